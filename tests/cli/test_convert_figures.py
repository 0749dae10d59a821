"""`vanban convert thong-ke`: figures between YAML and Excel, nothing lost, nothing in two places."""

from __future__ import annotations

import openpyxl

from tests.cli.folder import Folder

YAML, SHEET = "data/2022/bao_cao/quy_1.yaml", "data/2022/bao_cao/quy_1_thong_ke.xlsx"


def test_there_and_back_leaves_the_file_byte_for_byte(sample: Folder) -> None:
    before = (sample.path / YAML).read_bytes()
    told = sample.done("convert", "thong-ke", "--ky", "quy-1", "--to", "xlsx")
    assert f"Đã ghi {SHEET}: 46 số liệu kỳ quy-1" in told
    bare = (sample.path / YAML).read_text(encoding="utf-8")
    assert "\nthong_ke:" not in bare
    assert "ghi_chu_thong_ke" not in bare
    assert (sample.path / f"{YAML}.cu").read_bytes() == before
    sample.done("convert", "thong-ke", "--ky", "quy-1", "--to", "yaml")
    assert (sample.path / YAML).read_bytes() == before
    assert not (sample.path / SHEET).exists()
    assert (sample.path / f"{SHEET}.cu").exists()


def test_what_a_clerk_types_in_excel_comes_back_to_yaml(sample: Folder) -> None:
    sample.done("convert", "thong-ke", "--ky", "quy-1", "--to", "xlsx")
    workbook = openpyxl.load_workbook(sample.path / SHEET)
    page = workbook.active
    assert page is not None
    row = next(row for row in page.iter_rows() if (row[0].value, row[1].value) == ("3", "3.1.1"))
    row[4].value, row[5].value = "1.312", "số: mới"
    workbook.save(sample.path / SHEET)
    sample.done("convert", "thong-ke", "--ky", "quy-1", "--to", "yaml")
    text = (sample.path / YAML).read_text(encoding="utf-8")
    assert '"3.1.1": 1.312  # Tổng số hồ sơ' in text
    assert '"3.1.1": "số: mới"' in text
    sample.done("status", "--ky", "quy-1")


def test_a_period_without_figures_gets_a_sheet_to_fill_in(sample: Folder) -> None:
    (sample.path / YAML).unlink()
    assert "0 số liệu" in sample.done("convert", "thong-ke", "--ky", "quy-1", "--to", "xlsx")
    page = openpyxl.load_workbook(sample.path / SHEET).active
    assert page is not None
    assert page.max_row > 60
    sample.done("convert", "thong-ke", "--ky", "quy-1", "--to", "yaml")
    sample.done("status", "--ky", "quy-1")


def test_what_cannot_be_is_refused_and_nothing_written(sample: Folder) -> None:
    before = sample.files()
    for arguments, code, words in (
        (("--ky", "quy-1", "--to", "yaml"), 3, "đã ở dạng này"),
        (("--ky", "quy-9", "--to", "xlsx"), 3, "lịch báo cáo không có kỳ"),
        (("--ky", "quy-1", "--to", "csv"), 2, "chỉ đổi sang xlsx hoặc yaml"),
        (("--ky", "quy-1", "--to", "xlsx", "--tep", "phu_luc"), 2, "--tep chỉ dùng với phu-luc"),
    ):
        ran = sample.vanban("convert", "thong-ke", *arguments)
        assert (ran.code, words in ran.err) == (code, True), ran.err
    assert sample.vanban("convert", "phu-luc", "--ky", "quy-1", "--to", "xlsx").code == 2
    sample.edit(YAML, "thong_ke:\n", 'thong_ke: {"1": {"1": x}}\nthong_ke_:\n')
    assert sample.vanban("convert", "thong-ke", "--ky", "quy-1", "--to", "xlsx").code == 3
    after = {name: content for name, content in sample.files().items() if not name.startswith(".vanban")}
    assert {name for name in after if after[name] != before.get(name)} == {YAML}


def test_a_file_written_in_another_way_is_told_how_to_be_written(sample: Folder) -> None:
    (sample.path / YAML).write_text('{thong_ke: {"1": {"1": 3}}, ky: quy-1}\n', encoding="utf-8")
    ran = sample.vanban("convert", "thong-ke", "--ky", "quy-1", "--to", "xlsx")
    assert ran.code == 3
    assert "sát lề trái" in ran.err
