"""`--fix` where form is made of other things than formats: rows, tabs, strokes, borders. Every word stays."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx_integrity import WARN, check  # type: ignore[import-untyped]
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.checking.mending import Mended, mend_package
from generator.cli.commands import vanban
from generator.findings import Refused
from generator.word.package import Package, write_package
from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, Look, draft
from tests.checking.handmade import conforming, report, to_bytes
from tests.checking.mutations import change, drop
from tests.checking.remakings import said
from tests.checking.remakings_boxes import layout_tables, made
from tests.checking.specimens import Specimen, Trial, W

BODY, HEADER = "word/document.xml", "word/header1.xml"
Fault = Callable[[etree._Element], None]
DIRECT, STROKES, BORDERS = (next(look for look in LOOKS if look.name == name) for name in ("direct", "strokes", "cell"))


def faulty(fault: Fault, *, text: str = "to_trinh_so", look: Look = DIRECT, part: str = "") -> bytes:
    """A conforming draft with a fault."""
    trial = Trial(Specimen.of(text, draft(TEXTS[text], look)))
    fault(trial.root(part))
    return write_package(trial.source())


def words(source: bytes, part: str = BODY) -> list[str]:
    """What the paragraphs of a part say, in their order, those that say nothing and those of strokes left out."""
    texts = [said(one) for one in etree.fromstring(Package.read(source).part(part)).iter(W + "p")]
    return [one for one in texts if one.strip() and not re.fullmatch(r"\s*[_–-]{3,}\s*", one)]


def mended(source: bytes) -> Mended:
    """A mended copy, after seeing that its words are the same and that mending it again changes nothing."""
    result = mend_package(Package.read(source))
    assert words(result.content or source) == words(source)
    again = mend_package(Package.read(result.content or source))
    assert again.content == b"" and not again.done
    return result


def gone(result: Mended) -> set[str]:
    """The rules that nothing is told of any more."""
    return {one.rule for one in result.done} - {one.rule for one in result.after.findings}


def paragraph(root: etree._Element, start: str) -> etree._Element:
    return next(one for one in root.iter(W + "p") if said(one).startswith(start))


# Rows.


def in_two_rows(table: int, *, left_first: bool) -> Fault:
    """The last row of a table as two: one for each column."""

    def fault(root: etree._Element) -> None:
        row = list(layout_tables(root)[table].iter(W + "tr"))[-1]
        twin = copy.deepcopy(row)
        row.addnext(twin)
        for one, emptied in ((row, 1 if left_first else 0), (twin, 0 if left_first else 1)):
            cell = one.findall(W + "tc")[emptied]
            for content in cell.findall(W + "p"):
                cell.remove(content)
            cell.append(made("<w:p/>"))

    return fault


@pytest.mark.parametrize(("table", "rule"), [(0, "C6.row"), (-1, "C26.row")])
def test_what_ought_to_be_level_is_put_into_one_row(table: int, rule: str) -> None:
    result = mended(faulty(in_two_rows(table, left_first=True)))
    assert gone(result) == {rule} and not result.after.findings


@pytest.mark.parametrize(("table", "rule"), [(0, "C6.row"), (-1, "C26.row")])
def test_rows_whose_joining_would_turn_words_round_are_left(table: int, rule: str) -> None:
    result = mended(faulty(in_two_rows(table, left_first=False)))
    assert {one.rule for one in result.after.findings} == {rule}
    assert "thứ tự chữ" in result.reasons[rule]


def test_rows_with_something_in_every_cell_are_left() -> None:
    def fault(root: etree._Element) -> None:
        in_two_rows(0, left_first=True)(root)
        row = list(layout_tables(root)[0].iter(W + "tr"))[-1]
        row.findall(W + "tc")[0].append(made("<w:p><w:bookmarkStart w:id='9' w:name='a'/></w:p>"))

    result = mended(faulty(fault))
    assert {one.rule for one in result.after.findings} == {"C6.row"}
    assert result.reasons["C6.row"]


# Page numbers.


def test_a_number_put_to_the_right_by_tabs_is_put_in_the_middle() -> None:
    def fault(root: etree._Element) -> None:
        number = next(root.iter(W + "p"))
        for old in number.findall(W + "pPr"):
            number.remove(old)
        stops = '<w:tab w:val="center" w:pos="4500"/><w:tab w:val="right" w:pos="9000"/>'
        number.insert(0, made(f"<w:pPr><w:tabs>{stops}</w:tabs></w:pPr>"))
        number.insert(1, made("<w:r><w:tab/><w:tab/></w:r>"))

    source = faulty(fault, part=HEADER)
    result = mended(source)
    assert gone(result) == {"PG7.align"} and not result.after.findings
    assert b"<w:tab/>" not in Package.read(result.content).part(HEADER)


def test_words_beside_a_number_put_there_by_tabs_keep_it() -> None:
    def fault(root: etree._Element) -> None:
        number = next(root.iter(W + "p"))
        for old in number.findall(W + "pPr"):
            number.remove(old)
        stops = '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>'
        number.insert(0, made(f"<w:pPr>{stops}</w:pPr>"))
        number.insert(1, made("<w:r><w:t>Văn phòng</w:t><w:tab/></w:r>"))

    source = faulty(fault, part=HEADER)
    result = mend_package(Package.read(source))
    assert words(result.content or source, HEADER) == words(source, HEADER)
    assert "PG7.align" not in {one.rule for one in result.done}


def test_a_number_on_a_line_of_its_own_leaves_a_footer_whose_other_words_stay() -> None:
    maker = report()
    maker.document.sections[0].header.paragraphs[0]._p.clear()
    footer = maker.document.sections[0].footer
    footer.paragraphs[0].add_run("Văn phòng – CCHC 2022")
    maker._page_field(footer.add_paragraph())
    result = mended(to_bytes(maker))
    assert "PG7.place" in gone(result)
    package = Package.read(result.content)
    said_below = "".join(text for name in package.names if "footer" in name for text in words(result.content, name))
    assert said_below == "Văn phòng – CCHC 2022"


# Rule lines.


def of_strokes(strokes: str) -> Fault:
    """Every line of underscores is made of these instead."""

    def fault(root: etree._Element) -> None:
        for node in root.iter(W + "t"):
            if re.fullmatch("_{5,}", node.text or ""):
                node.text = strokes

    return fault


@pytest.mark.parametrize("strokes", ["-" * 20, "_" * 60, "_" * 6])
def test_strokes_that_make_no_right_line_give_way_to_a_drawn_one(strokes: str) -> None:
    result = mended(faulty(of_strokes(strokes), look=STROKES))
    assert not result.after.findings
    root = etree.fromstring(Package.read(result.content).part(BODY))
    assert any(one.rule.endswith("rule-line") for one in result.done)
    drawn = len(list(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor")))
    assert drawn == len([one for one in result.done if one.rule.endswith("rule-line")])


def test_strokes_that_are_right_stay_as_someone_typed_them() -> None:
    assert mended(draft(TEXTS["to_trinh_so"], STROKES)).content == b""


def test_blanks_to_be_filled_in_are_no_rule_line() -> None:
    def fault(root: etree._Element) -> None:
        of_strokes("-" * 20)(root)
        paragraph(root, "Theo" if "Theo" in said(root) else "I.").addnext(
            made("<w:p><w:r><w:t>" + "_" * 30 + "</w:t></w:r></w:p>")
        )

    result = mend_package(Package.read(faulty(fault, look=STROKES)))
    assert ("_" * 30).encode() in Package.read(result.content).part(BODY)


def _without_lines(root: etree._Element, start: str) -> etree._Element:
    one = paragraph(root, start)
    for drawing in list(one.iter(W + "drawing")):
        run = drawing.getparent()
        assert run is not None
        run.remove(drawing)
    return one


def underlined(root: etree._Element) -> None:
    one = _without_lines(root, "BỘ NỘI VỤ")
    for properties in one.iter(W + "rPr"):
        properties.append(made('<w:u w:val="single"/>'))


def bordered(root: etree._Element) -> None:
    one = _without_lines(root, "Độc lập")
    properties = one.find(W + "pPr")
    assert properties is not None
    edge = '<w:bottom w:val="dashed" w:sz="4" w:space="1" w:color="auto"/>'
    properties.insert(0, made(f"<w:pBdr>{edge}</w:pBdr>"))


@pytest.mark.parametrize(("fault", "rule"), [(underlined, "C4.rule-line"), (bordered, "C2.rule-line")])
def test_what_is_drawn_otherwise_gives_way_to_a_line(fault: Fault, rule: str) -> None:
    result = mended(faulty(fault, text="thong_bao_bo"))
    assert gone(result) == {rule} and not result.after.findings
    content = Package.read(result.content).part(BODY).decode()
    assert 'w:u w:val="single"' not in content and 'w:val="dashed"' not in content


def test_a_broken_border_of_a_blank_line_becomes_unbroken() -> None:
    def fault(root: etree._Element) -> None:
        for border in root.iter(W + "pBdr"):
            border[0].set(W + "val", "dotted")

    result = mended(faulty(fault, look=BORDERS))
    assert not result.after.findings and result.done
    assert b"dotted" not in Package.read(result.content).part(BODY)


@pytest.mark.parametrize(("which", "rule"), [(0, "C2.rule-line"), (1, "C4.rule-line")])
def test_under_a_head_made_by_tabs_a_line_is_drawn_where_its_text_stands(which: int, rule: str) -> None:
    def fault(root: etree._Element) -> None:
        runs = [one.getparent() for one in root.iter(W + "drawing")]
        run = runs[which]
        assert run is not None and run.getparent() is not None
        run.getparent().remove(run)  # type: ignore[union-attr]

    result = mended(change(to_bytes(conforming()["decision-tabs"]()), BODY, fault))
    assert rule in gone(result) and not result.after.findings


# What is left, and what is not touched at all.


def test_what_is_left_is_listed_with_its_reason(tmp_path: Path) -> None:
    def fault(root: etree._Element) -> None:
        for node in root.iter(W + "t"):
            node.text = (node.text or "").replace("Số: 02", "Số: 2").replace("Độc lập", "ĐỘC LẬP")

    (tmp_path / "a.docx").write_bytes(faulty(fault))
    target = tmp_path / "b.docx"
    told = CliRunner().invoke(vanban, ["check", str(tmp_path / "a.docx"), "--fix", str(target), "--json"])
    found = json.loads(told.stdout)
    assert found["findings"] and {one["rule"] for one in found["findings"]} == set(found["left"])
    assert all(found["left"].values())


def with_parts(source: bytes, **more: bytes) -> bytes:
    package = Package.read(source)
    parts = {name: package.part(name) for name in package.names}
    return write_package({**parts, **{name.replace("__", "/"): value for name, value in more.items()}})


def test_a_signed_file_is_not_copied_with_changes(tmp_path: Path) -> None:
    source = with_parts(faulty(drop("drawing", "Độc lập")), **{"_xmlsignatures/sig1.xml": b"<Signature/>"})
    path = tmp_path / "a.docx"
    path.write_bytes(source)
    for option in ("--fix", "--annotate"):
        told = CliRunner().invoke(vanban, ["check", str(path), option, str(tmp_path / "b.docx")])
        assert isinstance(told.exception, Refused) and "đã ký số" in str(told.exception)
        assert not (tmp_path / "b.docx").exists()


def test_macros_are_kept_byte_for_byte() -> None:
    source = with_parts(faulty(drop("drawing", "Độc lập")), **{"word/vbaProject.bin": b"\xd0\xcf macro"})
    result = mended(source)
    assert Package.read(result.content).part("word/vbaProject.bin") == b"\xd0\xcf macro"


def test_every_way_of_mending_leaves_a_valid_file(tmp_path: Path) -> None:
    sources = [
        (draft(TEXTS["to_trinh_so"], DIRECT), faulty(in_two_rows(0, left_first=True))),
        (draft(TEXTS["to_trinh_so"], STROKES), faulty(of_strokes("-" * 20), look=STROKES)),
        (draft(TEXTS["to_trinh_so"], DIRECT), faulty(bordered)),
    ]
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    plain, copied = tmp_path / "a.docx", tmp_path / "b.docx"
    for before, source in sources:
        plain.write_bytes(before)
        copied.write_bytes(mended(source).content)
        known = {str(error) for error in validator.validate(plain).errors}
        assert {str(error) for error in validator.validate(copied).errors} <= known
        faults = {str(finding) for finding in check(plain) if finding.severity >= WARN}
        assert {str(finding) for finding in check(copied) if finding.severity >= WARN} <= faults
