"""Faults and near misses of pages and page numbers."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from generator.checking.kinds import Kind
from generator.checking.registry import checks
from tests.checking.edits import MISSING, put_letters, put_paragraph
from tests.checking.mutations_letters import Mutation
from tests.checking.specimens import Trial, W

__all__ = ["PAGE_FAULTS", "PAGE_NEAR"]

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _sections(trial: Trial, rule: str, *, starting: bool = False) -> list[etree._Element]:
    """The sections of the documents of the file that a rule is for."""
    elements = list(trial.root().iter(W + "sectPr"))
    own = list(trial.specimen.document.roots[trial.specimen.main].iter(W + "sectPr"))
    found = []
    for instrument in trial.specimen.instruments:
        if instrument.kind in checks()[rule].kinds:
            sections = instrument.sections[:1] if starting else instrument.sections
            found += [elements[own.index(section.element)] for _, section in sections if section.element is not None]
    return found


def _section(trial: Trial, rule: str, *, starting: bool = False) -> etree._Element | None:
    found = _sections(trial, rule, starting=starting)
    return found[trial.specimen.pick(len(found), rule)] if found else None


def _set(tag: str, **values: str) -> Callable[[str], Mutation]:
    def of(rule: str) -> Mutation:
        def put(trial: Trial) -> bool:
            section = _section(trial, rule)
            if section is None or _twip(section, "pgSz", "w") > _twip(section, "pgSz", "h"):
                return False
            node = section.find(W + tag)
            if node is None:
                node = etree.SubElement(section, W + tag)
            for name, value in values.items():
                node.set(W + name, value)
            return True

        return put

    return of


def _twip(section: etree._Element, tag: str, name: str) -> int:
    node = section.find(W + tag)
    return int(float(node.get(W + name, "0"))) if node is not None else 0


def _lying(trial: Trial) -> bool:
    rule = "PG2.orientation"
    for section in _sections(trial, rule, starting=True):
        size = section.find(W + "pgSz")
        if size is None or _twip(section, "pgSz", "w") > _twip(section, "pgSz", "h"):
            continue
        own = list(trial.root().iter(W + "sectPr"))
        if _has_other_table(trial, own.index(section)):
            continue
        wide, high = size.get(W + "w", ""), size.get(W + "h", "")
        size.set(W + "w", high)
        size.set(W + "h", wide)
        size.set(W + "orient", "landscape")
        return True
    return False


def _has_other_table(trial: Trial, number: int) -> bool:
    for instrument in trial.specimen.instruments:
        laid_out = {id(one.cell.row.table) for one in (*instrument.head, *instrument.foot) if one.cell is not None}
        if any(
            one.section == number and one.cell is not None and id(one.cell.row.table) not in laid_out
            for one in instrument.paragraphs
        ):
            return True
    return False


# Page numbers.


def _number_paragraph(trial: Trial) -> tuple[str, etree._Element] | None:
    """The header, and the paragraph in it, that shows the number on the pages after the first."""
    for _, section in trial.specimen.instruments[0].sections:
        name = section.headers.get("default", "")
        if name:
            for paragraph in trial.root(name).iter(W + "p"):
                if next(paragraph.iter(W + "txbxContent"), None) is not None:
                    continue
                said = "".join(map(str, paragraph.itertext())) + "".join(
                    node.get(W + "instr", "") for node in paragraph.iter(W + "fldSimple")
                )
                if "PAGE" in said:
                    return name, paragraph
    return None


def _number_letters(name: str, value: str) -> Mutation:
    def put(trial: Trial) -> bool:
        found = _number_paragraph(trial)
        if found is None:
            return False
        for run in found[1].iter(W + "r"):
            properties = run.find(W + "rPr")
            if properties is None:
                properties = etree.Element(W + "rPr")
                run.insert(0, properties)
            put_letters(properties, name, value)
        return True

    return put


def _number_by_style(name: str, value: str) -> Mutation:
    def put(trial: Trial) -> bool:
        found = _number_paragraph(trial)
        if found is None or "word/styles.xml" not in trial.specimen.parts:
            return False
        if any(run.find(f"{W}rPr/{W}rStyle") is not None for run in found[1].iter(W + "r")):
            return False
        styles = trial.root("word/styles.xml")
        style = etree.SubElement(styles, W + "style")
        style.set(W + "type", "paragraph")
        style.set(W + "styleId", "SoTrangSai")
        put_letters(etree.SubElement(style, W + "rPr"), name, value)
        for run in found[1].iter(W + "r"):
            properties = run.find(W + "rPr")
            if properties is not None:
                put_letters(properties, name, MISSING)
        properties = found[1].find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            found[1].insert(0, properties)
        for old in properties.findall(W + "pStyle"):
            properties.remove(old)
        node = etree.Element(W + "pStyle")
        node.set(W + "val", "SoTrangSai")
        properties.insert(0, node)
        put_letters(etree.SubElement(style, W + "rPr"), "font", "Times New Roman")
        font = style.find(W + "rPr")
        assert font is not None
        if name != "sz":
            put_letters(font, "sz", "28")
        put_letters(font, "font", "Times New Roman")
        put_paragraph(found[1], "jc", val="center")
        return True

    return put


def _aligned(value: str) -> Mutation:
    def put(trial: Trial) -> bool:
        found = _number_paragraph(trial)
        if found is None or any(one.tag == W + "txbxContent" for one in found[1].iterancestors()):
            return False
        frame = found[1].find(f"{W}pPr/{W}framePr")
        if frame is not None:
            frame.set(W + "xAlign", value)
        put_paragraph(found[1], "jc", val=value)
        return True

    return put


def _at_foot(trial: Trial) -> bool:
    root = trial.root()
    found = False
    for section in root.iter(W + "sectPr"):
        for node in section.findall(W + "headerReference"):
            node.tag = W + "footerReference"
            found = True
    if not found or _number_paragraph(trial) is None:
        return False
    relations = trial.root("word/_rels/document.xml.rels")
    for node in relations:
        if node.get("Type", "").endswith("/header"):
            node.set("Type", node.get("Type", "")[: -len("header")] + "footer")
    return True


def _without_number(trial: Trial) -> bool:
    found = _number_paragraph(trial)
    # Whether a file takes two pages only a section that surely does can tell.
    own = list(trial.root().iter(W + "sectPr"))
    if found is None or len(own) > 1 or not _fills_two_pages(trial):
        return False
    for child in list(found[1]):
        if child.tag != W + "pPr":
            found[1].remove(child)
    return True


def _fills_two_pages(trial: Trial) -> bool:
    """Whether the text outside tables is more than a page can hold, however it is set."""
    return sum(len(one.text) for one in trial.specimen.document.paragraphs if one.cell is None) > 6000


def _first_shown(trial: Trial) -> bool:
    section = _section(trial, "PG7.first-hidden", starting=True)
    node = section.find(W + "titlePg") if section is not None else None
    if section is None or node is None or _number_paragraph(trial) is None:
        return False
    section.remove(node)
    return True


def _switched_off(trial: Trial) -> bool:
    section = _section(trial, "PG7.first-hidden", starting=True)
    node = section.find(W + "titlePg") if section is not None else None
    if node is None or _number_paragraph(trial) is None:
        return False
    node.set(W + "val", "0")
    return True


def _numbered(**values: str) -> Mutation:
    def put(trial: Trial) -> bool:
        section = _section(trial, "PG7.start", starting=True)
        if section is None or _number_paragraph(trial) is None:
            return False
        if trial.specimen.instruments[0].sections[0][1].element is None:
            return False
        first = next(trial.root().iter(W + "sectPr"))
        node = first.find(W + "pgNumType")
        if node is None:
            node = etree.SubElement(first, W + "pgNumType")
        for name, value in values.items():
            node.set(W + name, value)
        return True

    return put


def _runs_on(value: str) -> Mutation:
    def put(trial: Trial) -> bool:
        appendices = [one for one in trial.specimen.instruments if one.kind is Kind.PHU_LUC and not one.is_first]
        if not appendices or "C28.restart" not in trial.specimen.report.evaluated:
            return False
        section = _section(trial, "C28.restart", starting=True)
        node = section.find(W + "pgNumType") if section is not None else None
        if node is None:
            return False
        node.attrib.pop(W + "start", "")
        if value:
            node.set(W + "start", value)
        return True

    return put


def _simple_field(trial: Trial) -> bool:
    """The number as a field in one element, with the switch that Word's own gallery writes."""
    found = _number_paragraph(trial)
    if found is None:
        return False
    for child in list(found[1]):
        if child.tag != W + "pPr":
            found[1].remove(child)
    field = etree.SubElement(found[1], W + "fldSimple")
    field.set(W + "instr", " PAGE  \\* Arabic  \\* MERGEFORMAT ")
    run = etree.SubElement(field, W + "r")
    properties = etree.SubElement(run, W + "rPr")
    put_letters(properties, "sz", "26")
    put_letters(properties, "font", "Times New Roman")
    etree.SubElement(run, W + "t").text = "2"
    return True


def _centre_tab(trial: Trial) -> bool:
    """The number put into the middle by the centre tab that Word's header style has."""
    found = _number_paragraph(trial)
    section = trial.specimen.instruments[0].sections[0][1]
    if found is None or any(one.tag in (W + "tc", W + "txbxContent") for one in found[1].iterancestors()):
        return False
    if found[1].find(f"{W}pPr/{W}framePr") is not None or section.landscape:
        return False
    put_paragraph(found[1], "jc", val="left")
    properties = found[1].find(W + "pPr")
    assert properties is not None
    for old in properties.findall(W + "tabs"):
        properties.remove(old)
    stop = etree.SubElement(etree.SubElement(properties, W + "tabs"), W + "tab")
    stop.set(W + "val", "center")
    stop.set(W + "pos", str(round(section.text_width_mm / 2 * 1440 / 25.4)))
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "tab")
    found[1].insert(1, run)
    return True


def _margin(side: str, bad: tuple[str, ...], good: tuple[str, ...]) -> tuple[dict[str, Mutation], dict[str, Mutation]]:
    rule = {"top": "PG3.top", "bottom": "PG3.bottom", "left": "PG4", "right": "PG5"}[side]
    return (
        {f"{side}={value}": _set("pgMar", **{side: value})(rule) for value in bad},
        {f"{side}={value}": _set("pgMar", **{side: value})(rule) for value in good},
    )


_TOP, _TOP_NEAR = _margin("top", ("850", "1701", "1440"), ("1134", "1418", "1128", "1420"))
_BOTTOM, _BOTTOM_NEAR = _margin("bottom", ("850", "1701", "1440"), ("1134", "1418", "1128", "1420"))
_LEFT, _LEFT_NEAR = _margin("left", ("1134", "2268", "1440"), ("1701", "1985", "1695", "1990"))
_RIGHT, _RIGHT_NEAR = _margin("right", ("567", "1701", "1440"), ("851", "1134", "845", "1140"))
# 1440 twips, Word's own default, are 25.4 mm: above the range and beyond rounding.


def _contact_everywhere(trial: Trial) -> bool:
    """The first page's footer on all pages."""
    instrument = trial.specimen.instruments[0]
    if not instrument.of("C35"):
        return False
    for node in list(trial.root().iter(W + "footerReference")):
        again = copy.deepcopy(node)
        again.set(W + "type", "default")
        node.addnext(again)
    return True


def _contact_gone(trial: Trial) -> bool:
    """A footer for the other pages that says nothing of it."""
    if not trial.specimen.instruments[0].of("C35"):
        return False
    for node in list(trial.root().iter(W + "footerReference")):
        node.set(W + "type", "first")
    return True


PAGE_FAULTS: dict[str, dict[str, Mutation]] = {
    "PG1.width": {"letter": _set("pgSz", w="12240")("PG1.width"), "a5": _set("pgSz", w="11000")("PG1.width")},
    "PG1.height": {"letter": _set("pgSz", h="15840")("PG1.height"), "legal": _set("pgSz", h="20160")("PG1.height")},
    "PG2.orientation": {"lying": _lying},
    "PG3.top": _TOP,
    "PG3.bottom": _BOTTOM,
    "PG4": _LEFT | {"gutter": _set("pgMar", gutter="567")("PG4")},
    "PG5": _RIGHT,
    "PG7.format": {"roman": _numbered(fmt="lowerRoman"), "upper": _numbered(fmt="upperRoman")},
    "PG7.start": {"two": _numbered(start="2"), "nought": _numbered(start="0")},
    "PG7.size": {
        "small": _number_letters("sz", "22"),
        "big": _number_letters("sz", "30"),
        "style": _number_by_style("sz", "22"),
    },
    "PG7.bold": {"hand": _number_letters("b", "1"), "style": _number_by_style("b", "1")},
    "PG7.italic": {"hand": _number_letters("i", "1"), "style": _number_by_style("i", "1")},
    "PG7.align": {"right": _aligned("right"), "left": _aligned("left")},
    "PG7.place": {"foot": _at_foot, "none": _without_number},
    "PG7.first-hidden": {"dropped": _first_shown, "off": _switched_off},
    "PG9": {"everywhere": _contact_everywhere},
    "C28.restart": {"on": _runs_on(""), "two": _runs_on("2")},
}
PAGE_NEAR: dict[str, dict[str, Mutation]] = {
    "PG1.width": {"rounded": _set("pgSz", w="11906")("PG1.width"), "down": _set("pgSz", w="11900")("PG1.width")},
    "PG1.height": {"rounded": _set("pgSz", h="16838")("PG1.height"), "up": _set("pgSz", h="16840")("PG1.height")},
    "PG2.orientation": {"said": _set("pgSz", orient="portrait")("PG2.orientation")},
    "PG3.top": _TOP_NEAR,
    "PG3.bottom": _BOTTOM_NEAR,
    "PG4": _LEFT_NEAR | {"gutter": _set("pgMar", gutter="0")("PG4")},
    "PG5": _RIGHT_NEAR,
    "PG7.format": {"said": _numbered(fmt="decimal")},
    "PG7.start": {"said": _numbered(start="1")},
    "PG7.size": {"13": _number_letters("sz", "26"), "field": _simple_field},
    "PG7.bold": {"off": _number_letters("b", "0"), "field": _simple_field},
    "PG7.italic": {"off": _number_letters("i", "0"), "field": _simple_field},
    "PG7.align": {"tab": _centre_tab, "field": _simple_field},
    "PG7.place": {"field": _simple_field, "distance": _set("pgMar", header="284")("PG7.place")},
    "PG7.first-hidden": {"field": _simple_field},
    "PG9": {"first": _contact_gone},
    "C28.restart": {"one": _runs_on("1")},
}
