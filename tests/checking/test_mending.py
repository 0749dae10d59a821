"""`vanban check --fix`: what is mended is gone, nothing new has come, and no word has changed."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx_integrity import WARN, check  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.checking.mending import Mended, mend_of, mend_package
from generator.checking.registry import checks
from generator.checking.report import check_document
from generator.checking.rulebook import decree_book
from generator.decree.rules import Range
from generator.word.document import read_document
from generator.word.package import Package
from tests.checking.handmade import Maker, conforming, decision, letter, report, to_bytes
from tests.checking.mutations import Change, change, drop, set_every, set_paragraph, set_runs, set_section, set_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, HEADER = "word/document.xml", "word/header1.xml"
DECISION, REPORT, LETTER = (to_bytes(make()) for make in (decision, report, letter))

FAULTS: dict[str, tuple[bytes, str, Change]] = {
    "PG1.width": (DECISION, BODY, set_section("pgSz", w="11000")),
    "PG1.height": (DECISION, BODY, set_section("pgSz", h="15840")),
    "PG3.top": (DECISION, BODY, set_section("pgMar", top="850")),
    "PG3.bottom": (DECISION, BODY, set_section("pgMar", bottom="1700")),
    "PG4": (DECISION, BODY, set_section("pgMar", left="1134")),
    "PG5": (DECISION, BODY, set_section("pgMar", right="1701")),
    "PG6.font": (DECISION, BODY, set_runs("Theo đề nghị", font="Arial")),
    "PG6.colour": (DECISION, BODY, set_runs("Theo đề nghị", color="FF0000")),
    "PG7.first-hidden": (DECISION, BODY, drop("titlePg")),
    "PG7.size": (DECISION, HEADER, set_every("sz", "20")),
    "PG7.place": (REPORT, HEADER, drop("r")),
    "PG7.align": (REPORT, HEADER, set_every("jc", "right")),
    "C1.size": (DECISION, BODY, set_runs("CỘNG", sz="22")),
    "C1.bold": (DECISION, BODY, set_runs("CỘNG", b=None)),
    "C1.align": (DECISION, BODY, set_paragraph("CỘNG", "jc", val="left")),
    "C2.rule-line": (DECISION, BODY, drop("drawing", "Độc lập")),
    "C3.bold": (DECISION, BODY, set_runs("ỦY BAN", b="1")),
    "C4.case": (DECISION, BODY, set_text("SỞ NỘI VỤ", "SỞ NỘI VỤ", "Sở Nội vụ")),
    "C4.rule-line": (DECISION, BODY, drop("drawing", "SỞ NỘI VỤ")),
    "C6.italic": (DECISION, BODY, set_runs("Lào Cai", i=None)),
    "C8.case": (REPORT, BODY, set_every("caps", None, "Kết quả")),
    "C8.rule-line": (REPORT, BODY, drop("drawing", "Kết quả")),
    "C9.before": (LETTER, BODY, set_paragraph("V/v", "spacing", before="0")),
    "C11.italic": (DECISION, BODY, set_runs("Căn cứ Luật", i=None)),
    "C12.size": (REPORT, BODY, set_runs("Trên đây", sz="24")),
    "C12.align": (REPORT, BODY, set_paragraph("Trên đây", "jc", val="left")),
    "C12.first-line": (REPORT, BODY, set_paragraph("Trên đây", "ind", firstLine="0")),
    "C12.gap": (REPORT, BODY, set_paragraph("Trên đây", "spacing", before="20")),
    "C12.line-spacing": (REPORT, BODY, set_paragraph("Trên đây", "spacing", line="480")),
    "C12.italic": (REPORT, BODY, set_runs("Trên đây", i="1")),
    "C17.bold": (DECISION, BODY, set_runs("Điều 2", "Điều", b=None)),
    "C17.first-line": (DECISION, BODY, set_paragraph("Điều 2", "ind", firstLine="0")),
    "C20.bold": (REPORT, BODY, set_runs("II. NHIỆM VỤ", b=None)),
    "C22.size": (DECISION, BODY, set_runs("PHÓ GIÁM ĐỐC", sz="24")),
    "C26.size": (DECISION, BODY, set_runs("Nơi nhận", sz="26")),
    "T11.case": (DECISION, BODY, set_text("GIÁM ĐỐC SỞ", "GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ")),
}


def mended(source: bytes) -> Mended:
    return mend_package(Package.read(source))


def found(source: bytes) -> set[str]:
    return {finding.rule for finding in check_document(read_document(Package.read(source))).findings}


def said(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(W + "t"))


def words(source: bytes) -> dict[str, str]:
    """Every letter of every part that people write in, in NFC, without headers, where page numbers come and go."""
    package = Package.read(source)
    said = {}
    for name in package.names:
        if name.startswith("word/") and name.endswith(".xml") and "header" not in name and "footer" not in name:
            root = etree.fromstring(package.part(name))
            said[name] = "\n".join(
                unicodedata.normalize("NFC", "".join(node.text or "" for node in one.iter(W + "t", W + "delText")))
                for one in root.iter(W + "p")
            )
    return said


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_mended_and_the_copy_then_checks_clean(rule: str) -> None:
    source = change(*FAULTS[rule])
    assert rule in found(source)
    result = mended(source)
    assert rule in {finding.rule for finding in result.done}
    assert found(result.content) == found(change(FAULTS[rule][0], BODY, lambda root: None))
    assert words(result.content) == words(source)


@pytest.mark.parametrize("make", conforming().values(), ids=conforming())
def test_a_conforming_document_is_left_as_it_is(make: Callable[[], Maker]) -> None:
    source = to_bytes(make())
    result = mended(source)
    assert result.content == b"" and not result.done


# Faults that other faults do not need to find their place.
TOGETHER = sorted(rule for rule in FAULTS if FAULTS[rule][0] is DECISION and not rule.endswith(".case"))


@given(st.lists(st.sampled_from(TOGETHER), unique=True))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_many_faults_together_are_all_mended(rules: list[str]) -> None:
    source = DECISION
    for rule in rules:
        source = change(source, *FAULTS[rule][1:])
    before = found(source)
    result = mended(source)
    content = result.content or source
    assert found(content) <= before
    assert not {id for id in found(content) - found(DECISION) if mend_of(checks()[id])}
    assert words(content) == words(source)


def test_only_the_parts_that_change_are_written_anew() -> None:
    source = change(DECISION, BODY, set_runs("CỘNG", b=None))
    before, after = Package.read(source), Package.read(mended(source).content)
    assert before.names == after.names
    assert [name for name in before.names if before.part(name) != after.part(name)] == [BODY]
    source = change(DECISION, HEADER, set_every("sz", "20"))
    before, after = Package.read(source), Package.read(mended(source).content)
    assert [name for name in before.names if before.part(name) != after.part(name)] == [HEADER]


def test_the_same_file_is_mended_to_the_same_bytes() -> None:
    source = change(change(DECISION, BODY, drop("drawing")), BODY, set_runs("CỘNG", b=None))
    assert mended(source).content == mended(source).content


def test_a_style_that_others_share_is_not_touched() -> None:
    def fault(root: etree._Element) -> None:
        for style in root.iter(W + "style"):
            if style.get(W + "styleId") == "Normal":
                fonts = style.find(f"{W}rPr/{W}rFonts")
                assert fonts is not None
                for slot in ("ascii", "hAnsi"):
                    fonts.set(W + slot, "Arial")

    maker = report()
    for paragraph in maker.document.paragraphs:
        for run in paragraph.runs:
            run.font.name = None
    source = change(to_bytes(maker), "word/styles.xml", fault)
    assert "PG6.font" in found(source)
    result = mended(source)
    assert "PG6.font" not in found(result.content)
    assert Package.read(result.content).part("word/styles.xml") == Package.read(source).part("word/styles.xml")


def test_a_run_is_cut_where_a_rule_ends_and_says_the_same() -> None:
    """“Điều 1.” is bold, and what follows in the same run is not."""

    def fault(root: etree._Element) -> None:
        paragraph = next(one for one in root.iter(W + "p") if said(one).startswith("Điều 1."))
        first, second = list(paragraph.iter(W + "r"))
        (text,), (rest,) = first.iter(W + "t"), second.iter(W + "t")
        rest.text = f"{text.text}{rest.text}"
        paragraph.remove(first)

    source = change(DECISION, BODY, fault)
    assert "C17.bold" in found(source)
    result = mended(source)
    assert "C17.bold" not in found(result.content) and words(result.content) == words(source)
    root = etree.fromstring(Package.read(result.content).part(BODY))
    paragraph = next(one for one in root.iter(W + "p") if said(one).startswith("Điều 1."))
    runs = [(said(run), run.find(f"{W}rPr/{W}b") is not None) for run in paragraph.iter(W + "r")]
    assert [bold for _, bold in runs] == [True, False] and runs[0][0].strip() == "Điều 1."


def test_tracked_changes_are_left_as_they_are() -> None:
    def fault(root: etree._Element) -> None:
        paragraph = next(one for one in root.iter(W + "p") if said(one).startswith("Theo đề nghị"))
        inserted = etree.Element(W + "ins", {W + "id": "900", W + "author": "Người sửa"})
        for run in list(paragraph.iter(W + "r")):
            paragraph.replace(run, inserted)
            inserted.append(run)

    source = change(change(DECISION, BODY, fault), BODY, set_runs("Theo đề nghị", color="FF0000"))
    result = mended(source)
    assert "PG6.colour" in {finding.rule for finding in result.after.findings}
    assert "theo dõi thay đổi" in result.reasons["PG6.colour"]
    assert result.content == b""


def test_text_in_pieces_of_letters_is_composed_and_nothing_else_changes() -> None:
    source = change(DECISION, BODY, set_text("Trần Thị Bình", "Bình", "Bi\u0300nh"))
    result = mended(source)
    assert result.composed == 1
    assert "Trần Thị Bình" in words(result.content)[BODY]
    assert "i\u0300" not in Package.read(result.content).part(BODY).decode()


def test_legacy_letters_keep_their_font_for_in_another_they_say_something_else() -> None:
    source = change(DECISION, BODY, set_text("Theo đề nghị", "Theo đề nghị", "®éc lËp tù do h¹nh phóc"))
    source = change(source, BODY, set_runs("®éc lËp", font=".VnTime"))
    result = mended(source)
    assert "PG6.font" in {finding.rule for finding in result.after.findings}
    assert "bảng mã cũ" in result.reasons["PG6.font"]


def test_a_footer_that_says_more_than_the_number_keeps_it() -> None:
    maker = report()
    maker.document.sections[0].header.paragraphs[0]._p.clear()
    footer = maker.document.sections[0].footer.paragraphs[0]
    footer.add_run("Lưu hành nội bộ, trang ")
    maker._page_field(footer)
    source = to_bytes(maker)
    assert "PG7.place" in found(source)
    result = mended(source)
    assert "chân trang" in result.reasons["PG7.place"]


def test_a_number_alone_in_the_footer_moves_to_the_header() -> None:
    maker = report()
    maker.document.sections[0].header.paragraphs[0]._p.clear()
    maker._page_field(maker.document.sections[0].footer.paragraphs[0])
    source = to_bytes(maker)
    result = mended(source)
    assert "PG7.place" in {finding.rule for finding in result.done}
    package = Package.read(result.content)
    numbered = {name for name in package.names if b" PAGE " in package.part(name)}
    assert numbered == {"word/header1.xml"}


def test_the_header_rows_of_a_long_table_are_repeated() -> None:
    maker = report()
    table = maker.document.add_table(40, 2, style="Table Grid")
    for row, column in itertools.product(range(40), range(2)):
        maker.line(table.rows[row].cells[column], f"Ô {row} {column}", 13, bold=row == 0, first=True)
    source = to_bytes(maker)
    result = mended(source)
    assert "house.table-header" in {finding.rule for finding in result.done}
    assert len(list(etree.fromstring(Package.read(result.content).part(BODY)).iter(W + "tblHeader"))) == 1


@pytest.mark.parametrize("file_format", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365], ids=lambda kind: kind.name)
def test_a_mended_copy_is_a_valid_file(file_format: FileFormat, tmp_path: Path) -> None:
    source = change(REPORT, HEADER, drop("r"))
    for rule in ("C12.align", "C12.gap", "C12.line-spacing", "C8.rule-line", "C20.bold", "C12.first-line"):
        source = change(source, *FAULTS[rule][1:])
    for fault in (drop("drawing"), drop("titlePg"), drop("headerReference"), set_runs("Trên đây", font="Arial")):
        source = change(source, BODY, fault)
    plain, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    plain.write_bytes(source)
    result = mended(source)
    copy.write_bytes(result.content)
    assert len(result.done) >= 10 and not result.after.has_errors
    validator = OpenXmlValidator(file_format=file_format)
    before = {str(error) for error in validator.validate(plain).errors}
    assert {str(error) for error in validator.validate(copy).errors} <= before
    faults = {str(finding) for finding in check(plain) if finding.severity >= WARN}
    assert {str(finding) for finding in check(copy) if finding.severity >= WARN} <= faults
    assert docx.Document(str(copy)).sections[0].header.paragraphs[0].alignment is not None


def test_what_is_said_to_be_fixable_has_a_way_to_be_fixed() -> None:
    for id, one in checks().items():
        # Letters in pieces are composed in every file, whether a rule found them or not.
        assert not one.fixable or mend_of(one) is not None or id == "PG6.unicode-form", id


def test_what_an_agency_asks_beyond_the_decree_is_mended_to_what_it_asks() -> None:
    book = dict(decree_book())
    for id, value in (("PG3.top", Range(22, 25)), ("C12.size", Range(14, 14)), ("C12.line-spacing", Range(1.3, 1.4))):
        book[id] = book[id]._replace(rule=book[id].rule._replace(value=value))
    maker = report(body_size=13)
    result = mend_package(Package.read(to_bytes(maker)), book=book)
    assert {"PG3.top", "C12.size", "C12.line-spacing"} <= {finding.rule for finding in result.done}
    assert not result.after.findings
