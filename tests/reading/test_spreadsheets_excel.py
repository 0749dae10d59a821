"""The forms in which Excel and other programs write the same cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.appendix import DEFAULT_COLUMNS, TaskList
from generator.reading.spreadsheet_numbers import boolean_cell, number_cell, parse_iso_day
from generator.reading.spreadsheets import read_task_list
from generator.word.package import Package
from generator.writing.sheets import render_xlsx

CONTENT = TaskList.model_validate(
    {"nhom": [{"ten": "Nhóm", "nhiem_vu": [{"nhiem_vu": "Rà soát", "san_pham": "Báo cáo", "tien_do": "3/2022"}]}]}
)
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def changed(folder: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Our own sheet with its parts rewritten."""
    package = Package(render_xlsx(CONTENT, DEFAULT_COLUMNS, "Phụ lục"))
    path = folder / "phu_luc.xlsx"
    path.write_bytes(package.with_parts({name: change(name, package.part(name)) for name in package.names}))
    return path


def _strict(_: str, part: bytes) -> bytes:
    for old, new in (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        part = part.replace(old, new)
    return part


def _prefixed(name: str, part: bytes) -> bytes:
    if name not in (SHEET, STRINGS):
        return part
    head, body = part.split(b"?>", 1)
    body = body.replace(b"</", b"\0").replace(b"<", b"<x:").replace(b"\0", b"</x:")
    return head + b"?>" + body.replace(b"xmlns=", b"xmlns:x=", 1)


def _faulty_styles(name: str, part: bytes) -> bytes:
    return part.replace(b'<patternFill patternType="gray125"/>', b"") if name == "xl/styles.xml" else part


def _phonetic(name: str, part: bytes) -> bytes:
    reading = b"</t></si>", b"</t><rPh sb='0' eb='1'><t>doc</t></rPh></si>"
    return part.replace(*reading) if name == STRINGS else part


def _in_runs(name: str, part: bytes) -> bytes:
    text = "Báo cáo</t>".encode()
    return (
        part.replace(text, "Báo </t></r><r><t>cáo</t></r>".encode()).replace(
            '<t xml:space="preserve">Báo <'.encode(), '<r><t xml:space="preserve">Báo <'.encode()
        )
        if name == STRINGS
        else part
    )


@pytest.mark.parametrize("change", [_strict, _prefixed, _faulty_styles, _phonetic, _in_runs])
def test_the_same_sheet_in_another_writing_is_the_same(tmp_path: Path, change: Callable[[str, bytes], bytes]) -> None:
    path = changed(tmp_path, change)
    assert path.read_bytes() != render_xlsx(CONTENT, DEFAULT_COLUMNS, "Phụ lục")
    assert read_task_list(path, path.name, DEFAULT_COLUMNS) == (CONTENT, ())


def test_an_escaped_carriage_return_is_a_line_break(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda _, part: part.replace("Báo cáo".encode(), "Báo_x000D_\ncáo".encode()))
    content, _ = read_task_list(path, path.name, DEFAULT_COLUMNS)
    assert content is not None
    assert content.groups[0].tasks[0].product == "Báo\ncáo"


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        ("1", "General", "1"),
        ("1.0", "@", "1"),
        ("12345678901234567", "0", "12345678901234567"),
        ("12", "0000", "0012"),
        ("18000000", "#,##0", "18.000.000"),
        ("18000000", '_-* #,##0\\ "₫"_-;\\-* #,##0\\ "₫"_-', "18.000.000 ₫"),
        ("18000000", "#,##0 [$₫-42A]", "18.000.000 ₫"),
        ("0.28999999999999998", "0%", "29%"),
        ("0.125", "0.0%", "12,5%"),
        ("-3", "General", "-3"),
        ("12.5", "0.0", "12,5"),
        ("5", "0.00", "5,00"),
        ("-0.5", "0.0", "-0,5"),
        ("1234.5", "0.0", "1234,5"),
        ("1234567.25", "#,##0.00", "1.234.567,25"),
        ("0.28999999999999998", "0.00", "0,29"),
    ],
)
def test_a_number_is_the_text_that_it_shows(value: str, pattern: str, shown: str) -> None:
    cell = number_cell(value, pattern, from_1904=False)
    assert (cell.text, cell.fault) == (shown, None)


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("1.1", "General"),
        ("0.125", "0%"),
        ("0.125", "0.00"),
        ("5", "0.00E+00"),
        ("0", '0;-0;"không"'),
        ("5", '"Quý "0" năm "0'),
    ],
)
def test_a_number_that_shows_something_else_is_refused(value: str, pattern: str) -> None:
    fault = number_cell(value, pattern, from_1904=False).fault
    assert fault is not None
    assert fault.code == "o_so"


@pytest.mark.parametrize(
    ("value", "pattern", "from_1904", "shown"),
    [
        ("44621", "mmm-yy", False, "01/03/2022"),
        ("43159", "d/m/yyyy", True, "01/03/2022"),
        ("59", "d/m/yyyy", False, "28/02/1900"),
        ("61", "d/m/yyyy", False, "01/03/1900"),
        ("44621.5", '[$-42A]dd "tháng" mm yyyy hh:mm', False, "01/03/2022 12:00"),
        ("0.354166666666667", "[h]:mm", False, "08:30"),
    ],
)
def test_a_day_is_told_as_the_day_that_it_shows(value: str, pattern: str, from_1904: bool, shown: str) -> None:
    cell = number_cell(value, pattern, from_1904=from_1904)
    assert cell.fault is not None
    assert (cell.text, cell.fault.code) == (shown, "o_ngay")
    assert shown in cell.fault.message


def test_words_in_a_format_do_not_make_a_day_of_a_number() -> None:
    assert number_cell("5", '0" ngày"', from_1904=False).text == "5 ngày"
    assert number_cell("5", "[Red]0", from_1904=False).text == "5"


def test_days_and_truths_written_in_words_are_told() -> None:
    assert parse_iso_day("2022-03-01T00:00:00").text == "01/03/2022"
    assert boolean_cell("1").text == "TRUE"
    assert boolean_cell("0").fault is not None
