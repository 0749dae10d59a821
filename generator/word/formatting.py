"""How a stretch of text and a paragraph look, as plain records; and one property element read into a mapping.

Knows the properties of WordprocessingML one element at a time; it must never know which element wins over which.
Sizes and spacing are in pt, lengths in mm.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from generator.word.plain_text import VAL, W, is_on

__all__ = [
    "TOGGLES",
    "Border",
    "ParagraphFormat",
    "RunFormat",
    "mm_of_twips",
    "number_of",
    "paragraph_properties",
    "run_properties",
]

_MM_PER_TWIP: Final = 25.4 / 1440


class RunFormat(NamedTuple):
    """How a run of text looks.

    Attributes:
        font: the font of its Latin letters, the Vietnamese ones among them.
        size_pt: points.
        caps: shown in capitals, however it is typed (`w:caps`, and `w:smallCaps` too).
        colour: six hexadecimal digits; `000000` where it is left to Word; empty where it cannot be told.
        raised: superscript or subscript.
        hidden: not shown at all.
    """

    font: str = "Times New Roman"
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    strike: bool = False
    colour: str = "000000"
    raised: bool = False
    hidden: bool = False


class Border(NamedTuple):
    """One side's border: its style (`single`, `dashed`, …) and weight; no border is no record."""

    style: str
    weight_pt: float


class ParagraphFormat(NamedTuple):
    """How a paragraph is set.

    Attributes:
        align: left, right, center, both, or another of Word's words.
        first_line_mm: from the left indent; negative where the line hangs.
        line: a multiple of single line spacing where `line_rule` is `auto`, else points.
        line_rule: `auto`, `exact` or `atLeast`.
        contextual: no space between paragraphs of one style.
        tabs: (kind, position in mm) of each tab stop.
        page_break_before: starts a page by its own property.
    """

    style: str = ""
    align: str = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    contextual: bool = False
    keep_next: bool = False
    page_break_before: bool = False
    outline_level: int = 9
    tabs: tuple[tuple[str, float], ...] = ()
    top: Border | None = None
    bottom: Border | None = None


TOGGLES: Final = {"b": "bold", "i": "italic", "caps": "caps", "smallCaps": "small_caps", "strike": "strike"}
"""Run properties that styles of different kinds switch against each other (ISO/IEC 29500-1, 17.7.3)."""

_TOGGLE_TAGS: Final = {W + tag: name for tag, name in {**TOGGLES, "vanish": "hidden"}.items()}
_R_FONTS, _SZ, _COLOR, _U, _VERT, _R_STYLE = (
    W + name for name in ("rFonts", "sz", "color", "u", "vertAlign", "rStyle")
)
_FONT_KEYS: Final = ((W + "asciiTheme", W + "ascii", "ascii"), (W + "hAnsiTheme", W + "hAnsi", "hansi"))
_J_C, _IND, _SPACING, _P_BDR, _TABS, _NUM_PR, _OUTLINE, _P_STYLE = (
    W + name for name in ("jc", "ind", "spacing", "pBdr", "tabs", "numPr", "outlineLvl", "pStyle")
)
_SWITCHES: Final = {
    W + "contextualSpacing": "contextual",
    W + "keepNext": "keep_next",
    W + "pageBreakBefore": "page_break_before",
}
_SAME_ALIGN: Final = {"start": "left", "end": "right"}


def number_of(text: str | None) -> float | None:
    """A measure as it is written in an attribute: twips, half points …; `12pt` and the like in twips too."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        for unit, twips in (("pt", 20.0), ("mm", 1440 / 25.4), ("cm", 1440 / 2.54), ("in", 1440.0)):
            if text.endswith(unit):
                try:
                    value = float(text[: -len(unit)]) * twips
                except ValueError:
                    return None
                break
        else:
            return None
    return value if abs(value) < 1e7 else None


def mm_of_twips(twips: float) -> float:
    """Twentieths of a point in millimetres."""
    return twips * _MM_PER_TWIP


def run_properties(
    element: etree._Element | None, theme_font: Callable[[str], str], theme_colour: Callable[[str], str]
) -> dict[str, Any]:
    """What a `w:rPr` says: only the properties it names.

    Args:
        element: the `w:rPr`, or None.
        theme_font: the font that a theme's word (`minorHAnsi`) stands for.
        theme_colour: the colour that a theme's word (`accent1`) stands for.
    """
    found: dict[str, Any] = {}
    if element is None:
        return found
    for node in element:
        tag = node.tag
        if tag in _TOGGLE_TAGS:
            found[_TOGGLE_TAGS[tag]] = is_on(node)
        elif tag == _R_FONTS:
            for themed, plain, key in _FONT_KEYS:
                name = theme_font(node.get(themed, "")) or node.get(plain, "")
                if name:
                    found[key] = name
        elif tag == _SZ:
            size = number_of(node.get(VAL))
            if size is not None:
                found["size"] = size / 2
        elif tag == _COLOR:
            found["colour"] = _colour(node, theme_colour)
        elif tag == _U:
            found["underline"] = node.get(VAL, "single") != "none"
        elif tag == _VERT:
            found["raised"] = node.get(VAL, "baseline") != "baseline"
        elif tag == _R_STYLE:
            found["style"] = node.get(VAL, "")
    return found


def _colour(node: etree._Element, theme_colour: Callable[[str], str]) -> str:
    value = node.get(VAL, "auto")
    if value != "auto":
        return value.upper()
    themed = node.get(W + "themeColor", "")
    return theme_colour(themed) if themed else "000000"


def paragraph_properties(element: etree._Element | None) -> dict[str, Any]:
    """What a `w:pPr` says: only the properties it names; indents and spacing attribute by attribute, in twips."""
    found: dict[str, Any] = {}
    if element is None:
        return found
    for node in element:
        tag = node.tag
        if tag == _IND:
            _read_indents(node, found)
        elif tag == _SPACING:
            _read_spacing(node, found)
        elif tag == _J_C:
            value = node.get(VAL, "left")
            found["align"] = _SAME_ALIGN.get(value, value)
        elif tag in _SWITCHES:
            found[_SWITCHES[tag]] = is_on(node)
        elif tag == _P_BDR:
            for side in ("top", "bottom"):
                border = node.find(W + side)
                if border is not None:
                    found[side] = _border(border)
        elif tag == _TABS:
            found["tabs"] = [(stop.get(VAL, "left"), mm_of_twips(number_of(stop.get(W + "pos")) or 0)) for stop in node]
        elif tag == _NUM_PR:
            found["num"] = _num(node)
        elif tag == _OUTLINE:
            found["outline_level"] = int(number_of(node.get(VAL)) or 0)
        elif tag == _P_STYLE:
            found["style"] = node.get(VAL, "")
    return found


def _read_indents(node: etree._Element, found: dict[str, Any]) -> None:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            value = number_of(node.get(W + name))
            if value is not None:
                found[key] = value
    first, hanging = number_of(node.get(W + "firstLine")), number_of(node.get(W + "hanging"))
    if hanging is not None:
        found["first_line"] = -hanging
    elif first is not None:
        found["first_line"] = first


def _read_spacing(node: etree._Element, found: dict[str, Any]) -> None:
    for key in ("before", "after"):
        value = number_of(node.get(W + key))
        if value is not None:
            found[key] = value
        # Automatic spacing, which pages copied from the web have, is 14 pt and wins over what is written beside it.
        auto = node.get(W + key + "Autospacing")
        if auto is not None:
            found[key + "_auto"] = auto not in ("0", "false", "off")
    line = number_of(node.get(W + "line"))
    if line is not None:
        found["line"] = line
        found["line_rule"] = node.get(W + "lineRule", "auto")
    elif node.get(W + "lineRule") is not None:
        found["line_rule"] = node.get(W + "lineRule", "auto")


def _border(node: etree._Element) -> Border | None:
    style = node.get(VAL, "none")
    if style in ("none", "nil"):
        return None
    return Border(style, (number_of(node.get(W + "sz")) or 0) / 8)


def _num(node: etree._Element) -> Mapping[str, str]:
    found = {}
    for key, name in (("id", "numId"), ("level", "ilvl")):
        child = node.find(W + name)
        if child is not None:
            found[key] = child.get(VAL, "")
    return found
