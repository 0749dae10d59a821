"""A task list as the rows of a sheet: what stands in each cell, and which cells are one.

It knows the model and the columns of a sheet; it must never know Excel or CSV.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.appendix import LINE_FIELDS, Column, ResultLine, Task, TaskList, group_number
from generator.model.task_sheet import (
    DEPTH,
    ID,
    JOINT,
    LINE_MARK,
    NAME,
    NUMBER,
    OWN_NUMBER,
    RESPONSIBLE,
    SHARED,
    cell_of,
    helper_title,
    other_target,
    target_of,
)

__all__ = ["Sheet", "SheetRow", "build_sheet"]

_PLAIN_NUMBER = re.compile(r"[0-9]+")
_COLUMN_NUMBER = re.compile(r"\(?[0-9]+\)?")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row.

    Attributes:
        cells: texts by target; a cell merged with the one above is left out.
        is_group: whether it names a group.
        height: on the first row of a task, how many rows the task has; 0 on the rows below it.
        shared: on the first row of a task, the targets whose cell reaches down over all of its rows.
        joint: whether the cells of chủ trì and phối hợp are one, which holds the phân công.
    """

    cells: dict[str, str]
    is_group: bool = False
    height: int = 1
    shared: frozenset[str] = frozenset()
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a sheet by target, the declared ones and the helpers, each with its title; and the rows."""

    declared: tuple[tuple[str, str], ...]
    helpers: tuple[tuple[str, str], ...]
    rows: tuple[SheetRow, ...]


def build_sheet(content: TaskList, columns: Sequence[Column], *, merging: bool) -> Sheet:
    """The rows of a task list.

    Args:
        content: the tasks.
        columns: the columns that the appendix declares.
        merging: whether the sheet can merge cells; one that cannot says in a helper column what would be merged.
    """
    builder = _Builder(content, columns, merging=merging)
    rows = tuple(builder.rows(content, "", 0))
    declared = tuple((target_of(column.key), column.title) for column in columns)
    filled = {target for row in rows for target in row.cells if not (row.joint and target == RESPONSIBLE)}
    wanted = (filled | {DEPTH, ID}) - dict(declared).keys()
    last = [LINE_MARK, SHARED, OWN_NUMBER]
    order = dict.fromkeys([DEPTH, ID, *LINE_FIELDS, *sorted(filled - set(last)), *last])
    helpers = [target for target in order if target in wanted]
    return Sheet(declared, tuple((target, helper_title(target, columns)) for target in helpers), rows)


class _Builder:
    def __init__(self, content: TaskList, columns: Sequence[Column], *, merging: bool) -> None:
        keys = [column.key for column in columns]
        places = [keys.index(key) for key in JOINT if key in keys]
        self.merging = merging
        self.may_join = merging and RESPONSIBLE not in keys and len(places) == 2 and abs(places[0] - places[1]) == 1
        # Marks are for those lines that could not be seen otherwise; then all lines of the sheet carry one.
        self.marks_lines = any(
            len(task.result_lines) == 1 or any(not _values(line) for line in task.result_lines[1:])
            for task in _all_tasks(content)
        )

    def rows(self, content: TaskList, path: str, depth: int) -> Iterator[SheetRow]:
        for position, task in enumerate(content.tasks, 1):
            yield from self._task_rows(task, str(position))
        for position, group in enumerate(content.groups, 1):
            automatic = group_number(path, position)
            number = group.number or automatic
            cells = {NUMBER: number, NAME: group.name, DEPTH: str(depth + 1)}
            if group.number == automatic:
                cells[OWN_NUMBER] = "x"
            yield SheetRow(cells, is_group=True)
            yield from self.rows(group, number, depth + 1)

    def _task_rows(self, task: Task, automatic: str) -> Iterator[SheetRow]:
        number = task.number or automatic
        first = {NUMBER: number, NAME: task.name}
        if task.id is not None:
            first[ID] = task.id
        if task.number == automatic:
            first[OWN_NUMBER] = "x"
        if not _PLAIN_NUMBER.fullmatch(number) or _COLUMN_NUMBER.fullmatch(task.name):
            # The row might be taken for a group's, or for one that numbers the columns.
            first[DEPTH] = "0"
        own = _values(task)
        if not task.result_lines:
            joint = self._joins([task])
            yield SheetRow(first | own, joint=joint)
            return
        height = len(task.result_lines)
        reaches_down = self.merging and height > 1
        if own and not reaches_down:
            first[SHARED] = "; ".join(own)
        joint = self._joins([task, *task.result_lines])
        for position, line in enumerate(task.result_lines):
            cells = (first | own if position == 0 else {}) | _values(line)
            if self.marks_lines:
                cells[LINE_MARK] = str(position + 1)
            yield SheetRow(
                cells,
                height=0 if position else height,
                shared=frozenset() if position or not reaches_down else frozenset({NUMBER, NAME, ID, *own}),
                joint=joint and RESPONSIBLE in cells,
            )

    def _joins(self, parts: Sequence[ResultLine]) -> bool:
        """Whether a task's phân công may take the cells of chủ trì and phối hợp, which must then be empty."""
        return (
            self.may_join
            and any(part.responsible for part in parts)
            and not any(part.lead or part.coordinating for part in parts)
        )


def _values(line: ResultLine) -> dict[str, str]:
    """What a line itself says, by target."""
    targets = [*LINE_FIELDS, *(other_target(key) for key in line.other)]
    return {target: text for target in targets if (text := cell_of(line, target)) is not None}


def _all_tasks(content: TaskList) -> Iterator[Task]:
    yield from content.tasks
    for group in content.groups:
        yield from _all_tasks(group)
