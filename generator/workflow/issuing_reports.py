"""Knows when the report of a period may be given its number and date, and records them once.

It must never print them itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity
from generator.workflow.issue_record import (
    RECORD_FILE,
    entry_of,
    read_record,
    recorded,
    write_record,
)
from generator.workflow.issue_words import cited_after, fault, issued_already, number_taken, read_day, read_number
from generator.workflow.issuing import Issued, Undone
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.model.period import Period
    from generator.workflow.reports import ReportSource

__all__ = ["issue_report", "undo_report"]


def issue_report(workspace: Workspace, year: int | None, period: str, number: str, day: str) -> Issued:
    """Record the number and date that văn thư gave the report of a period.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        period: `quy-1`, or `FROM..TO`.
        number: `20`, or `20/BC-KKT` where the symbol is the report's own.
        day: written 20/3/2022; not before the period's cut-off.

    Raises:
        Refused: the data have faults, the number or date cannot be, the report lacks words or figures that what goes
            out must have, or it is issued already. Sample data may be issued, as they may be built: to try it out.
    """
    from generator.model.values import plain
    from generator.workflow.reports import choose_period, read_reports
    from generator.writing.document_parts import symbol_of
    from generator.writing.report_context import KIND

    source = read_reports(workspace, year)
    chosen = choose_period(source.report, period)
    symbol = symbol_of(source.report.rules, KIND, source.dossier.agency)
    file = workspace.shown(workspace.year_folder(source.year) / RECORD_FILE)
    record = source.dossier.issuing.reports.get(chosen.key)
    if record is not None:
        undo = f"--bao-cao {chosen.key} --undo --nam {source.year}"
        raise issued_already(f"báo cáo {chosen.name}", record, symbol, undo, file)
    faults: list[Finding] = []
    given, date = read_number(number, symbol, faults), read_day(day, faults)
    if date is not None:
        if date < chosen.cut_off:
            faults.append(
                fault(
                    "ngay_truoc_chot",
                    f"ngày {date:%d/%m/%Y} trước ngày chốt số liệu {chosen.cut_off:%d/%m/%Y} của {chosen.name}",
                    "kiểm tra --ngay và kỳ báo cáo",
                )
            )
        if date.year > chosen.cut_off.year + 1:
            message = f"ngày {date:%d/%m/%Y} quá xa kỳ báo cáo {chosen.name}"
            faults.append(fault("nam_sai", message, "kiểm tra --ngay và --nam"))
        given_words = source.report.inputs.get(chosen.key)
        opening = (given_words.opening if given_words else ()) or source.report.rules.opening
        faults += cited_after([plain(text) for text in opening], date)
        if given is not None:
            faults += number_taken(given, date, source.dossier.issuing.reports, "báo cáo kỳ", symbol)
    faults += _lacking(source, chosen, workspace.shown(workspace.year_folder(source.year)))
    if faults or given is None or date is None:
        raise Refused(faults)
    kept = recorded(source.dossier)
    kept.reports[chosen.key] = entry_of(given, date)
    write_record(workspace, source.year, kept)
    return Issued(source.year, "bao-cao", f"{given:02d}/{symbol}", date, file)


def _lacking(source: ReportSource, period: Period, shown: str) -> list[Finding]:
    """Why no number may be given yet: for all of it the build would refuse the report once it has its number."""
    from generator.reckoning.figures import build_figures
    from generator.workflow.report_doubts import must_be_whole, report_doubts
    from generator.writing.report_context import report_body

    figures, found = build_figures(source.dossier, source.report, period)
    body = report_body(source.report, figures, source.dossier)
    doubts = must_be_whole([*found, *report_doubts(source.report, figures, body, shown, official=False)])
    errors = [one for one in doubts if one.severity is Severity.ERROR]
    if errors:
        message = f"báo cáo {period.name} chưa đủ để phát hành nên chưa ghi số"
        hint = f"bổ sung những chỗ thiếu rồi ghi lại; xem dự thảo: `vanban build bao-cao --ky {period.key}`"
        errors.append(Finding("chua_du_phat_hanh", Severity.HINT, Place(), message, hint))
    return errors


def undo_report(workspace: Workspace, year: int | None, period: str) -> Undone:
    """Make the report of a period a draft again. Other data may have faults: only the record is read.

    Raises:
        Refused: nothing is recorded of the period, or the record cannot be read.
    """
    from generator.model.period import Period

    year = workspace.year(year)
    file = workspace.shown(workspace.year_folder(year) / RECORD_FILE)
    kept = read_record(workspace, year)
    ad_hoc = Period.ad_hoc(period)
    key = ad_hoc.key if ad_hoc is not None else period.strip().lower().replace("_", "-")
    if key not in kept.reports:
        known = f"các kỳ đã ban hành: {', '.join(kept.reports)}" if kept.reports else ""
        message = f"báo cáo kỳ {period} năm {year} chưa ban hành, không có gì để hoàn lại"
        raise Refused.because("chua_ban_hanh", message, known, Place(file))
    number, day = kept.reports.pop(key)
    write_record(workspace, year, kept)
    return Undone(year, "bao-cao", number, day, file)
