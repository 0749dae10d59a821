"""Which checks there are: those of every module that measures.

It must never know how anything is measured, nor how a report looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from generator.checking import (
    measure_file,
    measure_letters,
    measure_lines,
    measure_page,
    measure_paragraphs,
    measure_places,
    words_alone,
    words_attached,
    words_capitals,
    words_figures,
    words_foot,
    words_greeting,
    words_grounds,
    words_head,
    words_outline,
    words_presence,
    words_superfluous,
    words_unicode,
)
from generator.checking.check import Check
from generator.decree.rules import rules

__all__ = ["checks", "reading_words"]

_WORDS: Final = (
    words_presence.CHECKS,
    words_superfluous.CHECKS,
    words_alone.CHECKS,
    words_head.CHECKS,
    words_greeting.CHECKS,
    words_foot.CHECKS,
    words_grounds.CHECKS,
    words_outline.CHECKS,
    words_attached.CHECKS,
    words_unicode.CHECKS,
    words_capitals.CHECKS,
    words_figures.CHECKS,
)
_MODULES: Final = (
    measure_page.CHECKS,
    measure_letters.CHECKS,
    measure_paragraphs.CHECKS,
    measure_lines.CHECKS,
    measure_places.CHECKS,
    measure_file.CHECKS,
    *_WORDS,
)


@cache
def reading_words() -> frozenset[str]:
    """The ids of the rules that are held against what a document says, not how it looks."""
    return frozenset(check.id for listed in _WORDS for check in listed)


@cache
def checks() -> Mapping[str, Check]:
    """Every check by its rule's id, in the order of the decree's rules.

    Raises:
        ValueError: two checks are of one rule, or one is of no rule.
    """
    found: dict[str, Check] = {}
    for listed in _MODULES:
        for check in listed:
            if check.id in found or check.id not in rules():
                raise ValueError(f"{check.id}: twice, or no rule of the decree")
            found[check.id] = check
    return {id: found[id] for id in rules() if id in found}
