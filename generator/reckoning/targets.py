"""What a measurable target asks, by its words: 100%, tối thiểu 83%, không quá 5%, vượt 5-10% so với chỉ tiêu giao.

It reads the whole target or nothing; it never knows what was reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.vietnamese import nfc, parse_number

__all__ = ["Target", "parse_target"]


@dataclass(frozen=True, slots=True)
class Target:
    """The bounds that a target sets; a bound is None where there is none on that side.

    `low_is_open` and `high_is_open` say that the bound itself is not enough (trên 90%, dưới 5%). With `over_assigned`
    the bounds are percent above the figure that a higher level assigned: vượt 5-10% is reached from 5% above it on.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_is_open: bool = False
    high_is_open: bool = False
    over_assigned: bool = False

    def over(self, assigned: Decimal) -> Target:
        """The same in the figure's own measure, once the assigned figure is known."""
        assert self.low is not None  # what is above an assigned figure has a lower bound
        return Target(assigned * (100 + self.low) / 100, None, self.low_is_open)

    def is_met_by(self, actual: Decimal) -> bool:
        """Whether a figure keeps within the bounds."""
        if self.low is not None and (actual < self.low or (self.low_is_open and actual == self.low)):
            return False
        return not (self.high is not None and (actual > self.high or (self.high_is_open and actual == self.high)))


_NUMBER = r"(?P<number>[0-9][0-9.,]*)"
_RANGE = rf"{_NUMBER}(?: ?%)?(?: ?[-–—] ?| đến )(?P<upper>[0-9][0-9.,]*)"
_ONE_OR_RANGE = rf"(?:từ )?(?:{_RANGE}|{_NUMBER.replace('number', 'single')})"
_AT_LEAST = r"tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|thấp nhất|từ|≥|>="
_MORE = r"trên|hơn|cao hơn|lớn hơn|>"
_LESS = r"dưới|thấp hơn|nhỏ hơn|ít hơn|<"
_AT_MOST = r"không quá|không vượt quá|không vượt|tối đa|nhiều nhất|cao nhất|không trên|không hơn|≤|<="
_OVER = re.compile(
    rf"vượt (?:(?P<bound>{_AT_LEAST}|{_MORE}) )?{_ONE_OR_RANGE} ?% (?:so với )?(?:chỉ tiêu|mức|số|kế hoạch)[^0-9]*"
)
_OVER_BARE = re.compile(r"vượt (?:chỉ tiêu|mức|số|kế hoạch)[^0-9]*(?:giao)[^0-9]*")
_AS_ASSIGNED = re.compile(r"(?:đạt|bằng|theo|hoàn thành) (?:chỉ tiêu|mức|số|kế hoạch)[^0-9]*(?:giao)[^0-9]*")
_PLAIN = re.compile(
    r"(?:(?:đạt|phấn đấu đạt|phấn đấu|duy trì|giảm|tăng|tỷ lệ) )*"
    rf"(?:(?P<bound>{_AT_MOST}|{_AT_LEAST}|{_MORE}|{_LESS}) ?)?"
    rf"(?:{_RANGE}|{_NUMBER.replace('number', 'single')})(?P<rest>(?: ?%)?(?: [^0-9]*)?)"
)
_IN_YEAR = re.compile(r",?(?: (?:trong|vào|đến|đến hết))? năm [0-9]{4}$")
_NONE = re.compile(r"không(?: có| để xảy ra)?(?: [^0-9]*)?")
# Words after the number that would turn its meaning round, and are not read.
_TURNING = re.compile(r"(?<!\w)(?:dưới|không|tối đa|tối thiểu|quá|trừ|nhưng|hoặc|và|mỗi)(?!\w)")


def parse_target(text: str) -> Target | None:
    """What a target asks; None where its words are not understood as a whole.

    A bare number is the least that must be reached, but 0 (không có) is the most.
    """
    text = " ".join(nfc(text).lower().split()).strip(" .;,")
    text = _IN_YEAR.sub("", text)
    if _OVER_BARE.fullmatch(text):
        return Target(Decimal(0), low_is_open=True, over_assigned=True)
    if _AS_ASSIGNED.fullmatch(text):
        return Target(Decimal(0), over_assigned=True)
    over = _OVER.fullmatch(text)
    if over:
        low = parse_number(over["number"] or over["single"])
        is_open = re.fullmatch(_MORE, over["bound"] or "") is not None
        return None if low is None else Target(low, low_is_open=is_open, over_assigned=True)
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _plain(plain)
    return Target(high=Decimal(0)) if _NONE.fullmatch(text) else None


def _plain(found: re.Match[str]) -> Target | None:
    low = parse_number(found["number"] or found["single"])
    upper = parse_number(found["upper"]) if found["upper"] else None
    rest, bound = found["rest"], found["bound"] or ""
    if low is None or (found["upper"] and (upper is None or upper < low)) or _TURNING.search(rest):
        return None
    if "trở xuống" in rest:
        return None if bound else Target(high=upper if upper is not None else low)
    if re.fullmatch(_AT_MOST, bound):
        return Target(high=upper if upper is not None else low)
    if re.fullmatch(_LESS, bound):
        return Target(high=upper if upper is not None else low, high_is_open=True)
    if re.fullmatch(_MORE, bound):
        return Target(low, low_is_open=True)
    if low == 0 and upper is None and not bound:
        return Target(high=Decimal(0))
    return Target(low)
