"""How a document is named in another: its type, number and symbol, its day; and the spot of words in a paragraph.

Knows how citations are written, rightly or not; it must never know what a rule asks of them.
"""

from __future__ import annotations

import datetime
import re
from typing import Final, NamedTuple

from generator.checking.lines import Line, skeleton
from generator.checking.outcome import Spot
from generator.patterns import Pattern
from generator.vietnamese import nfc
from generator.word.document import Paragraph

__all__ = ["DAY", "Citation", "SymbolParts", "citations_in", "day_in", "spot_of", "symbol_parts"]

_BLANK: Final = r"[.…_\s]*"
DAY: Final = Pattern(
    r"ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})"
    r"|(?:ngày\s*)?\b(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})\b",
    flags=re.IGNORECASE,
)
"""A day written in full words, or short."""
_NAMED: Final = Pattern(
    r"số\s*:?\s*(?P<number>\d{1,5})\s*(?P<symbol>(?:[/-]\s*[\wĐđ&.]+\s*)(?:\s*[/–-]\s*[\wĐđ&.]+)*)", flags=re.IGNORECASE
)
_NUMBER: Final = Pattern(
    r"\s*s[ốo]\s*(?P<colon>[:;.]?)\s*(?:(?P<number>[^/]*)(?P<slash>/)(?P<symbol>.*)|(?P<bare>[\W\d_]*)(?P<rest>[^/]*))",
    flags=re.IGNORECASE | re.DOTALL,
)


class Citation(NamedTuple):
    """A document named by its number: `key` is number and symbol without blanks and case."""

    key: str
    shown: str
    date: datetime.date | None
    dated: bool
    start: int
    end: int


class SymbolParts(NamedTuple):
    """What stands in a number line: `number` and `symbol` as written; `groups` of the symbol without blanks."""

    label: str
    colon: str
    number: str
    slash: str
    symbol: str
    groups: tuple[str, ...]

    @property
    def digits(self) -> str:
        """The number, if it is one and filled in; empty where it is blank or something else."""
        stripped = self.number.strip()
        return stripped if re.fullmatch(r"[0-9]+", stripped) else ""


def symbol_parts(text: str) -> SymbolParts | None:
    """The parts of `Số: 05/QĐ-SNV`, however faulty; None for what is no number line."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    number, symbol = (found["number"], found["symbol"]) if found["slash"] else (found["bare"], found["rest"])
    # Of 12/2022/QĐ-UBND the year belongs to the number.
    bare = re.sub(r"^\s*\d{4}\s*/", "", symbol)
    groups = tuple(group.strip() for group in re.split(r"[-–—_]", bare) if group.strip())
    return SymbolParts(text.strip()[:2], found["colon"], number, found["slash"] or "", symbol, groups)


def day_in(text: str) -> datetime.date | None:
    """The first full day in a text; None where there is none, or no such day."""
    found = DAY.search(text)
    return _date(found) if found else None


def _date(found: re.Match[str]) -> datetime.date | None:
    parts = [found["day"] or found["d"], found["month"] or found["m"], found["year"] or found["y"]]
    try:
        return datetime.date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def citations_in(text: str) -> list[Citation]:
    """The documents that a text names by number and symbol, in order; text in NFC."""
    cited = []
    for found in _NAMED.finditer(text):
        shown = f"{found['number']}{''.join(found['symbol'].split())}".rstrip(".")
        rest = text[found.end() : found.end() + 60]
        dated = re.match(rf"\s*,?\s*(?:ngày\b|\d{{1,2}}[/.-]\d|{_BLANK}ngày)", rest, re.IGNORECASE) is not None
        day = DAY.match(rest.lstrip(" ,\u00a0")) if dated else None
        key = nfc(shown).casefold().replace("–", "-").lstrip("0")
        cited.append(Citation(key, shown, _date(day) if day else None, dated, found.start(), found.end()))
    return cited


def spot_of(paragraph: Paragraph, start: int, end: int) -> Spot:
    """Where words stand; `start` and `end` count in the paragraph's text in NFC."""
    if nfc(paragraph.text) == paragraph.text:
        return Spot(paragraph.place, paragraph, Line(paragraph, start, end))
    return Spot(paragraph.place, paragraph, Line(paragraph, 0, len(paragraph.text)))


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same but for marks and case."""
    return skeleton(one) == skeleton(other)
