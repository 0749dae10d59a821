"""The components of a document and how each is set (Phụ lục I, phần I, mục II, III, V; Phụ lục III). Data only.

A component is written once as a row; its rules, one for each aspect, are read off the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.decree.rules import Normativity, Range, Rule, Scalar, Unit, Value

__all__ = ["COMPONENT_RULES", "LOWER", "UPPER"]

UPPER = "chữ in hoa"
LOWER = "chữ in thường"

_LETTERS = "NĐ 30/2020, Phụ lục I, mục V"
_BODY = Range(13, 14)


class _Component(NamedTuple):
    """How a component is set; None where the decree is silent."""

    id: str
    name: str
    clause: str
    size: Value
    case: str
    bold: bool = False
    italic: bool = False
    align: str | None = None
    size_as: str = ""

    def rules(self) -> Iterator[Rule]:
        followed = " và bằng cỡ chữ của lời văn" if self.size_as else ""
        size = self.size if isinstance(self.size, Range) else f"{self.size:g}"
        yield Rule(
            f"{self.id}.size", self.clause, f"{self.name}: cỡ chữ {size}{followed}", self.size, Unit.PT,
            same_as=self.size_as,
        )  # fmt: skip
        yield Rule(f"{self.id}.case", self.clause, f"{self.name}: {self.case}", self.case)
        bold, italic = "đậm" if self.bold else "không đậm", "nghiêng" if self.italic else "đứng"
        yield Rule(f"{self.id}.bold", self.clause, f"{self.name}: kiểu chữ {bold}", self.bold)
        yield Rule(f"{self.id}.italic", self.clause, f"{self.name}: kiểu chữ {italic}", self.italic)
        if self.align is not None:
            words = {"center": "canh giữa", "both": "dàn đều cả hai lề", "left": "canh trái"}
            yield Rule(f"{self.id}.align", self.clause, f"{self.name}: {words[self.align]}", self.align)


def _at(place: str) -> str:
    return f"NĐ 30/2020, Phụ lục I, mục {place}"


_CENTRE = "center"

_COMPONENTS: tuple[_Component, ...] = (
    _Component("C1", "Quốc hiệu", _at("II.1"), Range(12, 13), UPPER, bold=True, align=_CENTRE),
    _Component("C2", "Tiêu ngữ", _at("II.1"), Range(13, 14), LOWER, bold=True, align=_CENTRE),
    _Component("C3", "Tên cơ quan chủ quản trực tiếp", _at("II.2"), Range(12, 13), UPPER, align=_CENTRE),
    _Component("C4", "Tên cơ quan ban hành văn bản", _at("II.2"), Range(12, 13), UPPER, bold=True, align=_CENTRE),
    _Component("C5", "Số, ký hiệu của văn bản", _at("II.3"), 13, LOWER, align=_CENTRE),
    _Component("C6", "Địa danh và thời gian ban hành", _at("II.4"), Range(13, 14), LOWER, italic=True, align=_CENTRE),
    _Component("C7", "Tên loại văn bản", _at("II.5"), Range(13, 14), UPPER, bold=True, align=_CENTRE),
    _Component("C8", "Trích yếu nội dung", _at("II.5"), Range(13, 14), LOWER, bold=True, align=_CENTRE),
    _Component("C9", "Trích yếu nội dung công văn", _at("II.5"), Range(12, 13), LOWER, align=_CENTRE),
    _Component("C10", "Kính gửi", _at("II.9"), Range(13, 14), LOWER),
    _Component("C11", "Căn cứ ban hành", _at("II.6.a"), _BODY, LOWER, italic=True),
    _Component("C12", "Lời văn", _at("II.6"), _BODY, LOWER, align="both"),
    _Component("C13", "Từ “Phần”, “Chương” và số thứ tự", _at("II.6"), _BODY, LOWER, bold=True, align=_CENTRE),
    _Component("C14", "Tiêu đề của phần, chương", _at("II.6"), _BODY, UPPER, bold=True, align=_CENTRE),
    _Component("C15", "Từ “Mục”, “Tiểu mục” và số thứ tự", _at("II.6"), _BODY, LOWER, bold=True, align=_CENTRE),
    _Component("C16", "Tiêu đề của mục, tiểu mục", _at("II.6"), _BODY, UPPER, bold=True, align=_CENTRE),
    _Component("C17", "“Điều”, số và tiêu đề của điều", _at("II.6"), _BODY, LOWER, bold=True, size_as="C12.size"),
    _Component("C18", "Khoản", _at("II.6"), _BODY, LOWER, size_as="C12.size"),
    _Component("C18.title", "Khoản có tiêu đề", _at("II.6"), _BODY, LOWER, bold=True, size_as="C12.size"),
    _Component("C19", "Điểm", _at("II.6"), _BODY, LOWER, size_as="C12.size"),
    _Component("C20", "Số La Mã và tiêu đề của mục", f"{_LETTERS}.6.b", _BODY, UPPER, bold=True),
    _Component("C21", "Quyền hạn của người ký", _at("II.7"), Range(13, 14), UPPER, bold=True, align=_CENTRE),
    _Component("C22", "Chức vụ của người ký", _at("II.7"), Range(13, 14), UPPER, bold=True, align=_CENTRE),
    _Component("C23", "Họ và tên của người ký", _at("II.7"), Range(13, 14), LOWER, bold=True, align=_CENTRE),
    _Component("C26", "Từ “Nơi nhận”", _at("II.9"), 12, LOWER, bold=True, italic=True, align="left"),
    _Component("C27", "Các dòng nơi nhận", _at("II.9"), 11, LOWER, align="left"),
    _Component("C28", "Từ “Phụ lục” và số thứ tự", _at("III.1"), 14, LOWER, bold=True, align=_CENTRE),
    _Component("C29", "Tiêu đề của phụ lục", _at("III.1"), Range(13, 14), UPPER, bold=True, align=_CENTRE),
    _Component("C30", "Thông tin kèm theo văn bản", _at("III.1"), Range(13, 14), LOWER, italic=True, align=_CENTRE),
    _Component("C32", "Dấu chỉ độ khẩn", _at("III.2"), Range(13, 14), UPPER, bold=True),
    _Component("C33", "Chỉ dẫn về phạm vi lưu hành", _at("III.2"), Range(13, 14), UPPER, bold=True),
    _Component(
        "T11", "Thẩm quyền ban hành và dòng “QUYẾT ĐỊNH:”", "NĐ 30/2020, Phụ lục III, mẫu 1.3", _BODY, UPPER,
        bold=True, align=_CENTRE,
    ),
)  # fmt: skip

_THIRD_TO_HALF = Range(1 / 3, 1 / 2)
_NATIONAL_NAMES: tuple[Scalar, ...] = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")

_SIGNED = "NĐ 30/2020, Phụ lục I, mục II.8.b; Phần II (bản sao điện tử)"
"""What a digital signature says of itself: on what is issued in a file of its own, and on digital copies (ô 14)."""

_OTHER_RULES: tuple[Rule, ...] = (
    Rule("C1.text", _at("II.1"), "Quốc hiệu ghi: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _NATIONAL_NAMES),
    Rule("C1.side", _at("II.1"), "Quốc hiệu ở phía trên, bên phải trang đầu", True),
    Rule("C2.text", _at("II.1"), "Tiêu ngữ ghi: Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
    Rule("C1.line-spacing", _at("II.1"), "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn", 1, Unit.LINES),
    Rule("C2.line-spacing", _at("II.1"), "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn", 1, Unit.LINES),
    Rule("C2.gap", _at("II.1"), "Giữa Quốc hiệu và Tiêu ngữ không thêm khoảng cách, không để dòng trống", 0, Unit.PT),
    Rule("C2.rule-line", _at("II.1"), "Dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ", 1, Unit.RATIO),
    Rule("C3.line-spacing", _at("II.2"), "Tên hai cơ quan cách nhau dòng đơn", 1, Unit.LINES),
    Rule("C4.line-spacing", _at("II.2"), "Tên hai cơ quan cách nhau dòng đơn", 1, Unit.LINES),
    Rule("C4.gap", _at("II.2"), "Giữa tên hai cơ quan không thêm khoảng cách, không để dòng trống", 0, Unit.PT),
    Rule(
        "C4.rule-line", _at("II.2"),
        "Dưới tên cơ quan có đường kẻ ngang, nét liền, dài bằng 1/3 đến 1/2 dòng chữ, cân đối so với dòng chữ",
        _THIRD_TO_HALF, Unit.RATIO,
    ),
    Rule("C5.label", _at("II.3"), "Từ “Số” chữ in thường, sau có dấu hai chấm", "Số:"),
    Rule(
        "C8.rule-line", _at("II.5"),
        "Dưới trích yếu có đường kẻ ngang, nét liền, dài bằng 1/3 đến 1/2 dòng chữ, cân đối so với dòng chữ",
        _THIRD_TO_HALF, Unit.RATIO,
    ),
    Rule("C9.before", _at("II.5"), "Trích yếu công văn cách dòng số và ký hiệu 6 pt", 6, Unit.PT),
    Rule(
        "C9.rule-line", "NĐ 30/2020, Phụ lục III, mẫu 1.5", "Dưới trích yếu công văn không có đường kẻ", True,
        normativity=Normativity.CUSTOMARY,
    ),
    Rule("C10.level", _at("II.9"), "Các gạch đầu dòng của Kính gửi thẳng hàng với nhau", True),
    Rule("C10.under-colon", _at("II.9"), "Các gạch đầu dòng của Kính gửi ở dưới dấu hai chấm", True),
    Rule("C12.first-line", _at("II.6"), "Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm", (10, 12.7), Unit.MM),
    Rule("C12.gap", _at("II.6"), "Khoảng cách giữa các đoạn văn tối thiểu 6 pt", Range(6), Unit.PT),
    Rule("C12.line-spacing", _at("II.6"), "Giãn dòng từ dòng đơn đến 1,5 dòng", Range(1, 1.5), Unit.LINES),
    Rule(
        "C17.first-line", _at("II.6"), "Từ “Điều” lùi vào 1 cm hoặc 1,27 cm", (10, 12.7), Unit.MM,
        same_as="C12.first-line",
    ),
    Rule(
        "C6.row", _at("II.4"), "Địa danh và thời gian ban hành trình bày trên cùng một dòng với số, ký hiệu", True,
    ),
    Rule("C6.side", _at("II.4"), "Địa danh và thời gian ban hành ở bên phải, dưới Tiêu ngữ", True),
    Rule(
        "C26.row", _at("II.9"), "Từ “Nơi nhận” trình bày ngang hàng với quyền hạn, chức vụ của người ký", True,
    ),
    Rule(
        "C30.rule-line", "NĐ 30/2020, Phụ lục III, mẫu 1.3, 2.1, 2.2",
        "Dưới dòng kèm theo có đường kẻ ngang ngắn, nét liền", True, normativity=Normativity.CUSTOMARY,
    ),
    Rule("C26.left", _at("II.9"), "Từ “Nơi nhận” ở sát lề trái", True),
    Rule("C27.level", _at("II.9"), "Các gạch đầu dòng của nơi nhận thẳng hàng với nhau", True),
    Rule("C27.left", _at("II.9"), "Các gạch đầu dòng của nơi nhận ở sát lề trái", True),
    Rule("C26.text", _at("II.9"), "Từ “Nơi nhận”, sau có dấu hai chấm", "Nơi nhận:"),
    Rule("C31.case", _at("III.2"), "Dấu chỉ độ mật: chữ in hoa", UPPER),
    Rule("C31.side", _at("III.2"), "Dấu chỉ độ mật ở bên trái, dưới phần đầu văn bản", True),
    Rule("C32.side", _at("III.2"), "Dấu chỉ mức độ khẩn ở bên trái, dưới phần đầu văn bản", True),
    Rule("C33.place", _at("III.2"), "Chỉ dẫn về phạm vi lưu hành ở phía trên Quốc hiệu", True),
    Rule("C34.size", _at("III.3"), "Ký hiệu người soạn thảo và số lượng bản: cỡ chữ 11", 11, Unit.PT),
    Rule("C34.bold", _at("III.3"), "Ký hiệu người soạn thảo và số lượng bản: kiểu chữ không đậm", False),
    Rule("C34.italic", _at("III.3"), "Ký hiệu người soạn thảo và số lượng bản: kiểu chữ đứng", False),
    Rule("C35.size", _at("III.4"), "Địa chỉ, thư điện tử, số điện thoại: cỡ chữ 11-12", Range(11, 12), Unit.PT),
    Rule("C35.italic", _at("III.4"), "Địa chỉ, thư điện tử, số điện thoại: kiểu chữ đứng", False),
    Rule("C35.case", _at("III.4"), "Địa chỉ, thư điện tử, số điện thoại: chữ in thường", LOWER),
    Rule("C35.rule-line", _at("III.4"), "Trên dòng địa chỉ có đường kẻ ngang, nét liền, dài hết chiều ngang", True),
    Rule(
        "PG9", _at("III.4"), "Địa chỉ, thư điện tử, số điện thoại chỉ ở cuối trang thứ nhất", True,
    ),
    Rule("C36.size", _SIGNED, "Thông tin chữ ký số của bản điện tử: cỡ chữ 10", 10, Unit.PT),
    Rule("C36.italic", _SIGNED, "Thông tin chữ ký số của bản điện tử: kiểu chữ đứng", False),
    Rule("C36.place", _SIGNED, "Thông tin chữ ký số của bản điện tử ở góc trên, bên phải", True),
    Rule("C28.restart", _at("III.1.đ"), "Số trang của từng phụ lục được đánh riêng, từ số 1", 1),
    Rule("T11.text", "NĐ 30/2020, Phụ lục III, mẫu 1.3", "Sau các căn cứ là dòng QUYẾT ĐỊNH:", "QUYẾT ĐỊNH:"),
)  # fmt: skip


def _in_order() -> Iterator[Rule]:
    for component in _COMPONENTS:
        yield from component.rules()
    yield from _OTHER_RULES


COMPONENT_RULES: tuple[Rule, ...] = tuple(_in_order())
