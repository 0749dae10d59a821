"""WordprocessingML as text: elements, paragraphs, runs, tables, content controls.

It knows how Word writes things down; it must never know what a document says or how the decree wants it.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

__all__ = [
    "Cell",
    "Row",
    "cell",
    "cell_margins",
    "document",
    "eighths",
    "element",
    "half_points",
    "paragraph",
    "region",
    "row",
    "run",
    "table",
    "twentieths",
    "twips",
    "valued",
]

_NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def twentieths(pt: float) -> int:
    """Points as twentieths of a point."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """Points as half-points, the unit of font sizes."""
    return round(pt * 2)


def eighths(pt: float) -> int:
    """Points as eighths of a point, the unit of border widths."""
    return round(pt * 8)


def element(name: str, attributes: Mapping[str, str | int] | None = None, *children: str) -> str:
    """An element; children are markup already."""
    written = "".join(f" {key}={quoteattr(str(value))}" for key, value in (attributes or {}).items())
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def valued(name: str, value: str | int) -> str:
    """An element that says one thing: `<w:jc w:val="center"/>`."""
    return element(name, {"w:val": value})


def document(root: str, *children: str, **attributes: str) -> bytes:
    """A whole part."""
    return (_DECLARATION + element(root, {**_NAMESPACES, **attributes}, *children)).encode()


def run(text: str, *, style: str = "") -> str:
    """A run of text; its looks come from the paragraph's style, or from a character style."""
    looks = element("w:rPr", None, valued("w:rStyle", style)) if style else ""
    return element("w:r", None, looks, element("w:t", {"xml:space": "preserve"}, escape(text)))


def paragraph(style: str, *content: str, indent_mm: float | None = None, section: str = "") -> str:
    """A paragraph.

    Args:
        style: id of its style.
        content: text, each piece a run of its own, or runs already written.
        indent_mm: left and right indents, where they are not the style's.
        section: properties of the section that ends with this paragraph.
    """
    indents = {} if indent_mm is None else {"w:left": twips(indent_mm), "w:right": twips(indent_mm)}
    properties = element(
        "w:pPr", None, valued("w:pStyle", style), element("w:ind", indents) if indents else "", section
    )
    runs = (piece if piece.startswith("<w:r>") else run(piece) for piece in content)
    return element("w:p", None, properties, *runs)


def region(tag: str, title: str, *content: str) -> str:
    """A content control around whole paragraphs or tables, free to edit; its id follows from its tag."""
    return element(
        "w:sdt",
        None,
        element(
            "w:sdtPr",
            None,
            valued("w:alias", title),
            valued("w:tag", tag),
            valued("w:id", zlib.crc32(tag.encode()) & 0x7FFFFFFF),
            # A document part, as Word's own page numbers are: LibreOffice takes a control of any other kind for a field
            # of plain text, and the first paragraph loses its line breaks and bold.
            element("w:docPartObj", None, valued("w:docPartGallery", "Quick Parts")),
        ),
        element("w:sdtContent", None, *content),
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its content, how many columns of the grid it spans, whether its text stands at half its height."""

    content: str
    span: int
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells."""

    cells: tuple[Cell, ...]
    whole: bool
    header: bool


def cell(*content: str, span: int = 1, middle: bool = False) -> Cell:
    """A cell of a table."""
    return Cell("".join(content), span, middle)


def row(*cells: Cell, whole: bool = True, header: bool = False) -> Row:
    """A row; `whole` ones do not break over pages, `header` ones are repeated on every page."""
    return Row(cells, whole, header)


def table(widths_mm: Sequence[float], rows: Sequence[Row], *, style: str = "", above_mm: float = 0) -> str:
    """A table of fixed widths.

    Args:
        widths_mm: of the columns.
        rows: from the top.
        style: its style; without one it has no lines and its text stands at the very edge of its cells.
        above_mm: room above the text of every cell, where it has no style.
    """
    ends = [twips(sum(widths_mm[: position + 1])) for position in range(len(widths_mm))]
    widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    properties = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", style) if style else "",
        element("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        "" if style else cell_margins(top_mm=above_mm),
        element("w:tblLook", {"w:val": "0000"}),
    )
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width}) for width in widths))
    return element("w:tbl", None, properties, grid, *(_row(line, widths) for line in rows))


def cell_margins(*, top_mm: float = 0, side_mm: float = 0, bottom_mm: float = 0) -> str:
    """The room between the edge of a cell and its text."""
    sides = (("top", top_mm), ("left", side_mm), ("bottom", bottom_mm), ("right", side_mm))
    return element(
        "w:tblCellMar", None, *(element(f"w:{side}", {"w:w": twips(mm), "w:type": "dxa"}) for side, mm in sides)
    )


def _row(line: Row, widths: Sequence[int]) -> str:
    properties = ("<w:cantSplit/>" if line.whole else "") + ("<w:tblHeader/>" if line.header else "")
    written: list[str] = []
    start = 0
    for one in line.cells:
        width = sum(widths[start : start + one.span])
        start += one.span
        looks = element(
            "w:tcPr",
            None,
            element("w:tcW", {"w:w": width, "w:type": "dxa"}),
            valued("w:gridSpan", one.span) if one.span > 1 else "",
            valued("w:vAlign", "center") if one.middle else "",
        )
        written.append(element("w:tc", None, looks, one.content))
    return element("w:tr", None, element("w:trPr", None, properties) if properties else "", *written)
