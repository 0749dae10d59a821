"""Knows the way from a year's data to its documents: read, render, read back, write, say what changed.

It must never know how any one of these steps is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.workflow.outputs import Built, find_office, stale_pdfs, template_bytes, write_documents
from generator.workflow.own_output import check_output
from generator.workspace import TextStore, Workspace

if TYPE_CHECKING:
    from generator.model.dossier import Dossier
    from generator.writing.prepared import PreparedYear
    from generator.writing.templates import Template

__all__ = ["DOCUMENTS", "build"]


class _Kind(NamedTuple):
    """A document that can be asked for: its file, and the template it is made with."""

    file: str
    template: str


DOCUMENTS: Mapping[str, _Kind] = {
    "quyet-dinh": _Kind("quyet_dinh.docx", "quyet_dinh"),
    "ke-hoach": _Kind("ke_hoach.docx", "ke_hoach"),
    "phu-luc": _Kind("phu_luc.docx", "ke_hoach"),
}
"""What `vanban build` can be asked for, by name."""


def build(
    workspace: Workspace,
    year: int | None = None,
    documents: Sequence[str] = (),
    *,
    copy: str = "giay",
    pdf: bool = False,
    accepted: bool = False,
) -> Built:
    """Make the documents of a year: those named, or all the year has.

    With `accepted`, documents that are against the decree in their form are made all the same, and that is told.

    Raises:
        Refused: with every fault of the data and the templates, or because a file cannot be written.
    """
    year = workspace.year(year)
    folder = workspace.year_folder(year)
    store = workspace.store()
    prepared, findings = _prepared(workspace, year, copy, store)
    names = _wanted(documents, prepared, folder, findings)
    templates = _compile(workspace, names, store, findings)
    soffice = find_office(findings) if pdf else None
    if prepared is None or has_errors(findings):
        raise Refused(findings)
    contents = _render(prepared, names, templates, workspace, year)
    sources = {path: workspace.template(DOCUMENTS[name].template) for name, path in zip(names, contents, strict=True)}
    made = {path: (content, sources[path]) for path, content in contents.items()}
    findings += check_output(workspace, made, store, accepted=accepted)
    if has_errors(findings):
        raise Refused(findings)
    files = write_documents(workspace, contents, soffice)
    findings += stale_pdfs(workspace, contents)
    store.keep()
    return Built(year, prepared.is_draft, files, tuple(sorted(findings, key=lambda finding: finding.sort_key)))


def _prepared(
    workspace: Workspace, year: int, copy: str, store: TextStore
) -> tuple[PreparedYear | None, list[Finding]]:
    """The year as its documents need it: kept from the last run over the same data, or read and checked now."""
    from generator.writing.prepared import pack, prepare, unpack

    digest = workspace.digest_of_year(year)
    key = f"{digest} {year} {copy}" if digest else ""
    kept = unpack(store.get(key)) if key else None
    if kept is not None:
        return kept, list(kept.warnings)

    from generator.model.kinds import Copy
    from generator.reading.dossier import read_dossier, read_plain_dossier

    folder = workspace.year_folder(year)
    shown = workspace.shown(folder)
    plain = read_plain_dossier(folder, year, shown=shown)
    dossier, findings = plain if plain is not None else read_dossier(folder, year, shown=shown)
    if dossier is None or has_errors(findings):
        return None, list(findings)
    findings = (*findings, *_unread_deadlines(dossier, folder, shown, store))
    prepared = prepare(dossier, Copy(copy), findings)
    # Kept only if no file was saved while it was read: half of one state must never stand for another.
    if key and workspace.digest_of_year(year) == digest:
        store.put(key, pack(prepared))
    return prepared, list(findings)


def _unread_deadlines(dossier: Dossier, folder: Path, shown: str, store: TextStore) -> Iterator[Finding]:
    """A deadline that nobody could compute with, such as `Quý V/2022`: printed as it stands, but worth a look."""
    from generator.reading.year_folder import task_file

    key = f"tien_do {dossier.year}"
    known = _texts(store.get(key))  # understood by an earlier run of this same program
    seen: set[str] = set()
    for appendix in dossier.plan.appendices:
        tasks = ((row.id, row.task) for row in appendix.rows() if row.task is not None)
        told = {(id, line.deadline) for id, task in tasks for line in (task, *task.lines) if line.deadline}
        for id, text in sorted(told):
            if text in known or _is_understood(text, dossier.year):
                seen.add(text)
            else:
                yield Finding(
                    "tien_do_khong_hieu",
                    Severity.WARNING,
                    Place(f"{shown}/{task_file(folder, appendix.file)}", path=id),
                    f"không hiểu tiến độ “{text}”; văn bản vẫn in nguyên như vậy",
                    "xem có gõ nhầm không; các cách viết máy hiểu có ở docs/du_lieu.md",
                )
    if not seen <= known:
        store.put(key, json.dumps(sorted(seen), ensure_ascii=False))


def _texts(kept: str | None) -> set[str]:
    try:
        texts = json.loads(kept) if kept else []
    except ValueError:
        return set()
    return {text for text in texts if isinstance(text, str)} if isinstance(texts, list) else set()


def _is_understood(text: str, year: int) -> bool:
    from generator.reckoning.deadlines import parse_deadline

    return parse_deadline(text, year).understood


def _wanted(
    documents: Sequence[str], prepared: PreparedYear | None, folder: Path, findings: list[Finding]
) -> tuple[str, ...]:
    """The documents to make, each once, in the order of DOCUMENTS; what a year has not is a fault."""
    # Data that cannot be read still say whether there is a decision: the templates are checked all the same.
    has_decision = prepared.decision is not None if prepared else _is_there(folder / "quyet_dinh.yaml")
    if not documents:
        return ("quyet-dinh", "ke-hoach") if has_decision else ("ke-hoach",)
    if prepared is not None and "quyet-dinh" in documents and not has_decision:
        findings.append(
            Finding(
                "khong_co_quyet_dinh",
                Severity.ERROR,
                Place(f"{folder.parent.name}/{folder.name}"),
                "kế hoạch năm này ban hành độc lập, không có quyết định",
                "chạy `vanban build ke-hoach`",
            )
        )
    if prepared is not None and "phu-luc" in documents and not prepared.plan.phu_luc:
        findings.append(
            Finding(
                "khong_co_phu_luc",
                Severity.ERROR,
                Place(f"{folder.parent.name}/{folder.name}/ke_hoach.yaml"),
                "kế hoạch năm này không có phụ lục",
                "khai báo phụ lục ở khóa `phu_luc`, hoặc bỏ `phu-luc` khỏi lệnh",
            )
        )
    return tuple(name for name in DOCUMENTS if name in documents)


def _compile(
    workspace: Workspace, names: Sequence[str], store: TextStore, findings: list[Finding]
) -> dict[str, Template]:
    """The templates of these documents, ready to render; every fault of each is added to the findings."""
    from generator.writing.templates import Template
    from generator.writing.views import DecisionView, PlanView

    compiled: dict[str, Template] = {}
    for stem in dict.fromkeys(DOCUMENTS[name].template for name in names):
        path = workspace.template(stem)
        view: type = DecisionView if stem == "quyet_dinh" else PlanView
        try:
            source = template_bytes(path, workspace)
            compiled[stem] = Template.compile(source, file=workspace.shown(path), view=view, store=store)
            findings += compiled[stem].warnings
        except Refused as refused:
            findings += refused.findings
    return compiled


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that may not be looked into has been told already
        return False


def _render(
    prepared: PreparedYear, names: Sequence[str], templates: Mapping[str, Template], workspace: Workspace, year: int
) -> dict[Path, bytes]:
    """Each document, rendered and read back; nothing is on the disk yet."""
    from generator.writing.readback import verify

    printed = {
        "quyet-dinh": (prepared.decision, prepared.decision_says),
        "ke-hoach": (prepared.plan, prepared.plan_says),
        "phu-luc": (prepared.plan._replace(in_ke_hoach=False), prepared.appendices_say),
    }
    contents: dict[Path, bytes] = {}
    findings: list[Finding] = []
    for name in names:
        kind = DOCUMENTS[name]
        path = workspace.output_file(year, kind.file)
        view, says = printed[name]
        assert says is not None  # only documents that the year has are wanted
        try:
            content = templates[kind.template].render(view)
            verify(content, says, file=workspace.shown(path))
            contents[path] = content
        except Refused as refused:
            findings += refused.findings
    if findings:
        raise Refused(findings)
    return contents
