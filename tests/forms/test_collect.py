"""What comes back from the units: moved, sorted, renamed, twice, wrong; read through the real command."""

from __future__ import annotations

import datetime
import json
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.word.package import Package
from tests.forms.folder import INVESTMENT, OFFICE, PLANNING, TITLES, Agency, a_year, cell_of, header_row, row_of
from tests.sheet_files import add_empty_rows

DONE = {"trang_thai": "Hoàn thành", "ngay_hoan_thanh": datetime.date(2022, 3, 10), "ket_qua": "Quyết định số 5"}
HALF = {"trang_thai": "Đang thực hiện", "phan_tram": 50}
CORE = "docProps/core.xml"
NOT_YET = {"trang_thai": "Chưa thực hiện"}


def test_answers_are_kept_in_the_order_of_the_plan_under_the_keys_of_the_data(sent: Agency) -> None:
    sent.fill(PLANNING, {"II.1": NOT_YET, "I.2 (dòng 2)": HALF, "I.3": HALF})
    sent.fill(OFFICE, {"I.1": DONE, "I.2 (dòng 1)": DONE, "I.3": HALF})
    said = sent.collect()
    records = sent.records()
    assert list(records) == [("I.1", 1), ("I.2", 1), ("I.2", 2), ("I.3", 1), ("II.1", 1)]
    assert records["I.1", 1] == {
        "ma": "I.1",
        "nhiem_vu": "Ban hành Kế hoạch cải cách hành chính",
        "don_vi": OFFICE,
        "trang_thai": "hoan_thanh",
        "ngay_hoan_thanh": "10/03/2022",
        "ket_qua": "Quyết định số 5",
    }
    assert records["I.2", 2]["phan_tram"] == 50
    assert "5 mới, 0 đổi, 0 không đổi" in said.out
    assert "mới: I.1 (Văn phòng): Hoàn thành ngày 10/03/2022" in said.out
    assert "chưa có trả lời: Phòng Đầu tư (chưa nộp biểu; 1 dòng: II.2)" in said.err


def test_renamed_files_in_any_order_say_the_same(sent: Agency) -> None:
    first = sent.fill(OFFICE, {"I.1": DONE, "I.2 (dòng 1)": NOT_YET, "I.3": HALF}, "a.xlsx")
    second = sent.fill(PLANNING, {"II.1": DONE, "I.2 (dòng 2)": HALF, "I.3": HALF}, "b.xlsx")
    sent.collect(first, second)
    one = sent.progress.read_bytes()
    sent.progress.unlink()
    first.rename(sent.box / "zz biểu mới (2).xlsx")
    sent.collect(second, sent.box / "zz biểu mới (2).xlsx", second)
    assert sent.progress.read_bytes() == one


def _moved(page: Worksheet) -> None:
    """The columns in another order, a column and rows put in, the head lost; no validation left."""
    head = header_row(page)
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=head)]
    page.delete_rows(1, page.max_row)
    order = [7, 0, 12, 5, 6, 11, 10, 9, 8, 2, 3]
    body = [[row[column] for column in order] for row in rows[1:]]
    body.sort(key=lambda row: str(row[1]), reverse=True)
    page.cell(5, 3).value = "chữ đơn vị tự ghi"
    for number, row in enumerate([[rows[0][column] for column in order], *body]):
        target = 9 + 2 * number
        for column, value in enumerate(row):
            page.cell(target, 2 + column + (column > 3)).value = value
    page.title = "Trang tính 1"


def test_columns_and_rows_may_be_moved_and_sheets_renamed(sent: Agency) -> None:
    answers: dict[str, dict[str, Any]] = {"I.1": DONE, "I.2 (dòng 1)": HALF, "I.3": NOT_YET}
    sent.fill(OFFICE, answers)
    sent.collect()
    expected = sent.progress.read_bytes()
    sent.progress.unlink()
    sent.fill(OFFICE, answers, change=_moved)
    sent.collect()
    assert sent.progress.read_bytes() == expected


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_rows_and_columns_says_the_same(sent: Agency, seed: int) -> None:
    answers: dict[str, dict[str, Any]] = {
        "I.1": DONE,
        "I.2 (dòng 1)": HALF | {"kien_nghi": "Thêm người"},
        "I.3": NOT_YET,
    }
    sent.fill(OFFICE, answers)
    sent.collect()
    expected = sent.progress.read_bytes()
    sent.progress.unlink()

    def shuffle(page: Worksheet) -> None:
        chance, head = random.Random(seed), header_row(page)
        columns, rows = list(range(1, 14)), list(range(head + 1, page.max_row + 1))
        values = {(row, column): page.cell(row, column).value for row in (head, *rows) for column in columns}
        to_columns, to_rows = chance.sample(columns, 13), chance.sample(rows, len(rows))
        for (row, column), value in values.items():
            target = head if row == head else to_rows[rows.index(row)]
            cell = page.cell(target, to_columns[column - 1])
            cell.value, cell.number_format = value, "General"
            if hasattr(value, "year"):
                cell.number_format = "dd/mm/yyyy"

    sent.fill(OFFICE, answers, change=shuffle)
    sent.collect()
    assert sent.progress.read_bytes() == expected


def test_a_sheet_copied_into_another_workbook_is_known_by_the_words_above_its_table(sent: Agency) -> None:
    path = sent.fill(OFFICE, {"I.1": DONE})
    workbook = openpyxl.load_workbook(path)
    for name in ("vanban", "Danh mục", "Hướng dẫn", "Phối hợp"):
        del workbook[name]
    workbook.save(path)
    sent.collect()
    assert list(sent.records()) == [("I.1", 1)]


def test_a_second_collect_changes_only_what_changed(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": HALF, "I.2 (dòng 1)": HALF, "I.3": HALF})
    sent.fill(PLANNING, {"II.1": HALF})
    sent.collect()
    text = sent.progress.read_text(encoding="utf-8")
    text = "# Lời đầu tệp\nghi_chu: Đã gọi điện cho các phòng\n" + text
    text = text.replace("  - ma: I.1\n", "  # hỏi lại chị Lan\n  - ma: I.1\n")
    text = text.replace("    trang_thai: dang_thuc_hien\n", "    trang_thai: dang_thuc_hien  # theo điện thoại\n", 1)
    sent.progress.write_text(text, encoding="utf-8")
    said = sent.collect()
    assert "Không có gì đổi: data/2022/tien_do/quy_1.yaml (0 mới, 0 đổi, 4 không đổi)" in said.out
    assert sent.progress.read_text(encoding="utf-8") == text

    (sent.box / f"{PLANNING}.xlsx").unlink()
    sent.fill(OFFICE, {"I.1": HALF | {"phan_tram": 60}, "I.2 (dòng 1)": HALF, "I.3": HALF})
    said = sent.collect()
    assert "đổi: I.1 (Văn phòng): Đang thực hiện 50% → Đang thực hiện 60%" in said.out
    assert "0 mới, 1 đổi, 2 không đổi" in said.out
    assert sent.progress.read_text(encoding="utf-8") == text.replace("phan_tram: 50", "phan_tram: 60", 1)


def test_good_rows_are_kept_though_others_are_faulty(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE, "I.2 (dòng 1)": {"trang_thai": "Xong rồi nhé"}, "I.3": {"phan_tram": 50}})
    said = sent.collect(code=1)
    assert list(sent.records()) == [("I.1", 1)]
    assert 'hộp thư/Văn phòng.xlsx, trang "Nhiệm vụ", ô F11: lỗi: không có trạng thái “Xong rồi nhé”' in said.err
    assert "ô F12: lỗi: nhiệm vụ I.3 chưa có trạng thái" in said.err
    assert "2 hàng có trả lời mà chưa nhận được" in said.out


def test_nothing_usable_is_a_refusal_that_writes_nothing(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": {"trang_thai": "?"}})
    said = sent.collect(code=3)
    assert "Chưa ghi tệp nào" in said.err
    assert not sent.progress.exists()


@pytest.mark.parametrize(
    ("values", "cell", "told"),
    [
        ({"trang_thai": "Hoàn thành"}, "F", "đã hoàn thành thì phải ghi ngày hoàn thành"),
        (HALF | {"phan_tram": 100}, "F", "phần trăm là 100 mà trạng thái là “Đang thực hiện”"),
        (DONE | {"ngay_hoan_thanh": datetime.date(2022, 3, 15)}, "H", "15/03/2022 sau ngày chốt số liệu 14/03/2022"),
        (DONE | {"ngay_hoan_thanh": datetime.date(2022, 10, 3)}, "H", "có phải ý là ngày 10/03/2022"),
        (DONE | {"ngay_hoan_thanh": datetime.date(2021, 3, 10)}, "H", "trước ngày 15/12/2021"),
        ({"trang_thai": "Không thực hiện"}, "F", "không thực hiện thì phải ghi lý do"),
        (HALF | {"phan_tram": 0.5}, "G", "0,5 không rõ là 0,5% hay là phần của 1"),
        (HALF | {"phan_tram": "=100/2"}, "G", "ô chứa công thức =100/2"),
        (DONE | {"ket_qua": '=HYPERLINK("http://x")'}, "I", "ô chứa công thức"),
        (DONE | {"ket_qua": "#REF!"}, "I", "ô báo lỗi #REF! của Excel"),
        (DONE | {"ngay_hoan_thanh": "31/2/2022"}, "H", "“31/2/2022” không có trên lịch"),
        (DONE | {"ngay_hoan_thanh": "3/14/2022"}, "H", "có phải ý là 14/3/2022?"),
        (DONE | {"ngay_hoan_thanh": 44630}, "H", "“44630” không phải ngày"),
        (DONE | {"lien_ket": "http://a\nhttp://b"}, "J", "phải nằm trên một dòng"),
    ],
)
def test_what_cannot_be_is_refused_with_its_cell(sent: Agency, values: dict[str, object], cell: str, told: str) -> None:
    def change(page: Worksheet) -> None:
        if isinstance(values.get("phan_tram"), float):
            cell_of(page, "I.1", "phan_tram").number_format = "General"
        if isinstance(values.get("ngay_hoan_thanh"), int):
            cell_of(page, "I.1", "ngay_hoan_thanh").number_format = "General"

    sent.fill(OFFICE, {"I.1": values, "I.3": HALF}, change=change)
    said = sent.collect(code=1)
    line = next(line for line in said.err.splitlines() if "lỗi:" in line)
    assert f"ô {cell}10: lỗi: " in line
    assert told in line
    assert list(sent.records()) == [("I.3", 1)]


@pytest.mark.parametrize(
    "typed",
    [
        "10/3/2022",
        "10.3.22",
        "10-03-2022",
        "ngày 10 tháng 3 năm 2022",
        "Ngày 10/03/2022.",
        "2022-03-10",
        datetime.datetime(2022, 3, 10, 8, 30),
    ],
)
def test_days_are_read_however_they_are_written(sent: Agency, typed: object) -> None:
    sent.fill(OFFICE, {"I.1": DONE | {"ngay_hoan_thanh": typed}})
    sent.collect()
    assert sent.records()["I.1", 1]["ngay_hoan_thanh"] == "10/03/2022"


def test_workbooks_that_count_days_from_1904_say_the_same_day(sent: Agency) -> None:
    def change(page: Worksheet) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        assert page.parent is not None
        page.parent.epoch = CALENDAR_MAC_1904

    sent.fill(OFFICE, {"I.1": DONE}, change=change)
    sent.collect()
    assert sent.records()["I.1", 1]["ngay_hoan_thanh"] == "10/03/2022"


def test_words_and_percentages_are_read_however_they_are_typed(sent: Agency) -> None:
    def change(page: Worksheet) -> None:
        cell_of(page, "I.3", "phan_tram").number_format = "0%"

    sent.fill(
        OFFICE,
        {
            "I.1": {"trang_thai": "  đANG   thực hiện ", "phan_tram": "50 %"},
            "I.2 (dòng 1)": {"trang_thai": "Chu\u031ba thu\u031b\u0323c hie\u0323\u0302n"},
            "I.3": {"trang_thai": "Đang thực hiện", "phan_tram": 0.5},
        },
        change=change,
    )
    sent.collect()
    said = {key: (one["trang_thai"], one.get("phan_tram")) for key, one in sent.records().items()}
    assert said == {
        ("I.1", 1): ("dang_thuc_hien", 50),
        ("I.2", 1): ("chua_thuc_hien", None),
        ("I.3", 1): ("dang_thuc_hien", 50),
    }


def test_a_day_before_the_period_is_kept_and_told(sent: Agency) -> None:
    sent.vanban("form", "export", "--ky", "quy-3")
    workbook = openpyxl.load_workbook(sent.path / "output/2022/bieu_mau_quy_3/Văn phòng.xlsx")
    page = workbook["Nhiệm vụ"]
    for key, value in (DONE | {"ngay_hoan_thanh": datetime.date(2022, 5, 7)}).items():
        cell_of(page, "I.1", key).value = value
    workbook.save(sent.box / "q3.xlsx")
    said = sent.collect()
    assert "ô H10: cảnh báo: ngày hoàn thành 07/05/2022 trước ngày đầu của kỳ (15/06/2022)" in said.err
    assert "có phải ý là ngày 05/07/2022" in said.err
    assert "07/05/2022" in (sent.path / "data/2022/tien_do/quy_3.yaml").read_text(encoding="utf-8")


def test_formula_like_text_is_kept_as_text_and_sent_again_as_text(sent: Agency) -> None:
    typed = {"ket_qua": '=HYPERLINK("http://x";"y")', "kho_khan": "@SUM(A1)", "kien_nghi": "+84 258", "ly_do": "-"}

    def change(page: Worksheet) -> None:
        for key, value in typed.items():
            cell = cell_of(page, "I.1", key)
            cell.value = value
            cell.data_type = "s"

    sent.fill(OFFICE, {"I.1": HALF}, change=change)
    sent.collect()
    record = sent.records()["I.1", 1]
    assert {key: record[key] for key in typed} == typed
    sent.export()
    page = openpyxl.load_workbook(sent.sent / "Văn phòng.xlsx")["Nhiệm vụ"]
    for key, value in typed.items():
        cell = cell_of(page, "I.1", key)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (value, "s", True)


def test_two_units_with_two_answers_are_both_named_and_neither_is_kept(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE, "I.3": HALF}, "vp.xlsx")
    sent.fill(PLANNING, {"I.3": HALF | {"phan_tram": 70}}, "th.xlsx")
    said = sent.collect(code=1)
    line = next(line for line in said.err.splitlines() if "khác nhau" in line)
    assert "2 đơn vị (Phòng Tổng hợp; Văn phòng)" in line
    assert "th.xlsx" in line
    assert 'vp.xlsx, trang "Nhiệm vụ", ô A12' in line
    assert ("I.3", 1) not in sent.records()
    assert ("I.1", 1) in sent.records()


def test_two_units_with_one_answer_agree_and_the_first_that_leads_is_named(sent: Agency) -> None:
    sent.fill(PLANNING, {"I.3": HALF}, "a.xlsx")
    sent.fill(OFFICE, {"I.3": HALF}, "b.xlsx")
    sent.collect()
    assert sent.records()["I.3", 1]["don_vi"] == OFFICE


def test_a_later_form_of_another_unit_does_not_overwrite_what_the_first_said(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.3": HALF})
    sent.collect()
    before = sent.progress.read_bytes()
    path = sent.fill(PLANNING, {"I.3": DONE, "II.1": DONE}, "th.xlsx")
    said = sent.collect(path, code=1)
    assert "Văn phòng đã trả lời “Đang thực hiện 50%” (data/2022/tien_do/quy_1.yaml)" in said.err
    assert sent.records()["I.3", 1]["don_vi"] == OFFICE
    assert sent.progress.read_bytes().startswith(before)


def test_two_files_of_one_unit_with_two_answers_say_which_was_saved_later(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": HALF, "I.3": HALF}, "cũ.xlsx")
    sent.fill(OFFICE, {"I.1": DONE, "I.3": HALF}, "mới.xlsx")
    for name, hour in (("cũ", "08"), ("mới", "09")):
        package = Package.read(sent.box / f"{name}.xlsx")
        core = re.sub(
            rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2022-03-12T%b:30:00Z" % hour.encode(), package.part(CORE)
        )
        (sent.box / f"{name}.xlsx").write_bytes(package.with_parts({CORE: core}))
    said = sent.collect(code=1)
    line = next(line for line in said.err.splitlines() if "khác nhau" in line)
    assert "đơn vị Văn phòng" in line
    assert "cũ.xlsx" in line
    assert re.search(r"→ tệp .*mới\.xlsx được lưu sau \(12/03/2022 09:30", line)
    assert list(sent.records()) == [("I.3", 1)]


def test_a_row_twice_in_one_form_must_say_one_thing(sent: Agency) -> None:
    def twice(page: Worksheet) -> None:
        page.cell(20, 1).value, page.cell(20, 3).value = "I.1", page.cell(row_of(page, "I.1"), 3).value
        page.cell(20, 6).value = "Chưa thực hiện"

    sent.fill(OFFICE, {"I.1": DONE, "I.3": HALF}, change=twice)
    said = sent.collect(code=1)
    assert "giữ lại một hàng cho mỗi nhiệm vụ" in said.err
    assert "ô A20" in said.err


def test_a_unit_answers_only_for_its_own_tasks(sent: Agency) -> None:
    def add(page: Worksheet) -> None:
        for row, code in ((20, "II.2"), (21, "IX.9")):
            page.cell(row, 1).value = code
            page.cell(row, 6).value = "Chưa thực hiện"
        page.cell(22, 9).value = "Người lập biểu"

    sent.fill(OFFICE, {"I.1": DONE}, change=add)
    said = sent.collect(code=1)
    assert "ô A20: lỗi: nhiệm vụ II.2 không do “Văn phòng” chủ trì, mà do: Phòng Đầu tư" in said.err
    assert "ô A21: lỗi: kế hoạch không có nhiệm vụ mã “IX.9”" in said.err
    assert "ô I22: lỗi: hàng có nội dung mà không có mã nhiệm vụ" in said.err
    assert list(sent.records()) == [("I.1", 1)]


def test_a_code_that_now_means_another_task_is_refused(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE, "I.3": HALF})
    path = sent.path / "data/2022/phu_luc.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Ban hành Kế hoạch cải cách hành chính", "Mua sắm máy tính"), encoding="utf-8")
    said = sent.collect(code=1)
    assert "ô C10: lỗi: mã I.1 trong kế hoạch là nhiệm vụ “Mua sắm máy tính”" in said.err
    assert list(sent.records()) == [("I.3", 1)]


def test_blank_rows_and_forms_that_did_not_come_are_told_as_missing(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE})
    said = sent.collect()
    assert "ô F11: cảnh báo: chưa có trả lời: Văn phòng, nhiệm vụ I.2 (dòng 1)" in said.err
    assert "chưa có trả lời: Phòng Tổng hợp (chưa nộp biểu; 3 dòng: I.2 (dòng 2), I.3, II.1)" in said.err
    sent.fill(OFFICE, {}, change=lambda page: page.delete_rows(row_of(page, "I.3")))
    sent.progress.unlink()
    shutil.copyfile(sent.sent / f"{PLANNING}.xlsx", sent.box / "nguyên.xlsx")
    said = sent.collect()
    assert "(biểu để trống: " in said.err
    assert not sent.progress.exists()


def test_a_form_nobody_has_saved_since_it_was_sent_answers_nothing(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE, "I.2 (dòng 1)": HALF, "I.3": HALF})
    sent.collect()
    sent.vanban("form", "export", "--ky", "6-thang")
    said = sent.collect(sent.path / "output/2022/bieu_mau_6_thang")
    assert "biểu để trống" in said.err
    assert not (sent.path / "data/2022/tien_do/6_thang.yaml").exists()


def test_what_was_done_once_and_now_is_not_is_told(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE})
    sent.collect()
    sent.vanban("form", "export", "--ky", "6-thang")
    workbook = openpyxl.load_workbook(sent.path / "output/2022/bieu_mau_6_thang/Văn phòng.xlsx")
    page = workbook["Nhiệm vụ"]
    for key in TITLES:
        cell_of(page, "I.1", key).value = {"trang_thai": "Đang thực hiện", "phan_tram": 80}.get(key)
    workbook.save(sent.box / "6t.xlsx")
    said = sent.collect(sent.box / "6t.xlsx")
    assert "kỳ trước đã báo “Hoàn thành ngày 10/03/2022: Quyết định số 5”, nay báo “Đang thực hiện 80%”" in said.err


def test_forms_of_another_period_year_agency_or_unit_are_refused_and_the_others_read(sent: Agency) -> None:
    good = sent.fill(OFFICE, {"I.1": DONE})
    for name, cell, value in (
        ("ky.xlsx", "B3", "6-thang"),
        ("nam.xlsx", "B2", "2021"),
        ("cq.xlsx", "B1", "Sở Y tế"),
        ("dv.xlsx", "B4", "Phòng Cũ"),
        ("pb.xlsx", "B5", "99"),
    ):
        workbook = openpyxl.load_workbook(good)
        workbook["vanban"][cell] = value
        workbook.save(sent.box / name)
    said = sent.collect(code=1, more=("--ky", "quy-1", "--nam", "2022"))
    for name, told in (
        ("ky", "biểu của kỳ 6-thang, không phải kỳ quy-1"),
        ("nam", "biểu của năm 2021, không phải năm 2022"),
        ("cq", "biểu của cơ quan khác: Sở Y tế"),
        ("dv", "biểu của “Phòng Cũ”, đơn vị không chủ trì nhiệm vụ nào"),
        ("pb", "biểu thuộc phiên bản 99"),
    ):
        assert f"{name}.xlsx: lỗi: {told}" in said.err
    assert list(sent.records()) == [("I.1", 1)]


def test_forms_of_two_periods_ask_which_is_meant(sent: Agency) -> None:
    path = sent.fill(OFFICE, {"I.1": DONE})
    workbook = openpyxl.load_workbook(path)
    workbook["vanban"]["B3"] = "nam"
    workbook.save(sent.box / "nam.xlsx")
    said = sent.collect(code=3)
    assert "các biểu thuộc nhiều kỳ, không kỳ nào của quá nửa số đơn vị: nam" in said.err
    assert "ghi --ky" in said.err and not sent.progress.exists()
    assert "không phải kỳ quy-1" in sent.collect(code=1, more=("--ky", "quy-1")).err


def test_a_form_of_another_period_is_left_out_where_more_than_half_of_the_units_name_one(sent: Agency) -> None:
    path = sent.fill(OFFICE, {"I.1": DONE})
    sent.fill(PLANNING, {"II.1": DONE})
    sent.fill(INVESTMENT, {"II.2": DONE})
    workbook = openpyxl.load_workbook(path)
    workbook["vanban"]["B3"] = "nam"
    for name in ("cũ.xlsx", "cũ, gửi lại.xlsx", "cũ, gửi lần ba.xlsx"):
        workbook.save(sent.box / name)  # one unit has one voice, however often it sends its form
    said = sent.collect(code=1)
    assert "thu kỳ quy-1, kỳ của quá nửa số đơn vị" in said.err and "ghi --ky" in said.err
    assert said.err.count("biểu của kỳ nam, không phải kỳ quy-1") == 3
    assert set(sent.records()) == {("I.1", 1), ("II.1", 1), ("II.2", 1)}


def test_one_form_of_another_year_does_not_change_which_year_is_collected(sent: Agency) -> None:
    shutil.copytree(sent.path / "data" / "2022", sent.path / "data" / "2023")
    path = sent.fill(OFFICE, {"I.1": DONE})
    sent.fill(PLANNING, {"II.1": DONE})
    sent.fill(INVESTMENT, {"II.2": DONE})
    workbook = openpyxl.load_workbook(path)
    workbook["vanban"]["B2"] = "2021"
    workbook.save(path)
    said = sent.collect(code=1)
    assert "biểu của năm 2021, không phải năm 2022" in said.err
    assert set(sent.records()) == {("II.1", 1), ("II.2", 1)}


def test_files_that_are_no_forms_are_told_and_the_others_read(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE})
    (sent.box / "~$Văn phòng.xlsx").write_bytes(b"\x05abc")
    (sent.box / "hỏng.xlsx").write_bytes(b"PK\x03\x04 broken")
    (sent.box / "khóa.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    old = sent.box / "cũ.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    workbook = openpyxl.Workbook()
    workbook.save(sent.box / "sổ khác.xlsx")
    for name in ("a.ods", "b.csv"):
        (sent.path / name).write_bytes(b"x")
    files = [sent.box, sent.path / "a.ods", sent.path / "b.csv", sent.path / "không có.xlsx", sent.path / "thư"]
    said = sent.collect(*files, code=1)
    for told in (
        "~$Văn phòng.xlsx: gợi ý: bỏ qua tệp tạm của Excel",
        "hỏng.xlsx: lỗi:",
        "khóa.xlsx: lỗi: tệp Excel đặt mật khẩu",
        "thư: lỗi: không có tệp này",
        "cũ.xls: lỗi: biểu phải là tệp .xlsx, đây là tệp .xls → mở bằng Excel, chọn Lưu thành",
        "a.ods: lỗi: biểu phải là tệp .xlsx",
        "b.csv: lỗi: biểu phải là tệp .xlsx",
        "sổ khác.xlsx: lỗi: không trang nào có hàng tiêu đề của biểu",
        "không có.xlsx: lỗi: không có tệp này",
    ):
        assert told in said.err, told
    assert list(sent.records()) == [("I.1", 1)]


def test_a_missing_or_doubled_column_refuses_the_form_whole(sent: Agency) -> None:
    def without(page: Worksheet) -> None:
        page.cell(header_row(page), 9).value = "Ghi gì thì ghi"

    def doubled(page: Worksheet) -> None:
        page.cell(header_row(page), 15).value = "Phần trăm"

    sent.fill(OFFICE, {"I.1": DONE}, "thiếu.xlsx", without)
    sent.fill(OFFICE, {"I.1": DONE}, "đôi.xlsx", doubled)
    said = sent.collect(code=3, more=("--ky", "quy-1"))
    assert 'thiếu.xlsx, trang "Nhiệm vụ", hàng 9: lỗi: hàng tiêu đề thiếu cột “Kết quả' in said.err
    assert "ô O9: lỗi: cột “Phần trăm” có hai lần, lần đầu ở cột G" in said.err


def test_text_in_a_column_of_the_units_own_is_told(sent: Agency) -> None:
    def own(page: Worksheet) -> None:
        page.cell(header_row(page), 14).value = "Ghi chú"
        page.cell(row_of(page, "I.1"), 14).value = "xin thêm người"

    sent.fill(OFFICE, {"I.1": DONE}, change=own)
    said = sent.collect()
    assert "ô N10: gợi ý: cột “Ghi chú” không thuộc biểu, không được đọc" in said.err


def test_words_beside_and_below_the_table_are_told(sent: Agency) -> None:
    def own(page: Worksheet) -> None:
        page.cell(row_of(page, "I.1"), 14).value = "đã trình lần 3"
        page.cell(page.max_row + 3, 3).value = "Đề nghị gia hạn"

    sent.fill(OFFICE, {"I.1": DONE}, change=own)
    said = sent.collect()
    assert "ô N10: gợi ý: cột N không thuộc biểu, không được đọc" in said.err
    assert "gợi ý: hàng không có mã nhiệm vụ, không được đọc: “Đề nghị gia hạn”" in said.err
    assert said.err.count("không được đọc") == 2


def test_sheets_and_notes_that_a_unit_put_in_are_told(sent: Agency) -> None:
    def own(page: Worksheet) -> None:
        assert page.parent is not None
        page.parent.create_sheet("Thuyết minh")["A1"] = "Kính đề nghị …"
        page["I10"].comment = Comment("chưa chắc", "Lan")

    sent.fill(OFFICE, {"I.1": DONE}, change=own)
    said = sent.collect()
    assert 'trang "Thuyết minh": gợi ý: trang này không thuộc biểu' in said.err
    assert "gợi ý: ghi chú đính vào ô" in said.err
    assert said.err.count("không thuộc biểu") == 1


def test_words_on_the_sheet_of_coordinated_tasks_are_told_with_their_cells_and_the_rest_is_kept(sent: Agency) -> None:
    with sent.form(PLANNING) as page:
        cell_of(page, "II.1", "trang_thai").value = "Đang thực hiện"
        cell_of(page, "II.1", "phan_tram").value = 40
        assert page.parent is not None
        known = page.parent["Phối hợp"]
        head = header_row(known)
        known.cell(head + 1, 4).value = "Kế hoạch: phòng đã góp ý ngày 5/3"
        known.cell(head + 1, 8).value = "Đã xong phần của phòng"
        known.cell(head + 4, 3).value = "Đề nghị gia hạn"
        known.cell(head + 5, 1).value = "I.9"
        known.cell(head + 5, 3).value = "Việc mới"
    said = sent.collect()
    rows = [line for line in said.err.splitlines() if 'trang "Phối hợp"' in line]
    told = "\n".join(rows)
    assert len(rows) == 4, said.err
    cells = (f"D{head + 1}", f"H{head + 1}", f"C{head + 4}", f"A{head + 5}")
    assert all(f"ô {cell}: cảnh báo" in told for cell in cells), told
    assert "“Kế hoạch: phòng đã góp ý ngày 5/3”; kế hoạch ghi “Kế hoạch”" in told
    assert f"chuyển cho đơn vị chủ trì ({OFFICE})" in told and "trang Nhiệm vụ" in told
    assert sent.records()["II.1", 1]["phan_tram"] == 40


def test_the_sheet_of_coordinated_tasks_left_alone_or_sorted_says_nothing(sent: Agency) -> None:
    def move(page: Worksheet) -> None:
        assert page.parent is not None
        known = page.parent["Phối hợp"]
        known.insert_cols(3)
        known.insert_rows(header_row(known))

    sent.fill(PLANNING, {"II.1": {"trang_thai": "Đang thực hiện", "phan_tram": 40}}, change=move)
    assert 'trang "Phối hợp"' not in sent.collect().err


def test_words_on_the_sheet_that_explains_are_told_with_their_cells(sent: Agency) -> None:
    def write(page: Worksheet) -> None:
        assert page.parent is not None
        guide = page.parent["Hướng dẫn"]
        row = next(row for row in range(1, 40) if guide.cell(row, 1).value == "Kết quả")
        guide.cell(row, 2).value = f"{guide.cell(row, 2).value} Phòng đã xong I.1."
        guide.cell(row + 1, 4).value = "Xin gia hạn"

    sent.fill(OFFICE, {"I.1": DONE}, change=write)
    said = sent.collect()
    told = [line for line in said.err.splitlines() if 'trang "Hướng dẫn"' in line]
    assert len(told) == 2, said.err
    assert "cảnh báo" in told[0] and "Phòng đã xong I.1.”" in told[0] and ", ô B" in told[0]
    assert "“Xin gia hạn”" in told[1] and ", ô D" in told[1] and "trang Nhiệm vụ" in told[1]


def test_the_sheet_that_explains_left_alone_says_nothing_though_the_calendar_changed(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": {"trang_thai": "Đang thực hiện", "phan_tram": 40}})
    assert 'trang "Hướng dẫn"' not in sent.collect().err
    rules = sent.path / "data" / "2022" / "bao_cao.yaml"
    days = "tu_ngay: 10/12 năm trước, chot_so_lieu: 12/3, han_gui: 20/3"
    calendar = f"ky_bao_cao:\n- {{ky: quy-1, ten: quý I, ky_sau: quý II, {days}}}\n"
    rules.write_text(rules.read_text(encoding="utf-8") + calendar, encoding="utf-8")
    assert 'trang "Hướng dẫn"' not in sent.collect().err


def test_a_guide_of_another_release_is_told_in_one_line(sent: Agency) -> None:
    def rewrite(page: Worksheet) -> None:
        assert page.parent is not None
        guide = page.parent["Hướng dẫn"]
        for row in range(3, 12):
            guide.cell(row, 1).value = f"Lời cũ thứ {'x' * row}"

    sent.fill(OFFICE, {"I.1": DONE}, change=rewrite)
    told = [line for line in sent.collect().err.splitlines() if 'trang "Hướng dẫn"' in line]
    assert len(told) == 1 and "8 ô khác của trang cũng khác biểu đã gửi" in told[0], told


def test_many_changed_cells_of_coordinated_tasks_are_told_in_one_line(tmp_path: Path) -> None:
    tasks = [
        {"nhiem_vu": f"Việc {number}", "san_pham": "Báo cáo", "chu_tri": OFFICE, "phoi_hop": PLANNING}
        for number in range(1, 10)
    ]
    own = {"nhiem_vu": "Việc riêng", "san_pham": "Báo cáo", "chu_tri": PLANNING}
    agency = a_year(tmp_path, [{"ten": "Nhóm", "nhiem_vu": [own, *tasks]}])
    agency.export()
    agency.fill(PLANNING, {"I.1": {"trang_thai": "Đang thực hiện", "phan_tram": 40}})
    path = tmp_path / "data" / "2022" / "phu_luc.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Báo cáo", "Tờ trình"), encoding="utf-8")
    told = [line for line in agency.collect().err.splitlines() if 'trang "Phối hợp"' in line]
    assert len(told) == 1 and "8 ô khác của trang cũng khác kế hoạch" in told[0], told


def test_merged_cells_leave_out_their_rows(sent: Agency) -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("I10:I11")

    sent.fill(OFFICE, {"I.1": DONE, "I.2 (dòng 1)": HALF, "I.3": HALF}, change=merge)
    said = sent.collect(code=1)
    assert "ô I10: lỗi: các ô I10:I11 bị gộp" in said.err
    assert list(sent.records()) == [("I.3", 1)]


def test_hidden_rows_and_columns_are_read_and_told(sent: Agency) -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[row_of(page, "I.1")].hidden = True
        page.column_dimensions["I"].hidden = True

    sent.fill(OFFICE, {"I.1": DONE, "I.3": HALF}, change=hide)
    said = sent.collect()
    assert "1 hàng đang ẩn vẫn được đọc: hàng 10" in said.err
    assert "cột đang ẩn vẫn được đọc: I" in said.err
    assert sent.records()["I.1", 1]["ket_qua"] == "Quyết định số 5"


def test_a_hundred_thousand_blank_rows_change_nothing(sent: Agency) -> None:
    path = sent.fill(OFFICE, {"I.1": DONE})
    add_empty_rows(path, 100_000)
    sent.collect()
    assert list(sent.records()) == [("I.1", 1)]
    # A word under them all keeps them from being cut off as a tail.
    package, part = Package.read(path), "xl/worksheets/sheet1.xml"
    word = b'<row r="101500"><c r="C101500" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    path.write_bytes(package.with_parts({part: package.part(part).replace(b"</sheetData>", word)}))
    assert "Không có gì đổi" in sent.collect().out


def test_answers_on_a_hidden_sheet_are_not_read(sent: Agency) -> None:
    def hide(page: Worksheet) -> None:
        page.sheet_state = "hidden"

    sent.fill(OFFICE, {"I.1": DONE}, change=hide)
    said = sent.collect(code=3, more=("--ky", "quy-1"))
    assert "bảng nhiệm vụ nằm ở trang đang ẩn" in said.err


def test_the_same_in_json(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE, "I.3": {"trang_thai": "?"}})
    said = sent.collect(code=1, more=("--json",))
    told = json.loads(said.out)
    assert (told["ky"], told["nam"], told["tep"]) == ("quy-1", 2022, "data/2022/tien_do/quy_1.yaml")
    assert [one["ma"] for one in told["moi"]] == ["I.1"]
    assert told["bo_ra"] == 1
    assert "trang_thai_la" in {one["ma"] for one in told["phat_hien"]}


def test_a_progress_file_with_faults_is_never_overwritten(sent: Agency) -> None:
    sent.fill(OFFICE, {"I.1": DONE})
    sent.progress.parent.mkdir()
    sent.progress.write_text("nhiem_vu:\n  - ma: I.1\n    trang_thai: gì đó\n", encoding="utf-8")
    before = sent.progress.read_bytes()
    said = sent.collect(code=3)
    assert "quy_1.yaml, dòng 3" in said.err
    assert sent.progress.read_bytes() == before


def test_a_period_of_any_days_has_forms_of_its_own(agency: Agency) -> None:
    said = agency.vanban("form", "export", "--ky", "01/01/2022..30/4/2022")
    assert said.code == 0, said.err
    folder = agency.path / "output/2022/bieu_mau_2022_01_01_2022_04_30"
    workbook = openpyxl.load_workbook(folder / "Văn phòng.xlsx")
    page = workbook["Nhiệm vụ"]
    for key, value in (DONE | {"ngay_hoan_thanh": datetime.date(2022, 4, 20)}).items():
        cell_of(page, "I.1", key).value = value
    workbook.save(agency.box / "x.xlsx")
    said = agency.collect()
    assert (agency.path / "data/2022/tien_do/2022_01_01_2022_04_30.yaml").exists()
    assert "Không có gì đổi" in agency.collect().out


def test_ids_that_look_like_numbers_are_never_taken_for_them(tmp_path: Path) -> None:
    tasks = [
        {"nhiem_vu": f"Việc thứ {number}", "ma": ma, "chu_tri": OFFICE} for number, ma in enumerate(["1.10", "1.1"])
    ]
    agency = a_year(tmp_path, [{"ten": "Nhóm", "nhiem_vu": tasks}])
    agency.export()
    agency.fill(OFFICE, {"1.10": DONE, "1.1": HALF})
    agency.collect()
    assert {key: one["trang_thai"] for key, one in agency.records().items()} == {
        ("1.10", 1): "hoan_thanh",
        ("1.1", 1): "dang_thuc_hien",
    }
    agency.fill(OFFICE, {"1.1": HALF}, change=lambda page: setattr(page.cell(11, 1), "value", 1.1))
    said = agency.collect(code=3)
    assert said.err.count("ô A11: lỗi:") == 1


def test_a_file_in_braces_is_written_anew_with_the_same_answers_and_own_keys(sent: Agency) -> None:
    sent.progress.parent.mkdir()
    flow = "ghi_chu: Đã gọi điện\nnhiem_vu: [{ma: II.1, nhiem_vu: NAME, trang_thai: chua_thuc_hien}]\n"
    flow = flow.replace("NAME", "Đơn giản hóa thủ tục hành chính, don_vi: Phòng Tổng hợp")
    sent.progress.write_text(flow, encoding="utf-8")
    sent.fill(OFFICE, {"I.1": DONE})
    said = sent.collect()
    assert "1 mới, 0 đổi, 0 không đổi" in said.out
    assert list(sent.records()) == [("I.1", 1), ("II.1", 1)]
    assert "ghi_chu: Đã gọi điện" in sent.progress.read_text(encoding="utf-8")


@pytest.mark.libreoffice
def test_a_form_that_libreoffice_opened_and_saved_says_the_same(sent: Agency, soffice: Path) -> None:
    typed = {"ket_qua": "=1+1", "kho_khan": "@SUM(A1)", "lien_ket": "http://example.com/a?b=1&c=2"}

    def change(page: Worksheet) -> None:
        for key, value in typed.items():
            cell_of(page, "I.1", key).value = value
            cell_of(page, "I.1", key).data_type = "s"

    path = sent.fill(OFFICE, {"I.1": DONE, "I.2 (dòng 1)": HALF, "I.3": NOT_YET}, change=change)
    sent.collect()
    expected = sent.progress.read_bytes()
    sent.progress.unlink()
    path.rename(sent.path / "gốc.xlsx")
    shutil.copyfile(sent.sent / f"{PLANNING}.xlsx", sent.path / "trống.xlsx")
    command = [str(soffice), f"-env:UserInstallation={(sent.path / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(sent.box)]
    command += [str(sent.path / "gốc.xlsx"), str(sent.path / "trống.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    said = sent.collect()
    assert sent.progress.read_bytes() == expected
    assert "biểu để trống" in said.err
    page = openpyxl.load_workbook(sent.box / "trống.xlsx")["Nhiệm vụ"]
    assert {rule.type for rule in page.data_validations.dataValidation} == {"list", "whole", "date"}
    assert page.protection.sheet
    assert not page["F10"].protection.locked


def test_each_line_of_a_task_with_several_is_told_by_its_own_code(tmp_path: Path) -> None:
    agency = a_year(tmp_path)
    agency.export()
    agency.fill(OFFICE, {code: {"trang_thai": "Chưa thực hiện"} for code in ("I.1", "I.2 (dòng 1)")})
    told = [line for line in agency.collect().out.splitlines() if line.startswith("  mới:")]
    assert told == [
        "  mới: I.1 (Văn phòng): Chưa thực hiện",
        "  mới: I.2 (dòng 1) (Văn phòng): Chưa thực hiện",
    ]


def test_forms_of_another_year_alone_are_told_with_their_year_and_file(sent: Agency) -> None:
    path = sent.fill(OFFICE, {"I.1": DONE}, "năm ngoái.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["vanban"]["B2"] = "2021"
    workbook.save(path)
    workbook.close()
    said = sent.collect(path, code=3)
    assert "không biểu nào của năm 2022: năm 2021 (" in said.err
    assert "năm ngoái.xlsx" in said.err
    assert not sent.progress.exists()
