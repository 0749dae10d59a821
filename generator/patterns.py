"""Regular expressions that cost nothing until they are asked, and are not asked where they cannot be found.

Strings in, matches out; it knows nothing of what is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["Pattern"]


class Pattern:
    """A regular expression that is compiled when it is first asked.

    A program holds hundreds and one run asks few: compiling them all takes longer than reading a year's plan.

    Args:
        source: the expression.
        needs: texts of which at least one stands in whatever the expression finds; none if there are none such. Where
            none of them is in a text, the expression is neither asked nor compiled.
        flags: as those of `re`.
    """

    __slots__ = ("_compiled", "flags", "needs", "source")

    def __init__(self, source: str, *needs: str, flags: int = 0) -> None:
        self.source = source
        self.needs = needs
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.expression(), self.flags)
        return self._compiled

    def expression(self) -> str:
        """What is compiled: the source, or what a kind of pattern makes of it."""
        return self.source

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds any of what the expression needs."""
        return not self.needs or any(map(text.__contains__, self.needs))

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it is found."""
        return self.compiled().search(text) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What it finds at the beginning, or from `start` on."""
        return self.compiled().match(text, start) if self.may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """What it finds if that is the whole text."""
        return self.compiled().fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places where it is found, from the left."""
        return self.compiled().finditer(text) if self.may_be_in(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """What is found, from the left, or of each its one group."""
        return self.compiled().findall(text) if self.may_be_in(text) else []

    def split(self, text: str) -> list[str]:
        """What stands between the places where it is found; an expression with groups is not for this."""
        return [*self.compiled().split(text)] if self.may_be_in(text) else [text]

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with what is found replaced."""
        return self.compiled().sub(replacement, text, count) if self.may_be_in(text) else text
