"""Mends rule lines: draws the one that is missing, and a right one in place of strokes, borders, underlining.

Knows where a line belongs; it must never look at letters beyond how wide they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from generator.checking.instruments import Component, Instrument
from generator.checking.lines import Line, lines_of
from generator.checking.measure_lines import column_width_mm, head_column, title_column
from generator.checking.measure_paragraphs import lines_spaced
from generator.checking.mend_letters import component_at
from generator.checking.outcome import Spot
from generator.checking.report import RuleFinding
from generator.decree.rules import Rule
from generator.word.document import Paragraph
from generator.word.editing import Editing, LeftAlone
from generator.word.plain_text import TEXT, W
from generator.word.shapes import Shape

__all__ = ["LINE_MENDS"]

_MM_PER_PT: Final = 25.4 / 72
_LINE_HEIGHT: Final = 1.18
"""Of a line of Times New Roman and a little below it, in sizes of its letters."""
_STROKE_HEIGHT: Final = 0.5
"""How far below the top of its line a line takes the place of strokes, in sizes of their letters."""
_SHARE: Final = 0.42
"""Of the text above, in the middle of the third to half that is asked."""
_HEAD_LINES: Final = ("C2", "C4")


def _rule_line(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    component = component_at(finding, spot)
    instrument = finding.instrument
    last = component.lines[-1]
    if last.paragraph.in_box:
        raise LeftAlone("phần này nằm trong khung chữ")
    if last.is_part:
        _beside_tabs(editing, finding.instrument, component)
        return
    room = column_width_mm(instrument, last.paragraph)
    text = min(last.width_mm(), room or last.width_mm())
    width = text if component.id == "C2" else _SHARE * text
    is_head = component.id in _HEAD_LINES
    around = head_column(instrument, component) if is_head else title_column(instrument, component)
    shapes = _drawn(around)
    bordered = [one for one in around if one.format.bottom or (one.format.top and not one.text.strip())]
    strokes = [one for one in around if any(line.is_strokes for line in lines_of(one))]
    underlined = [piece for line in component.lines for piece in line.letters() if piece.format.underline]
    if len(shapes) + len(bordered) + len(strokes) + bool(underlined) > 1:
        raise LeftAlone("có hơn một đường kẻ, không rõ bỏ đường nào")
    if shapes:
        editing.mend_line(shapes[0], width)
    elif strokes:
        _for_strokes(editing, strokes[0], width)
    elif bordered and not bordered[0].text.strip():
        _for_blank_border(editing, bordered[0], width, room)
    else:
        if bordered:
            editing.mend_border(bordered[0], drawn=True)
        for line in component.lines if underlined else ():
            editing.remove_underline(editing.runs(line.paragraph, line.start, line.end))
        editing.draw_line(last.paragraph, width, _depth_mm(component, room))


def _drawn(paragraphs: Sequence[Paragraph]) -> list[Shape]:
    return [shape for one in paragraphs for shape in one.shapes if shape.kind == "line"]


def _for_strokes(editing: Editing, paragraph: Paragraph, width_mm: float) -> None:
    """A drawn line where strokes stood: they are no words, and their paragraph stays, so that nothing moves."""
    if not all(line.is_strokes for line in lines_of(paragraph)) or "\t" in paragraph.text or "\n" in paragraph.text:
        raise LeftAlone("đường kẻ gõ cùng đoạn với chữ khác, phải sửa bằng tay")
    runs = editing.runs(paragraph, 0, len(paragraph.text))
    size = max(piece.format.size_pt for piece in paragraph.pieces)

    def take_away() -> None:
        for run in runs:
            for node in run.findall(TEXT):
                run.remove(node)

    if any(run.find(W + "sym") is not None for run in runs):
        raise LeftAlone("đường kẻ gõ bằng ký hiệu, phải sửa bằng tay")
    editing.reshape(take_away)
    editing.draw_line(paragraph, width_mm, _STROKE_HEIGHT * size * _MM_PER_PT)


def _for_blank_border(editing: Editing, paragraph: Paragraph, width_mm: float, room_mm: float) -> None:
    if not room_mm:
        raise LeftAlone("không rõ chỗ đặt đường kẻ rộng bao nhiêu")
    side = max((room_mm - width_mm) / 2, 0)
    editing.set_indents(paragraph, left_mm=side, right_mm=side, first_line_mm=0)
    editing.mend_border(paragraph, drawn=False)


def _beside_tabs(editing: Editing, instrument: Instrument, component: Component) -> None:
    """In a head made by tabs a line stands where its text does: under the stop that the text is centred at."""
    last = component.lines[-1]
    others = [
        part
        for id in _HEAD_LINES
        for other in instrument.of(id)[:1]
        for part in other.lines[-1:]
        if other is not component
    ]
    there = _drawn(instrument.head)
    own = [shape for shape in there if not _is_under(shape, component, others)]
    if component.id not in _HEAD_LINES or len(there) > 2 or len(own) > 1 or len(own) == len(there) > 0:
        raise LeftAlone("phần này đặt bằng tab, không rõ đường kẻ nào là của nó")
    width = last.width_mm() if component.id == "C2" else _SHARE * last.width_mm()
    if own:
        editing.mend_line(own[0], width)
        return
    middle = _middle_mm(last)
    size = max(piece.format.size_pt for piece in last.paragraph.pieces if piece.text.strip())
    below = size * _LINE_HEIGHT * _MM_PER_PT * max(lines_spaced(last.paragraph), 1.0)
    editing.draw_line(last.paragraph, width, below, middle_mm=middle)


def _is_under(shape: Shape, component: Component, others: Sequence[Line]) -> bool:
    """Whether a line of a head is the other column's."""
    low, high = (0.3, 0.55) if component.id == "C2" else (0.85, 1.15)
    return any(low <= shape.width_mm / line.width_mm() <= high for line in others)


def _middle_mm(line: Line) -> float:
    paragraph = line.paragraph
    tabs = paragraph.text[: line.start].rpartition("\n")[2].count("\t")
    stops = sorted((at, kind) for kind, at in paragraph.format.tabs if kind not in ("clear", "bar"))
    if not 0 < tabs <= len(stops) or stops[tabs - 1][1] != "center":
        raise LeftAlone("phần này đặt bằng tab, không rõ đường kẻ đứng ở đâu")
    return stops[tabs - 1][0]


def _depth_mm(component: Component, room_mm: float) -> float:
    """How far below its paragraph's top the last line of a component ends."""
    paragraph = component.lines[-1].paragraph
    size = max((piece.format.size_pt for piece in paragraph.pieces if piece.text.strip()), default=13.0)
    rows = sum(max(1, math.ceil(line.width_mm() / room_mm - 0.02)) if room_mm else 1 for line in lines_of(paragraph))
    return rows * size * _LINE_HEIGHT * _MM_PER_PT * max(lines_spaced(paragraph), 1.0)


LINE_MENDS: Final = {"rule-line": _rule_line}
"""By the last word of a rule's id."""
