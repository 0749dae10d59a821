"""Knows how to list, unit by unit, what falls due up to a day and what is late; it must never write the letter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.findings import Finding, UsageProblem
from generator.reckoning.figures import calendar_days, report_tasks
from generator.reckoning.progress import answers_on, task_states
from generator.reckoning.reminders import UnitReminders, build_reminders, last_known_day
from generator.vietnamese import parse_date
from generator.workflow.reports import ReportSource, read_reports
from generator.workspace import Workspace

__all__ = ["Reminded", "parse_day", "remind", "remind_of"]


@dataclass(frozen=True, slots=True)
class Reminded:
    """What is asked of each unit up to `day`.

    `known_on` is the last cut-off whose progress was collected; None where none was. `units` are in the order of the
    plan, only those that something is asked of. `next_day` is the first last day after `day`; None where there is none.
    """

    year: int
    day: datetime.date
    known_on: datetime.date | None
    units: tuple[UnitReminders, ...]
    next_day: datetime.date | None
    warnings: tuple[Finding, ...]


def parse_day(text: str) -> datetime.date:
    """A day as a person writes it.

    Raises:
        UsageProblem: it is none.
    """
    day = parse_date(text)
    if day is None:
        raise UsageProblem(f"“{text}” không phải ngày; viết ngày/tháng/năm, ví dụ 20/3/2022")
    return day


def remind(workspace: Workspace, year: int | None, day: datetime.date) -> Reminded:
    """List what is open by a day.

    Raises:
        Refused: the data of the year have faults.
    """
    return remind_of(read_reports(workspace, year, progress_only=True), day)


def remind_of(source: ReportSource, day: datetime.date) -> Reminded:
    """The same of data that were read."""
    days = calendar_days(source.report)
    answers = answers_on(source.report.progress, days, day)
    states = task_states(report_tasks(source.dossier, source.report), answers, day)
    known_on = last_known_day(source.report.progress, days, day)
    later = (line.last_day for one in states for line in one.open_lines if line.last_day and line.last_day > day)
    reminders = build_reminders(states, day, known_on)
    return Reminded(source.year, day, known_on, reminders, min(later, default=None), source.warnings)
