"""The marks of a draft: words that are missing, figures that are only samples. They must not be overlooked.

It knows how a mark begins, whoever wrote it; it must never know what is missing or where.
"""

from __future__ import annotations

from generator.writing.views import BlockView

__all__ = ["MISSING", "SAMPLE", "mark_drafts"]

MISSING, SAMPLE = "[CẦN BỔ SUNG", "[SỐ LIỆU MẪU"
"""How each begins; a paragraph that a person begins so is a mark too."""


def mark_drafts(blocks: tuple[BlockView, ...]) -> tuple[BlockView, ...]:
    """The paragraphs of a body, with those that are marks set as such."""
    return tuple(
        block._replace(kieu="luu_y")
        if block.kieu == "doan" and str(block.van_ban).startswith((MISSING, SAMPLE))
        else block
        for block in blocks
    )
