"""Whether a text may stand as a figure: a number in the Vietnamese form, a code, or a dash for no figure yet.

It knows one indicator and one text; it must never compare figures with each other.
"""

from __future__ import annotations

import re

from generator.model.statistics import Indicator, IndicatorKind
from generator.vietnamese import parse_number

__all__ = ["NO_FIGURE", "Fault", "figure_fault", "number_fault"]

NO_FIGURE = "-"
"""What a person writes where there is no figure yet; it is printed as it is."""

Fault = tuple[str, str, str]
"""A code, what is wrong, and what to do."""


def figure_fault(indicator: Indicator, text: str) -> Fault | None:
    """What is wrong with a figure given for an indicator; None where nothing is."""
    if indicator.kind is IndicatorKind.HEADING:
        return "so_o_tieu_de", f"chỉ tiêu {indicator.code} là dòng tiêu đề, không có số liệu", "xóa số này"
    if indicator.formula is not None:
        message = f"chỉ tiêu {indicator.code} do máy tính theo công thức {indicator.formula}, không nhập"
        return "so_may_tinh", message, "xóa số này; sửa các số trong công thức nếu kết quả chưa đúng"
    if indicator.source is not None:
        message = f"chỉ tiêu {indicator.code} do máy đếm từ kế hoạch và tiến độ, không nhập"
        return "so_may_tinh", message, "xóa số này"
    if text == NO_FIGURE:
        return None
    if indicator.kind is IndicatorKind.CODE:
        if text in indicator.choices:
            return None
        choices = ", ".join(f"{value} ({meaning})" for value, meaning in indicator.choices.items())
        return "ma_ngoai", f"“{text}” không phải giá trị của chỉ tiêu {indicator.code}", f"ghi một trong: {choices}"
    return number_fault(text, indicator.kind)


def number_fault(text: str, kind: IndicatorKind) -> Fault | None:
    """What is wrong with a number of a kind (count, amount, percent); None where nothing is."""
    number = parse_number(text)
    if number is None:
        return "khong_phai_so", f"“{text}” không phải số viết theo lối Việt Nam", _advice(text)
    if number < 0:
        return "so_am", f"“{text}” là số âm", "sửa lại con số"
    if kind is IndicatorKind.PERCENT and "." in text:
        plain = text.replace(".", "")
        message = f"“{text}” không rõ là {plain} hay {text.replace('.', ',')}: tỷ lệ % không dùng dấu chấm"
        return "so_khong_ro", message, f"phần lẻ viết sau dấu phẩy: {text.replace('.', ',')}"
    if kind is IndicatorKind.COUNT and "," in text:
        return "so_le", f"“{text}” có phần lẻ mà chỉ tiêu này là số đếm", "ghi số nguyên; hàng nghìn cách bằng dấu chấm"
    return None


def _advice(text: str) -> str:
    bare = text.removesuffix("%").strip()
    if bare != text and parse_number(bare) is not None:
        return f"không ghi dấu %: {bare}"
    if re.fullmatch(r"\d+\.\d+%?", text):
        return f"phần lẻ viết sau dấu phẩy: {bare.replace('.', ',')}"
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return f"hàng nghìn cách bằng dấu chấm, phần lẻ sau dấu phẩy: {text.translate(str.maketrans(',.', '.,'))}"
    if re.fullmatch(r"\d+( \d{3})+", text):
        return f"viết liền hoặc cách hàng nghìn bằng dấu chấm: {text.replace(' ', '.')}"
    return "ghi số, ví dụ 125.712 hoặc 86,57; chưa có số thì ghi dấu -"
