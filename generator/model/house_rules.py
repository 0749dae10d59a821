"""What an agency asks of its documents beyond the decree (`quy_tac.yaml`): ranges made narrower, rules of its own.

It knows how such rules are written down; which of them would loosen the decree is the checker's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from generator.findings import Place
from generator.model.text import Line, Term

__all__ = ["AgencyRules", "AgencyRulesFile", "DocumentKind", "OwnRule", "OwnRuleForm", "OwnSeverity", "Tightening"]


class OwnSeverity(StrEnum):
    """How bad it is to break a rule."""

    ERROR = "loi"
    WARNING = "canh_bao"
    HINT = "goi_y"


class OwnRuleForm(StrEnum):
    """What a rule of the agency's own may ask."""

    NEVER = "khong_dung"
    NEEDED = "phai_co"
    WRITTEN = "viet_dung"


class DocumentKind(StrEnum):
    """The kinds of document a rule may be limited to."""

    DECISION = "quyet_dinh"
    TYPED = "co_ten_loai"
    LETTER = "cong_van"
    ATTACHED = "kem_theo"
    APPENDIX = "phu_luc"


class Tightening(Term):
    """A rule of the decree made stricter."""

    id: Line = Field(alias="ma", description="mã yêu cầu của Nghị định, như lệnh vanban rules in ra: PG3.top, C12.size")
    low: float | None = Field(
        None, alias="tu", description="giá trị nhỏ nhất cơ quan chấp nhận, trong khoảng Nghị định cho"
    )
    high: float | None = Field(
        None, alias="den", description="giá trị lớn nhất cơ quan chấp nhận, trong khoảng Nghị định cho"
    )
    values: tuple[Line, ...] = Field(
        (), alias="gia_tri", description="những giá trị cơ quan chấp nhận, trong số Nghị định cho chọn"
    )
    severity: OwnSeverity | None = Field(
        None, alias="muc_do", description="mức độ khi sai: loi, canh_bao, goi_y; yêu cầu bắt buộc không hạ được"
    )


class OwnRule(Term):
    """A rule of the agency's own."""

    id: Line = Field(
        alias="ma",
        description="mã do cơ quan đặt, bắt đầu bằng rieng. ví dụ rieng.viet_tat",
    )
    form: OwnRuleForm = Field(
        alias="kieu",
        description="khong_dung: không được có các chữ này; phai_co: phải có một trong các chữ này; "
        "viet_dung: có chữ này thì viết hoa, viết thường đúng như đây",
    )
    words: tuple[Line, ...] = Field(alias="chu", min_length=1, description="các chữ, mỗi phần tử một cụm")
    requirement: Line = Field(alias="yeu_cau", description="câu in ra khi sai, nói rõ cơ quan yêu cầu gì")
    severity: OwnSeverity = Field(
        OwnSeverity.WARNING, alias="muc_do", description="mức độ khi sai: loi, canh_bao, goi_y"
    )
    component: Line | None = Field(
        None,
        alias="thanh_phan",
        pattern=r"^(C([1-9]|[12]\d|3[0-6])|T11)$",
        description="chỉ tìm trong thành phần này, ví dụ C27 (nơi nhận); bỏ trống: cả văn bản",
    )
    kinds: tuple[DocumentKind, ...] = Field(
        (), alias="loai_van_ban", description="chỉ áp dụng cho các loại này; bỏ trống: mọi văn bản"
    )


class AgencyRules(Term):
    """The agency's rules; nothing here can loosen what the decree makes binding."""

    tightened: tuple[Tightening, ...] = Field(
        (), alias="siet_chat", description="yêu cầu của Nghị định mà cơ quan đặt chặt hơn"
    )
    own: tuple[OwnRule, ...] = Field((), alias="quy_tac_rieng", description="quy tắc của riêng cơ quan")
    abbreviations: tuple[Line, ...] = Field(
        (), alias="chu_viet_tat", description="chữ viết tắt ai trong cơ quan cũng biết, không cần giải thích"
    )


@dataclass(frozen=True, slots=True)
class AgencyRulesFile:
    """The rules of one file; `place` says where a value stands, by the path of its keys."""

    shown: str
    rules: AgencyRules
    place: Callable[[Sequence[str | int]], Place]
