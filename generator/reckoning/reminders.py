"""What must be asked of each unit on a day: the results that fall due up to it, and those that are late.

It knows states and days; it never knows how the letter says them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.period import Period
from generator.model.progress import LineProgress, PeriodProgress
from generator.reckoning.plan_tasks import PlanLine, PlanTask
from generator.reckoning.progress import TaskState

__all__ = ["Reminder", "UnitReminders", "build_reminders", "count_reminders", "last_known_day"]


@dataclass(frozen=True, slots=True)
class Reminder:
    """One result line that is not done.

    `last_day` is the line's own, `days_late` how many days it is past on the day asked about (0: not past). `known` is
    the newest answer; None where nobody answered.
    """

    task: PlanTask
    line: PlanLine
    last_day: datetime.date
    days_late: int
    known: LineProgress | None


@dataclass(frozen=True, slots=True)
class UnitReminders:
    """What is asked of one unit that leads; each list by last day, then in the order of the plan."""

    unit: str
    due: tuple[Reminder, ...]
    late: tuple[Reminder, ...]


def last_known_day(
    progress: Mapping[str, PeriodProgress], periods: Mapping[str, Period], day: datetime.date
) -> datetime.date | None:
    """The newest cut-off, no later than a day, for which progress was collected; None where there is none."""
    closed = [periods[key].cut_off for key in progress if key in periods and periods[key].cut_off <= day]
    return max(closed, default=None)


def build_reminders(
    states: Iterable[TaskState], day: datetime.date, known_on: datetime.date | None
) -> tuple[UnitReminders, ...]:
    """What is open by a day, by the units that lead each line, in the order of the plan.

    A line that several units lead is asked of each of them.

    Args:
        states: the tasks on the day.
        day: the day up to which things fall due, itself among them.
        known_on: the last day whose state is known. What was past its last day then is late; what fell due since only
            falls due, for it may have been done and not told. None: nothing was told, and what is past is late.
    """
    late_until = known_on if known_on is not None else day - datetime.timedelta(days=1)
    asked: dict[str, tuple[list[Reminder], list[Reminder]]] = {}
    for one in states:
        for line in one.open_lines:
            if line.last_day is None or line.last_day > day:
                continue
            known = one.lines[line.number - 1]
            reminder = Reminder(one.task, line, line.last_day, (day - line.last_day).days, known)
            for unit in one.task.leads_of([line]):
                due, late = asked.setdefault(unit, ([], []))
                (late if line.last_day <= late_until else due).append(reminder)
    return tuple(
        UnitReminders(unit, *(tuple(sorted(some, key=lambda reminder: reminder.last_day)) for some in (due, late)))
        for unit, (due, late) in asked.items()
    )


def count_reminders(units: Iterable[UnitReminders]) -> tuple[int, int]:
    """How many lines are late and how many fall due, a line that several units lead counted once."""
    asked = tuple(units)
    late = {(one.task.key, one.line.number) for unit in asked for one in unit.late}
    due = {(one.task.key, one.line.number) for unit in asked for one in unit.due}
    return len(late), len(due)
