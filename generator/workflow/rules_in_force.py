"""Knows which rules a check in a folder goes by: the decree's, and the agency's of its workspace.

It must never measure anything.
"""

from __future__ import annotations

from pathlib import Path

from generator.checking.rulebook import RuleBook, decree_book, with_agency_rules
from generator.findings import Refused, has_errors
from generator.workspace import Workspace

__all__ = ["rules_in_force"]


def rules_in_force(start: Path) -> RuleBook:
    """The rules in force in a folder; outside any workspace, or without a rules file, the decree's alone.

    Raises:
        Refused: the agency's rules cannot be read, or would loosen the decree.
    """
    try:
        workspace = Workspace.find(start)
    except Refused:
        return decree_book()
    path = workspace.own_rules
    if not path.exists():
        return decree_book()
    from generator.reading.house_rules import read_agency_rules

    file, findings = read_agency_rules(path, workspace.shown(path))
    if file is None or has_errors(findings):
        raise Refused(findings)
    return with_agency_rules(file)
