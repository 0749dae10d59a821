"""The groups of a plan by the names that people call them by, from the top group down to the one that is meant.

It knows names and numbers; it must never know which tasks a group has.
A number is a place: it passes to another group once one is put in before it. So no group is called by its number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.appendix import Row
from generator.model.dossier import Dossier
from generator.vietnamese import fold

__all__ = ["GroupPath", "PlanGroup", "called_in", "group_paths", "paths_called", "rows_with_groups", "shortest_call"]

_SLASH = re.compile(r"\s*/\s*")


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """One group: its number and name as they are printed, and `place`, its positions from 0 (appendix first)."""

    number: str
    name: str
    place: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """As reports write it: `I. Cải cách thể chế`."""
        return f"{self.number}. {self.name}" if self.number else self.name


@dataclass(frozen=True, slots=True)
class GroupPath:
    """A group with the groups that hold it, the top one first, and the file of its appendix."""

    file: str
    groups: tuple[PlanGroup, ...]

    @property
    def own(self) -> PlanGroup:
        """The group that is meant."""
        return self.groups[-1]

    def above(self) -> Iterator[GroupPath]:
        """Itself and the groups that hold it, the top one first."""
        return (GroupPath(self.file, self.groups[:depth]) for depth in range(1, len(self.groups) + 1))

    def is_called(self, words: str) -> bool:
        """Whether words name it: by its name, with its number before it, and with as many groups above as are said.

        `Văn bản`, `Cải cách thể chế / Văn bản`, `I. Cải cách thể chế / Văn bản`, `phu_luc_2 / Cải cách thể chế`; all as
        `fold` compares. What a name says is compared as a whole, so that a name may hold a slash of its own.
        """
        return _without_numbers(self, _key(words)) is not None

    def calls(self) -> Iterator[str]:
        """Ways to call it, the shortest first."""
        names = [group.name for group in self.groups]
        yield from (" / ".join(names[start:]) for start in range(len(names) - 1, -1, -1))
        yield " / ".join([self.file, *names])


def rows_with_groups(dossier: Dossier) -> Iterator[tuple[int, Row, GroupPath | None]]:
    """Every row of every appendix in the order of print: the appendix's position from 0, the row, and its group.

    That of a group's row is itself; None for a task outside every group.
    """
    for position, appendix in enumerate(dossier.plan.appendices):
        above: list[PlanGroup] = []
        counts: dict[tuple[int, ...], int] = {}
        for row in appendix.rows():
            if row.group is not None:
                del above[row.depth - 1 :]
                holder = above[-1].place if above else (position,)
                counts[holder] = counts.get(holder, -1) + 1
                above.append(PlanGroup(row.number, row.group.name, (*holder, counts[holder])))
            yield position, row, GroupPath(appendix.file, tuple(above)) if row.depth else None


def group_paths(dossier: Dossier) -> tuple[GroupPath, ...]:
    """Every group of every appendix, from the top of each table to its foot."""
    return tuple(path for _, row, path in rows_with_groups(dossier) if row.group is not None and path is not None)


def paths_called(words: str, paths: Iterable[GroupPath]) -> tuple[GroupPath, ...]:
    """Those of some groups that words name; a number beside a name must be right, and tells no two groups apart."""
    paths = tuple(paths)
    said = {_without_numbers(path, _key(words)) for path in paths} - {None}
    return tuple(path for path in paths if any(path.is_called(names) for names in said if names is not None))


@lru_cache(maxsize=4096)
def called_in(path: GroupPath | None, names: tuple[str, ...]) -> GroupPath | None:
    """The innermost of a group and those that hold it that one of some names calls; None where none does."""
    if path is None:
        return None
    return next((one for one in reversed(list(path.above())) if any(one.is_called(name) for name in names)), None)


def shortest_call(path: GroupPath, paths: Sequence[GroupPath]) -> str | None:
    """The shortest words that name this group and no other; None where two groups have all names in common."""
    return next((words for words in path.calls() if paths_called(words, paths) == (path,)), None)


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    return _SLASH.sub(" / ", fold(words))


@lru_cache(maxsize=16384)
def _without_numbers(path: GroupPath, asked: str) -> str | None:
    """What is said of a group by names alone; None where it is not called so."""
    if not path.groups:
        return asked if asked == _key(path.file) else None
    name = _key(path.own.name)
    for key in dict.fromkeys((name, _key(path.own.title))):
        if asked == key:
            return name
        if asked.endswith(f" / {key}"):
            above = _without_numbers(GroupPath(path.file, path.groups[:-1]), asked.removesuffix(f" / {key}"))
            if above is not None:
                return f"{above} / {name}"
    return None
