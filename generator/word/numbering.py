"""The numbers that Word puts before paragraphs: `1.`, `a)`, `Điều 3.`

Knows numbering definitions and counts; it must never know what is numbered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from generator.patterns import Pattern
from generator.vietnamese import roman
from generator.word.formatting import number_of, paragraph_properties
from generator.word.plain_text import VAL, W

__all__ = ["Counter", "Numbering"]

_LEVELS: Final = 9
_PLACE: Final = Pattern(r"%([1-9])")


class _Level(NamedTuple):
    """One level of a list."""

    start: int
    form: str
    text: str
    suffix: str
    indents: Mapping[str, Any]
    run: etree._Element | None


class Numbering:
    """The lists of a file."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for abstract in root.iterchildren(W + "abstractNum"):
            id = abstract.get(W + "abstractNumId", "")
            self._abstract[id] = {
                int(number_of(level.get(W + "ilvl")) or 0): _level(level) for level in abstract.iterchildren(W + "lvl")
            }
            for name, table in (("numStyleLink", linked), ("styleLink", named)):
                link = abstract.find(W + name)
                if link is not None:
                    table[id] = link.get(VAL, "")
        by_style = {style: id for id, style in named.items()}
        for number in root.iterchildren(W + "num"):
            target = number.find(W + "abstractNumId")
            id = target.get(VAL, "") if target is not None else ""
            id = by_style.get(linked.get(id, ""), id)
            levels = dict(self._abstract.get(id, {}))
            starts: dict[int, int] = {}
            for override in number.iterchildren(W + "lvlOverride"):
                which = int(number_of(override.get(W + "ilvl")) or 0)
                start, level = override.find(W + "startOverride"), override.find(W + "lvl")
                if level is not None:
                    levels[which] = _level(level)
                if start is not None:
                    starts[which] = int(number_of(start.get(VAL)) or 0)
            self._lists[number.get(W + "numId", "")] = (id, levels, starts)

    def indents(self, number: Mapping[str, str]) -> Mapping[str, Any]:
        """The indents that come with a number (`left`, `first_line`, in twips)."""
        level = self.level(number)
        return level.indents if level is not None else {}

    def level(self, number: Mapping[str, str]) -> _Level | None:
        """The level that a paragraph's number is of; None where no such list is defined."""
        found = self._lists.get(number.get("id", ""))
        return found[1].get(_depth(number)) if found else None

    def list_of(self, number: Mapping[str, str]) -> tuple[str, dict[int, _Level], dict[int, int]] | None:
        """The list a number belongs to: what it shares its count with, its levels, the starts it sets anew."""
        return self._lists.get(number.get("id", ""))


class Counter:
    """Counts through one document: the label of each numbered paragraph, in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def label(self, number: Mapping[str, str]) -> str:
        """The next label of a list; empty where there is none, or it is a bullet's picture."""
        found = self._numbering.list_of(number)
        depth = _depth(number)
        if found is None or depth not in found[1]:
            return ""
        abstract, levels, starts = found
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number["id"] not in self._started:
            self._started.add(number["id"])
            for level, start in starts.items():
                if 0 <= level < _LEVELS:
                    counts[level] = start - 1
        current = counts[depth]
        counts[depth] = levels[depth].start if current is None else current + 1
        for deeper in range(depth + 1, _LEVELS):
            counts[deeper] = None

        def shown(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            if level not in levels:
                return ""
            count = counts[level]
            return _form(levels[level].start if count is None else count, levels[level].form)

        if levels[depth].form in ("bullet", "none"):
            return levels[depth].text if levels[depth].form == "bullet" else ""
        return _PLACE.sub(shown, levels[depth].text)


def _depth(number: Mapping[str, str]) -> int:
    depth = int(number_of(number.get("level")) or 0)
    return depth if 0 <= depth < _LEVELS else 0


def _level(element: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        child = element.find(W + name)
        return child.get(VAL, default) if child is not None else default

    properties = paragraph_properties(element.find(W + "pPr"))
    indents: dict[str, Any] = {key: properties[key] for key in ("left", "right", "first_line") if key in properties}
    start = int(number_of(value("start", "1")) or 0)
    return _Level(
        start, value("numFmt", "decimal"), value("lvlText", ""), value("suff", "tab"), indents, element.find(W + "rPr")
    )


def _form(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)
