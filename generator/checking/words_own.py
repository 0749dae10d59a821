"""Checks what an agency asks of its own words: some never used, some always there, some written just so.

It must never know a rule of the decree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.check import Check, Evaluate
from generator.checking.citations import spot_of
from generator.checking.instruments import Instrument
from generator.checking.kinds import Kind
from generator.checking.outcome import Outcome, passed, violated
from generator.checking.words_unicode import paragraphs_of
from generator.decree.rules import Rule
from generator.vietnamese import nfc
from generator.word.document import Paragraph

__all__ = ["own_check"]


def own_check(id: str, form: str, component: str, kinds: frozenset[Kind]) -> Check:
    """The check of an agency's own rule; its words are the rule's value.

    Args:
        id: the rule's.
        form: `khong_dung`, `phai_co` or `viet_dung`.
        component: where to look; everywhere if empty.
        kinds: the documents it is for.
    """
    evaluate: Evaluate
    if form == "phai_co":
        evaluate = _needed(component)
    elif form == "khong_dung":
        evaluate = _unwanted(component, as_written=False)
    else:
        evaluate = _unwanted(component, as_written=True)
    return Check(id, evaluate, kinds)


def _texts(instrument: Instrument, component: str) -> Iterator[tuple[Paragraph, str]]:
    if not component:
        yield from paragraphs_of(instrument)
        return
    seen: set[int] = set()
    for one in instrument.of(component):
        for line in one.lines:
            if line.paragraph.index not in seen:
                seen.add(line.paragraph.index)
                yield line.paragraph, nfc(line.paragraph.text)


def _pattern(words: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(word) for word in nfc(words).split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _words(rule: Rule) -> list[str]:
    return [str(one) for one in rule.value] if isinstance(rule.value, tuple) else []


def _needed(component: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        patterns = [_pattern(words) for words in _words(rule)]
        first: Paragraph | None = None
        for paragraph, text in _texts(instrument, component):
            first = first or paragraph
            if any(pattern.search(text) for pattern in patterns):
                yield passed(paragraph)
                return
        if first is not None:
            yield violated(first, "không có " + " hay ".join(f"“{words}”" for words in _words(rule)))

    return evaluate


def _unwanted(component: str, *, as_written: bool) -> Evaluate:
    """Words that must not be there at all, or not in other capitals than these."""

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        patterns = [(_pattern(words), " ".join(nfc(words).split())) for words in _words(rule)]
        for paragraph, text in _texts(instrument, component):
            wrong = False
            for pattern, words in patterns:
                for found in pattern.finditer(text):
                    said = " ".join(found[0].split())
                    if as_written and (said == words or said.isupper()):
                        continue
                    wrong = True
                    yield violated(spot_of(paragraph, found.start(), found.end()), f"“{said}”")
            if not wrong:
                yield passed(paragraph)

    return evaluate
