"""Each format rule, and some of words: a fault is named by its rule alone, however made; a near miss is not flagged."""

from __future__ import annotations

import pytest

from generator.checking.registry import checks, reading_words
from tests.checking.corpus import few_names, specimen
from tests.checking.drafts import draft, drafts
from tests.checking.mutations_all import FAULTS, NEAR, Mutation
from tests.checking.own_documents import make_own_documents
from tests.checking.specimens import Specimen, Trial
from tests.conftest import Once

FORMAT_RULES = [id for id in checks() if id not in reading_words() and not id.startswith("house.")]
TRIED = [id for id in checks() if id in FORMAT_RULES or id in FAULTS]
"""The rules of words among them are those that how a document is made might hide."""
TEXTS = sorted({name.partition("-")[0] for name in drafts()})


@pytest.fixture(scope="session")
def own(once: Once) -> list[Specimen]:
    """What our own commands make."""
    folder = once("own_documents", make_own_documents)
    return [Specimen.of(path.stem, path.read_bytes()) for path in sorted(folder.glob("*.docx"))]


def first_that_takes(rule: str, how: str, put: Mutation) -> Trial | None:
    """The fault in the first document that can have it, each fault beginning at another document."""
    names = few_names()
    start = specimen(names[0]).pick(len(names), f"{rule} {how}")
    for name in (*names[start:], *names[:start]):
        trial = Trial(specimen(name))
        if put(trial):
            return trial
    return None


def told_of(rule: str, ways: dict[str, Mutation], count: int) -> dict[tuple[str, str], set[str]]:
    """What is told of some of the ways a fault is made, by way and document; other ways for other rules.

    `python -m tests.checking.full` tries them all, in every document.
    """
    names = list(ways)
    start = specimen(few_names()[0]).pick(len(names), rule)
    told: dict[tuple[str, str], set[str]] = {}
    for how in (*names[start:], *names[:start]):
        trial = first_that_takes(rule, how, ways[how]) if len(told) < count else None
        if trial is not None:
            told[how, trial.specimen.name] = trial.told()
    return told


def test_every_format_rule_has_faults_and_near_misses() -> None:
    assert [id for id in FORMAT_RULES if not FAULTS.get(id)] == []
    assert [id for id in FORMAT_RULES if not NEAR.get(id)] == []


@pytest.mark.parametrize("rule", TRIED)
def test_a_fault_is_named_by_its_rule_alone_however_it_is_made(rule: str) -> None:
    told = told_of(rule, FAULTS[rule], 3)
    assert told, "no document can have a fault of this rule"
    assert told == {key: {rule} for key in told}


@pytest.mark.parametrize("rule", TRIED)
def test_a_near_miss_is_not_flagged(rule: str) -> None:
    told = told_of(rule, NEAR[rule], 2)
    assert told, "no document can have a near miss of this rule"
    assert told == {key: set() for key in told}


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_found_in_a_document_made_by_hand_whatever_it_says_and_however_it_is_set(text: str) -> None:
    told = {
        name: [(one.rule, one.measured) for one in Specimen.of(name, draft(*made)).report.findings]
        for name, made in drafts().items()
        if name.partition("-")[0] == text
    }
    assert told == {key: [] for key in told}


def test_faults_in_what_our_own_commands_make_are_named_by_their_rule_alone(own: list[Specimen]) -> None:
    told = {}
    for number, (rule, ways) in enumerate(FAULTS.items()):
        how = list(ways)[number % len(ways)]
        if rule not in TRIED:
            continue
        for at in range(len(own)):
            trial = Trial(own[(number + at) % len(own)])
            if ways[how](trial):
                told[rule, how, trial.specimen.name] = trial.told()
                break
    assert len(told) > 100
    assert told == {key: {key[0]} for key in told}
