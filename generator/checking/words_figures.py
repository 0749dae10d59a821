"""Checks how numbers are written, and abbreviations that nobody explains.

It must never look at a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check
from generator.checking.citations import spot_of
from generator.checking.instruments import Instrument
from generator.checking.kinds import HEADED
from generator.checking.outcome import Outcome, passed, violated
from generator.checking.words_unicode import paragraphs_of, whole_of
from generator.decree.kinds import ABBREVIATIONS
from generator.decree.rules import Rule
from generator.decree.word_lists import KNOWN_ABBREVIATIONS
from generator.patterns import Pattern

__all__ = ["CHECKS"]

# What must not stand before a number is looked for behind its first digit: so the search leaps from digit to digit.
_COMMAS: Final = Pattern(r"\d(?<![\d.,/]\d)\d{0,2}(?:,\d{3}){2,}(?![\d/])")
_BARE: Final = Pattern(r"\d(?<![\d.,/-]\d)\d{4,}(?=\s*(?:đồng|triệu đồng|VNĐ|VND)\b)", "đồng", "VNĐ", "VND")
_DOTS: Final = Pattern(r"\d(?<![\d.,/]\d)\d{0,2}(?:\.\d{3})+(?![\d/])")
_POINT: Final = Pattern(r"\d(?<![\d.,/]\d)\d*\.(?:\d{1,2}|\d{4,})\s?%", "%")
_COMMA: Final = Pattern(r"\d(?<![\d.,/]\d)\d*,\d+\s?%", "%")
_ABBREVIATION: Final = Pattern(r"(?<![\w/&.-])[A-ZĐÂÊÔƠƯ]{3,8}(?![\w/&-])")
_DEFINED: Final = Pattern(
    r"\(\s*(?:sau đây\s+)?(?:gọi\s+|viết\s+)?(?:tắt\s+)?(?:là\s+|chung\s+là\s+)?:?\s*[“\"]?"
    r"([A-ZĐÂÊÔƠƯ&-]{2,8})[”\"]?\s*\)"
)
_ROMAN: Final = Pattern(r"[IVXLC]+")


def _thousands(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    whole = whole_of(instrument)
    if not any(pattern.search(whole) for pattern in (_COMMAS, _BARE, _DOTS)):
        return
    for paragraph, text in paragraphs_of(instrument):
        wrong = [*_COMMAS.finditer(text), *_BARE.finditer(text)]
        for found in wrong:
            yield violated(spot_of(paragraph, found.start(), found.end()), f"“{found[0]}”")
        if not wrong and _DOTS.search(text):
            yield passed(paragraph)


def _decimal(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    whole = whole_of(instrument)
    if not any(pattern.search(whole) for pattern in (_POINT, _COMMA)):
        return
    for paragraph, text in paragraphs_of(instrument):
        wrong = list(_POINT.finditer(text))
        for found in wrong:
            yield violated(spot_of(paragraph, found.start(), found.end()), f"“{found[0]}”")
        if not wrong and _COMMA.search(text):
            yield passed(paragraph)


def _abbreviations(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """In the body's sentences; what an earlier document of the file explains is explained."""
    # An agency's own well-known ones come as the rule's value.
    known = {
        *KNOWN_ABBREVIATIONS,
        *ABBREVIATIONS.values(),
        *(map(str, rule.value) if isinstance(rule.value, tuple) else ()),
    }
    for one in instrument.together:
        if one is instrument:
            break
        for _, text in paragraphs_of(one):
            known.update(found[1] for found in _DEFINED.finditer(text))
    skipped = {
        component.paragraph.index
        for id in ("C1", "C2", "C3", "C4", "C5", "C6", "C9", "C10", "C11", "C20", "C21", "C22", "C26", "C27", "C30")
        for component in instrument.of(id)
    }
    for paragraph, text in paragraphs_of(instrument):
        for found in _DEFINED.finditer(text):
            known.add(found[1])
        if paragraph.index in skipped or text.isupper() or paragraph.cell is not None:
            continue
        for found in _ABBREVIATION.finditer(text):
            word = found[0]
            if word in known or _ROMAN.fullmatch(word) or _in_capitals(text, found):
                continue
            known.add(word)
            yield violated(spot_of(paragraph, found.start(), found.end()), f"“{word}”")
        else:
            yield passed(paragraph)


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether it stands among words in capitals, as in a title that a sentence quotes."""
    around = re.findall(r"[^\W\d_]{2,}", text[max(0, found.start() - 25) : found.start()])[-1:]
    around += re.findall(r"[^\W\d_]{2,}", text[found.end() : found.end() + 25])[:1]
    return any(word.isupper() for word in around)


CHECKS: tuple[Check, ...] = (
    Check("6.4.thousands", _thousands),
    Check("6.4.decimal", _decimal),
    Check("C12.abbreviation", _abbreviations, HEADED),
)
