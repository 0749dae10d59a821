"""`vanban remind --cong-van`: the letter that asks each unit, through the real command in a real folder."""

from __future__ import annotations

import zipfile

import pytest

from generator.word.outline import ParagraphText, TableText, outline_lines, read_outline
from tests.cli.folder import Folder

LETTER = "output/2022/cong_van_don_doc.docx"


def outline_of(folder: Folder) -> tuple[ParagraphText | TableText, ...]:
    with zipfile.ZipFile(folder.path / LETTER) as package:
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


def test_the_letter_asks_each_unit_for_its_tasks_with_their_days(sample: Folder) -> None:
    only_progress_of(
        sample,
        "nhiem_vu:\n"
        "  - {ma: I.1, trang_thai: dang_thuc_hien, phan_tram: 70}\n"
        "  - {ma: I.2, trang_thai: hoan_thanh, ngay_hoan_thanh: 25/2/2022}\n",
    )
    rules_without_letter(sample)
    said = sample.done("remind", "--den-ngay", "31/3/2022", "--cong-van")
    assert f"Đã ghi {LETTER} (mới)" in said and "văn thư" in said
    head = head_of(sample)
    assert "/KKT-VP" in head and "V/v đôn đốc thực hiện Kế hoạch\ncải cách hành chính năm 2022" in head
    lines = lines_of(sample)
    body = "\n".join(lines)
    assert "[VBKinhGuiDong] - Phòng Quản lý Đầu tư;" in body
    assert "[VBKhoanTieuDe] 1. Phòng Quản lý Đầu tư" in body
    assert "(nhiệm vụ I.1)" in body and "hạn 31/3/2022, đã thực hiện 70%." in body
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


def test_no_letter_is_written_when_there_is_nothing_to_ask_for(sample: Folder) -> None:
    ran = sample.vanban("remind", "--den-ngay", "01/01/2022", "--cong-van")
    assert ran.code == 3 and "không có việc nào đến hạn hay quá hạn" in ran.err
    assert not (sample.path / LETTER).exists()


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
