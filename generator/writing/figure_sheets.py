"""The statistics figures of a period as an Excel sheet to fill in, and as lines of YAML; neither loses anything.

It knows how the two look; it must never read them back nor judge a figure. What is reckoned has a grey cell in Excel
and no line in YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.figure_sheet import CODE, FIGURE, FIGURE_COLUMNS, FORM, NAME, NOTE, SHEET_NAME, UNIT
from generator.model.period import Period
from generator.model.statistics import FormSet, Indicator, IndicatorKind, StatisticsForm
from generator.word.table_layout import wrapped_lines
from generator.writing.text_workbook import PIXELS_PER_MM, PROTECTION, TextWorkbook
from generator.writing.yaml_text import mapping_lines

__all__ = ["Figures", "render_figure_lines", "render_figure_sheet"]

Figures = Mapping[str, Mapping[str, str]]
"""Texts by the number of a form, then by the code of an indicator."""

_WIDTHS_MM = {FORM: 14.0, CODE: 16.0, NAME: 110.0, UNIT: 34.0, FIGURE: 30.0, NOTE: 50.0}
_SIZE_PT, _TITLE_PT, _LINE_PT, _PADDING_MM = 12, 14, 15.75, 3.0
_GREY = "#EDEDED"
_CENTRED = (FORM, CODE, UNIT, FIGURE)
_GUIDE = (
    "Chỉ điền các ô trắng của cột Số liệu và cột Ghi chú. Ô xám: dòng tiêu đề, hoặc số do máy tính.",
    "Hàng nghìn cách bằng dấu chấm, phần lẻ sau dấu phẩy: 1.250,5. Tỷ lệ không ghi dấu %: 86,57. Chưa có số thì ghi -.",
)
_PLAIN_NUMBER = re.compile(r"\d[\d.,]*")
_LONGEST_COMMENT = 80
_NOTES_ABOVE = "# Ghi chú in cạnh số liệu, theo số biểu, rồi theo mã chỉ tiêu."


def render_figure_sheet(forms: FormSet, period: Period, figures: Figures, notes: Figures) -> bytes:
    """The bytes of an .xlsx file with every indicator of a period and what was given for it; always the same bytes.

    Raises:
        Refused: a text is longer than an Excel cell can hold.
    """
    workbook = TextWorkbook(f"Số liệu {period.name}", _SIZE_PT, advice="rút ngắn, hoặc dùng tệp YAML")
    _Writer(workbook).write(forms, period, figures, notes)
    return workbook.render(SHEET_NAME)


class _Writer:
    """Writes the one sheet; rows and columns count from 0 here, as xlsxwriter has it."""

    def __init__(self, workbook: TextWorkbook) -> None:
        self.workbook = workbook
        self.page = workbook.add_page(SHEET_NAME)
        self._at = {key: position for position, key in enumerate(FIGURE_COLUMNS)}

    def write(self, forms: FormSet, period: Period, figures: Figures, notes: Figures) -> None:
        self._text(0, 0, f"Số liệu thống kê {period.name}", bold=True, font_size=_TITLE_PT, text_wrap=False)
        for row, line in enumerate(_GUIDE, 1):
            self._text(row, 0, line, italic=True, text_wrap=False)
        head = row = len(_GUIDE) + 2
        for key, title in FIGURE_COLUMNS.items():
            colour = "#FFE699" if key in (FIGURE, NOTE) else "#D9E1F2"
            self._text(row, self._at[key], title, bold=True, align="center", border=1, bg_color=colour)
            pixels = round(_WIDTHS_MM[key] * PIXELS_PER_MM)
            self.page.set_column_pixels(self._at[key], self._at[key], pixels)
        for form in forms.forms:
            row += 1
            texts = {FORM: form.number, NAME: form.title}
            for key, column in self._at.items():
                self._text(row, column, texts.get(key, ""), bold=True, border=1, bg_color=_GREY, align=_align(key))
            self._height(row, form.title, bold=True)
            for indicator in form.indicators:
                if indicator.periods and period.key not in indicator.periods:
                    continue
                row += 1
                figure = figures.get(form.number, {}).get(indicator.code, "")
                note = notes.get(form.number, {}).get(indicator.code, "")
                self._indicator(row, form.number, indicator, figure, note)
        self._set_page(head, row)

    def _indicator(self, row: int, form: str, indicator: Indicator, figure: str, note: str) -> None:
        texts = {
            FORM: form,
            CODE: indicator.code,
            NAME: indicator.name,
            UNIT: indicator.unit or "",
            FIGURE: figure,
            NOTE: note,
        }
        bold = indicator.kind is IndicatorKind.HEADING
        for key, column in self._at.items():
            look: dict[str, Any] = {"border": 1, "align": _align(key), "bold": bold and key in (CODE, NAME)}
            if key == FIGURE and not indicator.is_entered:
                look["bg_color"] = _GREY
            elif key in (FIGURE, NOTE):
                look["locked"] = False
            self._text(row, column, texts[key], **look)
        if indicator.kind is IndicatorKind.CODE:
            meanings = "; ".join(f"{value} = {meaning}" for value, meaning in indicator.choices.items())
            self.page.data_validation(
                row,
                self._at[FIGURE],
                row,
                self._at[FIGURE],
                {
                    "validate": "list",
                    "source": [*indicator.choices, "-"],
                    "input_message": meanings[:255],
                    "error_message": "Chọn một giá trị trong danh sách",
                    "error_title": "Số liệu",
                },
            )
        self._height(row, indicator.name, unit=indicator.unit or "", note=note)

    def _height(self, row: int, name: str, *, unit: str = "", note: str = "", bold: bool = False) -> None:
        lines = max(
            wrapped_lines(text, _WIDTHS_MM[key] - _PADDING_MM, _SIZE_PT, bold=bold) if text else 1
            for key, text in ((NAME, name), (UNIT, unit), (NOTE, note))
        )
        self.page.set_row(row, min(lines * _LINE_PT + 3, 409))

    def _text(self, row: int, column: int, text: str, **look: Any) -> None:
        self.workbook.say_text(self.page, row, column, text, **look)

    def _set_page(self, head: int, foot: int) -> None:
        page = self.page
        page.freeze_panes(head + 1, 0)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{foot + 1}"})
        page.protect(options=PROTECTION)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(head)
        page.print_area(0, 0, foot, len(self._at) - 1)


def _align(key: str) -> str:
    return "center" if key in _CENTRED else "left"


def render_figure_lines(forms: FormSet, figures: Figures, notes: Figures) -> str:
    """The keys `thong_ke` and `ghi_chu_thong_ke` of a period's YAML file, the names of the indicators as comments."""
    blocks = []
    for key, values, above in (("thong_ke", figures, ""), ("ghi_chu_thong_ke", notes, _NOTES_ABOVE)):
        lines = [line for form in forms.forms for line in _form_lines(form, values, is_figure=key == "thong_ke")]
        if lines:
            blocks.append("".join(f"{line}\n" for line in [*above.splitlines(), f"{key}:", *lines]))
    return "\n".join(blocks)


def _form_lines(form: StatisticsForm, values: Figures, *, is_figure: bool) -> Iterator[str]:
    given = values.get(form.number, {})
    if not given:
        return
    if is_figure:
        yield f"  # Biểu {form.number}: {_one_line(form.title)}"
    yield f"  {_key(form.number)}:"
    for indicator in form.indicators:
        if indicator.code not in given:
            continue
        text = given[indicator.code]
        written = [f"    x: {text}"] if _PLAIN_NUMBER.fullmatch(text) else list(mapping_lines({"x": text}, "    "))
        unit = f" ({_one_line(indicator.unit)})" if indicator.unit else ""
        comment = f"  # {_one_line(indicator.name)}{unit}" if is_figure and len(written) == 1 else ""
        yield written[0].replace("x:", f"{_key(indicator.code)}:", 1) + comment
        yield from written[1:]


def _key(text: str) -> str:
    """A key in quotation marks, so that nobody takes 2.10 for a number."""
    if re.fullmatch(r"[\w.-]+", text):
        return f'"{text}"'
    return next(iter(mapping_lines({"x": text}, ""))).removeprefix("x: ")


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_COMMENT else words[:_LONGEST_COMMENT].rsplit(" ", 1)[0] + " …"
