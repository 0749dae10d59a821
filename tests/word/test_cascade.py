"""What a run and a paragraph look like once defaults, styles, tables, numbering, theme and direct formatting met."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.findings import Refused
from generator.word.document import Document, Paragraph, read_document
from generator.word.formatting import RunFormat
from generator.word.package import Package

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


def read(body: str, styles: str | None = "", numbering: str = "", namespace: str = _NS) -> Document:
    """A file of one body with some styles."""
    parts = {"document": f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>', "theme": _THEME}
    if styles is not None:
        parts["styles"] = f'<w:styles xmlns:w="{_NS}">{styles}</w:styles>'
    if numbering:
        parts["numbering"] = f'<w:numbering xmlns:w="{_NS}">{numbering}</w:numbering>'
    links = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{_OFFICE}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        for name, source in parts.items():
            archive.writestr(f"word/{name}.xml", source)
    return read_document(Package.read(stream.getvalue()))


def paragraph(body: str, styles: str | None = "", numbering: str = "") -> Paragraph:
    return read(body, styles, numbering).paragraphs[0]


def letters(body: str, styles: str | None = "") -> RunFormat:
    return paragraph(body, styles).pieces[0].format


def style(id: str, properties: str, *, kind: str = "paragraph", base: str = "", default: bool = False) -> str:
    parent = f'<w:basedOn w:val="{base}"/>' if base else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"{first}><w:name w:val="{id}"/>{parent}{properties}</w:style>'


def run(properties: str = "", text: str = "Chữ") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def one(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


BOLD_STYLE = style("Dam", "<w:rPr><w:b/></w:rPr>")
STRONG = style("Manh", "<w:rPr><w:b/></w:rPr>", kind="character")


def test_bold_in_the_style_of_the_paragraph_and_of_the_letters_is_bold_no_more() -> None:
    in_both = one(run('<w:rStyle w:val="Manh"/>'), '<w:pStyle w:val="Dam"/>')
    assert not letters(in_both, BOLD_STYLE + STRONG).bold
    assert letters(one(run('<w:rStyle w:val="Manh"/>')), STRONG).bold
    assert letters(one(run(), '<w:pStyle w:val="Dam"/>'), BOLD_STYLE).bold


def test_bold_set_by_hand_wins_over_every_style() -> None:
    by_hand = one(run('<w:rStyle w:val="Manh"/><w:b/>'), '<w:pStyle w:val="Dam"/>')
    assert letters(by_hand, BOLD_STYLE + STRONG).bold
    assert not letters(one(run('<w:b w:val="0"/>'), '<w:pStyle w:val="Dam"/>'), BOLD_STYLE).bold
    assert not letters(one(run('<w:b w:val="false"/>'), '<w:pStyle w:val="Dam"/>'), BOLD_STYLE).bold


def test_a_style_that_takes_back_its_parents_bold_is_not_bold() -> None:
    child = style("Con", '<w:rPr><w:b w:val="0"/><w:i/></w:rPr>', base="Dam")
    format = letters(one(run(), '<w:pStyle w:val="Con"/>'), BOLD_STYLE + child)
    assert (format.bold, format.italic) == (False, True)


def test_styles_based_on_each_other_in_a_circle_are_cut() -> None:
    circle = style("A", "<w:rPr><w:b/></w:rPr>", base="B") + style("B", '<w:rPr><w:sz w:val="30"/></w:rPr>', base="A")
    format = letters(one(run(), '<w:pStyle w:val="A"/>'), circle)
    assert (format.bold, format.size_pt) == (True, 15)


@pytest.mark.parametrize("styles", [None, ""])
def test_without_defaults_letters_are_as_the_standard_says(styles: str | None) -> None:
    read_format = letters(one(run()), styles)
    assert (read_format.font, read_format.size_pt, read_format.colour) == ("Times New Roman", 10, "000000")


def test_defaults_give_way_to_the_default_style_and_that_to_the_named_one() -> None:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    normal = style("Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', default=True)
    small = style("Nho", '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr>', base="Normal")
    plain = paragraph(one(run()), defaults + normal + small)
    named = paragraph(one(run(), '<w:pStyle w:val="Nho"/>'), defaults + normal + small)
    assert [each.pieces[0].format.size_pt for each in (plain, named)] == [14, 13]
    assert [each.format.after_pt for each in (plain, named)] == [8, 0]
    assert named.format.line == pytest.approx(259 / 240)
    assert plain.pieces[0].format.font == "Calibri"


def test_a_font_of_the_theme_is_the_font_the_theme_names() -> None:
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Calibri" w:hAnsi="Calibri"/>'
    assert letters(one(run(themed))).font == "Times New Roman"
    assert letters(one(run('<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'))).font == "Cambria"


def test_what_a_format_was_before_a_tracked_change_does_not_count() -> None:
    changed = (
        '<w:sz w:val="28"/><w:rPrChange w:id="1" w:author="x"><w:rPr><w:b/><w:sz w:val="20"/></w:rPr></w:rPrChange>'
    )
    format = letters(one(run(changed)))
    assert (format.bold, format.size_pt) == (False, 14)


def test_deleted_words_are_no_words_and_inserted_ones_are() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run(text="thêm")}</w:ins>'
    document = read(one(deleted + inserted))
    assert document.paragraphs[0].text == "thêm"
    assert "tracked" in document.notes


def test_hidden_letters_are_not_read() -> None:
    assert paragraph(one(run("<w:vanish/>", "ẩn") + run(text="hiện"))).text == "hiện"


def test_a_table_style_gives_its_first_row_what_it_says_of_it_and_no_other_row() -> None:
    table_style = style(
        "Bang",
        '<w:rPr><w:sz w:val="20"/></w:rPr><w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:tblStylePr>",
        kind="table",
    )

    def table(look: str) -> str:
        rows = "".join(f"<w:tr><w:tc><w:p>{run(text=word)}</w:p></w:tc></w:tr>" for word in ("Đầu", "Thân"))
        properties = f'<w:tblPr><w:tblStyle w:val="Bang"/>{look}</w:tblPr>'
        return f'<w:tbl>{properties}<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{rows}</w:tbl>'

    head, body = read(table('<w:tblLook w:firstRow="1"/>'), table_style).paragraphs[:2]
    assert (head.pieces[0].format.bold, head.format.align) == (True, "center")
    assert (body.pieces[0].format.bold, body.format.align) == (False, "left")
    assert body.pieces[0].format.size_pt == 10
    unasked = read(table('<w:tblLook w:val="0000"/>'), table_style).paragraphs[0]
    assert not unasked.pieces[0].format.bold


def test_bold_in_a_table_style_and_in_the_paragraphs_style_is_bold_no_more() -> None:
    bold_table = style("Bang", "<w:rPr><w:b/></w:rPr>", kind="table")
    inside = one(run(), '<w:pStyle w:val="Dam"/>')
    properties = '<w:tblPr><w:tblStyle w:val="Bang"/></w:tblPr>'
    cell = f"<w:tbl>{properties}<w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    assert not letters(cell, bold_table + BOLD_STYLE).bold


_LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText'
    ' w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)


def numbered(level: int, extra: str = "") -> str:
    return one(run(), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>{extra}')


def test_labels_count_by_level_and_begin_anew_below_the_next_heading() -> None:
    body = "".join(numbered(level) for level in (0, 1, 1, 0, 1))
    assert [each.label for each in read(body, numbering=_LIST).paragraphs] == ["I.", "1.", "2.", "II.", "1."]


def test_a_number_brings_its_indents_and_those_set_by_hand_win() -> None:
    plain = paragraph(numbered(0), numbering=_LIST)
    assert (round(plain.format.left_mm, 1), round(plain.format.first_line_mm, 2)) == (12.7, -6.35)
    by_hand = paragraph(numbered(0, '<w:ind w:left="0" w:firstLine="567"/>'), numbering=_LIST)
    assert (by_hand.format.left_mm, round(by_hand.format.first_line_mm)) == (0, 10)


def test_the_strict_form_of_the_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        read(one(run()), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert "Strict" in str(refused.value)
