"""Knows which templates to check and with what; it must never know what makes a template faulty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding, Place, Refused, Severity, has_errors, reason_of
from generator.workspace import Workspace

__all__ = ["CheckedTemplate", "check_templates", "needed_templates"]


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template and everything found in it."""

    file: str
    findings: tuple[Finding, ...]


def check_templates(workspace: Workspace | None, files: Sequence[Path] = ()) -> tuple[CheckedTemplate, ...]:
    """Check the templates named, or all of the workspace; every fault is told, none stops the others.

    Raises:
        Refused: the workspace has no template.
    """
    if not files and workspace is not None:
        folder = workspace.root / "templates"
        files = sorted(path for path in folder.glob("*.docx") if not path.name.startswith(("~$", ".")))
        if not files:
            raise Refused.because(
                "khong_co_mau",
                "thư mục templates/ không có mẫu Word nào",
                "chép lại mẫu, hoặc lấy bản mẫu bằng lệnh `vanban init THƯ_MỤC_MỚI`",
                Place("templates/"),
            )
        needed = needed_templates(workspace)
        files = sorted({*files, *map(workspace.template, needed)})
    checked = (_check(path, workspace.shown(path) if workspace else str(path)) for path in files)
    return tuple(one if workspace is None else _rehearsed(one, workspace) for one in checked)


def _rehearsed(checked: CheckedTemplate, workspace: Workspace) -> CheckedTemplate:
    """The same, with what of it would refuse the workspace's own documents."""
    from generator.workflow.rehearsing import rehearse
    from generator.writing.template_names import TEMPLATES

    stems = [name.removesuffix(".docx") for name in TEMPLATES]
    name = next((stem for stem in stems if workspace.shown(workspace.template(stem)) == checked.file), None)
    if name is None or has_errors(checked.findings):
        return checked
    return CheckedTemplate(checked.file, (*checked.findings, *rehearse(workspace, name)))


def needed_templates(workspace: Workspace) -> tuple[str, ...]:
    """The templates that the years of a workspace cannot do without, in the order a clerk meets them.

    A plan that stands on its own does without the decision, a year without reports without theirs.
    """
    has_decision = any(workspace.data.glob("*/quyet_dinh.yaml"))
    has_reports = any(workspace.data.glob("*/bao_cao.yaml"))
    return (
        *(("quyet_dinh",) if has_decision else ()),
        "ke_hoach",
        *(("bao_cao", "cong_van") if has_reports else ()),
    )


def _check(path: Path, shown: str) -> CheckedTemplate:
    from generator.writing.template_check import check_template
    from generator.writing.template_names import TEMPLATES

    try:
        source = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        message = "không có tệp này" if missing else f"không đọc được: {reason_of(error)}"
        hint = "kiểm tra tên và chỗ để tệp; mất mẫu thì lấy bản mẫu bằng lệnh `vanban init THƯ_MỤC_MỚI`"
        return CheckedTemplate(shown, (Finding("khong_doc_duoc_mau", Severity.ERROR, Place(shown), message, hint),))
    known = TEMPLATES.get(f"{path.stem}.docx")
    views = tuple(TEMPLATES.values()) if known is None else (known,)
    results = []
    for view in views:
        try:
            results.append(tuple(check_template(source, file=shown, view=view)))
        except Refused as refused:
            results.append(refused.findings)
    # A template by another name is taken for the document it fits best.
    findings = min(results, key=lambda found: (has_errors(found), len(found)))
    return CheckedTemplate(shown, tuple(sorted(findings, key=lambda finding: finding.sort_key)))
