"""Files that are damaged, oversized, tricky or of other programs: findings or a refusal in words, never more."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from generator.checking.mending import mend_package
from generator.checking.remarks import remarks_of
from generator.checking.report import Report, check_document
from generator.findings import Refused
from generator.word import package as bounds
from generator.word.comments import add_comments
from generator.word.document import read_document
from generator.word.package import Package, write_package
from generator.workflow.checking_documents import check_file
from tests.checking.handmade import decision, report, to_bytes
from tests.checking.hostile_files import content_control, flipped, parts_of, repacked, spoilt, without_a_part, zipped
from tests.checking.mutations import change, set_runs

BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REPORT, DECISION = to_bytes(report()), to_bytes(decision())
DOCUMENT = parts_of(REPORT)[BODY]
BARE = DOCUMENT.split(b"?>", 1)[1]


def everything(source: bytes) -> Report:
    """Checks, mends and annotates a file; what came of the check."""
    package = Package.read(source, file="a.docx")
    document = read_document(package)
    found = check_document(document)
    assert isinstance(found.as_json(), dict)
    mended = mend_package(package)
    if mended.content:
        check_document(read_document(Package.read(mended.content)))
    add_comments(package, document, remarks_of(found))
    return found


def refusal_of(source: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        everything(source)
    assert all(one.message for one in refusal.value.findings)
    return str(refusal.value)


def body_of(inner: str) -> bytes:
    return repacked(REPORT, document=f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode())


TITLE = "BÁO CÁO<".encode()
LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    + b"]>"
    + BARE.replace(TITLE, b"&j;<", 1)
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + BARE.replace(
    b"B\xc3\x81O C\xc3\x81O<", b"&x;<", 1
)
STRICT = DOCUMENT.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b"", "rỗng"),
        (b"PK\3\4" + bytes(40), "hỏng"),
        (REPORT[: len(REPORT) // 2], "hỏng"),
        (b"\xd0\xcf\x11\xe0" + bytes(2000), "mật khẩu"),
        (b"{\\rtf1 xin chao}", "không phải tệp Word"),
        (repacked(REPORT, document=LAUGHS), "hỏng"),
        (repacked(REPORT, document=OUTSIDE), "DTD"),
        (repacked(REPORT, styles=b"<!DOCTYPE a><a/>"), "DTD"),
        (repacked(REPORT, document=STRICT), "Strict"),
        (repacked(REPORT, document=b"<a>" * 4000 + b"</a>" * 4000), "hỏng"),
        (repacked(REPORT, document=b""), "hỏng"),
        (repacked(REPORT, document=b'<html xmlns="http://www.w3.org/1999/xhtml"/>'), "Word"),
        (write_package({"xl/workbook.xml": b"<a/>"}), "Word"),
    ],
    ids=[
        "nothing", "a broken zip", "half a file", "encrypted", "another format", "an entity bomb", "an external entity",
        "a DTD in the styles", "strict", "too deep", "an empty part", "another root", "a workbook",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(source: bytes, told: str) -> None:
    assert told in refusal_of(source)


def test_a_file_over_the_bound_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as stream:
        stream.truncate(bounds.MAX_FILE_BYTES + 1)
    with pytest.raises(Refused, match="quá lớn"):
        check_file(path)


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself() -> None:
    huge = struct.pack("<L", bounds.MAX_UNPACKED_BYTES + 1)
    assert "quá lớn" in refusal_of(REPORT.replace(struct.pack("<L", len(DOCUMENT)), huge))


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts_of(REPORT).items():
            archive.writestr(name, bytes(40 * 2**20) if name == BODY else value)
    lying = stream.getvalue().replace(struct.pack("<L", 40 * 2**20), struct.pack("<L", 900))
    assert "hỏng" in refusal_of(lying)


def test_too_many_parts_are_refused() -> None:
    parts = {f"word/a{number}.xml": b"" for number in range(bounds.MAX_PARTS + 1)}
    assert "quá lớn" in refusal_of(write_package({**parts_of(REPORT), **parts}))


def test_parts_packed_in_a_way_word_does_not_know_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        for name, value in parts_of(REPORT).items():
            archive.writestr(name, value)
    assert "nén" in refusal_of(stream.getvalue())


def test_two_parts_of_one_name_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for name, value in parts_of(REPORT).items():
            archive.writestr(name, value)
        archive.writestr(BODY, b"<a/>")
    assert "cùng tên" in refusal_of(stream.getvalue())


READ = {
    "an empty document": body_of(""),
    "a document with nothing but a table": body_of("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    "a table without rows": body_of("<w:tbl/><w:p/>"),
    "a row without cells, a cell without paragraphs": body_of("<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl><w:p/>"),
    "nested tables": body_of("<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40),
    "content controls": body_of(content_control(content_control("<w:p><w:r><w:t>Một</w:t></w:r></w:p>")) * 3),
    "no settings, no numbering, no theme": write_package(
        {name: value for name, value in parts_of(REPORT).items() if not name.endswith(("settings.xml", "theme1.xml"))}
    ),
    "no styles": write_package({name: value for name, value in parts_of(REPORT).items() if "styles" not in name}),
    "macros": write_package({**parts_of(REPORT), "word/vbaProject.bin": bytes(300)}),
    "a macro document": write_package(
        {
            name: value.replace(b"document.main+xml", b"x").replace(
                b"officedocument.wordprocessingml.x", b"ms-word.document.macroEnabled.main+xml"
            )
            for name, value in parts_of(REPORT).items()
        }
    ),
    "another zip program": zipped(parts_of(REPORT)),
    "another order of parts": zipped(dict(reversed(parts_of(REPORT).items()))),
    "one word of 100,000 letters": body_of(f"<w:p><w:r><w:t>{'a' * 100_000}</w:t></w:r></w:p>"),
    "letters of no language": body_of("<w:p><w:r><w:t>\u202e\u0300\u0301 \U000e0041\u200b</w:t></w:r></w:p>"),
}


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_checked_mended_and_annotated(name: str) -> None:
    found = everything(READ[name])
    assert found.evaluated or not found.instruments


@pytest.mark.parametrize("letters", [" ", ".", "\u00a0", "ngày ", "I. ", "a/", "-", "Điều 1 ", "(", "số: "])
def test_no_paragraph_is_so_long_that_it_takes_long(letters: str) -> None:
    said = (letters * 30_000)[:60_000]
    assert check_document(
        read_document(Package.read(body_of(f'<w:p><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>')))
    )


def test_tracked_changes_and_comments_are_read_as_they_stand() -> None:
    def track(root: etree._Element) -> None:
        for run in list(root.iter(f"{{{W}}}r"))[::3]:
            parent = run.getparent()
            assert parent is not None
            around = etree.Element(f"{{{W}}}{'ins' if len(run) % 2 else 'moveTo'}", {f"{{{W}}}id": "1"})
            parent.replace(run, around)
            around.append(run)

    found = everything(change(REPORT, BODY, track))
    assert found.evaluated
    document = docx.Document(BytesIO(REPORT))
    document.add_comment(document.paragraphs[5].runs[0], text="a", author="b")
    stream = BytesIO()
    document.save(stream)
    assert everything(stream.getvalue()).evaluated


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_bytes_turned_is_read_or_refused(seed: int) -> None:
    _survive(flipped((REPORT, DECISION)[seed % 2], seed))


@pytest.mark.parametrize("seed", range(12))
def test_a_file_without_some_of_its_parts_is_read_or_refused(seed: int) -> None:
    _survive(without_a_part((REPORT, DECISION)[seed % 2], seed))


@pytest.mark.parametrize("seed", range(30))
def test_a_file_that_says_odd_things_is_read_or_refused(seed: int) -> None:
    _survive(spoilt((REPORT, DECISION)[seed % 2], seed))


def _survive(source: bytes) -> None:
    try:
        assert everything(source) is not None
    except Refused as refusal:
        assert all(one.message for one in refusal.findings)


def test_a_part_whose_sum_is_wrong_is_refused() -> None:
    right = struct.pack("<L", zlib.crc32(DOCUMENT))
    assert "hỏng" in refusal_of(REPORT.replace(right, b"\1\2\3\4"))


@pytest.mark.libreoffice
def test_what_libreoffice_made_is_checked_mended_and_annotated(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    for name, source in (("a", REPORT), ("b", change(DECISION, BODY, set_runs("CỘNG", sz="22", b=None)))):
        (tmp_path / f"{name}.docx").write_bytes(source)
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
    paths = [str(tmp_path / "a.docx"), str(tmp_path / "b.docx")]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), *paths], check=True, capture_output=True, timeout=120)
    assert not everything((tmp_path / "out" / "a.docx").read_bytes()).has_errors
    package = Package.read((tmp_path / "out" / "b.docx").read_bytes())
    mended = mend_package(package)
    assert {"C1.size", "C1.bold"} == {one.rule for one in mended.before.findings} and not mended.after.findings
