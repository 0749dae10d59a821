"""The year's documents: the decision, the plan it issues, their appendices, and the record of their issuing.

Sources: NĐ 30/2020, Phụ lục I, mục II (thể thức) and Phụ lục III (mẫu 1.3, 1.4, 2.1).
"""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.agency import Agency, Signer
from generator.model.appendix import Appendix
from generator.model.kinds import BlockKind, Cited, Copy, PlanForm
from generator.model.records import ArticleRecord, BlockRecord, DocumentRecord, DossierRecord, PlanRecord
from generator.model.text import Line, RichText, Term, Text, checked, told
from generator.model.values import bare, date, month

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Cited",
    "Copy",
    "Decision",
    "Document",
    "Dossier",
    "IssueRecord",
    "Issuing",
    "Plan",
    "PlanForm",
]


Day = Annotated[
    datetime.date,
    BeforeValidator(told(date)),
    WithJsonSchema({"type": "string", "pattern": r"^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})\s*$"}),
]
"""A day, written 14/01/2022."""


Month = Annotated[
    tuple[int, int],
    BeforeValidator(told(month)),
    WithJsonSchema({"type": "string", "pattern": r"^\s*(0?[1-9]|1[0-2])/\d{4}\s*$"}),
]
"""A month and its year, written 01/2022."""


class Block(BlockRecord, Term):
    """A numbered part or a paragraph of a body, with what stands under it.

    In YAML a paragraph may be written as plain text; a numbered part names its kind by its key:
    `- khoan: "Đẩy mạnh …"`.
    """

    section: RichText | None = Field(None, alias="muc", description="tên mục I., II., … (in đậm, in hoa)")
    clause: RichText | None = Field(None, alias="khoan", description="lời văn của khoản 1., 2., …")
    point: RichText | None = Field(None, alias="diem", description="lời văn của điểm a), b), …, đ), …")
    dash: RichText | None = Field(None, alias="gach", description="lời văn của gạch đầu dòng")
    paragraph: RichText | None = Field(None, alias="doan", description="một đoạn văn không đánh số")
    is_title: bool = Field(False, alias="la_tieu_de", description="khoản là tiêu đề: in đậm trên dòng riêng")
    number: Line | None = Field(None, alias="so", description="số tự đặt, không kèm dấu; bỏ trống: tự đánh số")
    blocks: tuple[Block, ...] = Field((), alias="noi_dung", description="những gì nằm bên dưới")

    _widened = model_validator(mode="before")(told(BlockRecord.widen))
    _checked = model_validator(mode="after")(checked)


class Article(ArticleRecord, Term):
    """An Điều of a decision. In YAML it may be plain text."""

    title: Line | None = Field(None, alias="tieu_de", description="tiêu đề của điều, nếu có")
    text: RichText = Field(alias="van_ban", description="lời văn ngay sau số của điều")
    blocks: tuple[Block, ...] = Field((), alias="noi_dung", description="khoản, điểm, đoạn bên dưới")

    _widened = model_validator(mode="before")(told(ArticleRecord.widen))


ListedLine = Annotated[Text, AfterValidator(told(bare))]
"""A line of a list that ends in `;` or, the last one, in `.`."""


class Document(DocumentRecord, Term):
    """What a document that stands on its own has besides its body: symbol, planned date, signer, receivers."""

    symbol: Line | None = Field(None, alias="ky_hieu", description="ký hiệu, ví dụ QĐ-KKT; bỏ trống: tự ghép")
    planned: Month | None = Field(
        None, alias="thoi_gian_du_kien", description="tháng/năm dự kiến ban hành, in khi chưa có ngày, ví dụ 01/2022"
    )
    subject: Text = Field(alias="trich_yeu", description="trích yếu nội dung văn bản")
    signer: Signer | None = Field(None, alias="nguoi_ky", description="người ký")
    receivers: tuple[ListedLine, ...] = Field((), alias="noi_nhan", description="nơi nhận, chưa kể dòng Lưu")
    archive: Annotated[Line, AfterValidator(told(bare))] | None = Field(
        None, alias="luu", description="nơi lưu, ví dụ VT, VP, 02"
    )

    _checked = model_validator(mode="after")(checked)


class Decision(Document):
    """The decision that issues the plan (mẫu 1.3; `quyet_dinh.yaml`)."""

    competence: Line = Field(
        alias="tham_quyen", description="thẩm quyền ban hành: chức vụ người đứng đầu, hoặc tên tập thể"
    )
    grounds: tuple[ListedLine, ...] = Field(
        alias="can_cu", min_length=1, description="các căn cứ, cả dòng Theo đề nghị"
    )
    articles: tuple[Article, ...] = Field(alias="dieu", min_length=1, description="các điều, theo thứ tự")
    signer: Signer = Field(alias="nguoi_ky", description="người ký")
    receivers: tuple[ListedLine, ...] = Field(alias="noi_nhan", min_length=1, description="nơi nhận, chưa kể dòng Lưu")
    archive: Annotated[Line, AfterValidator(told(bare))] = Field(alias="luu", description="nơi lưu, ví dụ VT, VP, 02")


class Plan(PlanRecord, Document):
    """The plan and the declaration of its appendices (`ke_hoach.yaml`)."""

    form: PlanForm = Field(
        PlanForm.WITH_DECISION, alias="hinh_thuc", description="hình thức: kem_theo_quyet_dinh hoặc doc_lap"
    )
    kind: Line = Field("Kế hoạch", alias="ten_loai", description="tên loại văn bản")
    blocks: tuple[Block, ...] = Field(alias="noi_dung", min_length=1, description="nội dung kế hoạch")
    appendices: tuple[Appendix, ...] = Field((), alias="phu_luc", description="các phụ lục")
    appendix_cites: Cited = Field(
        Cited.DECISION, alias="phu_luc_kem_theo", description="phụ lục ghi kèm theo quyet_dinh hay ke_hoach"
    )


class IssueRecord(Term):
    """The number and date that văn thư gave a document."""

    number: int = Field(alias="so", ge=1, lt=100000, description="số văn bản")
    day: Day = Field(alias="ngay", description="ngày ban hành")


class Issuing(Term):
    """The record of issuing (`ban_hanh.yaml`, written by `vanban issue`); None while a draft."""

    decision: IssueRecord | None = Field(None, alias="quyet_dinh", description="số và ngày của quyết định")
    plan: IssueRecord | None = Field(None, alias="ke_hoach", description="số và ngày của kế hoạch độc lập")
    reports: dict[Line, IssueRecord] = Field(
        {}, alias="bao_cao", description="số và ngày của từng báo cáo, theo kỳ: quy-1, 6-thang, nam"
    )
    letters: dict[Line, IssueRecord] = Field(
        {}, alias="cong_van", description="số và ngày của từng công văn đôn đốc, theo ngày kể việc đến hạn: 31/03/2022"
    )


class Dossier(DossierRecord, Term):
    """Everything of one year. `decision` is None when the plan is a document of its own."""

    year: int = Field(alias="nam", ge=2000, le=2100)
    agency: Agency = Field(alias="co_quan")
    decision: Decision | None = Field(None, alias="quyet_dinh")
    plan: Plan = Field(alias="ke_hoach")
    issuing: Issuing = Field(Issuing(), alias="ban_hanh")

    _checked = model_validator(mode="after")(checked)
