"""Names and titles break where a person would break them."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.word.line_breaks import break_lines
from generator.word.text_width import text_width_mm

# The head's left column is 62 mm wide; names are set in bold capitals, 13 points.
HEADS = """
BAN QUẢN LÝ / KHU KINH TẾ VÂN PHONG | Ban Quản lý Khu kinh tế Vân Phong
SỞ KẾ HOẠCH VÀ ĐẦU TƯ | Sở Kế hoạch và Đầu tư
ỦY BAN NHÂN DÂN / TỈNH KHÁNH HÒA | Ủy ban nhân dân tỉnh Khánh Hòa
ỦY BAN NHÂN DÂN / THÀNH PHỐ NHA TRANG | Ủy ban nhân dân thành phố Nha Trang
ỦY BAN NHÂN DÂN / THÀNH PHỐ HỒ CHÍ MINH | Ủy ban nhân dân thành phố Hồ Chí Minh
ỦY BAN NHÂN DÂN / PHƯỜNG BẮC NHA TRANG | Ủy ban nhân dân phường Bắc Nha Trang
BAN QUẢN LÝ / CÁC KHU CÔNG NGHIỆP / VÀ CHẾ XUẤT HÀ NỘI | Ban Quản lý các khu công nghiệp và chế xuất Hà Nội
BAN QUẢN LÝ / KHU KINH TẾ / ĐÔNG NAM NGHỆ AN | Ban Quản lý Khu kinh tế Đông Nam Nghệ An
BAN QUẢN LÝ / CÁC KHU CÔNG NGHIỆP / TỈNH BÌNH DƯƠNG | Ban Quản lý các khu công nghiệp tỉnh Bình Dương
VĂN PHÒNG / ĐOÀN ĐẠI BIỂU QUỐC HỘI / VÀ HỘI ĐỒNG / NHÂN DÂN TỈNH | Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh
TRUNG TÂM PHỤC VỤ / HÀNH CHÍNH CÔNG | Trung tâm Phục vụ hành chính công
TRUNG TÂM PHỤC VỤ / HÀNH CHÍNH CÔNG / TỈNH KHÁNH HÒA | Trung tâm Phục vụ hành chính công tỉnh Khánh Hòa
TRƯỜNG ĐẠI HỌC / NHA TRANG | Trường Đại học Nha Trang
TRƯỜNG CAO ĐẲNG / KỸ THUẬT / CÔNG NGHỆ NHA TRANG | Trường Cao đẳng Kỹ thuật Công nghệ Nha Trang
BỘ NÔNG NGHIỆP VÀ / PHÁT TRIỂN NÔNG THÔN | Bộ Nông nghiệp và Phát triển nông thôn
BỘ LAO ĐỘNG - / THƯƠNG BINH VÀ XÃ HỘI | Bộ Lao động - Thương binh và Xã hội
BỘ VĂN HÓA, / THỂ THAO VÀ DU LỊCH | Bộ Văn hóa, Thể thao và Du lịch
SỞ THÔNG TIN / VÀ TRUYỀN THÔNG | Sở Thông tin và Truyền thông
SỞ NÔNG NGHIỆP / VÀ MÔI TRƯỜNG | Sở Nông nghiệp và Môi trường
SỞ GIÁO DỤC VÀ ĐÀO TẠO | Sở Giáo dục và Đào tạo
SỞ TÀI NGUYÊN / VÀ MÔI TRƯỜNG | Sở Tài nguyên và Môi trường
VĂN PHÒNG / ỦY BAN NHÂN DÂN TỈNH | Văn phòng Ủy ban nhân dân tỉnh
THANH TRA / TỈNH KHÁNH HÒA | Thanh tra tỉnh Khánh Hòa
CHI CỤC TIÊU CHUẨN / ĐO LƯỜNG CHẤT LƯỢNG | Chi cục Tiêu chuẩn Đo lường Chất lượng
BAN QUẢN LÝ / VƯỜN QUỐC GIA / PHONG NHA - KẺ BÀNG | Ban Quản lý Vườn quốc gia Phong Nha - Kẻ Bàng
BẢO HIỂM XÃ HỘI / TỈNH KHÁNH HÒA | Bảo hiểm xã hội tỉnh Khánh Hòa
CỤC KIỂM SOÁT / THỦ TỤC HÀNH CHÍNH | Cục Kiểm soát thủ tục hành chính
VIỆN KIỂM SÁT NHÂN DÂN / TỐI CAO | Viện Kiểm sát nhân dân tối cao
TÒA ÁN NHÂN DÂN / HUYỆN VẠN NINH | Tòa án nhân dân huyện Vạn Ninh
HỘI LIÊN HIỆP PHỤ NỮ / TỈNH KHÁNH HÒA | Hội Liên hiệp Phụ nữ tỉnh Khánh Hòa
ỦY BAN MẶT TRẬN / TỔ QUỐC VIỆT NAM / TỈNH KHÁNH HÒA | Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Khánh Hòa
ĐOÀN THANH NIÊN / CỘNG SẢN HỒ CHÍ MINH | Đoàn Thanh niên Cộng sản Hồ Chí Minh
TRUNG TÂM / KIỂM SOÁT BỆNH TẬT / TỈNH KHÁNH HÒA | Trung tâm Kiểm soát bệnh tật tỉnh Khánh Hòa
BỆNH VIỆN ĐA KHOA / TỈNH KHÁNH HÒA | Bệnh viện Đa khoa tỉnh Khánh Hòa
TRƯỞNG BAN / BAN QUẢN LÝ / KHU KINH TẾ VÂN PHONG | Trưởng Ban Ban Quản lý Khu kinh tế Vân Phong
VIỆN HÀN LÂM KHOA HỌC / VÀ CÔNG NGHỆ VIỆT NAM | Viện Hàn lâm Khoa học và Công nghệ Việt Nam
TẬP ĐOÀN CÔNG NGHIỆP - / VIỄN THÔNG QUÂN ĐỘI | Tập đoàn Công nghiệp - Viễn thông Quân đội
TỔNG CÔNG TY / HÀNG HẢI VIỆT NAM | Tổng công ty Hàng hải Việt Nam
LIÊN ĐOÀN LAO ĐỘNG / TỈNH KHÁNH HÒA | Liên đoàn Lao động tỉnh Khánh Hòa
UBND TỈNH KHÁNH HÒA | UBND tỉnh Khánh Hòa
BAN QUẢN LÝ / KHU KINH TẾ VÂN PHONG | BAN QUẢN LÝ KHU KINH TẾ VÂN PHONG
ỦY BAN NHÂN DÂN / THÀNH PHỐ NHA TRANG | ỦY BAN NHÂN DÂN THÀNH PHỐ NHA TRANG
""".strip().split("\n")  # noqa: E501

NARROW = """
ỦY BAN NHÂN DÂN / PHƯỜNG / ĐIỆN BIÊN PHỦ | Ủy ban nhân dân phường Điện Biên Phủ
ỦY BAN NHÂN DÂN / THÀNH PHỐ / HỒ CHÍ MINH | Ủy ban nhân dân Thành phố Hồ Chí Minh
ỦY BAN NHÂN DÂN / TỈNH KHÁNH HÒA | Ủy ban nhân dân tỉnh Khánh Hòa
SỞ NÔNG NGHIỆP / VÀ MÔI TRƯỜNG | Sở Nông nghiệp và Môi trường
""".strip().split("\n")
"""In a column that a long place has left narrow."""

TITLES = """
Ban hành kế hoạch cải cách hành chính năm 2022 / của Ban Quản lý Khu kinh tế Vân Phong
Cải cách hành chính năm 2022 của Ban Quản lý Khu kinh tế Vân Phong
Phê duyệt Đề án tổng thể cải cách hành chính nhà nước / giai đoạn 2021 - 2030 trên địa bàn thành phố Nha Trang
Về việc ban hành Quy chế phối hợp giữa các cơ quan chuyên môn / thuộc Ủy ban nhân dân tỉnh với Ủy ban nhân dân cấp huyện / trong giải quyết thủ tục hành chính
Ban hành Kế hoạch thực hiện Nghị quyết số 76/NQ-CP / ngày 15 tháng 7 năm 2021 của Chính phủ / về Chương trình tổng thể cải cách hành chính nhà nước
(Kèm theo Quyết định số 15/QĐ-KKT ngày 14/01/2022 / của Ban Quản lý Khu kinh tế Vân Phong)
(Kèm theo Quyết định số      /QĐ-KKT ngày      /01/2022 / của Ban Quản lý Khu kinh tế Vân Phong)
(Ban hành kèm theo Quyết định số 15/QĐ-KKT / ngày 14 tháng 01 năm 2022 của Ban Quản lý Khu kinh tế Vân Phong)
(Kèm theo Quyết định số      /QĐ-KKT ngày      tháng      năm 2022 / của Trưởng Ban Ban Quản lý Khu kinh tế Vân Phong)
""".strip().split("\n")  # noqa: E501


@pytest.mark.parametrize("case", NARROW)
def test_a_name_in_a_narrow_head_keeps_its_body_whole(case: str) -> None:
    expected, name = case.split(" | ")
    assert break_lines(name, 52, 13, bold=True, upper=True) == tuple(expected.split(" / "))


@pytest.mark.parametrize("case", HEADS)
def test_a_name_in_the_head_breaks_between_its_phrases(case: str) -> None:
    expected, name = case.split(" | ")
    assert break_lines(name, 62, 13, bold=True, upper=True) == tuple(expected.split(" / "))


@pytest.mark.parametrize("case", TITLES)
def test_a_title_breaks_before_connecting_words(case: str) -> None:
    lines = tuple(case.split(" / "))
    assert break_lines(" ".join(lines), 160, 14, bold=not case.startswith("("), italic=case.startswith("(")) == lines


@pytest.mark.parametrize(
    ("together", "sentence"),
    [
        ("Vân Phong", "Quyết định của Trưởng Ban Quản lý Khu kinh tế Vân Phong thực hiện từ ngày ký"),
        ("Nguyễn Văn A", "Cử đồng chí Nguyễn Văn A làm Trưởng phòng Quản lý Đầu tư"),
        ("năm 2022", "Tổng kết công tác cải cách hành chính năm 2022 và phương hướng"),
        ("Điều 3", "Các đơn vị nêu tại Điều 3 của Quyết định này chịu trách nhiệm"),
        ("số 15/QĐ-KKT", "Ban hành kèm theo Quyết định số 15/QĐ-KKT của Trưởng Ban"),
        ("ngày 14 tháng 01 năm 2022", "Quyết định có hiệu lực kể từ ngày 14 tháng 01 năm 2022 và thay thế"),
        ("quý I năm 2026", "Báo cáo công tác cải cách hành chính quý I năm 2026 và nhiệm vụ"),
        ("lần thứ XVIII", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII về phát triển"),
        ("100% hồ sơ", "Bảo đảm tiếp nhận 100% hồ sơ thủ tục hành chính đúng hạn"),
        ("2021 - 2030", "Chương trình tổng thể giai đoạn 2021 - 2030 của Chính phủ"),
        ("TP. Nha Trang", "Trụ sở cơ quan tại TP. Nha Trang thuộc tỉnh Khánh Hòa"),
        ("tỉnh Khánh Hòa", "Công bố danh mục thủ tục hành chính tỉnh Khánh Hòa năm nay"),
        ("Tài nguyên", "Phối hợp với Sở Tài nguyên và Môi trường rà soát hồ sơ"),
    ],
)
def test_what_belongs_together_stays_on_one_line_at_every_width(together: str, sentence: str) -> None:
    needed = text_width_mm(together, 14)
    for width in range(int(needed) + 1, 160):
        lines = break_lines(sentence, width, 14)
        assert any(together in line for line in lines), (width, lines)


def test_a_line_ends_in_a_connecting_word_only_if_the_next_has_no_room_for_it() -> None:
    sentence = "Kế hoạch phát triển kinh tế - xã hội của tỉnh và cơ quan trực thuộc về cải cách - đổi mới"
    ended = 0
    for width in range(40, 150):
        lines = break_lines(sentence, width, 14)
        for line, after in pairwise(lines):
            last = line.split(" ")[-1]
            assert last not in ("của", "và", "về", "các") or text_width_mm(f"{last} {after}", 14) > width, (
                width,
                lines,
            )
            assert not after.startswith("- "), (width, lines)
            ended += last == "tỉnh"
    assert ended, "no line ever broke before và"


def test_no_short_word_is_left_alone_on_a_line() -> None:
    sentence = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh"
    for width in range(45, 130):
        lines = break_lines(sentence, width, 14)
        assert all(" " in line for line in lines), (width, lines)


def test_a_name_that_cannot_stay_whole_is_wrapped_between_words() -> None:
    assert break_lines("Khu kinh tế", 14, 14) == ("Khu", "kinh tế")
    assert break_lines("Nguyễn Thị Minh Khai", 25, 14) == ("Nguyễn Thị", "Minh Khai")


def test_a_word_wider_than_the_line_stays_whole() -> None:
    link = "https://dichvucong.khanhhoa.gov.vn/huong-dan"
    assert break_lines(f"Xem {link} nhé", 30, 14) == ("Xem", link, "nhé")


def test_a_line_break_in_the_text_is_kept() -> None:
    assert break_lines("Ban Quản lý\nKhu kinh tế Vân Phong", 200, 13, upper=True) == (
        "BAN QUẢN LÝ",
        "KHU KINH TẾ VÂN PHONG",
    )
    assert break_lines("a\n\nb", 200, 13) == ("a", "", "b")


def test_blanks_left_to_fill_in_are_neither_lost_nor_broken_at() -> None:
    line = "(Kèm theo Quyết định số        /QĐ-KKT ngày       tháng       năm 2022)"
    for width in range(20, 160, 7):
        assert " ".join(break_lines(line, width, 14)) == line


PIECES = """Ban|Quản|lý|Khu|kinh|tế|Vân|Phong|của|và,|năm|2022|số|15/QĐ-KKT|ngày|-|–|(|(Kèm|theo)|Điều|I.|UBND|||tỉnh
ABCDEFGHIJKLMNOP|https://vanban.gov.vn/a-b.c|\u00a0|a\u00a0b|;|“Đề|án”|đ)|XVIII|ß""".replace("\n", "|").split("|")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    ).map(" ".join),
    st.floats(1, 200),
    st.booleans(),
)
def test_lines_are_the_text_again_and_fit(text: str, width: float, upper: bool) -> None:
    lines = break_lines(text, width, 13, bold=True, upper=upper)
    assert " ".join(lines) == (text.upper() if upper else text)
    for line in lines:
        assert text_width_mm(line, 13, bold=True) <= width + 0.01 or " " not in re.sub(" {2,}", "", line).strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.floats(1, 120))
def test_any_text_at_all_is_given_back(text: str, width: float) -> None:
    assert " ".join(break_lines(text, width, 14)) == text.replace("\n", " ")


@given(st.integers(2, 40), st.floats(40, 150))
def test_no_more_lines_are_made_than_plain_words_need(count: int, width: float) -> None:
    text = " ".join(["thực hiện"] * count)
    needed, used = 1, 0.0
    pair, blank = text_width_mm("thực hiện", 14), text_width_mm(" ", 14)
    for _ in range(count):
        if used and used + blank + pair > width:
            needed, used = needed + 1, 0.0
        used += (blank if used else 0.0) + pair
    assume(abs(used - width) > 0.01)
    assert len(break_lines(text, width, 14)) == needed


def test_a_long_text_takes_no_long_time() -> None:
    text = "Tiếp tục rà soát, đề xuất phương án đơn giản hóa thủ tục hành chính của Ban Quản lý " * 20
    start = time.process_time()
    assert len(break_lines(text.strip(), 160, 14)) > 10
    assert time.process_time() - start < 1  # 0.02 s on an idle machine
