"""The year's documents: the decision, the plan it issues, their appendices, and the record of their issuing.

Sources: NĐ 30/2020, Phụ lục I, mục II (thể thức) and Phụ lục III (mẫu 1.3, 1.4, 2.1).
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.agency import Agency, Signer
from generator.model.appendix import Appendix
from generator.model.text import Line, RichText, Term, Text
from generator.vietnamese import parse_date

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Copy",
    "Decision",
    "Document",
    "Dossier",
    "IssueRecord",
    "Issuing",
    "Plan",
    "PlanForm",
]


def _date(value: Any) -> Any:
    if isinstance(value, str):
        parsed = parse_date(value)
        if parsed is None:
            raise PydanticCustomError("ngay_sai", "không phải ngày; viết ngày/tháng/năm, ví dụ 14/01/2022")
        return parsed
    return value


Day = Annotated[
    datetime.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": r"^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})\s*$"}),
]
"""A day, written 14/01/2022."""


def _month(value: Any) -> Any:
    found = re.fullmatch(r"(\d{1,2})/(\d{4})", value.strip()) if isinstance(value, str) else None
    if found and 1 <= int(found[1]) <= 12:
        return (int(found[1]), int(found[2]))
    if isinstance(value, tuple):
        return value
    raise PydanticCustomError("thang_sai", "không phải tháng/năm; ví dụ 01/2022")


Month = Annotated[
    tuple[int, int],
    BeforeValidator(_month),
    WithJsonSchema({"type": "string", "pattern": r"^\s*(0?[1-9]|1[0-2])/\d{4}\s*$"}),
]
"""A month and its year, written 01/2022."""


class BlockKind(StrEnum):
    """What a block of the body is; a deeper kind stands inside a shallower one (S1 V, variant C20)."""

    SECTION = "muc"  # I. TITLE
    CLAUSE = "khoan"  # 1.
    POINT = "diem"  # a)
    DASH = "gach"  # -
    PARAGRAPH = "doan"  # without a number

    @property
    def depth(self) -> int:
        """1 for mục … 4 for gạch đầu dòng; 5 for a paragraph, which holds nothing."""
        return list(BlockKind).index(self) + 1

    @property
    def is_numbered(self) -> bool:
        """Whether blocks of this kind carry a number."""
        return self in (BlockKind.SECTION, BlockKind.CLAUSE, BlockKind.POINT)


class Block(Term):
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

    @model_validator(mode="before")
    @classmethod
    def _paragraph_as_text(cls, value: Any) -> Any:
        return {"doan": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _well_nested(self) -> Block:
        given = [kind for kind in BlockKind if self._text_of(kind) is not None]
        if len(given) != 1:
            raise PydanticCustomError("mot_trong", "ghi đúng một trong các khóa: muc, khoan, diem, gach, doan")
        kind = self.kind
        if self.number is not None and not kind.is_numbered:
            raise PydanticCustomError(
                "so_khong_in", "{keys} không được in: {kind} không có số", {"keys": "so", "kind": kind.value}
            )
        if self.is_title and kind is not BlockKind.CLAUSE:
            raise PydanticCustomError(
                "tieu_de_khong_in",
                "{keys} chỉ dùng cho khoan, không dùng cho {kind}",
                {"keys": "la_tieu_de", "kind": kind.value},
            )
        for block in self.blocks:
            if kind is BlockKind.PARAGRAPH or block.kind.depth <= kind.depth:
                raise PydanticCustomError(
                    "sai_tang",
                    "{inner} không thể nằm trong {outer}",
                    {"inner": block.kind.value, "outer": kind.value},
                )
        return self

    def _text_of(self, kind: BlockKind) -> RichText | None:
        text: RichText | None = getattr(self, kind.name.lower())
        return text

    @property
    def kind(self) -> BlockKind:
        """Which of the five kinds this is."""
        return next(kind for kind in BlockKind if self._text_of(kind) is not None)

    @property
    def text(self) -> RichText:
        """Its own words."""
        return self._text_of(self.kind) or ()


class Article(Term):
    """An Điều of a decision. In YAML it may be plain text."""

    title: Line | None = Field(None, alias="tieu_de", description="tiêu đề của điều, nếu có")
    text: RichText = Field(alias="van_ban", description="lời văn ngay sau số của điều")
    blocks: tuple[Block, ...] = Field((), alias="noi_dung", description="khoản, điểm, đoạn bên dưới")

    @model_validator(mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        return {"van_ban": value} if isinstance(value, (str, list)) else value


def _bare(value: str) -> str:
    """Without the `;`, `,` or `.` at its end: the template sets that mark by the line's place (S1 II.6.a, II.9)."""
    bare = value.rstrip(" ;,.")
    if not bare:
        raise PydanticCustomError("de_trong", "không được để trống")
    return bare


ListedLine = Annotated[Text, AfterValidator(_bare)]
"""A line of a list that ends in `;` or, the last one, in `.`."""


class Document(Term):
    """What a document that stands on its own has besides its body: symbol, planned date, signer, receivers."""

    symbol: Line | None = Field(None, alias="ky_hieu", description="ký hiệu, ví dụ QĐ-KKT; bỏ trống: tự ghép")
    planned: Month | None = Field(
        None, alias="thoi_gian_du_kien", description="tháng/năm dự kiến ban hành, in khi chưa có ngày, ví dụ 01/2022"
    )
    subject: Text = Field(alias="trich_yeu", description="trích yếu nội dung văn bản")
    signer: Signer | None = Field(None, alias="nguoi_ky", description="người ký")
    receivers: tuple[ListedLine, ...] = Field((), alias="noi_nhan", description="nơi nhận, chưa kể dòng Lưu")
    archive: Annotated[Line, AfterValidator(_bare)] | None = Field(
        None, alias="luu", description="nơi lưu, ví dụ VT, VP, 02"
    )

    @model_validator(mode="after")
    def _subject_without_stop(self) -> Document:
        if self.subject.endswith((".", ";", ",")):
            raise PydanticCustomError("trich_yeu_dau", "trích yếu không có dấu ở cuối")
        return self


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
    archive: Annotated[Line, AfterValidator(_bare)] = Field(alias="luu", description="nơi lưu, ví dụ VT, VP, 02")


class PlanForm(StrEnum):
    """How the plan is issued."""

    WITH_DECISION = "kem_theo_quyet_dinh"  # mẫu 1.3: no number, date, signature or receivers of its own
    ON_ITS_OWN = "doc_lap"  # mẫu 1.4: with them


class Cited(StrEnum):
    """What the Kèm theo line of an appendix cites when the plan is issued with a decision (the customer's choice)."""

    DECISION = "quyet_dinh"
    PLAN = "ke_hoach"


class Plan(Document):
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

    @model_validator(mode="after")
    def _fit_for_form(self) -> Plan:
        own = {"nguoi_ky": self.signer, "noi_nhan": self.receivers, "luu": self.archive}
        if self.form is PlanForm.ON_ITS_OWN:
            missing = [key for key, value in own.items() if not value]
            if missing:
                raise PydanticCustomError(
                    "thieu_khi_doc_lap", "kế hoạch độc lập còn thiếu: {keys}", {"keys": ", ".join(missing)}
                )
        else:
            extra = {**own, "ky_hieu": self.symbol, "thoi_gian_du_kien": self.planned}
            unprinted = [key for key, value in extra.items() if value]
            if unprinted:
                raise PydanticCustomError(
                    "thua_khi_kem_theo",
                    "kế hoạch ban hành kèm theo quyết định không có: {keys}",
                    {"keys": ", ".join(unprinted)},
                )
        files = [appendix.file for appendix in self.appendices]
        if len(set(files)) != len(files):
            raise PydanticCustomError("phu_luc_trung", "hai phụ lục cùng đọc một tệp nhiệm vụ")
        return self


class IssueRecord(Term):
    """The number and date that văn thư gave a document."""

    number: int = Field(alias="so", ge=1, lt=100000, description="số văn bản")
    day: Day = Field(alias="ngay", description="ngày ban hành")


class Issuing(Term):
    """The record of issuing (`ban_hanh.yaml`, written by `vanban issue`); None while a draft."""

    decision: IssueRecord | None = Field(None, alias="quyet_dinh", description="số và ngày của quyết định")
    plan: IssueRecord | None = Field(None, alias="ke_hoach", description="số và ngày của kế hoạch độc lập")


class Copy(StrEnum):
    """Which copy is made: on paper the Kèm theo blanks are filled in, on an electronic one they need not be."""

    PAPER = "giay"
    ELECTRONIC = "dien-tu"


class Dossier(Term):
    """Everything of one year. `decision` is None when the plan is a document of its own."""

    year: int = Field(alias="nam", ge=2000, le=2100)
    agency: Agency = Field(alias="co_quan")
    decision: Decision | None = Field(None, alias="quyet_dinh")
    plan: Plan = Field(alias="ke_hoach")
    issuing: Issuing = Field(Issuing(), alias="ban_hanh")

    @model_validator(mode="after")
    def _decision_or_not(self) -> Dossier:
        if self.plan.form is PlanForm.WITH_DECISION and self.decision is None:
            raise PydanticCustomError(
                "thieu_quyet_dinh", "kế hoạch ban hành kèm theo quyết định nhưng chưa có quyet_dinh.yaml"
            )
        if self.plan.form is PlanForm.ON_ITS_OWN and self.decision is not None:
            raise PydanticCustomError("thua_quyet_dinh", "kế hoạch độc lập thì không có quyet_dinh.yaml")
        return self
