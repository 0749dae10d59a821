"""Which days a phrase of time names: quarters, months, halves, years, days, and lists or ranges of them.

It reads the whole phrase or nothing: one word it does not know, and the phrase is not understood. It never knows what
a condition or a cited document says; those are taken out before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from generator.patterns import Pattern
from generator.vietnamese import fold, last_of_month, parse_roman

__all__ = ["MASK", "Reading", "read_phrase"]

MASK = "§"
"""Stands in a phrase for each character of a cited document's number."""


class Reading(NamedTuple):
    """What a phrase says: its last day (None: it has none), and the words of the work it speaks of besides."""

    last_day: datetime.date | None
    rest: tuple[str, ...] = ()


class _Pattern(Pattern):
    """A pattern for folded text: its Vietnamese words are folded, and no word matches a part of a word."""

    __slots__ = ()

    def __init__(self, source: str, *needs: str) -> None:
        super().__init__(source, *(" ".join(map(fold, words.split(" "))) for words in needs))

    def expression(self) -> str:
        """The source with its words folded and apart from others."""
        words = r"(?<!\\)[^\W\d_]+"
        folded = re.sub(words, lambda run: run[0] if run[0].isascii() else fold(run[0]), self.source)
        return rf"(?<![\w\u0300-\u036f])(?:{folded})(?![\w\u0300-\u036f])"


_NUMBERS = {
    fold(word): number
    for number, words in enumerate(
        ("một", "hai", "ba", "tư|bốn", "", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), 1
    )
    for word in words.split("|")
    if word  # "tháng năm" is left out: it may be May, or a month left blank before a year
}
_MONTH = r"([0-9]{1,2}|mười một|mười hai|một|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười)"
_QUARTER = r"(i{1,3}|iv|[0-9]{1,2}|một|hai|ba|tư|bốn)"
_NEXT = r"(?:của )?năm (?:liền kề|sau|tiếp theo|kế tiếp|tới)(?! (?:trước|đó))"
_YEARLY = r"(?:hàng|hằng|mỗi) năm"
_YEAR = rf"(?:(?: ?[/-] ?| năm )([0-9]{{4}})| ([0-9]{{4}})| ({_NEXT})| ({_YEARLY})| năm nay)?"

_RECURRING = _Pattern(
    r"(?:[^0-9]{0,40} )?ngày [0-9]{1,2}(?: (?:của|hàng|hằng|mỗi|các|tháng|quý|kỳ|tuần|năm|đầu|cuối|cùng|liền|kề|sau|kế"
    r"|tiếp|theo|tới|báo|cáo)){2,12}"
    r"|(?:[^0-9]{0,60} )?(?:ngày [0-9]{1,2} )?(?:hàng|hằng|mỗi) (?:ngày|tuần|tháng|quý|năm)"
    r"|(?:hàng|hằng|mỗi) (?:tháng|quý|năm)(?: ?, ?| )(?:[^0-9]{0,40} )?[0-9]{1,2}(?:/[0-9]{1,2})?"
    r"|(?:báo cáo )?(?:(?:tháng|quý|(?:0?6|0?9|sáu|chín) tháng)(?: ?, ?| và )){1,4}(?:cả )?năm"
)
_OPEN_MARK = _Pattern(r"thường xuyên|liên tục|(?:hàng|hằng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm)|định kỳ|đột xuất")
_OPEN_WORDS = frozenset(
    fold(
        "thường xuyên liên tục hàng hằng mỗi từng ngày tuần tháng quý năm định kỳ đột xuất và hoặc cả trong suốt"
        " thực hiện triển khai báo cáo 6 06 9 09"
    ).split()
)

_PREFIX = _Pattern(
    r"trong|vào|hoàn thành|thực hiện|triển khai|xong|kết thúc|hết|cho đến|đến|tới|chậm nhất|muộn nhất|trễ nhất"
    r"|không quá|hạn cuối|hạn chót|hạn|thời hạn|thời gian|dự kiến|là|cả|cuối|giai đoạn|trước|từ nay|từ"
)
_QUARTER_MISSPELT = _Pattern("quí")
_HOUR = _Pattern(r"(?:0?[1-9]|1[0-9]|2[0-4]) ?(?:giờ|h|g)(?: ?[0-9]{2}(?: ?phút)?)?")
_BEFORE, _SINCE, _YEAR_WORD = fold("trước"), fold("từ"), fold("năm")
_UNTIL = frozenset(fold(word) for word in ("đến", "cho đến", "tới"))
_WHOLE_YEAR = frozenset(fold(word) for word in ("trong", "cả", "cuối", "hết"))
_SEPARATOR = re.compile(rf" ?[,;:&+.-][,;:&+. -]* ?| {fold('và')} ")

# Work that a cell may name beside the time: it opens with a verb, holds no figure and no word that would move the day.
_WORK = _Pattern(
    r"(?:ban hành|hoàn thành|hoàn thiện|trình|tham mưu|báo cáo|tổ chức|thực hiện|triển khai|xây dựng|phê duyệt|công bố"
    r"|gửi|đăng ký|rà soát|tổng hợp|tổng kết|sơ kết|kiểm tra|cập nhật|lập|ký|tiếp tục|duy trì|theo dõi|đánh giá"
    r"|nghiệm thu)"
    r"(?: [^0-9,;:()]*)?"
)
_TURNING = _Pattern(
    r"sau|đầu|giữa|khoảng|trừ|ngoài|quá|không|chưa|kể|hơn|ít nhất|tuần|trước|từ|đến|tới|quý|tháng|năm|ngày|hoặc|cuối"
    r"|hạn|chậm|muộn|trễ|nếu|khi"
)
_PREPOSITION = _Pattern(r"trong|vào|trước|đến|chậm nhất|muộn nhất|trễ nhất|xong|từ|cho đến")


class _Item(NamedTuple):
    """A period as it stands: its kind, its numbers, and the year where one is written."""

    kind: str
    first: int = 0
    second: int = 0
    year: int | None = None
    shift: int = 0
    yearly: bool = False
    before: bool = False
    since: bool = False
    own_clause: bool = True
    closes_range: bool = False


_ITEMS: tuple[tuple[str, _Pattern], ...] = (
    ("day", _Pattern(r"(?:ngày )?([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4})", "/", ".", "-")),
    ("day", _Pattern(rf"ngày ([0-9]{{1,2}}) tháng {_MONTH}{_YEAR}", "tháng")),
    ("day", _Pattern(rf"(?:ngày )?([0-9]{{1,2}}) ?/ ?([0-9]{{1,2}})(?! ?[0-9/]){_YEAR}", "/")),
    ("first months", _Pattern(rf"([0-9]{{1,2}}|ba|sáu|chín) tháng đầu(?: của)? năm{_YEAR}", "tháng đầu")),
    ("last months", _Pattern(rf"([0-9]{{1,2}}|ba|sáu) tháng cuối(?: của)? năm{_YEAR}", "tháng cuối")),
    ("first months", _Pattern(rf"nửa đầu năm{_YEAR}", "nửa đầu")),
    ("last months", _Pattern(rf"nửa cuối năm{_YEAR}", "nửa cuối")),
    ("first months", _Pattern(rf"(0?6|0?9|sáu|chín) tháng{_YEAR}", "tháng")),
    ("quarter", _Pattern(rf"quý {_QUARTER}{_YEAR}", "quý")),
    ("month", _Pattern(r"([0-9]{1,2})(?: ?/ ?([0-9]{4}))()()()", "/")),
    ("month", _Pattern(rf"tháng {_MONTH}{_YEAR}", "tháng")),
    ("year", _Pattern(r"(?:năm )?([0-9]{4})")),
    ("year", _Pattern(rf"{_NEXT}", "năm")),
)
_BARE_YEAR = _Pattern(r"năm(?: nay)?(?= ?(?:$|[,;])| và )")
_CONTINUED = {
    "quarter": _Pattern(rf"{_QUARTER}(?![./][0-9]{{1,2}}(?![0-9])){_YEAR}"),
    "month": _Pattern(rf"([0-9]{{1,2}})(?![./][0-9]{{1,2}}(?![0-9])){_YEAR}"),
}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS.get(text) or parse_roman(text) or 0


def _item(text: str, position: int, previous: _Item | None, *, year_may_be_bare: bool) -> tuple[_Item, int] | None:
    """The period that stands at a position and where it ends; None where none stands."""
    shapes = [*_ITEMS, *([("year", _BARE_YEAR)] if year_may_be_bare else [])]
    if previous and previous.kind in _CONTINUED:
        shapes.append((previous.kind, _CONTINUED[previous.kind]))
    for kind, shape in shapes:
        found = shape.match(text, position)
        if not found:
            continue
        groups = found.groups()
        if kind == "year":
            following = shape.compiled().groups == 0 and shape is not _BARE_YEAR
            written = groups[0] if groups else None
            return _Item("year", year=int(written) if written else None, shift=int(following)), found.end()
        if shape is _ITEMS[0][1]:
            day, month, year = (int(group) for group in groups)
            return _Item("day", day, month, year), found.end()
        *numbers, slashed, spaced, following_year, yearly = groups
        values = [_number(number) for number in numbers] or [6]
        written = slashed or spaced
        return (
            _Item(
                kind,
                values[0],
                values[1] if len(values) > 1 else 0,
                int(written) if written else None,
                int(bool(following_year)),
                bool(yearly),
            ),
            found.end(),
        )
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if 2000 <= year <= 2100 else None
    except ValueError:
        return None


def _month_end(year: int, month: int) -> datetime.date | None:
    if not (1 <= month <= 12 and 2000 <= year <= 2100):
        return None
    return last_of_month(year, month)


def _bounds(item: _Item, year: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a period; None where there is no such period."""
    spans = {
        "quarter": (3 * item.first - 2, 3 * item.first),
        "month": (item.first, item.first),
        "first months": (1, item.first),
        "last months": (13 - item.first, 12),
        "year": (1, 12),
    }
    if item.kind == "day":
        first = last = _day(year, item.second, item.first)
    elif item.kind != "year" and not 1 <= item.first <= 12:
        return None
    else:
        opening, closing = spans[item.kind]
        first = _day(year, opening, 1) if 1 <= opening <= 12 else None
        last = _month_end(year, closing)
    return (first, last) if first and last else None


def _years(items: Sequence[_Item], plan_year: int) -> list[int]:
    """The year of each item: its own, else that of the next with one, else of the one before, else the plan's."""
    years: list[int | None] = [
        item.year if item.year is not None else plan_year + 1 if item.shift else None for item in items
    ]
    for index in range(len(items) - 2, -1, -1):
        if years[index] is None and not items[index + 1].own_clause:
            years[index] = years[index + 1]
    for index in range(1, len(items)):
        if years[index] is None and not items[index].own_clause:
            years[index] = years[index - 1]
    return [plan_year if year is None else year for year in years]


def _settle(items: Sequence[_Item], plan_year: int, exclusive: bool) -> tuple[datetime.date | None] | None:
    """The last day of all items in a one-tuple (None in it: they set no end); None where they contradict themselves."""
    if any(item.yearly for item in items):
        return (None,)
    ends: list[datetime.date] = []
    for item, year in zip(items, _years(items, plan_year), strict=True):
        bounds = _bounds(item, year)
        if bounds is None:
            return None
        first, last = bounds
        ends.append(first - datetime.timedelta(days=1) if item.before and exclusive else last)
    if any(later < earlier for earlier, later in pairwise(ends)):
        return None
    if any(item.since and not following.closes_range for item, following in pairwise(items)):
        return None
    return (None if items[-1].since else ends[-1],)


def _prefix(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """The words before a period (trong, trước ngày, hoàn thành trước …) and where they end."""
    words: list[str] = []
    while found := _PREFIX.match(text, position) or (_HOUR.match(text, position) if words else None):
        # Before an hour of a day is on that day: the hour takes the place of "trước".
        words = [found[0]] if found[0][0].isdigit() else [*words, found[0]]
        position = found.end()
        while text[position : position + 1] in (" ", ":"):
            position += 1
    return tuple(words), position


def _is_open(text: str) -> bool:
    """Words that say again and again, and no day: Thường xuyên, Hàng quý, Định kỳ hàng tháng."""
    words = re.sub("[,;/.]", " ", text).split()
    named_years = {
        word for before, word in zip(["", *words], words, strict=False) if before == _YEAR_WORD and word.isdecimal()
    }
    return bool(_OPEN_MARK.search(text)) and _OPEN_WORDS.union(named_years).issuperset(words)


def _work_end(text: str, position: int) -> int | None:
    """Where the words of a piece of work end: before the time, at a mark, or at the end; None where none stand."""
    found = _WORK.match(text, position)
    if not found:
        return None
    prepositions = _PREPOSITION.compiled().finditer(text, position + 1, found.end())
    end = next((match.start() - 1 for match in prepositions), found.end())
    ended = end == len(text) or _SEPARATOR.match(text, end) or _PREPOSITION.match(text, end + 1)
    return end if ended and end > position and not _TURNING.search(text[position:end]) else None


def _folded(words: Sequence[str]) -> str:
    """The key of a phrase, with as many words as the phrase."""
    text = " ".join(fold(normalize("NFKC", word)).replace(" ", "") or "." for word in words)
    text = _QUARTER_MISSPELT.compiled().sub(fold("quý"), text)
    return re.sub("[–—−]", "-", text).rstrip(" .,;:")


class _Scan:
    """One walk over a folded phrase: period after period, with the words of work between them."""

    def __init__(self, words: Sequence[str], shown: Sequence[str]) -> None:
        self.words = shown
        self.text = _folded(words)
        self.items: list[_Item] = []
        self.rest: list[str] = []
        self.position = 0
        self.own_clause = True
        self.joined = ""  # how this piece hangs on the one before: a mark, a blank, or nothing at the start

    def run(self) -> bool:
        """Whether every word was understood."""
        while self.position < len(self.text):
            if not (self._period() or self._open_words() or self._work()):
                return False
            if not self._join():
                return False
        return True

    def _written(self, start: int, end: int) -> str:
        first, last = self.text[:start].count(" "), self.text[:end].count(" ")
        return " ".join(self.words[first : last + 1]).strip(" ,;:.-–—")

    def _period(self) -> bool:
        prefix, start = _prefix(self.text, self.position)
        previous = self.items[-1] if self.items and not prefix else None
        bare = bool(prefix) and prefix[-1] in _WHOLE_YEAR
        got = _item(self.text, start, previous, year_may_be_bare=bare)
        if not got:
            return False
        item, end = got
        if item.kind == "year" and self.text[start].isdigit() and self.items and self.items[-1].kind != "year":
            return False  # Quý I năm 2022 - 2023: the quarter of each year, or all that lies between
        self.position = end
        carried = previous is not None and previous.before and not self.own_clause
        self.items.append(
            item._replace(
                before=_BEFORE in prefix or carried,
                since=_SINCE in prefix,
                own_clause=self.own_clause,
                closes_range=bool(_UNTIL.intersection(prefix)) or "-" in self.joined,
            )
        )
        self.own_clause = False
        return True

    def _open_words(self) -> bool:
        if not _is_open(self.text[self.position :]):
            return False
        self.rest.append(self._written(self.position, len(self.text)))
        self.position = len(self.text)
        return True

    def _work(self) -> bool:
        end = _work_end(self.text, self.position)
        if end is None:
            return False
        # Work that leans on a period (Ban hành kế hoạch trong Quý I) has that day; work that stands alone has none.
        leans = self.joined in (" ", ":") or (end < len(self.text) and self.text[end] in " :" and not self._and(end))
        if not leans:
            self.rest.append(self._written(self.position, end))
        self.position = end
        return True

    def _and(self, position: int) -> bool:
        return _SEPARATOR.match(self.text, position) is not None and self.text[position] == " "

    def _join(self) -> bool:
        """Step over what stands between two pieces; False where they cannot stand side by side."""
        if self.position == len(self.text):
            return True
        separator = _SEPARATOR.match(self.text, self.position)
        if separator:
            self.joined = separator[0].strip()
            self.own_clause = bool(set(self.joined) & set(";:.")) or self.own_clause
            self.position = separator.end()
            return True
        if self.text[self.position] != " ":
            return False
        self.joined = " "
        self.position += 1
        after_a_period = bool(self.items) and not self.own_clause
        until = _UNTIL.intersection(_prefix(self.text, self.position)[0])
        return not after_a_period or bool(until) or _work_end(self.text, self.position) is not None


def read_phrase(
    phrase: str, plan_year: int, *, shown: str | None = None, before_is_exclusive: bool = True
) -> Reading | None:
    """What an NFC phrase with single blanks says, or None where any of it is not understood.

    `shown` is the phrase as a person wrote it, word for word, when `phrase` has cited numbers masked.
    """
    scan = _Scan(phrase.split(" "), (phrase if shown is None else shown).split(" "))
    if scan.run() and scan.items:
        settled = _settle(scan.items, plan_year, before_is_exclusive)
        return Reading(settled[0], tuple(scan.rest)) if settled else None
    recurring = _is_open(scan.text) or _RECURRING.compiled().fullmatch(scan.text)
    return Reading(None) if recurring else None
