"""What every document of an agency has around its body, as its template prints it: head, signature, broken titles.

It must never know which document it is for. Sources: NĐ 30/2020, Phụ lục I, mục II.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.decree.kinds import KIND_ABBREVIATIONS
from generator.model.kinds import Copy
from generator.vietnamese import format_day
from generator.word.line_breaks import break_lines
from generator.writing.head_columns import share_head, twips_given
from generator.writing.page import HEAD_NAME, HEAD_PARENT, SIGNATURE_WIDTH_MM, TITLE_SIZE_PT, Setting
from generator.writing.views import HeadView, SignatureView

if TYPE_CHECKING:
    from generator.model.agency import Agency, Signer
    from generator.model.dossier import Document, IssueRecord

__all__ = [
    "BLANK_DAY",
    "BLANK_NUMBER",
    "attached_line",
    "build_head",
    "build_signature",
    "centred",
    "date_words",
    "listed",
    "symbol_of",
]

BLANK_NUMBER = " " * 10
"""Room for văn thư to write a number by hand."""

BLANK_DAY = " " * 6
"""Room to write a day or a month by hand."""

_SHORT_NUMBER, _SHORT_DAY = " " * 6, " " * 4
"""The same where the line has no more room for them."""


def symbol_of(document: Document, kind: str, agency: Agency) -> str:
    """The symbol after the number: the one given, or the kind's abbreviation and the agency's (II.3.b)."""
    if document.symbol:
        return document.symbol
    return f"{KIND_ABBREVIATIONS.get(kind.lower(), kind)}-{agency.code}"


def centred(text: str, width_mm: float, *, bold: bool = True, italic: bool = False, upper: bool = False) -> str:
    """A title broken into lines where a person would break it."""
    return "\n".join(break_lines(text, width_mm, TITLE_SIZE_PT, bold=bold, italic=italic, upper=upper))


def _name(text: str, setting: Setting, width_mm: float) -> str:
    lines = break_lines(text, width_mm, setting.size_pt, bold=setting.bold, upper=True)
    return "\n".join(lines)


def build_head(
    agency: Agency,
    symbol: str,
    planned: tuple[int, int] | None,
    record: IssueRecord | None,
    year: int,
    *,
    numbered: bool = True,
) -> HeadView:
    """The head; of a draft (no record) with room for number and day, and the month that is planned.

    Its columns are those of the template, unless number and symbol or place and date would not stay on one line each;
    `numbered` is false where a document has neither.
    """
    number, (day, month, in_year), left_mm = _first_that_fits(agency.place, symbol, planned, record, year)
    if not numbered:
        left_mm = HEAD_NAME.width_mm
    return HeadView(
        co_quan_chu_quan=_name(agency.parent, HEAD_PARENT, left_mm) if agency.parent else "",
        co_quan=_name(agency.head_name or agency.name, HEAD_NAME, left_mm),
        so=number,
        ky_hieu=symbol,
        dia_danh=agency.place,
        ngay=day,
        thang=month,
        nam=in_year,
        nhuong_phai=twips_given(left_mm),
    )


def _first_that_fits(
    place: str, symbol: str, planned: tuple[int, int] | None, record: IssueRecord | None, year: int
) -> tuple[str, tuple[str, str, str], float]:
    """Number, date and the width of the left column: with narrow blanks where wide ones break a line."""
    for blank_number, blank_day in ((BLANK_NUMBER, BLANK_DAY), (_SHORT_NUMBER, _SHORT_DAY)):
        number = f"{record.number:02d}" if record else blank_number
        date = date_words(record.day if record else None, planned, year, blank=blank_day)
        columns = share_head(f"Số: {number}/{symbol}", f"{place}, ngày {date[0]} tháng {date[1]} năm {date[2]}")
        if columns.are_own:
            break
    return number, date, columns.left_mm


def date_words(
    day: datetime.date | None, planned: tuple[int, int] | None, year: int, *, blank: str = BLANK_DAY
) -> tuple[str, str, str]:
    """Day, month and year as they are written; of a draft only the month and year that are planned."""
    if day is not None:
        return format_day(day)
    month, in_year = planned or (0, year)
    if not month:
        return blank, blank, str(in_year)
    return blank, format_day(datetime.date(in_year, month, 1))[1], str(in_year)


def attached_line(
    kind: str,
    symbol: str,
    record: IssueRecord | None,
    planned: tuple[int, int] | None,
    year: int,
    agency: str,
    width_mm: float,
    *,
    copy: Copy = Copy.PAPER,
) -> str:
    """The line (Kèm theo …): filled in on paper, left blank on an electronic copy (III.1.c; mẫu 1.3 and 2.2)."""
    if copy is Copy.ELECTRONIC:
        number, day, month, in_year = BLANK_NUMBER, BLANK_DAY, BLANK_DAY, BLANK_DAY
    else:
        number = f"{record.number:02d}" if record else BLANK_NUMBER
        day, month, in_year = date_words(record.day if record else None, planned, year)
    line = f"(Kèm theo {kind} số {number}/{symbol} ngày {day} tháng {month} năm {in_year} của {agency})"
    return centred(line, width_mm, bold=False, italic=True)


def listed(lines: Sequence[str], last: str) -> tuple[str, ...]:
    """Lines that each end in `;`, the last one in another mark."""
    return (*(f"{line};" for line in lines[:-1]), *(f"{line}{last}" for line in lines[-1:]))


def build_signature(signer: Signer | None, receivers: Sequence[str], archive: str) -> SignatureView:
    """The signature block and the receivers; empty where a document has no signer."""
    if signer is None:
        return SignatureView((), "", "", "", (), "")
    return SignatureView(
        quyen_han=tuple(centred(line, SIGNATURE_WIDTH_MM, upper=True) for line in signer.authority),
        chuc_vu=centred(signer.title, SIGNATURE_WIDTH_MM, upper=True),
        chuc_vu_khac=centred(signer.other_title, SIGNATURE_WIDTH_MM) if signer.other_title else "",
        ho_ten=signer.name,
        noi_nhan=listed(receivers, ";"),
        luu=archive,
    )
