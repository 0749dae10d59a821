"""The several documents of one file: the decision, what is issued with it, the appendices, each of its kind.

Knows where one document ends and the next begins; it must never know what is required of any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.checking.kinds import TYPE_NAMES, Kind
from generator.checking.lines import Line, lines_of, skeleton
from generator.patterns import Pattern
from generator.word.document import Document, Paragraph
from generator.word.sections import Section

__all__ = [
    "Component",
    "Instrument",
    "is_attached_line",
    "is_bare",
    "is_motto",
    "is_national_name",
    "is_type_name",
    "parted_at_attached",
    "read_instruments",
]


class Component(NamedTuple):
    """One component of a document, where it was found: `id` is C1-C36, or T11 for the lines of a decision."""

    id: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """What it says, its lines joined by blanks, in NFC."""
        return " ".join(line.text for line in self.lines)

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph it begins in."""
        return self.lines[0].paragraph


class Instrument:
    """One document of a file.

    Attributes:
        document: the file.
        kind: what it is.
        name: the tên loại it names, in lower case; empty where it names none.
        paragraphs: its own, in reading order.
        head: those of the two columns above the title.
        foot: those of the signature block.
        components: in reading order, by id.
        parent: the document it is issued with or belongs to; None for one of its own.
        attached: the documents it is the parent of, those of other files that were checked with it too.
        together: every document of the file, this one too.
        said: what its paragraphs say, kept by the first rule that asks; None until then.
        whole: the same in one text.
    """

    __slots__ = (
        "attached", "components", "document", "foot", "head", "kind",
        "name", "paragraphs", "parent", "said", "together", "whole",
    )  # fmt: skip

    def __init__(self, document: Document, kind: Kind, paragraphs: Sequence[Paragraph]) -> None:
        self.document = document
        self.kind = kind
        self.paragraphs = paragraphs
        self.name = ""
        self.head: Sequence[Paragraph] = ()
        self.foot: Sequence[Paragraph] = ()
        self.components: defaultdict[str, list[Component]] = defaultdict(list)
        self.parent: Instrument | None = None
        self.attached: list[Instrument] = []
        self.together: Sequence[Instrument] = ()
        self.said: Sequence[tuple[Paragraph, str]] | None = None
        self.whole: str | None = None

    def of(self, id: str) -> Sequence[Component]:
        """The components of one id, in reading order; empty where there is none."""
        return self.components.get(id, ())

    @property
    def is_first(self) -> bool:
        """Whether it begins the file."""
        return bool(self.paragraphs) and self.paragraphs[0].index == 0

    @property
    def section_numbers(self) -> range:
        """The numbers of the sections it begins in, ends in and has between."""
        return range(self.paragraphs[0].section, self.paragraphs[-1].section + 1)

    @property
    def sections(self) -> Sequence[tuple[int, Section]]:
        """Its sections that are its own: one it shares with the document before it is that one's."""
        first = self.paragraphs[0]
        numbers = list(self.section_numbers)
        before = first.index - 1
        if before >= 0 and self.document.paragraphs[before].section == first.section:
            numbers = numbers[1:]
        return [(number, self.document.sections[number]) for number in numbers]


_NATIONAL: Final = frozenset(["cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"])
_MOTTO: Final = frozenset(["doc", "lap", "tu", "do", "hanh", "phuc"])
_WORD: Final = Pattern(r"[a-z]+")
_APPENDIX: Final = Pattern(r"phu luc(?: so)?(?: *([ivxlc]+|\d+|[a-h]))? *[.:]?")
_TYPES: Final = frozenset(map(skeleton, TYPE_NAMES))
_ATTACHED: Final = Pattern(r"\(? *(?:duoc )?(?:ban hanh |phe duyet )?kem theo\b|\( *dinh kem\b")
_ABOVE_HEAD: Final = 15
_SHORT: Final = 150
_SAME_HEAD: Final = 8
"""Two signs of a head that are no more paragraphs apart are of one head."""


def is_national_name(text: str) -> bool:
    """Whether a line is meant to be the Quốc hiệu, with whatever fault in it."""
    if not 20 <= len(text) <= 60:
        return False
    words = _WORD.findall(skeleton(text))
    return len(_NATIONAL.intersection(words)) >= 6 and len(words) <= 11


def is_motto(text: str) -> bool:
    """Whether a line is meant to be the Tiêu ngữ, with whatever fault in it."""
    if not 12 <= len(text) <= 50:
        return False
    words = _WORD.findall(skeleton(text))
    return len(_MOTTO.intersection(words)) >= 4 and len(words) <= 9


def is_type_name(text: str) -> bool:
    """Whether a line says a tên loại and nothing else."""
    return len(text) < 40 and skeleton(text).rstrip(" :.") in _TYPES


def is_attached_line(text: str) -> bool:
    """Whether a line tells what a document is issued with."""
    return len(text) > 10 and _ATTACHED.match(skeleton(text)) is not None


def parted_at_attached(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a paragraph above its "Kèm theo" line, and those from it on; breaks of lines may part the two."""
    at = next((at for at, line in enumerate(lines) if is_attached_line(line.text)), len(lines))
    return list(lines[:at]), list(lines[at:])


def read_instruments(document: Document) -> tuple[Instrument, ...]:
    """The documents of a file, in order, with their components; at least one."""
    from generator.checking.components import find_components

    starts = sorted(_starts(document).items())
    if not starts or starts[0][0] > 0:
        before = starts[0][0] if starts else len(document.paragraphs)
        if not starts or any(one.text.strip() for one in document.paragraphs[:before]):
            starts.insert(0, (0, "head"))
        else:
            starts[0] = (0, starts[0][1])
    found: list[Instrument] = []
    for place, (start, sign) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(document.paragraphs)
        paragraphs = document.paragraphs[start:end]
        if not paragraphs:
            continue
        instrument = Instrument(document, Kind.PHU_LUC if sign == "appendix" else Kind.KHAC, paragraphs)
        find_components(instrument)
        if _is_attachment_without_line(instrument, found):
            instrument.kind = Kind.KEM_THEO
        if instrument.kind in (Kind.KEM_THEO, Kind.PHU_LUC):
            instrument.parent = next((one for one in reversed(found) if one.kind is not Kind.PHU_LUC), None)
            if instrument.parent is not None:
                instrument.parent.attached.append(instrument)
        found.append(instrument)
    for instrument in found:
        instrument.together = found
    return tuple(found)


def _is_attachment_without_line(instrument: Instrument, before: Sequence[Instrument]) -> bool:
    """Below a decision, what has a title alone is issued with it, "Kèm theo" line or not."""
    return is_bare(instrument) and any(one.kind is Kind.QUYET_DINH for one in before)


def is_bare(instrument: Instrument) -> bool:
    """Whether a document has a title and neither number, date nor signature, as what is issued with another one has."""
    return instrument.kind is Kind.CO_TEN_LOAI and not any(
        instrument.of(id) for id in ("C5", "C6", "C21", "C22", "C26")
    )


def _starts(document: Document) -> dict[int, str]:
    """Where a document begins, by the index of its first paragraph: `head`, `attached` or `appendix`."""
    found: dict[int, str] = {}
    first_of_table: dict[int, int] = {}
    last_sign = -_SAME_HEAD - 1
    last_table = None
    for one in document.paragraphs:
        if one.cell is not None:
            first_of_table.setdefault(id(one.cell.row.table), one.index)
        text = one.text
        if len(text) > 200 or one.in_contents or not text.strip():
            continue
        lines = lines_of(one, sides=True)
        if any(is_national_name(line.text) or is_motto(line.text) for line in lines):
            table = one.cell.row.table if one.cell is not None else None
            if one.index - last_sign > _SAME_HEAD and (table is None or table is not last_table):
                found[_head_start(document, first_of_table[id(table)] if table is not None else one.index)] = "head"
            last_sign, last_table = one.index, table
        elif one.cell is None and _is_appendix_heading(document, one, lines):
            found[one.index] = "appendix"
        elif one.cell is None and found and _is_attached_title(document, one, last_sign):
            found[one.index] = "attached"
    return found


def _head_start(document: Document, sign: int) -> int:
    """Where a head begins whose Quốc hiệu stands at `sign`.

    The left column may come first, in a frame or a text box; of the first document stamps and short lines above too.
    """
    paragraphs = document.paragraphs
    if sign <= _ABOVE_HEAD and all(len(one.text) < _SHORT for one in paragraphs[:sign]):
        return 0
    start = sign
    for before in reversed(paragraphs[max(0, sign - _ABOVE_HEAD) : sign]):
        is_anchor = not before.text.strip() and any(shape.kind == "box" for shape in before.shapes)
        if before.section != paragraphs[sign].section or not (before.in_box or before.frame or is_anchor):
            break
        start = before.index
    return start


def starts_page(document: Document, one: Paragraph) -> bool:
    """Whether a page or a section begins with a paragraph, as far as the file says so."""
    if one.breaks_before or one.index == 0:
        return True
    for before in reversed(document.paragraphs[max(0, one.index - 4) : one.index]):
        if before.section != one.section or before.breaks_after or before.breaks_before:
            return True
        if before.text.strip():
            return False
    return False


def _following(document: Document, one: Paragraph, count: int) -> list[Line]:
    lines: list[Line] = []
    for other in document.paragraphs[one.index : one.index + 3 * count]:
        lines += lines_of(other)
        if len(lines) > count:
            break
    return lines[1 : count + 1]


def _is_appendix_heading(document: Document, one: Paragraph, lines: list[Line]) -> bool:
    if not lines or not skeleton(one.text).startswith("phu luc"):
        return False
    followed = any(is_attached_line(line.text) for line in _following(document, one, 5))
    if _APPENDIX.fullmatch(lines[0].skeleton):
        letters = lines[0].letters()
        bold = bool(letters) and all(stretch.format.bold for stretch in letters)
        return bold or one.format.align == "center" or followed or starts_page(document, one)
    # The heading and the title on one line, which no sentence of the body looks like.
    heading = re.match(r"phu luc(?:(?: so)? *(?:[ivxlc]+|\d+)\b *[.:-]?| *[.:-]) *\S", lines[0].skeleton)
    return bool(heading) and one.format.align == "center" and (followed or starts_page(document, one))


def _is_attached_title(document: Document, one: Paragraph, last_sign: int) -> bool:
    """A title with its "Kèm theo" line and no head above it, as attachments were long issued."""
    if not is_type_name(one.text) or one.index - last_sign <= 2 * _SAME_HEAD or not starts_page(document, one):
        return False
    return any(is_attached_line(line.text) for line in _following(document, one, 6))
