"""The paragraphs and tables of one part in their reading order, each with its place and its effective formatting.

It must never know what a paragraph is for.
"""

from __future__ import annotations

from lxml import etree

from generator.findings import Place
from generator.word.cascade import Cascade, read_sides
from generator.word.cells import Looks, elements_inside, is_bordered, read_cell
from generator.word.document import Cell, Paragraph, Row, Table
from generator.word.formatting import mm_of_twips, number_of
from generator.word.numbering import Counter
from generator.word.plain_text import (
    ALTERNATE,
    CELL,
    HEADER,
    NO_TEXT,
    PARAGRAPH,
    ROW,
    TABLE,
    VAL,
    W,
    chosen_form,
    is_on,
    is_paragraph_deleted,
)
from generator.word.runs import Runs

__all__ = ["Flow"]

_P_PR, _SECT, _DEL, _CONTROL = W + "pPr", W + "sectPr", W + "del", W + "sdt"


class Flow:
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
        self.contents: list[tuple[int, int]] = []
        """Where tables of contents begin and end, by the indexes of paragraphs."""
        self._fields: list[tuple[str, int]] = []
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
                start = len(self.paragraphs)
                self.read(child, cell, in_box=in_box)
                if tag == _CONTROL and _lists_contents(child):
                    self.contents.append((start, len(self.paragraphs)))
            elif tag in (_DEL, W + "moveFrom"):
                self.notes.add("tracked")

    def _paragraph(self, element: etree._Element, cell: Cell | None, in_box: bool) -> None:
        properties = element.find(_P_PR)
        look = cell.look if cell is not None else None
        format, number = self.cascade.paragraph(properties, look)
        walk = Runs(self.cascade, format.style, look, self.notes)
        walk.gather(element)
        self.page_hints += walk.page_hints
        self._follow_fields(walk)
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

    def _follow_fields(self, walk: Runs) -> None:
        """Fields that begin in one paragraph and end in another one; of those that never end nothing is known."""
        here = len(self.paragraphs)
        letters = sum(len(piece.text.strip()) for piece in walk.pieces) if walk.closed else 0
        for before in walk.closed:
            if self._fields:
                code, start = self._fields.pop()
                if code.upper().startswith("TOC"):
                    # Text behind the end of the field is no entry.
                    self.contents.append((start, here if letters > before else here + 1))
        self._fields += [(code, here) for code in walk.open_codes]

    def _place(self, cell: Cell | None, in_box: bool) -> Place:
        if cell is None:
            if not in_box:
                self._body_count += 1
            return self.empty._replace(part="khung chữ" if in_box else "", paragraph=max(self._body_count, 1))
        column = next((at for at, other in enumerate(cell.row.cells, 1) if other is cell), len(cell.row.cells))
        return self.empty._replace(
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
            bordered=is_bordered(properties, self.cascade, style),
            section=self.section,
            element=element,
        )
        self.tables.append(table)
        style_id = style.get(VAL, "") if style is not None else ""
        left, right = self.cascade.cell_sides(style_id)
        own = read_sides(properties.find(W + "tblCellMar") if properties is not None else None)
        look = Looks(style_id, properties, {"left": left, "right": right, **own})
        rows = list(elements_inside(element, ROW))
        for at, row_element in enumerate(rows):
            self._row(table, row_element, grid, look, at, len(rows), in_box)

    def _row(
        self,
        table: Table,
        element: etree._Element,
        grid: list[float],
        look: Looks,
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
        cells = list(elements_inside(element, CELL))
        for place, cell_element in enumerate(cells):
            cell = read_cell(row, cell_element, start, grid, look.at(at, count, place, len(cells)), look.sides)
            row.cells.append(cell)
            start += cell.span
            self.read(cell_element, cell, in_box=in_box)


def _lists_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL, "").casefold() == "table of contents"


def _frame(properties: etree._Element | None) -> str:
    frame = properties.find(W + "framePr") if properties is not None else None
    return "" if frame is None else frame.get(W + "xAlign", "left")
