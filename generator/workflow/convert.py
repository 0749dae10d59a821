"""Knows how a file of tasks becomes one of another format: written, read back, compared, and only then in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, has_errors
from generator.reading.year_folder import TASK_SUFFIXES
from generator.workspace import Workspace, refuse_if_unwritable, remove_file, scratch_folder, write_whole

if TYPE_CHECKING:
    from generator.model.appendix import Appendix, Column, TaskList
    from generator.model.dossier import Plan

__all__ = ["Converted", "convert", "read_tasks", "render_tasks"]


@dataclass(frozen=True, slots=True)
class Converted:
    """A file of tasks in its new format, and where the old one is."""

    written: str
    kept: str
    groups: int
    tasks: int


def convert(workspace: Workspace, year: int | None, target: str, file: str | None = None) -> Converted:
    """Write the tasks of an appendix as `yaml`, `xlsx` or `csv`, and set the old file aside.

    Args:
        workspace: where the data are.
        year: the year; None for the newest.
        target: the new format.
        file: the name of the task file without suffix; needed where the plan has several appendices.

    Raises:
        Refused: the data have faults, the new format would lose something, or a file cannot be written.
    """
    from generator.reading.dossier import read_dossier

    year = workspace.year(year)
    folder = workspace.year_folder(year)
    dossier, findings = read_dossier(folder, year, shown=workspace.shown(folder))
    if dossier is None or has_errors(findings):
        raise Refused(findings)
    appendix = _appendix(dossier.plan, file, workspace.shown(folder))
    # The reader has seen to it that there is exactly one.
    paths = [folder / f"{appendix.file}{suffix}" for suffix in TASK_SUFFIXES]
    old = next(path for path in paths if path.exists())
    new = folder / f"{appendix.file}.{target}"
    if old == new:
        raise Refused.because(
            "da_la_dang_nay", "tệp nhiệm vụ đã ở dạng này, không có gì để đổi", "", Place(workspace.shown(old))
        )
    content = render_tasks(appendix.content, appendix, target)
    read, faults = _read_back(content, new.name, appendix.columns)
    if read != appendix.content:
        raise Refused(
            [
                *faults,
                Refused.because(
                    "doi_dang_mat_du_lieu",
                    f"ghi sang {target} rồi đọc lại thì không còn như cũ, nên không đổi",
                    "dùng tiếp tệp đang có, và báo người phụ trách vanban",
                    Place(workspace.shown(new)),
                ).findings[0],
            ]
        )
    refuse_if_unwritable([old, new], shown=workspace.shown)
    workspace.write({new: content})
    try:
        aside = workspace.set_aside(old)
    except Refused:
        remove_file(new, shown=workspace.shown)
        raise
    rows = list(appendix.rows())
    groups = sum(row.group is not None for row in rows)
    return Converted(workspace.shown(new), workspace.shown(aside), groups, len(rows) - groups)


def render_tasks(content: TaskList, appendix: Appendix, target: str) -> bytes:
    """A file of tasks in a format."""
    from generator.writing import sheets

    if target == "xlsx":
        return sheets.render_xlsx(content, appendix.columns, appendix.title)
    if target == "csv":
        return sheets.render_csv(content, appendix.columns)
    return sheets.render_yaml(content, appendix.columns)


def read_tasks(path: Path, shown: str, columns: Sequence[Column]) -> tuple[TaskList | None, tuple[Finding, ...]]:
    """The tasks of a file, whatever its format."""
    if path.suffix != ".yaml":
        from generator.reading.spreadsheets import read_task_list

        return read_task_list(path, shown, columns)
    from generator.model.appendix import TaskList
    from generator.reading.gate import build_model
    from generator.reading.yaml_files import read_yaml

    raw, findings = read_yaml(path, shown)
    if raw is None:
        return None, findings
    content, faults = build_model(TaskList, raw)
    return content, (*findings, *faults)


def _read_back(content: bytes, name: str, columns: Sequence[Column]) -> tuple[TaskList | None, tuple[Finding, ...]]:
    with scratch_folder() as folder:
        write_whole(folder / name, content)
        return read_tasks(folder / name, name, columns)


def _appendix(plan: Plan, file: str | None, shown: str) -> Appendix:
    """The appendix meant."""
    names = [appendix.file for appendix in plan.appendices]
    if not names:
        raise Refused.because(
            "khong_co_phu_luc",
            "kế hoạch năm này không có phụ lục",
            "khai báo ở khóa `phu_luc`",
            Place(f"{shown}/ke_hoach.yaml"),
        )
    if file is None and len(names) > 1:
        raise Refused.because(
            "nhieu_phu_luc",
            f"kế hoạch có {len(names)} phụ lục: {', '.join(names)}",
            f"ghi rõ tệp, ví dụ --tep {names[0]}",
            Place(f"{shown}/ke_hoach.yaml"),
        )
    for appendix in plan.appendices:
        if file in (None, appendix.file, *(f"{appendix.file}{suffix}" for suffix in TASK_SUFFIXES)):
            return appendix
    raise Refused.because(
        "khong_co_phu_luc",
        f"không có phụ lục nào đọc tệp {file}; các tệp nhiệm vụ: {', '.join(names)}",
        f"ghi --tep {names[0]}",
        Place(f"{shown}/ke_hoach.yaml"),
    )
