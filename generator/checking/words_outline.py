"""Checks how the parts of the body are numbered, by hand or by Word, and how the body ends.

Where a list may be one of a level of its own, nothing is said. It must never look at a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import ATTACHED, HEADED, ISSUED, Kind
from generator.checking.outcome import Outcome, Verdict, passed, unclear, violated
from generator.decree.rules import Rule
from generator.patterns import Pattern
from generator.vietnamese import POINT_LETTERS, nfc, parse_roman, point_letter, roman

__all__ = ["CHECKS"]

_ORDER_IDS: Final = ("C13", "C15", "C17", "C18.title", "C18", "C19", "C20", "C12")
_LABEL: Final = Pattern(
    r"\s*(?:(?:phần|chương|mục|tiểu mục|điều)\s+)?(?:thứ\s+)?(?P<number>\w+)\s*(?P<mark>[.)/:-]?)", flags=re.IGNORECASE
)
_LABEL_WORDS: Final = 3
"""The words of "Tiểu mục 1", "Phần thứ nhất"."""
_FEW_ARTICLES: Final = 3
_NO_SENTENCE_WORDS: Final = 5
"""As few words, though they end with a dot, may stand for an điều that was taken out: "(Được bãi bỏ)."."""
_ABOVE_ARTICLE: Final = ("C13", "C15", "C20")
_ARTICLE_NUMBER: Final = Pattern(r"\s*điều\s+[\d.…]+\s*[.:]?", flags=re.IGNORECASE)
_CLAUSE_NUMBER: Final = Pattern(r"\s*\d+\s*[.)]")
_RUN_IN_TITLE: Final = Pattern(r"(?:\S+\s+){0,15}\S+[.:]\s+\S")
"""A title that the text goes on from on the same line."""
_QUOTE_OPENS, _QUOTE_CLOSES = ("“", '"'), ("”", '"', "”.", '".', "”;", '";')


def _said(component: Component) -> str:
    """What it says with the number that Word puts before it."""
    label = component.paragraph.label
    return f"{nfc(label)} {component.text}" if label and any(map(str.isalnum, label)) else component.text


def _in_order(instrument: Instrument) -> list[tuple[str, Component]]:
    """The parts of the body in reading order, without what a decision quotes from the one that it changes."""
    found = [(id, one) for id in _ORDER_IDS for one in instrument.of(id)]
    found.sort(key=lambda pair: pair[1].paragraph.index)
    kept, in_quote = [], False
    for id, one in found:
        text = one.text.strip()
        if not in_quote and text.startswith(_QUOTE_OPENS):
            in_quote = True
        if not in_quote:
            kept.append((id, one))
        if in_quote and (text.endswith(_QUOTE_CLOSES) and len(text) > 1):
            in_quote = False
    return kept


def _label(component: Component) -> tuple[str, str]:
    """The number of a part as written, and the mark after it."""
    found = _LABEL.match(_said(component))
    return (found["number"], found["mark"]) if found else ("", "")


def _step(component: Component, number: int, before: int | None, shown: str, previous: str) -> Outcome:
    if before is None or number == before + 1:
        return passed(component)
    if number == before:
        return violated(component, f"số {shown} lặp lại")
    return violated(component, f"sau {previous} là {shown}")


# Phần, chương, mục.


def _part_number_roman(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C13"):
        number, _ = _label(component)
        if number.isdecimal():
            yield violated(component, f"“{number}”")
        elif parse_roman(number) is not None and number.isupper():
            yield passed(component)
        else:
            yield unclear(component, "số thứ tự bằng chữ")


def _section_number_arabic(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C15"):
        number, _ = _label(component)
        yield passed(component) if number.isdecimal() else violated(component, f"“{number}”")


def _titled(id: str, title: str) -> Evaluate:
    """The title stands below the number, or, where it ought not to, beside it."""

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        titles = [one.paragraph.index for one in instrument.of(title)]
        for component, below in zip_longest(instrument.of(id), instrument.of(id)[1:]):
            end = below.paragraph.index if below is not None else instrument.paragraphs[-1].index + 1
            beside = len(component.text.split()) > _LABEL_WORDS
            if beside or any(component.paragraph.index <= at < end for at in titles):
                yield passed(component)
            else:
                yield violated(component, f"“{component.text}” không có tiêu đề")

    return evaluate


def _articles_titled(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Where nearly every điều has a title, one that has none: a title has something below it, a sentence has not."""
    parts = [(id, one) for id, one in _in_order(instrument) if id in (*_ABOVE_ARTICLE, "C17")]
    end = instrument.foot[0].index if instrument.foot else instrument.paragraphs[-1].index + 1
    articles = [
        (one, below.paragraph.index if below is not None else end)
        for (id, one), (_, below) in zip_longest(parts, parts[1:], fillvalue=("", None))
        if id == "C17" and one is not None
    ]
    found = [_titled_article(instrument, one, end) for one, end in articles]
    count = sum(outcome.verdict is Verdict.PASSED for outcome in found)
    if len(found) >= _FEW_ARTICLES and count * 3 >= len(found) * 2:
        yield from found


def _titled_article(instrument: Instrument, article: Component, end: int) -> Outcome:
    said = _ARTICLE_NUMBER.sub("", article.text, 1).strip()
    between = instrument.document.paragraphs[article.paragraph.index + 1 : end]
    below = [one for one in between if one.text.strip() or one.shapes]
    if not said:
        first = _CLAUSE_NUMBER.match(below[0].text) if below else None
        is_bare = bool(below) and (first is not None or below[0].label)
        return violated(article, "không có tiêu đề") if is_bare else unclear(article, "tiêu đề có thể ở dòng dưới")
    if below and "\n" not in article.text and not said.endswith((".", ";", ":")):
        return passed(article)
    is_sentence = said.endswith((".", ";")) and len(said.split()) > _NO_SENTENCE_WORDS
    if below or not is_sentence or "\n" in article.text or _RUN_IN_TITLE.match(said):
        return unclear(article, "không rõ là tiêu đề hay lời văn")
    return violated(article, f"“{said[:40].rstrip()}…” là lời văn")


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else parse_roman(number)


def _word_of(component: Component) -> str:
    words = component.lines[0].skeleton
    return "tieu muc" if words.startswith("tieu muc") else words.split(" ")[0]


def _parts_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Chương may run on through phần or begin anew in each."""
    yield from _named_order(instrument, "C13", {"chuong": ("phan",), "phan": ()})


def _sections_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    yield from _named_order(instrument, "C15", {"muc": ("chuong", "phan"), "tieu muc": ("muc", "chuong", "phan")})


def _named_order(instrument: Instrument, id: str, above: dict[str, tuple[str, ...]]) -> Iterator[Outcome]:
    last: dict[str, tuple[int, str]] = {}
    fresh: set[str] = set(above)
    for kind, component in _in_order(instrument):
        if kind not in ("C13", "C15"):
            continue
        word = _word_of(component)
        fresh |= {lower for lower, uppers in above.items() if word in uppers}
        if kind != id or word not in above:
            continue
        said, _ = _label(component)
        number = _value(said)
        if number is None:
            continue
        before = last.get(word)
        if word in fresh and (number == 1 or before is None):
            # The first may be of a part that the file begins in.
            yield passed(component) if number == 1 else violated(component, f"bắt đầu từ {said}")
        else:
            yield _step(component, number, before[0] if before else None, said, before[1] if before else "")
        fresh.discard(word)
        last[word] = (number, said)


# Điều, khoản, điểm.


def _articles_label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C17"):
        number, mark = _label(component)
        if number.isdecimal():
            yield passed(component) if mark == "." else violated(component, f"“{component.text[:8].rstrip()}”")


def _articles_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    before: int | None = None
    for id, component in _in_order(instrument):
        number, _ = _label(component)
        if id != "C17" or not number.isdecimal():
            continue
        if before is None:
            yield passed(component) if number == "1" else violated(component, f"bắt đầu từ {number}")
        else:
            yield _step(component, int(number), before, f"Điều {number}", f"Điều {before}")
        before = int(number)


_KHOAN: Final = ("C18", "C18.title")
_ABOVE_KHOAN: Final = ("C13", "C15", "C17", "C20")


def _clauses_label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    parent = ""
    before, nested = 0, False
    for id, component in _in_order(instrument):
        number, mark = _label(component)
        if id in _KHOAN and number.isdecimal():
            value = int(number)
            # A title in bold is no item of a list within a khoản.
            nested = (nested and mark != ".") or (mark != "." and value == 1 and id != "C18.title")
            if mark == ".":
                before = value
                yield passed(component)
            elif parent in ("C17", "C20") or (value == before + 1 and not nested):
                before = value
                yield violated(component, f"“{_said(component)[:6].rstrip()}”")
            else:
                yield unclear(component, "có thể là danh sách, không phải khoản")
        elif id in ("C13", "C15", "C17", "C20"):
            before, nested = 0, False
        if id != "C12":
            parent = id


def _clauses_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Khoản begin anew under each heading; a list inside one may as well, so only what follows surely is held to it."""
    before: int | None = None
    in_article = nested = False
    above = lead = ""
    for id, component in _in_order(instrument):
        if id in _ABOVE_KHOAN:
            before, in_article, nested, above = 0, id == "C17", False, id
            continue
        number, mark = _label(component)
        if id not in _KHOAN or not number.isdecimal():
            above = id
            continue
        value = int(number)
        if mark != ".":
            # 2) after 1. goes on with it, and its mark is at fault; a list within a khoản begins with 1).
            nested = nested or (value == 1 and id != "C18.title" and above not in _ABOVE_KHOAN)
            if value == (before or 0) + 1 and not nested:
                before = value
            above = id
            continue
        nested = False
        # Two of them one below the other, the first of which leads to no list, are of one list.
        repeats = value == before == 1 and above == "C18" and not lead.endswith(":")
        if value == 1 and before != 0 and not in_article and not repeats:
            yield unclear(component, "danh sách bắt đầu lại từ 1")
        elif before is None or before == 0:
            yield passed(component) if value == 1 else violated(component, f"bắt đầu từ {number}")
        else:
            yield _step(component, value, before, f"{number}.", f"{before}.")
        before, above, lead = value, id, component.text.rstrip()


def _points_label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Letters under a mục may be a list of their own, unless one beside them has the mark of a điểm."""
    parent = ""
    beside: list[tuple[Component, str, str]] = []
    for id, component in _in_order(instrument):
        if id == "C19":
            beside.append((component, *_label(component)))
        elif id != "C12":
            yield from _judged_points(beside, parent)
            parent, beside = id, []
    yield from _judged_points(beside, parent)


def _judged_points(points: Sequence[tuple[Component, str, str]], parent: str) -> Iterator[Outcome]:
    are_points = parent in ("C17", *_KHOAN) or any(mark == ")" for _, _, mark in points)
    for component, letter, mark in points:
        if mark == ")":
            yield passed(component)
        elif letter.islower() and are_points:
            yield violated(component, f"“{_said(component)[:6].rstrip()}”")
        else:
            yield unclear(component, "có thể là danh sách, không phải điểm")


def _points_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    before = 0
    for id, component in _in_order(instrument):
        if id not in ("C19", "C12"):
            before = 0
        letter, _ = _label(component)
        if component.text.isupper():
            letter = letter.lower()  # The whole text is in capitals, and that is told.
        if id != "C19" or not letter.islower():
            continue
        if letter not in POINT_LETTERS:
            yield violated(component, f"“{letter})” không có trong bảng chữ cái tiếng Việt")
            continue
        value = POINT_LETTERS.index(letter) + 1
        if value == 1 and before > 1:
            yield unclear(component, "danh sách bắt đầu lại từ a")
        elif before == 0:
            yield passed(component) if value == 1 else violated(component, f"bắt đầu từ {letter})")
        else:
            yield _step(component, value, before, f"{letter})", f"{point_letter(before)})")
        before = value


def _roman_label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C20"):
        number, mark = _label(component)
        is_right = mark == "." and not number.isdecimal()
        yield passed(component) if is_right else violated(component, f"“{_said(component)[:8].rstrip()}”")


def _roman_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    before = 0
    for id, component in _in_order(instrument):
        if id == "C13":
            before = 0
        number = _value(_label(component)[0]) if id == "C20" else None
        if number is None:
            continue
        if number == 1 and before > 1:
            yield unclear(component, "bắt đầu lại từ I")
        elif before == 0:
            yield passed(component) if number == 1 else violated(component, f"bắt đầu từ {roman(number)}")
        else:
            yield _step(component, number, before, roman(number), roman(before))
        before = number


# The end.


def _end(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    foot = instrument.foot[0].index if instrument.foot else None
    body = [
        one
        for one in instrument.paragraphs
        if one.text.strip() and not one.in_box and (foot is None or one.index < foot)
    ]
    if not body or not any(instrument.of(id) for id in _ORDER_IDS):
        return
    last = body[-1]
    ending = nfc(last.text).rstrip().rstrip('”"')
    if ending.endswith("./."):
        yield passed(last)
    elif any(nfc(one.text).rstrip().endswith("./.") for one in body[-12:]):
        yield unclear(last, "sau ./. còn đoạn khác")
    elif last.cell is not None:
        yield unclear(last, "lời văn kết thúc bằng bảng")
    elif foot is None and instrument.kind in ISSUED:
        yield unclear(last, "không thấy phần Nơi nhận, không rõ lời văn hết ở đâu")
    else:
        yield violated(last, f"kết thúc bằng “{ending[-12:]}”")


_ANY: Final = HEADED | ATTACHED
_LISTED: Final[tuple[tuple[str, Evaluate], ...]] = (
    ("C12.end", _end),
    ("C13.roman", _part_number_roman),
    ("C13.order", _parts_order),
    ("T7.chapter", _titled("C13", "C14")),
    ("T7.section", _titled("C15", "C16")),
    ("C15.arabic", _section_number_arabic),
    ("C15.order", _sections_order),
    ("C17.label", _articles_label),
    ("C17.order", _articles_order),
    ("C18.label", _clauses_label),
    ("C18.order", _clauses_order),
    ("C19.label", _points_label),
    ("C19.order", _points_order),
    ("C20.label", _roman_label),
    ("C20.order", _roman_order),
)
CHECKS: tuple[Check, ...] = (
    *(Check(id, evaluate, _ANY - {Kind.KHAC}) for id, evaluate in _LISTED),
    # A decision by mẫu 1.2 or 1.3 has none.
    Check("T7.article", _articles_titled, frozenset({Kind.KEM_THEO, Kind.CO_TEN_LOAI})),
)
