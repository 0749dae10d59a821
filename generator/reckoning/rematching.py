"""Collected answers brought to the ids that their tasks have now, or what a person must say first.

It knows answers and the plan's lines; it never knows a file, and drops or moves nothing that is in doubt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from generator.model.progress import LineProgress
from generator.reckoning.line_identity import Fit, Key, Located, PlanLines

__all__ = ["Orders", "Rematched", "Step", "rematch"]


@dataclass(frozen=True, slots=True)
class Orders:
    """What a person said of answers in doubt.

    Attributes:
        confirmed: of answers under these ids, the ids of the lines that they are about.
        dropped: the ids of answers whose tasks the plan has no more.
        fill: answers that do not say which task they are about are about the one under their id.
    """

    confirmed: Mapping[Key, Key]
    dropped: Set[Key]
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One answer that does not stay as it is; `new` is None for one that is dropped."""

    old: LineProgress
    new: LineProgress | None


@dataclass(frozen=True, slots=True)
class Rematched:
    """The answers of one period brought to their ids.

    Attributes:
        lines: those that are kept, in the order of the plan.
        steps: those that changed, in the order of the file.
        doubts: the position in the file of each answer that a person must decide on, and what it may be about.
        clashes: positions of answers that would come under one id, two and two.
        used: the ids of the orders that were needed.
    """

    lines: tuple[LineProgress, ...]
    steps: tuple[Step, ...]
    doubts: Mapping[int, Located]
    clashes: tuple[tuple[int, int], ...]
    used: frozenset[Key]

    @property
    def moved(self) -> dict[Key, Key]:
        """The old id of each answer by its new one, where the two differ."""
        pairs = {(step.new.task, step.new.line): (step.old.task, step.old.line) for step in self.steps if step.new}
        return {new: old for new, old in pairs.items() if new != old}


def rematch(answers: Sequence[LineProgress], plan: PlanLines, orders: Orders) -> Rematched:
    """Bring the answers of one period to the ids of the lines that they are about."""
    kept: dict[Key, tuple[int, LineProgress]] = {}
    steps: list[Step] = []
    doubts: dict[int, Located] = {}
    clashes: list[tuple[int, int]] = []
    used: set[Key] = set()
    for index, answer in enumerate(answers):
        key, located = (answer.task, answer.line), plan.locate(answer)
        new: LineProgress | None = answer
        if located.fit is not Fit.SURE and key in orders.dropped:
            new = None
            used.add(key)
        elif located.fit is not Fit.SURE and key in orders.confirmed:
            new = plan.named(answer, orders.confirmed[key])
            used.add(key)
        elif located.fit in (Fit.MOVED, Fit.RENAMED):
            new = plan.named(answer, located.lines[0].key)
        elif located.fit is Fit.UNNAMED and orders.fill:
            new = plan.named(answer, key)
        elif located.fit is not Fit.SURE:
            doubts[index] = located
            continue
        if new != answer:
            steps.append(Step(answer, new))
        if new is None:
            continue
        there = kept.get((new.task, new.line))
        if there is not None:
            clashes.append((there[0], index))
        else:
            kept[new.task, new.line] = (index, new)
    ordered = sorted(kept.values(), key=lambda one: plan.position((one[1].task, one[1].line)))
    return Rematched(tuple(line for _, line in ordered), tuple(steps), doubts, tuple(clashes), frozenset(used))
