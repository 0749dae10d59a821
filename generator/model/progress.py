"""How far the tasks of a plan are: what the units answered, result line by result line (`tien_do/<kỳ>.yaml`).

It keeps what was answered; what state a task is in on a day is reckoned, never typed.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.dossier import Day
from generator.model.text import Line, Term, Text

__all__ = ["NAMING_FIELDS", "NOTHING", "Answer", "LineProgress", "PeriodProgress", "inconsistency"]


class Answer(StrEnum):
    """What a unit may answer of a result; the words of the drop-down are `words`."""

    NOT_STARTED = "chua_thuc_hien"
    UNDER_WAY = "dang_thuc_hien"
    DONE = "hoan_thanh"
    CANCELLED = "khong_thuc_hien"

    @property
    def words(self) -> str:
        """As a person reads and picks it."""
        return {
            Answer.NOT_STARTED: "Chưa thực hiện",
            Answer.UNDER_WAY: "Đang thực hiện",
            Answer.DONE: "Hoàn thành",
            Answer.CANCELLED: "Không thực hiện",
        }[self]


NAMING_FIELDS = ("name", "activity", "product", "deadline", "group")
"""The fields by which an answer says which line of the plan it is about, besides its id.

An id may be a mere place (I.1), which stands for another task once the plan has changed; the words tell.
"""

NOTHING = "-"
"""Written for a cell that the plan leaves blank, where that tells a line from another."""


class LineProgress(Term):
    """What is known of one result line of one task."""

    task: Line = Field(alias="ma", description="mã nhiệm vụ trong kế hoạch")
    line: int = Field(1, alias="dong", ge=1, le=99, description="dòng kết quả thứ mấy của nhiệm vụ, từ 1")
    name: Text | None = Field(None, alias="nhiem_vu", description="tên nhiệm vụ, đúng như trong kế hoạch")
    activity: Text | None = Field(None, alias="hoat_dong", description="hoạt động của dòng kết quả, như trong kế hoạch")
    product: Text | None = Field(None, alias="san_pham", description="sản phẩm của dòng kết quả, như trong kế hoạch")
    deadline: Text | None = Field(None, alias="tien_do", description="thời hạn của dòng kết quả, như trong kế hoạch")
    group: Text | None = Field(None, alias="nhom", description="tên nhóm lớn của nhiệm vụ, như trong kế hoạch")
    unit: Line | None = Field(None, alias="don_vi", description="đơn vị trả lời")
    answer: Answer = Field(
        alias="trang_thai", description="chua_thuc_hien, dang_thuc_hien, hoan_thanh hoặc khong_thuc_hien"
    )
    percent: int | None = Field(None, alias="phan_tram", ge=0, le=100, description="phần trăm đã làm, từ 0 đến 100")
    completed_on: Day | None = Field(None, alias="ngay_hoan_thanh", description="ngày hoàn thành, ví dụ 10/3/2022")
    result: Text | None = Field(None, alias="ket_qua", description="kết quả: sản phẩm, số và ngày văn bản")
    link: Line | None = Field(None, alias="lien_ket", description="đường dẫn đến kết quả")
    difficulty: Text | None = Field(None, alias="kho_khan", description="khó khăn, vướng mắc, lý do chậm")
    proposal: Text | None = Field(None, alias="kien_nghi", description="đề xuất, kiến nghị")
    reason: Text | None = Field(None, alias="ly_do", description="lý do không thực hiện")

    @model_validator(mode="after")
    def _consistent(self) -> LineProgress:
        problem = inconsistency(self.answer, self.percent, self.completed_on is not None, self.reason is not None)
        if problem:
            raise PydanticCustomError("tien_do_mau_thuan", "{problem}", {"problem": problem})
        return self

    @property
    def named(self) -> dict[str, str]:
        """What it says of the line that it is about, by the fields of `NAMING_FIELDS`; only what is written."""
        return {field: text for field in NAMING_FIELDS if (text := getattr(self, field)) is not None}

    @property
    def completed_percent(self) -> int:
        """From 0 to 100, whether it was typed or follows from the answer."""
        if self.answer is Answer.DONE:
            return 100
        return self.percent or 0


def inconsistency(answer: Answer, percent: int | None, has_day: bool, has_reason: bool) -> str:
    """What cannot be true together, in Vietnamese with what to do; empty where nothing is wrong."""
    if answer is Answer.DONE:
        if not has_day:
            return "đã hoàn thành thì phải ghi ngày hoàn thành"
        if percent not in (None, 100):
            return f"đã hoàn thành mà phần trăm là {percent}; ghi 100 hoặc để trống"
        return ""
    if has_day:
        return f"ghi ngày hoàn thành mà trạng thái là “{answer.words}”; chọn “{Answer.DONE.words}” hoặc xóa ngày"
    if percent == 100:
        return f"phần trăm là 100 mà trạng thái là “{answer.words}”; chọn “{Answer.DONE.words}” và ghi ngày"
    if answer is Answer.UNDER_WAY and not percent:
        return "đang thực hiện thì ghi phần trăm từ 1 đến 99"
    if answer is Answer.NOT_STARTED and percent:
        return f"chưa thực hiện mà phần trăm là {percent}; chọn “{Answer.UNDER_WAY.words}” hoặc ghi 0"
    if answer is Answer.CANCELLED and not has_reason:
        return "không thực hiện thì phải ghi lý do"
    return ""


class PeriodProgress(Term):
    """All that was collected for one period (`tien_do/<kỳ>.yaml`); written by `vanban form collect`."""

    note: Text | None = Field(None, alias="ghi_chu", description="ghi chú của tệp, không in")
    is_sample: bool = Field(False, alias="la_so_lieu_mau", description="đây là số liệu mẫu, không phải số thật")
    lines: tuple[LineProgress, ...] = Field((), alias="nhiem_vu", description="tình hình từng nhiệm vụ")

    @model_validator(mode="after")
    def _each_once(self) -> PeriodProgress:
        seen: set[tuple[str, int]] = set()
        for line in self.lines:
            if (line.task, line.line) in seen:
                raise PydanticCustomError(
                    "tien_do_trung", "nhiệm vụ {task}, dòng {line} ghi hai lần", {"task": line.task, "line": line.line}
                )
            seen.add((line.task, line.line))
        return self
