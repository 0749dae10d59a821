"""What a unit wrote on its form where nothing is collected: beside coordinated tasks, on the sheet that explains.

It knows texts that were read and those that the form was sent with; it must never know how a sheet is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.findings import Finding, Severity
from generator.model.form import FormLine, ReturnedForm, ReturnedPartner
from generator.vietnamese import fold

__all__ = ["tell_guide_words", "tell_partner_words"]

_TOLD_EACH = 5
"""More cells than these differ because the plan changed or another release wrote the form, not because a unit did."""
_DIGITS = re.compile(r"\d+")


def tell_partner_words(form: ReturnedForm, lines: Iterable[FormLine]) -> tuple[Finding, ...]:
    """A warning for each cell of the coordinated tasks that says something else than the plan; none of them is kept."""
    by_code = {fold(line.code): line for line in lines}
    found = [one for row in form.partners for one in _differing(row, by_code.get(fold(row.code)))]
    return _in_few(found, "cũng khác kế hoạch")


def tell_guide_words(form: ReturnedForm, own: Iterable[str]) -> tuple[Finding, ...]:
    """A warning for each cell of the sheet that is none of its own words; the days in them may be others."""
    known = {_undated(text) for text in own}
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
        if _undated(text) not in known
    ]
    return _in_few(found, "cũng khác biểu đã gửi")


def _differing(row: ReturnedPartner, line: FormLine | None) -> Iterator[Finding]:
    printed = line.printed if line is not None else {}
    for key, (text, place) in row.texts.items():
        own = printed.get(key, "")
        if fold(text) == fold(own):
            continue
        message = f"trang này chỉ để biết, ô này không được đọc: “{_short(text)}”"
        message += f"; kế hoạch ghi “{_short(own)}”" if own else ""
        lead = f" ({'; '.join(line.owners)})" if line is not None else ""
        hint = f"lời của đơn vị thì chuyển cho đơn vị chủ trì{lead}; nếu chỉ là kế hoạch đã đổi thì bỏ qua"
        yield Finding("chu_trang_phoi_hop", Severity.WARNING, place, message, hint)
        if line is None:
            return


def _in_few(found: Sequence[Finding], alike: str) -> tuple[Finding, ...]:
    """The findings of one sheet, or, where they are many, the first of them with how many others are `alike`."""
    if len(found) <= _TOLD_EACH:
        return tuple(found)
    message = f"{found[0].message}; {len(found) - 1} ô khác của trang {alike}"
    return (found[0]._replace(message=message),)


def _undated(text: str) -> str:
    return _DIGITS.sub("0", fold(text))


def _short(text: str) -> str:
    """The end of a long text: that is where people add."""
    words = " ".join(text.split())
    return f"…{words[-60:]}" if len(words) > 61 else words
