"""Mends pages: paper, margins, page numbers.

Knows what a rule's value is in section properties; it must never know what a paragraph is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.checking.outcome import Spot
from generator.checking.report import RuleFinding
from generator.decree.rules import Range, Rule
from generator.word.editing import Editing, LeftAlone

__all__ = ["PAGE_MENDS"]

_A4: Final = (210.0, 297.0)
_NUMBER_PT: Final = 14.0


def _paper(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    landscape = finding.instrument.document.sections[spot.section].landscape
    width, height = reversed(_A4) if landscape else _A4
    editing.set_paper(spot.section, width, height)


def _margin(side: str) -> Callable[[Editing, Rule, RuleFinding, Spot], None]:
    def mend(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
        value = rule.value
        assert isinstance(value, Range) and value.high is not None
        section = finding.instrument.document.sections[spot.section]
        given = getattr(section, f"{side}_mm") or 0.0
        gutter = section.gutter_mm if side == "left" else 0.0
        wanted = min(max(abs(given) + gutter, value.low), value.high) - gutter
        if wanted < 0:
            raise LeftAlone("lề đóng gáy (gutter) quá rộng")
        editing.set_margin(spot.section, side, -wanted if given < 0 else wanted)

    return mend


def _place(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    editing.number_in_header(spot.section, _NUMBER_PT)


def _size(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    assert spot.paragraph is not None
    value = rule.value
    assert isinstance(value, Range)
    size = min(max(_NUMBER_PT, value.low), value.high or _NUMBER_PT)
    editing.set_size(editing.page_number_runs(spot.paragraph), size)


def _upright(switch: str) -> Callable[[Editing, Rule, RuleFinding, Spot], None]:
    def mend(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
        assert spot.paragraph is not None
        editing.set_letters(editing.page_number_runs(spot.paragraph), switch, False)

    return mend


def _align(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    assert spot.paragraph is not None
    if spot.paragraph.text.strip().strip("0123456789- ") and not spot.paragraph.frame:
        raise LeftAlone("đầu trang còn có chữ khác trên cùng dòng")
    editing.centre_header(spot.paragraph)


def _format(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    editing.set_numbering(spot.section, arabic=True)


def _start(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    editing.set_numbering(spot.section, start=1)


def _first_hidden(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    editing.hide_first_number(spot.section)


def _restart(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    own = {number for number, _ in finding.instrument.sections}
    assert spot.paragraph is not None
    if spot.paragraph.section not in own:
        raise LeftAlone("phụ lục chưa có phần (section) riêng")
    editing.set_numbering(spot.paragraph.section, start=1)


PAGE_MENDS: Final = {
    "PG1.width": _paper, "PG1.height": _paper, "PG3.top": _margin("top"), "PG3.bottom": _margin("bottom"),
    "PG4": _margin("left"), "PG5": _margin("right"), "PG7.place": _place, "PG7.size": _size,
    "PG7.bold": _upright("bold"), "PG7.italic": _upright("italic"), "PG7.align": _align, "PG7.format": _format,
    "PG7.start": _start, "PG7.first-hidden": _first_hidden, "C28.restart": _restart,
}  # fmt: skip
"""By a rule's id."""
