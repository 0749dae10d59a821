"""Which result line of the plan an answer is about: its id is believed only where its words agree.

It knows the plan's lines and what an answer says of its own; it never knows what was answered, nor where it stands.
An id that the plan does not give is a mere place (I.1), and stands for another task once one was put in before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from generator.model.progress import NAMING_FIELDS, NOTHING, LineProgress
from generator.reckoning.plan_tasks import PlanLine, PlanTask
from generator.vietnamese import fold, nfc

__all__ = ["Fit", "Key", "KnownLine", "Located", "PlanLines", "code_of", "parse_code", "same_words"]

Key = tuple[str, int]
"""A task's key and a line's number from 1."""

_ALIKE = 0.5
"""Names that share less of their words than this are not one name with its words mended."""

_CODE = re.compile(r"(?P<task>.*?)\s*\(dòng (?P<line>\d{1,2})\)")


class Fit(Enum):
    """How an answer and the plan agree."""

    SURE = "the line under its id is the one its words name"
    RENAMED = "the plan gave its id, and has another name for the task now"
    UNNAMED = "its id is a place, and it does not say which task it is about"
    MOVED = "its words name exactly one line, which has another id"
    UNCLEAR = "its words name several lines"
    CHANGED = "its words name no line, and its id another one than they say"
    GONE = "neither its id nor its words name a line"


@dataclass(frozen=True, slots=True)
class KnownLine:
    """One result line of the plan with the words that tell it from the others."""

    task: PlanTask
    line: PlanLine

    @property
    def key(self) -> Key:
        """Under which its answers stand."""
        return (self.task.key, self.line.number)

    @property
    def code(self) -> str:
        """Its id as a person reads it: `I.2 (dòng 1)`."""
        return code_of(self.key, several=len(self.task.lines) > 1)

    @property
    def words(self) -> Mapping[str, str]:
        """Its cells by the fields of `NAMING_FIELDS`; NOTHING for a blank one."""
        cells = (self.task.name, self.line.activity, self.line.product, self.line.deadline, self.task.group_name)
        return {field: text if text.strip() else NOTHING for field, text in zip(NAMING_FIELDS, cells, strict=True)}

    def says(self, named: Mapping[str, str]) -> bool:
        """Whether its words are these, as far as they are given."""
        words = self.words
        return all(same_words(words[field], text) for field, text in named.items())

    def is_twin_of(self, other: KnownLine) -> bool:
        """Whether nothing that a report reads or counts tells the two apart, so that either may stand for the other."""
        if self.task.key == other.task.key:
            return _drawn(self.line) == _drawn(other.line)
        one, two = self.task, other.task
        return (
            not one.has_own_id
            and not two.has_own_id
            and (one.name, one.group) == (two.name, two.group)
            and [_drawn(line) for line in one.lines] == [_drawn(line) for line in two.lines]
            and _drawn(self.line) == _drawn(other.line)
        )


@dataclass(frozen=True, slots=True)
class Located:
    """What an answer is about.

    `own` is the line under its id, None where the plan has none. `lines` are those that its words name: the own one
    where it fits, the one it moved to, or the several that it may be. `near` is the line with the most similar name,
    where its words name none.
    """

    fit: Fit
    own: KnownLine | None
    lines: tuple[KnownLine, ...] = ()
    near: KnownLine | None = None


class PlanLines:
    """The result lines of a plan, found by id and by words."""

    def __init__(self, tasks: Iterable[PlanTask]) -> None:
        self.tasks = tuple(tasks)
        self._by_key: dict[Key, KnownLine] = {}
        self._by_name: dict[str, list[KnownLine]] = {}
        for task in self.tasks:
            for line in task.lines:
                known = KnownLine(task, line)
                self._by_key[known.key] = known
                self._by_name.setdefault(_plain(task.name), []).append(known)
        self._words: dict[Key, dict[str, frozenset[str]]] = {}
        self._positions = {key: position for position, key in enumerate(self._by_key)}

    def get(self, key: Key) -> KnownLine | None:
        """The line under an id; None where the plan has none."""
        return self._by_key.get(key)

    def lines_of(self, task: str) -> int:
        """How many result lines the task under a key has; 0 where there is no such task."""
        return next((len(one.lines) for one in self.tasks if one.key == task), 0)

    def position(self, key: Key) -> int:
        """Its place in the order of the plan; the end for what the plan has not."""
        return self._positions.get(key, len(self._positions))

    def naming(self, key: Key) -> dict[str, str | None]:
        """What an answer says of a line, by field: its task's name and as much as tells it from every other line.

        A line among several of its task always says its product, because lines are put in as well.
        """
        own = self._by_key[key]
        several = len(own.task.lines) > 1
        rivals = [one for one in self._by_name[_plain(own.task.name)] if not own.is_twin_of(one)]
        named: dict[str, str | None] = dict.fromkeys(NAMING_FIELDS)
        for field, text in own.words.items():
            apart = [one for one in rivals if not same_words(one.words[field], text)]
            is_own = several and (field == "product" or (field == "activity" and text != NOTHING))
            if field == "name" or is_own or apart:
                named[field] = text
                rivals = [one for one in rivals if one not in apart]
        return named

    def named(self, answer: LineProgress, key: Key) -> LineProgress:
        """The answer under an id, with the words of the line that has it."""
        return answer.model_copy(update={"task": key[0], "line": key[1], **self.naming(key)})

    def locate(self, answer: LineProgress) -> Located:
        """Which line an answer is about."""
        own, named = self._by_key.get((answer.task, answer.line)), answer.named
        if own is not None and own.task.has_own_id:
            return self._by_own_id(answer, own, named)
        if "name" not in named:
            return Located(Fit.UNNAMED if own is not None else Fit.GONE, own)
        candidates = self._by_name.get(_plain(named["name"]), [])
        return self._judged(answer, own, [line for line in candidates if line.says(named)])

    def _by_own_id(self, answer: LineProgress, own: KnownLine, named: Mapping[str, str]) -> Located:
        """The plan gave the id, so the task's name may change; its lines are places still."""
        is_renamed = "name" in named and not same_words(named["name"], own.task.name)
        if is_renamed:
            others = self._by_name.get(_plain(named["name"]), [])
            elsewhere = [line for line in others if line.task.key != own.task.key and line.says(named)]
            if elsewhere:
                return self._judged(answer, own, elsewhere)
        cells = {field: text for field, text in named.items() if field not in ("name", "group")}
        inside = [self._by_key[own.task.key, line.number] for line in own.task.lines]
        if len(inside) > 1 and not cells and "name" not in named:
            return Located(Fit.UNNAMED, own)
        found = self._judged(answer, own, [line for line in inside if line.says(cells)])
        return Located(Fit.RENAMED, own, (own,)) if found.fit is Fit.SURE and is_renamed else found

    def _judged(self, answer: LineProgress, own: KnownLine | None, fits: Sequence[KnownLine]) -> Located:
        if len(fits) > 1 and answer.unit is not None:
            unit = fold(answer.unit)
            fits = [line for line in fits if unit in map(fold, line.line.lead or line.task.lead)] or fits
        if own is not None and own in fits and all(line.is_twin_of(own) for line in fits):
            return Located(Fit.SURE, own, (own,))
        if len(fits) == 1:
            return Located(Fit.MOVED, own, tuple(fits))
        if fits:
            return Located(Fit.UNCLEAR, own, tuple(fits))
        return Located(Fit.CHANGED if own is not None else Fit.GONE, own, near=self._nearest(answer.named, own))

    def _nearest(self, named: Mapping[str, str], own: KnownLine | None) -> KnownLine | None:
        """The line that shares most words with these, the own one before its equals; None where none shares many.

        Words are counted, not letters compared: a plan whose every task was renamed is told of in a moment, too.
        """
        wanted = _words_in(named.values())
        best, nearest = _ALIKE, None
        for line in (*((own,) if own is not None else ()), *self._by_key.values()):
            words = self._words.get(line.key)
            if words is None:
                words = self._words[line.key] = {field: _words_in([text]) for field, text in line.words.items()}
            there = frozenset().union(*(words[field] for field in named))
            share = 2 * len(wanted & there) / max(1, len(wanted) + len(there))
            if share > best:
                best, nearest = share, line
        return nearest


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for their Unicode form and their blanks."""
    return _plain(one) == _plain(other)


def code_of(key: Key, *, several: bool) -> str:
    """An id as a person reads and types it: `I.1`, and of a task with several result lines `I.2 (dòng 1)`."""
    return f"{key[0]} (dòng {key[1]})" if several or key[1] > 1 else key[0]


def parse_code(text: str) -> Key:
    """The key that a person means by `I.1` or `I.2 (dòng 1)`."""
    found = _CODE.fullmatch(" ".join(nfc(text).split()))
    return (found["task"], int(found["line"])) if found else (" ".join(nfc(text).split()), 1)


def _plain(text: str) -> str:
    return " ".join(nfc(text).split())


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in fold(text).split())


def _drawn(line: PlanLine) -> tuple[str, str, str, tuple[str, ...]]:
    return (_plain(line.activity), _plain(line.product), _plain(line.deadline), line.lead)
