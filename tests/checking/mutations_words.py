"""Faults and near misses of words that depend on how a document is made: what is not there, and other words."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from generator.checking.instruments import Component
from generator.checking.registry import checks
from tests.checking.edits import rewrite
from tests.checking.mutations_letters import Mutation, pick_component
from tests.checking.specimens import Target, Trial, W

__all__ = ["WORD_FAULTS", "WORD_NEAR"]

_UNITS = ("NC", "HCTC", "CCTL", "VP", "KSTT (2b)", "ĐT", "Cục VTLTNN", "CCHC")
_NUMBERS = ("I", "II", "III", "1", "2")
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


def _of_department(put: Mutation) -> Mutation:
    """Only in what a body makes that surely has units of its own."""

    def in_department(trial: Trial) -> bool:
        agencies = trial.specimen.components("C4", checks()["C4.size"])
        # Of a ban the rule does not say so.
        has_none = any(" XÃ " in f"{one.text} " or one.text.startswith("BAN ") for _, one in agencies)
        return not has_none and put(trial)

    return in_department


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


def _drop(paragraph: etree._Element) -> None:
    parent = paragraph.getparent()
    assert parent is not None
    parent.remove(paragraph)


def _beside(rule: str, id: str, title: str) -> Mutation:
    """The title on the line of the number that it belongs below."""

    def put(trial: Trial) -> bool:
        found = pick_component(trial, id, checks()[rule], lambda one: one.text.split()[-1] in _NUMBERS)
        if found is None:
            return False
        instrument, component = found
        below = next(one for one in instrument.of(title) if one.paragraph.index > component.paragraph.index)
        number = trial.specimen.target(component.lines[0])
        mark = "." if trial.specimen.pick(2, rule) and id == "C28" else ""
        for line in below.lines[1:]:
            _drop(trial.paragraph(trial.specimen.target(line)))
        own = trial.specimen.target(below.lines[0])
        assert rewrite(trial, number, number.text, f"{number.text}{mark} {own.text}")
        _drop(trial.paragraph(own))
        return True

    return put


def _named_letter(trial: Trial) -> bool:
    """The words CÔNG VĂN above Kính gửi, as a tên loại stands."""
    targets = _targets(trial, "C7.letter", "C10")
    if not targets:
        return False
    first = next(trial.specimen.components("C10", checks()["C7.letter"]))[1]
    greeting = trial.paragraph(trial.specimen.target(first.lines[0]))
    made = copy.deepcopy(greeting)
    texts = list(made.iter(W + "t"))
    for node in texts:
        node.text = ""
    texts[0].text = "CÔNG VĂN"
    greeting.addprevious(made)
    return True


def _numbered_attachment(trial: Trial) -> bool:
    """A number below the name of the body that issues an attached text."""
    attached = next(iter(trial.specimen.components("C4", checks()["C30.no-number"])), None)
    if attached is None or attached[1].lines[0].is_part or attached[0].parent is None:
        return False
    number = trial.specimen.target(attached[0].parent.of("C5")[0].lines[0])
    if number.line.paragraph.frame:
        return False  # The frame of the number is as wide as the column of the first head.
    own = trial.paragraph(trial.specimen.target(attached[1].lines[-1]))
    cell = next(own.iterancestors(W + "tc"), None)
    last = cell.findall(W + "p")[-1] if cell is not None else own
    last.addnext(copy.deepcopy(trial.paragraph(number)))
    return True


def _signed_attachment(trial: Trial) -> bool:
    """The signature of the decision below an attached text as well."""
    attached = next(iter(trial.specimen.components("C30", checks()["C30.no-signer"])), None)
    if attached is None or attached[0].parent is None:
        return False
    label = trial.paragraph(trial.specimen.target(attached[0].parent.of("C26")[0].lines[0]))
    table = next(label.iterancestors(W + "tbl"), None)
    last = [one for one in attached[0].paragraphs if one.text.strip()][-1]
    if table is None or last.cell is not None:
        return False
    trial.paragraph_at(trial.specimen.number_of(last)).addnext(copy.deepcopy(table))
    return True


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
        "none": _of_department(_said("C27.archive-unit", "C27", *((f"VT, {unit}.", "VT.") for unit in _UNITS))),
        "semicolon": _said("C27.archive-unit", "C27", *((f"VT, {unit}.", f"VT; {unit}.") for unit in _UNITS)),
    },
    "C7.letter": {"named": _named_letter},
    "C13.own-line": {"beside": _beside("C13.own-line", "C13", "C14")},
    "C15.own-line": {"beside": _beside("C15.own-line", "C15", "C16")},
    "C26.own-line": {"beside": _said("C26.own-line", "C26", ("Nơi nhận:", "Nơi nhận: Các phòng;"))},
    "C28.own-line": {"beside": _beside("C28.own-line", "C28", "C29")},
    "C30.no-number": {"number": _numbered_attachment},
    "C30.no-signer": {"signed": _signed_attachment},
    "T7.chapter": {"taken": _taken("T7.chapter", "C14")},
    "T7.section": {"taken": _taken("T7.section", "C16")},
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
    "C7.letter": {"cited": _said("C7.letter", "C12", ("đề nghị", "theo Công văn này đề nghị"))},
    "C13.own-line": {"dot": _said("C13.own-line", "C13", ("Chương II", "Chương II."), ("Phần II", "Phần II."))},
    "C15.own-line": {"dot": _said("C15.own-line", "C15", ("Mục 1", "Mục 1."), ("Mục 2", "Mục 2."))},
    "C26.own-line": {"blank": _said("C26.own-line", "C26", ("Nơi nhận:", "Nơi nhận: "))},
    "C28.own-line": {"dot": _said("C28.own-line", "C28", ("Phụ lục II", "Phụ lục II."), ("Phụ lục I", "Phụ lục I."))},
    "C30.no-number": {"other": _said("C30.no-number", "C4", ("NHÂN DÂN", "NHÂN  DÂN"), ("TRƯỜNG", " TRƯỜNG"))},
    "C30.no-signer": {"blank": _said("C30.no-signer", "C30", ("(Kèm", "( Kèm"))},
    "T7.chapter": {
        "short": _said("T7.chapter", "C14", ("CHUNG", "CHUNG VÀ CÁC QUY ĐỊNH KHÁC"), ("KẾT QUẢ", "KẾT  QUẢ"))
    },
    "T7.section": {"short": _said("T7.section", "C16", ("VĂN BẢN", "VĂN  BẢN"))},
    "C20.label": {"blank": _number("C20.label", "C20", ". ")},
    "C18.label": {"blank": _number("C18.label", "C18.title", ". ")},
    "C19.label": {"blank": _number("C19.label", "C19", ") ")},
}
