"""A periodic report: what stays the same from period to period (`bao_cao.yaml`) and what a person writes for one.

Sources: NĐ 30/2020, Phụ lục I, mục II.9 (Kính gửi, Nơi nhận), Phụ lục III, mẫu 1.4; the outline follows the regime of
CCHC reports and is data of the agency.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.agency import Signer
from generator.model.appendix import Key
from generator.model.dossier import Block, Document
from generator.model.period import DEFAULT_PERIODS, PeriodKey, PeriodRule
from generator.model.text import Line, RichText, Term, Text, told
from generator.model.urging import LetterRules
from generator.model.values import bare

__all__ = [
    "Goal",
    "GoalFigure",
    "OutlineNode",
    "PeriodInput",
    "ReportRules",
    "SectionText",
    "Written",
]


class Written(StrEnum):
    """The sentences that the program writes from the figures, by what they tell."""

    SUMMARY = "tong_hop"  # total and each state, in all
    BY_GROUP = "theo_nhom"  # the same by group
    BY_UNIT = "theo_don_vi"  # the same by unit
    SINCE_PREVIOUS = "so_ky_truoc"  # what changed since the previous period
    FINISHED = "da_xong"  # tasks finished in the period, with product and document number
    UNDER_WAY = "dang_lam"  # tasks under way, with their percent
    LATE = "cham"  # tasks that are late, and why
    DIFFICULTIES = "kho_khan"  # difficulties the units told
    PROPOSALS = "kien_nghi"  # proposals the units made
    GOALS = "chi_tieu"  # measurable goals: target, actual, reached or not
    NEXT = "ky_sau"  # tasks that fall due in the next period, and those still late


def _names(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


_GroupNames = Annotated[
    tuple[Line, ...],
    BeforeValidator(_names),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""Names of groups; in YAML one name needs no list, so that a comma in it never makes two."""


class OutlineNode(Term):
    """One heading of the outline, with what the program writes under it and the headings below.

    Exactly one of `muc`, `khoan`, `diem` names its kind, as in the body of a plan.
    """

    section: RichText | None = Field(None, alias="muc", description="tên mục I., II., …")
    clause: RichText | None = Field(None, alias="khoan", description="tên khoản 1., 2., … (in đậm trên dòng riêng)")
    point: RichText | None = Field(None, alias="diem", description="tên điểm a), b), …, đ), …")
    key: Key | None = Field(
        None, alias="ma", description="mã của phần, để ghi lời văn từng kỳ; bỏ trống: không ghi được"
    )
    is_required: bool = Field(False, alias="bat_buoc", description="bản chính thức phải có lời văn của phần này")
    groups: _GroupNames = Field(
        (),
        alias="nhom",
        description="các nhóm nhiệm vụ của kế hoạch kể ở đây, ghi tên nhóm; bỏ trống: mọi nhóm",
    )
    written: tuple[Written, ...] = Field((), alias="may_viet", description="những câu máy viết từ số liệu, theo thứ tự")
    children: tuple[OutlineNode, ...] = Field((), alias="noi_dung", description="các phần nằm bên dưới")

    @model_validator(mode="after")
    def _well_made(self) -> OutlineNode:
        given = [text for text in (self.section, self.clause, self.point) if text is not None]
        if len(given) != 1:
            raise PydanticCustomError("mot_trong", "ghi đúng một trong các khóa: muc, khoan, diem")
        if self.is_required and self.key is None:
            raise PydanticCustomError("bat_buoc_thieu_ma", "phần bat_buoc phải có ma, để ghi lời văn từng kỳ")
        for child in self.children:
            if child.depth <= self.depth:
                raise PydanticCustomError("sai_tang", "phần bên dưới phải ở tầng thấp hơn: muc, khoan, diem")
        return self

    @property
    def depth(self) -> int:
        """1 for mục, 2 for khoản, 3 for điểm."""
        return 1 if self.section is not None else 2 if self.clause is not None else 3

    @property
    def title(self) -> RichText:
        """Its own words."""
        return self.section or self.clause or self.point or ()


class Goal(Term):
    """A measurable goal of the plan (chỉ tiêu)."""

    key: Key = Field(alias="ma", description="mã chỉ tiêu, để ghi số thực hiện từng kỳ")
    name: Text = Field(alias="ten", description="tên chỉ tiêu")
    target: Line = Field(
        alias="muc_tieu",
        description="mục tiêu như trong kế hoạch: 100%, tối thiểu 83%, vượt 5-10% so với chỉ tiêu giao",
    )
    unit: Line = Field("%", alias="don_vi_tinh", description="đơn vị tính")


class GoalFigure(Term):
    """What was reached of a goal in a period; figures are text in the Vietnamese form (86,57)."""

    actual: Line | None = Field(None, alias="thuc_hien", description="số thực hiện, ví dụ 86,57")
    assigned: Line | None = Field(
        None, alias="chi_tieu_giao", description="chỉ tiêu cấp trên giao, khi mục tiêu là vượt"
    )
    note: Text | None = Field(None, alias="ghi_chu", description="ghi chú")


def _depths(nodes: tuple[OutlineNode, ...]) -> list[OutlineNode]:
    return [node for top in nodes for node in (top, *_depths(top.children))]


def _apart(what: str, keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise PydanticCustomError(
            "ma_trung", "mã của {what} ghi hai lần: {keys}", {"what": what, "keys": ", ".join(twice)}
        )


class ReportRules(Document):
    """What every report of the year shares (`bao_cao.yaml`)."""

    subject: Text = Field(
        "Công tác cải cách hành chính",
        alias="trich_yeu",
        description="phần đầu trích yếu; máy thêm kỳ báo cáo và phương hướng kỳ sau",
    )
    signer: Signer = Field(alias="nguoi_ky", description="người ký")
    archive: Annotated[Line, AfterValidator(told(bare))] = Field(alias="luu", description="nơi lưu, ví dụ VT, VP")
    recipients: tuple[Line, ...] = Field(
        alias="kinh_gui", min_length=1, description="nơi nhận báo cáo, sau chữ Kính gửi"
    )
    opening: tuple[RichText, ...] = Field((), alias="mo_dau", description="các đoạn mở đầu, dẫn căn cứ")
    closing: tuple[RichText, ...] = Field((), alias="ket_thuc", description="các đoạn kết thúc")
    periods: tuple[PeriodRule, ...] = Field(DEFAULT_PERIODS, alias="ky_bao_cao", description="lịch báo cáo của cơ quan")
    before_is_inclusive: bool = Field(
        False, alias="truoc_ngay_ke_ca_ngay", description="tiến độ “trước 30/6” kể cả ngày 30/6; bỏ trống: chỉ đến 29/6"
    )
    outline: tuple[OutlineNode, ...] = Field(alias="de_cuong", min_length=1, description="đề cương, theo thứ tự in")
    goals: tuple[Goal, ...] = Field((), alias="chi_tieu", description="các chỉ tiêu đo được của kế hoạch")
    has_task_appendix: bool = Field(True, alias="phu_luc_nhiem_vu", description="có phụ lục tình hình từng nhiệm vụ")
    has_statistics: bool = Field(True, alias="phu_luc_thong_ke", description="có phụ lục thống kê theo bieu_mau.yaml")
    has_chart: bool = Field(False, alias="bieu_do", description="có biểu đồ tiến độ theo nhóm")
    summary_tables: tuple[Written, ...] = Field(
        (Written.BY_GROUP, Written.BY_UNIT),
        alias="bang_tong_hop",
        description="các bảng tổng hợp: theo_nhom, theo_don_vi",
    )
    letter: LetterRules = Field(LetterRules(), alias="don_doc", description="công văn đôn đốc các đơn vị")

    @model_validator(mode="after")
    def _consistent(self) -> ReportRules:
        if self.planned is not None:
            raise PydanticCustomError(
                "thang_theo_lich", "tháng của báo cáo theo han_gui trong ky_bao_cao; xóa thoi_gian_du_kien"
            )
        if any(table not in (Written.BY_GROUP, Written.BY_UNIT) for table in self.summary_tables):
            raise PydanticCustomError("bang_sai", "bang_tong_hop chỉ nhận theo_nhom, theo_don_vi")
        return self

    @field_validator("outline")
    @classmethod
    def _headings_apart(cls, outline: tuple[OutlineNode, ...]) -> tuple[OutlineNode, ...]:
        _apart("phần của đề cương", [node.key for node in _depths(outline) if node.key])
        return outline

    @field_validator("goals")
    @classmethod
    def _goals_apart(cls, goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
        _apart("chỉ tiêu", [goal.key for goal in goals])
        return goals

    @field_validator("periods")
    @classmethod
    def _calendar(cls, periods: tuple[PeriodRule, ...]) -> tuple[PeriodRule, ...]:
        _apart("kỳ báo cáo", [rule.key for rule in periods])
        known = {rule.key: rule for rule in periods}
        unknown = sorted({rule.previous for rule in periods if rule.previous and rule.previous not in known})
        if unknown:
            raise PydanticCustomError(
                "ky_khong_co", "ky_truoc không có trong lịch: {keys}", {"keys": ", ".join(unknown)}
            )
        late = [one.key for one in periods if one.previous and not known[one.previous].closes_before(one)]
        if late:
            raise PydanticCustomError(
                "ky_truoc_sau", "ky_truoc không chốt số liệu trước kỳ so với nó: {keys}", {"keys": ", ".join(late)}
            )
        return periods

    def nodes(self) -> list[OutlineNode]:
        """Every heading from the top of the outline to its foot."""
        return _depths(self.outline)

    def period_rule(self, key: str) -> PeriodRule | None:
        """The calendar's row of this name; None where there is none."""
        return next((rule for rule in self.periods if rule.key == key), None)


class SectionText(Term):
    """What a person wrote for one part of the outline in one period. In YAML a list of paragraphs is enough."""

    blocks: tuple[Block, ...] = Field(alias="noi_dung", description="các đoạn, gạch đầu dòng của phần này")

    @model_validator(mode="before")
    @classmethod
    def _as_list(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"noi_dung": [value]}
        return {"noi_dung": value} if isinstance(value, (list, tuple)) else value


class PeriodInput(Term):
    """What a person gives for the report of one period (`bao_cao/<kỳ>.yaml`)."""

    is_sample: bool = Field(False, alias="la_so_lieu_mau", description="đây là số liệu mẫu, không phải số thật")
    subject: Text | None = Field(None, alias="trich_yeu", description="trích yếu riêng của kỳ này; bỏ trống: máy ghép")
    opening: tuple[RichText, ...] = Field((), alias="mo_dau", description="đoạn mở đầu riêng của kỳ này")
    closing: tuple[RichText, ...] = Field((), alias="ket_thuc", description="đoạn kết thúc riêng của kỳ này")
    texts: dict[Key, SectionText] = Field({}, alias="noi_dung", description="lời văn từng phần, theo ma trong đề cương")
    goals: dict[Key, GoalFigure] = Field({}, alias="chi_tieu", description="số thực hiện từng chỉ tiêu, theo ma")
    figures: dict[Line, dict[Line, Line]] = Field(
        {}, alias="thong_ke", description="số liệu thống kê: theo số biểu, rồi theo mã chỉ tiêu; chưa có số thì ghi -"
    )
    notes: dict[Line, dict[Line, Text]] = Field(
        {}, alias="ghi_chu_thong_ke", description="ghi chú của kỳ cho từng chỉ tiêu thống kê, theo biểu và mã"
    )
    period: PeriodKey | None = Field(None, alias="ky", description="kỳ của tệp này, nếu muốn ghi để đối chiếu")
