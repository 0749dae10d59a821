"""Knows the way from what falls due to the công văn that asks for it: remind, render, read back, check, write.

It must never know how a letter is worded or what is late.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.workflow.outputs import Built, template_bytes, write_documents
from generator.workflow.own_output import check_output
from generator.workflow.reminding import Reminded, remind_of
from generator.workflow.reports import ReportSource, read_reports
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.model.period import Period

__all__ = ["Urged", "letter_file", "nobody_asked", "write_urging"]

_TEMPLATE = "cong_van"


@dataclass(frozen=True, slots=True)
class Urged:
    """What was asked of each unit, and the letter that asks it."""

    reminded: Reminded
    built: Built


def letter_file(day: datetime.date) -> str:
    """The letter among the outputs of a year: a file for each day, so that none takes the place of an issued one."""
    return f"cong_van_don_doc_{day:%Y_%m_%d}.docx"


def write_urging(workspace: Workspace, year: int | None, day: datetime.date, *, accepted: bool = False) -> Urged:
    """Write `output/<năm>/cong_van_don_doc_<ngày>.docx` for everything that is open by a day.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        day: the day up to which things fall due.
        accepted: make a letter whose form is against the decree all the same, and tell so.

    Raises:
        Refused: the data or the template have faults, there is nobody to be asked, or the file cannot be written.
    """
    from generator.writing.readback import verify
    from generator.writing.templates import Template
    from generator.writing.urging_context import addressed, build_letter_view, letter_record
    from generator.writing.urging_expectations import expect_letter
    from generator.writing.urging_views import LetterView

    source = read_reports(workspace, year, progress_only=True)
    reminded = remind_of(source, day)
    asked = addressed(reminded.units)
    if not asked:
        raise nobody_asked(reminded)
    path = workspace.template(_TEMPLATE)
    store = workspace.store()
    template = Template.compile(
        template_bytes(path, workspace), file=workspace.shown(path), view=LetterView, store=store
    )
    rules = source.report.rules
    view = build_letter_view(
        source.dossier,
        rules,
        asked,
        day=day,
        known_on=reminded.known_on,
        next_period=_next_due(source, day),
        is_sample=any(progress.is_sample for progress in source.report.progress.values()),
    )
    target = workspace.output_file(source.year, letter_file(day))
    content = template.render(view)
    verify(content, expect_letter(source.dossier, rules, asked, day), file=workspace.shown(target))
    findings = [*reminded.warnings, *template.warnings, *_left_out(reminded, source.year)]
    findings += check_output(workspace, {target: (content, path)}, store, accepted=accepted)
    if has_errors(findings):
        raise Refused(findings)
    files = write_documents(workspace, {target: content})
    store.keep()
    is_draft = letter_record(source.dossier, day) is None
    command = f"vanban issue --cong-van {day.day}/{day.month}/{day.year}"
    return Urged(reminded, Built(source.year, is_draft, files, tuple(findings), command))


def _next_due(source: ReportSource, day: datetime.date) -> Period | None:
    """The period whose report is due next, from a day on."""
    coming = [period for period in source.report.periods() if period.due is not None and period.due >= day]
    return min(coming, key=lambda period: (period.due, period.key), default=None)


def nobody_asked(reminded: Reminded) -> Refused:
    """That there is no letter to write, and why."""
    until = f"đến hết ngày {reminded.day.day}/{reminded.day.month}/{reminded.day.year}"
    if reminded.units:
        return Refused.because(
            "khong_ro_don_vi",
            f"{until} có việc chưa xong nhưng không việc nào ghi đơn vị chủ trì",
            "ghi đơn vị chủ trì của các nhiệm vụ trong kế hoạch",
        )
    return Refused.because(
        "khong_co_viec_don_doc", f"{until} không có việc nào đến hạn hay quá hạn", "không cần làm công văn đôn đốc"
    )


def _left_out(reminded: Reminded, year: int) -> list[Finding]:
    """Tasks that no unit leads: nobody is asked for them."""
    from generator.reckoning.plan_tasks import NO_LEAD

    keys = [one.task.key for unit in reminded.units if unit.unit == NO_LEAD for one in (*unit.late, *unit.due)]
    if not keys:
        return []
    return [
        Finding(
            "khong_ro_don_vi",
            Severity.WARNING,
            Place(f"data/{year}"),
            f"công văn không nêu nhiệm vụ {', '.join(keys)}: chưa rõ đơn vị chủ trì",
            "ghi đơn vị chủ trì của nhiệm vụ trong kế hoạch",
        )
    ]
