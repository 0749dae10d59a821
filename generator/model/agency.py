"""The agency that issues, its units, and who signs.

Sources: NĐ 30/2020, Phụ lục I, mục II.2 (tên cơ quan), II.4 (địa danh), II.7 (quyền hạn, chức vụ, họ tên).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from generator.model.text import Line, Term, Text, told
from generator.model.values import authority

__all__ = ["Agency", "Signer", "Unit"]


class Unit(Term):
    """A unit inside or beside the agency that tasks are given to."""

    name: Line = Field(alias="ten", description="tên đầy đủ của đơn vị")
    abbreviation: Line | None = Field(None, alias="viet_tat", description="chữ viết tắt của đơn vị")


class Agency(Term):
    """The agency as its documents name it (`co_quan.yaml`)."""

    name: Line = Field(alias="ten", description="tên đầy đủ, chính thức của cơ quan ban hành")
    parent: Text | None = Field(None, alias="co_quan_chu_quan", description="cơ quan chủ quản trực tiếp, nếu có")
    head_name: Text | None = Field(
        None,
        alias="ten_tren_dau",
        description="tên cơ quan ở đầu văn bản khi cần tự ngắt dòng; bỏ trống thì máy ngắt",
    )
    code: Line = Field(alias="ky_hieu", description="chữ viết tắt tên cơ quan trong ký hiệu văn bản, ví dụ KKT")
    place: Line = Field(alias="dia_danh", description="địa danh ghi trước ngày tháng")
    units: tuple[Unit, ...] = Field((), alias="don_vi", description="các đơn vị thực hiện nhiệm vụ")
    abbreviations: dict[str, Line] = Field(
        {}, alias="viet_tat", description="chữ viết tắt dùng trong văn bản và nghĩa của nó"
    )


_AuthorityLine = Annotated[Line, AfterValidator(told(authority))]


class Signer(Term):
    """Who signs: the lines of authority from the top, then the title, then the name."""

    authority: tuple[_AuthorityLine, ...] = Field(
        (), alias="quyen_han", description="các dòng quyền hạn, ví dụ TM. Ủy ban nhân dân; KT. Chủ tịch"
    )
    title: Line = Field(alias="chuc_vu", description="chức vụ của người ký")
    other_title: Line | None = Field(None, alias="chuc_vu_khac", description="chức vụ khác, ghi ngay trên họ tên")
    name: Line = Field(alias="ho_ten", description="họ và tên người ký")
