"""A body's nested blocks as a flat run of numbered paragraphs.

Numbers follow the decree: I. 1. a) (with đ) -; an unnumbered paragraph does not restart them.
Source: NĐ 30/2020, Phụ lục I, mục II.6 and V (variant "phần, mục, khoản, điểm").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.model.kinds import BlockKind
from generator.vietnamese import point_letter, roman
from generator.writing.views import BlockView, RunsView

if TYPE_CHECKING:
    from generator.model.dossier import Block
    from generator.model.text import RichText

__all__ = ["END_MARK", "KEPT", "build_blocks", "build_runs", "close_blocks", "close_body"]

END_MARK = "./."
"""What closes the body of a document (all mẫu of Phụ lục III)."""

KEPT = Markup("<w:keepNext/>")
"""Keeps a paragraph on the page of what follows."""

_NUMBERS: dict[BlockKind, Callable[[int], str]] = {
    BlockKind.SECTION: roman,
    BlockKind.CLAUSE: str,
    BlockKind.POINT: point_letter,
}


def build_runs(spans: RichText) -> RunsView:
    """A rich text as what `{{r … }}` prints."""
    return RunsView(
        tuple(
            ("dam" if span.bold is not None else "nghieng" if span.italic is not None else "", span.text)
            for span in spans
        )
    )


def build_blocks(blocks: Iterable[Block]) -> tuple[BlockView, ...]:
    """The paragraphs of a body in reading order, numbered."""
    return tuple(_flatten(blocks))


def _flatten(blocks: Iterable[Block]) -> Iterator[BlockView]:
    counts = dict.fromkeys(_NUMBERS, 0)
    for block in blocks:
        kind, number = block.kind, ""
        if kind in counts:
            counts[kind] += 1
            number = block.number or _NUMBERS[kind](counts[kind])
        name = "khoan_tieu_de" if kind is BlockKind.CLAUSE and block.is_title else kind.value
        yield BlockView(name, number, build_runs(block.text))
        yield from _flatten(block.blocks)


def close_body(runs: RunsView) -> RunsView:
    """The last paragraph of a body, ended by `./.` in place of its full stop or semicolon."""
    *before, (look, text) = runs.spans
    text = text.rstrip()
    if not text.endswith(END_MARK):
        text = text.rstrip(".;") + END_MARK
    return RunsView((*before, (look, text)))


def close_blocks(blocks: tuple[BlockView, ...]) -> tuple[BlockView, ...]:
    """The blocks of a body with the last one ended by `./.`, and kept on the signature's page."""
    *before, last = blocks
    return (*before, BlockView(last.kieu, last.so, close_body(last.van_ban), KEPT))
