"""Whether the outline of the reports names groups of the plan so that no edit of the plan makes it mean others.

It knows the outline, the plan's groups and places; it opens no file and mends no outline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Place, Severity
from generator.model.dossier import Dossier
from generator.model.report import OutlineNode, ReportRules, Written
from generator.reading.gate_messages import folded, likely
from generator.reading.report_checks import Placer, outline_paths
from generator.reckoning.plan_groups import (
    GroupPath,
    called_in,
    group_paths,
    paths_called,
    rows_with_groups,
    shortest_call,
)
from generator.vietnamese import fold

__all__ = ["check_outline", "numbered_groups", "yaml_item"]

_NUMBERED = re.compile(r"(?P<number>[^\W_]+(?:\.[^\W_]+)*)\.\s+(?P<name>.+)")
_NUMBER = re.compile(r"(?:[ivxlc]+|[a-zđ]|\d+)(?:\.\d+)*", re.IGNORECASE)

_MOST_NAMES = 20


def check_outline(rules: ReportRules, dossier: Dossier, place: Placer) -> Iterator[Finding]:
    """Names of the outline that stand for no group of the plan, for several, or for whichever has a number now.

    Args:
        rules: the outline.
        dossier: the plan.
        place: where a path of `bao_cao.yaml` stands.
    """
    groups = _Groups(group_paths(dossier), dossier.year)
    faults = [
        fault._replace(place=place((*path, "nhom", index)))
        for node, path in outline_paths(rules)
        for index, fault in groups.faults(node.groups)
    ]
    yield from faults
    # What is told nowhere is known only once it is known what every name means.
    if not faults:
        yield from _untold(rules, dossier, groups, place)


def numbered_groups(words: str, paths: Sequence[GroupPath]) -> tuple[GroupPath, ...]:
    """Those groups whose number alone the words are; none where the words name a group otherwise."""
    if paths_called(words, paths):
        return ()
    asked = fold(words.strip(" ."))
    return tuple(path for path in paths if fold(path.own.number) == asked)


def yaml_item(name: str) -> str:
    """A name as it may be pasted behind `nhom:`, in quotes where YAML would read something else."""
    is_plain = name[0].isalpha() and not re.search(r": |:$| #|[\[\]{}\"]", name)
    is_plain = is_plain and fold(name) not in ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
    return name if is_plain else json.dumps(name, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups of the plan, and what is wrong with names for them."""

    paths: tuple[GroupPath, ...]
    year: int

    def faults(self, names: Sequence[str]) -> Iterator[tuple[int, Finding]]:
        """What is wrong with the names under one heading, each with its position; the findings have no place yet."""
        skipped = -1
        for index, words in enumerate(names):
            called = paths_called(words, self.paths)
            if len(called) == 1 or index <= skipped:
                continue
            if called:
                yield index, self._several(words, called)
                continue
            last = self._end_of_split(names, index)
            if last > index:
                skipped = last
                yield index, self._split(", ".join(names[index : last + 1]))
            else:
                yield index, self._none(words)

    def _end_of_split(self, names: Sequence[str], start: int) -> int:
        """Where the pieces of one name end that a list in brackets cut at its commas; `start` where there are none."""
        for end in range(len(names), start + 1, -1):
            if paths_called(", ".join(names[start:end]), self.paths):
                return end - 1
        return start

    def _split(self, name: str) -> Finding:
        message = f"tên nhóm “{name}” có dấu phẩy nên trong ngoặc vuông bị tách thành nhiều tên"
        return _error("nhom_bi_tach", message, f"ghi không có ngoặc vuông: `nhom: {yaml_item(name)}`")

    def _several(self, words: str, called: Sequence[GroupPath]) -> Finding:
        message = f"kế hoạch có {len(called)} nhóm tên “{words}”: {self._shown(called)}"
        ways = [self.line(path) for path in called]
        hint = f"ghi rõ một nhóm: {' hoặc '.join(way for way in ways if way)}" if all(ways) else _RENAME
        every = [shortest_call(path, self.paths) for path in called]
        if all(ways):
            listed = ", ".join(json.dumps(name, ensure_ascii=False) for name in every)
            hint += f"; kể cả {len(called)} nhóm thì `nhom: [{listed}]`"
        return _error("nhom_khong_ro", message, hint)

    def _none(self, words: str) -> Finding:
        numbered = numbered_groups(words, self.paths)
        if numbered:
            return self._number(words, numbered)
        message = f"kế hoạch không có nhóm nhiệm vụ “{words}”"
        found = _NUMBERED.fullmatch(words)
        if found:
            same_name = paths_called(found["name"], self.paths)
            if len(same_name) == 1:
                own = same_name[0].own
                message = f"nhóm “{own.name}” nay mang số {own.number}, không phải {found['number']}"
                hint = f"ghi tên, không cần số: {self.line(same_name[0])}"
                return _error("nhom_khac_so", message, hint)
            same_number = numbered_groups(found["number"], self.paths)
            if same_number:
                message += f"; số {found['number']} nay là {self._shown(same_number)}"
                ways = " hoặc ".join(filter(None, map(self.line, same_number)))
                return _error("nhom_la", message, f"nếu là nhóm ấy thì ghi {ways}; {self._known(found['name'])}")
        elif _NUMBER.fullmatch(words.strip(" .")):
            message += ", và nhóm phải ghi bằng tên"
        return _error("nhom_la", message, self._known(words))

    def _number(self, words: str, numbered: Sequence[GroupPath]) -> Finding:
        message = (
            f"nhóm ghi bằng số “{words}”: thêm, bớt, đổi chỗ nhóm trong kế hoạch thì số ấy thành nhóm khác, báo cáo kể "
            "nhầm việc"
        )
        now = f"số {words} nay là {self._shown(numbered)}"
        ways = " hoặc ".join(filter(None, map(self.line, numbered)))
        if not ways:
            return _error("nhom_ghi_so", message, f"{now}; {_RENAME}")
        hint = f"{now}; đúng nhóm ấy thì ghi {ways}"
        if len(numbered) == 1:
            hint += f", hoặc chạy `vanban form rematch --nam {self.year} --dien-ten` để máy ghi tên ở mọi phần"
        return _error("nhom_ghi_so", message, hint)

    def line(self, path: GroupPath) -> str:
        """What to paste; empty where no words name this group alone."""
        name = shortest_call(path, self.paths)
        return f"`nhom: {yaml_item(name)}`" if name is not None else ""

    def _known(self, words: str) -> str:
        if not self.paths:
            return "các phụ lục của kế hoạch không có nhóm nào: xóa khóa nhom"
        names = {shortest_call(path, self.paths) or path.own.title: path for path in self.paths}
        plain = {folded(name): name for name in names}
        near = likely(words, plain)
        shown = "; ".join(f"“{name}”" for name in list(names)[:_MOST_NAMES]) + (
            "; …" if len(names) > _MOST_NAMES else ""
        )
        meant = f"có phải ý là {self.line(names[plain[near]])}? Các" if near is not None else "ghi một trong các"
        return f"{meant} nhóm của kế hoạch: {shown}"

    def _shown(self, paths: Sequence[GroupPath]) -> str:
        """Groups as the plan prints them, with the groups above and, where there are several, the appendix."""
        files = {path.file for path in self.paths}
        return "; ".join(
            f"“{' / '.join(group.title for group in path.groups)}”" + (f" ({path.file})" if len(files) > 1 else "")
            for path in paths
        )


_RENAME = "hai nhóm trùng hẳn tên: đổi tên một nhóm trong kế hoạch, rồi ghi tên ấy ở đây"


def _untold(rules: ReportRules, dossier: Dossier, groups: _Groups, place: Placer) -> Iterator[Finding]:
    """Groups whose finished tasks no part of the outline tells, where it tells those of others."""
    telling: list[OutlineNode] = [node for node, _ in outline_paths(rules) if Written.FINISHED in node.written]
    if not telling or any(not node.groups for node in telling):
        return
    names = tuple(name for node in telling for name in node.groups)
    tasks = [path for _, row, path in rows_with_groups(dossier) if row.task is not None]
    outside = tasks.count(None)
    if outside:
        message = f"không phần nào của đề cương kể việc đã xong của {outside} nhiệm vụ ngoài các nhóm; chỉ phụ lục có"
        hint = "đưa các nhiệm vụ ấy vào một nhóm của kế hoạch, hoặc bỏ nhom ở một phần có may_viet: [da_xong]"
        yield Finding("ngoai_nhom_khong_ke", Severity.WARNING, place(("de_cuong",)), message, hint)
    holding = list(dict.fromkeys(path for path in tasks if path is not None))
    left = [path for path in holding if called_in(path, names) is None]
    told = {path.groups[0] for path in holding if path not in left}
    # Of a top group that is told nowhere the groups inside need no names of their own.
    shown = [path if path.groups[0] in told else GroupPath(path.file, path.groups[:1]) for path in left]
    if shown:
        listed = ", ".join(f"“{' / '.join(group.title for group in path.groups)}”" for path in dict.fromkeys(shown))
        message = f"không phần nào của đề cương kể nhiệm vụ đã xong của nhóm {listed}; chỉ phụ lục có"
        ways = " và ".join(filter(None, map(groups.line, dict.fromkeys(shown))))
        hint = f"thêm {ways} vào một phần có may_viet: [da_xong]"
        yield Finding("nhom_khong_ke", Severity.WARNING, place(("de_cuong",)), message, hint)


def _error(code: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, Place(), message, hint)
