"""The words of a form's answer cells as values: a state, a percentage, a day; or why they cannot be told for sure.

It knows how people and Excel write these; it must never know which cell they stand in.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from generator.model.progress import Answer
from generator.reading.spreadsheet_grid import Cell, Fault, quote

__all__ = ["parse_answer", "parse_day", "parse_percent"]

_CHOICES = "; ".join(answer.words for answer in Answer)


def _bare(text: str) -> str:
    """Letters without case and marks, single blanks: Đang  THỰC hiện, dang_thuc_hien → dang thuc hien."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("_", " "))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split()).strip(" .")


_ANSWERS = {_bare(answer.words): answer for answer in Answer} | {"da hoan thanh": Answer.DONE}


def parse_answer(cell: Cell) -> Answer | Fault:
    """The state that a cell names, however it is typed."""
    if cell.fault:
        return cell.fault
    answer = _ANSWERS.get(_bare(cell.text))
    if answer is not None:
        return answer
    return Fault("trang_thai_la", f"không có trạng thái {quote(cell.text)}", f"chọn một trong: {_CHOICES}")


_PERCENT = re.compile(r"(\d{1,3})(?:[.,]0{1,2})?\s*%?")
_FRACTION = re.compile(r"[01]?[.,]\d+")


def parse_percent(cell: Cell) -> int | Fault:
    """A whole number from 0 to 100: 50, 50%, 50 %, or a half in a cell that shows percentages.

    A bare 0,5 may be half a percent or a half, and is refused.
    """
    text = cell.text.strip()
    if cell.fault and cell.fault.code != "o_so":
        if cell.fault.code == "o_ngay":
            hint = "đặt định dạng ô là Số (Number) rồi gõ lại, ví dụ 50"
            return Fault("phan_tram_sai", f"ô chứa ngày {text}, không phải phần trăm", hint)
        return cell.fault
    found = _PERCENT.fullmatch(text)
    if found and int(found[1]) <= 100:
        return int(found[1])
    if _FRACTION.fullmatch(text):
        hint = "gõ lại bằng số nguyên từ 0 đến 100"
        return Fault("phan_tram_khong_ro", f"{text} không rõ là {text}% hay là phần của 1", hint)
    return Fault("phan_tram_sai", f"{quote(text)} không phải phần trăm", "ghi số nguyên từ 0 đến 100")


_DAY = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*[/.\-–]\s*(\d{1,2})\s*[/.\-–]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]\d{1,2}:\d{2}(?::\d{2})?)?")
_SPOKEN_DAY = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*(?:,?\s*năm)?\s*(\d{4})")
_SERIAL = re.compile(r"\d{5}")


def parse_day(cell: Cell) -> datetime.date | Fault:
    """A day: an Excel date, or typed 31/3/2022, 31.3.22, 31-03-2022, 2022-03-31, ngày 31 tháng 3 năm 2022."""
    if cell.fault and cell.fault.code != "o_ngay":
        return cell.fault
    text = " ".join(cell.text.split()).rstrip(" .,;").lower()
    parts: tuple[int, int, int] | None = None
    for pattern in (_DAY, _SPOKEN_DAY):
        if found := pattern.fullmatch(text):
            day, month, year = (int(part) for part in found.groups())
            parts = (year if year > 99 else 2000 + year, month, day)
    if found := _ISO_DAY.fullmatch(text):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    hint = "ghi ngày/tháng/năm, ví dụ 31/3/2022"
    if parts is None:
        if _SERIAL.fullmatch(text):
            hint = "ô chứa số ngày của Excel: đặt định dạng ô là Ngày (Date), xem lại ngày rồi lưu"
        return Fault("ngay_sai", f"{quote(cell.text)} không phải ngày", hint)
    try:
        return datetime.date(*parts)
    except ValueError:
        year, month, day = parts
        if month > 12 >= day:
            hint = f"có phải ý là {month}/{day}/{year}? Viết ngày trước, tháng sau"
        return Fault("ngay_sai", f"{quote(cell.text)} không có trên lịch", hint)
