"""The figures of a large agency's report; the peers read the same year from disk, and count it with bare pandas."""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.subjects import YEAR, template_bytes
from generator.reckoning.figures import build_figures
from generator.workflow.reports import ReportSource, read_reports
from generator.workspace import Workspace
from generator.writing.readback import verify
from generator.writing.report_context import build_report_view
from generator.writing.report_expectations import expect_report
from generator.writing.report_views import ReportView
from generator.writing.templates import Template

__all__ = ["ReckoningBench", "write_progress"]

PERIODS = ("quy_1", "6_thang", "quy_3", "nam")


def write_progress(year_folder: Path) -> None:
    """Answers for every task in every period, each a little further."""
    tasks = yaml.safe_load((year_folder / "phu_luc.yaml").read_text(encoding="utf-8"))
    named = [
        (f"{group.get('so') or roman}.{number}", task["nhiem_vu"])
        for group, roman in zip(tasks["nhom"], ("I", "II", "III", "IV", "V", "VI", "VII", "VIII"), strict=False)
        for number, task in enumerate(group["nhiem_vu"], 1)
    ]
    folder = year_folder / "tien_do"
    folder.mkdir(exist_ok=True)
    for step, period in enumerate(PERIODS, 1):
        lines = [_answer(step, number) | {"ma": key, "nhiem_vu": name} for number, (key, name) in enumerate(named)]
        (folder / f"{period}.yaml").write_text(
            yaml.safe_dump({"nhiem_vu": lines}, allow_unicode=True), encoding="utf-8"
        )


def _answer(step: int, number: int) -> dict[str, object]:
    if number % 4 < step:
        return {"trang_thai": "hoan_thanh", "ngay_hoan_thanh": f"{number % 28 + 1}/02/{YEAR}"}
    return {"trang_thai": "dang_thuc_hien", "phan_tram": 10 * step + number % 10}


class ReckoningBench:
    """A year with progress in all four periods; the last is reckoned, with the one before it beside."""

    def __init__(self, root: Path) -> None:
        write_progress(root / "data" / str(YEAR))
        self.workspace = Workspace(root)
        self.source = self.read()
        period = self.source.report.period("nam")
        assert period is not None
        self.period = period
        self.template = Template.compile(template_bytes("bao_cao.docx"), file="bao_cao.docx", view=ReportView)

    def read(self) -> ReportSource:
        """The year from disk, checked."""
        return read_reports(self.workspace, YEAR)

    def figures(self) -> None:
        """Every figure of the year's report."""
        figures, _ = build_figures(self.source.dossier, self.source.report, self.period)
        assert figures.tally_before is not None

    def view(self) -> ReportView:
        """The year's report as its template prints it, figures and all."""
        figures, _ = build_figures(self.source.dossier, self.source.report, self.period)
        return build_report_view(self.source.dossier, self.source.report, figures)

    def document(self) -> bytes:
        """The year's report, from what was read: reckoned, written, read back."""
        figures, _ = build_figures(self.source.dossier, self.source.report, self.period)
        view = build_report_view(self.source.dossier, self.source.report, figures)
        document = self.template.render(view)
        verify(document, expect_report(self.source.dossier, self.source.report, figures), file="bao_cao.docx")
        return document
