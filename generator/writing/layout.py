"""What the data decides and Word cannot say in a tag, put into a template's tree before it is compiled.

The lengths of rule lines, the grid, widths and merges of appendix tables, ids inside loops, the looks of words that
carry bold or italic, and the last section when there is no appendix. Templates stay plain Word
files without XML tricks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from copy import deepcopy
from itertools import accumulate

from lxml import etree

from generator.writing.fonts import width_around_mm
from generator.writing.head_layout import AFTER_JC, set_heads_and_rule_lines, tagged_text
from generator.writing.layout_filters import LayoutFilters
from generator.writing.saved_elsewhere import own_styles, set_breaks_apart

__all__ = ["prepare_tree"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_RUN_TAG = re.compile(r"(\s*)\{\{r\s+([\w.]+)\s*\}\}(\s*)")
_STATEMENT = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s+(\w+)")
_COLUMN_LOOP = re.compile(r"\{%tc\s+for\s+(\w+)\s+in\s+([\w.]+)\.cot\s*%\}")
_CELL_LOOP = re.compile(r"\{%tc\s+for\s+(\w+)\s+in\s+(\w+)\.o\s*%\}")
_CHART_LOOP = re.compile(r"\{%p\s+for\s+(\w+)\s+in\s+[\w.]+\.bieu_do\s*%\}")
_APPENDIX_LOOP = re.compile(r"\{%p\s+for\s+\w+\s+in\s+phu_luc\s*%\}")


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def prepare_tree(tree: etree._Element, styles: etree._Element | None, filters: LayoutFilters) -> None:
    """Puts the layout into the tree of a part, in place."""
    _drop_traces(tree)
    for parent in list(dict.fromkeys(run.getparent() for run in tree.iter(_w("r")))):
        if parent is not None:
            _mend_tags(parent)
    set_breaks_apart(tree, styles)
    set_heads_and_rule_lines(tree, styles, filters)
    _set_charts(tree, styles)
    for table in tree.iter(_w("tbl")):
        _set_table(table)
    _lift_runs(tree, filters)
    _number_ids(tree)
    _set_last_section(tree)
    for text in tree.iter(_w("t")):
        if text.text and "{{" in text.text:
            text.set(_XML_SPACE, "preserve")


def _drop_traces(tree: etree._Element) -> None:
    """Leaves out what Word notes about its own editing, which would be repeated inside loops."""
    for name in ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd"):
        for element in list(tree.iter(_w(name))):
            if name != "bookmarkStart" or str(element.get(_w("name"))).startswith("_") or _is_looped(element):
                _remove(element)
    kept = {element.get(_w("id")) for element in tree.iter(_w("bookmarkStart"))}
    for element in list(tree.iter(_w("bookmarkEnd"))):
        if element.get(_w("id")) not in kept:
            _remove(element)
    for element in tree.iter(etree.Element):
        for attribute in list(element.attrib):
            name = str(attribute)
            if name.startswith((f"{{{_W}}}rsid", f"{{{_W14}}}paraId", f"{{{_W14}}}textId")):
                del element.attrib[attribute]


def _mend_tags(parent: etree._Element) -> None:
    """Puts a tag that Word has split into several runs into the run it begins in; the others lose their part of it."""
    pieces = [text for run in parent.findall(_w("r")) for text in run.findall(_w("t"))]
    whole = "".join(piece.text or "" for piece in pieces)
    ends = list(accumulate(len(piece.text or "") for piece in pieces))
    words = [""] * len(pieces)
    at = 0
    for found in (*_TAG.finditer(whole), None):
        stop = found.start() if found else len(whole)
        while at < stop:
            number = bisect_right(ends, at)
            words[number] += whole[at : (at := min(stop, ends[number]))]
        if found:
            words[bisect_right(ends, at)] += found[0]
            at = found.end()
    for piece, text in zip(pieces, words, strict=True):
        if text == (piece.text or ""):
            continue
        piece.text = text
        piece.set(_XML_SPACE, "preserve")
        run = piece.getparent()
        if not text and run is not None and all(child is piece or child.tag == _w("rPr") for child in run):
            _remove(run)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_looped(element: etree._Element) -> bool:
    """Whether a loop is open at a place in the document."""
    root = element.getroottree().getroot()
    depth = 0
    for node in root.iter(_w("t"), element.tag):
        if node is element:
            return depth > 0
        for word in _STATEMENT.findall(node.text or ""):
            depth += (word == "for") - (word == "endfor")
    return False


def _set_charts(tree: etree._Element, styles: etree._Element | None) -> None:
    """An empty paragraph of the chart's style, inside a loop over `….bieu_do`, is where the chart stands."""
    chart = ""
    own = own_styles(styles)
    for paragraph in tree.iter(_w("p")):
        text = tagged_text(paragraph)
        chart = found[1] if (found := _CHART_LOOP.search(text)) else chart
        style = paragraph.find(f"{_w('pPr')}/{_w('pStyle')}")
        if chart and style is not None and own.get(style.get(_w("val"), "")) == "VBBieuDo" and not text.strip():
            properties = paragraph.find(_w("pPr"))
            assert properties is not None  # a styled paragraph has properties
            properties.tail = f"{{{{ {chart}|bieu_do({round(width_around_mm(paragraph))}) }}}}"


def _set_table(table: etree._Element) -> None:
    """An appendix table is known by its header row, which loops over `….cot`."""
    owner = ""
    for row in table.findall(_w("tr")):
        text = tagged_text(row)
        columns, cells = _COLUMN_LOOP.search(text), _CELL_LOOP.search(text)
        if columns:
            owner = columns[2]
            grid = table.find(_w("tblGrid"))
            if grid is not None:
                _replace_children(grid, f"{{{{ {owner}.luoi_xml }}}}")
            for cell in _looped_cells(row):
                _set_cell(cell, f"{{{{ {columns[1]}.o_xml }}}}")
            _add_upper_header(row, owner)
        elif cells and owner:
            _set_row(row, f"{{{{ {cells[2]}.hang_xml }}}}")
            for cell in _looped_cells(row):
                _set_cell(cell, f"{{{{ {cells[1]}.o_xml }}}}")
                for paragraph in cell.iter(_w("p")):
                    if "{{" in tagged_text(paragraph):
                        _set_paragraph(paragraph, f"{{{{ {cells[1]}.giu_xml }}}}", f"{{{{ {cells[1]}.can_xml }}}}")
        elif owner and "{{" in text and len(row.findall(_w("tc"))) == 2:
            number, name = row.findall(_w("tc"))
            _set_cell(number, f"{{{{ {owner}.so_o_xml }}}}")
            _set_cell(name, f"{{{{ {owner}.ten_o_xml }}}}")


def _add_upper_header(row: etree._Element, owner: str) -> None:
    """Puts a second header row above, like the one in the template, for columns that share a title."""
    upper = deepcopy(row)
    upper.tail = None
    row.addprevious(upper)
    for line, filter_name in ((upper, "tieu_de_tren"), (row, "tieu_de_duoi")):
        for text in line.iter(_w("t")):
            text.text = _COLUMN_LOOP.sub(rf"{{%tc for \1 in \2.cot|{filter_name} %}}", text.text or "")
    _wrap(upper, f"{{% if {owner}.cot|tieu_de_tren %}}", "{% endif %}")


def _looped_cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(_w("tc")) if "{%tc" not in tagged_text(cell)]


def _replace_children(element: etree._Element, tag: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = tag


def _properties(element: etree._Element, name: str, position: int = 0) -> etree._Element:
    found = element.find(_w(name))
    if found is None:
        found = etree.Element(_w(name))
        element.insert(position, found)
    return found


def _set_cell(cell: etree._Element, tag: str) -> None:
    properties = _properties(cell, "tcPr")
    for name in ("tcW", "gridSpan", "hMerge", "vMerge"):
        for child in properties.findall(_w(name)):
            properties.remove(child)
    style = properties.find(_w("cnfStyle"))
    if style is not None:
        properties.remove(style)
    properties.text = tag


def _set_row(row: etree._Element, tag: str) -> None:
    place = 1 if row.find(_w("tblPrEx")) is not None else 0
    properties = _properties(row, "trPr", place)
    for child in properties.findall(_w("cantSplit")):
        properties.remove(child)
    properties.text = tag


def _set_paragraph(paragraph: etree._Element, keep: str, alignment: str) -> None:
    properties = _properties(paragraph, "pPr")
    for name in ("keepNext", "jc"):
        for child in properties.findall(_w(name)):
            properties.remove(child)
    style = properties.find(_w("pStyle"))
    if style is not None:
        style.tail = keep
    else:
        properties.text = keep
    before = None
    for child in properties:
        if etree.QName(child).localname in AFTER_JC:
            break
        before = child
    if before is not None:
        before.tail = (before.tail or "") + alignment
    else:
        properties.text = (properties.text or "") + alignment


def _lift_runs(tree: etree._Element, filters: LayoutFilters) -> None:
    """A run that is one `{{r …}}` gives its looks to the words printed in its place."""
    for run in list(tree.iter(_w("r"))):
        found = _RUN_TAG.fullmatch(tagged_text(run))
        parent = run.getparent()
        if found is None or parent is None or len(run.findall(_w("t"))) != 1:
            continue
        before_tag, printed, after_tag = found.groups()
        # Blanks beside the tag are the template's own words: other programs join the runs of a line.
        if before_tag:
            run.addprevious(_blank_run(run, before_tag))
        if after_tag:
            run.addnext(_blank_run(run, after_tag))
        properties = run.find(_w("rPr"))
        _keep_paragraph(run, printed)
        inside = "" if properties is None else "".join(_bare_xml(child) for child in properties)
        # The words' own bold and italic come first, so the tag's run must not say them again.
        inside = re.sub(r"<w:(b|i)(?: [^>]*)?/>", "", inside)
        tag = f"{{{{ {printed}|chu({filters.add_looks(inside)}) }}}}"
        before = run.getprevious()
        tail = tag + (run.tail or "")
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        run.tail = None
        parent.remove(run)


def _blank_run(run: etree._Element, blanks: str) -> etree._Element:
    blank = deepcopy(run)
    blank.tail = None
    for text in blank.iter(_w("t")):
        text.text = blanks
        text.set(_XML_SPACE, "preserve")
    return blank


def _keep_paragraph(run: etree._Element, printed: str) -> None:
    """The paragraph of a body's words says whether it stays with what follows."""
    owner, _, field = printed.rpartition(".")
    paragraph = next(run.iterancestors(_w("p")), None)
    if field != "van_ban" or paragraph is None:
        return
    properties = _properties(paragraph, "pPr")
    if properties.find(_w("keepNext")) is not None:
        return
    style, tag = properties.find(_w("pStyle")), f"{{{{ {owner}.giu_xml }}}}"
    if style is not None:
        style.tail = tag + (style.tail or "")
    else:
        properties.text = tag + (properties.text or "")


def _bare_xml(element: etree._Element) -> str:
    """An element as text without namespace declarations: the part it goes into declares them."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:\w+="[^"]*"', "", text)


def _number_ids(tree: etree._Element) -> None:
    """Ids that a loop would repeat are given out at render time."""
    for properties in tree.iter(_w("sdtPr")):
        for name, label in (("id", "so_ma"), ("tag", "ma_vung")):
            element = properties.find(_w(name))
            if element is not None and re.fullmatch(r"[\w.-]+", value := element.get(_w("val"), "")):
                element.set(_w("val"), f"{{{{ '{value}'|{label} }}}}")
    for drawing in tree.iter(f"{{{_WP}}}docPr"):
        value = drawing.get("id", "1")
        if value.isdigit():
            drawing.set("id", f"{{{{ '{value}'|so_ma }}}}")


def _set_last_section(tree: etree._Element) -> None:
    """Without appendices the last section is the plan's own: no empty landscape page is left behind."""
    body = tree.find(_w("body"))
    last = body.find(_w("sectPr")) if body is not None else None
    if body is None or last is None:
        return
    ending: etree._Element | None = None
    for paragraph in body.iter(_w("p")):
        if _APPENDIX_LOOP.search(tagged_text(paragraph)):
            break
        if paragraph.find(f"{_w('pPr')}/{_w('sectPr')}") is not None:
            ending = paragraph
    else:
        return
    if ending is None or tagged_text(ending).strip():
        return
    own = ending.find(f"{_w('pPr')}/{_w('sectPr')}")
    assert own is not None  # it was found by it
    _wrap(ending, "{% if phu_luc %}", "{% endif %}")
    # Of the templates only the plan's may be asked for its appendices alone.
    alone = " or not in_ke_hoach" if "in_ke_hoach" in tagged_text(tree) else ""
    _wrap(last, f"{{% if phu_luc{alone} %}}", "{% else %}")
    spare = deepcopy(own)
    spare.tail = "{% endif %}"
    last.addnext(spare)


def _wrap(element: etree._Element, before: str, after: str) -> None:
    previous = element.getprevious()
    parent = element.getparent()
    assert parent is not None
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    element.tail = after + (element.tail or "")
