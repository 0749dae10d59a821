"""A year's reports as they were read: the rules, the forms, and what was given for each period.

It knows which period comes before which; it must never reckon a figure nor know how a file is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.findings import Place
from generator.model.period import Period
from generator.model.progress import PeriodProgress
from generator.model.report import PeriodInput, ReportRules
from generator.model.statistics import FormSet

__all__ = ["ReportYear"]


@dataclass(frozen=True, slots=True)
class ReportYear:
    """Everything that the reports of one year are made of, besides the plan.

    Attributes:
        year: the year of the plan.
        rules: what every report shares.
        forms: the statistics forms; None where the agency has none.
        inputs: a person's words and figures, by the period's key (`quy-1`); figures from Excel are merged in.
        progress: what the units answered, by the period's key.
        places: where things stand, for findings about them: `(period, "thong_ke", form, code)` a figure,
            `(period, "chi_tieu", goal)` a goal's figure, `(period, "noi_dung", section)` a text,
            `(period, "nhiem_vu", task, line number as text)` an answer, `("bieu_mau", form, code)` an indicator,
            `("de_cuong", section)` a heading, `("chi_tieu", goal)` a goal. Only what was read is there.
        shown: the folder as the person knows it, put before the files' names.
    """

    year: int
    rules: ReportRules
    forms: FormSet | None
    inputs: Mapping[str, PeriodInput]
    progress: Mapping[str, PeriodProgress]
    places: Mapping[tuple[str, ...], Place] = field(default_factory=lambda: MappingProxyType({}))
    shown: str = ""

    def period(self, text: str) -> Period | None:
        """`quy-1` by the calendar, or `FROM..TO`; None for what is neither."""
        rule = self.rules.period_rule(text)
        return Period.of_rule(rule, self.year) if rule is not None else Period.ad_hoc(text)

    def periods(self) -> tuple[Period, ...]:
        """The periods of the calendar in this year, by their cut-off days, the shorter of two first."""
        made = [Period.of_rule(rule, self.year) for rule in self.rules.periods]
        return tuple(sorted(made, key=lambda period: (period.cut_off, -period.first_day.toordinal())))

    def previous(self, period: Period) -> Period | None:
        """The period that a report compares with; None where the calendar names none."""
        return self.period(period.previous) if period.previous else None

    def place(self, *parts: str) -> Place:
        """Where something stands (see `places`); where it was not read, the file that it would stand in."""
        found = self.places.get(parts)
        if found is not None:
            return found
        file = {"bieu_mau": "bieu_mau.yaml", "de_cuong": "bao_cao.yaml", "chi_tieu": "bao_cao.yaml"}.get(parts[0], "")
        period = self.period(parts[0]) if not file else None
        if period is not None:
            file = f"{'tien_do' if parts[1:2] == ('nhiem_vu',) else 'bao_cao'}/{period.file_stem}.yaml"
        shown = f"{self.shown}/{file}" if self.shown and file else file
        return Place(file=shown, path=".".join(parts[1:]))
