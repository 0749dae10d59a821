"""Faults and near misses of rule lines, whatever they are made of: shapes, borders of paragraphs and cells, strokes."""

from __future__ import annotations

import copy
import re

from lxml import etree

from generator.checking.lines import column_of, lines_of
from generator.checking.measure_lines import column_width_mm, title_column
from generator.checking.registry import checks
from generator.word.document import Paragraph
from tests.checking.edits import properties_of, put_paragraph
from tests.checking.mutations_letters import Mutation, pick_component
from tests.checking.specimens import Trial, W

__all__ = ["LINE_FAULTS", "LINE_NEAR"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STROKES = re.compile(r"[_―─—-]{3,}")


def _carriers(
    trial: Trial, rule: str, share: float = 1.0
) -> tuple[list[tuple[Paragraph, etree._Element]], float, float]:
    """The paragraphs that may carry the line, the width of the text above it, and that of the column.

    Of a text on several lines a line that is too long is measured by the longest, one too short by the shortest.
    """
    id = rule.rpartition(".")[0]
    found = pick_component(trial, id, checks()[rule])
    if found is None:
        return [], 0.0, 0.0
    instrument, component = found
    own = component.lines[-1].paragraph
    room = column_width_mm(instrument, own)
    if id in ("C8", "C30"):
        paragraphs = title_column(instrument, component)
    elif own.cell is None:
        paragraphs = [own]
    else:
        side = column_of(own)
        paragraphs = [one for one in instrument.head if one.cell is not None and column_of(one) == side]
    return (
        [(one, trial.paragraph_at(trial.specimen.number_of(one))) for one in paragraphs],
        _width(share, [min(line.width_mm(), room or 1e9) for line in component.lines]),
        column_width_mm(instrument, own),
    )


def _width(share: float, widths: list[float]) -> float:
    return max(widths) if share >= 0.8 else min(widths) if share < 0.3 else widths[-1]


def _drawn(one: Paragraph, element: etree._Element, rule: str) -> list[etree._Element]:
    """The drawings of lines in a paragraph; of a head made by tabs the longer one is the Tiêu ngữ's."""
    shapes = list(element.iter(W + "drawing", W + "pict"))
    lines = [shape for shape, read in zip(shapes, one.shapes, strict=False) if read.kind == "line"]
    if len(lines) > 1:
        widths = [read.width_mm for read in one.shapes if read.kind == "line"]
        wanted = max(widths) if rule.startswith("C2") else min(widths)
        lines = [shape for shape, width in zip(lines, widths, strict=False) if width == wanted]
    return lines


def _resized(rule: str, share: float) -> Mutation:
    """The line drawn as long as a share of the text above it."""

    def put(trial: Trial) -> bool:
        carriers, text_mm, room_mm = _carriers(trial, rule, share)
        width = share * text_mm
        done = False
        for one, element in carriers:
            for shape in _drawn(one, element, rule):
                done = _resize(shape, width) or done
            if element.find(f"{W}pPr/{W}pBdr") is not None and room_mm > width:
                side = str(round((room_mm - width) / 2 * 1440 / 25.4))
                put_paragraph(element, "ind", left=side, right=side, firstLine="0")
                done = True
            for line in lines_of(one):
                if line.is_strokes:
                    per_mm = len(line.text) / line.width_mm()
                    node = next(node for node in element.iter(W + "t") if _STROKES.search(node.text or ""))
                    node.text = (node.text or "")[0] * max(3, round(width * per_mm))
                    done = True
        return done

    return put


def _resize(shape: etree._Element, width_mm: float) -> bool:
    emu = str(round(width_mm * 36000))
    done = False
    for node in (*shape.iter(_WP + "extent"), *shape.iter(_A + "ext")):
        if node.get("cx") is not None:
            node.set("cx", emu)
            done = True
    for node in shape.iter():
        tag = str(node.tag)
        if tag.endswith("}line") and node.get("from") is not None:
            node.set("from", "0,0")
            node.set("to", f"{width_mm / 25.4 * 72:.1f}pt,0")
            done = True
        elif tag.startswith("{urn:schemas-microsoft-com:vml}") and "width:" in node.get("style", ""):
            node.set(
                "style", re.sub(r"(?<![-\w])width:[^;]*", f"width:{width_mm / 25.4 * 72:.1f}pt", node.get("style", ""))
            )
            done = True
    return done


def _removed(rule: str) -> Mutation:
    def put(trial: Trial) -> bool:
        carriers, _, _ = _carriers(trial, rule)
        done = False
        for one, element in carriers:
            if not one.text.strip() and (one.format.top or one.format.bottom):
                element.getparent().remove(element)  # type: ignore[union-attr]
                done = True
                continue
            for shape in _drawn(one, element, rule):
                top = shape
                parent = shape.getparent()
                while parent is not None and parent.tag != W + "r":
                    top, parent = parent, parent.getparent()
                if parent is not None:
                    parent.remove(top)
                    done = True
            border = element.find(f"{W}pPr/{W}pBdr")
            if border is not None:
                border.getparent().remove(border)  # type: ignore[union-attr]
                done = True
            for line in lines_of(one):
                if line.is_strokes:
                    for node in element.iter(W + "t"):
                        node.text = ""
                    done = True
            cell = next((up for up in element.iterancestors(W + "tc")), None)
            bottoms = list(cell.iterfind(f"{W}tcPr/{W}tcBorders/{W}bottom")) if cell is not None else []
            for node in bottoms:
                if node.get(W + "val") not in ("nil", "none"):
                    node.getparent().remove(node)  # type: ignore[union-attr]
                    done = True
        return done

    return put


def _dashed(rule: str) -> Mutation:
    def put(trial: Trial) -> bool:
        carriers, _, _ = _carriers(trial, rule)
        done = False
        for one, element in carriers:
            for shape in _drawn(one, element, rule):
                for line in shape.iter(_A + "ln"):
                    for old in line.findall(_A + "prstDash"):
                        line.remove(old)
                    etree.SubElement(line, _A + "prstDash").set("val", "dash")
                    done = True
            for border in element.iterfind(f"{W}pPr/{W}pBdr/*"):
                border.set(W + "val", "dashed")
                done = True
        return done

    return put


def _subject(trial: Trial) -> etree._Element | None:
    """The last paragraph of the trích yếu of a công văn, where it stands in a cell."""
    found = next(iter(trial.specimen.components("C9", checks()["C9.rule-line"])), None)
    if found is None or found[1].lines[-1].paragraph.cell is None:
        return None
    return trial.paragraph(trial.specimen.target(found[1].lines[-1]))


def _bordered(style: str) -> Mutation:
    def put(trial: Trial) -> bool:
        paragraph = _subject(trial)
        if paragraph is None:
            return False
        properties = properties_of(paragraph, "pPr")
        border = etree.Element(W + "pBdr")
        etree.SubElement(border, W + "bottom", {W + "val": style, W + "sz": "4"})
        properties.insert(0, border)
        return True

    return put


def _with_strokes(trial: Trial) -> bool:
    paragraph = _subject(trial)
    if paragraph is None:
        return False
    made = etree.Element(W + "p")
    etree.SubElement(etree.SubElement(made, W + "r"), W + "t").text = "_" * 10
    paragraph.addnext(made)
    return True


def _with_shape(*, moved: bool) -> Mutation:
    """The line below the agency drawn once more, or anchored, in the paragraph of the trích yếu."""

    def put(trial: Trial) -> bool:
        paragraph = _subject(trial)
        if paragraph is None:
            return False
        for one, element in _carriers(trial, "C4.rule-line")[0]:
            for shape in _drawn(one, element, "C4.rule-line")[:1]:
                run = etree.SubElement(paragraph, W + "r")
                run.append(shape if moved else copy.deepcopy(shape))
                return True
        return False

    return put


_BOUNDS = {"C2": ((0.4, 0.7, 1.6), (1.0, 0.95, 1.05)), "C4": ((0.12, 0.2, 0.85, 0.95), (0.4, 0.45)),
           "C8": ((0.12, 0.2, 0.85, 0.95), (0.4, 0.45))}  # fmt: skip

LINE_FAULTS: dict[str, dict[str, Mutation]] = {}
LINE_NEAR: dict[str, dict[str, Mutation]] = {}
for _id, (_bad, _good) in _BOUNDS.items():
    _rule = f"{_id}.rule-line"
    LINE_FAULTS[_rule] = {"none": _removed(_rule), "dashed": _dashed(_rule)}
    LINE_FAULTS[_rule] |= {f"{share:g}": _resized(_rule, share) for share in _bad}
    LINE_NEAR[_rule] = {f"{share:g}": _resized(_rule, share) for share in _good}
LINE_FAULTS["C9.rule-line"] = {
    "border": _bordered("single"),
    "strokes": _with_strokes,
    "shape": _with_shape(moved=False),
}
LINE_NEAR["C9.rule-line"] = {"no border": _bordered("nil"), "anchored": _with_shape(moved=True)}
LINE_FAULTS["C30.rule-line"] = {"none": _removed("C30.rule-line"), "dashed": _dashed("C30.rule-line")}
LINE_NEAR["C30.rule-line"] = {"longer": _resized("C30.rule-line", 0.5), "shorter": _resized("C30.rule-line", 0.3)}
