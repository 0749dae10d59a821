"""What a reader sees in a part of a Word document: its paragraphs and tables as plain records.

Knows WordprocessingML; it must never know what a paragraph or a table is for.

The XML is read as it streams in, and each row of a table is let go once it is read, so that a table of ten thousand
rows needs little memory. What most documents hold, runs of text, is gathered in one flat pass; whatever is less plain
(fields, deleted text, text boxes, tables in cells) sends its paragraph or row to the complete walk, which is slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, cast

from lxml import etree

from generator.findings import Place, Refused
from generator.word.plain_text import (
    ALTERNATE,
    BREAK,
    CELL,
    GRID_SPAN,
    HEADER,
    MARKS,
    MATH_TEXT,
    NO_TEXT,
    PARAGRAPH,
    ROW,
    STYLE,
    SYMBOL,
    TAB,
    TABLE,
    TEXT,
    UNPLAIN,
    V_MERGE,
    VAL,
    W,
    Walk,
    chosen_form,
    is_on,
    is_paragraph_deleted,
    mark,
    read_row,
    shown,
    span_of,
    style_of,
)

__all__ = ["CellText", "ParagraphText", "TableText", "outline_lines", "read_outline"]


class ParagraphText(NamedTuple):
    """A paragraph.

    Attributes:
        text: what it says; a line break is a newline, a tab a tab.
        style: the id of its style, empty where it names none.
        regions: the tags of the content controls around it, from the outside in.
    """

    text: str
    style: str
    regions: tuple[str, ...]


class CellText(NamedTuple):
    """A cell of a table.

    Attributes:
        text: its paragraphs, joined by newlines.
        span: how many columns of the grid it takes.
        merged_up: whether it is one with the cell above it.
    """

    text: str
    span: int
    merged_up: bool


class TableText(NamedTuple):
    """A table.

    Attributes:
        rows: from the top.
        header_rows: how many rows from the top are repeated on each page.
        regions: the tags of the content controls around it, from the outside in.
    """

    rows: tuple[tuple[CellText, ...], ...]
    header_rows: int
    regions: tuple[str, ...]


_MARKS: Final = (TAB, BREAK, *MARKS, SYMBOL, MATH_TEXT)
_IN_TABLE: Final = (ROW, CELL, PARAGRAPH, TEXT, GRID_SPAN, V_MERGE, HEADER, TABLE, *_MARKS, *UNPLAIN)
_IN_BODY: Final = (PARAGRAPH, TEXT, STYLE, TABLE, *_MARKS, *UNPLAIN)
_BLOCKS: Final = (PARAGRAPH, TABLE)
_CONTROL: Final = W + "sdt"
_NOT_HERE: Final = frozenset((PARAGRAPH, CELL)) | NO_TEXT
"""What a block is not to be inside of: then it is part of a text box or a cell, or deleted."""

_CHUNK: Final = 1 << 18

_Row = tuple[tuple[CellText, ...], bool]
"""A row's cells, and whether it is repeated on each page."""


def read_outline(document_xml: bytes, *, file: str = "") -> tuple[ParagraphText | TableText, ...]:
    """Reads the paragraphs and tables of a part, in the order they stand in.

    Deleted and moved-away text is left out, inserted text is there; of fields the results are there, not the codes; the
    paragraphs of a text box follow the paragraph it is anchored in; a table inside a cell is that cell's text.

    Args:
        document_xml: the part (`word/document.xml`, a header, …).
        file: the name a person knows the document by, for messages.

    Raises:
        Refused: it is no well-formed XML, declares a DTD, or is not WordprocessingML.
    """
    return tuple(_Reader(document_xml, file).blocks())


def outline_lines(outline: Iterable[ParagraphText | TableText]) -> list[str]:
    """An outline as lines for people: `[style] text`, `‹region›` before what stands in it, `| cell | cell |`."""
    lines = []
    for block in outline:
        where = "".join(f"‹{region}› " for region in block.regions)
        if isinstance(block, ParagraphText):
            style = f"[{block.style}] " if block.style else ""
            lines.append(f"{where}{style}{_on_one_line(block.text)}".rstrip())
        else:
            repeated = f", {block.header_rows} hàng đầu lặp lại" if block.header_rows else ""
            lines.append(f"{where}bảng {len(block.rows)} hàng{repeated}:")
            lines += ["  | " + " | ".join(map(_cell_on_one_line, row)) + " |" for row in block.rows]
    return lines


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ⏎ ").replace("\t", " → ")


def _cell_on_one_line(cell: CellText) -> str:
    span = f"⟨{cell.span} cột⟩ " if cell.span > 1 else ""
    return span + ("〃" if cell.merged_up else _on_one_line(cell.text))


class _Reader:
    """Reads one part: the rows of its tables while the XML streams in, what is around them when it has ended."""

    def __init__(self, source: bytes, file: str) -> None:
        self._place = Place(file=file)
        # Elements are keys here: as long as one is held, lxml hands out the same object for it.
        self._tables: dict[etree._Element, list[_Row]] = {}
        try:
            self._root = self._parsed(source)
        except etree.XMLSyntaxError as broken:
            raise Refused.because(
                "van_ban_hong",
                "nội dung văn bản Word bị hỏng, không đọc được",
                "mở tệp bằng Word để Word sửa rồi lưu lại, hoặc lấy bản khác",
                self._place,
            ) from broken
        if self._root.getroottree().docinfo.internalDTD is not None or not self._root.tag.startswith(W):
            raise Refused.because(
                "khong_phai_van_ban_word",
                "nội dung bên trong tệp không phải văn bản Word thông thường",
                'mở tệp bằng Word rồi lưu lại với loại "Word Document (*.docx)"',
                self._place,
            )

    def _parsed(self, source: bytes) -> etree._Element:
        parser = etree.XMLPullParser(
            events=("end",),
            tag=ROW,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for start in range(0, len(source), _CHUNK):
            parser.feed(source[start : start + _CHUNK])
            self._take_rows([cast("etree._Element", row) for _, row in parser.read_events()])
        return parser.close()

    def _take_rows(self, ended: list[etree._Element]) -> None:
        """Reads the rows that have ended, table by table, and lets go of them."""
        rows_of: dict[etree._Element, list[etree._Element]] = {}
        parent: etree._Element | None = None
        table: etree._Element | None = None
        for row in ended:
            if (above := row.getparent()) is not parent:
                parent, table = above, _outer_table(row)
            if table is not None:
                rows_of.setdefault(table, []).append(row)
        for table, rows in rows_of.items():
            self._tables.setdefault(table, []).extend(_read_rows(table, rows))
            for row in rows:
                row.clear()  # Removing it with all that is in it would take several times as long.
                if (above := row.getparent()) is not None:
                    above.remove(row)

    def blocks(self) -> Iterator[ParagraphText | TableText]:
        """The paragraphs and tables from the top."""
        return self._blocks(self._root, ())

    def _blocks(self, container: etree._Element, around: tuple[str, ...]) -> Iterator[ParagraphText | TableText]:
        """One flat pass; a paragraph with anything unplain in it is read by the complete walk."""
        parent: etree._Element | None = None
        regions: tuple[str, ...] | None = None
        block, at = container, around
        parts: list[str] = []
        style, taking = "", False
        for node in container.iter(*_IN_BODY):
            tag = node.tag
            if tag in _BLOCKS:
                above = node.getparent()
                if above is not parent:
                    parent = above
                    regions = None if above is None else _regions(above, container, around)
                if taking:
                    yield ParagraphText("".join(parts), style, at)
                taking = False
                if regions is None:
                    continue
                parts, style, at, block = [], "", regions, node
                taking = tag == PARAGRAPH
                if not taking:
                    yield self._table(block, at)
            elif not taking:
                continue
            elif tag == TEXT:
                parts.append(shown(node))
            elif tag == STYLE:
                style = node.get(VAL, "")
            elif tag in UNPLAIN:
                taking = False
                walk = Walk(block)
                if walk.text or not is_paragraph_deleted(block):
                    yield ParagraphText(walk.text, style_of(block), at)
                for box in walk.boxes:
                    yield from self._blocks(box, at)
            else:
                parts.append(mark(node, tag))
        if taking:
            yield ParagraphText("".join(parts), style, at)

    def _table(self, table: etree._Element, regions: tuple[str, ...]) -> TableText:
        rows = self._tables.get(table, [])
        header_rows = next((number for number, (_, repeated) in enumerate(rows) if not repeated), len(rows))
        return TableText(tuple(cells for cells, _ in rows), header_rows, regions)


def _outer_table(row: etree._Element) -> etree._Element | None:
    """The table that a row is in; None for one in a cell, which is read with that cell."""
    for table in row.iterancestors(TABLE):
        return table if next(table.iterancestors(CELL), None) is None else None
    return None


def _regions(parent: etree._Element, container: etree._Element, around: tuple[str, ...]) -> tuple[str, ...] | None:
    """The content controls around the blocks of a parent, or None where its blocks are not to be read."""
    tags: list[str] = []
    below: etree._Element | None = None
    node: etree._Element | None = parent
    while node is not None and node is not container:
        if node.tag in _NOT_HERE or (node.tag == ALTERNATE and chosen_form(node) is not below):
            return None
        if node.tag == _CONTROL:
            tags += _tag_of(node)
        below, node = node, node.getparent()
    return (*around, *reversed(tags))


def _tag_of(control: etree._Element) -> list[str]:
    """The tag of a content control, if it has one."""
    return [
        tag.get(VAL, "")
        for properties in control.iterchildren(W + "sdtPr")
        for tag in properties.iterchildren(W + "tag")
    ]


def _read_rows(table: etree._Element, rows: list[etree._Element]) -> list[_Row]:
    """Reads rows of a table in one flat pass; one with anything unplain in it is read by the complete walk.

    The table may have more rows than these, which are still streaming in: at the first of them the pass ends.
    """
    found: list[_Row] = []
    cells: list[CellText] = []
    parts: list[str] = []
    upcoming = iter(rows)
    awaited = next(upcoming, None)
    row: etree._Element | None = None
    span, merged_up, repeated, first, inside, taking = 1, False, False, True, False, False
    for node in table.iter(*_IN_TABLE):
        tag = node.tag
        if tag == ROW:
            if taking:
                if inside:
                    cells.append(CellText("".join(parts), span, merged_up))
                found.append((tuple(cells), repeated))
            taking = node is awaited
            if taking:
                row, awaited = node, next(upcoming, None)
                cells, repeated, inside = [], False, False
            elif awaited is None:
                break
        elif not taking:
            continue
        elif tag == TEXT:
            parts.append(shown(node))
        elif tag == PARAGRAPH:
            if first:
                first = False
            else:
                parts.append("\n")
        elif tag == CELL:
            if inside:
                cells.append(CellText("".join(parts), span, merged_up))
            parts, span, merged_up, first, inside = [], 1, False, True, True
        elif tag == GRID_SPAN:
            span = span_of(node)
        elif tag == V_MERGE:
            merged_up = node.get(VAL, "continue") != "restart"
        elif tag == HEADER:
            repeated = is_on(node)
        elif tag == TABLE or tag in UNPLAIN:
            taking = False
            walked = read_row(row) if row is not None else None
            if walked is not None:
                found.append((tuple(CellText(*cell) for cell in walked[0]), walked[1]))
        else:
            parts.append(mark(node, tag))
    if taking:
        if inside:
            cells.append(CellText("".join(parts), span, merged_up))
        found.append((tuple(cells), repeated))
    return found
