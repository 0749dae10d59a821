"""What a unit wrote into the rows of tasks that it coordinates: texts that are not the plan's.

It knows rows that were read and the plan's lines; it must never know how a sheet is laid out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Finding, Severity
from generator.model.form import FormLine, ReturnedForm, ReturnedPartner
from generator.vietnamese import fold

__all__ = ["tell_partner_words"]

_TOLD_EACH = 5
"""More cells than these differ because the plan changed, not because a unit wrote into each."""


def tell_partner_words(form: ReturnedForm, lines: Iterable[FormLine]) -> tuple[Finding, ...]:
    """A warning for each cell of the coordinated tasks that says something else than the plan; none of them is kept."""
    by_code = {fold(line.code): line for line in lines}
    found = [one for row in form.partners for one in _differing(row, by_code.get(fold(row.code)))]
    if len(found) <= _TOLD_EACH:
        return tuple(found)
    first = found[0]
    message = f"{first.message}; {len(found) - 1} ô khác của trang cũng khác kế hoạch"
    return (Finding(first.code, first.severity, first.place, message, first.hint),)


def _differing(row: ReturnedPartner, line: FormLine | None) -> Iterator[Finding]:
    printed = line.printed if line is not None else {}
    for key, (text, place) in row.texts.items():
        own = printed.get(key, "")
        if _plain(text) == _plain(own):
            continue
        message = f"trang này chỉ để biết, ô này không được đọc: “{_short(text)}”"
        message += f"; kế hoạch ghi “{_short(own)}”" if own else ""
        lead = f" ({'; '.join(line.owners)})" if line is not None else ""
        hint = f"lời của đơn vị thì chuyển cho đơn vị chủ trì{lead}; nếu chỉ là kế hoạch đã đổi thì bỏ qua"
        yield Finding("chu_trang_phoi_hop", Severity.WARNING, place, message, hint)
        if line is None:
            return


def _plain(text: str) -> str:
    return fold(" ".join(text.split()))


def _short(text: str) -> str:
    """The end of a long text: that is where people add."""
    words = " ".join(text.split())
    return f"…{words[-60:]}" if len(words) > 61 else words
