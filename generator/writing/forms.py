"""One unit's form as an Excel workbook: a sheet to fill in, one to know of, one that explains, two that are hidden.

It knows how a form looks and what Excel lets a person type; it must never know where the answers go.
Every text is written as text: `=…`, `@…` or `+…` in a plan is never a formula, and stays text when it is edited.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from generator.model.form import (
    CODE,
    COMPLETED_ON,
    FORM_COLUMNS,
    GUIDE_SHEET,
    IDENTITY_KEYS,
    IDENTITY_SHEET,
    LIST_SHEET,
    NAME,
    PARTNER_COLUMNS,
    PARTNER_NONE,
    PARTNER_SHEET,
    PARTNER_TITLE,
    PARTNER_TOLD,
    PERCENT,
    STATUS,
    TASK_SHEET,
    Form,
    FormColumn,
    FormRow,
)
from generator.model.progress import Answer, LineProgress
from generator.word.table_layout import wrapped_lines
from generator.writing.form_guide import GUIDE_TITLE, guide_lines, head_lines, shown_day
from generator.writing.text_workbook import PIXELS_PER_MM, PROTECTION, TextWorkbook

__all__ = ["render_form"]

_SIZE_PT, _TITLE_PT = 11, 14
_LINE_PT, _PADDING_MM, _TALLEST_PT = 14.5, 3.0, 409.0
_NUMBER_FORMATS = {PERCENT: "0", COMPLETED_ON: "dd/mm/yyyy"}
_CENTRED = (CODE, "stt", "tien_do", STATUS, PERCENT, COMPLETED_ON)


def render_form(form: Form) -> bytes:
    """The bytes of an .xlsx file; the same for the same form.

    Raises:
        Refused: a text is longer than an Excel cell can hold.
    """
    title = f"{form.identity.unit}: {form.period.name}"
    workbook = TextWorkbook(title, _SIZE_PT, advice="rút ngắn lời văn trong dữ liệu")
    _Writer(workbook, form).write()
    return workbook.render(form.identity.unit)


class _Writer:
    """Writes the sheets; rows and columns count from 0 here, as xlsxwriter has it."""

    def __init__(self, workbook: TextWorkbook, form: Form) -> None:
        self.workbook, self.form = workbook, form
        self._text = workbook.say_text
        self.at = {column.key: position for position, column in enumerate(FORM_COLUMNS)}

    def write(self) -> None:
        pages = {name: self.workbook.add_page(name) for name in (TASK_SHEET, PARTNER_SHEET, GUIDE_SHEET)}
        self._write_tasks(pages[TASK_SHEET])
        self._write_partners(pages[PARTNER_SHEET])
        self._write_guide(pages[GUIDE_SHEET])
        choices = self.workbook.add_page(LIST_SHEET)
        for row, answer in enumerate(Answer):
            self._text(choices, row, 0, answer.words)
        choices.protect()
        choices.hide()
        identity = self.workbook.add_page(IDENTITY_SHEET)
        for row, (key, field) in enumerate(IDENTITY_KEYS.items()):
            self._text(identity, row, 0, key)
            self._text(identity, row, 1, getattr(self.form.identity, field))
        identity.protect()
        identity.very_hidden()

    def _head(self, page: Any, lines: Sequence[str]) -> int:
        """The lines above a table, not merged so that columns can be moved; the row of the header."""
        for row, line in enumerate(lines):
            bold = row == 0
            self._text(page, row, 0, line, text_wrap=False, bold=bold, font_size=_TITLE_PT if bold else _SIZE_PT)
        return len(lines) + 1

    def _table_head(self, page: Any, row: int, columns: Sequence[FormColumn]) -> None:
        for position, column in enumerate(columns):
            colour = "#FFE699" if column.is_answer and column.key in self.at else "#D9E1F2"
            self._text(page, row, position, column.title, bold=True, align="center", border=1, bg_color=colour)
            page.set_column_pixels(position, position, round(column.width_mm * PIXELS_PER_MM))
        page.set_row(row, max(_lines(column.title, column, bold=True) for column in columns) * _LINE_PT + 4)

    def _page(self, page: Any, head: int, foot: int, columns: int) -> None:
        page.freeze_panes(head + 1, self.at[NAME] + 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.repeat_rows(head)
        page.set_footer("&C&P/&N")
        page.autofilter(head, 0, max(foot, head + 1), columns - 1)
        page.protect("", PROTECTION)

    def _write_tasks(self, page: Any) -> None:
        head = self._head(page, head_lines(self.form))
        self._table_head(page, head, FORM_COLUMNS)
        for row, line in enumerate(self.form.rows, head + 1):
            self._write_row(page, row, line)
        foot = head + len(self.form.rows)
        self._page(page, head, foot, len(FORM_COLUMNS))
        self._validate(page, head + 1, foot)
        self._remind(page, head + 1, foot)
        page.ignore_errors({"number_stored_as_text": f"A1:M{foot + 1}"})
        page.set_selection(head + 1, self.at[STATUS], head + 1, self.at[STATUS])

    def _write_row(self, page: Any, row: int, line: FormRow) -> None:
        values = line.line.printed | (_answered(line.known) if line.known else {})
        tallest = 1
        for column in FORM_COLUMNS:
            value, at = values.get(column.key), self.at[column.key]
            look = _look(column)
            if isinstance(value, int):
                page.write_number(row, at, value, self.workbook.format(**look))
            elif isinstance(value, datetime.date):
                page.write_datetime(row, at, value, self.workbook.format(**look))
            else:
                tallest = max(tallest, _lines(value or "", column))
                self._text(page, row, at, value or "", **look)
        page.set_row(row, min(tallest * _LINE_PT + 3, _TALLEST_PT))

    def _validate(self, page: Any, first: int, last: int) -> None:
        """What Excel refuses at once; what is pasted goes by it, so that collecting checks again."""

        def rule(key: str, **properties: Any) -> None:
            at = self.at[key]
            page.data_validation(first, at, last, at, {"ignore_blank": True, **properties})

        rule(
            STATUS,
            validate="list",
            source=f"='{LIST_SHEET}'!$A$1:$A${len(Answer)}",
            error_title="Trạng thái không đúng",
            error_message="Chọn một trạng thái trong danh sách.",
        )
        rule(
            PERCENT,
            validate="integer",
            criteria="between",
            minimum=0,
            maximum=100,
            error_title="Phần trăm không đúng",
            error_message="Ghi số nguyên từ 0 đến 100, không gõ dấu %.",
        )
        earliest, cut_off = self.form.earliest, self.form.period.cut_off
        rule(
            COMPLETED_ON,
            validate="date",
            criteria="between",
            minimum=earliest,
            maximum=cut_off,
            input_title="Ngày hoàn thành",
            input_message=f"ngày/tháng/năm, từ {shown_day(earliest)} đến {shown_day(cut_off)}",
            error_title="Ngày không đúng",
            error_message=(
                f"Ghi ngày/tháng/năm, từ {shown_day(earliest)} đến {shown_day(cut_off)} (ngày chốt số liệu). "
                "Việc xong sau ngày chốt thì báo ở kỳ sau."
            ),
        )

    def _remind(self, page: Any, first: int, last: int) -> None:
        """Colours the cell that an answer still asks for."""
        missing = self.workbook.add_highlight(bg_color="#F8CBAD")
        status = f"${_letter(self.at[STATUS])}{first + 1}"
        for answer, key in ((Answer.DONE, COMPLETED_ON), (Answer.UNDER_WAY, PERCENT), (Answer.CANCELLED, "ly_do")):
            at = self.at[key]
            formula = f'=AND({status}="{answer.words}",${_letter(at)}{first + 1}="")'
            page.conditional_format(first, at, last, at, {"type": "formula", "criteria": formula, "format": missing})

    def _write_partners(self, page: Any) -> None:
        partners = self.form.partners
        told = PARTNER_TOLD if partners else PARTNER_NONE
        head = self._head(page, (f"{PARTNER_TITLE}: {self.form.identity.unit}", told))
        self._table_head(page, head, PARTNER_COLUMNS)
        for row, partner in enumerate(partners, head + 1):
            values = partner.printed
            for at, column in enumerate(PARTNER_COLUMNS):
                self._text(page, row, at, values.get(column.key, ""), **_look(column))
            tallest = max(_lines(values.get(column.key, ""), column) for column in PARTNER_COLUMNS)
            page.set_row(row, min(tallest * _LINE_PT + 3, _TALLEST_PT))
        self._page(page, head, head + len(partners), len(PARTNER_COLUMNS))

    def _write_guide(self, page: Any) -> None:
        about, words = FormColumn("", "", 45), FormColumn("", "", 190)
        for at, column in enumerate((about, words)):
            page.set_column_pixels(at, at, round(column.width_mm * PIXELS_PER_MM))
        self._text(page, 0, 0, GUIDE_TITLE, bold=True, font_size=_TITLE_PT, text_wrap=False)
        for row, (topic, text) in enumerate(guide_lines(self.form), 2):
            if topic:
                self._text(page, row, 0, topic, bold=True)
                self._text(page, row, 1, text)
                page.set_row(row, _lines(text, words) * _LINE_PT + 3)
            else:
                self._text(page, row, 0, text, text_wrap=False)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.protect("", PROTECTION)


def _answered(known: LineProgress) -> dict[str, Any]:
    percent = known.completed_percent if known.answer is Answer.DONE else known.percent
    return {
        STATUS: known.answer.words,
        PERCENT: percent,
        COMPLETED_ON: known.completed_on,
        "ket_qua": known.result,
        "lien_ket": known.link,
        "kho_khan": known.difficulty,
        "kien_nghi": known.proposal,
        "ly_do": known.reason,
    }


def _look(column: FormColumn) -> dict[str, Any]:
    look: dict[str, Any] = {"border": 1, "align": "center" if column.key in _CENTRED else "left"}
    if column.is_answer:
        look |= {"locked": False, "bg_color": "#FFFBE6"}
    if column.key in _NUMBER_FORMATS:
        look["num_format"] = _NUMBER_FORMATS[column.key]
    return look


def _lines(text: str, column: FormColumn, *, bold: bool = False) -> int:
    return wrapped_lines(text, column.width_mm - _PADDING_MM, _SIZE_PT, bold=bold) if text else 1


def _letter(column: int) -> str:
    """The letter of one of the form's few columns, from 0."""
    return chr(ord("A") + column)
