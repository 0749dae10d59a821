"""What is asked of each unit: what falls due since the last known state, and what was late on it."""

from __future__ import annotations

import dataclasses

from generator.model.progress import LineProgress
from generator.reckoning.progress import task_states
from generator.reckoning.reminders import UnitReminders, build_reminders, count_reminders, last_known_day
from tests.reckonings import a_line, a_period, a_plan_task, a_progress, answer, day

TASKS = (
    a_plan_task("I.1", "31/1/2022"),
    a_plan_task("I.2", "14/3/2022", unit="Phòng Kế hoạch"),
    a_plan_task("I.3", "15/3/2022"),
    a_plan_task("I.4", "20/3/2022", unit="Phòng Kế hoạch"),
    a_plan_task("I.5", "21/3/2022"),
    a_plan_task("I.6", None),
    a_plan_task("I.7", "1/2/2022", "20/3/2022", "31/12/2022"),
)
UNTIL = day("20/3/2022")


def asked(*answers: LineProgress, known_on: str | None = "14/3/2022") -> dict[str, tuple[str, str]]:
    states = task_states(TASKS, {(one.task, one.line): one for one in answers}, UNTIL)
    found = build_reminders(states, UNTIL, day(known_on) if known_on else None)
    return {one.unit: (said(one, "due"), said(one, "late")) for one in found}


def said(one: UnitReminders, name: str) -> str:
    return " ".join(f"{item.task.key}/{item.line.number}+{item.days_late}" for item in getattr(one, name))


def test_late_is_what_was_past_on_the_last_known_day_and_due_what_fell_due_since() -> None:
    assert asked() == {
        "Văn phòng": ("I.3/1+5 I.7/2+0", "I.1/1+48 I.7/1+47"),
        "Phòng Kế hoạch": ("I.4/1+0", "I.2/1+6"),
    }


def test_where_nothing_was_ever_told_what_is_past_is_late() -> None:
    assert asked(known_on=None) == {
        "Văn phòng": ("I.7/2+0", "I.1/1+48 I.7/1+47 I.3/1+5"),
        "Phòng Kế hoạch": ("I.4/1+0", "I.2/1+6"),
    }


def test_what_is_done_or_cancelled_is_not_asked_for() -> None:
    assert asked(
        answer("I.1", ngay_hoan_thanh="20/3/2022"),
        answer("I.2", "khong_thuc_hien", ly_do="Bỏ"),
        answer("I.4", ngay_hoan_thanh="21/3/2022"),  # after the day: still open on it
        answer("I.7", line=1, ngay_hoan_thanh="1/1/2022"),
        answer("I.7", "khong_thuc_hien", line=2, ly_do="Bỏ"),
    ) == {"Văn phòng": ("I.3/1+5", ""), "Phòng Kế hoạch": ("I.4/1+0", "")}


def test_the_last_known_day_is_the_newest_cut_off_with_progress_up_to_the_day() -> None:
    periods = {key: a_period(key) for key in ("quy-1", "6-thang", "nam")}
    progress = {"quy-1": a_progress(), "nam": a_progress()}
    assert last_known_day(progress, periods, day("13/3/2022")) is None
    assert last_known_day(progress, periods, day("14/3/2022")) == day("14/3/2022")
    assert last_known_day(progress, periods, day("1/7/2022")) == day("14/3/2022")
    assert last_known_day(progress, periods, day("14/12/2022")) == day("14/12/2022")


def test_each_line_is_asked_of_the_units_that_lead_it_and_counted_once() -> None:
    first, second = (a_line("1/3/2022", number) for number in (1, 2))
    lines = (first, dataclasses.replace(second, lead=("Thanh tra", "Phòng Kế hoạch")))
    task = dataclasses.replace(a_plan_task("I.1"), lines=lines)
    found = build_reminders(task_states([task], {}, UNTIL), UNTIL, None)
    assert {one.unit: said(one, "late") for one in found} == {
        "Văn phòng": "I.1/1+19",
        "Thanh tra": "I.1/2+19",
        "Phòng Kế hoạch": "I.1/2+19",
    }
    assert count_reminders(found) == (2, 0)
