"""Tables as they look: cells with their widths, borders and the conditions of the table's style that hold in them.

It must never know what a cell says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.word.cascade import Cascade, TableLook, read_sides
from generator.word.document import Cell, Row
from generator.word.formatting import mm_of_twips, number_of
from generator.word.plain_text import GRID_SPAN, NO_TEXT, V_MERGE, VAL, W, span_of

__all__ = ["Looks", "elements_inside", "is_bordered", "read_cell"]


def elements_inside(container: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, those in content controls and tracked insertions too."""
    for child in container:
        if child.tag == wanted:
            yield child
        elif child.tag not in NO_TEXT and isinstance(child.tag, str):
            yield from elements_inside(child, wanted)


def read_cell(
    row: Row, element: etree._Element, start: int, grid: list[float], look: TableLook, sides: dict[str, float]
) -> Cell:
    """A cell of a row.

    Args:
        row: the row.
        element: the cell's.
        start: the column of the grid it begins at.
        grid: the widths of the grid, in mm.
        look: the conditions of the table's style.
        sides: the margins of cells, in mm.
    """
    span, merged_up, width, border = 1, False, None, ""
    properties = element.find(W + "tcPr")
    for node in properties if properties is not None else ():
        if node.tag == GRID_SPAN:
            span = min(span_of(node), 1000)
        elif node.tag == V_MERGE:
            merged_up = node.get(VAL, "continue") != "restart"
        elif node.tag == W + "tcW" and node.get(W + "type", "dxa") == "dxa":
            width = number_of(node.get(W + "w"))
        elif node.tag == W + "tcMar":
            sides = {**sides, **read_sides(node)}
        elif node.tag == W + "tcBorders":
            bottom = node.find(W + "bottom")
            border = bottom.get(VAL, "") if bottom is not None else ""
    across = sum(grid[start : start + span]) or mm_of_twips(width or 0)
    return Cell(
        row=row,
        start=start,
        span=span,
        merged_up=merged_up,
        left_mm=sum(grid[:start]),
        width_mm=across,
        text_width_mm=max(across - sides["left"] - sides["right"], 0.0),
        bottom_border="" if border in ("nil", "none") else border,
        look=look,
        element=element,
    )


def is_bordered(properties: etree._Element | None, cascade: Cascade, style: etree._Element | None) -> bool:
    """Whether a table has lines between its cells."""
    borders = properties.find(W + "tblBorders") if properties is not None else None
    if borders is not None:
        inner = borders.find(W + "insideV")
        return inner is not None and inner.get(VAL, "none") not in ("none", "nil")
    return style is not None and "grid" in cascade.style_name(style.get(VAL, ""))


class Looks:
    """Which conditions of a table style hold in which cell."""

    def __init__(self, style: str, properties: etree._Element | None, sides: dict[str, float]) -> None:
        self.style = style
        self.sides = sides
        node = properties.find(W + "tblLook") if properties is not None else None
        self._on = {name: _look_flag(node, name, bit) for name, bit in _LOOK_BITS.items()}
        self._made: dict[tuple[str, ...], TableLook] = {}

    def at(self, row: int, rows: int, column: int, columns: int) -> TableLook:
        """The conditions of a cell, the weaker before the stronger."""
        names = []
        on = self._on
        if not on["noVBand"]:
            names.append("band1Vert" if (column - on["firstColumn"]) % 2 == 0 else "band2Vert")
        if not on["noHBand"]:
            names.append("band1Horz" if (row - on["firstRow"]) % 2 == 0 else "band2Horz")
        if on["firstColumn"] and column == 0:
            names.append("firstCol")
        if on["lastColumn"] and column == columns - 1:
            names.append("lastCol")
        if on["firstRow"] and row == 0:
            names.append("firstRow")
        if on["lastRow"] and row == rows - 1:
            names.append("lastRow")
        key = tuple(names)
        return self._made.setdefault(key, TableLook(self.style, key))


_LOOK_BITS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


def _look_flag(node: etree._Element | None, name: str, bit: int) -> bool:
    if node is None:
        return name.startswith("no")
    said = node.get(W + name)
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(node.get(VAL, "0"), 16) & bit)
    except ValueError:
        return name.startswith("no")
