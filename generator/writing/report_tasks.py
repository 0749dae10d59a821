"""What a report says of one task: its results, its deadline, by how much it is late, why it was given up.

It knows one task's state; it must never count tasks.
"""

from __future__ import annotations

import datetime

from generator.model.progress import Answer
from generator.reckoning.progress import TaskState
from generator.writing.report_scope import bare

__all__ = ["days_late", "deadline_of", "reasons_of", "results_of"]


def results_of(one: TaskState, *, planned: bool = True) -> tuple[str, ...]:
    """What came of each of its result lines, each text once; the planned product where nobody told, if `planned`."""
    texts = []
    for line, known in zip(one.task.lines, one.lines, strict=True):
        if known is not None and known.answer is Answer.CANCELLED:
            continue
        told = known.result if known is not None else None
        if told or (planned and line.product):
            texts.append(bare(told or line.product))
    return tuple(dict.fromkeys(texts))


def reasons_of(one: TaskState) -> tuple[str, ...]:
    """Why it is not done at all, in the units' words."""
    return tuple(dict.fromkeys(bare(known.reason) for known in one.lines if known is not None and known.reason))


def deadline_of(one: TaskState, cut_off: datetime.date) -> str:
    """The deadlines that have passed, in the plan's words."""
    passed = [line for line in one.open_lines if line.last_day is not None and line.last_day < cut_off]
    return ", ".join(dict.fromkeys(bare(line.deadline) for line in passed))


def days_late(one: TaskState, cut_off: datetime.date | None = None) -> int:
    """By how many days a finished task was late, or an unfinished one is at the cut-off; 0 where it is not."""
    late = [0]
    if cut_off is not None:
        late += [(cut_off - line.last_day).days for line in one.open_lines if line.last_day is not None]
    else:
        late += [
            (known.completed_on - line.last_day).days
            for line, known in zip(one.task.lines, one.lines, strict=True)
            if known is not None and known.completed_on is not None and line.last_day is not None
        ]
    return max(late)
