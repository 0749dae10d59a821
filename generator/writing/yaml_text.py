"""Texts, lists and mappings as YAML that a clerk can read and edit.

It knows how YAML writes text; it must never know where the text goes. Nothing that YAML readers guess at is left to
guess: what looks like a number, a day or a yes stands in quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

__all__ = ["Node", "mapping_lines"]

_LONGEST_PLAIN = 80
_LINE_WIDTH = 110
_STEP = "  "
_GUESSED = re.compile(r"(?i)(?:true|false|yes|no|on|off|y|n|null|none|inf|nan)$")
_NOT_PLAIN = re.compile(r"[^\W\d_].*(?:: | #|:$|\t)|(?![^\W\d_])")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

Node = dict[str, Any]


def mapping_lines(node: Node, indent: str) -> Iterator[str]:
    """The lines of a mapping of texts, lists and mappings, each behind `indent`."""
    for key, value in node.items():
        name = f'{indent}"{key}":' if _GUESSED.match(key) else f"{indent}{key}:"
        if isinstance(value, str):
            yield from _scalar(value, name, indent + _STEP)
        elif isinstance(value, dict):
            yield name
            yield from mapping_lines(value, indent + _STEP)
        else:
            yield name
            for item in value:
                yield from _item(item, indent + _STEP)


def _item(item: str | Node, indent: str) -> Iterator[str]:
    if isinstance(item, str):
        yield from _scalar(item, f"{indent}-", indent + _STEP)
        return
    lines = list(mapping_lines(item, indent + _STEP))
    if not lines:
        yield f"{indent}- {{}}"
        return
    yield f"{indent}- {lines[0].lstrip(' ')}"
    yield from lines[1:]


def _scalar(text: str, before: str, indent: str) -> Iterator[str]:
    """A text behind its key or dash: plain, folded, one line for each of its lines, or in quotation marks."""
    if not all(_is_visible(character) for character in text):
        yield f"{before} {_quoted(text)}"
    elif "\n" in text:
        yield f"{before} |-"
        # A line without letters must not lose its blanks, nor grow any.
        yield from (indent + line if line else "" for line in text.split("\n"))
    elif len(text) > _LONGEST_PLAIN and _may_fold(text):
        yield f"{before} >-"
        yield from (indent + line for line in _folded(text, _LINE_WIDTH - len(indent)))
    elif not _NOT_PLAIN.match(text) and not _GUESSED.match(text):
        yield f"{before} {text}"
    else:
        yield f"{before} {_quoted(text)}"


def _is_visible(character: str) -> bool:
    """Whether a character may stand in YAML as it is: no control, no format mark, no line break but a newline."""
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co")


def _may_fold(text: str) -> bool:
    """Folding joins lines with single blanks; a tab at the start of a line would undo it."""
    return "\t" not in text


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in re.split("(?<! ) (?! )", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _is_visible(character):
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
