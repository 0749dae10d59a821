"""Puts the parts of a Word file together into a document.

It must never know what a paragraph is for.
"""

from __future__ import annotations

from generator.word.cascade import Cascade
from generator.word.contents import mark_contents
from generator.word.document import Document, Paragraph
from generator.word.flow import Flow
from generator.word.formatting import mm_of_twips, number_of
from generator.word.numbering import Counter, Numbering
from generator.word.package import Package
from generator.word.plain_text import VAL, W, is_on
from generator.word.sections import Section, read_section
from generator.word.xml_parts import XmlParts

__all__ = ["DocumentReader"]

_SECT = W + "sectPr"


class DocumentReader:
    """Puts the parts together."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts = XmlParts(package)
        self._notes: set[str] = set()

    def document(self) -> Document:
        """The document that the parts make."""
        parts = self._parts
        body = parts.body()
        styles = parts.of_kind("styles")
        if styles is None:
            self._notes.add("no-styles")
        numbering = Numbering(parts.of_kind("numbering"))
        cascade = Cascade(styles, parts.of_kind("theme"), numbering)
        flow = Flow(cascade, Counter(numbering), self._package.file, self._notes)
        flow.read(body)
        mark_contents(flow.paragraphs, flow.contents, cascade.style_name)
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
        flow = Flow(cascade, Counter(numbering), self._package.file, self._notes)
        flow.empty = flow.empty._replace(part="đầu trang" if "header" in name else "chân trang")
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
