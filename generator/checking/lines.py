"""A stretch of a paragraph between tabs or line breaks: the unit that components are made of.

Knows how a line's letters are read off its paragraph; it must never know what the line is for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from generator.patterns import Pattern
from generator.vietnamese import nfc
from generator.word.document import Paragraph, Piece
from generator.word.formatting import RunFormat
from generator.word.shapes import box_middle_mm, box_side, frame_place
from generator.word.text_width import text_width_mm

__all__ = ["Letters", "Line", "column_of", "first_words", "letters_of", "lines_of", "skeleton"]

_MARKS: Final = Pattern("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_BLANKS: Final = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ") | dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF)
)
"""Blanks of other widths, which are blanks to who reads, and what nobody sees."""
_HAS_BLANKS: Final = frozenset(map(chr, _BLANKS))
_STROKES: Final = Pattern(r"[-_=‐-―─━¯*.…·\s]{3,}")
_USUAL_MARGIN_MM: Final = 30.0
_MIDDLE_MM: Final = 70.0
"""Between the middles of the two columns of a head, from the left margin: that of the left one is at some 35 mm."""
_LEFT_SIDE_MM: Final = 70.0
_WIDE_BLANK: Final = Pattern(r"[ \u00a0]{4,}")
_RIGHT_SIDE: Final = Pattern(r"cong ho?a|doc lap|.{2,40},? *ngay\b.*thang|(tm|kt|tl|tuq|q)\.")


@cache
def _skeleton(text: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).lower().replace("đ", "d")
    return " ".join(bare.split())


def skeleton(text: str) -> str:
    """A text without marks, case and extra blanks: how a line is recognised whatever is misspelt in it."""
    return _skeleton(text[:300])


class Letters(NamedTuple):
    """Letters or digits of a line that share one format."""

    text: str
    format: RunFormat
    piece: Piece


def letters_of(pieces: Iterable[tuple[str, Piece]]) -> list[Letters]:
    """Of texts, each with the piece it is of, those that hold letters or digits; superscripts and symbols left out."""
    return [
        Letters(text, piece.format, piece)
        for text, piece in pieces
        if piece.plain and not piece.format.raised and any(map(str.isalnum, text))
    ]


class Line:
    """A stretch of a paragraph, without the blanks at its ends.

    Attributes:
        paragraph: the paragraph it is in.
        start, end: where in the paragraph's text it stands.
        text: what it says, in NFC, every kind of blank a plain one.
        column: `left`, `right` or `whole`: the side of the page it stands on.
        is_part: whether the paragraph holds other words beside it on the same line.
    """

    __slots__ = ("_letters", "column", "end", "is_part", "paragraph", "start", "text")

    def __init__(
        self, paragraph: Paragraph, start: int, end: int, column: str = "whole", *, is_part: bool = False
    ) -> None:
        raw = paragraph.text[start:end]
        self.paragraph = paragraph
        self.start = start + len(raw) - len(raw.lstrip())
        self.end = max(self.start, end - (len(raw) - len(raw.rstrip())))
        said = raw.strip()
        self.text = nfc(said if _HAS_BLANKS.isdisjoint(said) else said.translate(_BLANKS))
        self.column = column
        self.is_part = is_part
        self._letters: list[Letters] | None = None

    def __repr__(self) -> str:
        return f"Line({self.text!r}, {self.column})"

    @property
    def skeleton(self) -> str:
        """Its text without marks, case and extra blanks."""
        return skeleton(self.text)

    @property
    def is_strokes(self) -> bool:
        """Whether it is a rule line made of characters."""
        if self.text[:1].isalnum():
            return False
        return bool(_STROKES.fullmatch(self.text)) and not re.fullmatch(r"[.…\s]+", self.text)

    def letters(self, start: int = 0, end: int | None = None) -> list[Letters]:
        """The stretches that hold letters or digits; superscripts (the marks of notes) and symbols are left out.

        Args:
            start: where to begin, counted from the line's first letter.
            end: where in the line to end; its end if None.
        """
        if start or end is not None:
            return self._letters_between(self.start + start, self.end if end is None else self.start + end)
        if self._letters is None:
            self._letters = self._letters_between(self.start, self.end)
        return self._letters

    def _letters_between(self, start: int, end: int) -> list[Letters]:
        return letters_of(self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[str, Piece]]:
        at = 0
        for piece in self.paragraph.pieces:
            here = piece.text[max(0, start - at) : max(0, end - at)]
            at += len(piece.text)
            if here:
                yield here, piece

    def shown_text(self) -> str:
        """Its text as it is seen: in capitals where the format says so."""
        return nfc(
            "".join(
                text.upper() if piece.format.caps else text
                for text, piece in self._pieces(self.start, self.end)
                if not piece.format.raised
            )
        ).strip()

    def width_mm(self) -> float:
        """How wide it is on one line, set in Times New Roman at its sizes."""
        return sum(
            text_width_mm(
                nfc(text.upper() if piece.format.caps else text),
                piece.format.size_pt,
                bold=piece.format.bold,
                italic=piece.format.italic,
            )
            for text, piece in self._pieces(self.start, self.end)
        )


def column_of(paragraph: Paragraph) -> str:
    """The side of the page that a paragraph's cell is on; `whole` outside tables and in cells across them."""
    cell = paragraph.cell
    if cell is None:
        return _placed(paragraph)
    while cell.row.table.inside is not None and len(cell.row.cells) == 1:
        cell = cell.row.table.inside
    row = cell.row
    if len(row.cells) == 1:
        return "whole"
    total = sum(one.width_mm for one in row.cells)
    if total <= 0:
        return "left" if row.cells.index(cell) * 2 < len(row.cells) - 1 else "right"
    first = row.cells[0].left_mm
    if cell.width_mm > 0.8 * total:
        return "whole"
    return "left" if cell.left_mm - first + cell.width_mm / 2 < total / 2 else "right"


def _placed(paragraph: Paragraph) -> str:
    """The side that a text box or a frame is put on."""
    if paragraph.in_box:
        side = box_side(paragraph.element)
        middle = box_middle_mm(paragraph.element, _USUAL_MARGIN_MM)
    elif paragraph.frame:
        side, middle = frame_place(paragraph.element, _USUAL_MARGIN_MM)
    else:
        return "whole"
    if side in ("left", "right"):
        return side
    return "whole" if middle is None else "left" if middle < _MIDDLE_MM else "right"


def lines_of(paragraph: Paragraph, *, sides: bool = False) -> list[Line]:
    """The lines of a paragraph that say something.

    Args:
        paragraph: any paragraph.
        sides: whether tabs and wide blanks part a left from a right side, as in heads and signatures made by tabs.
    """
    column = column_of(paragraph)
    found: list[Line] = []
    start = 0
    for part in paragraph.text.split("\n"):
        end = start + len(part)
        if sides and paragraph.cell is None and column == "whole":
            found += _sides(paragraph, start, end)
        elif part.strip():
            found.append(Line(paragraph, start, end, column))
        start = end + 1
    return found


def first_words(paragraph: Paragraph) -> str:
    """The first line of a paragraph that says something, without marks, case and extra blanks; empty for none."""
    found = lines_of(paragraph)
    return found[0].skeleton if found else ""


def _sides(paragraph: Paragraph, start: int, end: int) -> list[Line]:
    raw = paragraph.text[start:end]
    if not raw.strip():
        return []
    stretches = [
        (start + found.start(), start + found.end()) for found in re.finditer(r"[^\t]+", raw) if found[0].strip()
    ]
    if len(stretches) == 1:
        stretches = _parted_by_blanks(paragraph, *stretches[0])
    if len(stretches) >= 2:
        # A side may hold tabs of its own; the first stretch is the left side, the last the right one.
        (left, _), (right, right_end) = stretches[0], stretches[-1]
        left_end = stretches[-2][1]
        return [
            Line(paragraph, left, left_end, "left", is_part=True),
            Line(paragraph, right, right_end, "right", is_part=True),
        ]
    one_start, one_end = stretches[0]
    has_tab = "\t" in raw[: one_start - start + 1]
    if not has_tab and paragraph.format.align not in ("left", "both"):
        return [Line(paragraph, one_start, one_end, "whole")]
    far_right = paragraph.format.left_mm > 50
    if has_tab or far_right:
        tabs = raw[: one_start - start + 1].count("\t")
        column = "left" if has_tab and _stops_at_left(paragraph, tabs) else "right"
        return [Line(paragraph, one_start, one_end, column, is_part=has_tab)]
    return [Line(paragraph, one_start, one_end, "left")]


def _stops_at_left(paragraph: Paragraph, tabs: int) -> bool:
    """Whether so many tabs lead to a stop on the left side of the page, with another stop on the right one."""
    stops = sorted(at for kind, at in paragraph.format.tabs if kind not in ("clear", "bar"))
    return len(stops) > tabs and stops[tabs - 1] < _LEFT_SIDE_MM <= stops[-1]


def _parted_by_blanks(paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]]:
    raw = paragraph.text[start:end]
    for blank in _WIDE_BLANK.finditer(raw):
        before, after = raw[: blank.start()], raw[blank.end() :]
        if before.strip() and _RIGHT_SIDE.match(skeleton(after)) and not skeleton(before).endswith(("ngay", "thang")):
            return [(start, start + blank.start()), (start + blank.end(), end)]
    return [(start, end)]
