"""Whether the plan's measurable goals are reached: a target as the plan words it against the figure of a period.

It judges figures that people gave; what it cannot judge is said, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity
from generator.model.period import Period
from generator.model.report import Goal, GoalFigure
from generator.reckoning.targets import Target, parse_target
from generator.vietnamese import parse_number

if TYPE_CHECKING:
    from generator.model.report_year import ReportYear

__all__ = ["GoalResult", "goal_results"]


@dataclass(frozen=True, slots=True)
class GoalResult:
    """One goal in one period.

    `target` is as the plan words it, `low` and `high` the bounds it sets (None: no bound on that side; both None where
    the words are not understood or the assigned figure they hang on is missing). `actual` and `assigned` are as
    written, without the unit; None where nobody gave them. `reached` is None where it cannot be told. `previous_*` are
    those of the period compared with.
    """

    goal: Goal
    target: str
    low: Decimal | None
    high: Decimal | None
    actual: str | None
    reached: bool | None
    previous_actual: str | None
    previous_reached: bool | None
    note: str | None
    assigned: str | None = None


def goal_results(
    report: ReportYear, period: Period, previous: Period | None
) -> tuple[tuple[GoalResult, ...], tuple[Finding, ...]]:
    """Every goal of the agency in a period, in the order of `bao_cao.yaml`, and what is wrong with the figures."""
    results: list[GoalResult] = []
    findings: list[Finding] = []
    for goal in report.rules.goals:
        target = parse_target(goal.target)
        figure = _figure(report, period, goal)
        earlier = _figure(report, previous, goal)
        bounds = _bounds(target, figure)
        results.append(
            GoalResult(
                goal,
                goal.target,
                bounds.low if bounds else None,
                bounds.high if bounds else None,
                _given(figure),
                _reached(bounds, figure),
                _given(earlier),
                _reached(_bounds(target, earlier), earlier),
                figure.note,
                figure.assigned,
            )
        )
        findings += _faults(report, period, goal, target, figure)
    return tuple(results), tuple(findings)


def _figure(report: ReportYear, period: Period | None, goal: Goal) -> GoalFigure:
    """What was given of a goal; an empty figure where nothing was."""
    given = report.inputs.get(period.key) if period else None
    return (given.goals.get(goal.key) if given else None) or GoalFigure()


def _given(figure: GoalFigure) -> str | None:
    return None if figure.actual is None or _is_dash(figure.actual) else figure.actual


def _is_dash(text: str) -> bool:
    return text.strip() in ("-", "–", "—")


def _number(text: str | None) -> Decimal | None:
    return parse_number(text.strip().removesuffix("%")) if text else None


def _bounds(target: Target | None, figure: GoalFigure) -> Target | None:
    """The bounds in the figure's own measure; None where they are not known."""
    if target is None or not target.over_assigned:
        return target
    assigned = _number(figure.assigned)
    return None if assigned is None else target.over(assigned)


def _reached(bounds: Target | None, figure: GoalFigure) -> bool | None:
    actual = _number(_given(figure))
    return None if bounds is None or actual is None else bounds.is_met_by(actual)


def _faults(
    report: ReportYear, period: Period, goal: Goal, target: Target | None, figure: GoalFigure
) -> Iterator[Finding]:
    place = report.place(period.key, "chi_tieu", goal.key)
    if target is None:
        yield Finding(
            "muc_tieu_khong_hieu",
            Severity.WARNING,
            report.place("chi_tieu", goal.key),
            f"không hiểu mục tiêu “{goal.target}” của chỉ tiêu {goal.key}; báo cáo không kết luận đạt hay chưa",
            "viết như: 100%, tối thiểu 83%, không quá 5%, vượt 5-10% so với chỉ tiêu giao",
        )
    elif figure.assigned is not None and not target.over_assigned:
        yield Finding(
            "chi_tieu_giao_thua",
            Severity.ERROR,
            place,
            f"chỉ tiêu {goal.key} có mục tiêu “{goal.target}”, không so với chỉ tiêu giao, nên chi_tieu_giao không in",
            "bỏ chi_tieu_giao, hoặc ghi vào ghi_chu",
        )
    if _given(figure) is None:
        # A dash says that there is no figure yet; a cell that nobody filled in says nothing.
        if period.key in report.inputs and figure.actual is None:
            yield Finding(
                "chi_tieu_thieu_so",
                Severity.WARNING,
                place,
                f"chỉ tiêu {goal.key} chưa có số thực hiện của {period.name}",
                'ghi thuc_hien, ví dụ 86,57; thật sự chưa có số thì ghi "-"',
            )
        return
    if target is not None and target.over_assigned and _number(figure.assigned) is None:
        yield Finding(
            "chi_tieu_thieu_giao",
            Severity.WARNING,
            place,
            f"chỉ tiêu {goal.key} có mục tiêu “{goal.target}” mà chưa ghi chỉ tiêu giao; chưa biết đạt hay không",
            "ghi chi_tieu_giao, là số cấp trên giao",
        )
    actual = _number(figure.actual)
    if goal.unit == "%" and actual is not None and not 0 <= actual <= 100:
        yield Finding(
            "chi_tieu_ngoai_100",
            Severity.WARNING,
            place,
            f"chỉ tiêu {goal.key} tính bằng % mà số thực hiện là {figure.actual}",
            "xem có gõ nhầm không",
        )
