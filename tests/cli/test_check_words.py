"""What `vanban check` and `vanban rules` say on a screen."""

from __future__ import annotations

import json
from pathlib import Path

from tests.checking.handmade import report, to_bytes
from tests.checking.mutations import change, set_text
from tests.cli.test_check import vanban

BODY = "word/document.xml"


def test_a_conforming_document_is_told_as_such_with_what_could_not_be_measured(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(to_bytes(report()))
    ran = vanban("check", "a.docx", folder=tmp_path)
    assert ran.returncode == 0
    assert ran.stdout.startswith("a.docx (báo cáo):\nKhông thấy gì sai; đã đo ")
    assert "yêu cầu không đo được" in ran.stdout


def test_a_fault_is_told_with_its_place_its_clause_and_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(change(to_bytes(report()), BODY, set_text("Số: ", "125/", "5/")))
    ran = vanban("check", "a.docx", folder=tmp_path)
    assert ran.returncode == 1
    assert "lỗi [C5.zero] bảng 1, hàng 2, cột 1, đoạn 1 “Số: 5/BC-SNV”" in ran.stdout
    assert "ở đây: số ghi “5”" in ran.stdout
    assert "NĐ 30/2020, Phụ lục I, mục II.3.c" in ran.stdout


def test_a_warning_alone_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(change(to_bytes(report()), BODY, set_text("Trên đây", "./.", ".")))
    ran = vanban("check", "a.docx", folder=tmp_path)
    assert ran.returncode == 0
    assert "cảnh báo [C12.end]" in ran.stdout


def test_a_file_that_is_not_there_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(to_bytes(report()))
    ran = vanban("check", "khong_co.docx", "a.docx", folder=tmp_path)
    assert ran.returncode == 3
    assert "khong_co.docx" in ran.stderr
    assert "1 lỗi: không kiểm tra được." in ran.stderr
    assert "Chưa ghi tệp nào" not in ran.stderr
    assert "a.docx (báo cáo)" in ran.stdout


def test_json_counts_nothing_as_both_measured_and_not(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(to_bytes(report()))
    told = json.loads(vanban("check", "a.docx", "--json", folder=tmp_path).stdout)
    assert told["findings"] == []
    assert len(told["evaluated"]) > 150
    assert not set(told["evaluated"]) & set(told["not_evaluated"])


def test_rules_are_listed_and_one_is_explained(tmp_path: Path) -> None:
    listed = vanban("rules", folder=tmp_path).stdout.splitlines()
    assert len(listed) > 300
    assert listed[-1].startswith(f"{len(listed) - 1} yêu cầu")
    shown = vanban("rules", "PG3", folder=tmp_path).stdout
    for part in (
        "PG3.top",
        "PG3.bottom",
        "Giá trị: 20-25 mm",
        "bắt buộc; sai thì là lỗi",
        "từ 05/3/2020",
        "Tự sửa được",
    ):
        assert part in shown
    assert "Áp dụng cho: công văn" in vanban("rules", "T13.letter", folder=tmp_path).stdout


def test_a_rule_that_is_not_there_is_said_to_be_none(tmp_path: Path) -> None:
    ran = vanban("rules", "PG99", folder=tmp_path)
    assert ran.returncode == 3
    assert "không có yêu cầu nào mang mã PG99" in ran.stderr
