"""Knows how the units' forms are written and how what comes back is kept; it must never print, nor judge an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors, reason_of
from generator.vietnamese import fold, nfc
from generator.workflow.progress_file import PROGRESS_FOLDER, progress_text
from generator.workspace import Workspace

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from generator.model.dossier import Dossier
    from generator.model.form import Form, FormIdentity, FormLine, ReturnedForm
    from generator.model.period import Period
    from generator.model.progress import LineProgress, PeriodProgress
    from generator.model.report_year import ReportYear
    from generator.reckoning.collecting import Collected
    from generator.reckoning.plan_tasks import PlanTask

__all__ = ["CollectedForms", "ExportedForms", "collect_forms", "export_forms"]

_LOCK_FILE = "~$"
_SHEETS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"}
"""What in a folder was probably meant as a form; all but the first are refused with advice."""
_LONGEST_NAME = 150  # bytes of UTF-8; file systems hold 255, and a kept copy is given a longer name


@dataclass(frozen=True, slots=True)
class ExportedForms:
    """The forms of a period: those written, those that were there already, copies kept of forms edited by hand."""

    period: Period
    year: int
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    lines: int
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CollectedForms:
    """What was collected for a period, and the file it is kept in; `is_written` says whether that changed."""

    period: Period
    year: int
    file: str
    is_written: bool
    forms: tuple[str, ...]
    answers: Collected
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Year:
    """A year with what forms need of it."""

    dossier: Dossier
    report: ReportYear
    tasks: tuple[PlanTask, ...]
    lines: tuple[FormLine, ...]

    def earliest(self, period: Period) -> datetime.date:
        """The first day on which a task of the year can have been done: the first of any of its periods."""
        return min(one.first_day for one in (period, *self.report.periods()))

    def known(self, period: Period, progress: Mapping[str, PeriodProgress]) -> Mapping[tuple[str, int], LineProgress]:
        """The newest answer to each line in this progress, up to the end of a period."""
        from generator.reckoning.figures import calendar_days
        from generator.reckoning.progress import known_answers

        periods = {**calendar_days(self.report), period.key: period}
        return known_answers(progress, periods, period.cut_off, own=period.key)


def _read_year(workspace: Workspace, year: int | None) -> _Year:
    from generator.reckoning.figures import report_tasks
    from generator.reckoning.form_lines import form_lines
    from generator.workflow.reports import read_reports

    source = read_reports(workspace, year, progress_only=True)
    tasks = report_tasks(source.dossier, source.report)
    return _Year(source.dossier, source.report, tasks, form_lines(tasks))


def export_forms(workspace: Workspace, year: int | None, period: str, units: Sequence[str] = ()) -> ExportedForms:
    """Write one form for each unit that leads something, into `output/<năm>/bieu_mau_<kỳ>/`.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        period: its key in the calendar, or FROM..TO.
        units: only these, by name or abbreviation; empty for all.

    Raises:
        Refused: the data have faults, there is no such period or unit, or a form cannot be written.
    """
    from generator.reckoning.form_lines import owners_of
    from generator.workflow.reports import choose_period
    from generator.writing.forms import render_form

    data = _read_year(workspace, year)
    year = data.report.year
    asked = choose_period(data.report, period)
    owners = owners_of(data.lines)
    if not owners:
        file = Place(workspace.shown(workspace.year_folder(year)))
        raise Refused.because("khong_co_nhiem_vu", "kế hoạch không có nhiệm vụ nào để báo cáo", "", file)
    chosen = _chosen(units, owners, data.dossier) if units else owners
    folder = workspace.output_file(year, f"bieu_mau_{asked.file_stem}")
    names = _file_names(owners)
    forms = {folder / names[unit]: _form(data, asked, unit) for unit in chosen}
    written = workspace.write_outputs({path: render_form(form) for path, form in forms.items()})
    return ExportedForms(
        asked,
        year,
        tuple(workspace.shown(path) for path in written.written),
        tuple(workspace.shown(path) for path in written.unchanged),
        tuple(workspace.shown(path) for path in (written.kept or {}).values()),
        sum(len(form.rows) for form in forms.values()),
        _doubts(data, chosen, workspace.shown(workspace.year_folder(year))),
    )


def _chosen(units: Sequence[str], owners: Sequence[str], dossier: Dossier) -> tuple[str, ...]:
    from difflib import get_close_matches

    full = {fold(unit.abbreviation): unit.name for unit in dossier.agency.units if unit.abbreviation}
    by_name = {fold(unit): unit for unit in owners}
    findings, chosen = [], []
    for name in units:
        unit = by_name.get(fold(name)) or by_name.get(fold(full.get(fold(name), "")))
        if unit is None:
            near = get_close_matches(fold(name), by_name, 1)
            hint = f"có phải ý là {by_name[near[0]]}?" if near else f"các đơn vị chủ trì: {'; '.join(owners)}"
            message = f"--don-vi: “{name}” không chủ trì nhiệm vụ nào"
            findings.append(Finding("khong_co_don_vi", Severity.ERROR, Place(), message, hint))
        else:
            chosen.append(unit)
    if findings:
        raise Refused(findings)
    return tuple(dict.fromkeys(chosen))


def _file_names(owners: Iterable[str]) -> dict[str, str]:
    """A file name for each unit, the same whichever units are asked for."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for unit in owners:
        stem = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", nfc(unit)).strip(" .")
        while len(stem.encode()) > _LONGEST_NAME:
            stem = stem[:-1].rstrip(" .")
        name, number = stem or "don-vi", 1
        while fold(name) in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(fold(name))
        names[unit] = f"{name}.xlsx"
    return names


def _form(data: _Year, period: Period, unit: str) -> Form:
    from generator.model.form import Form, FormIdentity, FormRow
    from generator.reckoning.form_lines import coordinated_by

    known = data.known(period, data.report.progress)
    identity = FormIdentity(data.dossier.agency.name, str(data.report.year), period.key, unit)
    partnered = coordinated_by(data.tasks, unit)
    return Form(
        identity,
        period,
        data.earliest(period),
        tuple(FormRow(line, known.get((line.task, line.line))) for line in data.lines if unit in line.owners),
        tuple(line for line in data.lines if (line.task, line.line) in partnered and unit not in line.owners),
    )


def _doubts(data: _Year, units: Sequence[str], shown: str) -> tuple[Finding, ...]:
    """What a clerk must know before sending: forms that nobody in particular will answer."""
    from generator.reckoning.plan_tasks import NO_LEAD
    from generator.reckoning.units import is_collective

    findings = []
    for unit in units:
        codes = ", ".join(line.code for line in data.lines if unit in line.owners)
        if unit == NO_LEAD:
            message = f"chưa rõ đơn vị chủ trì: nhiệm vụ {codes}"
            hint = "ghi khóa chu_tri của các nhiệm vụ ấy, rồi xuất lại; hoặc tự điền biểu này"
        elif is_collective(unit):
            message = f"“{unit}” không phải một đơn vị, một biểu chung: nhiệm vụ {codes}"
            hint = "cử một đơn vị điền chung, hoặc ghi từng đơn vị vào khóa chu_tri của nhiệm vụ"
        else:
            continue
        findings.append(Finding("don_vi_chua_ro", Severity.WARNING, Place(shown), message, hint))
    return tuple(findings)


def collect_forms(
    workspace: Workspace, year: int | None, period: str | None, files: Sequence[tuple[Path, str]]
) -> CollectedForms:
    """Keep what the units answered in `data/<năm>/tien_do/<kỳ>.yaml`; what did not change stays byte for byte.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the one that the forms name.
        period: its key, or FROM..TO; None for the one that the forms name.
        files: files and folders, each with its name as the person gave it; a folder stands for its .xlsx files.

    Raises:
        Refused: the data have faults, or nothing of the forms could be used.
    """
    from generator.reckoning.collecting import Known, accept_form, collect_answers
    from generator.reckoning.form_lines import owners_of
    from generator.reckoning.unread_words import tell_guide_words, tell_partner_words
    from generator.workflow.reports import choose_period

    forms, findings = _read_forms(files)
    year = workspace.year(year if year is not None else _one_year(workspace, forms))
    data = _read_year(workspace, year)
    asked = choose_period(data.report, period if period is not None else _one_period(forms, year, findings))
    accepted = []
    for form in forms:
        problem = accept_form(form, data.dossier.agency.name, year, asked, owners_of(data.lines))
        if problem is None:
            accepted.append(form)
            findings += tell_partner_words(form, data.lines)
            findings += tell_guide_words(form, _guide_words(data, asked, form.identity))
        else:
            findings.append(problem)
    path = workspace.year_folder(year) / PROGRESS_FOLDER / f"{asked.file_stem}.yaml"
    progress = data.report.progress
    stored = progress.get(asked.key)
    before = data.known(asked, {key: one for key, one in progress.items() if key != asked.key})
    known = Known(stored.lines if stored else (), workspace.shown(path), before, data.earliest(asked))
    answers = collect_answers(data.lines, asked, accepted, known)
    told = sorted([*findings, *answers.findings], key=lambda finding: finding.sort_key)
    used = len(answers.added) + len(answers.changed) + answers.unchanged
    if not used and has_errors(told):
        raise Refused(told)
    is_written = bool(answers.added or answers.changed)
    if is_written:
        content = progress_text(path, workspace.shown(path), stored, answers.lines)
        is_written = bool(workspace.write({path: content.encode()}))
    names = tuple(form.file for form in accepted)
    return CollectedForms(asked, year, workspace.shown(path), is_written, names, answers, tuple(told))


def _guide_words(data: _Year, period: Period, identity: FormIdentity) -> Iterator[str]:
    """What the sheet that explains says by itself."""
    from generator.model.form import Form
    from generator.writing.form_guide import GUIDE_TITLE, guide_lines

    yield GUIDE_TITLE
    for line in guide_lines(Form(identity, period, data.earliest(period), (), ())):
        yield from line


def _read_forms(files: Sequence[tuple[Path, str]]) -> tuple[list[ReturnedForm], list[Finding]]:
    from generator.reading.forms import read_form

    forms: list[ReturnedForm] = []
    findings: list[Finding] = []
    for path, shown in _expanded(files, findings):
        if path.name.startswith(_LOCK_FILE):
            message = "bỏ qua tệp tạm của Excel (biểu ấy đang mở)"
            findings.append(Finding("tep_tam", Severity.HINT, Place(shown), message, "lưu và đóng biểu trong Excel"))
            continue
        form, found = read_form(path, shown)
        findings += found
        if form is not None:
            forms.append(form)
    return forms, findings


def _expanded(files: Sequence[tuple[Path, str]], findings: list[Finding]) -> list[tuple[Path, str]]:
    """The files meant, each once; a folder stands for the workbooks in it."""
    found: dict[Path, tuple[Path, str]] = {}
    for path, shown in files:
        inside = [(path, shown)]
        if path.is_dir():
            try:
                entries = sorted(entry for entry in path.iterdir() if entry.suffix.lower() in _SHEETS)
            except OSError as error:
                message = f"không đọc được thư mục ({reason_of(error)})"
                findings.append(Finding("khong_doc_duoc", Severity.ERROR, Place(shown), message, "kiểm tra quyền đọc"))
                continue
            inside = [(entry, f"{shown.rstrip('/')}/{nfc(entry.name)}") for entry in entries]
            if not inside:
                message = "thư mục không có tệp Excel nào"
                findings.append(Finding("thu_muc_trong", Severity.ERROR, Place(shown), message, "xem lại thư mục"))
        for one, name in inside:
            found.setdefault(one.resolve(), (one, name))
    return list(found.values())


def _one_year(workspace: Workspace, forms: Sequence[ReturnedForm]) -> int | None:
    """The year that most units' forms name, where its data are there; None leaves it to the workspace."""
    named, _ = _by_most_units(forms, lambda form: form.identity.year)
    return int(named) if named and named.isdecimal() and int(named) in workspace.years() else None


def _one_period(forms: Sequence[ReturnedForm], year: int, findings: list[Finding]) -> str:
    """The period that the forms of more than half of the units name; that others are there is told.

    Raises:
        Refused: they name none, or none is named by more than half.
    """
    own = [form for form in forms if form.identity.year.strip() == str(year)]
    named, files = _by_most_units(own, lambda form: form.identity.period)
    listed = "; ".join(f"{key} ({_some(names)})" for key, names in sorted(files.items()))
    if not files and forms:
        years = sorted(_by_most_units(forms, lambda form: form.identity.year)[1].items())
        others = "; ".join(f"{f'năm {said}' if said else 'không rõ năm'} ({_some(names)})" for said, names in years)
        message = f"không biểu nào của năm {year}: {others}"
        hint = f"xin lại biểu của năm {year}; thu biểu của năm khác thì ghi --nam"
        raise Refused([*findings, Finding("khong_ro_ky", Severity.ERROR, Place(), message, hint)])
    if not files:
        message, hint = "không biểu nào đọc được để biết kỳ báo cáo", f"ghi rõ, ví dụ --ky quy-1 --nam {year}"
        raise Refused([*findings, Finding("khong_ro_ky", Severity.ERROR, Place(), message, hint)])
    if named is None:
        message = f"các biểu thuộc nhiều kỳ, không kỳ nào của quá nửa số đơn vị: {listed}"
        hint = "ghi --ky để chọn kỳ, hoặc tổng hợp từng kỳ một"
        raise Refused([*findings, Finding("khong_ro_ky", Severity.ERROR, Place(), message, hint)])
    if len(files) > 1:
        message = f"các biểu thuộc nhiều kỳ; thu kỳ {named}, kỳ của quá nửa số đơn vị: {listed}"
        findings.append(Finding("nhieu_ky", Severity.WARNING, Place(), message, "kỳ cần thu là kỳ khác thì ghi --ky"))
    return named


def _by_most_units(
    forms: Sequence[ReturnedForm], key: Callable[[ReturnedForm], str]
) -> tuple[str | None, dict[str, list[str]]]:
    """What the forms of more than half of the units say, None where none does; and the files that say each.

    Units are counted, not files: one that sends its form twice has one voice.
    """
    units: dict[str, set[str]] = {}
    files: dict[str, list[str]] = {}
    for form in forms:
        said = key(form).strip()
        units.setdefault(said, set()).add(fold(form.identity.unit))
        files.setdefault(said, []).append(form.file)
    voices = sum(len(some) for some in units.values())
    return next((said for said, some in units.items() if 2 * len(some) > voices), None), files


def _some(names: Sequence[str]) -> str:
    """The first of many names, and how many there are."""
    return ", ".join(names[:3]) + (f", … {len(names)} tệp" if len(names) > 3 else "")
