"""Knows how the documents of a build are held against the decree before they are written; it must never know a rule.

What formatting decides is the template's fault or ours, and refuses the build. What words decide is the clerk's to say:
it is told, and printed as it was given. What was checked once is not checked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.findings import Finding, Place, Severity
from generator.workspace import TextStore, Workspace

if TYPE_CHECKING:
    from generator.checking.report import RuleFinding

__all__ = ["check_output"]

_CODE: Final = "trai_the_thuc"
_OF_THE_TEMPLATE: Final = (
    "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C21", "C22", "C23", "C26", "C27", "C28", "C29", "C30",
)  # fmt: skip
"""Components that the template sets apart; those of the body are told from each other by their words alone."""

_OF_ANY_TEXT: Final = ("size", "line-spacing")
"""What the decree asks of the body whatever its words are taken for."""

_LAID_OUT_BY_TEMPLATE: Final = ("C6.row", "C26.row", "PG2.orientation")


def check_output(
    workspace: Workspace, contents: Mapping[Path, tuple[bytes, Path]], store: TextStore, *, accepted: bool
) -> list[Finding]:
    """What in finished documents is against the decree.

    Args:
        workspace: whose paths are shown.
        contents: where a document goes → the document, and the template it is made with.
        store: what earlier runs found.
        accepted: the person wants the documents all the same: what would refuse them is a warning.
    """
    found: list[Finding] = []
    asked = sha256(workspace.own_rules.read_bytes()).hexdigest() if workspace.own_rules.is_file() else ""
    for path, (content, template) in contents.items():
        key = f"the_thuc {workspace.shown(path)} {sha256(content).hexdigest()} {asked}"
        known = _unpack(store.get(key))
        if known is None:
            known = list(_check(workspace, content, workspace.shown(path), workspace.shown(template)))
            if not any(finding.severity is Severity.ERROR for finding in known):
                store.put(key, json.dumps(known, ensure_ascii=False))
        found += known
    if not accepted:
        return found
    return [one._replace(severity=max(one.severity, Severity.WARNING), hint="") for one in found]


def _check(workspace: Workspace, content: bytes, shown: str, template: str) -> Iterator[Finding]:
    from generator.checking.report import check_document
    from generator.word.document import read_document
    from generator.word.package import Package
    from generator.workflow.rules_in_force import rules_in_force

    book = rules_in_force(workspace.root)
    # Hints are for those who ask with `vanban check`; a build does not wait for them.
    asked = [id for id, entry in book.items() if entry.severity is not Severity.HINT]
    report = check_document(read_document(Package.read(content, file=shown)), only=asked, book=book)
    of_words: list[RuleFinding] = []
    for finding in report.findings:
        if finding.severity is Severity.HINT:
            continue
        if finding.severity is Severity.ERROR and _is_form(finding):
            hint = f"sửa định dạng của phần này trong mẫu {template}; cần tệp ngay thì thêm --bo-qua-the-thuc"
            yield _told(finding, Severity.ERROR, hint)
        elif finding.severity is Severity.ERROR:
            yield _told(finding, Severity.WARNING, "xem lại lời văn trong dữ liệu hoặc trong mẫu; văn bản vẫn được ghi")
        else:
            of_words.append(finding)
    if of_words:
        # What may well be right is told in one line, so that what is wrong is not lost among it.
        rules = ", ".join(dict.fromkeys(finding.rule for finding in of_words))
        message = (
            f"có {sum(len(one.spots) for one in of_words)} chỗ nên xem lại lời văn ({rules}); văn bản vẫn được ghi"
        )
        yield Finding(_CODE, Severity.WARNING, Place(shown), message, f"xem từng chỗ: vanban check {shown}")


def _is_form(finding: RuleFinding) -> bool:
    """Whether the template alone decides a rule, and no word of the data can break it."""
    from generator.checking.registry import checks

    component, _, aspect = finding.rule.rpartition(".")
    if finding.rule in _LAID_OUT_BY_TEMPLATE:
        return True
    if finding.rule not in checks() or not checks()[finding.rule].fixable or aspect == "case":
        return False
    return finding.rule.startswith("PG") or component in _OF_THE_TEMPLATE or aspect in _OF_ANY_TEXT


def _told(finding: RuleFinding, severity: Severity, hint: str) -> Finding:
    spot = finding.spots[0]
    words = f"“{spot.words}”: " if spot.section < 0 and spot.words else ""
    more = f" (và {len(finding.spots) - 1} chỗ khác)" if len(finding.spots) > 1 else ""
    return Finding(
        _CODE, severity, spot.place, f"[{finding.rule}] {words}{finding.message}{more}", hint, finding.clause
    )


def _unpack(kept: str | None) -> list[Finding] | None:
    """What was found in the same bytes before; None where that is not known."""
    try:
        rows = json.loads(kept) if kept else None
        if not isinstance(rows, list):
            return None
        return [Finding.restored(row) for row in rows]
    except (ValueError, TypeError):
        return None
