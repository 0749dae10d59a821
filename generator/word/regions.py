"""The content controls of a document: what a person calls each, and the paragraphs that stand in it.

Knows nothing of what the titles mean.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from generator.word.plain_text import PARAGRAPH, TABLE, VAL, W, Walk

__all__ = ["RegionText", "read_regions"]


class RegionText(NamedTuple):
    """A content control: its tag, its title (the tag where it has none), and its paragraphs."""

    tag: str
    title: str
    paragraphs: tuple[str, ...]


def read_regions(document_xml: bytes) -> tuple[RegionText, ...]:
    """The content controls of a well-formed part, in their order; those around a table are left out."""
    root = etree.fromstring(document_xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    regions = []
    for control in root.iter(W + "sdt"):
        if next(control.iter(TABLE), None) is not None:
            continue
        tag, title = (_property(control, name) for name in ("tag", "alias"))
        regions.append(RegionText(tag, title or tag, tuple(Walk(node).text for node in control.iter(PARAGRAPH))))
    return tuple(regions)


def _property(control: etree._Element, name: str) -> str:
    return next((found.get(VAL, "") for found in control.iterfind(f"{W}sdtPr/{W}{name}")), "")
