"""Knows how rendered documents become files: their PDFs, what stood there before, what changed.

It must never know what a document says or which template it is made with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.findings import Finding, Place, Refused, Severity, reason_of
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.workflow.changes import Changes

__all__ = ["Built", "BuiltFile", "find_office", "stale_pdfs", "template_bytes", "write_documents"]


class BuiltFile(NamedTuple):
    """One output: where it is, whether it is new, and what became of the file that stood there."""

    path: str
    is_written: bool
    is_new: bool = False
    changes: Changes | None = None
    kept: str = ""
    """Where the former file is when a person had edited it; empty if nobody had."""


class Built(NamedTuple):
    """What a build did; paths are the workspace's own.

    `issue_command` is what a draft is issued by; one that was asked for as `official` lacks its number and day alone.
    """

    year: int
    is_draft: bool
    files: tuple[BuiltFile, ...]
    warnings: tuple[Finding, ...] = ()
    issue_command: str = "vanban issue"
    official: bool = False


def write_documents(
    workspace: Workspace, contents: Mapping[Path, bytes], soffice: Path | None = None
) -> tuple[BuiltFile, ...]:
    """Write documents, and with `soffice` their PDFs: all of them, each whole, or none.

    Raises:
        Refused: a file cannot be written, or LibreOffice made no PDF.
    """
    outputs = dict(contents)
    made_from: dict[Path, bytes] = {}
    if soffice is not None:
        outputs |= _pdfs(workspace, contents, soffice, made_from)
    done = workspace.write_outputs(outputs, made_from)
    changes = {path: _changes(old, outputs[path]) for path, old in (done.before or {}).items() if path in contents}
    pdf_files = [path.with_suffix(".pdf") for path in contents] if soffice is not None else []
    return tuple(
        BuiltFile(
            workspace.shown(path),
            path in done.written,
            path in done.written and path not in (done.before or {}),
            changes.get(path),
            workspace.shown(done.kept[path]) if done.kept and path in done.kept else "",
        )
        for path in (*contents, *pdf_files)
    )


def stale_pdfs(workspace: Workspace, contents: Mapping[Path, bytes]) -> Iterator[Finding]:
    """PDFs beside documents just made that were made from other versions of them: somebody might send one."""
    for path, content in contents.items():
        pdf = path.with_suffix(".pdf")
        if workspace.is_left_behind(pdf, content):
            message = f"bản PDF này không còn khớp với {path.name} vừa dựng"
            yield Finding("pdf_cu", Severity.WARNING, Place(workspace.shown(pdf)), message, "thêm --pdf để làm lại")


def template_bytes(path: Path, workspace: Workspace) -> bytes:
    """The bytes of a template.

    Raises:
        Refused: there is none, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        message, hint = "không có mẫu này", "chép lại mẫu, hoặc lấy bản mẫu bằng lệnh `vanban init THƯ_MỤC_MỚI`"
    except OSError as error:
        message, hint = f"không đọc được mẫu: {reason_of(error)}", "đóng tệp trong Word, kiểm tra quyền đọc"
    raise Refused.because("khong_doc_duoc_mau", message, hint, Place(workspace.shown(path)))


def find_office(findings: list[Finding]) -> Path | None:
    """Where LibreOffice is; where it is not, that is told among the findings."""
    from generator.workflow.pdf import HOW_TO_INSTALL, find_soffice

    soffice = find_soffice()
    if soffice is None:
        message = "không thấy LibreOffice để làm PDF"
        findings.append(Finding("khong_co_libreoffice", Severity.ERROR, Place(), message, HOW_TO_INSTALL))
    return soffice


def _pdfs(
    workspace: Workspace, contents: Mapping[Path, bytes], soffice: Path, made_from: dict[Path, bytes]
) -> dict[Path, bytes]:
    """The PDFs of documents whose PDF is missing or was made from another version."""
    from generator.workflow.pdf import convert_to_pdf

    stale = {path.with_suffix(".pdf"): path for path in contents}
    stale = {pdf: path for pdf, path in stale.items() if not workspace.is_made_from(pdf, contents[path])}
    made = convert_to_pdf({path.name: contents[path] for path in stale.values()}, soffice)
    made_from |= {pdf: contents[path] for pdf, path in stale.items()}
    return {pdf: made[path.name] for pdf, path in stale.items()}


def _changes(old: bytes, new: bytes) -> Changes | None:
    """What changed in a document; None if the former file cannot be read as one."""
    from generator.workflow.changes import build_changes

    try:
        return build_changes(old, new)
    except Refused:
        return None
