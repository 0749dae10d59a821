"""For any plan, answers and cut-off: one state a task, and parts that add up; checked by another way of reckoning."""

from __future__ import annotations

import datetime
from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.progress import Answer, LineProgress
from generator.reckoning.plan_tasks import NO_LEAD, PlanTask
from generator.reckoning.progress import NO_GROUP, Counts, State, TaskState, tally, task_states
from tests.reckonings import a_plan_task, answer

DAYS = st.dates(datetime.date(2022, 1, 1), datetime.date(2022, 3, 1))
GROUPS = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "")
TINY = Fraction(1, 10**20)
UNITS = ("Văn phòng", "Phòng Kế hoạch", "Các phòng", NO_LEAD)


@st.composite
def _answers(draw: st.DrawFn, task: str, line: int) -> LineProgress | None:
    said = draw(st.sampled_from([None, *Answer]))
    if said is None:
        return None
    if said is Answer.DONE:
        return answer(task, said.value, line, ngay_hoan_thanh=draw(DAYS))
    if said is Answer.UNDER_WAY:
        return answer(task, said.value, line, phan_tram=draw(st.integers(1, 99)))
    if said is Answer.CANCELLED:
        return answer(task, said.value, line, ly_do="Bỏ", phan_tram=draw(st.none() | st.integers(0, 99)))
    return answer(task, said.value, line)


@st.composite
def _plans(draw: st.DrawFn) -> tuple[list[PlanTask], dict[tuple[str, int], LineProgress]]:
    tasks, answers = [], {}
    for number in range(draw(st.integers(0, 8))):
        key = f"I.{number}"
        days = draw(st.lists(st.none() | DAYS, min_size=1, max_size=3))
        group, unit = draw(st.sampled_from(GROUPS)), draw(st.sampled_from(UNITS))
        tasks.append(a_plan_task(key, *days, unit=unit, group=group))
        for line in range(1, len(days) + 1):
            said = draw(_answers(key, line))
            if said is not None:
                answers[key, line] = said
    return tasks, answers


def _expected(task: PlanTask, answers: dict[tuple[str, int], LineProgress], cut_off: datetime.date) -> State:
    """The issue's words, read plainly: the first that is true."""
    kept = []
    for line in task.lines:
        known = answers.get((task.key, line.number))
        if known is None or known.answer is not Answer.CANCELLED:
            day = known.completed_on if known else None
            kept.append((line.last_day, day if day and day <= cut_off else None, known))
    if not kept:
        return State.CANCELLED
    if all(day for _, day, _ in kept):
        on_time = all(due is None or (day and (day - due).days <= 0) for due, day, _ in kept)
        return State.DONE_ON_TIME if on_time else State.DONE_LATE
    if not [due for due, _, _ in kept if due]:
        return State.NO_DEADLINE
    if [due for due, day, _ in kept if not day and due and (cut_off - due).days > 0]:
        return State.OVERDUE
    some_progress = [1 for _, _, known in kept if known and (known.percent or known.answer is Answer.DONE)]
    return State.UNDER_WAY if some_progress else State.NOT_DUE


def _plain_counts(states: list[TaskState]) -> dict[str, int]:
    counted = Counter(one.state.value for one in states)
    return {"tong": len(states), **{state.value: counted[state.value] for state in State}}


@settings(max_examples=150, deadline=None)
@given(_plans(), DAYS)
def test_each_task_is_in_the_first_state_whose_test_is_true(
    plan: tuple[list[PlanTask], dict[tuple[str, int], LineProgress]], cut_off: datetime.date
) -> None:
    tasks, answers = plan
    found = task_states(tasks, answers, cut_off)
    assert [one.task for one in found] == tasks
    assert [one.state for one in found] == [_expected(task, answers, cut_off) for task in tasks]


@settings(max_examples=100, deadline=None)
@given(_plans(), DAYS)
def test_percent_and_open_lines_say_the_same_as_the_state(
    plan: tuple[list[PlanTask], dict[tuple[str, int], LineProgress]], cut_off: datetime.date
) -> None:
    for one in task_states(*plan, cut_off):
        assert (one.percent == 100) is one.state.is_done is (one.completed_on is not None)
        assert bool(one.open_lines) is one.state.is_open
        assert one.completed_on is None or one.completed_on <= cut_off
        if one.state in (State.UNDER_WAY, State.NOT_DUE):
            assert (one.percent > 0) is (one.state is State.UNDER_WAY)


@settings(max_examples=100, deadline=None)
@given(_plans(), DAYS)
def test_parts_add_up_to_the_total_by_group_and_by_unit(
    plan: tuple[list[PlanTask], dict[tuple[str, int], LineProgress]], cut_off: datetime.date
) -> None:
    states = list(task_states(*plan, cut_off))
    counted = tally(states)
    assert counted.total.as_dict() == _plain_counts(states)
    for parts in (counted.groups, counted.units):
        for key in ("tong", *(state.value for state in State)):
            assert sum(counts.as_dict()[key] for counts in parts.values()) == counted.total.as_dict()[key]
    for name, counts in counted.groups.items():
        held = [one for one in states if (f"I. {one.task.group_name}" if one.task.group_name else NO_GROUP) == name]
        assert counts.as_dict() == _plain_counts(held)
    for name, counts in counted.units.items():
        held = [one for one in states if (one.task.lead[0] if one.task.lead else NO_LEAD) == name]
        assert counts.as_dict() == _plain_counts(held)


@given(st.lists(st.integers(0, 50), min_size=7, max_size=7))
def test_rates_are_shares_of_all_tasks(numbers: list[int]) -> None:
    counts = Counts.of_states(dict(zip(State, numbers, strict=True)))
    total = sum(numbers)
    assert list(counts.as_dict().values()) == [total, *numbers]
    if not total:
        assert counts.completion is None
        assert counts.share(State.OVERDUE) is None
        return
    for rate, part in (
        (counts.completion, numbers[0] + numbers[1]),
        *zip(map(counts.share, State), numbers, strict=True),
    ):
        assert rate is not None
        assert -TINY < Fraction(rate) - Fraction(100 * part, total) < TINY
