"""Numbers of mục, khoản, điểm, and the mark that closes a body."""

from __future__ import annotations

import pytest

from generator.model.dossier import Block
from generator.writing.numbering import build_blocks, build_runs, close_body
from generator.writing.views import RunsView


def blocks(*data: object) -> list[tuple[str, str, str]]:
    views = build_blocks(tuple(Block.model_validate(item) for item in data))
    return [(view.kieu, view.so, str(view.van_ban)) for view in views]


def test_parts_are_numbered_by_their_kind_and_an_unnumbered_paragraph_does_not_restart_them() -> None:
    assert blocks(
        {"muc": "A", "noi_dung": [{"khoan": "một"}, "lời dẫn", {"khoan": "hai", "noi_dung": [{"gach": "x"}]}]},
        {"muc": "B", "noi_dung": [{"khoan": "lại từ một"}]},
    ) == [
        ("muc", "I", "A"),
        ("khoan", "1", "một"),
        ("doan", "", "lời dẫn"),
        ("khoan", "2", "hai"),
        ("gach", "", "x"),
        ("muc", "II", "B"),
        ("khoan", "1", "lại từ một"),
    ]


def test_points_follow_the_vietnamese_letters() -> None:
    points = blocks({"khoan": "k", "noi_dung": [{"diem": str(number)} for number in range(8)]})[1:]
    assert [number for _, number, _ in points] == ["a", "b", "c", "d", "đ", "e", "g", "h"]


def test_a_number_given_by_hand_is_kept() -> None:
    assert blocks({"khoan": "chen", "so": "1a"})[0][1] == "1a"


def test_a_clause_that_is_a_title_has_a_kind_of_its_own() -> None:
    assert blocks({"khoan": "Mục tiêu chung", "la_tieu_de": "true"})[0][0] == "khoan_tieu_de"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("kể từ ngày ký.", "kể từ ngày ký./."),
        ("kể từ ngày ký", "kể từ ngày ký./."),
        ("kể từ ngày ký;", "kể từ ngày ký./."),
        ("kể từ ngày ký./.", "kể từ ngày ký./."),
        ("(nếu có)", "(nếu có)./."),
        ("đạt 86,57%", "đạt 86,57%./."),
    ],
)
def test_the_body_ends_in_the_end_mark_once(text: str, closed: str) -> None:
    assert str(close_body(RunsView((("", text),)))) == closed


def test_the_end_mark_stands_in_the_look_of_the_last_words() -> None:
    runs = build_runs(Block.model_validate({"doan": ["tổng số ", {"dam": "5đ"}]}).text)
    assert close_body(runs).spans == (("", "tổng số "), ("dam", "5đ./."))
