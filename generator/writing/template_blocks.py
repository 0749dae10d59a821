"""Which `for` and `if` belongs to which `endfor` and `endif`, and whether the document between them holds together.

A pair holds when both its tags stand in the same container of the document; it must never know what is looped over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from generator.writing.template_places import Level, Paragraph, W
from generator.writing.template_tags import Tag

__all__ = ["Block", "Fault", "Hollow", "PlacedTag", "empty_containers", "frames_of", "placed", "structure_fault"]


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag in its paragraph; `container` is what holds the thing it takes the place of, `unit` is that thing.

    A tag that stays inside its paragraph has no unit. Both are None for a row or cell tag outside a table.
    """

    tag: Tag
    paragraph: Paragraph
    container: etree._Element | None
    unit: etree._Element | None

    @property
    def level(self) -> Level | None:
        """The innermost table around it; None outside tables."""
        return self.paragraph.levels[-1] if self.paragraph.levels else None


def placed(tag: Tag, paragraph: Paragraph) -> PlacedTag:
    """Where a tag stands once the compiler has put it in the place of its paragraph, row or cell."""
    level = paragraph.levels[-1] if paragraph.levels else None
    unit: etree._Element | None
    match tag.prefix:
        case "p":
            unit = paragraph.element
        case "tr":
            unit = level.row if level else None
        case "tc":
            unit = level.cell if level else None
        case _:
            frames = frames_of(tag, paragraph)
            return PlacedTag(tag, paragraph, frames[0] if frames else paragraph.element, None)
    return PlacedTag(tag, paragraph, None if unit is None else unit.getparent(), unit)


def frames_of(tag: Tag, paragraph: Paragraph) -> list[etree._Element]:
    """The elements that the runs of a tag stand in: more than one, and the document would be torn."""
    frames: list[etree._Element] = []
    for piece in paragraph.pieces:
        if piece.start < tag.end and piece.end > tag.start and all(piece.frame is not known for known in frames):
            frames.append(piece.frame)
    return frames


@dataclass(slots=True)
class Block:
    """A `for` or `if` with its other tags. `sure`: what stands inside is printed at least once."""

    word: str
    opener: PlacedTag
    sure: bool = False
    branches: list[PlacedTag] = field(default_factory=list)
    has_else: bool = False
    closer: PlacedTag | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with how two tags stand to each other."""

    code: str
    message: str
    hint: str


def structure_fault(opener: PlacedTag, other: PlacedTag) -> Fault | None:
    """Why two tags of one block do not hold the document together; None if they do."""
    ours, theirs = _place_class(opener.tag), _place_class(other.tag)
    better = _better_prefix(opener, other)
    cure = f"viết {{%{better} … %}} ở cả hai thẻ" if better else "đưa hai thẻ về cùng một chỗ"
    if ours != theirs:
        return Fault(
            "sai_tien_to", f"{opener.tag.text} (mở ở {_where(opener, other)}) khác tiền tố với {other.tag.text}", cure
        )
    if opener.container is other.container or opener.container is None or other.container is None:
        return None
    said = f"{opener.tag.text} mở ở {_where(opener, other)}, đóng ở {_where(other, opener)}"
    if ours == "tr":
        return Fault("khoi_khac_bang", f"{said}: hai thẻ hàng ở hai bảng khác nhau", "đưa hai thẻ về cùng một bảng")
    if ours == "tc":
        return Fault("khoi_khac_hang", f"{said}: hai thẻ ô ở hai hàng khác nhau", cure)
    if _same_cell(opener, other):
        if opener.paragraph is other.paragraph:
            return Fault(
                "khoi_cat_khung",
                f"{said}: một thẻ nằm trong liên kết, vùng hoặc sửa đổi theo dõi, một thẻ ngoài",
                "xóa hai thẻ rồi gõ lại liền nhau, ngoài liên kết và vùng",
            )
        if ours == "":
            return Fault("khoi_qua_doan", f"{said}: khối trải qua nhiều đoạn", "viết {%p … %}, mỗi thẻ một đoạn riêng")
        return Fault(
            "khoi_cat_vung",
            f"{said}: một thẻ trong vùng (content control), một thẻ ngoài",
            "đưa cả hai vào trong hoặc ra ngoài vùng",
        )
    return Fault("khoi_khac_o", f"{said}: khối trải qua nhiều ô hoặc ra ngoài bảng", cure)


def _place_class(tag: Tag) -> str:
    """`{%r` and no prefix both stay inside their paragraph."""
    return "" if tag.prefix == "r" else tag.prefix


def _where(one: PlacedTag, other: PlacedTag) -> str:
    """Its place without the file, and without the part when the other one stands in the same."""
    place = one.paragraph.place._replace(file="")
    return str(place._replace(part="") if place.part == other.paragraph.place.part else place)


def _same_cell(one: PlacedTag, other: PlacedTag) -> bool:
    if one.paragraph.place.part != other.paragraph.place.part:
        return False
    if one.level is None or other.level is None:
        return one.level is other.level
    return one.level.cell is other.level.cell


def _better_prefix(one: PlacedTag, other: PlacedTag) -> str:
    """The prefix that would hold the two together; empty if none would."""
    if _same_cell(one, other):
        return "" if one.paragraph is other.paragraph else "p"
    if one.level is None or other.level is None or one.level.table is not other.level.table:
        return ""
    return "tc" if one.level.row is other.level.row else "tr"


@dataclass(frozen=True, slots=True)
class Hollow:
    """A container that may be left with nothing inside."""

    kind: str
    block: Block


_KINDS = {
    W + "tbl": "tbl",
    W + "tr": "tr",
    W + "tc": "tc",
    W + "sdtContent": "sdt",
    W + "txbxContent": "part",
    W + "hdr": "part",
    W + "ftr": "part",
    W + "footnote": "part",
}
_PARAGRAPHS = frozenset({W + "p", W + "sdt", W + "customXml", W + "tbl"})
_UNITS = {
    "tbl": frozenset({W + "tr", W + "sdt", W + "customXml"}),
    "tr": frozenset({W + "tc", W + "sdt", W + "customXml"}),
    "tc": _PARAGRAPHS,
    "sdt": _PARAGRAPHS | {W + "tr", W + "tc", W + "r", W + "hyperlink"},
    "part": _PARAGRAPHS,
}


def empty_containers(blocks: Iterable[Block]) -> list[Hollow]:
    """The tables, rows, cells and content controls that some data would leave without anything inside."""
    roles: dict[etree._Element, tuple[str, Block]] = {}
    first: dict[etree._Element, Block] = {}
    for block in blocks:
        if block.closer is None or block.opener.unit is None or block.opener.container is None:
            continue
        first.setdefault(block.opener.container, block)
        for role, one in (("open", block.opener), *(("branch", b) for b in block.branches), ("close", block.closer)):
            if one.unit is not None:
                roles[one.unit] = (role, block)
    hollow = []
    for container, block in first.items():
        kind = _KINDS.get(str(container.tag), "")
        if kind and not _is_sure(container, kind, roles):
            hollow.append(Hollow(kind, block))
    return hollow


def _is_sure(container: etree._Element, kind: str, roles: dict[etree._Element, tuple[str, Block]]) -> bool:
    """Whether something is left in a container whatever the data; a cell must end in a paragraph."""
    units = [child for child in container if child.tag in _UNITS[kind]]
    if kind == "tc":
        tables = [position for position, child in enumerate(units) if child.tag == W + "tbl"]
        units = units[tables[-1] + 1 :] if tables else units
    stack: list[tuple[Block | None, list[bool]]] = [(None, [False])]
    for unit in units:
        role, block = roles.get(unit, ("", None))
        if role == "open":
            stack.append((block, [False]))
        elif role == "branch" and len(stack) > 1:
            stack[-1][1].append(False)
        elif role == "close" and len(stack) > 1:
            closed, branches = stack.pop()
            assert closed is not None  # only the bottom of the stack has no block
            stack[-1][1][-1] |= _leaves_something(closed, branches)
        elif not role:
            inside = unit.find(W + "sdtContent") if unit.tag == W + "sdt" and kind in {"tbl", "tr"} else None
            stack[-1][1][-1] |= inside is None or _is_sure(inside, kind, roles)
    return stack[0][1][-1]


def _leaves_something(block: Block, branches: list[bool]) -> bool:
    if block.word == "for" and block.sure:
        return branches[0]
    return block.has_else and all(branches)
