"""pydantic's faults said in Vietnamese: a code, a sentence, and what to do next.

It knows pydantic's error types and no file. A type it does not know gets a general sentence, never an English one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["is_own", "likely", "say"]


@cache
def _known() -> frozenset[str]:
    """Pydantic's own error types; names that are looked up here are needed where nothing is wrong, pydantic is not."""
    from pydantic_core.core_schema import ErrorType

    return frozenset(get_args(ErrorType))


_QUOTE = "nếu đây là câu văn có dấu hai chấm, đặt cả câu trong ngoặc kép"
_LIST = "ghi thành danh sách, mỗi mục một dòng mở đầu bằng gạch và dấu cách"
_PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, mở đầu bằng chữ",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ quy-1",
    r"^[\w-]+$": "chỉ gồm chữ, chữ số và dấu gạch, không có đuôi tệp, dấu cách hay dấu chấm",
}

_OWN_HINTS = {
    "ky_tu_cam": "xóa chỗ đó rồi gõ lại",
    "de_trong": "điền giá trị, hoặc xóa cả khóa nếu không cần",
    "nhieu_dong": "ghi trên một dòng, không dùng dấu | ở đầu",
    "mot_trong": "xóa bớt hoặc thêm cho đủ một khóa",
    "ngay_sai": "viết ngày/tháng/năm có trên lịch, ví dụ 14/01/2022",
    "thang_sai": "viết tháng/năm, ví dụ 01/2022",
    "sai_tang": "tầng trong phải nhỏ hơn tầng ngoài, theo thứ tự: muc, khoan, diem, gach, doan",
    "so_khong_in": "ghi số vào lời văn, xóa so, hoặc đổi thành muc, khoan, diem",
    "tieu_de_khong_in": "xóa la_tieu_de, hoặc đổi thành khoan",
    "trich_yeu_dau": "xóa dấu ở cuối trích yếu",
    "quyen_han": "ví dụ: TM. Ủy ban nhân dân; KT. Giám đốc",
    "o_hai_lan": "giữ một nơi: ở nhiệm vụ nếu chung cho mọi dòng, ở dòng kết quả nếu riêng từng dòng",
    "cot_trung": "xóa một cột, hoặc đổi khoa của nó",
    "thieu_cot": "thêm cột ấy vào cot",
    "thieu_khi_doc_lap": "thêm các khóa ấy, hoặc đổi hinh_thuc thành kem_theo_quyet_dinh",
    "thua_khi_kem_theo": "xóa khóa này, hoặc đổi hinh_thuc thành doc_lap",
    "phu_luc_trung": "đặt cho mỗi phụ lục một tep riêng",
    "ngay_trong_nam": "không ghi năm; năm liền trước thì thêm chữ năm trước",
    "ky_sai": "xem lại các ngày ấy; năm trước, năm sau thì ghi thêm chữ năm trước, năm sau",
    "ky_khong_co": "ghi tên một kỳ khác trong lịch, hoặc xóa dòng ky_truoc",
    "ky_truoc_sau": "ghi ky_truoc là một kỳ chốt sớm hơn, hoặc xóa dòng ấy",
    "ma_trung": "đặt mã khác cho một trong hai",
    "tien_do_trung": "giữ một mục, xóa mục kia; kết quả thứ hai của nhiệm vụ thì ghi dong: 2",
    "tien_do_mau_thuan": "sửa cho các khóa của mục này khớp nhau",
}
"""What to do about the faults that the model itself finds."""


def is_own(kind: str) -> bool:
    """Whether an error type is one of the model's own, whose message is Vietnamese already."""
    return kind not in _known()


def _found(value: Any) -> str:
    if value is None:
        return "đang để trống"
    if isinstance(value, dict):
        return "đang là các dòng “khóa: giá trị”"
    if isinstance(value, (list, tuple)):
        return "đang là danh sách"
    if isinstance(value, str):
        return f"đang là chữ “{value[:40]}{'…' if len(value) > 40 else ''}”"
    return f"đang là {value}"


def folded(word: str) -> str:
    """A word as a key would be written: small letters without marks, blanks as underscores."""
    import unicodedata

    plain = unicodedata.normalize("NFD", word.strip().lower().replace("đ", "d"))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\s./-]+", "_", plain)


def likely(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None when none is near."""
    import difflib

    names = list(known)
    wanted = folded(word)
    if wanted in names:
        return wanted
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.6)
    return near[0] if near else None


def _of_kind(value: Any, what: str, hint: str = "") -> tuple[str, str]:
    if value is None:
        return "không được để trống", hint or "điền giá trị, hoặc xóa cả khóa nếu không cần"
    if isinstance(value, dict):
        hint = _QUOTE if not hint else f"{hint}; {_QUOTE}"
    return f"phải là {what}, {_found(value)}", hint


def say(error: ErrorDetails) -> tuple[str, str, str]:
    """The code, message and hint of one pydantic error, other than a missing or unknown key."""
    kind, value, context = error["type"], error.get("input"), error.get("ctx") or {}
    if is_own(kind):
        return kind, error["msg"], _OWN_HINTS.get(kind, "so với tệp mẫu rồi sửa lại")
    if kind == "string_unicode":
        return "ky_tu_cam", "có ký tự hỏng, văn bản không thể chứa", "xóa chỗ đó rồi gõ lại"
    if kind in ("enum", "literal_error"):
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        near = likely(value, choices) if isinstance(value, str) else None
        hint = f"chọn một trong: {', '.join(choices)}" + (f"; có phải ý là {near}?" if near else "")
        return "gia_tri_la", f"không nhận giá trị này, {_found(value)}", hint
    if kind == "string_pattern_mismatch":
        rule = _PATTERNS.get(str(context.get("pattern")), "phải đúng dạng như trong tệp mẫu")
        return "sai_dang", f"{rule}; {_found(value)}", "sửa lại cho đúng dạng"
    if kind.startswith(("int_", "float_")) or kind in ("finite_number", "decimal_parsing", "decimal_type"):
        if kind.startswith("int_"):
            return "khong_phai_so", *_of_kind(value, "số nguyên", "ghi bằng chữ số, ví dụ 15")
        return "khong_phai_so", *_of_kind(value, "số", "ghi bằng chữ số, phần lẻ sau dấu chấm, ví dụ 15 hoặc 27.5")
    bound = _bound(kind, context, value)
    if bound:
        return bound
    for prefixes, what, hint in _KINDS:
        if kind.startswith(prefixes):
            return "sai_kieu", *_of_kind(value, what, hint)
    if kind.startswith("recursion"):
        return "tu_chua_minh", "dữ liệu lồng nhau quá sâu hoặc tự chứa chính nó", "viết lại theo tệp mẫu"
    return "gia_tri_sai", f"giá trị không hợp lệ, {_found(value)}", "so với tệp mẫu rồi sửa lại"


_KINDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("string_type", "string_sub"), "chữ", "ghi một câu hoặc một từ ngay sau khóa"),
    (("bool",), "true (có) hoặc false (không)", "ghi true hoặc false"),
    (("tuple", "list", "set", "iter", "frozen"), "danh sách", _LIST),
    (("dict", "mapping", "model", "dataclass"), "các dòng “khóa: giá trị”", "xem cách viết trong tệp mẫu"),
    (("date",), "ngày", "viết ngày/tháng/năm, ví dụ 14/01/2022"),
)


def _bound(kind: str, context: dict[str, Any], value: Any) -> tuple[str, str, str] | None:
    """Faults of size: of a number, a text or a list."""
    words = {
        "greater_than": ("phải lớn hơn", "gt"),
        "greater_than_equal": ("phải từ", "ge"),
        "less_than": ("phải nhỏ hơn", "lt"),
        "less_than_equal": ("không được quá", "le"),
    }
    if kind in words:
        phrase, key = words[kind]
        limit = context.get(key, "")
        limit = int(limit) if isinstance(limit, float) and limit.is_integer() else limit
        tail = " trở lên" if kind == "greater_than_equal" else ""
        return "ngoai_khoang", f"{phrase} {limit}{tail}, đang là {value}", "sửa lại con số"
    if kind in ("too_short", "too_long"):
        short = kind == "too_short"
        limit = context.get("min_length" if short else "max_length", "")
        actual = context.get("actual_length")
        has = "" if actual is None else f", đang có {actual}"
        phrase = f"phải có ít nhất {limit} mục" if short else f"chỉ được có nhiều nhất {limit} mục"
        return ("qua_it" if short else "qua_nhieu"), phrase + has, "thêm cho đủ" if short else "bớt đi"
    if kind in ("string_too_short", "string_too_long"):
        short = kind == "string_too_short"
        limit = context.get("min_length" if short else "max_length", "")
        return (
            ("qua_it" if short else "qua_nhieu"),
            f"phải {'dài ít nhất' if short else 'ngắn hơn'} {limit} chữ",
            "sửa lại",
        )
    return None
