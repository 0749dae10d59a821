"""Mends how components are set: alignment, indents, gaps, line spacing.

Knows what a rule's value is in formatting; it must never look at letters beyond how wide they are.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from generator.checking.instruments import Instrument
from generator.checking.lines import Line
from generator.checking.measure_paragraphs import lines_spaced, space_between_pt
from generator.checking.mend_letters import component_at
from generator.checking.outcome import Spot
from generator.checking.report import RuleFinding
from generator.decree.rules import Range, Rule
from generator.word.document import Paragraph
from generator.word.editing import Editing, LeftAlone

__all__ = ["PARAGRAPH_MENDS"]


def _align(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    align = str(rule.value)
    for line in _lines(finding, spot):
        paragraph = line.paragraph
        if line.is_part:
            raise LeftAlone("đặt bằng tab")
        if align == "both" and "\n" in paragraph.text:
            raise LeftAlone("đoạn có ngắt dòng, dàn đều sẽ giãn chữ")
        if paragraph.format.align != align:
            editing.set_align(paragraph, align)
        if align == "center":
            editing.set_indents(paragraph, first_line_mm=0)


def _lines(finding: RuleFinding, spot: Spot) -> tuple[Line, ...]:
    if finding.rule == "C12.align":
        assert spot.line is not None
        return (spot.line,)
    return component_at(finding, spot).lines


def _paragraph(spot: Spot) -> Paragraph:
    if spot.paragraph is None:
        raise LeftAlone("không rõ đoạn nào")
    return spot.paragraph


def _first_line(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    paragraph = _paragraph(spot)
    wanted = _usual_first_line(finding.instrument, rule)
    left = paragraph.format.left_mm
    if not 0 <= left <= wanted:
        editing.set_indents(paragraph, left_mm=0)
        left = 0.0
    editing.set_indents(paragraph, first_line_mm=wanted - left)


def _usual_first_line(instrument: Instrument, rule: Rule) -> float:
    """Of the indents that the decree allows, the one that most of the text has; the wider if none has any."""
    value = rule.value
    assert isinstance(value, tuple)
    allowed = [float(one) for one in value]
    counts: Counter[float] = Counter()
    for id in ("C12", "C17", "C18", "C19"):
        for component in instrument.of(id):
            format = component.paragraph.format
            start = format.left_mm + format.first_line_mm
            counts.update(one for one in allowed if abs(one - start) <= 0.7)
    return counts.most_common(1)[0][0] if counts else max(allowed)


def _gap(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    paragraph = _paragraph(spot)
    value = rule.value
    assert isinstance(value, Range)
    above = finding.instrument.document.paragraphs[paragraph.index - 1]
    missing = value.low - space_between_pt(above, paragraph)
    same = above.format.style == paragraph.format.style
    own = 0.0 if same and paragraph.format.contextual else paragraph.format.before_pt
    editing.set_space(paragraph, before_pt=own + missing)


def _line_spacing(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    value = rule.value
    paragraph = _paragraph(spot)
    if isinstance(value, Range):
        editing.set_line_spacing(paragraph, min(max(lines_spaced(paragraph), value.low), value.high or 1.0))
    else:
        editing.set_line_spacing(paragraph, 1.0)


def _subject_gap(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    paragraph = _paragraph(spot)
    number = finding.instrument.of("C5")[0].paragraph
    if number.format.after_pt and paragraph.index == number.index + 1:
        editing.set_space(number, after_pt=0)
    editing.set_space(paragraph, before_pt=6)


PARAGRAPH_MENDS: Final = {
    "align": _align, "first-line": _first_line, "gap": _gap, "line-spacing": _line_spacing, "before": _subject_gap,
}  # fmt: skip
"""By the last word of a rule's id."""
