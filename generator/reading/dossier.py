"""A year's folder to a `Dossier`, or everything that is wrong with it.

It knows which file holds what; it never writes, and never stops at the first fault.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.findings import Finding, Place, Severity, has_errors
from generator.model.kinds import PlanForm
from generator.reading import dossier_checks as checks
from generator.reading.appendix_checks import Placer, check_appendix, check_ids, task_paths
from generator.reading.plain_gate import Doubt, PlainGate
from generator.reading.yaml_files import PathPart, Raw, RawValues, read_yaml
from generator.reading.year_folder import YearFolder

if TYPE_CHECKING:
    from generator.model.agency import Agency
    from generator.model.appendix import Appendix, TaskList
    from generator.model.dossier import Decision, Dossier, Issuing, Plan

__all__ = ["read_dossier", "read_plain_dossier"]

_WHAT = {
    "co_quan": "tên cơ quan, đơn vị",
    "quyet_dinh": "quyết định ban hành kế hoạch",
    "ke_hoach": "nội dung kế hoạch",
}


def read_dossier(year_folder: Path, year: int, *, shown: str = "") -> tuple[Dossier | None, tuple[Finding, ...]]:
    """Everything of one year, and all findings of all its files, sorted by place.

    Args:
        year_folder: the folder that holds the year's files.
        year: the year they are for.
        shown: the folder as the person knows it, put before the files' names in findings.

    Returns:
        The dossier, None when there is any finding of severity error; warnings and hints may come with a dossier.
    """
    from generator.reading.gate import FullGate

    return _read(year_folder, year, shown, FullGate())


def read_plain_dossier(year_folder: Path, year: int, *, shown: str = "") -> tuple[Dossier, tuple[Finding, ...]] | None:
    """The same for a year that is plainly right, in a fraction of the time: the dossier's fields in plain records.

    Returns:
        The dossier with its warnings and hints, as `read_dossier` gives them; None for a year that is not plainly
        right: `read_dossier` tells what is wrong with it, if anything.
    """
    try:
        dossier, findings = _read(year_folder, year, shown, PlainGate())
    except Doubt:
        return None
    return None if dossier is None else (dossier, findings)


class _Gate(Protocol):
    """What turns raw values into models, by their names."""

    @property
    def line_fields(self) -> Mapping[str, str]:
        """The column keys that a result line has fields for, and the names of those fields."""

    def build(
        self, name: str, raw: RawValues, at: Sequence[PathPart] = (), *, advice: Mapping[str, str] | None = None
    ) -> tuple[Any, tuple[Finding, ...]]:
        """See `gate.build_model`."""


def _read(year_folder: Path, year: int, shown: str, gate: _Gate) -> tuple[Dossier | None, tuple[Finding, ...]]:
    folder, findings = YearFolder.read(year_folder, shown)
    if folder is None:
        return None, findings
    reader = _Reader(folder, year, gate)
    dossier = reader.read()
    ordered = tuple(sorted(dict.fromkeys(reader.findings), key=lambda finding: finding.sort_key))
    return (None if has_errors(ordered) else dossier), ordered


class _Reader:
    """One reading of a year's folder."""

    def __init__(self, folder: YearFolder, year: int, gate: _Gate) -> None:
        self.folder, self.year, self.gate = folder, year, gate
        self.findings: list[Finding] = []
        self._raws: dict[str, Raw] = {}
        self._places: list[Placer] = []

    def read(self) -> Dossier | None:
        agency: Agency | None = self._model("co_quan", "Agency")
        decision: Decision | None = self._model("quyet_dinh", "Decision", needed=False)
        plan: Plan | None = self._model("ke_hoach", "Plan")
        issuing: Issuing = self._model("ban_hanh", "Issuing", needed=False) or self._none_issued()
        form = self._form(plan)
        if form is not None:
            self._check_form(form)
            self.findings += checks.check_issuing(issuing, form, self.year, self._placer("ban_hanh"))
        appendices = self._appendices(plan)
        self._check_texts(agency, decision, plan, issuing, appendices)
        if agency is None or plan is None or has_errors(self.findings):
            return None
        plan = plan.model_copy(update={"appendices": tuple(appendices)})
        whole = {
            "nam": self.year,
            "co_quan": agency,
            "quyet_dinh": decision,
            "ke_hoach": plan,
            "ban_hanh": issuing,
        }
        dossier: Dossier | None
        dossier, found = self.gate.build("Dossier", Raw(whole, self.folder.shown or self.folder.folder.name))
        self.findings += found
        return dossier

    def _none_issued(self) -> Any:
        return self.gate.build("Issuing", Raw({}, self.folder.as_shown("ban_hanh.yaml")))[0]

    def _model(self, name: str, model: str, *, needed: bool = True) -> Any:
        file = f"{name}.yaml"
        if file not in self.folder.names and not self.folder.path(file).is_dir():
            if needed:
                self.findings.append(self.folder.missing(file, _WHAT[name]))
            return None
        raw, found = read_yaml(self.folder.path(file), self.folder.as_shown(file), may_be_blank=name == "ban_hanh")
        self.findings += found
        if raw is None:
            return None
        self._raws[name] = raw
        built, faults = self.gate.build(model, raw)
        self.findings += faults
        return built

    def _placer(self, name: str) -> Placer:
        """Where paths of a file stand, shown as far as the file has them."""
        raw = self._raws.get(name)
        file = self.folder.as_shown(f"{name}.yaml")
        return raw.nearest if raw is not None else lambda path: Place(file=file)

    def _form(self, plan: Plan | None) -> PlanForm | None:
        """How the plan is issued, told even by a plan that has other faults; None where it cannot be told."""
        if plan is not None:
            return plan.form
        if "ke_hoach" not in self._raws:
            return None
        written = self._raws["ke_hoach"].at(("hinh_thuc",))
        if written is None:
            return PlanForm.WITH_DECISION
        return next((form for form in PlanForm if form.value == written), None)

    def _check_form(self, form: PlanForm) -> None:
        there = "quyet_dinh.yaml" in self.folder.names
        if form is PlanForm.WITH_DECISION and not there:
            self.findings.append(self.folder.missing("quyet_dinh.yaml", _WHAT["quyet_dinh"]))
        if form is PlanForm.ON_ITS_OWN and there:
            message = "kế hoạch độc lập (hinh_thuc: doc_lap) thì không có quyết định ban hành"
            hint = "dời quyet_dinh.yaml đi, hoặc đổi hinh_thuc trong ke_hoach.yaml thành kem_theo_quyet_dinh"
            place = Place(file=self.folder.as_shown("quyet_dinh.yaml"))
            self.findings.append(Finding("thua_quyet_dinh", Severity.ERROR, place, message, hint))

    def _appendices(self, plan: Plan | None) -> list[Appendix]:
        """The declared appendices with their tasks, those that could be read; of a faulty plan as well."""
        self._refuse_tasks_in_plan()
        declared = list(plan.appendices) if plan is not None else self._declared_by_faulty_plan()
        stems = [appendix.file for appendix in declared]
        if plan is None:
            # What a faulty plan declares is not sure, so no task file is called a stray for it.
            stems += [name.rsplit(".", 1)[0] for name in self.folder.names if name.startswith("phu_luc")]
        self.findings += self.folder.strays(dict.fromkeys(stems))
        filled = []
        for appendix in declared:
            content, placer = self._tasks(appendix)
            if content is None:
                continue
            appendix = appendix.model_copy(update={"content": content})
            self.findings += check_appendix(appendix, placer)
            filled.append(appendix)
            self._places.append(placer)
        self.findings += check_ids(list(zip(filled, self._places, strict=True)))
        return filled

    def _refuse_tasks_in_plan(self) -> None:
        """The model has room for the tasks of an appendix, but in a file they stand in the task file alone."""
        raw = self._raws.get("ke_hoach")
        written = raw.at(("phu_luc",)) if raw is not None else None
        for index, item in enumerate(written if raw is not None and isinstance(written, list) else ()):
            if raw is not None and isinstance(item, dict) and "noi_dung" in item:
                message = "nhiệm vụ của phụ lục không ghi trong ke_hoach.yaml"
                hint = "chuyển các nhiệm vụ sang tệp nhiệm vụ của phụ lục, xóa khóa noi_dung ở đây"
                place = raw.place(("phu_luc", index, "noi_dung"))
                self.findings.append(Finding("khoa_la", Severity.ERROR, place, message, hint))

    def _declared_by_faulty_plan(self) -> list[Appendix]:
        raw = self._raws.get("ke_hoach")
        written = raw.at(("phu_luc",)) if raw is not None else None
        if raw is None or not isinstance(written, list):
            return []
        built = (self.gate.build("Appendix", raw, ("phu_luc", index))[0] for index in range(len(written)))
        return list({appendix.file: appendix for appendix in built if appendix is not None}.values())

    def _tasks(self, appendix: Appendix) -> tuple[TaskList | None, Placer]:
        name, found = self.folder.task_file(appendix.file)
        self.findings += found
        shown = self.folder.as_shown(name or f"{appendix.file}.yaml")

        def in_file(path: Sequence[PathPart]) -> Place:
            return Place(file=shown)

        if name is None:
            return None, in_file
        if not name.endswith(".yaml"):
            # Excel is loaded only by those who use it.
            from generator.reading.spreadsheets import read_placed_task_list

            content, found, in_cell = read_placed_task_list(self.folder.path(name), shown, appendix.columns)
            self.findings += found
            return content, in_cell
        raw, found = read_yaml(self.folder.path(name), shown)
        self.findings += found
        if raw is None:
            return None, in_file
        own = {
            column.key: f"ghi ô của cột {column.key} dưới khóa cot_khac"
            for column in appendix.columns
            if column.key not in self.gate.line_fields and column.key not in ("stt", "nhiem_vu")
        }
        content, found = self.gate.build("TaskList", raw, advice=own)
        self.findings += found
        return content, raw.nearest

    def _check_texts(
        self,
        agency: Agency | None,
        decision: Decision | None,
        plan: Plan | None,
        issuing: Issuing,
        appendices: list[Appendix],
    ) -> None:
        words: list[checks.Words] = []
        record = issuing.decision
        planned = decision.planned if decision is not None else None
        if decision is not None:
            place = self._placer("quyet_dinh")
            self.findings += checks.check_grounds(decision, place)
            words += [*checks.ground_words(decision, place), *checks.article_words(decision, place)]
        if plan is not None:
            place = self._placer("ke_hoach")
            self.findings += checks.check_mentions(plan, place)
            self.findings += checks.check_block_numbers(plan.blocks, ("noi_dung",), place)
            words += checks.block_words(plan.blocks, ("noi_dung",), place)
            if plan.form is PlanForm.ON_ITS_OWN:
                record, planned = issuing.plan, plan.planned
        for appendix, placer in zip(appendices, self._places, strict=True):
            words += checks.task_words(list(_task_texts(appendix)), placer)
        self._check_planned_year(planned, "quyet_dinh" if decision is not None else "ke_hoach")
        day: datetime.date | None = record.day if record is not None else checks.last_planned_day(planned)
        self.findings += checks.check_cited_days(words, day)
        if agency is not None:
            self.findings += checks.check_abbreviations(agency, self._placer("co_quan"), words)

    def _check_planned_year(self, planned: tuple[int, int] | None, name: str) -> None:
        if planned is not None and planned[1] not in (self.year - 1, self.year):
            message = f"dự kiến ban hành năm {planned[1]}, không hợp với kế hoạch năm {self.year}"
            place = self._placer(name)(("thoi_gian_du_kien",))
            self.findings.append(Finding("nam_du_kien", Severity.WARNING, place, message, "sửa lại tháng/năm dự kiến"))


def _task_texts(appendix: Appendix) -> Iterator[tuple[str, tuple[PathPart, ...]]]:
    """Every printed text of an appendix's tasks, and its path in the task file."""
    for row, path in zip(appendix.rows(), task_paths(appendix.content), strict=True):
        if row.group is not None:
            yield row.group.name, (*path, "ten")
        if row.task is None:
            continue
        yield row.task.name, (*path, "nhiem_vu")
        owners = [(row.task, path)] + [(line, (*path, "dong", i)) for i, line in enumerate(row.task.result_lines)]
        for owner, where in owners:
            for key in (*owner.line_fields, *owner.other):
                text = owner.cell(key)
                if text is not None:
                    yield text, (*where, key)
