"""The pages of the documentation as a reader meets them: headings, fenced blocks, words in backticks, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["PAGES", "ROOT", "Block", "Page", "read_page"]

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "docs/du_lieu.md",
    "docs/bao_cao.md",
    "docs/mau.md",
    "docs/kiem_tra.md",
    "docs/tu_vung.md",
    "docs/architecture.md",
)

_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^`]*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the words after it, its text, the line of its fence, the heading above it."""

    language: str
    name: str
    text: str
    line: int
    heading: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the documentation."""

    name: str
    text: str

    @property
    def path(self) -> Path:
        return ROOT / self.name

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The fenced blocks in their order."""
        return tuple(item for item in self._items() if isinstance(item, Block))

    @property
    def prose(self) -> str:
        """Everything that stands outside fenced blocks."""
        return "\n".join(item for item in self._items() if isinstance(item, str))

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(re.sub("^#+ +", "", line) for line in self.prose.split("\n") if re.match("#+ ", line))

    @property
    def anchors(self) -> frozenset[str]:
        """What a link to a heading is called, as GitHub makes it."""
        return frozenset(_anchor(heading) for heading in self.headings)

    @property
    def codes(self) -> tuple[str, ...]:
        """Words in backticks."""
        return tuple(found[2].strip() for found in _CODE.finditer(self.prose))

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(_LINK.findall(_CODE.sub("", self.prose)))

    def _items(self) -> Iterator[str | Block]:
        heading, opened, inside = "", None, list[str]()
        start = 0
        for number, line in enumerate(self.text.split("\n"), 1):
            fence = _FENCE.match(line)
            if opened is None and fence:
                opened, start, inside = fence, number, []
            elif opened is not None and line.strip() == "```":
                language, _, name = opened["info"].strip().partition(" ")
                indent = len(opened["indent"])
                yield Block(language, name.strip(), "\n".join(text[indent:] for text in inside) + "\n", start, heading)
                opened = None
            elif opened is not None:
                inside.append(line)
            else:
                if re.match("#+ ", line):
                    heading = line
                yield line
        assert opened is None, f"{self.name}, line {start}: a fence is never closed"


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
    return kept.replace(" ", "-")


@cache
def read_page(name: str) -> Page:
    return Page(name, (ROOT / name).read_text(encoding="utf-8"))
