"""In which one state each task is on a day, and how many tasks are in each: in all, by group, by unit.

It knows what the plan says and what the units answered; it never knows what a report prints, and asks no clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from generator.model.period import Period
from generator.model.progress import Answer, LineProgress, PeriodProgress
from generator.reckoning.plan_tasks import PlanLine, PlanTask

if TYPE_CHECKING:
    import pandas

__all__ = [
    "NO_GROUP",
    "OTHER_TASKS",
    "Answers",
    "Counts",
    "State",
    "Tally",
    "TaskState",
    "answers_on",
    "known_answers",
    "tally",
    "task_states",
]

OTHER_TASKS = "Nhiệm vụ khác"
"""What a signed document says in place of NO_LEAD: that no unit could be told is our business, not the reader's."""

NO_GROUP = "Ngoài các nhóm"
"""Stands for the group of a task outside every group, so that the figures by group add up."""

Answers = Mapping[tuple[str, int], LineProgress]
"""What is known of each result line, by the task's key and the line's number from 1."""


class State(StrEnum):
    """The seven states; every task is in exactly one. The value is the key in JSON, `words` what a person reads."""

    DONE_ON_TIME = "dung_han"
    DONE_LATE = "qua_han_da_xong"
    UNDER_WAY = "dang_thuc_hien"
    OVERDUE = "qua_han_chua_xong"
    NOT_DUE = "chua_den_han"
    NO_DEADLINE = "khong_han_co_dinh"
    CANCELLED = "khong_thuc_hien"

    @property
    def words(self) -> str:
        """As a person reads it, without a capital."""
        return _WORDS[self]

    @property
    def is_done(self) -> bool:
        """Whether the task is finished, on time or late."""
        return self in (State.DONE_ON_TIME, State.DONE_LATE)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: neither finished nor cancelled."""
        return not self.is_done and self is not State.CANCELLED


_WORDS = {
    State.DONE_ON_TIME: "hoàn thành đúng hạn",
    State.DONE_LATE: "hoàn thành quá hạn",
    State.UNDER_WAY: "đang thực hiện",
    State.OVERDUE: "quá hạn chưa hoàn thành",
    State.NOT_DUE: "chưa đến hạn",
    State.NO_DEADLINE: "không có hạn cố định",
    State.CANCELLED: "không thực hiện",
}


@dataclass(frozen=True, slots=True)
class TaskState:
    """One task on one day.

    `percent` is what is done of it, 0 to 100, and 100 only when it is done. `completed_on` is the day its last result
    was done; None while it is not done. `lines` holds what is known of each result line, in their order; None for a
    line nobody answered for. `open_lines` are the result lines still to be done: neither finished by the day nor
    cancelled; none of a task that is done or cancelled.
    """

    task: PlanTask
    state: State
    percent: int
    completed_on: datetime.date | None
    lines: tuple[LineProgress | None, ...]
    open_lines: tuple[PlanLine, ...] = ()

    @property
    def next_day(self) -> datetime.date | None:
        """The first last day among its open lines; None where none of them has one."""
        return min((line.last_day for line in self.open_lines if line.last_day), default=None)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks there are, and how many in each state; the seven add up to the total."""

    total: int = 0
    done_on_time: int = 0
    done_late: int = 0
    under_way: int = 0
    overdue: int = 0
    not_due: int = 0
    no_deadline: int = 0
    cancelled: int = 0

    @classmethod
    def of_states(cls, counted: Mapping[State, int]) -> Counts:
        """From how many there are of each state; a state left out counts 0."""
        return cls(sum(counted.values()), **{state.name.lower(): counted.get(state, 0) for state in State})

    def of(self, state: State) -> int:
        """How many are in a state."""
        count: int = getattr(self, state.name.lower())
        return count

    @property
    def done(self) -> int:
        """Finished, on time or late."""
        return self.done_on_time + self.done_late

    @property
    def completion(self) -> Decimal | None:
        """Finished tasks as a percentage of all, unrounded; None where there are no tasks."""
        return Decimal(100 * self.done) / self.total if self.total else None

    def share(self, state: State) -> Decimal | None:
        """The tasks in a state as a percentage of all, unrounded; None where there are no tasks."""
        return Decimal(100 * self.of(state)) / self.total if self.total else None

    def as_dict(self) -> dict[str, int]:
        """The count set of `vanban status --json`: `tong` and the seven states."""
        return {"tong": self.total, **{state.value: self.of(state) for state in State}}


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures in all, by group (in the order of the plan, NO_GROUP last) and by lead unit (in the plan's order)."""

    total: Counts
    groups: dict[str, Counts]
    units: dict[str, Counts]


def known_answers(
    progress: Mapping[str, PeriodProgress],
    periods: Mapping[str, Period],
    cut_off: datetime.date,
    *,
    own: str = "",
) -> dict[tuple[str, int], LineProgress]:
    """What is known of each line on a cut-off: the newest answer of all periods that closed by then.

    `progress` and `periods` are by period key; a period without its days is left out. Of periods that close on the
    same day the one named `own` speaks last, else the longer one.
    """
    closed = [periods[key] for key in progress if key in periods and periods[key].cut_off <= cut_off]
    closed.sort(key=lambda period: (period.cut_off, period.key == own, -period.first_day.toordinal(), period.key))
    return {(line.task, line.line): line for period in closed for line in progress[period.key].lines}


def answers_on(
    progress: Mapping[str, PeriodProgress], periods: Mapping[str, Period], day: datetime.date
) -> dict[tuple[str, int], LineProgress]:
    """What is known of each line on any day: the answers of the periods closed by then, and what a period that closes
    later says was done by the day; nobody is urged to do what is known to be done.
    """
    answers = known_answers(progress, periods, day)
    for key, collected in progress.items():
        if key in periods and periods[key].cut_off > day:
            for line in collected.lines:
                if _is_done(line, day):
                    answers[line.task, line.line] = line
    return answers


def task_states(tasks: Sequence[PlanTask], answers: Answers, cut_off: datetime.date) -> tuple[TaskState, ...]:
    """The state of each task at the end of a day, in the order of the tasks."""
    return tuple(_task_state(task, answers, cut_off) for task in tasks)


def _task_state(task: PlanTask, answers: Answers, cut_off: datetime.date) -> TaskState:
    known = tuple(answers.get((task.key, line.number)) for line in task.lines)
    remaining = [
        (line, answer)
        for line, answer in zip(task.lines, known, strict=True)
        if answer is None or answer.answer is not Answer.CANCELLED
    ]
    if not remaining:
        return TaskState(task, State.CANCELLED, 0, None, known)
    open_lines = [line for line, answer in remaining if not _is_done(answer, cut_off)]
    if not open_lines:
        done = [(line, answer.completed_on) for line, answer in remaining if answer and answer.completed_on]
        late = any(line.last_day is not None and day > line.last_day for line, day in done)
        return TaskState(task, State.DONE_LATE if late else State.DONE_ON_TIME, 100, max(day for _, day in done), known)
    percent = _percent([_line_percent(answer, cut_off) for _, answer in remaining])
    if all(line.last_day is None for line, _ in remaining):
        state = State.NO_DEADLINE
    elif any(line.last_day is not None and line.last_day < cut_off for line in open_lines):
        state = State.OVERDUE
    else:
        state = State.UNDER_WAY if percent else State.NOT_DUE
    return TaskState(task, state, percent, None, known, tuple(open_lines))


def _is_done(answer: LineProgress | None, day: datetime.date) -> bool:
    return (
        answer is not None
        and answer.answer is Answer.DONE
        and answer.completed_on is not None
        and answer.completed_on <= day
    )


def _line_percent(answer: LineProgress | None, cut_off: datetime.date) -> int:
    if answer is None:
        return 0
    # What was done after the day was under way on it, whatever is known since.
    return 100 if _is_done(answer, cut_off) else min(answer.completed_percent, 99)


def _percent(lines: Sequence[int]) -> int:
    """The mean of an unfinished task's lines, halves up; never 100, and never 0 where some line has progress."""
    if not any(lines):
        return 0
    mean = (2 * sum(lines) + len(lines)) // (2 * len(lines))
    return min(max(mean, 1), 99)


def tally(states: Iterable[TaskState]) -> Tally:
    """Count tasks by state: in all, by group, by the unit each is counted under."""
    # Only commands that reckon pay for pandas.
    import pandas as pd

    frame = pd.DataFrame(
        [(one.task.group or NO_GROUP, one.task.unit, one.state.value) for one in states],
        columns=["group", "unit", "state"],
    )
    groups, units = (_counts_by(frame, column) for column in ("group", "unit"))
    if NO_GROUP in groups:
        groups[NO_GROUP] = groups.pop(NO_GROUP)
    total = frame["state"].value_counts()
    return Tally(Counts.of_states({State(str(name)): int(count) for name, count in total.items()}), groups, units)


def _counts_by(frame: pandas.DataFrame, column: str) -> dict[str, Counts]:
    """The counts of each value of a column, in the order the values come up in the plan."""
    sizes = frame.groupby([column, "state"], sort=False).size().to_dict()
    table: dict[str, dict[State, int]] = {str(name): {} for name in frame[column].unique()}
    for key, count in sizes.items():
        name, state = cast("tuple[str, str]", key)
        table[name][State(state)] = int(count)
    return {name: Counts.of_states(counted) for name, counted in table.items()}
