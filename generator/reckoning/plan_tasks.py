"""The tasks of a plan as reports count them: one record a task, its result lines with their last days and units.

A task with several result lines is one task. It never knows what was answered about a task.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.appendix import ResultLine, Row, Task
from generator.model.dossier import Dossier
from generator.reckoning.deadlines import parse_deadline
from generator.reckoning.plan_groups import GroupPath, rows_with_groups
from generator.reckoning.units import units_of

__all__ = ["NO_LEAD", "PlanLine", "PlanTask", "plan_tasks"]

NO_LEAD = "Chưa rõ đơn vị chủ trì"
"""Stands for the lead unit of a task that names none, so that the figures by unit add up."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One result line: its place from 1, product, deadline as written, last day (None: it has none)."""

    number: int
    activity: str
    product: str
    deadline: str
    last_day: datetime.date | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanTask:
    """One task of the plan.

    `key` is its id in forms and progress files: the task's own id (I.1), with `<tệp>:` before it for all appendices but
    the first. `number` is its STT, `path` its group within those that hold it (None at the top), `lead` and
    `coordinating` the units of all its lines, each once, in the order of the text.
    """

    key: str
    number: str
    name: str
    path: GroupPath | None
    lines: tuple[PlanLine, ...]
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    has_own_id: bool = False
    """Whether the plan gives it an id (`ma`); else its key is its place, which another task may take."""

    @property
    def unit(self) -> str:
        """The unit it is counted under: the first that leads, or NO_LEAD."""
        return self.lead[0] if self.lead else NO_LEAD

    def leads_of(self, lines: Iterable[PlanLine]) -> tuple[str, ...]:
        """Who answers for some of its lines: the units that lead them, or where none is named, the task's own."""
        return tuple(dict.fromkeys(name for line in lines for name in line.lead or (self.unit,)))

    @property
    def group_number(self) -> str:
        """The number of its top group; empty for a task outside every group."""
        return self.path.groups[0].number if self.path is not None else ""

    @property
    def group_name(self) -> str:
        """The name of its top group; empty for a task outside every group."""
        return self.path.groups[0].name if self.path is not None else ""

    @property
    def group(self) -> str:
        """The group it is counted under, `I. Cải cách thể chế`; empty for a task outside every group."""
        return f"{self.group_number}. {self.group_name}" if self.path is not None else ""

    @property
    def last_day(self) -> datetime.date | None:
        """The last of its lines' last days; None where no line has one."""
        return max((line.last_day for line in self.lines if line.last_day), default=None)


def plan_tasks(dossier: Dossier, *, before_is_exclusive: bool = True) -> tuple[PlanTask, ...]:
    """Every task of every appendix of the year's plan, in the order of print."""
    return tuple(
        _task(dossier, row, row.task, path, position, before_is_exclusive)
        for position, row, path in rows_with_groups(dossier)
        if row.task is not None
    )


def _task(
    dossier: Dossier, row: Row, task: Task, path: GroupPath | None, position: int, before_is_exclusive: bool
) -> PlanTask:
    lines = tuple(_line(dossier, task, line, number, before_is_exclusive) for number, line in enumerate(task.lines, 1))
    return PlanTask(
        dossier.plan.appendices[position].task_key(row, position),
        row.number,
        task.name,
        path,
        lines,
        _all(line.lead for line in lines),
        _all(line.coordinating for line in lines),
        task.id is not None,
    )


def _line(dossier: Dossier, task: Task, line: ResultLine, number: int, before_is_exclusive: bool) -> PlanLine:
    text = line.deadline or task.deadline or ""
    day = parse_deadline(text, dossier.year, before_is_exclusive=before_is_exclusive).last_day if text else None
    units = units_of(line, task, dossier.agency.units)
    return PlanLine(
        number,
        line.activity or task.activity or "",
        line.product or task.product or "",
        text,
        day,
        units.lead,
        units.coordinating,
    )


def _all(lists: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
