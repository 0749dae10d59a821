"""What an outside examiner found: names that read like offices, absent parts, whole sentences set apart."""

from __future__ import annotations

import copy
import io
from pathlib import Path

import docx
import pytest

from generator.checking.report import check_document
from generator.cli.commands import vanban
from generator.word.document import read_document
from generator.word.package import Package
from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, Look, separate
from tests.checking.handmade import letter, to_bytes
from tests.checking.mutations import Change, change, paragraphs_with, set_paragraph, set_runs, set_text
from tests.checking.spoken import issuing, regulation

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER = to_bytes(letter())
REGULATION = to_bytes(regulation())


def _told(source: bytes, *faults: Change) -> list[str]:
    for fault in faults:
        source = change(source, BODY, fault)
    return sorted({finding.rule for finding in check_document(read_document(Package.read(source))).findings})


def _texts(source: bytes) -> list[str]:
    return [one.text.strip() for one in read_document(Package.read(source)).paragraphs if one.text.strip()]


def _without(start: str) -> Change:
    def fault(root: object) -> None:
        one = paragraphs_with(root, start)[0]  # type: ignore[arg-type]
        for run in one.findall(W + "r"):
            one.remove(run)

    return fault


@pytest.mark.parametrize(
    "name",
    [
        *("Trương Quốc Khánh", "TRƯƠNG QUỐC KHÁNH", "Vũ Trường Giang", "Tô Trường Sơn", "Phó Đức Bình", "Chu Tích An"),
        *("Bí Thư Minh", "Trưởng Thị Hoa"),
    ],
)
def test_a_name_that_reads_like_an_office_without_its_marks_is_still_the_signers_name(name: str) -> None:
    wanted = ["C23.case"] if name.isupper() else []
    assert _told(LETTER, set_text("Lê Văn Cường", "Lê Văn Cường", name)) == wanted


@pytest.mark.parametrize("office", ["Phó Giám đốc", "Phó Giám Đốc", "TRƯỞNG PHÒNG", "Trưởng Khoa Nội", "Vụ trưởng"])
def test_an_office_where_the_name_should_be_is_no_name(office: str) -> None:
    assert "C23.present" in _told(LETTER, set_text("Lê Văn Cường", "Lê Văn Cường", office))


def test_a_head_called_thu_truong_with_a_hook_is_no_deputy() -> None:
    head = set_text("TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "KT. THỦ TRƯỞNG")
    deputy = set_text("CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "PHÓ THỦ TRƯỞNG")
    assert _told(LETTER, head, deputy) == []
    wrong = set_text("TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "KT. THỨ TRƯỞNG")
    assert _told(LETTER, wrong, deputy) == ["T8.head"]


def test_a_letter_without_its_subject_is_told_so_though_its_body_says_about_what_it_is() -> None:
    about = set_text("Đề nghị các phòng", "quan tâm", "về việc báo cáo quan tâm")
    assert _told(LETTER, about) == []
    assert _told(LETTER, about, _without("V/v")) == ["C9.present"]


def test_a_document_without_its_date_is_told_so_though_its_body_names_a_day() -> None:
    day = set_text("Đề nghị các phòng", "phối hợp", "phối hợp trong ngày 15 tháng 3 năm 2024 để")
    assert _told(LETTER, day) == []
    assert _told(LETTER, day, _without("Lào Cai, ngày")) == ["C6.present"]


@pytest.mark.parametrize(("property", "rule"), [("b", "C12.bold"), ("i", "C12.italic")])
def test_a_short_sentence_of_the_body_set_in_bold_or_italic_is_a_fault(property: str, rule: str) -> None:
    assert _told(LETTER, set_runs("Đề nghị các phòng", **{property: "1"})) == [rule]


@pytest.mark.parametrize("text", ["(Có danh sách các phòng, đơn vị gửi kèm theo Công văn này)./.", "Trân trọng./."])
def test_a_remark_in_brackets_or_a_few_words_may_be_in_italic(text: str) -> None:
    words = set_text("Đề nghị các phòng", "Đề nghị các phòng, đơn vị quan tâm phối hợp thực hiện./.", text)
    assert _told(LETTER, words, set_runs(text[:8], i="1")) == []


def test_a_short_article_without_its_indent_is_a_fault() -> None:
    assert _told(REGULATION, set_paragraph("Điều 1", "ind", firstLine="0")) == ["C17.first-line"]


def test_a_sentence_in_an_old_encoding_is_told_once_and_not_of_its_tone_marks() -> None:
    plain = set_text("Đề nghị các phòng", "quan tâm", "hòa giải, thủy lợi")
    assert _told(LETTER, plain) == []
    broken = set_text("Đề nghị các phòng", "Đề nghị", "Giao Sôû Taøi chính boá trí kinh phí cho caùc nhieäm vuï")
    assert _told(LETTER, broken, set_text("Thực hiện", "đề nghị", "hòa nhã đề nghị")) == ["PG6.encoding"]


def test_vowels_that_vietnamese_puts_together_itself_are_no_old_encoding() -> None:
    said = "Thành lập Đoàn giám sát chuyên đề."
    assert _told(LETTER, set_text("Thực hiện", "Thực hiện", f"{said} Thực hiện")) == []
    whole = set_text("Đề nghị các phòng", "Đề nghị các phòng, đơn vị quan tâm phối hợp thực hiện./.", said[:-1] + "./.")
    assert _told(LETTER, whole) == []


def test_an_environment_is_no_school_whose_head_may_put_a_degree_before_the_name() -> None:
    degree = set_text("Lê Văn Cường", "Lê Văn Cường", "TS. Lê Văn Cường")
    environment = set_text("SỞ NỘI VỤ", "NỘI VỤ", "NÔNG NGHIỆP VÀ MÔI TRƯỜNG")
    school = set_text("SỞ NỘI VỤ", "SỞ NỘI VỤ", "TRƯỜNG CAO ĐẲNG LÀO CAI")
    assert "C23.title" in _told(LETTER, environment, degree)
    assert "C23.title" not in _told(LETTER, school, degree)


def test_an_acting_head_without_the_dot_is_told() -> None:
    lines = (set_text("TL. GIÁM ĐỐC", "TL.", "KT."), set_text("CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "PHÓ GIÁM ĐỐC"))
    assert _told(LETTER, *lines) == []
    assert "T8.prefix" in _told(LETTER, set_text("TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "Q GIÁM ĐỐC"))
    assert "T8.prefix" not in _told(LETTER, set_text("TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "Q. GIÁM ĐỐC"))


def test_the_subject_of_a_letter_in_capitals_is_told_though_its_label_is_small() -> None:
    about = next(line for line in _texts(LETTER) if line.startswith("V/v"))
    assert _told(LETTER, set_text("V/v", about, about.replace("V/v", "V/v "))) == []
    assert _told(LETTER, set_text("V/v", about, "V/v " + about[3:].strip().upper())) == ["C9.case"]


def test_who_signs_without_any_receivers_is_told_of_them() -> None:
    receivers = [line for line in _texts(LETTER) if line.startswith(("Nơi nhận", "- Như trên", "- Lưu"))]
    assert len(receivers) == 3
    assert _told(LETTER, *map(_without, receivers)) == ["C26.present"]


def test_blank_lines_above_the_receivers_put_them_below_who_signs() -> None:
    def lowered(count: int) -> Change:
        def fault(root: object) -> None:
            label = paragraphs_with(root, "Nơi nhận")[0]  # type: ignore[arg-type]
            for _ in range(count):
                blank = copy.deepcopy(label)
                for run in blank.findall(W + "r"):
                    blank.remove(run)
                label.addprevious(blank)

        return fault

    assert _told(LETTER, lowered(1)) == []
    assert _told(LETTER, lowered(3)) == ["C26.row"]


def test_the_first_receiver_may_stand_beside_the_label_which_is_the_only_fault_then() -> None:
    beside = set_text("Nơi nhận", "Nơi nhận:", "Nơi nhận: - Như trên;")
    assert _told(LETTER, beside, set_text("- Như trên", "- Như trên", "- Lãnh đạo Sở")) == ["C26.own-line"]


def test_a_deputy_minister_signs_for_the_minister() -> None:
    office = set_text("CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "THỨ TRƯỞNG")
    assert _told(LETTER, set_text("TL. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "KT. BỘ TRƯỞNG"), office) == []
    assert _told(LETTER, _without("TL. GIÁM ĐỐC"), office) == ["T8.deputy"]
    head = set_text("CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "THỦ TRƯỞNG")
    assert _told(LETTER, _without("TL. GIÁM ĐỐC"), head) == []


def test_two_grounds_in_one_paragraph_are_the_only_fault_of_it() -> None:
    issuing_ = to_bytes(issuing())
    law = next(line for line in _texts(issuing_) if line.startswith("Căn cứ Luật"))
    joined = f"{law} Căn cứ Nghị quyết số 12/NQ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về cải cách;"
    assert _told(issuing_, set_text("Căn cứ Luật", law, joined)) == ["C11.paragraph"]
    numbered = law.replace(" ngày", " số 77/2015/QH13 ngày")
    assert _told(issuing_, set_text("Căn cứ Luật", law, numbered)) == ["T5.law"]


def test_a_rule_line_far_from_the_middle_of_the_title_is_not_balanced() -> None:
    def shifted(twips: int) -> Change:
        def fault(root: object) -> None:
            subject = paragraphs_with(root, "Ban hành Kế hoạch")[0]  # type: ignore[arg-type]
            below = subject.getnext()
            assert below is not None
            indent = next(below.iter(W + "ind"))
            for side, by in (("left", twips), ("right", -twips)):
                indent.set(W + side, str(int(indent.get(W + side, "0")) + by))

        return fault

    ruled = to_bytes(issuing(rule="border"))
    assert _told(ruled, shifted(-200)) == []
    assert _told(ruled, shifted(-1200)) == ["C8.rule-line"]


def test_a_number_in_the_footer_is_a_fault_though_the_header_has_one_too() -> None:
    both = docx.Document(io.BytesIO(LETTER))
    header, footer = both.sections[0].header, both.sections[0].footer
    footer.is_linked_to_previous = False
    for run in header.paragraphs[0].runs:
        footer.paragraphs[0]._p.append(copy.deepcopy(run._r))
    saved = io.BytesIO()
    both.save(saved)
    assert _told(saved.getvalue()) == ["PG7.place"]


@pytest.mark.parametrize(
    "signed", ["Số: 07/QĐ-UBND; 05/01/2024; 10:15:00", "Số: 07/QĐ-UBND; ngày 05/01/2024; 10:15:00"]
)
@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[1], LOOKS[5]], ids=lambda look: look.name)
def test_what_is_issued_in_a_file_of_its_own_says_its_signature_and_no_number(look: Look, signed: str) -> None:
    line = "(Kèm theo Quyết định số      /QĐ-UBND ngày      tháng      năm      của Ủy ban nhân dân tỉnh Quảng Trị)"
    source = separate(TEXTS["quyet_dinh_tinh"], look, signed, line)
    assert _told(source) == []
    assert _told(source, set_runs("Số: 07", sz="26")) == ["C36.size"]


def test_a_file_without_a_word_is_not_called_free_of_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "trong.docx"
    docx.Document().save(str(empty))
    vanban.main(["check", str(empty)], standalone_mode=False)
    said = capsys.readouterr().out
    assert "Không thấy gì sai" not in said
    assert "Không có gì để kiểm tra" in said
