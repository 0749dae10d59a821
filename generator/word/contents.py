"""Which paragraphs are a table of contents: by its field, its control, its styles, or typed line by line.

Knows the marks of such a table; it must never know what its entries name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from generator.patterns import Pattern
from generator.vietnamese import nfc
from generator.word.document import Paragraph

__all__ = ["mark_contents"]

_ENTRY: Final = Pattern(r"\s*(\S.*?)\s*(?:\t|[.…_]{4,}|(?:\. ){4,})[\s.…_]*\d{1,4}\s*$", flags=re.DOTALL)
"""What an entry looks like that someone typed: words, dots or a tab, the number of a page."""
_LABELS: Final = frozenset(("mục lục", "trang", "nội dung trang", "nội dung"))
_BEGUN: Final = 30
_FEWEST: Final = 3
"""So many entries in a row are contents without a heading that says so."""


def mark_contents(
    paragraphs: Sequence[Paragraph], spans: Iterable[tuple[int, int]], style_name: Callable[[str], str]
) -> None:
    """Marks the paragraphs of tables of contents (`in_contents`).

    Args:
        paragraphs: of the body, in reading order.
        spans: where fields and controls that are contents begin and end, by index, the end not included.
        style_name: the name of a style in lower case, by its id.
    """
    styled = {id for id in {one.format.style for one in paragraphs} if style_name(id).startswith(("toc ", "contents "))}
    for start, end in spans:
        for one in paragraphs[start:end]:
            one.in_contents = True
    run: list[Paragraph] = []
    labelled = False
    for one in paragraphs:
        if one.format.style in styled:
            one.in_contents = True
        if not one.text.strip():
            continue
        if one.in_contents or (one.cell is None and one.text[-8:].strip()[-1:].isdigit() and _ENTRY.match(one.text)):
            run.append(one)
            continue
        _settle(run, labelled, paragraphs)
        run = []
        labelled = len(one.text) < 20 and _is_label(one)
        if labelled:
            run.append(one)
    _settle(run, labelled, paragraphs)


def _is_label(one: Paragraph) -> bool:
    return " ".join(nfc(one.text).casefold().split()).strip(" :.") in _LABELS


def _settle(run: list[Paragraph], labelled: bool, paragraphs: Sequence[Paragraph]) -> None:
    """Some paragraphs that look like entries are contents: all of them, or only those that were known to be."""
    known = any(one.in_contents for one in run)
    if labelled:
        is_contents = len(run) > 1 and (known or len(run) > _FEWEST or _is_heading(run[0]))
    else:
        is_contents = len(run) >= _FEWEST and not known and _name_headings(run, paragraphs)
    for one in run if is_contents else ():
        one.in_contents = True


def _name_headings(run: list[Paragraph], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether lines that end in numbers name what stands elsewhere: figures may stand behind a tab as well."""
    entries = [found for one in run if (found := _ENTRY.match(one.text))]
    own = {id(one) for one in run}
    wanted = {_begun(found[1]) for found in entries}
    there = {_begun(f"{one.label} {one.text}") for one in paragraphs if id(one) not in own}
    return 3 * len(wanted & there) >= 2 * len(wanted)


def _begun(text: str) -> str:
    return " ".join(nfc(text).casefold().split())[:_BEGUN]


def _is_heading(one: Paragraph) -> bool:
    return nfc(one.text).casefold().strip().startswith("mục lục")
