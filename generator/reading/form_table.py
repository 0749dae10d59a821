"""Where the table of a form stands on its sheets, whatever was moved: found by the titles of its columns.

It knows titles and places; it must never know what an answer says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.findings import Finding, Place, Severity
from generator.model.form import (
    ANSWER_COLUMNS,
    CODE,
    FORM_COLUMNS,
    IDENTITY_KEYS,
    IDENTITY_WORDS,
    NAME,
    STATUS,
    FormIdentity,
)
from generator.model.task_sheet import title_key
from generator.reading.spreadsheet_grid import Grid, column_letters, quote

__all__ = ["FormTable", "find_identity", "find_table"]

_HEAD_ROWS = 60
_LEAST_TITLES = 3
_LONGEST_TITLE = 100


def _keys(title: str) -> tuple[str, str]:
    """A title as it compares, and the same without what stands in brackets."""
    return title_key(title), title_key(re.sub(r"\([^()]*\)", " ", title))


@lru_cache(maxsize=2048)
def _column_of(text: str) -> str | None:
    """The key of the column that a text is the title of; None for any other text."""
    # Few cells are titles: a long text is none, whatever it says.
    return next((_TITLES[key] for key in _keys(text) if key in _TITLES), None) if len(text) <= _LONGEST_TITLE else None


_TITLES = {key: column.key for column in FORM_COLUMNS for key in reversed(_keys(column.title))}


@dataclass(frozen=True, slots=True)
class FormTable:
    """The sheet, the row of the header, and the number of each column by key (from 1)."""

    grid: Grid
    header: int
    columns: dict[str, int]


def find_table(grids: Sequence[Grid], file: str) -> tuple[FormTable | None, list[Finding]]:
    """The table of tasks, or why it cannot be read."""
    found = [table for grid in grids if (table := _table(grid)) is not None]
    visible = [table for table in found if not table.grid.hidden]
    if not visible:
        if found:
            hint = "bấm chuột phải vào tên trang, chọn Hiện (Unhide), kiểm tra rồi lưu lại"
            return None, [_error("trang_an", found[0].grid.whole, "bảng nhiệm vụ nằm ở trang đang ẩn", hint)]
        message = "không trang nào có hàng tiêu đề của biểu (Mã, Trạng thái, …)"
        hint = "gửi lại chính tệp biểu đã nhận, hoặc chép trả lời vào biểu xuất bằng lệnh `vanban form export`"
        return None, [_error("khong_phai_bieu", Place(file=file), message, hint)]
    table = visible[0]
    findings = _faults_of_header(table)
    if len(visible) > 1:
        others = ", ".join(f'"{other.grid.sheet}"' for other in visible[1:])
        message = f"tệp có nhiều trang là biểu; chưa rõ theo trang nào: trang này, và {others}"
        findings.append(_error("nhieu_trang", table.grid.whole, message, "chỉ giữ lại một trang rồi lưu"))
    return (None if findings else table), findings


def _table(grid: Grid) -> FormTable | None:
    """The row that has the most titles, the first of its equals."""
    best: FormTable | None = None
    for row in sorted(grid.rows)[:_HEAD_ROWS]:
        columns: dict[str, int] = {}
        for column, cell in sorted(grid.rows[row].items()):
            key = _column_of(cell.text)
            if key is not None and not cell.fault:
                columns.setdefault(key, column)
        known = [key for key in columns if key in (CODE, STATUS) or key in _ANSWER_KEYS]
        if len(known) >= _LEAST_TITLES and (best is None or len(columns) > len(best.columns)):
            best = FormTable(grid, row, columns)
    return best


_ANSWER_KEYS = [column.key for column in ANSWER_COLUMNS]


def _faults_of_header(table: FormTable) -> list[Finding]:
    grid, findings = table.grid, []
    for column in FORM_COLUMNS:
        if column.key not in table.columns and (column.is_answer or column.key in (CODE, NAME)):
            message = f"hàng tiêu đề thiếu cột {quote(column.title)}"
            hint = "thêm lại cột đúng tên ấy (để trống nếu không có gì để báo), hoặc dùng lại biểu đã nhận"
            findings.append(_error("thieu_cot", grid.place(table.header), message, hint))
    for number, cell in sorted(grid.rows[table.header].items()):
        key = _column_of(cell.text)
        if key is not None and table.columns.get(key) != number:
            message = f"cột {quote(cell.text)} có hai lần, lần đầu ở cột {column_letters(table.columns[key])}"
            findings.append(_error("cot_trung", grid.place(table.header, number), message, "xóa một cột"))
    for merge in grid.merges:
        if merge.top <= table.header <= merge.bottom and set(range(merge.left, merge.right + 1)) & set(
            table.columns.values()
        ):
            message = f"ô tiêu đề {merge} bị gộp, không rõ cột nào là của nó"
            findings.append(_error("o_gop", grid.place(merge.top, merge.left), message, "bỏ gộp ô (Unmerge Cells)"))
    return findings


def find_identity(grids: Sequence[Grid], table: FormTable | None) -> FormIdentity | None:
    """Whose form it is, from the hidden sheet, else from the words above the table; None for a file that is no form."""
    for grid in grids:
        pairs = {cells[1].text: cells[2].text for _, cells in sorted(grid.rows.items()) if 1 in cells and 2 in cells}
        if set(IDENTITY_KEYS) <= set(pairs):
            return FormIdentity(**{field: pairs[key] for key, field in IDENTITY_KEYS.items()})
    if table is None:
        return None
    words = {title_key(word): field for word, field in IDENTITY_WORDS.items()}
    told: dict[str, str] = {}
    for row, cells in table.grid.rows.items():
        for cell in cells.values() if row < table.header else ():
            word, mark, rest = cell.text.partition(":")
            field = words.get(title_key(word)) if mark else None
            if field and rest.strip():
                told.setdefault(field, rest.strip())
    return FormIdentity(**told) if len(told) == len(IDENTITY_WORDS) else None


def _error(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)
