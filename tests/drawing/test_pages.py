"""The templates filled in and set as pages: what stands level, inside the margins, and on which page."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docxtpl import DocxTemplate, RichText
from jinja2 import Environment

from generator.decree.house import head_widths_mm, number

MM = 72 / 25.4
COLUMNS = ("STT", "Nhiệm vụ", "Kết quả")


def head(**given: str) -> SimpleNamespace:
    words = {
        "co_quan_chu_quan": "UBND TỈNH KHÁNH HÒA",
        "co_quan": "BAN QUẢN LÝ\nKHU KINH TẾ VÂN PHONG",
        "so": "15",
        "ky_hieu": "QĐ-KKT",
        "dia_danh": "Khánh Hòa",
        "ngay": "14",
        "thang": "01",
        "nam": "2022",
    }
    return SimpleNamespace(**{**words, **given})


def signer(**given: Any) -> SimpleNamespace:
    words = {
        "quyen_han": (),
        "chuc_vu": "TRƯỞNG BAN",
        "chuc_vu_khac": "",
        "ho_ten": "Nguyễn Trọng Hoàng",
        "noi_nhan": ("Như Điều 3;", "Sở Nội vụ;"),
        "luu": "VT, VP",
    }
    return SimpleNamespace(**{**words, **given})


def words(text: str, **looks: Any) -> RichText:
    return RichText(text, **looks)


def block(kind: str, mark: str, text: str) -> SimpleNamespace:
    return SimpleNamespace(kieu=kind, so=mark, van_ban=words(text))


def decision(**given: Any) -> dict[str, Any]:
    articles = [
        SimpleNamespace(so="1", tieu_de="", van_ban=words("Ban hành kèm theo Quyết định này Kế hoạch."), noi_dung=()),
        SimpleNamespace(
            so="2",
            tieu_de="Trách nhiệm",
            van_ban=words("Giao các đơn vị:"),
            noi_dung=[block("khoan", "1", "Văn phòng chủ trì;"), block("diem", "đ", "Phòng Đầu tư phối hợp./.")],
        ),
    ]
    context = {
        "dau": head(),
        "trich_yeu": "Ban hành Kế hoạch cải cách hành chính năm 2022\ncủa Ban Quản lý Khu kinh tế Vân Phong",
        "tham_quyen": "TRƯỞNG BAN BAN QUẢN LÝ KHU KINH TẾ VÂN PHONG",
        "can_cu": ("Căn cứ Nghị quyết số 76/NQ-CP của Chính phủ;", "Theo đề nghị của Chánh Văn phòng."),
        "dieu": articles,
        "ky": signer(),
    }
    return {**context, **given}


def appendix(name: str, tasks: int) -> SimpleNamespace:
    rows = [SimpleNamespace(la_nhom=True, so="I", ten="Cải cách thể chế", o=())]
    for position in range(1, tasks + 1):
        texts = (str(position), f"Nhiệm vụ thứ {position}", "Báo cáo")
        rows.append(SimpleNamespace(la_nhom=False, so="", ten="", o=[SimpleNamespace(doan=(text,)) for text in texts]))
    columns = [SimpleNamespace(tieu_de=title) for title in COLUMNS]
    return SimpleNamespace(
        ten=name, tieu_de="NHIỆM VỤ CỤ THỂ", kem_theo="(Kèm theo Quyết định)", cot=columns, hang=rows
    )


def plan(**given: Any) -> dict[str, Any]:
    context = {
        "in_ke_hoach": True,
        "doc_lap": False,
        "dau": head(),
        "ten_loai": "KẾ HOẠCH",
        "trich_yeu": "Cải cách hành chính năm 2022",
        "kem_theo": "(Kèm theo Quyết định số 15/QĐ-KKT\ncủa Ban Quản lý)",
        "noi_dung": [block("muc", "I", "Mục tiêu"), block("gach", "", "Đạt 100%./.")],
        "ky": signer(),
        "phu_luc": [appendix("Phụ lục I", 40), appendix("Phụ lục II", 2)],
    }
    return {**context, **given}


LONG_NAMES = head(
    co_quan_chu_quan="ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA",
    co_quan="BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ\nXÂY DỰNG CÁC CÔNG TRÌNH\nGIAO THÔNG",
)
THREE_LINES = signer(
    quyen_han=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    chuc_vu="PHÓ CHỦ TỊCH",
    chuc_vu_khac="Phó Trưởng ban Chỉ đạo",
    noi_nhan=tuple(f"Nơi nhận thứ {position};" for position in range(1, 13)),
)
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "quyet_dinh": ("quyet_dinh.docx", decision()),
    "ten_dai": ("quyet_dinh.docx", decision(dau=LONG_NAMES, ky=THREE_LINES)),
    "khong_chu_quan": ("quyet_dinh.docx", decision(dau=head(co_quan_chu_quan="", co_quan="BỘ NỘI VỤ"))),
    "ke_hoach": ("ke_hoach.docx", plan()),
    "doc_lap": ("ke_hoach.docx", plan(doc_lap=True, kem_theo="", phu_luc=[appendix("Phụ lục", 3)])),
    "phu_luc": ("ke_hoach.docx", plan(in_ke_hoach=False)),
}


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def baseline(self) -> float:
        """Where the letters stand: the box is as high as Times New Roman's ascent and descent."""
        return self.bottom - (self.bottom - self.top) * 0.216 / (0.891 + 0.216)


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def find(self, phrase: str) -> Word:
        """The first word of a phrase."""
        wanted = phrase.split()
        for start in range(len(self.words)):
            if [word.text for word in self.words[start : start + len(wanted)]] == wanted:
                return self.words[start]
        raise AssertionError(f"{phrase!r} is not on the page: {self.text}")


def read_pages(pdf: Path) -> list[Page]:
    html = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = []
    for width, height, inside in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', html, re.S):
        found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', inside)
        listed = tuple(Word(unescape(text), *map(float, box)) for *box, text in found)
        pages.append(Page(float(width), float(height), listed))
    return pages


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, drawn: dict[str, bytes]) -> dict[str, list[Page]]:
    """Every case as pages; LibreOffice is started once for all."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or pdftotext is not installed")
    folder = tmp_path_factory.mktemp("pages")
    for name, (template, context) in CASES.items():
        document = DocxTemplate(io.BytesIO(drawn[template]))
        document.render(context, jinja_env=Environment(autoescape=True))
        document.save(folder / f"{name}.docx")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in CASES),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {name: read_pages(folder / f"{name}.pdf") for name in CASES}


pytestmark = pytest.mark.libreoffice


@pytest.mark.parametrize("case", CASES)
def test_nothing_stands_outside_the_margins(pages: dict[str, list[Page]], case: str) -> None:
    left, right = number("PG4") * MM, number("PG5") * MM
    top, bottom = number("PG3.top") * MM, number("PG3.bottom") * MM
    for position, page in enumerate(pages[case], 1):
        for word in page.words:
            if word.text.isdigit() and word.bottom < top:
                assert position > 1  # a page number, in the top margin
                continue
            assert left - 0.5 <= word.left, word
            assert word.right <= page.width - right + 0.5, word
            assert top - 1 <= word.top, word
            assert word.bottom <= page.height - bottom + 1, word


@pytest.mark.parametrize(
    ("case", "count"),
    [("quyet_dinh", 1), ("ten_dai", 1), ("khong_chu_quan", 1), ("ke_hoach", 4), ("doc_lap", 2), ("phu_luc", 3)],
)
def test_there_are_as_many_pages_as_needed_and_none_is_blank(
    pages: dict[str, list[Page]], case: str, count: int
) -> None:
    assert len(pages[case]) == count
    assert all(page.words for page in pages[case])


@pytest.mark.parametrize("case", ["quyet_dinh", "ten_dai", "khong_chu_quan", "doc_lap"])
def test_number_and_date_are_level(pages: dict[str, list[Page]], case: str) -> None:
    page = pages[case][0]
    assert abs(page.find("Số: 15/QĐ-KKT").baseline - page.find("Khánh Hòa, ngày 14").baseline) < 0.3


@pytest.mark.parametrize(
    ("case", "first"), [("quyet_dinh", "TRƯỞNG BAN"), ("ten_dai", "TM. ỦY BAN NHÂN DÂN"), ("doc_lap", "TRƯỞNG BAN")]
)
def test_the_receivers_are_level_with_the_first_line_of_the_signer(
    pages: dict[str, list[Page]], case: str, first: str
) -> None:
    page = pages[case][0]
    receivers = page.find("Nơi nhận:")
    beside = [word for word in page.words if word.text == first.split()[0] and word.top > receivers.top - 10]
    assert abs(beside[0].baseline - receivers.baseline) < 0.3
    assert beside[0].left > receivers.right


def test_the_agency_and_the_nation_are_centred_in_their_columns(pages: dict[str, list[Page]]) -> None:
    left, right = (width * MM for width in head_widths_mm())
    start = number("PG4") * MM
    page = pages["quyet_dinh"][0]
    for first, last, centre in (("UBND", "HÒA", start + left / 2), ("Độc", "phúc", start + left + right / 2)):
        begin = next(word for word in page.words if word.text == first)
        end = next(word for word in page.words if word.text == last and abs(word.bottom - begin.bottom) < 1)
        assert abs((begin.left + end.right) / 2 - centre) < 1


def test_lines_broken_by_hand_stay_broken_in_libreoffice(pages: dict[str, list[Page]]) -> None:
    page = pages["ke_hoach"][0]
    assert page.find("của Ban Quản lý)").top > page.find("(Kèm theo Quyết định").bottom - 4
    long_names = pages["ten_dai"][0]
    assert long_names.find("TỈNH KHÁNH").top > long_names.find("ỦY BAN NHÂN DÂN").bottom - 4


def test_a_decision_without_a_parent_body_begins_with_its_own_name(pages: dict[str, list[Page]]) -> None:
    page = pages["khong_chu_quan"][0]
    assert abs(page.find("BỘ NỘI VỤ").top - page.find("CỘNG HÒA XÃ HỘI").top) < 0.7


def test_a_plan_with_a_decision_has_no_number_no_date_and_no_signature(pages: dict[str, list[Page]]) -> None:
    text = pages["ke_hoach"][0].text
    assert "Số:" not in text
    assert "Nơi nhận:" not in text
    assert "Kèm theo" in text


def test_a_plan_on_its_own_has_them(pages: dict[str, list[Page]]) -> None:
    text = pages["doc_lap"][0].text
    assert "Số: 15/QĐ-KKT" in text
    assert "- Lưu: VT, VP." in text
    assert "Kèm theo" not in text


def test_each_appendix_is_landscape_with_its_header_row_on_every_page(pages: dict[str, list[Page]]) -> None:
    first, second, third = pages["phu_luc"]
    assert all(page.width > page.height for page in (first, second, third))
    assert pages["ke_hoach"][0].width < pages["ke_hoach"][0].height
    assert "Phụ lục I NHIỆM VỤ" in first.text
    assert "Phụ lục II NHIỆM VỤ" in third.text
    for page in (first, second, third):
        header = [page.find(title) for title in COLUMNS]
        assert max(word.top for word in header) - min(word.top for word in header) < 0.5


def test_page_numbers_begin_anew_in_each_appendix_and_the_first_is_hidden(pages: dict[str, list[Page]]) -> None:
    top = number("PG3.top") * MM
    numbers = [[word.text for word in page.words if word.bottom < top] for page in pages["ke_hoach"]]
    assert numbers == [[], [], ["2"], []]
    page = pages["ke_hoach"][2]
    shown = next(word for word in page.words if word.bottom < top)
    middle = (number("PG4") * MM + page.width - number("PG5") * MM) / 2
    assert abs((shown.left + shown.right) / 2 - middle) < 1


def test_a_group_is_not_left_alone_at_the_foot_of_a_page(pages: dict[str, list[Page]]) -> None:
    first = pages["phu_luc"][0]
    assert first.find("Nhiệm vụ thứ 1").top > first.find("Cải cách thể chế").top


def test_numbers_and_titles_of_every_kind_are_printed_with_their_marks(pages: dict[str, list[Page]]) -> None:
    text = pages["quyet_dinh"][0].text
    assert "Điều 1. Ban hành" in text
    assert "Điều 2. Trách nhiệm Giao các đơn vị: 1. Văn phòng chủ trì; đ) Phòng Đầu tư phối hợp./." in text
    assert "I. MỤC TIÊU - Đạt 100%./." in pages["ke_hoach"][0].text
