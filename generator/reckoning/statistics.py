"""The statistics forms of a report filled in: entered figures checked, ratios reckoned, the plan's own rows counted.

It knows arithmetic and the forms as the agency declares them; it never knows how a table is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.model.period import Period
from generator.model.statistics import Indicator, StatisticsForm
from generator.reckoning.progress import Counts

if TYPE_CHECKING:
    from generator.model.report_year import ReportYear

__all__ = ["FormResult", "FormRow", "form_results"]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One indicator in one period.

    `text` is the figure as printed (`22,45`, `125.712`; `-` where there is no figure yet, empty for a heading),
    `value` the same as a number (None for a heading, for `-`, for a code that is no number). `note` is what stands in
    the column Ghi chú, empty where nothing does.
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


def form_results(
    report: ReportYear, period: Period, total: Counts
) -> tuple[tuple[FormResult, ...], tuple[Finding, ...]]:
    """Every form of the agency filled in for a period, and every figure that cannot be right.

    `total` are the counts of the whole plan on the period's cut-off.
    """
    return (), ()
