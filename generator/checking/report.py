"""What a check tells: findings with their clause, what was measured, and what could not be.

Knows how findings are gathered; it must never know how a rule is measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.checking.check import Check, rule_of, severity_of
from generator.checking.instruments import Instrument, read_instruments
from generator.checking.outcome import Spot, Verdict
from generator.checking.registry import checks
from generator.findings import Place, Severity
from generator.word.document import Document

__all__ = ["SEVERITY_WORDS", "Report", "RuleFinding", "check_document"]

SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


@dataclass(frozen=True, slots=True, eq=False)
class RuleFinding:
    """One rule broken in one way, with every spot where it is.

    Attributes:
        rule: the rule's id.
        spots: at least one, in reading order.
        required: what the decree asks.
        measured: what was found.
        instrument: the document of the file it is in.
    """

    rule: str
    severity: Severity
    message: str
    spots: tuple[Spot, ...]
    clause: str
    required: str
    measured: str
    instrument: Instrument

    @property
    def place(self) -> Place:
        """The first place."""
        return self.spots[0].place

    def as_json(self) -> dict[str, str]:
        """As `--json` tells it."""
        return {
            "rule": self.rule,
            "severity": SEVERITY_WORDS[self.severity],
            "message": self.message,
            "place": _place_words(self),
            "clause": self.clause,
            "required": self.required,
            "measured": self.measured,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """What came of checking one file.

    Attributes:
        findings: errors, warnings and hints, in reading order.
        evaluated: ids of the rules that were measured, broken or not.
        not_evaluated: id → why a rule was not; never counted as a pass.
        instruments: the documents that were found in the file.
    """

    file: str
    findings: tuple[RuleFinding, ...]
    evaluated: tuple[str, ...]
    not_evaluated: Mapping[str, str]
    instruments: tuple[Instrument, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """As `--json` tells it."""
        return {
            "file": self.file,
            "findings": [finding.as_json() for finding in self.findings],
            "evaluated": list(self.evaluated),
            "not_evaluated": list(self.not_evaluated),
        }


def check_document(document: Document, *, only: Iterable[str] | None = None) -> Report:
    """Measures every rule in every document of a file.

    Args:
        document: the file.
        only: the ids of the rules to measure; all of them if None.
    """
    chosen = checks() if only is None else {id: checks()[id] for id in only}
    instruments = read_instruments(document)
    findings: list[RuleFinding] = []
    evaluated: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    for check in chosen.values():
        evaluated[check.id] = False
        for instrument in instruments:
            if instrument.kind in check.kinds:
                measured, reason, found = _measure(check, instrument)
                evaluated[check.id] |= measured
                if reason:
                    reasons.setdefault(check.id, reason)
                findings += found
    order = {one: number for number, one in enumerate(chosen)}
    findings.sort(key=lambda finding: (_reading_order(finding.spots[0]), order[finding.rule], finding.measured))
    return Report(
        file=document.file,
        findings=tuple(findings),
        evaluated=tuple(id for id, done in evaluated.items() if done),
        not_evaluated={id: reasons.get(id, "văn bản không có phần này") for id, done in evaluated.items() if not done},
        instruments=instruments,
    )


def _measure(check: Check, instrument: Instrument) -> tuple[bool, str, list[RuleFinding]]:
    rule = rule_of(check)
    severity = severity_of(check)
    spots: dict[tuple[str, str], list[Spot]] = {}
    measured, reason = False, ""
    for outcome in check.evaluate(instrument, rule):
        if outcome.verdict is Verdict.UNCLEAR:
            reason = reason or outcome.measured
            continue
        measured = True
        if outcome.verdict is Verdict.VIOLATED:
            spots.setdefault((outcome.measured, outcome.message), []).append(outcome.spot)
    found = []
    for (value, message), where in spots.items():
        said = message or f"{rule.requirement}; ở đây: {value}"
        found.append(
            RuleFinding(rule.id, severity, said, tuple(where), rule.clause, rule.requirement, value, instrument)
        )
    return measured, reason, found


def _reading_order(spot: Spot) -> tuple[int, int]:
    if spot.section >= 0:
        return (0, spot.section)
    return (1, spot.paragraph.index if spot.paragraph is not None else -1)


def _place_words(finding: RuleFinding) -> str:
    spots: Sequence[Spot] = finding.spots
    place = spots[0].place
    where = str(
        Place(part=place.part, paragraph=place.paragraph, table=place.table, row=place.row, column=place.column)
    )
    words = spots[0].words if spots[0].section < 0 else ""
    more = f" và {len(spots) - 1} chỗ khác" if len(spots) > 1 else ""
    page = f"trang {spots[0].page}" if spots[0].page else ""
    return f"{', '.join(filter(None, (page, where)))}{f' “{words}”' if words else ''}{more}"
