"""What is read from a document is what a person sees in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Refused
from generator.word.outline import CellText, ParagraphText, TableText, outline_lines, read_outline

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
END_OF_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def document(*body: str) -> bytes:
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>".encode()


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def says(text: str) -> str:
    return paragraph(run(text))


def cell(*content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/>{properties}</w:tcPr>{"".join(content)}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(content: str, tag: str | None = "vung") -> str:
    named = f'<w:tag w:val="{tag}"/>' if tag is not None else ""
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content: str) -> str:
    """A text box as Word writes it: once for programs of today, once for older ones."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def texts(*body: str) -> list[str]:
    return [block.text for block in read_outline(document(*body)) if isinstance(block, ParagraphText)]


def only_text(*content: str) -> str:
    [text] = texts(paragraph(*content))
    return text


def cells_of(*content: str) -> list[str]:
    [found] = read_outline(document(table(row(cell(*content)))))
    assert isinstance(found, TableText)
    return [one.text for line in found.rows for one in line]


def test_paragraphs_and_tables_come_in_the_order_of_the_document() -> None:
    found = read_outline(
        document(
            paragraph(run("QUYẾT ĐỊNH"), style="TenLoai"),
            table(row(cell(says("1")), cell(says("Rà soát")))),
            says("Nơi nhận:"),
            paragraph(),
        )
    )
    assert found == (
        ParagraphText("QUYẾT ĐỊNH", "TenLoai", ()),
        TableText(((CellText("1", 1, False), CellText("Rà soát", 1, False)),), 0, ()),
        ParagraphText("Nơi nhận:", "", ()),
        ParagraphText("", "", ()),
    )


def test_runs_are_joined_as_they_stand() -> None:
    assert only_text(run("Sở "), run("KH&ĐT"), run(" <b 5%")) == "Sở KH&ĐT <b 5%"


def test_tabs_and_breaks_in_runs_are_text_and_tab_stops_and_page_breaks_are_not() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs></w:pPr>'
    content = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/><w:cr/><w:t>d</w:t></w:r>"
    assert only_text(stops, content) == "a\tb\nc\nd"


def test_a_hyphen_that_does_not_break_and_a_symbol_are_text() -> None:
    assert only_text('<w:r><w:t>CTr</w:t><w:noBreakHyphen/><w:t>TU</w:t><w:sym w:font="X" w:char="2611"/></w:r>') == (
        "CTr\u2011TU\u2611"
    )


def test_blanks_at_the_ends_are_kept_only_where_word_keeps_them() -> None:
    assert only_text("<w:r><w:t> a </w:t></w:r>", run(" b ")) == "a b "


def test_deleted_and_moved_text_is_left_out_and_inserted_text_kept() -> None:
    assert (
        only_text(
            run("năm "),
            "<w:del><w:r><w:delText>2021</w:delText><w:tab/><w:br/></w:r></w:del>",
            f"<w:ins>{run('2022')}</w:ins>",
            f"<w:moveFrom>{run(' cũ')}</w:moveFrom><w:moveTo>{run(' mới')}</w:moveTo>",
        )
        == "năm 2022 mới"
    )


def test_a_paragraph_deleted_with_its_mark_is_gone_and_an_empty_one_is_not() -> None:
    gone = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    )
    assert texts(says("a"), gone, paragraph(), says("b")) == ["a", "", "b"]


def test_the_style_before_a_tracked_change_of_style_is_not_the_style() -> None:
    changed = '<w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Cu"/></w:pPr></w:pPrChange></w:pPr>'
    assert read_outline(document(paragraph(changed, run("a")))) == (ParagraphText("a", "", ()),)


def test_of_fields_the_results_are_read_and_not_the_codes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("trong mã")}{END_OF_FIELD}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("kết quả")}{END_OF_FIELD}'
    )
    assert only_text(run("a "), field, run(" b")) == "a kết quả b"
    assert only_text(f'<w:fldSimple w:instr=" PAGE ">{run("5")}</w:fldSimple>') == "5"


def test_text_in_controls_links_tags_and_formulas_is_found() -> None:
    assert (
        only_text(
            control(run("a")),
            f"<w:hyperlink>{run('b')}</w:hyperlink>",
            f"<w:smartTag>{run('c')}</w:smartTag>",
            "<m:oMath><m:r><m:t>d</m:t></m:r></m:oMath>",
        )
        == "abcd"
    )


def test_regions_are_named_from_the_outside_in() -> None:
    inner = control(says("a") + table(row(cell(says("b")))), "trong")
    found = read_outline(document(control(inner + control(says("c"), None), "ngoai"), says("d")))
    assert [(type(block), block.regions) for block in found] == [
        (ParagraphText, ("ngoai", "trong")),
        (TableText, ("ngoai", "trong")),
        (ParagraphText, ("ngoai",)),
        (ParagraphText, ()),
    ]


def test_rows_and_cells_in_controls_are_rows_and_cells_of_the_table() -> None:
    [found] = read_outline(
        document(
            table(
                row(cell(says("STT")), cell(says("Nhiệm vụ")), properties="<w:tblHeader/>"),
                control(row(cell(says("1")), control(cell(control(says("Rà soát")))))),
                control(row(cell(says("2")), cell(says("Báo cáo")))),
            )
        )
    )
    assert isinstance(found, TableText)
    assert [[one.text for one in line] for line in found.rows] == [
        ["STT", "Nhiệm vụ"],
        ["1", "Rà soát"],
        ["2", "Báo cáo"],
    ]


def test_spans_merges_and_header_rows_are_told() -> None:
    [found] = read_outline(
        document(
            table(
                row(cell(says("a")), properties="<w:tblHeader/>"),
                row(cell(says("b")), properties='<w:tblHeader w:val="1"/>'),
                row(cell(says("c"), properties='<w:gridSpan w:val="4"/>'), properties='<w:tblHeader w:val="0"/>'),
                row(cell(says("d"), properties='<w:vMerge w:val="restart"/>'), properties="<w:tblHeader/>"),
                row(cell(paragraph(), properties="<w:vMerge/>")),
                row(cell(paragraph(), properties='<w:gridSpan w:val="x"/><w:vMerge w:val="continue"/>')),
            )
        )
    )
    assert isinstance(found, TableText)
    assert found.header_rows == 2
    assert [line[0] for line in found.rows] == [
        CellText("a", 1, False),
        CellText("b", 1, False),
        CellText("c", 4, False),
        CellText("d", 1, False),
        CellText("", 1, True),
        CellText("", 1, True),
    ]


def test_a_table_of_header_rows_only_has_them_all() -> None:
    [found] = read_outline(document(table(row(cell(says("a")), properties="<w:tblHeader/>"))))
    assert isinstance(found, TableText)
    assert found.header_rows == 1


def test_the_paragraphs_of_a_cell_are_lines() -> None:
    assert cells_of(says("một"), paragraph(), says("ba")) == ["một\n\nba"]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    inner = table(row(cell(says("b")), cell(says("c"))), row(cell(table(row(cell(says("d"))))))) + says("e")
    assert cells_of(says("a"), inner) == ["a\nb\nc\nd\ne"]


def test_a_deleted_row_is_gone() -> None:
    [found] = read_outline(document(table(row(cell(says("a")), properties='<w:del w:id="1"/>'), row(cell(says("b"))))))
    assert isinstance(found, TableText)
    assert [line[0].text for line in found.rows] == ["b"]


def test_a_text_box_follows_its_paragraph_once() -> None:
    content = says("trong hộp") + table(row(cell(says("bảng trong hộp"))))
    found = read_outline(document(control(paragraph(run("trước "), box(content), run("sau")), "vung"), says("cuối")))
    assert found == (
        ParagraphText("trước sau", "", ("vung",)),
        ParagraphText("trong hộp", "", ("vung",)),
        TableText(((CellText("bảng trong hộp", 1, False),),), 0, ("vung",)),
        ParagraphText("cuối", "", ()),
    )


def test_a_text_box_in_a_cell_is_text_of_the_cell_once() -> None:
    content = says("trong hộp") + table(row(cell(says("bảng trong hộp"))))
    assert cells_of(paragraph(run("trước"), box(content)), says("sau")) == ["trước\ntrong hộp\nbảng trong hộp\nsau"]


def test_of_blocks_in_several_forms_the_first_is_read() -> None:
    forms = f"<mc:Choice Requires='w14'>{says('mới')}</mc:Choice><mc:Fallback>{says('cũ')}</mc:Fallback>"
    assert texts(says("a"), f"<mc:AlternateContent>{forms}</mc:AlternateContent>", says("b")) == ["a", "mới", "b"]
    assert texts(f"<mc:AlternateContent><mc:Fallback>{says('cũ')}</mc:Fallback></mc:AlternateContent>") == ["cũ"]


def test_blocks_in_custom_xml_are_found() -> None:
    assert texts(f"<w:customXml w:element='x'>{says('a')}</w:customXml>") == ["a"]


def test_headers_and_other_parts_are_read_too() -> None:
    assert read_outline(f"<w:hdr {NAMESPACES}>{says('2')}</w:hdr>".encode()) == (ParagraphText("2", "", ()),)


def test_comments_in_the_xml_change_nothing() -> None:
    assert texts("<w:p><!-- x --><w:r><w:t>a<!-- y -->b</w:t></w:r></w:p>") == ["ab"]


def test_any_encoding_that_xml_allows_is_read() -> None:
    xml = document(says("Khánh Hòa")).decode()
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{xml}'
    assert read_outline(declared.encode("utf-16")) == (ParagraphText("Khánh Hòa", "", ()),)


BOMB = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "van_ban_hong"),
        (b"<w:document", "van_ban_hong"),
        (document(says("a"))[:-3], "van_ban_hong"),
        (document("<w:p>" * 300 + "</w:p>" * 300), "van_ban_hong"),
        (BOMB.encode() + document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"), "khong_phai_van_ban_word"),
        (b"<html/>", "khong_phai_van_ban_word"),
        (b"<tr/>", "khong_phai_van_ban_word"),
    ],
)
def test_what_is_no_word_document_is_refused(source: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_outline(source, file="ke_hoach.docx")
    [finding] = refused.value.findings
    assert finding.code == code
    assert str(finding.place) == "ke_hoach.docx"
    assert finding.hint


def test_a_lone_row_or_cell_is_no_reason_to_fail() -> None:
    assert read_outline(f"<w:tr {NAMESPACES}/>".encode()) == ()
    assert texts(row(cell(says("a")))) == []


def test_tables_in_tables_as_deep_as_xml_allows_are_read() -> None:
    depth = 60
    nested = says("đáy")
    for _ in range(depth):
        nested = table(row(cell(nested)))
    [found] = read_outline(document(nested))
    assert isinstance(found, TableText)
    assert found.rows[0][0].text == "đáy"


def many_rows(count: int) -> list[str]:
    """Rows of all kinds: plain, with a table in a cell, with a field, in a content control."""
    made = []
    for number in range(count):
        inner = [
            says(f"nhiệm vụ {number}"),
            table(row(cell(says(f"nhiệm vụ {number}")))),
            paragraph(run(f"nhiệm vụ {number}"), END_OF_FIELD),
            control(says(f"nhiệm vụ {number}")),
        ][number % 7 % 4]
        one = row(cell(says(str(number))), cell(inner))
        made.append(control(one) if number % 11 == 0 else one)
    return made


def test_rows_are_read_whole_and_in_order_however_long_the_table() -> None:
    count = 6000
    source = document(says("trước"), table(*many_rows(count)), says("giữa"), table(*many_rows(5)), says("sau"))
    assert len(source) > 1_000_000
    before, long, between, short, after = read_outline(source)
    assert [block.text for block in (before, between, after) if isinstance(block, ParagraphText)] == [
        "trước",
        "giữa",
        "sau",
    ]
    for found, rows in ((long, count), (short, 5)):
        assert isinstance(found, TableText)
        assert [[one.text for one in line] for line in found.rows] == [[str(n), f"nhiệm vụ {n}"] for n in range(rows)]


def test_ten_thousand_rows_are_read_quickly() -> None:
    filler = "Tiếp tục rà soát, đề xuất phương án đơn giản hóa thủ tục hành chính"
    source = document(table(*(row(*(cell(says(f"{filler} {column}")) for column in range(5))) for _ in range(10_000))))
    start = time.process_time()
    [found] = read_outline(source)
    assert time.process_time() - start < 3  # 0.4 s on an idle machine
    assert isinstance(found, TableText)
    assert len(found.rows) == 10_000


words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=3), min_size=1, max_size=3))
def test_the_flat_pass_and_the_complete_walk_agree(content: list[list[list[str]]]) -> None:
    def built(extra: str) -> bytes:
        rows = [row(*(cell(*(paragraph(run(text), extra) for text in texts)) for texts in line)) for line in content]
        return document(
            *(paragraph(run(text), extra) for line in content for part in line for text in part), table(*rows)
        )

    flat = read_outline(built(""))
    assert flat == read_outline(built(END_OF_FIELD))
    assert [block.text for block in flat if isinstance(block, ParagraphText)] == [
        text for line in content for part in line for text in part
    ]
    grid = flat[-1]
    assert isinstance(grid, TableText)
    assert [[one.text for one in line] for line in grid.rows] == [
        ["\n".join(part) for part in line] for line in content
    ]


def test_an_outline_is_told_in_lines() -> None:
    outline = read_outline(
        document(
            control(paragraph(run("Số: 15\tngày\n14"), style="SoKyHieu"), "so"),
            table(
                row(cell(says("STT")), cell(says("Nhiệm vụ")), properties="<w:tblHeader/>"),
                row(cell(says("I. Thể chế"), properties='<w:gridSpan w:val="2"/>')),
                row(cell(paragraph(), properties="<w:vMerge/>"), cell(says("a"), says("b"))),
            ),
        )
    )
    assert outline_lines(outline) == [
        "‹so› [SoKyHieu] Số: 15\tngày 14".replace("\t", " → "),
        "bảng 3 hàng, 1 hàng đầu lặp lại:",
        "  | STT | Nhiệm vụ |",
        "  | ⟨2 cột⟩ I. Thể chế |",
        "  | 〃 | a ⏎ b |",
    ]
