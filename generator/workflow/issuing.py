"""Knows when a document may be given its number and date, and records them once; it must never print them itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, has_errors
from generator.workflow.issue_record import (
    DOCUMENT_KEYS,
    RECORD_FILE,
    entry_of,
    read_record,
    recorded,
    write_record,
)
from generator.workflow.issue_words import cited_after, fault, issued_already, read_day, read_number
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.model.dossier import Dossier

__all__ = ["Issued", "Undone", "issue", "undo_issue"]

_NAMES = {"quyet-dinh": "quyết định", "ke-hoach": "kế hoạch"}


@dataclass(frozen=True, slots=True)
class Issued:
    """A number and a date that were recorded, and where."""

    year: int
    document: str
    number: str
    day: datetime.date
    file: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A record that was taken back: what it said, in the file's own words."""

    year: int
    document: str
    number: str
    day: str
    file: str


def issue(workspace: Workspace, year: int | None, document: str | None, number: str, day: str) -> Issued:
    """Record the number and date that văn thư gave; the next build prints them everywhere.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        document: `quyet-dinh` or `ke-hoach`; None for the one that carries the number.
        number: `15`, or `15/QĐ-KKT` where the symbol is the document's own.
        day: written 14/01/2022.

    Raises:
        Refused: the data have faults, the number or date cannot be, or the document is issued already.
    """
    from generator.reading.dossier import read_dossier
    from generator.writing.document_parts import symbol_of

    year = workspace.year(year)
    folder = workspace.year_folder(year)
    dossier, findings = read_dossier(folder, year, shown=workspace.shown(folder))
    if dossier is None or has_errors(findings):
        raise Refused(findings)
    document = _document(dossier, document)
    if document == "quyet-dinh" and dossier.decision is not None:
        symbol = symbol_of(dossier.decision, "quyết định", dossier.agency)
    else:
        symbol = symbol_of(dossier.plan, dossier.plan.kind, dossier.agency)
    record = dossier.issuing.decision if document == "quyet-dinh" else dossier.issuing.plan
    file = workspace.shown(folder / RECORD_FILE)
    if record is not None:
        raise issued_already(f"{_NAMES[document]} năm {year}", record, symbol, f"{document} --undo --nam {year}", file)
    faults: list[Finding] = []
    given = read_number(number, symbol, faults)
    date = _day(day, dossier, document, faults)
    if faults or given is None or date is None:
        raise Refused(faults)
    kept = recorded(dossier)
    kept.documents[DOCUMENT_KEYS[document]] = entry_of(given, date)
    write_record(workspace, year, kept)
    return Issued(year, document, f"{given:02d}/{symbol}", date, file)


def undo_issue(workspace: Workspace, year: int | None, document: str | None) -> Undone:
    """Make a document a draft again. Other data may have faults: only the record is read.

    Raises:
        Refused: nothing is recorded, the record cannot be read, or several documents are recorded and none is named.
    """
    year = workspace.year(year)
    path = workspace.year_folder(year) / RECORD_FILE
    file = workspace.shown(path)
    kept = read_record(workspace, year)
    issued = [name for name, key in DOCUMENT_KEYS.items() if key in kept.documents]
    if document is None and len(issued) > 1:
        raise Refused.because(
            "nhieu_van_ban",
            f"năm {year} có nhiều văn bản đã ban hành: {', '.join(issued)}",
            "ghi rõ tên văn bản, ví dụ `vanban issue quyet-dinh --undo`",
            Place(file),
        )
    document = document or (issued[0] if issued else "quyet-dinh")
    if document not in issued:
        raise Refused.because(
            "chua_ban_hanh", f"{_NAMES[document]} năm {year} chưa ban hành, không có gì để hoàn lại", "", Place(file)
        )
    number, day = kept.documents.pop(DOCUMENT_KEYS[document])
    write_record(workspace, year, kept)
    return Undone(year, document, number, day, file)


def _document(dossier: Dossier, wanted: str | None) -> str:
    """The document that carries number and date: the decision if the plan goes with one."""
    carrier = "ke-hoach" if dossier.decision is None else "quyet-dinh"
    if wanted is None or wanted == carrier:
        return carrier
    if carrier == "quyet-dinh":
        message = "kế hoạch ban hành kèm theo quyết định: số và ngày là của quyết định"
    else:
        message = "kế hoạch này ban hành độc lập, không có quyết định"
    raise Refused.because("sai_van_ban", message, f"chạy `vanban issue {carrier} --so … --ngay …`")


def _day(text: str, dossier: Dossier, document: str, faults: list[Finding]) -> datetime.date | None:
    day = read_day(text, faults)
    if day is None:
        return None
    if day.year not in (dossier.year - 1, dossier.year):
        faults.append(
            fault(
                "nam_sai",
                f"kế hoạch là của năm {dossier.year}, ngày {day:%d/%m/%Y} không thuộc năm ấy hay năm trước",
                "kiểm tra --ngay và --nam",
            )
        )
        return None
    faults += cited_after(_grounds(dossier, document), day)
    return day


def _grounds(dossier: Dossier, document: str) -> Iterable[str]:
    """The căn cứ of a decision; of a plan on its own, the opening paragraphs that are căn cứ."""
    if document == "quyet-dinh" and dossier.decision is not None:
        return dossier.decision.grounds
    from generator.model.text import plain

    return [text for block in dossier.plan.blocks if (text := plain(block.text)).startswith("Căn cứ ")]
