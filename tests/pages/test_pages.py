"""Every document, set as pages: what is true of each page whatever the data say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from generator.decree.house import number
from tests.golden.cases import CASES
from tests.pages.conftest import Documents
from tests.pages.expected import Section, characters, read_sections
from tests.pages.measured import MM, Page, Word, text_of
from tests.pages.years import DECISIONS, HEADS, PLANS

pytestmark = pytest.mark.libreoffice

BOTH = ("ke_hoach", "quyet_dinh")
TOP, BOTTOM = number("PG3.top") * MM, number("PG3.bottom") * MM
LEFT, RIGHT = number("PG4") * MM, number("PG5") * MM
NAMES = [
    *(f"{case.name}/{document}" for case in CASES for document in case.expected()),
    *(f"{year}/ke_hoach" for year in ("nhom_o_chan_trang", "nam_tram", "hang_cao")),
    *(f"ky_{lines}/ke_hoach" for lines in PLANS),
    *(f"ky_qd_{lines}/quyet_dinh" for lines in DECISIONS),
]
UNLISTED = [  # made with the years, and not looked at closely; of heads see test_heads_and_signatures.py
    *(f"{name}{state}/{document}" for name, *_ in HEADS for state in ("", "_du_thao") for document in BOTH),
    *(f"{year}/quyet_dinh" for year in ("nhom_o_chan_trang", "nam_tram", "hang_cao")),
    *(f"ky_qd_{lines}/ke_hoach" for lines in DECISIONS),
]
WITH_APPENDIX = [
    name
    for name in NAMES
    if not name.endswith("quyet_dinh") and name not in {f"ky_{lines}/ke_hoach" for lines in PLANS}
]

every_document = pytest.mark.parametrize("name", NAMES)
every_appendix = pytest.mark.parametrize("name", WITH_APPENDIX)


def body_words(page: Page) -> list[Word]:
    return [word for word in page.words if word.bottom > TOP]


def text_words(page: Page, section: Section) -> list[Word]:
    """The words below the top margin without those that a chart draws: it stands under its name, at the foot."""
    named = [page.find(name)[-1].baseline for name in section.charts if page.holds(name)]
    return [word for word in body_words(page) if not named or word.baseline <= named[0] + 1]


def number_words(page: Page) -> list[Word]:
    return [word for word in page.words if word.bottom <= TOP]


def top_words(page: Page) -> list[str]:
    """The words of a page without its number, line by line."""
    return [word.text for line in page.lines for word in line if word.bottom > TOP]


def sections_of(pages: tuple[Page, ...], sections: list[Section]) -> Iterator[tuple[Section, list[Page]]]:
    """Each section with its pages: an appendix begins where its heading stands at the top."""
    rest = list(pages)
    for position, section in enumerate(sections):
        mine = [rest.pop(0)]
        following = sections[position + 1].heading[:8] if position + 1 < len(sections) else None
        while rest and (following is None or top_words(rest[0])[: len(following)] != following):
            mine.append(rest.pop(0))
        yield section, mine
    assert not rest


def test_every_document_is_looked_at(documents: Documents) -> None:
    assert sorted(documents) == sorted([*NAMES, *UNLISTED])


@every_document
def test_nothing_stands_outside_the_margins(documents: Documents, name: str) -> None:
    for page in documents[name]:
        for word in body_words(page):
            assert word.left >= LEFT - 0.5 and word.right <= page.width - RIGHT + 0.5, (page.position, word)
            assert word.head >= TOP - 0.5 and word.foot <= page.height - BOTTOM + 0.5, (page.position, word)


@every_document
def test_no_page_is_blank(documents: Documents, name: str) -> None:
    assert all(body_words(page) for page in documents[name])


@every_document
def test_every_character_is_on_the_pages_and_the_header_row_on_each_of_its_pages(
    documents: Documents, name: str
) -> None:
    for section, pages in sections_of(documents[name], read_sections(documents.docx(name))):
        expected = section.characters
        for _ in pages[1:]:
            expected = expected + characters("".join(section.titles))
        shown: Counter[str] = Counter()
        for page in pages:
            shown += characters("".join(word.text for word in text_words(page, section)))
        assert shown == expected, (shown - expected, expected - shown)


@every_document
def test_no_word_is_printed_over_another(documents: Documents, name: str) -> None:
    for page in documents[name]:
        words = sorted(page.words, key=lambda word: word.baseline)
        for position, word in enumerate(words):
            for other in words[position + 1 :]:
                if other.baseline - word.baseline > 0.8 * other.size:
                    break
                apart = other.left > word.right - 0.5 or word.left > other.right - 0.5
                assert apart, (page.position, word, other)


@every_document
def test_page_numbers_are_centred_in_the_top_margin_hidden_on_the_first_page_and_begin_anew_in_each_section(
    documents: Documents, name: str
) -> None:
    for _, pages in sections_of(documents[name], read_sections(documents.docx(name))):
        shown = [text_of(number_words(page)) for page in pages]
        assert shown == ["", *(str(position) for position in range(2, len(pages) + 1))]
        for page in pages[1:]:
            (word,) = number_words(page)
            assert abs((word.left + word.right) / 2 - (LEFT + page.width - RIGHT) / 2) < 1
            assert word.top > 0


@every_document
def test_a_plan_stands_upright_and_its_appendices_lie(documents: Documents, name: str) -> None:
    for section, pages in sections_of(documents[name], read_sections(documents.docx(name))):
        assert all(page.is_landscape == (section.table is not None) for page in pages)


@every_appendix
def test_the_header_row_stands_at_the_top_of_every_page_of_an_appendix(documents: Documents, name: str) -> None:
    found = 0
    for section, pages in sections_of(documents[name], read_sections(documents.docx(name))):
        if section.table is None:
            continue
        for position, page in enumerate(pages):
            above = section.heading if position == 0 else []
            words = sorted(body_words(page), key=lambda word: word.top)
            assert Counter(word.text for word in words[: len(above)]) == Counter(above)
            titles = words[len(above) : len(above) + len(section.titles)]
            assert Counter(word.text for word in titles) == Counter(section.titles), page.position
            if position:
                assert titles[0].top - TOP < 3 * MM
            found += 1
    assert found


@every_appendix
def test_no_group_row_is_the_last_row_of_a_page_that_is_not_the_last(documents: Documents, name: str) -> None:
    for section, pages in sections_of(documents[name], read_sections(documents.docx(name))):
        for page in pages[:-1]:
            last = text_of(page.lines[-1])
            assert not any(f" {group}".endswith(f" {last}") for group in section.groups), (page.position, last)


@every_appendix
def test_the_number_of_a_group_is_not_broken(documents: Documents, name: str) -> None:
    for section, pages in sections_of(documents[name], read_sections(documents.docx(name))):
        for group in section.groups:
            number_and_name = " ".join(group.split()[:2])
            assert any(page.holds(number_and_name) for page in pages), number_and_name
