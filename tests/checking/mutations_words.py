"""Faults and near misses of words that depend on how a document is made: what is not there, and other words."""

from __future__ import annotations

import copy
from collections.abc import Callable

from generator.checking.instruments import Component
from generator.checking.registry import checks
from tests.checking.edits import rewrite
from tests.checking.mutations_letters import Mutation, pick_component
from tests.checking.specimens import Target, Trial, W

__all__ = ["WORD_FAULTS", "WORD_NEAR"]

_UNITS = ("NC", "HCTC", "CCTL", "VP", "KSTT (2b)", "ĐT", "Cục VTLTNN", "CCHC")
Fits = Callable[[Component], bool]


def _targets(trial: Trial, rule: str, id: str, fits: Fits = lambda _: True) -> list[Target]:
    found = pick_component(trial, id, checks()[rule], fits)
    return [] if found is None else [trial.specimen.target(line) for line in found[1].lines if line.letters()]


def _taken(rule: str, id: str) -> Mutation:
    """The paragraphs of a component are not there."""

    def put(trial: Trial) -> bool:
        targets = _targets(trial, rule, id)
        for one in targets:
            paragraph = trial.paragraph(one)
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
        return bool(targets)

    return put


def _all_taken(rule: str, id: str, fits: Fits = lambda _: True) -> Mutation:
    """None of the components of an id is there."""

    def put(trial: Trial) -> bool:
        found = list(trial.specimen.components(id, checks()[rule]))
        if not found or not fits(found[0][1]):
            return False
        for _, component in found:
            paragraph = trial.paragraph(trial.specimen.target(component.lines[0]))
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
        return True

    return put


def _below(trial: Trial) -> bool:
    """The only receiver on a line of its own below the label."""
    found = list(trial.specimen.components("C10", checks()["C10.same-line"]))
    if len(found) != 1:
        return False
    target = trial.specimen.target(found[0][1].lines[0])
    label, _, name = target.text.partition(": ")
    paragraph = trial.paragraph(target)
    lower = copy.deepcopy(paragraph)
    paragraph.addnext(lower)
    for one, said in ((paragraph, f"{label}:"), (lower, name)):
        texts = list(one.iter(W + "t"))
        for node in texts:
            node.text = ""
        texts[0].text = said
    return bool(name)


def _ends(mark: str) -> Fits:
    return lambda component: component.text.endswith(mark)


def _said(rule: str, id: str, *changes: tuple[str, str], fits: Fits = lambda _: True) -> Mutation:
    """Other words, in the first of a component's lines that has them."""

    def has(component: Component) -> bool:
        return fits(component) and any(old in component.text for old, _ in changes)

    def put(trial: Trial) -> bool:
        targets = _targets(trial, rule, id, has)
        return any(rewrite(trial, one, old, new) for old, new in changes for one in targets)

    return put


def _number(rule: str, id: str, mark: str) -> Mutation:
    """Another mark, or none, after the number or letter that a component begins with."""

    def put(trial: Trial) -> bool:
        right = ")" if id == "C19" else "."
        found = pick_component(trial, id, checks()[rule], lambda one: f"{right} " in one.text[:6])
        if found is None:
            return False
        number = found[1].text.partition(right)[0]
        return rewrite(trial, trial.specimen.target(found[1].lines[0]), f"{number}{right}", f"{number}{mark}")

    return put


WORD_FAULTS: dict[str, dict[str, Mutation]] = {
    "C7.present": {"taken": _taken("C7.present", "C7")},
    "C6.small-words": {word: _said("C6.small-words", "C6", (word, word.title())) for word in ("ngày", "tháng", "năm")},
    "C6.capitals": {
        word: _said("C6.capitals", "C6", (word, word.lower())) for word in ("Hà", "Nội", "Quảng", "Trị", "Tản", "Lắk")
    },
    "C10.line": {
        "many": _said("C10.line", "C10", (";", "; Ban Tổ chức Tỉnh ủy;"), fits=_ends(";")),
        "one": _said("C10.line", "C10", ("gửi: ", "gửi: Ban Tổ chức Tỉnh ủy; ")),
    },
    "C10.same-line": {"below": _below},
    "C10.upward": {"taken": _all_taken("C10.upward", "C10")},
    "C27.line": {"semicolon": _said("C27.line", "C27", (";", "; Ban Tổ chức Tỉnh ủy;"), fits=_ends(";"))},
    "C27.archive-unit": {
        "none": _said("C27.archive-unit", "C27", *((f"VT, {unit}.", "VT.") for unit in _UNITS)),
        "semicolon": _said("C27.archive-unit", "C27", *((f"VT, {unit}.", f"VT; {unit}.") for unit in _UNITS)),
    },
    "C20.label": {
        how: _number("C20.label", "C20", mark) for how, mark in (("none", ""), ("colon", ":"), ("bracket", ")"))
    },
    "C18.label": {
        how: _number("C18.label", "C18.title", mark) for how, mark in (("colon", ":"), ("dash", "-"), ("bracket", ")"))
    },
    "C19.label": {how: _number("C19.label", "C19", mark) for how, mark in (("dot", "."), ("dash", "-"))},
}
WORD_NEAR: dict[str, dict[str, Mutation]] = {
    "C7.present": {"colon": _said("C7.present", "C7", ("KẾ HOẠCH", "KẾ HOẠCH:"), ("BÁO CÁO", "BÁO CÁO:"))},
    "C6.small-words": {"blank": _said("C6.small-words", "C6", (" ngày", "  ngày"))},
    "C6.capitals": {"unit": _said("C6.capitals", "C6", ("Hà Nội", "Thành phố Hà Nội"))},
    "C10.line": {
        "group": _said("C10.line", "C10", (";", ", Ban Tổ chức Tỉnh ủy (b/c; t/h);"), fits=_ends(";")),
        "one": _said("C10.line", "C10", ("gửi: ", "gửi: Ban Tổ chức Tỉnh ủy, ")),
    },
    "C10.same-line": {"blank": _said("C10.same-line", "C10", ("gửi: ", "gửi:  "))},
    "C10.upward": {"blank": _said("C10.upward", "C10", ("Kính gửi", "Kính  gửi"))},
    "C27.line": {"group": _said("C27.line", "C27", (";", ", Ban Tổ chức Tỉnh ủy (b/c; t/h);"), fits=_ends(";"))},
    "C27.archive-unit": {
        "copies": _said("C27.archive-unit", "C27", *((f"VT, {unit}.", f"VT, {unit}, 05.") for unit in _UNITS)),
        "commune": _said("C27.archive-unit", "C27", ("VT (VBĐT).", "VT.")),
    },
    "C20.label": {"blank": _number("C20.label", "C20", ". ")},
    "C18.label": {"blank": _number("C18.label", "C18.title", ". ")},
    "C19.label": {"blank": _number("C19.label", "C19", ") ")},
}
