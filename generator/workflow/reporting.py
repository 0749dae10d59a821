"""Knows the way from a year's reports to the document of one period: read, reckon, render, read back, write.

It must never know how any one of these steps is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.workflow.issue_record import RECORD_FILE
from generator.workflow.outputs import Built, find_office, stale_pdfs, template_bytes, write_documents
from generator.workflow.own_output import check_output
from generator.workspace import TextStore, Workspace

if TYPE_CHECKING:
    from generator.model.dossier import IssueRecord
    from generator.model.period import Period
    from generator.model.report import OutlineNode
    from generator.model.report_year import ReportYear
    from generator.reckoning.figures import ReportFigures
    from generator.workflow.reports import ReportSource
    from generator.writing.report_outline import Body
    from generator.writing.templates import Template

__all__ = ["build_report"]

_TEMPLATE = "bao_cao"

_MISSING = ("thong_ke_thieu_so", "chi_tieu_thieu_so")
"""Findings about figures that nobody gave: a draft prints `-` for them, a whole report is refused."""

_LACKING = ("thieu_loi_van", "chua_co_so_lieu", *_MISSING)
"""Findings that a report is not whole: it may then be a draft, and nothing that goes out."""


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
    doubts = [*found, *_doubts(source.report, figures, body, shown, official=official)]
    if official or record is not None:
        doubts = [one._replace(severity=Severity.ERROR) if one.code in _LACKING else one for one in doubts]
    if record is not None and not official and has_errors(doubts):
        doubts.append(_must_be_whole(record, chosen, shown))
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
    return Built(year, record is None, files, warnings, f"vanban issue --bao-cao {chosen.key}")


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


def _doubts(report: ReportYear, figures: ReportFigures, body: Body, shown: str, *, official: bool) -> Iterator[Finding]:
    """What a person must know before a report goes out; of an official one some of it is an error."""
    from generator.reckoning.progress import OTHER_TASKS
    from generator.writing.report_context import is_sample

    period = figures.period
    stem = period.file_stem
    given = Place(f"{shown}/bao_cao/{stem}.yaml")
    for node in body.missing:
        place = Place(given.file, path=f"noi_dung.{node.key}")
        message = f"phần “{_title(node)}” bắt buộc phải có lời văn mà kỳ này chưa ghi"
        hint = f"ghi dưới khóa noi_dung, mã {node.key}; bản dự thảo in dòng [CẦN BỔ SUNG …] ở chỗ này"
        yield Finding("thieu_loi_van", Severity.WARNING, place, message, hint)
    if period.key not in report.inputs and (figures.forms or figures.goals):
        message = f"chưa có tệp số liệu của kỳ {period.key}; mọi số thống kê và số thực hiện chỉ tiêu in là “-”"
        hint = f"tạo tệp bao_cao/{stem}.yaml, ghi thong_ke và chi_tieu"
        yield Finding("chua_co_so_lieu", Severity.WARNING, given, message, hint)
    if body.left_out:
        names = ", ".join(node.key or f"“{_title(node)}”" for node in body.left_out)
        message = f"{len(body.left_out)} phần của đề cương không có nội dung kỳ này nên không in: {names}"
        hint = "muốn in phần nào thì ghi lời văn dưới khóa noi_dung, theo mã ấy"
        yield Finding("phan_trong", Severity.HINT, given, message, hint)
    if is_sample(report, period):
        message = f"báo cáo {period.name} dùng số liệu mẫu, không phải số liệu thật"
        hint = "thay bằng số liệu thật rồi xóa dòng la_so_lieu_mau trong các tệp của kỳ này và các kỳ trước"
        yield Finding("so_lieu_mau", Severity.ERROR if official else Severity.WARNING, given, message, hint)
    unled = [one.task.key for one in figures.states if not one.task.lead]
    if unled:
        message = f"không rõ đơn vị chủ trì của {len(unled)} nhiệm vụ: {', '.join(unled)}"
        hint = f"ghi khóa chu_tri trong kế hoạch; báo cáo in các nhiệm vụ ấy ở dòng “{OTHER_TASKS}”"
        yield Finding("khong_ro_don_vi", Severity.WARNING, Place(shown), message, hint)
    if figures.states and period.key not in report.progress:
        known = any(line is not None for one in figures.states for line in one.lines)
        carried = "lấy theo lần thu gần nhất" if known else "coi như chưa nhiệm vụ nào được thực hiện"
        yield Finding(
            "chua_thu_tien_do",
            Severity.WARNING,
            Place(f"{shown}/tien_do/{stem}.yaml"),
            f"chưa thu tiến độ của kỳ {period.key}; tình hình nhiệm vụ {carried}",
            f"chạy `vanban form export --ky {period.key}`, gửi các đơn vị, rồi `vanban form collect`",
        )


def _must_be_whole(record: IssueRecord, period: Period, shown: str) -> Finding:
    """Why a report that nobody called official is held to be so."""
    message = (
        f"báo cáo {period.name} đã ban hành (số {record.number:02d} ngày {record.day:%d/%m/%Y}) nên phải đủ như bản "
        "chính thức"
    )
    hint = f"bổ sung những chỗ thiếu; nếu ghi số nhầm thì chạy `vanban issue --bao-cao {period.key} --undo`"
    return Finding("da_ban_hanh", Severity.HINT, Place(f"{shown}/{RECORD_FILE}"), message, hint)


def _title(node: OutlineNode) -> str:
    from generator.model.text import plain

    return plain(node.title)
