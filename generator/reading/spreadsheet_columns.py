"""The header row of a sheet of tasks: which column holds what.

It knows titles; it must never know what stands below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.findings import Finding, Severity
from generator.model.appendix import LINE_FIELDS, Column
from generator.model.task_sheet import (
    DEPTH,
    ID,
    LINE_MARK,
    NUMBER,
    OWN_NUMBER,
    SHARED,
    helper_title,
    other_target,
    target_of,
    title_key,
)
from generator.reading.spreadsheet_grid import Grid, quote

__all__ = ["Header", "find_header", "measure_header"]

_HEAD_ROWS = 40
_LEAST_MATCHES = 2
_NUMBER_TITLES = ("TT", "Số TT", "Số thứ tự", "S.T.T")
_OTHER_TITLE = re.compile(r"(?:cột khác:\s*|cot_khac\.)([a-z][a-z0-9_]*)(?: \(phụ\))*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """A header row and what its columns are.

    Attributes:
        row: its row.
        columns: the column of each target that was found.
        titles: the text of each column of the row.
        missing: the declared columns that were not found.
        twice: columns whose title is that of another column before them.
    """

    row: int
    columns: dict[str, int]
    titles: dict[int, str]
    missing: tuple[Column, ...]
    twice: tuple[int, ...]

    @property
    def matches(self) -> int:
        """How many columns are what a sheet of tasks has."""
        return len(self.columns)


def find_header(grid: Grid, columns: Sequence[Column]) -> Header | None:
    """The row among the first 40 that has the most of the declared columns; None if no row is alike."""
    best: Header | None = None
    for row in sorted(number for number in grid.rows if number <= _HEAD_ROWS):
        header = _header(row, _titles(grid, row), columns)
        if header is None:
            continue
        if best is None or len(header.missing) < len(best.missing):
            best = header
    return best


def _titles(grid: Grid, row: int) -> dict[int, str]:
    """The titles of a row; in a header of two rows, a title merged down belongs to the lower one, too."""
    titles = {column: cell.text for column, cell in grid.rows[row].items()}
    for merge in grid.merges:
        if merge.left == merge.right and merge.top < row <= merge.bottom:
            above = grid.rows.get(merge.top, {}).get(merge.left)
            if above:
                titles[merge.left] = above.text
    return dict(sorted(titles.items()))


def _header(row: int, titles: dict[int, str], columns: Sequence[Column]) -> Header | None:
    found: dict[str, int] = {}
    free = dict(titles)
    declared = [(target_of(column.key), column) for column in columns]
    # The exact title is asked for first, so that titles that differ in a mark only are not taken for each other.
    for names in (_exact, _tolerant, _by_key):
        for position, title in list(free.items()):
            for target, column in declared:
                if target not in found and names(title, column):
                    found[target] = position
                    del free[position]
                    break
    missing = tuple(column for target, column in declared if target not in found)
    if len(found) < min(_LEAST_MATCHES, len(columns)):
        return None
    helpers = _helpers(columns, set(found) | {target_of(column.key) for column in missing})
    twice = []
    for position, title in free.items():
        helper = helpers.get(title_key(title)) or _other(title)
        if helper and helper not in found:
            found[helper] = position
        elif helper or any(_tolerant(title, column) or _by_key(title, column) for column in columns):
            twice.append(position)
    return Header(row, found, titles, missing, tuple(twice))


def _exact(title: str, column: Column) -> bool:
    return title == column.title


def _tolerant(title: str, column: Column) -> bool:
    key = title_key(title)
    return key == title_key(column.title) or (
        column.key == NUMBER and key in {title_key(name) for name in _NUMBER_TITLES}
    )


def _by_key(title: str, column: Column) -> bool:
    return title_key(title) == title_key(column.key)


def _helpers(columns: Sequence[Column], taken: set[str]) -> dict[str, str]:
    """The targets of the helper columns by their titles and by their names."""
    targets = [DEPTH, ID, LINE_MARK, SHARED, OWN_NUMBER, *(key for key in LINE_FIELDS if key not in taken)]
    known = {title_key(target): target for target in targets}
    return known | {title_key(helper_title(target, columns)): target for target in targets}


def _other(title: str) -> str | None:
    found = _OTHER_TITLE.fullmatch(title)
    return other_target(found[1].lower()) if found else None


def measure_header(grid: Grid, header: Header, columns: Sequence[Column]) -> list[Finding]:
    """Columns that are missing, there twice, or unknown though they hold something."""
    findings = []
    seen = ", ".join(quote(title) for title in header.titles.values())
    for column in header.missing:
        message = f"thiếu cột {quote(column.title)}; các cột đang có: {seen}"
        hint = "thêm cột này, hoặc sửa tiêu đề cột cho đúng với khai báo các cột (cot) của phụ lục"
        findings.append(Finding("thieu_cot", Severity.ERROR, grid.place(header.row), message, hint))
    for column_number in header.twice:
        message = f"cột {quote(header.titles[column_number])} có hai lần"
        findings.append(
            grid.finding("cot_trung", header.row, column_number, message, "giữ lại một cột, xóa hoặc đổi tên cột kia")
        )
    known = {*header.columns.values(), *header.twice}
    strangers: dict[int, int] = {}
    for row in sorted(number for number in grid.rows if number > header.row):
        for column_number in grid.rows[row]:
            if column_number not in known:
                strangers.setdefault(column_number, row)
    for column_number, row in sorted(strangers.items()):
        title = header.titles.get(column_number)
        if title:
            message = f"cột {quote(title)} có nội dung nhưng chưa được khai báo"
            hint = "khai báo cột này ở khóa cot của phụ lục trong ke_hoach.yaml, hoặc xóa cột"
            findings.append(grid.finding("cot_la", header.row, column_number, message, hint))
        else:
            message = f"ô nằm ngoài các cột của bảng có chữ {quote(grid.rows[row][column_number].text)}"
            hint = "ghi tiêu đề cho cột này, hoặc xóa nội dung của cột"
            findings.append(grid.finding("cot_la", row, column_number, message, hint))
    return findings
