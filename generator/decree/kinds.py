"""The kinds of administrative document and their abbreviations (NĐ 30/2020, Phụ lục III, mục I)."""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "KIND_ABBREVIATIONS"]

KIND_ABBREVIATIONS: dict[str, str] = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
}
"""Name of a kind in lower case → its abbreviation in the symbol of a document."""

ABBREVIATIONS: dict[str, str] = {
    **KIND_ABBREVIATIONS,
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}
"""The same for every kind that the decree lists, letters and slips too."""
