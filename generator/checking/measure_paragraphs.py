"""Measures how components are set: alignment, indents, gaps, line spacing.

It must never look at letters beyond how wide they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import HEADED, ISSUED, Kind
from generator.checking.lines import Line
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.rules import Range, Rule
from generator.word.document import Paragraph
from generator.word.shapes import box_width_mm

__all__ = ["CHECKS", "lines_spaced", "space_between_pt"]

_ALIGN_WORDS: Final = {"left": "canh trái", "right": "canh phải", "center": "canh giữa", "both": "dàn đều"}
_JUSTIFIED: Final = frozenset({"both", "distribute", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute"})
_ONE_LINE_LETTERS: Final = 60
_INDENT_TOLERANCE_MM: Final = 0.7
_SINGLE: Final = 1.15
"""Single line spacing of Times New Roman, in sizes of its letters."""
_LINES_TOLERANCE: Final = 0.05
_SINGLE_AT_MOST: Final = 1.1
"""Word's own default of 1,08 lines passes for single."""


def _centred(component_id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(component_id):
            outcomes = [_centre(line) for line in component.lines]
            yield next((one for one in outcomes if one is not None), passed(component))

    return evaluate


def _centre(line: Line) -> Outcome | None:
    """What is wrong with a line that ought to be centred; None for nothing."""
    paragraph = line.paragraph
    align = paragraph.format.align
    if align == "center":
        off = (paragraph.format.left_mm + paragraph.format.first_line_mm - paragraph.format.right_mm) / 2
        return None if abs(off) <= 15 else unclear(line, "canh giữa giữa hai mức thụt lề")
    if line.is_part or (paragraph.in_box and not box_width_mm(paragraph.element)):
        return unclear(line, "đặt bằng tab hoặc khung chữ")
    raw = paragraph.text[: line.start]
    indent = paragraph.format.left_mm + paragraph.format.first_line_mm
    if "\t" in raw or raw.strip(" \u00a0") or len(raw) >= 3 or abs(indent) > 1:
        # Someone moved it to the middle by hand; where it stands is known only to within a few millimetres.
        return unclear(line, "đưa vào giữa bằng dấu cách, tab hoặc thụt lề")
    return violated(line, _ALIGN_WORDS.get(align, align))


def _at_left(component_id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(component_id):
            align = component.paragraph.format.align
            if component.lines[0].is_part:
                yield passed(component)
            elif align in ("center", "right"):
                yield violated(component, _ALIGN_WORDS[align])
            else:
                yield passed(component)

    return evaluate


_TEXT_IDS: Final = ("C12", "C17", "C18", "C19")


def _body(instrument: Instrument) -> list[Component]:
    found = [component for id in _TEXT_IDS for component in instrument.of(id)]
    return sorted(found, key=lambda component: component.paragraph.index)


def _is_prose(component: Component) -> bool:
    """Whether a paragraph is running text: long enough, and not set apart in the middle as a formula or a slogan is."""
    return len(component.text) > _ONE_LINE_LETTERS


def _justified(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in _body(instrument):
        if not _is_prose(component):
            continue
        align = component.paragraph.format.align
        if align in _JUSTIFIED:
            yield passed(component)
        elif component.id == "C12" and align == "center" and len(component.text) < 2 * _ONE_LINE_LETTERS:
            yield unclear(component, "đoạn ngắn canh giữa, có thể là tiêu đề")
        else:
            yield violated(component, _ALIGN_WORDS.get(align, align))


def _first_line(ids: tuple[str, ...]) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        assert isinstance(rule.value, tuple)
        allowed = [float(one) for one in rule.value]
        for component in (one for one in _body(instrument) if one.id in ids):
            paragraph = component.paragraph
            format = paragraph.format
            # The decree asks the indent of a điều whatever its length; a short line of the body may be set apart.
            is_measured = component.id == "C17" or _is_prose(component)
            if paragraph.label or format.align == "center" or not is_measured:
                continue
            raw = paragraph.text[: component.lines[0].start]
            start = format.left_mm + format.first_line_mm
            if raw.startswith("\t"):
                yield unclear(component, "thụt bằng phím Tab")
            elif len(raw) >= 2:
                yield unclear(component, "thụt bằng dấu cách")
            elif any(abs(start - one) <= _INDENT_TOLERANCE_MM for one in allowed):
                yield passed(component)
            elif format.left_mm > 1 and format.first_line_mm <= 0:
                yield unclear(component, "đoạn thụt cả khối")
            elif component.text.startswith(("-", "–", "+", "•", "*")) and start > min(allowed):
                yield unclear(component, "gạch đầu dòng")
            else:
                yield violated(component, f"{start:.1f} mm".replace(".", ","))

    return evaluate


def _gap(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """The space between a paragraph and the one right above it, blank lines counted as space."""
    assert isinstance(rule.value, Range)
    paragraphs = instrument.document.paragraphs
    text = {one.paragraph.index for id in (*_TEXT_IDS, "C18.title", "C20") for one in instrument.of(id)}
    for component in _body(instrument):
        paragraph = component.paragraph
        above = paragraphs[paragraph.index - 1] if paragraph.index > instrument.paragraphs[0].index else None
        if above is None or above.index not in text or paragraph.breaks_before:
            continue
        if above.section != paragraph.section or above.breaks_after:
            continue
        if "center" in (above.format.align, paragraph.format.align):
            continue  # A caption, a slogan or a formula is no paragraph of the text.
        gap = space_between_pt(above, paragraph)
        if gap >= rule.value.low - 0.06:
            yield passed(component)
        else:
            yield violated(component, f"{gap:.1f} pt".replace(".0 ", " ").replace(".", ","))


def space_between_pt(above: Paragraph, below: Paragraph) -> float:
    """What stands between two paragraphs, as Word adds it up; none between two of one style that say so."""
    same = above.format.style == below.format.style
    after = 0.0 if same and above.format.contextual else above.format.after_pt
    before = 0.0 if same and below.format.contextual else below.format.before_pt
    return after + before


def lines_spaced(paragraph: Paragraph) -> float:
    """Line spacing as a multiple of single spacing."""
    format = paragraph.format
    if format.line_rule == "auto":
        return format.line
    size = max((piece.format.size_pt for piece in paragraph.pieces if piece.text.strip()), default=14.0)
    ratio = format.line / (_SINGLE * size)
    return max(1.0, ratio) if format.line_rule == "atLeast" else ratio


def _body_spacing(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    assert isinstance(rule.value, Range) and rule.value.high is not None
    for component in _body(instrument):
        lines = lines_spaced(component.paragraph)
        # An exact height a little under single is how people keep 14 pt text on 16 pt lines.
        low = rule.value.low - (0.15 if component.paragraph.format.line_rule == "exact" else _LINES_TOLERANCE)
        if low <= lines <= rule.value.high + _LINES_TOLERANCE:
            yield passed(component)
        else:
            yield violated(component, f"{lines:.2f} dòng".replace(".", ","))


def _single(component_id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(component_id):
            lines = lines_spaced(component.paragraph)
            if 0.8 <= lines <= _SINGLE_AT_MOST:
                yield passed(component)
            elif component.paragraph.format.line_rule != "auto" and 0.7 <= lines <= 1.3:
                yield unclear(component, "chiều cao dòng đặt theo điểm")
            else:
                yield violated(component, f"{lines:.2f} dòng".replace(".", ","))

    return evaluate


def _subject_gap(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """6 pt between the number and the trích yếu of a công văn, where the two follow each other."""
    number = next(iter(instrument.of("C5")), None)
    for component in instrument.of("C9"):
        if number is None or number.paragraph is component.paragraph:
            continue
        gap = component.paragraph.format.before_pt
        if component.paragraph.index == number.paragraph.index + 1:
            gap += number.paragraph.format.after_pt
        if component.lines[0].is_part or 0 < component.paragraph.index - number.paragraph.index - 1 <= 1:
            yield unclear(component, "có dòng khác ở giữa")
        elif abs(gap - 6) <= 0.6:
            yield passed(component)
        else:
            yield violated(component, f"{gap:.1f} pt".replace(".0 ", " ").replace(".", ","))


_TITLED: Final = frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI, Kind.KEM_THEO})
_CENTRED: Final = {
    "C1": HEADED, "C2": HEADED, "C3": HEADED, "C4": HEADED, "C5": ISSUED, "C6": ISSUED, "C7": _TITLED, "C8": _TITLED,
    "C9": frozenset({Kind.CONG_VAN}), "C13": frozenset(Kind), "C14": frozenset(Kind), "C15": frozenset(Kind),
    "C16": frozenset(Kind), "C21": ISSUED, "C22": ISSUED, "C23": ISSUED, "C28": frozenset({Kind.PHU_LUC}),
    "C29": frozenset({Kind.PHU_LUC}), "C30": frozenset({Kind.PHU_LUC, Kind.KEM_THEO}),
    "T11": frozenset({Kind.QUYET_DINH}),
}  # fmt: skip

CHECKS: tuple[Check, ...] = (
    *(Check(f"{id}.align", _centred(id), kinds, fixable=True) for id, kinds in _CENTRED.items()),
    Check("C26.align", _at_left("C26"), ISSUED, fixable=True),
    Check("C27.align", _at_left("C27"), ISSUED, fixable=True),
    Check("C12.align", _justified, fixable=True),
    Check("C12.first-line", _first_line(("C12", "C18", "C19")), fixable=True),
    Check("C17.first-line", _first_line(("C17",)), fixable=True),
    Check("C12.gap", _gap, fixable=True),
    Check("C12.line-spacing", _body_spacing, fixable=True),
    Check("C1.line-spacing", _single("C1"), HEADED, fixable=True),
    Check("C2.line-spacing", _single("C2"), HEADED, fixable=True),
    Check("C3.line-spacing", _single("C3"), HEADED, fixable=True),
    Check("C4.line-spacing", _single("C4"), HEADED, fixable=True),
    Check("C9.before", _subject_gap, frozenset({Kind.CONG_VAN}), fixable=True),
)
