"""A Word file as it looks: every paragraph in reading order with its effective formatting, tables, sections, headers.

Knows what there is to know of a file; it must never know what a paragraph is for. Inserted text is text, deleted
and hidden text is not; of a field the result is. What a reader ought to know besides (tracked changes, comments,
macros) is noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.findings import Place
from generator.word.cascade import TableLook
from generator.word.formatting import ParagraphFormat, RunFormat
from generator.word.package import Package
from generator.word.sections import Section
from generator.word.shapes import Shape

__all__ = ["Cell", "Document", "Field", "Paragraph", "Piece", "Row", "Table", "read_document"]


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
        in_contents: is of a table of contents.
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
    in_contents: bool = False


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
    # Whoever has a document already need not load what reads one.
    from generator.word.document_reader import DocumentReader

    return DocumentReader(package).document()
