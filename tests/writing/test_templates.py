"""Templates compiled once and rendered often."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.findings import Refused
from generator.model.dossier import Dossier, Issuing
from generator.word.outline import ParagraphText, TableText, read_outline
from generator.word.package import Package
from generator.writing.contexts import build_decision_view, build_plan_view
from generator.writing.templates import Template
from generator.writing.views import DecisionView, PlanView
from tests.builders import (
    a_dossier,
    a_group,
    a_plan,
    a_task,
    a_task_list,
    agency_data,
    an_agency,
    an_appendix,
    plan_data,
)

TEMPLATES = Path(__file__).parents[2] / "templates"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def decision() -> Template:
    return Template.compile((TEMPLATES / "quyet_dinh.docx").read_bytes(), file="quyet_dinh.docx", view=DecisionView)


@pytest.fixture(scope="module")
def plan() -> Template:
    return Template.compile((TEMPLATES / "ke_hoach.docx").read_bytes(), file="ke_hoach.docx", view=PlanView)


def xml(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml")


def texts(document: bytes) -> list[str]:
    found = []
    for block in read_outline(xml(document)):
        if isinstance(block, ParagraphText):
            found.append(block.text)
        else:
            found += [cell.text for row in block.rows for cell in row]
    return found


def tables(document: bytes) -> list[TableText]:
    return [block for block in read_outline(xml(document)) if isinstance(block, TableText) and block.header_rows]


def tree(document: bytes) -> etree._Element:
    return etree.fromstring(xml(document))


def rendered(plan: Template, dossier: Dossier, *, with_plan: bool = True) -> bytes:
    return plan.render(build_plan_view(dossier, with_plan=with_plan))


def with_tasks(*tasks: object, **appendix: object) -> Dossier:
    content = a_task_list(a_group(*tasks))  # type: ignore[arg-type]
    return a_dossier(plan=a_plan(an_appendix(content, **appendix)))


NASTY = [
    "Sở KH&ĐT",
    "chỉ tiêu <b 5% và >= 3",
    "{{ ma }} {% for %} {# #} }} %}",
    "dấu \"nháy\" và 'nháy đơn' “cong”",
    "cột\tcách",
    "x" * 1500,
    "e\u0302\u0301 dựng sẵn",
]


@pytest.mark.parametrize("text", NASTY)
def test_any_text_comes_out_as_it_went_in(plan: Template, text: str) -> None:
    import unicodedata

    dossier = with_tasks(a_task(nhiem_vu=text, san_pham=text))
    cells = tables(rendered(plan, dossier))[0].rows[2]
    wanted = unicodedata.normalize("NFC", text)
    assert [cells[1].text, cells[2].text] == [wanted, wanted]


def test_lines_of_a_cell_are_paragraphs_of_it(plan: Template) -> None:
    document = rendered(plan, with_tasks(a_task(san_pham="- Báo cáo;\n- Kế hoạch")))
    assert tables(document)[0].rows[2][2].text == "- Báo cáo;\n- Kế hoạch"
    assert b"<w:br/>" not in xml(document).split(b"w:tblHeader")[1]


def test_rendering_twice_gives_the_same_bytes(plan: Template) -> None:
    dossier = a_dossier()
    assert rendered(plan, dossier) == rendered(plan, dossier)


def test_two_compilations_give_the_same_bytes() -> None:
    source = (TEMPLATES / "ke_hoach.docx").read_bytes()
    view = build_plan_view(a_dossier())
    first, second = (Template.compile(source, file="m.docx", view=PlanView).render(view) for _ in range(2))
    assert first == second


def test_a_prepared_template_from_the_store_gives_the_same_bytes() -> None:
    class Store(dict[str, str]):
        def put(self, key: str, value: str) -> None:
            self[key] = value

    source, view, store = (TEMPLATES / "ke_hoach.docx").read_bytes(), build_plan_view(a_dossier()), Store()
    first = Template.compile(source, file="m.docx", view=PlanView, store=store).render(view)
    assert len(store) == 1
    assert Template.compile(source, file="m.docx", view=PlanView, store=store).render(view) == first
    store.update(dict.fromkeys(store, "{hỏng"))
    assert Template.compile(source, file="m.docx", view=PlanView, store=store).render(view) == first


def test_parts_without_tags_are_the_template_s_own(plan: Template) -> None:
    with (
        zipfile.ZipFile(TEMPLATES / "ke_hoach.docx") as before,
        zipfile.ZipFile(io.BytesIO(rendered(plan, a_dossier()))) as after,
    ):
        assert before.namelist() == after.namelist()
        for name in before.namelist():
            if name != "word/document.xml":
                assert before.read(name) == after.read(name)


def test_no_tag_is_left_in_a_document(plan: Template, decision: Template) -> None:
    dossier = a_dossier()
    for document in (rendered(plan, dossier), decision.render(build_decision_view(dossier))):
        assert not re.search(r"\{\{|\{%|%\}|\}\}", " ".join(texts(document)))


def test_ids_of_content_controls_are_unique_with_several_appendices(plan: Template) -> None:
    appendices = (an_appendix(tieu_de="Một"), an_appendix(tep="phu_luc_2", tieu_de="Hai"))
    found = tree(rendered(plan, a_dossier(plan=a_plan(*appendices))))
    ids = Counter(element.get(f"{W}val") for element in found.iter(f"{W}id") if element.getparent().tag == f"{W}sdtPr")  # type: ignore[union-attr]
    tags = Counter(element.get(f"{W}val") for element in found.iter(f"{W}tag"))
    assert ids
    assert set(ids.values()) == {1}
    assert set(tags.values()) == {1}
    assert {"phu_luc_bang", "phu_luc_bang_2"} <= set(tags)


def test_each_appendix_is_a_landscape_section_that_restarts_its_page_numbers(plan: Template) -> None:
    appendices = (an_appendix(), an_appendix(tep="phu_luc_2"), an_appendix(tep="phu_luc_3"))
    found = tree(rendered(plan, a_dossier(plan=a_plan(*appendices))))
    sections = list(found.iter(f"{W}sectPr"))
    turned = [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections]  # type: ignore[union-attr]
    assert turned == [None, "landscape", "landscape", "landscape"] or turned == ["portrait", *["landscape"] * 3]
    for section in sections:
        numbers = section.find(f"{W}pgNumType")
        assert numbers is not None
        assert numbers.get(f"{W}start") == "1"
        assert section.find(f"{W}titlePg") is not None


def test_without_appendices_the_plan_is_one_portrait_section(plan: Template) -> None:
    found = tree(rendered(plan, a_dossier(plan=a_plan().model_copy(update={"appendices": ()}))))
    sections = list(found.iter(f"{W}sectPr"))
    assert len(sections) == 1
    size = sections[0].find(f"{W}pgSz")
    assert size is not None
    assert int(size.get(f"{W}w", "0")) < int(size.get(f"{W}h", "0"))


def test_the_appendix_alone_is_one_landscape_section_without_the_plan(plan: Template) -> None:
    document = rendered(plan, a_dossier(), with_plan=False)
    sections = list(tree(document).iter(f"{W}sectPr"))
    assert len(sections) == 1
    assert not any("CỘNG HÒA" in text for text in texts(document))
    assert texts(document)[0] == "Phụ lục"


def test_group_rows_span_the_table_and_stay_with_the_next_row(plan: Template) -> None:
    document = rendered(plan, a_dossier())
    number, name = tables(document)[0].rows[1]
    assert (number.text, name.text, name.span) == ("I", "Cải cách thể chế", 4)


@pytest.mark.parametrize("count", range(4, 10))
def test_the_grid_has_a_column_for_each_declared_one_and_fills_the_page(plan: Template, count: int) -> None:
    keys = ["stt", "nhiem_vu", "san_pham", "tien_do", "chu_tri", "phoi_hop", "theo_doi", "kinh_phi", "ghi_chu"][:count]
    columns = [{"khoa": key, "tieu_de": f"Cột {key}"} for key in keys]
    task = {"nhiem_vu": "Việc", **{key: f"ô {key}" for key in keys[2:]}}
    if "phan_cong" not in keys:
        task["phan_cong"] = None  # type: ignore[assignment]
    document = rendered(plan, with_tasks(a_task(**task), cot=columns))
    table = next(t for t in tree(document).iter(f"{W}tbl") if t.find(f".//{W}tblHeader") is not None)
    grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert len(grid) == count
    assert abs(sum(grid) - round(247 * 1440 / 25.4)) <= 2
    for row in table.iter(f"{W}tr"):
        widths = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")]  # type: ignore[union-attr, arg-type]
        assert abs(sum(widths) - sum(grid)) <= 2
    assert [cell.text for cell in tables(document)[0].rows[2]][2:] == [f"ô {key}" for key in keys[2:]]


def test_a_task_of_several_results_is_merged_down_over_its_lines(plan: Template) -> None:
    task = a_task(
        san_pham=None,
        tien_do=None,
        dong=[{"san_pham": "Kế hoạch", "tien_do": "Quý I/2022"}, {"san_pham": "Báo cáo", "tien_do": "Quý IV/2022"}],
    )
    first, second = tables(rendered(plan, with_tasks(task)))[0].rows[2:]
    assert [cell.text for cell in first] == [
        "1", "Công bố Chỉ số cải cách hành chính", "Kế hoạch", "Quý I/2022", "Văn phòng thực hiện"
    ]  # fmt: skip
    assert [cell.text for cell in second] == ["", "", "Báo cáo", "Quý IV/2022", ""]
    assert [cell.merged_up for cell in second] == [True, True, False, False, True]


def test_lead_and_coordinator_may_be_one_cell(plan: Template) -> None:
    keys = ["stt", "nhiem_vu", "tien_do", "chu_tri", "phoi_hop"]
    columns = [{"khoa": key, "tieu_de": key} for key in keys]
    task = a_task(san_pham=None, phan_cong="Theo phân công tại Quyết định số 5")
    row = tables(rendered(plan, with_tasks(task, cot=columns)))[0].rows[2]
    assert [(cell.text, cell.span) for cell in row][3:] == [("Theo phân công tại Quyết định số 5", 2)]


@pytest.mark.parametrize("groups", [0, 1, 3])
def test_an_appendix_without_tasks_is_a_table_with_its_header(plan: Template, groups: int) -> None:
    content = {"nhom": [{"ten": f"Nhóm {number}"} for number in range(groups)]}
    document = rendered(plan, a_dossier(plan=a_plan(an_appendix(content))))  # type: ignore[arg-type]
    assert len(tables(document)[0].rows) == 1 + groups


def test_rule_lines_are_as_long_as_the_decree_says(decision: Template) -> None:
    agency = an_agency(**agency_data(ten="Ban Quản lý Khu kinh tế Vân Phong"))
    document = decision.render(build_decision_view(a_dossier(agency=agency)))
    for paragraph in tree(document).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("KeNgang"):
            indent = paragraph.find(f"{W}pPr/{W}ind")
            assert indent is not None
            assert indent.get(f"{W}left") == indent.get(f"{W}right")
            assert int(indent.get(f"{W}left", "-1")) >= 0


def test_bold_and_italic_words_of_the_data_are_runs_of_their_own(plan: Template) -> None:
    body = [{"doan": ["Tổng số ", {"dam": "18.000.000đ"}, " ", {"nghieng": "(dự kiến)"}]}]
    document = rendered(plan, a_dossier(plan=a_plan(**plan_data(noi_dung=body, phu_luc=None))))
    looks = {
        "".join(text.text or "" for text in run.iter(f"{W}t")): {etree.QName(look).localname for look in run.iter()}
        for run in tree(document).iter(f"{W}r")
    }
    assert "b" in looks["18.000.000đ"]
    assert "i" in looks["(dự kiến)./."]
    assert "b" not in looks["Tổng số "]


def test_a_draft_has_blanks_and_an_issued_document_its_number_and_date(decision: Template, plan: Template) -> None:
    draft = " | ".join(texts(decision.render(build_decision_view(a_dossier()))))
    assert re.search(r"Số: {6,}/QĐ-SNV", draft)
    assert re.search(r"ngày {4,}tháng", draft)
    issued = a_dossier(issuing=Issuing.model_validate({"quyet_dinh": {"so": "5", "ngay": "14/01/2022"}}))
    words = " | ".join(texts(decision.render(build_decision_view(issued))))
    assert "Số: 05/QĐ-SNV" in words
    assert "Khánh Hòa, ngày 14 tháng 01 năm 2022" in words
    attached = [text for text in texts(rendered(plan, issued)) if text.startswith("(Kèm theo")]
    assert len(attached) == 2
    for line in attached:
        assert " ".join(line.split()) == "(Kèm theo Quyết định số 05/QĐ-SNV ngày 14 tháng 01 năm 2022 của Sở Nội vụ)"


def test_a_view_that_lacks_what_the_template_prints_is_refused(decision: Template) -> None:
    view = build_decision_view(a_dossier())
    with pytest.raises(Refused, match="danh sách"):
        decision.render(view._replace(trich_yeu=("a", "b")))  # type: ignore[arg-type]


def edited(name: str, edit: Callable[[str], str]) -> bytes:
    """A shipped template whose body was edited."""
    package = Package((TEMPLATES / name).read_bytes())
    before = package.part("word/document.xml").decode()
    after = edit(before)
    assert after != before
    return package.with_parts({"word/document.xml": after.encode()})


def split_into_runs(body: str) -> str:
    """Every tag as Word leaves it after a spelling check or an edit inside: in a run for each few letters."""

    def _split(run: re.Match[str]) -> str:
        pieces = re.split(r"(?<=\{\{)|(?<=\w\w\w)(?=\W)|(?=[}%]\})|(?<=[}%]\})", run[2])
        return "".join(
            f'<w:r>{run[1]}<w:t xml:space="preserve">{piece}</w:t></w:r><w:proofErr w:type="spellEnd"/>'
            for piece in pieces
            if piece
        )

    return re.sub(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*[{][^<]*)</w:t></w:r>", _split, body)


def test_tags_that_word_splits_into_runs_give_the_same_document(decision: Template, plan: Template) -> None:
    dossier = with_tasks(a_task(), a_task(san_pham=None, dong=[{"san_pham": "a"}, {"san_pham": "b"}]))
    split = Template.compile(edited("quyet_dinh.docx", split_into_runs), file="m.docx", view=DecisionView)
    view = build_decision_view(dossier)
    assert texts(split.render(view)) == texts(decision.render(view))
    assert looks(split.render(view)) == looks(decision.render(view))
    split = Template.compile(edited("ke_hoach.docx", split_into_runs), file="m.docx", view=PlanView)
    assert texts(rendered(split, dossier)) == texts(rendered(plan, dossier))
    assert looks(rendered(split, dossier)) == looks(rendered(plan, dossier))


def looks(document: bytes) -> list[bytes]:
    """The properties of every paragraph and cell, where rule lines, merges and kept paragraphs are said."""
    return [etree.tostring(found, with_tail=False) for found in tree(document).iter(f"{W}pPr", f"{W}tcPr", f"{W}trPr")]


@pytest.mark.parametrize(
    "written",
    ["{{trich_yeu}}", "{{  trich_yeu  }}", "{% if ky.luu %}{{ trich_yeu }}{% endif %}", "{# in đậm #}{{ trich_yeu }}"],
)
def test_a_rule_line_is_measured_by_the_words_however_their_tag_is_written(decision: Template, written: str) -> None:
    source = edited("quyet_dinh.docx", lambda body: body.replace("{{ trich_yeu }}", written))
    view = build_decision_view(a_dossier())
    template = Template.compile(source, file="m.docx", view=DecisionView)
    assert looks(template.render(view)) == looks(decision.render(view))
