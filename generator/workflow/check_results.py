"""Knows what a check leaves besides words: a mended copy, a copy with comments, a page with pictures.

It must never know a rule. Each result is written whole or not at all, and never onto the file that was checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.findings import Place, Refused
from generator.workflow.checking_documents import CheckedFile, refuse_target
from generator.workspace import refuse_if_unwritable, write_whole

if TYPE_CHECKING:
    from generator.checking.mending import Mended
    from generator.checking.outcome import Spot
    from generator.checking.page_places import Box
    from generator.checking.report import Report

__all__ = ["Drawn", "annotate_file", "draw_pages", "mend_file", "write_report_page"]

_MOST_PICTURES: Final = 40
"""Pages that are shown; a report of more could not be sent by mail."""


class Drawn(NamedTuple):
    """A report with the pages of its findings, the pictures of those pages, and what must be said of them."""

    report: Report
    pictures: Mapping[int, bytes]
    marks: Mapping[Spot, Sequence[Box]]
    note: str


def mend_file(checked: CheckedFile, target: Path, shown: str) -> Mended:
    """Writes a copy in which is mended what can be mended without touching a word.

    Where nothing can be mended the copy is the file itself, byte for byte.

    Raises:
        Refused: the copy cannot be written, or the file is signed.
    """
    from generator.checking.mending import mend_package

    _refuse_signed(checked)
    refuse_target(checked.path, target, shown, ending=".docx")
    refuse_if_unwritable([target], shown=lambda path: shown)
    mended = mend_package(checked.package, book=checked.book)
    write_whole(target, mended.content or checked.package.source, shown=lambda path: shown)
    return mended


def annotate_file(checked: CheckedFile, target: Path, shown: str) -> int:
    """Writes a copy with a comment at each place of each finding; returns how many comments were made.

    What was read from the file is changed by this: it is the last that is done with it.

    Raises:
        Refused: the copy cannot be written, or the file's own comments are damaged.
    """
    from generator.checking.remarks import remarks_of
    from generator.word.comments import add_comments

    _refuse_signed(checked)
    refuse_target(checked.path, target, shown, ending=".docx")
    remarks = tuple(remarks_of(checked.report))
    content = add_comments(checked.package, checked.document, remarks) if remarks else checked.package.source
    write_whole(target, content, shown=lambda path: shown)
    return len(remarks)


def _refuse_signed(checked: CheckedFile) -> None:
    """A copy that differs in anything keeps the signature's words without its worth."""
    if any(name.lower().startswith("_xmlsignatures/") for name in checked.package.names):
        raise Refused.because(
            "tep_da_ky_so",
            "tệp đã ký số; bản sao có thay đổi thì chữ ký không còn giá trị",
            "sửa bản chưa ký rồi ký lại; muốn xem lỗi thì chạy vanban check không kèm --fix, --annotate",
            Place(file=checked.document.file),
        )


def draw_pages(checked: CheckedFile) -> Drawn:
    """Lays out the pages of a file and draws those with findings, as far as this machine can."""
    from generator.checking.page_places import place_report
    from generator.workflow.page_pictures import lay_out

    pages = lay_out(checked.document.file, checked.package.source)
    if pages.laid_out is None:
        return Drawn(checked.report, {}, {}, pages.why_not)
    report, marks = place_report(checked.report, checked.document, pages.laid_out)
    with_findings = sorted({spot.page for finding in report.findings for spot in finding.spots if spot.page})
    pictures = pages.draw(with_findings[:_MOST_PICTURES])
    note = ""
    if len(with_findings) > _MOST_PICTURES:
        note = f"Chỉ in {_MOST_PICTURES} trang đầu trong {len(with_findings)} trang có phát hiện."
    return Drawn(report, pictures, marks, note)


def write_report_page(checked: CheckedFile, drawn: Drawn, target: Path, shown: str) -> None:
    """Writes the page that a leader reads.

    Raises:
        Refused: it cannot be written.
    """
    from generator.checking.report_page import MARK, build_report_page

    refuse_target(checked.path, target, shown, ending=".html", mark=MARK.encode())
    page = build_report_page(drawn.report, drawn.pictures, drawn.marks, note=drawn.note, book=checked.book)
    write_whole(target, page.encode("utf-8", errors="replace"), shown=lambda path: shown)
