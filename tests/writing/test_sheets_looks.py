"""The Excel sheet looks like the appendix, holds nothing but text, and is the same file every time."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell

from generator.findings import Refused
from generator.model.appendix import DEFAULT_COLUMNS, TaskList
from generator.reading.spreadsheets import read_task_list
from generator.writing.sheets import render_csv, render_xlsx, render_yaml
from tests.task_lists import UNIT_COLUMNS

CONTENT = TaskList.model_validate(
    {
        "nhom": [
            {
                "ten": "Chỉ đạo, điều hành",
                "nhiem_vu": [
                    {
                        "nhiem_vu": "Kiểm tra công tác cải cách hành chính",
                        "tien_do": "3/2022",
                        "dong": [
                            {"san_pham": "Kế hoạch"},
                            {"san_pham": "- Báo cáo\n- Kết luận", "chu_tri": "Văn phòng"},
                        ],
                    },
                    {"ma": "TT-01", "nhiem_vu": "Tuyên truyền", "phan_cong": "Theo phân công", "san_pham": "=1+1"},
                ],
                "nhom": [{"ten": "Nhóm bên trong"}],
            }
        ]
    }
)


def page_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


@pytest.fixture(scope="module")
def page() -> Any:
    return page_of(render_xlsx(CONTENT, UNIT_COLUMNS, "Danh mục nhiệm vụ"))


def test_title_header_groups_and_tasks_stand_as_in_the_appendix(page: Any) -> None:
    rows = [[cell.value for cell in row[:7]] for row in page.iter_rows(min_row=1, max_row=9)]
    assert rows[0][0] == "Danh mục nhiệm vụ"
    assert rows[2] == [column.title for column in UNIT_COLUMNS]
    assert rows[3][:2] == ["I", "Chỉ đạo, điều hành"]
    assert rows[4][:4] == ["1", "Kiểm tra công tác cải cách hành chính", "Kế hoạch", "3/2022"]
    assert rows[5][:5] == [None, None, "- Báo cáo\n- Kết luận", None, "Văn phòng"]
    assert rows[6][:5] == ["2", "Tuyên truyền", "=1+1", None, "Theo phân công"]
    assert rows[7][:2] == ["I.1", "Nhóm bên trong"]


def test_cells_are_merged_as_in_the_appendix(page: Any) -> None:
    merged = {str(merge) for merge in page.merged_cells.ranges}
    assert {"A1:G1", "B4:G4", "A5:A6", "B5:B6", "D5:D6", "E7:F7", "B8:G8"} <= merged


def test_every_cell_is_text_also_those_that_a_clerk_fills_in_later(page: Any) -> None:
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(page.column_dimensions[letter].number_format == "@" for letter in "ABCDEFG")


def test_cells_wrap_in_times_new_roman_inside_borders(page: Any) -> None:
    cells = [cell for row in page.iter_rows(min_row=3, max_row=8, max_col=7) for cell in row]
    table = [cell for cell in cells if not isinstance(cell, MergedCell)]
    assert all(cell.font.name == "Times New Roman" for cell in table)
    assert all(cell.alignment.wrap_text for cell in table)
    assert all(cell.border.bottom.style == "thin" for cell in table)
    assert page["B4"].font.bold


def test_the_sheet_prints_on_landscape_a4_with_the_header_on_each_page(page: Any) -> None:
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    # Not said means one page wide; 0 means as many pages high as it takes.
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$3:$3"
    assert page.print_area == "'Nhiệm vụ'!$A$1:$G$8"
    assert page.freeze_panes == "A4"


def test_what_is_not_printed_stands_apart_in_grey(page: Any) -> None:
    titles = {cell.value: cell.column_letter for cell in page[3][7:] if cell.value}
    assert titles == {"Cấp": "I", "Mã": "J"}
    assert page["H3"].value is None
    assert (page["I4"].value, page["J7"].value) == ("1", "TT-01")
    assert page["I4"].fill.fgColor.rgb == "FFEDEDED"


def test_rows_have_room_for_their_text() -> None:
    long = TaskList.model_validate({"nhiem_vu": [{"nhiem_vu": "Nhiệm vụ dài " * 40}, {"nhiem_vu": "ngắn"}]})
    page = page_of(render_xlsx(long, DEFAULT_COLUMNS, None))
    assert page.row_dimensions[3].height > 4 * page.row_dimensions[4].height


def test_rows_grow_when_a_person_types_into_them() -> None:
    data = render_xlsx(CONTENT, UNIT_COLUMNS, None)
    part = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    fixed = re.findall(r'<row r="(\d+)"[^>]* customHeight="1"', part)
    assert fixed == ["6"], "only the row with a cell that is merged across keeps its height"


def test_the_same_tasks_give_the_same_bytes() -> None:
    assert render_xlsx(CONTENT, UNIT_COLUMNS, "A") == render_xlsx(CONTENT, UNIT_COLUMNS, "A")
    assert render_csv(CONTENT, UNIT_COLUMNS) == render_csv(CONTENT, UNIT_COLUMNS)
    with zipfile.ZipFile(io.BytesIO(render_xlsx(CONTENT, UNIT_COLUMNS, "A"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_text_that_excel_cannot_hold_is_refused_before_anything_is_written() -> None:
    long = TaskList.model_validate({"nhiem_vu": [{"nhiem_vu": "x" * 32_768}]})
    with pytest.raises(Refused) as refused:
        render_xlsx(long, DEFAULT_COLUMNS, None)
    assert [finding.code for finding in refused.value.findings] == ["o_qua_dai"]
    with pytest.raises(Refused):
        render_csv(TaskList.model_validate({"nhiem_vu": [{"nhiem_vu": "x" * 131_073}]}), DEFAULT_COLUMNS)


def test_csv_tells_excel_that_it_is_utf8_and_keeps_text_as_it_is() -> None:
    data = render_csv(CONTENT, UNIT_COLUMNS)
    assert data.startswith(b"\xef\xbb\xbf")
    assert "2,Tuyên truyền,=1+1,," in data.decode("utf-8-sig")


def test_yaml_is_what_a_clerk_would_write() -> None:
    assert render_yaml(CONTENT, UNIT_COLUMNS).decode() == (
        """# yaml-language-server: $schema=../luoc_do/phu_luc.schema.json
nhom:
  - ten: Chỉ đạo, điều hành
    nhiem_vu:
      - nhiem_vu: Kiểm tra công tác cải cách hành chính
        tien_do: "3/2022"
        dong:
          - san_pham: Kế hoạch
          - san_pham: |-
              - Báo cáo
              - Kết luận
            chu_tri: Văn phòng
      - ma: TT-01
        nhiem_vu: Tuyên truyền
        san_pham: "=1+1"
        phan_cong: Theo phân công
    nhom:
      - ten: Nhóm bên trong
"""
    )


def test_a_sheet_saved_again_by_another_program_is_still_the_same(tmp_path: Path) -> None:
    path = tmp_path / "phu_luc.xlsx"
    workbook = openpyxl.load_workbook(io.BytesIO(render_xlsx(CONTENT, UNIT_COLUMNS, "A")))
    workbook.save(path)
    assert read_task_list(path, path.name, UNIT_COLUMNS) == (CONTENT, ())
