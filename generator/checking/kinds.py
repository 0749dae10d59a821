"""The kinds of document that the decree tells apart, and the words by which a document names its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from generator.decree.kinds import KIND_ABBREVIATIONS

__all__ = ["ALL_KINDS", "ATTACHED", "HEADED", "ISSUED", "OTHER_LAW", "TYPE_NAMES", "Kind"]


class Kind(StrEnum):
    """What one document of a file is."""

    QUYET_DINH = "quyết định"
    """Mẫu 1.1-1.3: nghị quyết, quyết định."""
    CO_TEN_LOAI = "văn bản có tên loại"
    """Mẫu 1.4 and the other typed forms."""
    CONG_VAN = "công văn"
    """Mẫu 1.5."""
    KEM_THEO = "văn bản kèm theo"
    """What is issued with a decision (mẫu 1.3, second page)."""
    PHU_LUC = "phụ lục"
    """Mẫu 2.1, 2.2."""
    KHAC = "khác"
    """No administrative document of this decree: only its pages are measured."""


ALL_KINDS: Final = frozenset(Kind)
ISSUED: Final = frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI, Kind.CONG_VAN})
"""Documents that carry a number, a date and a signature of their own."""
HEADED: Final = ISSUED | {Kind.KEM_THEO}
"""Documents with the head of two columns."""
ATTACHED: Final = frozenset({Kind.KEM_THEO, Kind.PHU_LUC})

TYPE_NAMES: Final = (
    *KIND_ABBREVIATIONS,
    *("bản ghi nhớ", "bản thỏa thuận", "giấy ủy quyền", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép"),
    *("phiếu gửi", "phiếu chuyển", "phiếu báo", "phiếu trình", "thư công", "nội quy", "điều lệ", "danh mục"),
    *("chiến lược", "đề cương", "bản sao"),
)
"""What a line with nothing but a tên loại may say, in lower case."""

OTHER_LAW: Final = ("hiến pháp", "bộ luật", "luật", "pháp lệnh", "lệnh", "nghị định", "thông tư", "thông tư liên tịch")
"""Documents that the law on legal normative documents rules, not this decree."""
