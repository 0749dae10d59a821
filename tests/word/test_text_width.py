"""Widths are those that LibreOffice sets: measured once, in millimetres, at 14 points."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.word.text_width import face, text_width_mm

# From `pdftotext -bbox` of a page that LibreOffice 7.4 set in Liberation Serif 2.1.
MEASURED = [
    ("Nghiêng", False, False, 17.000),
    ("QUẢN", False, False, 14.249),
    ("PHƯỜNG", False, False, 20.803),
    ("nguyễn", False, False, 14.535),
    ("“Đề", False, False, 7.937),
    ("15/QĐ-KKT", False, False, 25.228),
    ("18.000.000đ", False, False, 24.694),
    ("AVAWAT", False, False, 21.914),
    ("Nghiêng", False, True, 16.718),
    ("PHƯỜNG", False, True, 20.699),
    ("15/QĐ-KKT", False, True, 24.393),
    ("Nghiêng", True, False, 17.553),
    ("QUẢN", True, False, 14.530),
    ("PHƯỜNG", True, False, 22.027),
    ("15/QĐ-KKT", True, False, 26.314),
    ("Nghiêng", True, True, 17.553),
    ("PHƯỜNG", True, True, 21.371),
]
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


@pytest.mark.parametrize(("text", "bold", "italic", "width_mm"), MEASURED)
def test_words_are_as_wide_as_set_on_a_page(text: str, bold: bool, italic: bool, width_mm: float) -> None:
    width = text_width_mm(text, 14, bold=bold, italic=italic)
    assert width == pytest.approx(width_mm, abs=0.06)
    assert width >= width_mm - 0.01, "measured too narrow, the text would run over"


def test_the_digits_of_times_new_roman_are_half_an_em() -> None:
    for bold in (False, True):
        for italic in (False, True):
            assert text_width_mm("2022", 72, bold=bold, italic=italic) == pytest.approx(2 * 25.4)


def test_width_grows_with_the_size() -> None:
    assert text_width_mm("Kế hoạch", 28) == pytest.approx(2 * text_width_mm("Kế hoạch", 14))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_every_vietnamese_letter_is_in_the_table_and_as_wide_composed_as_not(bold: bool, italic: bool) -> None:
    measure = face(bold=bold, italic=italic)
    unknown = measure.units("\U0001f12f")
    for letter in VIETNAMESE + VIETNAMESE.upper():
        parts = unicodedata.normalize("NFD", letter)
        width = measure.units(letter)
        if "\u031b" in parts:  # The horn widens its letter.
            assert measure.units(parts[0]) <= width < measure.units(parts[0]) + 300
        else:
            assert width == measure.units(parts) != unknown or letter in "đĐ"
            assert width == pytest.approx(measure.units(parts[0]), abs=1)


def test_marks_and_soft_hyphens_take_no_room_and_blanks_that_do_not_break_take_a_blanks() -> None:
    assert text_width_mm("\u0301\u00ad\u200b\n", 14) == 0
    assert text_width_mm("\u00a0", 14) == text_width_mm(" ", 14) > 0


def test_characters_the_font_lacks_are_measured_wide() -> None:
    assert face().units("漢") == 2048
    assert face().units("\U0001f12f") > 1024
    assert face().units("\ue000") > 1024


@given(st.text(max_size=30), st.text(max_size=30))
def test_width_adds_up(left: str, right: str) -> None:
    assert face().units(left + right) == face().units(left) + face().units(right)


def test_a_long_running_process_does_not_hoard_words() -> None:
    words = face(bold=True, italic=True).words
    for number in range(120_000):
        assert words[str(number)] == 1024 * len(str(number))
    assert len(words) <= 50_000
