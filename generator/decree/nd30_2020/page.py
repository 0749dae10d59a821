"""The page: paper, margins, font, page numbers (Phụ lục I, phần I, mục I). Data only."""

from __future__ import annotations

from generator.decree.rules import Normativity, Range, Rule, Unit

__all__ = ["PAGE_RULES"]

_I = "NĐ 30/2020, Phụ lục I, mục I"

PAGE_RULES: tuple[Rule, ...] = (
    Rule("PG1.width", f"{_I}.1", "Khổ giấy A4: rộng 210 mm", 210, Unit.MM),
    Rule("PG1.height", f"{_I}.1", "Khổ giấy A4: dài 297 mm", 297, Unit.MM),
    Rule("PG2.orientation", f"{_I}.2", "Trình bày theo chiều dài của khổ A4", "dọc"),
    Rule(
        "PG2b.orientation",
        f"{_I}.2",
        "Phụ lục có bảng được trình bày theo chiều rộng của khổ A4",
        ("dọc", "ngang"),
        normativity=Normativity.PERMITTED,
    ),
    Rule("PG3.top", f"{_I}.3", "Lề trên cách mép trên 20-25 mm", Range(20, 25), Unit.MM),
    Rule("PG3.bottom", f"{_I}.3", "Lề dưới cách mép dưới 20-25 mm", Range(20, 25), Unit.MM),
    Rule("PG4", f"{_I}.3", "Lề trái cách mép trái 30-35 mm", Range(30, 35), Unit.MM),
    Rule("PG5", f"{_I}.3", "Lề phải cách mép phải 15-20 mm", Range(15, 20), Unit.MM),
    Rule("PG6.font", f"{_I}.4", "Phông chữ tiếng Việt Times New Roman, bộ mã Unicode", "Times New Roman"),
    Rule("PG6.colour", f"{_I}.4", "Chữ màu đen", "000000"),
    Rule("PG7.format", f"{_I}.7", "Số trang bằng chữ số Ả Rập", "decimal"),
    Rule("PG7.start", f"{_I}.7", "Số trang đánh từ số 1", 1),
    Rule("PG7.size", f"{_I}.7", "Số trang cỡ chữ 13-14", Range(13, 14), Unit.PT),
    Rule("PG7.bold", f"{_I}.7", "Số trang không đậm", False),
    Rule("PG7.italic", f"{_I}.7", "Số trang kiểu chữ đứng", False),
    Rule("PG7.align", f"{_I}.7", "Số trang canh giữa theo chiều ngang trong phần lề trên", "center"),
    Rule("PG7.place", f"{_I}.7", "Số trang đặt trong phần lề trên của văn bản", "header"),
    Rule("PG7.first-hidden", f"{_I}.7", "Không hiển thị số trang thứ nhất", True),
    Rule(
        "PG8",
        "NĐ 30/2020, Phụ lục I, mục V, ghi chú 1",
        "Cỡ chữ trong một văn bản tăng, giảm thống nhất: Quốc hiệu 13, Tiêu ngữ 14, địa danh 14; hoặc 12, 13, 13",
        ("13-14-14", "12-13-13"),
    ),
)
