"""What targets ask, and whether the figures of a period reach them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Severity
from generator.reckoning.goals import GoalResult, goal_results
from generator.reckoning.targets import parse_target
from tests.reckonings import a_period, a_report, a_rules


@pytest.mark.parametrize(
    ("words", "enough", "not_enough"),
    [
        ("100%", "100", "99.99"),
        ("80%", "80", "79.9"),
        ("Đạt 100% hồ sơ", "100", "99"),
        ("100% trong năm 2022", "100", "99"),
        ("tối thiểu 83%", "83", "82.99"),
        ("ít nhất 83,5%", "83.5", "83.4"),
        ("từ 80% trở lên", "80", "79"),
        ("≥ 90%", "90", "89"),
        ("trên 90%", "90.01", "90"),
        ("dưới 5%", "4.99", "5"),
        ("không quá 3 ngày", "3", "3.5"),
        ("tối đa 3", "3", "4"),
        ("5% trở xuống", "5", "5.1"),
        ("80-90%", "80", "79"),
        ("từ 80 đến 90%", "80", "79"),
        ("trên 1.000 hồ sơ", "1001", "1000"),
        ("0", "0", "1"),
        ("0%", "0", "0.1"),
        ("không có", "0", "1"),
        ("không để xảy ra hồ sơ trễ hạn", "0", "1"),
    ],
)
def test_a_target_is_met_from_its_bound_on(words: str, enough: str, not_enough: str) -> None:
    for written in (words, words.upper(), f"  {words}. "):
        target = parse_target(written)
        assert target is not None, written
        assert target.is_met_by(Decimal(enough))
        assert not target.is_met_by(Decimal(not_enough))


@pytest.mark.parametrize(
    "words", ["Hoàn thành", "nhóm tốt", "100% và 80%", "90-80%", "1.5%", "80% tối thiểu", "80% hoặc hơn", ""]
)
def test_a_target_that_is_not_understood_whole_is_not_guessed(words: str) -> None:
    assert parse_target(words) is None


@given(st.integers(0, 10**6), st.integers(1, 50), st.integers(0, 10**7))
def test_above_the_assigned_figure_is_reckoned_as_percent_of_it(assigned: int, percent: int, actual: int) -> None:
    target = parse_target(f"vượt {percent}-{percent + 5}% so với chỉ tiêu được UBND tỉnh giao")
    assert target is not None
    assert target.over_assigned
    assert target.over(Decimal(assigned)).is_met_by(Decimal(actual)) is (100 * actual >= assigned * (100 + percent))


def results(target: str, figure: dict[str, Any] | None, earlier: dict[str, Any] | None = None) -> tuple[Any, ...]:
    rules = a_rules(chi_tieu=[{"ma": "hai_long", "ten": "Mức độ hài lòng", "muc_tieu": target}])
    inputs = {
        key: {"chi_tieu": {"hai_long": given}} if given else {}
        for key, given in (("6-thang", figure), ("quy-1", earlier))
    }
    found, findings = goal_results(a_report(rules, inputs=inputs), a_period("6-thang"), a_period("quy-1"))
    return found[0], {finding.code: finding.severity for finding in findings}


def test_a_goal_has_its_previous_figure_beside_it() -> None:
    goal: GoalResult
    goal, codes = results("tối thiểu 83%", {"thuc_hien": "86,57", "ghi_chu": "phiếu điện tử"}, {"thuc_hien": "82,9"})
    assert (goal.actual, goal.reached, goal.low, goal.high) == ("86,57", True, Decimal(83), None)
    assert (goal.previous_actual, goal.previous_reached, goal.note) == ("82,9", False, "phiếu điện tử")
    assert codes == {}


def test_five_percent_above_an_assigned_forty_is_forty_two() -> None:
    words = "vượt 5-10% so với chỉ tiêu giao"
    for actual, reached in (("42", True), ("41,99", False), ("45", True)):
        goal, codes = results(words, {"thuc_hien": actual, "chi_tieu_giao": "40"})
        assert (goal.reached, goal.low, goal.assigned) == (reached, Decimal(42), "40")
        assert codes == {}


@pytest.mark.parametrize(
    ("target", "figure", "code", "severity"),
    [
        ("nhóm tốt", {"thuc_hien": "3"}, "muc_tieu_khong_hieu", Severity.WARNING),
        ("vượt 5% so với chỉ tiêu giao", {"thuc_hien": "3"}, "chi_tieu_thieu_giao", Severity.WARNING),
        ("80%", {"thuc_hien": "3", "chi_tieu_giao": "2"}, "chi_tieu_giao_thua", Severity.ERROR),
        ("80%", {}, "chi_tieu_thieu_so", Severity.WARNING),
        ("80%", {"thuc_hien": "180"}, "chi_tieu_ngoai_100", Severity.WARNING),
    ],
)
def test_what_cannot_be_judged_or_printed_is_said(
    target: str, figure: dict[str, Any], code: str, severity: Severity
) -> None:
    goal, codes = results(target, figure)
    assert codes == {code: severity}
    if code not in ("chi_tieu_ngoai_100", "chi_tieu_giao_thua"):
        assert goal.reached is None


def test_a_goal_whose_figure_is_said_not_to_exist_yet_lacks_nothing() -> None:
    goal, codes = results("80%", {"thuc_hien": "-"})
    assert (goal.actual, goal.reached, codes) == (None, None, {})
