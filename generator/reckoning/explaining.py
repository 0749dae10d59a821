"""Any figure of a report by the words a person sees: what it is, its value, and the tasks behind it.

It finds figures and their tasks; it never knows how a screen shows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from generator.model.agency import Unit
from generator.reckoning import definitions as named
from generator.reckoning.definitions import DEFINITIONS
from generator.reckoning.figures import ReportFigures
from generator.reckoning.goals import GoalResult
from generator.reckoning.plan_tasks import NO_LEAD
from generator.reckoning.progress import NO_GROUP, OTHER_TASKS, Counts, State, TaskState, tally
from generator.reckoning.statistics import DASH, FormResult, FormRow
from generator.vietnamese import fold, format_decimal, format_integer, format_percent

__all__ = ["Explained", "Scope", "Unknown", "askable", "explain", "find_group", "find_unit"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the plan that is asked about: a group, a unit, both, or (both empty) the whole."""

    group: str = ""
    unit: str = ""

    def holds(self, one: TaskState) -> bool:
        """Whether a task is in it."""
        in_group = not self.group or (one.task.group or NO_GROUP) == self.group
        return in_group and (not self.unit or one.task.unit == self.unit)


@dataclass(frozen=True, slots=True)
class Explained:
    """One figure: its name, its definition in a sentence, its value as a report prints it.

    `parts` say what the value is reckoned from, a line each; `tasks` are those that the figure counts (of a rate: those
    above the line), in the order of the plan. `counts_tasks` says whether it can be told of a part of the plan.
    """

    name: str
    definition: str
    value: str
    parts: tuple[str, ...] = ()
    tasks: tuple[TaskState, ...] = ()
    counts_tasks: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """No figure has these words; `near` are names like them, best first."""

    near: tuple[str, ...]


T = TypeVar("T")
_TaskTest = Callable[[TaskState], bool]


def _in_state(state: State) -> _TaskTest:
    return lambda one: one.state is state


_COUNTED: Mapping[str, _TaskTest] = {
    named.TOTAL: lambda one: True,
    **{state.words: _in_state(state) for state in State},
    named.DONE: lambda one: one.state.is_done,
}
_RATES: Mapping[str, tuple[str, str]] = {
    named.COMPLETION: (named.DONE, named.COMPLETION),
    **{f"tỷ lệ {state.words}": (state.words, named.SHARE) for state in State},
}
_LISTED: Mapping[str, Callable[[ReportFigures], tuple[TaskState, ...]]] = {
    named.FINISHED: lambda figures: figures.finished,
    named.NEXT_DUE: lambda figures: figures.next_due,
    named.NEWLY_FINISHED: lambda figures: figures.changes.finished,
    named.REOPENED: lambda figures: figures.changes.reopened,
    named.NEWLY_LATE: lambda figures: figures.changes.late,
    named.NEWLY_CANCELLED: lambda figures: figures.changes.cancelled,
    named.STARTED: lambda figures: figures.changes.started,
}
_OTHER_WORDS = {
    "tổng số": named.TOTAL,
    "tổng": named.TOTAL,
    "tong": named.TOTAL,
    "hoàn thành": named.DONE,
    "số nhiệm vụ đã hoàn thành": named.DONE,
    "đúng hạn": State.DONE_ON_TIME.words,
    "quá hạn": State.OVERDUE.words,
    "không hạn": State.NO_DEADLINE.words,
    "không có hạn": State.NO_DEADLINE.words,
    "sắp đến hạn": named.NEXT_DUE,
    "đến hạn kỳ sau": named.NEXT_DUE,
    "mới hoàn thành": named.NEWLY_FINISHED,
    "mới quá hạn": named.NEWLY_LATE,
    "mới không thực hiện": named.NEWLY_CANCELLED,
    "mới bắt đầu": named.STARTED,
    **{state.value: state.words for state in State},
}
_STATISTIC = re.compile(
    r"biểu(?: mẫu)?(?: số)? (?P<form>.+?)(?: ?[,:;/]? (?:chỉ tiêu |mã |dòng )?|[,:;/])(?P<code>[0-9]+(?:\.[0-9]+)*)"
)


def askable(figures: ReportFigures) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every name that can be asked about, under headings."""
    lists = [name for name in _LISTED if figures.previous or name in (named.FINISHED, named.NEXT_DUE)]
    names = [
        ("Số nhiệm vụ", tuple(_COUNTED)),
        ("Tỷ lệ", tuple(_RATES)),
        ("Danh sách của kỳ", tuple(lists)),
        ("Chỉ tiêu của kế hoạch", tuple(f"{one.goal.key} ({one.goal.name})" for one in figures.goals)),
        (
            "Số liệu thống kê",
            tuple(
                f"biểu {form.form.number}, từ mã {form.rows[0].indicator.code} đến {form.rows[-1].indicator.code}"
                for form in figures.forms
                if form.rows
            ),
        ),
    ]
    return tuple((heading, listed) for heading, listed in names if listed)


def explain(figures: ReportFigures, words: str, scope: Scope | None = None) -> Explained | Unknown:
    """The figure that a person names; goals and statistics are the agency's, so a scope says nothing of them."""
    scope = scope or Scope()
    asked = _key(words)
    counted = _by_name({**{name: name for name in (*_COUNTED, *_RATES, *_LISTED)}, **_OTHER_WORDS}, asked) or ""
    if counted in _COUNTED:
        return _count(figures, counted, scope)
    if counted in _RATES:
        return _rate(figures, counted, scope)
    if counted in _LISTED:
        tasks = _held(_LISTED[counted](figures), scope)
        return Explained(counted, DEFINITIONS[counted], _tasks(len(tasks)), _window(figures, counted), tasks, True)
    goal = _by_name({word: one for one in figures.goals for word in (one.goal.key, one.goal.name)}, asked)
    if goal is not None:
        return _goal(goal)
    statistic = _statistic(figures.forms, words)
    if statistic is not None:
        return _of_form(figures, *statistic)
    return Unknown(_near(figures, asked))


def find_group(figures: ReportFigures, text: str) -> str | None:
    """A group by its number (I), its name, or both as reports write them; None where not one group is meant."""
    meant: dict[str, set[str]] = {NO_GROUP: {NO_GROUP}}
    for one in figures.states:
        if one.task.group:
            for word in (one.task.group_number, one.task.group_name, one.task.group):
                meant.setdefault(word, set()).add(one.task.group)
    # Appendices number their groups each from I, so that one number may stand for several.
    names = {word: groups.pop() for word, groups in meant.items() if len(groups) == 1}
    return _by_name(names, _key(text.strip(" .")))


def find_unit(figures: ReportFigures, text: str, known: Sequence[Unit] = ()) -> str | None:
    """A lead unit by its name or its abbreviation; None where no task is counted under such a unit."""
    names = {one.task.unit: one.task.unit for one in figures.states}
    names |= {OTHER_TASKS: NO_LEAD} if NO_LEAD in names else {}
    names |= {unit.abbreviation: unit.name for unit in known if unit.abbreviation and unit.name in names}
    return _by_name(names, _key(text))


def _key(text: str) -> str:
    return fold(text).replace(fold("tỉ lệ"), fold("tỷ lệ"))


def _bare(text: str) -> str:
    """Without any mark, for those who type none."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("_", " ")


def _by_name(names: Mapping[str, T], asked: str) -> T | None:
    """What has a name, as written or else without its marks where only one thing is then meant; None for no such."""
    exact = next((value for name, value in names.items() if _key(name) == asked), None)
    if exact is not None:
        return exact
    alike = [value for name, value in names.items() if _bare(_key(name)) == _bare(asked)]
    return alike[0] if alike and all(value == alike[0] for value in alike) else None


def _held(states: Iterable[TaskState], scope: Scope) -> tuple[TaskState, ...]:
    return tuple(one for one in states if scope.holds(one))


def _tasks(count: int) -> str:
    return f"{format_integer(count)} nhiệm vụ"


def _percent(value: Decimal | None) -> str:
    return DASH if value is None else format_percent(value)


def _count(figures: ReportFigures, name: str, scope: Scope) -> Explained:
    tasks = tuple(one for one in _held(figures.states, scope) if _COUNTED[name](one))
    return Explained(name, DEFINITIONS[name], _tasks(len(tasks)), _sums(figures, name, scope), tasks, True)


def _sums(figures: ReportFigures, name: str, scope: Scope) -> tuple[str, ...]:
    """What a total is made of."""
    counts = tally(_held(figures.states, scope)).total
    if name == named.TOTAL:
        return tuple(f"{state.words}: {counts.of(state)}" for state in State)
    if name == named.DONE:
        return tuple(f"{state.words}: {counts.of(state)}" for state in State if state.is_done)
    return ()


def _rate(figures: ReportFigures, name: str, scope: Scope) -> Explained:
    above, definition = _RATES[name]
    held = _held(figures.states, scope)
    tasks = tuple(one for one in held if _COUNTED[above](one))
    counts: Counts = tally(held).total
    value = Decimal(100 * len(tasks)) / counts.total if counts.total else None
    parts = (f"{above}: {_tasks(len(tasks))}", f"{named.TOTAL}: {_tasks(counts.total)}")
    return Explained(name, DEFINITIONS[definition], _percent(value), parts, tasks, True)


def _window(figures: ReportFigures, name: str) -> tuple[str, ...]:
    period = figures.period
    if name == named.FINISHED:
        return (f"từ {period.first_day:%d/%m/%Y} đến {period.cut_off:%d/%m/%Y}",)
    if name == named.NEXT_DUE:
        if period.next_end is None:
            return ("lịch báo cáo không ghi ngày cuối của kỳ sau (het_ky_sau)",)
        return (f"sau {period.cut_off:%d/%m/%Y} đến {period.next_end:%d/%m/%Y}",)
    if figures.previous is None:
        return ("lịch báo cáo không ghi kỳ trước để so (ky_truoc)",)
    return (f"so với {figures.previous.name}, chốt {figures.previous.cut_off:%d/%m/%Y}",)


def _goal(one: GoalResult) -> Explained:
    unit = "%" if one.goal.unit == "%" else f" {one.goal.unit}"

    def said(actual: str | None, reached: bool | None) -> str:
        judged = {True: "đạt", False: "chưa đạt", None: "chưa kết luận"}[reached]
        return "chưa có số" if actual is None else f"{actual}{unit}: {judged}"

    parts = [f"mục tiêu: {one.target}"]
    if one.assigned is not None:
        parts.append(f"chỉ tiêu giao: {one.assigned}{unit}")
        if one.low is not None:
            parts.append(f"phải đạt từ: {format_decimal(one.low, 2).removesuffix(',00')}{unit}")
    if one.previous_actual is not None:
        parts.append(f"kỳ trước: {said(one.previous_actual, one.previous_reached)}")
    if one.note:
        parts.append(f"ghi chú: {one.note}")
    definition = DEFINITIONS[named.ABOVE_TARGET if one.assigned is not None else named.GOAL]
    return Explained(f"{one.goal.name} ({one.goal.key})", definition, said(one.actual, one.reached), tuple(parts))


def _statistic(forms: Sequence[FormResult], words: str) -> tuple[FormResult, FormRow] | None:
    found = _STATISTIC.fullmatch(" ".join(unicodedata.normalize("NFC", words).lower().split()))
    if found:
        for form in forms:
            row = form.row(found["code"])
            if row is not None and fold(form.form.number) == fold(found["form"].strip(" ,:;/")):
                return form, row
        return None
    asked = _key(words)
    named_so = [(form, row) for form in forms for row in form.rows if _key(row.indicator.name) == asked]
    return named_so[0] if len(named_so) == 1 else None


def _of_form(figures: ReportFigures, form: FormResult, row: FormRow) -> Explained:
    indicator = row.indicator
    name = f"biểu {form.form.number}, {indicator.code} ({indicator.name})"
    unit = f" {indicator.unit}" if indicator.unit and row.value is not None and indicator.unit != "%" else ""
    value = f"{row.text}%" if indicator.unit == "%" and row.value is not None else f"{row.text}{unit}"
    operator, codes = indicator.parsed_formula or ("", ())
    if operator:
        parts = [form.row(code) for code in codes]
        shown = tuple(f"{part.indicator.code} ({part.indicator.name}): {part.text}" for part in parts if part)
        definition = DEFINITIONS[named.RATIO if operator == "/" else named.SUM]
        return Explained(name, f"{definition} Công thức: {indicator.formula}.", value, shown)
    if indicator.source is not None:
        counted = {"so_nhiem_vu": named.TOTAL, "so_nhiem_vu_hoan_thanh": named.DONE}[indicator.source.value]
        own = named.PLAN_TASKS if counted == named.TOTAL else named.PLAN_DONE
        tasks = tuple(one for one in figures.states if _COUNTED[counted](one))
        return Explained(name, DEFINITIONS[own], value, (), tasks)
    note = (f"ghi chú: {row.note}",) if row.note else ()
    heading = "Dòng tiêu đề, không có số liệu." if not row.text else DEFINITIONS[named.ENTERED]
    return Explained(name, heading, value, note)


def _near(figures: ReportFigures, asked: str) -> tuple[str, ...]:
    names = {_bare(_key(name)): name for name in (*_COUNTED, *_RATES, *_LISTED)}
    names |= {_bare(_key(one.goal.name)): one.goal.key for one in figures.goals}
    return tuple(names[found] for found in get_close_matches(_bare(asked), names, 3, 0.6))
