"""Faults and near misses of letters: size, bold, italic, case, for every component that has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from generator.checking.check import Check
from generator.checking.instruments import Component, Instrument
from generator.checking.registry import checks
from generator.decree.nd30_2020.components import UPPER
from generator.decree.rules import Range, rules
from tests.checking.edits import MISSING, add_run, part_of, put_letters, put_run, rewrite, style_of_letters
from tests.checking.specimens import Specimen, Target, Trial, W

__all__ = ["LETTER_FAULTS", "LETTER_NEAR", "Mutation", "pick_component"]

Mutation = Callable[[Trial], bool]
"""Puts a fault into a trial; False where the file has nothing to put it into."""

_BODY = ("C12", "C18", "C19")
_ASPECTS = {"size": "sz", "bold": "b", "italic": "i"}


def _is_sentence(component: Component) -> bool:
    return len(component.text) >= 90 and component.text.endswith((".", ";"))


def pick_component(
    trial: Trial, id: str, check: Check, fits: Callable[[Component], bool] = lambda _: True
) -> tuple[Instrument, Component] | None:
    """One component of an id, always the same one of a file for one rule."""
    found = [
        one for one in trial.specimen.components(id, check) if any(x.letters() for x in one[1].lines) and fits(one[1])
    ]
    return found[trial.specimen.pick(len(found), check.id)] if found else None


def _targets(trial: Trial, rule: str, component: str) -> list[Target]:
    check = checks()[rule]
    whole_sentence = component in _BODY and rule.endswith((".bold", ".italic", ".case"))
    found = pick_component(trial, component, check, _is_sentence if whole_sentence else lambda _: True)
    return [] if found is None else [trial.specimen.target(line) for line in found[1].lines if line.letters()]


def _label_only(trial: Trial, targets: list[Target]) -> list[Target]:
    """Of a điều whose words are set unlike its number, only the runs of the number."""
    from generator.checking.measure_letters import ARTICLE_LABEL

    first = targets[0]
    line = first.line
    found = ARTICLE_LABEL.match(line.paragraph.text[line.start :])
    wanted = {id(one.piece.run) for one in line.letters(0, found.end() if found else 0)}
    runs = list(line.paragraph.element.iter(W + "r"))
    own = tuple(at for at, run in enumerate(runs) if id(run) in wanted)
    others = tuple(sorted({*first.runs, *first.others} - set(own)))
    return [Target(first.part, first.paragraph, own, others, first.text, line)]


Values = Callable[[Specimen, list[Target]], str]


def _wrong_size(rule: str, specimen: Specimen, targets: list[Target], bigger: bool) -> str:
    value = rules()[rule].value
    if isinstance(value, Range):
        low, high = value.low, value.high or value.low
    else:
        low = high = float(value)  # type: ignore[arg-type]
    return str(round(2 * (high + 2 if bigger else low - 1)))


def _faults(rule: str, component: str, aspect: str) -> Iterator[tuple[str, Mutation]]:
    name = _ASPECTS[aspect]
    wanted = rules()[rule].value
    on = str(int(not wanted)) if aspect != "size" else ""
    partial = not (component in _BODY and aspect != "size")

    def targets_of(trial: Trial) -> list[Target]:
        found = _targets(trial, rule, component)
        return _label_only(trial, found) if found and component == "C17" and aspect != "size" else found

    def value(trial: Trial, targets: list[Target], *, bigger: bool = True) -> str:
        return on or _wrong_size(rule, trial.specimen, targets, bigger)

    def by_hand(trial: Trial) -> bool:
        targets = targets_of(trial)
        for target in targets:
            for run in trial.runs(target):
                put_run(run, name, value(trial, targets))
        return bool(targets)

    def smaller(trial: Trial) -> bool:
        targets = targets_of(trial)
        for target in targets:
            for run in trial.runs(target):
                put_run(run, name, value(trial, targets, bigger=False))
        return bool(targets)

    def in_part(trial: Trial) -> bool:
        targets = targets_of(trial)
        run = part_of(trial, targets[-1]) if targets else None
        if run is None:
            return False
        put_run(run, name, value(trial, targets))
        return True

    def one_line(trial: Trial) -> bool:
        targets = targets_of(trial)
        if len(targets) < 2:
            return False
        for run in trial.runs(targets[trial.specimen.pick(len(targets), rule)]):
            put_run(run, name, value(trial, targets))
        return True

    def by_style(trial: Trial) -> bool:
        targets = targets_of(trial)
        return bool(targets) and all(style_of_letters(trial, one, name, value(trial, targets)) for one in targets)

    def by_letter_style(trial: Trial) -> bool:
        targets = targets_of(trial)
        if aspect != "size" and on != "1":
            return False
        return bool(targets) and all(
            style_of_letters(trial, one, name, value(trial, targets), kind="character") for one in targets
        )

    yield "hand", by_hand
    if aspect == "size":
        yield "smaller", smaller
    if partial:
        yield "part", in_part
        yield "line", one_line
    yield "style", by_style
    yield "letter-style", by_letter_style


def _case_faults(rule: str, component: str) -> Iterator[tuple[str, Mutation]]:
    upper = rules()[rule].value == UPPER

    def retyped(trial: Trial) -> bool:
        targets = _targets(trial, rule, component)
        if not targets:
            return False
        for run in (run for one in targets if upper for run in trial.runs(one)):
            put_run(run, "caps", "0")
        done = [rewrite(trial, one, one.text, _lowered(one.text) if upper else one.text.upper()) for one in targets]
        return all(done)

    def by_format(trial: Trial) -> bool:
        targets = _targets(trial, rule, component)
        if upper or not targets:
            return False
        for one in targets:
            for run in trial.runs(one):
                put_run(run, "caps", "1")
        return True

    def label(trial: Trial) -> bool:
        """Only the words that it begins with."""
        targets = _targets(trial, rule, component)
        words = {"C5": "Số", "C10": "Kính gửi", "C15": "Mục", "C17": "Điều", "C28": "Phụ lục"}.get(component, "")
        return bool(words and targets) and rewrite(trial, targets[0], words, words.upper())

    yield "retyped", retyped
    yield "label", label
    yield "caps", by_format


def _lowered(text: str) -> str:
    number = re.match(r"[IVXLC]+\. *|\d+\. *|", text)
    at = (number.end() if number else 0) + 1
    head, tail = text[:at], text[at:].lower()
    for sign in ("tm.", "kt.", "tl.", "q.", "tuq."):
        if text.lower().startswith(sign):
            return text[: len(sign)] + text[len(sign) :].lower().title()
    return head + tail


# What must not be flagged.


def _near(rule: str, component: str, aspect: str) -> Iterator[tuple[str, Mutation]]:
    name = _ASPECTS[aspect]
    right = rules()[rule].value
    wrong = "60" if aspect == "size" else str(int(not right))

    def blank(trial: Trial) -> bool:
        """A blank at the end, and the paragraph mark, in another format."""
        targets = _targets(trial, rule, component)
        for one in targets:
            paragraph = trial.paragraph(one)
            add_run(paragraph, "  ", **{name: wrong})
            properties = paragraph.find(W + "pPr")
            if properties is None:
                properties = etree.Element(W + "pPr")
                paragraph.insert(0, properties)
            mark = properties.find(W + "rPr")
            put_letters(mark if mark is not None else etree.SubElement(properties, W + "rPr"), name, wrong)
        return bool(targets)

    def carried(trial: Trial) -> bool:
        """The right format, from the paragraph's style."""
        targets = _targets(trial, rule, component)
        if not targets or component == "C17":
            return False
        done = []
        for one in targets:
            own = [run.find(f"{W}rPr/{W}sz") for run in trial.runs(one)]
            sizes = {node.get(W + "val") for node in own if node is not None}
            if aspect == "size" and len(sizes) != 1:
                return False
            if component in _BODY and aspect != "size":
                return False
            value = str(int(bool(right))) if aspect != "size" else str(sizes.pop())
            done.append(style_of_letters(trial, one, name, value))
        return all(done)

    def deleted(trial: Trial) -> bool:
        """Struck words, and what the format was before a tracked change, in another format."""
        targets = _targets(trial, rule, component)
        for one in targets[:1]:
            paragraph = trial.paragraph(one)
            trial.also = {"house.tracked"}
            struck = etree.SubElement(paragraph, W + "del")
            add_run(struck, "bỏ", **{name: wrong})
            text = next(struck.iter(W + "t"))
            text.tag = W + "delText"
            run = trial.runs(one)[0]
            properties = run.find(W + "rPr")
            if properties is not None:
                change = etree.SubElement(properties, W + "rPrChange")
                put_letters(etree.SubElement(change, W + "rPr"), name, wrong)
        return bool(targets)

    def other_size(trial: Trial) -> bool:
        """Another size that the decree allows, where nothing ties it to others."""
        targets = _targets(trial, rule, component)
        if not isinstance(right, Range) or component in ("C1", "C2", "C6", "C12", "C17", "C18", "C18.title", "C19"):
            return False
        for one in targets:
            for run in trial.runs(one):
                put_run(
                    run,
                    "sz",
                    str(
                        round(
                            2
                            * (
                                right.low
                                if one.line.letters()[0].format.size_pt > right.low
                                else right.high or right.low
                            )
                        )
                    ),
                )
        return bool(targets)

    def emphasis(trial: Trial) -> bool:
        """A few words that stand out in a paragraph of text."""
        targets = _targets(trial, rule, component)
        if component not in _BODY or aspect == "size" or not targets:
            return False
        run = part_of(trial, targets[0])
        if run is None:
            return False
        put_run(run, name, "1")
        return True

    yield "blank", blank
    yield "carried", carried
    yield "deleted", deleted
    if aspect == "size":
        yield "other", other_size
    else:
        yield "emphasis", emphasis


def _case_near(rule: str, component: str) -> Iterator[tuple[str, Mutation]]:
    upper = rules()[rule].value == UPPER

    def typed_small(trial: Trial) -> bool:
        """Capitals by format of what is typed in small letters."""
        targets = _targets(trial, rule, component)
        # Whoever searches the text reads it as typed; what is issued shows capitals.
        if not upper or not targets:
            return False
        for one in targets:
            if not rewrite(trial, one, one.text, _lowered(one.text)):
                return False
            for run in trial.runs(one):
                put_run(run, "caps", "1")
        return True

    def one_word(trial: Trial) -> bool:
        """One word of a text in capitals, as abbreviations are."""
        targets = _targets(trial, rule, component)
        if upper or component != "C27" or not targets:
            return False
        words = targets[0].text.split(" ")
        at = len(words) // 2
        if len(words) < 5 or not words[at].isalpha():
            return False
        return rewrite(trial, targets[0], f" {words[at]} ", f" {words[at].upper()} ")

    def switched_off(trial: Trial) -> bool:
        """Capitals switched off by name."""
        targets = _targets(trial, rule, component)
        if upper:
            return False
        for one in targets:
            for run in trial.runs(one):
                put_run(run, "caps", "0")
        return bool(targets)

    yield "caps", typed_small
    yield "word", one_word
    yield "off", switched_off


def _rows() -> Iterator[tuple[str, str, str]]:
    for id in checks():
        component, _, aspect = id.rpartition(".")
        if aspect in ("size", "bold", "italic", "case") and component.startswith(("C", "T11")):
            yield id, component, aspect


LETTER_FAULTS: dict[str, dict[str, Mutation]] = {
    id: dict(_case_faults(id, component) if aspect == "case" else _faults(id, component, aspect))
    for id, component, aspect in _rows()
}
LETTER_NEAR: dict[str, dict[str, Mutation]] = {
    id: dict(_case_near(id, component) if aspect == "case" else _near(id, component, aspect))
    for id, component, aspect in _rows()
}
assert MISSING
