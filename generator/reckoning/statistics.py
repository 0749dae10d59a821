"""The statistics forms of a report filled in: entered figures read, ratios and sums reckoned, plan rows counted.

It knows arithmetic and the forms as the agency declares them; what a figure cannot be is judged elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.model.period import Period
from generator.model.report import PeriodInput
from generator.model.statistics import FormSet, Indicator, IndicatorKind, PlanFigure, StatisticsForm
from generator.reckoning.progress import Counts
from generator.vietnamese import format_decimal, format_integer, parse_number

__all__ = ["DASH", "FormResult", "FormRow", "fill_forms"]

DASH = "-"
"""What stands where there is no figure yet."""

_RATIO_PLACES = 2


@dataclass(frozen=True, slots=True)
class FormRow:
    """One indicator in one period.

    `text` is the figure as printed (`22,45`, `125.712`; `-` where there is no figure yet, empty for a heading),
    `value` the same as a number, unrounded (None for a heading, for `-`, for a code that is no number). `note` is what
    stands in the column Ghi chú, empty where nothing does.
    """

    indicator: Indicator
    text: str
    value: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class FormResult:
    """One form in one period: the rows that this period uses, in the order of print."""

    form: StatisticsForm
    rows: tuple[FormRow, ...]

    def row(self, code: str) -> FormRow | None:
        """The row of an indicator's code; None where the period does not use it."""
        return next((row for row in self.rows if row.indicator.code == code), None)


def fill_forms(
    forms: FormSet | None, given: PeriodInput | None, period: Period, total: Counts | None
) -> tuple[FormResult, ...]:
    """Every form filled in for a period, in the order of print.

    Args:
        forms: the agency's forms; None where it has none.
        given: what a person entered for the period; None where nobody did.
        period: the period; indicators that only other periods use are left out.
        total: the counts of the whole plan on its cut-off; None where they are not asked for, and the plan's own
            rows then have no figure.
    """
    given = given or PeriodInput()
    return tuple(_filled(form, given, period, total) for form in (forms.forms if forms else ()))


def _filled(form: StatisticsForm, given: PeriodInput, period: Period, total: Counts | None) -> FormResult:
    used = {
        indicator.code: indicator
        for indicator in form.indicators
        if not indicator.periods or period.key in indicator.periods
    }
    sheet = _Sheet(used, given.figures.get(form.number, {}), total)
    notes = given.notes.get(form.number, {})
    rows = []
    for code, indicator in used.items():
        value = sheet.value(code)
        said = dict.fromkeys(note for note in (indicator.note, notes.get(code)) if note)
        rows.append(FormRow(indicator, sheet.text(code, value), value, "; ".join(said)))
    return FormResult(form, tuple(rows))


class _Sheet:
    """The figures of one form in one period, each reckoned once."""

    def __init__(self, used: Mapping[str, Indicator], entered: Mapping[str, str], total: Counts | None) -> None:
        self._used, self._entered, self._total = used, entered, total
        self._known: dict[str, Decimal | None] = {}

    def value(self, code: str) -> Decimal | None:
        """The figure as a number; None where there is none, or where its formula comes back to itself."""
        if code not in self._known:
            self._known[code] = None  # what a formula that names itself finds
            self._known[code] = self._reckoned(code)
        return self._known[code]

    def _reckoned(self, code: str) -> Decimal | None:
        indicator = self._used.get(code)
        if indicator is None or indicator.kind is IndicatorKind.HEADING:
            return None
        if indicator.source is not None:
            return None if self._total is None else Decimal(_PLAN_FIGURES[indicator.source](self._total))
        formula = indicator.parsed_formula
        if formula is None:
            return parse_number(self._entered.get(code, DASH))
        values = [self.value(part) for part in formula[1]]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return None
        if formula[0] == "+":
            return sum(known, Decimal(0))
        part, whole = known
        return None if whole == 0 else part * 100 / whole

    def text(self, code: str, value: Decimal | None) -> str:
        """The figure as printed."""
        kind = self._used[code].kind
        if kind is IndicatorKind.HEADING:
            return ""
        if kind is IndicatorKind.CODE:
            return self._entered.get(code, DASH).strip()
        if value is None:
            return DASH
        if kind is IndicatorKind.PERCENT:
            return format_decimal(value, _RATIO_PLACES)
        if kind is IndicatorKind.COUNT and value == value.to_integral_value():
            return format_integer(int(value))
        return format_decimal(value, max(0, -int(value.as_tuple().exponent)))


_PLAN_FIGURES = {
    PlanFigure.TASKS: lambda counts: counts.total,
    PlanFigure.DONE_TASKS: lambda counts: counts.done,
}
