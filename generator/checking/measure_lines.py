"""Measures the rule lines of the head and the title, whatever they are made of: shapes, borders, strokes, underlining.

It must never know what the text above a line says, only how wide it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.checking.check import Check
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import HEADED, ISSUED, Kind
from generator.checking.lines import Line, column_of, lines_of
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.nd30_2020.components import UPPER
from generator.decree.rules import Range, Rule, rules
from generator.word.document import Paragraph
from generator.word.shapes import box_width_mm
from generator.word.text_width import text_width_mm

__all__ = ["CHECKS", "column_width_mm", "head_column", "title_column"]

_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_TOLERANCE: Final = 0.035
_OFF_MM: Final = 12.0
"""Further than this from the middle no border is balanced; where a shape stands the programs do not agree."""
_LINES_OF_HEAD: Final = 2
"""Below the Tiêu ngữ and below the agency."""
_AS_LONG: Final = Range(0.85, 1.15)
_SOLID: Final = frozenset(
    {"single", "thick", "double", "thinThickSmallGap", "thickThinSmallGap", "hairline", "inset", "outset"}
)


class _Ruled(NamedTuple):
    """A line that was found: how long (0 where it cannot be told), whether unbroken, how far from the middle."""

    width_mm: float
    is_solid: bool
    off_mm: float = 0.0


def _lines_in(paragraphs: Sequence[Paragraph], column: str, room_mm: float) -> tuple[list[_Ruled], bool]:
    """The rule lines among some paragraphs; and whether something is drawn there that may be one."""
    found: list[_Ruled] = []
    doubtful = False
    for paragraph in paragraphs:
        for shape in paragraph.shapes:
            if shape.kind == "line":
                found.append(_Ruled(shape.width_mm, not shape.dashed))
            elif shape.kind in ("picture", "other"):
                doubtful = True
        for border in (paragraph.format.bottom, None if paragraph.text.strip() else paragraph.format.top):
            if border is not None:
                width = room_mm - paragraph.format.left_mm - paragraph.format.right_mm if room_mm else 0.0
                # A border of the text's own paragraph moves with the text.
                is_apart = not paragraph.text.strip() and (paragraph.cell is not None or column == "whole")
                off = (paragraph.format.left_mm - paragraph.format.right_mm) / 2 if is_apart and room_mm else 0.0
                found.append(_Ruled(max(width, 0.0), border.style in _SOLID, off))
        for line in lines_of(paragraph, sides=True):
            if line.is_strokes and (line.column == column or "whole" in (line.column, column)):
                found.append(_stroke(line))
    return found, doubtful


def _stroke(line: Line) -> _Ruled:
    is_solid = set(line.text) <= set("_―─━¯—")
    size = line.letters()[0].format.size_pt if line.letters() else _size(line)
    return _Ruled(text_width_mm(line.text, size), is_solid)


def _size(line: Line) -> float:
    return next((piece.format.size_pt for piece in line.paragraph.pieces if piece.text.strip()), 13.0)


def _underlined(component: Component) -> _Ruled | None:
    """The last line, or a part of it, underlined: how people draw the line when they know no other way."""
    last = component.lines[-1]
    parts = [letters for letters in last.letters() if letters.format.underline]
    if not parts:
        return None
    whole = "".join(letters.text for letters in last.letters()) or "x"
    share = sum(len(letters.text) for letters in parts) / len(whole)
    return _Ruled(last.width_mm() * min(share, 1.0), True)


def column_width_mm(instrument: Instrument, paragraph: Paragraph) -> float:
    """How wide the column is that a paragraph stands in."""
    if paragraph.cell is not None:
        return paragraph.cell.text_width_mm
    if paragraph.in_box or paragraph.frame:
        return box_width_mm(paragraph.element)
    section = instrument.document.sections[paragraph.section]
    # A border grows with the page. On a page whose paper or margins are themselves at fault its length tells nothing.
    sides = sorted((section.width_mm, section.height_mm))
    is_a4 = abs(sides[0] - 210) < 1 and abs(sides[1] - 297) < 1 and not section.landscape
    left, right = (section.left_mm or 0) + section.gutter_mm, section.right_mm or 0
    return section.text_width_mm if is_a4 and 29.7 <= left <= 35.3 and 14.7 <= right <= 20.3 else 0.0


def head_column(instrument: Instrument, component: Component) -> list[Paragraph]:
    """What may carry the rule line of a part of the head: everything on its side of the head."""
    own = component.lines[-1].paragraph
    side = column_of(own)
    if own.cell is None and side == "whole":
        return list(instrument.head)
    if own.cell is None:
        return [*(one for one in instrument.head if column_of(one) == side), *_below_head(instrument)]
    return [one for one in instrument.head if one.cell is not None and column_of(one) == side]


def _below_head(instrument: Instrument) -> Iterator[Paragraph]:
    """The blank paragraphs below a head of boxes or frames: some programs anchor there what is drawn in them."""
    after = instrument.head[-1].index + 1 if instrument.head else 0
    for one in instrument.document.paragraphs[after : after + 3]:
        if one.text.strip() or one.cell is not None:
            return
        yield one


def _set_right(component: Component) -> list[float]:
    """How wide each line of the text would be without faults of its letters: those have rules of their own."""
    size = rules()[f"{component.id}.size"].value
    is_upper = rules()[f"{component.id}.case"].value == UPPER
    bold, italic = (bool(rules()[f"{component.id}.{aspect}"].value) for aspect in ("bold", "italic"))
    assert isinstance(size, Range) and size.high is not None
    widths: list[float] = []
    for line in component.lines:
        sizes = [letters.format.size_pt for letters in line.letters()]
        shown = line.shown_text()
        said = _MOTTO if component.id == "C2" else shown.upper() if is_upper else line.text
        if not is_upper and shown.isupper() and component.id != "C2":
            said = shown.capitalize()
        if not sizes:
            continue
        for one in (
            {min(max(one, size.low), size.high) for one in sizes}
            if all(size.low <= one <= size.high for one in sizes)
            else (size.low, size.high)
        ):
            widths.append(text_width_mm(said, one, bold=bold, italic=italic))
    return widths


def _widths(component: Component, room_mm: float) -> list[float]:
    """The widths that the text above a line may be taken to have: each of its lines, and the column if it wraps."""
    widths = [line.width_mm() for line in component.lines if line.text] + _set_right(component)
    if room_mm and any(width > room_mm for width in widths):
        # Where the text breaks is the layout's to say: a line may be measured by any line of it, or by all of it.
        widths += [width for line in component.lines if line.width_mm() > room_mm for width in _broken(line, room_mm)]
    return widths


def _broken(line: Line, room_mm: float) -> list[float]:
    """The widths of the lines that a text takes that is wider than its column."""
    words = line.text.split()
    whole = line.width_mm() / max(len(line.text), 1)
    widths: list[float] = []
    now = 0.0
    for word in words:
        wide = len(word) * whole
        if now and now + whole + wide > room_mm:
            widths.append(now)
            now = 0.0
        now += wide + (whole if now else 0.0)
    # A word or two that hang over are no line that anyone measures by.
    return [min(width, room_mm) for width in [*widths, now] if width > 0.4 * room_mm]


def _cell_border(component: Component) -> bool:
    cell = component.lines[-1].paragraph.cell
    return cell is not None and bool(cell.bottom_border)


def _head_line(instrument: Instrument, component: Component) -> tuple[list[_Ruled], bool]:
    own = component.lines[-1].paragraph
    room = column_width_mm(instrument, own)
    found, doubtful = _lines_in(head_column(instrument, component), component.lines[-1].column, room)
    if _cell_border(component):
        found.append(_Ruled(room, True))
    under = _underlined(component)
    if under is not None:
        found.append(under)
    if not found:
        # Both lines of a head are sometimes anchored in one cell, or drawn as one picture.
        others = [one for one in instrument.head if one.shapes]
        lines = [shape for one in others for shape in one.shapes]
        doubtful = doubtful or sum(shape.kind == "line" for shape in lines) > 1
        doubtful = doubtful or any(shape.kind not in ("line", "box") for shape in lines)
    return found, doubtful


def _judge(
    component: Component, found: Sequence[_Ruled], doubtful: bool, allowed: Range, widths: Sequence[float]
) -> Outcome:
    if not found:
        if doubtful:
            return unclear(component, "có hình vẽ, không rõ có phải đường kẻ")
        return violated(component, "không có đường kẻ")
    ratios = [(line.width_mm / width, line) for line in found if line.width_mm > 0 for width in widths if width > 0]
    if not ratios:
        return unclear(component, "tệp không ghi đường kẻ dài bao nhiêu")
    high = allowed.high or 1e9
    middle = (allowed.low + high) / 2
    ratio, line = min(ratios, key=lambda pair: abs(pair[0] - middle))
    if not allowed.low - _TOLERANCE <= ratio <= high + _TOLERANCE:
        return violated(component, f"dài {ratio:.2f} dòng chữ".replace(".", ","))
    if not line.is_solid:
        return violated(component, "nét đứt")
    if abs(line.off_mm) > _OFF_MM:
        side = "trái" if line.off_mm < 0 else "phải"
        return violated(component, f"lệch {abs(line.off_mm):.0f} mm về bên {side}")
    return passed(component)


def _under_motto(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C2"):
        found, doubtful = _head_line(instrument, component)
        widths = [component.lines[-1].width_mm(), *_set_right(component)]
        yield _judge(component, found, doubtful, _AS_LONG, widths)


def _under_agency(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    assert isinstance(rule.value, Range)
    for component in instrument.of("C4"):
        found, doubtful = _head_line(instrument, component)
        yield _judge(
            component, found, doubtful, rule.value, _widths(component, column_width_mm(instrument, component.paragraph))
        )


def title_column(instrument: Instrument, component: Component) -> list[Paragraph]:
    """The paragraphs of a part of the title, and the blank ones below it."""
    first, last = component.lines[0].paragraph.index, component.lines[-1].paragraph.index
    title = next(iter(instrument.of("C7")), None)
    if title is not None:
        first = min(first, title.paragraph.index)
    end = last + 1
    paragraphs = instrument.document.paragraphs
    limit = instrument.paragraphs[-1].index
    while end <= limit and end - last < 6:
        one = paragraphs[end]
        if one.text.strip() and not all(line.is_strokes for line in lines_of(one)):
            # A shape is at times anchored in the paragraph below it.
            return [*paragraphs[first:end], *([one] if any(s.kind == "line" for s in one.shapes) else [])]
        end += 1
    return list(paragraphs[first:end])


def _under_subject(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    assert isinstance(rule.value, Range)
    if instrument.of("C30"):
        return  # Of an attachment the line stands below the "Kèm theo" line.
    for component in instrument.of("C8"):
        room = column_width_mm(instrument, component.paragraph)
        found, doubtful = _lines_in(title_column(instrument, component), "whole", room)
        under = _underlined(component)
        if under is not None:
            found.append(under)
        yield _judge(component, found, doubtful, rule.value, _widths(component, room))


def _under_attached(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C30"):
        found, doubtful = _lines_in(
            title_column(instrument, component), "whole", column_width_mm(instrument, component.paragraph)
        )
        if found:
            yield passed(component) if any(line.is_solid for line in found) else violated(component, "nét đứt")
        elif doubtful:
            yield unclear(component, "có hình vẽ, không rõ có phải đường kẻ")
        else:
            yield violated(component, "không có đường kẻ")


def _none_under_letter(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """A shape may be anchored here and stand elsewhere: it is surely this line where the head has its two besides."""
    for component in instrument.of("C9"):
        last = component.lines[-1]
        own = last.paragraph
        paragraphs = instrument.document.paragraphs
        below = paragraphs[own.index + 1] if own.index + 1 < len(paragraphs) else own
        lines = [line for line in lines_of(own, sides=True) if line.start > last.start]
        if below.cell is own.cell and not below.in_box:
            lines += lines_of(below, sides=True)
        if any(line.is_strokes and line.column == last.column for line in lines):
            yield violated(component, "có đường kẻ bằng dấu gạch")
        elif own.format.bottom is not None and not last.is_part:
            yield violated(component, "có đường kẻ là viền của đoạn")
        elif any(shape.kind == "line" for shape in own.shapes):
            others = [one for one in instrument.head if one is not own]
            count = sum(len(_lines_in([one], column_of(one), 0.0)[0]) for one in others)
            if count >= _LINES_OF_HEAD:
                yield violated(component, "có đường kẻ là hình vẽ")
            else:
                yield unclear(component, "đường kẻ có thể là của phần khác")
        elif own.format.bottom is not None or _cell_border(component):
            yield unclear(component, "đường kẻ có thể là viền của ô hoặc của cả dòng")
        else:
            yield passed(component)


def _above_contact(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C35")[:1]:
        own = component.paragraph
        part = next((all_ for all_ in instrument.document.headers.values() if own in all_), ())
        above = [one for one in part if one.index <= own.index]
        drawn = [shape for one in above for shape in one.shapes]
        ruled = any(shape.kind == "line" for shape in drawn) or own.format.top is not None
        ruled = ruled or any(
            one.format.bottom or (one is not own and one.format.top) for one in above if one is not own
        )
        ruled = ruled or any(line.is_strokes for one in above for line in lines_of(one))
        if ruled:
            yield passed(component)
        elif own.cell is not None or drawn:
            yield unclear(component, "đường kẻ có thể là viền của ô hoặc hình vẽ")
        else:
            yield violated(component, "không có đường kẻ")


CHECKS: tuple[Check, ...] = (
    Check("C2.rule-line", _under_motto, HEADED, fixable=True),
    Check("C4.rule-line", _under_agency, HEADED, fixable=True),
    Check("C8.rule-line", _under_subject, frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI}), fixable=True),
    Check("C9.rule-line", _none_under_letter, frozenset({Kind.CONG_VAN})),
    Check("C35.rule-line", _above_contact, ISSUED),
    Check("C30.rule-line", _under_attached, frozenset({Kind.KEM_THEO, Kind.PHU_LUC}), fixable=True),
)
