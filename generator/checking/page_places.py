"""On which page, and where on it, the words of a paragraph are, once a program has laid the pages out.

Knows two lists of words, one of the file and one of the pages, and finds the one in the other; it must never know who
laid the pages out, nor what a rule asks. What is not found has no place: a mark in a wrong place is worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from generator.checking.outcome import Spot
from generator.checking.report import Report
from generator.vietnamese import nfc
from generator.word.document import Document, Paragraph

__all__ = ["Box", "LaidOut", "PlacedWord", "place_report"]

_START: Final = 4
"""As many words must follow each other for a paragraph to begin there."""
_GAP: Final = 60
"""A paragraph may be interrupted by so many words: of the next column, of a page's header."""


class PlacedWord(NamedTuple):
    """A word on a page, from 1; where on it is said in shares of the page, from its top left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Box(NamedTuple):
    """A stretch of words on one line of a page, in shares of the page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The pages of a file: how many there are, and the words on them in the order of reading."""

    pages: int
    words: Sequence[PlacedWord]


def place_report(report: Report, document: Document, laid_out: LaidOut) -> tuple[Report, Mapping[Spot, list[Box]]]:
    """The report with the page of each spot, and where on the pages the words of each spot are."""
    found = _Finder(laid_out.words).find(document)
    pages = _pages(document, found)
    boxes: dict[Spot, list[Box]] = {}
    findings = []
    for finding in report.findings:
        spots = []
        for spot in finding.spots:
            page = pages.get(_body_index(document, spot.paragraph), 0)
            words = found.get(_body_index(document, spot.paragraph), {}) if spot.section < 0 else {}
            chosen = [words[at] for at in _word_numbers(spot) if at in words]
            placed = spot._replace(page=chosen[0].page if chosen else page)
            boxes[placed] = list(_joined(chosen))
            spots.append(placed)
        findings.append(finding._replace(spots=tuple(spots)))
    return report._replace(findings=tuple(findings)), boxes


def _body_index(document: Document, paragraph: Paragraph | None) -> int:
    """A paragraph's number in the body; -1 for one of a header."""
    if paragraph is None or paragraph.index >= len(document.paragraphs):
        return -1
    return paragraph.index if document.paragraphs[paragraph.index] is paragraph else -1


def _pages(document: Document, found: Mapping[int, Mapping[int, PlacedWord]]) -> dict[int, int]:
    """The page that each paragraph begins on; one without words, or not found, is on that of what is found before."""
    pages: dict[int, int] = {}
    last = 1 if found else 0
    for one in document.paragraphs:
        placed = found.get(one.index)
        if placed:
            last = placed[min(placed)].page
        elif one.text.strip():
            pages[one.index] = 0
            continue
        pages[one.index] = last
    return pages


def _word_numbers(spot: Spot) -> range:
    """Which words of its paragraph a spot is about."""
    assert spot.paragraph is not None or spot.section >= 0
    if spot.paragraph is None:
        return range(0)
    text = spot.paragraph.text
    if spot.line is None:
        return range(len(text.split()))
    before = len(text[: spot.line.start].split())
    return range(before, before + len(text[spot.line.start : spot.line.end].split()))


class _Finder:
    """Finds paragraphs among the words of the pages; each word is found once."""

    def __init__(self, words: Sequence[PlacedWord]) -> None:
        self._words = words
        self._keys = [_key(word.text) for word in words]
        self._at: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            self._at[key].append(at)
        self._used: set[int] = set()
        self._next = 0

    def find(self, document: Document) -> dict[int, dict[int, PlacedWord]]:
        """For each paragraph that is found, by its number, the words that are found, by theirs."""
        found: dict[int, dict[int, PlacedWord]] = {}
        for one in document.paragraphs:
            keys = [_key(word) for word in one.text.split()]
            start = self._start(keys) if keys else None
            if start is not None:
                found[one.index] = self._follow(keys, start)
        return found

    def _start(self, keys: Sequence[str]) -> int | None:
        """Where a paragraph begins: nearest to where the one before it ended."""
        wanted = keys[:_START]
        length = len(wanted)
        starts = [
            at
            for at in self._at.get(wanted[0], ())
            if at not in self._used and self._keys[at : at + length] == list(wanted)
        ]
        if not starts and length > 1:
            # In a narrow cell the first words stand on lines of their own.
            starts = [at for at in self._at.get(wanted[0], ()) if at not in self._used and self._leads(at, wanted[1])]
        return min(starts, key=lambda at: (abs(at - self._next), at), default=None)

    def _leads(self, at: int, following: str) -> bool:
        return following in self._keys[at + 1 : at + _GAP]

    def _follow(self, keys: Sequence[str], start: int) -> dict[int, PlacedWord]:
        placed: dict[int, PlacedWord] = {}
        at = start
        for number, key in enumerate(keys):
            here = next(
                (place for place in range(at, min(at + _GAP, len(self._keys)))
                 if self._keys[place] == key and place not in self._used),
                None,
            )  # fmt: skip
            if here is None:
                continue
            self._used.add(here)
            placed[number] = self._words[here]
            at = here + 1
        self._next = at
        return placed


def _key(word: str) -> str:
    return nfc(word).casefold()


def _joined(words: Sequence[PlacedWord]) -> Iterator[Box]:
    """One box for the words of each line."""
    current: Box | None = None
    for word in words:
        box = Box(*word[1:])
        same_line = (
            current is not None
            and current.page == box.page
            and min(current.bottom, box.bottom) - max(current.top, box.top) > 0.5 * (box.bottom - box.top)
            and box.left >= current.left
        )
        if current is not None and same_line:
            current = Box(
                box.page, current.left, min(current.top, box.top), max(current.right, box.right),
                max(current.bottom, box.bottom),
            )  # fmt: skip
        else:
            if current is not None:
                yield current
            current = box
    if current is not None:
        yield current
