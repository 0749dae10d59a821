"""Which formatting wins: defaults, styles and their parents, table styles, numbering, direct formatting, the theme.

Knows the order of the cascade; it must never know what a text says. Everything is worked out once for each style and
each different property element.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from generator.word.formatting import (
    TOGGLES,
    ParagraphFormat,
    RunFormat,
    mm_of_twips,
    number_of,
    paragraph_properties,
    run_properties,
)
from generator.word.numbering import Numbering
from generator.word.plain_text import VAL, W

__all__ = ["Cascade", "TableLook", "read_sides"]

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_COLOURS: Final = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_MOST_PARENTS: Final = 50
"""Word itself allows ten levels; a chain that is longer, or runs in a circle, is cut."""

_WORDS_CELL_SIDE: Final = 1.905

_Properties = Mapping[str, Any]


class TableLook(NamedTuple):
    """What a table gives the text in one of its cells: its style, and the conditions that hold for the cell."""

    style: str = ""
    conditions: tuple[str, ...] = ()


class _Style(NamedTuple):
    """A style with those it is based on: paragraph and run properties, and those under conditions (table styles)."""

    paragraph: _Properties
    run: _Properties
    conditional: Mapping[str, tuple[_Properties, _Properties]]


_NO_STYLE: Final = _Style({}, {}, {})


class Cascade:
    """The styles, theme and numbering of one file."""

    def __init__(
        self,
        styles: etree._Element | None = None,
        theme: etree._Element | None = None,
        numbering: Numbering | None = None,
    ) -> None:
        self._fonts, self._colours = _read_theme(theme)
        self._numbering = numbering or Numbering(None)
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, _Style] = {}
        self._default_paragraph = self._default_table = ""
        self._run_defaults: _Properties = {}
        self._paragraph_defaults: _Properties = {}
        self._runs: dict[tuple[Any, ...], RunFormat] = {}
        self._paragraphs: dict[tuple[Any, ...], tuple[ParagraphFormat, Mapping[str, str]]] = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: etree._Element) -> None:
        for style in styles.iterchildren(W + "style"):
            id = style.get(W + "styleId", "")
            self._elements.setdefault(id, style)
            if style.get(W + "default") in ("1", "true", "on"):
                if style.get(W + "type") == "paragraph":
                    self._default_paragraph = id
                elif style.get(W + "type") == "table":
                    self._default_table = id
        self._run_defaults = self._run_properties(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph_defaults = paragraph_properties(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))

    def _run_properties(self, element: etree._Element | None) -> dict[str, Any]:
        return run_properties(
            element,
            lambda word: self._fonts.get(word, ""),
            lambda word: self._colours.get(_THEME_COLOURS.get(word, word), ""),
        )

    def style_name(self, id: str) -> str:
        """What a person calls a style, in lower case; empty for a style that is not there."""
        style = self._elements.get(id)
        name = style.find(W + "name") if style is not None else None
        return name.get(VAL, "").lower() if name is not None else ""

    def _style(self, id: str) -> _Style:
        found = self._resolved.get(id)
        if found is None:
            found = self._resolved[id] = self._resolve(id)
        return found

    def _resolve(self, id: str) -> _Style:
        chain: list[etree._Element] = []
        while id in self._elements and len(chain) < _MOST_PARENTS:
            style = self._elements[id]
            if style in chain:
                break
            chain.append(style)
            parent = style.find(W + "basedOn")
            id = parent.get(VAL, "") if parent is not None else ""
        paragraph: dict[str, Any] = {}
        run: dict[str, Any] = {}
        conditional: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        for style in reversed(chain):
            self._put(paragraph, paragraph_properties(style.find(W + "pPr")))
            run.update(self._run_properties(style.find(W + "rPr")))
            for part in style.iterchildren(W + "tblStylePr"):
                of_paragraph, of_run = conditional.setdefault(part.get(W + "type", ""), ({}, {}))
                self._put(of_paragraph, paragraph_properties(part.find(W + "pPr")))
                of_run.update(self._run_properties(part.find(W + "rPr")))
        return _Style(paragraph, run, conditional) if chain else _NO_STYLE

    def _put(self, below: dict[str, Any], above: _Properties) -> None:
        """Lays one level's paragraph properties over those below; a numbering's indents come with its number."""
        if "num" in above:
            number = {**below.get("num", {}), **above["num"]}
            below.update(self._numbering.indents(number))
            below.update({key: value for key, value in above.items() if key != "num"})
            below["num"] = number
        else:
            below.update(above)

    def paragraph(
        self, element: etree._Element | None, look: TableLook | None = None
    ) -> tuple[ParagraphFormat, Mapping[str, str]]:
        """A paragraph's effective formatting, and the number it carries (`id`, `level`; empty for none).

        Args:
            element: its `w:pPr`, None where it has none.
            look: the table it stands in, None outside tables.
        """
        direct = paragraph_properties(element)
        key = (look, *sorted((name, repr(value)) for name, value in direct.items()))
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._work_out_paragraph(direct, look)
        return found

    def paragraph_style(self, direct: str) -> str:
        """The id of the style a paragraph is of: the one it names if it is there, else the default one."""
        return direct if direct in self._elements else self._default_paragraph

    def _work_out_paragraph(
        self, direct: dict[str, Any], look: TableLook | None
    ) -> tuple[ParagraphFormat, Mapping[str, str]]:
        style = self.paragraph_style(direct.get("style", ""))
        merged: dict[str, Any] = dict(self._paragraph_defaults)
        if look is not None:
            for of_paragraph, _ in self._table_levels(look):
                self._put(merged, of_paragraph)
        self._put(merged, self._style(style).paragraph)
        self._put(merged, direct)
        number = merged.get("num", {})
        if number.get("id") in (None, "", "0"):
            number = {}
        line, rule = merged.get("line", 240.0), merged.get("line_rule", "auto")
        return (
            ParagraphFormat(
                style=style,
                align=merged.get("align", "left"),
                left_mm=mm_of_twips(merged.get("left", 0.0)),
                right_mm=mm_of_twips(merged.get("right", 0.0)),
                first_line_mm=mm_of_twips(merged.get("first_line", 0.0)),
                before_pt=14.0 if merged.get("before_auto") else merged.get("before", 0.0) / 20,
                after_pt=14.0 if merged.get("after_auto") else merged.get("after", 0.0) / 20,
                line=line / 240 if rule == "auto" else line / 20,
                line_rule=rule,
                contextual=merged.get("contextual", False),
                keep_next=merged.get("keep_next", False),
                page_break_before=merged.get("page_break_before", False),
                outline_level=merged.get("outline_level", 9),
                tabs=tuple(merged.get("tabs", ())),
                top=merged.get("top"),
                bottom=merged.get("bottom"),
            ),
            number,
        )

    def _table_levels(self, look: TableLook) -> list[tuple[_Properties, _Properties]]:
        style = self._style(look.style if look.style in self._elements else self._default_table)
        levels = [(style.paragraph, style.run)]
        levels += [style.conditional[name] for name in look.conditions if name in style.conditional]
        return levels

    def cell_sides(self, style: str) -> tuple[float, float]:
        """The left and right margins, in mm, that a table's style gives its cells; Word's own where it gives none."""
        sides = {"left": _WORDS_CELL_SIDE, "right": _WORDS_CELL_SIDE}
        chain: list[etree._Element] = []
        id = style if style in self._elements else self._default_table
        while id in self._elements and len(chain) < _MOST_PARENTS:
            chain.append(self._elements[id])
            parent = chain[-1].find(W + "basedOn")
            id = parent.get(VAL, "") if parent is not None else ""
        for one in reversed(chain):
            sides |= read_sides(one.find(f"{W}tblPr/{W}tblCellMar"))
        return sides["left"], sides["right"]

    def run(self, element: etree._Element | None, paragraph_style: str, look: TableLook | None = None) -> RunFormat:
        """A run's effective formatting.

        Args:
            element: its `w:rPr`, None where it has none.
            paragraph_style: the id of the style of its paragraph.
            look: the table it stands in, None outside tables.
        """
        direct = self._run_properties(element) if element is not None else {}
        key = (paragraph_style, look, *sorted(direct.items()))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._work_out_run(direct, paragraph_style, look)
        return found

    def _work_out_run(self, direct: dict[str, Any], paragraph_style: str, look: TableLook | None) -> RunFormat:
        table: dict[str, Any] = {}
        if look is not None:
            for _, of_run in self._table_levels(look):
                table.update(of_run)
        levels = (table, self._style(paragraph_style).run, self._style(direct.get("style", "")).run)
        merged: dict[str, Any] = dict(self._run_defaults)
        for level in levels:
            merged.update(level)
        for name in TOGGLES.values():
            # A toggle that is on in an odd number of the styles is on; the defaults can only switch it on.
            merged[name] = bool(self._run_defaults.get(name)) or sum(bool(level.get(name)) for level in levels) % 2 == 1
        merged.update(direct)
        return RunFormat(
            # Vietnamese letters outside ASCII take the other font; where two are named, both must be told apart.
            font=_both(merged.get("ascii", "Times New Roman"), merged.get("hansi", "Times New Roman")),
            size_pt=merged.get("size", 10.0),
            bold=merged.get("bold", False),
            italic=merged.get("italic", False),
            underline=merged.get("underline", False),
            caps=merged.get("caps", False) or merged.get("small_caps", False),
            strike=merged.get("strike", False),
            colour=merged.get("colour", "000000"),
            raised=merged.get("raised", False),
            hidden=merged.get("hidden", False),
        )


def read_sides(margins: etree._Element | None) -> dict[str, float]:
    """The left and right margins that a `w:tblCellMar` or `w:tcMar` names, in mm."""
    found: dict[str, float] = {}
    for side, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            node = margins.find(W + name) if margins is not None else None
            width = number_of(node.get(W + "w")) if node is not None else None
            if width is not None:
                found[side] = mm_of_twips(width)
    return found


def _both(ascii_font: str, other: str) -> str:
    if ascii_font.casefold() == other.casefold():
        return ascii_font
    return f"{ascii_font}/{other}"


def _read_theme(theme: etree._Element | None) -> tuple[dict[str, str], dict[str, str]]:
    fonts: dict[str, str] = {}
    colours: dict[str, str] = {"dk1": "000000", "lt1": "FFFFFF"}
    if theme is None:
        return fonts, colours
    for kind in ("major", "minor"):
        latin = theme.find(f".//{_A}{kind}Font/{_A}latin")
        name = latin.get("typeface", "") if latin is not None else ""
        if name:
            fonts |= {f"{kind}HAnsi": name, f"{kind}Ascii": name}
    scheme = theme.find(f".//{_A}clrScheme")
    for colour in scheme if scheme is not None else ():
        if isinstance(colour.tag, str) and len(colour):
            value = colour[0].get("lastClr") or colour[0].get("val", "")
            colours[etree.QName(colour).localname] = (value or "").upper()
    return fonts, colours
