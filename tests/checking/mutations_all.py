"""Every fault and near miss of the format rules, and of some rules of words, by rule and by how it is made."""

from __future__ import annotations

from tests.checking.mutations_letters import LETTER_FAULTS, LETTER_NEAR, Mutation
from tests.checking.mutations_lines import LINE_FAULTS, LINE_NEAR
from tests.checking.mutations_pages import PAGE_FAULTS, PAGE_NEAR
from tests.checking.mutations_places import PLACE_FAULTS, PLACE_NEAR
from tests.checking.mutations_rows import ROW_FAULTS, ROW_NEAR
from tests.checking.mutations_words import WORD_FAULTS, WORD_NEAR

__all__ = ["FAULTS", "NEAR", "Mutation"]

FAULTS: dict[str, dict[str, Mutation]] = {
    **LETTER_FAULTS,
    **PAGE_FAULTS,
    **PLACE_FAULTS,
    **LINE_FAULTS,
    **ROW_FAULTS,
    **WORD_FAULTS,
}
NEAR: dict[str, dict[str, Mutation]] = {**LETTER_NEAR, **PAGE_NEAR, **PLACE_NEAR, **LINE_NEAR, **ROW_NEAR, **WORD_NEAR}
