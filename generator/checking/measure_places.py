"""Measures where components stand in relation to each other.

It must never look at letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.check import Check
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import ISSUED
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.rules import Rule

__all__ = ["CHECKS"]


def _number_and_date(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    number, date = (next(iter(instrument.of(id)), None) for id in ("C5", "C6"))
    if number is not None and date is not None:
        yield _level(date, number, "khác hàng với số, ký hiệu")


def _level(one: Component, other: Component, wrong: str) -> Outcome:
    """Whether two components are on one row of a table, or on one line of text."""
    first, second = one.paragraph, other.paragraph
    if first.cell is not None and second.cell is not None:
        if first.cell.row is second.cell.row:
            return passed(one)
        if first.cell.row.table is not second.cell.row.table or first.cell.merged_up or second.cell.merged_up:
            return unclear(one, "ở hai bảng khác nhau hoặc ô gộp")
        return violated(one, wrong)
    if first is second:
        return passed(one)
    if first.in_box or second.in_box or first.frame or second.frame:
        return unclear(one, "ở trong khung")
    if first.cell is None and second.cell is None and one.lines[0].is_part is other.lines[0].is_part:
        return violated(one, wrong)
    return unclear(one, "không cùng cách dàn trang")


def _receivers_and_signer(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    receivers = next(iter(instrument.of("C26")), None)
    signer = next(iter((*instrument.of("C21"), *instrument.of("C22"))), None)
    if receivers is not None and signer is not None:
        yield _level(receivers, signer, "khác hàng với quyền hạn, chức vụ của người ký")


CHECKS: tuple[Check, ...] = (
    Check("C6.row", _number_and_date, ISSUED),
    Check("C26.row", _receivers_and_signer, ISSUED),
)
