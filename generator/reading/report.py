"""The report files of a year to a `ReportYear`, or everything that is wrong with them.

It knows which file holds what; it never writes, reckons nothing, and never stops at the first fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from generator.findings import Finding, Place, Severity, has_errors
from generator.model.dossier import Dossier
from generator.model.period import DEFAULT_PERIODS, Period
from generator.model.progress import PeriodProgress
from generator.model.report import PeriodInput, ReportRules
from generator.model.report_year import ReportYear
from generator.model.statistics import FormSet
from generator.reading import report_checks as checks
from generator.reading.answer_checks import check_identity, doubtful_keys
from generator.reading.gate import build_model
from generator.reading.outline_checks import check_outline
from generator.reading.report_folder import (
    INPUT_FOLDER,
    PROGRESS_FOLDER,
    PeriodFiles,
    read_period_files,
    stray_folders,
)
from generator.reading.yaml_files import PathPart, Raw, read_yaml
from generator.reading.year_folder import YearFolder
from generator.reckoning.line_identity import PlanLines
from generator.reckoning.plan_tasks import plan_tasks

if TYPE_CHECKING:
    from generator.reading.spreadsheet_figures import SheetFigures

__all__ = ["FORMS_FILE", "RULES_FILE", "read_report_year"]

M = TypeVar("M", bound=BaseModel)

RULES_FILE = "bao_cao.yaml"
FORMS_FILE = "bieu_mau.yaml"


def read_report_year(
    year_folder: Path, dossier: Dossier, *, shown: str = "", progress_only: bool = False, rematching: bool = False
) -> tuple[ReportYear | None, tuple[Finding, ...]]:
    """All that the reports of a year are made of, and all findings of all its report files, sorted by place.

    Args:
        year_folder: the folder that holds the year's files.
        dossier: the year's plan, as `read_dossier` gave it.
        shown: the folder as the person knows it, put before the files' names in findings.
        progress_only: read the calendar and the progress alone, so that a slip in the outline or in a figure of one
            report does not keep units from their forms; `forms` is then None and `inputs` empty.
        rematching: leave it to the caller to see whether the answers are about the tasks under whose ids they stand.

    Returns:
        The year's reports, None when there is any finding of severity error; warnings may come with them. A year
        without `bao_cao.yaml` has no reports: None, with one finding of code `chua_co_bao_cao` that says how to start.
    """
    folder, findings = YearFolder.read(year_folder, shown)
    if folder is None:
        return None, findings
    reader = _Reader(folder, dossier, progress_only, rematching)
    year = reader.read()
    ordered = tuple(sorted(dict.fromkeys(reader.findings), key=lambda finding: finding.sort_key))
    return (None if has_errors(ordered) else year), ordered


class _Reader:
    """One reading of the report files of a year."""

    def __init__(self, folder: YearFolder, dossier: Dossier, progress_only: bool, rematching: bool) -> None:
        self.folder, self.dossier = folder, dossier
        self.progress_only, self.rematching = progress_only, rematching
        self.findings: list[Finding] = []
        self.places: dict[tuple[str, ...], Place] = {}

    def read(self) -> ReportYear | None:
        if RULES_FILE not in self.folder.names:
            missing = self.folder.missing(RULES_FILE, "lịch và đề cương báo cáo")
            message = f"năm {self.dossier.year} chưa có báo cáo: {missing.message}"
            hint = missing.hint if missing.hint.startswith("đổi tên") else f"chép {RULES_FILE} từ năm mẫu rồi sửa"
            self.findings.append(Finding("chua_co_bao_cao", Severity.ERROR, missing.place, message, hint))
            return None
        rules, rules_raw = self._model(self.folder, RULES_FILE, ReportRules)
        forms, forms_raw = (None, None) if self.progress_only else self._forms(rules)
        if rules is not None and rules_raw is not None:
            self._note_rules(rules, rules_raw)
            if not self.progress_only:
                self.findings += check_outline(rules, self.dossier, rules_raw.nearest)
        if forms is not None and forms_raw is not None:
            self._note_forms(forms, forms_raw)
            if rules is not None:
                self.findings += checks.check_forms(forms, rules, forms_raw.nearest)
        periods = self._periods(rules)
        self.findings += stray_folders(self.folder)
        inputs: dict[str, PeriodInput] = {}
        if not self.progress_only:
            input_files, found = read_period_files(self.folder, INPUT_FOLDER, periods, with_sheets=True)
            self.findings += found
            inputs = self._inputs(input_files, rules, forms, periods)
        progress_files, found = read_period_files(self.folder, PROGRESS_FOLDER, periods, with_sheets=False)
        self.findings += found
        progress = self._progress(progress_files, periods)
        self._check_issuing(periods)
        if rules is None:
            return None
        return ReportYear(
            self.dossier.year,
            rules,
            forms,
            MappingProxyType(inputs),
            MappingProxyType(progress),
            MappingProxyType(self.places),
            self.folder.shown,
        )

    def _model(
        self, folder: YearFolder, name: str, model: type[M], *, may_be_blank: bool = False
    ) -> tuple[M | None, Raw | None]:
        raw, found = read_yaml(folder.path(name), folder.as_shown(name), may_be_blank=may_be_blank)
        self.findings += found
        if raw is None:
            return None, None
        built, faults = build_model(model, raw)
        self.findings += faults
        return built, raw

    def _forms(self, rules: ReportRules | None) -> tuple[FormSet | None, Raw | None]:
        if FORMS_FILE in self.folder.names:
            return self._model(self.folder, FORMS_FILE, FormSet)
        if rules is not None and rules.has_statistics:
            missing = self.folder.missing(FORMS_FILE, "biểu mẫu thống kê")
            hint = f"{missing.hint}; cơ quan không có phụ lục thống kê thì ghi phu_luc_thong_ke: false"
            self.findings.append(Finding(missing.code, missing.severity, missing.place, missing.message, hint))
        return None, None

    def _periods(self, rules: ReportRules | None) -> dict[str, Period]:
        known = rules.periods if rules is not None else DEFAULT_PERIODS
        return {rule.key: Period.of_rule(rule, self.dossier.year) for rule in known}

    def _note_rules(self, rules: ReportRules, raw: Raw) -> None:
        for node, path in checks.outline_paths(rules):
            if node.key:
                self.places["de_cuong", node.key] = raw.nearest(path)
        for index, goal in enumerate(rules.goals):
            self.places["chi_tieu", goal.key] = raw.nearest(("chi_tieu", index))

    def _note_forms(self, forms: FormSet, raw: Raw) -> None:
        for number, form in enumerate(forms.forms):
            for position, indicator in enumerate(form.indicators):
                spot = raw.nearest(("bieu_mau", number, "chi_tieu", position))
                self.places["bieu_mau", form.number, indicator.code] = spot

    def _inputs(
        self, files: PeriodFiles, rules: ReportRules | None, forms: FormSet | None, periods: Mapping[str, Period]
    ) -> dict[str, PeriodInput]:
        inputs: dict[str, PeriodInput] = {}
        if files.folder is None:
            return inputs
        for key in sorted({*files.values, *files.sheets}):
            given, raw = PeriodInput(), None
            if key in files.values:
                built, raw = self._model(files.folder, files.values[key], PeriodInput, may_be_blank=True)
                if built is None:
                    # A faulty file's figures are not compared with those of the sheet; its own faults are told.
                    if key in files.sheets:
                        self._sheet(files.folder, files.sheets[key], forms)
                    continue
                given = built
            if raw is not None:
                self._note_input(given, raw, key)
            if key in files.sheets:
                given = self._with_sheet(given, files, key, forms)
            period = periods.get(key) or Period.ad_hoc(key)
            if rules is not None and period is not None:
                placer = raw.nearest if raw is not None else _in_file(files.folder, files.sheets.get(key, ""))

                def _figure_place(form: str, code: str, key: str = key) -> Place:
                    return self.places[key, "thong_ke", form, code]

                self.findings += checks.check_input(given, period, rules, placer)
                # Of a form that could not be read nobody knows which figures it has.
                if forms is not None or FORMS_FILE not in self.folder.names:
                    self.findings += checks.check_figures(given, period, forms, placer, _figure_place)
            inputs[key] = given
        return inputs

    def _note_input(self, given: PeriodInput, raw: Raw, key: str) -> None:
        for section in given.texts:
            self.places[key, "noi_dung", section] = raw.nearest(("noi_dung", section))
        for goal in given.goals:
            self.places[key, "chi_tieu", goal] = raw.nearest(("chi_tieu", goal))
        for form, values in given.figures.items():
            for code in values:
                self.places[key, "thong_ke", form, code] = raw.nearest(("thong_ke", form, code))

    def _sheet(self, folder: YearFolder, name: str, forms: FormSet | None) -> SheetFigures:
        # Excel is loaded only by those who use it.
        from generator.reading.spreadsheet_figures import read_figures

        figures, found = read_figures(folder.path(name), folder.as_shown(name), forms)
        self.findings += found
        return figures

    def _with_sheet(self, given: PeriodInput, files: PeriodFiles, key: str, forms: FormSet | None) -> PeriodInput:
        """What was given with the figures of the sheet; a form's figures stand in one of the two files."""
        assert files.folder is not None
        sheet = files.sheets[key]
        found = self._sheet(files.folder, sheet, forms)
        figures, notes = found.figures, found.notes
        twice = {("thong_ke", number) for number in figures if number in given.figures}
        twice |= {
            ("ghi_chu_thong_ke", number)
            for number, values in notes.items()
            for code, text in values.items()
            if given.notes.get(number, {}).get(code, text) != text
        }
        for what, number in sorted(twice):
            said = "số liệu" if what == "thong_ke" else "ghi chú của"
            message = f"{said} biểu {number} nằm ở cả {files.values[key]} và {sheet}; không biết theo tệp nào"
            hint = f"chỉ giữ một nơi: xóa biểu {number} dưới khóa {what}, hoặc xóa các ô ấy trong {sheet}"
            place = Place(file=files.folder.as_shown(files.values[key]), path=f"{what}.{number}")
            self.findings.append(Finding("hai_nguon", Severity.ERROR, place, message, hint))
        # A figure that is missing is asked for where its form is entered: beside the others, or in this sheet.
        blanks = {spot: place for spot, place in found.blanks.items() if spot[0] not in given.figures}
        for (form, code), place in {**blanks, **found.places}.items():
            self.places.setdefault((key, "thong_ke", form, code), place)
        merged_notes = {form: {**given.notes.get(form, {}), **notes.get(form, {})} for form in {**given.notes, **notes}}
        return given.model_copy(update={"figures": {**figures, **given.figures}, "notes": merged_notes})

    def _progress(self, files: PeriodFiles, periods: Mapping[str, Period]) -> dict[str, PeriodProgress]:
        progress: dict[str, PeriodProgress] = {}
        raws: dict[str, Raw] = {}
        plan = PlanLines(plan_tasks(self.dossier)) if files.values else None
        doubtful: set[tuple[str, int]] = set()
        for key, name in files.values.items():
            period = periods.get(key) or Period.ad_hoc(key)
            if files.folder is None or period is None or plan is None:
                continue
            built, raw = self._model(files.folder, name, PeriodProgress, may_be_blank=True)
            if built is None or raw is None:
                continue
            for index, line in enumerate(built.lines):
                self.places[key, "nhiem_vu", line.task, str(line.line)] = raw.nearest(("nhiem_vu", index))
            self.findings += checks.check_progress(built, period, self.dossier.year, raw.nearest)
            if not self.rematching:
                located = [plan.locate(line) for line in built.lines]
                self.findings += check_identity(built, located, plan, self.dossier.year, raw.nearest)
                doubtful |= doubtful_keys(built, located)
            progress[key], raws[key] = built, raw
        ordered = sorted((periods[key] for key in progress if key in periods), key=lambda period: period.cut_off)
        for earlier, later in pairwise(ordered):
            self.findings += checks.check_going_back(
                progress[earlier.key], progress[later.key], earlier, raws[later.key].nearest, doubtful
            )
        return progress

    def _check_issuing(self, periods: Mapping[str, Period]) -> None:
        place = Place(file=self.folder.as_shown("ban_hanh.yaml"))
        for key in self.dossier.issuing.reports:
            if key not in periods and Period.ad_hoc(key) is None:
                message = f"có số và ngày của báo cáo kỳ {key}, nhưng lịch báo cáo không có kỳ ấy"
                hint = f"các kỳ trong lịch: {', '.join(periods)}"
                self.findings.append(Finding("ky_la", Severity.ERROR, place, message, hint))


def _in_file(folder: YearFolder, name: str) -> checks.Placer:
    def _place(_: Sequence[PathPart]) -> Place:
        return Place(file=folder.as_shown(name))

    return _place
