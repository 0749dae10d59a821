"""Where a text cites another document by its number; it knows the shapes of numbers, never what the documents say.

NĐ 30/2020, Phụ lục I, II.3 (số, ký hiệu) and II.6 (how a document is cited).
"""

from __future__ import annotations

import re

__all__ = ["find_citations"]

_TYPES = (
    "hiến pháp|bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|công văn|kế hoạch|chương trình|"
    "thông báo|kết luận|văn bản|báo cáo|tờ trình|hướng dẫn|quy định|quy chế|đề án|dự án|công điện|quy hoạch|giấy mời|"
    "phương án|hợp đồng|biên bản|thông cáo|lệnh|đề cương"
).replace(" ", r"\s+")
# A ký hiệu: QĐ-UBND, NQ-CP, 12-CTr/TU, BC; lower-case letters may follow a capital (TTr, CTr).
_GROUP = r"[A-ZĐƯ][A-Za-zĐđƯư]{0,14}"
_SYMBOL = rf"{_GROUP}(?:(?:\.|[-–]){_GROUP}|&{_GROUP})+|[A-ZĐƯ][A-Za-zĐđƯư]{0, 14}[A-ZĐƯ][A-Za-zĐđƯư]{0, 14}[0-9]{0, 2}"
_BLANK = r"[\s.…_]{0,60}"

_SO = r"(?i:số)\s{0,9}:?\s{0,9}"
_DIGITS = r"(?<![\w/])[0-9]{1,6}"
_NUMBER = "|".join(
    (
        rf"(?:{_SO})?{_DIGITS}[a-zđ]?(?:\s?/\s?(?:19|20)[0-9]{{2}})?\s?/\s?(?:{_SYMBOL})",  # số 82/2018/NĐ-CP
        rf"(?:{_SO})?{_DIGITS}-{_GROUP}/{_GROUP}",  # 12-CTr/TU
        rf"(?<!\w){_SO}{_DIGITS}[a-zđ]?\s?[/-]\s?[0-9A-Za-zĐđ][\w/.-]*",  # số 12/2022
        rf"(?<!\w)(?i:số)\s{{0,9}}:?{_BLANK}/\s?(?:{_SYMBOL})",  # số      /QĐ-KKT
        rf"(?<!\w)(?i:{_TYPES})(?:\s+[^\W\d_]+){{0,3}}?\s+{_SO}{_DIGITS}(?![\w/])",  # Quyết định số 12
    )
)
_DATED = (
    rf"(?:\s{{0,9}},?\s{{0,9}}(?i:ngày){_BLANK}[0-9]{{0,2}}{_BLANK}"
    rf"(?:[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{4}}|(?i:tháng){_BLANK}[0-9]{{0,2}}{_BLANK}(?i:năm)\s+[0-9]{{4}}))?"
)
_CITATION = rf"(?:{_NUMBER}){_DATED}"
# Every number has one of these in it. Few deadlines cite a document, and the whole pattern takes long to compile.
_ANY = re.compile("/\\s?[A-ZĐƯ]|[sSſ][ốỐ]")


def find_citations(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every number of a document in an NFC text, with the date that follows it."""
    if not _ANY.search(text):
        return ()
    return tuple(found.span() for found in re.finditer(_CITATION, text))
