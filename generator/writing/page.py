"""The measures that lines are broken and tables are laid out by: those the templates are drawn with."""

from __future__ import annotations

from typing import NamedTuple

from generator.decree.house import head_widths_mm, number, signature_widths_mm, text_width_mm

__all__ = [
    "CELL_MARGIN_MM",
    "CELL_TOP_MM",
    "HEAD_NAME",
    "HEAD_PARENT",
    "LANDSCAPE_HEIGHT_MM",
    "LANDSCAPE_WIDTH_MM",
    "RULE_SHARES",
    "SIGNATURE_WIDTH_MM",
    "TABLE_LINE_MM",
    "TABLE_SIZE_PT",
    "TEXT_WIDTH_MM",
    "TITLE_SIZE_PT",
    "Setting",
]


class Setting(NamedTuple):
    """How a line is set: the width it has, its size and weight."""

    width_mm: float
    size_pt: float
    bold: bool


TEXT_WIDTH_MM = text_width_mm()
LANDSCAPE_WIDTH_MM = text_width_mm(landscape=True)
SIGNATURE_WIDTH_MM = signature_widths_mm()[1]
TITLE_SIZE_PT = number("C8.size")
TABLE_SIZE_PT = number("house.table-cell.size")
CELL_MARGIN_MM = number("house.table-cell-side")
TABLE_LINE_MM = TABLE_SIZE_PT * 1.15 * 25.4 / 72
"""A line of Times New Roman at single spacing is 1.15 of its size high."""
CELL_TOP_MM = number("house.table-cell-top")
LANDSCAPE_HEIGHT_MM = number("PG1.width") - number("PG3.top") - number("PG3.bottom")
HEAD_PARENT = Setting(head_widths_mm()[0], number("C3.size"), bold=False)
HEAD_NAME = Setting(head_widths_mm()[0], number("C4.size"), bold=True)

RULE_SHARES = {
    "KeNgangTieuNgu": number("C2.rule-line"),
    "KeNgangCoQuan": number("C4.rule-line"),
    "KeNgangTrichYeu": number("C8.rule-line"),
    "KeNgangPhuLuc": number("house.attached-line"),
}
"""Styles of rule lines, and the share of the text line above that each takes."""
