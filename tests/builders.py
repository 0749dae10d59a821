"""Small true examples for tests: every field has a default, and any of them can be said otherwise by its YAML key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.model.agency import Agency
from generator.model.appendix import Appendix, Group, Task, TaskList
from generator.model.dossier import Decision, Dossier, Issuing, Plan

__all__ = [
    "a_decision",
    "a_dossier",
    "a_group",
    "a_plan",
    "a_task",
    "a_task_list",
    "agency_data",
    "an_agency",
    "an_appendix",
    "decision_data",
    "plan_data",
    "report_rules_data",
    "task_data",
    "write_year",
]


def agency_data(**changes: Any) -> dict[str, Any]:
    """What stands in `co_quan.yaml`; a change to None leaves the key out."""
    return _with(
        {
            "ten": "Sở Nội vụ",
            "co_quan_chu_quan": "Ủy ban nhân dân tỉnh Khánh Hòa",
            "ky_hieu": "SNV",
            "dia_danh": "Khánh Hòa",
        },
        changes,
    )


def decision_data(**changes: Any) -> dict[str, Any]:
    """What stands in `quyet_dinh.yaml`."""
    return _with(
        {
            "trich_yeu": "Ban hành Kế hoạch cải cách hành chính năm 2022",
            "tham_quyen": "Giám đốc Sở Nội vụ",
            "can_cu": [
                "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
                "Theo đề nghị của Chánh Văn phòng Sở",
            ],
            "dieu": [
                "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2022.",
                "Quyết định này có hiệu lực kể từ ngày ký.",
            ],
            "nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"},
            "noi_nhan": ["Như Điều 2", "Sở Tài chính"],
            "luu": "VT, VP",
        },
        changes,
    )


def plan_data(**changes: Any) -> dict[str, Any]:
    """What stands in `ke_hoach.yaml`, issued with a decision and with one appendix."""
    return _with(
        {
            "trich_yeu": "Cải cách hành chính năm 2022",
            "noi_dung": [
                {
                    "muc": "Mục tiêu",
                    "noi_dung": [
                        "Thực hiện Nghị quyết số 76/NQ-CP.",
                        {
                            "khoan": "Nâng cao chất lượng phục vụ:",
                            "noi_dung": [{"diem": "Đúng hạn;"}, {"diem": "Sớm hạn."}],
                        },
                    ],
                },
                {"muc": "Nhiệm vụ", "noi_dung": ["(Theo phụ lục chi tiết đính kèm)."]},
            ],
            "phu_luc": [{"tep": "phu_luc"}],
        },
        changes,
    )


def report_rules_data(**changes: Any) -> dict[str, Any]:
    """What stands in `bao_cao.yaml`: an outline of two parts, one goal, the usual calendar, no statistics."""
    return _with(
        {
            "kinh_gui": ["Sở Nội vụ tỉnh Khánh Hòa"],
            "chi_tieu": [{"ma": "hai_long", "ten": "Mức độ hài lòng", "muc_tieu": "tối thiểu 83%"}],
            "de_cuong": [
                {"muc": "Chỉ đạo, điều hành", "noi_dung": [{"khoan": "Nổi bật", "ma": "noi_bat", "bat_buoc": True}]},
                {"muc": "Phương hướng", "ma": "phuong_huong"},
            ],
            "phu_luc_thong_ke": False,
            "nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"},
            "noi_nhan": ["Như trên"],
            "luu": "VT, VP",
        },
        changes,
    )


def task_data(**changes: Any) -> dict[str, Any]:
    """One task as it stands in `phu_luc.yaml`."""
    return _with(
        {
            "nhiem_vu": "Công bố Chỉ số cải cách hành chính",
            "san_pham": "Hội nghị tổng kết",
            "tien_do": "Quý I/2022",
            "phan_cong": "Văn phòng thực hiện",
        },
        changes,
    )


def a_task(**changes: Any) -> Task:
    """A task: `a_task(phan_cong="…")`."""
    return Task.model_validate(task_data(**changes))


def a_group(*tasks: Task, groups: tuple[Group, ...] = (), **changes: Any) -> Group:
    """A group of tasks; of one task if none is said."""
    return Group.model_validate(
        {"ten": "Cải cách thể chế", "nhiem_vu": tasks or (a_task(),), "nhom": groups, **changes}
    )


def a_task_list(*groups: Group, tasks: tuple[Task, ...] = ()) -> TaskList:
    """Groups and tasks; one group of one task if none is said."""
    return TaskList.model_validate({"nhom": groups or (() if tasks else (a_group(),)), "nhiem_vu": tasks})


def an_appendix(content: TaskList | None = None, **changes: Any) -> Appendix:
    """An appendix with its tasks."""
    return Appendix.model_validate({"noi_dung": a_task_list() if content is None else content, **changes})


def an_agency(**changes: Any) -> Agency:
    """An agency."""
    return Agency.model_validate(agency_data(**changes))


def a_decision(**changes: Any) -> Decision:
    """A decision that issues a plan."""
    return Decision.model_validate(decision_data(**changes))


def a_plan(*appendices: Appendix, **changes: Any) -> Plan:
    """A plan with its appendices; with one of one task if none is said (`phu_luc=()` for none at all)."""
    return Plan.model_validate(plan_data(**{"phu_luc": appendices or (an_appendix(),), **changes}))


def a_dossier(
    *,
    year: int = 2022,
    agency: Agency | None = None,
    decision: Decision | None = None,
    plan: Plan | None = None,
    issuing: Issuing | None = None,
) -> Dossier:
    """Everything of a year; the decision is left out when the plan stands on its own."""
    plan = plan or a_plan()
    alone = plan.form.value == "doc_lap"
    return Dossier.model_validate(
        {
            "nam": year,
            "co_quan": agency or an_agency(),
            "quyet_dinh": None if alone else decision or a_decision(),
            "ke_hoach": plan,
            "ban_hanh": issuing or Issuing(),
        }
    )


def write_year(
    folder: Path,
    *,
    co_quan: Mapping[str, Any] | str | None = None,
    quyet_dinh: Mapping[str, Any] | str | None = None,
    ke_hoach: Mapping[str, Any] | str | None = None,
    phu_luc: Mapping[str, Any] | str | None = None,
    ban_hanh: Mapping[str, Any] | str | None = None,
    without: tuple[str, ...] = (),
    **others: Mapping[str, Any] | str,
) -> Path:
    """Writes a year's YAML files and returns the folder.

    Each file is given as its data or as its text; `without` names files to leave out (`"quyet_dinh"`), and `others`
    adds task files (`phu_luc_2={"nhiem_vu": […]}`) and those of reports (`**{"tien_do/quy_1": {…}}`). There is no
    `ban_hanh.yaml` unless one is given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents: dict[str, Mapping[str, Any] | str | None] = {
        "co_quan": agency_data() if co_quan is None else co_quan,
        "quyet_dinh": decision_data() if quyet_dinh is None else quyet_dinh,
        "ke_hoach": plan_data() if ke_hoach is None else ke_hoach,
        "phu_luc": {"nhom": [{"ten": "Cải cách thể chế", "nhiem_vu": [task_data()]}]} if phu_luc is None else phu_luc,
        "ban_hanh": ban_hanh,
        **others,
    }
    for name, content in contents.items():
        if content is None or name in without:
            continue
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def _with(data: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**data, **changes}.items() if value is not None}
