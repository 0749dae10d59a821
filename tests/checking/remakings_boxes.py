"""Ways in which other hands set the same document in text boxes and frames.

Knows WordprocessingML; it must never know what a rule asks. A way changes how a conforming file is built, not what it
says; it returns False where the file has nothing of the kind.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from itertools import count

from lxml import etree

from tests.checking.specimens import Trial, W

__all__ = ["BOXES", "FRAMES", "Way", "layout_tables", "made"]

Way = Callable[[Trial], bool]

_NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NS.items())
_EMU_PER_TWIP = 635


def made(source: str) -> etree._Element:
    """XML from its source, with Word's usual prefixes."""
    return etree.fromstring(f"<x {_DECLARED}>{source}</x>")[0]


def layout_tables(root: etree._Element) -> list[etree._Element]:
    """The tables that only set things side by side: heads and feet, in reading order."""
    body = root.find(W + "body")
    assert body is not None
    return [
        one
        for one in body.iterchildren(W + "tbl")
        if one.find(f"{W}tblPr/{W}tblBorders") is None and len(one.findall(f"{W}tblGrid/{W}gridCol")) == 2
    ]


def columns_of(table: etree._Element) -> list[list[etree._Element]]:
    """The paragraphs of each column."""
    columns: list[list[etree._Element]] = [[], []]
    for row in table.iter(W + "tr"):
        for column, cell in zip(columns, row.iter(W + "tc"), strict=True):
            column += cell.findall(W + "p")
    return columns


def widths_of(table: etree._Element) -> list[int]:
    """How wide the columns are, in twips."""
    return [int(one.get(W + "w", "0")) for one in table.iter(W + "gridCol")]


_ids = count(700)


def _anchored(left: int, width: int, height: int, *, align: str = "", relative: str = "column") -> tuple[str, str]:
    place = f"<wp:align>{align}</wp:align>" if align else f"<wp:posOffset>{left * _EMU_PER_TWIP}</wp:posOffset>"
    opened = (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{relative}">{place}</wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width * _EMU_PER_TWIP}" cy="{height}"/><wp:wrapTopAndBottom/>'
    )
    return opened, "</wp:anchor>"


def _inline(width: int, height: int) -> tuple[str, str]:
    extent = f'<wp:extent cx="{width * _EMU_PER_TWIP}" cy="{height}"/>'
    return f'<wp:inline distT="0" distB="0" distL="0" distR="0">{extent}', "</wp:inline>"


def drawing(around: tuple[str, str], content: Sequence[etree._Element]) -> etree._Element:
    """A text box as DrawingML."""
    number = next(_ids)
    one = made(
        f'<w:drawing>{around[0]}<wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_NS["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "<a:noFill/></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        f"{around[1]}</w:drawing>"
    )
    _fill(one, content)
    return one


def vml(left: int, width: int, content: Sequence[etree._Element], *, align: str = "") -> etree._Element:
    """A text box as VML, as older programs make it."""
    place = f"mso-position-horizontal:{align}" if align else f"margin-left:{left / 20:g}pt"
    one = made(
        f'<w:pict><v:shape id="_x0000_s{next(_ids)}" type="#_x0000_t202" style="position:absolute;{place};'
        f'margin-top:0;width:{width / 20:g}pt;height:120pt;z-index:1" stroked="f"><v:textbox><w:txbxContent/>'
        "</v:textbox></v:shape></w:pict>"
    )
    _fill(one, content)
    return one


def _fill(box: etree._Element, content: Sequence[etree._Element]) -> None:
    inside = next(box.iter(W + "txbxContent"))
    inside.extend([copy.deepcopy(one) for one in content])


def run_of(*drawn: etree._Element) -> etree._Element:
    """A run with drawings; of two the second is what older programs show instead."""
    if len(drawn) == 1:
        run = made("<w:r></w:r>")
        run.append(drawn[0])
        return run
    run = made('<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback/></mc:AlternateContent></w:r>')
    for form, one in zip(run[0], drawn, strict=True):
        form.append(one)
    return run


Place = Callable[[int, int, Sequence[etree._Element], bool], etree._Element]
"""A run with a text box, from where it begins, how wide it is (twips), what is in it, whether it is the right one."""


def _modern(left: int, width: int, content: Sequence[etree._Element], is_right: bool) -> etree._Element:
    return run_of(drawing(_anchored(left, width, 1_500_000), content), vml(left, width, content))


def _aligned(left: int, width: int, content: Sequence[etree._Element], is_right: bool) -> etree._Element:
    align = "right" if is_right else "left"
    around = _anchored(left, width, 1_500_000, align=align, relative="margin")
    return run_of(drawing(around, content), vml(left, width, content, align=align))


def _from_edge(left: int, width: int, content: Sequence[etree._Element], is_right: bool) -> etree._Element:
    return run_of(drawing(_anchored(left + 1701, width, 1_500_000, relative="page"), content))


def _old(left: int, width: int, content: Sequence[etree._Element], is_right: bool) -> etree._Element:
    return run_of(vml(left, width, content))


def _in_line(left: int, width: int, content: Sequence[etree._Element], is_right: bool) -> etree._Element:
    return run_of(drawing(_inline(width, 1_500_000), content), vml(left, width, content))


def _boxes(place: Place, *, which: str = "all", swapped: bool = False, apart: bool = False) -> Way:
    """Tables that set things side by side become text boxes.

    Args:
        place: what box.
        which: `head`, `foot` or `all`.
        swapped: the right box is anchored before the left one.
        apart: each box is anchored in a paragraph of its own.
    """

    def way(trial: Trial) -> bool:
        tables = _chosen(trial.root(), which)
        for table in tables:
            columns, widths = columns_of(table), widths_of(table)
            runs = [place(sum(widths[:at]), widths[at], column, at == 1) for at, column in enumerate(columns)]
            if swapped:
                runs.reverse()
            anchors = [made("<w:p></w:p>") for _ in runs] if apart else [made("<w:p></w:p>")] * 2
            for anchor, run in zip(anchors, runs, strict=True):
                anchor.append(run)
            _replace(table, dict.fromkeys(anchors))
        return bool(tables)

    return way


def _grouped(trial: Trial) -> bool:
    """Both boxes are one drawing, grouped."""
    tables = layout_tables(trial.root())
    for table in tables:
        widths = widths_of(table)
        shapes = []
        for at, column in enumerate(columns_of(table)):
            one = drawing(_inline(widths[at], 1_500_000), column)
            shape = next(one.iter(f"{{{_NS['wps']}}}wsp"))
            for name, value in (("off", sum(widths[:at])), ("ext", widths[at])):
                next(shape.iter(f"{{{_NS['a']}}}{name}")).set(
                    "x" if name == "off" else "cx", str(value * _EMU_PER_TWIP)
                )
            shapes.append(shape)
        whole = sum(widths) * _EMU_PER_TWIP
        opened, closed = _anchored(0, sum(widths), 1_500_000)
        group = made(
            f'<w:drawing>{opened}<wp:docPr id="{next(_ids)}" name="Group"/><a:graphic>'
            f'<a:graphicData uri="{_NS["wpg"]}">'
            "<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{whole}" cy="1500000"/><a:chOff x="0" y="0"/>'
            f'<a:chExt cx="{whole}" cy="1500000"/></a:xfrm></wpg:grpSpPr></wpg:wgp></a:graphicData></a:graphic>'
            f"{closed}</w:drawing>"
        )
        next(group.iter(f"{{{_NS['wpg']}}}wgp")).extend(shapes)
        anchor = made("<w:p></w:p>")
        anchor.append(run_of(group))
        _replace(table, [anchor])
    return bool(tables)


def _chosen(root: etree._Element, which: str) -> list[etree._Element]:
    found = []
    for table in layout_tables(root):
        is_foot = "Nơi nhận" in "".join(node.text or "" for node in table.iter(W + "t"))
        if which in ("all", "foot" if is_foot else "head"):
            found.append(table)
    return found


def _replace(table: etree._Element, by: Sequence[etree._Element] | dict[etree._Element, None]) -> None:
    for one in by:
        table.addprevious(one)
    parent = table.getparent()
    assert parent is not None
    parent.remove(table)


def _one_box(place: Place, column: int) -> Way:
    """Of the foot one column is in a text box, the other in the text."""

    def way(trial: Trial) -> bool:
        tables = _chosen(trial.root(), "foot")
        for table in tables:
            columns, widths = columns_of(table), widths_of(table)
            plain = columns[1 - column]
            run = place(sum(widths[:column]), widths[column], columns[column], column == 1)
            if column == 0:
                _indent(plain, widths[0])
            _replace(table, plain)
            plain[0].append(run)
        return bool(tables)

    return way


def _indent(paragraphs: Sequence[etree._Element], left: int) -> None:
    for one in paragraphs:
        properties = _properties(one)
        indent = properties.find(W + "ind")
        if indent is None:
            indent = etree.Element(W + "ind")
            properties.insert(_before(properties, "jc", "rPr"), indent)
        indent.set(W + "left", str(left))


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(W + "pPr")
    if found is None:
        found = etree.Element(W + "pPr")
        paragraph.insert(0, found)
    return found


def _before(properties: etree._Element, *names: str) -> int:
    return next((at for at, one in enumerate(properties) if one.tag in {W + name for name in names}), len(properties))


def _frames(place: Callable[[int, int, bool], str], *, which: str = "all", only_right: bool = False) -> Way:
    """Tables that set things side by side become frames."""

    def way(trial: Trial) -> bool:
        tables = _chosen(trial.root(), which)
        for table in tables:
            columns, widths = columns_of(table), widths_of(table)
            for at, column in enumerate(columns):
                for one in column if at or not only_right else ():
                    frame = made(f"<w:framePr {place(sum(widths[:at]), widths[at], at == 1)}/>")
                    properties = _properties(one)
                    properties.insert(1 if properties.find(W + "pStyle") is not None else 0, frame)
            # A frame stands at the paragraph below it.
            below = [] if only_right else [made("<w:p></w:p>")]
            _replace(table, [*columns[1], *columns[0]] if only_right else [*columns[0], *columns[1], *below])
        return bool(tables)

    return way


def _frame_at(left: int, width: int, is_right: bool) -> str:
    at = f'w:hAnchor="page" w:x="{left + 1701}"'
    return f'w:w="{width}" w:hSpace="180" w:wrap="around" w:vAnchor="text" {at} w:y="1"'


def _frame_aligned(left: int, width: int, is_right: bool) -> str:
    side = "right" if is_right else "left"
    return f'w:w="{width}" w:wrap="auto" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{side}" w:y="58"'


def _frame_in_column(left: int, width: int, is_right: bool) -> str:
    return f'w:w="{width}" w:hSpace="141" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:x="{left + 1}" w:y="1"'


BOXES: dict[str, Way] = {
    "with a form for older programs": _boxes(_modern),
    "the right one first": _boxes(_modern, swapped=True),
    "each at a paragraph of its own": _boxes(_modern, apart=True),
    "aligned to the margins": _boxes(_aligned),
    "placed from the edge": _boxes(_from_edge),
    "of an older program": _boxes(_old),
    "in the line": _boxes(_in_line),
    "grouped": _grouped,
    "of the signature alone": _boxes(_modern, which="foot"),
    "of the signer alone": _one_box(_modern, 1),
    "of the receivers alone": _one_box(_modern, 0),
}
FRAMES: dict[str, Way] = {
    "placed from the edge": _frames(_frame_at),
    "aligned to the margins": _frames(_frame_aligned),
    "placed in the column": _frames(_frame_in_column),
    "of the signature alone": _frames(_frame_at, which="foot"),
    "of the signer alone": _frames(_frame_aligned, which="foot", only_right=True),
}
