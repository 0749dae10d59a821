"""The statistics forms filled in, and every check that arithmetic allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Finding, Place, Severity
from generator.model.report_year import ReportYear
from generator.reckoning.progress import Counts, State
from generator.reckoning.statistics import FormResult, fill_forms
from generator.reckoning.statistics_checks import check_statistics
from generator.vietnamese import format_integer
from tests.reckonings import a_period, a_report, a_rules

TOTAL = Counts.of_states({State.DONE_ON_TIME: 5, State.DONE_LATE: 1, State.NOT_DUE: 20, State.CANCELLED: 1})
FORM: list[dict[str, Any]] = [
    {"ma": "1", "ten": "Số văn bản", "don_vi_tinh": "Văn bản", "kieu": "so_nguyen", "luy_ke": True},
    {"ma": "2", "ten": "Tỷ lệ hoàn thành kế hoạch", "don_vi_tinh": "%", "kieu": "phan_tram", "cong_thuc": "2.2 / 2.1"},
    {"ma": "2.1", "ten": "Số nhiệm vụ", "kieu": "so_nguyen", "nguon": "so_nhiem_vu"},
    {"ma": "2.2", "ten": "Số nhiệm vụ xong", "kieu": "so_nguyen", "nguon": "so_nhiem_vu_hoan_thanh"},
    {"ma": "3", "ten": "Kiểm tra", "kieu": "tieu_de"},
    {"ma": "3.1", "ten": "Số vấn đề", "kieu": "so_nguyen"},
    {"ma": "3.2", "ten": "Số vấn đề đã xử lý", "kieu": "so_nguyen", "khong_vuot": "3.1"},
    {"ma": "3.3", "ten": "Tỷ lệ xử lý", "don_vi_tinh": "%", "kieu": "phan_tram", "cong_thuc": "3.2 / 3.1"},
    {"ma": "4", "ten": "Tổng hồ sơ", "kieu": "so_nguyen", "cong_thuc": "4.1 + 4.2"},
    {"ma": "4.1", "ten": "Trực tuyến", "kieu": "so_nguyen"},
    {"ma": "4.2", "ten": "Trực tiếp", "kieu": "so_nguyen"},
    {"ma": "5", "ten": "Vốn", "don_vi_tinh": "Triệu đồng", "kieu": "so_thap_phan"},
    {"ma": "6", "ten": "Khảo sát", "kieu": "ma", "gia_tri": {"1": "Có", "0": "Không"}, "ghi_chu": "Có = 1"},
    {"ma": "7", "ten": "Tỷ lệ sử dụng", "don_vi_tinh": "%", "kieu": "phan_tram"},
]
GIVEN = {
    "1": "12", "3.1": "49", "3.2": "11", "4.1": "120.000", "4.2": "5712", "5": "1.250,50", "6": "1", "7": "99,5",
}  # fmt: skip


def a_year(
    given: dict[str, str] | None = None,
    *,
    form: list[dict[str, Any]] | None = None,
    others: Mapping[str, dict[str, Any]] | None = None,
    notes: dict[str, str] | None = None,
) -> ReportYear:
    """One form; the figures of six months, and what `others` give for other periods."""
    entered = {"thong_ke": {"1": GIVEN if given is None else given}, "ghi_chu_thong_ke": {"1": notes or {}}}
    inputs = {**(others or {}), "6-thang": entered}
    return a_report(bieu_mau=[{"so": "1", "ten": "Chỉ đạo", "chi_tieu": form or FORM}], inputs=inputs)


def of_period(key: str, **figures: str) -> dict[str, dict[str, Any]]:
    return {
        key: {"thong_ke": {"1": {code.removeprefix("m").replace("_", "."): text for code, text in figures.items()}}}
    }


def filled(report: ReportYear, key: str = "6-thang") -> FormResult:
    return fill_forms(report.forms, report.inputs.get(key), a_period(key), TOTAL)[0]


def checked(report: ReportYear, key: str = "6-thang") -> dict[str, Finding]:
    results = fill_forms(report.forms, report.inputs.get(key), a_period(key), TOTAL)
    return {finding.code: finding for finding in check_statistics(report, a_period(key), results, {})}


def test_figures_are_printed_as_the_regime_prints_them() -> None:
    report = a_year()
    assert {row.indicator.code: row.text for row in filled(report).rows} == {
        "1": "12", "2": "22,22", "2.1": "27", "2.2": "6", "3": "", "3.1": "49", "3.2": "11", "3.3": "22,45",
        "4": "125.712", "4.1": "120.000", "4.2": "5.712", "5": "1.250,50", "6": "1", "7": "99,50",
    }  # fmt: skip
    assert checked(report) == {}


def test_what_has_no_figure_yet_is_a_dash_and_so_is_what_is_reckoned_from_it() -> None:
    rows = {row.indicator.code: row for row in filled(a_year({**GIVEN, "3.1": "-", "4.2": "-"})).rows}
    assert [rows[code].text for code in ("3.1", "3.3", "4", "4.1")] == ["-", "-", "-", "120.000"]
    assert rows["4"].value is None


def test_a_ratio_of_nothing_is_a_dash() -> None:
    report = a_year({**GIVEN, "3.1": "0", "3.2": "0"})
    assert filled(report).row("3.3").text == "-"  # type: ignore[union-attr]
    assert checked(report) == {}


def test_notes_of_the_form_and_of_the_period_stand_together() -> None:
    report = a_year(notes={"6": "Phát phiếu", "7": "Ước tính"})
    notes = {row.indicator.code: row.note for row in filled(report).rows if row.note}
    assert notes == {"6": "Có = 1; Phát phiếu", "7": "Ước tính"}


def test_an_indicator_of_other_periods_is_left_out() -> None:
    form = [*FORM, {"ma": "8", "ten": "Chỉ cả năm", "kieu": "so_nguyen", "ky": ["nam"]}]
    assert filled(a_year(form=form)).row("8") is None
    year = filled(a_year(form=form, others=of_period("nam", m8="3")), "nam").row("8")
    assert year is not None
    assert year.text == "3"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"3.2": "50"}, "vuot_tong"),
        ({"7": "100,01"}, "ty_le_ngoai_100"),
        ({"7": "99,505"}, "ty_le_le_dai"),
    ],
)
def test_a_figure_that_cannot_be_is_told(changes: dict[str, str], code: str) -> None:
    assert code in checked(a_year({**GIVEN, **changes}))


def test_a_part_above_its_whole_is_told_with_both_figures() -> None:
    found = checked(a_year({**GIVEN, "3.2": "50"}))
    assert set(found) == {"vuot_tong", "phan_lon_hon_tong"}
    assert "3.2 = 50" in found["phan_lon_hon_tong"].message
    assert "3.1 = 49" in found["phan_lon_hon_tong"].message


def test_parts_that_add_up_to_more_than_their_total_are_asked_about() -> None:
    form = [
        {"ma": "4.1", "ten": "Tổng số được giao", "kieu": "so_nguyen"},
        *({"ma": code, "ten": code, "kieu": "so_nguyen", "khong_vuot": "4.1"} for code in ("4.1.1", "4.1.2", "5")),
    ]
    figures = {"4.1": "10", "4.1.1": "6", "4.1.2": "5", "5": "10"}
    found = checked(a_year(figures, form=form))
    assert {code: one.severity for code, one in found.items()} == {"tong_cac_phan": Severity.WARNING}
    assert "4.1 = 10 nhỏ hơn tổng các phần của nó (4.1.1 = 6 + 4.1.2 = 5)" in found["tong_cac_phan"].message
    assert checked(a_year({**figures, "4.1.2": "4"}, form=form)) == {}
    assert set(checked(a_year({**figures, "4.1.2": "11"}, form=form))) == {"vuot_tong"}


def test_a_cumulative_figure_does_not_fall_from_period_to_period() -> None:
    assert set(checked(a_year(others=of_period("quy-1", m1="13")))) == {"luy_ke_giam"}
    assert checked(a_year(others=of_period("quy-1", m1="12"))) == {}
    # What closes later is no measure of what closed before; what is not cumulative may fall.
    assert checked(a_year(others=of_period("nam", m1="13"))) == {}
    assert checked(a_year(others=of_period("quy-1", m3_1="1000"))) == {}


def test_missing_figures_are_told_once_a_form() -> None:
    found = checked(a_year({"1": "12"}))
    assert set(found) == {"thong_ke_thieu_so"}
    assert "7 chỉ tiêu: 3.1, 3.2, 4.1, 4.2, 5, 6, 7" in found["thong_ke_thieu_so"].message


@pytest.mark.parametrize(
    ("indicators", "code"),
    [
        ([{"ma": "1", "ten": "Số hồ sơ", "don_vi_tinh": "%", "kieu": "so_nguyen"}], "dem_ma_phan_tram"),
        ([{"ma": "1", "ten": "Tỷ lệ", "don_vi_tinh": "Hồ sơ", "kieu": "phan_tram"}], "phan_tram_ma_dem"),
        (
            [
                {"ma": "1", "ten": "A", "kieu": "so_nguyen", "cong_thuc": "2 + 3"},
                {"ma": "2", "ten": "B", "kieu": "so_nguyen", "cong_thuc": "1 + 3"},
                {"ma": "3", "ten": "C", "kieu": "so_nguyen"},
            ],
            "cong_thuc_vong",
        ),
        (
            [
                {"ma": "1", "ten": "A", "kieu": "phan_tram", "cong_thuc": "2 / 3"},
                {"ma": "2", "ten": "B", "kieu": "tieu_de"},
                {"ma": "3", "ten": "C", "kieu": "so_nguyen"},
            ],
            "cong_thuc_khong_so",
        ),
        (
            [
                {"ma": "1", "ten": "A", "kieu": "phan_tram", "cong_thuc": "2 / 3"},
                {"ma": "2", "ten": "B", "kieu": "so_nguyen", "ky": ["nam"]},
                {"ma": "3", "ten": "C", "kieu": "so_nguyen"},
            ],
            "cong_thuc_khac_ky",
        ),
    ],
)
def test_a_form_that_cannot_be_right_is_told(indicators: list[dict[str, Any]], code: str) -> None:
    assert code in checked(a_year({}, form=indicators))


def test_figures_that_no_appendix_prints_are_told() -> None:
    report = a_report(a_rules(phu_luc_thong_ke=False), inputs={"6-thang": {"thong_ke": {"1": {"1": "5"}}}})
    found = list(check_statistics(report, a_period("6-thang"), (), {}))
    assert [finding.code for finding in found] == ["thong_ke_khong_in"]
    spot = Place(file="bao_cao/6_thang_thong_ke.xlsx", sheet="Số liệu", cell="E7")
    sheet = replace(report, places={("6-thang", "thong_ke", "1", "1"): spot})
    assert [one.place for one in check_statistics(sheet, a_period("6-thang"), (), {})] == [spot]


def test_a_fault_of_a_ratio_stands_where_its_parts_were_entered() -> None:
    report = a_year({**GIVEN, "3.2": "50"})
    spot = Place(file="bao_cao/6_thang.yaml", line=7)
    places: dict[tuple[str, ...], Place] = {("6-thang", "thong_ke", "1", "3.2"): spot}
    known = ReportYear(report.year, report.rules, report.forms, report.inputs, report.progress, places)
    assert {finding.place for finding in checked(known).values()} == {spot}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_ratios_and_sums_follow_from_any_figures(whole: int, part: int, other: int) -> None:
    given = {**GIVEN, "3.1": format_integer(whole), "3.2": str(part), "4.1": str(part), "4.2": format_integer(other)}
    report = a_year(given)
    result = filled(report)
    ratio, total = result.row("3.3"), result.row("4")
    assert ratio is not None
    assert total is not None
    assert total.text.replace(".", "") == str(part + other)
    if whole:
        hundredths = (part * 20000 + whole) // (2 * whole)  # half up
        assert ratio.text.replace(".", "").replace(",", "").lstrip("0") == str(hundredths).lstrip("0")
        assert ratio.text[-3] == ","
        assert ratio.value is not None
        assert abs(ratio.value - Decimal(part) * 100 / Decimal(whole)) < Decimal("1e-9")
    else:
        assert ratio.text == "-"
    assert ("phan_lon_hon_tong" in checked(report)) is (part > whole)
