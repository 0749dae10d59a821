"""The format rules: silent on conforming documents however made, each fault named by its own rule alone."""

from __future__ import annotations

import pytest

from generator.checking.report import Report, check_document
from generator.word.document import read_document
from generator.word.package import Package
from tests.checking.handmade import conforming, decision, letter, report, to_bytes
from tests.checking.mutations import Change, change, drop, set_every, set_paragraph, set_runs, set_section, set_text

CONFORMING = conforming()


def checked(source: bytes) -> Report:
    return check_document(read_document(Package.read(source)))


def told(source: bytes) -> list[str]:
    return sorted({f"{finding.rule}" for finding in checked(source).findings})


@pytest.mark.parametrize("name", CONFORMING)
def test_nothing_is_found_in_a_conforming_document_however_it_is_made(name: str) -> None:
    assert told(to_bytes(CONFORMING[name]())) == []


DECISION, REPORT, LETTER = (to_bytes(make()) for make in (decision, report, letter))
BODY = "word/document.xml"
FAULTS: list[tuple[str, bytes, str, Change]] = [
    ("PG1.width", DECISION, BODY, set_section("pgSz", w="11000")),
    ("PG2.orientation", DECISION, BODY, set_section("pgSz", w="16838", h="11906")),
    ("PG3.top", DECISION, BODY, set_section("pgMar", top="850")),
    ("PG3.bottom", DECISION, BODY, set_section("pgMar", bottom="1700")),
    ("PG4", DECISION, BODY, set_section("pgMar", left="1134")),
    ("PG5", DECISION, BODY, set_section("pgMar", right="1701")),
    ("PG6.font", DECISION, BODY, set_runs("Theo đề nghị", font="Arial")),
    ("PG6.colour", DECISION, BODY, set_runs("Theo đề nghị", color="FF0000")),
    ("PG7.first-hidden", DECISION, BODY, drop("titlePg")),
    ("PG7.size", DECISION, "word/header1.xml", set_every("sz", "20")),
    ("PG7.place", REPORT, "word/header1.xml", drop("r")),
    ("C1.size", DECISION, BODY, set_runs("CỘNG", sz="22")),
    ("C1.bold", DECISION, BODY, set_runs("CỘNG", b=None)),
    ("C1.italic", DECISION, BODY, set_runs("CỘNG", i="1")),
    ("C1.text", DECISION, BODY, set_text("CỘNG", "VIỆT NAM", "VIỆT NAN")),
    ("C1.align", DECISION, BODY, set_paragraph("CỘNG", "jc", val="left")),
    ("C2.size", DECISION, BODY, set_runs("Độc lập", sz="24")),
    ("C2.bold", DECISION, BODY, set_runs("Độc lập", b=None)),
    ("C2.text", DECISION, BODY, set_text("Độc lập", " - ", " – ")),
    ("C2.rule-line", DECISION, BODY, drop("drawing", "Độc lập")),
    ("C3.bold", DECISION, BODY, set_runs("ỦY BAN", b="1")),
    ("C3.size", DECISION, BODY, set_runs("ỦY BAN", sz="28")),
    ("C4.bold", DECISION, BODY, set_runs("SỞ NỘI VỤ", b=None)),
    ("C4.case", DECISION, BODY, set_text("SỞ NỘI VỤ", "SỞ NỘI VỤ", "Sở Nội vụ")),
    ("C4.rule-line", DECISION, BODY, drop("drawing", "SỞ NỘI VỤ")),
    ("C5.size", DECISION, BODY, set_runs("Số:", sz="28")),
    ("C5.bold", DECISION, BODY, set_runs("Số:", b="1")),
    ("C6.italic", DECISION, BODY, set_runs("Lào Cai", i=None)),
    ("C6.size", DECISION, BODY, set_runs("Lào Cai", sz="24")),
    ("C7.bold", DECISION, BODY, set_runs("QUYẾT ĐỊNH", b=None)),
    ("C7.case", REPORT, BODY, set_text("BÁO CÁO", "BÁO CÁO", "Báo cáo")),
    ("C7.align", REPORT, BODY, set_paragraph("BÁO CÁO", "jc", val="left")),
    ("C8.bold", REPORT, BODY, set_runs("Kết quả", b=None)),
    ("C8.case", REPORT, BODY, set_every("caps", None, "Kết quả")),
    ("C8.align", REPORT, BODY, set_paragraph("Kết quả", "jc", val="left")),
    ("C8.rule-line", REPORT, BODY, drop("drawing", "Kết quả")),
    ("C9.size", LETTER, BODY, set_runs("V/v", sz="28")),
    ("C9.before", LETTER, BODY, set_paragraph("V/v", "spacing", before="0")),
    ("C10.italic", LETTER, BODY, set_runs("Kính gửi", i="1")),
    ("C11.italic", DECISION, BODY, set_runs("Căn cứ Luật", i=None)),
    ("C12.size", REPORT, BODY, set_runs("Trên đây", sz="24")),
    ("C12.align", REPORT, BODY, set_paragraph("Trên đây", "jc", val="left")),
    ("C12.first-line", REPORT, BODY, set_paragraph("Trên đây", "ind", firstLine="0")),
    ("C12.gap", REPORT, BODY, set_paragraph("Trên đây", "spacing", before="20")),
    ("C12.line-spacing", REPORT, BODY, set_paragraph("Trên đây", "spacing", line="480")),
    ("C12.bold", REPORT, BODY, set_runs("Trên đây", b="1")),
    ("C12.italic", REPORT, BODY, set_runs("Trên đây", i="1")),
    ("C17.bold", DECISION, BODY, set_runs("Điều 2", "Điều", b=None)),
    ("C17.first-line", DECISION, BODY, set_paragraph("Điều 2", "ind", firstLine="0")),
    ("C19.italic", REPORT, BODY, set_runs("a) Tỷ lệ", i="1")),
    ("C20.bold", REPORT, BODY, set_runs("II. NHIỆM VỤ", b=None)),
    ("C20.case", REPORT, BODY, set_text("II. NHIỆM VỤ", "NHIỆM VỤ 6 THÁNG CUỐI NĂM", "Nhiệm vụ 6 tháng cuối năm")),
    ("C21.bold", DECISION, BODY, set_runs("KT. GIÁM ĐỐC", b=None)),
    ("C22.size", DECISION, BODY, set_runs("PHÓ GIÁM ĐỐC", sz="24")),
    ("C22.case", DECISION, BODY, set_text("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phó Giám đốc")),
    ("C23.bold", DECISION, BODY, set_runs("Trần Thị Bình", b=None)),
    ("C23.case", DECISION, BODY, set_text("Trần Thị Bình", "Trần Thị Bình", "TRẦN THỊ BÌNH")),
    ("C26.italic", DECISION, BODY, set_runs("Nơi nhận", i=None)),
    ("C26.size", DECISION, BODY, set_runs("Nơi nhận", sz="26")),
    ("C27.size", DECISION, BODY, set_runs("- Như Điều", sz="26")),
    ("T11.bold", DECISION, BODY, set_runs("QUYẾT ĐỊNH:", b=None)),
    ("T11.case", DECISION, BODY, set_text("GIÁM ĐỐC SỞ", "GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "source", "part", "fault"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_named_by_its_rule_and_no_other(rule: str, source: bytes, part: str, fault: Change) -> None:
    assert told(change(source, part, fault)) == [rule]
