"""What a unit wrote on the sheet that explains its form, where nothing is collected.

It knows texts that were read and those that the form was sent with; it must never know how a sheet is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.findings import Finding, Severity
from generator.model.form import ReturnedForm
from generator.vietnamese import fold

__all__ = ["tell_guide_words"]

_TOLD_EACH = 5
"""More cells than these differ because another release wrote the sheet, not because a unit wrote into each."""
_DIGITS = re.compile(r"\d+")


def tell_guide_words(form: ReturnedForm, own: Iterable[str]) -> tuple[Finding, ...]:
    """A warning for each cell of the sheet that is none of its own words; the days in them may be others."""
    known = {_plain(text) for text in own}
    hint = "nếu cần báo thì chuyển sang cột của biểu, trang Nhiệm vụ, ở hàng của nhiệm vụ"
    found = [
        Finding(
            "chu_trang_huong_dan",
            Severity.WARNING,
            place,
            f"trang này chỉ nói cách điền, chữ ghi ở đây không được đọc: “{_short(text)}”",
            hint,
        )
        for text, place in form.guide
        if _plain(text) not in known
    ]
    if len(found) <= _TOLD_EACH:
        return tuple(found)
    return (found[0]._replace(message=f"{found[0].message}; {len(found) - 1} ô khác của trang cũng khác biểu đã gửi"),)


def _plain(text: str) -> str:
    return _DIGITS.sub("0", fold(text))


def _short(text: str) -> str:
    """The end of a long text: that is where people add."""
    words = " ".join(text.split())
    return f"…{words[-60:]}" if len(words) > 61 else words
