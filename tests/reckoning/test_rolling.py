from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reckoning.rolling import roll_pieces, roll_text

OLD, NEW = 2022, 2023

ROLLED = {
    "Ban hành kế hoạch cải cách hành chính năm 2022 của Ban": "Ban hành kế hoạch cải cách hành chính năm 2023 của Ban",
    "KẾ HOẠCH NĂM 2022": "KẾ HOẠCH NĂM 2023",
    "Quý I/2022": "Quý I/2023",
    "Quý I, II/2022": "Quý I, II/2023",
    "Quý I năm 2022, Quý II năm 2022": "Quý I năm 2023, Quý II năm 2023",
    "Tháng 3/2022": "Tháng 3/2023",
    "Từ tháng 3 đến tháng 9/2022": "Từ tháng 3 đến tháng 9/2023",
    "từ tháng 3/2022 đến tháng 9/2022": "từ tháng 3/2023 đến tháng 9/2023",
    "từ ngày 01/3/2022 đến ngày 30/6/2022": "từ ngày 01/3/2023 đến ngày 30/6/2023",
    "Trong năm 2022 (theo hướng dẫn của Bộ Nội vụ)": "Trong năm 2023 (theo hướng dẫn của Bộ Nội vụ)",
    "6 tháng đầu năm 2022": "6 tháng đầu năm 2023",
    "Đến hết năm 2022": "Đến hết năm 2023",
    "Trước 30/6/2022": "Trước 30/6/2023",
    "Trước 15/6/2022, 15/12/2022": "Trước 15/6/2023, 15/12/2023",
    "Ngày 15/3/2022": "Ngày 15/3/2023",
    "Rà soát xong trước ngày 30/6/2022 và báo cáo": "Rà soát xong trước ngày 30/6/2023 và báo cáo",
    "Rà soát trước ngày 30 tháng 6 năm 2022": "Rà soát trước ngày 30 tháng 6 năm 2023",
}

LISTED = {
    "giai đoạn 2021-2025": ["giai đoạn 2021-2025"],
    "Năm 2022 - 2023 (sau khi có hướng dẫn)": ["Năm 2022 - 2023"],
    "năm 2022 và năm 2023": ["năm 2022", "năm 2023"],
    "từ ngày 15/12/2021 đến ngày 14/12/2022": ["ngày 15/12/2021", "đến ngày 14/12/2022"],
    "từ tháng 11/2022 đến tháng 2/2023": ["từ tháng 11/2022", "tháng 2/2023"],
    "Họp ngày 15/3/2022 tại trụ sở": ["ngày 15/3/2022"],
    "Số liệu tính đến ngày 30/6/2022": ["ngày 30/6/2022"],
    "Trước 31/01/2023": ["Trước 31/01/2023"],
    "Trước ngày 31/01": ["ngày 31/01"],
    "ngày 31 tháng 12 hằng năm": ["ngày 31 tháng 12"],
    "Tổng kết 05 năm thực hiện Chương trình": ["Tổng kết 05 năm"],
    "so với năm 2022": ["so với năm 2022"],
    "đến năm 2022 đạt 100%": ["đến năm 2022"],
    "kết quả của năm 2021": ["năm 2021"],
    "tiếp nhận 2022 hồ sơ": ["2022"],
    "Trong năm 2021, 2022 hồ sơ": ["năm 2021", "2022"],
    "theo TCVN ISO 9001:2015": ["2015"],
    "Tháng 3/22": ["Tháng 3/22"],
    "Khánh Hòa, ngày     tháng 01 năm 2022": ["ngày     tháng 01 năm 2022"],
}

CITING = (
    "Căn cứ Quyết định số 4782/QĐ-UBND ngày 23/12/2021 của UBND tỉnh về kế hoạch năm 2022",
    "Thực hiện Nghị định 117/2013/NĐ-CP ngày 07/10/2013 trong năm 2022",
    "Ban hành kèm theo Quyết định số      /QĐ-KKT ngày     /01/2022",
    "Quyết định số 12/2022 và kế hoạch năm 2022",
    "Nghị quyết của HĐND tỉnh về dự toán ngân sách năm 2022",
    "Chương trình hành động số 12-CTr/TU ngày 31/3/2022 của Tỉnh ủy",
)


@pytest.mark.parametrize(("text", "rolled"), ROLLED.items())
def test_what_is_surely_the_plans_own_year_rolls(text: str, rolled: str) -> None:
    found = roll_text(text, OLD, NEW)
    assert found.text == rolled
    assert found.changes and not found.eyes


@pytest.mark.parametrize(("text", "phrases"), LISTED.items())
def test_what_is_not_sure_stays_and_is_listed_with_the_reason(text: str, phrases: list[str]) -> None:
    found = roll_text(text, OLD, NEW)
    assert found.text == text
    assert not found.changes
    assert [phrase for phrase, _ in found.eyes] == phrases
    assert all(why for _, why in found.eyes)


@pytest.mark.parametrize("text", CITING)
def test_a_clause_that_cites_a_document_keeps_its_years_and_is_listed_whole(text: str) -> None:
    found = roll_text(f"{text}; rà soát trong năm 2022", OLD, NEW)
    assert found.text == f"{text}; rà soát trong năm 2023"
    assert [phrase for phrase, _ in found.eyes] == [text]


def test_a_sentence_after_a_citation_rolls_and_an_abbreviation_does_not_end_a_sentence() -> None:
    found = roll_text("Theo Thông tư số 26/2019/TT-BTC của Bộ. Dự toán năm 2022 là 18.000.000đ.", OLD, NEW)
    assert found.text == "Theo Thông tư số 26/2019/TT-BTC của Bộ. Dự toán năm 2023 là 18.000.000đ."
    kept = "Quyết định số 12/QĐ-UBND của UBND TP. Nha Trang năm 2022"
    assert roll_text(kept, OLD, NEW).text == kept


@pytest.mark.parametrize(
    "money", ["18.000.000đ", "18.000.000 đồng", "18 triệu đồng", "1,5 tỷ đồng", "18.000.000 VNĐ", "500 nghìn đồng"]
)
def test_a_sum_beside_a_year_that_rolls_is_for_a_persons_eye(money: str) -> None:
    found = roll_text(f"Dự toán năm 2022 với tổng số tiền là {money}; hoàn thành trong quý V/21.", OLD, NEW)
    assert found.text.startswith(f"Dự toán năm 2023 với tổng số tiền là {money};")
    assert [phrase for phrase, _ in found.eyes] == [money, "quý V/21"]
    assert "số tiền" in found.eyes[0][1]


@pytest.mark.parametrize("text", ["giảm 18 đầu mối", "5 đồng chí", "3 triệu lượt truy cập", "khoản 2 Điều 5"])
def test_what_only_looks_like_a_sum_is_left_alone(text: str) -> None:
    assert not roll_text(text, OLD, NEW).eyes


def test_a_review_of_several_years_is_pointed_out_even_beside_a_citation() -> None:
    found = roll_text("Tổng kết 05 năm thực hiện Chỉ thị số 12/CT-UBND ngày 26/5/2017 của UBND tỉnh", OLD, NEW)
    assert "việc theo kỳ nhiều năm" in found.eyes[0][1]


def test_a_ground_never_rolls_and_is_listed() -> None:
    for text in (CITING[0], "Căn cứ Luật Ngân sách nhà nước năm 2022"):
        found = roll_text(text, OLD, NEW, is_ground=True)
        assert (found.text, found.changes) == (text, ())
        assert [phrase for phrase, _ in found.eyes] == [text]
    proposal = "Theo đề nghị của Chánh Văn phòng Ban Quản lý Khu kinh tế Vân Phong"
    assert roll_text(proposal, OLD, NEW, is_ground=True).eyes == ()


def test_a_day_that_the_new_year_has_not_stays_and_is_listed() -> None:
    found = roll_text("Trước 29/02/2024", 2024, 2025)
    assert found.text == "Trước 29/02/2024"
    assert [phrase for phrase, _ in found.eyes] == ["Trước 29/02/2024"]
    listed = roll_text("Trước 15/02/2024, 29/02/2024", 2024, 2025)
    assert listed.text == "Trước 15/02/2024, 29/02/2024"
    assert len(listed.eyes) == 2


def test_the_pieces_of_a_paragraph_roll_together() -> None:
    pieces, whole = roll_pieces(["Kế hoạch năm ", "2022", " của Ban, Quý I/2022"], OLD, NEW)
    assert pieces == ("Kế hoạch năm ", "2023", " của Ban, Quý I/2023")
    assert whole.changes == (("năm 2022", "năm 2023"), ("Quý I/2022", "Quý I/2023"))


YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
BITS = (
    "năm|Năm 2022|2022|2023|2021-2025|Quý I/2022|Tháng 3/2022|tháng|trước|ngày|đến|từ|15/3/2022|29/02/2022|30/6|và|,|;"
    "|. A|-|/|Quyết định số 12/QĐ-UBND|số 12/2022|Nghị quyết|(|)|\n|18.000.000đ|Tổng kết 05 năm|giai đoạn|1999|so với"
    "|12022|x|trong"
)
texts = st.one_of(
    st.lists(st.sampled_from(BITS.split("|")), max_size=14).flatmap(
        lambda bits: st.sampled_from([" ", ""]).map(lambda blank: blank.join(bits))
    ),
    st.sampled_from([*ROLLED, *LISTED, *CITING]),
    st.text(max_size=40),
)


@settings(max_examples=300, deadline=None)
@given(texts, st.integers(OLD + 1, 2098), st.booleans())
def test_every_year_is_among_the_changes_or_before_a_persons_eyes(text: str, new: int, is_ground: bool) -> None:
    text = unicodedata.normalize("NFC", text)
    found = roll_text(text, OLD, new, is_ground=is_ground)
    seen = [year for phrase, _ in (*found.changes, *found.eyes) for year in YEAR.findall(phrase)]
    assert sorted(seen) == sorted(YEAR.findall(text))


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from([2021, 2023, 2030]))
def test_nothing_changes_but_the_old_year_and_each_change_is_told(text: str, new: int) -> None:
    text = unicodedata.normalize("NFC", text)
    found = roll_text(text, OLD, new)
    assert len(found.text) == len(text)
    changed, position = 0, 0
    for year in YEAR.finditer(text):
        assert found.text[position : year.start()] == text[position : year.start()]
        position = year.end()
        if found.text[year.start() : year.end()] != year[0]:
            assert (year[0], found.text[year.start() : year.end()]) == (str(OLD), str(new))
            changed += 1
    assert found.text[position:] == text[position:]
    assert changed == sum(len(YEAR.findall(old_phrase)) for old_phrase, _ in found.changes)
    assert all(new_phrase == YEAR.sub(str(new), old_phrase) for old_phrase, new_phrase in found.changes)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CITING), texts)
def test_the_years_beside_a_citation_never_roll(citing: str, text: str) -> None:
    if re.search(r"[;\n]|\.\s", text):
        return
    assert roll_text(f"{citing}, {text}", OLD, NEW).changes == ()


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_unicode_form_does_not_change_what_rolls(text: str) -> None:
    composed, decomposed = (roll_text(unicodedata.normalize(form, text), OLD, NEW) for form in ("NFC", "NFD"))
    assert composed == decomposed


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, max_size=4))
def test_pieces_joined_are_the_rolled_whole(pieces: list[str]) -> None:
    rolled, whole = roll_pieces(pieces, OLD, NEW)
    assert "".join(rolled) == whole.text
    assert len(rolled) == len(pieces)


def test_a_text_without_years_or_days_is_left_alone() -> None:
    text = "Văn phòng chủ trì, phối hợp với các phòng liên quan; biên chế 18, đạt 83%"
    assert roll_text(text, OLD, NEW) == roll_text(text, OLD, NEW, is_ground=True)
    assert roll_text(text, OLD, NEW).text == text


def test_a_paragraph_of_fifteen_hundred_characters_is_read_at_once() -> None:
    for piece in ("năm 2022 và ", "tháng 3, ", "ngày ", "trước ", "số ", "2022-", "15/3/2022, ", "(", "quý I, "):
        text = (piece * 1500)[:1500]
        assert len(roll_text(text, OLD, NEW).text) == len(text)
