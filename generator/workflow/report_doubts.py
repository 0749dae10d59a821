"""Knows what a person must be told about a report before it goes out; it must never make the report, nor number it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from generator.model.report import OutlineNode
    from generator.model.report_year import ReportYear
    from generator.reckoning.figures import ReportFigures
    from generator.writing.report_outline import Body

__all__ = ["must_be_whole", "report_doubts"]

_MISSING = ("thong_ke_thieu_so", "chi_tieu_thieu_so")
"""Findings about figures that nobody gave: a draft prints `-` for them, a whole report is refused."""

_LACKING = ("thieu_loi_van", "chua_co_so_lieu", *_MISSING)
"""Findings that a report is not whole: it may then be a draft, and nothing that goes out."""


def must_be_whole(doubts: Iterable[Finding]) -> list[Finding]:
    """The same, where whatever the report lacks is an error."""
    return [one._replace(severity=Severity.ERROR) if one.code in _LACKING else one for one in doubts]


def report_doubts(
    report: ReportYear, figures: ReportFigures, body: Body, shown: str, *, official: bool
) -> Iterator[Finding]:
    """What a person must know before a report goes out, besides what `build_figures` finds.

    Args:
        report: the year's reports.
        figures: those of the period.
        body: the outline as it would be printed.
        shown: the year's folder as the person knows it.
        official: whether sample data are an error.
    """
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


def _title(node: OutlineNode) -> str:
    from generator.model.text import plain

    return plain(node.title)
