"""What stands in real documents beside text: pictures, notes, captions, heads of other grids. None of it is a fault."""

from __future__ import annotations

import pytest

from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, draft
from tests.checking.specimens import Specimen, Trial, W

DIRECT = LOOKS[0]
PICTURE = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:pPr><w:jc w:val="left"/></w:pPr><w:r>'
    '<w:drawing><wp:inline><wp:extent cx="3000000" cy="2000000"/><wp:docPr id="9" name="Chart"/>'
    '<a:graphic><a:graphicData uri="c"/>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
NOTE = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:rPr><w:rFonts w:ascii="Calibri"'
    ' w:hAnsi="Calibri"/><w:color w:val="FF0000"/><w:vertAlign w:val="superscript"/><w:sz w:val="16"/></w:rPr>'
    "<w:t>1</w:t></w:r>"
)


def trial(text: str) -> Trial:
    return Trial(Specimen.of(text, draft(TEXTS[text], DIRECT)))


def body_paragraphs(tried: Trial) -> list[int]:
    """The numbers of the paragraphs of text."""
    return [
        tried.specimen.number_of(one.paragraph)
        for instrument in tried.specimen.instruments
        for one in instrument.of("C12")
        if not one.text.endswith("./.")
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_a_picture_between_paragraphs_is_not_measured_as_text(text: str) -> None:
    from lxml import etree

    tried = trial(text)
    for number in body_paragraphs(tried)[:2]:
        tried.paragraph_at(number).addnext(etree.fromstring(PICTURE))
    assert tried.told() == set()


@pytest.mark.parametrize("text", TEXTS)
def test_the_mark_of_a_footnote_is_set_as_marks_are(text: str) -> None:
    from lxml import etree

    tried = trial(text)
    for number in body_paragraphs(tried)[:2]:
        run = next(tried.paragraph_at(number).iter(W + "r"))
        run.addnext(etree.fromstring(NOTE))
    assert tried.told() == set()


@pytest.mark.parametrize("text", TEXTS)
def test_an_empty_column_between_the_two_of_the_head_changes_nothing(text: str) -> None:
    from lxml import etree

    tried = trial(text)
    table = next(tried.root().iter(W + "tbl"))
    grid = table.find(W + "tblGrid")
    assert grid is not None
    column = etree.Element(W + "gridCol")
    column.set(W + "w", "200")
    grid.insert(1, column)
    for row in table.iter(W + "tr"):
        cell = etree.Element(W + "tc")
        etree.SubElement(cell, W + "p")
        row.findall(W + "tc")[0].addnext(cell)
    assert tried.told() == set()


@pytest.mark.parametrize("text", TEXTS)
def test_letters_in_a_table_of_the_text_may_have_any_size(text: str) -> None:
    tried = trial(text)
    for table in tried.root().iter(W + "tbl"):
        for size in table.iter(W + "sz") if table.find(f"{W}tblPr/{W}tblBorders") is not None else ():
            size.set(W + "val", "18")
    assert tried.told() == set()
