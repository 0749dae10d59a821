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
    """The titles of a table's columns, and the texts of every row below them.

    `shared` gives each column the title that it shares with its neighbours in a row above, empty for a column that
    stands alone; where no columns share one it is empty itself, and the header is one row.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shared: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the header's rows, cell by cell; a cell merged with the one above says nothing."""
        if not any(self.shared):
            return (self.titles,)
        upper: list[str] = []
        for position, (title, shared) in enumerate(zip(self.titles, self.shared, strict=True)):
            if not shared or position == 0 or shared != self.shared[position - 1]:
                upper.append(shared or title)
        return (
            tuple(upper),
            tuple(title if shared else "" for title, shared in zip(self.titles, self.shared, strict=True)),
        )


class Expectations(NamedTuple):
    """Everything one document must say."""

    texts: tuple[Expected, ...]
    tables: tuple[ExpectedTable, ...]
