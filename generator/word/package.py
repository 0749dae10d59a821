"""The zip that a .docx or .xlsx is: read within bounds, written the same every time.

It knows parts by name and bytes; it must never know what is in them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from deflate import deflate_compress

from generator.findings import Place, Refused, reason_of

__all__ = ["MAX_FILE_BYTES", "MAX_PARTS", "MAX_UNPACKED_BYTES", "Package", "write_package"]

MAX_FILE_BYTES = 128 * 2**20
"""A larger file is refused before it is opened."""

MAX_UNPACKED_BYTES = 512 * 2**20
"""All parts together, unpacked; a package that says or turns out to be more is refused."""

MAX_PARTS = 10_000

_LEVEL = 6
# Python's own zlib packs differently from build to build; this packer, pinned to one version, does not. It wants a part
# in one piece, so what is longer than any agency's plan goes to zlib as it comes, to spare memory.
_AT_ONCE_BYTES = 4 * 2**20
# 1980-01-01 00:00, the first moment a zip can name: the same on every machine and every day.
_DOS_TIME = 0
_DOS_DATE = 0x21
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")


class Package:
    """A package in memory; its parts are unpacked when asked for.

    Attributes:
        names: the parts' names, in the order they stand in the file.
        file: the name a person knows the file by, for messages.
        source: the file itself.
    """

    def __init__(self, source: bytes, *, file: str = "") -> None:
        self.file = file
        self.source = source
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as broken:
            raise self._refused("goi_hong", *_why_not_zip(source)) from broken
        self._entries = {entry.filename: entry for entry in entries}
        self.names: tuple[str, ...] = tuple(entry.filename for entry in entries if not entry.is_dir())
        self._check(entries)

    @classmethod
    def read(cls, source: Path | bytes, *, file: str = "") -> Package:
        """Opens a package from a file or from bytes.

        Raises:
            Refused: the file cannot be read, is no zip, is encrypted, or passes the bounds.
        """
        if isinstance(source, bytes):
            return cls(source, file=file)
        shown = file or source.name
        try:
            if source.stat().st_size > MAX_FILE_BYTES:
                raise Refused.because("tep_qua_lon", "tệp quá lớn", place=Place(file=shown))
            return cls(source.read_bytes(), file=shown)
        except OSError as problem:
            raise Refused.because(
                "khong_doc_duoc", f"không đọc được tệp ({reason_of(problem)})", place=Place(file=shown)
            ) from problem

    def _refused(self, code: str, message: str, hint: str = "") -> Refused:
        return Refused.because(code, message, hint, Place(file=self.file))

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(self._entries) != len(entries):
            raise self._refused("goi_trung_phan", "tệp hỏng: có hai phần cùng tên", "mở bằng Word rồi lưu lại")
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
            raise self._refused("goi_qua_lon", "tệp bung ra quá lớn, có thể là tệp phá hoại", "không dùng tệp này")
        if any(entry.compress_type not in _PACKED for entry in entries):
            raise self._refused("goi_nen_la", "tệp nén theo cách mà Word không dùng", "mở bằng Word rồi lưu lại")
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise self._refused("goi_ma_hoa", "tệp bị mã hóa", "bỏ mật khẩu rồi lưu lại")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Refused: there is no such part, or it is damaged.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise self._refused("goi_thieu_phan", f"tệp thiếu phần {name}", "mở bằng Word rồi lưu lại")
        try:
            return self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, struct.error) as broken:
            raise self._refused("goi_hong", f"phần {name} bị hỏng", "mở bằng Word rồi lưu lại") from broken

    def _stored(self, entry: zipfile.ZipInfo) -> bytes:
        """A part as it lies in the file, still compressed."""
        start = entry.header_offset
        name_length, extra_length = struct.unpack_from("<2H", self.source, start + 26)
        start += 30 + name_length + extra_length
        return self.source[start : start + entry.compress_size]

    def with_parts(self, replaced: Mapping[str, bytes | Iterable[bytes]]) -> bytes:
        """The package with some parts replaced or, after the others, added; the others are copied as stored.

        A replacement may be given in pieces, which are compressed as they come.
        """
        writer = _Writer()
        for name in self.names:
            if name in replaced:
                writer.add(name, replaced[name])
            else:
                entry = self._entries[name]
                writer.add_stored(name, entry.compress_type, entry.CRC, entry.file_size, self._stored(entry))
        for name, value in replaced.items():
            if name not in self._entries:
                writer.add(name, value)
        return writer.finish()


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, in this order, with fixed times: same parts, same bytes."""
    writer = _Writer()
    for name, value in parts.items():
        writer.add(name, value)
    return writer.finish()


class _Writer:
    """Writes local headers and data as they come, the directory at the end; no clock, no machine in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._directory: list[bytes] = []
        self._offset = 0

    def add(self, name: str, value: bytes | Iterable[bytes]) -> None:
        coming = iter((value,) if isinstance(value, bytes) else value)
        pieces: list[bytes] = []
        size = 0
        for piece in coming:
            pieces.append(piece)
            size += len(piece)
            if size > _AT_ONCE_BYTES:
                return self._add_streaming(name, chain(pieces, coming))
        whole = b"".join(pieces)
        self.add_stored(name, zipfile.ZIP_DEFLATED, zlib.crc32(whole), size, bytes(deflate_compress(whole, _LEVEL)))

    def _add_streaming(self, name: str, pieces: Iterable[bytes]) -> None:
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed: list[bytes] = []
        size = check = 0
        for piece in pieces:
            size += len(piece)
            check = zlib.crc32(piece, check)
            packed.append(compressor.compress(piece))
        packed.append(compressor.flush())
        self.add_stored(name, zipfile.ZIP_DEFLATED, check, size, b"".join(packed))

    def add_stored(self, name: str, method: int, check: int, size: int, data: bytes) -> None:
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        fields = (flags, method, _DOS_TIME, _DOS_DATE)
        header = _LOCAL.pack(b"PK\3\4", 20, *fields, check, len(data), size, len(encoded), 0) + encoded
        self._directory.append(
            _CENTRAL.pack(
                b"PK\1\2", 20, 0, 20, 0, *fields, check, len(data), size, len(encoded), 0, 0, 0, 0, 0, self._offset
            )
            + encoded
        )
        self._pieces += (header, data)
        self._offset += len(header) + len(data)

    def finish(self) -> bytes:
        directory = b"".join(self._directory)
        count = len(self._directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self._offset, 0)
        return b"".join((*self._pieces, directory, end))


def _why_not_zip(source: bytes) -> tuple[str, str]:
    """What a file is that is no zip, and what to do, in Vietnamese."""
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        return (
            "tệp có mật khẩu hoặc thuộc định dạng cũ (.doc, .xls)",
            "mở bằng Word hoặc Excel, bỏ mật khẩu, lưu lại dạng .docx hoặc .xlsx",
        )
    if not source:
        return "tệp rỗng", "lấy lại tệp từ bản sao lưu, hoặc tạo lại"
    return "không phải tệp Word hay Excel, hoặc tệp đã hỏng", "mở bằng Word hoặc Excel rồi lưu lại"
