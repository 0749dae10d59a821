"""Checks that what the decree gives a line of its own stands on it alone: Nơi nhận, Phụ lục, chương, mục.

It must never look at a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Instrument
from generator.checking.kinds import ISSUED, Kind
from generator.checking.outcome import Outcome, passed, violated
from generator.decree.rules import Rule

__all__ = ["CHECKS"]

_NUMBER: Final = r"(?:thứ\s+)?[\w.…]+\s*[.:–-]?"
_LABELS: Final = {
    "C13": rf"(?:phần|chương)\s+{_NUMBER}",
    "C15": rf"(?:tiểu\s+)?mục\s+{_NUMBER}",
    "C26": r"nơi\s+nhận\s*[:;.,]?",
    "C28": r"phụ\s+lục(?:\s+số)?(?:\s+(?:[ivxlc]+|\d+|[a-h])\b)?\s*[.:–-]?",
}


def _alone(id: str) -> Evaluate:
    label = _LABELS[id]

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(id):
            rest = re.sub(label, "", component.lines[0].text, count=1, flags=re.IGNORECASE).strip(" \u00a0-")
            # A sentence that begins with the number of a mục is none.
            is_prose = id in ("C13", "C15") and rest.endswith((".", ";", ",", ":")) and not rest.isupper()
            if rest and not is_prose:
                yield violated(component, f"“{rest[:40]}” cùng dòng")
            else:
                yield passed(component)

    return evaluate


CHECKS: tuple[Check, ...] = (
    Check("C13.own-line", _alone("C13"), frozenset(Kind) - {Kind.KHAC}),
    Check("C15.own-line", _alone("C15"), frozenset(Kind) - {Kind.KHAC}),
    Check("C26.own-line", _alone("C26"), ISSUED),
    Check("C28.own-line", _alone("C28"), frozenset({Kind.PHU_LUC})),
)
