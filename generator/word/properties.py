"""Sets one property of a run, a paragraph, a section or a row, in the place where the schema wants it.

Knows the order of property elements (ISO/IEC 29500-1, transitional); it must never know why a property is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.word.plain_text import VAL, W

__all__ = [
    "paragraph_property",
    "row_property",
    "run_property",
    "section_property",
    "set_attributes",
    "set_border",
    "set_switch",
]

_RUN_ORDER: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
_PARAGRAPH_ORDER: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct",
    "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_SECTION_ORDER: Final = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
    "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection",
    "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip


def _put(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of one name; made, in its place, where there is none."""
    found = parent.find(W + name)
    if found is not None:
        return found
    made = etree.Element(W + name)
    rank = order.index(name)
    later = {W + other for other in order[rank + 1 :]}
    for at, child in enumerate(parent):
        if child.tag in later:
            parent.insert(at, made)
            return made
    parent.append(made)
    return made


def _properties(owner: etree._Element, name: str) -> etree._Element:
    found = owner.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        owner.insert(0, found)
    return found


def run_property(run: etree._Element, name: str) -> etree._Element:
    """The property element of a `w:r`, made where there is none."""
    return _put(_properties(run, "rPr"), name, _RUN_ORDER)


def paragraph_property(paragraph: etree._Element, name: str) -> etree._Element:
    """The property element of a `w:p`, made where there is none."""
    return _put(_properties(paragraph, "pPr"), name, _PARAGRAPH_ORDER)


def section_property(section: etree._Element, name: str) -> etree._Element:
    """The property element of a `w:sectPr`, made where there is none."""
    return _put(section, name, _SECTION_ORDER)


def row_property(row: etree._Element, name: str) -> etree._Element:
    """The property element of a `w:tr`, made where there is none."""
    found = row.find(W + "trPr")
    if found is None:
        found = etree.Element(W + "trPr")
        exception = row.find(W + "tblPrEx")
        row.insert(0 if exception is None else row.index(exception) + 1, found)
    made = found.find(W + name)
    if made is None:
        made = etree.Element(W + name)
        found.insert(0, made)
    return made


def set_attributes(element: etree._Element, **values: str | None) -> None:
    """Sets attributes of Word's own namespace; None removes one."""
    for name, value in values.items():
        if value is None:
            _remove(element, W + name)
        else:
            element.set(W + name, value)


def set_border(borders: etree._Element, side: str, style: str) -> None:
    """Sets the style of one border in a `w:pBdr`, made where there is none."""
    border = _put(borders, side, ("top", "left", "bottom", "right", "between", "bar"))
    border.set(VAL, style)
    if border.get(W + "sz") is None:
        border.set(W + "sz", "4")


def set_switch(element: etree._Element, on: bool) -> None:
    """Switches a property on, or off against a style that has it on."""
    if on:
        _remove(element, VAL)
    else:
        element.set(VAL, "0")


def _remove(element: etree._Element, name: str) -> None:
    if name in element.attrib:
        del element.attrib[name]
