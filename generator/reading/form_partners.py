"""What came back on a form's sheet of coordinated tasks: its rows by their codes, and words that stand outside them.

It knows the sheet's titles; it must never know the plan, so it cannot tell whether a text of a row was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Finding, Severity
from generator.model.form import (
    CODE,
    PARTNER_COLUMNS,
    PARTNER_NONE,
    PARTNER_SHEET,
    PARTNER_TITLE,
    PARTNER_TOLD,
    ReturnedPartner,
)
from generator.model.task_sheet import title_key
from generator.reading.spreadsheet_grid import Grid, quote

__all__ = ["PASS_ON", "read_partners"]

PASS_ON = (
    "chuyển lời này cho đơn vị chủ trì để ghi vào biểu của họ; "
    "việc của chính đơn vị thì ghi ở cột của biểu, trang Nhiệm vụ"
)
"""What to do with words on a sheet that is not collected."""

_TITLES = {title_key(column.title): column.key for column in PARTNER_COLUMNS}
_OWN_WORDS = tuple(title_key(text) for text in (PARTNER_TITLE, PARTNER_TOLD, PARTNER_NONE))


def read_partners(grids: Iterable[Grid]) -> tuple[tuple[ReturnedPartner, ...], tuple[Finding, ...]]:
    """The rows of the sheet, and a warning for each place outside them where a unit wrote something.

    Args:
        grids: the sheets of a form but the one with its tasks.
    """
    partners: list[ReturnedPartner] = []
    findings: list[Finding] = []
    for grid in grids:
        if title_key(grid.sheet) == title_key(PARTNER_SHEET) and not grid.hidden:
            header, columns = _header(grid)
            findings += _words_outside(grid, header, columns)
            partners += _rows(grid, header, columns)
    return tuple(partners), tuple(findings)


def _header(grid: Grid) -> tuple[int, dict[int, str]]:
    """The row that has the most titles, and the key of each of its columns; row 0 where none has the code's title."""
    found: tuple[int, dict[int, str]] = (0, {})
    for row in sorted(grid.rows):
        keys = {column: title_key(cell.text) for column, cell in grid.rows[row].items()}
        columns = {column: _TITLES[key] for column, key in keys.items() if key in _TITLES}
        if CODE in columns.values() and len(columns) > len(found[1]):
            found = (row, columns)
    return found


def _rows(grid: Grid, header: int, columns: dict[int, str]) -> Iterator[ReturnedPartner]:
    for row in sorted(grid.rows):
        texts = {
            columns[column]: (cell.text, grid.place(row, column))
            for column, cell in grid.rows[row].items()
            if column in columns
        }
        if row > header and CODE in texts:
            yield ReturnedPartner(texts[CODE][0], texts)


def _words_outside(grid: Grid, header: int, columns: dict[int, str]) -> Iterator[Finding]:
    """Words above, beside and below the table, the first of each row."""
    code = next((column for column, key in columns.items() if key == CODE), 0)
    for row in sorted(grid.rows):
        is_task = row > header and code in grid.rows[row]
        for column, cell in sorted(grid.rows[row].items()):
            if column in columns and (is_task or row == header):
                continue
            if row < header and title_key(cell.text).startswith(_OWN_WORDS):
                continue
            message = f"trang này chỉ để biết, chữ ghi ở đây không được đọc: {quote(cell.text)}"
            yield Finding("chu_trang_phoi_hop", Severity.WARNING, grid.place(row, column), message, PASS_ON)
            break
