"""A text of one year's plan rolled to another year: what surely is the plan's own year changes, the rest is listed.

It never touches a cited document, and no year, no date and no sum of money goes by unseen: each is among the changes,
or among the phrases for a person's eye with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reckoning.citations import find_citations
from generator.reckoning.deadlines import parse_deadline
from generator.vietnamese import nfc, parse_date

__all__ = ["Rolled", "roll_pieces", "roll_text"]


@dataclass(frozen=True, slots=True)
class Rolled:
    """A text after rolling.

    `changes` are pairs of a phrase and what it became, `eyes` pairs of a phrase left as it was and, in Vietnamese, why
    a person must look at it; both in the order of the text.
    """

    text: str
    changes: tuple[tuple[str, str], ...] = ()
    eyes: tuple[tuple[str, str], ...] = ()


GROUND = "căn cứ: giữ nguyên số, ngày và năm của văn bản; thay bằng văn bản của năm mới nếu đã có"
CITED = "dẫn văn bản khác: giữ nguyên; xem văn bản còn hiệu lực và năm có phải đổi không"
RANGE = "khoảng nhiều năm: giữ nguyên"
OTHER_YEAR = "không phải năm của kế hoạch cũ: xem có phải đổi theo không"
ALREADY_NEW = "đã là năm mới: xem có phải đổi tiếp không"
LINKED = "đi liền với năm khác: giữ nguyên cả cụm"
NOT_A_DEADLINE = "ngày cụ thể trong lời văn: xem có phải đổi không"
NO_SUCH_DAY = "ngày này không có trong năm mới"
BOUND = "mốc thời gian, không chắc là năm của kế hoạch: xem có phải đổi không"
BARE = "số có thể là năm: xem có phải đổi không"
SHORT_YEAR = "năm viết hai chữ số: xem và viết đủ bốn chữ số"
NO_YEAR = "ngày không ghi năm: xem còn đúng với năm mới không"
MONEY = "số tiền: xem có phải của năm mới không"
ONCE = "việc theo kỳ nhiều năm: xem năm mới còn làm không"

_Y = r"(?<![0-9])(?P<{0}>(?:19|20)[0-9]{{2}})(?![0-9])"
_DAY = r"(?<![0-9/.])[0-9]{1,2}\s?[/.-]\s?[0-9]{1,2}"
_BLANK = r"[\s.…_]{0,60}"
_LIST = r"(?:\s{0,3}(?:,|và|-|–|đến)\s{0,3}(?:quý\s+|tháng\s+)?"
_QUARTER = r"(?:[IVX]{1,4}|[0-9]{1,2})"
_DEADLINE = (
    r"(?:(?:(?<!tính )đến(?:\s+hết)?|trước|chậm nhất|muộn nhất|trễ nhất|hoàn thành|xong|không quá|hạn cuối|hạn|trong)"
    r"(?:\s+(?:là|vào|trước))?\s+)"
)
# The shapes of phrases that hold a year or a day, the longer before the shorter ones inside them.
_PHRASE = re.compile(
    "|".join(
        (
            r"(?P<range>(?:(?:giai đoạn|nhiệm kỳ|năm học|các năm|năm)\s+)?"
            + _Y.format("y1")
            + r"\s?[-–—]\s?(?:năm\s+)?"
            + _Y.format("y2")
            + ")",
            rf"(?P<day>(?P<due>{_DEADLINE})?(?:ngày\s+)?(?P<figures>{_DAY}\s?[/.-]\s?{_Y.format('y3')}))",
            rf"(?P<worded>(?P<worded_due>{_DEADLINE})?ngày{_BLANK}(?P<d>[0-9]{{0,2}}){_BLANK}tháng{_BLANK}"
            rf"(?P<m>[0-9]{{0,2}}){_BLANK}năm\s+{_Y.format('y4')})",
            rf"(?P<blank>ngày{_BLANK}/\s?[0-9]{{1,2}}\s?/\s?{_Y.format('y5')})",
            rf"(?P<since>(?:kể\s+)?từ\s+)?(?P<period>(?:tháng\s+[0-9]{{1,2}}{_LIST}[0-9]{{1,2}}){{0,11}}"
            rf"|quý\s+{_QUARTER}{_LIST}{_QUARTER}){{0,3}})(?:\s?[/-]\s?|\s+năm\s+|\s+){_Y.format('y6')})",
            rf"(?P<year>(?P<bound>(?:kể\s+từ|từ|so với|cùng kỳ|sau|trước|đến|tới|giai đoạn|nhiệm kỳ|khóa|khoá)\s+)?"
            rf"năm\s+{_Y.format('y7')})",
            rf"(?P<month_only>(?<![0-9/.])[0-9]{{1,2}}\s?/\s?{_Y.format('y8')})",
            rf"(?P<short>(?:tháng\s+[0-9]{{1,2}}|quý\s+{_QUARTER}|{_DAY})\s?/\s?[0-9]{{2}}(?![0-9/]))",
            r"(?P<no_year>ngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}(?![0-9])"
            r"|(?:ngày\s+)?(?<![0-9/.,])(?:0?[1-9]|[12][0-9]|3[01])\s?/\s?(?:0?[1-9]|1[0-2])(?![0-9/%]))",
            r"(?P<once>(?:tổng kết|sơ kết|kỷ niệm)\s+[0-9]{1,3}\s+năm(?!\w))",
            f"(?P<bare>{_Y.format('y9')})",
        )
    ),
    re.IGNORECASE,
)
_YEARS = tuple(f"y{number}" for number in range(1, 10))
_LINK = re.compile(r"(?:\s|[-–—,/]|và|cho|đến|tới|hết|ngày|tháng|quý|năm|trước)*", re.IGNORECASE)
# A clause ends at ; or a new line, or at a stop before a new sentence (not after TP., TX., Q., P.).
_CAPITALS = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CLAUSE_END = re.compile(rf"[;\n]|(?<!TP)(?<!Tp)(?<!TX)(?<!\bQ)(?<!\bP)(?<!\bH)\.(?=\s+[{_CAPITALS}])")
_LAW = re.compile(
    r"(?<!\w)(?:Luật|LUẬT|Bộ luật|Pháp lệnh|Hiến pháp|Nghị quyết|NGHỊ QUYẾT|Nghị định|NGHỊ ĐỊNH|Thông tư)(?!\w)"
)
_SUM = re.compile(
    r"(?<![\w.,])[0-9][0-9.,]*\s?(?:(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng|đ|VNĐ|VND)(?!\w| chí)", re.IGNORECASE
)
_UNTIL = re.compile(r"\s*(?:đến|tới)(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)?")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase in its place: its years with their places, and why a person must see it (empty: it may roll)."""

    start: int
    end: int
    kind: str
    years: tuple[tuple[int, str], ...]
    why: str


def roll_text(text: str, old: int, new: int, *, is_ground: bool = False) -> Rolled:
    """Roll one text of the plan of year `old` to year `new`; a căn cứ (`is_ground`) never rolls and is listed whole."""
    text = nfc(text)
    if is_ground:
        dated = _PHRASE.search(text) or find_citations(text)
        return Rolled(text, eyes=((text.strip(), GROUND),) if dated else ())
    changes: list[tuple[str, str]] = []
    eyes = [(found.start(), found[0], MONEY) for found in _SUM.finditer(text)]
    pieces: list[str] = []
    position = 0
    for phrase in _phrases(text, old, new):
        written = text[phrase.start : phrase.end]
        if phrase.why:
            eyes.append((phrase.start, written, phrase.why))
            continue
        rolled = written
        for place, year in phrase.years:
            offset = place - phrase.start
            rolled = f"{rolled[:offset]}{new:04d}{rolled[offset + len(year) :]}"
        if rolled != written:
            changes.append((written, rolled))
        pieces += [text[position : phrase.start], rolled]
        position = phrase.end
    seen = tuple((written, why) for _, written, why in sorted(eyes))
    return Rolled("".join(pieces) + text[position:], tuple(changes), seen)


def roll_pieces(
    pieces: Sequence[str], old: int, new: int, *, is_ground: bool = False
) -> tuple[tuple[str, ...], Rolled]:
    """Roll the pieces of one paragraph together (năm **2022** is one phrase); returns the pieces and the whole."""
    composed = [nfc(piece) for piece in pieces]
    rolled = roll_text("".join(composed), old, new, is_ground=is_ground)
    if len(rolled.text) != sum(map(len, composed)):
        # Marks that combine across pieces, or a year of other length: each piece is then read by itself.
        apart = [roll_text(piece, old, new, is_ground=is_ground) for piece in composed]
        return tuple(one.text for one in apart), Rolled(
            "".join(one.text for one in apart),
            tuple(change for one in apart for change in one.changes),
            tuple(eye for one in apart for eye in one.eyes),
        )
    cut, position = [], 0
    for piece in composed:
        cut.append(rolled.text[position : position + len(piece)])
        position += len(piece)
    return tuple(cut), rolled


def _phrases(text: str, old: int, new: int) -> Iterator[_Phrase]:
    """Every dated phrase from the start of the text to its end; of a clause that cites a document, the clause."""
    if not _PHRASE.search(text):
        return
    deadline = parse_deadline(text, old)
    in_time = deadline.understood and deadline.last_day is not None
    brackets = [found.span() for found in _BRACKETS.finditer(text)]
    for start, end in _clauses(text):
        found = list(_PHRASE.finditer(text, start, end))
        if found and (find_citations(text[start:end]) or _LAW.search(text, start, end)):
            clause = text[start:end]
            opening = start + len(clause) - len(clause.lstrip())
            why = f"{CITED}; {ONCE}" if any(match["once"] for match in found) else CITED
            yield _Phrase(opening, start + len(clause.rstrip()), "clause", (), why)
            continue
        phrases = [
            _phrase(match, old, new, in_time and not any(a <= match.start() < b for a, b in brackets))
            for match in found
        ]
        for group in _linked(text, phrases):
            yield from _settled(group, text)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*(found.start() for found in _CLAUSE_END.finditer(text)), len(text)]:
        if end > start:
            yield start, end
        start = end + 1


def _phrase(match: re.Match[str], old: int, new: int, in_time: bool) -> _Phrase:
    """One phrase judged by itself; `in_time` says the whole text is a deadline, so its days are the plan's own."""
    groups = match.groupdict()
    years = tuple((match.start(name), groups[name]) for name in _YEARS if groups[name])
    kinds = ("range", "day", "worded", "blank", "period", "year", "month_only", "short", "no_year", "once", "bare")
    kind = next(name for name in kinds if groups[name] is not None)
    plain = {"range": RANGE, "short": SHORT_YEAR, "no_year": NO_YEAR, "once": ONCE, "blank": NOT_A_DEADLINE}
    if kind in plain:
        why = plain[kind]
    elif any(int(year) != old for _, year in years):
        why = ALREADY_NEW if all(int(year) == new for _, year in years) else OTHER_YEAR
    elif kind in ("day", "worded"):
        why = _why_not_this_day(groups, new, in_time)
    elif kind == "bare":
        why = "" if in_time else BARE
    elif kind == "month_only":
        why = "" if in_time else NOT_A_DEADLINE
    else:
        why = BOUND if (groups["bound"] or groups["since"]) and not in_time else ""
    return _Phrase(match.start(), match.end(), kind, years, why)


def _why_not_this_day(groups: dict[str, str | None], new: int, in_time: bool) -> str:
    figures = groups["figures"]
    if figures:
        day, month, _ = re.split(r"\s?[/.-]\s?", figures)
        due = groups["due"]
    else:
        day, month, due = groups["d"] or "", groups["m"] or "", groups["worded_due"]
    if not (day and month):
        return NOT_A_DEADLINE
    if not parse_date(f"{day}/{month}/{new:04d}"):
        return NO_SUCH_DAY
    return "" if due or in_time else NOT_A_DEADLINE


def _linked(text: str, phrases: Sequence[_Phrase]) -> Iterator[list[_Phrase]]:
    """The phrases in groups that belong together: lists (năm 2022 và 2023) and ranges (từ 01/12/2021 đến 30/6/2022)."""
    group: list[_Phrase] = []
    for phrase in phrases:
        if group and not _LINK.fullmatch(text, group[-1].end, phrase.start):
            yield group
            group = []
        group.append(phrase)
    if group:
        yield group


def _settled(group: Sequence[_Phrase], text: str) -> Iterator[_Phrase]:
    """The phrases of a group: where one may not roll, none does; an unsure one follows the sure one it hangs on."""
    blocked = any(phrase.why in (RANGE, OTHER_YEAR, ALREADY_NEW, NO_SUCH_DAY, SHORT_YEAR) for phrase in group)
    before: _Phrase | None = None
    for phrase, after in zip(group, [*group[1:], None], strict=True):
        why = phrase.why
        if blocked:
            why = why or LINKED
        elif why in (NOT_A_DEADLINE, BOUND) and phrase.kind in ("day", "period"):
            # Trước 15/6/2022, 15/12/2022: the later hangs on the first; từ 1/3/2022 đến 30/6/2022: it on the later.
            listed = before is not None and not before.why and before.kind == phrase.kind
            opens = after is not None and not after.why and _UNTIL.match(text, phrase.end)
            why = "" if listed or opens else why
        before = _Phrase(phrase.start, phrase.end, phrase.kind, phrase.years, why)
        yield before
