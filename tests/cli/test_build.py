"""`vanban build`: what changed is written and told, what is at fault is told whole, what a person wrote is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.word.outline import outline_lines, read_outline
from generator.word.package import Package
from tests.cli.folder import Folder

DECISION, PLAN, APPENDIX = (f"output/2022/{name}.docx" for name in ("quyet_dinh", "ke_hoach", "phu_luc"))


def said(folder: Folder, name: str) -> str:
    return "\n".join(outline_lines(read_outline(Package.read(folder.path / name).part("word/document.xml"))))


def test_a_year_becomes_its_decision_and_its_plan_with_appendix(sample: Folder) -> None:
    told = sample.done("build")
    assert f"Đã ghi {DECISION} (mới)" in told and f"Đã ghi {PLAN} (mới)" in told and "dự thảo" in told
    assert sorted(path.name for path in (sample.path / "output" / "2022").iterdir()) == [
        "ke_hoach.docx",
        "quyet_dinh.docx",
    ]
    assert "Độc lập - Tự do - Hạnh phúc" in said(sample, DECISION)
    assert "Quý I/2022" in said(sample, PLAN)


def test_a_document_is_made_alone_when_it_is_named(sample: Folder) -> None:
    sample.done("build", "phu_luc", "--nam", "2022")
    assert [path.name for path in (sample.path / "output" / "2022").iterdir()] == ["phu_luc.docx"]
    assert "Tổ chức thực hiện" not in said(sample, APPENDIX)
    assert "Quý I/2022" in said(sample, APPENDIX)


def test_the_folder_may_be_named_before_or_after_the_command_or_stood_in(sample: Folder, empty: Folder) -> None:
    name = sample.path.name
    for arguments in (["-C", name, "build"], ["build", "-C", name], ["build", "--thu-muc", f"{name}/data"]):
        assert empty.vanban(*arguments).code == 0
    assert "Không có gì đổi" in Folder(sample.path / "data" / "2022").done("build")


def test_after_one_edit_only_what_changed_is_written_and_told(sample: Folder) -> None:
    sample.done("build")
    before = sample.files()
    times = {name: (sample.path / name).stat().st_mtime_ns for name in (DECISION, PLAN)}
    assert "Đã ghi" not in sample.done("build")
    assert {name: (sample.path / name).stat().st_mtime_ns for name in (DECISION, PLAN)} == times

    sample.edit("data/2022/phu_luc.yaml", "Trong năm 2022", "Quý III/2022")
    told = sample.done("build")
    assert "ke_hoach.docx: nhiệm vụ I.3, cột Tiến độ: “Trong năm 2022” → “Quý III/2022”" in told
    assert f"Không có gì đổi: {DECISION}" in told
    assert sample.files()[DECISION] == before[DECISION]

    sample.edit("data/2022/phu_luc.yaml", "Quý III/2022", "Trong năm 2022")
    sample.done("build")
    assert sample.files()[PLAN] == before[PLAN]


def test_the_same_data_give_the_same_bytes_anywhere(sample: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path / "khác")
    shutil.copytree(sample.path, other.path)
    sample.done("build", "quyet-dinh", "ke-hoach", "phu-luc")
    assert (
        other.vanban("build", "quyet-dinh", "ke-hoach", "phu-luc", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}).code
        == 0
    )
    for name in (DECISION, PLAN, APPENDIX):
        assert sample.files()[name] == other.files()[name]


def test_an_output_that_was_edited_by_hand_is_kept_beside(sample: Folder) -> None:
    sample.done("build")
    edited = Package.read(sample.path / PLAN)
    changed = edited.part("word/document.xml").replace("Quý I/2022".encode(), "Quý IV/2022".encode(), 1)
    (sample.path / PLAN).write_bytes(edited.with_parts({"word/document.xml": changed}))
    by_hand = (sample.path / PLAN).read_bytes()
    told = sample.done("build")
    assert "giữ lại ở output/2022/ke_hoach (sửa tay 1).docx" in told
    assert "“Quý IV/2022” → “Quý I/2022”" in told
    assert sample.files()["output/2022/ke_hoach (sửa tay 1).docx"] == by_hand


def test_every_fault_of_data_and_templates_is_told_at_once_and_nothing_is_written(sample: Folder) -> None:
    sample.edit("data/2022/ke_hoach.yaml", "trich_yeu:", "trich_yếu:")
    sample.edit("data/2022/quyet_dinh.yaml", "nguoi_ky:", "nguoi_ky: x\nla: 1\nnguoi_ki:")
    (sample.path / "templates" / "quyet_dinh.docx").write_bytes(b"not a document")
    (sample.path / "templates" / "ke_hoach.docx").unlink()
    before = sample.files()
    ran = sample.vanban("build")
    assert (ran.code, ran.out) == (3, "")
    lines = ran.err.strip().split("\n")
    errors = sum(": lỗi: " in line for line in lines)
    assert lines[-1].startswith(f"{errors} lỗi") and lines[-1].endswith(". Chưa ghi tệp nào.")
    for file in (
        "data/2022/ke_hoach.yaml",
        "data/2022/quyet_dinh.yaml",
        "templates/quyet_dinh.docx",
        "templates/ke_hoach.docx",
    ):
        assert any(line.startswith(file) for line in lines), file
    assert sample.files() == before
    assert sample.vanban("build").err == ran.err


def test_a_document_open_in_word_is_refused_before_anything_is_written(sample: Folder) -> None:
    sample.done("build")
    (sample.path / "output" / "2022" / "~$_hoach.docx").write_bytes(b"")
    sample.edit("data/2022/phu_luc.yaml", "Trong năm 2022", "Quý III/2022")
    sample.edit("data/2022/quyet_dinh.yaml", "Sở Nội vụ", "Sở Tài chính")
    before = sample.files()
    ran = sample.vanban("build")
    assert ran.code == 3
    assert "ke_hoach.docx: lỗi: đang mở trong Word" in ran.err and "đóng tệp rồi chạy lại" in ran.err
    assert sample.files() == before


def test_a_year_that_is_not_there_is_answered_with_those_that_are(sample: Folder) -> None:
    ran = sample.vanban("build", "--nam", "2030")
    assert ran.code == 3
    assert "các năm hiện có: 2022" in ran.err


def test_what_a_year_has_not_cannot_be_asked_for(sample: Folder) -> None:
    text = (sample.path / "data/2022/ke_hoach.yaml").read_text(encoding="utf-8")
    start = text.index("\nphu_luc:")
    (sample.path / "data/2022/ke_hoach.yaml").write_text(text[:start] + "\n", encoding="utf-8")
    ran = sample.vanban("build", "phu-luc")
    assert ran.code == 3
    assert "không có phụ lục" in ran.err


def test_a_broken_store_of_prepared_templates_is_no_fault(sample: Folder) -> None:
    sample.done("build")
    before = sample.files()
    for path in (sample.path / ".vanban" / "san").iterdir():
        path.write_bytes(b"{}")
    (sample.path / PLAN).unlink()
    sample.done("build")
    assert sample.files()[PLAN] == before[PLAN]


@pytest.mark.parametrize("named", ["/không/có/soffice"])
def test_a_pdf_without_libreoffice_is_refused_before_anything_is_written(sample: Folder, named: str) -> None:
    ran = sample.vanban("build", "--pdf", env={"VANBAN_SOFFICE": named})
    assert ran.code == 3
    assert "cài LibreOffice" in ran.err
    assert not (sample.path / "output").exists()


@pytest.mark.libreoffice
def test_a_pdf_is_made_beside_the_document_and_again_only_when_it_changed(sample: Folder) -> None:
    told = sample.done("build", "--pdf")
    assert "Đã ghi output/2022/ke_hoach.pdf (mới)" in told
    made = sample.files()["output/2022/ke_hoach.pdf"]
    assert made.startswith(b"%PDF")
    assert "Đã ghi" not in sample.done("build", "--pdf")
    sample.edit("data/2022/quyet_dinh.yaml", "Sở Nội vụ", "Sở Tài chính")
    told = sample.done("build", "--pdf")
    assert "Đã ghi output/2022/quyet_dinh.pdf\n" in told
    assert sample.files()["output/2022/ke_hoach.pdf"] == made
