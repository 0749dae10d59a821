"""The agency's rules file to the model, through the gate.

It knows the file and its places; it must never know a rule of the decree.
"""

from __future__ import annotations

from pathlib import Path

from generator.findings import Finding
from generator.model.house_rules import AgencyRules, AgencyRulesFile
from generator.reading.gate import build_model
from generator.reading.yaml_files import read_yaml

__all__ = ["read_agency_rules"]


def read_agency_rules(path: Path, shown: str) -> tuple[AgencyRulesFile | None, tuple[Finding, ...]]:
    """An agency's rules, or all that is wrong with the file.

    Args:
        path: the file.
        shown: what a person calls it.
    """
    raw, findings = read_yaml(path, shown, may_be_blank=True)
    if raw is None:
        return None, findings
    rules, faults = build_model(AgencyRules, raw)
    if rules is None:
        return None, (*findings, *faults)
    return AgencyRulesFile(shown, rules, raw.place), findings
