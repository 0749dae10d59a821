"""What clerks do to a sheet and may do: the tasks are read all the same."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Severity
from generator.model.appendix import DEFAULT_COLUMNS, Column, TaskList
from generator.reading.spreadsheets import read_task_list
from tests.sheet_files import HEAD, UNIT_HEAD, add_empty_rows, write_csv, write_xlsx
from tests.task_lists import UNIT_COLUMNS

Rows = list[list[Any]]

GROUP = ["I", "Cải cách thể chế"]
TASK = ["1", "Xây dựng kế hoạch", "Kế hoạch", "Quý I/2022", "Văn phòng"]
TASK_READ = {
    "nhiem_vu": "Xây dựng kế hoạch",
    "san_pham": "Kế hoạch",
    "tien_do": "Quý I/2022",
    "phan_cong": "Văn phòng",
}
EXPECTED = {"nhom": [{"ten": "Cải cách thể chế", "nhiem_vu": [TASK_READ]}]}


def read(path: Path, columns: tuple[Column, ...] = DEFAULT_COLUMNS) -> TaskList:
    content, findings = read_task_list(path, path.name, columns)
    assert [str(finding) for finding in findings] == []
    assert content is not None
    return content


def is_read_as(content: TaskList, expected: dict[str, Any]) -> bool:
    return content == TaskList.model_validate(expected)


@pytest.mark.parametrize(
    "head",
    [
        ["stt", "NHIỆM VỤ", "kết quả / sản phẩm\nđạt được", " Tiến  độ ", HEAD[4]],
        ["TT", "Nhiệm vụ:", *HEAD[2:]],
        ["Số thứ tự", *HEAD[1:]],
        [unicodedata.normalize("NFD", title) for title in HEAD],
        ["stt", "nhiem_vu", "san_pham", "tien_do", "phan_cong"],
    ],
)
def test_titles_may_differ_in_case_blanks_and_unicode_form(tmp_path: Path, head: list[str]) -> None:
    assert is_read_as(read(write_xlsx(tmp_path, [head, GROUP, TASK])), EXPECTED)
    assert is_read_as(read(write_csv(tmp_path, [head, [*GROUP, "", "", ""], TASK])), EXPECTED)


def test_where_a_tone_stands_in_a_title_does_not_matter(tmp_path: Path) -> None:
    columns = (*DEFAULT_COLUMNS[:4], Column(khoa="ghi_chu", tieu_de="Hoà giải, thuỷ lợi"))
    path = write_xlsx(tmp_path, [[*HEAD[:4], "Hòa giải, thủy lợi"], ["1", "A", "", "", "x"]])
    assert is_read_as(read(path, columns), {"nhiem_vu": [{"nhiem_vu": "A", "ghi_chu": "x"}]})


def test_title_rows_empty_columns_and_another_order_do_not_matter(tmp_path: Path) -> None:
    def turned(row: list[Any]) -> list[Any]:
        full = [*row, None, None, None, None, None][:5]
        return [None, full[4], None, full[0], full[1], full[3], full[2]]

    rows = [["BAN QUẢN LÝ"], [], ["PHỤ LỤC"], *map(turned, [HEAD, GROUP, TASK])]
    assert is_read_as(read(write_xlsx(tmp_path, rows)), EXPECTED)


def test_hidden_rows_and_columns_are_data_too_and_told(tmp_path: Path) -> None:
    def hide(page: Any) -> None:
        for row in (1, 3, 4, 6, 9):  # the header and an empty row print nothing of their own
            page.row_dimensions[row].hidden = True
        page.column_dimensions["C"].hidden = True
        page.auto_filter.ref = "A1:E6"

    rows = [HEAD, GROUP, TASK, *(["2", "Rà soát", "Báo cáo", "Quý II/2022", "Văn phòng"] for _ in range(3))]
    content, findings = read_task_list(write_xlsx(tmp_path, rows, change=hide), "phu_luc.xlsx", DEFAULT_COLUMNS)
    assert content is not None
    assert len(content.groups[0].tasks) == 4
    assert [(finding.code, finding.severity, finding.place.sheet) for finding in findings] == [
        (code, Severity.WARNING, "Nhiệm vụ") for code in ("cot_an", "hang_an")
    ]
    columns, hidden = (finding.message for finding in findings)
    assert hidden == "3 hàng đang ẩn vẫn in vào văn bản: hàng 3-4, 6"
    assert columns == "cột đang ẩn vẫn in vào văn bản: C"
    assert all(finding.hint for finding in findings)


def test_a_header_repeated_by_a_page_cut_is_skipped_only_when_it_is_the_same(tmp_path: Path) -> None:
    second = ["2", "Báo cáo", None, None, None]
    rows = [HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)"], GROUP, TASK, HEAD, second]
    content = read(write_xlsx(tmp_path, rows))
    assert [task.name for task in content.groups[0].tasks] == ["Xây dựng kế hoạch", "Báo cáo"]
    nearly = write_xlsx(tmp_path, [HEAD, TASK, ["STT", "Nhiệm vụ", "Khác", None, None]])
    assert read(nearly).tasks[1].number == "STT"


def test_a_header_of_two_rows_is_one_header(tmp_path: Path) -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Sản phẩm", "Thời gian hoàn thành", "Phân công", None, "Theo dõi, kiểm tra, đôn đốc"],
        [None, None, None, None, "Chủ trì thực hiện", "Phối hợp thực hiện"],
        ["1", "A", "B", "C", "D", "E", "F"],
    ]
    path = write_xlsx(tmp_path, rows, merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:G2"])
    task = read(path, UNIT_COLUMNS).tasks[0]
    assert (task.name, task.deadline, task.lead, task.coordinating, task.supervision) == ("A", "C", "D", "E", "F")


def test_a_hundred_thousand_empty_rows_below_cost_next_to_nothing(tmp_path: Path) -> None:
    path = add_empty_rows(write_xlsx(tmp_path, [HEAD, GROUP, TASK]), 100_000)
    start = time.process_time()
    assert is_read_as(read(path), EXPECTED)
    assert time.process_time() - start < 2


def test_rows_without_number_and_name_are_further_result_lines(tmp_path: Path) -> None:
    rows = [HEAD, TASK, [None, None, "Báo cáo", "Quý II"], [None, None, None, "Quý IV"], ["2", "B"]]
    for path in (write_xlsx(tmp_path, rows), write_csv(tmp_path, rows)):
        first, second = read(path).tasks
        assert [(line.product, line.deadline) for line in first.result_lines] == [
            ("Kế hoạch", "Quý I/2022"),
            ("Báo cáo", "Quý II"),
            (None, "Quý IV"),
        ]
        assert second.result_lines == ()


def test_cells_merged_down_over_all_lines_belong_to_the_task(tmp_path: Path) -> None:
    rows = [HEAD, TASK, [None, None, "Báo cáo"], [None, None, "Tờ trình"]]
    content = read(write_xlsx(tmp_path, rows, merges=["A2:A4", "B2:B4", "D2:D4", "E2:E4"]))
    task = content.tasks[0]
    assert (task.deadline, task.responsible, task.product) == ("Quý I/2022", "Văn phòng", None)
    assert [line.product for line in task.result_lines] == ["Kế hoạch", "Báo cáo", "Tờ trình"]


def test_rows_merged_only_to_make_room_are_one_task(tmp_path: Path) -> None:
    merges = [f"{letter}2:{letter}4" for letter in "ABCDE"]
    content = read(write_xlsx(tmp_path, [HEAD, TASK, [], [], ["2", "B"]], merges=merges))
    assert is_read_as(
        content,
        {"nhiem_vu": [TASK_READ, {"nhiem_vu": "B"}]},
    )


def test_one_cell_for_lead_and_coordinator_is_the_assignment(tmp_path: Path) -> None:
    rows = [UNIT_HEAD, ["1", "A", "B", "C", "Theo Quyết định số 5"], ["2", "D", "E", "F", "G", "H"]]
    first, second = read(write_xlsx(tmp_path, rows, merges=["E2:F2"]), UNIT_COLUMNS).tasks
    assert (first.responsible, first.lead, first.coordinating) == ("Theo Quyết định số 5", None, None)
    assert (second.responsible, second.lead, second.coordinating) == (None, "G", "H")


def test_a_group_name_may_be_merged_across_the_table(tmp_path: Path) -> None:
    rows = [HEAD, GROUP, TASK, ["1", "Nhóm số thường"], TASK]
    group = read(write_xlsx(tmp_path, rows, merges=["B2:E2", "B4:E4"])).groups[0].groups[0]
    assert (group.number, group.name, len(group.tasks)) == ("1", "Nhóm số thường", 1)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["I", "I.1", "I.2", "II", "II.1"], [1, 2, 2, 1, 2]),
        (["A", "I", "II", "B", "I", "C"], [1, 2, 2, 1, 2, 1]),
        (["I", "A", "B", "II", "A"], [1, 2, 2, 1, 2]),
        (["I", "II", "III", "IV", "V"], [1, 1, 1, 1, 1]),
        (["A", "B", "C", "D", "Đ"], [1, 1, 1, 1, 1]),
        (["A", "A.I", "A.I.1", "B"], [1, 2, 3, 1]),
        (["I.", "II."], [1, 1]),
    ],
)
def test_the_form_of_a_number_says_how_deep_a_group_stands(
    tmp_path: Path, numbers: list[str], expected: list[int]
) -> None:
    content = read(write_xlsx(tmp_path, [HEAD, *([number, f"Nhóm {number}"] for number in numbers)]))
    depths: list[int] = []

    def walk(node: TaskList, depth: int) -> None:
        for group in node.groups:
            depths.append(depth)
            walk(group, depth + 1)

    walk(content, 1)
    assert depths == expected


def test_the_depth_column_outweighs_the_number(tmp_path: Path) -> None:
    rows = [[*HEAD, "Cấp"], ["I", "A", None, None, None, "1"], ["II", "B", None, None, None, "2"]]
    content = read(write_xlsx(tmp_path, rows))
    assert content.groups[0].groups[0].number == "II"


def test_a_number_is_kept_only_where_it_is_not_the_automatic_one(tmp_path: Path) -> None:
    rows = [HEAD, ["I", "A"], ["1", "a"], ["3", "b"], ["3", "c"], ["III", "B"], ["1", "d"]]
    first, second = read(write_xlsx(tmp_path, rows)).groups
    assert [task.number for task in first.tasks] == [None, "3", None]
    assert (first.number, second.number, second.tasks[0].number) == (None, "III", None)


def test_a_sheet_without_any_task_numbers_is_numbered_automatically(tmp_path: Path) -> None:
    content = read(write_xlsx(tmp_path, [HEAD, [None, "A"], [None, "B"]]))
    assert [(task.name, task.number) for task in content.tasks] == [("A", None), ("B", None)]


def test_integers_are_the_text_that_excel_shows(tmp_path: Path) -> None:
    def formats(page: Any) -> None:
        for cell, (value, pattern) in {
            "C2": (18_000_000, "#,##0"),
            "D2": (0.8, "0%"),
            "E2": (12, "0000"),
            "C3": (0.125, "0.0%"),
            "D3": (2022, "General"),
            "E3": (18_000_000, '#,##0 "đồng"'),
        }.items():
            page[cell].value, page[cell].number_format = value, pattern

    content = read(write_xlsx(tmp_path, [HEAD, [1, "A"], [2.0, "B"]], change=formats))
    assert [(task.number, task.product, task.deadline, task.responsible) for task in content.tasks] == [
        (None, "18.000.000", "80%", "0012"),
        (None, "12,5%", "2022", "18.000.000 đồng"),
    ]


def test_text_comes_out_composed(tmp_path: Path) -> None:
    name = "Cải cách thủ tục hành chính"
    content = read(write_xlsx(tmp_path, [HEAD, ["1", unicodedata.normalize("NFD", name)]]))
    assert content.tasks[0].name == name


def test_the_sheet_named_for_tasks_is_read_and_others_are_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [HEAD, ["1", "cũ"]], name="Bản nháp", more={"NHIỆM VỤ": [HEAD, ["1", "mới"]]})
    content, findings = read_task_list(path, "a.xlsx", DEFAULT_COLUMNS)
    assert content is not None
    assert content.tasks[0].name == "mới"
    assert [(finding.code, finding.severity.word) for finding in findings] == [("nhieu_trang", "cảnh báo")]
    assert '"Bản nháp"' in findings[0].message


def test_other_sheets_do_not_matter(tmp_path: Path) -> None:
    more: dict[str, Rows] = {"Danh mục": [["STT", "Đơn vị"], ["1", "Văn phòng"]], "Trống": []}
    path = write_xlsx(tmp_path, [HEAD, GROUP, TASK], name="Sheet1", more=more)
    assert is_read_as(read(path), EXPECTED)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_comes_in_three_delimiters_and_three_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [HEAD, [*GROUP, "", "", ""], TASK]
    assert is_read_as(read(write_csv(tmp_path, rows, delimiter=delimiter, encoding=encoding)), EXPECTED)
    path = write_csv(tmp_path, rows, delimiter=delimiter, encoding=encoding, before=f"sep={delimiter}\r\n")
    assert is_read_as(read(path), EXPECTED)


def test_csv_text_is_taken_as_written(tmp_path: Path) -> None:
    texts = ["=1+1", "0012", "3/2022", "TRUE", "+84", "@a", "'x", "1.000", 'nói "được"', "a,b;c\td\ne"]
    rows = [HEAD, *([str(number), text, text, "", ""] for number, text in enumerate(texts, 1))]
    assert [task.product for task in read(write_csv(tmp_path, rows)).tasks] == texts
