"""The form on which a unit answers for its tasks: its columns, its identity, its rows sent and come back.

It knows keys and titles; it must never know Excel, nor who leads what.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings import Place
from generator.model.period import Period
from generator.model.progress import LineProgress

__all__ = [
    "ANSWER_COLUMNS",
    "CODE",
    "COMPLETED_ON",
    "DEADLINE",
    "FORM_COLUMNS",
    "FORM_SHEETS",
    "FORM_VERSION",
    "GUIDE_SHEET",
    "IDENTITY_KEYS",
    "IDENTITY_SHEET",
    "IDENTITY_WORDS",
    "LEAD",
    "LIST_SHEET",
    "NAME",
    "PARTNER_COLUMNS",
    "PARTNER_NONE",
    "PARTNER_SHEET",
    "PARTNER_TITLE",
    "PARTNER_TOLD",
    "PERCENT",
    "PRODUCT",
    "STATUS",
    "TASK_SHEET",
    "UNTOUCHED",
    "Form",
    "FormColumn",
    "FormIdentity",
    "FormLine",
    "FormRow",
    "Returned",
    "ReturnedForm",
    "ReturnedPartner",
]

FORM_VERSION = "1"
"""Raised when a form could no longer be read by what read the one before."""

TASK_SHEET, PARTNER_SHEET, GUIDE_SHEET = "Nhiệm vụ", "Phối hợp", "Hướng dẫn"
LIST_SHEET, IDENTITY_SHEET = "Danh mục", "vanban"

UNTOUCHED = "2000-"
"""The year in which forms say they were saved before anybody saved them."""

FORM_SHEETS = (TASK_SHEET, PARTNER_SHEET, GUIDE_SHEET, LIST_SHEET, IDENTITY_SHEET)
"""The sheets of a form, in their order; the last two are hidden."""

CODE, NAME, PRODUCT, DEADLINE, LEAD = "ma", "nhiem_vu", "san_pham", "tien_do", "chu_tri"
STATUS, PERCENT, COMPLETED_ON = "trang_thai", "phan_tram", "ngay_hoan_thanh"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the form: the key of its values, its title, its width, and whether the unit fills it in."""

    key: str
    title: str
    width_mm: float
    is_answer: bool = True


FORM_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn(CODE, "Mã", 15, is_answer=False),
    FormColumn("stt", "STT", 10, is_answer=False),
    FormColumn(NAME, "Nhiệm vụ", 55, is_answer=False),
    FormColumn(PRODUCT, "Sản phẩm phải có", 32, is_answer=False),
    FormColumn("tien_do", "Thời hạn", 22, is_answer=False),
    FormColumn(STATUS, "Trạng thái", 24),
    FormColumn(PERCENT, "Phần trăm", 16),
    FormColumn(COMPLETED_ON, "Ngày hoàn thành", 24),
    FormColumn("ket_qua", "Kết quả (số, ký hiệu, ngày văn bản)", 38),
    FormColumn("lien_ket", "Liên kết", 22),
    FormColumn("kho_khan", "Khó khăn, vướng mắc", 32),
    FormColumn("kien_nghi", "Đề xuất, kiến nghị", 32),
    FormColumn("ly_do", "Lý do không thực hiện", 26),
)
"""The columns of the sheet of tasks; a key of an answer is the key of the same value in `tien_do/<kỳ>.yaml`."""

ANSWER_COLUMNS: tuple[FormColumn, ...] = tuple(column for column in FORM_COLUMNS if column.is_answer)

PARTNER_COLUMNS: tuple[FormColumn, ...] = (
    *(column for column in FORM_COLUMNS if not column.is_answer),
    FormColumn(LEAD, "Đơn vị chủ trì", 50, is_answer=False),
)
"""The columns of the sheet of tasks that the unit coordinates; none is filled in."""

PARTNER_TITLE = "NHIỆM VỤ PHỐI HỢP"
PARTNER_TOLD = "Đơn vị chủ trì trả lời, trang này để biết."
PARTNER_NONE = "Kế hoạch không ghi đích danh đơn vị phối hợp nhiệm vụ nào."


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """Whose form it is, whatever its file is called: agency, plan's year, period key, unit, version of the form."""

    agency: str
    year: str
    period: str
    unit: str
    version: str = FORM_VERSION


IDENTITY_KEYS: dict[str, str] = {
    "co_quan": "agency",
    "nam": "year",
    "ky": "period",
    "don_vi": "unit",
    "phien_ban": "version",
}
"""The keys on the hidden sheet, and the fields they are."""

IDENTITY_WORDS: dict[str, str] = {
    "Cơ quan": "agency",
    "Năm kế hoạch": "year",
    "Mã kỳ báo cáo": "period",
    "Đơn vị báo cáo": "unit",
}
"""The words of the same above the table, for a form that lost its hidden sheet (copied into another workbook)."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """One result line of the plan as forms name it.

    `code` is what the column Mã says, unique in the plan; `task` and `line` are the keys of its answer; `name` is the
    task with its activity; `owners` are the units that may answer for it, at least one.
    """

    code: str
    task: str
    line: int
    number: str
    name: str
    product: str
    deadline: str
    owners: tuple[str, ...]
    has_siblings: bool = False
    """Whether the task has several result lines."""
    has_own_id: bool = False
    """Whether the plan gives the task's id; else the code is a place, which another task may take."""
    naming: Mapping[str, str | None] = field(default_factory=dict)
    """What an answer says of the line, by field of `LineProgress`, so that it is known by more than its id."""

    @property
    def printed(self) -> dict[str, str]:
        """What a form prints of it, by the keys of its columns."""
        return {
            CODE: self.code,
            "stt": self.number,
            NAME: self.name,
            PRODUCT: self.product,
            "tien_do": self.deadline,
            LEAD: "; ".join(self.owners),
        }


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line to be answered, and what is known of it already."""

    line: FormLine
    known: LineProgress | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """All that one unit's workbook says; `earliest` is the first day on which a task of the year can have been done."""

    identity: FormIdentity
    period: Period
    earliest: datetime.date
    rows: tuple[FormRow, ...]
    partners: tuple[FormLine, ...] = ()
    """The lines that the unit coordinates and others lead."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A row that came back.

    `answer` has the row's code in place of the task's key, and line 1; None where the row is blank or has a fault that
    is told already. `name`, `product` and `deadline` are empty where the form no longer has their columns.
    """

    row: int
    code: str
    name: str
    product: str
    is_blank: bool
    answer: LineProgress | None
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedPartner:
    """A row that came back on the sheet of coordinated tasks: its code, and each text with its cell, by column."""

    code: str
    texts: Mapping[str, tuple[str, Place]]


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that came back: `columns` are the letters of its columns by key; `saved` is when it was saved last, as the
    program that saved it wrote, empty where it did not; `partners` are the rows it coordinates, `guide` the texts of
    the sheet that explains, with their cells.
    """

    identity: FormIdentity
    file: str
    sheet: str
    columns: Mapping[str, str]
    rows: tuple[Returned, ...]
    saved: str = ""
    partners: tuple[ReturnedPartner, ...] = ()
    guide: tuple[tuple[str, Place], ...] = ()

    def place(self, row: Returned, key: str = CODE) -> Place:
        """The cell of a row under a column."""
        return Place(file=self.file, sheet=self.sheet, cell=f"{self.columns.get(key, self.columns[CODE])}{row.row}")
