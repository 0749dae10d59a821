"""The texts of a workbook's cells, written whole: what xlsxwriter would take for markup or a formula stays text.

It knows SpreadsheetML's table of strings; it must never know which cell a text stands in.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

__all__ = ["MOST_UNITS", "STRINGS_PART", "CellStrings", "units_of_text"]

STRINGS_PART = "xl/sharedStrings.xml"
"""The part that `CellStrings.part` replaces."""

MOST_UNITS = 32_767
"""The UTF-16 units that a cell can hold."""

_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def units_of_text(text: str) -> int:
    """How many of a cell's units a text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class CellStrings:
    """The texts of all cells of a workbook, in the order in which they are first written.

    xlsxwriter gets a stand-in for each and writes its own table, which `part` then replaces: xlsxwriter writes a text
    like `<r>…</r>` as markup, and of two texts like `_x0041_` that share an underscore it escapes the first only.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def stand_in(self, text: str) -> str:
        """What to write with `write_string` for a text; every text cell of the workbook must come through here."""
        return str(self._places.setdefault(text, len(self._places)))

    def part(self) -> bytes:
        """The table of strings."""
        items = "".join(
            f'<si><t xml:space="preserve">{escape(_ESCAPE_LIKE.sub("_x005F_", text))}</t></si>' for text in self._places
        )
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="{_MAIN}">{items}</sst>'.encode()
