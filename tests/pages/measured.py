"""PDF pages as measured things: words with their boxes, and the horizontal lines drawn on them. Lengths are points."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

__all__ = ["MM", "Line", "Page", "Word", "drawn_lines", "read_pages"]

MM = 72 / 25.4
_DPI = 150
_DARK = 140
"""A pixel of an antialiased black line is darker than this."""


@dataclass(frozen=True)
class Word:
    """A word and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The size of the letters: pdftotext gives a box of 0.9 of it above the baseline and 0.4 below."""
        return (self.bottom - self.top) / 1.3

    @property
    def baseline(self) -> float:
        """Where the letters stand."""
        return self.bottom - 0.4 * self.size

    @property
    def head(self) -> float:
        """How high its line of text begins (Times New Roman ascends 0.891 of the size)."""
        return self.baseline - 0.891 * self.size

    @property
    def foot(self) -> float:
        """How low its line of text ends (Times New Roman descends 0.216 of the size)."""
        return self.baseline + 0.216 * self.size


@dataclass(frozen=True)
class Line:
    """A horizontal line."""

    left: float
    right: float
    y: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    """A page of a document."""

    pdf: Path
    position: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @cached_property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each baseline from the left, from the top of the page."""
        found: list[list[Word]] = []
        for word in sorted(self.words, key=lambda word: (word.baseline, word.left)):
            if found and abs(found[-1][-1].baseline - word.baseline) < 0.6:
                found[-1].append(word)
            else:
                found.append([word])
        return tuple(tuple(sorted(line, key=lambda word: word.left)) for line in found)

    def find(self, phrase: str) -> tuple[Word, ...]:
        """The words of a phrase where it first stands, on one baseline."""
        wanted = phrase.split()
        for line in self.lines:
            for start in range(len(line) - len(wanted) + 1):
                if [word.text for word in line[start : start + len(wanted)]] == wanted:
                    return line[start : start + len(wanted)]
        raise AssertionError(f"{phrase!r} is not on page {self.position} of {self.pdf.name}: {text_of(self.words)}")

    def holds(self, phrase: str) -> bool:
        """Whether a phrase stands on one of its baselines."""
        return any(f" {phrase} " in f" {text_of(line)} " for line in self.lines)


def text_of(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def read_pages(pdf: Path) -> tuple[Page, ...]:
    """Every page of a PDF."""
    html = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    pages = []
    for position, page in enumerate(
        re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', html, re.S), 1
    ):
        width, height, inside = page
        found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', inside)
        words = tuple(Word(unescape(text), *map(float, box)) for *box, text in found)
        pages.append(Page(pdf, position, float(width), float(height), words))
    return tuple(pages)


def drawn_lines(page: Page, *, longer_than_mm: float = 5) -> tuple[Line, ...]:
    """The horizontal lines that are seen on a page: no letter has a stroke so long."""
    command = ["pdftoppm", "-gray", "-r", str(_DPI), "-f", str(page.position), "-l", str(page.position), str(page.pdf)]
    image = subprocess.run(command, check=True, capture_output=True).stdout
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    assert header is not None, image[:20]
    width, height = int(header[1]), int(header[2])
    points = 72 / _DPI
    dark = re.compile(rb"[\x00-%s]{%d,}" % (re.escape(bytes([_DARK])), longer_than_mm * MM / points))
    lines: list[Line] = []
    for y in range(height):
        row = image[header.end() + y * width : header.end() + (y + 1) * width]
        for run in dark.finditer(row):
            line = Line(run.start() * points, run.end() * points, (y + 0.5) * points)
            # A line is a pixel or two high.
            if not any(abs(line.y - other.y) < 2 and abs(line.centre - other.centre) < 2 for other in lines):
                lines.append(line)
    return tuple(lines)
