"""Faults as people make them: by hand on all of a text or a part of it, by a style, by the defaults of the file.

Knows WordprocessingML; it must never know which rule a fault breaks.
"""

from __future__ import annotations

import copy

from lxml import etree

from tests.checking.specimens import Target, Trial, W

__all__ = [
    "MISSING",
    "add_run",
    "assign_style",
    "part_of",
    "put_paragraph",
    "put_run",
    "rewrite",
    "style_of_letters",
    "style_of_paragraph",
]

MISSING = "missing"
"""A property that is taken away."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def properties_of(element: etree._Element, tag: str) -> etree._Element:
    """A run's `rPr` or a paragraph's `pPr`, made where it is missing."""
    found = element.find(W + tag)
    if found is None:
        found = etree.Element(W + tag)
        element.insert(0, found)
    return found


def put_run(run: etree._Element, name: str, value: str) -> None:
    """Sets a run property (`sz`, `b`, `i`, `caps`, `color`, `font`) on a run, or takes it away."""
    put_letters(properties_of(run, "rPr"), name, value)


def put_letters(properties: etree._Element, name: str, value: str) -> None:
    """Sets a run property in a `w:rPr`."""
    tag = W + ("rFonts" if name == "font" else name)
    for old in properties.findall(tag):
        properties.remove(old)
    if value == MISSING:
        return
    node = etree.Element(tag)
    change = properties.find(W + "rPrChange")
    properties.insert(len(properties) if change is None else list(properties).index(change), node)
    if name == "font":
        for slot in ("ascii", "hAnsi", "cs"):
            node.set(W + slot, value)
    elif name in ("b", "i", "caps") and value == "1":
        return
    else:
        node.set(W + "val", value)


def put_paragraph(paragraph: etree._Element, tag: str, **values: str) -> None:
    """Sets attributes of a paragraph property (`jc`, `ind`, `spacing`)."""
    put_setting(properties_of(paragraph, "pPr"), tag, **values)


def put_setting(properties: etree._Element, tag: str, **values: str) -> None:
    """Sets attributes in a `w:pPr`; MISSING takes one away."""
    node = properties.find(W + tag)
    if node is None:
        node = etree.Element(W + tag)
        properties.insert(0, node)
    for name, value in values.items():
        node.attrib.pop(W + name, "")
        if value != MISSING:
            node.set(W + name, value)
    if not node.attrib:
        properties.remove(node)


def part_of(trial: Trial, target: Target) -> etree._Element | None:
    """One run of several: the middle one of those there are, or the second half of the only one, cut at a blank."""
    runs = trial.runs(target)
    if len(runs) > 1:
        return runs[len(runs) // 2]
    run = runs[0]
    texts = run.findall(W + "t")
    if len(texts) != 1 or len(run) > 2:
        return None
    text = texts[0].text or ""
    blanks = [at for at in range(2, len(text) - 2) if text[at] == " " and any(map(str.isalnum, text[at:]))]
    if not blanks:
        return None
    at = blanks[len(blanks) // 2]
    second = copy.deepcopy(run)
    run.addnext(second)
    for one, words in ((run, text[:at]), (second, text[at:])):
        node = one.find(W + "t")
        assert node is not None
        node.text = words
        node.set(_SPACE, "preserve")
    return second


def add_run(paragraph: etree._Element, text: str, **values: str) -> None:
    """Adds a run at the end of a paragraph."""
    run = etree.SubElement(paragraph, W + "r")
    for name, value in values.items():
        put_run(run, name, value)
    node = etree.SubElement(run, W + "t")
    node.text = text
    node.set(_SPACE, "preserve")


def _styles(trial: Trial) -> etree._Element | None:
    return trial.root("word/styles.xml") if "word/styles.xml" in trial.specimen.parts else None


def _new_style(trial: Trial, kind: str, based_on: str) -> tuple[str, etree._Element] | None:
    styles = _styles(trial)
    if styles is None:
        return None
    id = f"Loi{len(styles)}"
    style = etree.SubElement(styles, W + "style")
    style.set(W + "type", kind)
    style.set(W + "styleId", id)
    etree.SubElement(style, W + "name").set(W + "val", id)
    if based_on:
        etree.SubElement(style, W + "basedOn").set(W + "val", based_on)
    return id, style


def assign_style(trial: Trial, paragraph: etree._Element) -> etree._Element | None:
    """Gives a paragraph a style of its own that says the same as its style so far; returns it."""
    properties = properties_of(paragraph, "pPr")
    node = properties.find(W + "pStyle")
    if node is None:
        node = etree.Element(W + "pStyle")
        properties.insert(0, node)
    before = node.get(W + "val", "")
    if not before:
        styles = _styles(trial)
        default = [
            one.get(W + "styleId", "")
            for one in (styles if styles is not None else ())
            if one.get(W + "type") == "paragraph" and one.get(W + "default") in ("1", "true")
        ]
        before = default[0] if default else ""
    made = _new_style(trial, "paragraph", before)
    if made is None:
        return None
    node.set(W + "val", made[0])
    return made[1]


def style_of_paragraph(trial: Trial, target: Target, tag: str, **values: str) -> bool:
    """A paragraph property through the paragraph's style, taken away from the paragraph itself."""
    paragraph = trial.paragraph(target)
    style = assign_style(trial, paragraph)
    if style is None:
        return False
    put_paragraph(paragraph, tag, **dict.fromkeys(values, MISSING))
    put_setting(properties_of(style, "pPr"), tag, **values)
    return True


def style_of_letters(trial: Trial, target: Target, name: str, value: str, *, kind: str = "paragraph") -> bool:
    """A run property through the style of the paragraph or of the runs, taken away from the runs themselves.

    False where the paragraph has other letters, or the runs a style of their own.
    """
    paragraph = trial.paragraph(target)
    runs = trial.runs(target)
    if any(run.find(f"{W}rPr/{W}rStyle") is not None for run in runs):
        return False
    if kind == "paragraph":
        if target.others:
            return False
        style = assign_style(trial, paragraph)
    else:
        made = _new_style(trial, "character", "")
        style = made[1] if made is not None else None
        for run in runs if made is not None else ():
            node = etree.Element(W + "rStyle")
            node.set(W + "val", made[0] if made else "")
            properties_of(run, "rPr").insert(0, node)
    if style is None:
        return False
    for run in runs:
        put_run(run, name, MISSING)
    properties = etree.SubElement(style, W + "rPr")
    put_letters(properties, name, value)
    return True


def rewrite(trial: Trial, target: Target, old: str, new: str) -> bool:
    """Other words in place of some of a target's; the runs keep their formats. False where they are not there."""
    nodes = [node for run in trial.runs(target) for node in run.iter(W + "t")]
    text = "".join(node.text or "" for node in nodes)
    start = text.find(old)
    if start < 0 or not old:
        return False
    at = 0
    left = new
    for node in nodes:
        words = node.text or ""
        low, high = max(start - at, 0), min(start + len(old) - at, len(words))
        if low < high:
            last = at + len(words) >= start + len(old)
            here = left if last else left[: high - low]
            left = left[len(here) :]
            node.text = words[:low] + here + words[high:]
            node.set(_SPACE, "preserve")
        at += len(words)
    return True
