"""A year as its documents need it: what the templates print, what must be read back, what to warn of.

It can be kept as text between runs, under a key made of every byte it depends on: a build whose data did not change
need not read and check them again, a build whose data did change never sees it. It must never know where it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from generator.findings import Finding, Place, Severity
from generator.writing import expected, views

if TYPE_CHECKING:
    from generator.model.dossier import Copy, Dossier

__all__ = ["PreparedYear", "pack", "prepare", "unpack"]


class PreparedYear(NamedTuple):
    """Views and expectations of each document; `decision` is None when the plan stands on its own."""

    is_draft: bool
    warnings: tuple[Finding, ...]
    decision: views.DecisionView | None
    plan: views.PlanView
    decision_says: expected.Expectations | None
    plan_says: expected.Expectations
    appendices_say: expected.Expectations


def prepare(dossier: Dossier, copy: Copy, warnings: Sequence[Finding]) -> PreparedYear:
    """What the documents of a year print and must say."""
    from generator.writing.contexts import build_decision_view, build_plan_view
    from generator.writing.expectations import expect_decision, expect_plan

    has_decision = dossier.decision is not None
    return PreparedYear(
        # An issued document has its number and date; a draft has blanks.
        is_draft=dossier.issuing.decision is None and dossier.issuing.plan is None,
        warnings=tuple(warnings),
        decision=build_decision_view(dossier, copy) if has_decision else None,
        plan=build_plan_view(dossier, copy),
        decision_says=expect_decision(dossier) if has_decision else None,
        plan_says=expect_plan(dossier, copy),
        appendices_say=expect_plan(dossier, copy, with_plan=False),
    )


_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(getattr(views, name) for name in views.__all__),
        *(getattr(expected, name) for name in expected.__all__),
        PreparedYear, Finding, Place,
    )
}  # fmt: skip


def pack(prepared: PreparedYear) -> str:
    """A prepared year as text."""
    return json.dumps(_packed(prepared), ensure_ascii=False, separators=(",", ":"))


def _packed(value: Any) -> Any:
    """Records as `[class, fields…]`, tuples as `["", …]`, layout as `{"xml": …}`; the rest as it is."""
    if isinstance(value, Markup):
        return {"xml": str(value)}
    if isinstance(value, Severity):
        return {"muc": int(value)}
    if isinstance(value, tuple):
        name = type(value).__name__
        return [name if name in _KINDS else "", *map(_packed, value)]
    return value


def unpack(text: str | None) -> PreparedYear | None:
    """What `pack` gave; None for anything else."""
    try:
        value = _unpacked(json.loads(text)) if text else None
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return value if isinstance(value, PreparedYear) else None


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        fields = map(_unpacked, value[1:])
        return _KINDS[value[0]](*fields) if value[0] else tuple(fields)
    if isinstance(value, dict):
        return Markup(value["xml"]) if "xml" in value else Severity(value["muc"])
    return value
