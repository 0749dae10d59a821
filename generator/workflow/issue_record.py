"""Knows the file that keeps numbers and days of issue (`ban_hanh.yaml`), read and written whole.

It must never decide whether a document may be issued.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.workspace import Workspace, remove_file

if TYPE_CHECKING:
    from generator.model.dossier import Dossier, IssueRecord

__all__ = [
    "DOCUMENT_KEYS",
    "RECORD_FILE",
    "Entries",
    "Record",
    "entry_of",
    "read_record",
    "recorded",
    "write_record",
]

RECORD_FILE = "ban_hanh.yaml"
DOCUMENT_KEYS = {"quyet-dinh": "quyet_dinh", "ke-hoach": "ke_hoach"}
_REPORTS_KEY, _LETTERS_KEY = "bao_cao", "cong_van"
_COMMENT = "# Số và ngày ban hành, do lệnh `vanban issue` ghi; muốn xóa: `vanban issue --undo`.\n"

Entries = dict[str, tuple[str, str]]
"""The number and the day of each document, each period's report or each letter, in the file's own words."""


@dataclass(frozen=True, slots=True)
class Record:
    """The whole file: the decision and the plan by key, the reports by period, the letters by the day they ask for."""

    documents: Entries
    reports: Entries
    letters: Entries


def read_record(workspace: Workspace, year: int) -> Record:
    """What is recorded, in the file's own words.

    Raises:
        Refused: nothing is recorded, or the record cannot be read.
    """
    from generator.reading.yaml_files import read_yaml

    path = workspace.year_folder(year) / RECORD_FILE
    file = workspace.shown(path)
    if not path.exists():
        message = f"năm {year} chưa ban hành văn bản nào, không có gì để hoàn lại"
        raise Refused.because("chua_ban_hanh", message, "", Place(file))
    raw, findings = read_yaml(path, file, may_be_blank=True)
    if raw is None or has_errors(findings):
        raise Refused([*findings, _broken(file)])

    def _entry(path: Sequence[str | int]) -> tuple[str, str]:
        number, day = raw.at([*path, "so"]), raw.at([*path, "ngay"])
        if not isinstance(number, str) or not isinstance(day, str):
            raise Refused([_broken(file)])
        return number, day

    def _entries(key: str) -> Entries:
        several = raw.at([key])
        if several is not None and not isinstance(several, dict):
            raise Refused([_broken(file)])
        return {str(name): _entry([key, name]) for name in several or {}}

    documents = {key: _entry([key]) for key in DOCUMENT_KEYS.values() if raw.at([key]) is not None}
    return Record(documents, _entries(_REPORTS_KEY), _entries(_LETTERS_KEY))


def write_record(workspace: Workspace, year: int, record: Record) -> None:
    """Write what is recorded; where nothing is left, there is no file."""
    path = workspace.year_folder(year) / RECORD_FILE
    if record.documents or record.reports or record.letters:
        workspace.write({path: _record_bytes(record)})
    else:
        with workspace.writing():
            remove_file(path, shown=workspace.shown)


def recorded(dossier: Dossier) -> Record:
    """What is recorded in a year that was read, as the file says it."""
    issuing = dossier.issuing
    documents = (("quyet_dinh", issuing.decision), ("ke_hoach", issuing.plan))
    return Record(
        _words({key: kept for key, kept in documents if kept is not None}),
        _words(issuing.reports),
        _words(issuing.letters),
    )


def entry_of(number: int, day: datetime.date) -> tuple[str, str]:
    """A number and a day as the file says them."""
    return str(number), f"{day:%d/%m/%Y}"


def _words(records: Mapping[str, IssueRecord]) -> Entries:
    return {key: entry_of(record.number, record.day) for key, record in records.items()}


def _record_bytes(record: Record) -> bytes:
    """The whole file of the record."""
    documents = record.documents
    lines = [
        f"{key}:\n  so: {documents[key][0]}\n  ngay: {documents[key][1]}\n"
        for key in DOCUMENT_KEYS.values()
        if key in documents
    ]
    for key, entries in ((_REPORTS_KEY, record.reports), (_LETTERS_KEY, record.letters)):
        lines += [f"{key}:\n"] if entries else []
        lines += [f"  {name}:\n    so: {number}\n    ngay: {day}\n" for name, (number, day) in entries.items()]
    return (_COMMENT + "".join(lines)).encode()


def _broken(file: str) -> Finding:
    return Finding(
        "ban_hanh_hong",
        Severity.ERROR,
        Place(file),
        "tệp ghi số và ngày ban hành không đúng mẫu",
        "sửa tệp theo mẫu `quyet_dinh:` gồm `so: 15` và `ngay: 14/01/2022`, hoặc xóa tệp để về dự thảo",
    )
