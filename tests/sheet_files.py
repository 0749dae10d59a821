"""Excel and CSV files of tasks as clerks save them, made by other programs than the one under test."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from generator.model.appendix import DEFAULT_COLUMNS
from generator.word.package import Package
from tests.task_lists import UNIT_COLUMNS

__all__ = ["HEAD", "UNIT_HEAD", "add_empty_rows", "write_csv", "write_xlsx"]

HEAD = [column.title for column in DEFAULT_COLUMNS]
UNIT_HEAD = [column.title for column in UNIT_COLUMNS]

Rows = Sequence[Any]


def write_xlsx(
    folder: Path,
    rows: Rows,
    *,
    merges: Sequence[str] = (),
    name: str = "Nhiệm vụ",
    more: Mapping[str, Rows] | None = None,
    change: Callable[[Any], None] | None = None,
) -> Path:
    """Saves rows, from A1 on, with openpyxl; `change` is given the first sheet before it is saved."""
    workbook = openpyxl.Workbook()
    first = workbook.active
    assert first is not None
    first.title = name
    _fill(first, rows)
    for merge in merges:
        first.merge_cells(merge)
    if change:
        change(first)
    for other, other_rows in (more or {}).items():
        _fill(workbook.create_sheet(other), other_rows)
    path = folder / "phu_luc.xlsx"
    workbook.save(path)
    workbook.close()
    return path


def add_empty_rows(path: Path, count: int) -> Path:
    """Adds formatted rows without content below the first sheet's rows, as Excel leaves them."""
    part = "xl/worksheets/sheet1.xml"
    package = Package.read(path)
    rows = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{letter}{number}" s="0"/>' for letter in "ABCDEFGH") + "</row>"
        for number in range(1000, 1000 + count)
    )
    path.write_bytes(
        package.with_parts({part: package.part(part).replace(b"</sheetData>", rows.encode() + b"</sheetData>")})
    )
    return path


def _fill(page: Any, rows: Rows) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(number, column).value = value


def write_csv(folder: Path, rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8", before: str = "") -> Path:
    """Saves rows as CSV; short rows are filled up to the first."""
    target = io.StringIO(newline="")
    width = len(rows[0])
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerows([[*("" if value is None else value for value in row), *[""] * (width - len(row))] for row in rows])
    path = folder / "phu_luc.csv"
    path.write_bytes((before + target.getvalue()).encode(encoding))
    return path
