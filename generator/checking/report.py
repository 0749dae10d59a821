"""What a check tells: findings with their clause, what was measured, and what could not be.

Knows how findings are gathered; it must never know how a rule is measured.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from generator.checking.citations import day_in
from generator.checking.instruments import Instrument, read_instruments
from generator.checking.outcome import Spot, Verdict
from generator.checking.registry import reading_words
from generator.checking.rulebook import Entry, RuleBook, decree_book
from generator.findings import Place, Severity
from generator.word.document import Document

__all__ = ["SEVERITY_WORDS", "Report", "RuleFinding", "check_document", "check_documents"]

_MOST_PARENTS: Final = 4
SEVERITY_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


class RuleFinding(NamedTuple):
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


class Report(NamedTuple):
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


def check_document(document: Document, *, only: Iterable[str] | None = None, book: RuleBook | None = None) -> Report:
    """Measures every rule in every document of a file.

    A document dated before a rule came into force, or after it ended, is told of it as a hint: it was made by others.

    Args:
        document: the file.
        only: the ids of the rules to measure; all of them if None.
        book: the rules in force; the decree's if None.
    """
    return _report(document, read_instruments(document), only, decree_book() if book is None else book)


def check_documents(documents: Sequence[Document], *, book: RuleBook | None = None) -> list[Report]:
    """Measures every rule in several files that may belong together: an attached text is held to its parent's file."""
    from generator.checking.parents import find_parents

    files = [read_instruments(document) for document in documents]
    find_parents(files)
    book = decree_book() if book is None else book
    return [_report(document, found, None, book) for document, found in zip(documents, files, strict=True)]


def _report(
    document: Document, instruments: tuple[Instrument, ...], only: Iterable[str] | None, book: RuleBook
) -> Report:
    chosen = book if only is None else {id: book[id] for id in only}
    days = {id(instrument): _day_of(instrument) for instrument in instruments}
    findings: list[RuleFinding] = []
    evaluated: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    for entry in chosen.values():
        check = entry.check
        evaluated[check.id] = False
        for instrument in instruments:
            if instrument.kind in check.kinds:
                measured, reason, found = _measure(entry, instrument, days[id(instrument)])
                evaluated[check.id] |= measured
                if reason:
                    reasons.setdefault(check.id, reason)
                findings += found
    findings = _by_cause(findings)
    order = {one: number for number, one in enumerate(chosen)}
    findings.sort(key=lambda finding: (_reading_order(finding.spots[0]), order[finding.rule], finding.measured))
    return Report(
        file=document.file,
        findings=tuple(findings),
        evaluated=tuple(id for id, done in evaluated.items() if done),
        not_evaluated={id: reasons.get(id, "văn bản không có phần này") for id, done in evaluated.items() if not done},
        instruments=instruments,
    )


def _by_cause(findings: list[RuleFinding]) -> list[RuleFinding]:
    """Without what follows from another finding: words set in the wrong case tell nothing of how they are written."""
    in_wrong_case = {
        spot.paragraph.index
        for finding in findings
        if finding.rule.endswith(".case")
        for spot in finding.spots
        if spot.paragraph is not None
    }

    def follows(finding: RuleFinding) -> bool:
        return finding.rule in reading_words() and all(
            spot.paragraph is not None and spot.paragraph.index in in_wrong_case for spot in finding.spots
        )

    return [finding for finding in findings if not follows(finding)]


def _measure(entry: Entry, instrument: Instrument, day: datetime.date | None) -> tuple[bool, str, list[RuleFinding]]:
    check, rule, severity = entry.check, entry.rule, entry.severity
    is_in_force = day is None or rule.version.covers(day)
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
        if not is_in_force:
            severity, said = Severity.HINT, f"{said} (văn bản ghi ngày {rule.version.name} chưa hoặc hết hiệu lực)"
        found.append(
            RuleFinding(rule.id, severity, said, tuple(where), rule.clause, rule.requirement, value, instrument)
        )
    return measured, reason, found


def _day_of(instrument: Instrument) -> datetime.date | None:
    """The day a document was issued, or the one it is issued with; None where it says none."""
    at: Instrument | None = instrument
    for _ in range(_MOST_PARENTS):
        if at is None:
            return None
        if at.of("C6"):
            return day_in(at.of("C6")[0].text)
        at = at.parent
    return None


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
