"""A text file's characters, whatever Unicode form it was saved in, or why they cannot be had.

It knows bytes and nothing of what the text means.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from generator.findings import Finding, Place, Severity, reason_of

__all__ = ["MAX_BYTES", "decode_text", "read_text"]

MAX_BYTES = 8 * 1024 * 1024
"""More than any year's data; a larger file is a mistake or an attack."""

_SAVE_AS_UTF8 = "mở tệp bằng Notepad, chọn Lưu thành (Save As), ở ô Mã hóa (Encoding) chọn UTF-8 rồi lưu lại"


def _problem(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)


def read_text(path: Path, shown: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file with its lines ended by a newline; None with the one reason why there is none."""
    place = Place(file=shown)
    try:
        if path.is_dir():
            return None, (
                _problem("la_thu_muc", place, "đây là thư mục, không phải tệp", "đổi tên hoặc dời thư mục này đi"),
            )
        if not path.exists():
            return None, (_problem("thieu_tep", place, "không có tệp này", "tạo tệp, hoặc xem lại tên và chỗ để tệp"),)
        if not path.is_file():
            return None, (_problem("khong_doc_duoc", place, "đây không phải tệp thường", "thay bằng một tệp văn bản"),)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        hint = "đóng tệp ở chương trình khác, kiểm tra quyền đọc tệp rồi làm lại"
        if isinstance(error, PermissionError):
            return None, (_problem("khong_doc_duoc", place, "không có quyền đọc tệp", hint),)
        return None, (_problem("khong_doc_duoc", place, f"không đọc được tệp ({reason_of(error)})", hint),)
    return decode_text(data, shown)


def decode_text(data: bytes, shown: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Bytes as text: UTF-8 with or without BOM, or UTF-16 that says so by its BOM."""
    place = Place(file=shown)
    if len(data) > MAX_BYTES:
        message = f"tệp lớn quá {MAX_BYTES // 1024 // 1024} MB"
        return None, (_problem("tep_qua_lon", place, message, "kiểm tra lại: tệp dữ liệu thường chỉ vài trăm KB"),)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        message = "đây là tệp Word, Excel, PDF hoặc tệp nén, không phải tệp chữ"
        return None, (_problem("khong_phai_chu", place, message, "xem lại đuôi tệp: có thể tệp đã bị đổi đuôi"),)
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1 if encoding == "utf-8-sig" else 0
        place = Place(file=shown, line=line)
        return None, (_problem("khong_utf8", place, "tệp không ghi bằng mã UTF-8", _SAVE_AS_UTF8),)
    if text.count("\0") * 4 > len(text) > 1:
        # UTF-16 without a BOM decodes as UTF-8 when its letters are plain: every second character is then a NUL.
        return None, (_problem("khong_utf8", place, "tệp không ghi bằng mã UTF-8", _SAVE_AS_UTF8),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()
