"""A paragraph's runs as pieces of text in their formats, with what is drawn, broken and reckoned among them.

It must never know where the paragraph stands.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.word.cascade import Cascade, TableLook
from generator.word.document import Field, Piece
from generator.word.formatting import RunFormat
from generator.word.plain_text import (
    ALTERNATE,
    BOX,
    BREAK,
    MARKS,
    MATH_TEXT,
    NO_TEXT,
    SYMBOL,
    TAB,
    TEXT,
    W,
    chosen_form,
    mark,
    shown,
)
from generator.word.shapes import Shape, read_shape

__all__ = ["Runs"]

_RUN, _P_PR, _R_PR = W + "r", W + "pPr", W + "rPr"
_FIELD_CHAR, _CODE, _SIMPLE = W + "fldChar", W + "instrText", W + "fldSimple"
_LINK, _INS, _DEL = W + "hyperlink", W + "ins", W + "del"
_DRAWN: Final = (W + "drawing", W + "pict", W + "object")
_PAGE_BREAK_HINT: Final = W + "lastRenderedPageBreak"


class Runs:
    """The complete walk through a paragraph."""

    def __init__(self, cascade: Cascade, style: str, look: TableLook | None, notes: set[str]) -> None:
        self.pieces: list[Piece] = []
        self.shapes: list[Shape] = []
        self.boxes: list[etree._Element] = []
        self.fields: list[Field] = []
        self.breaks_before = self.breaks_after = False
        self.page_hints = 0
        self.closed: list[int] = []
        """Of each field that began in a paragraph above and ends here, how much text stands before its end."""
        self._cascade, self._style, self._look, self._notes = cascade, style, look, notes
        self._open: list[tuple[list[str], bool]] = []

    @property
    def open_codes(self) -> list[str]:
        """The codes of the fields that go on below."""
        return ["".join(code).strip() for code, _ in self._open]

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
        elif kind == "end":
            self.closed.append(sum(len(piece.text.strip()) for piece in self.pieces))


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
