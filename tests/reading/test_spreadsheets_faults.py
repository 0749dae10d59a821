"""What is wrong in a sheet is told, all at once, each fault with its cell or line."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.findings import Finding, has_errors
from generator.model.appendix import DEFAULT_COLUMNS, Column
from generator.reading.spreadsheets import read_task_list
from generator.word.package import Package
from tests.sheet_files import HEAD, UNIT_HEAD, write_csv, write_xlsx
from tests.task_lists import UNIT_COLUMNS

GROUP = ["I", "Cải cách thể chế"]
TASK = ["1", "Xây dựng kế hoạch", "Kế hoạch", "Quý I/2022", "Văn phòng"]


def faults(path: Path, columns: tuple[Column, ...] = DEFAULT_COLUMNS) -> tuple[Finding, ...]:
    content, findings = read_task_list(path, path.name, columns)
    assert has_errors(findings)
    assert content is None
    assert all(finding.hint and finding.place.file for finding in findings)
    return findings


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.code, str(finding.place)) for finding in findings}


def at(cell: str) -> str:
    return f'phu_luc.xlsx, trang "Nhiệm vụ", ô {cell}'


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    (finding,) = faults(write_xlsx(tmp_path, [["STT", "Nhiệm vụ", "Tiến độ", HEAD[4]], ["1", "A", "B", "C"]]))
    assert finding.code == "thieu_cot"
    assert "“Kết quả/sản phẩm đạt được”" in finding.message
    assert "“STT”, “Nhiệm vụ”, “Tiến độ”" in finding.message


def test_columns_that_are_there_twice_or_are_unknown_are_told(tmp_path: Path) -> None:
    rows = [[*HEAD, "Tiến độ", "Ghi nhớ", None, "Trống"], [*TASK, "x", "y", "z"]]
    assert told(faults(write_xlsx(tmp_path, rows))) == {
        ("cot_trung", at("F1")),
        ("cot_la", at("G1")),
        ("cot_la", at("H2")),
    }


def test_what_excel_made_of_text_is_told_with_what_to_type_again(tmp_path: Path) -> None:
    def change(page: Any) -> None:
        page["D2"].value = datetime.date(2022, 3, 1)
        page["D2"].number_format = "mmm-yy"
        page["C2"].value = "=C1&B1"
        page["E2"].value = "#REF!"
        page["C3"].value = True
        page["D3"].value = datetime.time(8, 30)
        page["E3"].value = 1.5

    rows = [HEAD, ["1", "A"], ["2", "B"]]
    findings = faults(write_xlsx(tmp_path, rows, change=change))
    assert told(findings) == {
        ("o_cong_thuc", at("C2")),
        ("o_ngay", at("D2")),
        ("o_loi", at("E2")),
        ("o_dung_sai", at("C3")),
        ("o_ngay", at("D3")),
        ("o_so", at("E3")),
    }
    day = next(finding for finding in findings if finding.place.cell == "D2")
    assert "01/03/2022" in day.message
    assert "Tháng 3/2022" in day.hint
    assert "=C1&B1" in next(finding.message for finding in findings if finding.code == "o_cong_thuc")


def test_fractions_of_a_column_are_told_once_with_all_their_cells(tmp_path: Path) -> None:
    rows = [HEAD, *([str(number), "A", number + 0.5, None, "B"] for number in range(1, 15)), ["15", "B", None, 3.2022]]
    findings = faults(write_xlsx(tmp_path, rows))
    assert told(findings) == {("o_so", at("C2")), ("o_so", at("D16"))}
    many = next(finding for finding in findings if finding.place.cell == "C2")
    assert "14 ô" in many.message
    assert "C2 (1,5), C3 (2,5)" in many.message


def test_a_number_of_a_task_is_no_fraction(tmp_path: Path) -> None:
    def change(page: Any) -> None:
        page["A2"].value, page["A2"].number_format = 1.1, "0.0"
        page["C2"].value, page["C2"].number_format = 1234.5, "#,##0.00"

    path = write_xlsx(tmp_path, [HEAD, [None, "A"]], change=change)
    assert told(faults(path)) == {("o_so", at("A2"))}


@pytest.mark.parametrize(
    ("value", "pattern"),
    [(1.5, "General"), (1.5, "@"), (0.815, "0.00"), (-5, "#,##0;[Red](#,##0)"), (1234.5, "#,##0"), (1e40, "General")],
)
def test_numbers_that_excel_shows_in_its_own_way_are_refused(tmp_path: Path, value: float, pattern: str) -> None:
    def change(page: Any) -> None:
        page["C2"].value, page["C2"].number_format = value, pattern

    assert told(faults(write_xlsx(tmp_path, [HEAD, ["1", "A"]], change=change))) == {("o_so", at("C2"))}


@pytest.mark.parametrize(
    ("merges", "cell"),
    [
        (["B3:B4"], "B3"),  # names of two tasks
        (["C2:D2"], "C2"),  # product and deadline
        (["D4:D5"], "D4"),  # two of three lines
        (["A2:B2"], "A2"),  # a group with its number
        (["A1:A2"], "A1"),  # header and content
    ],
)
def test_merged_cells_that_mean_nothing_are_told_with_their_range(tmp_path: Path, merges: list[str], cell: str) -> None:
    rows = [
        HEAD,
        ["I", "Nhóm"],
        ["1", "A", "B", "C", "D"],
        ["2", "E", "F", "G", "H"],
        [None, None, "J"],
        [None, None, "K"],
    ]
    if merges == ["C2:D2"]:
        rows[1] = TASK
    findings = faults(write_xlsx(tmp_path, rows, merges=merges))
    assert ("o_gop", at(cell)) in told(findings)
    assert merges[0] in " ".join(finding.message for finding in findings)


def test_lead_and_coordinator_may_not_be_merged_with_a_third_column(tmp_path: Path) -> None:
    rows = [UNIT_HEAD, ["1", "A", "B", "C", "D"]]
    assert told(faults(write_xlsx(tmp_path, rows, merges=["E2:G2"]), UNIT_COLUMNS)) == {("o_gop", at("E2"))}


def test_rows_that_do_not_hang_together_are_told(tmp_path: Path) -> None:
    rows = [
        HEAD,
        [None, None, "không có nhiệm vụ ở trên"],
        ["1", None, "B"],
        ["I", "Nhóm", "thừa"],
        [],
        [None, None, "sau hàng trống"],
        [None, "không số"],
        ["1", "A"],
    ]
    expected = {
        ("dong_le", "C2", 2),
        ("thieu_ten", "B3", 3),
        ("nhom_thua_o", "C4", 4),
        ("dong_le", "C6", 6),
        ("thieu_stt", "A7", 7),
    }
    assert told(faults(write_xlsx(tmp_path, rows))) == {(code, at(cell)) for code, cell, _ in expected}
    in_csv = told(faults(write_csv(tmp_path, rows)))
    assert {place.split(", cột")[0] for _, place in in_csv} == {f"phu_luc.csv, dòng {line}" for _, _, line in expected}


def test_helper_columns_are_checked(tmp_path: Path) -> None:
    rows = [
        [*HEAD, "Cấp", "Dòng kết quả", "Gộp các dòng", "Mã"],
        ["I", "Nhóm", None, None, None, "một", None, None, "m"],
        ["II", "Nhóm", None, None, None, "3"],
        ["1", "A", "B", "C", None, None, "đầu", "Cột lạ; Tiến độ"],
        [None, None, None, "D", None, None, "2", None, "m"],
    ]
    assert told(faults(write_xlsx(tmp_path, rows))) == {
        ("cap_sai", at("F2")),
        ("nhom_thua_o", at("I2")),
        ("nhay_cap", at("F3")),
        ("so_dong_sai", at("G4")),
        ("gop_la", at("H4")),
        ("o_sai_dong", at("I5")),
        ("o_hai_lan", at("D5")),
    }


def test_faults_of_the_model_are_told_at_their_cell(tmp_path: Path) -> None:
    rows = [[*HEAD, "Mã"], ["1", "A", "B", "C", "D", "hai\ndòng"], ["1\n2", "E"]]
    assert told(faults(write_xlsx(tmp_path, rows))) == {("nhieu_dong", at("F2")), ("nhieu_dong", at("A3"))}


def test_a_control_character_is_told_at_its_cell(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [HEAD, TASK])
    part = "xl/worksheets/sheet1.xml"
    package = Package.read(path)
    spoilt = package.part(part).replace(b"I/2022", b"_x0007_")
    path.write_bytes(package.with_parts({part: spoilt}))
    assert told(faults(path)) == {("ky_tu_cam", at("D2"))}


def test_text_that_a_merge_hides_is_warned_of(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [HEAD, TASK, [None, None, "Báo cáo", "bị che"]])
    part = "xl/worksheets/sheet1.xml"
    package = Package.read(path)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>'
    path.write_bytes(package.with_parts({part: package.part(part).replace(b"</sheetData>", merged)}))
    content, findings = read_task_list(path, path.name, DEFAULT_COLUMNS)
    assert content is not None
    assert [(finding.code, str(finding.place), finding.severity.word) for finding in findings] == [
        ("o_bi_che", at("D3"), "cảnh báo")
    ]


def test_a_table_on_a_hidden_sheet_is_not_read_in_silence(tmp_path: Path) -> None:
    def hide(page: Any) -> None:
        page.parent.create_sheet("Khác")
        page.sheet_state = "hidden"

    assert told(faults(write_xlsx(tmp_path, [HEAD, TASK], change=hide))) == {
        ("trang_an", 'phu_luc.xlsx, trang "Nhiệm vụ"')
    }


def test_a_file_without_the_table_says_which_titles_are_needed(tmp_path: Path) -> None:
    for path in (write_xlsx(tmp_path, [["Kính gửi", "Sở"]]), write_csv(tmp_path, [["Kính gửi", "Sở"]])):
        (finding,) = faults(path)
        assert finding.code == "khong_co_bang"
        assert "“Tiến độ”" in finding.hint


def _old(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"))


def _locked(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))


def _macro(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"")
        with archive.open("xl/workbook.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(bytes(2**20))


def _entities(path: Path) -> None:
    package = Package.read(path)
    doctype = b'<!DOCTYPE a [<!ENTITY a "b">]><worksheet'
    part = package.part("xl/worksheets/sheet1.xml").replace(b"<worksheet", doctype, 1)
    path.write_bytes(package.with_parts({"xl/worksheets/sheet1.xml": part}))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_old, "tep_excel_cu"),
        (_locked, "tep_co_mat_khau"),
        (_macro, "tep_co_macro"),
        (_bomb, "goi_qua_lon"),
        (_entities, "tep_hong"),
        (lambda path: path.write_bytes(b""), "khong_phai_xlsx"),
        (lambda path: path.write_bytes(b"<html>"), "khong_phai_xlsx"),
        (lambda path: path.write_bytes(path.read_bytes()[:900]), "goi_hong"),
        (lambda path: path.unlink(), "khong_doc_duoc"),
    ],
)
def test_a_file_that_is_no_readable_workbook_is_refused(
    tmp_path: Path, spoil: Callable[[Path], object], code: str
) -> None:
    path = write_xlsx(tmp_path, [HEAD, TASK])
    spoil(path)
    assert [finding.code for finding in faults(path)] == [code]


@pytest.mark.parametrize("suffix", [".xls", ".xlsm", ".xlsb", ".ods", ".txt", ""])
def test_other_kinds_of_files_are_refused_with_advice(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"phu_luc{suffix}"
    path.write_bytes(b"x")
    assert told(faults(path)) == {("kieu_tep_la", path.name)}


def test_csv_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "phu_luc.csv"
    path.write_bytes("STT,Nhi\x81m v\x81\n".encode("latin-1"))
    (finding,) = faults(path)
    assert (finding.code, finding.place.line) == ("khong_utf8", 1)
    assert "CSV UTF-8" in finding.hint


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        (["1,A,B,C"], "lech_cot", 2),
        (["1,A,B,C,D,thừa"], "lech_cot", 2),
        (['1,"A', "B,C,D", "2,E,F,G,H"], "ngoac_kep_ho", 2),
        (["1,A,B,C,D", '2,"E"x,F,G,H'], "ngoac_kep_sai", 3),
        (["1,A,B\0,C,D"], "ky_tu_cam", 2),
        (['1,"A', 'B",C,D,E', "2,F"], "lech_cot", 4),
    ],
)
def test_csv_faults_are_told_with_their_line(tmp_path: Path, lines: list[str], code: str, line: int) -> None:
    path = tmp_path / "phu_luc.csv"
    path.write_text("\n".join([",".join(HEAD), *lines]) + "\n", encoding="utf-8")
    assert (code, f"phu_luc.csv, dòng {line}") in {(finding.code, str(finding.place)) for finding in faults(path)}


def test_trailing_empty_fields_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "phu_luc.csv"
    path.write_text(f"{','.join(HEAD)}\n1,A,B,C,D,,,\n\n", encoding="utf-8")
    content, findings = read_task_list(path, path.name, DEFAULT_COLUMNS)
    assert findings == ()
    assert content is not None


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_workbook_never_ends_in_a_traceback(tmp_path: Path, data: st.DataObject) -> None:
    path = write_xlsx(tmp_path, [HEAD, [1, "A", 0.5, "Quý I", "x"]], merges=["C2:D2"])
    package = Package.read(path)
    name = data.draw(st.sampled_from([name for name in package.names if name.endswith((".xml", ".rels"))]))
    part = bytearray(package.part(name))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(part) - 1))
        part[place : place + data.draw(st.integers(0, 20))] = data.draw(
            st.binary(max_size=3)
            | st.sampled_from([b"<c>", b'"', b"9999999999", b"-1", b"<v>x</v>", b"</row>", b"1e999"])
        )
    path.write_bytes(package.with_parts({name: bytes(part)}))
    content, findings = read_task_list(path, path.name, DEFAULT_COLUMNS)
    assert (content is None) == has_errors(findings)
