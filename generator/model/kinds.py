"""The few words that data choose among: kinds of blocks, forms of a plan, copies, alignments.

It must never know pydantic, so that what prints a document need not load it.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Alignment", "BlockKind", "Cited", "Copy", "PlanForm"]


class Alignment(StrEnum):
    """How a column's cells are set."""

    LEFT = "trai"
    CENTRE = "giua"
    RIGHT = "phai"
    JUSTIFIED = "deu"


class BlockKind(StrEnum):
    """What a block of the body is; a deeper kind stands inside a shallower one (S1 V, variant C20)."""

    SECTION = "muc"  # I. TITLE
    CLAUSE = "khoan"  # 1.
    POINT = "diem"  # a)
    DASH = "gach"  # -
    PARAGRAPH = "doan"  # without a number

    @property
    def depth(self) -> int:
        """1 for mục … 4 for gạch đầu dòng; 5 for a paragraph, which holds nothing."""
        return list(BlockKind).index(self) + 1

    @property
    def is_numbered(self) -> bool:
        """Whether blocks of this kind carry a number."""
        return self in (BlockKind.SECTION, BlockKind.CLAUSE, BlockKind.POINT)


class PlanForm(StrEnum):
    """How the plan is issued."""

    WITH_DECISION = "kem_theo_quyet_dinh"  # mẫu 1.3: no number, date, signature or receivers of its own
    ON_ITS_OWN = "doc_lap"  # mẫu 1.4: with them


class Cited(StrEnum):
    """What the Kèm theo line of an appendix cites when the plan is issued with a decision (the customer's choice)."""

    DECISION = "quyet_dinh"
    PLAN = "ke_hoach"


class Copy(StrEnum):
    """Which copy is made: on paper the Kèm theo blanks are filled in, on an electronic one they need not be."""

    PAPER = "giay"
    ELECTRONIC = "dien-tu"
