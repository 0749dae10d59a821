"""The lines, pictures and text boxes that are anchored in a paragraph, with their width.

Knows DrawingML and VML; it must never know what a line is drawn for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree

__all__ = ["Shape", "box_side", "read_shape"]

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
_EMU_PER_MM: Final = 36_000
_FLAT_MM: Final = 2.0
"""What is lower than this and much wider than high is a line, whatever shape it is made of."""

_LINE_FORMS: Final = ("line", "straightConnector1")
_UNITS: Final = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96, "": 25.4 / 96, "pc": 25.4 / 6}
_LENGTH: Final = re.compile(r"(-?\d*\.?\d+)\s*(pt|in|mm|cm|px|pc|)$")


class Shape(NamedTuple):
    """Something drawn.

    Attributes:
        kind: `line` (a horizontal one), `picture`, `box` (has text), or `other`.
        width_mm: how wide it is; 0 where the file does not say.
        height_mm: how high it is.
        dashed: drawn in dashes or dots.
        element: the XML it was read from.
    """

    kind: str
    width_mm: float
    height_mm: float
    dashed: bool
    element: etree._Element


def read_shape(drawing: etree._Element) -> Shape:
    """Reads a `w:drawing` or a `w:pict` (or `w:object`)."""
    frame = next(drawing.iter(_WP + "anchor", _WP + "inline"), None)
    return _drawn(drawing, frame) if frame is not None else _vml(drawing)


def box_side(inside: etree._Element) -> str:
    """Where across the page the text box stands that an element is in: `left`, `center`, `right`; empty for unknown."""
    for one in inside.iterancestors():
        if one.tag == _WP + "anchor":
            align = one.find(f"{_WP}positionH/{_WP}align")
            said = (align.text or "").strip() if align is not None else ""
            return said if said in ("left", "center", "right") else ""
        if one.tag in (_V + "shape", _V + "rect"):
            found = re.search(r"mso-position-horizontal:\s*(left|center|right)", one.get("style", ""))
            return found[1] if found else ""
    return ""


def _drawn(drawing: etree._Element, frame: etree._Element) -> Shape:
    extent = frame.find(_WP + "extent")
    width = _emu(extent, "cx")
    height = _emu(extent, "cy")
    dash = next(drawing.iter(_A + "prstDash"), None)
    dashed = dash is not None and dash.get("val", "solid") not in ("solid",)
    if next(drawing.iter(_A + "blip"), None) is not None:
        return Shape("picture", width, height, dashed, drawing)
    if (
        next((node for node in drawing.iter() if isinstance(node.tag, str) and node.tag.endswith("}txbxContent")), None)
        is not None
    ):
        return Shape("box", width, height, dashed, drawing)
    forms = {node.get("prst", "") for node in drawing.iter(_A + "prstGeom")}
    flat = height <= _FLAT_MM and width > 2 * height
    is_line = flat and (bool(forms & set(_LINE_FORMS)) or height <= _FLAT_MM)
    return Shape("line" if is_line else "other", width, height, dashed, drawing)


def _emu(extent: etree._Element | None, name: str) -> float:
    value = extent.get(name, "0") if extent is not None else "0"
    return int(value) / _EMU_PER_MM if value.isascii() and value.isdecimal() and len(value) < 12 else 0.0


def _vml(pict: etree._Element) -> Shape:
    stroke = next(pict.iter(_V + "stroke"), None)
    dashed = stroke is not None and stroke.get("dashstyle", "solid") != "solid"
    for node in pict.iter():
        tag = node.tag
        if tag == _V + "line":
            start, end = (_pair(node.get(name, "")) for name in ("from", "to"))
            return Shape("line", abs(end[0] - start[0]), abs(end[1] - start[1]), dashed, pict)
        if tag in (_V + "shape", _V + "rect", _V + "roundrect", _V + "group"):
            style = dict(part.split(":", 1) for part in node.get("style", "").split(";") if ":" in part)
            width, height = (_length(style.get(name, "")) for name in ("width", "height"))
            if next(pict.iter(_V + "imagedata"), None) is not None:
                return Shape("picture", width, height, dashed, pict)
            if next(pict.iter(_V + "textbox"), None) is not None:
                return Shape("box", width, height, dashed, pict)
            flat = height <= _FLAT_MM and (width > 2 * height or node.get(_O + "hr") in ("t", "true"))
            return Shape("line" if flat else "other", width, height, dashed, pict)
    return Shape("other", 0.0, 0.0, dashed, pict)


def _length(text: str) -> float:
    found = _LENGTH.match(text.strip())
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _pair(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return _length(first), _length(second)
