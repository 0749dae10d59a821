"""Measures the file as such: what is in it that a reader must know, and tables that run over pages.

It must never look at words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Instrument
from generator.checking.outcome import Outcome, Spot, passed, violated
from generator.decree.rules import Rule
from generator.findings import Place

__all__ = ["CHECKS"]

_LONG: Final = 30
"""How many rows a table has that surely does not fit on one page."""
_HEADER_ROWS: Final = 3


def _noted(note: str, measured: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        if not instrument.is_first:
            return
        spot = Spot(Place(file=instrument.document.file, part="cả tệp"), None, None, 0)
        yield violated(spot, measured) if note in instrument.document.notes else passed(spot)

    return evaluate


def _header_row(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    document = instrument.document
    first, last = instrument.paragraphs[0].index, instrument.paragraphs[-1].index
    for table in document.tables:
        if not table.bordered or table.inside is not None or not table.rows or not table.rows[0].cells:
            continue
        at = next((one for cell in table.rows[0].cells for one in cell.paragraphs), None)
        if at is None or not first <= at.index <= last:
            continue
        hinted = any(one.page_hints for row in table.rows[1:] for cell in row.cells for one in cell.paragraphs)
        if len(table.rows) < _LONG and not hinted:
            continue
        repeated = any(row.repeated for row in table.rows[:_HEADER_ROWS])
        yield passed(at) if repeated else violated(at, "hàng đầu bảng không lặp lại")


CHECKS: tuple[Check, ...] = (
    Check("house.table-header", _header_row, fixable=True),
    Check("house.tracked", _noted("tracked", "có thay đổi đang theo dõi; chữ thêm được đọc như chữ thường")),
    Check("house.comments", _noted("comments", "có chú thích bên lề")),
    Check("house.macros", _noted("macros", "có macro; macro không được chạy khi kiểm tra")),
    Check("house.styles", _noted("no-styles", "tệp không có phần kiểu chữ")),
)
