"""Every fault of a Word template at once, each with its place in Word's terms, and the data it never prints.

It reads a template and runs nothing of it; it must never know the data of a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings import Finding, Place, Refused
from generator.word.package import Package
from generator.writing.template_names import Group, Kind, Plain, Series, leaves, open_names
from generator.writing.template_package import check_package
from generator.writing.template_part import check_part
from generator.writing.template_parts import read_parts
from generator.writing.template_telling import Telling

__all__ = ["check_template"]


def check_template(source: bytes, *, file: str, view: type) -> tuple[Finding, ...]:
    """Everything that is wrong with a template, sorted by place.

    Args:
        source: the bytes of the .docx.
        file: its name as a person knows it.
        view: the class of what it may print: `DecisionView` or `PlanView`.

    Returns:
        Errors for what would fail or lose text, warnings for the rest; nothing when all is well.
    """
    findings: list[Finding] = []
    try:
        _check(Package.read(source, file=file), view, Telling(findings))
    except Refused as refused:  # the package, or a part of it, cannot be read at all
        findings += refused.findings
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: finding.sort_key))


def _check(package: Package, view: type, telling: Telling) -> None:
    printed: set[str] = set()
    loop_names: dict[str, str] = {}
    parts = read_parts(package, telling)
    for part in parts:
        check_part(part.paragraphs, view, telling, printed, loop_names)
    if not parts:
        return
    check_package(package, parts, view, telling)
    for message, hint in never_printed(view, printed, loop_names):
        telling.at(Place(file=package.file), "khong_in", message, hint)


def never_printed(view: type, printed: set[str], loop_names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Message and hint for every datum that no tag prints; a whole group or list unprinted is told once."""
    for name in open_names(view):
        if not name.choices:
            yield from _unprinted(name.kind, name.name, name.meaning, printed, loop_names)


def _unprinted(
    kind: Kind, path: str, meaning: str, printed: set[str], loop_names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    texts = set(leaves(kind, path))
    if texts <= printed:
        return
    inner = kind.element if isinstance(kind, Series) else kind
    if isinstance(inner, Group) and texts & printed:
        below = f"{path}[]" if isinstance(kind, Series) else path
        for name in open_names(inner.view):
            if not name.choices:
                yield from _unprinted(name.kind, f"{below}.{name.name}", name.meaning, printed, loop_names)
        return
    yield f"mẫu không in: {path.replace('[]', '')} ({meaning})", _cure(kind, path, loop_names)


def _cure(kind: Kind, path: str, loop_names: Mapping[str, str]) -> str:
    owner, _, last = path.rpartition("[].")
    if owner:
        variable = loop_names.get(f"{owner}[]", "x")
        said, where = f"{variable}.{last}", f" trong vòng lặp qua {owner.replace('[]', '')}"
    else:
        said, where = path, ""
    if isinstance(kind, Series):
        return f"thêm vòng lặp for … in {said}{where}, ở giữa in từng phần tử"
    if isinstance(kind, Group):
        shown = ", ".join(f"{said}.{name.name}" for name in open_names(kind.view))
        return f"thêm thẻ in{where}: {shown}"
    letter = "r" if kind is Plain.RUNS else ""
    return f"thêm {{{{{letter} {said} }}}}{where}; không thêm thì khi dữ liệu có mục này, lệnh dựng sẽ từ chối"
