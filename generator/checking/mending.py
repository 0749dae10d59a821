"""Mends a file of what can be mended without touching a word, and proves it by checking again.

Knows when a mend counts: its finding is gone, and no other has come; it must never know how any one is done. What does
not count is taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.checking.check import Check
from generator.checking.mend_letters import LETTER_MENDS
from generator.checking.mend_lines import LINE_MENDS
from generator.checking.mend_pages import PAGE_MENDS
from generator.checking.mend_paragraphs import PARAGRAPH_MENDS
from generator.checking.mend_tables import TABLE_MENDS
from generator.checking.outcome import Spot
from generator.checking.registry import reading_words
from generator.checking.report import Report, RuleFinding, check_document
from generator.checking.rulebook import RuleBook, decree_book
from generator.decree.rules import Rule
from generator.word.document import read_document
from generator.word.editing import Editing, LeftAlone
from generator.word.package import Package

__all__ = ["Mended", "mend_package"]

_MOST_PASSES: Final = 4
"""One mend may bring to light what another hid (a page number that was not there has no size); then that is mended."""

Mend = Callable[[Editing, Rule, RuleFinding, Spot], None]
_Key = tuple[str, int, int, str, int]
"""A finding at one spot: its rule, which document of the file, section, part, paragraph."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mending.

    Attributes:
        content: the mended file; empty where nothing was mended.
        before: what was found in the file as it was.
        after: what is found in the mended file.
        done: the findings that are gone, in reading order.
        reasons: rule → why a finding of it is left.
        composed: how many stretches of text were written in NFC.
    """

    content: bytes
    before: Report
    after: Report
    done: tuple[RuleFinding, ...]
    reasons: Mapping[str, str]
    composed: int = 0


@dataclass(slots=True)
class _State:
    """A version of the file, and what is found in it."""

    package: Package
    report: Report
    keys: Counter[_Key]
    composed: int = 0


def mend_of(check: Check) -> Mend | None:
    """How findings of a rule are mended; None for those that a person must mend."""
    if not check.fixable:
        return None
    aspect = check.id.rpartition(".")[2]
    return (
        PAGE_MENDS.get(check.id)
        or TABLE_MENDS.get(check.id)
        or LETTER_MENDS.get(check.id)
        or LETTER_MENDS.get(aspect)
        or PARAGRAPH_MENDS.get(aspect)
        or LINE_MENDS.get(aspect)
    )


def mend_package(package: Package, *, book: RuleBook | None = None) -> Mended:
    """Mends a file.

    Args:
        package: the file.
        book: the rules in force; the decree's if None.

    Raises:
        Refused: it cannot be read.
    """
    book = decree_book() if book is None else book
    start = _state(package, book)
    rules = [id for id, entry in book.items() if mend_of(entry.check) is not None]
    reasons: dict[str, str] = {}
    best = _mended_by(start, rules, reasons, book)
    if best is None or best.keys - start.keys:
        # Something new has come of it: rule by rule, and what brings it is taken back.
        best = start
        present = {key[0] for key in start.keys}
        for rule in [*(one for one in rules if one in present), *(one for one in rules if one not in present)]:
            if rule in present or any(key[0] == rule for key in best.keys):
                tried = _mended_by(best, [rule], reasons, book)
                if tried is None or tried.keys == best.keys:
                    continue
                if tried.keys - best.keys:
                    reasons.setdefault(rule, "sửa chỗ này sẽ sinh lỗi khác")
                else:
                    best = tried
    best = _without_vain(start, best, rules, reasons, book)
    best = _composed(best, book)
    done = tuple(finding for finding in start.report.findings if _gone(finding, start, best))
    left = {finding.rule for finding in best.report.findings}
    for rule in left:
        reasons.setdefault(rule, _why_left(rule, book))
    return Mended(
        content=b"" if best.package is package else best.package.source,
        before=start.report,
        after=best.report,
        done=done,
        reasons={rule: reason for rule, reason in reasons.items() if rule in left},
        composed=best.composed,
    )


def _why_left(rule: str, book: RuleBook) -> str:
    """Why no one tried to mend a finding."""
    if rule in reading_words() or rule.startswith("rieng."):
        return "là lời văn, người phải sửa"
    if mend_of(book[rule].check) is not None:
        return "sửa định dạng không làm hết lỗi này"
    return "phải sắp xếp lại văn bản, máy không tự chuyển chữ"


def _state(package: Package, book: RuleBook) -> _State:
    report = check_document(read_document(package), book=book)
    return _State(package, report, Counter(key for finding in report.findings for key in _keys(report, finding)))


def _keys(report: Report, finding: RuleFinding) -> list[_Key]:
    number = next(at for at, one in enumerate(report.instruments) if one is finding.instrument)
    found = []
    for spot in finding.spots:
        paragraph = -1 if spot.section >= 0 or spot.paragraph is None else spot.paragraph.index
        found.append((finding.rule, number, spot.section, spot.place.part if spot.section < 0 else "", paragraph))
    return found


def _gone(finding: RuleFinding, start: _State, end: _State) -> bool:
    return not any(end.keys[key] for key in _keys(start.report, finding))


def _mended_by(start: _State, rules: Iterable[str], reasons: dict[str, str], book: RuleBook) -> _State | None:
    """The file with these rules' findings mended, as far as they can be; None if that would touch a word."""
    wanted = frozenset(rules)
    state = start
    for _ in range(_MOST_PASSES):
        document = read_document(state.package)
        report = check_document(document, book=book)
        editing = Editing(state.package, document)
        for finding in report.findings:
            entry = book[finding.rule]
            mend = mend_of(entry.check) if finding.rule in wanted else None
            for spot in finding.spots if mend is not None else ():
                assert mend is not None
                try:
                    mend(editing, entry.rule, finding, spot)
                except LeftAlone as left:
                    reasons.setdefault(finding.rule, str(left))
        try:
            content = editing.finish()
        except LeftAlone as left:
            for rule in wanted:
                reasons.setdefault(rule, str(left))
            return None
        if not content:
            return state
        after = _state(Package.read(content, file=state.package.file), book)
        if after.keys == state.keys:
            return state  # What changed nothing that is measured is not kept.
        state = after
    return state


def _without_vain(start: _State, best: _State, rules: Iterable[str], reasons: dict[str, str], book: RuleBook) -> _State:
    """The mended file without what was changed for findings that did not go away by it."""
    vain = {rule for rule in rules if _count(start, rule) and _count(best, rule) >= _count(start, rule)}
    for rule in vain:
        reasons.setdefault(rule, "sửa định dạng không làm hết lỗi này")
    if not vain or best is start:
        return best
    tried = _mended_by(start, [rule for rule in rules if rule not in vain], reasons, book)
    return tried if tried is not None and tried.keys == best.keys else best


def _count(state: _State, rule: str) -> int:
    return sum(number for key, number in state.keys.items() if key[0] == rule)


def _composed(state: _State, book: RuleBook) -> _State:
    """With every text in NFC: last of all, for then letters are counted otherwise."""
    document = read_document(state.package)
    editing = Editing(state.package, document)
    composed = editing.compose()
    if not composed:
        return state
    try:
        content = editing.finish()
    except LeftAlone:
        return state
    after = _state(Package.read(content, file=state.package.file), book)
    if after.keys - state.keys:
        return state
    after.composed = composed
    return after
