"""A sheet as cells of text: what an Excel sheet and a CSV file both are once they are read.

It knows positions and places; it must never know what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.findings import Finding, Place, Severity

__all__ = ["Cell", "Fault", "Grid", "Merge", "column_letters", "quote", "ranges"]

_BLANKS = " \t\n"


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number:
        number, index = divmod(number - 1, 26)
        letters = chr(ord("A") + index) + letters
    return letters


def quote(text: str) -> str:
    """Words of a cell for a message: on one line, cut where they grow long."""
    words = " ".join(text.split())
    return f"“{words[:50]}…”" if len(words) > 51 else f"“{words}”"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in rising order, those that follow one another as ranges: 3-5, 8."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in found)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell's content is not text that a person typed."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty.

    Attributes:
        text: what it shows; with a fault, the best guess at it.
        fault: why it is not text that a person typed.
        is_fraction: whether it is a number with decimals, so that 1.1 and 1.10 are the same to Excel.
    """

    text: str
    fault: Fault | None = None
    is_fraction: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"


@dataclass(slots=True)
class Grid:
    """The cells of one sheet, or of one CSV file, that are not empty.

    Attributes:
        file: the file as the person knows it.
        sheet: the sheet's name; empty for a CSV file, whose rows are told by their lines.
        hidden: whether Excel hides the sheet.
        rows: cells by row, then by column, both from 1.
        merges: the merged ranges, from the top.
        lines: for a CSV file, the line that each row begins on.
        widths: for a CSV file, how many fields each row has.
        covered: cells with text that a merge hides.
        hidden_rows: rows that Excel hides, by a filter or by hand.
        hidden_columns: columns that Excel hides.
    """

    file: str
    sheet: str = ""
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    covered: list[tuple[int, int, Cell]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keeps a cell unless it looks empty; blank ends are not part of a text."""
        text = cell.text.strip(_BLANKS)
        if text.strip() or cell.fault:
            self.rows.setdefault(row, {})[column] = Cell(text, cell.fault, cell.is_fraction)

    def place(self, row: int, column: int = 0) -> Place:
        """Where a cell is; without a column, its row."""
        if row in self.lines:
            return Place(file=self.file, line=self.lines[row], column=column)
        if column:
            return Place(file=self.file, sheet=self.sheet, cell=f"{column_letters(column)}{row}")
        return Place(file=self.file, sheet=self.sheet, row=row)

    def finding(self, code: str, row: int, column: int, message: str, hint: str) -> Finding:
        """An error at a cell."""
        return Finding(code, Severity.ERROR, self.place(row, column), message, hint)

    @property
    def whole(self) -> Place:
        """The place of the whole sheet."""
        return Place(file=self.file, sheet=self.sheet)
