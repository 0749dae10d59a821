"""Knows the file that keeps numbers and days of issue (`ban_hanh.yaml`), read and written whole.

It must never decide whether a document may be issued.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.workspace import Workspace, remove_file

if TYPE_CHECKING:
    from generator.model.dossier import Dossier

__all__ = [
    "DOCUMENT_KEYS",
    "RECORD_FILE",
    "Entries",
    "document_entries",
    "read_record",
    "report_entries",
    "write_record",
]

RECORD_FILE = "ban_hanh.yaml"
DOCUMENT_KEYS = {"quyet-dinh": "quyet_dinh", "ke-hoach": "ke_hoach"}
_REPORTS_KEY = "bao_cao"
_COMMENT = "# Số và ngày ban hành, do lệnh `vanban issue` ghi; muốn xóa: `vanban issue --undo`.\n"

Entries = dict[str, tuple[str, str]]
"""The number and the day of each document or each period's report, in the file's own words."""


def read_record(workspace: Workspace, year: int) -> tuple[Entries, Entries]:
    """What is recorded of documents, and of the reports by period, in the file's own words.

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
    reports = raw.at([_REPORTS_KEY])
    if reports is not None and not isinstance(reports, dict):
        raise Refused([_broken(file)])

    def _entry(path: Sequence[str | int]) -> tuple[str, str]:
        number, day = raw.at([*path, "so"]), raw.at([*path, "ngay"])
        if not isinstance(number, str) or not isinstance(day, str):
            raise Refused([_broken(file)])
        return number, day

    return (
        {key: _entry([key]) for key in DOCUMENT_KEYS.values() if raw.at([key]) is not None},
        {str(period): _entry([_REPORTS_KEY, period]) for period in reports or {}},
    )


def write_record(workspace: Workspace, year: int, entries: Entries, reports: Entries) -> None:
    """Write what is recorded; where nothing is left, there is no file."""
    path = workspace.year_folder(year) / RECORD_FILE
    if entries or reports:
        workspace.write({path: _record_bytes(entries, reports)})
    else:
        with workspace.writing():
            remove_file(path, shown=workspace.shown)


def report_entries(dossier: Dossier) -> Entries:
    """What is recorded of reports, as the file says it."""
    return {
        period: (str(record.number), f"{record.day:%d/%m/%Y}") for period, record in dossier.issuing.reports.items()
    }


def document_entries(dossier: Dossier) -> Entries:
    """What is recorded of the decision and the plan, as the file says it."""
    return {
        key: (str(kept.number), f"{kept.day:%d/%m/%Y}")
        for key, kept in (("quyet_dinh", dossier.issuing.decision), ("ke_hoach", dossier.issuing.plan))
        if kept is not None
    }


def _record_bytes(entries: Entries, reports: Entries) -> bytes:
    """The whole file of the record."""
    lines = [
        f"{key}:\n  so: {entries[key][0]}\n  ngay: {entries[key][1]}\n"
        for key in DOCUMENT_KEYS.values()
        if key in entries
    ]
    if reports:
        lines.append(f"{_REPORTS_KEY}:\n")
        lines += [f"  {period}:\n    so: {number}\n    ngay: {day}\n" for period, (number, day) in reports.items()]
    return (_COMMENT + "".join(lines)).encode()


def _broken(file: str) -> Finding:
    return Finding(
        "ban_hanh_hong",
        Severity.ERROR,
        Place(file),
        "tệp ghi số và ngày ban hành không đúng mẫu",
        "sửa tệp theo mẫu `quyet_dinh:` gồm `so: 15` và `ngay: 14/01/2022`, hoặc xóa tệp để về dự thảo",
    )
