"""Columns suit what stands in them."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.word.table_layout import (
    CELL_PADDING_MM,
    ColumnText,
    column_widths_mm,
    column_widths_twips,
    takes_more_lines,
    twips,
    wrapped_lines,
)
from generator.word.text_width import text_width_mm

TITLES = ("STT", "Nhiệm vụ", "Kết quả/sản phẩm đạt được", "Tiến độ", "Phân công và cách thức thực hiện")
ROWS = [
    (
        "Phối hợp Sở Kế hoạch và Đầu tư xây dựng Chương trình xúc tiến đầu tư tỉnh Khánh Hòa năm 2022",
        "Chương trình được UBND tỉnh phê duyệt",
        "Quý I/2022",
        "Phòng Quản lý Đầu tư thực hiện",
    ),
    (
        "Tiếp tục rà soát, ghép liên thông các TTHC có liên hệ chặt chẽ với nhau để giải quyết trên một quy trình cho "
        "phép người dân, tổ chức, doanh nghiệp chỉ nộp hồ sơ một lần để giải quyết đồng thời nhiều yêu cầu công việc",
        "Quyết định công bố nhóm TTHC liên thông trên địa bàn tỉnh",
        "Trong năm 2022",
        "Các phòng chủ động rà soát, đề xuất gửi Văn phòng tổng hợp gửi Văn phòng UBND tỉnh",
    ),
    (
        "Tiếp tục triển khai cơ cấu viên chức theo Đề án vị trí việc làm",
        "- 100% viên chức đạt chuẩn theo yêu cầu của vị trí việc làm\n- Báo cáo theo quy định",
        "Theo tiến độ triển khai của Trung ương",
        "Văn phòng thực hiện",
    ),
    (
        "Hoàn thiện Quy định chức năng, nhiệm vụ, quyền hạn của cơ quan",
        "Quyết định của UBND tỉnh",
        "Theo hướng dẫn tại Nghị định của Chính phủ",
        "Căn cứ Nghị định của Chính phủ quy định về quản lý Khu kinh tế và KCN (thay thế Nghị định số 82/2018/NĐ-CP), "
        "Văn phòng rà soát, hoàn thiện quy định gửi Sở Nội vụ thẩm định, trình UBND tỉnh ban hành",
    ),
]


def columns(count: int = 24, widths: dict[int, float] | None = None) -> list[ColumnText]:
    rows = [(str(number + 1), *ROWS[number % len(ROWS)]) for number in range(count)]
    return [
        ColumnText(str(place), title, [line[place] for line in rows], (widths or {}).get(place))
        for place, title in enumerate(TITLES)
    ]


def height(table: list[ColumnText], widths: tuple[float, ...], size_pt: float = 13) -> int:
    """The lines of all rows together."""
    inner = [width - CELL_PADDING_MM for width in widths]
    rows = zip(*(column.cells for column in table), strict=True)
    return sum(
        max(wrapped_lines(text, width, size_pt) for text, width in zip(line, inner, strict=True)) for line in rows
    )


def longest_word_mm(column: ColumnText, size_pt: float) -> float:
    cells = max((text_width_mm(word, size_pt) for text in column.cells for word in text.split()), default=0.0)
    title = max((text_width_mm(word, size_pt, bold=True) for word in column.title.split()), default=0.0)
    return max(cells, title)


def test_widths_are_whole_twips_that_add_up() -> None:
    for total in (160.0, 247.0, 257.0):
        found = column_widths_mm(columns(), total, 13)
        assert sum(twips(width) for width in found) == twips(total)
        assert all(width * 1440 / 25.4 == pytest.approx(twips(width)) for width in found)


def test_no_word_is_broken() -> None:
    table = columns()
    for size in (12, 13, 14):
        for column, width in zip(table, column_widths_mm(table, 247, size), strict=True):
            assert width - CELL_PADDING_MM >= longest_word_mm(column, size)


def test_a_long_word_is_found_wherever_it_stands() -> None:
    table = columns(3000)
    cells = list(table[3].cells)
    cells[1717] = "Quyết định số 1234567/QĐ-UBND-KKTVP"
    table[3] = ColumnText("3", "Tiến độ", cells)
    widths = column_widths_mm(table, 257, 13)
    assert widths[3] - CELL_PADDING_MM >= text_width_mm("1234567/QĐ-UBND-KKTVP", 13)


def test_the_column_of_numbers_is_narrow_and_that_of_tasks_widest() -> None:
    numbers, tasks, products, deadlines, responsible = column_widths_mm(columns(), 257, 13)
    assert numbers < 16
    assert tasks > responsible > deadlines > numbers
    assert tasks > products > deadlines


@pytest.mark.parametrize("total", [170.0, 247.0])
def test_the_table_is_about_as_short_as_any_widths_make_it(total: float) -> None:
    table = columns()
    found = column_widths_mm(table, total, 13)
    chance = random.Random(2022)
    shortest = height(table, found)
    least = [longest_word_mm(column, 13) + CELL_PADDING_MM for column in table]
    best = shortest
    for _ in range(300):
        shares = [chance.random() ** 2 for _ in table]
        free = total - sum(least)
        tried = tuple(low + free * share / sum(shares) for low, share in zip(least, shares, strict=True))
        best = min(best, height(table, tried))
    assert shortest <= 1.08 * best
    assert shortest < height(table, (total / 5,) * 5)


def test_a_width_that_is_decided_is_kept() -> None:
    found = column_widths_mm(columns(widths={0: 12, 3: 40}), 257, 13)
    assert found[0] == pytest.approx(12, abs=0.03)
    assert found[3] == pytest.approx(40, abs=0.03)
    assert sum(found) == pytest.approx(257, abs=0.02)


def test_widths_that_do_not_fit_are_scaled_and_no_column_vanishes() -> None:
    every = column_widths_mm(columns(widths=dict.fromkeys(range(5), 100.0)), 250, 13)
    assert every == pytest.approx((50,) * 5, abs=0.03)
    found = column_widths_mm(columns(widths={0: 200, 1: 190}), 250, 13)
    assert all(width > 5 for width in found)
    assert sum(found) == pytest.approx(250, abs=0.02)


def test_words_that_do_not_fit_together_are_cut_down_alike() -> None:
    table = [ColumnText(str(place), "STT", ["x" * 40]) for place in range(6)] + [ColumnText("6", "STT", ["1"])]
    *wide, narrow = column_widths_mm(table, 160, 14)
    assert max(wide) - min(wide) < 0.1
    assert narrow - CELL_PADDING_MM >= text_width_mm("STT", 14, bold=True)


def test_one_web_address_does_not_squeeze_the_other_columns() -> None:
    table = columns(60)
    plain = column_widths_mm(table, 257, 13)
    cells = list(table[1].cells)
    cells[7] = (
        "Xem https://dichvucong.example.gov.vn/portal/thu-tuc-hanh-chinh/chi-tiet/index.html?ma=1.009876.000&kkt=1"
    )
    table[1] = ColumnText("1", TITLES[1], cells)
    found = column_widths_mm(table, 257, 13)
    assert height(table, found) <= 1.15 * height(table, plain)
    for place in (2, 3, 4):
        assert found[place] >= 0.8 * plain[place]


def test_of_short_texts_the_column_of_numbers_stays_narrow() -> None:
    table = [
        ColumnText("stt", "STT", ["1", "2"]),
        ColumnText("chi_tieu", "Chỉ tiêu", ["Tỷ lệ hồ sơ trực tuyến", "Mức độ hài lòng"]),
        ColumnText("muc", "Mức phấn đấu", ["80%", "từ 95% trở lên"]),
        ColumnText("chu_tri", "Chủ trì", ["Văn phòng Sở", "Văn phòng Sở"]),
    ]
    numbers, targets, *_ = column_widths_mm(table, 257, 13)
    assert numbers < 20
    assert targets > 75


def test_short_texts_share_what_is_left() -> None:
    found = column_widths_mm([ColumnText("a", "STT"), ColumnText("b", "Nhiệm vụ")], 200, 13)
    assert sum(found) == pytest.approx(200, abs=0.02)
    assert found[1] > found[0] > 20


def test_the_same_texts_give_the_same_widths() -> None:
    assert column_widths_twips(columns(), 257, 13) == column_widths_twips(columns(), 257, 13)


def test_cells_may_come_from_any_iterable() -> None:
    table = columns()
    streamed = [ColumnText(column.key, column.title, iter(list(column.cells))) for column in table]
    assert column_widths_twips(streamed, 257, 13) == column_widths_twips(table, 257, 13)


def test_ten_thousand_rows_take_hardly_longer_than_a_few() -> None:
    table = columns(10_000)
    start = time.process_time()
    column_widths_twips(table, 257, 13)
    assert time.process_time() - start < 1  # 0.04 s on an idle machine


texts = st.text("aăâ bcd\nđ 12/-", max_size=80)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            ColumnText,
            st.just("k"),
            texts,
            st.lists(texts, max_size=6),
            st.none() | st.floats(5, 200),
        ),
        min_size=1,
        max_size=9,
    ),
    st.floats(120, 260),
)
def test_whatever_stands_in_the_columns_the_widths_add_up(table: list[ColumnText], total: float) -> None:
    found = column_widths_twips(table, total, 13)
    assert sum(found) == twips(total)
    assert all(width > 0 for width in found)


def test_lines_are_counted_as_words_wrap() -> None:
    width = text_width_mm("Trong năm", 13)
    assert wrapped_lines("Trong năm 2022", width + 0.01, 13) == 2
    assert wrapped_lines("Trong năm 2022", width - 0.01, 13) == 3 - (text_width_mm("năm 2022", 13) < width - 0.01)
    assert wrapped_lines("", 50, 13) == 1
    assert wrapped_lines("a\n\nb", 50, 13) == 3
    assert wrapped_lines("Nhiệm vụ", text_width_mm("Nhiệm vụ", 13) + 0.01, 13) == 1
    assert wrapped_lines("Nhiệm vụ", text_width_mm("Nhiệm vụ", 13) + 0.01, 13, bold=True) == 2


def test_a_word_wider_than_the_line_runs_over_as_many_lines_as_it_needs() -> None:
    assert wrapped_lines("x" * 100, text_width_mm("x" * 26, 13), 13) == 4
    assert wrapped_lines("a " + "x" * 100, text_width_mm("x" * 26, 13), 13) == 5


def greedily(text: str, width: float) -> int:
    """The plain way to say it, for words that fit."""
    lines = 0
    for part in text.split("\n"):
        line = None
        for word in part.split(" "):
            longer = word if line is None else f"{line} {word}"
            if line is None or text_width_mm(longer, 13) > width:
                lines, line = lines + 1, word
            else:
                line = longer
    return lines


@settings(max_examples=80)
@given(st.lists(st.sampled_from(["nhiệm", "vụ", "2022,", "UBND", "của\nBan", "–"]), max_size=40), st.integers(20, 100))
def test_the_quick_count_is_the_plain_one(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert wrapped_lines(text, width, 13) == greedily(text, width)


@settings(max_examples=80)
@given(st.text("Wi \n", max_size=200), st.integers(8, 100), st.integers(1, 12))
def test_a_cell_takes_more_lines_when_counting_says_so(text: str, width: int, lines: int) -> None:
    assert takes_more_lines(text, lines, width, 13) == (wrapped_lines(text, width, 13) > lines)
