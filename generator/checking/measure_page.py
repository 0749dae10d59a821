"""Measures pages: paper, margins, page numbers.

It must never know what a paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Instrument
from generator.checking.kinds import ISSUED, Kind
from generator.checking.outcome import Outcome, Spot, passed, unclear, violated
from generator.decree.rules import Range, Rule
from generator.findings import Place, Severity
from generator.word.document import Field, Paragraph
from generator.word.sections import Section
from generator.word.shapes import box_side

__all__ = ["CHECKS"]

_TOLERANCE_MM: Final = 0.3
_PAPER_TOLERANCE_MM: Final = 1.0
_MM_PER_PT: Final = 25.4 / 72
_MEAN_LETTER: Final = 0.43
"""The mean width of Vietnamese text in Times New Roman, in sizes of its letters, a little below the true one."""
_OFF_MIDDLE: Final = 0.1
_OFF_STOP_MM: Final = 8.0
_SURELY: Final = 1.1


def _spot(instrument: Instrument, number: int) -> Spot:
    first = next((one for one in instrument.paragraphs if one.section == number), instrument.paragraphs[0])
    words = f"phần (section) {number + 1}"
    return Spot(Place(file=instrument.document.file, part=words), first, None, number)


def _mm(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " mm"


def _paper(side: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        assert isinstance(rule.value, (int, float))
        for number, section in instrument.sections:
            sides = sorted((section.width_mm, section.height_mm))
            measured = sides[0 if side == "width" else 1]
            if abs(measured - rule.value) <= _PAPER_TOLERANCE_MM:
                yield passed(_spot(instrument, number))
            else:
                yield violated(_spot(instrument, number), _mm(measured))

    return evaluate


def _orientation(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Landscape is allowed where the section holds a table."""
    for number, section in instrument.sections:
        spot = _spot(instrument, number)
        if not section.landscape or _has_table(instrument, number):
            yield passed(spot)
        else:
            yield violated(spot, "khổ giấy nằm ngang, không có bảng")


def _has_table(instrument: Instrument, number: int) -> bool:
    """Whether a section holds a table of its content: not the head's, nor that of the signatures."""
    laid_out = {id(one.cell.row.table) for one in (*instrument.head, *instrument.foot) if one.cell is not None}
    return any(
        one.section == number and one.cell is not None and id(one.cell.row.table) not in laid_out
        for one in instrument.paragraphs
    )


_SIDES: Final = ("top", "bottom", "left", "right")
_RANGES: Final = {"top": Range(20, 25), "bottom": Range(20, 25), "left": Range(30, 35), "right": Range(15, 20)}
_TURNED: Final = ({"top": "left", "right": "top", "bottom": "right", "left": "bottom"},
                  {"top": "right", "left": "top", "bottom": "left", "right": "bottom"})  # fmt: skip


def _margins_of(section: Section) -> dict[str, float] | None:
    values = (section.top_mm, section.bottom_mm, section.left_mm, section.right_mm)
    if any(value is None for value in values):
        return None
    measured = {side: abs(value or 0.0) for side, value in zip(_SIDES, values, strict=True)}
    measured["left"] += section.gutter_mm
    return measured


def _fits(measured: float, value: Range) -> bool:
    return value.low - _TOLERANCE_MM <= measured <= (value.high or 1e9) + _TOLERANCE_MM


def _margin(side: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        assert isinstance(rule.value, Range)
        for number, section in instrument.sections:
            spot = _spot(instrument, number)
            margins = _margins_of(section)
            if margins is None:
                yield unclear(spot, "tệp không ghi lề")
            elif _fits(margins[side], rule.value):
                yield passed(spot)
            elif section.landscape and any(
                all(_fits(margins[at], _RANGES[turned[at]]) for at in _SIDES) for turned in _TURNED
            ):
                # A landscape page is a portrait page turned: its binding margin lies above or below.
                yield passed(spot)
            else:
                yield violated(spot, _mm(margins[side]))

    return evaluate


# Page numbers.

_Numbered = tuple[int, Section, str, Paragraph, Field]
"""A section, where its number stands (`header`, `footer`), and the field."""


def _page_fields(instrument: Instrument) -> Iterator[_Numbered]:
    document = instrument.document
    for number, section in instrument.sections:
        for where, parts in (("header", section.headers), ("footer", section.footers)):
            kinds = ["default"] + (["even"] if document.even_and_odd else [])
            for name in dict.fromkeys(parts[kind] for kind in kinds if kind in parts):
                for paragraph in document.headers.get(name, ()):
                    for field in paragraph.fields:
                        if field.code.split()[:1] in (["PAGE"], ["page"]):
                            yield number, section, where, paragraph, field


def _header_spot(paragraph: Paragraph, number: int) -> Spot:
    return Spot(paragraph.place._replace(part=paragraph.place.part), paragraph, None, number)


def _number_place(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    numbered: dict[int, set[str]] = {}
    at: dict[int, Paragraph] = {}
    for number, _, where, paragraph, _ in _page_fields(instrument):
        numbered.setdefault(number, set()).add(where)
        if where == "footer":
            at.setdefault(number, paragraph)
    for number, _ in instrument.sections:
        spot = _spot(instrument, number)
        if "footer" in numbered.get(number, ()):
            both = "số trang ở cả đầu trang và chân trang"
            wrong = both if "header" in numbered[number] else "số trang ở chân trang"
            yield violated(_header_spot(at[number], number), wrong)
        elif "header" in numbered.get(number, ()):
            yield passed(spot)
        elif _has_two_pages(instrument, number):
            yield violated(spot, "không có số trang")


def _has_two_pages(instrument: Instrument, number: int) -> bool:
    """Whether a section surely takes more than a page: a break says so, or its text is much more than a page holds."""
    own = [one for one in instrument.paragraphs if one.section == number]
    if any(one.breaks_before or one.page_hints for one in own[1:]) or any(one.breaks_after for one in own[:-1]):
        return True
    section = instrument.document.sections[number]
    height_mm = section.height_mm - (section.top_mm or 0) - (section.bottom_mm or 0)
    return sum(_height_mm(one, section.text_width_mm) for one in own if one.cell is None) > _SURELY * height_mm


def _height_mm(one: Paragraph, room_mm: float) -> float:
    """How high a paragraph is, roughly."""
    size = next((piece.format.size_pt for piece in one.pieces if piece.text.strip()), 13.0)
    lines = max(1, round(len(one.text) * size * _MEAN_LETTER * _MM_PER_PT / max(room_mm, 1.0) + 0.4))
    spacing = one.format.line if one.format.line_rule == "auto" else 1.0
    return (lines * size * 1.15 * spacing + one.format.before_pt + one.format.after_pt) * _MM_PER_PT


def _number_letters(aspect: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        for number, _, _, paragraph, field in _page_fields(instrument):
            spot = _header_spot(paragraph, number)
            if aspect == "size":
                value = rule.value
                assert isinstance(value, Range)
                size = field.format.size_pt
                wrong = "" if value.low <= size <= (value.high or size) else f"{size:g}".replace(".", ",") + " pt"
            else:
                is_on = bool(getattr(field.format, aspect))
                wrong = {"bold": "đậm", "italic": "nghiêng"}[aspect] if is_on is not bool(rule.value) else ""
            yield violated(spot, wrong) if wrong else passed(spot)

    return evaluate


def _number_align(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for number, section, where, paragraph, _ in _page_fields(instrument):
        spot = _header_spot(paragraph, number)
        if where != "header":
            continue  # Its place is at fault, and that is told.
        if paragraph.in_box:
            side = box_side(paragraph.element)
            if side in ("left", "right"):
                yield violated(spot, "không giữa trang")
            elif side == "center":
                yield passed(spot)
            else:
                yield unclear(spot, "số trang trong khung chữ")
        elif paragraph.cell is not None:
            yield _in_cell(spot, paragraph)
        elif paragraph.frame and paragraph.format.align != "center":
            yield passed(spot) if paragraph.frame == "center" else violated(spot, "không giữa trang")
        elif "\t" in paragraph.text:
            yield _by_tabs(spot, paragraph, section)
        elif paragraph.format.align == "center":
            yield passed(spot)
        else:
            words = {"left": "canh trái", "right": "canh phải", "both": "canh trái"}
            yield violated(spot, words.get(paragraph.format.align, paragraph.format.align))


def _by_tabs(spot: Spot, paragraph: Paragraph, section: Section) -> Outcome:
    """A number put where it is by tabs: it stands at the stop that they lead to."""
    before = re.split(r"\d", paragraph.text, maxsplit=1)[0]
    stops = sorted((at, kind) for kind, at in paragraph.format.tabs if kind not in ("clear", "bar"))
    tabs = before.count("\t")
    if before.strip() or paragraph.format.align == "center" or tabs > len(stops):
        return unclear(spot, "số trang đặt bằng tab, không rõ ở đâu")
    if not tabs:
        return violated(spot, "canh trái")
    at, kind = stops[tabs - 1]
    if kind == "center" and abs(at - section.text_width_mm / 2) < _OFF_STOP_MM:
        return passed(spot)
    if kind in ("right", "end") and at > 0.7 * section.text_width_mm:
        return violated(spot, "đặt bên phải bằng tab")
    return unclear(spot, "số trang đặt bằng điểm dừng tab")


def _in_cell(spot: Spot, paragraph: Paragraph) -> Outcome:
    """A number in a table: in the middle if its cell is, and it is centred in it."""
    cell = paragraph.cell
    assert cell is not None
    total = sum(one.width_mm for one in cell.row.cells)
    if total <= 0 or cell.row.table.inside is not None:
        return unclear(spot, "số trang trong bảng")
    first = cell.row.cells[0].left_mm
    middle = (cell.left_mm - first + cell.width_mm / 2) / total
    if abs(middle - 0.5) > _OFF_MIDDLE:
        return violated(spot, "không giữa trang")
    if paragraph.format.align == "center":
        return passed(spot)
    return unclear(spot, "số trang trong bảng") if cell.width_mm < 0.2 * total else violated(spot, "không giữa trang")


def _number_format(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for number in dict.fromkeys(number for number, *_ in _page_fields(instrument)):
        section = instrument.document.sections[number]
        spot = _spot(instrument, number)
        is_arabic = section.number_format in ("decimal", "")
        yield passed(spot) if is_arabic else violated(spot, section.number_format)


def _number_start(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """The first page of the file is page 1; a section that runs on has no start of its own."""
    numbered = {number for number, *_ in _page_fields(instrument)}
    for number, section in instrument.sections:
        if number not in numbered or instrument.kind is Kind.PHU_LUC:
            continue
        begins = number == instrument.paragraphs[0].section
        spot = _spot(instrument, number)
        if begins and section.number_start not in (None, 1):
            yield violated(spot, f"bắt đầu từ {section.number_start}")
        elif begins and (instrument.is_first or section.number_start == 1):
            yield passed(spot)


def _first_hidden(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    document = instrument.document
    numbered = {number for number, *_ in _page_fields(instrument)}
    for number, section in instrument.sections[:1]:
        if number not in numbered or not (instrument.is_first or section.number_start == 1):
            continue
        spot = _spot(instrument, number)
        first = [
            paragraph
            for parts in (section.headers, section.footers)
            for paragraph in document.headers.get(parts.get("first", ""), ())
        ]
        shown = any(field.code.split()[:1] == ["PAGE"] for paragraph in first for field in paragraph.fields)
        conditional = any(
            field.code.upper().startswith("IF")
            for name in document.headers
            for paragraph in document.headers[name]
            for field in paragraph.fields
        )
        if section.title_page and not shown:
            yield passed(spot)
        elif conditional:
            yield unclear(spot, "số trang đặt theo điều kiện")
        else:
            yield violated(spot, "trang thứ nhất hiện số trang")


def _contact_once(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """The address line stands in the first page's footer, where other pages have one of their own."""
    for component in instrument.of("C35"):
        for _, section in instrument.sections[:1]:
            name = section.footers.get("default", "")
            if component.paragraph not in instrument.document.headers.get(name, ()):
                yield passed(component)
            elif section.title_page:
                yield violated(component, "ở chân các trang sau")
            else:
                yield unclear(component, "không rõ văn bản có mấy trang")


def _appendix_restart(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    document = instrument.document
    first = instrument.paragraphs[0]
    section = document.sections[first.section]
    own = any(number == first.section for number, _ in instrument.sections)
    headers = (document.headers.get(name, ()) for name in (*section.headers.values(), *section.footers.values()))
    if not any(
        field.code.split()[:1] == ["PAGE"] for paragraphs in headers for one in paragraphs for field in one.fields
    ):
        return
    if first.index == 0:
        start = section.number_start
        yield passed(first) if start in (None, 1) else violated(first, f"bắt đầu từ {start}")
    elif not own:
        yield violated(first, "số trang tiếp theo văn bản phía trước")
    elif section.number_start == 1:
        yield passed(first)
    elif section.number_start is None:
        yield violated(first, "số trang tiếp theo văn bản phía trước")
    else:
        yield violated(first, f"bắt đầu từ {section.number_start}")


CHECKS: tuple[Check, ...] = (
    Check("PG1.width", _paper("width"), fixable=True),
    Check("PG1.height", _paper("height"), fixable=True),
    Check("PG2.orientation", _orientation, frozenset(set(Kind) - {Kind.PHU_LUC, Kind.KHAC})),
    Check("PG3.top", _margin("top"), fixable=True),
    Check("PG3.bottom", _margin("bottom"), fixable=True),
    Check("PG4", _margin("left"), fixable=True),
    Check("PG5", _margin("right"), fixable=True),
    Check("PG7.place", _number_place, fixable=True),
    Check("PG7.size", _number_letters("size"), fixable=True),
    Check("PG7.bold", _number_letters("bold"), fixable=True),
    Check("PG7.italic", _number_letters("italic"), fixable=True),
    Check("PG7.align", _number_align, fixable=True),
    Check("PG7.format", _number_format, fixable=True),
    Check("PG7.start", _number_start, fixable=True),
    Check("PG7.first-hidden", _first_hidden, frozenset(set(Kind) - {Kind.PHU_LUC}), fixable=True),
    Check("PG9", _contact_once, ISSUED),
    Check("C28.restart", _appendix_restart, frozenset({Kind.PHU_LUC}), fixable=True, severity=Severity.ERROR),
)
