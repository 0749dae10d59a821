"""What stands level, how long the rule lines are, and how many pages the sample has."""

from __future__ import annotations

import pytest

from generator.decree.house import head_widths_mm, number, text_width_mm
from tests.pages.conftest import Documents
from tests.pages.measured import MM, Line, Page, Word, drawn_lines
from tests.pages.years import HEADS as WIDE_HEADS

pytestmark = pytest.mark.libreoffice

LEFT = number("PG4") * MM
HEAD_LEFT, HEAD_RIGHT = (width * MM for width in head_widths_mm())
TEXT_CENTRE = LEFT + text_width_mm() * MM / 2
SIGNER_CENTRE = LEFT + (text_width_mm() + number("house.signature-left")) / 2 * MM
SAMPLES = ("van_phong_2022", "van_phong_2022_ban_hanh", "van_phong_2022_dien_tu")
NUMBERED = [
    *(f"{case}/quyet_dinh" for case in (*SAMPLES, "nhieu_phu_luc", "o_gop", "rong", "ky_tu")),
    "so_khac/ke_hoach",
]
HEADS = [*NUMBERED, *(f"{case}/ke_hoach" for case in (*SAMPLES, "nhieu_phu_luc", "o_gop", "rong", "ky_tu"))]


@pytest.mark.parametrize("case", SAMPLES)
def test_the_sample_has_the_pages_it_must(documents: Documents, case: str) -> None:
    assert len(documents[f"{case}/quyet_dinh"]) == 1
    pages = documents[f"{case}/ke_hoach"]
    assert [page.is_landscape for page in pages] == [False] * 3 + [True] * 6


def test_the_appendix_alone_has_the_pages_it_has_in_the_plan(documents: Documents) -> None:
    alone = documents["van_phong_2022/phu_luc"]
    assert [[word.text for word in page.words] for page in alone] == [
        [word.text for word in page.words] for page in documents["van_phong_2022/ke_hoach"][3:]
    ]


def test_what_an_issued_paper_copy_fills_in_is_blank_in_a_draft_and_an_electronic_copy(
    documents: Documents,
) -> None:
    issued, draft = documents["van_phong_2022_ban_hanh/ke_hoach"], documents["van_phong_2022/ke_hoach"]
    for page in (issued[0], issued[3]):
        assert page.holds("số 15/QĐ-KKT ngày 14 tháng 01 năm 2022")
    for page in (draft[0], draft[3]):
        blank = page.find("/QĐ-KKT")[0].left - page.find("định số")[1].right
        assert 9 * MM < blank < 20 * MM
    electronic = documents["van_phong_2022_dien_tu/ke_hoach"]
    assert not electronic[0].holds("15/QĐ-KKT")
    assert documents["van_phong_2022_dien_tu/quyet_dinh"][0].holds("15/QĐ-KKT")


@pytest.mark.parametrize("name", NUMBERED)
def test_number_and_date_stand_on_one_baseline(documents: Documents, name: str) -> None:
    page = documents[name][0]
    so = page.find("Số:")[0]
    date = next(word for word in head_words(page) if word.text == "ngày")
    assert abs(so.baseline - date.baseline) < 0.3
    assert so.left < LEFT + HEAD_LEFT < date.left


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("van_phong_2022/quyet_dinh", "TRƯỞNG BAN"),
        ("van_phong_2022_ban_hanh/quyet_dinh", "TRƯỞNG BAN"),
        ("nhieu_phu_luc/quyet_dinh", "KT. GIÁM ĐỐC"),
        ("o_gop/quyet_dinh", "TUQ. GIÁM ĐỐC"),
        ("so_khac/ke_hoach", "TM. ỦY BAN NHÂN DÂN"),
    ],
)
def test_the_receivers_are_level_with_the_first_line_of_the_signer(documents: Documents, name: str, first: str) -> None:
    page = next(page for page in documents[name] if page.holds("Nơi nhận:"))
    receivers = page.find("Nơi nhận:")
    beside = [word for word in page.words if abs(word.baseline - receivers[0].baseline) < 0.3][2:]
    assert [word.text for word in beside] == first.split()
    centre = (beside[0].left + beside[-1].right) / 2
    assert abs(centre - SIGNER_CENTRE) < 1


@pytest.mark.parametrize("name", [f"{name}{state}" for name, *_ in WIDE_HEADS for state in ("", "_du_thao")])
def test_a_long_place_and_a_long_symbol_each_keep_to_one_line_between_the_margins(
    documents: Documents, name: str
) -> None:
    page = documents[f"{name}/quyet_dinh"][0]
    number, date = page.find("Số:")[0], next(word for word in head_words(page) if word.text == "năm")
    lowest = max(word.baseline for word in head_words(page))
    assert abs(number.baseline - date.baseline) < 0.3
    assert lowest - number.baseline < 0.3, "nothing of the head stands below that line"
    row = sorted((word for word in page.words if abs(word.baseline - date.baseline) < 0.3), key=lambda word: word.left)
    assert row[0].left > LEFT - 0.5
    assert row[-1].right < LEFT + text_width_mm() * MM + 0.5
    symbol = next(word for word in row if "/QĐ-" in word.text)
    assert row[row.index(symbol) + 1].left - symbol.right > 1 * MM
    motto = page.find("Độc lập - Tự do - Hạnh phúc")
    line = line_under(page, motto)
    assert abs(line.centre - centre_of(motto)) < 1
    assert abs(line.length - (motto[-1].right - motto[0].left)) < 2 * MM


def head_words(page: Page) -> list[Word]:
    """The words above the name of the kind of document."""
    kinds = (line for line in page.lines if line[0].text in ("QUYẾT", "KẾ"))
    title = next(line for line in kinds if abs(centre_of(line) - TEXT_CENTRE) < 2)
    return [word for word in page.words if word.bottom < title[0].top + 2]


def centre_of(words: tuple[Word, ...]) -> float:
    return (words[0].left + words[-1].right) / 2


def line_under(page: Page, words: tuple[Word, ...]) -> Line:
    """The rule line under a text line."""
    near = [
        line
        for line in drawn_lines(page)
        if -3 < line.y - words[0].bottom < 10 and line.left > words[0].left - 5 and line.right < words[-1].right + 5
    ]
    assert len(near) == 1, near
    return near[0]


@pytest.mark.parametrize("name", HEADS)
def test_the_line_under_the_motto_is_as_long_as_the_motto(documents: Documents, name: str) -> None:
    page = documents[name][0]
    motto = page.find("Độc lập - Tự do - Hạnh phúc")
    line = line_under(page, motto)
    assert abs(line.length - (motto[-1].right - motto[0].left)) < 2 * MM
    assert abs(line.centre - centre_of(motto)) < 1
    assert abs(line.centre - (LEFT + HEAD_LEFT + HEAD_RIGHT / 2)) < 1


@pytest.mark.parametrize("name", HEADS)
def test_the_line_under_the_agency_is_a_third_to_a_half_of_the_text_line(documents: Documents, name: str) -> None:
    page = documents[name][0]
    names = [word for word in head_words(page) if word.right < LEFT + HEAD_LEFT + 2 and word.text != "Số:"]
    if any(word.text == "Số:" for word in head_words(page)):
        names = [word for word in names if word.bottom < page.find("Số:")[0].top + 3]
    lowest = max(word.baseline for word in names)
    last = tuple(sorted((word for word in names if lowest - word.baseline < 1), key=lambda word: word.left))
    line = line_under(page, last)
    assert 1 / 3 - 0.02 <= line.length / (last[-1].right - last[0].left) <= 1 / 2 + 0.02
    assert abs(line.centre - centre_of(last)) < 1
    assert abs(line.centre - (LEFT + HEAD_LEFT / 2)) < 1


@pytest.mark.parametrize(
    ("name", "last_line"),
    [
        ("van_phong_2022/quyet_dinh", "của Ban Quản lý Khu kinh tế Vân Phong"),
        ("nhieu_phu_luc/quyet_dinh", "Ban hành Kế hoạch cải cách hành chính năm 2023"),
        ("so_khac/ke_hoach", "hiệu quả quản trị và hành chính công năm 2025 trên địa bàn đặc khu"),
    ],
)
def test_the_line_under_a_title_is_a_third_to_a_half_of_the_text_line(
    documents: Documents, name: str, last_line: str
) -> None:
    page = documents[name][0]
    words = page.find(last_line)
    line = line_under(page, words)
    assert 1 / 3 - 0.02 <= line.length / (words[-1].right - words[0].left) <= 1 / 2 + 0.02
    assert abs(line.centre - TEXT_CENTRE) < 1


def test_a_long_name_is_broken_between_its_parts_and_every_line_is_centred(documents: Documents) -> None:
    page = documents["so_khac/ke_hoach"][0]
    for text in ("ỦY BAN NHÂN DÂN", "ĐẶC KHU KINH TẾ", "NAM HÒN GỐM", "VÀ CÁC ĐẢO PHỤ CẬN"):
        assert abs(centre_of(page.find(text)) - (LEFT + HEAD_LEFT / 2)) < 1


def test_twelve_receivers_and_three_lines_of_authority_are_on_the_page_of_the_signature(
    documents: Documents,
) -> None:
    page = next(page for page in documents["so_khac/ke_hoach"] if page.holds("Nơi nhận:"))
    for text in ("- Bộ Nội vụ (để báo cáo);", "- Như mục IV;", "- Lưu: VT, VP (3 bản).", "Nguyễn Thị Đoan Trang"):
        assert page.holds(text), text
    rows = [page.find(text)[0].baseline for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    assert rows == sorted(rows)
    assert page.find("Phó Trưởng Ban")[0].baseline > rows[-1] + 20 * MM
