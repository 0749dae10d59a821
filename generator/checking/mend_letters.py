"""Mends letters: size, bold, italic, capitals by format, font, colour.

Knows what a rule's value is in formatting; it must never change a letter, nor look at where a component stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from generator.checking.instruments import Component, Instrument
from generator.checking.lines import Letters, Line
from generator.checking.measure_letters import (
    ARTICLE_LABEL,
    allows_size,
    is_black,
    is_times,
    is_titled_article,
    usual_body_size,
)
from generator.checking.outcome import Spot
from generator.checking.report import RuleFinding
from generator.decree.nd30_2020.components import UPPER
from generator.decree.rules import Range, Rule
from generator.word.document import Paragraph, Piece
from generator.word.editing import Editing, LeftAlone, Runs

__all__ = ["LETTER_MENDS", "component_at"]

_SIGNS_IN_LETTERS: Final = ("symbol", "wingdings", "webdings", "mt extra", "zapfdingbats")
"""Fonts whose letters are pictures: in another font something else is seen."""

_VIETNAMESE_LATIN_1: Final = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý°«»×§·±\u00a0")


class _Stretch(NamedTuple):
    """A piece's part of a line: where in the paragraph's text."""

    start: int
    end: int
    piece: Piece


def _stretches(paragraph: Paragraph, start: int, end: int) -> Iterator[_Stretch]:
    at = 0
    for piece in paragraph.pieces:
        first, last = max(start, at), min(end, at + len(piece.text))
        if first < last and piece.plain and not piece.format.raised:
            yield _Stretch(first, last, piece)
        at += len(piece.text)


def _stretches_of(line: Line) -> Iterator[_Stretch]:
    return _stretches(line.paragraph, line.start, line.end)


def component_at(finding: RuleFinding, spot: Spot) -> Component:
    """The component that a finding is about.

    Raises:
        LeftAlone: it is not to be found.
    """
    id = finding.rule.rpartition(".")[0]
    for component in finding.instrument.of(id):
        if any(line is spot.line for line in component.lines):
            return component
    raise LeftAlone("không rõ phần nào của văn bản")


def _set(
    editing: Editing, lines: tuple[Line, ...], is_wrong: Callable[[Piece], bool], change: Callable[[Runs], None]
) -> None:
    for line in lines:
        for start, end, piece in list(_stretches_of(line)):
            if is_wrong(piece):
                change(list(editing.runs(line.paragraph, start, end)))


def _size(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    component = component_at(finding, spot)
    usual = usual_body_size(finding.instrument) if rule.same_as else None

    def is_wrong(piece: Piece) -> bool:
        size = piece.format.size_pt
        return not allows_size(rule, size) or (usual is not None and abs(size - usual) > 0.01)

    def change(runs: Runs) -> None:
        editing.set_size(runs, _target(finding.instrument, component.id, rule, wrong, usual))

    wrong = next(
        (
            one.format.size_pt
            for line in component.lines
            for one in line.letters()
            if not allows_size(rule, one.format.size_pt)
        ),
        13.0,
    )
    _set(editing, component.lines, is_wrong, change)


_SCALES: Final = {"C1": (12.0, 13.0), "C2": (13.0, 14.0), "C6": (13.0, 14.0)}
"""What grows together (ghi chú 1 of mục V): the smaller and the larger size."""


def _target(instrument: Instrument, id: str, rule: Rule, size: float, usual: float | None) -> float:
    """The size that a component gets: as its body, in step with the rest of the head, else the nearest allowed."""
    if usual is not None:
        return usual
    if id in _SCALES and allows_size(rule, in_step := _SCALES[id][_scale(instrument)]):
        return in_step
    if isinstance(rule.value, Range):
        return min(max(size, rule.value.low), rule.value.high or size)
    assert isinstance(rule.value, (int, float))
    return float(rule.value)


def _scale(instrument: Instrument) -> int:
    """Which of the two sizes the head is set in, as its sound parts say; the larger where they do not agree."""
    votes = []
    for id, (small, large) in _SCALES.items():
        for component in instrument.of(id)[:1]:
            sizes = {one.format.size_pt for line in component.lines for one in line.letters()}
            if len(sizes) == 1:
                votes += [0] if sizes == {small} else [1] if sizes == {large} else []
    return 0 if votes and votes.count(0) > votes.count(1) else 1


def _head_scale(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    scale = _scale(finding.instrument)
    for id, sizes in _SCALES.items():
        for component in finding.instrument.of(id)[:1]:
            wanted = sizes[scale]
            _set(
                editing,
                component.lines,
                lambda piece, wanted=wanted: piece.format.size_pt != wanted,  # type: ignore[misc]
                lambda runs, wanted=wanted: editing.set_size(runs, wanted),  # type: ignore[misc]
            )


def _style(switch: str) -> Callable[[Editing, Rule, RuleFinding, Spot], None]:
    def mend(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
        wanted = bool(rule.value)
        component = component_at(finding, spot)
        lines = component.lines
        if component.id == "C17":
            # Of a điều that is no title only the word and the number are ruled.
            line = lines[0]
            raw = line.paragraph.text[line.start : line.end]
            found = None if is_titled_article(line.text) else ARTICLE_LABEL.match(raw)
            end = line.start + found.end() if found else line.end
            lines = (Line(line.paragraph, line.start, end),)
        _set(
            editing,
            lines,
            lambda piece: getattr(piece.format, switch) is not wanted,
            lambda runs: editing.set_letters(runs, switch, wanted),
        )

    return mend


def _case(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    """Capitals by format where capitals are asked; where they are not, only a format can be taken away."""
    component = component_at(finding, spot)
    upper = rule.value == UPPER
    typed = [one for line in component.lines for one in line.text if one.isalpha()]
    shown = any(piece.format.caps for line in component.lines for _, _, piece in _stretches_of(line))
    if not upper and (not shown or all(one.isupper() for one in typed)):
        raise LeftAlone("chữ được gõ hoa, phải gõ lại")

    def is_wrong(piece: Piece) -> bool:
        return piece.format.caps is not upper and piece.text != piece.text.upper()

    def change(runs: Runs) -> None:
        editing.set_letters(runs, "caps", upper)
        if not upper:
            editing.set_letters(runs, "small_caps", False)

    _set(editing, component.lines, is_wrong, change)


def _whole(spot: Spot) -> tuple[Line, ...]:
    if spot.paragraph is None:
        raise LeftAlone("không rõ chỗ nào")
    return (Line(spot.paragraph, 0, len(spot.paragraph.text)),)


def _font(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    def is_wrong(piece: Piece) -> bool:
        if not any(map(str.isalnum, piece.text)) or is_times(Letters(piece.text, piece.format, piece)):
            return False
        name = piece.format.font.casefold()
        if any(word in name for word in _SIGNS_IN_LETTERS):
            raise LeftAlone("phông ký hiệu, đổi phông sẽ thành chữ khác")
        if name.startswith((".vn", "vni")) and not _is_unicode(piece.text):
            raise LeftAlone("chữ gõ theo bảng mã cũ (TCVN3, VNI), phải chuyển mã trước")
        return True

    _set(editing, _whole(spot), is_wrong, lambda runs: editing.set_font(runs, "Times New Roman"))


def _is_unicode(text: str) -> bool:
    """Whether letters make sense as Unicode: those that only old encodings use for Vietnamese are not among them."""
    return all(
        one < "\u0080" or one > "\u00ff" or one in _VIETNAMESE_LATIN_1 for one in unicodedata.normalize("NFC", text)
    )


def _colour(editing: Editing, rule: Rule, finding: RuleFinding, spot: Spot) -> None:
    def is_wrong(piece: Piece) -> bool:
        colour = piece.format.colour
        if not colour or piece.is_link or is_black(colour):
            return False
        if colour.upper().strip("F") == "":
            raise LeftAlone("chữ trắng, có thể nằm trên nền tối hoặc cố ý giấu")
        return True

    _set(editing, _whole(spot), is_wrong, editing.set_black)


LETTER_MENDS: Final = {
    "size": _size, "bold": _style("bold"), "italic": _style("italic"), "case": _case, "PG6.font": _font,
    "PG6.colour": _colour, "PG8": _head_scale,
}  # fmt: skip
"""By a rule's id, or by the last word of it."""
