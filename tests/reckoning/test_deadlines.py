from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reckoning.deadlines import parse_deadline

YEAR = 2022

DATED = {
    "Quý I/2022": "31/3/2022",
    "Quý I": "31/3/2022",
    "Quý 1/2022": "31/3/2022",
    "Quý IV năm 2022": "31/12/2022",
    "QUÝ II/2022": "30/6/2022",
    "Qúy II/2022": "30/6/2022",
    "Quí II/2022": "30/6/2022",
    "quý  iii / 2022": "30/9/2022",
    "Trong quý I/2022.": "31/3/2022",
    "Quý I năm liền kề": "31/3/2023",
    "Tháng 3/2022": "31/3/2022",
    "Tháng 02/2024": "29/2/2024",
    "tháng 9": "30/9/2022",
    "tháng Tám": "31/8/2022",
    "trong tháng 01/2026": "31/1/2026",
    "3/2022": "31/3/2022",
    "Cuối tháng 3/2022": "31/3/2022",
    "Trước tháng 6/2022": "31/5/2022",
    "Trước 30/6/2022": "29/6/2022",
    "Trước ngày 30/6": "29/6/2022",
    "Trước 30 / 6 / 2022": "29/6/2022",
    "Trước ngày 30 tháng 6 năm 2022": "29/6/2022",
    "Trước 01/3/2024": "29/2/2024",
    "Trước ngày 31/01 năm liền kề": "30/1/2023",
    "Trước 31/01 năm sau": "30/1/2023",
    "Trước 17h00 ngày 30/6/2022": "30/6/2022",
    "Trước năm 2023": "31/12/2022",
    "Trong năm 2022": "31/12/2022",
    "Trong năm": "31/12/2022",
    "Cả năm": "31/12/2022",
    "Cuối năm": "31/12/2022",
    "Năm 2022": "31/12/2022",
    "2022": "31/12/2022",
    "Đến hết năm 2022": "31/12/2022",
    "Năm 2022 - 2023": "31/12/2023",
    "Năm 2022 – 2023": "31/12/2023",
    "Giai đoạn 2021-2025": "31/12/2025",
    "Quý II và Quý IV": "31/12/2022",
    "Quý I, II/2022": "30/6/2022",
    "Quý I-II/2022": "30/6/2022",
    "Quý II, quý III năm 2022": "30/9/2022",
    "Quý IV/2021 - Quý I/2022": "31/3/2022",
    "Tháng 3, 6, 9/2022": "30/9/2022",
    "Tháng 6 và tháng 12": "31/12/2022",
    "6 tháng đầu năm 2022": "30/6/2022",
    "06 tháng đầu năm": "30/6/2022",
    "6 tháng cuối năm": "31/12/2022",
    "6 tháng": "30/6/2022",
    "9 tháng": "30/9/2022",
    "9 tháng đầu năm 2022": "30/9/2022",
    "Nửa đầu năm 2022": "30/6/2022",
    "Ngày 15/3/2022": "15/3/2022",
    "15.3.2022": "15/3/2022",
    "15-03-2022": "15/3/2022",
    "Đến 15/3/2022": "15/3/2022",
    "Chậm nhất 15/3/2022": "15/3/2022",
    "Chậm nhất là ngày 15/3/2022": "15/3/2022",
    "Không quá ngày 15/3/2022": "15/3/2022",
    "31/3/2022": "31/3/2022",
    "Hoàn thành trước 15/12/2022": "14/12/2022",
    "Xong trước ngày 15/11/2022": "14/11/2022",
    "Trước 15/6, 15/12": "14/12/2022",
    "Từ tháng 3 đến tháng 9/2022": "30/9/2022",
    "Từ ngày 01/3 đến 30/6/2022": "30/6/2022",
    "Từ nay đến hết tháng 6/2022": "30/6/2022",
    "Ban hành trong Quý I/2022; báo cáo kết quả trước 15/12/2022": "14/12/2022",
    "Quý I/2022 ban hành kế hoạch; Quý IV/2022 báo cáo": "31/12/2022",
    "Thực hiện Quyết định số 12/2022 trong Quý II": "30/6/2022",
    "- Quý I/2022;\n- Quý IV/2022": "31/12/2022",
    "Quý I/2022\nQuý IV/2022": "31/12/2022",
    "Năm 2022 -\n2023": "31/12/2023",
}

CONDITIONED = {
    "Năm 2022 - 2023 (sau khi có hướng dẫn của Bộ Khoa học và Công nghệ)": (
        "31/12/2023",
        "sau khi có hướng dẫn của Bộ Khoa học và Công nghệ",
    ),
    "Trong năm 2022 (theo hướng dẫn, tiến độ của Bộ Nội vụ)": ("31/12/2022", "theo hướng dẫn, tiến độ của Bộ Nội vụ"),
    "Trong năm 2022 theo hướng dẫn của Sở Thông tin và Truyền thông": (
        "31/12/2022",
        "theo hướng dẫn của Sở Thông tin và Truyền thông",
    ),
    "Trong năm 2022\n(theo hướng dẫn)": ("31/12/2022", "theo hướng dẫn"),
    "Năm 2022 (sau khi có": ("31/12/2022", "sau khi có"),
    "Theo hướng dẫn của Sở Nội vụ, hoàn thành trước 30/6/2022": ("29/6/2022", "Theo hướng dẫn của Sở Nội vụ"),
    "Ban hành kế hoạch trong tháng 01/2026 và tổ chức thực hiện": ("31/1/2026", "tổ chức thực hiện"),
    "Ban hành trong Quý I và thực hiện thường xuyên trong năm": ("31/3/2022", "thực hiện thường xuyên trong năm"),
    "Trước 15/6 (báo cáo quý II), trước 15/12 (báo cáo năm)": ("14/12/2022", "báo cáo quý II; báo cáo năm"),
    "Trong năm 2022 (trước 30/11)": ("29/11/2022", "trước 30/11"),
    "Trong năm 2022 (Quyết định số 5/2023)": ("31/12/2022", "Quyết định số 5/2023"),
}

WITHOUT_A_DAY = {
    "Thường xuyên": None,
    "THƯỜNG XUYÊN": None,
    "Thường xuyên trong năm": None,
    "Thường xuyên trong năm 2022": None,
    "Hàng quý": None,
    "Hằng tháng": None,
    "Định kỳ hàng quý, 6 tháng, năm": None,
    "6 tháng, năm": None,
    "Đột xuất": None,
    "Từ tháng 3/2022": None,
    "Trước ngày 05 của tháng liền kề": None,
    "Ngày 20 hàng tháng": None,
    "Hàng tháng, trước ngày 15": None,
    "Trước 31/01 hàng năm": None,
    "Theo quy định": "Theo quy định",
    "Thường xuyên, theo quy định": "theo quy định",
    "Theo hướng dẫn của Sở Nội vụ": "Theo hướng dẫn của Sở Nội vụ",
    "Theo hướng dẫn tại Nghị định của Chính phủ": "Theo hướng dẫn tại Nghị định của Chính phủ",
    "Theo tiến độ triển khai của Trung ương": "Theo tiến độ triển khai của Trung ương",
    "Theo các mốc thời gian tại Quyết định số 12/2022": "Theo các mốc thời gian tại Quyết định số 12/2022",
    "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2022": "Theo Kế hoạch số 12/KH-UBND ngày 05/01/2022",
    "Thực hiện theo Kế hoạch số 12/KH-UBND": "theo Kế hoạch số 12/KH-UBND",
    "Sau khi Quyết định số 12/2022 được ban hành": "Sau khi Quyết định số 12/2022 được ban hành",
    "Khi có yêu cầu": "Khi có yêu cầu",
}

NOT_UNDERSTOOD = (
    "",
    " \n ",
    "…",
    "31/02/2022",
    "Trước ngày 29/02/2022",
    "Quý V/2022",
    "Tháng 13/2022",
    "Quý I/22",
    "Quý I/3022",
    "Quyết định số 12/2022",
    "Thực hiện Quyết định số 12/2022",
    "Nghị định số 117/2013/NĐ-CP ngày 07/10/2013",
    "Sau ngày 30/6/2022",
    "Hoàn thành sau ngày 30/6/2022",
    "Đầu quý II/2022",
    "Giữa năm 2022",
    "Khoảng tháng 6/2022",
    "Tuần cuối tháng 3/2022",
    "Quý I hoặc Quý II/2022",
    "Quý IV và Quý I",
    "Tháng 12, tháng 01/2023",
    "Tháng 5 đến tháng 3/2022",
    "Trước 30/6/2022 hoặc sớm hơn",
    "Trước ngày 31/01 năm trước liền kề",
    "Tổng kết năm 2022",
    "Báo cáo 6 tháng",
    "Quý I năm 2022 - 2023",
    "Không thường xuyên",
    "5 ngày",
    "30 ngày kể từ ngày ký",
    "Theo Kế hoạch trong quý I/2022",
    "Quý II/2022 (hoàn thành trước 30/9/2022)",
    "Thường xuyên (hoàn thành trước 15/12/2022)",
    "Văn phòng",
    "5%",
)


def _day(text: str) -> datetime.date:
    day, month, year = (int(part) for part in text.split("/"))
    return datetime.date(year, month, day)


@pytest.mark.parametrize(("text", "last_day"), DATED.items())
def test_a_period_or_a_day_gives_its_last_day(text: str, last_day: str) -> None:
    deadline = parse_deadline(text, YEAR)
    assert (deadline.last_day, deadline.condition, deadline.understood) == (_day(last_day), None, True)
    assert deadline.text == text


@pytest.mark.parametrize(("text", "expected"), CONDITIONED.items())
def test_what_no_day_can_hold_is_kept_as_the_condition(text: str, expected: tuple[str, str]) -> None:
    deadline = parse_deadline(text, YEAR)
    assert (deadline.last_day, deadline.condition, deadline.understood) == (_day(expected[0]), expected[1], True)


@pytest.mark.parametrize(("text", "condition"), WITHOUT_A_DAY.items())
def test_work_that_goes_on_or_hangs_on_others_has_no_last_day_but_is_understood(
    text: str, condition: str | None
) -> None:
    deadline = parse_deadline(text, YEAR)
    assert (deadline.last_day, deadline.condition, deadline.understood) == (None, condition, True)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_cannot_be_read_whole_has_no_day_and_says_so(text: str) -> None:
    deadline = parse_deadline(text, YEAR)
    assert (deadline.text, deadline.last_day, deadline.understood) == (text, None, False)


def test_before_a_day_may_mean_the_day_itself() -> None:
    assert parse_deadline("Trước 30/6/2022", YEAR, before_is_exclusive=False).last_day == datetime.date(2022, 6, 30)
    assert parse_deadline("Đến 30/6/2022", YEAR, before_is_exclusive=False).last_day == datetime.date(2022, 6, 30)


@pytest.mark.parametrize("year", [2019, 2024, 2031])
def test_a_period_without_a_year_is_of_the_plans_year(year: int) -> None:
    assert parse_deadline("Quý III", year).last_day == datetime.date(year, 9, 30)
    assert parse_deadline("Quý III/2022", year).last_day == datetime.date(2022, 9, 30)


ALL_TEXTS = [*DATED, *CONDITIONED, *WITHOUT_A_DAY, *NOT_UNDERSTOOD]
_BITS = """Quý I|II|IV|tháng|năm|ngày|trước|đến|từ|theo|sau khi|hàng|2022|2023|15/3|31/02/2022|12|0|cuối|6 tháng đầu năm
|và|liền kề|Quyết định số 12/2022|thường xuyên|Ban hành kế hoạch|tổ chức thực hiện|1900|9999|§|\u00a0|x|,|;|:|/|-|.|(|)|
"""
PIECES = _BITS.split("|")


@given(st.sampled_from(ALL_TEXTS), st.sampled_from(["NFD", "NFKD"]), st.sampled_from(["", " ", "\u00a0", "\n"]))
def test_unicode_form_and_blanks_do_not_change_what_is_understood(text: str, form: str, blank: str) -> None:
    if "…" in text:
        return
    one = parse_deadline(text, YEAR)
    other = parse_deadline(blank + unicodedata.normalize(form, text) + blank, YEAR)  # type: ignore[arg-type]
    assert (one.last_day, one.condition, one.understood) == (other.last_day, other.condition, other.understood)


@given(st.sampled_from([*DATED, *WITHOUT_A_DAY, *CONDITIONED]))
def test_case_does_not_change_the_day(text: str) -> None:
    if "Quyết định số" in text or "Kế hoạch số" in text:
        return
    assert parse_deadline(text.upper(), YEAR).last_day == parse_deadline(text, YEAR).last_day
    assert parse_deadline(text.lower(), YEAR).understood


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)),
    st.integers(min_value=-5, max_value=10000),
)
def test_any_text_gets_an_answer_and_a_sane_year(text: str, year: int) -> None:
    deadline = parse_deadline(text, year)
    assert deadline.text == text
    assert deadline.understood or deadline.last_day is None
    assert deadline.last_day is None or 1999 <= deadline.last_day.year <= 2100
    again = parse_deadline(unicodedata.normalize("NFD", text), year)
    assert (again.last_day, again.condition, again.understood) == (
        deadline.last_day,
        deadline.condition,
        deadline.understood,
    )


@given(st.integers(min_value=1, max_value=12), st.integers(min_value=2000, max_value=2099))
def test_every_month_ends_the_day_before_the_next_begins(month: int, year: int) -> None:
    following = f"Trước 01/{month % 12 + 1}/{year + month // 12}"
    assert parse_deadline(f"Tháng {month}/{year}", YEAR).last_day == parse_deadline(following, YEAR).last_day


@given(st.integers(min_value=1, max_value=4), st.integers(min_value=2000, max_value=2100))
def test_a_quarter_ends_with_its_third_month(quarter: int, year: int) -> None:
    written = parse_deadline(f"Quý {quarter}/{year}", YEAR).last_day
    assert written == parse_deadline(f"Tháng {quarter * 3} năm {year}", YEAR).last_day is not None


def test_a_cell_of_fifteen_hundred_characters_is_read_at_once() -> None:
    for piece in ("(", "theo, ", "Quý I, ", "số ", "hàng ", "quý 1/", "trước ", "1/", "ban hành và "):
        deadline = parse_deadline((piece * 1500)[:1500], YEAR)
        assert deadline.last_day is None or deadline.last_day.year == YEAR
