"""The rules of words: silent on conforming documents and on near misses, each fault named by its own rule alone."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import NamedTuple

import pytest
from lxml import etree

from generator.checking.registry import checks
from generator.checking.report import Report, check_document
from generator.checking.rulebook import decree_book
from generator.decree.nd30_2020.letters import LETTERS_RULES
from generator.decree.nd30_2020.words import WORDS_RULES
from generator.decree.rules import Normativity
from generator.findings import Severity
from generator.word.document import read_document
from generator.word.package import Package
from tests.checking.handmade import letter, report, to_bytes
from tests.checking.mutations import Change, change, paragraphs_with, set_text
from tests.checking.mutations_words import WORD_FAULTS, WORD_NEAR
from tests.checking.spoken import issuing, regulation

SOURCES = {make.__name__: to_bytes(make()) for make in (issuing, regulation, report, letter)}
BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def checked(source: bytes) -> Report:
    return check_document(read_document(Package.read(source)))


def told(source: bytes) -> list[str]:
    return sorted({finding.rule for finding in checked(source).findings})


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_found_in_documents_that_say_all_they_should(name: str) -> None:
    assert told(SOURCES[name]) == []


class Case(NamedTuple):
    """In the first paragraph that begins with `start`, `old` becomes `wrong`, a fault, or `near`, which is none."""

    rule: str
    source: str
    start: str
    old: str
    wrong: str
    near: str


NUMBER, DATE = "Số: ", "Lào Cai, ngày"
LAW, ACT, OWN_ACT = "Căn cứ Luật", "Căn cứ Nghị quyết", "Căn cứ Quyết định"
ATTACHED = "(Kèm theo"
CASES = [
    Case("C2.capitals", "letter", "Độc lập", "Tự do", "tự do", "Tự  do"),
    Case("C4.full-name", "regulation", "ỦY BAN", "ỦY BAN NHÂN DÂN", "UBND CẤP XÃ CỦA", "UỶ BAN NHÂN DÂN"),
    Case("C3.place-name", "report", "UBND TỈNH", "UBND TỈNH LÀO CAI", "UBND", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"),
    Case("C5.label", "issuing", NUMBER, "Số:", "Số", "Số: "),
    Case("C5.form", "issuing", NUMBER, "15/", "XV/", "     /"),
    Case("C5.zero", "regulation", NUMBER, "02/", "2/", "002/"),
    Case("C5.spaces", "letter", NUMBER, "SNV-CCHC", "SNV - CCHC", "SNV-CCHC "),
    Case("C5.spaces", "letter", NUMBER, "12/SNV", "12 / SNV", "12/SNV"),
    Case("C5.hyphen", "letter", NUMBER, "SNV-CCHC", "SNV–CCHC", "SNV-TC-CCHC"),
    Case("C5.symbol-case", "report", NUMBER, "BC-SNV", "Bc-SNV", "BC-SNVtp"),
    Case("C6.words", "report", DATE, "ngày 15 tháng 6 năm 2024", "15/6/2024", "ngày  15 tháng 6 năm 2024"),
    Case("C6.place", "report", DATE, "Lào Cai, ngày", "ngày", "TX. Sa Pa, ngày"),
    Case("C6.comma", "report", DATE, "Lào Cai, ngày", "Lào Cai ngày", "Lào Cai , ngày"),
    Case("C6.small-words", "report", DATE, "ngày", "Ngày", " ngày"),
    Case("C6.small-words", "report", DATE, "tháng", "Tháng", " tháng"),
    Case("C6.capitals", "report", DATE, "Lào Cai", "Lào cai", "Thành phố Lào Cai"),
    Case("C6.capitals", "report", DATE, "Lào Cai", "lào Cai", "Bà Rịa - Vũng Tàu"),
    Case("C6.day-zero", "letter", DATE, "ngày 05", "ngày 5", "ngày      "),
    Case("C6.month-zero", "issuing", DATE, "tháng 02", "tháng 2", "tháng      "),
    Case("C6.month-plain", "report", DATE, "tháng 6", "tháng 06", "tháng 10"),
    Case("C6.calendar", "report", DATE, "ngày 15 tháng 6", "ngày 31 tháng 6", "ngày 30 tháng 6"),
    Case("C6.calendar", "report", DATE, "năm 2024", "năm 24", "năm 2025"),
    Case("C9.label", "letter", "V/v", "V/v", "Về việc", "V/v "),
    Case("C10.colon", "report", "Kính gửi", "Kính gửi:", "Kính gửi", "Kính  gửi:"),
    Case("C10.semicolon", "letter", "- Các phòng", "Sở;", "Sở,", "Sở Y tế;"),
    Case("C10.period", "letter", "- Chi cục", "Lưu trữ.", "Lưu trữ;", "Lưu trữ tỉnh."),
    Case("C10.line", "letter", "- Các phòng", "Sở;", "Sở; Thanh tra Sở;", "Sở, Thanh tra Sở (b/c; t/h);"),
    Case("C10.line", "report", "Kính gửi", "Ủy ban", "Sở Tài chính; Ủy ban", "Sở Tài chính, Ủy ban"),
    Case("T1.type", "report", NUMBER, "BC-SNV", "TB-SNV", "BCPH-SNV"),
    Case("T1.body", "report", NUMBER, "BC-SNV", "BC", "BC-S"),
    Case("T1.issuer", "regulation", NUMBER, "QC-UBND", "QC-XNS", "QC-CT.UBND"),
    Case("T1.letter", "letter", NUMBER, "SNV-CCHC", "CV-SNV", "CVT-SNV"),
    Case("T1.unit", "letter", NUMBER, "SNV-CCHC", "SNV", "SNV-VP"),
    Case("T4.full-name", "report", DATE, "Lào Cai, ngày", "TP. Hồ Chí Minh, ngày", "Thành phố Hồ Chí Minh, ngày"),
    Case("C11.semicolon", "issuing", LAW, "2015;", "2015,", "2015 ;"),
    Case("C11.period", "issuing", "Theo đề nghị", "Sở.", "Sở;", "Sở ."),
    Case("C11.paragraph", "issuing", LAW, "2015;", "2015; Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;",
         "2015 (được sửa đổi ngày 22 tháng 11 năm 2019);"),
    Case("T5.law", "issuing", LAW, "ngày 19", "số 77/2015/QH13 ngày 19", "và các luật sửa đổi ngày 19"),
    Case("T5.number", "issuing", OWN_ACT, "số 12/2022/QĐ-UBND ", "", "số 012/2022/QĐ-UBND "),
    Case("T5.symbol", "issuing", OWN_ACT, "số 12/2022/QĐ-UBND", "số 12", "số 12-QĐ/TU"),
    Case("T5.date", "issuing", OWN_ACT, " ngày 14 tháng 3 năm 2022", "", " ngày 14 tháng 03 năm 2022"),
    Case("T5.body", "issuing", OWN_ACT, " của Ủy ban nhân dân tỉnh Lào Cai quy định chức năng, nhiệm vụ của Sở Nội vụ",
         " quy định chức năng, nhiệm vụ", " của Ủy ban nhân dân tỉnh quy định chức năng"),
    Case("T5.subject", "issuing", OWN_ACT, " tỉnh Lào Cai quy định chức năng, nhiệm vụ của Sở Nội vụ", " tỉnh Lào Cai",
         " tỉnh về chức năng"),
    Case("T5.date-words", "issuing", OWN_ACT, "ngày 14 tháng 3 năm 2022", "ngày 14/3/2022", "ngày 04 tháng 3 năm 2022"),
    Case("T6.same-date", "issuing", "2. Áp dụng", "76/NQ-CP;", "76/NQ-CP ngày 16 tháng 7 năm 2021;",
         "76/NQ-CP ngày 15/7/2021;"),
    Case("T6.first", "issuing", "2. Áp dụng", "76/NQ-CP;", "77/NQ-CP;", "77/NQ-CP ngày 16 tháng 8 năm 2021;"),
    Case("T6.later", "report", "Trên đây", "là báo cáo",
         "theo Quyết định số 5/QĐ-TTg ngày 05 tháng 01 năm 2024, Quyết định số 5/QĐ-TTg ngày 05 tháng 01 năm 2024",
         "theo Quyết định số 5/QĐ-TTg ngày 05 tháng 01 năm 2024, Quyết định số 5/QĐ-TTg"),
    Case("T11.text", "issuing", "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", " QUYẾT ĐỊNH:"),
    Case("T12.subject", "issuing", "Ban hành Kế", "Ban hành", "Về việc ban hành", "Phê duyệt"),
    Case("T12.article", "issuing", "Điều 1", "kèm theo Quyết định này ", "", "kèm theo quyết định này "),
    Case("C12.end", "report", "Trên đây", "./.", ".", "./. "),
    Case("C12.abbreviation", "issuing", "3. Chỉ số", " (CSCC)", "", " (viết tắt là CSCC)"),
    Case("C13.roman", "regulation", "Chương II", "Chương II", "Chương 2", "Chương II."),
    Case("C13.order", "regulation", "Chương II", "Chương II", "Chương III", "CHƯƠNG II"),
    Case("C15.arabic", "regulation", "Mục 2", "Mục 2", "Mục II", "Mục 2."),
    Case("T7.article", "regulation", "Điều 1", " Phạm vi điều chỉnh", "", " Phạm vi điều chỉnh."),
    Case("C15.order", "regulation", "Mục 2", "Mục 2", "Mục 3", "Mục  2"),
    Case("C17.label", "regulation", "Điều 2", "Điều 2.", "Điều 2:", "Điều  2."),
    Case("C17.order", "regulation", "Điều 4", "Điều 4.", "Điều 5.", "Điều 4. "),
    Case("C17.order", "regulation", "Điều 4", "Điều 4.", "Điều 3.", "Điều 4. "),
    Case("C18.label", "regulation", "2. Quy chế", "2. ", "2) ", "2.  "),
    Case("C18.label", "regulation", "2. Quy chế", "2. ", "2 ", "2.  "),
    Case("C18.order", "regulation", "2. Quy chế", "2. ", "3. ", "2.  "),
    Case("C19.label", "regulation", "b) Chủ trì", "b) ", "b. ", "b)  "),
    Case("C19.order", "issuing", "đ) Giấy", "đ)", "e)", "đ) "),
    Case("C19.order", "issuing", "c) Kết", "c)", "d)", "c) "),
    Case("C20.label", "report", "II. NHIỆM", "II.", "II/", "II. "),
    Case("C20.label", "issuing", "II. NHIỆM", "II.", "2.", "II. "),
    Case("C20.order", "report", "II. NHIỆM", "II.", "III.", "II. "),
    Case("C23.title", "issuing", "Trần Thị", "Trần", "TS. Trần", "Tạ"),
    Case("C26.text", "issuing", "Nơi nhận", "Nơi nhận:", "Nơi nhận", "Nơi  nhận:"),
    Case("C27.dash", "issuing", "- Ủy ban", "- Ủy", "Ủy", "-Ủy"),
    Case("C27.semicolon", "issuing", "- Ủy ban", "tỉnh;", "tỉnh,", "tỉnh (để báo cáo);"),
    Case("C27.period", "issuing", "- Lưu", "VP.", "VP;", "VP (03)."),
    Case("C27.archive", "issuing", "- Lưu", "Lưu: VT, VP", "Văn thư", "Lưu: VT, TCHC"),
    Case("C27.archive", "issuing", "- Lưu", "Lưu", "lưu", "Lưu "),
    Case("C27.archive-colon", "issuing", "- Lưu", "Lưu:", "Lưu", "Lưu :"),
    Case("C27.archive-office", "issuing", "- Lưu", "VT, VP", "VP", "VT"),
    Case("C27.archive-unit", "issuing", "- Lưu", "VT, VP", "VT", "VT, Phòng CCHC (02)"),
    Case("C27.archive-unit", "issuing", "- Lưu", "VT, VP", "VT; VP", "VT, VP; hồ sơ"),
    Case("C27.archive-unit", "issuing", "- Lưu", "VT, VP", "VT, 02", "VT, VP, 02"),
    Case("C27.line", "issuing", "- Ủy ban", "tỉnh;", "tỉnh; - Bộ Nội vụ;", "tỉnh, Bộ Nội vụ (b/c; p/h);"),
    Case("T8.prefix", "issuing", "KT. GIÁM", "KT.", "KT", "KT. "),
    Case("T8.collective", "regulation", "TM. ỦY", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "UBND"),
    Case("T8.head", "issuing", "KT. GIÁM", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
    Case("T8.for-head", "issuing", "PHÓ GIÁM", "PHÓ GIÁM", "GIÁM", "QUYỀN PHÓ GIÁM"),
    Case("T8.by-order", "letter", "TL. GIÁM", "GIÁM ĐỐC", "SỞ NỘI VỤ", "CHỦ TỊCH"),
    Case("T13.decision", "issuing", "- Như Điều", "Như Điều 3", "Sở Tài chính", "Như  Điều 2"),
    Case("T13.letter", "letter", "- Như trên", "Như trên", "Sở Tài chính", "Như  trên"),
    Case("T13.upward", "report", "- Như trên", "Như trên", "Sở Tài chính", "Như  trên"),
    Case("C28.roman", "issuing", "Phụ lục II", "Phụ lục II", "Phụ lục 2", "Phụ lục số II"),
    Case("C28.numbered", "issuing", "Phụ lục II", "Phụ lục II", "Phụ lục", "Phụ lục  II"),
    Case("C28.order", "issuing", "Phụ lục II", "Phụ lục II", "Phụ lục III", "Phụ lục II."),
    Case("C30.brackets", "issuing", ATTACHED, "(Kèm", "Kèm", "( Kèm"),
    Case("C30.words", "issuing", ATTACHED, "(Kèm", "(Ban hành kèm", "(Kèm "),
    Case("C30.words", "issuing", ATTACHED, "(Kèm", "(Đính kèm", "(Kèm "),
    Case("C30.number", "issuing", ATTACHED, "15/QĐ-SNV", "16/QĐ-SNV", "     /QĐ-SNV"),
    Case("C30.date", "issuing", ATTACHED, "ngày 09", "ngày 10", "ngày     "),
    Case("C30.kind", "issuing", ATTACHED, "Quyết định", "Thông báo", "Văn bản"),
    Case("C30.body", "issuing", ATTACHED, "Sở Nội vụ", "Sở Y tế", "Giám đốc Sở Nội vụ tỉnh Lào Cai"),
    Case("C30.date-words", "issuing", ATTACHED, "ngày 09 tháng 02 năm 2024", "ngày 09/02/2024",
         "ngày 09 tháng 2 năm 2024"),
    Case("T15.there", "issuing", "1. Nhiệm vụ", "Phụ lục II", "Phụ lục IV", "Phụ lục I"),
    Case("PG6.encoding", "report", "Trên đây", "Trên đây là báo cáo kết quả cải cách hành chính",
         "Trªn ®©y lµ b¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh", "Trên đây là báo cáo “kết quả” cải cách hành chính ở 20°C"),
    Case("PG6.encoding", "report", "Trên đây", "Trên đây là báo cáo kết quả cải cách hành chính",
         "Treân ñaây laø baùo caùo keát quaû caûi caùch haønh chính", "Trên đây là báo cáo của Café Nestlé và Ålesund"),
    Case("PG6.mojibake", "report", "Trên đây", "báo cáo kết quả", "báo cáo káº¿t quáº£", "báo cáo kết quả"),
    Case("PG6.unicode-form", "report", "Trên đây", "kết quả", "kê\u0301t quả", "kết\u00a0quả"),
    Case("V1.new-line", "report", "Trên đây", "Trên", "trên", "Ở trên"),
    Case("V1.sentence", "report", "Trên đây", "báo cáo kết quả", "báo cáo. kết quả", "báo cáo v.v. kết quả"),
    Case("V2.signer", "issuing", "Trần Thị", "Thị", "thị", "Thị-"),
    Case("V2.signer", "issuing", "Trần Thị", "Trần", "Đại tá trần", "Đại tá Trần"),
    Case("V4.number", "issuing", "2. Áp dụng", "Quận 1", "quận 1", "quận 1 lần"),
    Case("V4.number", "issuing", "2. Áp dụng", "Quận 1", "quận 1 quy định về văn thư", "mỗi quận 1 quy định"),
    Case("V4.number", "issuing", "2. Áp dụng", "Quận 1", "Ủy ban nhân dân quận 1 cũ", "các quận 1 bản"),
    Case("V4.person", "issuing", "2. Áp dụng", "Quận 1", "phường Điện Biên Phủ", "phường Nam Sơn, đường Lê Lợi"),
    Case("V5.city", "issuing", "2. Áp dụng", "Thành phố", "thành phố", "Đoàn Thành phố"),
    Case("V5.capital", "issuing", "2. Áp dụng", "Thủ đô", "thủ đô", "các thủ đô và"),
    Case("V7.agency", "issuing", "2. Áp dụng", "chính, Thành", "Chính, Thành", "chính - Kế hoạch, Thành"),
    Case("V7.agency", "report", "Trên đây", "báo cáo", "báo cáo của sở Nội vụ về",
         "báo cáo của các sở Nội vụ, cơ sở Y tế, trụ sở Công an về"),
    Case("V8.people", "issuing", "1. Phục vụ", "Nhân dân", "nhân dân", "Hội đồng nhân dân"),
    Case("V8.state", "report", "Trên đây", "là báo cáo", "là chủ trương của Đảng, nhà nước và báo cáo",
         "là chủ trương của Đảng, Nhà nước, ngân sách nhà nước và báo cáo"),
    Case("V9.title", "report", "Trên đây", "báo cáo", "báo cáo thủ tướng Chính phủ", "báo cáo Thủ tướng Chính phủ"),
    Case("V10.type", "issuing", LAW, "Luật", "luật", "Bộ luật"),
    Case("V10.type", "report", "Trên đây", "báo cáo", "báo cáo theo luật Đấu thầu về",
         "báo cáo theo Luật Đấu thầu, theo luật Việt Nam, của luật sư về"),
    Case("V11.article", "issuing", "2. Áp dụng", "Điều 103", "điều 103", "Điều  103"),
    Case("V11.chapter", "issuing", "2. Áp dụng", "Chương XII", "chương XII", "chương trình XII"),
    Case("V11.section", "issuing", "2. Áp dụng", "103 Chương XII", "103 mục 5 Chương XII", "103 Mục 5 Chương XII"),
    Case("V11.clause", "issuing", "2. Áp dụng", "khoản 2", "Khoản 2", "các khoản 2"),
    Case("V11.point", "issuing", "2. Áp dụng", "điểm a", "Điểm a", "các điểm a"),
    Case("V12.weekday", "report", "Trên đây", "báo cáo", "báo cáo sáng thứ hai, gồm", "báo cáo lần thứ hai, gồm"),
    Case("V12.month", "report", "Trên đây", "báo cáo", "báo cáo tháng tám về", "báo cáo ngày tháng năm về"),
    Case("V13.holiday", "report", "Trên đây", "báo cáo", "báo cáo ngày quốc khánh về", "báo cáo ngày Quốc khánh về"),
    Case("V14.award", "report", "Trên đây", "báo cáo", "báo cáo nhận Huân chương Lao động hạng nhất về",
         "báo cáo nhận Huân chương Lao động hạng Nhất về"),
    Case("V14.award", "report", "Trên đây", "báo cáo", "báo cáo về nghệ sĩ Nhân dân và",
         "báo cáo về Nghệ sĩ Nhân dân, Nhà giáo Ưu tú, các nghệ sĩ của Nhân dân và"),
    Case("6.3.tone-style", "issuing", "đ) Giấy", "số hóa.", "số hoá.", "số hóa, chuẩn hóa."),
    Case("6.4.thousands", "issuing", "1. Phục vụ", "18.000.000", "18,000,000", "18"),
    Case("6.4.thousands", "issuing", "1. Phục vụ", "18.000.000", "18000000", "1.018.000"),
    Case("6.4.decimal", "issuing", "2. Tỷ lệ", "86,57%", "86.57%", "1.234%"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.wrong}")
def test_a_fault_of_words_is_named_by_its_rule_and_no_other(case: Case) -> None:
    fault = change(SOURCES[case.source], BODY, set_text(case.start, case.old, case.wrong))
    assert told(fault) == [case.rule]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.near}")
def test_what_only_looks_like_a_fault_is_not_told(case: Case) -> None:
    assert case.rule not in told(change(SOURCES[case.source], BODY, set_text(case.start, case.old, case.near)))


# Faults that take more than other words in a paragraph.


def take_away(start: str) -> Change:
    """Takes away the first paragraph that begins with some words."""

    def fault(root: etree._Element) -> None:
        one = paragraphs_with(root, start)[0]
        parent = one.getparent()
        assert parent is not None
        if parent.tag == W + "tc" and len(parent.findall(W + "p")) == 1:
            for run in one.findall(W + "r"):
                one.remove(run)
        else:
            parent.remove(one)

    return fault


def move_below(start: str, target: str) -> Change:
    """Moves one paragraph below another."""

    def fault(root: etree._Element) -> None:
        paragraphs_with(root, target)[0].addnext(paragraphs_with(root, start)[0])

    return fault


def together(*faults: Change) -> Change:
    """Several changes that make one fault."""

    def fault(root: etree._Element) -> None:
        for one in faults:
            one(root)

    return fault


def add_to(start: str, xml: str) -> Change:
    """Adds an element to the first paragraph that begins with some words."""

    def fault(root: etree._Element) -> None:
        namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        paragraphs_with(root, start)[0].append(etree.fromstring(xml.replace(" ", f" {namespace} ", 1)))

    return fault


def sentence_above(start: str, said: str) -> Change:
    """Puts a paragraph like the first that begins with some words above it."""

    def fault(root: etree._Element) -> None:
        one = paragraphs_with(root, start)[0]
        made = copy.deepcopy(one)
        for number, node in enumerate(made.iter(W + "t")):
            node.text = said if number == 0 else ""
        one.addprevious(made)

    return fault


INSERTED = '<w:ins w:id="1" w:author="An"><w:r><w:t>mới</w:t></w:r></w:ins>'
REMARK = '<w:r w:rsidR="00000001"><w:commentReference w:id="0"/></w:r>'
NO_ARTICLES = together(*(take_away(f"Điều {number}") for number in (1, 2, 3)))
NO_GROUNDS = together(*(take_away(start) for start in ("Căn cứ Luật", "Căn cứ Ngh", "Căn cứ Quyết", "Theo đề nghị")))
UNSAID = together(
    set_text("1. Nhiệm vụ", "Phụ lục I; danh mục thủ tục tại Phụ lục II kèm theo Kế hoạch này", "danh mục")
)

SENTENCE = together(
    set_text("Điều 2", "Nguyên tắc làm việc", "Ủy ban nhân dân xã làm việc theo nguyên tắc tập trung dân chủ."),
    take_away("Ủy ban nhân dân xã làm việc"),
)
NO_TITLES = together(set_text("Điều 1", " Phạm vi điều chỉnh", ""), set_text("Điều 3", " Trách nhiệm của Chủ tịch", ""))

MOVED: list[tuple[str, str, Change]] = [
    ("C1.present", "report", take_away("CỘNG HÒA")),
    ("C2.present", "report", take_away("Độc lập")),
    ("C4.present", "report", together(take_away("SỞ NỘI VỤ"), take_away("UBND TỈNH"))),
    ("C4.place-name", "regulation", set_text("ỦY BAN", " XÃ NAM SƠN", "")),
    ("C5.present", "report", take_away("Số: ")),
    ("C6.present", "report", take_away("Lào Cai, ngày")),
    ("C7.present", "report", take_away("BÁO CÁO")),
    ("C7.present", "issuing", take_away("QUYẾT ĐỊNH")),
    ("C8.present", "report", take_away("Kết quả cải cách")),
    ("C8.present", "issuing", take_away("Ban hành Kế hoạch")),
    ("C9.present", "letter", take_away("V/v")),
    ("C10.present", "letter", together(*(take_away(start) for start in ("Kính gửi", "- Các", "- Chi")))),
    ("C10.dash", "letter", set_text("- Các phòng", "- Các", "+ Các")),
    ("C10.dash", "letter", set_text("- Các phòng", "- Các", "Các")),
    ("C10.upward", "report", take_away("Kính gửi")),
    ("C10.same-line", "letter", together(take_away("- Các"), set_text("- Chi cục", "- Chi", "Chi"))),
    ("C10.same-line", "letter", take_away("- Các")),
    ("C22.present", "report", take_away("GIÁM ĐỐC")),
    ("C23.present", "letter", take_away("Lê Văn Cường")),
    ("C26.present", "report", take_away("Nơi nhận")),
    ("C27.archive-last", "issuing", move_below("- Như Điều 3", "- Lưu")),
    ("T8.deputy", "issuing", take_away("KT. GIÁM ĐỐC")),
    ("T11.competence", "issuing", take_away("GIÁM ĐỐC SỞ")),
    ("T11.competence", "issuing", move_below("GIÁM ĐỐC SỞ", "Theo đề nghị")),
    ("T11.grounds", "issuing", NO_GROUNDS),
    ("T11.order", "issuing", move_below("Căn cứ Luật", "QUYẾT ĐỊNH:")),
    ("T11.articles", "issuing", NO_ARTICLES),
    ("T11.proposal", "issuing", move_below("Căn cứ Luật", "Theo đề nghị")),
    ("C30.present", "issuing", take_away("(Kèm theo")),
    ("T7.article", "regulation", SENTENCE),
    ("T15.mentioned", "issuing", UNSAID),
    ("house.tracked", "report", add_to("Trên đây", INSERTED)),
    ("house.comments", "report", add_to("Trên đây", REMARK)),
]


ALSO = {
    "C4.place-name": ("C4.rule-line",),
    "C27.archive-last": ("C27.period", "T13.decision"),
    "T11.grounds": ("T6.first",),
    "T11.proposal": ("C11.period", "C11.semicolon"),
    "house.tracked": ("C12.end",),
}
"""What is wrong as well once a line stands elsewhere or is shorter: its mark, its look, what it said first."""


@pytest.mark.parametrize(("rule", "source", "fault"), MOVED, ids=[rule for rule, _, _ in MOVED])
def test_what_is_missing_or_misplaced_is_named(rule: str, source: str, fault: Change) -> None:
    assert told(change(SOURCES[source], BODY, fault)) == sorted((rule, *ALSO.get(rule, ())))


BOOKMARK = '<w:bookmarkStart w:id="9" w:name="ket"/>'
NEARLY: list[tuple[str, str, Change]] = [
    ("C1.present", "report", set_text("CỘNG HÒA", "HÒA", "HOÀ")),
    ("C2.present", "report", set_text("Độc lập", "Độc lập -", "Độc lập\u00a0-")),
    ("C4.present", "report", set_text("SỞ NỘI VỤ", "SỞ NỘI VỤ", "VĂN PHÒNG")),
    ("C4.place-name", "regulation", set_text("ỦY BAN", "XÃ NAM", "PHƯỜNG NAM")),
    ("C5.present", "report", set_text("Số: ", "125/", "      /")),
    ("C6.present", "report", set_text("Lào Cai, ngày", "ngày 15", "ngày      ")),
    ("C7.present", "letter", set_text("Số: ", "SNV-CCHC", "KH-SNV")),
    ("C7.present", "report", set_text("BÁO CÁO", "BÁO CÁO", "BÁO CÁO TỔNG KẾT")),
    ("C8.present", "report", set_text("Kết quả cải cách", "Kết quả", "Tình hình")),
    ("C9.present", "letter", set_text("V/v", "V/v báo", "V/v  báo")),
    ("C10.present", "report", set_text("Kính gửi", "Ủy ban nhân dân tỉnh Lào Cai", "Bộ Nội vụ")),
    ("C10.dash", "letter", set_text("- Các phòng", "thuộc Sở", "thuộc Sở - cơ quan")),
    ("C10.upward", "report", together(take_away("Kính gửi"), set_text("- Như trên", "Như trên", "Sở Tài chính"))),
    ("C10.same-line", "letter", take_away("- Chi")),
    ("C22.present", "report", set_text("GIÁM ĐỐC", "GIÁM ĐỐC", "TRƯỞNG BAN")),
    ("C23.present", "letter", set_text("Lê Văn Cường", "Cường", "Trường")),
    ("C26.present", "report", set_text("Nơi nhận", "Nơi nhận:", "Nơi nhận: ")),
    ("C27.archive-last", "issuing", move_below("- Như Điều 3", "- Ủy ban")),
    ("T8.deputy", "issuing", set_text("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC SỞ")),
    ("T11.competence", "issuing", set_text("GIÁM ĐỐC SỞ", "NỘI VỤ", "NỘI VỤ TỈNH LÀO CAI")),
    ("T11.grounds", "issuing", take_away("Căn cứ Nghị")),
    ("T11.order", "issuing", move_below("Căn cứ Luật", "Căn cứ Nghị")),
    ("T11.articles", "issuing", take_away("Điều 3")),
    ("T11.proposal", "issuing", move_below("Căn cứ Luật", "Căn cứ Quyết")),
    ("T7.article", "regulation", NO_TITLES),
    ("C30.present", "issuing", set_text("(Kèm theo", "ngày 09 tháng 02", "ngày      tháng 02")),
    ("T15.mentioned", "issuing", set_text("1. Nhiệm vụ", "danh mục thủ tục tại Phụ lục II", "danh mục tại phụ lục II")),
    ("house.tracked", "report", add_to("Trên đây", BOOKMARK)),
    ("house.comments", "report", add_to("Trên đây", BOOKMARK)),
]
"""What is there after all, said in another way."""


@pytest.mark.parametrize(("rule", "source", "change_"), NEARLY, ids=[rule for rule, _, _ in NEARLY])
def test_what_is_there_in_another_way_is_not_missed(rule: str, source: str, change_: Change) -> None:
    assert rule not in told(change(SOURCES[source], BODY, change_))


def test_a_sentence_that_ends_with_a_day_is_not_taken_for_the_day_of_the_head() -> None:
    meeting = "Toàn ngành Nội vụ trong cả tỉnh tổng kết công tác của năm ngày 05 tháng 7 năm 2024"
    fault = together(take_away("Lào Cai, ngày"), sentence_above("Trên đây", meeting))
    assert "C6.present" in told(change(SOURCES["report"], BODY, fault))
    place = together(take_away("Lào Cai, ngày"), sentence_above("Trên đây", "Lào Cai, ngày 05 tháng 7 năm 2024"))
    assert "C6.present" not in told(change(SOURCES["report"], BODY, place))


def test_a_file_without_styles_is_told_of_and_one_with_bare_styles_is_not() -> None:
    whole = Package.read(SOURCES["report"])
    bare = b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert "house.styles" not in told(whole.with_parts({"word/styles.xml": bare}))
    assert "house.styles" in told(without(SOURCES["report"], "word/styles.xml"))


def without(source: bytes, part: str) -> bytes:
    """A package that one part was taken out of."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    return made.getvalue()


def long_table(*, repeated: bool) -> bytes:
    """A report with a table of forty rows."""
    maker = report()
    table = maker.document.add_table(40, 2, style="Table Grid")
    maker.document.element.body.insert(12, table._tbl)
    for row in table.rows:
        for cell in row.cells:
            maker.line(cell, "số liệu", 13, first=True)
    if repeated:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(W + "tblHeader", {}))
    return to_bytes(maker)


def test_a_table_of_many_pages_is_told_to_repeat_its_head_and_one_that_does_is_not() -> None:
    assert "house.table-header" in told(long_table(repeated=False))
    assert "house.table-header" not in told(long_table(repeated=True))


def test_a_file_with_macros_is_told_of() -> None:
    package = Package.read(SOURCES["report"])
    assert "house.macros" in told(package.with_parts({"word/vbaProject.bin": b"x"}))
    assert "house.macros" not in told(package.with_parts({"word/vba.txt": b"x"}))


def test_every_rule_of_words_is_broken_here_and_nearly_broken() -> None:
    ruled = {rule.id for rule in (*WORDS_RULES, *LETTERS_RULES)} & set(checks())
    elsewhere = {"house.macros", "house.table-header", "house.styles"}
    cases = {case.rule for case in CASES} | elsewhere
    assert ruled <= cases | {rule for rule, _, _ in MOVED} | set(WORD_FAULTS)
    assert ruled <= cases | {rule for rule, _, _ in NEARLY} | set(WORD_NEAR)


def test_what_the_decree_does_not_surely_ask_is_never_an_error() -> None:
    entries = decree_book()
    for id in {rule.id for rule in (*WORDS_RULES, *LETTERS_RULES)} & set(entries):
        if entries[id].rule.normativity is not Normativity.MANDATORY:
            assert entries[id].severity is not Severity.ERROR, id


def test_a_document_older_than_the_decree_is_told_of_it_as_a_hint() -> None:
    fault = together(set_text("Lào Cai, ngày", "năm 2024", "năm 2018"), set_text("Lào Cai, ngày", "ngày 05", "ngày 5"))
    found = checked(change(SOURCES["letter"], BODY, fault)).findings
    assert [(one.rule, one.severity) for one in found] == [("C6.day-zero", Severity.HINT)]
    assert "hiệu lực" in found[0].message


def test_letters_that_word_counts_itself_are_held_to_the_vietnamese_alphabet() -> None:
    """Word's own a), b), c), d), e) has no đ."""
    maker = report()
    package = Package.read(to_bytes(maker))
    numbering = etree.fromstring(package.part("word/numbering.xml"))
    for kind, attributes in (("abstractNum", {"abstractNumId": "90"}), ("num", {"numId": "90"})):
        made = etree.SubElement(numbering, W + kind, {W + name: value for name, value in attributes.items()})
        if kind == "abstractNum":
            numbering.insert(0, made)
            level = etree.SubElement(made, W + "lvl", {W + "ilvl": "0"})
            for tag, value in (("start", "1"), ("numFmt", "lowerLetter"), ("lvlText", "%1)")):
                etree.SubElement(level, W + tag, {W + "val": value})
        else:
            etree.SubElement(made, W + "abstractNumId", {W + "val": "90"})
    root = etree.fromstring(package.part(BODY))
    last = paragraphs_with(root, "b) Tỷ lệ")[0]
    for number in range(5):
        one = etree.fromstring(etree.tostring(last))
        for node in one.iter(W + "t"):
            node.text = f"Điểm thứ {number} của khoản này;"
        properties = one.find(W + "pPr")
        assert properties is not None
        counted = etree.Element(W + "numPr")
        etree.SubElement(counted, W + "ilvl", {W + "val": "0"})
        etree.SubElement(counted, W + "numId", {W + "val": "90"})
        properties.insert(0, counted)
        last.addprevious(one)
    for start in ("a) Tỷ lệ", "b) Tỷ lệ"):
        take_away(start)(root)
    changed = package.with_parts({BODY: etree.tostring(root), "word/numbering.xml": etree.tostring(numbering)})
    assert [(one.rule, one.measured) for one in checked(changed).findings] == [("C19.order", "sau d) là e)")]
