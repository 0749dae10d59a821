"""Knows how to tell how far a year's plan is on a period's cut-off; it must never know how a screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.findings import Finding
from generator.model.period import Period
from generator.reckoning.figures import build_states
from generator.reckoning.progress import Tally, tally
from generator.workflow.reports import choose_period, read_reports
from generator.workspace import Workspace

__all__ = ["Status", "status"]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a plan on a period's cut-off; `has_answers` says whether anything was collected by then."""

    year: int
    period: Period
    tally: Tally
    has_answers: bool
    warnings: tuple[Finding, ...]

    def as_json(self) -> dict[str, Any]:
        """What `--json` prints: the period, its cut-off, and the count sets in all, by group and by unit."""
        return {
            "ky": self.period.key,
            "chot_so_lieu": self.period.cut_off.isoformat(),
            "tong": self.tally.total.as_dict(),
            "nhom": {name: counts.as_dict() for name, counts in self.tally.groups.items()},
            "don_vi": {name: counts.as_dict() for name, counts in self.tally.units.items()},
        }


def status(workspace: Workspace, year: int | None = None, period: str | None = None) -> Status:
    """Count a year's tasks by state on a period's cut-off.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        period: `quy-1`, or `FROM..TO`; None for the newest that has progress, else the first of the calendar.

    Raises:
        Refused: the data have faults, or there is no such period.
    """
    source = read_reports(workspace, year, progress_only=True)
    chosen = choose_period(source.report, period)
    states = build_states(source.dossier, source.report, chosen)
    has_answers = any(line is not None for one in states for line in one.lines)
    return Status(source.year, chosen, tally(states), has_answers, source.warnings)
