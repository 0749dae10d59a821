"""The text of a paragraph, a cell or a row of a Word document, whatever is in it.

Knows which elements are text and which are not; it must never know what surrounds the paragraph or the table.
Deleted and moved-away text is no text, inserted text is; of a field the result is, not its code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

__all__ = [
    "ALTERNATE",
    "BOX",
    "BREAK",
    "CELL",
    "GRID_SPAN",
    "HEADER",
    "MARKS",
    "MATH_TEXT",
    "NO_TEXT",
    "PARAGRAPH",
    "ROW",
    "STYLE",
    "SYMBOL",
    "TAB",
    "TABLE",
    "TEXT",
    "UNPLAIN",
    "VAL",
    "V_MERGE",
    "W",
    "Walk",
    "chosen_form",
    "is_on",
    "is_paragraph_deleted",
    "mark",
    "read_row",
    "shown",
    "span_of",
    "style_of",
]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL: Final = W + "val"
PARAGRAPH, TEXT, TABLE, ROW, CELL = W + "p", W + "t", W + "tbl", W + "tr", W + "tc"
TAB, BREAK, SYMBOL, STYLE = W + "tab", W + "br", W + "sym", W + "pStyle"
GRID_SPAN, V_MERGE, HEADER = W + "gridSpan", W + "vMerge", W + "tblHeader"
BOX, ALTERNATE = W + "txbxContent", _MC + "AlternateContent"
MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_RUN, _FIELD_CHAR, _DELETED, _P_PR = W + "r", W + "fldChar", W + "del", W + "pPr"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

MARKS: Final = {W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "ptab": "\t"}
"""Elements that stand for one character."""

UNPLAIN: Final = (_DELETED, W + "moveFrom", _FIELD_CHAR, ALTERNATE, BOX, W + "pPrChange", W + "ruby")
"""Elements after which a paragraph cannot be read in one flat pass."""

NO_TEXT: Final = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "customXmlPr"),
        *("del", "moveFrom", "instrText", "delInstrText", "delText", "smartTagPr", "rt"),
    )
)
"""Elements in which nothing is text: properties, field codes, and what tracked changes take away."""


class Walk:
    """The complete walk through a paragraph.

    Attributes:
        text: what the paragraph says.
        boxes: the text boxes anchored in it.
    """

    def __init__(self, paragraph: etree._Element) -> None:
        self.boxes: list[etree._Element] = []
        self._parts: list[str] = []
        self._in_code: list[bool] = []  # for each open field, whether its code (not yet its result) is being read
        self._gather(paragraph)
        self.text = "".join(self._parts)

    def _gather(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag in NO_TEXT:
                continue
            if tag == _FIELD_CHAR:
                self._field(child.get(W + "fldCharType", ""))
            elif tag == BOX:
                self.boxes.append(child)
            elif tag == ALTERNATE:
                self._gather(chosen_form(child))
            elif tag in (TEXT, MATH_TEXT, TAB, BREAK, SYMBOL) or tag in MARKS:
                if not any(self._in_code):
                    self._parts.append(shown(child) if tag == TEXT else mark(child, tag))
            else:
                self._gather(child)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()


def read_row(row: etree._Element) -> tuple[list[tuple[str, int, bool]], bool] | None:
    """A row's cells (text, columns they span, merged with the one above), and whether it is repeated on each page.

    The paragraphs of a cell are joined by newlines, those of text boxes and tables in it too. None: the row is deleted.
    """
    repeated = False
    for properties in row.iterchildren(W + "trPr"):
        for node in properties.iterchildren(_DELETED, HEADER):
            if node.tag == _DELETED:
                return None
            repeated = is_on(node)
    return [_cell(cell) for cell in _cells_of(row)], repeated


def _cells_of(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == CELL:
            yield child
        elif child.tag not in NO_TEXT:
            yield from _cells_of(child)


def _cell(cell: etree._Element) -> tuple[str, int, bool]:
    span, merged_up = 1, False
    for properties in cell.iterchildren(W + "tcPr"):
        for node in properties.iterchildren(GRID_SPAN, V_MERGE):
            if node.tag == GRID_SPAN:
                span = span_of(node)
            else:
                merged_up = node.get(VAL, "continue") != "restart"
    return "\n".join(_texts_in(cell)), span, merged_up


def _texts_in(container: etree._Element) -> Iterator[str]:
    """The paragraphs in a cell or a text box, those of tables in it too."""
    for child in container:
        tag = child.tag
        if tag == PARAGRAPH:
            walk = Walk(child)
            if walk.text or not is_paragraph_deleted(child):
                yield walk.text
            for box in walk.boxes:
                yield from _texts_in(box)
        elif tag == ALTERNATE:
            yield from _texts_in(chosen_form(child))
        elif tag == ROW:
            for text, _, _ in (read_row(child) or ([], False))[0]:
                yield text
        elif tag not in NO_TEXT:
            yield from _texts_in(child)


def shown(node: etree._Element) -> str:
    """The text of a `w:t` as Word shows it: blanks at its ends only if it says to preserve them, newlines as blanks."""
    text = node.text
    if not text:
        return ""
    if (text[0] in " \t\n" or text[-1] in " \t\n") and node.get(_SPACE) != "preserve":
        text = text.strip(" \t\n")
    return text.replace("\n", " ") if "\n" in text else text


def mark(node: etree._Element, tag: str) -> str:
    """The characters that an element other than `w:t` stands for; a tab outside a run is a tab stop, not text."""
    if tag == TAB:
        parent = node.getparent()
        return "\t" if parent is not None and parent.tag == _RUN else ""
    if tag == BREAK:
        return "" if node.get(W + "type") in ("page", "column") else "\n"
    if tag == SYMBOL:
        try:
            return chr(int(node.get(W + "char", ""), 16))
        except (ValueError, OverflowError):
            return ""
    return MARKS.get(tag) or node.text or ""


def chosen_form(alternate: etree._Element) -> etree._Element:
    """Of the same content in several forms, the first; the one for older programs only where there is no other."""
    for form in alternate.iterchildren(_MC + "Choice", _MC + "Fallback"):
        return form
    return alternate


def style_of(paragraph: etree._Element) -> str:
    """The id of the paragraph's style, empty where it names none."""
    for properties in paragraph.iterchildren(_P_PR):
        for style in properties.iterchildren(STYLE):
            return style.get(VAL, "")
    return ""


def is_paragraph_deleted(paragraph: etree._Element) -> bool:
    """Whether the mark that ends the paragraph is deleted; if it has no text either, nothing of it is left."""
    for properties in paragraph.iterchildren(_P_PR):
        for of_mark in properties.iterchildren(W + "rPr"):
            return next(of_mark.iterchildren(_DELETED), None) is not None
    return False


def is_on(switch: etree._Element) -> bool:
    """Whether a property that is on by being there is not switched off."""
    return switch.get(VAL, "true") not in ("0", "false", "off")


def span_of(node: etree._Element) -> int:
    """The columns a `w:gridSpan` names; one where it names none that make sense."""
    value = node.get(VAL, "")
    return max(1, int(value)) if value.isascii() and value.isdecimal() else 1
