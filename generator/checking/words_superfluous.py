"""Checks that a document does not carry what documents of its kind do not have: a công văn no tên loại, and others.

It must never look at a format.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Instrument
from generator.checking.kinds import Kind
from generator.checking.outcome import Outcome, passed, violated
from generator.decree.rules import Rule

__all__ = ["CHECKS"]


def _none_of(*ids: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        found = [one for id in ids for one in instrument.of(id)]
        yield violated(found[0], f"“{found[0].text[:40]}”") if found else passed(instrument.paragraphs[0])

    return evaluate


_ATTACHED = frozenset({Kind.KEM_THEO})
CHECKS: tuple[Check, ...] = (
    Check("C7.letter", _none_of("C7"), frozenset({Kind.CONG_VAN})),
    Check("C30.no-number", _none_of("C5", "C6"), _ATTACHED),
    Check("C30.no-signer", _none_of("C21", "C22", "C26"), _ATTACHED),
)
