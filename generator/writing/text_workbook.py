"""A workbook that people get: every cell that holds words is text, and the same words give the same bytes.

It knows xlsxwriter; it must never know what a sheet is for.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Collection
from typing import Any

from generator.findings import Refused
from generator.word.package import Package
from generator.writing.workbook_strings import MOST_UNITS, STRINGS_PART, CellStrings, units_of_text

__all__ = ["PIXELS_PER_MM", "PROTECTION", "Format", "TextWorkbook", "refuse_too_long"]

# xlsxwriter has no types.
Format = Any

PIXELS_PER_MM = 96 / 25.4

PROTECTION = {
    "sort": True,
    "autofilter": True,
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What a person may do on a protected sheet."""

_FONT = "Times New Roman"
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


def refuse_too_long(text: str, advice: str) -> None:
    """Nothing for a text that a cell can hold.

    Raises:
        Refused: it is longer than that.
    """
    if units_of_text(text) > MOST_UNITS:
        message = f"một ô Excel chỉ chứa được 32.767 ký tự; ô “{text[:40]}…” dài hơn"
        raise Refused.because("o_qua_dai", message, advice)


class TextWorkbook:
    """An open workbook; rows and columns count from 0, as xlsxwriter has it."""

    def __init__(self, title: str, size_pt: float, *, advice: str) -> None:
        """Opens a workbook of a title, its usual size of letters, and what to do about a text too long for a cell."""
        import xlsxwriter  # type: ignore[import-untyped]

        self._target = io.BytesIO()
        settings = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._workbook = xlsxwriter.Workbook(self._target, {"in_memory": True, **settings})
        # The clock must not reach the file.
        self._workbook.set_properties({"title": title, "created": datetime.datetime(2000, 1, 1)})
        self._plain = {"font_name": _FONT, "font_size": size_pt, "text_wrap": True, "valign": "vcenter"}
        self._advice = advice
        self._strings = CellStrings()
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def add_page(self, name: str) -> Any:
        """A new sheet, as xlsxwriter has it."""
        return self._workbook.add_worksheet(name)

    def add_highlight(self, **properties: Any) -> Format:
        """A look that says only these properties, as conditions put it over a cell's own."""
        return self._workbook.add_format(properties)

    def format(self, **properties: Any) -> Format:
        """The usual look of a cell of text, with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(self._plain | {"num_format": "@"} | properties)
        return self._formats[key]

    def say_text(self, page: Any, row: int, column: int, text: str, **look: Any) -> None:
        """A cell of text, or an empty one; never a formula, a number or a link.

        Raises:
            Refused: the text is longer than a cell can hold.
        """
        refuse_too_long(text, self._advice)
        if text.startswith(_FORMULA_LIKE):
            # The same mark that a person's leading ' leaves: an edited cell stays text.
            look["quote_prefix"] = True
        self.put_text(page, row, column, text, self.format(**look))

    def put_text(self, page: Any, row: int, column: int, text: str, look: Format) -> None:
        """The same in a look that is made already, for a text that is known to fit."""
        if text:
            page.write_string(row, column, self._strings.stand_in(text), look)
        else:
            page.write_blank(row, column, None, look)

    def render(self, file: str, fixed_rows: Collection[int] = ()) -> bytes:
        """The bytes of the finished .xlsx file; `file` names it where something is wrong with it.

        Rows are free to grow when a person types into them, but for the fixed ones.
        """
        self._workbook.close()
        package = Package(self._target.getvalue(), file=file)
        sheets = {name: package.part(name) for name in package.names if _SHEET.fullmatch(name)}
        grown = {name: _growing_rows(part, fixed_rows) for name, part in sheets.items()}
        changed = {name: part for name, part in grown.items() if part != sheets[name]}
        return package.with_parts({STRINGS_PART: self._strings.part(), **changed})


def _growing_rows(part: bytes, fixed: Collection[int]) -> bytes:
    """A sheet with its rows free to grow, which xlsxwriter cannot say.

    Rows whose height merged cells ask for stay as they are: Excel would fit them to their other cells only.
    """

    def _free(found: re.Match[bytes]) -> bytes:
        return found[0] if int(found[1]) - 1 in fixed else found[0].replace(b' customHeight="1"', b"")

    return re.sub(rb'<row r="(\d+)"[^>]*>', _free, part)
