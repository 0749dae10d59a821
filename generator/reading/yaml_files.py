"""YAML files as raw values: every scalar is the text as written, every value knows its line.

It knows YAML and nothing of what the keys mean; it never guesses that a text is a number, a date or a yes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

import yaml

from generator.findings import Finding, Place, Severity
from generator.reading.file_text import read_text
from generator.reading.yaml_syntax import explain_problem, find_hidden_characters, find_tabs
from generator.vietnamese import nfc

__all__ = ["PathPart", "Raw", "RawValues", "holds", "parse_yaml", "read_yaml", "shown_path"]

PathPart = str | int

MAX_DEPTH = 64
"""A year's data nests about twenty deep; what is deeper is a mistake or an attack."""
MAX_NODES = 1_000_000
"""Counted with aliases written out, so that a small file cannot swell to a huge one."""
_MAX_REPAIRS = 50

_EMPTY = {"", "~", "null", "Null", "NULL"}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shown_path(path: Sequence[PathPart]) -> str:
    """A path of keys as a person reads it, positions from 1: `dieu[2].van_ban`."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if words else part)
    return words


def holds(value: Any, part: PathPart) -> bool:
    """Whether a raw value has something under a key or position."""
    if isinstance(value, dict):
        return part in value
    return isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value)


class RawValues(Protocol):
    """Values as a file holds them, and where each of them stands."""

    @property
    def value(self) -> Any:
        """Dicts, lists and texts; None for what is empty."""

    def place(self, path: Sequence[PathPart] = ()) -> Place:
        """Where a path stands; for a path that is not there, the nearest place above it."""


class Raw(NamedTuple):
    """Values as a file holds them (dict, list, str; None for an empty one), and the line of each.

    `lines` holds, for each container by its identity, the lines of its keys or positions.
    """

    value: Any
    file: str
    line: int = 0
    lines: Mapping[int, Any] = MappingProxyType({})

    def place(self, path: Sequence[PathPart] = ()) -> Place:
        """Where a path stands; for a path that is not in the file, the nearest that is above it."""
        line, value = self.line, self.value
        for part in path:
            if not holds(value, part) or id(value) not in self.lines:
                break
            line = self.lines[id(value)][part]
            value = value[part]
        return Place(file=self.file, line=line, path=shown_path(path))

    def nearest(self, path: Sequence[PathPart]) -> Place:
        """The same, its path cut to what the file has."""
        value, known = self.value, 0
        for part in path:
            if not holds(value, part):
                break
            value, known = value[part], known + 1
        return self.place(path[:known])

    def at(self, path: Sequence[PathPart]) -> Any:
        """The value at a path; None where there is none."""
        value = self.value
        for part in path:
            if not holds(value, part):
                return None
            value = value[part]
        return value


def read_yaml(path: Path, shown: str, *, may_be_blank: bool = False) -> tuple[Raw | None, tuple[Finding, ...]]:
    """A YAML file's values, as far as they can be read, and everything wrong with how it is written.

    Args:
        path: the file.
        shown: its name as the person knows it.
        may_be_blank: a file without data is an empty mapping and no fault.
    """
    text, findings = read_text(path, shown)
    if text is None:
        return None, findings
    return parse_yaml(text, shown, may_be_blank=may_be_blank)


def parse_yaml(text: str, shown: str, *, may_be_blank: bool = False) -> tuple[Raw | None, tuple[Finding, ...]]:
    """The same for text that is already in hand, its lines ended by a newline."""
    text, findings = find_hidden_characters(text, shown)
    tree = _Tree(shown, text)
    for _ in range(_MAX_REPAIRS):
        tree = _Tree(shown, text)
        try:
            tree.build()
        except yaml.YAMLError as error:
            problems, repaired = explain_problem(error, text, shown)
            if any(finding.code == "thut_bang_tab" for finding in findings):
                # How deep a tab was meant to be is a guess, so a wrong depth may be the guess's fault.
                problems = [finding for finding in problems if finding.code != "thut_sai"]
            findings += problems
            if repaired is None or repaired == text:
                # The parser would have stumbled over the tabs that come later, too.
                told = set(findings)
                findings += [finding for finding in find_tabs(text, shown)[1] if finding not in told]
                tree.broken = True
                break
            text = repaired
        else:
            break
    else:
        tree.broken = True
    findings += tree.findings
    raw = tree.raw()
    if raw is None and not findings:
        if may_be_blank:
            return Raw({}, shown), ()
        findings.append(
            _problem("tep_trong", Place(file=shown), "tệp trống, không có dữ liệu", "điền dữ liệu theo tệp mẫu")
        )
    elif raw is not None and not isinstance(raw.value, dict):
        message = "tệp phải gồm các dòng “khóa: giá trị”"
        hint = "mỗi mục một dòng: tên khóa, dấu hai chấm, dấu cách, giá trị"
        findings.append(_problem("khong_phai_khoa", Place(file=shown, line=raw.line), message, hint))
        raw = None
    return raw, tuple(sorted(findings, key=lambda finding: finding.sort_key))


def _problem(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)


class _Lost:
    """Stands for a key that cannot be one, so that its value is read and dropped."""


_LOST = _Lost()


class _Frame:
    """A container that is still open."""

    __slots__ = ("anchor", "container", "height", "key", "key_line", "line", "lines", "weight")

    def __init__(self, container: dict[str, Any] | list[Any], line: int, anchor: str | None) -> None:
        self.container = container
        self.lines: dict[str, int] | list[int] = {} if isinstance(container, dict) else []
        self.key: str | _Lost | None = None
        self.key_line = 0
        self.line, self.anchor = line, anchor
        self.weight, self.height = 1, 1


class _Tree:
    """Raw values built from the parser's events, without recursion: depth and size are bounded as they grow."""

    def __init__(self, shown: str, text: str) -> None:
        self.shown = shown
        self.text = text
        self.findings: list[Finding] = []
        self.broken = False
        self._text_lines = text.split("\n")
        self._lines: dict[int, Any] = {}
        self._open: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int, int] | None] = {}
        self._anchor_lines: dict[str, int] = {}
        self._root: tuple[Any, int] | None = None

    def raw(self) -> Raw | None:
        """What was read; None if nothing was, or not to the end."""
        if self._root is None or self.broken:
            return None
        return Raw(self._root[0], self.shown, self._root[1], self._lines)

    def build(self) -> None:
        """Reads the first document.

        Raises:
            yaml.YAMLError: the text is not YAML.
        """
        documents = 0
        for event in yaml.parse(self.text, Loader=_LOADER):
            line = event.start_mark.line + 1 if event.start_mark else 0
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                mapping = isinstance(event, yaml.MappingStartEvent)
                self._check_tag(event.tag, line, "map" if mapping else "seq")
                self._start({} if mapping else [], line, event.anchor)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event.anchor or "", line)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "một tệp chỉ chứa một phần dữ liệu, không chia bằng dòng ---"
                    self._note("nhieu_van_ban", line, message, "xóa dòng --- hoặc tách phần sau ra tệp khác")
                    break
            if self.broken:
                return
        for anchor, line in self._anchor_lines.items():
            self._note(
                "ky_tu_dau", line, f"giá trị không được mở đầu bằng ký tự & (&{anchor})", "đặt cả câu trong ngoặc kép"
            )

    def _note(self, code: str, line: int, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(Finding(code, severity, Place(file=self.shown, line=line), message, hint))

    def _check_tag(self, tag: str | None, line: int, plain: str) -> None:
        if tag is None or tag in ("!", f"tag:yaml.org,2002:{plain}"):
            return
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        self._note("nhan_kieu", line, f"không dùng nhãn kiểu {shown}", "xóa nhãn, hoặc đặt cả câu trong ngoặc kép")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._check_tag(event.tag, line, "str")
        value: str | None = event.value
        if event.style is None or event.style == "":
            if value in _EMPTY and event.tag is None:
                value = None
            else:
                self._check_plain(event)
        if event.anchor:
            self._anchors[event.anchor] = (value, 1, 1)
            self._anchor_lines[event.anchor] = line
        self._add(value, line, 1, 0)

    def _check_plain(self, event: yaml.ScalarEvent) -> None:
        """Warns where YAML takes words of an unquoted sentence for something else."""
        if event.start_mark is None or event.end_mark is None:
            return
        first, last = event.start_mark.line, event.end_mark.line
        rest = self._text_lines[last][event.end_mark.column :] if last < len(self._text_lines) else ""
        if re.match(r"[ \t]+#\S", rest):
            message = f"phần “{rest.strip()}” bị coi là ghi chú, không vào văn bản"
            hint = "nếu đó là lời văn, đặt cả câu trong ngoặc kép; nếu là ghi chú, thêm dấu cách sau dấu #"
            self._note("sau_dau_thang", last + 1, message, hint, Severity.WARNING)
        for number in range(first + 1, min(last + 1, len(self._text_lines))):
            if re.match(r"\s*[-+•] ", self._text_lines[number]):
                message = "dòng mở đầu bằng gạch này bị nối vào câu ở dòng trên"
                hint = "nếu là một mục của danh sách, đưa dấu gạch thẳng hàng với các gạch khác"
                self._note("gach_sai_cho", number + 1, message, hint, Severity.WARNING)

    def _start(self, container: dict[str, Any] | list[Any], line: int, anchor: str | None) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._stop("long_qua_sau", line, f"dữ liệu lồng nhau quá {MAX_DEPTH} tầng")
            return
        if anchor:
            self._anchors[anchor] = None
            self._anchor_lines[anchor] = line
        self._open.append(_Frame(container, line, anchor))

    def _end(self) -> None:
        frame = self._open.pop()
        self._lines[id(frame.container)] = frame.lines
        if frame.anchor:
            self._anchors[frame.anchor] = (frame.container, frame.weight, frame.height)
        self._add(frame.container, frame.line, frame.weight, frame.height)

    def _alias(self, anchor: str, line: int) -> None:
        self._anchor_lines.pop(anchor, None)
        if anchor not in self._anchors:
            message = f"giá trị không được mở đầu bằng ký tự * (*{anchor})"
            self._note("ky_tu_dau", line, message, "đặt cả câu trong ngoặc kép")
            self._add(f"*{anchor}", line, 1, 0)
            return
        known = self._anchors[anchor]
        if known is None:
            self._note("tu_chua_minh", line, f"*{anchor} tự chứa chính nó", "viết hẳn giá trị ra")
            self._add("", line, 1, 0)
            return
        value, weight, height = known
        if len(self._open) + height > MAX_DEPTH:
            self._stop("long_qua_sau", line, f"dữ liệu lồng nhau quá {MAX_DEPTH} tầng")
            return
        self._add(value, line, weight, height)

    def _stop(self, code: str, line: int, message: str) -> None:
        self._note(code, line, message, "viết lại tệp theo tệp mẫu")
        self.broken = True

    def _add(self, value: Any, line: int, weight: int, height: int) -> None:
        if not self._open:
            self._root = (value, line)
            return
        frame = self._open[-1]
        frame.weight += weight
        frame.height = max(frame.height, height + 1)
        if frame.weight > MAX_NODES:
            self._stop("qua_nhieu", line, f"tệp có quá {MAX_NODES:,} giá trị".replace(",", "."))
        elif isinstance(frame.container, list) and isinstance(frame.lines, list):
            frame.container.append(value)
            frame.lines.append(line)
        elif frame.key is None:
            frame.key_line = line
            frame.key = self._key(value, line, frame.lines)
        else:
            if isinstance(frame.key, str) and isinstance(frame.container, dict) and isinstance(frame.lines, dict):
                frame.container[frame.key] = value
                frame.lines[frame.key] = frame.key_line
            frame.key = None

    def _key(self, value: Any, line: int, known: Any) -> str | _Lost:
        if not isinstance(value, str):
            message = "tên khóa phải là chữ" if value is not None else "trước dấu hai chấm phải có tên khóa"
            self._note("khoa_khong_phai_chu", line, message, "nếu đây là câu văn, đặt cả câu trong ngoặc kép")
            return _LOST
        key = nfc(value)
        if key in known:
            where = f"ở dòng {known[key]} và dòng {line}" if known[key] != line else f"trên dòng {line}"
            message = f"khóa {key} ghi hai lần, {where}"
            self._note("khoa_lap", line, message, "giữ lại một, xóa hoặc gộp cái kia")
            return _LOST
        return key
