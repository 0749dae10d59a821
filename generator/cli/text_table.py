"""Knows how a table is set in letters of one width; it must never know what the table is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from generator.vietnamese import nfc

__all__ = ["text_table", "text_width"]

_GAP = "  "


def text_width(text: str) -> int:
    """How many columns of a screen a text takes: none for a mark on the letter before it, two for a wide letter."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in nfc(text)
    )


def text_table(header: Sequence[str], rows: Sequence[Sequence[str] | None], *, first_width: int) -> Iterator[str]:
    """The lines of a table, one by one.

    Args:
        header: the titles; a newline breaks one over several lines.
        rows: the cells, as many as titles; None draws a rule.
        first_width: how wide the first column may be; what is longer goes on in the next line. The first column is
            set left, all others right.
    """
    titles = [title.split("\n") for title in header]
    height = max(map(len, titles))
    lines = [[title[number - height + len(title)] if number >= height - len(title) else "" for title in titles]
             for number in range(height)]  # fmt: skip
    body: list[list[str] | None] = []
    for row in rows:
        if row is None:
            body.append(None)
            continue
        first = list(_wrapped(row[0], first_width))
        body += [[part, *(row[1:] if not number else [""] * (len(row) - 1))] for number, part in enumerate(first)]
    cells = [*lines, *(row for row in body if row is not None)]
    widths = [max(text_width(row[column]) for row in cells) for column in range(len(header))]
    rule = "-" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    for row in (*lines, None, *body):
        yield rule if row is None else _set(row, widths)


def _set(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [" " * (width - text_width(cell)) for cell, width in zip(row, widths, strict=True)]
    first = row[0] + padded[0]
    return _GAP.join([first, *(blank + cell for cell, blank in zip(row[1:], padded[1:], strict=True))]).rstrip()


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and text_width(line) + 1 + text_width(word) > width:
            yield line
            line = f"  {word}"
        else:
            line = f"{line} {word}" if line else word
    yield line
