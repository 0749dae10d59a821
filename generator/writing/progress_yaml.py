"""The answers of a period as YAML (`tien_do/<kỳ>.yaml`), written anew or into a file that people also edit.

It knows the file's layout; it must never know whether an answer is right. What did not change stays as it is written,
with its comments: other records, other keys, and the untouched keys of a record that changed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from generator.model.progress import LineProgress
from generator.writing.yaml_text import mapping_lines

__all__ = ["render_progress", "replace_progress"]

Key = tuple[str, int]

_RECORDS = "nhiem_vu"
_HEAD = """\
# yaml-language-server: $schema=../../luoc_do/tien_do.schema.json
#
# Tiến độ từng nhiệm vụ, do lệnh `vanban form collect` ghi từ biểu của các đơn vị; sửa tay được.
# Lần tổng hợp sau chỉ đổi những gì đã đổi; lời ghi chú sau dấu # và các khóa khác được giữ nguyên.
# nhiem_vu, san_pham, … chép từ kế hoạch, để mã không lẫn sang nhiệm vụ khác khi kế hoạch đổi.
"""


def render_progress(lines: Sequence[LineProgress], own: Mapping[str, Any] | None = None) -> str:
    """The whole file, with the agency's own keys (`ghi_chu`, `la_so_lieu_mau`) before the answers."""
    text = _HEAD
    for key, value in (own or {}).items():
        if isinstance(value, bool):
            text += f"{key}: {'true' if value else 'false'}\n"
        else:
            text += "\n".join(mapping_lines({key: value}, "")) + "\n"
    return text + _records(lines, "  ")


def _records(lines: Sequence[LineProgress], indent: str) -> str:
    if not lines:
        return f"{_RECORDS}: []\n"
    return f"{_RECORDS}:\n" + "".join("".join(_record(line, indent)) for line in lines)


def replace_progress(
    text: str,
    old: Sequence[LineProgress],
    new: Sequence[LineProgress],
    moved: Mapping[Key, Key] | None = None,
) -> str | None:
    """The file with other answers, in the order of `new`; None where it is written in a way that this cannot keep.

    Args:
        text: the file, its lines ended by a newline.
        old: the answers that it holds, in its order.
        new: those that it shall hold.
        moved: for those that have another id in `new`, their id in `old` by the new one.
    """
    try:
        parts = _parts(text)
    except yaml.YAMLError:
        return None
    if parts is None or len(parts.blocks) != len(old):
        return None
    known = {(line.task, line.line): (line, block) for line, block in zip(old, parts.blocks, strict=True)}
    records = []
    for line in new:
        key = (line.task, line.line)
        before = known.get(key if moved is None else moved.get(key, key))
        if before is None:
            records.append("".join(_record(line, parts.indent)))
        elif before[0] == line:
            records.append(before[1].text)
        else:
            records.append(before[1].edited(before[0], line, parts.indent))
    if not records:
        return _emptied(parts)
    return parts.head + "".join(records) + parts.tail


def _emptied(parts: _Parts) -> str | None:
    """The file without a record; None where more than `nhiem_vu:` and a comment stands on the line above them."""
    before, _, last = parts.head.removesuffix("\n").rpartition("\n")
    more = last.removeprefix(f"{_RECORDS}:")
    if more == last or (more.strip() and not _is_comment(more)):
        return None
    return f"{before}\n{_RECORDS}: []{more}\n{parts.tail}".removeprefix("\n")


def _fields(line: LineProgress) -> dict[str, str]:
    """The keys of a record that say something, each with its lines of YAML behind no indent."""
    written: dict[str, str] = {}
    for key, value in line.model_dump(by_alias=True).items():
        if value is None or (key == "dong" and value == 1):
            continue
        if isinstance(value, datetime.date):
            written[key] = f"{key}: {value.day:02d}/{value.month:02d}/{value.year}\n"
        elif isinstance(value, int):
            written[key] = f"{key}: {value}\n"
        else:
            written[key] = "".join(f"{one}\n" for one in mapping_lines({key: str(value)}, ""))
    return written


def _record(line: LineProgress, indent: str) -> Iterator[str]:
    first = True
    for text in _fields(line).values():
        for number, one in enumerate(text.splitlines(keepends=True)):
            dash = "- " if first and number == 0 else "  "
            yield f"{indent}{dash}{one}" if one.strip() else one
        first = False


@dataclass(frozen=True, slots=True)
class _Block:
    """One record as it is written: the comments before it, and the lines of each of its keys.

    `keys` is empty where the record is not written one key a line; `inner` is the column that its keys stand in.
    """

    comments: str
    body: str
    keys: Mapping[str, str]
    inner: int

    @property
    def text(self) -> str:
        return self.comments + self.body

    def edited(self, old: LineProgress, new: LineProgress, indent: str) -> str:
        """The record with only those keys rewritten whose values changed; comments inside it are kept."""
        comments = _recoded(self.comments, old, new)
        if not self.keys:
            return comments + "".join(_record(new, indent))
        before, after = _fields(old), _fields(new)
        inner = " " * self.inner
        written: dict[str, str] = {}
        for key, text in self.keys.items():
            if after.get(key) == before.get(key):
                written[key] = text
            elif key in after:
                written[key] = _indented(after[key], inner) + _comments_of(text)
            else:
                written[key] = _comments_of(text)
        order = list(after)
        for position, key in enumerate(order):
            if key not in written:
                above = next((one for one in reversed(order[:position]) if one in written), None)
                names = list(written)
                at = names.index(above) + 1 if above is not None else 0
                items = list(written.items())
                written = dict([*items[:at], (key, _indented(after[key], inner)), *items[at:]])
        body = "".join(written.values())
        # Comments may have come before the first key that is left; the dash stands at the key.
        lines = body.splitlines(keepends=True)
        first = next(number for number, line in enumerate(lines) if line.strip() and not _is_comment(line))
        lines[first] = f"{indent}-".ljust(self.inner) + lines[first].lstrip(" ")
        return comments + "".join(lines)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A file cut at its records; `indent` is what stands before a record's dash."""

    head: str
    blocks: Sequence[_Block]
    tail: str
    indent: str


def _parts(text: str) -> _Parts | None:
    if not text.endswith("\n"):
        text += "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = text.splitlines(keepends=True)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return _Parts(text + f"{_RECORDS}:\n", (), "", "  ") if root is None else None
    pair = next((pair for pair in root.value if pair[0].value == _RECORDS), None)
    if pair is None:
        return _Parts(text + f"{_RECORDS}:\n", (), "", "  ")
    key, value = pair
    if not value.value:
        # `nhiem_vu:` or `nhiem_vu: []` on one line.
        row = key.start_mark.line
        end = value.end_mark.line if value.end_mark.line > row else row
        if end != row:
            return None
        return _Parts("".join(lines[:row]) + f"{_RECORDS}:\n", (), "".join(lines[row + 1 :]), "  ")
    if not isinstance(value, yaml.SequenceNode) or value.flow_style:
        return None
    return _cut(lines, value)


def _cut(lines: list[str], records: yaml.SequenceNode) -> _Parts | None:
    indent = " " * records.start_mark.column
    starts: list[int] = []
    for item in records.value:
        row, column = item.start_mark.line, item.start_mark.column
        before = lines[row][:column]
        if not isinstance(item, yaml.MappingNode) or before.rstrip(" ") != f"{indent}-":
            return None
        starts.append(row)
    ends = [_end(lines, item) for item in records.value]
    blocks = []
    for number, item in enumerate(records.value):
        top = ends[number - 1] if number else _first_comment(lines, starts[0], records)
        comments = "".join(lines[top : starts[number]])
        body = lines[starts[number] : ends[number]]
        column = item.start_mark.column
        blocks.append(_Block(comments, "".join(body), _keys(body, item, starts[number]), column))
    head = "".join(lines[: _first_comment(lines, starts[0], records)])
    return _Parts(head, blocks, "".join(lines[ends[-1] :]), indent)


def _end(lines: list[str], item: yaml.Node) -> int:
    """The line after the last one of a record; the comments and blanks below belong to what follows."""
    last = item.end_mark.line
    if item.end_mark.column and lines[last].strip() and not _is_comment(lines[last]):
        # A record in braces ends on its own line; one written line by line ends where the next thing begins.
        own = isinstance(item, yaml.MappingNode) and item.flow_style
        last += bool(own)
    last = min(last, len(lines))
    while last > item.start_mark.line + 1 and (not lines[last - 1].strip() or _is_comment(lines[last - 1])):
        if _is_in_scalar(item, last - 1):
            break
        last -= 1
    return last


def _is_in_scalar(item: yaml.Node, row: int) -> bool:
    """Whether a line that looks like a comment is a line of a text."""
    return isinstance(item, yaml.MappingNode) and any(
        value.start_mark.line <= row < value.end_mark.line for _, value in item.value if value.style in ("|", ">")
    )


def _first_comment(lines: list[str], start: int, records: yaml.SequenceNode) -> int:
    """The line after `nhiem_vu:`; comments between it and the first record go with that record."""
    row = start
    while row > 0 and (not lines[row - 1].strip() or _is_comment(lines[row - 1])):
        row -= 1
    return row


def _keys(body: list[str], item: yaml.MappingNode, start: int) -> dict[str, str]:
    """The lines of each key of a record; empty where two keys share a line."""
    rows = [key.start_mark.line - start for key, _ in item.value]
    if item.flow_style or len(set(rows)) != len(rows) or rows[:1] != [0]:
        return {}
    column = item.start_mark.column
    body = [" " * column + body[0][column:], *body[1:]]
    return {
        str(key.value): "".join(body[row:end])
        for (key, _), row, end in zip(item.value, rows, [*rows[1:], len(body)], strict=True)
    }


def _recoded(comments: str, old: LineProgress, new: LineProgress) -> str:
    """The comments above a record, with its new id where one of them begins with the old one (`# I.1: …`)."""
    if (old.task, old.line) == (new.task, new.line):
        return comments
    number = f" (dòng {new.line})" if new.line > 1 else ""
    begins = re.compile(rf"^( *# *){re.escape(old.task)}(?: \(dòng \d+\))?(?=:)", re.MULTILINE)
    return begins.sub(lambda found: f"{found[1]}{new.task}{number}", comments)


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")


def _comments_of(text: str) -> str:
    """The comments on lines of their own after a key's first line."""
    lines = text.splitlines(keepends=True)
    end = len(lines)
    while end > 1 and (_is_comment(lines[end - 1]) or not lines[end - 1].strip()):
        end -= 1
    return "".join(lines[end:])


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
