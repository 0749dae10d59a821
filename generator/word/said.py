"""Everything a part says and what it is built of, as one list: equal lists, equal words.

Knows what is text, in any state (inserted, deleted, hidden, in field codes); it must never know how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.vietnamese import nfc
from generator.word.plain_text import VAL, W

__all__ = ["page_fields_in", "said_by", "tabs_beside_number", "words_in"]

_STROKES: Final = re.compile(r"\s*[_=―─━¯—–-]{3,}\s*")

_TEXTS: Final = frozenset(W + name for name in ("t", "delText", "instrText", "delInstrText"))
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BUILT: Final = frozenset(
    W + name
    for name in (
        *("p", "tbl", "tr", "tc", "sdt", "ins", "del", "moveFrom", "moveTo", "hyperlink", "fldSimple", "fldChar"),
        *("tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab", "drawing", "object", "footnoteReference"),
        *("endnoteReference", "commentReference", "bookmarkStart", "bookmarkEnd", "numPr", "pStyle"),
        *("gridSpan", "vMerge", "sectPr", "pict"),
    )
)
_RUN, _CHAR, _SIMPLE = W + "r", W + "fldChar", W + "fldSimple"


def said_by(root: etree._Element, *, ignored: frozenset[etree._Element] = frozenset()) -> list[str]:
    """What a part says: its building stones by name, and between them the text, in NFC.

    Args:
        root: the part.
        ignored: elements that do not count, with all that is in them.
    """
    found: list[str] = []
    text: list[str] = []
    for kind, word in _walk(root, ignored):
        if kind:
            text.append(word)
            continue
        if text:
            found.append(nfc("".join(text)))
            text.clear()
        found.append(word)
    if text:
        found.append(nfc("".join(text)))
    return found


def words_in(root: etree._Element, *, ignored: frozenset[etree._Element] = frozenset()) -> list[str]:
    """The words of a part in their order, whatever they stand in; lines made of strokes are drawn, not said."""
    said = (one for one in said_by(root, ignored=ignored) if not one.startswith("<"))
    return [one for one in said if not _STROKES.fullmatch(one)]


def _walk(element: etree._Element, ignored: frozenset[etree._Element]) -> Iterator[tuple[bool, str]]:
    stack: list[etree._Element | str] = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield False, one
            continue
        if one in ignored or not isinstance(one.tag, str):
            continue
        if one.tag in _TEXTS or one.tag == _MATH:
            yield True, one.text or ""
            continue
        if one.tag in _BUILT and not (one.tag == W + "tab" and _is_stop(one)):
            yield False, f"<{one.tag.rpartition('}')[2]} {one.get(VAL, '')}{one.get(W + 'id', '')}>"
            stack.append("</>")
        stack.extend(reversed(one))


def _is_stop(tab: etree._Element) -> bool:
    parent = tab.getparent()
    return parent is not None and parent.tag != _RUN


def tabs_beside_number(paragraph: etree._Element) -> list[etree._Element]:
    """The tabs of a paragraph that holds a page number and nothing else that is read."""
    fields = page_fields_in(paragraph)
    if not fields or any(True for _ in paragraph.iter(W + "drawing", W + "pict", W + "object")):
        return []
    inside = frozenset(one for field in fields for one in field)
    if any(is_text and word.strip() for is_text, word in _walk(paragraph, inside)):
        return []
    return [tab for tab in paragraph.iter(W + "tab", W + "ptab") if not _is_stop(tab)]


def page_fields_in(paragraph: etree._Element) -> list[list[etree._Element]]:
    """The PAGE fields of a paragraph, each as the elements that make it up; one mixed with words is left out."""
    found: list[list[etree._Element]] = []
    for container in (paragraph, *paragraph.iter(W + "hyperlink", W + "ins")):
        open_at: list[etree._Element] = []
        code = ""
        for child in container:
            if child.tag == _SIMPLE:
                if child.get(W + "instr", "").split()[:1] in (["PAGE"], ["page"]):
                    found.append([child])
                continue
            kinds = [node.get(W + "fldCharType") for node in child.iter(_CHAR)] if child.tag == _RUN else []
            if "begin" in kinds and not open_at:
                open_at, code = [child], ""
            elif open_at:
                open_at.append(child)
            if open_at:
                code += "".join(node.text or "" for node in child.iter(W + "instrText"))
            if "end" in kinds and open_at:
                if code.split()[:1] in (["PAGE"], ["page"]):
                    found.append(open_at)
                open_at = []
    return found
