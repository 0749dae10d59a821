"""One fault at a time, put into a conforming document's XML."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.word.package import Package

__all__ = ["Change", "change", "paragraphs_with", "set_paragraph", "set_runs"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[etree._Element], None]


def change(source: bytes, part: str, fault: Change) -> bytes:
    """A copy with one part changed."""
    package = Package.read(source)
    root = etree.fromstring(package.part(part))
    fault(root)
    return package.with_parts({part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def paragraphs_with(root: etree._Element, start: str) -> list[etree._Element]:
    """The paragraphs whose text begins with some words."""
    found = []
    for one in root.iter(W + "p"):
        text = "".join(node.text or "" for node in one.iter(W + "t"))
        if text.strip().startswith(start):
            found.append(one)
    assert found, start
    return found


def set_runs(start: str, containing: str = "", **values: str | None) -> Change:
    """Sets properties (`sz`, `b`, `i`, `color`, `font`) of the runs of the first paragraph that begins with `start`."""

    def fault(root: etree._Element) -> None:
        for run in paragraphs_with(root, start)[0].iter(W + "r"):
            text = "".join(node.text or "" for node in run.iter(W + "t"))
            if not text.strip() or (containing and containing not in text):
                continue
            properties = run.find(W + "rPr")
            if properties is None:
                properties = etree.Element(W + "rPr")
                run.insert(0, properties)
            for name, value in values.items():
                _set(properties, name, value)

    return fault


def _set(properties: etree._Element, name: str, value: str | None) -> None:
    tag = W + ("rFonts" if name == "font" else name)
    for old in properties.findall(tag):
        properties.remove(old)
    if value is None:
        return
    node = etree.SubElement(properties, tag)
    if name == "font":
        for slot in ("ascii", "hAnsi", "cs"):
            node.set(W + slot, value)
    else:
        node.set(W + "val", value)


def set_paragraph(start: str, tag: str, **attributes: str) -> Change:
    """Sets a property (`jc`, `ind`, `spacing`) of the first paragraph that begins with `start`."""

    def fault(root: etree._Element) -> None:
        one = paragraphs_with(root, start)[0]
        properties = one.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            one.insert(0, properties)
        node = properties.find(W + tag)
        if node is None:
            node = etree.SubElement(properties, W + tag)
        for name, value in attributes.items():
            node.set(W + name, value)

    return fault


def set_text(start: str, old: str, new: str) -> Change:
    """Replaces words in the first paragraph that begins with `start` (they must lie in one run)."""

    def fault(root: etree._Element) -> None:
        for node in paragraphs_with(root, start)[0].iter(W + "t"):
            if node.text and old in node.text:
                node.text = node.text.replace(old, new)
                return
        raise AssertionError((start, old))

    return fault


def set_section(tag: str, **attributes: str) -> Change:
    """Sets attributes of the last section."""

    def fault(root: etree._Element) -> None:
        node = list(root.iter(W + "sectPr"))[-1].find(W + tag)
        assert node is not None
        for name, value in attributes.items():
            node.set(W + name, value)

    return fault


def drop(tag: str, start: str = "") -> Change:
    """Removes every element of a name, or those in the first paragraph that begins with `start`."""

    def fault(root: etree._Element) -> None:
        where = paragraphs_with(root, start)[0] if start else root
        for node in list(where.iter(tag if tag.startswith("{") else W + tag)):
            parent = node.getparent()
            assert parent is not None
            parent.remove(node)

    return fault


def set_every(tag: str, value: str | None, start: str = "") -> Change:
    """Sets a run property wherever it is, or, with `start`, switches it on in that paragraph's runs."""

    def fault(root: etree._Element) -> None:
        if start:
            set_runs(start, **{tag: "1"})(root)
            return
        for node in root.iter(W + tag):
            node.set(W + "val", value or "")

    return fault
