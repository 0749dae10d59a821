"""Knows how what a year's reports are made of is read, and which period a person means.

It must never reckon a figure or write a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.model.dossier import Dossier
from generator.model.period import Period
from generator.model.report_year import ReportYear
from generator.reading.dossier import read_dossier
from generator.reading.report import read_report_year
from generator.reading.year_folder import task_file
from generator.reckoning.deadlines import parse_deadline
from generator.reckoning.figures import calendar_days
from generator.workspace import Workspace

__all__ = ["ReportSource", "choose_period", "read_reports"]


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A year's plan and all that its reports are made of, free of errors; `warnings` are those of all its files."""

    year: int
    dossier: Dossier
    report: ReportYear
    warnings: tuple[Finding, ...]


def read_reports(workspace: Workspace, year: int | None = None, *, progress_only: bool = False) -> ReportSource:
    """Read a year's plan and reports, or of the reports the calendar and the progress alone; None: the newest year.

    Raises:
        Refused: with every fault of all files of the year.
    """
    year = workspace.year(year)
    folder = workspace.year_folder(year)
    dossier, findings = read_dossier(folder, year, shown=workspace.shown(folder))
    if dossier is None:
        raise Refused(findings)
    report, found = read_report_year(folder, dossier, shown=workspace.shown(folder), progress_only=progress_only)
    findings = tuple(dict.fromkeys((*findings, *found, *_unread_deadlines(dossier, folder, workspace.shown(folder)))))
    if report is None or has_errors(findings):
        raise Refused(findings)
    return ReportSource(year, dossier, report, findings)


def _unread_deadlines(dossier: Dossier, folder: Path, shown: str) -> Iterator[Finding]:
    """Deadlines that nobody could compute with: their tasks never are late, which the figures do not say."""
    for appendix in dossier.plan.appendices:
        for row in appendix.rows():
            lines = row.task.lines if row.task is not None else ()
            texts = [line.deadline or (row.task.deadline if row.task is not None else None) for line in lines]
            for text in dict.fromkeys(text for text in texts if text):
                if not parse_deadline(text, dossier.year).understood:
                    yield Finding(
                        "tien_do_khong_hieu",
                        Severity.WARNING,
                        Place(f"{shown}/{task_file(folder, appendix.file)}", path=row.id),
                        f"không hiểu tiến độ “{text}”; kết quả này được coi là không có hạn, không bao giờ quá hạn",
                        "xem có gõ nhầm không; các cách viết máy hiểu có ở docs/du_lieu.md",
                    )


def choose_period(report: ReportYear, text: str | None) -> Period:
    """The period that a person names: by the calendar (quy-1, Quy_1) or `FROM..TO`.

    None stands for the newest period that has collected progress, else for the first of the calendar.

    Raises:
        Refused: the calendar has no such period.
    """
    if text is None:
        days = calendar_days(report)
        collected = [days[key] for key in report.progress if key in days]
        newest = max(collected, key=lambda period: (period.cut_off, -period.first_day.toordinal()), default=None)
        first = next(iter(report.periods()), None)
        if newest is None and first is None:
            raise _unknown("lịch báo cáo chưa có kỳ nào", report)
        return newest or first  # type: ignore[return-value]
    found = report.period(text) or report.period(text.strip().lower().replace("_", "-"))
    if found is None and ".." in text:
        raise _unknown(
            f"“{text}” không phải khoảng ngày: một ngày không có trên lịch, hoặc ngày sau đứng trước", report
        )
    if found is None:
        raise _unknown(f"lịch báo cáo không có kỳ “{text}”", report)
    return found


def _unknown(message: str, report: ReportYear) -> Refused:
    known = ", ".join(period.key for period in report.periods())
    choice = f"chọn một trong: {known}; hoặc ghi" if known else "ghi"
    hint = f"{choice} TỪ_NGÀY..ĐẾN_NGÀY, ví dụ 01/01/{report.year}..30/4/{report.year}"
    return Refused.because("khong_co_ky", message, hint)
