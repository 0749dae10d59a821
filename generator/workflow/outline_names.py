"""Knows how an outline that tells groups of the plan by number comes to tell them by name; it never writes a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Refused

if TYPE_CHECKING:
    from generator.model.dossier import Dossier
    from generator.reading.yaml_scalars import Scalar

__all__ = ["NamedGroup", "named_outline"]


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """One place of the outline where a number was: its line in the file, the number, the name that it has now."""

    line: int
    number: str
    name: str


def named_outline(path: Path, shown: str, dossier: Dossier) -> tuple[bytes, tuple[NamedGroup, ...]]:
    """The file of the outline with names for numbers, all else as it was written, and each place that changes.

    A number that several groups have stays: nobody can tell which of them is meant.

    Args:
        path: `bao_cao.yaml`, which was read and found to be right but for its groups.
        shown: its name as the person knows it.
        dossier: the plan.

    Raises:
        Refused: the file cannot be read as text.
    """
    from generator.reading.file_text import decode_text
    from generator.reading.outline_checks import numbered_groups
    from generator.reading.yaml_scalars import find_scalars, replace_scalars
    from generator.reckoning.plan_groups import group_paths, shortest_call

    content = path.read_bytes()
    text, findings = decode_text(content, shown)
    if text is None:
        raise Refused(findings)
    paths = group_paths(dossier)
    values: dict[Scalar, str] = {}
    for scalar in find_scalars(text):
        meant = numbered_groups(scalar.value, paths) if _is_group(scalar) else ()
        name = shortest_call(meant[0], paths) if len(meant) == 1 else None
        if name is not None:
            values[scalar] = name
    if not values:
        return content, ()
    rewritten = replace_scalars(text, values)
    after = {scalar.path: scalar.value for scalar in find_scalars(rewritten)}
    meant_to_be = {scalar.path: values.get(scalar, scalar.value) for scalar in find_scalars(text)}
    if after != meant_to_be:
        raise AssertionError(f"{shown} was not rewritten as meant")
    steps = tuple(NamedGroup(scalar.line, scalar.value, name) for scalar, name in values.items())
    return (rewritten.replace("\n", "\r\n") if b"\r\n" in content else rewritten).encode(), steps


def _is_group(scalar: Scalar) -> bool:
    """Whether a text of the file stands under `nhom` of a heading, alone or in a list."""
    *above, last = scalar.path
    key = above[-1] if above and isinstance(last, int) else last
    return scalar.path[:1] == ("de_cuong",) and key == "nhom"
