"""Faults and near misses of lines that follow each other: gaps in the head, dashes that are out of line."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.checking.instruments import Component
from generator.checking.registry import checks
from tests.checking.edits import put_paragraph, rewrite, style_of_paragraph
from tests.checking.mutations_letters import Mutation
from tests.checking.specimens import Target, Trial, W

__all__ = ["ROW_FAULTS", "ROW_NEAR"]

Wanted = Callable[[list[Target]], list[Target]]
_DASHES = ("-", "–")
_SIGNED = "Thời gian ký: 15/6/2024 08:30:00"
_SCOPE = "LƯU HÀNH NỘI BỘ"
_TWIPS_PER_MM = 1440 / 25.4


def _all(trial: Trial, rule: str, *ids: str) -> list[Target]:
    """The lines of every component of some ids in the first document of the file that has one."""
    check = checks()[rule]
    own = next((one for one in trial.specimen.instruments if one.kind in check.kinds and one.of(ids[-1])), None)
    found: list[Component] = [one for id in ids for one in own.of(id)] if own is not None else []
    return [trial.specimen.target(line) for one in found for line in one.lines if line.letters()]


def _lower(trial: Trial, rule: str, *ids: str) -> Target | None:
    """The last line of some components, where a paragraph of theirs stands above it."""
    lines = _all(trial, rule, *ids)
    if len(lines) < 2 or lines[-1].line.is_part or lines[-1].paragraph == lines[-2].paragraph:
        return None
    return lines[-1]


def _spaced(rule: str, *ids: str, style: bool = False, **values: str) -> Mutation:
    def put(trial: Trial) -> bool:
        last = _lower(trial, rule, *ids)
        if last is None:
            return False
        if style:
            return style_of_paragraph(trial, last, "spacing", **values)
        put_paragraph(trial.paragraph(last), "spacing", **values)
        return True

    return put


def _blank_above(rule: str, *ids: str) -> Mutation:
    def put(trial: Trial) -> bool:
        last = _lower(trial, rule, *ids)
        if last is None or last.line.paragraph.frame:
            return False  # A blank paragraph without a frame would part the two frames.
        trial.paragraph(last).addprevious(etree.Element(W + "p"))
        return True

    return put


ROW_FAULTS: dict[str, dict[str, Mutation]] = {}
ROW_NEAR: dict[str, dict[str, Mutation]] = {}
for _rule, _ids in (("C2.gap", ("C1", "C2")), ("C4.gap", ("C3", "C4"))):
    ROW_FAULTS[_rule] = {
        "six": _spaced(_rule, *_ids, before="120"),
        "twelve": _spaced(_rule, *_ids, before="240"),
        "style": _spaced(_rule, *_ids, style=True, before="200"),
        "blank": _blank_above(_rule, *_ids),
    }
    ROW_NEAR[_rule] = {"two": _spaced(_rule, *_ids, before="40"), "none": _spaced(_rule, *_ids, before="0")}


# Dashes.


def _dashed(trial: Trial, rule: str, id: str) -> list[Target]:
    return [one for one in _all(trial, rule, id) if one.text.startswith(_DASHES) and not one.line.is_part]


def _one_moved(rule: str, id: str, by_mm: float) -> Mutation:
    def put(trial: Trial) -> bool:
        lines = _dashed(trial, rule, id)
        if len(lines) < 2:
            return False
        _move(trial, lines[trial.specimen.pick(len(lines), rule)], by_mm)
        return True

    return put


def _all_moved(rule: str, id: str, by_mm: float) -> Mutation:
    def put(trial: Trial) -> bool:
        lines = _dashed(trial, rule, id) if id != "C26" else _all(trial, rule, id)
        for one in lines:
            _move(trial, one, by_mm)
        return len(lines) > (id != "C26")

    return put


def _move(trial: Trial, one: Target, by_mm: float) -> None:
    left = round((one.line.paragraph.format.left_mm + by_mm) * _TWIPS_PER_MM)
    put_paragraph(trial.paragraph(one), "ind", left=str(left))


def _by_blanks(rule: str, id: str) -> Mutation:
    """One line pushed to the right with the space bar."""

    def put(trial: Trial) -> bool:
        lines = _dashed(trial, rule, id)
        return len(lines) > 1 and rewrite(trial, lines[-1], lines[-1].text[0], f"    {lines[-1].text[0]}")

    return put


def _hung(rule: str, id: str) -> Mutation:
    """Lines that hang: what goes on stands further in than the dash."""

    def put(trial: Trial) -> bool:
        lines = _dashed(trial, rule, id)
        for one in lines[:1]:
            left = round((one.line.paragraph.format.left_mm + 4) * _TWIPS_PER_MM)
            put_paragraph(trial.paragraph(one), "ind", left=str(left), hanging=str(round(4 * _TWIPS_PER_MM)))
        return len(lines) > 1

    return put


def _centred(trial: Trial) -> bool:
    """Lines of several lengths in the middle: no two dashes stand below each other."""
    lines = _dashed(trial, "C10.level", "C10")
    for one in lines:
        put_paragraph(trial.paragraph(one), "ind", left="0", firstLine="0")
        put_paragraph(trial.paragraph(one), "jc", val="center")
    return len(lines) > 1


for _id in ("C10", "C27"):
    _rule = f"{_id}.level"
    ROW_FAULTS[_rule] = {
        "right": _one_moved(_rule, _id, 4),
        "more": _one_moved(_rule, _id, 9),
        "blanks": _by_blanks(_rule, _id),
    }
    ROW_NEAR[_rule] = {
        "a little": _one_moved(_rule, _id, 0.7),
        "all": _all_moved(_rule, _id, 3),
        "hung": _hung(_rule, _id),
    }
ROW_FAULTS["C10.level"]["centre"] = _centred
for _id in ("C26", "C27"):
    _rule = f"{_id}.left"
    ROW_FAULTS[_rule] = {"1cm": _all_moved(_rule, _id, 10), "more": _all_moved(_rule, _id, 20)}
    ROW_NEAR[_rule] = {"a little": _all_moved(_rule, _id, 2)}
ROW_FAULTS["C10.under-colon"] = {
    "edge": _all_moved("C10.under-colon", "C10", -55),
    "far": _all_moved("C10.under-colon", "C10", 45),
}
ROW_NEAR["C10.under-colon"] = {
    "right": _all_moved("C10.under-colon", "C10", 5),
    "left": _all_moved("C10.under-colon", "C10", -5),
}


# The other side.


def _to_left(rule: str, id: str, beside: str) -> Mutation:
    """A line of the right column in the left one, where a component of it stands."""

    def put(trial: Trial) -> bool:
        check = checks()[rule]
        own = next((one for one in trial.specimen.instruments if one.kind in check.kinds and one.of(id)), None)
        if own is None or not own.of(beside):
            return False
        moved, target = (trial.specimen.target(own.of(name)[0].lines[0]) for name in (id, beside))
        if moved.line.is_part or moved.line.paragraph.cell is None:
            return False
        paragraph, other = trial.paragraph(moved), trial.paragraph(target)
        cell = next(paragraph.iterancestors(W + "tc"))
        other.addprevious(paragraph) if id == "C1" else other.addnext(paragraph)
        if not cell.findall(W + "p"):
            etree.SubElement(cell, W + "p")
        return True

    return put


def _typed(rule: str, id: str, beside: str, said: str, size: str, *, above: bool = False) -> Mutation:
    """A line of its own typed into the column of the head in which a component stands."""

    def put(trial: Trial) -> bool:
        check = checks()[rule]
        own = next((one for one in trial.specimen.instruments if one.kind in check.kinds and one.of(beside)), None)
        if own is None or own.of(id):
            return False
        target = trial.specimen.target(own.of(beside)[0].lines[0])
        if target.line.paragraph.cell is None or target.line.column == "whole" or target.line.is_part:
            return False
        made = etree.Element(W + "p")
        run = etree.SubElement(made, W + "r")
        look = etree.SubElement(run, W + "rPr")
        fonts = {W + slot: "Times New Roman" for slot in ("ascii", "hAnsi", "cs")}
        etree.SubElement(look, W + "rFonts", fonts)
        for tag, value in (("b", "0" if id == "C36" else "1"), ("i", "0"), ("sz", size)):
            etree.SubElement(look, W + tag, {W + "val": value})
        etree.SubElement(run, W + "t").text = said
        paragraph = trial.paragraph(target)
        paragraph.addprevious(made) if above else paragraph.addnext(made)
        return True

    return put


def _without_line(trial: Trial) -> bool:
    found = next(iter(trial.specimen.components("C35", checks()["C35.rule-line"])), None)
    if found is None:
        return False
    paragraph = trial.paragraph(trial.specimen.target(found[1].lines[0]))
    for border in list(paragraph.iter(W + "pBdr")):
        border.getparent().remove(border)  # type: ignore[union-attr]
    return True


def _line_of_strokes(trial: Trial) -> bool:
    """The line above the address made of strokes."""
    if not _without_line(trial):
        return False
    found = next(trial.specimen.components("C35", checks()["C35.rule-line"]))
    paragraph = trial.paragraph(trial.specimen.target(found[1].lines[0]))
    above = etree.Element(W + "p")
    etree.SubElement(etree.SubElement(above, W + "r"), W + "t").text = "_" * 60
    paragraph.addprevious(above)
    return True


ROW_FAULTS |= {
    "C1.side": {"left": _to_left("C1.side", "C1", "C4")},
    "C6.side": {"left": _to_left("C6.side", "C6", "C5")},
    "C31.side": {"right": _typed("C31.side", "C31", "C6", "MẬT", "26")},
    "C32.side": {"right": _typed("C32.side", "C32", "C6", "KHẨN", "26")},
    "C33.place": {
        "below": _typed("C33.place", "C33", "C6", _SCOPE, "26"),
        "under": _typed("C33.place", "C33", "C2", _SCOPE, "26"),
    },
    "C36.place": {"left": _typed("C36.place", "C36", "C4", _SIGNED, "20", above=True)},
    "C35.rule-line": {"none": _without_line},
}
ROW_NEAR |= {
    "C1.side": {"lower": _spaced("C1.side", "C1", "C2", before="20")},
    "C6.side": {"gap": _spaced("C6.side", "C1", "C2", before="0")},
    "C31.side": {"left": _typed("C31.side", "C31", "C5", "MẬT", "26")},
    "C32.side": {"left": _typed("C32.side", "C32", "C5", "KHẨN", "26")},
    "C33.place": {"above": _typed("C33.place", "C33", "C1", _SCOPE, "26", above=True)},
    "C36.place": {"right": _typed("C36.place", "C36", "C1", _SIGNED, "20", above=True)},
    "C35.rule-line": {"strokes": _line_of_strokes},
}
