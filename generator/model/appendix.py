"""An appendix: its columns, its groups within groups, and its tasks with one or several result lines.

NĐ 30/2020, Phụ lục I, mục III.1 rules the head of an appendix; what its table holds is the agency's own.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, field_validator, model_validator

from generator.model.kinds import Alignment
from generator.model.records import AppendixRecord, ColumnRecord, LineRecord, Row, TaskRecord, group_number
from generator.model.text import Line, Term, Text, checked, told
from generator.model.values import distinct_columns, units_as_text

__all__ = [
    "DEFAULT_COLUMNS",
    "LINE_FIELDS",
    "Alignment",
    "Appendix",
    "Column",
    "Group",
    "ResultLine",
    "Row",
    "Task",
    "TaskList",
    "group_number",
]

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


_Units = Annotated[
    Text,
    BeforeValidator(told(units_as_text)),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
"""Units as text, names set apart by `;`; in YAML a list of names says the same."""


class Column(ColumnRecord, Term):
    """One column of the table; the one declaration of its title, for Word, Excel and CSV alike."""

    key: Key = Field(alias="khoa", description="khóa của dữ liệu trong cột: stt, nhiem_vu, san_pham, tien_do, …")
    title: Text = Field(alias="tieu_de", description="tiêu đề cột")
    width_mm: float | None = Field(None, alias="rong_mm", gt=5, lt=200, description="độ rộng (mm); bỏ trống: tự tính")
    alignment: Alignment | None = Field(None, alias="can", description="căn chữ: trai, giua, phai, deu")


DEFAULT_COLUMNS: tuple[Column, ...] = (
    Column(khoa="stt", tieu_de="STT"),
    Column(khoa="nhiem_vu", tieu_de="Nhiệm vụ"),
    Column(khoa="san_pham", tieu_de="Kết quả/sản phẩm đạt được"),
    Column(khoa="tien_do", tieu_de="Tiến độ"),
    Column(khoa="phan_cong", tieu_de="Phân công (cơ quan chủ trì/cơ quan phối hợp) và cách thức thực hiện"),
)


class ResultLine(LineRecord, Term):
    """One result of a task: its product, deadline and units. Every field is text as the clerk writes it."""

    activity: Text | None = Field(None, alias="hoat_dong", description="hoạt động, nội dung công việc")
    product: Text | None = Field(None, alias="san_pham", description="kết quả, sản phẩm")
    deadline: Text | None = Field(None, alias="tien_do", description="tiến độ, thời gian hoàn thành")
    responsible: Text | None = Field(None, alias="phan_cong", description="phân công và cách thức thực hiện")
    lead: _Units | None = Field(None, alias="chu_tri", description="cơ quan, đơn vị chủ trì; nhiều đơn vị: cách bởi ;")
    coordinating: _Units | None = Field(None, alias="phoi_hop", description="cơ quan, đơn vị phối hợp; cách bởi ;")
    supervision: Text | None = Field(None, alias="theo_doi", description="theo dõi, kiểm tra, đôn đốc")
    budget: Text | None = Field(None, alias="kinh_phi", description="kinh phí")
    note: Text | None = Field(None, alias="ghi_chu", description="ghi chú")
    other: dict[Key, Text] = Field({}, alias="cot_khac", description="ô của các cột khác, theo khóa của cột")


LINE_FIELDS: dict[str, str] = {
    field.alias: name for name, field in ResultLine.model_fields.items() if field.alias and name != "other"
}
"""The column keys that a result line has fields for, and the names of those fields."""

LineRecord.line_fields = LINE_FIELDS


class Task(TaskRecord, ResultLine):
    """A task. With `dong`, its own fields besides the name are cells merged down over all its lines."""

    id: Line | None = Field(None, alias="ma", description="mã nhiệm vụ, không đổi suốt năm; bỏ trống: nhóm.số thứ tự")
    number: Line | None = Field(None, alias="stt", description="số thứ tự tự đặt; bỏ trống: đánh từ 1 trong mỗi nhóm")
    name: Text = Field(alias="nhiem_vu", description="tên nhiệm vụ")
    result_lines: tuple[ResultLine, ...] = Field(
        (), alias="dong", description="các dòng kết quả, khi nhiệm vụ có từ hai kết quả trở lên"
    )

    _checked = model_validator(mode="after")(checked)


class TaskList(Term):
    """Groups and tasks, as one file of tasks holds them (`phu_luc.yaml`, `.xlsx` or `.csv`)."""

    groups: tuple[Group, ...] = Field((), alias="nhom", description="các nhóm nhiệm vụ")
    tasks: tuple[Task, ...] = Field((), alias="nhiem_vu", description="các nhiệm vụ không thuộc nhóm nào bên dưới")


class Group(TaskList):
    """A group of tasks, which may hold groups."""

    number: Line | None = Field(
        None, alias="so", description="số của nhóm; bỏ trống: I, II, …; trong nhóm I: I.1, I.2, …"
    )
    name: Text = Field(alias="ten", description="tên nhóm")


class Appendix(AppendixRecord, Term):
    """One appendix of a plan, with the declaration of its columns (`phu_luc:` in `ke_hoach.yaml`)."""

    file: Annotated[str, StringConstraints(pattern=r"^[\w-]+$")] = Field(
        "phu_luc", alias="tep", description="tên tệp nhiệm vụ, không có đuôi (.yaml, .xlsx hoặc .csv)"
    )
    title: Text | None = Field(None, alias="tieu_de", description="tiêu đề phụ lục")
    columns: tuple[Column, ...] = Field(
        DEFAULT_COLUMNS, alias="cot", min_length=4, max_length=9, description="các cột của bảng, từ 4 đến 9"
    )
    content: TaskList = Field(TaskList(), alias="noi_dung", exclude=True, description="đọc từ tệp nhiệm vụ")

    _distinct_columns = field_validator("columns")(told(distinct_columns))
