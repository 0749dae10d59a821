"""Knows what a person may type as the number and the day of a document, and which days its grounds rule out.

It must never know which document is issued, nor record anything.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity
from generator.vietnamese import nfc, parse_date

if TYPE_CHECKING:
    from generator.model.dossier import IssueRecord

__all__ = ["cited_after", "fault", "issued_already", "number_taken", "read_day", "read_number"]

_CITED_DAY = re.compile(
    r"(?P<before>[^\W\d_]*)[\s,]+ngày\s+(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)"
    r"(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})",
    re.IGNORECASE,
)
# "từ ngày …" says when something begins or ends, not when the cited document was issued.
_NOT_ISSUED = {"từ", "đến", "trước", "sau", "hết", "tới"}


def read_number(text: str, symbol: str, faults: list[Finding]) -> int | None:
    """The number of `15` or `15/QĐ-KKT`; None, with a fault, for what is none or has another symbol."""
    found = re.fullmatch(r"\s*0*(\d{1,5})\s*(?:/\s*(.*\S)\s*)?", nfc(text))
    if not found or int(found[1]) < 1:
        hint = f"ghi một số từ 1, ví dụ --so 15 hoặc --so 15/{symbol}"
        faults.append(fault("so_sai", f"--so “{text}” không phải số văn bản", hint))
        return None
    if found[2] is not None and found[2].casefold() != symbol.casefold():
        faults.append(
            fault(
                "ky_hieu_khac",
                f"--so “{text}” có ký hiệu {found[2]}, khác ký hiệu của văn bản là {symbol}",
                f"ghi --so {found[1]}, hoặc sửa `ky_hieu` trong dữ liệu",
            )
        )
        return None
    return int(found[1])


def read_day(text: str, faults: list[Finding]) -> datetime.date | None:
    """A day written ngày/tháng/năm; None, with a fault, for anything else."""
    day = parse_date(nfc(text))
    if day is None:
        hint = "viết ngày/tháng/năm, ví dụ --ngay 14/01/2022"
        faults.append(fault("ngay_sai", f"--ngay “{text}” không phải ngày có thật", hint))
    return day


def number_taken(
    number: int, day: datetime.date, others: Mapping[str, IssueRecord], what: str, symbol: str
) -> Iterator[Finding]:
    """A number that another document of the same symbol has in the same year (NĐ 30/2020, Điều 15)."""
    for name, record in others.items():
        if record.number == number and record.day.year == day.year:
            message = f"số {number:02d}/{symbol} của năm {day.year} đã cấp cho {what} {name}"
            yield fault("trung_so", message, "kiểm tra --so; mỗi số chỉ cấp cho một văn bản trong năm")


def cited_after(grounds: Iterable[str], day: datetime.date) -> Iterator[Finding]:
    """Grounds that cite a day after the one a document is issued on."""
    for position, ground in enumerate(grounds, 1):
        cited = max(_cited_days(ground), default=None)
        if cited is not None and cited > day:
            yield fault(
                "ngay_truoc_can_cu",
                f"ngày {day:%d/%m/%Y} trước ngày {cited:%d/%m/%Y} của căn cứ thứ {position}: “{_short(ground)}”",
                "kiểm tra --ngay, hoặc sửa ngày của căn cứ trong dữ liệu",
            )


def _cited_days(ground: str) -> list[datetime.date]:
    days = []
    for found in _CITED_DAY.finditer(ground):
        if found["before"].lower() not in _NOT_ISSUED:
            day = parse_date(f"{found['day']}/{found['month']}/{found['year']}")
            if day is not None:
                days.append(day)
    return days


def issued_already(what: str, record: IssueRecord, symbol: str, undo: str, file: str) -> Refused:
    """That a document has its number and date, and the words of `vanban issue` that take them back."""
    return Refused.because(
        "da_ban_hanh",
        f"{what} đã ban hành: số {record.number:02d}/{symbol} ngày {record.day:%d/%m/%Y}",
        f"nếu ghi nhầm, chạy `vanban issue {undo}` rồi ghi lại",
        Place(file),
    )


def fault(code: str, message: str, hint: str) -> Finding:
    """What is wrong with what was typed."""
    return Finding(code, Severity.ERROR, Place(), message, hint)


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:88].rstrip() + " …"
