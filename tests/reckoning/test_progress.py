"""Which state a task is in: the order of the tests, and every boundary."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.dossier import Dossier
from generator.model.progress import LineProgress
from generator.reckoning.plan_tasks import plan_tasks
from generator.reckoning.progress import NO_GROUP, State, TaskState, answers_on, known_answers, tally, task_states
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix
from tests.reckonings import a_period, a_plan_task, a_progress, answer, day

ROOT = Path(__file__).parents[2]
CUT_OFF = day("14/3/2022")


def state_of(
    *answers: LineProgress, last_days: tuple[str | None, ...] = ("31/3/2022",), cut_off: datetime.date = CUT_OFF
) -> TaskState:
    task = a_plan_task("I.1", *last_days)
    (found,) = task_states([task], {(one.task, one.line): one for one in answers}, cut_off)
    return found


@pytest.mark.parametrize(
    ("last_day", "done_on", "state"),
    [
        ("10/3/2022", "10/3/2022", State.DONE_ON_TIME),  # on the last day itself
        ("10/3/2022", "11/3/2022", State.DONE_LATE),  # the day after
        ("10/3/2022", "01/12/2021", State.DONE_ON_TIME),
        (None, "14/3/2022", State.DONE_ON_TIME),  # no last day is never late
    ],
)
def test_a_finished_task_is_on_time_up_to_its_last_day(last_day: str | None, done_on: str, state: State) -> None:
    found = state_of(answer(ngay_hoan_thanh=done_on), last_days=(last_day,))
    assert (found.state, found.percent, found.completed_on, found.open_lines) == (state, 100, day(done_on), ())


@pytest.mark.parametrize(
    ("cut_off", "state"),
    [("13/3/2022", State.NOT_DUE), ("14/3/2022", State.NOT_DUE), ("15/3/2022", State.OVERDUE)],
)
def test_a_task_is_overdue_only_when_the_cut_off_is_after_its_last_day(cut_off: str, state: State) -> None:
    assert state_of(last_days=("14/3/2022",), cut_off=day(cut_off)).state is state


def test_overdue_comes_before_under_way() -> None:
    late = state_of(answer(said="dang_thuc_hien", phan_tram=90), last_days=("1/3/2022",))
    assert (late.state, late.percent) == (State.OVERDUE, 90)
    assert state_of(answer(said="dang_thuc_hien", phan_tram=90)).state is State.UNDER_WAY


def test_no_deadline_comes_before_under_way() -> None:
    found = state_of(answer(said="dang_thuc_hien", phan_tram=40), last_days=(None,))
    assert (found.state, found.percent) == (State.NO_DEADLINE, 40)


def test_what_is_done_after_the_cut_off_is_still_to_be_done_on_it() -> None:
    found = state_of(answer(ngay_hoan_thanh="15/3/2022"))
    assert (found.state, found.completed_on) == (State.UNDER_WAY, None)
    assert [line.number for line in found.open_lines] == [1]
    assert 0 < found.percent < 100
    late = state_of(answer(ngay_hoan_thanh="15/3/2022"), last_days=("13/3/2022",))
    assert late.state is State.OVERDUE


def test_a_cancelled_task_is_cancelled_whatever_its_last_day() -> None:
    for last_day in ("1/1/2022", "31/12/2022", None):
        said = answer(said="khong_thuc_hien", ly_do="Cấp trên bỏ")
        assert state_of(said, last_days=(last_day,)).state is State.CANCELLED


def test_a_task_is_done_when_all_its_lines_are_and_late_when_any_is() -> None:
    first = answer(line=1, ngay_hoan_thanh="1/2/2022")
    second = answer(line=2, ngay_hoan_thanh="5/3/2022")
    both = ("15/2/2022", "4/3/2022")
    assert state_of(first, last_days=both).state is State.OVERDUE
    done = state_of(first, second, last_days=both)
    assert (done.state, done.completed_on) == (State.DONE_LATE, day("5/3/2022"))
    assert state_of(first, second, last_days=("15/2/2022", "5/3/2022")).state is State.DONE_ON_TIME
    # The first line was late by its own last day, though the task's last one has not come.
    assert state_of(first, second, last_days=("31/1/2022", "31/12/2022")).state is State.DONE_LATE


def test_cancelled_lines_are_left_out_unless_all_are() -> None:
    gone = answer(line=1, said="khong_thuc_hien", ly_do="Không còn phù hợp")
    kept = answer(line=2, ngay_hoan_thanh="1/3/2022")
    assert state_of(gone, kept, last_days=("1/1/2022", "31/3/2022")).state is State.DONE_ON_TIME
    assert state_of(gone, last_days=("1/1/2022", "31/3/2022")).state is State.NOT_DUE
    assert state_of(gone, last_days=("1/1/2022", None)).state is State.NO_DEADLINE
    also = answer(line=2, said="khong_thuc_hien", ly_do="Bỏ")
    assert state_of(gone, also, last_days=("1/1/2022", "31/3/2022")).state is State.CANCELLED


def test_an_open_line_without_a_last_day_is_never_what_makes_a_task_late() -> None:
    found = state_of(answer(ngay_hoan_thanh="5/1/2022"), last_days=("10/1/2022", None))
    assert (found.state, found.percent) == (State.UNDER_WAY, 50)


@pytest.mark.parametrize(
    ("percents", "mean"), [((1, 0, 0), 1), ((99, 99), 99), ((50, 51), 51), ((0, 0), 0), ((33, 33, 34), 33)]
)
def test_the_percent_of_a_task_is_the_mean_of_its_lines_with_halves_up(percents: tuple[int, ...], mean: int) -> None:
    answers = [
        answer(line=number, said="dang_thuc_hien" if percent else "chua_thuc_hien", phan_tram=percent)
        for number, percent in enumerate(percents, 1)
    ]
    assert state_of(*answers, last_days=("31/12/2022",) * len(percents)).percent == mean


def test_a_task_that_lacks_a_sliver_is_not_a_hundred_percent_done() -> None:
    answers = [answer(line=number, ngay_hoan_thanh="1/1/2022") for number in range(1, 10)]
    last = answer(line=10, said="dang_thuc_hien", phan_tram=99)
    assert state_of(*answers, last, last_days=("31/12/2022",) * 10).percent == 99


def _deadline_states(text: str, cut_off: str, *, inclusive: bool) -> State:
    dossier: Dossier = a_dossier(plan=a_plan(an_appendix(a_task_list(a_group(a_task(tien_do=text))))))
    tasks = plan_tasks(dossier, before_is_exclusive=not inclusive)
    return task_states(tasks, {}, day(cut_off))[0].state


@pytest.mark.parametrize(
    ("text", "cut_off", "inclusive", "state"),
    [
        ("Trước 30/6/2022", "29/6/2022", False, State.NOT_DUE),
        ("Trước 30/6/2022", "30/6/2022", False, State.OVERDUE),
        ("Trước 30/6/2022", "30/6/2022", True, State.NOT_DUE),
        ("Trước 30/6/2022", "1/7/2022", True, State.OVERDUE),
        ("Quý II/2022", "30/6/2022", False, State.NOT_DUE),
        ("Quý II/2022", "1/7/2022", False, State.OVERDUE),
        ("Tháng 2/2022", "28/2/2022", False, State.NOT_DUE),
        ("Tháng 2/2022", "1/3/2022", False, State.OVERDUE),
        ("Thường xuyên", "31/12/2022", False, State.NO_DEADLINE),
    ],
)
def test_the_clerks_words_set_the_last_day(text: str, cut_off: str, inclusive: bool, state: State) -> None:
    assert _deadline_states(text, cut_off, inclusive=inclusive) is state


def test_answers_are_carried_forward_until_a_newer_one() -> None:
    periods = {key: a_period(key) for key in ("quy-1", "6-thang", "quy-3", "9-thang", "nam")}
    early = answer(said="dang_thuc_hien", phan_tram=20)
    later = answer(said="dang_thuc_hien", phan_tram=70)
    other = answer("I.2", said="chua_thuc_hien")
    progress = {"quy-3": a_progress(later), "quy-1": a_progress(early, other)}
    for key, expected in (("quy-1", 20), ("6-thang", 20), ("quy-3", 70), ("nam", 70)):
        known = known_answers(progress, periods, periods[key].cut_off)
        assert known["I.1", 1].percent == expected, key
        assert known["I.2", 1] == other
    assert known_answers(progress, periods, day("13/3/2022")) == {}


def test_of_periods_that_close_on_one_day_the_reports_own_speaks_last() -> None:
    periods = {key: a_period(key) for key in ("quy-3", "9-thang")}
    progress = {
        "quy-3": a_progress(answer(said="dang_thuc_hien", phan_tram=30)),
        "9-thang": a_progress(answer(said="dang_thuc_hien", phan_tram=60)),
    }
    for own, percent in (("quy-3", 30), ("9-thang", 60), ("", 60)):  # of two others the longer
        assert known_answers(progress, periods, day("14/9/2022"), own=own)["I.1", 1].percent == percent


def test_an_ad_hoc_period_takes_what_the_calendar_knew_by_its_end() -> None:
    periods = {"quy-1": a_period("quy-1"), "6-thang": a_period("6-thang")}
    progress = {
        "quy-1": a_progress(answer(said="dang_thuc_hien", phan_tram=20)),
        "6-thang": a_progress(answer(ngay_hoan_thanh="2/4/2022")),
    }
    ad_hoc = a_period("1/1/2022..30/4/2022")
    assert known_answers(progress, periods, ad_hoc.cut_off)["I.1", 1].percent == 20


def test_on_any_day_what_is_known_since_to_be_done_by_then_counts_as_done() -> None:
    periods = {"quy-1": a_period("quy-1"), "6-thang": a_period("6-thang")}
    progress = {
        "quy-1": a_progress(answer(said="dang_thuc_hien", phan_tram=20)),
        "6-thang": a_progress(answer(ngay_hoan_thanh="2/4/2022")),
    }
    assert answers_on(progress, periods, day("1/4/2022"))["I.1", 1].percent == 20
    assert answers_on(progress, periods, day("2/4/2022"))["I.1", 1].completed_on == datetime.date(2022, 4, 2)


def test_a_task_outside_every_group_is_counted_in_a_group_of_its_own_at_the_end() -> None:
    tasks = [a_plan_task("1", group=""), a_plan_task("I.1")]
    counted = tally(task_states(tasks, {}, CUT_OFF))
    assert list(counted.groups) == ["I. Cải cách thể chế", NO_GROUP]
    assert sum(counts.total for counts in counted.groups.values()) == counted.total.total == 2


def test_an_empty_plan_counts_nothing_and_has_no_rate() -> None:
    counted = tally(())
    assert counted.total.as_dict() == {"tong": 0, **{state.value: 0 for state in State}}
    assert (counted.groups, counted.units, counted.total.completion) == ({}, {}, None)


def test_no_module_loads_pandas_before_something_is_counted() -> None:
    code = (
        "import importlib, pkgutil, sys, generator\n"
        "for module in pkgutil.walk_packages(generator.__path__, 'generator.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "print([name for name in ('pandas', 'numpy') if name in sys.modules])\n"
        "from generator.reckoning.progress import tally\n"
        "tally(())\n"
        "print('pandas' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
