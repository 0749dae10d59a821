"""The texts a document must say and the tables it must hold, as plain data that can be kept and compared.

It knows no model and no document.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Expectations", "Expected", "ExpectedTable"]


class Expected(NamedTuple):
    """Texts that must stand in the document in this order.

    `broken` ones may be in capitals and run over lines; those that stand `alone` have their lines to themselves, so
    that a name in the head is not taken for found where a sentence speaks of it.
    """

    name: str
    texts: tuple[str, ...]
    broken: bool = False
    alone: bool = False


class ExpectedTable(NamedTuple):
    """The titles of a table's columns, and the texts of every row below them."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Expectations(NamedTuple):
    """Everything one document must say."""

    texts: tuple[Expected, ...]
    tables: tuple[ExpectedTable, ...]
