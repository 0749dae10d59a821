"""What each style comes to in Word, held against the decree's rule for its component."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from generator.decree.house import number
from generator.decree.rules import Range, rules
from generator.drawing.styles import STYLES, Style, draw_styles
from generator.word.text_width import text_width_mm
from generator.writing.page import RULE_SHARES
from generator.writing.saved_elsewhere import STYLE_NAMES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TREE = etree.fromstring(draw_styles())
BY_ID = {style.get(f"{W}styleId", ""): style for style in TREE.iter(f"{W}style")}
RULES = rules()
RULED = [style for style in STYLES if not style.component.startswith("house.")]
BODY = [style for style in STYLES if style.body]
COMPONENTS = {
    "C1": "VB Quốc hiệu",
    "C2": "VB Tiêu ngữ",
    "C3": "VB Cơ quan chủ quản",
    "C4": "VB Cơ quan ban hành",
    "C5": "VB Số, ký hiệu",
    "C6": "VB Địa danh, ngày tháng",
    "C7": "VB Tên loại văn bản",
    "C8": "VB Trích yếu",
    "C9": "VB Trích yếu công văn",
    "C10": "VB Kính gửi",
    "C11": "VB Căn cứ",
    "C12": "VB Đoạn",
    "C18": "VB Khoản",
    "C19": "VB Điểm",
    "C20": "VB Mục",
    "C21": "VB Quyền hạn người ký",
    "C22": "VB Chức vụ người ký",
    "C23": "VB Họ và tên người ký",
    "C26": "VB Nơi nhận",
    "C27": "VB Nơi nhận - dòng",
    "C28": "VB Phụ lục",
    "C29": "VB Phụ lục - tiêu đề",
    "C30": "VB Phụ lục - kèm theo",
    "PG7": "VB Số trang",
}


def effective(id: str, group: str, name: str, attribute: str = "val") -> str | None:
    """What a style comes to: its own word, its parent's, or the document's default."""
    while id:
        found = BY_ID[id].find(f"{W}{group}/{W}{name}")
        if found is not None and (value := found.get(f"{W}{attribute}", "1")):
            return value
        parent = BY_ID[id].find(f"{W}basedOn")
        id = parent.get(f"{W}val", "") if parent is not None else ""
    default = TREE.find(f"{W}docDefaults/{W}{group}Default/{W}{group}/{W}{name}")
    return default.get(f"{W}{attribute}") if default is not None else None


def is_on(id: str, name: str) -> bool:
    return effective(id, "rPr", name) in ("1", "true", "on")


def points(value: str | None, per_point: int) -> float:
    return int(value or 0) / per_point


@pytest.mark.parametrize("style", RULED, ids=lambda style: style.id)
def test_size_weight_and_slant_are_what_the_decree_asks(style: Style) -> None:
    size = points(effective(style.id, "rPr", "sz"), 2)
    assert RULES[f"{style.component}.size"].allows(size)
    assert points(effective(style.id, "rPr", "szCs"), 2) == size
    assert RULES[f"{style.component}.bold"].allows(is_on(style.id, "b"))
    assert RULES[f"{style.component}.italic"].allows(is_on(style.id, "i"))


PLACED = [style for style in RULED if style.component != "C10"]
"""The decree says where the dashes of Kính gửi stand, and nothing of how its lines are set."""


@pytest.mark.parametrize("style", PLACED, ids=lambda style: style.id)
def test_alignment_is_what_the_decree_asks(style: Style) -> None:
    rule = RULES.get(f"{style.component}.align", RULES["C12.align"])
    assert rule.allows(effective(style.id, "pPr", "jc") or "left")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_every_style_comes_to_times_new_roman_in_black_and_vietnamese(style: Style) -> None:
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert RULES["PG6.font"].allows(effective(style.id, "rPr", "rFonts", script) or "")
    assert RULES["PG6.colour"].allows(effective(style.id, "rPr", "color") or "")
    assert effective(style.id, "rPr", "lang") == "vi-VN"


@pytest.mark.parametrize("style", BODY, ids=lambda style: style.id)
def test_the_body_is_indented_and_spaced_as_the_decree_asks(style: Style) -> None:
    first_line_mm = int(effective(style.id, "pPr", "ind", "firstLine") or 0) * 25.4 / 1440
    allowed: Any = RULES["C12.first-line"].value
    assert any(abs(first_line_mm - mm) < 0.02 for mm in allowed)
    gap = points(effective(style.id, "pPr", "spacing", "before"), 20) + points(
        effective(style.id, "pPr", "spacing", "after"), 20
    )
    assert RULES["C12.gap"].allows(gap)
    assert effective(style.id, "pPr", "spacing", "lineRule") == "auto"
    assert RULES["C12.line-spacing"].allows(int(effective(style.id, "pPr", "spacing", "line") or 0) / 240)


def test_the_dashes_of_several_recipients_stand_under_the_colon() -> None:
    start = int(effective("VBKinhGuiNhieu", "pPr", "ind", "left") or 0)
    dash = int(effective("VBKinhGuiDong", "pPr", "ind", "left") or 0)
    dash -= int(effective("VBKinhGuiDong", "pPr", "ind", "hanging") or 0)
    size = points(effective("VBKinhGuiNhieu", "rPr", "sz"), 2)
    before, after = (text_width_mm(text, size) for text in ("Kính gửi", "Kính gửi:"))
    assert before - 0.1 <= (dash - start) * 25.4 / 1440 <= after


def test_the_subject_of_a_letter_is_set_off_from_its_number() -> None:
    assert RULES["C9.before"].allows(points(effective("VBTrichYeuCongVan", "pPr", "spacing", "before"), 20))


def test_what_is_still_missing_cannot_be_overlooked() -> None:
    shade = BY_ID["VBLuuY"].find(f"{W}pPr/{W}shd")
    assert shade is not None and shade.get(f"{W}fill") == "D9D9D9"
    assert is_on("VBLuuY", "b")
    assert [id for id in BY_ID if BY_ID[id].find(f"{W}pPr/{W}shd") is not None] == ["VBLuuY"]


@pytest.mark.parametrize("id", ["C1", "C2", "C3", "C4"])
def test_names_and_motto_of_the_head_are_single_spaced(id: str) -> None:
    style = next(style.id for style in STYLES if style.component == id)
    assert RULES[f"{id}.line-spacing"].allows(int(effective(style, "pPr", "spacing", "line") or 0) / 240)
    assert effective(style, "pPr", "spacing", "before") == effective(style, "pPr", "spacing", "after") == "0"


@pytest.mark.parametrize(("component", "name"), COMPONENTS.items())
def test_a_clerk_finds_each_component_by_a_name_of_theirs(component: str, name: str) -> None:
    assert (component, name) in {(style.component, style.name) for style in STYLES}


def test_ids_are_plain_letters_and_no_name_stands_twice() -> None:
    assert all(id.isascii() and id.isalnum() for id in BY_ID)
    names = [style.findtext(f"{W}name") or style[0].get(f"{W}val") for style in BY_ID.values()]
    assert len(set(names)) == len(names) == len(list(TREE.iter(f"{W}style")))


def test_sections_are_shown_in_capitals_and_stay_as_they_are_in_the_text() -> None:
    assert RULES["C20.case"].allows("chữ in hoa")
    assert is_on("VBMuc", "caps")
    assert [id for id in BY_ID if id != "VBMuc" and is_on(id, "caps")] == []


def test_titles_stay_with_what_they_are_the_title_of() -> None:
    for id in ("VBMuc", "VBKhoanTieuDe", "VBDieuTieuDe", "VBTenLoai", "VBQuyetDinh", "VBPhuLuc", "VBBangNhom"):
        assert BY_ID[id].find(f"{W}pPr/{W}keepNext") is not None, id


def test_rule_lines_are_solid_and_thin() -> None:
    lines = [id for id in BY_ID if id.startswith("KeNgang")]
    assert lines == ["KeNgangCoQuan", "KeNgangTieuNgu", "KeNgangTrichYeu", "KeNgangPhuLuc"]
    for id in lines:
        border = BY_ID[id].find(f"{W}pPr/{W}pBdr/{W}bottom")
        assert border is not None
        assert border.get(f"{W}val") == "single"
        assert int(border.get(f"{W}sz", "0")) / 8 in Range(0.5, 0.75)
        assert border.get(f"{W}color") == "000000"


def test_number_and_date_and_the_two_ends_stand_on_one_baseline() -> None:
    ascent = 0.891
    for left, right in (("VBSoKyHieu", "VBDiaDanhNgay"), ("VBNoiNhan", "VBQuyenHan"), ("VBNoiNhan", "VBChucVu")):
        baselines = [
            points(effective(id, "pPr", "spacing", "before"), 20) + ascent * points(effective(id, "rPr", "sz"), 2)
            for id in (left, right)
        ]
        assert abs(baselines[0] - baselines[1]) < 0.1


def test_tables_have_thin_lines_and_room_around_the_text() -> None:
    properties = BY_ID["VBBang"].find(f"{W}tblPr")
    assert properties is not None
    borders = properties.find(f"{W}tblBorders")
    assert borders is not None
    assert {int(side.get(f"{W}sz", "0")) / 8 for side in borders} == {number("house.table-border")}
    assert len(borders) == 6


def test_the_styles_that_are_more_than_looks_are_known_by_the_names_they_are_drawn_with() -> None:
    """Other programs give styles ids of their own: the name must lead back to the same style."""
    names = {id: name.get(f"{W}val") for id, style in BY_ID.items() if (name := style.find(f"{W}name")) is not None}
    assert set(RULE_SHARES) <= set(STYLE_NAMES.values())
    assert {names[id]: id for id in STYLE_NAMES.values()} == STYLE_NAMES
