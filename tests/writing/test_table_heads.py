"""Headers of two rows: printed from one row of the template, read back whole, and named in what changed."""

from __future__ import annotations

import re

import pytest

from generator.findings import Refused
from generator.word.outline import TableText, read_outline
from generator.word.package import Package
from generator.workflow.changes import build_changes
from generator.writing.expected import Expectations, ExpectedTable
from generator.writing.readback import verify
from generator.writing.report_views import ReportAppendixView
from tests.report_specimens import SHARED, STATISTICS, a_report, a_table, rendered

ROWS = (("I", "Cải cách thể chế"), *((str(n), f"Chỉ tiêu thứ {n} của biểu", *[str(n)] * 3) for n in (1, 2, 3)))
SAYS = Expectations((), (ExpectedTable(STATISTICS, ROWS, SHARED),))


def printed(*appendices: ReportAppendixView) -> bytes:
    return rendered(a_report(phu_luc=appendices))


def tables_of(document: bytes) -> list[TableText]:
    """The tables of the appendices."""
    outline = read_outline(Package.read(document).part("word/document.xml"))
    return [block for block in outline if isinstance(block, TableText) and block.header_rows]


def changed(document: bytes, old: str, new: str) -> bytes:
    package = Package.read(document)
    xml = package.part("word/document.xml").decode()
    assert old in xml
    return package.with_parts({"word/document.xml": xml.replace(old, new, 1).encode()})


def test_columns_that_share_a_title_have_it_above_them_and_the_others_are_merged_down() -> None:
    (table,) = tables_of(printed(a_table()))
    assert table.header_rows == 2
    upper, lower = table.rows[:2]
    assert [(cell.text, cell.span) for cell in upper] == [
        ("STT", 1), ("Chỉ tiêu thống kê", 1), ("Kết quả thống kê", 2), ("Ghi chú", 1),
    ]  # fmt: skip
    assert [(cell.text, cell.merged_up) for cell in lower] == [
        ("", True), ("", True), ("Đơn vị tính", False), ("Số liệu", False), ("", True),
    ]  # fmt: skip


def test_columns_that_share_none_have_one_row_and_neighbours_with_different_titles_two_cells() -> None:
    (table,) = tables_of(printed(a_table(shared=("",) * 5)))
    assert table.header_rows == 1 and [cell.text for cell in table.rows[0]] == list(STATISTICS)
    (table,) = tables_of(printed(a_table(shared=("", "Kỳ này", "Kỳ này", "Kỳ trước", "Kỳ trước"))))
    assert [(cell.text, cell.span) for cell in table.rows[0]] == [("STT", 1), ("Kỳ này", 2), ("Kỳ trước", 2)]
    (table,) = tables_of(printed(a_table(shared=("", "", "Một mình", "", ""))))
    assert [(cell.text, cell.span) for cell in table.rows[0]][2] == ("Một mình", 1)


def test_the_cells_of_each_row_fill_the_grid() -> None:
    xml = Package.read(printed(a_table())).part("word/document.xml").decode()
    table = xml[xml.rindex("<w:tbl>") :]
    grid = sum(map(int, re.findall(r'<w:gridCol w:w="(\d+)"/>', table)))
    for row in re.findall(r"<w:tr>.*?</w:tr>", table):
        assert sum(map(int, re.findall(r'<w:tcW w:w="(\d+)"', row))) == grid


def test_both_rows_are_read_back() -> None:
    document = printed(a_table())
    verify(document, SAYS, file="bao_cao.docx")
    for old, new in (("Kết quả thống kê", "Kết quả"), ("Số liệu", "Số"), ("Ghi chú", "")):
        with pytest.raises(Refused, match="bảng của phụ lục 1"):
            verify(changed(document, f">{old}<", f">{new}<"), SAYS, file="bao_cao.docx")
    with pytest.raises(Refused, match="phụ lục 1, hàng 2"):
        verify(changed(document, "Chỉ tiêu thứ 1 của biểu", "Chỉ tiêu"), SAYS, file="bao_cao.docx")
    one_row = printed(a_table(shared=("",) * 5))
    with pytest.raises(Refused, match="bảng của phụ lục 1"):
        verify(one_row, SAYS, file="bao_cao.docx")


def test_a_changed_cell_is_named_by_the_title_of_its_column_in_either_row() -> None:
    before = printed(a_table())
    old = "Chỉ tiêu thứ 2 của biểu"
    (told,) = build_changes(before, changed(before, old, "Khác")).told
    assert told.endswith(f"cột Chỉ tiêu thống kê: “{old}” → “Khác”")
    row = Package.read(before).part("word/document.xml").decode().partition(old)[2]
    unit = row[: row.index(">2<") + 3]  # the next cell, under the second title of the lower row
    (told,) = build_changes(before, changed(before, old + unit, old + unit[:-2] + "20<")).told
    assert told.endswith("cột Đơn vị tính: “2” → “20”")
