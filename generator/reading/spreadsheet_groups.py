"""The numbers of groups: which numbers are a group's, and how deep a group stands by its number.

It knows numbers as text and nothing of sheets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.vietnamese import parse_roman

__all__ = ["Depths", "is_dotted", "looks_like_group"]

_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"


def _bare(number: str) -> str:
    return number.strip().rstrip(".)")


def _readings(bare: str) -> list[tuple[str, int]]:
    """What a number may be, likeliest first: its form, and its value in that form."""
    readings = []
    value = parse_roman(bare) if bare.isupper() else None
    if value is not None:
        readings.append(("la_ma", value))
    if len(bare) == 1 and bare in _LETTERS:
        readings.append(("chu", _LETTERS.index(bare) + 1))
    if re.fullmatch("[0-9]{1,6}", bare):
        readings.append(("so", int(bare)))
    return readings or [(f"cham_{bare.count('.')}" if is_dotted(bare) else "khac", 0)]


def is_dotted(number: str) -> bool:
    """Whether a number is that of a group inside a group: I.1, A.II, I.1.2."""
    head, *rest = _bare(number).split(".")
    return bool(rest) and all(part.isalnum() for part in rest) and looks_like_group(head) and not is_dotted(head)


def looks_like_group(number: str) -> bool:
    """Whether a number is a Roman numeral, a capital letter, or I.1 and the like."""
    bare = _bare(number)
    if "." in bare:
        return is_dotted(bare)
    return any(form in ("la_ma", "chu") for form, _ in _readings(bare))


@dataclass(slots=True)
class Depths:
    """The groups that are open, from the top: the form, value and text of each one's number."""

    open: list[tuple[str, int, str]] = field(default_factory=list)

    def enter(self, number: str, depth: int | None = None) -> int:
        """Opens a group and says how deep it stands, from 1.

        Without a given depth, I.1 stands inside I; else a number stands beside the one that it continues (B after A),
        or beside the last of its form; a form not yet seen stands inside the group above it.
        """
        bare = _bare(number)
        readings = _readings(bare)
        if depth is None:
            depth, chosen = self._depth(bare, readings)
        else:
            chosen = readings[0]
        self.open[depth - 1 :] = [(*chosen, bare)]
        return depth

    def _depth(self, bare: str, readings: list[tuple[str, int]]) -> tuple[int, tuple[str, int]]:
        levels = list(enumerate(self.open, 1))[::-1]
        for level, (_, _, above) in levels:
            if above and bare.startswith(f"{above}."):
                return level + 1, readings[0]
        for level, (form, value, _) in levels:
            for reading in readings:
                if reading == (form, value + 1):
                    return level, reading
        for level, (form, _, _) in levels:
            if form == readings[0][0]:
                return level, readings[0]
        return len(self.open) + 1, readings[0]
