"""The pages of reports and letters: no empty one, headers of two rows on each, numbers, margins, charts whole."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from generator.decree.house import number, text_width_mm
from generator.word.package import Package
from tests.conftest import Once
from tests.pages.measured import MM, Page, read_pages
from tests.report_specimens import a_chart, a_letter, a_report, a_table, rendered

pytestmark = pytest.mark.libreoffice

TOP, BOTTOM = number("PG3.top") * MM, number("PG3.bottom") * MM
LEFT, RIGHT = number("PG4") * MM, number("PG5") * MM
FEET = range(0, 18)
"""Points by which the foot of the page is raised: a line of the body and a little more, in steps of one."""

PARAGRAPHS = 17

TOTALS = range(10, 26)
"""How many rows tables have whose last one comes to the foot of a page in one of them."""

LONG_NAMES = ("Công tác chỉ đạo, điều hành cải cách hành chính của các phòng, đơn vị trực thuộc", "Thể chế", "Nhân sự")


def _documents() -> dict[str, bytes]:
    documents = {
        "bao_cao": rendered(a_report()),
        "hai_noi": rendered(a_report(mot_noi_nhan=False, kinh_gui=("Ủy ban nhân dân tỉnh;", "Sở Nội vụ."))),
        "nhieu_hang": rendered(
            a_report(
                phu_luc=(
                    a_table(60, name="Phụ lục I", charts=(a_chart(nhom=LONG_NAMES),)),
                    a_table(2, name="Phụ lục II"),
                )
            )
        ),
        "cong_van": rendered(a_letter()),
        "tong_cong": rendered(
            a_report(phu_luc=tuple(a_table(rows, name=f"Phụ lục {rows}", has_total=True) for rows in TOTALS))
        ),
    }
    blocks = a_report().noi_dung
    for foot in FEET:
        # As many paragraphs as bring the signature to the foot of a page, which is raised point by point.
        body = (*blocks[:1], *[blocks[2]] * PARAGRAPHS, blocks[-1])
        source = rendered(a_report(noi_dung=body, phu_luc=(a_table(1),)))
        package = Package(source)
        xml = package.part("word/document.xml").decode()
        bottom = re.search(r'w:bottom="(\d+)"', xml)
        assert bottom is not None
        raised = xml.replace(bottom[0], f'w:bottom="{int(bottom[1]) + 20 * foot}"')
        documents[f"chan_{foot}"] = package.with_parts({"word/document.xml": raised.encode()})
    return documents


@pytest.fixture(scope="session")
def pages(once: Once, soffice: Path) -> Mapping[str, tuple[Page, ...]]:
    """Every document as pages; LibreOffice is started once."""

    def make(folder: Path) -> None:
        folder.mkdir()
        for name, content in _documents().items():
            (folder / f"{name}.docx").write_bytes(content)
        command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))]
        subprocess.run(command, check=True, capture_output=True, timeout=240)

    folder = once("report_pages", make)
    return {path.stem: read_pages(path) for path in folder.glob("*.pdf")}


def body_of(page: Page) -> str:
    """The words below the top margin."""
    return " ".join(word.text for word in page.words if word.bottom > TOP)


@pytest.mark.parametrize("foot", FEET)
def test_a_signature_at_the_foot_of_a_page_leaves_no_empty_page_behind(
    pages: Mapping[str, tuple[Page, ...]], foot: int
) -> None:
    report = pages[f"chan_{foot}"]
    assert all(body_of(page) for page in report)
    signed = next(page for page in report if page.holds("Nơi nhận:"))
    assert signed.holds("Nguyễn Trọng Hoàng") and signed.holds("Ban Quản lý kính báo cáo./.")


def test_the_feet_are_such_that_the_signature_stands_on_either_page(pages: Mapping[str, tuple[Page, ...]]) -> None:
    assert {len(pages[f"chan_{foot}"]) for foot in FEET} == {2, 3}


@pytest.mark.parametrize("name", ["bao_cao", "hai_noi", "nhieu_hang", "cong_van"])
def test_nothing_stands_outside_the_margins(pages: Mapping[str, tuple[Page, ...]], name: str) -> None:
    for page in pages[name]:
        for word in page.words:
            if word.text.isdigit() and word.bottom < TOP:
                continue  # the page's number, in the top margin
            assert word.left >= LEFT - 0.5 and word.right <= page.width - RIGHT + 0.5, word
            assert word.head >= TOP - 1 and word.foot <= page.height - BOTTOM + 1, word


def test_both_header_rows_stand_on_every_page_of_a_table(pages: Mapping[str, tuple[Page, ...]]) -> None:
    across = [page for page in pages["nhieu_hang"] if page.holds("Chỉ tiêu thứ 1 của biểu") or page.position > 2]
    tables = [page for page in across if "của biểu" in body_of(page)]
    assert len(tables) >= 4
    for page in tables:
        upper, lower = page.find("Kết quả thống kê"), page.find("Đơn vị tính")
        figures = page.find("Số liệu")
        assert upper[0].baseline < lower[0].baseline
        # The shared title stands over the middle of both columns below it.
        middle = (upper[0].left + upper[-1].right) / 2
        assert lower[0].left < middle < figures[-1].right
        # Titles that are merged over both rows stand between the two.
        assert upper[0].baseline < page.find("STT")[0].baseline < lower[0].baseline


def test_the_last_row_of_a_table_that_adds_up_never_stands_alone_on_a_page(
    pages: Mapping[str, tuple[Page, ...]],
) -> None:
    starts = [at for at, page in enumerate(pages["tong_cong"]) if page.holds("Phụ lục")]
    lengths = [end - start for start, end in pairwise([*starts, len(pages["tong_cong"])])]
    assert len(starts) == len(TOTALS) and set(lengths) == {1, 2}
    for rows, start, length in zip(TOTALS, starts, lengths, strict=True):
        last = body_of(pages["tong_cong"][start + length - 1])
        assert f"Chỉ tiêu thứ {rows} của biểu" in last and f"Chỉ tiêu thứ {rows - 1} của biểu" in last, rows


def test_pages_are_numbered_anew_in_each_appendix_and_the_first_number_is_hidden(
    pages: Mapping[str, tuple[Page, ...]],
) -> None:
    numbers = [[word.text for word in page.words if word.bottom < TOP] for page in pages["nhieu_hang"]]
    starts = [at for at, page in enumerate(pages["nhieu_hang"]) if page.holds("Phụ lục I") or page.holds("Phụ lục II")]
    assert numbers[0] == [] and all(numbers[at] == [] for at in starts)
    assert numbers[starts[0] + 1] == ["2"]
    assert [page.is_landscape for page in pages["nhieu_hang"]] == [False] + [True] * (len(numbers) - 1)


def test_a_chart_stands_on_one_page_under_its_name(pages: Mapping[str, tuple[Page, ...]]) -> None:
    for name in ("bao_cao", "nhieu_hang"):
        page = next(page for page in pages[name] if page.holds("Tiến độ thực hiện nhiệm vụ theo nhóm"))
        title = page.find("Tiến độ thực hiện nhiệm vụ theo nhóm")
        for legend in ("Hoàn thành đúng hạn", "Đang thực hiện", "Quá hạn chưa hoàn thành"):
            assert page.find(legend)[0].baseline > title[0].baseline
        assert not page.holds("Hoàn thành quá hạn")  # it counts nothing


def test_one_recipient_stands_on_the_line_and_several_under_the_colon(pages: Mapping[str, tuple[Page, ...]]) -> None:
    line = pages["bao_cao"][0].find("Kính gửi: Sở Nội vụ tỉnh Khánh Hòa")
    centre = LEFT + text_width_mm() * MM / 2
    assert abs((line[0].left + line[-1].right) / 2 - centre) < 1
    page = pages["hai_noi"][0]
    colon = page.find("Kính gửi:")[-1].right
    dashes = [page.find(f"- {name}")[0] for name in ("Ủy ban nhân dân tỉnh;", "Sở Nội vụ.")]
    assert dashes[0].left == pytest.approx(dashes[1].left, abs=0.1)
    assert colon - 6 < dashes[0].left < colon + 0.5
    assert dashes[0].baseline < dashes[1].baseline


def test_the_subject_of_a_letter_stands_under_its_number_in_the_left_column(
    pages: Mapping[str, tuple[Page, ...]],
) -> None:
    page = pages["cong_van"][0]
    so, about, date = page.find("Số:")[0], page.find("V/v đôn đốc"), page.find("Khánh Hòa, ngày")[0]
    assert abs(so.baseline - date.baseline) < 0.3
    # A line of 13 pt and the gap of 6 pt that the decree asks for.
    assert about[0].baseline - so.baseline == pytest.approx(13 * 1.15 + 6, abs=0.5)
    assert about[-1].right < date.left + 30
    assert not any("CÔNG VĂN" in word.text for word in page.words)
