"""Which rule is measured how: the decree's records beside their evaluators.

Every rule has one `Check`; it must never know how a report looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.checking.instruments import Instrument
from generator.checking.kinds import ALL_KINDS, Kind
from generator.checking.outcome import Outcome
from generator.decree.rules import Normativity, Rule, rules
from generator.findings import Severity

__all__ = ["Check", "Evaluate", "checks", "rule_of", "severity_of"]

Evaluate = Callable[[Instrument, Rule], Iterator[Outcome]]
"""Measures one rule in one document; yields nothing where there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Check:
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


@cache
def checks() -> Mapping[str, Check]:
    """Every check by its rule's id, in the order of the decree's rules.

    Raises:
        ValueError: two checks are of one rule, or one is of no rule.
    """
    from generator.checking import measure_letters, measure_lines, measure_page, measure_paragraphs, measure_places

    found: dict[str, Check] = {}
    for module in (measure_page, measure_letters, measure_paragraphs, measure_lines, measure_places):
        for check in module.CHECKS:
            if check.id in found or check.id not in rules():
                raise ValueError(f"{check.id}: twice, or no rule of the decree")
            found[check.id] = check
    return {id: found[id] for id in rules() if id in found}


def rule_of(check: Check) -> Rule:
    """The decree's record of what a check measures."""
    return rules()[check.id]


def severity_of(check: Check) -> Severity:
    """How bad a violation is."""
    return check.severity if check.severity is not None else _BY_NORMATIVITY[rule_of(check).normativity]
