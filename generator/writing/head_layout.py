"""How long the rule lines of a template are and how wide the columns of its head: what the words above and in them say.

It puts measures into a template's tree as tags; it must never know what a document says.
"""

from __future__ import annotations

import re

from lxml import etree

from generator.decree.house import head_widths_mm
from generator.word.plain_text import W
from generator.word.table_layout import twips
from generator.writing.fonts import font_of, width_around_mm
from generator.writing.layout_filters import LayoutFilters, rule_indent_twips
from generator.writing.page import RULE_SHARES
from generator.writing.saved_elsewhere import own_styles

__all__ = ["AFTER_JC", "set_heads_and_rule_lines", "tagged_text"]

_PRINTED = re.compile(r"\{\{(?:r\s|)\s*(.*?)\s*\}\}")
_UNPRINTED = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_HEAD_LEFT = re.compile(r"\{\{\s*dau\.co_quan\b")
_HEAD_RIGHT = re.compile(r"\{\{\s*dau\.dia_danh\b")
_SAME_WIDTH_TWIPS = 30
"""Half a millimetre: other programs round widths when they save."""
_NO_WORDS = re.compile(r"[^\w\s(),.:;/-]")
"""What would end a text inside an expression; for measuring, a letter does as well."""
# What stands behind w:jc in a paragraph's properties, by the schema's order.
AFTER_JC = set("textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split())  # noqa: SIM905


def tagged_text(element: etree._Element) -> str:
    """All that an element says, tags and letters alike."""
    return "".join(node.text or "" for node in element.iter(W + "t"))


def set_heads_and_rule_lines(tree: etree._Element, styles: etree._Element | None, filters: LayoutFilters) -> None:
    """Puts the widths of heads and the lengths of rule lines into the tree of a part, in place."""
    heads = {table: cells for table in tree.iter(W + "tbl") if (cells := _head_cells(table))}
    _set_rule_lines(tree, styles, filters, {cell: side for cells in heads.values() for cell, side in cells.items()})
    for table, cells in heads.items():
        _set_head(table, cells)


def _head_cells(table: etree._Element) -> dict[etree._Element, int]:
    """The cells of a head's two columns: -1 for the left one, which may give of its width, 1 for the right one.

    Empty for any other table, and for a head whose columns a person has made wider or narrower: theirs stay.
    """
    text = tagged_text(table)
    widths = [int(column.get(W + "w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    ours = [twips(width) for width in head_widths_mm()]
    if not (_HEAD_LEFT.search(text) and _HEAD_RIGHT.search(text)) or len(widths) != len(ours):
        return {}
    if any(abs(width - own) > _SAME_WIDTH_TWIPS for width, own in zip(widths, ours, strict=True)):
        return {}
    rows = [row.findall(W + "tc") for row in table.findall(W + "tr")]
    return {cell: side for row in rows if len(row) == len(ours) for side, cell in zip((-1, 1), row, strict=True)}


def _set_head(table: etree._Element, cells: dict[etree._Element, int]) -> None:
    """The head's columns are as wide as their lines ask for."""
    columns = list(zip((-1, 1), table.findall(f"{W}tblGrid/{W}gridCol"), strict=True))
    widths = [(side, cell.find(f"{W}tcPr/{W}tcW")) for cell, side in cells.items()]
    for side, element in (*columns, *widths):
        if element is not None and element.get(W + "type", "dxa") == "dxa":
            width = element.get(W + "w")
            element.set(W + "w", f"{{{{ dau.nhuong_phai|cot_dau({side}, {width}) }}}}")


def _set_rule_lines(
    tree: etree._Element,
    styles: etree._Element | None,
    filters: LayoutFilters,
    head_cells: dict[etree._Element, int],
) -> None:
    above: etree._Element | None = None
    own = own_styles(styles)
    for paragraph in tree.iter(W + "p"):
        text = tagged_text(paragraph)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        share = RULE_SHARES.get(own.get(style.get(W + "val", ""), "")) if style is not None else None
        if share is None:
            if _UNPRINTED.sub("", text).strip():
                above = paragraph
            continue
        if above is None:
            continue
        font = font_of(above, styles)
        rule = {"width_mm": width_around_mm(paragraph), "share": share, **font}
        properties = paragraph.find(W + "pPr")
        assert properties is not None  # a styled paragraph has properties
        indent = _indent_element(properties)
        expression = _as_expression(tagged_text(above))
        takes = next((head_cells[cell] for cell in paragraph.iterancestors(W + "tc") if cell in head_cells), 0)
        if takes:
            words = expression or f"'{_NO_WORDS.sub('x', tagged_text(above))}'"
            number = filters.add_rule({**rule, "takes": takes})
            value = f"{{{{ {words}|ke_ngang({number}, dau.nhuong_phai) }}}}"
        elif expression:
            value = f"{{{{ {expression}|ke_ngang({filters.add_rule(rule)}) }}}}"
        else:
            value = str(rule_indent_twips(tagged_text(above), **rule))
        indent.attrib.clear()
        for side in ("left", "right"):
            indent.set(W + side, value)


def _indent_element(properties: etree._Element) -> etree._Element:
    indent = properties.find(W + "ind")
    if indent is None:
        indent = etree.Element(W + "ind")
        following = {"contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", *AFTER_JC}
        _insert_before(properties, indent, following)
    return indent


def _insert_before(parent: etree._Element, element: etree._Element, following: set[str]) -> None:
    for position, child in enumerate(parent):
        if etree.QName(child).localname in following:
            parent.insert(position, element)
            return
    parent.append(element)


def _as_expression(text: str) -> str:
    """A paragraph's text as one Jinja expression; empty when it prints no data."""
    text = _UNPRINTED.sub("", text)
    pieces: list[str] = []
    end = 0
    for found in _PRINTED.finditer(text):
        literal = _NO_WORDS.sub("x", text[end : found.start()])
        if literal:
            pieces.append(f"'{literal}'")
        pieces.append(found[1])
        end = found.end()
    return f"({' ~ '.join(pieces)})" if pieces else ""
