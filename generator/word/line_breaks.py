"""Where a person would break a name or a title that is too long for its line.

Knows words and widths; it must never know which part of which document the text belongs to.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from generator.patterns import Pattern
from generator.word.phrases import BODIES, COMPOUNDS, CONNECTIVES, HEADS, LABELS, PLACES
from generator.word.text_width import face, units_per_mm

__all__ = ["break_lines"]

# Blanks that stand alone are where a line may end; a run of blanks stands for something still to be filled in.
_SINGLE_BLANK: Final = Pattern(r"(?<=[^ ]) (?=[^ ])")
_EDGES: Final = "()[]{}“”„‘’\"'«»,.;:!?…*"
_NUMBER: Final = Pattern(r"[/+≥≤<>~]?\d")
_ROMAN: Final = Pattern(r"[IVXLC]+")
_DASHES: Final = ("-", "–", "—")
_LONGEST_PHRASE: Final = 8
_LONE_SYLLABLE: Final = 7  # letters of the longest Vietnamese syllable ("nghiêng")
_LONE_LINE: Final = 40.0
_BALANCE: Final = 20.0
_STRANDED: Final = 30.0  # a line that ends in "của", "và", …


class Cost(NamedTuple):
    """What breaking at a blank costs, compared from the left.

    `torn` counts names and numbers torn apart, `split` phrases broken inside and syllables left alone on a line;
    `soft` weighs what is left to taste.
    """

    torn: int = 0
    split: int = 0
    soft: float = 0.0


_TORN: Final = Cost(torn=1)
_SPLIT: Final = Cost(split=1)


def break_lines(
    text: str, width_mm: float, size_pt: float, *, bold: bool = False, italic: bool = False, upper: bool = False
) -> tuple[str, ...]:
    """Breaks a text into lines that fit a width, where a person would.

    A name, a number with its word, or a phrase is broken inside only when it cannot fit otherwise; then as few lines as
    will do; then breaks before words like "của" and after punctuation; then lines of like length. A single word wider
    than the line stays whole. A newline in the text is kept, and so is a run of blanks.

    Args:
        text: in its normal case, from which names and phrases are known.
        width_mm: of the line.
        size_pt: of the letters.
        bold: whether it is set in bold.
        italic: whether it is set in italics.
        upper: measure and return it in upper case.

    Returns:
        The lines; joined by single blanks they are the text again (newlines aside).
    """
    return _lines(text, width_mm, size_pt, bold, italic, upper)


@lru_cache(maxsize=2048)
def _lines(text: str, width_mm: float, size_pt: float, bold: bool, italic: bool, upper: bool) -> tuple[str, ...]:
    lines: list[str] = []
    measure = face(bold=bold, italic=italic)
    limit = int(width_mm * units_per_mm(size_pt) + 1e-6)
    for part in text.split("\n"):
        shown = part.upper() if upper else part
        if measure.units(shown) <= limit:
            lines.append(shown)
            continue
        tokens = _SINGLE_BLANK.split(part)
        shown_tokens = [token.upper() for token in tokens] if upper else tokens
        widths = [measure.units(token) for token in shown_tokens]
        ends = _best_ends(widths, measure.space, limit, _costs(tokens), _lone(tokens))
        start = 0
        for end in ends:
            lines.append(" ".join(shown_tokens[start:end]))
            start = end
    return tuple(lines)


def _best_ends(widths: list[int], space: int, limit: int, costs: list[Cost], lone: list[bool]) -> list[int]:
    """The ends of the lines of the cheapest breaking: first for how few lines will do, then with them balanced."""
    total = sum(widths) + space * (len(widths) - 1)
    fewest = len(_cheapest(widths, space, limit, costs, lone, 0.0))
    return _cheapest(widths, space, limit, costs, lone, total / fewest)


def _cheapest(
    widths: list[int], space: int, limit: int, costs: list[Cost], lone: list[bool], ideal: float
) -> list[int]:
    """Shortest path over the blanks; costs add up part by part, so the best of each beginning is enough."""
    count = len(widths)
    best: list[tuple[int, int, int, float]] = [(0, 0, 0, 0.0)]
    came_from = [0]
    for end in range(1, count + 1):
        found: tuple[int, int, int, float] | None = None
        origin = end - 1
        width = -space
        for start in range(end - 1, -1, -1):
            width += widths[start] + space
            if width > limit and start < end - 1:
                break
            torn, split, lines, soft = best[start]
            if start:
                cost = costs[start - 1]
                torn, split, soft = torn + cost.torn, split + cost.split, soft + cost.soft
            if ideal:
                soft += _BALANCE * ((width - ideal) / limit) ** 2
            if start == end - 1 and lone[start]:
                split, soft = split + 1, soft + _LONE_LINE
            candidate = (torn, split, lines + 1, soft)
            if found is None or candidate < found:
                found, origin = candidate, start
        assert found is not None
        best.append(found)
        came_from.append(origin)
    ends = [count]
    while came_from[ends[-1]]:
        ends.append(came_from[ends[-1]])
    return ends[::-1]


def _lone(tokens: list[str]) -> list[bool]:
    """Which tokens look forsaken on a line of their own: single syllables, not abbreviations, numbers or codes.

    Not the kind of a place whose name fills the next line: better that than "Ủy ban | nhân dân phường | Điện Biên Phủ".
    """
    places = [token.casefold() in PLACES for token in tokens[:-1]] + [False]
    return [
        len(token.strip(_EDGES)) <= _LONE_SYLLABLE and " " not in token and not place
        for token, place in zip(tokens, places, strict=True)
    ]


class _Kind(Enum):
    LOWER = auto()
    CAPITAL = auto()
    CAPITALS = auto()  # an abbreviation
    NUMBER = auto()
    DASH = auto()
    MARK = auto()


class _Words:
    """The tokens of a text, each judged by its letters and its neighbours."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        bare = [token.strip(_EDGES) for token in tokens]
        # A token with blanks inside meets its neighbours with its first and its last word.
        self.first = [(word.split() or [""])[0].casefold() for word in bare]
        self.last = [(word.split() or [""])[-1].casefold() for word in bare]
        self.all_upper = not any(letter.islower() for token in tokens for letter in token)
        self.kinds = [self._kind(token, word) for token, word in zip(tokens, bare, strict=True)]
        self.roman = [bool(_ROMAN.fullmatch(word)) for word in bare]
        self.stops = [token[-1:] in ",;:.!?…)”" for token in tokens]
        self.inside: dict[int, Cost] = {}  # the blanks inside phrases, and what breaking there costs
        self.segment = [-1] * len(tokens)  # the number of the phrase that the token belongs to
        self.opens: dict[int, int] = {}  # where a connective starts: how readily a line starts with it
        self.closes: set[int] = set()  # where a connective ends
        self.places: set[int] = set()  # where the kind of a place ends
        self._find_phrases()

    def _kind(self, token: str, bare: str) -> _Kind:
        if token in _DASHES:
            return _Kind.DASH
        if _NUMBER.match(bare):
            return _Kind.NUMBER
        if not bare or not bare[0].isalpha():
            return _Kind.MARK
        if self.all_upper or not bare[0].isupper():
            return _Kind.LOWER
        return _Kind.CAPITALS if len(bare) > 1 and bare.isupper() else _Kind.CAPITAL

    def _find_phrases(self) -> None:
        """Marks the longest known phrases from the left; unknown syllables pair up, as Vietnamese mostly does."""
        position, number, loose = 0, 0, 0
        while position < len(self.tokens):
            length = self._phrase_at(position)
            phrase = " ".join(self.first[position : position + length])
            if length > 1 or phrase in CONNECTIVES or phrase in PLACES:
                if phrase in CONNECTIVES:
                    self.opens[position] = CONNECTIVES[phrase]
                    self.closes.add(position + length - 1)
                if phrase in PLACES:
                    self.opens[position] = 2
                    self.places.add(position + length - 1)
                for place in range(position, position + length):
                    self.segment[place] = number
                self._bind(position, length, phrase in BODIES)
                number, loose = number + 1, 0
            elif self.kinds[position] is _Kind.LOWER:
                self.segment[position] = -1 if self.all_upper else -2 - loose // 2
                loose += 1
            else:
                # A capital opens a pair with the syllable that follows it.
                loose = 1 if self.kinds[position] is _Kind.CAPITAL and self.first[position] not in HEADS else 0
                self.segment[position] = -2
            position += length

    def _bind(self, start: int, length: int, is_body: bool) -> None:
        """Prices the blanks inside a phrase: between the words of a long term little, inside a word most."""
        if length == 2:
            self.inside[start] = Cost(split=3)
            return
        position, end = start, start + length
        while position < end:
            piece = self._phrase_at(position, min(end - position, length - 1))
            if piece > 1:
                self._bind(position, piece, is_body=False)
            if position > start:
                whole_words = piece > 1 and position - 2 in self.inside
                self.inside[position - 1] = Cost(soft=12.0) if whole_words and not is_body else _SPLIT
            position += piece

    def _phrase_at(self, position: int, most: int = _LONGEST_PHRASE) -> int:
        """How many tokens from here are one known phrase (1: none), at most so many."""
        longest, new_name = 1, False
        words = self.first[position]
        for end in range(position + 1, min(position + most, len(self.tokens))):
            before, here = self.kinds[end - 1], self.kinds[end]
            if self.stops[end - 1]:
                break
            # "đầu tư Công ty" is not "đầu tư công", but "đại biểu Quốc hội" is one name.
            new_name = new_name or (before is _Kind.LOWER and here in (_Kind.CAPITAL, _Kind.CAPITALS))
            words += " " + (self.first[end] or self.tokens[end])
            if words in BODIES or (not new_name and (words in COMPOUNDS or words in CONNECTIVES or words in PLACES)):
                longest = end - position + 1
        return longest

    def starts_phrase(self, position: int) -> bool:
        """Whether a capital stands here that goes on in lower case ("Quản lý"), not the end of a name ("Vân Phong")."""
        if self.kinds[position] is not _Kind.CAPITAL or self.stops[position] or position + 1 >= len(self.tokens):
            return False
        follower = position + 1
        goes_on = position in self.inside or (self.kinds[follower] is _Kind.LOWER and follower not in self.opens)
        return goes_on and not self.in_name(position)

    def in_name(self, position: int) -> bool:
        """Whether the capital here follows another that is no head of a body: then both are a name."""
        before = position - 1
        return (
            before >= 0
            and self.kinds[before] is _Kind.CAPITAL
            and not self.stops[before]
            and position not in self.inside
            and self.first[before] not in HEADS
        )


def _costs(tokens: list[str]) -> list[Cost]:
    """What it costs to break at each blank."""
    words = _Words(tokens)
    return [_cost(words, left) for left in range(len(tokens) - 1)]


def _cost(words: _Words, left: int) -> Cost:
    """What it costs to break after the token `left`."""
    right = left + 1
    a, b = words.kinds[left], words.kinds[right]
    if b is _Kind.DASH or a is _Kind.DASH:
        return _around_dash(words, left)
    if words.stops[left]:
        return _after_stop(words, left)
    if words.tokens[right][0] in "([{":
        return Cost(soft=0.5)
    number = _around_number(words, left)
    if number is not None:
        return number
    if left in words.inside:
        return words.inside[left]
    if a is _Kind.CAPITAL:
        return _after_capital(words, left)
    if left in words.places and (b is _Kind.CAPITAL or (words.all_upper and right not in words.opens)):
        return _SPLIT
    if left in words.closes:
        # Between two connectives ("và | các", "trực thuộc | của") is not as bad as after the last.
        return Cost(soft=12.0 + words.opens[right] if right in words.opens else _STRANDED)
    if right in words.opens:
        return Cost(soft=_before_connective(words, right))
    if b is _Kind.CAPITAL:
        return Cost(soft=2.0 if words.starts_phrase(right) or right in words.inside else 8.0)
    if a is _Kind.CAPITALS or b is _Kind.CAPITALS:
        return Cost(soft=7.0)
    if a is _Kind.LOWER and b is _Kind.LOWER:
        return _between_lower(words, left)
    return Cost(soft=8.0)


def _around_dash(words: _Words, left: int) -> Cost:
    """A line may end in a dash, never start with one; a span of numbers and the dash of a list item stay whole."""
    right = left + 1
    if left in words.inside:
        return words.inside[left]
    if words.kinds[right] is _Kind.DASH or left == 0:
        return _TORN
    spans = words.kinds[right] is _Kind.NUMBER and words.kinds[left - 1] is _Kind.NUMBER
    return _TORN if spans else Cost(soft=4.0)


def _after_stop(words: _Words, left: int) -> Cost:
    """After punctuation, except the point of an abbreviation ("TP. Nha Trang") or of a number that opens a list."""
    token = words.tokens[left]
    if token.endswith(".") and (token[:-1].isupper() or token == "Tp."):
        return _TORN
    if left == 0 and token[-1] in ".)" and (len(token) == 2 or words.kinds[left] is _Kind.NUMBER):
        return _TORN
    return Cost(soft=1.0 if token[-1] == "," else 0.0)


def _around_number(words: _Words, left: int) -> Cost | None:
    """Numbers stay with their word ("năm 2022", "100% hồ sơ") and dates stay whole; None where no number is.

    Without a word like "năm" before it, a number counts what follows.
    """
    right = left + 1
    a, b = words.kinds[left], words.kinds[right]
    label = words.last[left] in LABELS
    if label and (b is _Kind.NUMBER or words.roman[right] or len(words.tokens[right].strip(_EDGES)) == 1):
        return _TORN
    if b is _Kind.NUMBER:
        counts = right + 1 < len(words.tokens) and words.kinds[right + 1] is _Kind.LOWER
        counts = counts and not words.stops[right] and right + 1 not in words.opens
        return Cost(soft=4.0) if a is _Kind.LOWER and counts else _TORN
    numeral = a is _Kind.NUMBER or words.tokens[left][-1].isdigit()
    if words.roman[left] and left > 0 and words.last[left - 1] in LABELS:
        numeral = True
    if not numeral:
        return None
    if words.first[right] in ("tháng", "năm", "quý"):
        return _TORN
    labelled = " " in words.tokens[left] or (
        left > 0 and (words.last[left - 1] in LABELS or words.kinds[left - 1] in (_Kind.CAPITALS, _Kind.DASH))
    )
    code = any(letter.isalpha() for letter in words.tokens[left])
    if not labelled and not code:
        return _TORN
    return Cost(soft=_before_connective(words, right) if right in words.opens else 4.0)


def _after_capital(words: _Words, left: int) -> Cost:
    right = left + 1
    b = words.kinds[right]
    head = words.first[left] in HEADS
    if b is _Kind.CAPITAL:
        if (known := words.segment[left] >= 0) and words.segment[right] == words.segment[left]:
            return _TORN
        if right in words.places and right in words.opens:
            return Cost(soft=3.0)
        if right in words.inside and (known or words.in_name(left)):
            return Cost(soft=2.0)  # "Trưởng Ban | Ban Quản lý", "Nguyễn Văn A | Chủ tịch"
        return _SPLIT if words.starts_phrase(right) else _TORN
    if right in words.opens:
        return Cost(soft=_before_connective(words, right))
    if b is _Kind.LOWER:
        return Cost(soft=5.0) if words.in_name(left) else _SPLIT
    return _SPLIT if head else Cost(soft=7.0)


def _before_connective(words: _Words, right: int) -> float:
    """A connective that joins two parts of one body's name ("Kế hoạch và Đầu tư") is a poorer place."""
    rank = float(words.opens[right])
    follower = right + 1
    if words.first[right] in ("và", "hoặc"):
        return rank + (3.0 if follower < len(words.tokens) and words.kinds[follower] is _Kind.CAPITAL else 0.0)
    if right in words.places or words.first[right] in ("thành", "thị", "đặc", "thủ"):
        named = any(kind is _Kind.CAPITAL for kind in words.kinds[follower : follower + 2]) or words.all_upper
        abbreviated = words.kinds[right - 1] is _Kind.CAPITALS
        return rank + (10.0 if abbreviated else 0.0 if named else 4.0)
    return rank


def _between_lower(words: _Words, left: int) -> Cost:
    """Between syllables in lower case: best where two known words meet, worst inside a likely pair."""
    right = left + 1
    before, after = words.segment[left], words.segment[right]
    headed = left > 0 and words.kinds[left - 1] is _Kind.CAPITAL and words.first[left - 1] in HEADS
    if headed and before < 0 and after < 0:
        return _SPLIT  # "Khu bảo | tồn": after the head of a body the next two syllables are its kind.
    if before >= 0 and after >= 0:
        return Cost(soft=5.0)
    if before >= 0 or after >= 0:
        return Cost(soft=8.0)
    return Cost(soft=14.0 if before == after else 9.0)
