"""`vanban check --html`: one page that needs nothing else, whatever the file holds."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.checking.page_places import LaidOut, PlacedWord, place_report
from generator.checking.report import check_document
from generator.checking.report_page import build_report_page
from generator.word.document import read_document
from generator.word.package import Package
from generator.workflow.check_results import draw_pages
from generator.workflow.checking_documents import read_checked
from generator.workflow.page_pictures import NO_PICTURES
from tests.checking.handmade import report, to_bytes
from tests.checking.mutations import change, set_runs, set_text

BODY = "word/document.xml"
ATTACK = "<script>alert('x')</script>\"><img src=http://a.vn/x onerror=alert(1)>"


def attacked() -> bytes:
    source = change(to_bytes(report()), BODY, set_text("Trên đây", "Trên đây", f"Trên đây {ATTACK}"))
    return change(change(source, BODY, set_runs("Trên đây", font="Arial")), BODY, set_runs("CỘNG", sz="22"))


class Page(HTMLParser):
    """What a browser would do with a page: the elements it makes and the addresses it goes to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(source: bytes, name: str = "<b>tệp</b>.docx") -> str:
    found = check_document(read_document(Package.read(source, file=name)))
    return build_report_page(found, {}, {}, note=NO_PICTURES)


def test_what_a_file_holds_is_text_and_nothing_else() -> None:
    page = Page(page_of(attacked()))
    assert "script" not in page.tags and "img" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "<b>tệp</b>.docx" in page.text and "<script>alert(" in page.text


def test_nothing_is_fetched() -> None:
    page = page_of(attacked())
    addresses = [value for name, value in Page(page).attributes if name in ("src", "href", "action", "data")]
    assert all(value.startswith(("#", "data:image/png;base64,")) for value in addresses)
    assert "url(" not in page and "@import" not in page and "default-src 'none'" in page


def test_every_finding_says_how_bad_it_is_where_what_is_asked_and_what_was_measured() -> None:
    source = attacked()
    page = Page(page_of(source))
    findings = check_document(read_document(Package.read(source))).findings
    assert len(findings) >= 2
    for finding in findings:
        for word in (finding.severity.word, finding.required, finding.clause, finding.measured):
            assert word in page.text
    assert NO_PICTURES in page.text and "Yêu cầu không đo được" in page.text


def test_the_same_file_gives_the_same_page() -> None:
    assert page_of(attacked()) == page_of(attacked())


def test_words_are_found_on_the_pages_they_are_on() -> None:
    source = to_bytes(report())
    document = read_document(Package.read(change(source, BODY, set_runs("Trên đây", font="Arial"))))
    words = [
        PlacedWord(word, 1 + at // 60, (at % 10) / 10, (at % 60) / 60, (at % 10) / 10 + 0.05, (at % 60) / 60 + 0.01)
        for at, word in enumerate(" ".join(one.text for one in document.paragraphs).split())
    ]
    found, marks = place_report(check_document(document), document, LaidOut(99, words))
    finding = next(one for one in found.findings if one.rule == "PG6.font")
    first = next(word for word in words if word.text == "Trên" and words[words.index(word) + 2].text == "là")
    assert finding.spots[0].page == first.page > 1
    assert finding.as_json()["place"].startswith(f"trang {first.page}, ")
    assert marks[finding.spots[0]][0].page == first.page


def test_words_that_are_not_on_the_pages_get_no_mark() -> None:
    document = read_document(Package.read(change(to_bytes(report()), BODY, set_runs("Trên đây", font="Arial"))))
    found, marks = place_report(check_document(document), document, LaidOut(1, ()))
    assert not any(marks.values()) and not any(spot.page for one in found.findings for spot in one.spots)


@pytest.mark.libreoffice
def test_with_libreoffice_the_pages_are_shown_with_their_marks(tmp_path: Path) -> None:
    if not all(map(shutil.which, ("soffice", "pdftotext", "pdftoppm"))):
        pytest.skip("no LibreOffice or no poppler here")
    path = tmp_path / "a.docx"
    path.write_bytes(attacked())
    drawn = draw_pages(read_checked(path))
    assert drawn.note == ""
    pages = {spot.page for finding in drawn.report.findings for spot in finding.spots}
    assert set(drawn.pictures) == pages and len(pages) == 2
    page = build_report_page(drawn.report, drawn.pictures, drawn.marks)
    assert len(re.findall(r'src="data:image/png;base64,', page)) == 2
    assert len(re.findall(r'class="dau ', page)) >= 2
    for box in re.findall(r"left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;height:([\d.]+)%", page):
        left, top, width, height = map(float, box)
        assert left >= 0 and left + width <= 100 and top >= 0 and top + height <= 100


def test_without_libreoffice_the_report_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_SOFFICE", str(tmp_path / "nothing"))
    path = tmp_path / "a.docx"
    path.write_bytes(attacked())
    drawn = draw_pages(read_checked(path))
    assert drawn.note == NO_PICTURES and not drawn.pictures
