"""Knows how a person's question about a figure of a report is answered; it must never know how a screen shows it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Finding, Refused
from generator.model.period import Period
from generator.reckoning.explaining import Explained, Scope, Unknown, askable, explain, find_group, find_unit
from generator.reckoning.figures import ReportFigures, build_figures
from generator.workflow.reports import ReportSource, choose_period, read_reports
from generator.workspace import Workspace

__all__ = ["Answer", "explain_report"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a figure is.

    `explained` is None where nobody asked for one or no figure has the words asked about; `names` are then all that can
    be asked about, under headings, and `near` those like the words. `scope` is the part of the plan it is about,
    `faults` what is wrong with the entered figures of the period.
    """

    year: int
    period: Period
    scope: Scope
    explained: Explained | None
    names: tuple[tuple[str, tuple[str, ...]], ...]
    faults: tuple[Finding, ...]
    near: tuple[str, ...] = ()


def explain_report(
    workspace: Workspace,
    year: int | None,
    period: str | None,
    words: str | None,
    *,
    group: str | None = None,
    unit: str | None = None,
) -> Answer:
    """Explain a figure of a period's report by the words a person sees.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        period: as in `choose_period`.
        words: the figure's name; None or empty to list what can be asked.
        group: only tasks of this group.
        unit: only tasks counted under this unit.

    Raises:
        Refused: the data have faults, or there is no such period, group or unit.
    """
    source = read_reports(workspace, year)
    chosen = choose_period(source.report, period)
    figures, faults = build_figures(source.dossier, source.report, chosen)
    scope = _scope(figures, source, group, unit)
    if not words or not words.strip():
        return Answer(source.year, chosen, scope, None, askable(figures), faults)
    found = explain(figures, words, scope)
    if isinstance(found, Unknown):
        return Answer(source.year, chosen, scope, None, askable(figures), faults, found.near)
    if scope != Scope() and not found.counts_tasks:
        raise Refused.because(
            "khong_chia_duoc",
            f"“{found.name}” là số của cả cơ quan, không chia theo nhóm hay đơn vị",
            "bỏ --nhom và --don-vi",
        )
    return Answer(source.year, chosen, scope, found, (), faults)


def _scope(figures: ReportFigures, source: ReportSource, group: str | None, unit: str | None) -> Scope:
    found_group = find_group(figures, group) if group else ""
    if found_group is None:
        known = dict.fromkeys(one.task.group for one in figures.states if one.task.group)
        raise Refused.because(
            "khong_co_nhom",
            f"kế hoạch không có nhóm nào, hoặc có nhiều nhóm, là “{group}”",
            f"các nhóm: {'; '.join(known) or 'không có nhóm nào'}",
        )
    found_unit = find_unit(figures, unit, source.dossier.agency.units) if unit else ""
    if found_unit is None:
        known = dict.fromkeys(one.task.unit for one in figures.states)
        raise Refused.because(
            "khong_co_don_vi", f"không nhiệm vụ nào tính cho đơn vị “{unit}”", f"các đơn vị: {'; '.join(known)}"
        )
    return Scope(found_group, found_unit)
