"""`vanban build bao-cao` and `vanban issue --bao-cao`: the report of a period, in a real folder."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.folder import Folder
from tests.cli.test_build import said

FIRST = "output/2022/bao_cao_quy_1.docx"
INPUT = "data/2022/bao_cao/quy_1.yaml"
PROGRESS = "data/2022/tien_do/quy_1.yaml"
RECORD = "data/2022/ban_hanh.yaml"


def made_real(folder: Folder) -> None:
    """Take the mark of sample data off the first quarter's files."""
    for name in (INPUT, PROGRESS):
        folder.edit(name, "la_so_lieu_mau: true", "la_so_lieu_mau: false")


def test_all_reports_of_the_sample_year_are_built_and_marked_as_samples(sample: Folder) -> None:
    for period, stem in (("quy-1", "quy_1"), ("6-thang", "6_thang"), ("quy-3", "quy_3"), ("nam", "nam")):
        told = sample.done("build", "bao-cao", "--ky", period)
        assert f"Đã ghi output/2022/bao_cao_{stem}.docx (mới)" in told
        assert f"vanban issue --bao-cao {period} --so … --ngay …" in told
        text = said(sample, f"output/2022/bao_cao_{stem}.docx")
        assert "[SỐ LIỆU MẪU" in text
        assert "[CẦN BỔ SUNG" not in text
        assert "Tổng số nhiệm vụ của Kế hoạch là 27;" in text


def test_the_same_data_are_not_written_twice_and_a_change_is_told(sample: Folder) -> None:
    sample.done("build", "bao-cao", "--ky", "quy-1")
    before = sample.files()[FIRST]
    assert f"Không có gì đổi: {FIRST}" in sample.done("build", "bao-cao", "--ky", "quy-1")
    assert sample.files()[FIRST] == before
    sample.edit(INPUT, "Đã đăng 04 tin, bài", "Đã đăng 05 tin, bài")
    sample.edit(INPUT, '"1.4": 68', '"1.4": 69')
    assert "04 tin" in (told := sample.done("build", "bao-cao", "--ky", "quy-1")) and "05 tin" in told
    assert "phụ lục V, chỉ tiêu 1.4, cột Số liệu: “68” → “69”" in told


def test_a_report_that_a_person_edited_is_kept_beside(sample: Folder) -> None:
    sample.done("build", "bao-cao", "--ky", "quy-1")
    shutil.copy(sample.path / "templates" / "bao_cao.docx", sample.path / FIRST)
    assert "sửa tay" in sample.done("build", "bao-cao", "--ky", "quy-1")
    assert "output/2022/bao_cao_quy_1 (sửa tay 1).docx" in sample.files()


def test_without_a_period_the_newest_that_has_figures_is_reported(sample: Folder) -> None:
    for folder in ("bao_cao", "tien_do"):
        (sample.path / "data" / "2022" / folder / "nam.yaml").unlink()
    assert "bao_cao_quy_3.docx" in sample.done("build", "bao-cao")
    (sample.path / "data/2022/bao_cao/nam.yaml").write_text("noi_dung: {}\n", encoding="utf-8")
    ran = sample.vanban("build", "bao-cao")
    assert "bao_cao_nam.docx" in ran.out
    assert "chưa thu tiến độ của kỳ nam; tình hình nhiệm vụ lấy theo lần thu gần nhất" in ran.err


def test_an_official_report_is_refused_with_everything_that_it_lacks(sample: Folder) -> None:
    for key in ("kiem_tra", "tuyen_truyen"):
        sample.edit(INPUT, f"  {key}:\n", f"  {key}_x:\n")
    ran = sample.vanban("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    assert ran.code == 3 and "phần nào mang mã" in ran.err  # faults of the data come first
    text = (sample.path / INPUT).read_text(encoding="utf-8")
    start, end = text.index("  kiem_tra_x:"), text.index("  nhiem_vu_cap_tren:")
    (sample.path / INPUT).write_text(text[:start] + text[end:], encoding="utf-8")
    before = sample.files()
    ran = sample.vanban("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    assert ran.code == 3
    for words in ("Công tác kiểm tra", "Thông tin, tuyên truyền", "số liệu mẫu"):
        assert words in ran.err
    assert "3 lỗi" in ran.err and "Chưa ghi tệp nào" in ran.err
    assert sample.files() == before
    told = sample.vanban("build", "bao-cao", "--ky", "quy-1")
    assert told.code == 0 and told.err.count("bắt buộc phải có lời văn") == 2
    assert said(sample, FIRST).count("[CẦN BỔ SUNG") == 2


def test_an_official_report_of_real_figures_has_no_marks(sample: Folder) -> None:
    made_real(sample)
    told = sample.done("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    assert "Bản chính thức, số và ngày còn để trống; khi phát hành: vanban issue --bao-cao quy-1" in told
    text = said(sample, FIRST)
    assert "[SỐ LIỆU" not in text and "[CẦN" not in text


def test_a_span_of_days_is_a_period_and_its_words_may_be_given(sample: Folder) -> None:
    (sample.path / "data/2022/bao_cao/2022_01_01_2022_04_30.yaml").write_text(
        "trich_yeu: Kết quả bốn tháng\n", encoding="utf-8"
    )
    ran = sample.vanban("build", "bao-cao", "--ky", "01/01/2022..30/4/2022")
    assert ran.code == 0, ran.err
    text = said(sample, "output/2022/bao_cao_2022_01_01_2022_04_30.docx")
    assert "Kết quả bốn tháng" in text and "đến ngày 30/4/2022" in text


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["build", "bao-cao", "--ky", "quy-9"], "lịch báo cáo không có kỳ “quy-9”"),
        (["build", "bao-cao", "--ky", "1/1/2022..31/2/2022"], "“1/1/2022..31/2/2022” không phải khoảng ngày"),
        (["build", "bao-cao", "--ky", "30/9/2022..1/1/2022"], "ngày sau đứng trước"),
        (["build", "bao-cao", "ke-hoach"], "bao-cao làm riêng"),
        (["build", "--ky", "quy-1"], "chỉ dùng với bao-cao"),
        (["build", "ke-hoach", "--chinh-thuc"], "chỉ dùng với bao-cao"),
        (["issue", "ke-hoach", "--bao-cao", "quy-1", "--so", "1", "--ngay", "20/3/2022"], "không đi cùng"),
        (["issue", "--bao-cao", "quy-1", "--so", "x", "--ngay", "1/1/2022"], "trước ngày chốt số liệu 14/03/2022"),
        (["issue", "--bao-cao", "quy-1", "--so", "x", "--ngay", "1/1/2022"], "không phải số văn bản"),
        (["issue", "--bao-cao", "quy-1", "--so", "2/KH-KKT", "--ngay", "20/3/2022"], "ký hiệu của văn bản là BC-KKT"),
        (["issue", "--bao-cao", "quy-1", "--undo"], "chưa ban hành"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(sample: Folder, arguments: list[str], answer: str) -> None:
    before = sample.files()
    ran = sample.vanban(*arguments)
    assert ran.code in (2, 3)
    assert answer in ran.err
    assert sample.files() == before


def test_faults_of_data_and_template_come_out_together(sample: Folder) -> None:
    sample.edit("data/2022/bao_cao.yaml", "nguoi_ky:", "nguoi_kyy:")
    (sample.path / "templates" / "bao_cao.docx").unlink()
    ran = sample.vanban("build", "bao-cao", "--ky", "quy-1")
    assert ran.code == 3
    assert "nguoi_kyy" in ran.err and "không có mẫu này" in ran.err


def test_a_year_without_reports_says_how_to_begin_and_still_has_its_plan(sample: Folder) -> None:
    for name in ("bao_cao.yaml", "bieu_mau.yaml"):
        (sample.path / "data" / "2022" / name).unlink()
    for name in ("bao_cao", "tien_do"):
        shutil.rmtree(sample.path / "data" / "2022" / name)
    ran = sample.vanban("build", "bao-cao")
    assert ran.code == 3 and "chưa có báo cáo" in ran.err
    sample.done("build")


def test_a_number_reaches_the_report_and_its_appendices_and_goes_again(sample: Folder) -> None:
    sample.done("build", "bao-cao", "--ky", "quy-1")
    draft = sample.files()[FIRST]
    sample.done("issue", "--so", "15", "--ngay", "14/01/2022")
    told = sample.done("issue", "--bao-cao", "quy-1", "--so", "20/BC-KKT", "--ngay", "20/3/2022")
    assert "20/BC-KKT" in told and "vanban build bao-cao --ky quy-1 --nam 2022" in told
    told = sample.done("build", "bao-cao", "--ky", "quy-1")
    assert "“Số: /BC-KKT” → “Số: 20/BC-KKT”" in told and "dự thảo" not in told
    assert said(sample, FIRST).count("số 20/BC-KKT ngày 20 tháng 3 năm 2022") == 9
    assert "đã ban hành" in sample.vanban("issue", "--bao-cao", "quy-1", "--so", "21", "--ngay", "21/3/2022").err

    sample.done("issue", "--undo")
    assert "20/03/2022" in (sample.path / RECORD).read_text(encoding="utf-8")
    sample.done("issue", "--bao-cao", "quy-1", "--undo")
    assert RECORD not in sample.files()
    sample.done("build", "bao-cao", "--ky", "quy-1")
    assert sample.files()[FIRST] == draft


def test_a_report_that_lacks_something_gets_no_number_and_is_not_built_if_it_has_one(sample: Folder) -> None:
    text = (sample.path / INPUT).read_text(encoding="utf-8")
    start, end = text.index("  kiem_tra:"), text.index("  tuyen_truyen:")
    kept = [line for line in (text[:start] + text[end:]).splitlines() if '"1.4":' not in line]
    (sample.path / INPUT).write_text("\n".join(kept) + "\n", encoding="utf-8")
    draft = sample.vanban("build", "bao-cao", "--ky", "quy-1")
    assert draft.code == 0 and "[CẦN BỔ SUNG" in said(sample, FIRST)
    lacking = (sample.path / INPUT).read_text(encoding="utf-8")
    before = sample.files()
    ran = sample.vanban("issue", "--bao-cao", "quy-1", "--so", "20", "--ngay", "2/3/2022")
    assert ran.code == 3 and sample.files() == before
    for words in ("trước ngày chốt số liệu", "lỗi: phần “Công tác kiểm tra", "lỗi: biểu 3 chưa có", "chưa ghi số"):
        assert words in ran.err, ran.err
    (sample.path / INPUT).write_text(text, encoding="utf-8")
    sample.done("issue", "--bao-cao", "quy-1", "--so", "20", "--ngay", "20/3/2022")
    (sample.path / INPUT).write_text(lacking, encoding="utf-8")
    before = sample.files()
    ran = sample.vanban("build", "bao-cao", "--ky", "quy-1")
    assert ran.code == 3 and sample.files() == before
    for words in (
        "lỗi: phần “Công tác kiểm tra",
        "lỗi: biểu 3 chưa có số liệu của 1 chỉ tiêu: 1.4",
        "cảnh báo: báo cáo",
    ):
        assert words in ran.err, ran.err
    assert "đã ban hành (số 20 ngày 20/03/2022) nên phải đủ như bản chính thức" in ran.err
    assert "vanban issue --bao-cao quy-1 --undo" in ran.err
    sample.done("issue", "--bao-cao", "quy-1", "--undo")
    assert sample.vanban("build", "bao-cao", "--ky", "quy-1").code == 0


def test_figures_that_nobody_gave_are_told_in_a_draft_and_refuse_an_official_report(sample: Folder) -> None:
    made_real(sample)
    sample.edit(INPUT, '"1.4": 68', '"1.4": "-"')
    assert sample.vanban("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc").code == 0, "a dash says there is none"
    text = (sample.path / INPUT).read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if '"1.4":' not in line) + "\n"
    (sample.path / INPUT).write_text(kept, encoding="utf-8")
    draft = sample.vanban("build", "bao-cao", "--ky", "quy-1")
    assert draft.code == 0 and "chưa có số liệu của 1 chỉ tiêu: 1.4" in draft.err
    official = sample.vanban("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    assert official.code == 3 and "lỗi: biểu 3 chưa có số liệu của 1 chỉ tiêu: 1.4" in official.err
    (sample.path / INPUT).unlink()
    without = sample.vanban("build", "bao-cao", "--ky", "quy-1", "--chinh-thuc")
    assert without.code == 3 and "lỗi: chưa có tệp số liệu của kỳ quy-1" in without.err


def test_a_slip_in_a_figure_keeps_no_unit_from_its_form_and_no_leader_from_the_state(sample: Folder) -> None:
    sample.edit(INPUT, '"1.4": 68', '"1.4": sáu tám')
    assert sample.vanban("build", "bao-cao", "--ky", "quy-1").code == 3
    for command in (
        ["form", "export", "--ky", "6-thang"],
        ["status", "--ky", "quy-1"],
        ["remind", "--den-ngay", "31/3/2022"],
    ):
        ran = sample.vanban(*command)
        assert ran.code == 0, ran.err
