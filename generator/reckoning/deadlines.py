"""What a deadline says as the clerk wrote it: its last day or none, and the condition it hangs on.

It never changes the text, and never guesses: what it cannot read whole has no day and is said to be not understood.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from generator.reckoning.citations import find_citations
from generator.reckoning.periods import MASK, Reading, read_phrase
from generator.vietnamese import nfc

__all__ = ["Deadline", "parse_deadline"]


class Deadline(NamedTuple):
    """A deadline as text and as understood.

    `last_day` is the last day on which the work is in time; None where the text names none (Thường xuyên, Theo quy
    định, Hàng quý, Trước ngày 05 của tháng liền kề) or is not understood. `condition` keeps the clerk's words that no
    day can hold: what must come first (sau khi có hướng dẫn …), what rules (theo tiến độ của …), the work that goes on
    after the day (… và tổ chức thực hiện); None where there are none. `understood` is False where a person must read
    the text.
    """

    text: str
    last_day: datetime.date | None
    condition: str | None
    understood: bool


# Patterns as text: each is compiled when a deadline first asks it, and few of them are asked by one plan.
_CONDITION = (
    r"(?i)(?<!\w)(?:ngay\s+)?(?:sau khi|ngay khi|trong khi|khi|theo|tùy theo|tuỳ theo|tùy|tuỳ|nếu|căn cứ|trên cơ sở"
    r"|phù hợp với|phụ thuộc|kể từ)(?!\w)"
)
_BRACKETED = r"\(([^()]*)\)|\[([^\[\]]*)\]|\(([^()]*)$"
# A time inside a condition: the deadline may be that time, or the time may belong to something else.
_TIME_INSIDE = (
    r"(?<!\w)(?i:trước|chậm nhất|muộn nhất|trễ nhất|hoàn thành|hạn)(?!\w)[^,;]*?[0-9]|(?<!\w)(?i:tháng)\s*[0-9]"
    r"|(?<!\w)(?i:qu[ýí]|qúy)\s+(?:[0-9]|[IVX]+(?!\w)|i{1,3}(?!\w)|iv(?!\w))"
    r"|(?<![0-9])[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}(?![0-9])|[0-9]{1,2}/[0-9]{4}"
)
_NARROWING = r"(?i)(?:hoàn thành|xong|trước|chậm nhất|muộn nhất|trễ nhất|trong|đến|hạn|quý|tháng|ngày|[0-9]{1,2}[/.-])"
# Brackets that say what a day is for, not when: Trước 15/3 (báo cáo quý I).
_LABEL = r"(?i)(?:báo cáo|đối với|với|kỳ|lần|đợt|số liệu)(?!\w)"
_BARE_VERB = r"(?i)(?:tổ chức\s)?(?:triển khai\s)?(?:thực hiện|triển khai|hoàn thành)"
_BULLET = r"\s*[-+*•–]\s+"


class _Words(NamedTuple):
    """A piece of text with its blanks collapsed, and the same with the numbers of cited documents masked."""

    shown: str
    masked: str

    @classmethod
    def of(cls, text: str) -> _Words:
        shown = " ".join(text.split())
        masked = shown
        for start, end in find_citations(shown):
            masked = masked[:start] + re.sub(r"\S", MASK, masked[start:end]) + masked[end:]
        return cls(shown, masked)

    def cut(self, start: int, end: int | None = None) -> _Words:
        return _Words(" ".join(self.shown[start:end].split()), " ".join(self.masked[start:end].split()))

    def then(self, other: _Words, mark: str) -> _Words:
        if self.empty or other.empty:
            return other if self.empty else self
        ends = " ,;"
        return _Words(self.shown.rstrip(ends) + mark + other.shown, self.masked.rstrip(ends) + mark + other.masked)

    @property
    def empty(self) -> bool:
        return not self.masked.strip(" .,;:-–")


class _Found(NamedTuple):
    """What a piece of text says; not understood where `reading` is None."""

    reading: Reading | None
    conditions: tuple[str, ...] = ()


def parse_deadline(text: str, year: int, *, before_is_exclusive: bool = True) -> Deadline:
    """Read a deadline of the plan of `year`; a period without a year is of that year.

    `before_is_exclusive`: whether "Trước 30/6/2022" ends on 29/6/2022 (as it says) or on the day itself (as many mean).
    """
    found = _Found(None)
    for words in _lines(nfc(text)):
        found = _whole(words, year, before_is_exclusive)
        if found.reading:
            break
    conditions = tuple(dict.fromkeys(words for words in found.conditions if words))
    day = found.reading.last_day if found.reading else None
    return Deadline(text, day, "; ".join(conditions) or None, found.reading is not None)


def _lines(text: str) -> tuple[_Words, ...]:
    """The ways to read the lines of a cell: a line broken inside its phrase, or one phrase in each line."""
    lines = [line for line in text.splitlines() if line.strip()]
    bare = [re.sub(_BULLET, "", line, count=1) if re.match(_BULLET, line) else line for line in lines]
    apart = _Words.of("; ".join(line.strip(" ,;.") for line in bare))
    together = _Words.of(" ".join(bare))
    return (apart,) if any(re.match(_BULLET, line) for line in lines[1:]) else (together, apart)


def _whole(words: _Words, year: int, exclusive: bool) -> _Found:
    """Read a text with its brackets."""
    head, brackets = _without_brackets(words)
    if head.empty:
        return _outside_brackets(brackets[0], year, exclusive) if len(brackets) == 1 else _Found(None)
    found = _outside_brackets(head, year, exclusive)
    conditions = (*found.conditions, *(bracket.shown for bracket in brackets))
    reading = found.reading
    for bracket in brackets:
        if reading is None or re.match(_LABEL, bracket.masked) or not re.search(_TIME_INSIDE, bracket.masked):
            continue
        inner = _outside_brackets(bracket, year, exclusive).reading
        narrows = re.match(_NARROWING, bracket.masked) and len(brackets) == 1 and inner and inner.last_day
        if narrows and inner and inner.last_day and reading.last_day and inner.last_day <= reading.last_day:
            reading = inner
        else:
            reading = None
    return _Found(reading, conditions)


def _without_brackets(words: _Words) -> tuple[_Words, tuple[_Words, ...]]:
    """The text outside the brackets, and what each pair holds."""
    outside, inside, position = _Words("", ""), [], 0
    for found in re.finditer(_BRACKETED, words.masked):
        outside = outside.then(words.cut(position, found.start()), " ")
        bracket = words.cut(found.start() + 1, found.end() - (found[0][-1] in ")]"))
        inside.append(bracket)
        position = found.end()
    return outside.then(words.cut(position), " "), tuple(bracket for bracket in inside if not bracket.empty)


def _outside_brackets(words: _Words, year: int, exclusive: bool) -> _Found:
    """Read a text without brackets: its time, and the condition that follows or opens it."""
    start = re.search(_CONDITION, words.masked)
    if start is None:
        return _time(words, year, exclusive)
    head, condition = words.cut(0, start.start()), words.cut(start.start())
    for mark in re.finditer("[,;]", condition.masked):
        following = condition.cut(mark.end())
        time = _time(head.then(following, "; "), year, exclusive) if not following.empty else _Found(None)
        if time.reading and time.reading.last_day:
            return _Found(time.reading, (condition.cut(0, mark.start()).shown, *time.conditions))
    shown = condition.shown.strip(" ,;")
    if re.search(_TIME_INSIDE, condition.masked):
        return _Found(None, (shown,))
    if head.empty or re.fullmatch(_BARE_VERB, head.masked):
        return _Found(Reading(None), (shown,))
    time = _time(head, year, exclusive)
    return _Found(time.reading, (shown, *time.conditions))


def _time(words: _Words, year: int, exclusive: bool) -> _Found:
    reading = read_phrase(words.masked, year, shown=words.shown, before_is_exclusive=exclusive)
    return _Found(reading, reading.rest if reading else ())
