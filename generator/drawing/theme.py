"""The theme part, which a Word package must have; every style says its font and colour itself, so nothing shows it."""

from __future__ import annotations

from generator.decree.house import word
from generator.drawing.markup import element

__all__ = ["draw_theme"]

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINE_WIDTHS = (6350, 12700, 19050)
_COLOURS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")


def draw_theme() -> bytes:
    """The part `word/theme/theme1.xml`: black on white, the decree's font, plain lines."""
    black, white = (element("a:srgbClr", {"val": value}) for value in (word("PG6.colour"), "FFFFFF"))
    colours = (
        element("a:dk1", None, black),
        element("a:lt1", None, white),
        element("a:dk2", None, black),
        element("a:lt2", None, white),
        *(element(f"a:{name}", None, black) for name in _COLOURS),
    )
    faces = element("a:latin", {"typeface": word("PG6.font")}) + "".join(
        element(f"a:{script}", {"typeface": ""}) for script in ("ea", "cs")
    )
    fill = element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))
    theme = element(
        "a:theme",
        {"xmlns:a": _DRAWING, "name": "VB"},
        element(
            "a:themeElements",
            None,
            element("a:clrScheme", {"name": "VB"}, *colours),
            element(
                "a:fontScheme", {"name": "VB"}, element("a:majorFont", None, faces), element("a:minorFont", None, faces)
            ),
            element(
                "a:fmtScheme",
                {"name": "VB"},
                element("a:fillStyleLst", None, fill * 3),
                element("a:lnStyleLst", None, *(element("a:ln", {"w": width}, fill) for width in _LINE_WIDTHS)),
                element("a:effectStyleLst", None, element("a:effectStyle", None, element("a:effectLst")) * 3),
                element("a:bgFillStyleLst", None, fill * 3),
            ),
        ),
    )
    return (_DECLARATION + theme).encode()
