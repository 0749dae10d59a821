"""An appendix's groups and tasks as the rows of a Word table: widths, merged cells, where rows may break.

A task with several result lines is that many rows, with the cells that belong to the whole task merged down.
NĐ 30/2020 does not rule tables; their look follows the plans that offices sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from generator.model.kinds import Alignment
from generator.word.table_layout import ColumnText, column_widths_mm, wrapped_lines
from generator.writing.page import CELL_MARGIN_MM, CELL_TOP_MM, LANDSCAPE_HEIGHT_MM, TABLE_LINE_MM, TABLE_SIZE_PT
from generator.writing.views import CellView, ColumnView, RowView

if TYPE_CHECKING:
    from generator.model.appendix import Appendix, Column, ResultLine, Task
    from generator.model.records import Row

__all__ = ["TableRows", "build_rows", "build_table", "cells_of", "is_shared"]

_TWIPS_PER_MM = 1440 / 25.4
# What the heading of an appendix takes from its first page, with a title of two lines and a (Kèm theo …) of two.
_HEADING_MM = 36
# The result lines of one task stay together while they are shorter than this.
_TOGETHER_LINES = 14
# Rows that share a cell stay together while they are no more than this.
_TOGETHER_ROWS = 6
_JC = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.RIGHT: "right", Alignment.JUSTIFIED: "both"}


class TableRows(NamedTuple):
    """Everything a template needs to print one table."""

    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    grid: Markup
    number_cell: Markup
    name_cell: Markup


def is_shared(task: Task, key: str) -> bool:
    """Whether a column's cell belongs to the whole task and is merged down over its result lines."""
    return key in ("stt", "nhiem_vu") or (bool(task.result_lines) and task.cell(key) is not None)


def cells_of(columns: tuple[Column, ...], row: Row, line: ResultLine) -> list[tuple[int, str]]:
    """The cells of one result line from the left: how many columns each spans, and its text.

    Where neither chủ trì nor phối hợp is given, adjacent columns of the two are one cell with the phân công.
    """
    task = row.task
    assert task is not None
    keys = [column.key for column in columns]
    cells: list[tuple[int, str]] = []
    skip = False
    for position, key in enumerate(keys):
        if skip:
            skip = False
            continue
        if key == "stt":
            cells.append((1, row.number))
        elif key == "nhiem_vu":
            cells.append((1, task.name))
        elif _is_joint(keys, position, task, line):
            cells.append((2, line.responsible or task.responsible or ""))
            skip = True
        else:
            cells.append((1, line.cell(key) or task.cell(key) or ""))
    return cells


def _is_joint(keys: list[str], position: int, task: Task, line: ResultLine) -> bool:
    if "phan_cong" in keys or set(keys[position : position + 2]) != {"chu_tri", "phoi_hop"}:
        return False
    separate = (line.lead, line.coordinating, task.lead, task.coordinating)
    return not any(separate) and bool(line.responsible or task.responsible)


def build_table(appendix: Appendix, width_mm: float) -> TableRows:
    """The table of an appendix in a page's width; its widths suit its texts."""
    return build_rows(appendix.columns, tuple(appendix.rows()), width_mm)


def build_rows(
    columns: tuple[Column, ...],
    listed: tuple[Row, ...],
    width_mm: float,
    merged: Sequence[frozenset[str]] = (),
    *,
    has_total: bool = False,
) -> TableRows:
    """The table of any rows, groups among them, under any columns that begin with stt.

    Args:
        columns: the columns, from the left.
        listed: the rows, from the top.
        width_mm: how wide the table is.
        merged: for each row the keys of the columns whose cell is one with the cell of the row above, which says the
            same; only tasks without result lines have such cells. Empty: no row has.
        has_total: the last row adds up those above; it never stands alone on a page.
    """
    merged = [*(merged or [_NONE] * len(listed)), _NONE]
    widths = column_widths_mm(_column_texts(columns, listed), width_mm, TABLE_SIZE_PT)
    twips = [round(width * _TWIPS_PER_MM) for width in widths]
    joined = [Markup('<w:jc w:val="%s"/>') % _JC[column.set_as] for column in columns]

    page = _page_lines(columns, widths)
    free = page - _HEADING_MM / TABLE_LINE_MM
    rows: list[RowView] = []
    for position, row in enumerate(listed):
        if row.group is not None:
            rows.append(RowView(True, row.number, row.group.name, (), _UNBROKEN))
            # It goes with the first task below it, on the same page.
            free -= wrapped_lines(row.group.name, sum(widths[1:]) - 2 * CELL_MARGIN_MM, TABLE_SIZE_PT, bold=True) + 1
        else:
            stays = _is_kept(merged, position) or (has_total and position == len(listed) - 2)
            beside = _Beside(merged[position], merged[position + 1], stays)
            rows.extend(_task_rows(columns, row, twips, widths, joined, free, beside))
            free = page
    return TableRows(
        columns=tuple(ColumnView(column.title, _cell(width)) for column, width in zip(columns, twips, strict=True)),
        rows=tuple(rows),
        grid=Markup("").join(Markup('<w:gridCol w:w="%d"/>') % width for width in twips),
        number_cell=_cell(twips[0]),
        name_cell=_cell(sum(twips[1:]), len(twips) - 1),
    )


def _column_texts(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> list[ColumnText]:
    """Each column's cells, lined up by row; a group's name and a joint cell burden no column."""
    texts: list[list[str]] = [[] for _ in columns]
    for row in rows:
        if row.task is None:
            for position, cells in enumerate(texts):
                cells.append("" if position else row.number)
            continue
        for number, line in enumerate(row.task.lines):
            position = 0
            for span, text in cells_of(columns, row, line):
                again = number and is_shared(row.task, _shared_key(columns, position, span))
                texts[position].append("" if span > 1 or again else text)
                for beside in texts[position + 1 : position + span]:
                    beside.append("")
                position += span
    return [
        ColumnText(
            key=column.key,
            title=column.title,
            cells=tuple(cells),
            width_mm=column.width_mm,
            bold=() if position else tuple(row.number for row in rows if row.group is not None),
        )
        for position, (column, cells) in enumerate(zip(columns, texts, strict=True))
    ]


_NONE: frozenset[str] = frozenset()
_UNBROKEN = Markup("<w:cantSplit/>")
_BREAKABLE = Markup("")
_KEPT = Markup("<w:keepNext/>")
_FREE = Markup("")


class _Beside(NamedTuple):
    """The keys of a row's cells that are one with the row above, and below; whether it stays with the row below."""

    above: frozenset[str]
    below: frozenset[str]
    stays: bool

    def merge(self, key: str) -> str:
        return "continue" if key in self.above else "restart" if key in self.below else ""


def _is_kept(merged: Sequence[frozenset[str]], position: int) -> bool:
    """Whether a row shares a cell with the one below, and few enough rows do."""
    if not merged[position + 1]:
        return False
    first = position
    while merged[first]:
        first -= 1
    last = position + 1
    while merged[last + 1]:
        last += 1
    return last - first < _TOGETHER_ROWS


@cache
def _cell(width: int, span: int = 1, merge: str = "") -> Markup:
    """The properties of a cell, in the order of the schema."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return Markup(f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merged}')  # numbers and fixed words only


def _task_rows(
    columns: tuple[Column, ...],
    row: Row,
    twips: list[int],
    widths: tuple[float, ...],
    joined: list[Markup],
    free: float,
    beside: _Beside,
) -> Iterator[RowView]:
    task = row.task
    assert task is not None
    lines = task.lines
    cells = [cells_of(columns, row, line) for line in lines]
    heights = [_height(line_cells, columns, task, widths, first=number == 0) for number, line_cells in enumerate(cells)]
    together = sum(heights) <= _TOGETHER_LINES
    for number, line_cells in enumerate(cells):
        is_last = number == len(lines) - 1
        kept = _KEPT if (beside.stays if is_last else together) else _FREE
        views, position = [], 0
        for span, text in line_cells:
            merge = ""
            if len(lines) > 1 and is_shared(task, _shared_key(columns, position, span)):
                merge = "continue" if number else "restart"
            elif len(lines) == 1:
                merge = beside.merge(_shared_key(columns, position, span))
            shown = "" if merge == "continue" else text
            width = sum(twips[position : position + span])
            views.append(CellView(tuple(shown.split("\n")), _cell(width, span, merge), joined[position], kept))
            position += span
        yield RowView(False, "", "", tuple(views), _UNBROKEN if heights[number] <= free else _BREAKABLE)


def _page_lines(columns: tuple[Column, ...], widths: tuple[float, ...]) -> float:
    """How many lines a row on a page of its own may have: below the titles, with a line to spare for rounding.

    A row with more may break over pages; one that is taller than a page and may not break would leave a gap above it.
    """
    titles = max(
        wrapped_lines(column.title, width - 2 * CELL_MARGIN_MM, TABLE_SIZE_PT, bold=True)
        for column, width in zip(columns, widths, strict=True)
    )
    return (LANDSCAPE_HEIGHT_MM - 4 * CELL_TOP_MM) / TABLE_LINE_MM - titles - 1


def _shared_key(columns: tuple[Column, ...], position: int, span: int) -> str:
    """The key whose sharing decides a merge: a joint cell of chủ trì and phối hợp holds the phân công."""
    return "phan_cong" if span > 1 else columns[position].key


def _height(
    cells: list[tuple[int, str]], columns: tuple[Column, ...], task: Task, widths: tuple[float, ...], *, first: bool
) -> int:
    """The lines of text of the tallest cell in a row; a merged cell counts in its first row only."""
    tallest, position = 1, 0
    for span, text in cells:
        if first or not is_shared(task, _shared_key(columns, position, span)):
            width = sum(widths[position : position + span]) - 2 * CELL_MARGIN_MM
            tallest = max(tallest, wrapped_lines(text, width, TABLE_SIZE_PT))
        position += span
    return tallest
