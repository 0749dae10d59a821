"""Faults and near misses of where and how components stand, of fixed words, font and colour."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from generator.checking.instruments import Component
from generator.checking.registry import checks
from tests.checking.edits import (
    MISSING,
    add_run,
    part_of,
    put_paragraph,
    put_run,
    rewrite,
    style_of_letters,
    style_of_paragraph,
)
from tests.checking.mutations_letters import Mutation, pick_component
from tests.checking.specimens import Target, Trial, W

__all__ = ["PLACE_FAULTS", "PLACE_NEAR"]

Fits = Callable[[Component], bool]


def _targets(trial: Trial, rule: str, id: str, fits: Fits = lambda _: True) -> list[Target]:
    found = pick_component(trial, id, checks()[rule], fits)
    return [] if found is None else [trial.specimen.target(line) for line in found[1].lines if line.letters()]


def _setting(
    rule: str, id: str, tag: str, *, fits: Fits = lambda _: True, first: bool = False, **values: str
) -> Mutation:
    def put(trial: Trial) -> bool:
        targets = _targets(trial, rule, id, fits)
        for one in targets[:1] if first else targets:
            put_paragraph(trial.paragraph(one), tag, **values)
        return bool(targets)

    return put


def _styled(rule: str, id: str, tag: str, *, fits: Fits = lambda _: True, **values: str) -> Mutation:
    def put(trial: Trial) -> bool:
        targets = _targets(trial, rule, id, fits)
        seen: set[int] = set()
        for one in targets:
            if one.paragraph not in seen and not style_of_paragraph(trial, one, tag, **values):
                return False
            seen.add(one.paragraph)
        return bool(targets)

    return put


def _by_itself(component: Component) -> bool:
    """Not set by tabs, and not pushed about by indents or blanks."""
    return all(
        not line.is_part
        and line.start == 0
        and abs(line.paragraph.format.left_mm + line.paragraph.format.first_line_mm) < 1
        for line in component.lines
    )


def _prose(component: Component) -> bool:
    one = component.paragraph
    if component.text.startswith("-"):
        return False  # An item of a list may be set in further.
    return len(component.text) > 90 and not one.label and one.format.align == "both" and component.lines[0].start == 0


def _no_tab(component: Component) -> bool:
    return not component.lines[0].is_part


_IDS = ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C13", "C14", "C15", "C16", "C21", "C22", "C23", "C28",
        "C29", "C30", "T11")  # fmt: skip

PLACE_FAULTS: dict[str, dict[str, Mutation]] = {}
PLACE_NEAR: dict[str, dict[str, Mutation]] = {}

for _id in _IDS:
    _rule = f"{_id}.align"
    PLACE_FAULTS[_rule] = {
        "left": _setting(_rule, _id, "jc", fits=_by_itself, val="left"),
        "right": _setting(_rule, _id, "jc", fits=_by_itself, val="right"),
        "both": _setting(_rule, _id, "jc", fits=_by_itself, val="both"),
        "style": _styled(_rule, _id, "jc", fits=_by_itself, val="left"),
    }
    PLACE_NEAR[_rule] = {
        "style": _styled(_rule, _id, "jc", fits=_by_itself, val="center"),
        "indents": _setting(_rule, _id, "ind", fits=_by_itself, left="200", right="200"),
    }
for _id in ("C26", "C27"):
    _rule = f"{_id}.align"
    PLACE_FAULTS[_rule] = {
        "centre": _setting(_rule, _id, "jc", fits=_no_tab, val="center"),
        "right": _setting(_rule, _id, "jc", fits=_no_tab, val="right"),
        "style": _styled(_rule, _id, "jc", fits=_no_tab, val="center"),
    }
    PLACE_NEAR[_rule] = {
        "both": _setting(_rule, _id, "jc", val="both"),
        "start": _setting(_rule, _id, "jc", val="start"),
        "style": _styled(_rule, _id, "jc", val="left"),
    }
PLACE_FAULTS["C12.align"] = {
    "left": _setting("C12.align", "C12", "jc", fits=_prose, val="left"),
    "right": _setting("C12.align", "C12", "jc", fits=_prose, val="right"),
    "clause": _setting("C12.align", "C18", "jc", fits=_prose, val="left"),
    "point": _setting("C12.align", "C19", "jc", fits=_prose, val="left"),
    "article": _setting("C12.align", "C17", "jc", fits=_prose, val="left"),
    "missing": _setting("C12.align", "C12", "jc", fits=_prose, val="start"),
    "style": _styled("C12.align", "C12", "jc", fits=_prose, val="left"),
}
PLACE_NEAR["C12.align"] = {
    "style": _styled("C12.align", "C12", "jc", fits=_prose, val="both"),
    "distributed": _setting("C12.align", "C12", "jc", fits=_prose, val="distribute"),
}
for _rule, _id in (("C12.first-line", "C12"), ("C17.first-line", "C17")):
    PLACE_FAULTS[_rule] = {
        "none": _setting(_rule, _id, "ind", fits=_prose, firstLine="0", left="0"),
        "half": _setting(_rule, _id, "ind", fits=_prose, firstLine="284", left="0"),
        "two": _setting(_rule, _id, "ind", fits=_prose, firstLine="1134", left="0"),
        "style": _styled(_rule, _id, "ind", fits=_prose, firstLine="284", left="0"),
    }
    PLACE_NEAR[_rule] = {
        "1cm": _setting(_rule, _id, "ind", fits=_prose, firstLine="567", left="0"),
        "1.27cm": _setting(_rule, _id, "ind", fits=_prose, firstLine="720", left="0"),
        "rounded": _setting(_rule, _id, "ind", fits=_prose, firstLine="709", left="0"),
        "style": _styled(_rule, _id, "ind", fits=_prose, firstLine="720", left="0"),
    }


def _follows_text(component: Component) -> bool:
    return _prose(component)


def _gap(before: str, after: str, *, style: bool = False) -> Mutation:
    """The space between two paragraphs of text that follow each other."""

    def put(trial: Trial) -> bool:
        rule = "C12.gap"
        ids = ("C12", "C17", "C18", "C19", "C20", "C18.title")
        text = {one.paragraph.index for id in ids for _, one in trial.specimen.components(id, checks()[rule])}
        targets = _targets(
            trial, rule, "C12", lambda one: one.paragraph.index - 1 in text and len(one.text) > 60
            and trial.specimen.document.paragraphs[one.paragraph.index - 1].section == one.paragraph.section
            and not one.paragraph.breaks_before
        )  # fmt: skip
        if not targets:
            return False
        above = trial.specimen.document.paragraphs[targets[0].line.paragraph.index - 1]
        put_paragraph(trial.paragraph_at(trial.specimen.number_of(above)), "spacing", after=after)
        if style:
            return style_of_paragraph(trial, targets[0], "spacing", before=before)
        put_paragraph(trial.paragraph(targets[0]), "spacing", before=before)
        return True

    return put


PLACE_FAULTS["C12.gap"] = {"none": _gap("0", "0"), "three": _gap("60", "0"), "style": _gap("40", "0", style=True)}
PLACE_NEAR["C12.gap"] = {
    "six": _gap("120", "0"),
    "after": _gap("0", "120"),
    "both": _gap("60", "60"),
    "more": _gap("240", "0"),
    "style": _gap("120", "0", style=True),
}
PLACE_FAULTS["C12.line-spacing"] = {
    "double": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="480", lineRule="auto"),
    "narrow": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="192", lineRule="auto"),
    "exact": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="640", lineRule="exact"),
    "style": _styled("C12.line-spacing", "C12", "spacing", fits=_prose, line="480", lineRule="auto"),
}
PLACE_NEAR["C12.line-spacing"] = {
    "single": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="240", lineRule="auto"),
    "1.5": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="360", lineRule="auto"),
    "18pt": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="360", lineRule="exact"),
    "16pt": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="320", lineRule="exact"),
    "least": _setting("C12.line-spacing", "C12", "spacing", fits=_prose, line="320", lineRule="atLeast"),
    "style": _styled("C12.line-spacing", "C12", "spacing", fits=_prose, line="300", lineRule="auto"),
}
for _id in ("C1", "C2", "C3", "C4"):
    _rule = f"{_id}.line-spacing"
    PLACE_FAULTS[_rule] = {
        "1.5": _setting(_rule, _id, "spacing", fits=_no_tab, line="360", lineRule="auto"),
        "double": _setting(_rule, _id, "spacing", fits=_no_tab, line="480", lineRule="auto"),
        "style": _styled(_rule, _id, "spacing", fits=_no_tab, line="360", lineRule="auto"),
    }
    PLACE_NEAR[_rule] = {
        "single": _setting(_rule, _id, "spacing", line="240", lineRule="auto"),
        "word": _setting(_rule, _id, "spacing", line="259", lineRule="auto"),
        "exact": _setting(_rule, _id, "spacing", line="320", lineRule="exact"),
    }
PLACE_FAULTS["C9.before"] = {
    "none": _setting("C9.before", "C9", "spacing", first=True, fits=_no_tab, before="0"),
    "twelve": _setting("C9.before", "C9", "spacing", first=True, fits=_no_tab, before="240"),
}


def _gap_above(trial: Trial) -> bool:
    """The 6 pt as space after the number."""
    number = _targets(trial, "C9.before", "C5")
    about = _targets(trial, "C9.before", "C9", _no_tab)
    if not number or not about or about[0].paragraph != number[0].paragraph + 1:
        return False
    put_paragraph(trial.paragraph(number[0]), "spacing", after="120")
    put_paragraph(trial.paragraph(about[0]), "spacing", before="0")
    return True


PLACE_NEAR["C9.before"] = {"after": _gap_above, "six": _setting("C9.before", "C9", "spacing", first=True, before="120")}


def _words(rule: str, id: str, *changes: tuple[str, str]) -> Mutation:
    def put(trial: Trial) -> bool:
        targets = _targets(trial, rule, id)
        return any(rewrite(trial, one, old, new) for one in targets[:1] for old, new in changes)

    return put


PLACE_FAULTS["C1.text"] = {
    "letter": _words("C1.text", "C1", ("VIỆT NAM", "VIỆT NAN")),
    "word": _words("C1.text", "C1", (" CHỦ NGHĨA", "")),
    "mark": _words("C1.text", "C1", ("HỘI", "HÔI")),
    "dot": _words("C1.text", "C1", ("NAM", "NAM.")),
}
PLACE_NEAR["C1.text"] = {
    "tone": _words("C1.text", "C1", ("HÒA", "HOÀ")),
    "nbsp": _words("C1.text", "C1", (" VIỆT", "\u00a0VIỆT")),
}
PLACE_FAULTS["C2.text"] = {
    "dash": _words("C2.text", "C2", (" - ", " – ")),
    "tight": _words("C2.text", "C2", (" - ", "-")),
    "letter": _words("C2.text", "C2", ("Hạnh phúc", "Hạnh phức")),
    "dot": _words("C2.text", "C2", ("phúc", "phúc.")),
}
PLACE_NEAR["C2.text"] = {"nbsp": _words("C2.text", "C2", (" - Tự", "\u00a0- Tự"))}


# Rows.


def _row_of(element: etree._Element) -> etree._Element | None:
    return next((one for one in element.iterancestors(W + "tr")), None)


def _cell_of(element: etree._Element) -> etree._Element:
    return next(one for one in element.iterancestors(W + "tc"))


def _date_higher(trial: Trial) -> bool:
    """The date in the row above, under the Tiêu ngữ."""
    date = _targets(trial, "C6.row", "C6")
    motto = _targets(trial, "C6.row", "C2")
    if not date or not motto:
        return False
    own, other = trial.paragraph(date[0]), trial.paragraph(motto[0])
    if _row_of(own) is None or _row_of(other) is None or _row_of(own) is _row_of(other):
        return False
    etree.SubElement(_cell_of(own), W + "p")
    _cell_of(other).append(own)
    return True


def _signer_lower(trial: Trial) -> bool:
    """Nơi nhận in a row above the signer's."""
    label = _targets(trial, "C26.row", "C26")
    if not label:
        return False
    row = _row_of(trial.paragraph(label[0]))
    if row is None:
        return False
    first = etree.Element(W + "tr")
    cells = row.findall(W + "tc")
    if len(cells) != 2:
        return False
    for cell in cells:
        made = etree.SubElement(first, W + "tc")
        properties = cell.find(W + "tcPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
    row.addprevious(first)
    moved = trial.paragraph(label[0])
    own = _cell_of(moved)
    firsts = first.findall(W + "tc")
    firsts[0].append(moved)
    etree.SubElement(firsts[1], W + "p")
    if not own.findall(W + "p"):
        etree.SubElement(own, W + "p")
    return True


def _blank_above(rule: str, id: str) -> Mutation:
    def put(trial: Trial) -> bool:
        targets = _targets(trial, rule, id)
        if not targets or _row_of(trial.paragraph(targets[0])) is None:
            return False
        own = trial.paragraph(targets[0])
        own.addprevious(etree.Element(W + "p"))
        return True

    return put


PLACE_FAULTS["C6.row"] = {"higher": _date_higher}
PLACE_NEAR["C6.row"] = {"blank": _blank_above("C6.row", "C6")}
PLACE_FAULTS["C26.row"] = {"lower": _signer_lower}
PLACE_NEAR["C26.row"] = {"gap": _setting("C26.row", "C26", "spacing", before="40")}


# Scale, font, colour.


def _scaled(**sizes: str) -> Mutation:
    def put(trial: Trial) -> bool:
        own = next((one for one in trial.specimen.instruments if one.of("C6") and one.of("C1")), None)
        for id, size in sizes.items() if own is not None else ():
            for component in own.of(id) if own is not None else ():
                for line in component.lines:
                    for run in trial.runs(trial.specimen.target(line)):
                        put_run(run, "sz", size)
        return own is not None

    return put


PLACE_FAULTS["PG8"] = {
    "motto": _scaled(C1="26", C2="26", C6="28"),
    "nation": _scaled(C1="24", C2="28", C6="28"),
    "date": _scaled(C1="26", C2="28", C6="26"),
}
PLACE_NEAR["PG8"] = {"small": _scaled(C1="24", C2="26", C6="26"), "large": _scaled(C1="26", C2="28", C6="28")}

_ANYWHERE = ("C12", "C17", "C11", "C2", "C4", "C8", "C23", "C27", "C6", "C29")


def _everywhere(rule: str, name: str, value: str, how: str) -> Mutation:
    def put(trial: Trial) -> bool:
        present = [id for id in _ANYWHERE if _targets(trial, rule, id)]
        if not present:
            return False
        targets = _targets(trial, rule, present[trial.specimen.pick(len(present), f"{rule} {how}")])
        if how == "part":
            run = part_of(trial, targets[0])
            if run is None:
                return False
            put_run(run, name, value)
        elif how == "style":
            return style_of_letters(trial, targets[0], name, value)
        elif how == "letter-style":
            return style_of_letters(trial, targets[0], name, value, kind="character")
        elif how == "blank":
            add_run(trial.paragraph(targets[0]), "  ", **{name: value})
        else:
            for one in targets:
                for run in trial.runs(one):
                    put_run(run, name, value)
        return True

    return put


def _default_font(trial: Trial) -> bool:
    """The font of the defaults, where a text names none itself."""
    if "word/styles.xml" not in trial.specimen.parts:
        return False
    styles = trial.root("word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is None or ("word/theme/theme1.xml" in trial.specimen.parts and not list(defaults.iter(W + "rFonts"))):
        return False
    for node in list(styles.iter(W + "rFonts")):
        for slot in list(node.attrib):
            node.attrib.pop(slot)
        for slot in ("ascii", "hAnsi"):
            node.set(W + slot, "Arial")
    targets = [one for id in _ANYWHERE for one in _targets(trial, "PG6.font", id)]
    for one in targets[:1]:
        for run in trial.runs(one):
            put_run(run, "font", MISSING)
    return bool(targets) and any(True for _ in styles.iter(W + "rFonts"))


PLACE_FAULTS["PG6.font"] = {
    how: _everywhere("PG6.font", "font", value, how)
    for how, value in (("hand", "Arial"), ("part", "Calibri"), ("style", "Cambria"), ("letter-style", "Tahoma"))
} | {"default": _default_font}
PLACE_NEAR["PG6.font"] = {
    "blank": _everywhere("PG6.font", "font", "Calibri", "blank"),
    "same": _everywhere("PG6.font", "font", "times new roman", "hand"),
}
PLACE_FAULTS["PG6.colour"] = {
    how: _everywhere("PG6.colour", "color", value, how)
    for how, value in (("hand", "FF0000"), ("part", "0070C0"), ("style", "1F4E79"), ("letter-style", "808080"))
}
PLACE_NEAR["PG6.colour"] = {
    "auto": _everywhere("PG6.colour", "color", "auto", "hand"),
    "near-black": _everywhere("PG6.colour", "color", "0D0D0D", "hand"),
    "blank": _everywhere("PG6.colour", "color", "FF0000", "blank"),
    "style": _everywhere("PG6.colour", "color", "000000", "style"),
}
