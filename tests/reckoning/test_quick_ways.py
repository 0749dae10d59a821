"""What spares a pattern from being asked never spares one that would have matched."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reckoning import citations, periods
from generator.reckoning.deadlines import parse_deadline

PIECES = st.sampled_from(
    [
        "Quý", "quý I", "quí", "I", "IV", "/2022", "/", "2022", "năm", "năm 2022", "tháng", "Tháng 3", "3", "06",
        "6", "sáu", "ba tháng", "đầu", "cuối", "nửa", "nửa đầu", "năm liền kề", "của", "trước", "Trước", "trong",
        "ngày", "30", "30/6", "30.6.2022", "-", "–", ",", ";", "và", "đến", "từ", "tháng đầu năm",
        "tháng cuối năm", "liền kề", "sau", "mỗi năm", "số", "Số", "ſố", "SỐ", "Quyết định", "Nghị định", "12",
        "12/QĐ-UBND", "82/2018/NĐ-CP", "/ QĐ-KKT", "QĐ-UBND", "12-CTr/TU", "Luật", "số 12", "…", ".", "(", ")",
        "Thường xuyên", "theo", "hướng dẫn", "của Bộ", "hàng quý", "(theo Thông tư số 5)", "15h",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=8).flatmap(
    lambda words: st.lists(st.sampled_from(["", " ", "\n"]), min_size=len(words), max_size=len(words)).map(
        lambda blanks: "".join(blank + word for blank, word in zip(blanks, words, strict=True))
    )
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_number_is_found_wherever_its_pattern_finds_it(text: str) -> None:
    found = tuple(match.span() for match in re.finditer(citations._CITATION, text))
    assert citations.find_citations(text) == found


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_a_period_is_found_wherever_its_pattern_finds_it(text: str, start: int) -> None:
    folded = periods._folded(text.split())
    for _, pattern in periods._ITEMS:
        for position in range(start, len(folded) + 1):
            direct, asked = pattern.compiled().match(folded, position), pattern.match(folded, position)
            assert (direct and direct.span()) == (asked and asked.span())


def test_every_period_that_needs_a_word_matches_where_that_word_stands() -> None:
    assert all(parse_deadline(text, 2022).last_day for text in ("Quý I", "Tháng 3", "30/6/2022", "6 tháng đầu năm"))
