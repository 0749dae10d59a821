"""Rows of a sheet as an Excel workbook that looks like the appendix .

It knows how an appendix looks on paper; it must never know what the words of a cell mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.findings import Refused
from generator.model.appendix import Alignment, Column
from generator.model.task_sheet import JOINT, NAME, NUMBER, RESPONSIBLE
from generator.word.table_layout import ColumnText, column_widths_mm, wrapped_lines
from generator.writing.sheet_rows import Sheet, SheetRow
from generator.writing.text_workbook import PIXELS_PER_MM, Format, TextWorkbook, refuse_too_long

__all__ = ["SHEET_NAME", "render_workbook"]

SHEET_NAME = "Nhiệm vụ"

_SIZE_PT, _TITLE_SIZE_PT = 12, 14
_LINE_PT = 15.75
_TABLE_MM = 247.0  # A4 across, less margins of 30 and 20 mm
_PADDING_MM = 3.0
_HELPER_MM = 28.0
_GAP_MM = 8.0
_MOST_ROWS = 1_048_576
_TALLEST_PT = 409.0
_MM_PER_INCH = 25.4
_ALIGNED = {
    Alignment.LEFT: "left",
    Alignment.CENTRE: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFIED: "justify",
}
_ADVICE = "rút ngắn, hoặc dùng tệp YAML"
_NOTE = "Cột phụ cho máy đọc lại, không in. Cấp: 1 là nhóm lớn, 2 là nhóm bên trong. Có thể để trống."


def render_workbook(sheet: Sheet, columns: Sequence[Column], title: str | None) -> bytes:
    """The bytes of an .xlsx file; the same for the same rows.

    Raises:
        Refused: a text is longer than an Excel cell can hold, or there are more rows than a sheet can.
    """
    _refuse_too_much(sheet)
    workbook = TextWorkbook(title or SHEET_NAME, _SIZE_PT, advice=_ADVICE)
    writer = _Writer(workbook, sheet, columns)
    writer.write(title)
    return workbook.render(SHEET_NAME, writer.fixed_rows)


def _refuse_too_much(sheet: Sheet) -> None:
    for row in sheet.rows:
        for text in row.cells.values():
            refuse_too_long(text, _ADVICE)
    if len(sheet.rows) > _MOST_ROWS - 10:
        raise Refused.because("qua_nhieu_hang", "một trang Excel không chứa hết các hàng", "dùng tệp CSV hoặc YAML")


class _Writer:
    """Writes one worksheet; rows and columns count from 0 here, as xlsxwriter has it."""

    def __init__(self, workbook: TextWorkbook, sheet: Sheet, columns: Sequence[Column]) -> None:
        self.workbook, self.sheet, self.columns = workbook, sheet, columns
        self._format = workbook.format
        # The last row, and the task, whose shared cells reach down from the first of its rows.
        self.fixed_rows: set[int] = set()
        self._reach: tuple[int, SheetRow] = (-1, SheetRow({}))
        self.page = workbook.add_page(SHEET_NAME)
        targets = [target for target, _ in sheet.declared]
        self.last = len(targets) - 1
        self.at = {target: position for position, target in enumerate(targets)}
        # One empty column sets the helpers apart.
        self.at |= {target: self.last + 2 + position for position, (target, _) in enumerate(sheet.helpers)}
        self.widths = self._widths()
        self.look = {target: self._cell_format(column) for target, column in zip(targets, columns, strict=True)}
        self.look |= dict.fromkeys([target for target, _ in sheet.helpers], self._helper_format())

    def write(self, title: str | None) -> None:
        """Title, header and rows, then how they are shown and printed."""
        head = self._write_title(title)
        self._write_header(head)
        row = head + 1
        for position, line in enumerate(self.sheet.rows):
            if line.is_group:
                self._write_group(row, line)
            else:
                self._write_line(row, line)
                if line.height:
                    self._fit(row, self.sheet.rows[position : position + line.height])
            row += 1
        self._set_page(head, row - 1)

    def _cell_format(self, column: Column) -> Format:
        return self._format(border=1, align=_ALIGNED[column.set_as])

    def _helper_format(self, *, bold: bool = False) -> Format:
        grey = {"bg_color": "#EDEDED", "font_color": "#7F7F7F", "border": 1, "border_color": "#D0D0D0"}
        return self._format(**grey, bold=bold, align="center" if bold else "left", font_size=10)

    def _widths(self) -> list[float]:
        """The widths of the declared columns in millimetres."""
        texts: dict[str, list[str]] = {target: [] for target, _ in self.sheet.declared}
        for row in self.sheet.rows:
            for target, cells in texts.items():
                alone = not (row.is_group and target == NAME) and not (row.joint and target in JOINT)
                cells.append(row.cells.get(target, "") if alone else "")
        measured = [
            ColumnText(key=column.key, title=column.title, cells=tuple(texts[target]), width_mm=column.width_mm)
            for column, (target, _) in zip(self.columns, self.sheet.declared, strict=True)
        ]
        return list(column_widths_mm(measured, _TABLE_MM, _SIZE_PT, padding_mm=_PADDING_MM))

    def _write_title(self, title: str | None) -> int:
        """Returns the row of the header."""
        if self.sheet.helpers:
            note = self._format(text_wrap=False, italic=True, font_color="#7F7F7F", font_size=10)
            self._write_text(0, self.last + 2, _NOTE, note)
        if not title:
            return 1
        look = self._format(bold=True, align="center", font_size=_TITLE_SIZE_PT)
        self._write_merged(0, 0, 0, self.last, title, look)
        lines = wrapped_lines(title, sum(self.widths) - _PADDING_MM, _TITLE_SIZE_PT, bold=True)
        self.page.set_row_pixels(0, round((lines * 1.35 * _TITLE_SIZE_PT + 6) * 96 / 72))
        return 2

    def _write_header(self, row: int) -> None:
        look = self._format(border=1, bold=True, align="center")
        for target, title in self.sheet.declared:
            self._write_text(row, self.at[target], title, look)
        widths = zip(self.widths, self.sheet.declared, strict=True)
        lines = max(wrapped_lines(title, width - _PADDING_MM, _SIZE_PT, bold=True) for width, (_, title) in widths)
        self._set_height(row, lines, fixed=False)
        for target, title in self.sheet.helpers:
            self._write_text(row, self.at[target], title, self._helper_format(bold=True))

    def _write_text(self, row: int, column: int, text: str, look: Format) -> None:
        self.workbook.put_text(self.page, row, column, text, look)

    def _write_merged(self, top: int, left: int, bottom: int, right: int, text: str, look: Format) -> None:
        """One cell over a range, or a plain cell where the range is one."""
        if (top, left) != (bottom, right):
            self.page.merge_range(top, left, bottom, right, "", look)
        self._write_text(top, left, text, look)

    def _write_group(self, row: int, line: SheetRow) -> None:
        number, name = self.at[NUMBER], self.at[NAME]
        left = 0 if number > name else number + 1
        right = number - 1 if number > name else self.last
        look = self._format(border=1, bold=True, align="left")
        for column in range(left):
            self.page.write_blank(row, column, None, look)
        for column in range(right + 1, self.last + 1):
            self.page.write_blank(row, column, None, look)
        self._write_text(row, number, line.cells[NUMBER], self._format(border=1, bold=True, align="center"))
        self._write_merged(row, left, row, right, line.cells[NAME], look)
        width = sum(self.widths[left : right + 1]) - _PADDING_MM
        lines = max(
            wrapped_lines(line.cells[NAME], width, _SIZE_PT, bold=True),
            wrapped_lines(line.cells[NUMBER], self.widths[number] - _PADDING_MM, _SIZE_PT, bold=True),
        )
        self._set_height(row, lines, fixed=lines > 1)
        for target, _ in self.sheet.helpers:
            self._write_text(row, self.at[target], line.cells.get(target, ""), self.look[target])

    def _write_line(self, row: int, line: SheetRow) -> None:
        bottom = row + max(line.height, 1) - 1
        for target, look in self.look.items():
            column = self.at[target]
            if line.joint and target in JOINT:
                continue
            # The phân công stands in the joint cell below, not in a helper column as well.
            text = None if line.joint and target == RESPONSIBLE else line.cells.get(target)
            if target in line.shared and not (line.joint and target == RESPONSIBLE):
                self._write_merged(row, column, bottom, column, text or "", look)
            elif text is not None:
                self._write_text(row, column, text, look)
            elif not self._is_taken(row, target):
                self.page.write_blank(row, column, None, look)
        if line.joint:
            left, right = sorted(self.at[target] for target in JOINT)
            last = bottom if RESPONSIBLE in line.shared else row
            look = self.look[self.sheet.declared[left][0]]
            self._write_merged(row, left, last, right, line.cells[RESPONSIBLE], look)
        if line.shared:
            self._reach = (bottom, line)

    def _is_taken(self, row: int, target: str) -> bool:
        """Whether a cell is the lower part of one that reaches down from above."""
        bottom, line = self._reach
        joint = line.joint and RESPONSIBLE in line.shared
        return row <= bottom and (
            target in JOINT if joint and target in (*JOINT, RESPONSIBLE) else target in line.shared
        )

    def _lines_of(self, line: SheetRow, *, shared: bool | None = None) -> int:
        """The lines of text of the tallest cell of a row, or of those that reach down, or of those that do not."""
        tallest = 1
        for target, text in line.cells.items():
            if shared is not None and shared != (target in line.shared):
                continue
            if line.joint and target == RESPONSIBLE:
                width = sum(self.widths[self.at[part]] for part in JOINT)
            elif self.at[target] <= self.last:
                width = self.widths[self.at[target]]
            else:
                continue
            tallest = max(tallest, wrapped_lines(text, width - _PADDING_MM, _SIZE_PT))
        return tallest

    def _fit(self, row: int, lines: Sequence[SheetRow]) -> None:
        """Sets the heights of a task's rows, so that cells that are merged down or across have room, too.

        Excel fits a row to its plain cells when it is edited, other programs do not fit rows at all.
        """
        own = [self._lines_of(line, shared=False) for line in lines]
        missing = max(0, self._lines_of(lines[0], shared=True) - sum(own))
        for position, line in enumerate(lines):
            share = missing // len(own) + (position < missing % len(own))
            self._set_height(row + position, own[position] + share, fixed=bool(missing) or line.joint)

    def _set_height(self, row: int, lines: int, *, fixed: bool) -> None:
        self.page.set_row(row, min(lines * _LINE_PT + 3, _TALLEST_PT))
        if fixed:
            self.fixed_rows.add(row)

    def _set_page(self, head: int, foot: int) -> None:
        page = self.page
        for column, width in enumerate(self.widths):
            # New rows that a clerk adds below must be text, too, or Excel turns 3/2022 into a day.
            page.set_column_pixels(column, column, round(width * PIXELS_PER_MM), self._format())
        page.set_column_pixels(self.last + 1, self.last + 1, round(_GAP_MM * PIXELS_PER_MM))
        if self.sheet.helpers:
            end = self.last + 1 + len(self.sheet.helpers)
            page.set_column_pixels(self.last + 2, end, round(_HELPER_MM * PIXELS_PER_MM), self._format(font_size=10))
            page.ignore_errors({"number_stored_as_text": f"A1:XFD{foot + 200}"})
        page.freeze_panes(head + 1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(*(side_mm / _MM_PER_INCH for side_mm in (30, 20, 20, 20)))
        page.center_horizontally()
        page.repeat_rows(head)
        page.print_area(0, 0, foot, self.last)
