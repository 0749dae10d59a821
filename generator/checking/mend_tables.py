"""Mends rows: those that head a long table are repeated, those that ought to be one are joined, where it is certain.

It must never look at what words say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checking.outcome import Spot
from generator.checking.report import RuleFinding
from generator.decree.rules import Rule
from generator.word.document import Cell, Piece, Row, Table
from generator.word.editing import Editing, LeftAlone
from generator.word.plain_text import W

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


def _join_rows(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    """Number and date, or receivers and signer, in two rows, one beside nothing and the other beside nothing."""
    instrument = finding.instrument
    ids = ("C5",) if finding.rule.startswith("C6.") else ("C21", "C22")
    other = next((one for id in ids for one in instrument.of(id)), None)
    first = spot.paragraph.cell if spot.paragraph is not None else None
    second = other.paragraph.cell if other is not None else None
    if first is None or second is None:
        raise LeftAlone("ở hai đoạn riêng, phải đặt vào một bảng hai cột")
    upper, lower = sorted((first.row, second.row), key=lambda row: row.number)
    rows = upper.table.rows
    below = rows[lower.number] if lower.number < len(rows) else None
    if (
        lower.number != upper.number + 1
        or [(cell.start, cell.span) for cell in upper.cells] != [(cell.start, cell.span) for cell in lower.cells]
        or any(cell.merged_up for row in (upper, lower, below) if row is not None for cell in row.cells)
    ):
        raise LeftAlone("hai hàng không liền nhau hoặc có ô gộp, phải chuyển bằng tay")
    pairs = list(zip(upper.cells, lower.cells, strict=True))
    if not all(_is_blank(one) or _is_blank(another) for one, another in pairs):
        raise LeftAlone("hai hàng còn chữ khác, phải chuyển bằng tay")
    filled_above = [at for at, (one, _) in enumerate(pairs) if not _is_blank(one)]
    filled_below = [at for at, (_, another) in enumerate(pairs) if not _is_blank(another)]
    if filled_above and filled_below and max(filled_above) > min(filled_below):
        raise LeftAlone("chuyển thì thứ tự chữ trong tệp đổi, phải chuyển bằng tay")
    editing.join_rows(upper, lower, filled_below)


def _is_blank(cell: Cell) -> bool:
    """Whether nothing stands in a cell, not even what nobody sees."""
    plain = {f"{W}{name}" for name in ("tc", "p", "r", "proofErr")}
    properties = {f"{W}{name}" for name in ("tcPr", "pPr", "rPr")}
    stack = [cell.element]
    while stack:
        one = stack.pop()
        if one.tag in properties:
            continue
        if one.tag not in plain:
            return False
        stack.extend(one)
    return True


TABLE_MENDS: Final = {"C6.row": _join_rows, "C26.row": _join_rows, "house.table-header": _header}
"""By a rule's id."""
