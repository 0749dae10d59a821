"""Measures where components stand in relation to each other.

It must never look at letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import HEADED, ISSUED
from generator.checking.lines import Line, lines_of
from generator.checking.measure_paragraphs import lines_spaced, space_between_pt
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.rules import Rule
from generator.findings import Severity
from generator.word.document import Paragraph
from generator.word.text_width import text_width_mm

__all__ = ["CHECKS"]

_DASHES: Final = ("-", "–", "—")
_LEVEL_MM: Final = 1.5
_AT_EDGE_MM: Final = 5.0
_LEFT_OF_COLON_MM: Final = 8.0
_RIGHT_OF_COLON_MM: Final = 15.0
_NO_GAP_PT: Final = 3.0
_GAP_PT: Final = 5.9
_OTHER_LINE_PT: Final = 24.0
_BLANK_LINE_PT: Final = 13.0
"""About what a blank paragraph takes: its mark's own size is not read."""
_NOT_LEFT: Final = ("center", "right", "end")


def _number_and_date(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    number, date = (next(iter(instrument.of(id)), None) for id in ("C5", "C6"))
    if number is not None and date is not None:
        yield _level(date, number, "khác hàng với số, ký hiệu")


def _level(one: Component, other: Component, wrong: str) -> Outcome:
    """Whether two components are on one row of a table, or on one line of text."""
    first, second = one.paragraph, other.paragraph
    if first.cell is not None and second.cell is not None:
        if first.cell.row is second.cell.row:
            lower = _blank_above_pt(one.paragraph) - _blank_above_pt(other.paragraph)
            return passed(one) if abs(lower) < _OTHER_LINE_PT else violated(one, wrong)
        if first.cell.row.table is not second.cell.row.table or first.cell.merged_up or second.cell.merged_up:
            return unclear(one, "ở hai bảng khác nhau hoặc ô gộp")
        return violated(one, wrong)
    if first is second:
        return passed(one)
    if first.in_box or second.in_box or first.frame or second.frame:
        return unclear(one, "ở trong khung")
    if first.cell is None and second.cell is None and one.lines[0].is_part is other.lines[0].is_part:
        return violated(one, wrong)
    return unclear(one, "không cùng cách dàn trang")


def _blank_above_pt(paragraph: Paragraph) -> float:
    """How much blank stands above a paragraph in its cell; none where something is written or drawn above it."""
    cell = paragraph.cell
    assert cell is not None
    blank = 0.0
    for one in cell.paragraphs:
        if one is paragraph:
            return blank
        if one.text.strip() or one.shapes or one.format.line_rule != "auto":
            return 0.0
        blank += lines_spaced(one) * _BLANK_LINE_PT
    return 0.0


def _receivers_and_signer(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    receivers = next(iter(instrument.of("C26")), None)
    signer = next(iter((*instrument.of("C21"), *instrument.of("C22"))), None)
    if receivers is not None and signer is not None:
        yield _level(receivers, signer, "khác hàng với quyền hạn, chức vụ của người ký")


def _at_right(id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(id):
            column = component.lines[0].column
            if column == "right":
                yield passed(component)
            elif column == "left":
                yield violated(component, "ở bên trái")
            else:
                yield unclear(component, "phần đầu không chia hai cột")

    return evaluate


def _in_column(id: str, side: str) -> Evaluate:
    """Only what is typed into a column of the head is surely of that side: a box stands where its anchor puts it."""

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for component in instrument.of(id):
            line = component.lines[0]
            if line.column == side:
                yield passed(component)
            elif line.column == "whole" or line.paragraph.in_box or line.paragraph.frame:
                yield unclear(component, "không rõ ở bên nào")
            elif line.paragraph.cell is None and not line.is_part:
                yield unclear(component, "không ở trong cột nào của phần đầu")
            else:
                yield violated(component, f"ở bên {'trái' if line.column == 'left' else 'phải'}")

    return evaluate


def _above_national_name(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    name = next(iter(instrument.of("C1")), None)
    for component in instrument.of("C33") if name is not None else ():
        assert name is not None
        own, other = component.paragraph, name.paragraph
        is_level = own.cell is not None and other.cell is not None and own.cell.row is other.cell.row
        if own.in_box or own.frame or own.cell is None or other.cell is None:
            yield unclear(component, "ở trong khung hoặc ngoài bảng của phần đầu")
        elif own.cell.row.table is not other.cell.row.table or (is_level and own.cell is not other.cell):
            yield unclear(component, "ở ô hoặc bảng khác với Quốc hiệu")
        else:
            yield passed(component) if own.index < other.index else violated(component, "ở dưới Quốc hiệu")


# Dashes in line with each other.


def _start_mm(instrument: Instrument, line: Line) -> float | None:
    """How far right of its column's edge a line begins; None where tab stops of other kinds decide it."""
    paragraph, format = line.paragraph, line.paragraph.format
    before = paragraph.text[: line.start]
    at = format.left_mm + (0.0 if "\n" in before else format.first_line_mm)
    if paragraph.label:
        return at
    if format.align in _NOT_LEFT:
        if paragraph.in_box or paragraph.frame:
            return None
        section = instrument.document.sections[paragraph.section]
        room = paragraph.cell.text_width_mm if paragraph.cell is not None else section.text_width_mm
        free = room - at - format.right_mm - line.width_mm()
        return at + (free / 2 if format.align == "center" else free)
    size = next((piece.format.size_pt for piece in paragraph.pieces if piece.text.strip()), 13.0)
    for letter in before.rpartition("\n")[2]:
        if letter == "\t":
            stop = _stop_after(instrument, paragraph, at)
            if stop is None:
                return None
            at = stop
        else:
            at += text_width_mm(letter, size)
    return at


def _stop_after(instrument: Instrument, paragraph: Paragraph, at: float) -> float | None:
    own = sorted((place, kind) for kind, place in paragraph.format.tabs if kind not in ("clear", "bar"))
    for place, kind in own:
        if place > at + 0.1:
            return place if kind in ("left", "start", "num") else None
    if paragraph.format.left_mm > at + 0.1:
        return paragraph.format.left_mm
    step = instrument.document.default_tab_mm
    return (at // step + 1) * step if step > 0 else None


def _dashed(components: Sequence[Component]) -> list[Line]:
    """The lines of some components that begin with a dash, or that Word puts one before; not those of a list inside."""
    paragraphs = dict.fromkeys(line.paragraph for one in components for line in one.lines)
    sides = {(line.paragraph, line.start): line for one in components for line in one.lines}
    found: list[Line] = []
    for paragraph in paragraphs:
        for line in lines_of(paragraph):
            if line.text.startswith(_DASHES) or (_is_listed(paragraph) and line.start == 0):
                found.append(sides.get((paragraph, line.start), line))
    return found


def _is_listed(paragraph: Paragraph) -> bool:
    return bool(paragraph.label) and paragraph.number.get("level", "0") == "0"


def _level_dashes(id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        # Nơi nhận set in the middle is told by the rule of its alignment; of Kính gửi no rule asks one.
        lines = [
            one for one in _dashed(instrument.of(id)) if id == "C10" or one.paragraph.format.align not in _NOT_LEFT
        ]
        starts = [_start_mm(instrument, line) for line in lines]
        known = [start for start in starts if start is not None]
        if len(lines) < 2:
            return
        usual = Counter(round(start, 1) for start in known).most_common(1)[0][0] if known else 0.0
        for line, start in zip(lines, starts, strict=True):
            if start is None:
                yield unclear(line, "đặt bằng tab hoặc khung chữ")
            elif abs(start - usual) <= _LEVEL_MM:
                yield passed(line)
            else:
                yield violated(line, f"lệch {abs(start - usual):.1f} mm so với các dòng khác".replace(".", ","))

    return evaluate


def _under_colon(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Nobody measures a millimetre here: only a dash left of the words, or far off to the right, is no longer under."""
    label = next(iter(instrument.of("C10")), None)
    lines = [line for line in _dashed(instrument.of("C10")) if label is None or line.paragraph is not label.paragraph]
    if label is None or len(lines) < 2 or ":" not in label.text:
        return
    start = _start_mm(instrument, label.lines[0])
    starts = [_start_mm(instrument, line) for line in lines]
    if start is None or any(one is None for one in starts):
        yield unclear(label, "đặt bằng tab hoặc khung chữ")
        return
    size = label.lines[0].letters()[0].format.size_pt
    colon = start + text_width_mm(label.text.partition(":")[0], size)
    off = sorted(one - colon for one in starts if one is not None)[len(starts) // 2]
    if -_LEFT_OF_COLON_MM <= off <= _RIGHT_OF_COLON_MM:
        yield passed(lines[0])
    elif colon + off < start - _LEVEL_MM or off > 2 * _RIGHT_OF_COLON_MM:
        yield violated(lines[0], f"cách dấu hai chấm {abs(off):.0f} mm về bên {'trái' if off < 0 else 'phải'}")
    else:
        yield unclear(lines[0], "gần dưới dấu hai chấm")


def _at_edge(id: str) -> Evaluate:
    """Of dashes the leftmost tells: one that stands out of line has a rule of its own."""

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        components = instrument.of(id)
        lines = _dashed(components) if id == "C27" else [one.lines[0] for one in components]
        lines = [line for line in lines if line.paragraph.format.align not in _NOT_LEFT]
        starts = [start for line in lines if (start := _start_mm(instrument, line)) is not None]
        if not starts:
            return
        if min(starts) <= _AT_EDGE_MM:
            yield passed(lines[0])
        else:
            yield violated(lines[0], f"cách {min(starts):.1f} mm".replace(".", ","))

    return evaluate


# Lines of the head that follow each other without a gap.


def _gapless(*ids: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        lines = [line for id in ids for one in instrument.of(id)[:1] for line in one.lines]
        for above, below in pairwise(lines):
            if above.paragraph is below.paragraph:
                yield passed(below)
            else:
                yield _without_gap(instrument, above, below)

    return evaluate


def _without_gap(instrument: Instrument, above: Line, below: Line) -> Outcome:
    first, second = above.paragraph, below.paragraph
    if first.cell is not second.cell or first.in_box != second.in_box or first.frame != second.frame:
        return unclear(below, "ở hai ô hoặc hai khung khác nhau")
    between = instrument.document.paragraphs[first.index + 1 : second.index]
    if any(not _is_low(one) for one in between):
        return violated(below, "có dòng trống ở giữa")
    gap = space_between_pt(first, second)
    if gap <= _NO_GAP_PT:
        return passed(below)
    if gap < _GAP_PT:
        return unclear(below, "cách nhau vài điểm")
    return violated(below, f"cách thêm {gap:.1f} pt".replace(".0 ", " ").replace(".", ","))


def _is_low(one: Paragraph) -> bool:
    """Whether a paragraph takes no room, or is there for what is drawn in it."""
    is_thin = one.format.line_rule == "exact" and one.format.line <= _NO_GAP_PT
    return bool(one.text.strip()) or bool(one.shapes) or is_thin


CHECKS: tuple[Check, ...] = (
    Check("C6.row", _number_and_date, ISSUED, fixable=True),
    Check("C26.row", _receivers_and_signer, ISSUED, fixable=True),
    Check("C1.side", _at_right("C1"), HEADED),
    Check("C6.side", _at_right("C6"), ISSUED),
    Check("C31.side", _in_column("C31", "left"), ISSUED, severity=Severity.WARNING),
    Check("C32.side", _in_column("C32", "left"), ISSUED, severity=Severity.WARNING),
    Check("C33.place", _above_national_name, ISSUED, severity=Severity.WARNING),
    Check("C36.place", _in_column("C36", "right"), HEADED, severity=Severity.WARNING),
    Check("C2.gap", _gapless("C1", "C2"), HEADED),
    Check("C4.gap", _gapless("C3", "C4"), HEADED),
    Check("C10.level", _level_dashes("C10"), ISSUED),
    Check("C10.under-colon", _under_colon, ISSUED, severity=Severity.WARNING),
    Check("C26.left", _at_edge("C26"), ISSUED),
    Check("C27.level", _level_dashes("C27"), ISSUED),
    Check("C27.left", _at_edge("C27"), ISSUED),
)
