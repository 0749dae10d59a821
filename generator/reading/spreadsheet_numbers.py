"""Numbers, days and truth values of Excel cells as the text they show, or why they must be typed again as text.

It knows number formats; it must never know which cell a value stands in.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from generator.reading.spreadsheet_grid import Cell, Fault
from generator.vietnamese import format_decimal, format_integer

__all__ = ["BUILT_IN_FORMATS", "FRACTION_ADVICE", "boolean_cell", "number_cell", "parse_iso_day"]

BUILT_IN_FORMATS: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""ECMA-376, 18.8.30; the ids from 27 to 36 and 50 to 58 are days in East Asian Excel."""
BUILT_IN_FORMATS |= dict.fromkeys([*range(27, 37), *range(50, 59)], "d/m/yyyy")

_RETYPE = "đặt định dạng ô là Văn bản (Text) rồi gõ lại"
_MOST_DIGITS = 30

FRACTION_ADVICE = (
    "nếu là số: chọn ô (hoặc cả cột), đặt định dạng Số (Number) với số chữ số thập phân muốn in; "
    f"nếu là chữ: {_RETYPE}, ví dụ 1,5"
)
"""What to do with a number whose cell does not say how it is shown."""


def boolean_cell(value: str) -> Cell:
    """A TRUE or FALSE, which nobody typed as such."""
    shown = "TRUE" if value.strip() == "1" else "FALSE"
    return Cell(shown, Fault("o_dung_sai", f"ô chứa giá trị đúng/sai của Excel ({shown}), không phải chữ", _RETYPE))


def number_cell(value: str, pattern: str, *, from_1904: bool) -> Cell:
    """A number under a number format.

    Args:
        value: the number as the file writes it.
        pattern: the format, for example `#,##0`.
        from_1904: whether the workbook counts its days from 1904.

    Raises:
        ArithmeticError, ValueError: the value is not a number.
    """
    number = Decimal(value.strip())
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return _unclear(value.strip())
    if number != number.to_integral_value():
        # Excel writes 17 digits, 0.28999999999999998 for 0.29; the shortest that means the same is what was typed.
        number = Decimal(repr(float(number)))
    if _is_day(pattern):
        return _day_cell(number, pattern, from_1904=from_1904)
    shown = _shown(number, pattern)
    if shown is not None:
        return Cell(shown, is_fraction="," in shown)
    return _unclear(str(number).replace(".", ","))


def _unclear(shown: str) -> Cell:
    # Somebody may have typed 1.500 for a thousand and a half, 3.2022 for a month or 1.10 for a number of a task.
    message = f"ô chứa số {shown}, mỗi máy hiện theo cách riêng: không chắc văn bản sẽ in đúng như ý người gõ"
    return Cell(shown, Fault("o_so", message, FRACTION_ADVICE))


_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
_BRACKETED = re.compile(r"\[[^\]]*\]")
_PADDING = re.compile(r"_.|\*.")
_CORE = re.compile(r"[#0,.%?/E+-]*[#0%][#0,.%?/E+-]*")


def _is_day(pattern: str) -> bool:
    bare = re.sub(r"\[(h+|m+|s+)\]", r"\1", pattern, flags=re.IGNORECASE)
    bare = _PADDING.sub("", _BRACKETED.sub("", _QUOTED.sub("", bare)))
    return "general" not in bare.lower() and re.search("[dmyhs]", bare, re.IGNORECASE) is not None


def _shown(number: Decimal, pattern: str) -> str | None:
    """The number as Excel shows it; None where that is not certain."""
    sections = pattern.split(";")
    if (number < 0 and len(sections) > 1) or (number == 0 and len(sections) > 2):
        return None
    section = _PADDING.sub("", sections[0]).strip()
    if section.lower() in ("", "general", "@"):
        return str(int(number)) if number == int(number) else None
    literals: list[str] = []

    def _kept(found: re.Match[str]) -> str:
        literals.append(found[1] or found[2] or found[3] or "")
        return "\0"

    section = _BRACKETED.sub("", _QUOTED.sub(_kept, section))
    cores = _CORE.findall(section)
    if len(cores) != 1 or _CORE.sub("", section, count=1).strip("\0 "):
        return None
    body = _number_text(number, cores[0])
    if body is None:
        return None
    before, _, after = section.partition(cores[0])
    words = iter(literals)
    return (
        "".join(next(words) if mark == "\0" else mark for mark in before).lstrip()
        + body
        + "".join(next(words) if mark == "\0" else mark for mark in after)
    )


def _number_text(number: Decimal, core: str) -> str | None:
    percent = re.fullmatch(r"#?,?#*0(?:\.(0+))?%", core)
    if percent:
        number, places = number * 100, len(percent[1] or "")
        return f"{format_decimal(number, places)}%" if round(number, places) == number else None
    fixed = re.fullmatch(r"(#,##|#*)0\.(0+)", core)
    if fixed:
        places = len(fixed[2])
        if round(number, places) != number:
            return None
        text = format_decimal(number, places)
        return text if fixed[1] == "#,##" else text.replace(".", "")
    if number != int(number):
        return None
    if re.fullmatch(r"#,##0|#,###|#,#", core):
        return format_integer(int(number))
    if re.fullmatch(r"#*0+", core):
        digits = f"{abs(int(number)):0{core.count('0')}d}"
        return f"-{digits}" if number < 0 else digits
    return None


def _day_cell(number: Decimal, pattern: str, *, from_1904: bool) -> Cell:
    days = int(number)
    # Excel's 1900 has a 29th of February, day 60, that never was.
    start = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 31 if days < 60 else 30)
    try:
        day = start + datetime.timedelta(days=days)
        moment = datetime.datetime.min + datetime.timedelta(minutes=round(float(number % 1) * 1440) % 1440)
    except (OverflowError, ValueError):
        return _unclear(str(number))
    has_day = re.search("[dy]", _BRACKETED.sub("", _QUOTED.sub("", pattern)), re.IGNORECASE) is not None
    clock = f"{moment:%H:%M}"
    if not has_day:
        return _typed_day(clock, f"là giờ {clock}", f"{_RETYPE}, ví dụ: {clock}")
    return parse_iso_day(day.isoformat() + (f"T{clock}" if moment.time() != datetime.time() else ""))


def parse_iso_day(value: str) -> Cell:
    """A day written 2022-03-01 or 2022-03-01T08:30, told as the day it shows.

    Raises:
        ValueError: it is no day.
    """
    moment = datetime.datetime.fromisoformat(value.strip().removesuffix("Z"))
    shown = f"{moment.day:02d}/{moment.month:02d}/{moment.year:04d}"
    clock = f" {moment:%H:%M}" if moment.time() != datetime.time() else ""
    hint = (
        f"{_RETYPE}, ví dụ: Tháng {moment.month}/{moment.year} hoặc {moment.day:02d}/{moment.month:02d}/{moment.year}"
    )
    return _typed_day(shown + clock, f"thành ngày {shown}{clock}", hint)


def _typed_day(shown: str, how: str, hint: str) -> Cell:
    return Cell(shown, Fault("o_ngay", f"Excel đã hiểu nội dung ô {how}, không còn là chữ như đã gõ", hint))
