"""`vanban remind --cong-van`: the letter that asks each unit, through the real command in a real folder."""

from __future__ import annotations

import re
import shutil
import zipfile

import pytest

from generator.word.outline import ParagraphText, TableText, outline_lines, read_outline
from tests.builders import plan_data, report_rules_data, write_year
from tests.cli.folder import Folder

LETTER = "output/2022/cong_van_don_doc_2022_06_20.docx"
RECORD = "data/2022/ban_hanh.yaml"


def outline_of(folder: Folder) -> tuple[ParagraphText | TableText, ...]:
    """The one letter that was written."""
    (letter,) = (folder.path / "output" / "2022").glob("cong_van_don_doc_*.docx")
    with zipfile.ZipFile(letter) as package:
        return read_outline(package.read("word/document.xml"))


def lines_of(folder: Folder) -> list[str]:
    """The paragraphs of the letter outside its tables, each with its style."""
    return outline_lines(block for block in outline_of(folder) if isinstance(block, ParagraphText))


def head_of(folder: Folder) -> str:
    head = next(block for block in outline_of(folder) if isinstance(block, TableText))
    return "\n".join(cell.text for row in head.rows for cell in row)


def rules_without_letter(folder: Folder, more: str = "") -> None:
    """The agency's rules with nothing said of the letter, or this."""
    path = folder.path / "data/2022/bao_cao.yaml"
    path.write_text(path.read_text(encoding="utf-8").partition("\ndon_doc:")[0] + more, encoding="utf-8")


def only_progress_of(folder: Folder, text: str) -> None:
    """One collected period, the first of the year, and nothing that is sample data."""
    for path in (folder.path / "data/2022/tien_do").glob("*.yaml"):
        path.unlink()
    (folder.path / "data/2022/tien_do/quy_1.yaml").write_text(text, encoding="utf-8")
    folder.done("form", "rematch", "--dien-ten")


def test_the_letter_asks_each_unit_for_its_tasks_with_their_days(sample: Folder) -> None:
    only_progress_of(
        sample,
        "nhiem_vu:\n"
        "  - {ma: I.1, trang_thai: dang_thuc_hien, phan_tram: 70}\n"
        "  - {ma: I.2, trang_thai: hoan_thanh, ngay_hoan_thanh: 25/2/2022}\n",
    )
    rules_without_letter(sample)
    said = sample.done("remind", "--den-ngay", "31/3/2022", "--cong-van")
    assert "Đã ghi output/2022/cong_van_don_doc_2022_03_31.docx (mới)" in said
    assert "khi phát hành: vanban issue --cong-van 31/3/2022 --so … --ngay …" in said
    head = head_of(sample)
    assert "/KKT-VP" in head and "V/v đôn đốc thực hiện Kế hoạch\ncải cách hành chính năm 2022" in head
    lines = lines_of(sample)
    body = "\n".join(lines)
    assert "[VBKinhGuiDong] - Phòng Quản lý Đầu tư;" in body
    assert "[VBKhoanTieuDe] 1. Phòng Quản lý Đầu tư" in body
    assert "(số thứ tự 1, mục I): " in body and "hạn 31/3/2022, đã thực hiện 70%." in body
    assert "Ban hành Kế hoạch thực hiện Chương trình hành động" not in body  # it is done
    assert "gửi về Văn phòng (số liệu báo cáo 6 tháng đầu năm 2022) chậm nhất ngày 18/6/2022" in body
    assert "[VBLuuY]" not in body and body.count("./.") == 1
    receivers = [block for block in outline_of(sample) if isinstance(block, TableText)][-1].rows[0][0].text
    assert receivers == "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP."


def test_what_is_late_is_told_by_days_and_must_be_explained(sample: Folder) -> None:
    only_progress_of(sample, "nhiem_vu:\n  - {ma: I.1, trang_thai: dang_thuc_hien, phan_tram: 70}\n")
    (sample.path / "data/2022/tien_do/quy_1.yaml").rename(sample.path / "data/2022/tien_do/6_thang.yaml")
    sample.done("remind", "--den-ngay", "14/6/2022", "--cong-van")
    body = "\n".join(lines_of(sample))
    assert "hạn 31/3/2022, đã quá hạn 75 ngày, đã thực hiện 70%" in body
    assert "Nhiệm vụ quá hạn phải nêu rõ nguyên nhân và thời gian hoàn thành./." in body


def test_one_unit_is_addressed_on_the_line_and_sample_data_are_said_to_be_such(sample: Folder) -> None:
    sample.done("remind", "--den-ngay", "20/6/2022", "--cong-van")
    lines = "\n".join(lines_of(sample))
    assert "[VBKinhGui] Kính gửi: Văn phòng" in lines and "[VBKhoanTieuDe]" not in lines
    assert "[VBLuuY] [SỐ LIỆU MẪU" in lines


def test_the_second_letter_of_the_same_data_is_the_same_file(sample: Folder) -> None:
    sample.done("remind", "--den-ngay", "20/6/2022", "--cong-van")
    before = (sample.path / LETTER).read_bytes()
    assert f"Không có gì đổi: {LETTER}" in sample.done("remind", "--den-ngay", "20/6/2022", "--cong-van")
    assert (sample.path / LETTER).read_bytes() == before


def test_the_agency_says_its_own_symbol_subject_signer_and_receivers(sample: Folder) -> None:
    rules_without_letter(
        sample,
        "\ndon_doc:\n  ky_hieu: KKT-KHTH\n  trich_yeu: nhắc việc cải cách hành chính năm 2022\n"
        "  nguoi_ky: {quyen_han: [TL. Trưởng ban], chuc_vu: Chánh Văn phòng, ho_ten: Trần Thị Bình}\n"
        "  noi_nhan: [Như trên (VBĐT), Lãnh đạo Ban]\n  luu: VT, KHTH\n",
    )
    sample.done("remind", "--den-ngay", "20/6/2022", "--cong-van")
    head = head_of(sample)
    assert "/KKT-KHTH" in head and "V/v nhắc việc" in head and head.count("2022") == 2
    tables = [block for block in outline_of(sample) if isinstance(block, TableText)]
    receivers, signer = (cell.text for cell in tables[-1].rows[0])
    assert receivers == "Nơi nhận:\n- Như trên (VBĐT);\n- Lãnh đạo Ban;\n- Lưu: VT, KHTH."
    assert signer.split("\n")[:2] == ["TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"] and "Trần Thị Bình" in signer


def test_the_letter_says_where_the_printed_plan_has_a_task_and_never_its_key(sample: Folder) -> None:
    task = {"san_pham": "Báo cáo", "tien_do": "Quý I/2022", "phan_cong": "Văn phòng thực hiện"}
    own = {"nhiem_vu": "Việc có mã", "ma": "cchc-07", "stt": "2a", **task}
    inner = {"ten": "Nhóm trong", "nhiem_vu": [{"nhiem_vu": "Việc sâu", **task}]}
    write_year(
        sample.path / "data" / "2023",
        ke_hoach=plan_data(phu_luc=[{"tep": "phu_luc", "tieu_de": "Một"}, {"tep": "phu_luc_2", "tieu_de": "Hai"}]),
        phu_luc={"nhiem_vu": [{"nhiem_vu": "Việc đầu", **task}]},
        phu_luc_2={"nhom": [{"ten": "Nhóm ngoài", "nhiem_vu": [own], "nhom": [inner]}]},
        bao_cao=report_rules_data(),
    )
    sample.done("remind", "--den-ngay", "31/12/2023", "--cong-van", "--nam", "2023")
    (letter,) = (sample.path / "output" / "2023").glob("cong_van_*.docx")
    with zipfile.ZipFile(letter) as package:
        body = "\n".join(outline_lines(read_outline(package.read("word/document.xml"))))
    assert "Việc đầu (số thứ tự 1, Phụ lục I): Báo cáo" in body
    assert "Việc có mã (số thứ tự 2a, mục I, Phụ lục II): Báo cáo" in body
    assert "Việc sâu (số thứ tự 1, mục I.1, Phụ lục II): Báo cáo" in body
    assert "cchc-07" not in body and "phu_luc" not in body


def test_no_letter_is_written_when_there_is_nothing_to_ask_for(sample: Folder) -> None:
    ran = sample.vanban("remind", "--den-ngay", "01/01/2022", "--cong-van")
    assert ran.code == 3 and "không có việc nào đến hạn hay quá hạn" in ran.err
    assert not list(sample.path.glob("output/2022/cong_van*"))


def test_number_and_date_reach_the_letter_of_their_day_alone_and_go_again(sample: Folder) -> None:
    sample.done("remind", "--den-ngay", "20/6/2022", "--cong-van")
    draft = sample.files()[LETTER]
    told = sample.done("issue", "--cong-van", "20/6/2022", "--so", "7/KKT-VP", "--ngay", "16/6/2022")
    assert "Đã ghi số 07/KKT-VP ngày 16/06/2022" in told
    assert "vanban remind --den-ngay 20/6/2022 --cong-van --nam 2022" in told
    assert (
        (sample.path / RECORD)
        .read_text(encoding="utf-8")
        .endswith("cong_van:\n  20/06/2022:\n    so: 7\n    ngay: 16/06/2022\n")
    )
    told = sample.done("remind", "--den-ngay", "20-6-2022", "--cong-van")
    assert "“Số: /KKT-VP” → “Số: 07/KKT-VP”" in told and "dự thảo" not in told
    assert "Số: 07/KKT-VP" in head_of(sample) and "ngày 16 tháng 6 năm 2022" in head_of(sample)
    issued = sample.files()[LETTER]
    # What is late is late by the days up to the one that the letter bears.
    assert "hạn 31/3/2022, đã quá hạn 77 ngày" in "\n".join(lines_of(sample))

    # The next letter of the year is a file and a record of its own.
    sample.done("remind", "--den-ngay", "30/6/2022", "--cong-van")
    assert sample.files()[LETTER] == issued
    sample.done("issue", "--cong-van", "30/6/2022", "--so", "9", "--ngay", "20/6/2022")
    sample.done("issue", "--bao-cao", "quy-1", "--so", "7", "--ngay", "20/3/2022")
    sample.done("issue", "--undo", "--cong-van", "20.6.2022")
    kept = (sample.path / RECORD).read_text(encoding="utf-8")
    assert "30/06/2022" in kept and "20/06/2022:" not in kept and "quy-1" in kept
    sample.done("remind", "--den-ngay", "20/6/2022", "--cong-van")
    assert sample.files()[LETTER] == draft


@pytest.mark.parametrize(
    ("until", "number", "day", "answers"),
    [
        ("20/6/2022", "x", "13/6/2022", ["không phải số văn bản", "trước ngày 14/06/2022 chốt tiến độ"]),
        ("20/6/2022", "5/BC-KKT", "16/6/2022", ["ký hiệu của văn bản là KKT-VP"]),
        ("20/6/2022", "5", "16/6/2024", ["không thuộc năm ấy hay năm sau"]),
        ("30/6/2022", "7", "16/6/2022", ["số 07/KKT-VP của năm 2022 đã cấp cho công văn", "20/06/2022"]),
        ("20/6/2022", "8", "16/6/2022", ["đã ban hành: số 07/KKT-VP", "--cong-van 20/06/2022 --undo"]),
        ("01/01/2022", "8", "16/6/2022", ["không có việc nào đến hạn hay quá hạn"]),
    ],
)
def test_a_number_that_cannot_be_a_letters_is_refused(
    sample: Folder, until: str, number: str, day: str, answers: list[str]
) -> None:
    if number in ("7", "8"):
        sample.done("issue", "--cong-van", "20/6/2022", "--so", "7", "--ngay", "16/6/2022")
    before = sample.files().get(RECORD)
    ran = sample.vanban("issue", "--cong-van", until, "--so", number, "--ngay", day)
    assert ran.code == 3 and all(answer in ran.err for answer in answers), ran.err
    assert sample.files().get(RECORD) == before


def test_a_letter_that_calls_a_task_late_is_not_issued_before_the_task_is(sample: Folder) -> None:
    shutil.rmtree(sample.path / "data" / "2022" / "tien_do")  # nothing collected: late is what is past on the day asked
    ran = sample.vanban("issue", "--cong-van", "20/6/2022", "--so", "7", "--ngay", "10/3/2022")
    assert ran.code == 3 and "đã quá hạn, mà ngày ban hành là 10/03/2022" in ran.err
    sample.done("issue", "--cong-van", "20/6/2022", "--so", "7", "--ngay", "15/6/2022")


def test_a_letter_is_not_issued_before_the_decision_it_names(sample: Folder) -> None:
    sample.done("issue", "--so", "15", "--ngay", "20/6/2022")
    ran = sample.vanban("issue", "--cong-van", "20/6/2022", "--so", "7", "--ngay", "16/6/2022")
    assert ran.code == 3 and "trước ngày 20/06/2022" in ran.err


@pytest.mark.parametrize(
    ("record", "answer"),
    [
        ("thang-6: {so: 1, ngay: 16/6/2022}", "“thang-6” không phải ngày"),
        ("20/6/2022: {so: 1, ngay: 16/6/2022}\n  20/06/2022: {so: 2, ngay: 16/6/2022}", "được ghi hai lần"),
        ("20/6/2022: {so: 1, ngay: 16/6/2025}", "không hợp với công văn đôn đốc kế hoạch năm 2022"),
    ],
)
def test_a_record_of_letters_typed_wrongly_is_told(sample: Folder, record: str, answer: str) -> None:
    (sample.path / RECORD).write_text(f"cong_van:\n  {record}\n", encoding="utf-8")
    ran = sample.vanban("remind", "--den-ngay", "20/6/2022", "--cong-van")
    assert ran.code == 3 and answer in ran.err, ran.err


def test_a_letter_whose_template_is_against_the_decree_is_refused_unless_asked_for(sample: Folder) -> None:
    path = sample.path / "templates" / "cong_van.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    narrow = re.sub(rb'w:left="\d+"(?=[^>]*w:header)', b'w:left="800"', parts["word/document.xml"])
    assert narrow != parts["word/document.xml"]
    with zipfile.ZipFile(path, "w") as package:
        for name, content in (parts | {"word/document.xml": narrow}).items():
            package.writestr(name, content)
    ran = sample.vanban("remind", "--den-ngay", "20/6/2022", "--cong-van")
    assert ran.code == 3 and "[PG4]" in ran.err and "--bo-qua-the-thuc" in ran.err, ran.err
    assert LETTER not in sample.files()
    ran = sample.vanban("remind", "--den-ngay", "20/6/2022", "--cong-van", "--bo-qua-the-thuc")
    assert ran.code == 0 and "cảnh báo" in ran.err and "[PG4]" in ran.err and LETTER in sample.files()
    ran = sample.vanban("remind", "--den-ngay", "20/6/2022", "--bo-qua-the-thuc")
    assert ran.code == 2 and "chỉ dùng với --cong-van" in ran.err


@pytest.mark.parametrize(
    ("tag", "told"), [("{{ trich_yeu }}", "trích yếu"), ("{{r b.van_ban }}", "nhiệm vụ của từng đơn vị")]
)
def test_a_template_that_lost_a_tag_writes_no_letter(sample: Folder, tag: str, told: str) -> None:
    path = sample.path / "templates" / "cong_van.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(tag.encode(), b"...")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    ran = sample.vanban("remind", "--den-ngay", "20/6/2022", "--cong-van")
    assert ran.code == 3 and told in ran.err, ran.err
    assert not (sample.path / LETTER).exists()
