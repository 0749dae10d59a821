"""The reporting calendar: which periods an agency reports on, from which day to which, and when the report is due.

The windows are data of the agency (`ky_bao_cao` in `bao_cao.yaml`); the defaults follow the regime of CCHC reports
(581/BNV-CCHC; NĐ 09/2019/NĐ-CP, Điều 12). Nothing here asks what day it is.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.text import Line, Term
from generator.vietnamese import format_day, parse_date

__all__ = ["DEFAULT_PERIODS", "Period", "PeriodRule", "YearDay", "period_name"]

_YEAR_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?: +năm +(trước|sau|nay))?")
_YEARS = {None: 0, "nay": 0, "trước": -1, "sau": 1}


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the plan's year, of the one before (`years` -1) or after (1); 29/2 is the last day of February."""

    day: int
    month: int
    years: int = 0

    def of(self, year: int) -> datetime.date:
        """The day itself, for the plan of a year."""
        year += self.years
        return datetime.date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))


def _year_day(value: Any) -> Any:
    if isinstance(value, YearDay):
        return value
    found = _YEAR_DAY.fullmatch(" ".join(value.lower().split())) if isinstance(value, str) else None
    if found:
        day = YearDay(int(found[1]), int(found[2]), _YEARS[found[3]])
        if 1 <= day.month <= 12 and 1 <= day.day <= calendar.monthrange(2024, day.month)[1]:
            return day
    raise PydanticCustomError("ngay_trong_nam", "không phải ngày/tháng; ví dụ 14/3, hoặc 15/12 năm trước")


DayOfYear = Annotated[
    YearDay,
    BeforeValidator(_year_day),
    WithJsonSchema({"type": "string", "pattern": r"^\s*\d{1,2}[/.-]\d{1,2}(\s+năm\s+(trước|sau|nay))?\s*$"}),
]
"""A day without its year, written 14/3, or 15/12 năm trước."""

PeriodKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class PeriodRule(Term):
    """One row of the reporting calendar."""

    key: PeriodKey = Field(
        alias="ky", description="tên kỳ trong câu lệnh và tên tệp: quy-1, 6-thang, quy-3, 9-thang, nam"
    )
    name: Line = Field(alias="ten", description="tên kỳ, chưa kể năm: quý I, 6 tháng đầu; cả năm thì ghi năm")
    next_name: Line | None = Field(
        None, alias="ky_sau", description="kỳ tiếp theo: quý II, 6 tháng cuối; năm sau thì ghi năm sau"
    )
    first_day: DayOfYear = Field(alias="tu_ngay", description="ngày đầu lấy số liệu, ví dụ 15/12 năm trước")
    cut_off: DayOfYear = Field(alias="chot_so_lieu", description="ngày chốt số liệu, ví dụ 14/3")
    due: DayOfYear = Field(alias="han_gui", description="hạn gửi báo cáo, ví dụ 20/3")
    next_end: DayOfYear | None = Field(
        None, alias="het_ky_sau", description="ngày cuối của kỳ tiếp theo, để kể nhiệm vụ sắp đến hạn, ví dụ 30/6"
    )
    previous: PeriodKey | None = Field(None, alias="ky_truoc", description="kỳ đem ra so sánh, ví dụ quy-1")

    @model_validator(mode="after")
    def _in_order(self) -> PeriodRule:
        if not self.first_day.of(2023) <= self.cut_off.of(2023) < self.due.of(2023):
            raise PydanticCustomError("ky_sai", "phải có tu_ngay trước chot_so_lieu, chot_so_lieu trước han_gui")
        if self.next_end is not None and self.next_end.of(2023) <= self.cut_off.of(2023):
            raise PydanticCustomError("ky_sai", "phải có het_ky_sau sau chot_so_lieu")
        return self

    def closes_before(self, other: PeriodRule) -> bool:
        """Whether its figures are taken before those of another period of the same plan."""
        return self.cut_off.of(2023) < other.cut_off.of(2023)


def _rule(
    key: str, name: str, following: str, first: str, cut_off: str, due: str, end: str, previous: str | None
) -> PeriodRule:
    return PeriodRule(
        ky=key, ten=name, ky_sau=following, tu_ngay=first, chot_so_lieu=cut_off, han_gui=due, het_ky_sau=end,
        ky_truoc=previous,
    )  # fmt: skip


DEFAULT_PERIODS: tuple[PeriodRule, ...] = (
    _rule("quy-1", "quý I", "quý II", "15/12 năm trước", "14/3", "20/3", "30/6", None),
    _rule("6-thang", "6 tháng đầu", "6 tháng cuối", "15/12 năm trước", "14/6", "20/6", "31/12", "quy-1"),
    _rule("quy-3", "quý III", "quý IV", "15/6", "14/9", "20/9", "31/12", "6-thang"),
    _rule("9-thang", "9 tháng đầu", "3 tháng cuối", "15/12 năm trước", "14/9", "20/9", "31/12", "6-thang"),
    _rule("nam", "năm", "năm sau", "15/12 năm trước", "14/12", "20/12", "31/12 năm sau", "quy-3"),
)
"""The calendar where an agency declares none; 9-thang is asked for by some provinces only."""


def period_name(words: str, year: int) -> str:
    """`quý I` of 2022 → `quý I năm 2022`; `năm` → `năm 2022`; `năm sau` → `năm 2023`; a year that is said is kept."""
    if words == "năm":
        return f"năm {year}"
    if words == "năm sau":
        return f"năm {year + 1}"
    return words if re.search(r"\d{4}$", words) else f"{words} năm {year}"


@dataclass(frozen=True, slots=True)
class Period:
    """A period of one year, its days known.

    `key` names its files (`quy-1`; an ad-hoc one `2022-01-01..2022-04-30`). `due`, `next_name`, `next_end` and
    `previous` are None where the calendar says nothing of them: always for an ad-hoc period.
    """

    key: str
    name: str
    first_day: datetime.date
    cut_off: datetime.date
    due: datetime.date | None = None
    next_name: str | None = None
    next_end: datetime.date | None = None
    previous: str | None = None

    @property
    def file_stem(self) -> str:
        """The key as files say it: quy_1, 6_thang; an ad-hoc one 2022_01_01_2022_04_30."""
        return self.key.replace("..", "_").replace("-", "_")

    @classmethod
    def of_rule(cls, rule: PeriodRule, year: int) -> Period:
        """A row of the calendar in a year."""
        return cls(
            rule.key,
            period_name(rule.name, year),
            rule.first_day.of(year),
            rule.cut_off.of(year),
            rule.due.of(year),
            period_name(rule.next_name, year) if rule.next_name else None,
            rule.next_end.of(year) if rule.next_end else None,
            rule.previous,
        )

    @classmethod
    def ad_hoc(cls, text: str) -> Period | None:
        """A period written `FROM..TO` (01/01/2022..30/4/2022 or 2022-01-01..2022-04-30); None for anything else."""
        first, mark, last = text.partition("..")
        start, end = parse_date(first), parse_date(last)
        if not mark or start is None or end is None or start > end:
            return None
        days = ["ngày " + "/".join(format_day(day)) for day in (start, end)]
        name = f"từ {days[0]} đến {days[1]}"
        return cls(f"{start.isoformat()}..{end.isoformat()}", name, start, end)
