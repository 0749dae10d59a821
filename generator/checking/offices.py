"""Which words name an office or a body, and which a person: with their marks, where the marks tell them apart.

It must never know where in a document a line stands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.checking.lines import Line
from generator.patterns import Pattern

__all__ = ["AGENCY_WORDS", "OFFICE", "RIGHTS", "is_office", "may_be_name"]

AGENCY_WORDS: Final = Pattern(
    r"(uy ban|ubnd|hoi dong nhan|hdnd|hoi dong|so|bo|ban|cuc|chi cuc|tong cuc|vu|phong|trung tam|truong|vien|van phong|"
    r"thuong truc|thanh tra|kho bac|bao hiem|toa an|doan|hoi|lien doan|dai hoc|hoc vien|cong ty|tong cong ty|quy|bao|"
    r"dai|chi nhanh|benh vien|tram|doi|to|cong an|bo chi huy|uy|dang uy|tinh uy|ngan hang)\b.*\s"
)
RIGHTS: Final = Pattern(r"(tm|q|kt|tl|tuq) *\. *\S")
OFFICE: Final = Pattern(
    r"(pho |q\. *|quyen )?(chu tich|giam doc|tong giam doc|truong ban|bo truong|thu truong|chanh van phong|van phong|"
    r"chanh thanh tra|truong phong|truong|hieu truong|vien truong|cuc truong|tong cuc truong|vu truong|chi cuc truong|"
    r"thu tuong|chu nhiem|chanh an|tong bien tap|vien truong|bi thu|thu ky|doi truong|to truong|ke toan truong|"
    r"chi huy|tu lenh|hat truong|tram truong|chu toa|pho)\b"
)
_MARKED_OFFICE: Final = Pattern(
    r"(phó |q\. *|quyền )?(chủ tịch|giám đốc|tổng giám đốc|trưởng|bộ trưởng|thứ trưởng|thủ trưởng|chánh văn phòng|"
    r"văn phòng|chánh thanh tra|hiệu trưởng|viện trưởng|cục trưởng|tổng cục trưởng|vụ trưởng|chi cục trưởng|"
    r"thủ tướng|chủ nhiệm|chánh án|tổng biên tập|bí thư|thư ký|đội trưởng|tổ trưởng|kế toán trưởng|chỉ huy|tư lệnh|"
    r"hạt trưởng|trạm trưởng|chủ tọa|chủ toạ|phó(?= (giám|chủ|trưởng|tổng|chánh|thủ|cục|vụ|viện|hiệu|bí|bộ|ban|chi|"
    r"phòng|đội|tổ|tham|tư|hạt|trạm)\b)|phó$)(?!\w)",
    flags=re.IGNORECASE,
)
"""The same with its marks, for telling a name from an office: Vũ Trường Giang is no VỤ TRƯỞNG, Trương An no TRƯỞNG."""

_OFFICE_WORDS: Final = (
    "phó trưởng phòng ban sở ủy uỷ viên hội đồng tỉnh huyện xã phường thành văn chi cục vụ trung tâm trường đảng đoàn"
    " chính tổng giám đốc chủ tịch bí thư chánh hiệu khoa bộ môn đội tổ trạm hạt cơ quan ngành quỹ"
)
_OF_OFFICES: Final = frozenset(_OFFICE_WORDS.split())


def is_office(line: Line) -> bool:
    """Whether a line names an office and not a person whose name would read like one without its marks."""
    said = unicodedata.normalize("NFC", " ".join(line.text.split()))
    is_marked = not said.isascii()
    return OFFICE.match(line.skeleton) is not None and (not is_marked or _MARKED_OFFICE.match(said) is not None)


def may_be_name(text: str) -> bool:
    """Whether words that begin as an office does may be a person's name: Bí Thư Minh, and no Bí thư Tỉnh ủy."""
    words = unicodedata.normalize("NFC", text).split()
    found = _MARKED_OFFICE.match(" ".join(words))
    rest = " ".join(words)[found.end() :].split() if found else []
    is_cased = all(word.isalpha() and word.istitle() for word in words)
    return is_cased and 0 < len(rest) <= 2 and not any(word.casefold() in _OF_OFFICES for word in rest)
