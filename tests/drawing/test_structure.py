"""What stands where in the templates: sections, regions, tables, tags."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree

from generator.decree.rules import rules
from generator.word.text_width import text_width_mm

Part = Callable[[str], etree._Element]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RULES = rules()
TAG = re.compile(r"\{[{%].*?[%}]\}")


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def body_of(drawn: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(drawn[name])).read("word/document.xml"))


def value(element: etree._Element | None) -> str:
    assert element is not None
    return element.get(f"{W}val", "")


def test_paper_and_margins_are_what_the_decree_asks(part: Part) -> None:
    for section in part("word/document.xml").iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        sides = sorted(round(int(size.get(f"{W}{side}", "0")) * 25.4 / 1440) for side in ("w", "h"))
        assert sides == [RULES["PG1.width"].value, RULES["PG1.height"].value]
        for side, rule in (("top", "PG3.top"), ("bottom", "PG3.bottom"), ("left", "PG4"), ("right", "PG5")):
            assert RULES[rule].allows(round(int(margins.get(f"{W}{side}", "0")) * 25.4 / 1440, 1)), side


def test_pages_are_numbered_from_one_in_the_top_margin_and_the_first_number_is_hidden(part: Part) -> None:
    targets = {link.get("Id"): link.get("Target") for link in part("word/_rels/document.xml.rels")}
    for section in part("word/document.xml").iter(f"{W}sectPr"):
        assert section.find(f"{W}titlePg") is not None
        numbering = section.find(f"{W}pgNumType")
        assert numbering is not None
        assert RULES["PG7.start"].allows(int(numbering.get(f"{W}start", "0")))
        headers = {link.get(f"{W}type"): targets[link.get(f"{R}id")] for link in section.iter(f"{W}headerReference")}
        assert headers == {"default": "header1.xml", "first": "header2.xml"}
    shown = "".join(node.text or "" for node in part("word/header1.xml").iter(f"{W}instrText"))
    assert shown.strip() == "PAGE"
    assert text_of(part("word/header2.xml")) == ""
    assert [style_of(p) for p in part("word/header1.xml").iter(f"{W}p")] == ["VBSoTrang"]


def test_the_plan_is_upright_and_each_appendix_lies_in_a_section_of_its_own(drawn: dict[str, bytes]) -> None:
    tree = body_of(drawn, "ke_hoach.docx")
    seen = []
    for paragraph in tree.iter(f"{W}p", f"{W}sectPr"):
        if paragraph.tag == f"{W}sectPr":
            size = paragraph.find(f"{W}pgSz")
            assert size is not None
            seen.append(size.get(f"{W}orient", "portrait"))
        elif tag := TAG.fullmatch(text_of(paragraph)):
            seen.append(tag[0])
    order = [
        "{%p if in_ke_hoach %}",
        "portrait",
        "{%p endif %}",
        "{%p for pl in phu_luc %}",
        "{%p if not loop.last %}",
        "landscape",
        "{%p endif %}",
        "{%p endfor %}",
        "landscape",
    ]
    rest = iter(seen)
    assert all(step in rest for step in order)


def test_every_region_has_its_own_id_a_title_and_a_tag_and_may_be_edited(part: Part) -> None:
    controls = list(part("word/document.xml").iter(f"{W}sdt"))
    ids = [value(control.find(f"{W}sdtPr/{W}id")) for control in controls]
    tags = [value(control.find(f"{W}sdtPr/{W}tag")) for control in controls]
    titles = [value(control.find(f"{W}sdtPr/{W}alias")) for control in controls]
    for names in (ids, tags, titles):
        assert len(set(names)) == len(names) > 0
    assert all(0 < int(id) < 2**31 for id in ids)
    assert all(re.fullmatch(r"[a-z_]+", tag) for tag in tags)
    for control in controls:
        for unwanted in ("lock", "showingPlcHdr", "placeholder", "dataBinding"):
            assert control.find(f"{W}sdtPr/{W}{unwanted}") is None


def test_the_regions_are_those_that_data_fills(drawn: dict[str, bytes]) -> None:
    def tags(name: str) -> list[str]:
        return [value(control.find(f"{W}sdtPr/{W}tag")) for control in body_of(drawn, name).iter(f"{W}sdt")]

    head, end = ["co_quan", "so_ky_hieu", "dia_danh_ngay", "trich_yeu"], ["noi_nhan", "chu_ky"]
    assert tags("quyet_dinh.docx") == [*head, "tham_quyen", "can_cu", "dieu", *end]
    assert tags("ke_hoach.docx") == [*head, "kem_theo", "noi_dung", *end, "phu_luc_dau", "phu_luc_bang"]
    appendix = ["phu_luc_dau", "phu_luc_bang", "phu_luc_bieu_do"]
    assert tags("bao_cao.docx") == [*head, "kinh_gui", "noi_dung", *end, *appendix]
    assert tags("cong_van.docx") == [
        "co_quan",
        "so_ky_hieu",
        "trich_yeu",
        "dia_danh_ngay",
        "kinh_gui",
        "noi_dung",
        *end,
    ]


def test_everything_that_data_fills_stands_in_a_region(part: Part) -> None:
    for paragraph in part("word/document.xml").iter(f"{W}p"):
        if "{{" in text_of(paragraph):
            assert any(ancestor.tag == f"{W}sdt" for ancestor in paragraph.iterancestors()), text_of(paragraph)


def test_a_region_is_never_left_without_a_paragraph_when_its_data_is_optional(part: Part) -> None:
    for control in part("word/document.xml").iter(f"{W}sdtContent"):
        depth, always = 0, False
        for block in control:
            tag = text_of(block) if block.tag == f"{W}p" else ""
            depth += len(re.findall(r"\{%p (?:if|for)\b", tag)) - len(re.findall(r"\{%p end", tag))
            # A loop over what cannot be empty counts as something that always stands there.
            loop = re.search(r"\{%p for \w+ in (can_cu|dieu|kinh_gui|noi_dung) %\}", tag)
            always = always or bool(loop) or (depth == 0 and not tag.startswith("{%"))
        assert depth == 0
        assert always


def test_every_tag_stands_whole_in_one_run_and_every_command_alone(part: Part) -> None:
    tree = part("word/document.xml")
    for paragraph in tree.iter(f"{W}p"):
        whole = text_of(paragraph)
        assert sum(len(TAG.findall(text_of(run))) for run in paragraph.iter(f"{W}r")) == len(TAG.findall(whole))
        if "{%" in whole:
            assert TAG.fullmatch(whole)
            assert style_of(paragraph) == "VBTheLenh"
        else:
            assert style_of(paragraph) != "VBTheLenh"
        for run in paragraph.iter(f"{W}r"):
            if "{{r" in text_of(run):
                assert TAG.fullmatch(text_of(run))
    for kind in ("tr", "tc"):
        for element in tree.iter(f"{W}{kind}"):
            if f"{{%{kind} " in text_of(element) and kind == "tr":
                assert TAG.fullmatch(text_of(element))


def test_every_cell_holds_a_paragraph_and_every_row_fills_the_grid(part: Part) -> None:
    for table in part("word/document.xml").iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            spans: list[int] = []
            for cell in row.iter(f"{W}tc"):
                assert next(cell.iter(f"{W}p"), None) is not None
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = cell.find(f"{W}tcPr/{W}tcW")
                assert width is not None
                count = int(value(span)) if span is not None else 1
                assert int(width.get(f"{W}w", "0")) == sum(widths[sum(spans) : sum(spans) + count])
                spans.append(count)
            assert sum(spans) == len(widths)


def test_tables_stay_within_the_margins_of_their_page(part: Part) -> None:
    tree = part("word/document.xml")
    for table in tree.iter(f"{W}tbl"):
        section = next(
            section
            for section in tree.iter(f"{W}sectPr")
            if section.getroottree().getroot() is tree and follows(section, table)
        )
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        room = int(size.get(f"{W}w", "0")) - int(margins.get(f"{W}left", "0")) - int(margins.get(f"{W}right", "0"))
        width = sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))
        assert room - 4 <= width <= room


def follows(later: etree._Element, earlier: etree._Element) -> bool:
    order = {element: position for position, element in enumerate(later.getroottree().getroot().iter())}
    return order[later] > order[earlier]


def test_number_and_date_stand_in_one_row(part: Part) -> None:
    rows = [row for row in part("word/document.xml").iter(f"{W}tr") if "dau.ky_hieu" in text_of(row)]
    assert len(rows) == 1
    assert [text_of(cell)[:12] for cell in rows[0].iter(f"{W}tc")] == ["Số: {{ dau.s", "{{ dau.dia_d"]


def test_rows_do_not_break_over_pages_but_those_of_tasks_may(part: Part) -> None:
    for row in part("word/document.xml").iter(f"{W}tr"):
        whole = row.find(f"{W}trPr/{W}cantSplit") is not None
        assert whole != ("hang.o" in text_of(row))


def test_the_header_row_of_an_appendix_is_repeated_on_every_page(drawn: dict[str, bytes]) -> None:
    rows = [
        row for row in body_of(drawn, "ke_hoach.docx").iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None
    ]
    assert [text_of(row) for row in rows] == ["{%tc for cot in pl.cot %}{{ cot.tieu_de }}{%tc endfor %}"]


def test_a_rule_line_is_its_share_of_the_text_above(part: Part) -> None:
    for paragraph in part("word/document.xml").iter(f"{W}p"):
        if style_of(paragraph) == "KeNgangTieuNgu":
            indent, cell = paragraph.find(f"{W}pPr/{W}ind"), paragraph.getparent()
            assert indent is not None
            assert cell is not None
            width = cell.find(f"{W}tcPr/{W}tcW")
            assert width is not None
            length = int(width.get(f"{W}w", "0")) - int(indent.get(f"{W}left", "0")) - int(indent.get(f"{W}right", "0"))
            text = text_width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
            assert abs(length * 25.4 / 1440 / text - 1) < 0.01


def test_the_plan_rules_off_its_kem_theo_line_or_else_its_trich_yeu(drawn: dict[str, bytes]) -> None:
    lines = [style_of(paragraph) or text_of(paragraph) for paragraph in body_of(drawn, "ke_hoach.docx").iter(f"{W}p")]
    tags = [text_of(paragraph) for paragraph in body_of(drawn, "ke_hoach.docx").iter(f"{W}p")]
    under_subject, under_attached = lines.index("KeNgangTrichYeu"), lines.index("KeNgangPhuLuc")
    assert tags[under_subject - 1] == "{%p if doc_lap %}"
    assert lines[under_attached - 1] == "VBKemTheo"
