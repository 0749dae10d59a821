"""What other programs change in a template when they save it, and how it is understood all the same.

LibreOffice gives styles ids of its own and keeps their names; it drops the empty paragraph that ends a section and lets
the paragraph above end it, which may be a command that is gone from the document; and of a section that fills one page
in the template it keeps the header of that page alone, which has no number. It must never judge a template.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.word.plain_text import W

__all__ = ["STYLE_NAMES", "number_pages", "own_styles", "set_breaks_apart"]

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BEHIND_TITLE_PAGE: Final = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")
_COMMAND: Final = re.compile(r"\s*\{%p\s[^{}]*%\}\s*")

STYLE_NAMES: Final = {
    "VB Kẻ ngang - cơ quan": "KeNgangCoQuan",
    "VB Kẻ ngang - tiêu ngữ": "KeNgangTieuNgu",
    "VB Kẻ ngang - trích yếu": "KeNgangTrichYeu",
    "VB Kẻ ngang - kèm theo": "KeNgangPhuLuc",
    "VB Biểu đồ": "VBBieuDo",
    "VB Ngắt phần": "VBNgatPhan",
}
"""The styles that are more than looks: by the name that a person sees, the id that they are drawn with."""


def own_styles(styles: etree._Element | None) -> dict[str, str]:
    """The ids that these styles have in a template, and the ids they are drawn with; those it lacks are absent."""
    found: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        id, name = style.get(f"{W}styleId", ""), style.find(f"{W}name")
        drawn = STYLE_NAMES.get(name.get(f"{W}val", "") if name is not None else "")
        if id in STYLE_NAMES.values():
            found[id] = id
        elif drawn is not None:
            found[id] = drawn
    return found


def set_breaks_apart(tree: etree._Element, styles: etree._Element | None) -> None:
    """A section that ends in a command's paragraph ends in an empty one below it, for the command leaves none."""
    ids = {drawn: id for id, drawn in own_styles(styles).items()}
    for section in list(tree.iter(f"{W}sectPr")):
        properties = section.getparent()
        paragraph = properties.getparent() if properties is not None else None
        if properties is None or paragraph is None or paragraph.tag != f"{W}p":
            continue
        if not _COMMAND.fullmatch("".join(text.text or "" for text in paragraph.iter(f"{W}t"))):
            continue
        ending = etree.Element(f"{W}p")
        looks = etree.SubElement(ending, f"{W}pPr")
        if "VBNgatPhan" in ids:
            etree.SubElement(looks, f"{W}pStyle").set(f"{W}val", ids["VBNgatPhan"])
        looks.append(deepcopy(section))
        properties.remove(section)
        paragraph.addnext(ending)


def number_pages(tree: etree._Element, numbered: frozenset[str]) -> None:
    """A section that has a header for its first page alone takes those of a section that numbers its pages.

    Args:
        tree: of the document; changed in place.
        numbered: the ids of the relationships that lead to headers with a page number.
    """
    sections = list(tree.iter(f"{W}sectPr"))
    donor = next((one for one in sections if _headers(one).get("default") in numbered), None)
    if donor is None:
        return
    for section in sections:
        headers = _headers(section)
        if set(headers) != {"default"} or headers["default"] in numbered or section.find(f"{W}titlePg") is not None:
            continue
        for old in section.findall(f"{W}headerReference"):
            section.remove(old)
        for position, reference in enumerate(donor.findall(f"{W}headerReference")):
            section.insert(position, deepcopy(reference))
        if donor.find(f"{W}titlePg") is not None:
            behind = (section.find(f"{W}{name}") for name in _BEHIND_TITLE_PAGE)
            following = next((one for one in behind if one is not None), None)
            title_page = etree.Element(f"{W}titlePg")
            if following is None:
                section.append(title_page)
            else:
                following.addprevious(title_page)


def _headers(section: etree._Element) -> dict[str, str]:
    references = section.findall(f"{W}headerReference")
    return {one.get(f"{W}type", "default"): one.get(f"{_R}id", "") for one in references}
