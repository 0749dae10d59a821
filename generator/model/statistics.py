"""The statistics forms of a report: indicators with code, unit, kind and formula (`bieu_mau.yaml`).

The forms are data of the agency; figures are entered under a form's number and an indicator's code, and ratios are
reckoned, never typed.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.period import PeriodKey
from generator.model.text import Line, Term, Text

__all__ = ["FormSet", "Formula", "Indicator", "IndicatorKind", "PlanFigure", "StatisticsForm"]

_CODE = r"[0-9]+(?:\.[0-9]+)*"
Code = Annotated[Line, AfterValidator(lambda value: _code(value))]


def _code(value: str) -> str:
    if not re.fullmatch(_CODE, value):
        raise PydanticCustomError("ma_sai", "mã chỉ tiêu gồm số và dấu chấm, ví dụ 2.1")
    return value


class IndicatorKind(StrEnum):
    """What a figure is, and so how it is read, checked and printed."""

    HEADING = "tieu_de"  # no figure
    COUNT = "so_nguyen"  # 125.712
    AMOUNT = "so_thap_phan"  # 1.250,5
    PERCENT = "phan_tram"  # 22,45
    CODE = "ma"  # one of `gia_tri`


class PlanFigure(StrEnum):
    """A figure that is counted from the plan itself, up to the cut-off."""

    TASKS = "so_nhiem_vu"
    DONE_TASKS = "so_nhiem_vu_hoan_thanh"


Formula = tuple[str, tuple[str, ...]]
"""`/` with the codes of part and whole (a percentage), or `+` with the codes that add up."""


class Indicator(Term):
    """One row of a form."""

    code: Code = Field(alias="ma", description="mã chỉ tiêu, là số ở cột STT, ví dụ 2.1")
    name: Text = Field(alias="ten", description="tên chỉ tiêu")
    unit: Text | None = Field(None, alias="don_vi_tinh", description="đơn vị tính")
    kind: IndicatorKind = Field(
        alias="kieu", description="kiểu số liệu: tieu_de, so_nguyen, so_thap_phan, phan_tram hoặc ma"
    )
    formula: Line | None = Field(
        None, alias="cong_thuc", description="công thức, theo mã trong cùng biểu: 2.2 / 2.1 (tỷ lệ %) hoặc 1.1 + 1.2"
    )
    source: PlanFigure | None = Field(
        None, alias="nguon", description="lấy từ kế hoạch: so_nhiem_vu hoặc so_nhiem_vu_hoan_thanh"
    )
    at_most: Code | None = Field(None, alias="khong_vuot", description="mã của chỉ tiêu mà số này không thể vượt")
    choices: dict[Line, Line] = Field({}, alias="gia_tri", description="với kiểu ma: các giá trị và nghĩa của chúng")
    cumulative: bool = Field(
        False, alias="luy_ke", description="số lũy kế từ đầu năm: kỳ sau không thể nhỏ hơn kỳ trước trong năm"
    )
    periods: tuple[PeriodKey, ...] = Field((), alias="ky", description="chỉ dùng cho các kỳ này; bỏ trống: mọi kỳ")
    note: Text | None = Field(None, alias="ghi_chu", description="chữ in ở cột Ghi chú")
    joins_unit: bool = Field(
        False, alias="gop_don_vi_tinh", description="ô đơn vị tính gộp với ô của chỉ tiêu ngay trên, cùng đơn vị tính"
    )

    @model_validator(mode="after")
    def _whole(self) -> Indicator:
        if self.formula is not None and self.parsed_formula is None:
            raise PydanticCustomError("cong_thuc_sai", "công thức phải là “mã / mã” hoặc “mã + mã + …”")
        parsed = self.parsed_formula
        if parsed and (parsed[0] == "/") != (self.kind is IndicatorKind.PERCENT):
            raise PydanticCustomError("cong_thuc_sai", "công thức chia dùng cho phan_tram, công thức cộng cho số lượng")
        if self.kind is IndicatorKind.HEADING and (self.formula or self.source or self.at_most):
            raise PydanticCustomError(
                "tieu_de_co_so", "tieu_de không có số liệu nên không có cong_thuc, nguon, khong_vuot"
            )
        if self.formula and self.source:
            raise PydanticCustomError("hai_nguon", "chỉ ghi một trong hai: cong_thuc hoặc nguon")
        if (self.kind is IndicatorKind.CODE) != bool(self.choices):
            raise PydanticCustomError("gia_tri_ma", "gia_tri dùng cho kiểu ma, và kiểu ma phải có gia_tri")
        return self

    @property
    def parsed_formula(self) -> Formula | None:
        """The formula as its mark and its codes; None where there is none or it cannot be read."""
        text = self.formula or ""
        divided = re.fullmatch(rf"\s*({_CODE})\s*/\s*({_CODE})\s*", text)
        if divided:
            return ("/", (divided[1], divided[2]))
        if re.fullmatch(rf"\s*{_CODE}(\s*\+\s*{_CODE})+\s*", text):
            return ("+", tuple(re.findall(_CODE, text)))
        return None

    @property
    def is_entered(self) -> bool:
        """Whether a person gives its figure; else it is reckoned, or there is none."""
        return self.kind is not IndicatorKind.HEADING and self.formula is None and self.source is None


class StatisticsForm(Term):
    """One form (biểu mẫu thống kê)."""

    number: Line = Field(alias="so", description="số của biểu")
    title: Text = Field(alias="ten", description="tên biểu")
    indicators: tuple[Indicator, ...] = Field(
        alias="chi_tieu", min_length=1, description="các chỉ tiêu, theo thứ tự in"
    )

    @model_validator(mode="after")
    def _units_joined(self) -> StatisticsForm:
        for above, indicator in zip((None, *self.indicators), self.indicators, strict=False):
            if indicator.joins_unit and (above is None or not indicator.unit or above.unit != indicator.unit):
                raise PydanticCustomError(
                    "gop_sai",
                    "chỉ tiêu {code} ghi gop_don_vi_tinh nhưng chỉ tiêu ngay trên không cùng đơn vị tính",
                    {"code": indicator.code},
                )
        return self

    @model_validator(mode="after")
    def _codes_known(self) -> StatisticsForm:
        codes = [indicator.code for indicator in self.indicators]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise PydanticCustomError("ma_trung", "mã chỉ tiêu ghi hai lần: {codes}", {"codes": ", ".join(twice)})
        for indicator in self.indicators:
            named = [*(indicator.parsed_formula or ("", ()))[1], *([indicator.at_most] if indicator.at_most else [])]
            unknown = [code for code in named if code not in codes]
            if unknown:
                raise PydanticCustomError(
                    "ma_khong_co",
                    "chỉ tiêu {code} dẫn mã không có trong biểu: {unknown}",
                    {"code": indicator.code, "unknown": ", ".join(unknown)},
                )
        return self


class FormSet(Term):
    """The forms an agency reports with (`bieu_mau.yaml`)."""

    title: Text = Field("Biểu mẫu thống kê", alias="tieu_de", description="tiêu đề của phụ lục thống kê")
    forms: tuple[StatisticsForm, ...] = Field((), alias="bieu_mau", description="các biểu, theo thứ tự in")

    @model_validator(mode="after")
    def _numbers_once(self) -> FormSet:
        numbers = [form.number for form in self.forms]
        if len(set(numbers)) != len(numbers):
            raise PydanticCustomError("bieu_trung", "hai biểu mang cùng một số")
        return self
