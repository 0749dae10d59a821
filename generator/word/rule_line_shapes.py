"""A rule line as DrawingML: drawn anew, or made longer or shorter.

Knows how Word anchors a straight line; it must never know what the line stands under.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

__all__ = ["mend_shape", "rule_line_run"]

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_MM: Final = 36_000
_PER_MM: Final = {"pt": 72 / 25.4, "in": 1 / 25.4, "mm": 1.0, "cm": 0.1}
_END: Final = re.compile(r"\s*(-?\d*\.?\d+)([a-z]*)\s*,\s*(.*)$")
_WEIGHT_EMU: Final = 9_525
# Words that older programs cannot draw are kept in a choice, as Word itself writes them.
_RUN: Final = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">\
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>\
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0"\
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>\
<wp:positionH relativeFrom="column">{across}</wp:positionH>\
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{below}</wp:posOffset></wp:positionV>\
<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>\
<wp:docPr id="{id}" name="Đường kẻ {id}"/><wp:cNvGraphicFramePr/>\
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>\
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>\
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>\
<a:ln w="{weight}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>\
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


def rule_line_run(width_mm: float, below_mm: float, id: int, *, middle_mm: float | None = None) -> etree._Element:
    """A run with a straight line, so far below the top of its paragraph.

    Args:
        width_mm: how long it is.
        below_mm: how far below the top.
        id: a number that no other drawing of the file has.
        middle_mm: where its middle is in its column, from the left; None for the column's own middle.
    """
    width, below = round(width_mm * _EMU_PER_MM), round(below_mm * _EMU_PER_MM)
    across = "<wp:align>center</wp:align>"
    if middle_mm is not None:
        across = f"<wp:posOffset>{round((middle_mm - width_mm / 2) * _EMU_PER_MM)}</wp:posOffset>"
    return etree.fromstring(_RUN.format(width=width, below=below, id=id, weight=_WEIGHT_EMU, across=across))


def mend_shape(drawing: etree._Element, width_mm: float) -> bool:
    """Sets how long a drawn line is, and that it is unbroken; False where that cannot be said in one place."""
    lines = list(drawing.iter(_V + "line"))
    extents = list(drawing.iter(_WP + "extent"))
    lengths = [node for node in drawing.iter(_A + "ext") if node.get("cx") is not None]
    if len(lines) == 1 and not extents:
        # Of a line in the older way only its ends say how long it is; its middle stays where it is.
        ends = [_END.match(lines[0].get(name, "")) for name in ("from", "to")]
        if None in ends or len({end[2] for end in ends if end}) != 1:
            return False
        (left, right), unit = (float(end[1]) for end in ends if end), ends[0][2] if ends[0] else ""
        if unit not in _PER_MM:
            return False
        half = width_mm * _PER_MM[unit] / 2
        middle = (left + right) / 2
        for name, at, end in zip(("from", "to"), (middle - half, middle + half), ends, strict=True):
            lines[0].set(name, f"{at:.2f}{unit},{end[3] if end else ''}")
    elif len(extents) == 1 and len(lengths) == 1:
        for node in (*extents, *lengths):
            node.set("cx", str(round(width_mm * _EMU_PER_MM)))
    else:
        return False
    for dash in drawing.iter(_A + "prstDash"):
        dash.set("val", "solid")
    for stroke in drawing.iter(_V + "stroke"):
        if stroke.get("dashstyle") is not None:
            stroke.set("dashstyle", "solid")
    return True
