"""How wide a text is when it is set in Times New Roman.

Knows the widths of characters and nothing of lines, cells or documents. Kerning is left out: Word and LibreOffice do
not kern unless a document asks for it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

__all__ = ["UNITS_PER_EM", "Face", "face", "text_width_mm", "units_per_mm"]

UNITS_PER_EM: Final = 2048
_MM_PER_POINT: Final = 25.4 / 72
_UNKNOWN: Final = 1229  # 0.6 em, more than the average letter: a text that is measured too wide still fits.
_TAB: Final = UNITS_PER_EM
_MOST_WORDS: Final = 50_000


class _Characters(dict[str, int]):
    """Widths by character; one that the table does not hold is judged by its Unicode class."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
            width = 0
        elif unicodedata.east_asian_width(character) in "WF":
            width = UNITS_PER_EM
        else:
            width = _UNKNOWN
        self[character] = width
        return width


class _Words(dict[str, int]):
    """Widths by word, filled as words come up; bounded, because a long-running process meets many."""

    def __init__(self, characters: _Characters) -> None:
        super().__init__()
        self._width_of = characters.__getitem__

    def __missing__(self, word: str) -> int:
        width = sum(map(self._width_of, word))
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = width
        return width


class Face:
    """One of the four faces: regular, bold, italic, bold italic. Widths are in 1/2048 em.

    `words[word]` is the width of a word, `space` that of a blank; both are for code that measures thousands of cells.
    """

    __slots__ = ("space", "words")

    def __init__(self, table: str) -> None:
        characters = _Characters()
        for line in table.split("\n"):
            start, _, widths = line.partition(" ")
            for point, width in enumerate(widths.split(), int(start or "0", 16)):
                if width != ".":
                    characters[chr(point)] = int(width)
        characters["\t"] = _TAB
        self.space: int = characters[" "]
        self.words: dict[str, int] = _Words(characters)

    def units(self, text: str) -> int:
        """The width of a text on one line."""
        words = text.split(" ")
        return sum(map(self.words.__getitem__, words)) + self.space * (len(words) - 1)


def face(*, bold: bool = False, italic: bool = False) -> Face:
    """The face for this weight and slant, read from its table at first use."""
    return _face(bold, italic)


@cache
def _face(bold: bool, italic: bool) -> Face:
    from generator.word import times_widths

    if bold:
        return Face(times_widths.BOLD_ITALIC if italic else times_widths.BOLD)
    return Face(times_widths.ITALIC if italic else times_widths.REGULAR)


def units_per_mm(size_pt: float) -> float:
    """How many of a face's units go into a millimetre at this size."""
    return UNITS_PER_EM / (size_pt * _MM_PER_POINT)


def text_width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """How wide `text` is on one line, in millimetres; a newline has no width."""
    return face(bold=bold, italic=italic).units(text) / units_per_mm(size_pt)
