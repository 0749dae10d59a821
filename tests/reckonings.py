"""Plans, answers and a year's reports in a few words, for tests of what is reckoned from them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from generator.model.period import Period
from generator.model.progress import LineProgress, PeriodProgress
from generator.model.report import PeriodInput, ReportRules
from generator.model.report_year import ReportYear
from generator.model.statistics import FormSet
from generator.reckoning.plan_groups import GroupPath, PlanGroup
from generator.reckoning.plan_tasks import NO_LEAD, PlanLine, PlanTask
from generator.vietnamese import parse_date

__all__ = ["a_line", "a_period", "a_plan_task", "a_progress", "a_report", "a_rules", "answer", "day"]


def day(text: str) -> datetime.date:
    """14/3/2022."""
    found = parse_date(text)
    assert found is not None
    return found


def a_line(last_day: str | datetime.date | None = "31/3/2022", number: int = 1, product: str = "Kế hoạch") -> PlanLine:
    """A result line, due on a day or on none."""
    due = day(last_day) if isinstance(last_day, str) else last_day
    return PlanLine(number, "", product, f"Trước {due}" if due else "Thường xuyên", due, (), ())


def a_plan_task(
    key: str = "I.1",
    *last_days: str | datetime.date | None,
    unit: str = "Văn phòng",
    group: str = "Cải cách thể chế",
) -> PlanTask:
    """A task with a result line for each last day; due on 31/3/2022 if none is said."""
    days = last_days or ("31/3/2022",)
    lines = tuple(a_line(due, number) for number, due in enumerate(days, 1))
    lead = (unit,) if unit and unit != NO_LEAD else ()
    path = GroupPath("phu_luc", (PlanGroup("I", group, (0, 0)),)) if group else None
    return PlanTask(key, key, f"Nhiệm vụ {key}", path, lines, lead, ())


def answer(task: str = "I.1", said: str = "hoan_thanh", line: int = 1, **more: Any) -> LineProgress:
    """An answer by its YAML words: `answer(ngay_hoan_thanh="10/3/2022")`."""
    return LineProgress.model_validate({"ma": task, "dong": line, "trang_thai": said, **more})


def a_progress(*answers: LineProgress) -> PeriodProgress:
    """What was collected for a period."""
    return PeriodProgress.model_validate({"nhiem_vu": [one.model_dump(exclude_none=True) for one in answers]})


def a_rules(**changes: Any) -> ReportRules:
    """What stands in `bao_cao.yaml`, with the regime's calendar."""
    return ReportRules.model_validate(
        {
            "kinh_gui": ["Sở Nội vụ"],
            "nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"},
            "noi_nhan": ["Sở Nội vụ"],
            "luu": "VT",
            "de_cuong": [{"muc": "Công tác chỉ đạo, điều hành", "ma": "chi_dao"}],
            **changes,
        }
    )


def a_report(
    rules: ReportRules | None = None,
    *,
    bieu_mau: list[dict[str, Any]] | None = None,
    inputs: Mapping[str, Mapping[str, Any]] | None = None,
    progress: Mapping[str, PeriodProgress] | None = None,
) -> ReportYear:
    """The reports of 2022, their forms and inputs by their YAML words."""
    return ReportYear(
        2022,
        rules or a_rules(),
        None if bieu_mau is None else FormSet.model_validate({"bieu_mau": bieu_mau}),
        {key: PeriodInput.model_validate(given) for key, given in (inputs or {}).items()},
        dict(progress or {}),
    )


def a_period(key: str = "quy-1") -> Period:
    """A period of 2022 by the regime's calendar, or ad hoc."""
    found = a_report().period(key)
    assert found is not None
    return found
