"""Every figure of one periodic report, with the tasks behind it.

It knows the plan, the answers and the calendar; it never knows how a sentence or a table says them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding
from generator.model.dossier import Dossier
from generator.model.period import Period
from generator.model.progress import PeriodProgress
from generator.reckoning.goals import GoalResult, goal_results
from generator.reckoning.plan_tasks import PlanTask, plan_tasks
from generator.reckoning.progress import State, Tally, TaskState, known_answers, tally, task_states
from generator.reckoning.statistics import FormResult, fill_forms
from generator.reckoning.statistics_checks import check_statistics, earlier_periods

if TYPE_CHECKING:
    from generator.model.report_year import ReportYear

__all__ = ["Changes", "ReportFigures", "build_figures", "build_states", "calendar_days", "report_tasks"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of tasks between the previous cut-off and this one; each list in the order of the plan."""

    finished: tuple[TaskState, ...] = ()
    late: tuple[TaskState, ...] = ()
    cancelled: tuple[TaskState, ...] = ()
    started: tuple[TaskState, ...] = ()
    reopened: tuple[TaskState, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """The figures of one report; every list of tasks is in the order of the plan.

    `states` are the tasks on the cut-off, `before` on the previous period's (empty where there is none). `finished`
    were done within the period's window, on time or late; `late` are overdue and not done; `next_due` are open tasks
    with a last day after the cut-off and no later than the end of the next period. `forms` are those with a
    row that this period uses.
    """

    period: Period
    previous: Period | None
    states: tuple[TaskState, ...]
    before: tuple[TaskState, ...]
    tally: Tally
    tally_before: Tally | None
    finished: tuple[TaskState, ...]
    late: tuple[TaskState, ...]
    under_way: tuple[TaskState, ...]
    cancelled: tuple[TaskState, ...]
    next_due: tuple[TaskState, ...]
    goals: tuple[GoalResult, ...]
    forms: tuple[FormResult, ...]
    changes: Changes


def report_tasks(dossier: Dossier, report: ReportYear) -> tuple[PlanTask, ...]:
    """The tasks of the plan, their last days by the agency's own reading of "trước ngày"."""
    return plan_tasks(dossier, before_is_exclusive=not report.rules.before_is_inclusive)


def calendar_days(report: ReportYear) -> dict[str, Period]:
    """The days of every period that has a row in the calendar or collected progress, by its key."""
    known = {period.key: period for period in report.periods()}
    for key in (*report.progress, *report.inputs):
        period = known.get(key) or report.period(key)
        if period is not None:
            known[key] = period
    return known


def build_states(dossier: Dossier, report: ReportYear, period: Period) -> tuple[TaskState, ...]:
    """The state of every task on a period's cut-off, in the order of the plan."""
    periods = {**calendar_days(report), period.key: period}
    return _states(report_tasks(dossier, report), report.progress, periods, period)


def build_figures(dossier: Dossier, report: ReportYear, period: Period) -> tuple[ReportFigures, tuple[Finding, ...]]:
    """Reckon everything one report says, and find what its entered figures cannot be.

    The findings are about goals and statistics; those with severity error mean the report cannot be built.
    """
    tasks = report_tasks(dossier, report)
    periods = {**calendar_days(report), period.key: period}
    previous = report.previous(period)
    states = _states(tasks, report.progress, periods, period)
    before = _states(tasks, report.progress, periods, previous) if previous else ()
    counted = tally(states)
    goals, goal_findings = goal_results(report, period, previous)
    has_forms = report.rules.has_statistics
    forms = fill_forms(report.forms, report.inputs.get(period.key), period, counted.total) if has_forms else ()
    totals = {
        one.key: tally(_states(tasks, report.progress, periods, one)).total for one in earlier_periods(report, period)
    }
    form_findings = check_statistics(report, period, forms, totals)
    figures = ReportFigures(
        period,
        previous,
        states,
        before,
        counted,
        tally(before) if previous else None,
        _where(states, lambda one: _within(one, period)),
        _where(states, lambda one: one.state is State.OVERDUE),
        _where(states, lambda one: one.state is State.UNDER_WAY),
        _where(states, lambda one: one.state is State.CANCELLED),
        _where(states, lambda one: _falls_due_next(one, period)),
        goals,
        tuple(form for form in forms if form.rows),
        _changes(before, states) if previous else Changes(),
    )
    found = sorted((*goal_findings, *form_findings), key=lambda finding: finding.sort_key)
    return figures, tuple(found)


def _states(
    tasks: tuple[PlanTask, ...],
    progress: Mapping[str, PeriodProgress],
    periods: Mapping[str, Period],
    period: Period,
) -> tuple[TaskState, ...]:
    answers = known_answers(progress, periods, period.cut_off, own=period.key)
    return task_states(tasks, answers, period.cut_off)


def _where(states: tuple[TaskState, ...], wanted: Callable[[TaskState], bool]) -> tuple[TaskState, ...]:
    return tuple(one for one in states if wanted(one))


def _within(one: TaskState, period: Period) -> bool:
    return one.completed_on is not None and period.first_day <= one.completed_on <= period.cut_off


def _falls_due_next(one: TaskState, period: Period) -> bool:
    end = period.next_end
    if end is None:
        return False
    return any(line.last_day is not None and period.cut_off < line.last_day <= end for line in one.open_lines)


def _changes(before: tuple[TaskState, ...], now: tuple[TaskState, ...]) -> Changes:
    pairs = [(old.state, one) for old, one in zip(before, now, strict=True)]
    return Changes(
        tuple(one for old, one in pairs if one.state.is_done and not old.is_done),
        tuple(one for old, one in pairs if one.state is State.OVERDUE and old is not State.OVERDUE),
        tuple(one for old, one in pairs if one.state is State.CANCELLED and old is not State.CANCELLED),
        tuple(
            one
            for (old, one), earlier in zip(pairs, before, strict=True)
            if one.state.is_open and one.percent > 0 and earlier.percent == 0
        ),
        tuple(one for old, one in pairs if old.is_done and not one.state.is_done),
    )
