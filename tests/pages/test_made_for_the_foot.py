"""What comes to stand at the foot of a page: groups, tall rows, signatures. The years are made for that."""

from __future__ import annotations

import pytest

from generator.decree.house import number
from tests.pages.conftest import Documents
from tests.pages.measured import MM, Page
from tests.pages.years import DECISIONS, FILLED, PLANS, TALL

pytestmark = pytest.mark.libreoffice

BOTTOM = number("PG3.bottom") * MM
ROW = 7 * MM
"""A row of one line."""


def room_below(page: Page) -> float:
    """How much room is left below the last line of a page."""
    return page.height - BOTTOM - max(word.foot for word in page.words)


def test_groups_that_come_to_the_foot_of_a_page_go_over_with_their_first_task(documents: Documents) -> None:
    pages = documents["nhom_o_chan_trang/ke_hoach"]
    for page in pages:
        if page.holds("Nhóm bên ngoài") or page.holds("Nhóm bên trong"):
            assert page.holds("I Nhóm bên ngoài")
            assert page.holds("I.1 Nhóm bên trong")
            assert page.holds("1 Tiếp Báo cáo")
    # In some of the appendices one row would fit below, in some two: the groups went over all the same.
    rooms = [room_below(page) for page in pages if page.holds("1 Việc 1") and not page.holds("Nhóm bên ngoài")]
    assert any(ROW < room < 2 * ROW for room in rooms), rooms
    assert any(2 * ROW < room < 3 * ROW for room in rooms), rooms
    assert len(rooms) < len(FILLED)


def test_rows_that_fit_on_a_page_are_not_broken_and_one_that_does_not_is(documents: Documents) -> None:
    pages = [page for page in documents["hang_cao/ke_hoach"] if page.is_landscape]
    for row in TALL:
        first = next(page for page in pages if page.holds(f"Đầu hàng {row}"))
        assert first.holds(f"Cuối hàng {row}"), first.position
    assert not next(page for page in pages if page.holds("Đầu hàng dài")).holds("Cuối hàng dài")


def test_each_line_of_a_broken_row_is_printed_once(documents: Documents) -> None:
    pages = [page for page in documents["hang_cao/ke_hoach"] if page.is_landscape]
    for line in range(30, 60):
        assert sum(page.holds(f"- kết quả {line}") for page in pages) == 1, line


def signature_pages(pages: tuple[Page, ...], name: str) -> Page:
    signed = next(page for page in pages if page.holds("Nơi nhận:"))
    assert signed is pages[-1]
    assert signed.holds(name)
    return signed


def test_a_signature_is_never_alone_on_a_page(documents: Documents) -> None:
    counts = []
    for lines in PLANS:
        pages = documents[f"ky_{lines}/ke_hoach"]
        signed = signature_pages(pages, "Nguyễn Văn An")
        assert signed.holds("Đoạn cuối cùng của lời văn./.")
        counts.append(len(pages))
    # The plans grow line by line over the foot of the first page.
    assert counts[0] == 1 and counts[-1] == 2 and counts == sorted(counts)
    turned = documents[f"ky_{PLANS[counts.index(2)]}/ke_hoach"]
    assert room_below(turned[0]) > 15 * MM, "the words before the signature went over with it"


def test_the_signature_of_a_decision_is_never_alone_on_a_page(documents: Documents) -> None:
    counts = []
    for lines in DECISIONS:
        pages = documents[f"ky_qd_{lines}/quyet_dinh"]
        assert signature_pages(pages, "Nguyễn Văn An").holds("Điều 3. Các đơn vị thi hành./.")
        counts.append(len(pages))
    assert {1, 2} <= set(counts)
