"""What one requirement of the decree is, and how a measured value is held against it.

It knows the shape of a rule and finds rules by id; the rules themselves are data, one folder for each version of the
decree. It must never know of a document.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

__all__ = [
    "DECREE",
    "OWN",
    "Normativity",
    "Range",
    "Rule",
    "Scalar",
    "Unit",
    "Value",
    "Version",
    "index_rules",
    "rules",
]


class Normativity(StrEnum):
    """How binding a rule is."""

    MANDATORY = "bắt buộc"
    PERMITTED = "cho phép"
    CUSTOMARY = "thông lệ"


class Unit(StrEnum):
    """What a value counts; empty for words and for yes or no."""

    NONE = ""
    MM = "mm"
    PT = "pt"
    RATIO = "lần"
    """A part of something else's length: of the line of text above a rule line."""
    LINES = "dòng"
    """A multiple of single line spacing."""


class Version(NamedTuple):
    """A set of rules and when it is in force; without `until`, no end of it is known."""

    key: str
    name: str
    since: datetime.date | None
    until: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool:
        """Whether it is in force on a day."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


DECREE = Version("nd30-2020", "Nghị định 30/2020/NĐ-CP", datetime.date(2020, 3, 5))
OWN = Version("co-quan", "quy tắc riêng của cơ quan", None)

Scalar = str | float | bool


class Range:
    """From `low` to `high`, both allowed; without `high`, any from `low` up. No tuple: those list single values."""

    __slots__ = ("high", "low")

    def __init__(self, low: float, high: float | None = None) -> None:
        self.low = low
        self.high = high

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Range) and (self.low, self.high) == (other.low, other.high)

    def __hash__(self) -> int:
        return hash((self.low, self.high))

    def __contains__(self, measured: object) -> bool:
        if isinstance(measured, bool) or not isinstance(measured, (int, float)):
            return False
        return self.low <= measured and (self.high is None or measured <= self.high)

    def __str__(self) -> str:
        return f"từ {self.low:g} trở lên" if self.high is None else f"{self.low:g}-{self.high:g}"


Value = Scalar | Range | tuple[Scalar, ...]
"""One value, a range, or the values among which any is allowed."""


class Rule(NamedTuple):
    """One atomic requirement.

    Attributes:
        id: the id of the fact and the aspect of it that is ruled: `PG3.top`, `C2.size`, `C8.rule-line`.
        clause: where the decree says so, as a person cites it.
        requirement: what is required, in Vietnamese.
        value: what is allowed.
        unit: what `value` counts.
        normativity: how binding it is.
        same_as: the id of the rule whose measured value this one's must equal as well (`C17.size` equals `C12.size`);
            empty where the value stands for itself.
        version: the set it is of, which says since when it is in force.
    """

    id: str
    clause: str
    requirement: str
    value: Value
    unit: Unit = Unit.NONE
    normativity: Normativity = Normativity.MANDATORY
    same_as: str = ""
    version: Version = DECREE

    def allows(self, measured: Scalar) -> bool:
        """Whether a measured value, in the rule's unit, is what the rule asks."""
        if isinstance(self.value, Range):
            return measured in self.value
        if isinstance(self.value, tuple):
            return measured in self.value
        return measured == self.value

    @property
    def exact(self) -> Scalar | None:
        """The only value allowed; None where there is a choice."""
        return None if isinstance(self.value, (Range, tuple)) else self.value


def index_rules(listed: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules by id.

    Raises:
        ValueError: two rules have one id, or a rule follows one that is not there.
    """
    found: dict[str, Rule] = {}
    for rule in listed:
        if rule.id in found:
            raise ValueError(f"two rules are called {rule.id}")
        found[rule.id] = rule
    for rule in found.values():
        if rule.same_as and rule.same_as not in found:
            raise ValueError(f"{rule.id} follows {rule.same_as}, which is no rule")
    return found


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule of the decree in force, by id, in the order of its text."""
    from generator.decree.nd30_2020 import RULES

    return index_rules(RULES)
