"""The công văn that urges units on: what an agency may say about it (`don_doc` in `bao_cao.yaml`).

Sources: NĐ 30/2020, Phụ lục I, mục II.3.b (ký hiệu công văn), II.5.b (trích yếu), II.9 (Kính gửi, Nơi nhận); mẫu 1.5.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from generator.model.agency import Signer
from generator.model.dossier import ListedLine
from generator.model.text import Line, Term, Text, told
from generator.model.values import bare

__all__ = ["LetterRules"]


class LetterRules(Term):
    """The công văn đôn đốc; what is left out is as in the agency's reports."""

    symbol: Line | None = Field(
        None,
        alias="ky_hieu",
        description="ký hiệu công văn, ví dụ KKT-VP; bỏ trống: chữ viết tắt của cơ quan và của đơn vị ghi ở luu",
    )
    subject: Text = Field(
        "đôn đốc thực hiện Kế hoạch cải cách hành chính",
        alias="trich_yeu",
        description="trích yếu sau chữ V/v; máy thêm năm của kế hoạch",
    )
    signer: Signer | None = Field(None, alias="nguoi_ky", description="người ký; bỏ trống: như báo cáo")
    receivers: tuple[ListedLine, ...] = Field(
        (), alias="noi_nhan", description="nơi nhận công văn, chưa kể dòng Như trên và dòng Lưu"
    )
    archive: Annotated[Line, AfterValidator(told(bare))] | None = Field(
        None, alias="luu", description="nơi lưu, ví dụ VT, VP; bỏ trống: như báo cáo"
    )
    days_before: int = Field(
        2, alias="gui_bieu_truoc", ge=0, le=60, description="đơn vị gửi biểu trước hạn gửi báo cáo mấy ngày"
    )
