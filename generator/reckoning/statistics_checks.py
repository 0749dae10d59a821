"""What figures of the statistics forms cannot be together: parts above totals, ratios above 100, sums that fall.

It compares figures with each other and with earlier periods; whether one text is a number is judged where it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity
from generator.model.period import Period
from generator.model.report import PeriodInput
from generator.model.statistics import Indicator, IndicatorKind, StatisticsForm
from generator.reckoning.progress import Counts
from generator.reckoning.statistics import FormResult, FormRow, fill_forms
from generator.vietnamese import fold

if TYPE_CHECKING:
    from generator.model.report_year import ReportYear

__all__ = ["check_statistics", "earlier_periods"]


def check_statistics(
    report: ReportYear, period: Period, results: tuple[FormResult, ...], totals: Mapping[str, Counts]
) -> Iterator[Finding]:
    """Everything that arithmetic says against the figures of a period, and what is still missing.

    Args:
        report: the forms, and the figures of all periods.
        period: the period of `results`.
        results: the forms as filled in.
        totals: the counts of the whole plan on the cut-off of each earlier period, by its key.
    """
    given = report.inputs.get(period.key)
    if not report.rules.has_statistics:
        yield from _unprinted(report, period, given)
        return
    earlier = [
        (before, fill_forms(report.forms, report.inputs.get(before.key), before, totals.get(before.key)))
        for before in earlier_periods(report, period)
    ]
    for number, result in enumerate(results):
        places = _Places(report, period, result.form)
        yield from _check_declared(result.form, places)
        if given is not None:
            yield from _check_missing(result, given, places)
        for row in result.rows:
            yield from _check_row(row, result, given, places)
            for before, forms in earlier:
                yield from _check_falling(row, forms[number], before, places)


def earlier_periods(report: ReportYear, period: Period) -> tuple[Period, ...]:
    """The periods of the calendar that closed before this one and that something was given for, the oldest first."""
    return tuple(
        before for before in report.periods() if before.cut_off < period.cut_off and before.key in report.inputs
    )


class _Places:
    """Where the figures and the indicators of one form stand."""

    def __init__(self, report: ReportYear, period: Period, form: StatisticsForm) -> None:
        self._report, self._period, self.form = report, period, form

    def figure(self, indicator: Indicator) -> Place:
        """Where a person gives the figure, or for a reckoned one the first of those it is reckoned from."""
        codes = (indicator.parsed_formula or ("", ()))[1]
        for code in (*codes, indicator.code):
            place = self._report.places.get((self._period.key, "thong_ke", self.form.number, code))
            if place is not None:
                return place
        return self._report.place(self._period.key, "thong_ke", self.form.number, indicator.code)

    def declared(self, indicator: Indicator) -> Place:
        """Where the indicator is declared."""
        return self._report.place("bieu_mau", self.form.number, indicator.code)


def _unprinted(report: ReportYear, period: Period, given: PeriodInput | None) -> Iterator[Finding]:
    if given is not None and (given.figures or given.notes):
        first = next(((form, code) for form, codes in given.figures.items() for code in codes), ())
        yield _error(
            "thong_ke_khong_in",
            report.places.get((period.key, "thong_ke", *first)) or report.place(period.key, "thong_ke"),
            "có số liệu thống kê mà báo cáo không có phụ lục thống kê",
            "xóa các số ấy, hay tệp Excel của chúng; hoặc ghi phu_luc_thong_ke: true trong bao_cao.yaml",
        )


def _check_declared(form: StatisticsForm, places: _Places) -> Iterator[Finding]:
    """What cannot be in the form itself, whatever the figures."""
    by_code = {indicator.code: indicator for indicator in form.indicators}
    for indicator in form.indicators:
        name, place = f"biểu {form.number}, chỉ tiêu {indicator.code}", places.declared(indicator)
        is_percent = "%" in (indicator.unit or "") or fold("phần trăm") in fold(indicator.unit or "")
        if indicator.kind is IndicatorKind.COUNT and is_percent:
            message = f"{name} là số đếm mà đơn vị tính là {indicator.unit}"
            yield _error("dem_ma_phan_tram", place, message, "sửa don_vi_tinh, hoặc đổi kieu thành phan_tram")
        if indicator.kind is IndicatorKind.PERCENT and indicator.unit and not is_percent:
            message = f"{name} là tỷ lệ % mà đơn vị tính là {indicator.unit}"
            yield _error("phan_tram_ma_dem", place, message, 'ghi don_vi_tinh: "%", hoặc sửa kieu')
        for code in (indicator.parsed_formula or ("", ()))[1]:
            part = by_code.get(code)
            if part is not None and part.kind in (IndicatorKind.HEADING, IndicatorKind.CODE):
                message = f"{name}: công thức dùng mã {code}, là dòng không có số để tính"
                yield _error("cong_thuc_khong_so", place, message, "sửa cong_thuc, hoặc kieu của dòng ấy")
            elif part is not None and part.periods and not set(indicator.periods or ("*",)) <= set(part.periods):
                message = f"{name}: công thức dùng mã {code}, mà mã ấy không dùng cho mọi kỳ của chỉ tiêu này"
                yield _error("cong_thuc_khac_ky", place, message, "ghi cùng các kỳ cho cả hai")
        if _comes_back(indicator.code, by_code):
            yield _error("cong_thuc_vong", place, f"{name}: công thức dẫn vòng về chính nó", "sửa cong_thuc")


def _comes_back(start: str, by_code: Mapping[str, Indicator]) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        indicator = by_code.get(waiting.pop())
        for code in (indicator.parsed_formula or ("", ()))[1] if indicator else ():
            if code == start:
                return True
            if code not in seen:
                seen.add(code)
                waiting.append(code)
    return False


def _check_missing(result: FormResult, given: PeriodInput, places: _Places) -> Iterator[Finding]:
    entered = given.figures.get(result.form.number, {})
    missing = [row.indicator for row in result.rows if row.indicator.is_entered and row.indicator.code not in entered]
    if missing:
        shown = ", ".join(indicator.code for indicator in missing[:20]) + (", …" if len(missing) > 20 else "")
        yield Finding(
            "thong_ke_thieu_so",
            Severity.WARNING,
            places.figure(missing[0]),
            f"biểu {result.form.number} chưa có số liệu của {len(missing)} chỉ tiêu: {shown}; in là “-”",
            "ghi số liệu; thật sự chưa có số thì ghi -",
        )


def _check_row(row: FormRow, result: FormResult, given: PeriodInput | None, places: _Places) -> Iterator[Finding]:
    indicator, place = row.indicator, places.figure(row.indicator)
    name = f"biểu {result.form.number}, chỉ tiêu {indicator.code}"
    operator, codes = indicator.parsed_formula or ("", ())
    if operator == "/":
        part, whole = (result.row(code) for code in codes)
        if part and whole and _above(part.value, whole.value):
            message = f"{name}: phần ({part.indicator.code} = {part.text}) lớn hơn toàn thể ({_said(whole)})"
            yield _error("phan_lon_hon_tong", place, message, "sửa một trong hai số")
    elif indicator.kind is IndicatorKind.PERCENT and row.value is not None:
        if not 0 <= row.value <= 100:
            message = f"{name}: tỷ lệ {row.text} không nằm trong khoảng từ 0 đến 100"
            yield _error("ty_le_ngoai_100", place, message, "sửa lại; số có thể vượt 100 thì đặt kieu: so_thap_phan")
        typed = (given.figures if given else {}).get(result.form.number, {}).get(indicator.code, "")
        if len(typed.strip().partition(",")[2]) > 2:
            message = f"{name}: tỷ lệ “{typed}” có hơn hai chữ số sau dấu phẩy, in ra sẽ mất số lẻ"
            yield _error("ty_le_le_dai", place, message, f"làm tròn thành {row.text}")
    limit = result.row(indicator.at_most) if indicator.at_most else None
    if limit and _above(row.value, limit.value):
        message = f"{name} = {row.text} lớn hơn {limit.indicator.code} = {limit.text} là số không thể vượt"
        yield _error("vuot_tong", place, message, "sửa một trong hai số")
    yield from _check_parts(row, result, name, place)


def _check_parts(row: FormRow, result: FormResult, name: str, place: Place) -> Iterator[Finding]:
    """A total below the sum of its own parts: 4.1 and 4.1.1, 4.1.2, …, none of which alone is above it.

    Whether such parts can overlap is not declared, so a person is asked and nothing refused.
    """
    total = row.indicator.code
    parts = [
        part
        for part in result.rows
        if part.indicator.at_most == total and part.indicator.code.startswith(f"{total}.") and part.value is not None
    ]
    values = [part.value for part in parts if part.value is not None]
    if (
        len(values) < 2
        or any(_above(value, row.value) for value in values)
        or not _above(sum(values, Decimal()), row.value)
    ):
        return
    message = f"{name} = {row.text} nhỏ hơn tổng các phần của nó ({' + '.join(_said(part) for part in parts)})"
    hint = "nếu không việc nào thuộc hai phần thì sửa lại một trong các số"
    yield Finding("tong_cac_phan", Severity.WARNING, place, message, hint)


def _above(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one > other


def _said(row: FormRow) -> str:
    return f"{row.indicator.code} = {row.text}"


def _check_falling(row: FormRow, earlier: FormResult, before: Period, places: _Places) -> Iterator[Finding]:
    if not row.indicator.cumulative:
        return
    old = earlier.row(row.indicator.code)
    if old is not None and _above(old.value, row.value):
        message = (
            f"biểu {places.form.number}, chỉ tiêu {row.indicator.code} lũy kế từ đầu năm là {row.text},"
            f" nhỏ hơn {old.text} của {before.name}"
        )
        yield _error("luy_ke_giam", places.figure(row.indicator), message, "sửa số của một trong hai kỳ")


def _error(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)
