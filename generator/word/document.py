"""A Word file as it looks: every paragraph in reading order with its effective formatting, tables, sections, headers.

Knows how the parts of a file fit together; it must never know what a paragraph is for. Inserted text is text, deleted
and hidden text is not; of a field the result is. What a reader ought to know besides (tracked changes, comments,
macros) is noted.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from generator.findings import Place, Refused
from generator.word.cascade import Cascade, TableLook, read_sides
from generator.word.formatting import ParagraphFormat, RunFormat, mm_of_twips, number_of
from generator.word.numbering import Counter, Numbering
from generator.word.package import Package
from generator.word.plain_text import (
    ALTERNATE,
    BOX,
    BREAK,
    CELL,
    GRID_SPAN,
    HEADER,
    MARKS,
    MATH_TEXT,
    NO_TEXT,
    PARAGRAPH,
    ROW,
    SYMBOL,
    TAB,
    TABLE,
    TEXT,
    V_MERGE,
    VAL,
    W,
    chosen_form,
    is_on,
    is_paragraph_deleted,
    mark,
    shown,
    span_of,
)
from generator.word.sections import Section, read_section
from generator.word.shapes import Shape, read_shape

__all__ = ["Cell", "Document", "Field", "Paragraph", "Piece", "Row", "Table", "read_document"]

_RUN, _P_PR, _R_PR, _SECT, _SDT = W + "r", W + "pPr", W + "rPr", W + "sectPr", W + "sdt"
_FIELD_CHAR, _CODE, _SIMPLE = W + "fldChar", W + "instrText", W + "fldSimple"
_LINK, _INS, _DEL = W + "hyperlink", W + "ins", W + "del"
_DRAWN: Final = (W + "drawing", W + "pict", W + "object")
_PAGE_BREAK_HINT: Final = W + "lastRenderedPageBreak"
_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of text in one format; `run` is the element it stands in, `plain` whether it is ordinary letters."""

    text: str
    format: RunFormat
    run: etree._Element
    is_link: bool = False
    plain: bool = True


@dataclass(slots=True, eq=False)
class Field:
    """A field by its code (`PAGE`), with the format of its result."""

    code: str
    format: RunFormat
    run: etree._Element


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph.

    Attributes:
        index: its number in the document, in reading order, from 0.
        text: what it says; a line break is a newline, a tab a tab; not normalised.
        label: the number or bullet that Word puts before it.
        number: of which list it is (`id`, `level`); empty for none.
        place: body paragraphs count from 1; in a table the table, row, column and paragraph of the cell.
        cell: the cell it stands in, None outside tables.
        in_box: stands in a text box.
        section: the number of its section, from 0.
        shapes: what is anchored in it.
        fields: the fields that begin in it.
        breaks_before: a page break stands before its first text; `breaks_after` one stands after its last.
        page_hints: how many pages Word last began inside it.
        frame: where a frame (`w:framePr`) puts it across the page; empty where it is in none.
        element: its `w:p`.
    """

    index: int
    text: str
    pieces: tuple[Piece, ...]
    label: str
    number: Mapping[str, str]
    format: ParagraphFormat
    place: Place
    cell: Cell | None
    in_box: bool
    section: int
    shapes: tuple[Shape, ...]
    fields: tuple[Field, ...]
    breaks_before: bool
    breaks_after: bool
    page_hints: int
    frame: str
    element: etree._Element


@dataclass(slots=True, eq=False)
class Cell:
    """A cell: the columns of the grid it takes from `start`, where it is, how wide; `text_width_mm` between margins."""

    row: Row
    start: int
    span: int
    merged_up: bool
    left_mm: float
    width_mm: float
    text_width_mm: float
    bottom_border: str
    look: TableLook
    element: etree._Element
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Row:
    """A row; `repeated` on each page."""

    table: Table
    number: int
    repeated: bool
    top_border: str
    element: etree._Element
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A table; `inside` is the cell it is nested in, `bordered` whether its cells have lines between them."""

    number: int
    inside: Cell | None
    width_mm: float
    align: str
    bordered: bool
    section: int
    element: etree._Element
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Document:
    """A file.

    Attributes:
        file: its name as a person knows it.
        paragraphs: of the body, in reading order, those of tables, controls and text boxes too.
        tables: in reading order, nested ones after the table they are in.
        sections: at least one.
        headers: name of a header's or footer's part → its paragraphs.
        roots: name of each part that was read → its XML.
        even_and_odd: even pages have headers of their own.
        default_tab_mm: the distance of tab stops.
        notes: stable words for what is in the file: `tracked`, `comments`, `macros`, `fields`, `boxes`, `nested`,
            `no-styles`, `protected`, `equations`.
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sections: tuple[Section, ...]
    headers: Mapping[str, tuple[Paragraph, ...]]
    roots: Mapping[str, etree._Element]
    even_and_odd: bool
    default_tab_mm: float
    notes: frozenset[str]
    pages: int


def read_document(package: Package) -> Document:
    """Reads a Word file.

    Raises:
        Refused: it is no Word file, its XML is damaged or declares a DTD, or it passes the bounds.
    """
    return _Reader(package).document()


class _Parts:
    """The parts of a package that make up a Word document, parsed when asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.roots: dict[str, etree._Element] = {}
        self.main = self._main()
        self.related = self._relations(self.main)

    def refused(self, code: str, message: str, hint: str) -> Refused:
        return Refused.because(code, message, hint, Place(file=self.package.file))

    def parse(self, name: str) -> etree._Element:
        """The XML of a part."""
        if name in self.roots:
            return self.roots[name]
        source = self.package.part(name)
        try:
            root = etree.fromstring(source, _PARSER)
        except (etree.XMLSyntaxError, ValueError) as broken:
            raise self.refused(
                "van_ban_hong",
                f"phần {name} của tệp bị hỏng, không đọc được",
                "mở tệp bằng Word để Word sửa rồi lưu lại, hoặc lấy bản khác",
            ) from broken
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refused(
                "xml_co_dtd",
                f"phần {name} khai báo DTD, điều văn bản Word không bao giờ có; có thể là tệp phá hoại",
                "không dùng tệp này",
            )
        self.roots[name] = root
        return root

    def _main(self) -> str:
        if "_rels/.rels" not in self.package:
            raise self._not_word()
        for relation in self.parse("_rels/.rels").iter(_REL):
            if relation.get("Type", "").endswith("/officeDocument"):
                name = posixpath.normpath(relation.get("Target", "").lstrip("/"))
                if name in self.package:
                    return name
        raise self._not_word()

    def _not_word(self) -> Refused:
        return self.refused(
            "khong_phai_van_ban_word",
            "nội dung bên trong tệp không phải văn bản Word thông thường",
            'mở tệp bằng Word rồi lưu lại với loại "Word Document (*.docx)"',
        )

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id → the last word of its type, and the part."""
        folder, name = posixpath.split(part)
        where = posixpath.join(folder, "_rels", name + ".rels")
        found: dict[str, tuple[str, str]] = {}
        if where in self.package:
            for relation in self.parse(where).iter(_REL):
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target", "")
                    full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                    kind = relation.get("Type", "").rpartition("/")[2]
                    found[relation.get("Id", "")] = (kind, posixpath.normpath(full))
        return found

    def of_kind(self, kind: str) -> etree._Element | None:
        """The XML of the part of one kind (`styles`); None where the document has none, or it is lost."""
        for found, name in self.related.values():
            if found == kind and name in self.package:
                return self.parse(name)
        return None

    def body(self) -> etree._Element:
        """The document's body."""
        root = self.parse(self.main)
        if str(root.tag).startswith("{" + _STRICT):
            raise self.refused(
                "ooxml_nghiem_ngat",
                'tệp lưu theo dạng "Strict Open XML", chưa kiểm tra được',
                'mở bằng Word, lưu lại với loại "Word Document (*.docx)"',
            )
        body = root.find(W + "body") if root.tag == W + "document" else None
        if body is None:
            raise self._not_word()
        return body


class _Flow:
    """Reads the paragraphs and tables of one part in their order."""

    def __init__(self, cascade: Cascade, counter: Counter, file: str, notes: set[str]) -> None:
        self.cascade = cascade
        self.counter = counter
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.section = 0
        self.section_ends: list[etree._Element] = []
        self.notes = notes
        self.page_hints = 0
        self.empty = Place(file=file)
        self._body_count = 0

    def read(self, container: etree._Element, cell: Cell | None = None, *, in_box: bool = False) -> None:
        """Everything in a body, a cell, a content control or a text box."""
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child, cell, in_box)
            elif tag == TABLE:
                self._table(child, cell, in_box)
            elif tag == ALTERNATE:
                self.read(chosen_form(child), cell, in_box=in_box)
            elif tag not in NO_TEXT and isinstance(tag, str):
                self.read(child, cell, in_box=in_box)
            elif tag in (_DEL, W + "moveFrom"):
                self.notes.add("tracked")

    def _paragraph(self, element: etree._Element, cell: Cell | None, in_box: bool) -> None:
        properties = element.find(_P_PR)
        look = cell.look if cell is not None else None
        format, number = self.cascade.paragraph(properties, look)
        walk = _Runs(self.cascade, format.style, look, self.notes)
        walk.gather(element)
        self.page_hints += walk.page_hints
        ends = properties.find(_SECT) if properties is not None else None
        if walk.pieces or not is_paragraph_deleted(element) or ends is not None:
            place = self._place(cell, in_box)
            made = Paragraph(
                index=len(self.paragraphs),
                text="".join(piece.text for piece in walk.pieces),
                pieces=tuple(walk.pieces),
                label=self.counter.label(number) if number else "",
                number=number,
                format=format,
                place=place,
                cell=cell,
                in_box=in_box,
                section=self.section,
                shapes=tuple(walk.shapes),
                fields=tuple(walk.fields),
                breaks_before=walk.breaks_before or format.page_break_before,
                breaks_after=walk.breaks_after,
                page_hints=walk.page_hints,
                frame=_frame(properties),
                element=element,
            )
            self.paragraphs.append(made)
            if cell is not None and not in_box:
                cell.paragraphs.append(made)
        for box in walk.boxes:
            self.notes.add("boxes")
            self.read(box, cell, in_box=True)
        if ends is not None and cell is None and not in_box:
            self.section += 1
            self.section_ends.append(ends)

    def _place(self, cell: Cell | None, in_box: bool) -> Place:
        if cell is None:
            if not in_box:
                self._body_count += 1
            return replace(self.empty, part="khung chữ" if in_box else "", paragraph=max(self._body_count, 1))
        column = next((at for at, other in enumerate(cell.row.cells, 1) if other is cell), len(cell.row.cells))
        return replace(
            self.empty,
            table=cell.row.table.number,
            row=cell.row.number,
            column=column,
            paragraph=len(cell.paragraphs) + (0 if in_box else 1),
            part="khung chữ" if in_box else "",
        )

    def _table(self, element: etree._Element, inside: Cell | None, in_box: bool) -> None:
        if inside is not None:
            self.notes.add("nested")
        properties = element.find(W + "tblPr")
        grid = [mm_of_twips(number_of(node.get(W + "w")) or 0) for node in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        style = properties.find(W + "tblStyle") if properties is not None else None
        align = properties.find(W + "jc") if properties is not None else None
        table = Table(
            number=len(self.tables) + 1,
            inside=inside,
            width_mm=sum(grid),
            align=align.get(VAL, "left") if align is not None else "left",
            bordered=_is_bordered(properties, self.cascade, style),
            section=self.section,
            element=element,
        )
        self.tables.append(table)
        style_id = style.get(VAL, "") if style is not None else ""
        left, right = self.cascade.cell_sides(style_id)
        own = read_sides(properties.find(W + "tblCellMar") if properties is not None else None)
        look = _Look(style_id, properties, {"left": left, "right": right, **own})
        rows = list(_inside(element, ROW))
        for at, row_element in enumerate(rows):
            self._row(table, row_element, grid, look, at, len(rows), in_box)

    def _row(
        self,
        table: Table,
        element: etree._Element,
        grid: list[float],
        look: _Look,
        at: int,
        count: int,
        in_box: bool,
    ) -> None:
        repeated = False
        start = 0
        properties = element.find(W + "trPr")
        for node in properties if properties is not None else ():
            if node.tag == _DEL:
                self.notes.add("tracked")
                return
            if node.tag == HEADER:
                repeated = is_on(node)
            elif node.tag == W + "gridBefore":
                start = int(number_of(node.get(VAL)) or 0)
        row = Row(table, len(table.rows) + 1, repeated, "", element)
        table.rows.append(row)
        cells = list(_inside(element, CELL))
        for place, cell_element in enumerate(cells):
            cell = _cell(row, cell_element, start, grid, look.at(at, count, place, len(cells)), look.sides)
            row.cells.append(cell)
            start += cell.span
            self.read(cell_element, cell, in_box=in_box)


def _frame(properties: etree._Element | None) -> str:
    frame = properties.find(W + "framePr") if properties is not None else None
    return "" if frame is None else frame.get(W + "xAlign", "left")


def _inside(container: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, those in content controls and tracked insertions too."""
    for child in container:
        if child.tag == wanted:
            yield child
        elif child.tag not in NO_TEXT and isinstance(child.tag, str):
            yield from _inside(child, wanted)


def _cell(
    row: Row, element: etree._Element, start: int, grid: list[float], look: TableLook, sides: dict[str, float]
) -> Cell:
    span, merged_up, width, border = 1, False, None, ""
    properties = element.find(W + "tcPr")
    for node in properties if properties is not None else ():
        if node.tag == GRID_SPAN:
            span = min(span_of(node), 1000)
        elif node.tag == V_MERGE:
            merged_up = node.get(VAL, "continue") != "restart"
        elif node.tag == W + "tcW" and node.get(W + "type", "dxa") == "dxa":
            width = number_of(node.get(W + "w"))
        elif node.tag == W + "tcMar":
            sides = {**sides, **read_sides(node)}
        elif node.tag == W + "tcBorders":
            bottom = node.find(W + "bottom")
            border = bottom.get(VAL, "") if bottom is not None else ""
    across = sum(grid[start : start + span]) or mm_of_twips(width or 0)
    return Cell(
        row=row,
        start=start,
        span=span,
        merged_up=merged_up,
        left_mm=sum(grid[:start]),
        width_mm=across,
        text_width_mm=max(across - sides["left"] - sides["right"], 0.0),
        bottom_border="" if border in ("nil", "none") else border,
        look=look,
        element=element,
    )


def _is_bordered(properties: etree._Element | None, cascade: Cascade, style: etree._Element | None) -> bool:
    borders = properties.find(W + "tblBorders") if properties is not None else None
    if borders is not None:
        inner = borders.find(W + "insideV")
        return inner is not None and inner.get(VAL, "none") not in ("none", "nil")
    return style is not None and "grid" in cascade.style_name(style.get(VAL, ""))


class _Look:
    """Which conditions of a table style hold in which cell."""

    def __init__(self, style: str, properties: etree._Element | None, sides: dict[str, float]) -> None:
        self.style = style
        self.sides = sides
        node = properties.find(W + "tblLook") if properties is not None else None
        self._on = {name: _look_flag(node, name, bit) for name, bit in _LOOK_BITS.items()}
        self._made: dict[tuple[str, ...], TableLook] = {}

    def at(self, row: int, rows: int, column: int, columns: int) -> TableLook:
        """The conditions of a cell, the weaker before the stronger."""
        names = []
        on = self._on
        if not on["noVBand"]:
            names.append("band1Vert" if (column - on["firstColumn"]) % 2 == 0 else "band2Vert")
        if not on["noHBand"]:
            names.append("band1Horz" if (row - on["firstRow"]) % 2 == 0 else "band2Horz")
        if on["firstColumn"] and column == 0:
            names.append("firstCol")
        if on["lastColumn"] and column == columns - 1:
            names.append("lastCol")
        if on["firstRow"] and row == 0:
            names.append("firstRow")
        if on["lastRow"] and row == rows - 1:
            names.append("lastRow")
        key = tuple(names)
        return self._made.setdefault(key, TableLook(self.style, key))


_LOOK_BITS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


def _look_flag(node: etree._Element | None, name: str, bit: int) -> bool:
    if node is None:
        return name.startswith("no")
    said = node.get(W + name)
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(node.get(VAL, "0"), 16) & bit)
    except ValueError:
        return name.startswith("no")


class _Runs:
    """The complete walk through a paragraph."""

    def __init__(self, cascade: Cascade, style: str, look: TableLook | None, notes: set[str]) -> None:
        self.pieces: list[Piece] = []
        self.shapes: list[Shape] = []
        self.boxes: list[etree._Element] = []
        self.fields: list[Field] = []
        self.breaks_before = self.breaks_after = False
        self.page_hints = 0
        self._cascade, self._style, self._look, self._notes = cascade, style, look, notes
        self._open: list[tuple[list[str], bool]] = []

    def gather(self, element: etree._Element, *, is_link: bool = False) -> None:
        """Reads runs, and what stands around them."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, is_link)
            elif tag == _P_PR:
                continue
            elif tag == ALTERNATE:
                self.gather(chosen_form(child), is_link=is_link)
            elif tag == _SIMPLE:
                self.fields.append(Field(child.get(W + "instr", "").strip(), self._first_format(child), child))
                self.gather(child, is_link=is_link)
            elif tag == MATH_TEXT:
                self._notes.add("equations")
                self._add(child.text or "", RunFormat(), child, is_link, plain=False)
            elif tag in NO_TEXT:
                if tag in (_DEL, W + "moveFrom"):
                    self._notes.add("tracked")
            elif isinstance(tag, str):
                if tag in (_INS, W + "moveTo"):
                    self._notes.add("tracked")
                self.gather(child, is_link=is_link or tag == _LINK)

    def _first_format(self, element: etree._Element) -> RunFormat:
        run = next(element.iter(_RUN), None)
        return self._cascade.run(run.find(_R_PR) if run is not None else None, self._style, self._look)

    def _run(self, run: etree._Element, is_link: bool) -> None:
        format = self._cascade.run(run.find(_R_PR), self._style, self._look)
        self._content(run, run, format, is_link)

    def _content(self, container: etree._Element, run: etree._Element, format: RunFormat, is_link: bool) -> None:
        for child in container:
            tag = child.tag
            if tag == TEXT:
                self._add(shown(child), format, run, is_link)
            elif tag == _R_PR:
                continue
            elif tag == BREAK and child.get(W + "type") in ("page", "column"):
                if child.get(W + "type") == "page":
                    self.breaks_after = True
                    self.breaks_before = self.breaks_before or not any(piece.text.strip() for piece in self.pieces)
            elif tag in (TAB, BREAK) or tag in MARKS:
                self._add(mark(child, tag), format, run, is_link)
            elif tag == SYMBOL:
                self._add(mark(child, tag), format, run, is_link, plain=False)
            elif tag == _FIELD_CHAR:
                self._field(child.get(W + "fldCharType", ""), format, run)
            elif tag == _CODE:
                if self._open:
                    self._open[-1][0].append(child.text or "")
            elif tag == _PAGE_BREAK_HINT:
                self.page_hints += 1
            elif tag in _DRAWN:
                self._drawing(child)
            elif tag == ALTERNATE:
                self._content(chosen_form(child), run, format, is_link)
            elif tag == W + "commentReference":
                self._notes.add("comments")
            elif tag == W + "ruby":
                for base in child.iter(W + "rubyBase"):
                    self.gather(base, is_link=is_link)

    def _drawing(self, element: etree._Element) -> None:
        self.shapes.append(read_shape(element))
        # A box inside the older form of the same drawing is the same box again.
        self.boxes += _boxes(element)

    def _add(self, text: str, format: RunFormat, run: etree._Element, is_link: bool, *, plain: bool = True) -> None:
        if not text or format.hidden or any(in_code for _, in_code in self._open):
            return
        if text.strip():
            self.breaks_after = False
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.run is run and last.format == format and last.plain == plain:
            last.text += text
        else:
            self.pieces.append(Piece(text, format, run, is_link, plain))

    def _field(self, kind: str, format: RunFormat, run: etree._Element) -> None:
        if kind == "begin":
            self._open.append(([], True))
        elif self._open and kind == "separate":
            code, _ = self._open[-1]
            self._open[-1] = (code, False)
        elif self._open and kind == "end":
            code, _ = self._open.pop()
            shown_in = self.pieces[-1] if self.pieces else None
            result = shown_in.format if shown_in is not None and shown_in.text.strip() else format
            self.fields.append(Field("".join(code).strip(), result, run))


def _boxes(element: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in element:
        if child.tag == BOX:
            found.append(child)
        elif child.tag == ALTERNATE:
            found += _boxes(chosen_form(child))
        else:
            found += _boxes(child)
    return found


class _Reader:
    """Puts the parts together."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts = _Parts(package)
        self._notes: set[str] = set()

    def document(self) -> Document:
        parts = self._parts
        body = parts.body()
        styles = parts.of_kind("styles")
        if styles is None:
            self._notes.add("no-styles")
        numbering = Numbering(parts.of_kind("numbering"))
        cascade = Cascade(styles, parts.of_kind("theme"), numbering)
        flow = _Flow(cascade, Counter(numbering), self._package.file, self._notes)
        flow.read(body)
        ends = [*flow.section_ends, next(iter(body.iterchildren(_SECT)), None)]
        names = {id: name for id, (kind, name) in parts.related.items() if kind in ("header", "footer")}
        sections: list[Section] = []
        for end in ends:
            sections.append(read_section(end, sections[-1] if sections else None, names))
        headers = {
            name: self._header(name, cascade, numbering)
            for name in dict.fromkeys(
                name for one in sections for name in (*one.headers.values(), *one.footers.values())
            )
            if name in self._package
        }
        even_and_odd, tab_mm = self._settings()
        if any(name.lower().endswith("vbaproject.bin") for name in self._package.names):
            self._notes.add("macros")
        return Document(
            file=self._package.file,
            paragraphs=tuple(flow.paragraphs),
            tables=tuple(flow.tables),
            sections=tuple(sections),
            headers=headers,
            roots=parts.roots,
            even_and_odd=even_and_odd,
            default_tab_mm=tab_mm,
            notes=frozenset(self._notes),
            pages=flow.page_hints + 1,
        )

    def _header(self, name: str, cascade: Cascade, numbering: Numbering) -> tuple[Paragraph, ...]:
        flow = _Flow(cascade, Counter(numbering), self._package.file, self._notes)
        flow.empty = replace(flow.empty, part="đầu trang" if "header" in name else "chân trang")
        flow.read(self._parts.parse(name))
        return tuple(flow.paragraphs)

    def _settings(self) -> tuple[bool, float]:
        settings = self._parts.of_kind("settings")
        if settings is None:
            return False, 12.7
        even = settings.find(W + "evenAndOddHeaders")
        tab = settings.find(W + "defaultTabStop")
        if settings.find(W + "documentProtection") is not None:
            self._notes.add("protected")
        stop = number_of(tab.get(VAL)) if tab is not None else None
        return even is not None and is_on(even), mm_of_twips(stop) if stop else 12.7
