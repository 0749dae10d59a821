"""Runs of a paragraph by the stretch of its text that they hold, cut where a stretch begins or ends.

Knows how one run becomes two that say the same; it must never know what a stretch is.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.word.document import Paragraph
from generator.word.plain_text import BREAK, MARKS, SYMBOL, TAB, TEXT, W, mark, shown

__all__ = ["LeftAlone", "RunCuts", "refuse_tracked"]

_RUN, _R_PR = W + "r", W + "rPr"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TRACKED: Final = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


class LeftAlone(Exception):
    """Something cannot be changed without touching what must not be touched; says why, in Vietnamese."""


def refuse_tracked(element: etree._Element) -> None:
    """Leaves alone what someone is tracking changes of.

    Raises:
        LeftAlone: the element, or its formatting, is a tracked change.
    """
    if any(above.tag in _TRACKED for above in element.iterancestors()) or any(
        properties.find(f"{W}{name}Change") is not None
        for name in ("rPr", "pPr")
        for properties in element.findall(W + name)
    ):
        raise LeftAlone("chỗ này đang theo dõi thay đổi (track changes)")


class RunCuts:
    """The runs of one paragraph; it stays right while runs are cut through it."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._held: list[tuple[int, int, etree._Element]] = []
        at = 0
        for piece in paragraph.pieces:
            end = at + len(piece.text)
            if self._held and self._held[-1][2] is piece.run:
                self._held[-1] = (self._held[-1][0], end, piece.run)
            else:
                self._held.append((at, end, piece.run))
            at = end

    def between(self, start: int, end: int) -> list[etree._Element]:
        """The runs that hold a stretch of the paragraph's text and nothing else.

        Raises:
            LeftAlone: a run cannot be cut, or is a tracked change.
        """
        self._cut(start)
        self._cut(end)
        found = [run for first, last, run in self._held if start <= first and last <= end and last > first]
        for run in found:
            if run.tag != _RUN:
                raise LeftAlone("công thức")
            refuse_tracked(run)
        return found

    def _cut(self, at: int) -> None:
        for place, (start, end, run) in enumerate(self._held):
            if start < at < end:
                refuse_tracked(run)
                second = _cut_run(run, at - start, end - start)
                self._held[place : place + 1] = [(start, at, run), (at, end, second)]
                return


def _cut_run(run: etree._Element, at: int, length: int) -> etree._Element:
    """Cuts a run after so many characters; returns the second half, which stands right after it."""
    widths = [_width(child) for child in run]
    if run.tag != _RUN or None in widths or sum(width or 0 for width in widths) != length:
        raise LeftAlone("chữ nằm trong trường hoặc đối tượng đặc biệt")
    second = etree.Element(_RUN, {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(_R_PR)
    if properties is not None:
        second.append(deepcopy(properties))
    passed = 0
    moved = []
    for child, width in zip(list(run), widths, strict=True):
        if child is properties:
            continue
        if passed >= at:
            moved.append(child)
        elif passed + (width or 0) > at:
            text = shown(child)
            rest = deepcopy(child)
            child.text, rest.text = text[: at - passed], text[at - passed :]
            for half in (child, rest):
                half.set(_SPACE, "preserve")
            moved.append(rest)
        passed += width or 0
    for child in moved:
        second.append(child)
    run.addnext(second)
    second.tail, run.tail = run.tail, None
    return second


def _width(child: etree._Element) -> int | None:
    """How many characters of text a part of a run stands for; None for what may not be parted from its like."""
    tag = child.tag
    if tag == TEXT:
        return len(shown(child))
    if tag in (TAB, BREAK, SYMBOL) or tag in MARKS:
        return len(mark(child, tag))
    if tag in (W + "fldChar", W + "instrText", W + "ruby"):
        return None
    return 0
