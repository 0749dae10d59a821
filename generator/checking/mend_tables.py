"""Mends tables that run over pages: their header rows are repeated, where it is certain which rows head them.

It must never look at words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checking.outcome import Spot
from generator.checking.report import RuleFinding
from generator.decree.rules import Rule
from generator.word.document import Piece, Row, Table
from generator.word.editing import Editing, LeftAlone

__all__ = ["TABLE_MENDS"]

_MOST_HEADER_ROWS: Final = 3


def _header(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    cell = spot.paragraph.cell if spot.paragraph is not None else None
    if cell is None:
        raise LeftAlone("không rõ bảng nào")
    table = cell.row.table
    for row in table.rows[: _header_rows(table)]:
        editing.repeat_row(row)


def _header_rows(table: Table) -> int:
    """How many rows head a table: the first, and those that its merged cells reach into.

    Raises:
        LeftAlone: they do not stand out from the rows below, so that they may be no header at all.
    """
    count = 1
    while count < len(table.rows) and any(cell.merged_up for cell in table.rows[count].cells):
        count += 1
    heading = list(_lettered(table.rows[:count]))
    below = list(_lettered(table.rows[count : count + 1]))
    stands_out = all(piece.format.bold for piece in heading) and not all(piece.format.bold for piece in below)
    if count > _MOST_HEADER_ROWS or not heading or not below or not stands_out:
        raise LeftAlone("không chắc hàng nào là tiêu đề của bảng")
    return count


def _lettered(rows: Iterable[Row]) -> Iterator[Piece]:
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                yield from (piece for piece in paragraph.pieces if any(map(str.isalpha, piece.text)))


TABLE_MENDS: Final = {"house.table-header": _header}
"""By a rule's id."""
