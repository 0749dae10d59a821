"""What one measurement said, and where.

Knows places; it must never know what was measured.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

from generator.checking.instruments import Component
from generator.checking.lines import Line
from generator.findings import Place
from generator.word.document import Paragraph

__all__ = ["Outcome", "Spot", "Verdict", "passed", "unclear", "violated"]


class Verdict(Enum):
    """Held, broken, or not to be determined, which is neither."""

    PASSED = "đạt"
    VIOLATED = "vi phạm"
    UNCLEAR = "không xác định được"


class Spot(NamedTuple):
    """Where in the file: the place in words, and for those who mend or annotate the paragraph and the words in it.

    Attributes:
        place: for people.
        paragraph: None where a whole section is meant.
        line: the words that were measured; None where the whole paragraph is.
        section: the number of the section, -1 where a paragraph says it.
        page: the page it is on, from 1; 0 where pages were not laid out.
    """

    place: Place
    paragraph: Paragraph | None = None
    line: Line | None = None
    section: int = -1
    page: int = 0

    @property
    def words(self) -> str:
        """The words in question, cut to what fits on a line."""
        text = self.line.text if self.line is not None else self.paragraph.text.strip() if self.paragraph else ""
        text = " ".join(text.split())
        return text if len(text) <= 60 else text[:57].rstrip() + "…"


class Outcome(NamedTuple):
    """One measurement.

    Attributes:
        verdict: what came of it.
        spot: where.
        measured: what was found, as a person reads it: `12 pt`.
        message: what is wrong, where the requirement and what was measured do not say it well enough.
    """

    verdict: Verdict
    spot: Spot
    measured: str = ""
    message: str = ""


At = Component | Line | Paragraph | Spot


_HELD: Final = Outcome(Verdict.PASSED, Spot(Place()))


def passed(at: At) -> Outcome:
    """The rule holds at a place, which nobody asks for: most rules hold at most places, and one outcome serves all."""
    return _HELD


def violated(at: At, measured: str, message: str = "") -> Outcome:
    """The rule is broken here."""
    return Outcome(Verdict.VIOLATED, _spot(at), measured, message)


def unclear(at: At, reason: str) -> Outcome:
    """It cannot be told whether the rule holds here; never counted as a pass."""
    return Outcome(Verdict.UNCLEAR, _spot(at), reason)


def _spot(at: At) -> Spot:
    if isinstance(at, Spot):
        return at
    if isinstance(at, Component):
        at = at.lines[0]
    if isinstance(at, Line):
        return Spot(at.paragraph.place, at.paragraph, at)
    return Spot(at.place, at)
