"""A unit's form that came back: whose it is, and what each of its rows says, or every fault with its cell.

It knows the form's columns; it must never know the plan, nor whether an answer may be believed.
Rows are told by their code, columns by their titles, the file by what it says inside: none by where it stands.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place, Refused, Severity
from generator.model.form import (
    ANSWER_COLUMNS,
    CODE,
    COMPLETED_ON,
    DEADLINE,
    FORM_SHEETS,
    GUIDE_SHEET,
    NAME,
    PERCENT,
    PRODUCT,
    STATUS,
    UNTOUCHED,
    Returned,
    ReturnedForm,
)
from generator.model.progress import Answer, LineProgress
from generator.model.task_sheet import title_key
from generator.reading.form_cells import parse_answer, parse_day, parse_percent
from generator.reading.form_partners import read_partners
from generator.reading.form_table import FormTable, find_identity, find_table
from generator.reading.gate import build_model
from generator.reading.spreadsheet_grid import Cell, Fault, Grid, column_letters, quote
from generator.reading.spreadsheet_xlsx import read_workbook
from generator.reading.spreadsheets import SAVE_ADVICE
from generator.reading.yaml_files import PathPart
from generator.word.package import Package

__all__ = ["read_form"]

_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]+)<")
_COMMENTS = re.compile(r"xl/.*comments?\d*\.xml", re.IGNORECASE)
_FIX = "sửa ô này rồi lưu lại"
_FIXES = {"nhieu_dong": "bỏ ngắt dòng (Alt+Enter) trong ô", "ky_tu_cam": "xóa nội dung ô rồi gõ lại"}
_PARSERS = {STATUS: parse_answer, PERCENT: parse_percent, COMPLETED_ON: parse_day}


def read_form(path: Path, shown: str) -> tuple[ReturnedForm | None, tuple[Finding, ...]]:
    """A form's rows from the top, and everything that is wrong with it; None where it cannot be used at all.

    Rows with a fault are among the rows, without an answer; the fault is an error among the findings.
    """
    place = Place(file=shown)
    if not path.exists():
        return None, (Finding("khong_doc_duoc", Severity.ERROR, place, "không có tệp này", "xem lại tên tệp"),)
    if path.suffix.lower() != ".xlsx":
        message = f"biểu phải là tệp .xlsx, đây là tệp {path.suffix or 'không có đuôi'}"
        hint = SAVE_ADVICE.get(path.suffix.lower(), "gửi lại chính tệp biểu .xlsx đã nhận")
        return None, (Finding("kieu_tep_la", Severity.ERROR, place, message, hint),)
    try:
        grids = read_workbook(path, shown)
    except Refused as refused:
        return None, refused.findings
    table, findings = find_table(grids, shown)
    identity = find_identity(grids, table)
    if table is None:
        return None, tuple(findings)
    if identity is None:
        message = "tệp không ghi là biểu của cơ quan, năm, kỳ và đơn vị nào"
        hint = "gửi lại chính tệp biểu đã nhận (biểu xuất bằng lệnh `vanban form export`)"
        return None, (Finding("khong_phai_bieu", Severity.ERROR, table.grid.whole, message, hint),)
    rows = _Rows(table)
    read = rows.read()
    package = Package.read(path)
    saved = _saved(package)
    # What nobody has saved since it was sent has no words of the unit.
    sheets = [] if saved.startswith(UNTOUCHED) else grids
    partners, told = read_partners(grid for grid in sheets if grid is not table.grid)
    rows.findings += [*_other_sheets(grids, table), *told, *_comments(package, shown)]
    columns = {key: column_letters(number) for key, number in table.columns.items()}
    form = ReturnedForm(identity, shown, table.grid.sheet, columns, tuple(read), saved, partners, tuple(_guide(sheets)))
    return form, tuple(sorted(rows.findings, key=lambda finding: finding.sort_key))


def _other_sheets(grids: Sequence[Grid], table: FormTable) -> list[Finding]:
    """Sheets that the unit put in, whose words nobody would see."""
    message, hint = "trang này không thuộc biểu, không được đọc", "nếu cần báo thì chuyển sang cột của biểu"
    return [
        Finding("trang_la", Severity.HINT, grid.whole, message, hint)
        for grid in grids
        if grid.rows and not grid.hidden and grid is not table.grid and grid.sheet not in FORM_SHEETS
    ]


def _guide(grids: Sequence[Grid]) -> Iterator[tuple[str, Place]]:
    """The texts of the sheet that explains."""
    for grid in grids:
        if title_key(grid.sheet) == title_key(GUIDE_SHEET) and not grid.hidden:
            for row in sorted(grid.rows):
                yield from ((cell.text, grid.place(row, column)) for column, cell in sorted(grid.rows[row].items()))


def _comments(package: Package, shown: str) -> list[Finding]:
    """That somebody pinned notes to cells, whose words nobody would see."""
    if not any(_COMMENTS.match(name) for name in package.names):
        return []
    message, hint = "ghi chú đính vào ô (comment, note) không được đọc", "nếu cần báo thì chuyển sang cột của biểu"
    return [Finding("ghi_chu_o", Severity.HINT, Place(file=shown), message, hint)]


def _saved(package: Package) -> str:
    """When the file was saved last, as the program that saved it wrote it; empty where it did not."""
    found = _MODIFIED.search(package.part("docProps/core.xml")) if "docProps/core.xml" in package else None
    return found[1].decode("ascii", "replace") if found else ""


class _RowValues:
    """A row's values as the gate takes them."""

    def __init__(self, grid: Grid, row: int, columns: Mapping[str, int], value: dict[str, Any]) -> None:
        self.value = value
        self._grid, self._row, self._columns = grid, row, columns

    def place(self, path: Sequence[PathPart] = ()) -> Place:
        key = str(path[0]) if path else STATUS
        return self._grid.place(self._row, self._columns.get(key, self._columns[STATUS]))


class _Rows:
    """Reads the rows below the header."""

    def __init__(self, table: FormTable) -> None:
        self.grid, self.header, self.columns = table.grid, table.header, table.columns
        self.findings: list[Finding] = []
        self._own = set(self.columns.values())

    def read(self) -> list[Returned]:
        merged = self._merged_rows()
        self._tell_hidden()
        self._tell_other_columns()
        rows = [self._row(row, merged) for row in sorted(self.grid.rows) if row > self.header]
        return [row for row in rows if row is not None]

    def _cell(self, row: int, key: str) -> Cell | None:
        column = self.columns.get(key)
        return self.grid.rows[row].get(column) if column else None

    def _error(self, row: int, key: str, fault: Fault) -> None:
        self.findings.append(self.grid.finding(fault.code, row, self.columns[key], fault.message, fault.hint))

    def _row(self, row: int, merged: set[int]) -> Returned | None:
        code = self._cell(row, CODE)
        answers = {column.key: cell for column in ANSWER_COLUMNS if (cell := self._cell(row, column.key))}
        if code is None:
            for key in list(answers)[:1]:
                hint = "ghi lại mã của nhiệm vụ ở cột Mã; nếu hàng này không phải trả lời thì xóa đi"
                self._error(row, key, Fault("thieu_ma", "hàng có nội dung mà không có mã nhiệm vụ", hint))
            if not answers:
                self._tell_words_beside(row)
            return None
        if title_key(code.text) == title_key("Mã"):
            return None  # the header, repeated further down
        name, product, deadline = (
            cell.text if (cell := self._cell(row, key)) else "" for key in (NAME, PRODUCT, DEADLINE)
        )
        blank = Returned(row, code.text, name, product, not answers, None, deadline)
        if code.fault:
            # What the cell shows may be the code of another task.
            self._error(row, CODE, code.fault)
            return replace(blank, code="", is_blank=False)
        if row in merged:
            return replace(blank, is_blank=False)
        return replace(blank, answer=self._answer(row, code.text, answers)) if answers else blank

    def _answer(self, row: int, code: str, cells: Mapping[str, Cell]) -> LineProgress | None:
        before = len(self.findings)
        value: dict[str, Any] = {"ma": code}
        for key, cell in cells.items():
            parse = _PARSERS.get(key)
            found: Answer | int | datetime.date | str | Fault | None = parse(cell) if parse else cell.fault or cell.text
            if isinstance(found, Fault):
                self._error(row, key, found)
            else:
                value[key] = found
        if STATUS not in cells:
            hint = "chọn " + "; ".join(answer.words for answer in Answer)
            self._error(row, STATUS, Fault("thieu_trang_thai", f"nhiệm vụ {code} chưa có trạng thái", hint))
        if len(self.findings) > before:
            return None
        line, faults = build_model(LineProgress, _RowValues(self.grid, row, self.columns, value))
        for fault in faults:
            place = fault.place._replace(path="")
            hint = "" if fault.code == "tien_do_mau_thuan" else fault.hint or _FIXES.get(fault.code, _FIX)
            self.findings.append(fault._replace(place=place, hint=_FIXES.get(fault.code, hint)))
        return line

    def _merged_rows(self) -> set[int]:
        """Rows of the table of which a cell is merged with another: whose answer it is cannot be told."""
        rows: set[int] = set()
        for merge in self.grid.merges:
            touched = self._own & set(range(merge.left, merge.right + 1))
            if merge.bottom <= self.header or not touched:
                continue
            inside = [row for row in self.grid.rows if max(merge.top, self.header + 1) <= row <= merge.bottom]
            told = [row for row in inside if self._cell(row, CODE) is not None]
            if told:
                rows.update(told)
                message = f"các ô {merge} bị gộp, không rõ là trả lời của hàng nào"
                hint = "bỏ gộp ô (Unmerge Cells), ghi trả lời vào từng hàng"
                self.findings.append(self.grid.finding("o_gop", merge.top, merge.left, message, hint))
        return rows

    def _tell_hidden(self) -> None:
        rows = [row for row in sorted(self.grid.hidden_rows & self.grid.rows.keys()) if row > self.header]
        if rows:
            shown = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            message = f"{len(rows)} hàng đang ẩn vẫn được đọc: hàng {shown}"
            self._hint("hang_an", self.grid.whole, message, "nếu không muốn báo thì xóa trả lời ở các hàng ấy")
        columns = sorted(self.grid.hidden_columns & self._own)
        if columns:
            shown = ", ".join(map(column_letters, columns))
            self._hint("cot_an", self.grid.whole, f"cột đang ẩn vẫn được đọc: {shown}", "")

    def _tell_words_beside(self, row: int) -> None:
        """Words below or between the tasks, whose words nobody would see."""
        column = min((column for column in self.grid.rows[row] if column in self._own), default=0)
        if column:
            message = f"hàng không có mã nhiệm vụ, không được đọc: {quote(self.grid.rows[row][column].text)}"
            hint = "nếu cần báo thì chuyển sang cột của biểu, ở hàng của nhiệm vụ"
            self._hint("chu_ngoai_bang", self.grid.place(row, column), message, hint)

    def _tell_other_columns(self) -> None:
        header = self.grid.rows[self.header]
        unnamed = {column for row, cells in self.grid.rows.items() if row > self.header for column in cells}
        for column in sorted(header.keys() | unnamed):
            if column in self._own:
                continue
            filled = next(
                (row for row in sorted(self.grid.rows) if row > self.header and column in self.grid.rows[row]), 0
            )
            if filled:
                title = quote(header[column].text) if column in header else column_letters(column)
                message = f"cột {title} không thuộc biểu, không được đọc"
                hint = "nếu cần báo thì chuyển sang cột của biểu"
                self._hint("cot_la", self.grid.place(filled, column), message, hint)

    def _hint(self, code: str, place: Place, message: str, hint: str) -> None:
        self.findings.append(Finding(code, Severity.HINT, place, message, hint))
