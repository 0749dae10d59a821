"""The lines, pictures and text boxes that are anchored in a paragraph, with their width.

Knows DrawingML and VML; it must never know what a line is drawn for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree

from generator.patterns import Pattern
from generator.word.formatting import mm_of_twips, number_of
from generator.word.plain_text import W

__all__ = ["Shape", "box_middle_mm", "box_side", "box_width_mm", "frame_place", "read_shape"]

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
_EMU_PER_MM: Final = 36_000
_FLAT_MM: Final = 2.0
"""What is lower than this and much wider than high is a line, whatever shape it is made of."""

_BOX_SIDES_MM: Final = 5.08
"""What Word leaves free at both sides of a text box."""
_STARTS_MM: Final = {"column": 0.0, "margin": 0.0, "page": -1.0, "leftMargin": -1.0, "rightMargin": 165.0}
"""Where what a drawing is placed by begins, right of the left margin; -1 for the edge of the page."""
_LINE_FORMS: Final = ("line", "straightConnector1")
_UNITS: Final = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96, "": 25.4 / 96, "pc": 25.4 / 6}
_LENGTH: Final = Pattern(r"(-?\d*\.?\d+)\s*(pt|in|mm|cm|px|pc|)$")


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


def frame_place(paragraph: etree._Element, margin_mm: float) -> tuple[str, float | None]:
    """Where a frame (`w:framePr`) stands: its side if it names one, and its middle from the left margin, in mm."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is None:
        return "", None
    align = frame.get(W + "xAlign", "")
    left, width = number_of(frame.get(W + "x")), number_of(frame.get(W + "w"))
    if left is None or align:
        return (align if align in ("left", "center", "right") else ""), None
    from_edge = margin_mm if frame.get(W + "hAnchor") == "page" else 0.0
    return "", mm_of_twips(left + (width or 0) / 2) - from_edge


def box_width_mm(inside: etree._Element) -> float:
    """How wide the text may be in the text box or the frame that an element is in; 0 for unknown."""
    for one in (inside, *inside.iterancestors()):
        frame = one.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            return mm_of_twips(number_of(frame.get(W + "w")) or 0.0)
        if one.tag in (_WP + "anchor", _WP + "inline"):
            _, width = _grouped(inside, _emu(one.find(_WP + "extent"), "cx"))
            return max(width - _BOX_SIDES_MM, 0.0)
        if one.tag in (_V + "shape", _V + "rect"):
            style = dict(part.split(":", 1) for part in one.get("style", "").split(";") if ":" in part)
            return max(_length(style.get("width", "")) - _BOX_SIDES_MM, 0.0)
    return 0.0


def box_middle_mm(inside: etree._Element, margin_mm: float) -> float | None:
    """How far right of the left margin the middle of the text box stands that an element is in; None for unknown.

    Args:
        inside: an element of the text in the box.
        margin_mm: the page's left margin, for boxes that are placed from the edge of the page.
    """
    for one in inside.iterancestors():
        if one.tag in (_WP + "anchor", _WP + "inline"):
            left = _left_mm(one, margin_mm)
            if left is None:
                return None
            before, width = _grouped(inside, _emu(one.find(_WP + "extent"), "cx"))
            return left + before + width / 2
        if one.tag in (_V + "shape", _V + "rect"):
            style = dict(part.split(":", 1) for part in one.get("style", "").split(";") if ":" in part)
            if "margin-left" not in style:
                return None
            left = _length(style["margin-left"])
            left -= margin_mm if style.get("mso-position-horizontal-relative", "").strip() == "page" else 0.0
            return left + _length(style.get("width", "")) / 2
    return None


def _left_mm(drawing: etree._Element, margin_mm: float) -> float | None:
    """Where a drawing begins, right of the left margin; of one in the line only if others stand beside it."""
    if drawing.tag == _WP + "inline":
        paragraph = next(drawing.iterancestors(W + "p"), None)
        beside = list(paragraph.iter(_WP + "inline")) if paragraph is not None else []
        if len(beside) < 2:
            return None
        before = beside[: beside.index(drawing)]
        return sum(_emu(one.find(_WP + "extent"), "cx") for one in before)
    place = drawing.find(_WP + "positionH")
    offset = place.find(_WP + "posOffset") if place is not None else None
    if place is None or offset is None or not re.fullmatch(r"-?\d{1,9}", (offset.text or "").strip()):
        return None
    starts = _STARTS_MM.get(place.get("relativeFrom", "column"))
    # Where the letter stands that a drawing is placed by, no file says.
    if starts is None:
        return None
    return int((offset.text or "0").strip()) / _EMU_PER_MM + (starts if starts >= 0 else -margin_mm)


def _grouped(inside: etree._Element, width_mm: float) -> tuple[float, float]:
    """Where in its drawing a text box begins, and how wide it is: of a drawing that is no group, all of it."""
    shape = next(inside.iterancestors(_WPS + "wsp"), None)
    group = shape.getparent() if shape is not None else None
    if shape is None or group is None or not str(group.tag).endswith(("}wgp", "}grpSp")):
        return 0.0, width_mm
    own, whole = shape.find(f"{_WPS}spPr/{_A}xfrm"), group.find(f"{_WPG}grpSpPr/{_A}xfrm")
    if own is None or whole is None:
        return 0.0, width_mm
    start, extent = whole.find(_A + "chOff"), whole.find(_A + "chExt")
    across = _emu(extent, "cx")
    scale = width_mm / across if across else 1.0
    return (_emu(own.find(_A + "off"), "x") - _emu(start, "x")) * scale, _emu(own.find(_A + "ext"), "cx") * scale


def _drawn(drawing: etree._Element, frame: etree._Element) -> Shape:
    extent = frame.find(_WP + "extent")
    width = _emu(extent, "cx")
    height = _emu(extent, "cy")
    dash = next(drawing.iter(_A + "prstDash"), None)
    # A pattern of one's own is what LibreOffice makes of dashes and dots.
    is_custom = next(drawing.iter(_A + "custDash"), None) is not None
    dashed = is_custom or (dash is not None and dash.get("val", "solid") not in ("solid",))
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
            if node.get("to") is None:
                # Some programs say of a line how wide and high it is, not where it ends.
                style = dict(part.split(":", 1) for part in node.get("style", "").split(";") if ":" in part)
                return Shape("line", _length(style.get("width", "")), _length(style.get("height", "")), dashed, pict)
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
