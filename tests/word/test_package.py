"""The zip that a .docx is."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from generator.findings import Refused
from generator.word.package import MAX_PARTS, Package, write_package

DIGEST = "9e9822414c79b51fe383a44bf19a0d940984cd54e6d76bcb1bcc78048f2f21eb"
PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>" * 1000, "word/ảnh.xml": "chữ".encode()}


def test_a_written_package_opens_as_a_zip_with_every_part() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS


def test_the_same_parts_give_the_same_bytes() -> None:
    assert write_package(PARTS) == write_package(dict(PARTS))


def test_packed_bytes_are_the_same_on_every_machine() -> None:
    # The digest is that of the bytes themselves: another packer, or another version of it, is told here.
    assert sha256(write_package(PARTS)).hexdigest() == DIGEST


def test_a_part_that_is_longer_than_any_plan_is_packed_as_it_comes() -> None:
    pieces = [bytes([number]) * 2**20 for number in range(9)]
    packed = Package.read(write_package(PARTS)).with_parts({"word/document.xml": iter(pieces)})
    assert Package.read(packed).part("word/document.xml") == b"".join(pieces)


def test_no_clock_is_written() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_replacing_one_part_leaves_the_others_as_they_are_stored() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, value in PARTS.items():
            archive.writestr(name, value)
    changed = Package.read(stored.getvalue()).with_parts({"word/document.xml": (b"<m", b"/>"), "moi.xml": b"<n/>"})
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*PARTS, "moi.xml"]
        assert archive.read("word/document.xml") == b"<m/>"
        assert archive.read("word/ảnh.xml") == PARTS["word/ảnh.xml"]
        assert archive.getinfo("[Content_Types].xml").compress_type == zipfile.ZIP_STORED


def test_parts_with_a_data_descriptor_are_copied_right() -> None:
    class Unseekable(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.data += bytes(piece)  # type: ignore[call-overload]
            return len(piece)  # type: ignore[arg-type]

    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in PARTS.items():
            archive.writestr(name, value)
    copied = Package.read(stream.data).with_parts({})
    with zipfile.ZipFile(io.BytesIO(copied)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/document.xml") == PARTS["word/document.xml"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "tệp rỗng"),
        (b"xin chao", "không phải tệp Word hay Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"),
        (write_package(PARTS)[:-40], "không phải tệp Word hay Excel"),
    ],
)
def test_what_is_no_package_is_refused_in_words_a_person_understands(source: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        Package.read(source, file="a.docx")


def test_damage_inside_a_part_is_refused_when_the_part_is_read() -> None:
    source = bytearray(write_package({"a.xml": bytes(range(256)) * 20}))
    source[60] ^= 0xFF
    with pytest.raises(Refused, match=r"a\.xml bị hỏng"):
        Package.read(bytes(source)).part("a.xml")


def test_a_missing_part_is_refused() -> None:
    with pytest.raises(Refused, match=r"thiếu phần word/styles\.xml"):
        Package.read(write_package(PARTS)).part("word/styles.xml")


def test_a_package_of_too_many_parts_is_refused() -> None:
    with pytest.raises(Refused, match="quá lớn"):
        Package.read(write_package({f"{number}.xml": b"" for number in range(MAX_PARTS + 1)}))


def test_two_parts_of_one_name_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.xml", b"1")
        archive.writestr("a.xml", b"2")
    with pytest.raises(Refused, match="hai phần cùng tên"):
        Package.read(stream.getvalue())


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="không đọc được"):
        Package.read(tmp_path / "thieu.docx")
