"""Checks the words of Kính gửi: who a document is for, one on the same line, several on a line each.

It must never look at a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import ISSUED
from generator.checking.outcome import Outcome, passed, violated
from generator.decree.rules import Rule
from generator.patterns import Pattern

__all__ = ["CHECKS", "second_receiver"]

_DASHES: Final = ("-", "–", "+", "•", "*")
_MANY: Final = Pattern(r"\W*(các|những|toàn thể|ủy ban nhân dân các|uỷ ban nhân dân các)\b", flags=re.IGNORECASE)
_IN_BRACKETS: Final = Pattern(r"\([^()]*\)")
_GOES_ON: Final = Pattern(r";\s*[-–+•*]?\s*(\w.*)")


def second_receiver(text: str) -> str:
    """What stands on a line behind the mark that ends a receiver; empty for nothing, or where it is in brackets."""
    found = _GOES_ON.search(_IN_BRACKETS.sub("", text))
    return found[1].strip() if found else ""


def _greeting(instrument: Instrument) -> tuple[Component | None, list[Component]]:
    """The line with "Kính gửi", and the recipients on lines of their own."""
    lines = list(instrument.of("C10"))
    return (lines[0], lines[1:]) if lines else (None, [])


def _after_label(component: Component) -> str:
    found = re.match(r"kính\s+gửi\s*[:;.]?\s*(.*)", component.text, re.IGNORECASE | re.DOTALL)
    return found[1] if found else ""


def _greeting_colon(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    first, _ = _greeting(instrument)
    if first is not None:
        has_colon = re.match(r"kính\s+gửi\s*:", first.text, re.IGNORECASE) is not None
        yield passed(first) if has_colon else violated(first, f"“{first.text[:20]}”")


def _recipients(instrument: Instrument) -> list[Component]:
    """Recipients on lines of their own, two or more; those beside "Kính gửi" on a line of several are left out."""
    first, others = _greeting(instrument)
    return others if first is not None and not _after_label(first).strip() and len(others) >= 2 else []


def _greeting_dash(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    first, others = _greeting(instrument)
    if first is None:
        return
    inside = [line.strip() for line in _after_label(first).split("\n") if line.strip()]
    if len(inside) >= 2 and not others:
        wrong = [line for line in inside if not line.startswith("-")]
        if wrong and inside[0].endswith(";"):
            yield violated(first, f"“{wrong[0]}”")
        return
    if len(others) + bool(inside) >= 2:
        wrong_ones = [one for one in others if not (one.text.startswith("-") or one.paragraph.label)]
        yield violated(wrong_ones[0], f"“{wrong_ones[0].text[:1]}”") if wrong_ones else passed(others[0])


def _greeting_semicolon(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _recipients(instrument)[:-1]:
        if one.text.endswith(";"):
            yield passed(one)
        else:
            yield violated(one, f"kết thúc bằng “{one.text[-1:]}”")


def _greeting_period(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _recipients(instrument)[-1:]:
        if one.text.endswith("."):
            yield passed(one)
        else:
            yield violated(one, f"kết thúc bằng “{one.text[-1:]}”")


def _line_each(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    first, others = _greeting(instrument)
    if first is None:
        return
    for one in (first, *others):
        lines = _after_label(one).split("\n") if one is first else one.text.split("\n")
        wrong = next(filter(None, map(second_receiver, lines)), "")
        yield violated(one, f"“{wrong}” cùng dòng với nơi khác") if wrong else passed(one)


def _same_line(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """A group of many may stand on a line of its own, with a dash."""
    first, others = _greeting(instrument)
    if first is None:
        return
    if _after_label(first).strip():
        yield passed(first)
    elif len(others) == 1 and not (others[0].text.startswith(_DASHES) and _MANY.match(others[0].text)):
        yield violated(others[0], f"“{others[0].text[:40]}” ở dòng dưới")


CHECKS: tuple[Check, ...] = (
    Check("C10.colon", _greeting_colon, ISSUED),
    Check("C10.dash", _greeting_dash, ISSUED),
    Check("C10.semicolon", _greeting_semicolon, ISSUED),
    Check("C10.period", _greeting_period, ISSUED),
    Check("C10.line", _line_each, ISSUED),
    Check("C10.same-line", _same_line, ISSUED),
)
