"""A Word file as it looks: every paragraph in reading order with its effective formatting, tables, sections, headers.

Knows what there is to know of a file; it must never know what a paragraph is for. Inserted text is text, deleted
and hidden text is not; of a field the result is. What a reader ought to know besides (tracked changes, comments,
macros) is noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from generator.findings import Place
from generator.word.cascade import TableLook
from generator.word.formatting import ParagraphFormat, RunFormat
from generator.word.package import Package
from generator.word.sections import Section
from generator.word.shapes import Shape

__all__ = ["Cell", "Document", "Field", "Paragraph", "Piece", "Row", "Table", "read_document"]


class Piece:
    """A stretch of text in one format; `run` is the element it stands in, `plain` whether it is ordinary letters."""

    __slots__ = ("format", "is_link", "plain", "run", "text")

    def __init__(
        self, text: str, format: RunFormat, run: etree._Element, is_link: bool = False, plain: bool = True
    ) -> None:
        self.text = text
        self.format = format
        self.run = run
        self.is_link = is_link
        self.plain = plain


class Field(NamedTuple):
    """A field by its code (`PAGE`), with the format of its result."""

    code: str
    format: RunFormat
    run: etree._Element


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
        in_contents: is of a table of contents.
        frame: where a frame (`w:framePr`) puts it across the page; empty where it is in none.
        element: its `w:p`.
    """

    __slots__ = (
        "breaks_after", "breaks_before", "cell", "element", "fields", "format", "frame", "in_box", "in_contents",
        "index", "label", "number", "page_hints", "pieces", "place", "section", "shapes", "text",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        text: str,
        pieces: tuple[Piece, ...],
        label: str,
        number: Mapping[str, str],
        format: ParagraphFormat,
        place: Place,
        cell: Cell | None,
        in_box: bool,
        section: int,
        shapes: tuple[Shape, ...],
        fields: tuple[Field, ...],
        breaks_before: bool,
        breaks_after: bool,
        page_hints: int,
        frame: str,
        element: etree._Element,
        in_contents: bool = False,
    ) -> None:
        self.index = index
        self.text = text
        self.pieces = pieces
        self.label = label
        self.number = number
        self.format = format
        self.place = place
        self.cell = cell
        self.in_box = in_box
        self.section = section
        self.shapes = shapes
        self.fields = fields
        self.breaks_before = breaks_before
        self.breaks_after = breaks_after
        self.page_hints = page_hints
        self.frame = frame
        self.element = element
        self.in_contents = in_contents

    @property
    def outermost_table(self) -> Table | None:
        """The table it stands in that stands in no other; None outside tables."""
        cell, table = self.cell, None
        while cell is not None:
            table = cell.row.table
            cell = table.inside
        return table


class Cell:
    """A cell: the columns of the grid it takes from `start`, where it is, how wide; `text_width_mm` between margins."""

    __slots__ = (
        "bottom_border", "element", "left_mm", "look", "merged_up", "paragraphs", "row", "span", "start",
        "text_width_mm", "width_mm",
    )  # fmt: skip

    def __init__(
        self,
        row: Row,
        start: int,
        span: int,
        merged_up: bool,
        left_mm: float,
        width_mm: float,
        text_width_mm: float,
        bottom_border: str,
        look: TableLook,
        element: etree._Element,
    ) -> None:
        self.row = row
        self.start = start
        self.span = span
        self.merged_up = merged_up
        self.left_mm = left_mm
        self.width_mm = width_mm
        self.text_width_mm = text_width_mm
        self.bottom_border = bottom_border
        self.look = look
        self.element = element
        self.paragraphs: list[Paragraph] = []


class Row:
    """A row; `repeated` on each page."""

    __slots__ = ("cells", "element", "number", "repeated", "table", "top_border")

    def __init__(self, table: Table, number: int, repeated: bool, top_border: str, element: etree._Element) -> None:
        self.table = table
        self.number = number
        self.repeated = repeated
        self.top_border = top_border
        self.element = element
        self.cells: list[Cell] = []


class Table:
    """A table; `inside` is the cell it is nested in, `bordered` whether its cells have lines between them."""

    __slots__ = ("align", "bordered", "element", "inside", "number", "rows", "section", "width_mm")

    def __init__(
        self,
        number: int,
        inside: Cell | None,
        width_mm: float,
        align: str,
        bordered: bool,
        section: int,
        element: etree._Element,
    ) -> None:
        self.number = number
        self.inside = inside
        self.width_mm = width_mm
        self.align = align
        self.bordered = bordered
        self.section = section
        self.element = element
        self.rows: list[Row] = []


class Document(NamedTuple):
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
    # Whoever has a document already need not load what reads one.
    from generator.word.document_reader import DocumentReader

    return DocumentReader(package).document()
