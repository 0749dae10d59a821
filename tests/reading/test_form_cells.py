"""How people and Excel write states, percentages and days, and what is too doubtful to take."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.progress import Answer
from generator.reading.form_cells import parse_answer, parse_day, parse_percent
from generator.reading.spreadsheet_grid import Cell, Fault
from generator.reading.spreadsheet_numbers import number_cell


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Hoàn thành", Answer.DONE),
        ("đã hoàn thành", Answer.DONE),
        ("HOAN THANH", Answer.DONE),
        ("hoàn\u00a0thành.", Answer.DONE),
        ("dang_thuc_hien", Answer.UNDER_WAY),
        ("Đang   thực hiện", Answer.UNDER_WAY),
        ("Không thực hiện", Answer.CANCELLED),
    ],
)
def test_a_state_is_known_by_its_words_however_typed(text: str, answer: Answer) -> None:
    assert parse_answer(Cell(text)) is answer


@pytest.mark.parametrize("text", ["xong", "chưa hoàn thành", "thực hiện", "100%"])
def test_a_state_that_is_not_one_of_the_four_is_not_guessed(text: str) -> None:
    found = parse_answer(Cell(text))
    assert isinstance(found, Fault)
    assert "Đang thực hiện" in found.hint


@pytest.mark.parametrize(
    ("text", "percent"), [("50", 50), ("50%", 50), ("50 %", 50), ("50,0", 50), ("0", 0), ("100", 100)]
)
def test_a_percentage_is_a_whole_number(text: str, percent: int) -> None:
    assert parse_percent(Cell(text)) == percent


@pytest.mark.parametrize("text", ["101", "-5", "0,5", "0.5", "1/2", "50,5%", "năm mươi", "1.000", "5000%"])
def test_a_doubtful_percentage_is_refused(text: str) -> None:
    assert isinstance(parse_percent(Cell(text)), Fault)


@pytest.mark.parametrize(
    ("value", "pattern", "percent"), [("0.5", "0%", 50), ("0.07", "0.00%", 7), ("50", "General", 50)]
)
def test_a_number_means_what_its_cell_shows(value: str, pattern: str, percent: int) -> None:
    assert parse_percent(number_cell(value, pattern, from_1904=False)) == percent


def test_a_half_in_a_plain_cell_is_in_doubt() -> None:
    found = parse_percent(number_cell("0.5", "General", from_1904=False))
    assert isinstance(found, Fault)
    assert found.code == "phan_tram_khong_ro"


DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))


@given(DAYS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_day_is_the_same_as_a_serial_of_either_system_and_in_every_way_of_writing(
    day: datetime.date, from_1904: bool
) -> None:
    start = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30)
    serial = str((day - start).days)
    assert parse_day(number_cell(serial, "dd/mm/yyyy", from_1904=from_1904)) == day
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year % 100:02d}",
        f" {day.day:02d} - {day.month:02d} - {day.year} ",
        f"Ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        f"ngày {day.day}/{day.month}/{day.year}.",
        day.isoformat(),
    ):
        assert parse_day(Cell(text)) == day, text


@pytest.mark.parametrize("text", ["31/3", "3/2022", "tháng 3 năm 2022", "30/2/2022", "44634", "hôm qua", "10/3/20222"])
def test_a_text_that_names_no_day_is_refused(text: str) -> None:
    assert isinstance(parse_day(Cell(text)), Fault)
