"""A document is compared with its data before it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import Refused
from generator.model.dossier import Issuing
from generator.word.package import Package
from generator.writing.contexts import build_decision_view, build_plan_view
from generator.writing.expectations import expect_decision, expect_plan
from generator.writing.readback import verify
from generator.writing.templates import Template
from generator.writing.views import DecisionView, PlanView
from tests.builders import a_decision, a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix

ROOT = Path(__file__).parents[2]
TASKS = a_task_list(a_group(a_task(nhiem_vu="Việc một"), a_task(nhiem_vu="Việc hai")))
DOSSIER = a_dossier(
    decision=a_decision(noi_nhan=["Như Điều 2", "Sở Nội vụ", "Sở Nội vụ"]),
    plan=a_plan(an_appendix(TASKS), noi_dung=[{"khoan": "Câu này."}, {"khoan": "Câu này."}, {"khoan": "Câu cuối."}]),
)


def document(name: str) -> bytes:
    source = (ROOT / "templates" / f"{name}.docx").read_bytes()
    if name == "quyet_dinh":
        return Template.compile(source, file=name, view=DecisionView).render(build_decision_view(DOSSIER))
    return Template.compile(source, file=name, view=PlanView).render(build_plan_view(DOSSIER))


def changed(source: bytes, old: str, new: str, count: int = 1) -> bytes:
    package = Package.read(source)
    xml = package.part("word/document.xml").decode()
    assert old in xml
    return package.with_parts({"word/document.xml": xml.replace(old, new, count).encode()})


def test_documents_as_rendered_hold_all_of_their_data() -> None:
    verify(document("quyet_dinh"), expect_decision(DOSSIER), file="quyet_dinh.docx")
    verify(document("ke_hoach"), expect_plan(DOSSIER), file="ke_hoach.docx")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Quyết định này có hiệu lực", "Quyết định này hiệu lực", "các điều"),
        ("Nghị quyết số 76/NQ-CP", "Nghị quyết số 77/NQ-CP", "căn cứ"),
        ("Nguyễn Văn An", "Nguyễn Văn Ân", "họ tên người ký"),
        ("SỞ NỘI VỤ", "SỞ NỘI VU", "tên cơ quan"),
        ("VT, VP", "VT", "nơi lưu"),
        ("Sở Nội vụ;", "", "nơi nhận"),
    ],
)
def test_a_word_that_is_changed_or_lost_is_refused_by_name(old: str, new: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        verify(changed(document("quyet_dinh"), old, new), expect_decision(DOSSIER), file="quyet_dinh.docx")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Câu này.", "", "nội dung"),
        ("Việc hai", "Việc  hai", "phụ lục 1, hàng 3"),
        ("Quý I/2022", "Quý II/2022", "phụ lục 1, hàng 2"),
    ],
)
def test_one_of_two_equal_lines_or_a_cell_that_is_changed_is_refused(old: str, new: str, told: str) -> None:
    source = changed(document("ke_hoach"), old, new)
    with pytest.raises(Refused, match=told):
        verify(source, expect_plan(DOSSIER), file="ke_hoach.docx")


def test_a_row_that_is_lost_is_refused() -> None:
    package = Package.read(document("ke_hoach"))
    xml = package.part("word/document.xml").decode()
    start = xml.rindex("<w:tr>", 0, xml.index("Việc hai"))
    cut = xml[:start] + xml[xml.index("</w:tr>", start) + len("</w:tr>") :]
    with pytest.raises(Refused, match="3 hàng"):
        verify(package.with_parts({"word/document.xml": cut.encode()}), expect_plan(DOSSIER), file="ke_hoach.docx")


def test_every_difference_is_told_at_once() -> None:
    source = changed(changed(document("quyet_dinh"), "Nguyễn Văn An", "X"), "VT, VP", "Y")
    with pytest.raises(Refused) as refused:
        verify(source, expect_decision(DOSSIER), file="quyet_dinh.docx")
    assert len(refused.value.findings) == 2


def test_a_title_that_a_sentence_names_as_well_is_looked_for_in_the_signature() -> None:
    dossier = a_dossier(decision=a_decision(tham_quyen="Giám đốc Sở", nguoi_ky={"chuc_vu": "Giám đốc", "ho_ten": "An"}))
    source = (ROOT / "templates" / "quyet_dinh.docx").read_bytes()
    made = Template.compile(source, file="q", view=DecisionView).render(build_decision_view(dossier))
    verify(made, expect_decision(dossier), file="quyet_dinh.docx")
    with pytest.raises(Refused, match="chức vụ người ký"):
        verify(changed(made, ">GIÁM ĐỐC<", "><"), expect_decision(dossier), file="quyet_dinh.docx")


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_every_line_that_tells_what_it_goes_with_must_be_there(lost: int) -> None:
    plan = a_plan(an_appendix(), an_appendix(tep="phu_luc_2"))
    dossier = a_dossier(plan=plan).model_copy(
        update={"issuing": Issuing.model_validate({"quyet_dinh": {"so": 15, "ngay": "14/01/2022"}})}
    )
    source = (ROOT / "templates" / "ke_hoach.docx").read_bytes()
    made = Template.compile(source, file="k", view=PlanView).render(build_plan_view(dossier))
    verify(made, expect_plan(dossier), file="ke_hoach.docx")
    body = Package.read(made).part("word/document.xml").decode()
    at = [found.start() for found in re.finditer("15/QĐ", body)][lost]
    cut = Package.read(made).with_parts({"word/document.xml": (body[:at] + "16/QĐ" + body[at + 5 :]).encode()})
    with pytest.raises(Refused, match="Kèm theo"):
        verify(cut, expect_plan(dossier), file="ke_hoach.docx")


def test_a_number_that_a_person_gave_is_data_too() -> None:
    body = [{"khoan": "Một."}, {"khoan": "Chen.", "so": "1a"}, {"khoan": "Hai."}]
    dossier = a_dossier(plan=a_plan(noi_dung=body))
    source = (ROOT / "templates" / "ke_hoach.docx").read_bytes()
    rendered = Template.compile(source, file="ke_hoach", view=PlanView).render(build_plan_view(dossier))
    verify(rendered, expect_plan(dossier), file="ke_hoach.docx")
    with pytest.raises(Refused, match="nội dung, phần 2"):
        verify(changed(rendered, "1a. ", ""), expect_plan(dossier), file="ke_hoach.docx")
