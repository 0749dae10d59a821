"""Top-level keys of a YAML file cut out of its text, everything else kept byte for byte.

It knows lines and keys; it must never know what a key means.
"""

from __future__ import annotations

from collections.abc import Collection

from generator.reading.yaml_files import parse_yaml

__all__ = ["without_keys"]


def without_keys(text: str, keys: Collection[str]) -> str | None:
    """A file without some of its top-level keys, their values and the comments right above them.

    Args:
        text: the file, its lines ended by a newline.
        keys: the keys to take out; those that are not there are no fault.

    Returns:
        The new text; None for a file that is not a mapping with each key on a line of its own.
    """
    raw, findings = parse_yaml(text, "", may_be_blank=True)
    if raw is None or findings or not isinstance(raw.value, dict):
        return None
    starts = dict(sorted(raw.lines.get(id(raw.value), {}).items(), key=lambda pair: pair[1]))
    lines = text.split("\n")
    if len(set(starts.values())) != len(starts) or any(not lines[line - 1][:1].strip() for line in starts.values()):
        return None
    firsts = [_with_comments(lines, line - 1) for line in starts.values()]
    ends = [*firsts[1:], len(lines)]
    kept = lines[: firsts[0]] if firsts else lines
    for key, first, end in zip(starts, firsts, ends, strict=True):
        if key not in keys:
            kept += lines[first:end]
    body = "\n".join(kept).rstrip("\n")
    return f"{body}\n" if body else ""


def _with_comments(lines: list[str], line: int) -> int:
    """The first of the comment lines that stand right above a line at its margin."""
    while line > 0 and lines[line - 1].startswith("#"):
        line -= 1
    return line
