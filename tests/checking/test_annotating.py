"""`vanban check --annotate`: a comment at each place, and the file otherwise as it was."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx_integrity import WARN, check  # type: ignore[import-untyped]
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.checking.remarks import MOST_OF_ONE, remarks_of
from generator.checking.report import check_document
from generator.findings import Refused
from generator.word.comments import add_comments
from generator.word.document import read_document
from generator.word.package import Package
from generator.word.said import said_by
from tests.checking.handmade import LEFT, Maker, decision, report, to_bytes
from tests.checking.mutations import change, drop, set_every, set_paragraph, set_runs, set_section

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, HEADER = "word/document.xml", "word/header1.xml"
ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def faulty() -> bytes:
    source = to_bytes(report())
    for fault in (
        set_runs("CỘNG", sz="22", b=None),
        set_runs("Trên đây", font="Arial", color="FF0000"),
        set_paragraph("a) Tỷ", "jc", val="left"),
        set_section("pgMar", left="1134"),
        drop("drawing", "Kết quả"),
    ):
        source = change(source, BODY, fault)
    return change(source, HEADER, set_every("sz", "20"))


def annotated(source: bytes) -> bytes:
    package = Package.read(source)
    document = read_document(package)
    return add_comments(package, document, remarks_of(check_document(document)))


def comments_in(source: bytes) -> dict[str, str]:
    package = Package.read(source)
    name = next(name for name in package.names if "comments" in name)
    root = etree.fromstring(package.part(name))
    return {
        one.get(W + "id", ""): "".join(node.text or "" for node in one.iter(W + "t"))
        for one in root.iter(W + "comment")
    }


def without_anchors(source: bytes) -> list[str]:
    root = etree.fromstring(Package.read(source).part(BODY))
    for name in ANCHORS[:2]:
        for node in list(root.iter(W + name)):
            parent = node.getparent()
            assert parent is not None
            parent.remove(node)
    for node in list(root.iter(W + "commentReference")):
        run = node.getparent()
        assert run is not None
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    return said_by(root)


def test_every_finding_has_a_comment_at_each_of_its_places() -> None:
    source = faulty()
    findings = check_document(read_document(Package.read(source))).findings
    told = comments_in(annotated(source))
    assert len(findings) >= 7
    assert len(told) == sum(len(finding.spots) for finding in findings)
    for finding in findings:
        assert any(f"[{finding.rule}]" in text and finding.clause in text for text in told.values())


def test_two_findings_on_one_place_are_two_comments_on_it() -> None:
    source = change(to_bytes(report()), BODY, set_runs("Trên đây", font="Arial", color="FF0000"))
    told = comments_in(annotated(source))
    assert len(told) == 2
    root = etree.fromstring(Package.read(annotated(source)).part(BODY))
    paragraph = next(one for one in root.iter(W + "p") if one.find(W + "commentRangeStart") is not None)
    assert len(list(paragraph.iter(W + "commentReference"))) == 2


def test_the_text_is_untouched_and_ids_are_each_given_once() -> None:
    source = faulty()
    made = annotated(source)
    assert without_anchors(made) == without_anchors(source)
    root = etree.fromstring(Package.read(made).part(BODY))
    ids = set(comments_in(made))
    for name in ANCHORS:
        assert Counter(node.get(W + "id") for node in root.iter(W + name)) == Counter(dict.fromkeys(ids, 1))


def test_comments_that_are_there_already_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Căn cứ nào cũng được")
    document.add_comment(paragraph.runs[0], text="Ý kiến của người khác", author="Chị Hoa")
    path_like = to_bytes(type("M", (), {"document": document})())
    told = comments_in(annotated(path_like))
    assert "Ý kiến của người khác" in told.values() and len(told) > 1
    again = comments_in(annotated(annotated(path_like)))
    assert len(again) == len(set(again)) > len(told)


def test_only_the_parts_of_comments_change() -> None:
    source = faulty()
    before, after = Package.read(source), Package.read(annotated(source))
    changed = {name for name in after.names if name not in before or before.part(name) != after.part(name)}
    assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels", BODY, "word/comments.xml"}
    assert annotated(source) == annotated(source)
    comments = after.part("word/comments.xml")
    assert b'w:author="vanban"' in comments and b"w:date" not in comments


def test_a_finding_in_very_many_places_is_remarked_on_in_the_first() -> None:
    maker = Maker()
    maker.make_head("UBND TỈNH LÀO CAI", "SỞ NỘI VỤ", "Số: 125/BC-SNV", "Lào Cai, ngày 15 tháng 6 năm 2024")
    maker.title("BÁO CÁO", "Kết quả cải cách hành chính 6 tháng đầu năm 2024")
    for _ in range(MOST_OF_ONE + 30):
        maker.body("Đoạn này canh trái nên trái với yêu cầu dàn đều cả hai lề của lời văn.", align=LEFT)
    maker.foot(["- Như trên;", "- Lưu: VT, CCHC."], ["GIÁM ĐỐC"], "Nguyễn Văn An")
    told = comments_in(annotated(to_bytes(maker)))
    assert sum("[C12.align]" in text for text in told.values()) == MOST_OF_ONE
    assert sum("chỗ khác như vậy" in text for text in told.values()) == 1


def test_words_in_a_text_box_are_remarked_on_at_their_box() -> None:
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:90pt;height:40pt"><v:textbox>'
        '<w:txbxContent><w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:t>Trong khung</w:t>'
        "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    maker = report()
    maker.document.paragraphs[-1]._p.append(etree.fromstring(box))
    made = annotated(to_bytes(maker))
    root = etree.fromstring(Package.read(made).part(BODY))
    assert any("Arial" in text for text in comments_in(made).values())
    assert not [
        node for node in root.iter(W + "commentReference") if any("txbx" in up.tag for up in node.iterancestors())
    ]


def test_damaged_comments_are_refused_in_words() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("Một đoạn").runs[0], text="a", author="b")
    package = Package.read(to_bytes(type("M", (), {"document": document})()))
    broken = package.with_parts({"word/comments.xml": b"<oops"})
    with pytest.raises(Refused, match="hỏng"):
        annotated(broken)


@pytest.mark.parametrize("file_format", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365], ids=lambda kind: kind.name)
def test_an_annotated_copy_is_a_valid_file(file_format: FileFormat, tmp_path: Path) -> None:
    plain, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    plain.write_bytes(faulty())
    copy.write_bytes(annotated(faulty()))
    validator = OpenXmlValidator(file_format=file_format)
    before = {str(error) for error in validator.validate(plain).errors}
    assert {str(error) for error in validator.validate(copy).errors} <= before
    faults = {str(finding) for finding in check(plain) if finding.severity >= WARN}
    assert {str(finding) for finding in check(copy) if finding.severity >= WARN} <= faults
    assert len(list(docx.Document(str(copy)).comments)) == len(comments_in(annotated(faulty())))


@pytest.mark.libreoffice
def test_libreoffice_opens_copies_with_their_comments(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    sources = {"a": annotated(faulty()), "b": annotated(change(to_bytes(decision()), BODY, set_runs("Điều 2", i="1")))}
    for name, content in sources.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "fodt"]
    paths = [str(tmp_path / f"{name}.docx") for name in sources]
    subprocess.run([*command, "--outdir", str(tmp_path), *paths], check=True, capture_output=True, timeout=120)
    for name, content in sources.items():
        opened = (tmp_path / f"{name}.fodt").read_text(encoding="utf-8")
        assert opened.count("<office:annotation ") == len(comments_in(content)) > 0
