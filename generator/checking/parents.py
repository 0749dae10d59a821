"""Which document of another file an attached one belongs to: by number and day, or by the subject it is issued under.

Knows the signs that leave no doubt; where there is doubt no parent is set. It must never know what a rule asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.checking.citations import DAY, citations_in, symbol_parts
from generator.checking.instruments import Component, Instrument, is_bare
from generator.checking.kinds import ATTACHED, ISSUED, Kind
from generator.checking.lines import skeleton
from generator.patterns import Pattern

__all__ = ["cited_symbol", "find_parents", "months_in", "symbol_of"]

_SYMBOL: Final = Pattern(r"\bsố[\s.…_:\d]*/\s*(\w[\w&.]*(?:\s*[-–/]\s*\w[\w&.]*)+)", flags=re.IGNORECASE)
"""The symbol of a document that is cited, its number filled in or not."""
_MONTH: Final = Pattern(r"tháng\s*(\d{1,2})\s*năm\s*(\d{4})", flags=re.IGNORECASE)


def find_parents(files: Sequence[Sequence[Instrument]]) -> None:
    """Sets `parent` of attached documents that stand in one file while what they belong to stands in another.

    Args:
        files: the documents of each file, as `read_instruments` gives them.
    """
    issued = [one for file in files for one in file if one.kind in ISSUED and one.of("C5")]
    for file in files:
        for one in file:
            others = [other for other in issued if other.document is not one.document]
            if one.parent is None and others and (one.kind in ATTACHED or is_bare(one)):
                _settle(one, others)


def _settle(one: Instrument, others: Sequence[Instrument]) -> None:
    found = _only(other for other in others if _cites(one, other)) or _only(
        other for other in others if _is_subject_of(one, other)
    )
    if found is None or (one.kind is Kind.CO_TEN_LOAI and found.kind is not Kind.QUYET_DINH):
        return
    if one.kind is Kind.CO_TEN_LOAI:
        one.kind = Kind.KEM_THEO
    one.parent = found
    found.attached.append(one)


def _only(found: Iterable[Instrument]) -> Instrument | None:
    all_found = list(found)
    return all_found[0] if len(all_found) == 1 else None


def _cites(one: Instrument, other: Instrument) -> bool:
    """Whether a "Kèm theo" line names the other: by its number, or, where that is blank, by all that is filled in."""
    line = next(iter(one.of("C30")), None)
    parts = symbol_parts(other.of("C5")[0].text)
    if line is None or parts is None or not _of_one_body(one, other):
        return False
    cited = citations_in(line.text)
    symbol = symbol_of(other)
    if cited and parts.digits:
        return cited[0].key == f"{parts.digits}/{symbol}".lstrip("0")
    if cited_symbol(line.text) != symbol:
        return False
    days = [months_in(text) for text in (line.text, other.of("C6")[0].text if other.of("C6") else "")]
    return "" in days or days[0] == days[1]


def _of_one_body(one: Instrument, other: Instrument) -> bool:
    own, issuer = next(iter(one.of("C4")), None), next(iter(other.of("C4")), None)
    return own is None or issuer is None or skeleton(own.text) == skeleton(issuer.text)


def _is_subject_of(one: Instrument, other: Instrument) -> bool:
    """Whether the other's trích yếu, or its first điều, issues just this: its tên loại and its subject."""
    subject = next(iter(one.of("C8")), None)
    if one.kind is Kind.PHU_LUC or subject is None or not one.name or not _of_one_body(one, other):
        return False
    wanted = f"{skeleton(one.name)} {skeleton(subject.text)}".rstrip(" .;")
    told: list[Component] = [*other.of("C8"), *other.of("C17")[:1]]
    return any(wanted in skeleton(component.text) for component in told)


def symbol_of(instrument: Instrument) -> str:
    """The symbol of a document, without blanks and case; empty where it has none."""
    parts = symbol_parts(instrument.of("C5")[0].text) if instrument.of("C5") else None
    return _plain(parts.symbol) if parts is not None else ""


def cited_symbol(text: str) -> str:
    """The symbol of the document that a text names, its number filled in or not; empty where it names none."""
    found = _SYMBOL.search(text)
    return _plain(found[1]) if found else ""


def _plain(symbol: str) -> str:
    return "".join(symbol.split()).casefold().replace("–", "-").rstrip(".")


def months_in(text: str) -> str:
    """The month and the year that a text dates by, `1/2022`, the day filled in or not; empty for none."""
    day = DAY.search(text)
    if day and day["d"]:
        return f"{int(day['m'])}/{day['y']}"
    found = _MONTH.search(text)
    return f"{int(found[1])}/{found[2]}" if found else ""
