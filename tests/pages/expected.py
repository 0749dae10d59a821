"""What the pages of a document must show, read from the document itself: its sections, their heads and tables."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO

from generator.word.outline import ParagraphText, TableText, read_outline

__all__ = ["Section", "characters", "read_sections"]

_SECTION_ENDS = "VBNgatPhan"
_CHART = "phu_luc_bieu_do"


@dataclass
class Section:
    """A section: its text, and if it is an appendix the words above its table, titles, group rows and charts."""

    texts: list[str] = field(default_factory=list)
    table: TableText | None = None
    charts: list[str] = field(default_factory=list)
    """The names of its charts, each of which is above its chart."""

    @property
    def heading(self) -> list[str]:
        """The words of an appendix above its table."""
        return " ".join(self.texts[: self.texts.index("\0")]).split()

    @property
    def titles(self) -> list[str]:
        """The words of the header rows."""
        heads = () if self.table is None else self.table.rows[: self.table.header_rows]
        return [word for row in heads for cell in row for word in cell.text.split()]

    @property
    def groups(self) -> list[str]:
        """The text of each group row."""
        rows = () if self.table is None else self.table.rows[self.table.header_rows :]
        return [" ".join(f"{row[0].text} {row[1].text}".split()) for row in rows if len(row) == 2]

    @property
    def characters(self) -> Counter[str]:
        """Every visible character, capitals for small letters."""
        return characters("".join(self.texts))


def characters(text: str) -> Counter[str]:
    """How often each visible character is in a text, capitals for small letters; hyphens look alike."""
    return Counter("".join(text.upper().split()).replace("\0", "").replace("\N{NON-BREAKING HYPHEN}", "-"))


def read_sections(document: bytes) -> list[Section]:
    """The sections of a document that the drawn templates made."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        outline = read_outline(package.read("word/document.xml"))
    sections = [Section()]
    for block in outline:
        section = sections[-1]
        if isinstance(block, ParagraphText):
            section.texts.append(block.text)
            if block.style == _SECTION_ENDS and block is not outline[-1]:
                sections.append(Section())
            continue
        if block.header_rows:
            section.table = block
            section.texts.append("\0")
        section.texts += [cell.text for row in block.rows for cell in row]
        if any(region.startswith(_CHART) for region in block.regions):
            section.charts.append(block.rows[0][0].text.strip())
    return sections
