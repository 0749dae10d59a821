"""What joins a rule of the decree to the function that measures it.

Knows the shape of a check; which checks there are is `registry`'s to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.checking.instruments import Instrument
from generator.checking.kinds import ALL_KINDS, Kind
from generator.checking.outcome import Outcome
from generator.decree.rules import Normativity, Rule, rules
from generator.findings import Severity

__all__ = ["Check", "Evaluate", "rule_of", "severity_of"]

Evaluate = Callable[[Instrument, Rule], Iterator[Outcome]]
"""Measures one rule in one document; yields nothing where there is nothing to measure."""


class Check(NamedTuple):
    """A rule's evaluator.

    Attributes:
        id: the rule's.
        evaluate: measures it.
        kinds: the documents it is measured in.
        fixable: whether a copy can be mended of it without touching a word.
        severity: None where the rule's normativity says it.
    """

    id: str
    evaluate: Evaluate
    kinds: frozenset[Kind] = ALL_KINDS
    fixable: bool = False
    severity: Severity | None = None


_BY_NORMATIVITY = {
    Normativity.MANDATORY: Severity.ERROR,
    Normativity.CUSTOMARY: Severity.WARNING,
    Normativity.PERMITTED: Severity.HINT,
}


def rule_of(check: Check) -> Rule:
    """The decree's record of what a check measures."""
    return rules()[check.id]


def severity_of(check: Check) -> Severity:
    """How bad a violation is."""
    return check.severity if check.severity is not None else _BY_NORMATIVITY[rule_of(check).normativity]
