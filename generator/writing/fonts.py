"""The size, weight and room of one paragraph of a template, enough to measure a line of its text.

It reads styles and their parents, not the whole cascade.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

__all__ = ["font_of", "width_around_mm"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MM_PER_TWIP = 25.4 / 1440
_DEFAULT_SIZE_PT = 14.0
# Word's own cell margin where a table says none: 5.4 pt on each side.
_DEFAULT_CELL_MARGIN_TWIPS = 108
_OFF = {"0", "false", "off", "none"}


def font_of(paragraph: etree._Element, styles: etree._Element | None) -> dict[str, Any]:
    """`size_pt`, `bold` and `italic` of a paragraph's first run with text."""
    sources = [run.find(f"{_W}rPr") for run in paragraph.iter(f"{_W}r") if run.find(f"{_W}t") is not None][:1]
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    sources += _style_runs(styles, style.get(f"{_W}val", "") if style is not None else "")
    return {
        "size_pt": float(_first(sources, "sz") or 2 * _DEFAULT_SIZE_PT) / 2,
        "bold": _is_on(sources, "b"),
        "italic": _is_on(sources, "i"),
    }


def _style_runs(styles: etree._Element | None, name: str) -> list[etree._Element | None]:
    """Run properties of a style, its parents, and the defaults, nearest first."""
    if styles is None:
        return []
    by_id = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
    found: list[etree._Element | None] = []
    seen: set[str] = set()
    while name in by_id and name not in seen:
        seen.add(name)
        found.append(by_id[name].find(f"{_W}rPr"))
        parent = by_id[name].find(f"{_W}basedOn")
        name = parent.get(f"{_W}val", "") if parent is not None else ""
    found.append(styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
    return found


def _first(sources: list[etree._Element | None], name: str) -> str | None:
    for source in sources:
        element = source.find(f"{_W}{name}") if source is not None else None
        if element is not None:
            return element.get(f"{_W}val", "1")
    return None


def _is_on(sources: list[etree._Element | None], name: str) -> bool:
    value = _first(sources, name)
    return value is not None and value not in _OFF


def width_around_mm(paragraph: etree._Element) -> float:
    """The width a paragraph has between its cell's margins, or between the page's."""
    for ancestor in paragraph.iterancestors(f"{_W}tc"):
        width = ancestor.find(f"{_W}tcPr/{_W}tcW")
        if width is not None and width.get(f"{_W}type", "dxa") == "dxa":
            return (int(width.get(f"{_W}w", "0")) - _cell_margins(ancestor)) * _MM_PER_TWIP
    section = _section_of(paragraph)
    size = section.find(f"{_W}pgSz") if section is not None else None
    margins = section.find(f"{_W}pgMar") if section is not None else None
    if size is None or margins is None:
        return 160.0
    inside = int(size.get(f"{_W}w", "11906")) - sum(int(margins.get(f"{_W}{side}", "0")) for side in ("left", "right"))
    return inside * _MM_PER_TWIP


def _cell_margins(cell: etree._Element) -> int:
    table = next(cell.iterancestors(f"{_W}tbl"), None)
    margins = table.find(f"{_W}tblPr/{_W}tblCellMar") if table is not None else None
    total = 0
    for names in (("left", "start"), ("right", "end")):
        found = [margins.find(f"{_W}{name}") for name in names] if margins is not None else []
        given = next((margin for margin in found if margin is not None), None)
        total += int(given.get(f"{_W}w", "0")) if given is not None else _DEFAULT_CELL_MARGIN_TWIPS
    return total


def _section_of(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section a paragraph stands in: the next ones in reading order."""
    reached = False
    for element in paragraph.getroottree().getroot().iter(f"{_W}p", f"{_W}sectPr"):
        if element is paragraph:
            reached = True
        elif reached and element.tag == f"{_W}sectPr":
            return element
    return None
