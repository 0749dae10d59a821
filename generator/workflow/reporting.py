"""Knows the way from a year's reports to the document of one period: read, reckon, render, read back, write.

It must never know how any one of these steps is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.workflow.issue_record import RECORD_FILE
from generator.workflow.outputs import Built, find_office, stale_pdfs, template_bytes, write_documents
from generator.workflow.own_output import check_output
from generator.workspace import TextStore, Workspace

if TYPE_CHECKING:
    from generator.model.dossier import IssueRecord
    from generator.model.period import Period
    from generator.model.report_year import ReportYear
    from generator.workflow.reports import ReportSource
    from generator.writing.templates import Template

__all__ = ["build_report"]

_TEMPLATE = "bao_cao"


def build_report(
    workspace: Workspace,
    year: int | None = None,
    period: str | None = None,
    *,
    copy: str = "giay",
    pdf: bool = False,
    official: bool = False,
    accepted: bool = False,
) -> Built:
    """Make the report of one period.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        period: `quy-1`, or `FROM..TO`; None for the newest period that anything was given or collected for.
        copy: `giay` or `dien-tu`: whether the Kèm theo lines are filled in.
        pdf: whether to make the PDF too.
        official: refuse a report that lacks required words or figures, or is made of sample data. A report that has
            its number and date is refused for what it lacks in any case; sample data are told on its first page.
        accepted: make a report whose form is against the decree all the same, and tell so.

    Raises:
        Refused: with every fault of the data and the template, or because a file cannot be written.
    """
    from generator.model.kinds import Copy
    from generator.reckoning.figures import build_figures
    from generator.workflow.report_doubts import must_be_whole, report_doubts
    from generator.writing.readback import verify
    from generator.writing.report_context import build_report_view, report_body
    from generator.writing.report_expectations import expect_report

    year = workspace.year(year)
    store = workspace.store()
    findings: list[Finding] = []
    source = _read(workspace, year, findings)
    chosen = _period(source.report, period, findings) if source is not None else None
    template = _compile(workspace, store, findings)
    soffice = find_office(findings) if pdf else None
    if source is None or chosen is None:
        raise Refused(findings)
    figures, found = build_figures(source.dossier, source.report, chosen)
    body = report_body(source.report, figures, source.dossier)
    shown = workspace.shown(workspace.year_folder(year))
    record = source.dossier.issuing.reports.get(chosen.key)
    whole = official or record is not None
    doubts = [*found, *report_doubts(source.report, figures, body, shown, official=official)]
    doubts = must_be_whole(doubts) if whole else doubts
    if record is not None and not official and has_errors(doubts):
        doubts.append(_issued_already(record, chosen, shown))
    findings += doubts
    if template is None or has_errors(findings):
        raise Refused(findings)
    path = workspace.output_file(year, f"bao_cao_{chosen.file_stem}.docx")
    view = build_report_view(source.dossier, source.report, figures, Copy(copy), body)
    content = template.render(view)
    verify(content, expect_report(source.dossier, source.report, figures, Copy(copy)), file=workspace.shown(path))
    findings += check_output(workspace, {path: (content, workspace.template(_TEMPLATE))}, store, accepted=accepted)
    if has_errors(findings):
        raise Refused(findings)
    files = write_documents(workspace, {path: content}, soffice)
    findings += stale_pdfs(workspace, {path: content})
    store.keep()
    warnings = tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key))
    return Built(year, record is None, files, warnings, f"vanban issue --bao-cao {chosen.key}", official)


def _read(workspace: Workspace, year: int, findings: list[Finding]) -> ReportSource | None:
    from generator.workflow.reports import read_reports

    try:
        source = read_reports(workspace, year)
    except Refused as refused:
        findings += refused.findings
        return None
    findings += source.warnings
    return source


def _period(report: ReportYear, text: str | None, findings: list[Finding]) -> Period | None:
    """The period that is named, or the newest that anything was given or collected for."""
    from generator.reckoning.figures import calendar_days
    from generator.workflow.reports import choose_period

    if text is None:
        days = calendar_days(report)
        begun = [days[key] for key in (*report.inputs, *report.progress) if key in days]
        newest = max(begun, key=lambda period: (period.cut_off, -period.first_day.toordinal()), default=None)
        text = newest.key if newest is not None else None
    try:
        return choose_period(report, text)
    except Refused as refused:
        findings += refused.findings
        return None


def _compile(workspace: Workspace, store: TextStore, findings: list[Finding]) -> Template | None:
    from generator.writing.report_views import ReportView
    from generator.writing.templates import Template

    path = workspace.template(_TEMPLATE)
    try:
        source = template_bytes(path, workspace)
        template = Template.compile(source, file=workspace.shown(path), view=ReportView, store=store)
    except Refused as refused:
        findings += refused.findings
        return None
    findings += template.warnings
    return template


def _issued_already(record: IssueRecord, period: Period, shown: str) -> Finding:
    """Why a report that nobody called official is held to be so."""
    message = (
        f"báo cáo {period.name} đã ban hành (số {record.number:02d} ngày {record.day:%d/%m/%Y}) nên phải đủ như bản "
        "chính thức"
    )
    hint = f"bổ sung những chỗ thiếu; nếu ghi số nhầm thì chạy `vanban issue --bao-cao {period.key} --undo`"
    return Finding("da_ban_hanh", Severity.HINT, Place(f"{shown}/{RECORD_FILE}"), message, hint)
