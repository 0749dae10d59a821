"""The conforming documents that faults are put into, by name: by python-docx, by hand, or from a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.checking.drafts import draft, drafts
from tests.checking.handmade import conforming, to_bytes
from tests.checking.specimens import Specimen

__all__ = ["Corpus", "every_name", "few_names", "specimen"]

Corpus = Mapping[str, Specimen]


def every_name() -> tuple[str, ...]:
    """Every document that is made in memory."""
    return (*(f"docx-{name}" for name in conforming()), *(f"hand-{name}" for name in drafts()))


def few_names() -> tuple[str, ...]:
    """Every text in three looks and every look in some texts, and some by python-docx."""
    hand = [name for name in every_name() if name.startswith("hand-")]
    looks = list(dict.fromkeys(name.rpartition("-")[2] for name in hand))
    texts = list(dict.fromkeys(text for text, _ in (_parts(name) for name in hand)))
    chosen = [
        name
        for name in hand
        if (looks.index(name.rpartition("-")[2]) - 3 * texts.index(_parts(name)[0])) % len(looks) < 3
    ]
    return (*(name for name in every_name() if name.startswith("docx-") and "-s" in name), *chosen)


def _parts(name: str) -> tuple[str, str]:
    text, _, look = name.removeprefix("hand-").partition("-")
    return text, look


@cache
def specimen(name: str) -> Specimen:
    """One document, opened."""
    sort, _, own = name.partition("-")
    if sort == "docx":
        return Specimen.of(name, to_bytes(conforming()[own]()))
    if sort == "hand":
        return Specimen.of(name, draft(*drafts()[own]))
    return Specimen.of(Path(name).stem, Path(name).read_bytes())
