"""How the width of the head is shared between the agency's column and that of the Quốc hiệu.

It measures lines that must stay whole (number and symbol, place and date); it must never know whose they are.
Sources: NĐ 30/2020, Phụ lục I, II.1, II.3, II.4: each of these stands on one line; sizes stay as they are, because
Quốc hiệu, Tiêu ngữ and date grow and shrink together (V, note 1).
"""

from __future__ import annotations

from typing import NamedTuple

from generator.decree.house import head_widths_mm, number, word
from generator.word.table_layout import twips
from generator.word.text_width import text_width_mm

__all__ = ["HeadColumns", "left_width_mm", "share_head", "twips_given"]

_SLACK_MM = 1.0
"""Programs round the advance widths of letters each in its own way; and two lines side by side must not touch."""

_LEAST_LEFT_MM = 36
"""No narrower: a place too long even then is broken, and the names of agencies stay readable."""


class HeadColumns(NamedTuple):
    """How wide the left column is, in mm, and whether the template's own columns suit."""

    left_mm: float
    are_own: bool


def share_head(numbered: str, dated: str) -> HeadColumns:
    """The columns for these lines: the template's own wherever they suit, else as near to them as will do.

    Args:
        numbered: the line of number and symbol, as it is printed.
        dated: the line of place and date.
    """
    left, right = head_widths_mm()
    nation = text_width_mm(word("C1.text"), number("C1.size"), bold=True)
    left_needed = text_width_mm(numbered, number("C5.size")) + _SLACK_MM
    right_needed = max(nation, text_width_mm(dated, number("C6.size"), italic=True)) + _SLACK_MM
    if left_needed <= left and right_needed <= right:
        return HeadColumns(left, are_own=True)
    if left < left_needed <= left + right - right_needed:
        return HeadColumns(left_needed, are_own=False)
    # A date is never broken for a number: a symbol can be, after a hyphen.
    return HeadColumns(min(left, max(left + right - right_needed, _LEAST_LEFT_MM)), are_own=False)


def twips_given(left_mm: float) -> int:
    """How many twentieths of a point the left column gives to the right one, beside the template's own widths."""
    return twips(head_widths_mm()[0] - left_mm)


def left_width_mm(given_twips: int) -> float:
    """How wide the left column is that gives so much to the right one."""
    return head_widths_mm()[0] - given_twips * 25.4 / 1440
