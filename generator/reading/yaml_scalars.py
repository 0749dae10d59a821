"""Where each text of a YAML file stands, so that one can be replaced and all else, comments too, stays as written.

It knows YAML and nothing of what the keys mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.reading.yaml_files import PathPart

__all__ = ["Scalar", "find_scalars", "replace_scalars"]

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text: its path of keys, its value, and where it stands in the file (line from 1, characters from 0)."""

    path: tuple[PathPart, ...]
    value: str
    line: int
    start: int
    end: int
    is_block: bool
    """Written under a `|` or `>`."""


def find_scalars(text: str) -> tuple[Scalar, ...]:
    """Every value of a file that is well-formed; keys are not values.

    Raises:
        yaml.YAMLError: the text is not YAML; the reader of the file tells why.
    """
    found: list[Scalar] = []
    # Each open container: its path, and for a mapping the key that waits for its value (None: a key comes next).
    opened: list[tuple[bool, list[PathPart]]] = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _next(opened)
            opened.append((isinstance(event, yaml.MappingStartEvent), []))
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
            _close(opened)
        elif isinstance(event, yaml.AliasEvent):
            _next(opened)
            _close(opened)
        elif isinstance(event, yaml.ScalarEvent):
            if opened and opened[-1][0] and not opened[-1][1]:
                opened[-1][1].append(event.value)
                continue
            _next(opened)
            path = tuple(parts[-1] for _, parts in opened if parts)
            start, end = event.start_mark, event.end_mark
            assert start is not None and end is not None  # a parser of text marks every event
            found.append(Scalar(path, event.value, start.line + 1, start.index, end.index, event.style in ("|", ">")))
            _close(opened)
    return tuple(found)


def replace_scalars(text: str, values: Mapping[Scalar, str]) -> str:
    """The file with other values; each keeps its own way of writing where only its numbers change."""
    pieces: list[str] = []
    position = 0
    for scalar in sorted(values, key=lambda one: one.start):
        pieces += [text[position : scalar.start], _rewritten(text[scalar.start : scalar.end], scalar, values[scalar])]
        position = scalar.end
    return "".join(pieces) + text[position:]


def _rewritten(written: str, scalar: Scalar, value: str) -> str:
    # Folding moves the spaces of a text and never its numbers: each number written is a number of the value.
    header, body = "", written
    if scalar.is_block:
        header, _, body = written.partition("\n")
        header += "\n"
    old, new, parts = _DIGITS.split(scalar.value), _DIGITS.split(value), _DIGITS.split(body)
    if old[::2] == new[::2] and old[1::2] == parts[1::2]:
        parts[1::2] = new[1::2]
        return header + "".join(parts)
    quoted = json.dumps(value, ensure_ascii=False)
    return quoted + written[len(written.rstrip()) :] if scalar.is_block else quoted


def _next(opened: list[tuple[bool, list[PathPart]]]) -> None:
    """Step to the next value of the innermost container."""
    if opened and not opened[-1][0]:
        parts = opened[-1][1]
        position = parts[-1] if parts else -1
        parts[:] = [position + 1 if isinstance(position, int) else 0]


def _close(opened: list[tuple[bool, list[PathPart]]]) -> None:
    """A value has ended: in a mapping a key comes next."""
    if opened and opened[-1][0]:
        opened[-1][1].clear()
