"""What one value must be, whoever asks: text that a document can hold, a day, a month, a paragraph in its looks.

Strings in, values out, or a `Fault`. It must never know pydantic, nor where a value comes from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from generator.patterns import Pattern
from generator.vietnamese import parse_date

if TYPE_CHECKING:
    from generator.model.appendix import Column
    from generator.model.text import RichText

__all__ = [
    "AUTHORITY_PREFIXES",
    "Fault",
    "authority",
    "bare",
    "composed",
    "date",
    "distinct_columns",
    "month",
    "one_line",
    "plain",
    "some_text",
    "spans",
    "trimmed",
    "units_as_text",
]

AUTHORITY_PREFIXES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
"""The abbreviations that may open a line of signing authority (II.7.b)."""

# Characters that XML 1.0 cannot hold (tab and newline can): a value with one of them cannot reach Word whole.
_UNPRINTABLE = Pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Fault(Exception):
    """What is wrong with a value or a record: a stable code, and a Vietnamese sentence with names to fill in."""

    def __init__(self, code: str, message: str, context: dict[str, Any] | None = None) -> None:
        super().__init__(message.format(**context or {}))
        self.code, self.message, self.context = code, message, context


def composed(value: str) -> str:
    """NFC with newlines as line feeds; refuses characters that no document can hold."""
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    found = None if value.replace("\n", "").isprintable() else _UNPRINTABLE.search(value)
    if found:
        raise Fault(
            "ky_tu_cam", "có ký tự điều khiển U+{code}, văn bản không thể chứa", {"code": f"{ord(found[0]):04X}"}
        )
    return value


def trimmed(value: str) -> str:
    """Without the blanks at its ends; refuses what is then empty."""
    value = value.strip(" \t\n")
    # A no-break space alone looks empty on paper and in a cell, so it is empty everywhere.
    if not value.strip():
        raise Fault("de_trong", "không được để trống")
    return value


def one_line(value: str) -> str:
    """The same text, which must stand on one line."""
    if "\n" in value:
        raise Fault("nhieu_dong", "phải nằm trên một dòng")
    return value


def bare(value: str) -> str:
    """Without the `;`, `,` or `.` at its end: the template sets that mark by the line's place (S1 II.6.a, II.9)."""
    stripped = value.rstrip(" ;,.")
    if not stripped:
        raise Fault("de_trong", "không được để trống")
    return stripped


def authority(value: str) -> str:
    """The same text, which must open as a line of signing authority does."""
    if not value.startswith(AUTHORITY_PREFIXES):
        raise Fault("quyen_han", "dòng quyền hạn phải mở đầu bằng TM., KT., TL., TUQ. hoặc Q.")
    return value


def units_as_text(value: Any) -> Any:
    """A list of units is the same as its names joined by `; `."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(name, str) for name in value):
        return "; ".join(value)
    return value


def date(value: Any) -> Any:
    """A text as the day it names."""
    if isinstance(value, str):
        parsed = parse_date(value)
        if parsed is None:
            raise Fault("ngay_sai", "không phải ngày; viết ngày/tháng/năm, ví dụ 14/01/2022")
        return parsed
    return value


def month(value: Any) -> Any:
    """A text as the month and year it names."""
    found = re.fullmatch(r"(\d{1,2})/(\d{4})", value.strip()) if isinstance(value, str) else None
    if found and 1 <= int(found[1]) <= 12:
        return (int(found[1]), int(found[2]))
    if isinstance(value, tuple):
        return value
    raise Fault("thang_sai", "không phải tháng/năm; ví dụ 01/2022")


def spans(value: Any) -> Any:
    """A string is one plain span; a list mixes strings and `{dam: …}` or `{nghieng: …}`."""
    if isinstance(value, str):
        return ({"thuong": value.strip(" \t\n")},)
    if isinstance(value, (list, tuple)):
        return tuple({"thuong": piece} if isinstance(piece, str) else piece for piece in value)
    return value


def some_text(value: RichText) -> RichText:
    """The same paragraph, which must say something."""
    if not plain(value).strip():
        raise Fault("de_trong", "không được để trống")
    return value


def plain(value: RichText) -> str:
    """The characters of a rich text, without their look."""
    return "".join(span.text for span in value)


def distinct_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same columns, each there once, stt first, with one for the tasks."""
    keys: Sequence[str] = [column.key for column in columns]
    for key in keys:
        if keys.count(key) > 1:
            raise Fault("cot_trung", "cột {key} khai báo hai lần", {"key": key})
    if keys[0] != "stt":
        raise Fault("thieu_cot", "cột đầu tiên của bảng phải là stt")
    if "nhiem_vu" not in keys:
        raise Fault("thieu_cot", "bảng phải có cột nhiem_vu")
    return columns
