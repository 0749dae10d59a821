"""Statistics figures in Excel: read by form, code and title wherever they stand, or refused with their cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.model.period import DEFAULT_PERIODS, Period
from generator.model.statistics import FormSet
from generator.reading.spreadsheet_figures import read_figures
from generator.reckoning.statistics import fill_forms
from generator.reckoning.statistics_checks import check_statistics
from generator.writing.figure_sheets import render_figure_sheet
from tests.builders import report_rules_data, write_year
from tests.reading.test_report_data import FORMS, SHOWN, WITH_FORMS, read, told
from tests.sheet_files import add_empty_rows

HEAD = ["Biểu", "Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]
SHEET = "bao_cao/quy_1_thong_ke.xlsx"


def write(
    folder: Path,
    rows: Sequence[Any],
    *,
    head: list[str] | None = None,
    merges: tuple[str, ...] = (),
    change: Callable[[Any], None] | None = None,
    files: Mapping[str, Any] | None = None,
) -> Path:
    """A year whose figures of the first quarter stand in Excel, from the first row on."""
    write_year(folder, bao_cao=WITH_FORMS, bieu_mau=FORMS, **(files or {}))
    (folder / "bao_cao").mkdir(exist_ok=True)
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    for row in [HEAD if head is None else head, *rows]:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    if change:
        change(page)
    workbook.save(folder / SHEET)
    workbook.close()
    return folder


def figures(folder: Path) -> dict[str, dict[str, str]]:
    report, findings = read(folder)
    assert findings == (), "\n".join(map(str, findings))
    assert report is not None
    return report.inputs["quy-1"].figures


def cells(folder: Path) -> list[tuple[str, str]]:
    """The code and the cell of each finding; all are in the sheet."""
    found = read(folder)[1]
    assert {one.place.file for one in found} <= {f"data/2022/{SHEET}"}
    return [(one.code, one.place.cell) for one in found]


def test_figures_and_notes_are_read(tmp_path: Path) -> None:
    rows = [
        ["1", "1.1", "Số đơn vị", "", "12", "đủ"],
        ["1", "4", None, "%", "86,57", None],
        ["1", "1.2", "", "", "", ""],
    ]
    assert figures(write(tmp_path, rows)) == {"1": {"1.1": "12", "4": "86,57"}}
    report, _ = read(tmp_path)
    assert report is not None
    assert report.inputs["quy-1"].notes == {"1": {"1.1": "đủ"}}
    assert report.place("quy-1", "thong_ke", "1", "4").cell == "E3"


def test_columns_and_rows_may_stand_in_any_order_below_any_title(tmp_path: Path) -> None:
    rows = [
        ["x"],
        [None, "SỐ LIỆU", "Ghi chú", "Mã", "  Biểu ", "Thêm"],
        [None, "5", None, "1.2", "1", "?"],
        [],
        [None, "9", None, "1.1", "1"],
    ]
    assert figures(write(tmp_path, rows, head=["Số liệu quý I"])) == {"1": {"1.2": "5", "1.1": "9"}}


def test_titles_in_another_unicode_form_are_titles(tmp_path: Path) -> None:
    head = [unicodedata.normalize("NFD", title) for title in HEAD]
    assert figures(write(tmp_path, [["1", "1.1", "", "", "5"]], head=head)) == {"1": {"1.1": "5"}}


def test_numbers_that_excel_keeps_as_numbers_are_read_in_the_vietnamese_form(tmp_path: Path) -> None:
    def formats(page: Any) -> None:
        page["E2"].number_format = "#,##0"
        page["E3"].number_format = "0.00%"

    rows = [[1, 1.1, "", "", 1048], [1, 4, "", "", 0.8657], [1, 1.2, "", "", 7]]
    assert figures(write(tmp_path, rows, change=formats)) == {"1": {"1.1": "1.048", "4": "86,57", "1.2": "7"}}


def test_a_code_that_excel_may_have_cut_is_refused(tmp_path: Path) -> None:
    indicators = [{"ma": code, "ten": code, "kieu": "so_nguyen"} for code in ("1.1", "1.10")]
    write(tmp_path, [[1, 1.1, "", "", 5]])
    write_year(tmp_path, bao_cao=WITH_FORMS, bieu_mau={"bieu_mau": [{"so": 1, "ten": "a", "chi_tieu": indicators}]})
    assert cells(tmp_path) == [("o_so", "B2")]


def test_a_fraction_without_a_format_is_read(tmp_path: Path) -> None:
    assert figures(write(tmp_path, [["1", "4", "", "", 86.57]])) == {"1": {"4": "86,57"}}


def test_a_form_may_be_merged_down_over_its_rows(tmp_path: Path) -> None:
    rows = [["Biểu 1", "1.1", "", "", "5"], [None, "1.2", "", "", "4"], [None, "4", "", "", "80"]]
    assert figures(write(tmp_path, rows, merges=("A2:A4",))) == {"1": {"1.1": "5", "1.2": "4", "4": "80"}}


def test_a_hundred_thousand_formatted_blank_rows_are_nothing(tmp_path: Path) -> None:
    add_empty_rows(write(tmp_path, [["1", "1.1", "", "", "5"]]) / SHEET, 100_000)
    assert figures(tmp_path) == {"1": {"1.1": "5"}}


def test_every_fault_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = [
        ["1", "1.1", "", "", "=1+1"],
        ["1", "1.2", "", "", "#DIV/0!"],
        ["1", "4", "", "", "1.234"],
        ["1", "1.3", "", "", "50"],
        ["1", "9", "", "", "5"],
        ["2", "1", "", "", "5"],
        ["1", None, "", "", "5"],
        [None, "1.1", "", "", "5"],
        ["1", "4", "", "", "5"],
        ["1", "3", "", "", True],
    ]
    assert cells(write(tmp_path, rows)) == [
        ("o_cong_thuc", "E2"),
        ("o_loi", "E3"),
        ("so_khong_ro", "E4"),
        ("so_may_tinh", "E5"),
        ("ma_chi_tieu_la", "E6"),
        ("bieu_la", "E7"),
        ("thieu_ma", "B8"),
        ("thieu_ma", "A9"),
        ("ma_trung", "B10"),
        ("o_dung_sai", "E11"),
    ]


@pytest.mark.parametrize(("merge", "cell"), [("E2:E3", "E2"), ("B2:B3", "B2")])
def test_merged_cells_that_lose_figures_are_refused(merge: str, cell: str, tmp_path: Path) -> None:
    rows = [["1", "1.1", "", "", "5"], ["1", "1.2", "", "", "4"]]
    assert ("o_gop", cell) in cells(write(tmp_path, rows, merges=(merge,)))


def test_a_code_beside_the_name_of_another_indicator_is_refused(tmp_path: Path) -> None:
    rows = [
        ["1", "1.1", "Đã kiểm tra", "", "5"],
        ["1", "1.2", "Đã  KIỂM tra", "", "4"],
        ["1", "4", "Tên khác", "", "4"],
    ]
    assert cells(write(tmp_path, rows)) == [("lech_ma", "B2")]


def test_a_sheet_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    write(tmp_path, [["1", "5"]], head=["Biểu", "Số liệu"])
    assert [code for code, _, _ in told(tmp_path)] == ["thieu_cot"]
    write(tmp_path, [["1", "5"]], head=["A", "B"])
    assert [code for code, _, _ in told(tmp_path)] == ["khong_co_bang"]


def test_a_hidden_sheet_is_not_read_in_silence(tmp_path: Path) -> None:
    def hide(page: Any) -> None:
        page.parent.create_sheet("Khác")
        page.sheet_state = "hidden"
        page.parent.active = 1

    write(tmp_path, [["1", "1.1", "", "", "5"]], change=hide)
    assert [code for code, _, _ in told(tmp_path)] == ["trang_an"]


def test_a_form_in_yaml_and_in_excel_is_refused_and_two_forms_are_not(tmp_path: Path) -> None:
    rows = [["1", "1.1", "", "", "5"]]
    write(tmp_path, rows, files={"bao_cao/quy_1": {"thong_ke": {"1": {"1.2": 4}}}})
    assert told(tmp_path) == [("hai_nguon", "bao_cao/quy_1.yaml", 0)]
    write(tmp_path, rows, files={"bao_cao/quy_1": {"ghi_chu_thong_ke": {"1": {"1.1": "đủ"}}}})
    report, findings = read(tmp_path)
    assert findings == ()
    assert report is not None
    assert report.inputs["quy-1"].notes == {"1": {"1.1": "đủ"}}


def test_faults_of_yaml_and_excel_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, [["1", "1.1", "", "", "=A1"]], files={"bao_cao/quy_1": "noi_dung:\n  la: [a\n"})
    assert {file for _, file, _ in told(tmp_path)} == {"bao_cao/quy_1.yaml", SHEET}


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    (write(tmp_path, []) / SHEET).write_bytes(b"x")
    assert [code for code, _, _ in told(tmp_path)] == ["khong_phai_xlsx"]


HOSTILE = ["=1+1", "-5", "+a", "@SUM(A1)", "<r>đậm</r>", "_x0041_", "a\nb", "'x", "Sở KH&ĐT", "  hai  dấu  cách"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_is_read_back_and_never_a_formula(text: str, tmp_path: Path) -> None:
    forms = FormSet.model_validate(FORMS)
    period = Period.of_rule(DEFAULT_PERIODS[0], 2022)
    notes = {"1": {"1": text, "1.1": text}}
    given = {"1": {"1.1": "1.048", "1.2": "-", "3": "0", "4": "86,57"}}
    path = tmp_path / "so_lieu.xlsx"
    path.write_bytes(render_figure_sheet(forms, period, given, notes))
    read_again, findings = read_figures(path, "so_lieu.xlsx", forms)
    assert findings == ()
    assert read_again.figures == given
    assert read_again.notes == {"1": {code: note.strip() for code, note in notes["1"].items()}}
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_the_sheet_has_the_indicators_of_its_period_only_and_locks_what_is_reckoned(tmp_path: Path) -> None:
    forms = FormSet.model_validate(FORMS)
    periods = {rule.key: Period.of_rule(rule, 2022) for rule in DEFAULT_PERIODS}
    path = tmp_path / "so_lieu.xlsx"
    path.write_bytes(render_figure_sheet(forms, periods["quy-1"], {}, {}))
    page = openpyxl.load_workbook(path).active
    assert page is not None
    rows = {row[1].value: row for row in page.iter_rows(min_row=6) if row[1].value}
    assert list(rows) == ["1", "1.1", "1.2", "1.3", "2", "3", "4"]
    assert {code: row[4].protection.locked for code, row in rows.items()} == {
        "1": True,
        "1.1": False,
        "1.2": False,
        "1.3": True,
        "2": True,
        "3": False,
        "4": False,
    }
    assert page.data_validations.dataValidation[0].formula1 == '"1,0,-"'
    assert render_figure_sheet(forms, periods["quy-1"], {}, {}) == path.read_bytes()
    assert render_figure_sheet(forms, periods["nam"], {}, {}) != path.read_bytes()


def missing_places(folder: Path) -> dict[str, str]:
    """Where a report asks for the figures that a form still lacks, by the form."""
    report, findings = read(folder)
    assert report is not None, "\n".join(map(str, findings))
    period = report.period("quy-1")
    assert period is not None
    filled = fill_forms(report.forms, report.inputs["quy-1"], period, None)
    found = [one for one in check_statistics(report, period, filled, {}) if one.code == "thong_ke_thieu_so"]
    return {
        one.message.split()[1]: f"{one.place.file.removeprefix(f'{SHOWN}/')} {one.place.cell}".strip() for one in found
    }


def test_a_missing_figure_is_asked_for_where_its_form_is_entered(tmp_path: Path) -> None:
    rows: list[list[str | None]] = [
        ["1", "1.1", "", "", "5"],
        ["1", "1.2", "", "", None],
        ["1", "4", "", "", None],
    ]
    assert missing_places(write(tmp_path, rows)) == {"1": f"{SHEET} E3"}
    # A sheet that nobody has begun is still where the person was told to enter them.
    blank = [[*row[:4], None] for row in rows]
    assert missing_places(write(tmp_path, blank)) == {"1": f"{SHEET} E2"}
    # The form is entered in the other file: figures in both would be refused.
    (tmp_path / "bao_cao" / "quy_1.yaml").write_text('thong_ke: {"1": {"1.1": 5}}\n', encoding="utf-8")
    assert missing_places(tmp_path) == {"1": "bao_cao/quy_1.yaml"}


def test_a_year_without_forms_refuses_a_sheet_of_figures(tmp_path: Path) -> None:
    write(tmp_path, [["1", "1.1", "", "", "5"]])
    write_year(tmp_path, bao_cao=report_rules_data())
    (tmp_path / "bieu_mau.yaml").unlink()
    assert [code for code, _, _ in told(tmp_path)] == ["bieu_la"]
