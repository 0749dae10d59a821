"""The header of a table whose adjacent columns share a title: two rows, with cells merged across and down.

It knows columns as they are printed and the markup of merged cells; it must never know what a column means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from generator.writing.views import ColumnView

__all__ = ["lower_heads", "upper_heads"]

_WIDTH = re.compile(r'w:w="(\d+)"')


def upper_heads(columns: Sequence[ColumnView]) -> tuple[ColumnView, ...]:
    """The cells of the upper row: a shared title over its columns, every other title merged down.

    Returns:
        Nothing where no columns share a title: the header is then one row.
    """
    if not any(column.nhom_tieu_de for column in columns):
        return ()
    heads: list[ColumnView] = []
    for shared, grouped in groupby(columns, key=lambda column: column.nhom_tieu_de):
        members = list(grouped)
        if shared:
            width = sum(map(_width, members))
            spanned = f'<w:gridSpan w:val="{len(members)}"/>' if len(members) > 1 else ""
            heads.append(ColumnView(shared, Markup(f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}')))
        else:
            heads += (column._replace(o_xml=_merged(column, "restart")) for column in members)
    return tuple(heads)


def lower_heads(columns: Sequence[ColumnView]) -> tuple[ColumnView, ...]:
    """The cells of the lower row, or of the only one: what stands under a shared title says its own."""
    if not any(column.nhom_tieu_de for column in columns):
        return tuple(columns)
    return tuple(
        column if column.nhom_tieu_de else column._replace(tieu_de="", o_xml=_merged(column, "continue"))
        for column in columns
    )


def _width(column: ColumnView) -> int:
    found = _WIDTH.search(column.o_xml)
    return int(found[1]) if found else 0


def _merged(column: ColumnView, merge: str) -> Markup:
    return Markup(f'<w:tcW w:w="{_width(column)}" w:type="dxa"/><w:vMerge w:val="{merge}"/>')
