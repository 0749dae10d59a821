"""Which result lines of a plan each unit answers for, and under which codes.

It knows the plan's tasks; it never knows what was answered nor what a form looks like.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.form import FormLine
from generator.reckoning.line_identity import PlanLines
from generator.reckoning.plan_tasks import NO_LEAD, PlanLine, PlanTask

__all__ = ["coordinated_by", "form_lines", "owners_of"]


def form_lines(tasks: Sequence[PlanTask]) -> tuple[FormLine, ...]:
    """Every result line of the plan, in its order; a code is the task's key, with the line where it has several."""
    # The keys come first, so that no task's key is ever the code of another task's line.
    taken = {task.key for task in tasks}
    plan = PlanLines(tasks)
    lines = []
    for task in tasks:
        for line in task.lines:
            code = task.key
            if len(task.lines) > 1:
                code = f"{task.key} (dòng {line.number})"
                while code in taken:
                    code += "*"
                taken.add(code)
            lines.append(_form_line(task, line, code, plan))
    return tuple(lines)


def _form_line(task: PlanTask, line: PlanLine, code: str, plan: PlanLines) -> FormLine:
    return FormLine(
        code,
        task.key,
        line.number,
        task.number,
        f"{task.name}\n{line.activity}" if line.activity else task.name,
        line.product,
        line.deadline,
        _owners(task, line),
        len(task.lines) > 1,
        task.has_own_id,
        plan.naming((task.key, line.number)),
    )


def _owners(task: PlanTask, line: PlanLine) -> tuple[str, ...]:
    """The units that lead a line; where it names none, those that lead the task's other lines, else NO_LEAD."""
    return line.lead or task.lead or (NO_LEAD,)


def owners_of(lines: Sequence[FormLine]) -> tuple[str, ...]:
    """The units that get a form, in the order of the plan; NO_LEAD last."""
    units = dict.fromkeys(unit for line in lines for unit in line.owners)
    return (*(unit for unit in units if unit != NO_LEAD), *(unit for unit in units if unit == NO_LEAD))


def coordinated_by(tasks: Sequence[PlanTask], unit: str) -> frozenset[tuple[str, int]]:
    """The lines, by task key and number, that name a unit among those that coordinate."""
    return frozenset((task.key, line.number) for task in tasks for line in task.lines if unit in line.coordinating)
