"""What changed between two documents, in a line or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model.appendix import Task
from generator.model.dossier import Plan
from generator.workflow.changes import Changes, build_changes
from generator.writing.contexts import build_plan_view
from generator.writing.templates import Template
from generator.writing.views import PlanView
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix, plan_data

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "ke_hoach.docx"


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.compile(TEMPLATE.read_bytes(), file="ke_hoach.docx", view=PlanView)


def named(name: str, **more: Any) -> Task:
    return a_task(nhiem_vu=name, **more)


def plan_of(*groups: tuple[Task, ...]) -> Plan:
    return a_plan(an_appendix(a_task_list(*(a_group(*tasks) for tasks in groups))))


def between(template: Template, old: Plan, new: Plan) -> Changes:
    before, after = (template.render(build_plan_view(a_dossier(plan=plan))) for plan in (old, new))
    return build_changes(before, after)


A, B, C, D = (named(name) for name in ("Việc A", "Việc B", "Việc C", "Việc D"))


def test_a_changed_cell_is_told_by_task_and_column(template: Template) -> None:
    told = between(template, plan_of((A,), (B, C)), plan_of((A,), (B, named("Việc C", tien_do="Quý IV/2022"))))
    assert told == Changes(("nhiệm vụ II.2, cột Tiến độ: “Quý I/2022” → “Quý IV/2022”",))


def test_a_new_task_is_one_change_though_all_numbers_after_it_move(template: Template) -> None:
    assert between(template, plan_of((A, B, C)), plan_of((A, D, B, C))) == Changes(("thêm nhiệm vụ I.2: “Việc D”",))
    assert between(template, plan_of((A, D, B, C)), plan_of((A, B, C))) == Changes(("bỏ nhiệm vụ I.2: “Việc D”",))


def test_a_task_added_beside_an_edited_one_is_told_apart(template: Template) -> None:
    told = between(template, plan_of((A, B)), plan_of((named("Việc A", tien_do="Quý II/2022"), D, B)))
    assert told.told == ("nhiệm vụ I.1, cột Tiến độ: “Quý I/2022” → “Quý II/2022”", "thêm nhiệm vụ I.2: “Việc D”")


def test_a_result_line_of_a_task_is_told_by_its_number(template: Template) -> None:
    def of(deadline: str) -> Plan:
        lines = [{"san_pham": "Báo cáo", "tien_do": "Quý I/2022"}, {"san_pham": "Kế hoạch", "tien_do": deadline}]
        return plan_of((named("Việc A", san_pham=None, tien_do=None, dong=lines),))

    told = between(template, of("Quý II/2022"), of("Quý III/2022"))
    assert told == Changes(("nhiệm vụ I.1, dòng 2, cột Tiến độ: “Quý II/2022” → “Quý III/2022”",))


def test_a_new_result_line_is_told_by_what_it_says(template: Template) -> None:
    def of(*products: str) -> Plan:
        lines = [{"san_pham": product, "tien_do": "Quý I/2022"} for product in products]
        return plan_of((named("Việc A", san_pham=None, tien_do=None, dong=lines),))

    told = between(template, of("Báo cáo", "Kế hoạch"), of("Báo cáo", "Kế hoạch", "Tờ trình"))
    assert told.told == ("thêm nhiệm vụ I.1, dòng 3: “Tờ trình”",)


def test_a_group_that_went_is_told_as_a_group(template: Template) -> None:
    old = a_plan(an_appendix(a_task_list(a_group(A, B, ten="Nhóm đầu"), a_group(C, ten="Nhóm sau"))))
    new = a_plan(an_appendix(a_task_list(a_group(C, ten="Nhóm sau"), tasks=(A, B))))
    told = between(template, old, new)
    assert "bỏ nhóm I: “Nhóm đầu”" in told.told
    assert not any("cách chia cột" in change for change in told.told)


def test_a_renamed_group_is_told(template: Template) -> None:
    old, new = (a_plan(an_appendix(a_task_list(a_group(A, ten=name)))) for name in ("Thể chế", "Thủ tục"))
    assert between(template, old, new) == Changes(("nhóm I: “Thể chế” → “Thủ tục”",))


def test_a_change_of_blanks_alone_is_told_as_such(template: Template) -> None:
    old, new = (a_plan(an_appendix(a_task_list(a_group(A, ten=name)))) for name in ("Thể chế", "Thể  chế"))
    assert between(template, old, new) == Changes(("nhóm I: “Thể chế”: chỉ đổi khoảng trắng, ngắt dòng",))


def test_of_a_long_paragraph_only_the_part_that_differs_is_told(template: Template) -> None:
    words = " ".join(f"từ{number}" for number in range(100))
    old, new = (
        Plan.model_validate(plan_data(noi_dung=[{"muc": "Mục tiêu", "noi_dung": [text, "Hết"]}]))
        for text in (words, words.replace("từ50", "chữ"))
    )
    told = between(template, old, new)
    assert told == Changes(
        ("nội dung kế hoạch: “… từ47 từ48 từ49 từ50 từ51 từ52 từ53 …” → “… từ47 từ48 từ49 chữ từ51 từ52 từ53 …”",)
    )


def test_after_a_few_changes_the_rest_is_counted(template: Template) -> None:
    old = tuple(named(f"Việc {number}") for number in range(9))
    new = tuple(named(f"Việc {number}", tien_do="Quý II/2022") for number in range(9))
    told = between(template, plan_of(old), plan_of(new))
    assert (len(told.told), told.more) == (3, 6)


def test_an_appendix_that_came_or_went_is_told(template: Template) -> None:
    one, two = an_appendix(), an_appendix(tep="phu_luc_2")
    assert "thêm phụ lục II" in between(template, a_plan(one), a_plan(one, two)).told
    assert "bỏ phụ lục II" in between(template, a_plan(one, two), a_plan(one)).told


def test_the_same_document_has_no_changes(template: Template) -> None:
    assert between(template, plan_of((A,)), plan_of((A,))) == Changes()
