"""An Excel sheet of statistics figures as figures by form and code, or every fault with its cell.

Rows are told by their form and code, columns by their titles; neither is known by where it stands. It must never judge
whether a figure is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import Finding, Place, Refused, Severity
from generator.model.figure_sheet import CODE, FIGURE, FIGURE_COLUMNS, FORM, NAME, NEEDED, NOTE, SHEET_NAME
from generator.model.statistics import FormSet, Indicator, IndicatorKind
from generator.model.task_sheet import title_key
from generator.reading.spreadsheet_grid import Cell, Fault, Grid, quote
from generator.reading.spreadsheet_numbers import FRACTION_ADVICE
from generator.reading.spreadsheet_xlsx import read_workbook
from generator.vietnamese import fold

__all__ = ["SheetFigures", "read_figures"]

_HEAD_ROWS = 40
_TITLES = {title_key(title): key for key, title in FIGURE_COLUMNS.items()} | {
    title_key(title): key
    for title, key in (
        ("Biểu mẫu", FORM), ("Biểu số", FORM), ("Mã chỉ tiêu", CODE), ("STT", CODE), ("Tên chỉ tiêu", NAME),
        ("Chỉ tiêu thống kê", NAME), ("Số liệu thống kê", FIGURE),
    )
}  # fmt: skip


@dataclass(slots=True)
class SheetFigures:
    """What a sheet holds: figures and notes by form and code, the cell of each figure, and the cells left blank."""

    figures: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    blanks: dict[tuple[str, str], Place] = field(default_factory=dict)


def read_figures(path: Path, shown: str, forms: FormSet | None) -> tuple[SheetFigures, tuple[Finding, ...]]:
    """The figures of an .xlsx file, as far as they can be read, and everything wrong with its cells.

    Args:
        path: the file.
        shown: its name as the person knows it.
        forms: the forms, to tell a code that stands beside the name of another indicator; None where there are none.
    """
    try:
        grids = read_workbook(path, shown)
    except Refused as refused:
        return SheetFigures(), refused.findings
    grid, columns, head, findings = _choose(grids, shown)
    if grid is None:
        return SheetFigures(), tuple(findings)
    reader = _Reader(grid, columns, head, forms)
    reader.read()
    return reader.found, (*findings, *reader.findings)


def _header(grid: Grid) -> tuple[int, dict[str, int]]:
    """The row among the first 40 that has the most titles, and the column of each; row 0 where there is none."""
    best: tuple[int, dict[str, int]] = (0, {})
    for row in sorted(number for number in grid.rows if number <= _HEAD_ROWS):
        columns: dict[str, int] = {}
        for column, cell in sorted(grid.rows[row].items()):
            key = _TITLES.get(title_key(cell.text))
            if key is not None:
                columns.setdefault(key, column)
        if len(columns) > len(best[1]):
            best = (row, columns)
    return best


def _choose(grids: list[Grid], shown: str) -> tuple[Grid | None, dict[str, int], int, list[Finding]]:
    """The sheet that holds the figures: the one named so, else the first that has the needed columns."""
    found = [(grid, columns, head) for grid in grids for head, columns in [_header(grid)] if len(columns) >= 2]
    visible = [one for one in found if not one[0].hidden]
    whole = [one for one in visible if all(key in one[1] for key in NEEDED)]
    if whole:
        whole.sort(key=lambda one: title_key(one[0].sheet) != title_key(SHEET_NAME))
        grid, columns, head = whole[0]
        findings = []
        if len(whole) > 1:
            names = ", ".join(f'"{other.sheet}"' for other, _, _ in whole[1:])
            message = f"chỉ đọc trang này; cũng có bảng số liệu ở trang {names}"
            hint = f"xóa các trang không dùng, hoặc đặt tên trang cần đọc là {SHEET_NAME}"
            findings.append(Finding("nhieu_trang", Severity.WARNING, grid.whole, message, hint))
        return grid, columns, head, findings
    wanted = ", ".join(quote(FIGURE_COLUMNS[key]) for key in NEEDED)
    if visible:
        grid, columns, head = max(visible, key=lambda one: len(one[1]))
        missing = ", ".join(quote(FIGURE_COLUMNS[key]) for key in NEEDED if key not in columns)
        place, message = grid.place(head), f"hàng tiêu đề thiếu cột {missing}"
        return None, {}, 0, [Finding("thieu_cot", Severity.ERROR, place, message, f"phải có đủ các cột {wanted}")]
    if found:
        hint = "bấm chuột phải vào tên trang, chọn Hiện (Unhide), kiểm tra rồi lưu lại"
        place = found[0][0].whole
        return None, {}, 0, [Finding("trang_an", Severity.ERROR, place, "bảng số liệu nằm ở trang đang ẩn", hint)]
    message = "không trang nào có hàng tiêu đề của bảng số liệu thống kê"
    hint = f"trong 40 hàng đầu phải có một hàng gồm các tiêu đề: {wanted}"
    return None, {}, 0, [Finding("khong_co_bang", Severity.ERROR, Place(file=shown), message, hint)]


class _Reader:
    """One reading of the rows below the header."""

    def __init__(self, grid: Grid, columns: dict[str, int], head: int, forms: FormSet | None) -> None:
        self.grid, self.columns, self.head = grid, columns, head
        self.found = SheetFigures()
        self.findings: list[Finding] = []
        self._known = {
            (form.number, indicator.code): indicator
            for form in (forms.forms if forms is not None else ())
            for indicator in form.indicators
        }
        self._rows: dict[tuple[str, str], int] = {}

    def read(self) -> None:
        self._check_merges()
        shared = self._shared_forms()
        for row in sorted(number for number in self.grid.rows if number > self.head):
            cells = {
                key: cell
                for key, column in self.columns.items()
                if (cell := self.grid.rows[row].get(column)) is not None
            }
            if FORM not in cells and row in shared:
                cells[FORM] = shared[row]
            self._row(row, cells)

    def _note(self, code: str, row: int, key: str, message: str, hint: str) -> None:
        self.findings.append(self.grid.finding(code, row, self.columns[key], message, hint))

    def _shared_forms(self) -> dict[int, Cell]:
        """Rows whose form stands in a cell that is merged down from above."""
        column = self.columns[FORM]
        return {
            row: cell
            for merge in self.grid.merges
            if merge.left == merge.right == column and merge.top > self.head
            for cell in [self.grid.rows.get(merge.top, {}).get(column)]
            if cell is not None
            for row in range(merge.top + 1, min(merge.bottom, max(self.grid.rows)) + 1)
        }

    def _check_merges(self) -> None:
        hint = "bỏ gộp ô (Unmerge), ghi mỗi chỉ tiêu một hàng"
        for merge in self.grid.merges:
            if merge.bottom <= self.head:
                continue
            for key in (CODE, FIGURE):
                column = self.columns[key]
                own = self.grid.rows.get(merge.top, {}).get(merge.left)
                if merge.left <= column <= merge.right and (merge.top < merge.bottom) and own is not None:
                    message = f"ô gộp {merge} làm mất số liệu từng hàng của cột {quote(FIGURE_COLUMNS[key])}"
                    self.findings.append(self.grid.finding("o_gop", merge.top, merge.left, message, hint))
                    break
        for row, column, cell in self.grid.covered:
            if row > self.head and column in self.columns.values():
                message = f"nội dung {quote(cell.text)} bị ô gộp che mất"
                self.findings.append(self.grid.finding("o_bi_che", row, column, message, hint))

    def _row(self, row: int, cells: dict[str, Cell]) -> None:
        figure, note = cells.get(FIGURE), cells.get(NOTE)
        form, code = _form(cells.get(FORM)), cells[CODE].text.rstrip(".") if CODE in cells else ""
        if figure is None and (form, code) in self._known:
            self.found.blanks[form, code] = self.grid.place(row, self.columns[FIGURE])
        if figure is None and note is None:
            return
        as_number = code.replace(",", ".")
        faulty = False
        for key in (FORM, CODE, FIGURE, NOTE):
            fault = cells[key].fault if key in cells else None
            if fault is None and key == CODE and key in cells and cells[key].is_fraction:
                fault = Fault("o_so", f"mã chỉ tiêu {cells[key].text} là một số của Excel", FRACTION_ADVICE)
            if fault is None:
                continue
            if fault.code == "o_so" and (key == FIGURE or (key == CODE and self._is_sure(form, as_number))):
                # A number that Excel keeps as one is as good as one typed as text: its digits are known.
                code = as_number if key == CODE else code
                continue
            self._note(fault.code, row, key, fault.message, fault.hint)
            faulty = True
        if faulty:
            return
        if not form or not code:
            key = FORM if not form else CODE
            message = f"hàng có số liệu nhưng thiếu {FIGURE_COLUMNS[key].lower()}"
            self._note("thieu_ma", row, key, message, "ghi số của biểu và mã chỉ tiêu như trong bieu_mau.yaml")
            return
        if (form, code) in self._rows:
            message = f"chỉ tiêu {code} của biểu {form} đã ghi ở hàng {self._rows[form, code]}"
            self._note("ma_trung", row, CODE, message, "giữ một hàng, xóa hàng kia")
            return
        self._rows[form, code] = row
        self._check_name(row, form, code, cells.get(NAME))
        if figure is not None:
            self.found.figures.setdefault(form, {})[code] = _figure(figure, self._known.get((form, code)))
            self.found.places[form, code] = self.grid.place(row, self.columns[FIGURE])
        if note is not None:
            self.found.notes.setdefault(form, {})[code] = note.text

    def _is_sure(self, form: str, code: str) -> bool:
        """Whether a code that Excel keeps as a number is that code: 1.1 may have been typed as 1.10."""
        return (form, code) in self._known and (form, f"{code}0") not in self._known

    def _check_name(self, row: int, form: str, code: str, name: Cell | None) -> None:
        """A code beside the name of another indicator, as when cells were shifted."""
        right = self._known.get((form, code))
        shown = fold(name.text) if name is not None else ""
        if name is None or right is None or shown == fold(right.name):
            return
        same = [other for (number, other), known in self._known.items() if number == form and fold(known.name) == shown]
        if same:
            message = f"mã {code} đứng cạnh tên của chỉ tiêu {same[0]} ({quote(name.text)})"
            self._note("lech_ma", row, CODE, message, "xem lại: có thể các ô đã bị đẩy lệch hàng")


def _form(cell: Cell | None) -> str:
    """The number of a form, written 1, Biểu 1 or Biểu mẫu số 1; empty where there is none."""
    text = cell.text if cell is not None else ""
    return re.sub(r"^bi[eể]u( m[aẫ]u)?( s[oố])?[\s.:]*", "", text, flags=re.IGNORECASE)


def _figure(cell: Cell, indicator: Indicator | None) -> str:
    """The figure in the Vietnamese form; Excel shows a percentage with its mark, which here stands in the unit."""
    text = cell.text.strip()
    if indicator is not None and indicator.kind is IndicatorKind.PERCENT:
        text = re.sub(r"(?<=\d)\s*%$", "", text)
    return text
