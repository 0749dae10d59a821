"""The sections of a document: paper, margins, page numbers, and the headers and footers in force in each.

Knows section properties; it must never know what stands on the pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from generator.word.formatting import mm_of_twips, number_of
from generator.word.plain_text import VAL, W, is_on

__all__ = ["Section", "read_section"]

_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETTER_TWIPS: Final = (12240.0, 15840.0)


class Section(NamedTuple):
    """One section.

    Attributes:
        width_mm, height_mm: the paper as it lies.
        landscape: wider than high.
        top_mm …: the margins; None where the file does not say.
        gutter_mm: what is added to the left margin for binding.
        header_mm: from the paper's edge to the header.
        title_page: its first page has headers of its own.
        number_format, number_start: of the page numbers; None where they run on.
        starts: how it begins: nextPage, continuous, …
        columns: text columns.
        headers, footers: kind (`default`, `first`, `even`) → name of the part in force, inherited ones too.
        element: the `w:sectPr`; None where the document has none.
    """

    width_mm: float
    height_mm: float
    top_mm: float | None
    right_mm: float | None
    bottom_mm: float | None
    left_mm: float | None
    gutter_mm: float
    header_mm: float | None
    title_page: bool
    number_format: str
    number_start: int | None
    starts: str
    columns: int
    element: etree._Element | None
    headers: dict[str, str]
    footers: dict[str, str]

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its long side."""
        return self.width_mm > self.height_mm

    @property
    def text_width_mm(self) -> float:
        """The width between the margins."""
        return self.width_mm - (self.left_mm or 0) - (self.right_mm or 0) - self.gutter_mm


def read_section(element: etree._Element | None, before: Section | None, parts: Mapping[str, str]) -> Section:
    """Reads a `w:sectPr`.

    Args:
        element: the `w:sectPr`, None where the document has none.
        before: the section before it, whose headers it takes where it has none.
        parts: relationship id → name of the part.
    """
    size, margin, numbers, columns, kind = (
        element.find(W + name) if element is not None else None
        for name in ("pgSz", "pgMar", "pgNumType", "cols", "type")
    )

    def attribute(node: etree._Element | None, name: str) -> float | None:
        return number_of(node.get(W + name)) if node is not None else None

    def mm(name: str) -> float | None:
        value = attribute(margin, name)
        return None if value is None else mm_of_twips(value)

    title = element.find(W + "titlePg") if element is not None else None
    start = attribute(numbers, "start")
    section = Section(
        width_mm=mm_of_twips(attribute(size, "w") or _LETTER_TWIPS[0]),
        height_mm=mm_of_twips(attribute(size, "h") or _LETTER_TWIPS[1]),
        top_mm=mm("top"),
        right_mm=mm("right"),
        bottom_mm=mm("bottom"),
        left_mm=mm("left"),
        gutter_mm=mm("gutter") or 0.0,
        header_mm=mm("header"),
        title_page=title is not None and is_on(title),
        number_format=numbers.get(W + "fmt", "decimal") if numbers is not None else "decimal",
        number_start=None if start is None else int(start),
        starts=kind.get(VAL, "nextPage") if kind is not None else "nextPage",
        columns=int(attribute(columns, "num") or 1),
        element=element,
        headers=dict(before.headers) if before else {},
        footers=dict(before.footers) if before else {},
    )
    for node in element if element is not None else ():
        if node.tag in (W + "headerReference", W + "footerReference"):
            part = parts.get(node.get(_R_ID, ""), "")
            target = section.headers if node.tag == W + "headerReference" else section.footers
            if part:
                target[node.get(W + "type", "default")] = part
    return section
