"""Knows how a file on disk becomes a report, and what a result must not be written over; it must never know a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.checking.report import Report, check_document, check_documents
from generator.checking.rulebook import RuleBook
from generator.findings import Finding, Place, Refused, reason_of
from generator.word.document import Document, read_document
from generator.word.package import Package

__all__ = ["CheckedFile", "check_file", "check_files", "read_checked", "refuse_target"]

_TAG: Final = re.compile(r"\{\{.*\}\}|\{%.*%\}")
_TAGS_OF_A_TEMPLATE: Final = 3
_TOGETHER_BYTES: Final = 32 * 1024 * 1024
"""Files that are larger together are checked one by one: all that is read of them would have to be kept."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file, what was read from it, what was found, and by which rules (the decree's alone if None)."""

    path: Path
    package: Package
    document: Document
    report: Report
    book: RuleBook | None = None


def check_file(path: Path, *, shown: str = "", book: RuleBook | None = None) -> Report:
    """Checks one Word file against the decree.

    Args:
        path: the file.
        shown: what a person calls it; its path if not said.
        book: the rules in force; the decree's alone if not said.

    Raises:
        Refused: it cannot be read, is no Word file, or passes the bounds.
    """
    return read_checked(path, shown=shown, book=book).report


def read_checked(path: Path, *, shown: str = "", book: RuleBook | None = None) -> CheckedFile:
    """Checks one Word file, and keeps what was read.

    Raises:
        Refused: see `check_file`.
    """
    package, document = _read(path, shown)
    return CheckedFile(path, package, document, check_document(document, book=book), book)


def check_files(
    files: Sequence[tuple[Path, str]], *, book: RuleBook | None = None
) -> tuple[list[Report], list[Finding]]:
    """Checks several files that may belong together: a plan and the decision that it is issued with.

    Args:
        files: each with what a person calls it.
        book: the rules in force; the decree's alone if not said.

    Returns:
        A report of each file that can be read, and why the others cannot.
    """
    refused: list[Finding] = []
    reports: list[Report] = []
    documents: list[Document] = []
    is_together = len(files) > 1 and sum(_size(path) for path, _ in files) <= _TOGETHER_BYTES
    for path, shown in files:
        try:
            if is_together:
                documents.append(_read(path, shown)[1])
            else:
                reports.append(check_file(path, shown=shown, book=book))
        except Refused as refusal:
            refused += refusal.findings
    return (check_documents(documents, book=book) if is_together else reports), refused


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # Why it cannot be read is said when it is.


def _read(path: Path, shown: str) -> tuple[Package, Document]:
    package = Package.read(path, file=shown or str(path))
    document = read_document(package)
    if sum(_TAG.search(one.text) is not None for one in document.paragraphs) >= _TAGS_OF_A_TEMPLATE:
        raise Refused.because(
            "la_mau_van_ban",
            "tệp là mẫu Word còn các thẻ {{ … }}, chưa phải văn bản",
            "kiểm tra mẫu bằng lệnh: vanban template check; kiểm tra văn bản: ghi tên tệp trong output/",
            Place(file=document.file),
        )
    return package, document


def refuse_target(source: Path, target: Path, shown: str, *, ending: str, mark: bytes = b"") -> None:
    """Sees that a result may be written to a file.

    Args:
        source: the file that was checked; nothing is ever written onto it.
        target: where to.
        shown: what a person calls the target.
        ending: of its name, `.docx`.
        mark: what a file of ours holds near its beginning: such a one may be replaced; any other that is there stays.

    Raises:
        Refused: it is the checked file itself, is there already, or is named as another kind of file.
    """
    place = Place(file=shown)
    if target.suffix.lower() != ending:
        message = f"tên tệp kết quả phải có đuôi {ending}"
        raise Refused.because("sai_duoi_tep", message, f"ghi ví dụ {target.stem or 'ket_qua'}{ending}", place)
    try:
        if target.exists() and target.samefile(source):
            message = "tệp kết quả trùng với tệp đang kiểm tra; tệp ấy không bao giờ bị sửa"
            raise Refused.because("trung_tep_goc", message, "ghi một tên khác", place)
        if target.is_file():
            with target.open("rb") as stream:
                is_ours = bool(mark) and mark in stream.read(4096)
            if not is_ours:
                hint = "ghi một tên khác, hoặc xóa tệp ấy nếu không cần nữa"
                raise Refused.because("tep_da_co", "đã có tệp này, không ghi đè", hint, place)
    except OSError as problem:
        hint = "kiểm tra đường dẫn và quyền đọc"
        raise Refused.because("khong_doc_duoc", f"không xem được ({reason_of(problem)})", hint, place) from problem
