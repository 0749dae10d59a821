from __future__ import annotations

import datetime
import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.vietnamese import (
    POINT_LETTERS,
    fold,
    format_day,
    format_decimal,
    format_integer,
    format_number,
    format_percent,
    nfc,
    parse_date,
    parse_number,
    parse_roman,
    point_letter,
    roman,
    upper,
)

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " -0123456789.,", max_size=40)
words = st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=8)


def test_every_vietnamese_letter_has_its_capital() -> None:
    assert upper("Ban Quản lý Khu kinh tế – đặc thù, ngữ, ỷ") == "BAN QUẢN LÝ KHU KINH TẾ – ĐẶC THÙ, NGỮ, Ỷ"
    assert upper(LETTERS).lower() == LETTERS


@given(vietnamese)
def test_upper_case_does_not_depend_on_the_unicode_form(text: str) -> None:
    assert upper(unicodedata.normalize("NFD", text)) == upper(text) == nfc(upper(text))
    assert len(upper(text)) == len(nfc(text))


@pytest.mark.parametrize("year", [1, 9, 10, 99, 100, 999, 1000])
def test_a_number_below_ten_has_a_zero_before_it(year: int) -> None:
    assert format_number(year) == (f"0{year}" if year < 10 else str(year))


def test_only_days_below_ten_and_months_one_and_two_are_padded() -> None:
    assert format_day(datetime.date(2026, 2, 5)) == ("05", "02", "2026")
    assert format_day(datetime.date(2019, 6, 29)) == ("29", "6", "2019")
    assert format_day(datetime.date(2022, 1, 14)) == ("14", "01", "2022")
    assert format_day(datetime.date(2022, 12, 1)) == ("01", "12", "2022")


@given(st.dates())
def test_a_written_day_reads_back_as_itself(day: datetime.date) -> None:
    if day.year >= 1000:
        assert parse_date("/".join(format_day(day))) == day


@pytest.mark.parametrize(
    "text", ["", "31/02/2022", "2022", "14/01", "14/01/22", "00/01/2022", "ngày 14/01/2022", "1/1/0000"]
)
def test_what_is_not_a_day_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numbers_read_back_as_themselves(number: int) -> None:
    assert parse_roman(roman(number)) == number
    assert parse_roman(f" {roman(number).lower()} ") == number


@pytest.mark.parametrize("text", ["", "IIII", "IM", "VX", "IC", "A", "1", "I.", "IVI", "M" * 16])
def test_what_is_not_a_roman_number_is_none(text: str) -> None:
    assert parse_roman(text) is None


@given(st.text(max_size=20))
def test_a_roman_number_is_none_or_what_roman_writes(text: str) -> None:
    number = parse_roman(text)
    assert number is None or roman(number) == text.strip().upper()


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [point_letter(n) for n in (4, 5, 6, 7, 8)] == ["d", "đ", "e", "g", "h"]
    assert point_letter(len(POINT_LETTERS)) == "y"
    assert point_letter(len(POINT_LETTERS) + 1) == "aa"


@given(st.integers(min_value=1, max_value=2000))
def test_no_two_points_have_the_same_letter(number: int) -> None:
    assert point_letter(number) != point_letter(number + 1)
    assert set(point_letter(number)) <= set(POINT_LETTERS)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_an_integer_reads_back_without_its_dots(number: int) -> None:
    text = format_integer(number)
    assert int(text.replace(".", "")) == number
    assert all(len(group) == 3 for group in text.split(".")[1:])


def test_decimals_have_a_comma_and_halves_go_up() -> None:
    assert format_integer(18000000) == "18.000.000"
    assert format_decimal(86.57, 2) == "86,57"
    assert format_decimal(Decimal(11) / Decimal(49) * 100, 2) == "22,45"
    assert format_decimal(1.005, 2) == "1,01"
    assert format_decimal(-0.001, 2) == "0,00"
    assert format_decimal(-1234567.5, 0) == "-1.234.568"
    assert format_decimal(100, 0) == "100"


def test_a_reckoned_share_has_two_decimals_always() -> None:
    shares = [Decimal(text) for text in ("86.6517", "20", "12.5", "0", "0.333", "100")]
    told = ["86,65%", "20,00%", "12,50%", "0,00%", "0,33%", "100,00%"]
    assert [format_percent(share) for share in shares] == told


@given(st.decimals(min_value=-(10**40), max_value=10**40, allow_nan=False, places=4), st.integers(0, 6))
def test_a_decimal_is_off_by_half_a_unit_at_most(number: Decimal, places: int) -> None:
    text = format_decimal(number, places)
    back = Decimal(text.replace(".", "").replace(",", "."))
    assert abs(Fraction(back) - Fraction(number)) * 2 * 10**places <= 1
    assert len(text.partition(",")[2]) == places


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_number_is_refused(number: float | Decimal) -> None:
    with pytest.raises(ValueError):
        format_decimal(number, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kết quả/sản phẩm đạt được", "KẾT  QUẢ/SẢN\u00a0PHẨM\nĐẠT ĐƯỢC "),
        ("Khánh Hòa", "khánh hoà"),
        ("Ủy ban", "Uỷ ban"),
        ("Quý I", "Qúy I"),
        ("Thủy sản", "Thuỷ sản"),
        ("phân\u200b công", "\ufeffphân công"),
        ("TIẾN ĐỘ", unicodedata.normalize("NFD", "tiến độ")),
        ("kết", "k\u00ea\u0301t"),
    ],
)
def test_the_key_is_the_same_for_one_text_written_two_ways(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hoa"), ("hóa", "hòa"), ("đo", "do"), ("Phòng", "Phong"), ("ư", "u")]
)
def test_the_key_keeps_letters_and_tones_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(vietnamese)
def test_the_key_does_not_depend_on_form_or_case_and_is_its_own_key(text: str) -> None:
    key = fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(upper(text)) == fold(f"  {text}\u00a0") == fold(key) == key


@settings(max_examples=50)
@given(st.text(max_size=30))
def test_the_key_never_raises(text: str) -> None:
    assert fold(text) == nfc(fold(text))


@given(words, st.data())
def test_the_key_does_not_see_which_vowel_carries_the_tone(word: str, data: st.DataObject) -> None:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in tones)
    tone = data.draw(st.sampled_from(tones))
    places = [i + 1 for i, c in enumerate(bare) if c.lower() in "aeiouy"]
    if places:
        one, other = (data.draw(st.sampled_from(places)) for _ in range(2))
        assert fold(bare[:one] + tone + bare[one:]) == fold(bare[:other] + tone + bare[other:]) != fold(bare)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
def test_a_number_that_is_written_is_read_back(number: Decimal) -> None:
    assert parse_number(format_decimal(number, 3)) == number


@pytest.mark.parametrize(
    "text", ["", "-", "12.5", "1.23", "1,234.5", "86,57%", "0.125", "1.2345", "١٢", "5,", ",5", "1 234"]
)
def test_what_is_no_number_in_the_vietnamese_form_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_dots_between_thousands_may_be_left_out() -> None:
    assert parse_number(" 125712,5 ") == parse_number("125.712,5") == Decimal("125712.5")
