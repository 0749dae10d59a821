"""An appendix: its columns, its groups within groups, and its tasks with one or several result lines.

NĐ 30/2020, Phụ lục I, mục III.1 rules the head of an appendix; what its table holds is the agency's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.text import Line, Term, Text
from generator.vietnamese import roman

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
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
"""Units as text, names set apart by `;`; in YAML a list of names says the same."""


class Alignment(StrEnum):
    """How a column's cells are set."""

    LEFT = "trai"
    CENTRE = "giua"
    RIGHT = "phai"
    JUSTIFIED = "deu"


_USUAL = {"stt": Alignment.CENTRE, "tien_do": Alignment.CENTRE, "kinh_phi": Alignment.RIGHT}


class Column(Term):
    """One column of the table; the one declaration of its title, for Word, Excel and CSV alike."""

    key: Key = Field(alias="khoa", description="khóa của dữ liệu trong cột: stt, nhiem_vu, san_pham, tien_do, …")
    title: Text = Field(alias="tieu_de", description="tiêu đề cột")
    width_mm: float | None = Field(None, alias="rong_mm", gt=5, lt=200, description="độ rộng (mm); bỏ trống: tự tính")
    alignment: Alignment | None = Field(None, alias="can", description="căn chữ: trai, giua, phai, deu")

    @property
    def set_as(self) -> Alignment:
        """How its cells are set: as declared, or as is usual for what it holds."""
        return self.alignment or _USUAL.get(self.key, Alignment.LEFT)


DEFAULT_COLUMNS: tuple[Column, ...] = (
    Column(khoa="stt", tieu_de="STT"),
    Column(khoa="nhiem_vu", tieu_de="Nhiệm vụ"),
    Column(khoa="san_pham", tieu_de="Kết quả/sản phẩm đạt được"),
    Column(khoa="tien_do", tieu_de="Tiến độ"),
    Column(khoa="phan_cong", tieu_de="Phân công (cơ quan chủ trì/cơ quan phối hợp) và cách thức thực hiện"),
)


class ResultLine(Term):
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

    @field_validator("lead", "coordinating", mode="before")
    @classmethod
    def _units_as_text(cls, value: Any) -> Any:
        """A list of units is the same as its names joined by `; `."""
        if isinstance(value, (list, tuple)) and value and all(isinstance(name, str) for name in value):
            return "; ".join(value)
        return value

    def cell(self, key: str) -> str | None:
        """The text under a column key; None where this line says nothing there."""
        name = LINE_FIELDS.get(key)
        value = getattr(self, name) if name else self.other.get(key)
        return value if isinstance(value, str) else None


LINE_FIELDS: dict[str, str] = {
    field.alias: name for name, field in ResultLine.model_fields.items() if field.alias and name != "other"
}
"""The column keys that a result line has fields for, and the names of those fields."""


class Task(ResultLine):
    """A task. With `dong`, its own fields besides the name are cells merged down over all its lines."""

    id: Line | None = Field(None, alias="ma", description="mã nhiệm vụ, không đổi suốt năm; bỏ trống: nhóm.số thứ tự")
    number: Line | None = Field(None, alias="stt", description="số thứ tự tự đặt; bỏ trống: đánh từ 1 trong mỗi nhóm")
    name: Text = Field(alias="nhiem_vu", description="tên nhiệm vụ")
    result_lines: tuple[ResultLine, ...] = Field(
        (), alias="dong", description="các dòng kết quả, khi nhiệm vụ có từ hai kết quả trở lên"
    )

    @model_validator(mode="after")
    def _no_cell_twice(self) -> Task:
        for number, line in enumerate(self.result_lines, 1):
            for key in (*LINE_FIELDS, *self.other):
                if self.cell(key) is not None and line.cell(key) is not None:
                    raise PydanticCustomError(
                        "o_hai_lan",
                        "{key} vừa ghi ở nhiệm vụ vừa ghi ở dòng kết quả thứ {number}",
                        {"key": key, "number": number},
                    )
        return self

    @property
    def lines(self) -> tuple[ResultLine, ...]:
        """The result lines, at least one: a task without `dong` is its own single line."""
        return self.result_lines or (self,)


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


@dataclass(frozen=True, slots=True)
class Row:
    """A group or a task in its place in the table: exactly one of `group` and `task` is given.

    `number` is what the STT cell says, `path` the number of the group above (empty at the top), `depth` the depth
    of a group counted from 1 (of a task: of its group, 0 at the top), `id` the task's id, unique in its appendix.
    """

    number: str
    path: str
    depth: int
    id: str
    group: Group | None = None
    task: Task | None = None


class Appendix(Term):
    """One appendix of a plan, with the declaration of its columns (`phu_luc:` in `ke_hoach.yaml`)."""

    file: Annotated[str, StringConstraints(pattern=r"^[\w-]+$")] = Field(
        "phu_luc", alias="tep", description="tên tệp nhiệm vụ, không có đuôi (.yaml, .xlsx hoặc .csv)"
    )
    title: Text | None = Field(None, alias="tieu_de", description="tiêu đề phụ lục")
    columns: tuple[Column, ...] = Field(
        DEFAULT_COLUMNS, alias="cot", min_length=4, max_length=9, description="các cột của bảng, từ 4 đến 9"
    )
    content: TaskList = Field(TaskList(), alias="noi_dung", exclude=True, description="đọc từ tệp nhiệm vụ")

    @field_validator("columns")
    @classmethod
    def _distinct_columns(cls, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        keys = [column.key for column in columns]
        for key in keys:
            if keys.count(key) > 1:
                raise PydanticCustomError("cot_trung", "cột {key} khai báo hai lần", {"key": key})
        if keys[0] != "stt":
            raise PydanticCustomError("thieu_cot", "cột đầu tiên của bảng phải là stt")
        if "nhiem_vu" not in keys:
            raise PydanticCustomError("thieu_cot", "bảng phải có cột nhiem_vu")
        return columns

    def rows(self) -> Iterator[Row]:
        """Every group and task from the top of the table to its foot, numbered."""
        return _rows(self.content, "", 0)


def group_number(path: str, position: int) -> str:
    """The number a group takes by its position, from 1: I, II, … at the top; I.1, I.2, … inside group I."""
    return f"{path}.{position}" if path else roman(position)


def _rows(content: TaskList, path: str, depth: int) -> Iterator[Row]:
    for position, task in enumerate(content.tasks, 1):
        number = task.number or str(position)
        yield Row(number, path, depth, task.id or (f"{path}.{number}" if path else number), task=task)
    for position, group in enumerate(content.groups, 1):
        number = group.number or group_number(path, position)
        yield Row(number, path, depth + 1, "", group=group)
        yield from _rows(group, number, depth + 1)
