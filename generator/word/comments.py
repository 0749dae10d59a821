"""Word comments put beside the words they are about; nothing else of the file changes.

Knows comments and how they are anchored; it must never know what they say. A comment has no date: a file made twice is
the same file. Those that are there already stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from lxml import etree

from generator.word.document import Document, Paragraph
from generator.word.new_parts import NewParts, parse_part, part_bytes
from generator.word.package import Package
from generator.word.plain_text import BOX, PARAGRAPH, TEXT, W

__all__ = ["Comment", "add_comments"]

_AUTHOR: Final = "vanban"
_INITIALS: Final = "vb"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCES: Final = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "comment")


class Comment(NamedTuple):
    """What to say, and beside which words: a stretch of a body paragraph's text, or the whole of it if `end` is 0."""

    paragraph: Paragraph
    text: str
    start: int = 0
    end: int = 0


def add_comments(package: Package, document: Document, comments: Iterable[Comment]) -> bytes:
    """The package with comments.

    Args:
        package: the file.
        document: what was read from it; its XML is changed.
        comments: in the order in which they are numbered; each on a paragraph of the body, not of a header.

    Raises:
        Refused: a part that must be changed is damaged.
    """
    main = next(name for name, root in document.roots.items() if root.tag == W + "document")
    body = document.roots[main]
    new = NewParts(package, main, document.roots)
    part = _comments_part(package, document, main)
    if part is None:
        root = etree.Element(W + "comments", nsmap={"w": W[1:-1], "r": _R})
        new.add("comments", root)
    else:
        root = parse_part(package, part)
    taken = [number for place in (body, root) for node in place.iter(*_REFERENCES) if (number := _id(node)) is not None]
    next_id = max(taken, default=-1) + 1
    for comment in comments:
        if _anchor(comment, str(next_id)):
            root.append(_written(comment.text, str(next_id)))
            next_id += 1
    changed = {main: part_bytes(body), **({part: part_bytes(root)} if part else {})}
    return package.with_parts({**changed, **new.parts})


def _comments_part(package: Package, document: Document, main: str) -> str | None:
    folder, _, name = main.rpartition("/")
    relations = document.roots.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/comments"):
            target = str(relation.get("Target", ""))
            part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            return part if part in package else None
    return None


def _id(node: etree._Element) -> int | None:
    text = node.get(W + "id", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _anchor(comment: Comment, id: str) -> bool:
    """Marks the words a comment is about; words in a text box, which Word lets nobody comment on, by their box."""
    paragraph = comment.paragraph.element
    first, last = _ends(comment)
    boxes = [above for above in paragraph.iterancestors() if above.tag == BOX]
    if boxes:
        holder = next((above for above in boxes[-1].iterancestors() if above.tag == PARAGRAPH), None)
        if holder is None:
            return False
        paragraph, first, last = holder, None, None
    children = [child for child in paragraph if child.tag != W + "pPr"]
    start = etree.Element(W + "commentRangeStart", {W + "id": id})
    end = etree.Element(W + "commentRangeEnd", {W + "id": id})
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "commentReference").set(W + "id", id)
    opening = _child_above(paragraph, first) if first is not None else children[0] if children else None
    closing = _child_above(paragraph, last) if last is not None else children[-1] if children else None
    if opening is None or closing is None:
        paragraph.extend((start, end, run))
        return True
    opening.addprevious(start)
    # Another comment that ends here has its end and its mark here: this one comes after them.
    after = closing.getnext()
    while after is not None and _is_mark(after):
        closing = after
        after = closing.getnext()
    closing.addnext(end)
    end.addnext(run)
    return True


def _is_mark(element: etree._Element) -> bool:
    return element.tag == W + "commentRangeEnd" or (
        element.tag == W + "r" and element.find(W + "commentReference") is not None
    )


def _ends(comment: Comment) -> tuple[etree._Element | None, etree._Element | None]:
    """The first and the last run that hold words of the stretch; None for the whole paragraph."""
    if not comment.end:
        return None, None
    runs = []
    at = 0
    for piece in comment.paragraph.pieces:
        if at < comment.end and at + len(piece.text) > comment.start:
            runs.append(piece.run)
        at += len(piece.text)
    return (runs[0], runs[-1]) if runs else (None, None)


def _child_above(paragraph: etree._Element, element: etree._Element) -> etree._Element | None:
    """The child of a paragraph that an element is in."""
    while (parent := element.getparent()) is not None:
        if parent is paragraph:
            return element
        element = parent
    return None


def _written(text: str, id: str) -> etree._Element:
    comment = etree.Element(W + "comment", {W + "id": id, W + "author": _AUTHOR, W + "initials": _INITIALS})
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(comment, PARAGRAPH), W + "r")
        said = etree.SubElement(run, TEXT)
        said.text = line
        said.set(_SPACE, "preserve")
    return comment
