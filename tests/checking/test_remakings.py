"""The same document by other hands and other programs: the same components are found, and nothing new is told."""

from __future__ import annotations

import unicodedata

import pytest

from generator.checking.instruments import read_instruments
from generator.checking.report import check_document
from generator.word.document import Document
from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, draft
from tests.checking.remakings_boxes import BOXES, FRAMES, Way
from tests.checking.specimens import Specimen, Trial

STAMPED = "cong_van_so"
"""A text that has everything a foot and a head may have: a stamp, a maker's mark, a trích yếu under the number."""


def components(document: Document) -> list[tuple[int, str, str]]:
    """Every component of every document of a file, by what it says."""
    return sorted(
        (number, component.id, " ".join(unicodedata.normalize("NFC", component.text).split()))
        for number, instrument in enumerate(read_instruments(document))
        for found in instrument.components.values()
        for component in found
    )


def same(way: Way, texts: list[str], *, told: tuple[str, ...] = ()) -> int:
    """Sees that a way changes nothing; returns how many texts it could be tried on."""
    tried = 0
    for name in texts:
        trial = Trial(Specimen.of(name, draft(TEXTS[name], LOOKS[0])))
        if not way(trial):
            continue
        tried += 1
        document = trial.document()
        assert components(document) == components(trial.specimen.document), name
        assert {one.rule for one in check_document(document).findings} <= set(told), name
    return tried


def some(salt: str) -> list[str]:
    """A text with everything in it, and two more, other ones for each way."""
    names = [name for name in TEXTS if name != STAMPED]
    first = sum(map(ord, salt)) % len(names)
    return [STAMPED, names[first], names[(first + 4) % len(names)]]


@pytest.mark.parametrize("way", BOXES)
def test_what_stands_in_text_boxes_is_found_and_found_once(way: str) -> None:
    assert same(BOXES[way], some(way)) == 3


@pytest.mark.parametrize("way", FRAMES)
def test_what_stands_in_frames_is_found(way: str) -> None:
    assert same(FRAMES[way], some(way)) == 3
