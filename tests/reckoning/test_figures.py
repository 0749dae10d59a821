"""The figures of one report: its lists, what changed since the previous one, and what cannot be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.model.dossier import Dossier
from generator.model.progress import PeriodProgress
from generator.reckoning.figures import ReportFigures, build_figures, build_states
from generator.reckoning.progress import State, TaskState
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix
from tests.reckonings import a_progress, a_report, a_rules, answer


def a_year_of(*deadlines: str) -> Dossier:
    """A plan of one group whose tasks I.1, I.2, … have these deadlines."""
    tasks = [a_task(nhiem_vu=f"Việc {number}", tien_do=text) for number, text in enumerate(deadlines, 1)]
    return a_dossier(plan=a_plan(an_appendix(a_task_list(a_group(*tasks)))))


DOSSIER = a_year_of(
    "Quý I/2022", "Quý I/2022", "Quý II/2022", "Tháng 4/2022", "Quý IV/2022", "Thường xuyên", "Quý III/2022"
)
FIRST = a_progress(
    answer("I.1", ngay_hoan_thanh="1/3/2022"),
    answer("I.2", "dang_thuc_hien", phan_tram=50),
    answer("I.7", "dang_thuc_hien", phan_tram=10),
)
SECOND = a_progress(
    answer("I.2", ngay_hoan_thanh="5/4/2022"),
    answer("I.3", "dang_thuc_hien", phan_tram=30),
    answer("I.5", "khong_thuc_hien", ly_do="Cấp trên bỏ"),
)


def figures_of(key: str, progress: dict[str, PeriodProgress] | None = None) -> ReportFigures:
    report = a_report(progress=progress if progress is not None else {"quy-1": FIRST, "6-thang": SECOND})
    period = report.period(key)
    assert period is not None
    figures, findings = build_figures(DOSSIER, report, period)
    assert findings == ()
    return figures


def keys(states: Sequence[TaskState]) -> str:
    return " ".join(one.task.key for one in states)


def test_the_lists_of_a_period_hold_the_tasks_that_they_say() -> None:
    figures = figures_of("6-thang")  # 15/12/2021 to 14/6/2022; the next one ends on 31/12/2022
    assert [one.state.value for one in figures.states] == [
        "dung_han", "qua_han_da_xong", "dang_thuc_hien", "qua_han_chua_xong", "khong_thuc_hien", "khong_han_co_dinh",
        "dang_thuc_hien",
    ]  # fmt: skip
    assert keys(figures.finished) == "I.1 I.2"
    assert keys(figures.late) == "I.4"
    assert keys(figures.under_way) == "I.3 I.7"
    assert keys(figures.cancelled) == "I.5"
    assert keys(figures.next_due) == "I.3 I.7"


def test_what_was_finished_before_the_window_is_not_finished_in_it() -> None:
    third = figures_of("quy-3")  # from 15/6/2022
    assert keys(third.finished) == ""
    assert third.tally.total.done == 2


def test_the_first_day_of_the_window_and_the_day_after_the_cut_off_are_in() -> None:
    done = [answer("I.1", ngay_hoan_thanh="14/6/2022"), answer("I.2", ngay_hoan_thanh="15/6/2022")]
    third = figures_of("quy-3", {"quy-3": a_progress(*done)})
    assert keys(third.finished) == "I.2"
    report = a_report()
    period = report.period("quy-1")
    assert period is not None
    days = a_year_of("14/3/2022", "15/3/2022", "30/6/2022", "01/7/2022")
    assert keys(build_figures(days, report, period)[0].next_due) == "I.2 I.3"


def test_two_reports_that_close_on_one_day_each_keep_to_their_own_answers() -> None:
    progress = {
        "quy-3": a_progress(answer("I.3", "dang_thuc_hien", phan_tram=30)),
        "9-thang": a_progress(answer("I.3", "dang_thuc_hien", phan_tram=60)),
    }
    assert figures_of("quy-3", progress).states[2].percent == 30
    assert figures_of("9-thang", progress).states[2].percent == 60


def test_what_was_late_before_is_not_newly_late() -> None:
    third = figures_of("quy-3")
    assert keys(third.late) == "I.3 I.4"
    assert keys(third.changes.late) == "I.3"


def test_what_changed_is_told_against_the_period_that_the_calendar_names() -> None:
    figures = figures_of("6-thang")
    assert figures.previous is not None
    assert figures.previous.key == "quy-1"
    assert keys(figures.changes.finished) == "I.2"
    assert keys(figures.changes.late) == "I.4"
    assert keys(figures.changes.cancelled) == "I.5"
    assert keys(figures.changes.started) == "I.3"
    assert figures.tally_before is not None
    assert figures.tally_before.total.done == 1


def test_a_first_or_an_ad_hoc_period_has_nothing_to_be_compared_with() -> None:
    for key in ("quy-1", "1/1/2022..30/4/2022"):
        figures = figures_of(key)
        assert (figures.previous, figures.before, figures.tally_before) == (None, (), None)
        assert figures.changes.finished == ()


def test_an_ad_hoc_period_counts_what_was_known_by_its_last_day() -> None:
    figures = figures_of("1/1/2022..30/4/2022")
    assert [one.state for one in figures.states[:4]] == [
        State.DONE_ON_TIME, State.OVERDUE, State.NOT_DUE, State.NOT_DUE,
    ]  # fmt: skip
    own = a_progress(answer("I.2", ngay_hoan_thanh="20/4/2022"))
    again = figures_of("1/1/2022..30/4/2022", {"quy-1": FIRST, "2022-01-01..2022-04-30": own})
    assert again.states[1].state is State.DONE_LATE
    assert keys(again.finished) == "I.1 I.2"


def test_a_later_period_never_changes_an_earlier_report() -> None:
    early = figures_of("quy-1", {"quy-1": FIRST})
    assert figures_of("quy-1") == early


def test_the_agencys_own_reading_of_before_a_day_is_kept() -> None:
    dossier = a_year_of("Trước 14/6/2022")
    for inclusive, state in ((False, State.OVERDUE), (True, State.NOT_DUE)):
        report = a_report(a_rules(truoc_ngay_ke_ca_ngay=inclusive))
        period = report.period("6-thang")
        assert period is not None
        assert build_states(dossier, report, period)[0].state is state


@pytest.mark.parametrize("key", ["quy-1", "6-thang", "quy-3", "9-thang", "nam", "2022-02-01..2022-02-28"])
def test_every_period_of_the_calendar_counts_every_task(key: str) -> None:
    assert figures_of(key).tally.total.total == 7


def test_findings_of_goals_and_statistics_come_sorted_by_place() -> None:
    report = a_report(
        a_rules(chi_tieu=[{"ma": "a", "ten": "A", "muc_tieu": "nhóm tốt"}]),
        bieu_mau=[
            {"so": "1", "ten": "B", "chi_tieu": [{"ma": "1", "ten": "T", "don_vi_tinh": "%", "kieu": "phan_tram"}]}
        ],
        inputs={"quy-1": {"thong_ke": {"1": {"1": "101"}}}},
    )
    period = report.period("quy-1")
    assert period is not None
    _, findings = build_figures(a_year_of("Quý I/2022"), report, period)
    assert [finding.code for finding in findings] == ["muc_tieu_khong_hieu", "chi_tieu_thieu_so", "ty_le_ngoai_100"]
