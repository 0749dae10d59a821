"""The paragraphs of a template in reading order, each with its place as a person sees it in Word.

It knows how WordprocessingML nests; it must never know what a tag means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.findings import Place

__all__ = ["Control", "Level", "Paragraph", "Piece", "W", "Walk"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_P, _TBL, _TR, _TC, _R, _T = W + "p", W + "tbl", W + "tr", W + "tc", W + "r", W + "t"
_SDT, _CONTENT, _BOX = W + "sdt", W + "sdtContent", W + "txbxContent"
_TRACKED = frozenset({W + "ins", W + "del", W + "moveFrom", W + "moveTo"})
# What may stand around runs, or around paragraphs, rows and cells, without being one itself.
_WRAPPERS = _TRACKED | {
    W + "hyperlink",
    W + "smartTag",
    W + "fldSimple",
    W + "customXml",
    W + "dir",
    W + "bdo",
    _CONTENT,
}
_BLANKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\n"}
# What a paragraph may hold besides words, as a person calls it.
_EXTRAS = {
    W + "drawing": "hình hoặc khung chữ",
    W + "pict": "hình hoặc khung chữ",
    W + "object": "đối tượng nhúng",
    _MC + "AlternateContent": "hình hoặc khung chữ",
    W + "footnoteReference": "chú thích cuối trang",
    W + "endnoteReference": "chú thích cuối văn bản",
    W + "instrText": "trường tự động (số trang, ngày, …)",
    W + "fldSimple": "trường tự động (số trang, ngày, …)",
    W + "sym": "ký hiệu đặc biệt",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One table around a paragraph: the elements of the table, the row and the cell it stands in."""

    table: etree._Element
    row: etree._Element
    cell: etree._Element


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text; `frame` is the element that its run stands in."""

    start: int
    end: int
    frame: etree._Element
    tracked: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A content control: its tag, its title, its id, and where it starts."""

    tag: str
    title: str
    id: str
    place: Place


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its words in one string, and what stands around and inside it.

    `text` has a tab or newline where Word has one. `levels` are the tables around it, the outermost first. `boxes`
    are the text boxes inside it, each with its position in the text. `extras` names what it holds besides words.
    """

    element: etree._Element
    place: Place
    levels: tuple[Level, ...]
    text: str = ""
    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[int, list[Paragraph]]] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    deleted: str = ""
    instructions: str = ""
    comments: list[str] = field(default_factory=list)
    tracked: bool = False


@dataclass(slots=True)
class _Region:
    """Where the walk stands: a body, a cell, a text box; counts what it has seen there."""

    place: Place
    levels: tuple[Level, ...] = ()
    paragraphs: int = 0
    tables: int = 0


class Walk:
    """A walk through one part of a document; keeps the content controls it meets."""

    def __init__(self, file: str, part: str) -> None:
        self._part = Place(file=file, part=part)
        self._boxes = 0
        self.controls: list[Control] = []

    def paragraphs(self, container: etree._Element) -> Iterator[Paragraph]:
        """Every paragraph under a body, header, footer or footnote, in reading order."""
        return self._blocks(container, _Region(self._part))

    def _blocks(self, container: etree._Element, region: _Region) -> Iterator[Paragraph]:
        for child in container:
            if child.tag == _P:
                region.paragraphs += 1
                yield self._paragraph(child, region)
            elif child.tag == _TBL:
                region.tables += 1
                yield from self._table(child, region)
            elif child.tag == _SDT:
                self._note_control(child, region.place._replace(paragraph=region.paragraphs + 1))
                yield from self._blocks(_content(child), region)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, region)

    def _table(self, table: etree._Element, region: _Region) -> Iterator[Paragraph]:
        outer = region.place
        part = (
            f"{outer.part}, trong ô của bảng {outer.table} hàng {outer.row} cột {outer.column}"
            if outer.table
            else outer.part
        )
        at_table = outer._replace(part=part, table=region.tables, row=0, column=0)
        for number, row in enumerate(self._units(table, _TR, at_table), 1):
            at_row = at_table._replace(row=number)
            for column, cell in enumerate(self._units(row, _TC, at_row), 1):
                inside = _Region(at_row._replace(column=column), (*region.levels, Level(table, row, cell)))
                yield from self._blocks(cell, inside)

    def _units(self, parent: etree._Element, tag: str, place: Place) -> Iterator[etree._Element]:
        """The rows of a table or the cells of a row, those in content controls too."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag == _SDT:
                self._note_control(child, place)
                yield from self._units(_content(child), tag, place)
            elif child.tag in _WRAPPERS:
                yield from self._units(child, tag, place)

    def _note_control(self, control: etree._Element, place: Place) -> None:
        properties = control.find(W + "sdtPr")
        if properties is not None:
            found = (properties.find(W + name) for name in ("tag", "alias", "id"))
            tag, title, number = ("" if one is None else one.get(W + "val", "") for one in found)
            self.controls.append(Control(tag, title, number, place))

    def _paragraph(self, element: etree._Element, region: _Region) -> Paragraph:
        made = Paragraph(element, region.place._replace(paragraph=region.paragraphs), region.levels)
        properties = element.find(W + "pPr")
        if properties is not None:
            style = properties.find(W + "pStyle")
            made.style = "" if style is None else style.get(W + "val", "")
        self._inline(element, made, tracked=False)
        return made

    def _inline(self, frame: etree._Element, made: Paragraph, *, tracked: bool) -> None:
        for child in frame:
            tag = child.tag
            if tag == _R:
                self._run(child, frame, made, tracked=tracked)
            elif tag == _SDT:
                self._note_control(child, made.place)
                self._inline(_content(child), made, tracked=tracked)
            elif tag in _WRAPPERS:
                if tag in _EXTRAS:
                    made.extras.append(_EXTRAS[tag])
                made.tracked = made.tracked or tag in _TRACKED
                self._inline(child, made, tracked=tracked or tag in _TRACKED)

    def _run(self, run: etree._Element, frame: etree._Element, made: Paragraph, *, tracked: bool) -> None:
        start = len(made.text)
        for item in run:
            tag = item.tag
            if tag == _T:
                made.text += item.text or ""
            elif tag in _BLANKS:
                made.text += _BLANKS[tag]
                if item.get(W + "type") in {"page", "column"}:
                    made.extras.append("ngắt trang")
            elif tag == W + "delText":
                made.deleted += item.text or ""
            elif tag == W + "commentReference":
                made.comments.append(item.get(W + "id", ""))
            elif tag in _EXTRAS:
                made.extras.append(_EXTRAS[tag])
                if tag == W + "instrText":
                    made.instructions += item.text or ""
                else:
                    self._text_boxes(item, made)
        if len(made.text) > start:
            made.pieces.append(Piece(start, len(made.text), frame, tracked))

    def _text_boxes(self, item: etree._Element, made: Paragraph) -> None:
        """The text boxes of a drawing; Word keeps an older copy beside each, which is the same text again."""
        boxes = [box for box in item.iter(_BOX) if next(box.iterancestors(_MC + "Fallback"), None) is None]
        for box in boxes or item.iter(_BOX):
            self._boxes += 1
            inside = _Region(Place(file=self._part.file, part=f"{self._part.part}, khung chữ {self._boxes}"))
            made.boxes.append((len(made.text), list(self._blocks(box, inside))))


def _content(control: etree._Element) -> etree._Element:
    """What a content control holds; the control itself, which then shows nothing, when it is malformed."""
    content = control.find(_CONTENT)
    return control if content is None else content
