"""How words are written, whatever component they are in: encoding, capitals (Phụ lục II), numbers. Data only.

What the decree does not rule, and what is known from elsewhere, is thông lệ or no more than allowed.
"""

from __future__ import annotations

from typing import Final

from generator.decree.rules import Normativity, Rule

__all__ = ["LETTERS_RULES"]

_CUSTOM, _ALLOWED = Normativity.CUSTOMARY, Normativity.PERMITTED
_II: Final = "NĐ 30/2020, Phụ lục II, mục"
_UNICODE: Final = "NĐ 30/2020, Phụ lục I, mục I.4"
_SILENT: Final = "NĐ 30/2020 không quy định"


def _rule(id: str, clause: str, requirement: str, normativity: Normativity = Normativity.MANDATORY) -> Rule:
    return Rule(id, clause, requirement, value=True, normativity=normativity)


LETTERS_RULES: Final[tuple[Rule, ...]] = (
    _rule("PG6.encoding", _UNICODE, "Chữ tiếng Việt theo bộ mã Unicode, không theo mã cũ (TCVN3, VNI)"),
    _rule("PG6.mojibake", _UNICODE, "Chữ không bị vỡ mã (áº, á»)", _CUSTOM),
    _rule(
        "PG6.unicode-form", _UNICODE, "Chữ tiếng Việt theo một dạng Unicode dựng sẵn, không lẫn dạng tổ hợp", _CUSTOM
    ),
    _rule("V1.new-line", f"{_II} I", "Chữ cái đầu đoạn viết hoa", _ALLOWED),
    _rule("V1.sentence", f"{_II} I", "Chữ cái đầu câu viết hoa", _ALLOWED),
    _rule("V2.signer", f"{_II} II.1", "Mọi âm tiết của họ tên viết hoa"),
    _rule("V4.number", f"{_II} III.1.b", "Đơn vị hành chính đặt tên bằng chữ số viết hoa cả danh từ chung: Quận 1"),
    _rule(
        "V4.person",
        f"{_II} III.1.b",
        "Đơn vị hành chính mang tên người, sự kiện lịch sử viết hoa cả danh từ chung: Phường Điện Biên Phủ",
    ),
    _rule("V5.city", f"{_II} III.1.c", "Viết: Thành phố Hồ Chí Minh"),
    _rule("V5.capital", f"{_II} III.1.c", "Viết: Thủ đô Hà Nội"),
    _rule("V7.agency", f"{_II} IV", "Tên cơ quan: viết hoa chữ đầu của cụm từ chỉ chức năng, lĩnh vực: Sở Tài chính"),
    _rule("V8.people", f"{_II} V", "Danh từ Nhân dân viết hoa"),
    _rule("V8.state", f"{_II} V", "Danh từ Nhà nước viết hoa"),
    _rule("V9.title", f"{_II} V", "Chức vụ gắn với người cụ thể viết hoa: Chủ tịch Quốc hội", _ALLOWED),
    _rule("V10.type", f"{_II} V", "Tên văn bản cụ thể: viết hoa tên loại: Căn cứ Luật …, Nghị định số …", _CUSTOM),
    _rule("V11.article", f"{_II} V", "Viện dẫn điều: chữ Điều viết hoa"),
    _rule("V11.chapter", f"{_II} V", "Viện dẫn chương: chữ Chương viết hoa"),
    _rule("V11.section", f"{_II} V", "Viện dẫn phần, mục, tiểu mục: chữ Phần, Mục, Tiểu mục viết hoa"),
    _rule("V11.clause", f"{_II} V", "Viện dẫn khoản: chữ khoản viết thường"),
    _rule("V11.point", f"{_II} V", "Viện dẫn điểm: chữ điểm viết thường"),
    _rule("V12.weekday", f"{_II} V", "Thứ trong tuần không viết bằng chữ số thì viết hoa: thứ Hai"),
    _rule("V12.month", f"{_II} V", "Tháng không viết bằng chữ số thì viết hoa: tháng Tám"),
    _rule("V13.holiday", f"{_II} V", "Tên ngày lễ, ngày kỷ niệm viết hoa: ngày Quốc khánh"),
    _rule("V14.award", f"{_II} V", "Tên và hạng của huân chương, huy chương, danh hiệu viết hoa: hạng Nhất"),
    _rule("6.3.tone-style", _SILENT, "Dấu thanh đặt theo một kiểu trong cả văn bản (hòa hoặc hoà)", _ALLOWED),
    _rule("6.4.thousands", "Luật Kế toán; thông lệ", "Sau hàng nghìn, triệu, tỷ có dấu chấm: 18.000.000", _CUSTOM),
    _rule("6.4.decimal", "Luật Kế toán; thông lệ", "Sau hàng đơn vị của số thập phân có dấu phẩy: 86,57%", _CUSTOM),
    _rule("house.table-header", _SILENT, "Hàng tiêu đề của bảng dài hơn một trang lặp lại ở đầu mỗi trang", _ALLOWED),
    _rule("house.tracked", _SILENT, "Văn bản phát hành không còn thay đổi đang theo dõi (track changes)", _CUSTOM),
    _rule("house.comments", _SILENT, "Văn bản phát hành không còn chú thích bên lề (comment)", _CUSTOM),
    _rule("house.macros", _SILENT, "Tệp không mang macro", _CUSTOM),
    _rule("house.styles", _SILENT, "Tệp có phần kiểu chữ (styles), để mở ở máy nào cũng giống nhau", _ALLOWED),
)
