"""The values our documents take: one within each range of the decree, and our own where the decree is silent.

Everything that is drawn or measured by takes its numbers here, so a template cannot disagree with a rule. It must
never hold a number that a rule fixes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.decree.rules import Scalar, Unit, rules

__all__ = [
    "CHOICES",
    "Choice",
    "chosen",
    "flag",
    "head_widths_mm",
    "number",
    "signature_widths_mm",
    "text_width_mm",
    "word",
]


class Choice(NamedTuple):
    """A value we chose: `id` is its rule's, or begins with `house.` where the decree is silent."""

    id: str
    value: Scalar
    unit: Unit
    reason: str


def _table(*choices: Choice) -> Mapping[str, Choice]:
    return {choice.id: choice for choice in choices}


def _letters(part: str, size_pt: float, *, bold: bool, align: str, reason: str) -> tuple[Choice, ...]:
    """How a part that the decree is silent on is set."""
    return (
        Choice(f"house.{part}.size", size_pt, Unit.PT, reason),
        Choice(f"house.{part}.bold", bold, Unit.NONE, reason),
        Choice(f"house.{part}.italic", False, Unit.NONE, reason),
        Choice(f"house.{part}.align", align, Unit.NONE, reason),
    )


_MM, _PT, _RATIO, _LINES = Unit.MM, Unit.PT, Unit.RATIO, Unit.LINES
_SCALE = "một cỡ cho cả văn bản: Quốc hiệu 13, Tiêu ngữ 14, địa danh 14 (mục V, ghi chú 1)"
_SAMPLE = "như các mẫu của Phụ lục III"

CHOICES: Mapping[str, Choice] = _table(
    Choice("PG2b.orientation", "ngang", Unit.NONE, "bảng nhiệm vụ có nhiều cột; như Phụ lục I của Nghị định"),
    Choice("PG3.top", 20, _MM, "chừa nhiều chỗ nhất cho lời văn"),
    Choice("PG3.bottom", 20, _MM, "chừa nhiều chỗ nhất cho lời văn"),
    Choice("PG4", 30, _MM, "đủ chỗ đóng tập, chừa nhiều chỗ nhất cho lời văn"),
    Choice("PG5", 20, _MM, "như văn bản của Chính phủ"),
    Choice("PG7.size", 14, _PT, "như văn bản của Chính phủ"),
    Choice("PG8", "13-14-14", Unit.NONE, _SCALE),
    Choice("C1.text", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Unit.NONE, "cách bỏ dấu trong lời văn của Nghị định"),
    Choice("C1.size", 13, _PT, _SCALE),
    Choice("C2.size", 14, _PT, _SCALE),
    Choice("C3.size", 13, _PT, "bằng Quốc hiệu"),
    Choice("C4.size", 13, _PT, "bằng Quốc hiệu"),
    Choice("C4.rule-line", 0.4, _RATIO, "giữa 1/3 và 1/2"),
    Choice("C6.size", 14, _PT, _SCALE),
    Choice("C7.size", 14, _PT, _SCALE),
    Choice("C8.size", 14, _PT, _SCALE),
    Choice("C8.rule-line", 0.4, _RATIO, "giữa 1/3 và 1/2"),
    Choice("C9.size", 13, _PT, _SCALE),
    Choice("C10.size", 14, _PT, _SCALE),
    Choice("C11.size", 14, _PT, _SCALE),
    Choice("C12.size", 14, _PT, _SCALE),
    Choice("C12.first-line", 10, _MM, _SAMPLE),
    Choice("C12.gap", 6, _PT, _SAMPLE),
    Choice("C12.line-spacing", 1, _LINES, _SAMPLE),
    Choice("C13.size", 14, _PT, _SCALE),
    Choice("C14.size", 14, _PT, _SCALE),
    Choice("C15.size", 14, _PT, _SCALE),
    Choice("C16.size", 14, _PT, _SCALE),
    Choice("C20.size", 14, _PT, _SCALE),
    Choice("C21.size", 14, _PT, _SCALE),
    Choice("C22.size", 14, _PT, _SCALE),
    Choice("C23.size", 14, _PT, _SCALE),
    Choice("C29.size", 14, _PT, _SCALE),
    Choice("C30.size", 14, _PT, _SCALE),
    Choice("C32.size", 14, _PT, _SCALE),
    Choice("C33.size", 14, _PT, _SCALE),
    Choice("C35.size", 11, _PT, _SCALE),
    Choice("T11.size", 14, _PT, _SCALE),
    # Where the decree is silent.
    Choice("house.header-distance", 10, _MM, "số trang nằm giữa lề trên; như văn bản của Chính phủ"),
    Choice("house.head-left", 63, _MM, "phần còn lại đủ cho Quốc hiệu cỡ 13 trên một dòng (95,7 mm)"),
    Choice("house.signature-left", 70, _MM, "đủ cho phần lớn nơi nhận trên một dòng"),
    Choice("house.head-before-number", 5, _PT, _SAMPLE),
    Choice("house.title-before", 20, _PT, _SAMPLE),
    Choice("house.competence-before", 12, _PT, _SAMPLE),
    Choice("house.section-before", 8, _PT, "tên mục tách hơn các đoạn thường"),
    Choice("house.order-before", 8, _PT, _SAMPLE),
    Choice("house.recipients-before", 12, _PT, "dòng Kính gửi tách khỏi phần đầu"),
    Choice("house.recipients-after", 10, _PT, "lời văn tách khỏi các dòng Kính gửi"),
    Choice("house.recipients-left", 32, _MM, "từ hai nơi: chữ Kính gửi ở bên trái, tên các nơi còn chỗ ở giữa trang"),
    Choice("house.signature-before", 5, _MM, "khối chữ ký tách khỏi lời văn"),
    Choice("house.signature-space", 80, _PT, "đủ chỗ ký và đóng dấu (đường kính 36 mm, trùm lên chữ ký)"),
    Choice("house.line-weight", 0.5, _PT, "nét mảnh, in không mất nét"),
    Choice("house.line-gap", 3, _PT, "đường kẻ cách dòng chữ bên trên"),
    Choice("house.attached-line", 0.2, _RATIO, "đường kẻ ngắn dưới dòng kèm theo, như mẫu 1.3 và 2.1"),
    Choice("house.after-title-line", 10, _PT, "lời văn tách khỏi phần tên loại"),
    Choice("house.after-attached-line", 10, _PT, "lời văn hoặc bảng tách khỏi dòng kèm theo"),
    *_letters("table-title", 13, bold=True, align="center", reason="tiêu đề cột: đậm, giữa; nhỏ hơn lời văn một cỡ"),
    *_letters("table-number", 13, bold=True, align="center", reason="số của nhóm, dưới tiêu đề STT"),
    *_letters("table-group", 13, bold=True, align="left", reason="tên nhóm: đậm như tiêu đề của khoản"),
    *_letters("table-cell", 13, bold=False, align="left", reason="trong cột hẹp, dàn đều hai lề để lộ khoảng trống"),
    *_letters("table-total", 13, bold=True, align="left", reason="hàng tổng cộng: đậm như tên nhóm"),
    *_letters("chart-title", 13, bold=True, align="center", reason="tên biểu đồ: như tiêu đề cột của bảng"),
    Choice("house.chart-title-before", 12, _PT, "biểu đồ tách khỏi bảng ở trên"),
    *_letters("draft-mark", 14, bold=True, align="both", reason="cỡ của lời văn; nền xám để không thể bỏ sót"),
    Choice("house.draft-mark.fill", "D9D9D9", Unit.NONE, "nền xám, in đen trắng vẫn thấy"),
    Choice("house.table-border", 0.5, _PT, "nét đơn, mảnh"),
    Choice("house.table-cell-side", 1.9, _MM, "chữ không dính đường kẻ"),
    Choice("house.table-cell-top", 0.7, _MM, "chữ không dính đường kẻ"),
    Choice("house.table-number-column", 24, _MM, "cột STT trong mẫu; khi in, máy tính độ rộng theo chữ"),
    Choice("house.hairline", 0.05, _PT, "đoạn trống mang ngắt trang: thấp hết mức, để không tràn sang một trang trống"),
)


def chosen(id: str) -> Scalar:
    """The value our documents take for a rule, or for a `house.` choice.

    Raises:
        KeyError: the rule leaves a choice and none was made, or there is no such id.
    """
    if id in CHOICES:
        return CHOICES[id].value
    rule = rules()[id]
    if rule.same_as:
        return chosen(rule.same_as)
    if rule.exact is None:
        raise KeyError(id)
    return rule.exact


def number(id: str) -> float:
    """A chosen value that is a number, in its rule's unit."""
    value = chosen(id)
    if isinstance(value, (bool, str)):
        raise TypeError(f"{id} is no number")
    return value


def flag(id: str) -> bool:
    """A chosen value that is yes or no."""
    value = chosen(id)
    if not isinstance(value, bool):
        raise TypeError(f"{id} is not yes or no")
    return value


def word(id: str) -> str:
    """A chosen value that is text."""
    value = chosen(id)
    if not isinstance(value, str):
        raise TypeError(f"{id} is no text")
    return value


def text_width_mm(*, landscape: bool = False) -> float:
    """The width between the margins."""
    return number("PG1.height" if landscape else "PG1.width") - number("PG4") - number("PG5")


def head_widths_mm() -> tuple[float, float]:
    """The two columns of the head: the agency's, and that of the Quốc hiệu."""
    left = number("house.head-left")
    return left, text_width_mm() - left


def signature_widths_mm() -> tuple[float, float]:
    """The two columns at the end: the receivers', and the signer's."""
    left = number("house.signature-left")
    return left, text_width_mm() - left
