"""Knows how the templates of a workspace are tried with its data: what would refuse a build is told beforehand.

It must never know why a document is refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import partial

from generator.findings import Finding, Place, Refused, Severity
from generator.workspace import Workspace
from generator.workspace.rehearsal import Rehearsal

__all__ = ["rehearse"]

_OF_TEMPLATES = ("khac_du_lieu", "mau_khong_chay", "trai_the_thuc")
"""Refusals whose cause is the template; faults of the data are told by the build itself."""

_MOST_TOLD = 8
_ADVICE = (
    "in mục này trong mẫu: xem các dòng “mẫu không in” ở đây và bảng thẻ ở docs/mau.md; "
    "hoặc chép lại mẫu gốc (`vanban init THƯ_MỤC_MỚI`)"
)


def rehearse(workspace: Workspace, name: str) -> tuple[Finding, ...]:
    """What of a template would refuse the documents of any year, newest first; each fault once.

    Args:
        workspace: where the data are; nothing in it is written.
        name: the template, `ke_hoach`.
    """
    shown = workspace.shown(workspace.template(name))
    trial = Rehearsal(workspace.root)
    found: dict[str, Finding] = {}
    for year in sorted(workspace.years(), reverse=True):
        for attempt in _attempts(trial, year, name):
            for fault in _refusals(attempt):
                hint = fault.hint if fault.code == "trai_the_thuc" else _ADVICE
                message = f"với dữ liệu năm {year}, lệnh dựng văn bản sẽ từ chối: {fault.message}"
                found.setdefault(fault.message, fault._replace(place=Place(shown), message=message, hint=hint))
    told = tuple(found.values())
    if len(told) <= _MOST_TOLD:
        return told
    rest = f"còn {len(told) - _MOST_TOLD} chỗ nữa mà lệnh dựng văn bản sẽ từ chối"
    return (*told[:_MOST_TOLD], Finding("khac_du_lieu", Severity.ERROR, Place(shown), rest, _ADVICE))


def _attempts(trial: Workspace, year: int, name: str) -> Iterator[Callable[[], object]]:
    """The commands that make documents of a year with a template."""
    from generator.workflow.build import DOCUMENTS, build

    folder = trial.year_folder(year)
    if name in ("quyet_dinh", "ke_hoach"):
        for document in (key for key, kind in DOCUMENTS.items() if kind.template == name):
            yield partial(build, trial, year, [document])
    elif (folder / "bao_cao.yaml").is_file():
        from generator.workflow.reporting import build_report
        from generator.workflow.urging import write_urging

        if name == "bao_cao":
            yield partial(build_report, trial, year)
        else:
            yield partial(write_urging, trial, year, datetime.date(year, 12, 31))


def _refusals(attempt: Callable[[], object]) -> tuple[Finding, ...]:
    try:
        attempt()
    except Refused as refused:
        return tuple(one for one in refused.findings if one.code in _OF_TEMPLATES and one.severity is Severity.ERROR)
    return ()
