"""Which figures and tasks one heading of a report speaks of: those of the whole plan, or of some of its groups.

It knows the figures and how a figure is written; it must never write a sentence.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.period import Period
from generator.model.report import Written
from generator.reckoning.figures import ReportFigures
from generator.reckoning.plan_groups import PlanGroup, called_in
from generator.reckoning.plan_tasks import NO_LEAD
from generator.reckoning.progress import NO_GROUP, OTHER_TASKS, Counts, TaskState
from generator.vietnamese import format_day

__all__ = ["Scope", "bare", "continued", "counts_of", "format_date", "one_line", "period_words"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What one heading speaks of.

    `groups` are names of the plan's groups that it is about, as an outline says them, empty for the whole plan;
    `beside` is what else is written under the same heading, so that nothing is said twice; `appendices` names the
    appendix of each table (`tong_hop`, `nhiem_vu`, `chi_tieu`), where there is one.
    """

    figures: ReportFigures
    groups: tuple[str, ...] = ()
    beside: tuple[Written, ...] = ()
    appendices: Mapping[str, str] | None = None

    @property
    def period(self) -> Period:
        """The period of the report."""
        return self.figures.period

    @property
    def states(self) -> tuple[TaskState, ...]:
        """Its tasks on the cut-off."""
        return self.of(self.figures.states)

    @property
    def counts(self) -> Counts:
        """How many tasks it has in each state."""
        return counts_of(self.states) if self.groups else self.figures.tally.total

    @property
    def counts_before(self) -> Counts | None:
        """The same at the previous cut-off; None where nothing is compared, or nothing was collected by then."""
        known = any(line is not None for one in self.figures.before for line in one.lines)
        if self.figures.tally_before is None or not known:
            return None
        return counts_of(self.of(self.figures.before)) if self.groups else self.figures.tally_before.total

    def of(self, states: Iterable[TaskState]) -> tuple[TaskState, ...]:
        """Those of some tasks that it speaks of."""
        if not self.groups:
            return tuple(states)
        return tuple(one for one in states if called_in(one.task.path, self.groups) is not None)

    @property
    def named(self) -> tuple[PlanGroup, ...]:
        """The groups that it is about and that have tasks, in the order of the plan; none for the whole plan."""
        found = (called_in(one.task.path, self.groups) for one in self.states if self.groups)
        return tuple(path.own for path in dict.fromkeys(found) if path is not None)

    def by_group(self) -> dict[str, Counts]:
        """Its figures by group, in the order of the plan; of a part of the plan, by those groups that it names."""
        if not self.groups:
            return self.figures.tally.groups
        groups: dict[str, list[TaskState]] = {}
        for one in self.states:
            path = called_in(one.task.path, self.groups)
            groups.setdefault(path.own.title if path is not None else NO_GROUP, []).append(one)
        return {name: counts_of(states) for name, states in groups.items()}

    def by_unit(self) -> dict[str, Counts]:
        """Its figures by lead unit as they are printed, in the order of the plan, those of no unit last."""
        if not self.groups:
            return printed_units(self.figures.tally.units)
        units: dict[str, list[TaskState]] = {}
        for one in self.states:
            units.setdefault(one.task.unit, []).append(one)
        return printed_units({name: counts_of(states) for name, states in units.items()})

    def appendix(self, table: str) -> str:
        """Where a table of the report stands, `Phụ lục II`; empty where there is none."""
        return (self.appendices or {}).get(table, "")


def printed_units(units: Mapping[str, Counts]) -> dict[str, Counts]:
    """Figures by unit as a signed document names them: what the plan gives to no unit stands last."""
    named = {name: counts for name, counts in units.items() if name != NO_LEAD}
    return named | ({OTHER_TASKS: units[NO_LEAD]} if NO_LEAD in units else {})


def counts_of(states: Iterable[TaskState]) -> Counts:
    """How many tasks are in each state."""
    return Counts.of_states(Counter(one.state for one in states))


def format_date(day: datetime.date) -> str:
    """A day as a sentence says it: 05/02/2022, 14/3/2022."""
    return "/".join(format_day(day))


def one_line(text: str) -> str:
    """Several lines of a cell as one; the dashes of a list go, its words stay."""
    return " ".join(re.sub(r"^[-+–]\s+", "", line.strip(" \t")) for line in text.split("\n")).strip(" ")


def bare(text: str) -> str:
    """A text as part of a sentence: on one line, without the mark at its end."""
    text = one_line(text).rstrip()
    return text if text.endswith(("v.v.", "…", "...")) else text.rstrip(" .;,") or text


_NO_NAMES = ("Đã ", "Đang ", "Chưa ", "Sẽ ", "Do ", "Vì ", "Còn ", "Không ", "Cần ", "Hiện ", "Phải ", "Mới ")


def continued(text: str) -> str:
    """A text as it goes on after a comma or semicolon: a first word that cannot begin a name loses its capital."""
    return text[:1].lower() + text[1:] if text.startswith(_NO_NAMES) else text


def period_words(period: Period) -> str:
    """The days a report covers: từ ngày 15/12/2021 đến ngày 14/3/2022."""
    return f"từ ngày {format_date(period.first_day)} đến ngày {format_date(period.cut_off)}"
