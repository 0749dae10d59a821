"""A document being changed in its look: what each change is in XML, and the package that comes of it.

Knows how to set formatting right where a text stands, never in a style that others share; it must never know why, and
it changes no letter. What someone is tracking changes of is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from generator.vietnamese import nfc
from generator.word.document import Document, Paragraph, Row
from generator.word.new_parts import NewParts, part_bytes
from generator.word.package import Package
from generator.word.plain_text import TEXT, VAL, W
from generator.word.properties import (
    paragraph_property,
    row_property,
    run_property,
    section_property,
    set_attributes,
    set_border,
    set_switch,
)
from generator.word.rule_line_shapes import mend_shape, rule_line_run
from generator.word.run_cuts import LeftAlone, RunCuts, refuse_tracked
from generator.word.said import page_fields_in, said_by, tabs_beside_number, words_in
from generator.word.shapes import Shape

__all__ = ["Editing", "LeftAlone", "Runs"]

Runs = list[etree._Element]
"""Some `w:r` of one paragraph."""

_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TWIPS_PER_MM: Final = 1440 / 25.4
_SWITCHES: Final = {"bold": ("b", "bCs"), "italic": ("i", "iCs"), "caps": ("caps",), "small_caps": ("smallCaps",)}
_FONT_SLOTS: Final = ("ascii", "hAnsi", "cs")


class Editing:
    """Changes to one document; `document` must have been read from `package` and not be changed otherwise."""

    def __init__(self, package: Package, document: Document) -> None:
        self._package = package
        self._document = document
        self._roots = document.roots
        self._main = next(name for name, root in self._roots.items() if root.tag == W + "document")
        self._before = {name: part_bytes(root) for name, root in self._roots.items()}
        self._said = {name: said_by(root, ignored=self._page_numbers(name)) for name, root in self._roots.items()}
        self._cuts: dict[int, RunCuts] = {}
        self._new = NewParts(package, self._main, self._roots)
        self._new_header = ""
        self._added: frozenset[etree._Element] = frozenset()

    # Letters.

    def runs(self, paragraph: Paragraph, start: int, end: int) -> Runs:
        """The runs that hold a stretch of a paragraph's text and nothing else; runs are cut where they hold more.

        Raises:
            LeftAlone: they cannot be, without touching what must not be touched.
        """
        cuts = self._cuts.setdefault(id(paragraph), RunCuts(paragraph))
        return cuts.between(start, end)

    def set_size(self, runs: Iterable[etree._Element], size_pt: float) -> None:
        """Sets the size of letters."""
        for run in runs:
            for name in ("sz", "szCs"):
                run_property(run, name).set(VAL, str(round(size_pt * 2)))

    def set_letters(self, runs: Iterable[etree._Element], switch: str, on: bool) -> None:
        """Switches `bold`, `italic`, `caps` or `small_caps`."""
        for run in runs:
            for name in _SWITCHES[switch]:
                set_switch(run_property(run, name), on)

    def set_font(self, runs: Iterable[etree._Element], font: str) -> None:
        """Sets the font of Latin letters."""
        for run in runs:
            fonts = run_property(run, "rFonts")
            for slot in _FONT_SLOTS:
                fonts.set(W + slot, font)
                set_attributes(fonts, **{("cstheme" if slot == "cs" else slot + "Theme"): None})

    def set_black(self, runs: Iterable[etree._Element]) -> None:
        """Sets letters in black."""
        for run in runs:
            colour = run_property(run, "color")
            colour.attrib.clear()
            colour.set(VAL, "000000")

    # Paragraphs.

    def _own(self, paragraph: Paragraph) -> etree._Element:
        refuse_tracked(paragraph.element)
        return paragraph.element

    def set_align(self, paragraph: Paragraph, align: str) -> None:
        """Aligns a paragraph: left, center, both."""
        paragraph_property(self._own(paragraph), "jc").set(VAL, align)

    def set_indents(
        self,
        paragraph: Paragraph,
        *,
        first_line_mm: float | None = None,
        left_mm: float | None = None,
        right_mm: float | None = None,
    ) -> None:
        """Sets indents; None leaves one as it is."""
        indents = paragraph_property(self._own(paragraph), "ind")
        if first_line_mm is not None:
            set_attributes(
                indents, firstLine=_twips(first_line_mm), hanging=None, firstLineChars=None, hangingChars=None
            )
        for mm, name, other in ((left_mm, "left", "start"), (right_mm, "right", "end")):
            if mm is not None:
                given = {name: _twips(mm), other: None, name + "Chars": None, other + "Chars": None}
                set_attributes(indents, **given)

    def set_space(self, paragraph: Paragraph, *, before_pt: float | None = None, after_pt: float | None = None) -> None:
        """Sets the space above or below a paragraph, between paragraphs of one style too."""
        own = self._own(paragraph)
        spacing = paragraph_property(own, "spacing")
        for name, value in (("before", before_pt), ("after", after_pt)):
            if value is not None:
                nothing: dict[str, str | None] = {name + "Lines": None, name + "Autospacing": None}
                if spacing.get(f"{W}{name}Autospacing") is not None or value != 14:
                    nothing[name + "Autospacing"] = "0"
                set_attributes(spacing, **{name: str(round(value * 20))}, **nothing)
        if paragraph.format.contextual:
            set_switch(paragraph_property(own, "contextualSpacing"), False)

    def set_line_spacing(self, paragraph: Paragraph, lines: float) -> None:
        """Sets the line spacing as a multiple of single."""
        spacing = paragraph_property(self._own(paragraph), "spacing")
        set_attributes(spacing, line=str(round(lines * 240)), lineRule="auto")

    # Rule lines.

    def draw_line(
        self, paragraph: Paragraph, width_mm: float, below_mm: float, *, middle_mm: float | None = None
    ) -> None:
        """Draws a line so far below a paragraph's top, in the middle of its column or where `middle_mm` says."""
        own = self._own(paragraph)
        taken = [
            int(node.get("id", "0"))
            for root in self._roots.values()
            for node in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
            if node.get("id", "").isascii() and node.get("id", "").isdecimal()
        ]
        run = rule_line_run(width_mm, below_mm, max(taken, default=0) + 1, middle_mm=middle_mm)
        own.append(run)
        self._added |= {run}

    def mend_line(self, shape: Shape, width_mm: float) -> None:
        """Makes a drawn line longer or shorter, and unbroken.

        Raises:
            LeftAlone: it is part of a larger drawing.
        """
        if not mend_shape(shape.element, width_mm):
            raise LeftAlone("đường kẻ vẽ theo kiểu khác thường")

    def mend_border(self, paragraph: Paragraph, *, drawn: bool) -> None:
        """Makes the line that is a paragraph's border unbroken; or takes it away, where one is drawn in its place."""
        borders = paragraph_property(self._own(paragraph), "pBdr")
        for side in ("bottom", "top"):
            border = getattr(paragraph.format, side)
            if border is not None and (side == "bottom" or not paragraph.text.strip()):
                set_border(borders, side, "nil" if drawn else "single")

    def remove_underline(self, runs: Iterable[etree._Element]) -> None:
        """Takes away what is drawn right under letters."""
        for run in runs:
            underline = run_property(run, "u")
            underline.attrib.clear()
            underline.set(VAL, "none")

    # What is built otherwise, with every word in its place.

    def reshape(self, change: Callable[[], None]) -> None:
        """Does what changes the building stones of the text: rows joined, strokes taken away; every word must stay.

        Raises:
            LeftAlone: a word would be lost, or something was before.
        """
        root = self._roots[self._main]
        self._prove(self._main)
        before = words_in(root, ignored=self._added)
        change()
        if words_in(root, ignored=self._added) != before:
            raise LeftAlone("lời văn sẽ đổi")
        self._said[self._main] = said_by(root, ignored=self._added)

    # Pages.

    def _section(self, number: int) -> etree._Element:
        element = self._document.sections[number].element
        if element is None:
            body = self._roots[self._main].find(W + "body")
            assert body is not None
            element = body.find(W + "sectPr")
            if element is None:
                element = etree.SubElement(body, W + "sectPr")
        if element.find(W + "sectPrChange") is not None:
            raise LeftAlone("trang này đang theo dõi thay đổi (track changes)")
        return element

    def set_paper(self, number: int, width_mm: float, height_mm: float) -> None:
        """Sets the paper of a section as it lies."""
        size = section_property(self._section(number), "pgSz")
        set_attributes(size, w=_twips(width_mm), h=_twips(height_mm), code=None)
        if width_mm > height_mm:
            size.set(W + "orient", "landscape")

    def set_margin(self, number: int, side: str, mm: float) -> None:
        """Sets one margin of a section: top, right, bottom, left."""
        section_property(self._section(number), "pgMar").set(W + side, _twips(mm))

    def set_numbering(self, number: int, *, start: int | None = None, arabic: bool = False) -> None:
        """Sets where the page numbers of a section start, and that they are Arabic."""
        numbers = section_property(self._section(number), "pgNumType")
        if start is not None:
            numbers.set(W + "start", str(start))
        if arabic:
            numbers.set(W + "fmt", "decimal")

    def hide_first_number(self, number: int) -> None:
        """Leaves the number off the first page of a section.

        Raises:
            LeftAlone: the headers say more than the number, which would be lost on that page.
        """
        section = self._document.sections[number]
        for parts in (section.headers, section.footers):
            if not section.title_page and any(self._says_more(parts[kind]) for kind in parts if kind != "even"):
                raise LeftAlone("đầu trang, chân trang còn có chữ khác")
            if "first" in parts:
                for paragraph in self._document.headers.get(parts["first"], ()):
                    self._remove_page_fields(paragraph)
        set_switch(section_property(self._section(number), "titlePg"), True)

    def _says_more(self, name: str) -> bool:
        root = self._roots.get(name)
        if root is None:
            return True
        words = said_by(root, ignored=self._page_numbers(name))
        plain = [word for word in words if not word.startswith("<")]
        return any(word.strip() for word in plain) or any(
            word[1:].startswith(("draw", "pict", "obj")) for word in words
        )

    def _page_numbers(self, name: str) -> frozenset[etree._Element]:
        """The PAGE fields of a header or a footer; a number is no word, and may be moved."""
        root = self._roots[name]
        if root.tag not in (W + "hdr", W + "ftr"):
            return frozenset()
        numbers = {one for paragraph in root.iter(W + "p") for field in page_fields_in(paragraph) for one in field}
        # Tabs beside nothing but a number say where it stands, as an alignment does.
        return frozenset(numbers | {tab for one in root.iter(W + "p") for tab in tabs_beside_number(one)})

    def _remove_page_fields(self, paragraph: Paragraph) -> None:
        for field in page_fields_in(paragraph.element):
            for one in field:
                refuse_tracked(one)
                parent = one.getparent()
                assert parent is not None
                parent.remove(one)

    def page_number_runs(self, paragraph: Paragraph) -> list[etree._Element]:
        """The runs of the page numbers in a paragraph."""
        fields = page_fields_in(paragraph.element)
        runs = [run for field in fields for one in field for run in one.iter(W + "r")]
        if not runs:
            raise LeftAlone("số trang đặt theo cách khác thường")
        for run in runs:
            refuse_tracked(run)
        return runs

    def centre_header(self, paragraph: Paragraph) -> None:
        """Sets a paragraph of a header in the middle of the page."""
        if paragraph.frame:
            set_attributes(paragraph_property(self._own(paragraph), "framePr"), xAlign="center", x=None)
            return
        for tab in tabs_beside_number(paragraph.element):
            refuse_tracked(tab)
            run = tab.getparent()
            assert run is not None
            run.remove(tab)
        self.set_align(paragraph, "center")
        self.set_indents(paragraph, first_line_mm=0, left_mm=0, right_mm=0)

    def number_in_header(self, number: int, size_pt: float) -> None:
        """Puts the page number in the middle of a section's header, and takes it out of the footer.

        Raises:
            LeftAlone: the footer says more than the number.
        """
        section = self._document.sections[number]
        element = self._section(number)
        for name in section.footers.values():
            paragraphs = self._document.headers.get(name, ())
            numbered = [one for one in paragraphs if page_fields_in(one.element)]
            if any(one.text.strip(" \t0123456789\u00a0") or one.cell is not None or one.shapes for one in numbered):
                raise LeftAlone("chân trang còn có chữ khác")
            for one in numbered:
                self._remove_page_fields(one)
        if "default" in section.headers:
            root = self._roots.get(section.headers["default"])
            if root is None:
                raise LeftAlone("tệp thiếu phần đầu trang")
            if not any(page_fields_in(one) for one in root.iter(W + "p")):
                self._number_into(root, size_pt)
            return
        if not self._new_header:
            header = etree.Element(W + "hdr", nsmap={"w": W[1:-1], "r": _R})
            self._number_into(header, size_pt)
            self._new_header = self._new.add("header", header)
        reference = etree.Element(W + "headerReference")
        reference.set(W + "type", "default")
        reference.set(_R_ID, self._new_header)
        element.insert(0, reference)

    def _number_into(self, header: etree._Element, size_pt: float) -> None:
        blank = next(
            (
                one
                for one in header.iterchildren(W + "p")
                if one.find(W + "r") is None and len(one) <= (one.find(W + "pPr") is not None)
            ),
            None,
        )
        if blank is None:
            blank = etree.Element(W + "p")
            header.insert(0, blank)
            self._added |= {blank}
        paragraph_property(blank, "jc").set(VAL, "center")
        set_attributes(paragraph_property(blank, "ind"), left="0", right="0", firstLine="0")
        for kind in ("begin", "code", "separate", "result", "end"):
            run = etree.SubElement(blank, W + "r")
            if kind == "code":
                code = etree.SubElement(run, W + "instrText")
                code.text = " PAGE "
                code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            elif kind == "result":
                etree.SubElement(run, TEXT).text = "2"
            else:
                etree.SubElement(run, W + "fldChar").set(W + "fldCharType", kind)
            self.set_font([run], "Times New Roman")
            self.set_letters([run], "bold", False)
            self.set_letters([run], "italic", False)
            self.set_black([run])
            self.set_size([run], size_pt)

    # Tables and letters as they are encoded.

    def repeat_row(self, row: Row) -> None:
        """Repeats a row at the top of each page."""
        refuse_tracked(row.element)
        set_switch(row_property(row.element, "tblHeader"), True)

    def join_rows(self, upper: Row, lower: Row, columns: Iterable[int]) -> None:
        """Makes one row of two: what stands in some columns of the lower goes into the blank cells above.

        Raises:
            LeftAlone: someone is tracking changes of a row, or it is built otherwise.
        """
        for row in (upper, lower):
            refuse_tracked(row.element)
            if any(cell.element.getparent() is not row.element for cell in row.cells):
                raise LeftAlone("hàng nằm trong khung điều khiển (content control)")

        def join() -> None:
            for column in columns:
                target, source = upper.cells[column].element, lower.cells[column].element
                for blank in target.findall(W + "p"):
                    target.remove(blank)
                target.extend([one for one in source if one.tag != W + "tcPr"])
            table = lower.element.getparent()
            assert table is not None
            table.remove(lower.element)

        self.reshape(join)

    def compose(self) -> int:
        """Writes every text in NFC; returns how many stretches changed. Text that is tracked is left alone."""
        changed = 0
        for name, root in self._roots.items():
            if name.endswith(".rels") or root.tag in (W + "styles", W + "numbering", W + "settings"):
                continue
            for node in root.iter(TEXT):
                text = node.text or ""
                if not text.isascii() and nfc(text) != text:
                    try:
                        refuse_tracked(node)
                    except LeftAlone:
                        continue
                    node.text = nfc(text)
                    changed += 1
        return changed

    # What came of it.

    def finish(self) -> bytes:
        """The changed package: only changed parts are new.

        Raises:
            LeftAlone: a word would be lost or added, which no change here may do.
        """
        changed: dict[str, bytes] = {}
        for name, root in self._roots.items():
            content = part_bytes(root)
            if content != self._before[name]:
                self._prove(name)
                changed[name] = content
        return self._package.with_parts({**changed, **self._new.parts}) if changed or self._new.parts else b""

    def _prove(self, name: str) -> None:
        if said_by(self._roots[name], ignored=self._page_numbers(name) | self._added) != self._said[name]:
            raise LeftAlone("lời văn sẽ đổi")


def _twips(mm: float) -> str:
    return str(round(mm * _TWIPS_PER_MM))
