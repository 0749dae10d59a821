"""What a record says of itself, and what must hold of it as a whole, whatever class keeps its fields.

The models are these records with pydantic's fields; a build that finds nothing doubtful keeps the same fields without
pydantic (`reading/plain_gate`). So both answer and refuse by the same words. It must never know pydantic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from generator.model.kinds import Alignment, BlockKind, PlanForm
from generator.model.values import Fault
from generator.vietnamese import roman

if TYPE_CHECKING:
    from generator.model.agency import Signer
    from generator.model.appendix import Appendix, Column, Group, ResultLine, Task, TaskList
    from generator.model.dossier import Block, Decision, Plan
    from generator.model.text import RichText

__all__ = [
    "AppendixRecord",
    "ArticleRecord",
    "BlockRecord",
    "ColumnRecord",
    "DocumentRecord",
    "DossierRecord",
    "LineRecord",
    "PlanRecord",
    "Row",
    "SpanRecord",
    "TaskRecord",
    "group_number",
]


class SpanRecord:
    """A piece of a paragraph in one look."""

    if TYPE_CHECKING:
        plain: str | None
        bold: str | None
        italic: str | None

    def check(self) -> None:
        """Exactly one look."""
        if len([piece for piece in (self.plain, self.bold, self.italic) if piece is not None]) != 1:
            raise Fault("mot_trong", "ghi đúng một trong các khóa: thuong, dam, nghieng")

    @property
    def text(self) -> str:
        """The characters, without their look."""
        return next(piece for piece in (self.plain, self.bold, self.italic) if piece is not None)


_USUAL = {"stt": Alignment.CENTRE, "tien_do": Alignment.CENTRE, "kinh_phi": Alignment.RIGHT}


class ColumnRecord:
    """One column of an appendix."""

    if TYPE_CHECKING:
        key: str
        alignment: Alignment | None

    @property
    def set_as(self) -> Alignment:
        """How its cells are set: as declared, or as is usual for what it holds."""
        return self.alignment or _USUAL.get(self.key, Alignment.LEFT)


class LineRecord:
    """One result of a task."""

    line_fields: ClassVar[Mapping[str, str]] = {}
    """The column keys that a result line has fields for, and the names of those fields."""

    if TYPE_CHECKING:
        other: dict[str, str]

    def cell(self, key: str) -> str | None:
        """The text under a column key; None where this line says nothing there."""
        name = self.line_fields.get(key)
        value = getattr(self, name) if name else self.other.get(key)
        return value if isinstance(value, str) else None


class TaskRecord(LineRecord):
    """A task with its result lines."""

    if TYPE_CHECKING:
        result_lines: tuple[ResultLine, ...]

    def check(self) -> None:
        """No cell both of the task and of one of its lines."""
        for number, line in enumerate(self.result_lines, 1):
            for key in (*self.line_fields, *self.other):
                if self.cell(key) is not None and line.cell(key) is not None:
                    message = "{key} vừa ghi ở nhiệm vụ vừa ghi ở dòng kết quả thứ {number}"
                    raise Fault("o_hai_lan", message, {"key": key, "number": number})

    @property
    def lines(self) -> tuple[ResultLine, ...]:
        """The result lines, at least one: a task without `dong` is its own single line."""
        return self.result_lines or (self,)  # type: ignore[return-value]


class Row(NamedTuple):
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


class AppendixRecord:
    """One appendix of a plan."""

    if TYPE_CHECKING:
        file: str
        content: TaskList
        columns: tuple[Column, ...]

    def rows(self) -> Iterator[Row]:
        """Every group and task from the top of the table to its foot, numbered."""
        return _rows(self.content, "", 0)

    def task_key(self, row: Row, position: int) -> str:
        """A task's id in the whole plan: its own, with `<tệp>:` before it for all appendices but the first (0)."""
        return f"{self.file}:{row.id}" if position else row.id


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


class BlockRecord:
    """A numbered part or a paragraph of a body, with what stands under it."""

    if TYPE_CHECKING:
        section: RichText | None
        clause: RichText | None
        point: RichText | None
        dash: RichText | None
        paragraph: RichText | None
        is_title: bool
        number: str | None
        blocks: tuple[Block, ...]

    @staticmethod
    def widen(value: Any) -> Any:
        """Plain text is a paragraph."""
        return {"doan": value} if isinstance(value, str) else value

    def check(self) -> None:
        """One kind; a number and a title only where they are printed; what is inside is deeper."""
        given = [kind for kind in BlockKind if self._text_of(kind) is not None]
        if len(given) != 1:
            raise Fault("mot_trong", "ghi đúng một trong các khóa: muc, khoan, diem, gach, doan")
        kind = given[0]
        if self.number is not None and not kind.is_numbered:
            raise Fault("so_khong_in", "{keys} không được in: {kind} không có số", {"keys": "so", "kind": kind.value})
        if self.is_title and kind is not BlockKind.CLAUSE:
            message = "{keys} chỉ dùng cho khoan, không dùng cho {kind}"
            raise Fault("tieu_de_khong_in", message, {"keys": "la_tieu_de", "kind": kind.value})
        for block in self.blocks:
            if kind is BlockKind.PARAGRAPH or block.kind.depth <= kind.depth:
                message = "{inner} không thể nằm trong {outer}"
                raise Fault("sai_tang", message, {"inner": block.kind.value, "outer": kind.value})

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


class ArticleRecord:
    """An Điều of a decision."""

    @staticmethod
    def widen(value: Any) -> Any:
        """Plain text, or text in its looks, is the article's own words."""
        return {"van_ban": value} if isinstance(value, (str, list)) else value


class DocumentRecord:
    """A document that stands on its own."""

    if TYPE_CHECKING:
        symbol: str | None
        planned: tuple[int, int] | None
        subject: str
        signer: Signer | None
        receivers: tuple[str, ...]
        archive: str | None

    def check(self) -> None:
        """A subject without a mark at its end."""
        if self.subject.endswith((".", ";", ",")):
            raise Fault("trich_yeu_dau", "trích yếu không có dấu ở cuối")


class PlanRecord(DocumentRecord):
    """The plan."""

    if TYPE_CHECKING:
        form: PlanForm
        kind: str
        appendices: tuple[Appendix, ...]

    def check(self) -> None:
        """What its form asks for, and no two appendices of one file."""
        super().check()
        own = {"nguoi_ky": self.signer, "noi_nhan": self.receivers, "luu": self.archive}
        if self.form is PlanForm.ON_ITS_OWN:
            missing = [key for key, value in own.items() if not value]
            if missing:
                raise Fault("thieu_khi_doc_lap", "kế hoạch độc lập còn thiếu: {keys}", {"keys": ", ".join(missing)})
        else:
            extra = {**own, "ky_hieu": self.symbol, "thoi_gian_du_kien": self.planned}
            unprinted = [key for key, value in extra.items() if value]
            if unprinted:
                message = "kế hoạch ban hành kèm theo quyết định không có: {keys}"
                raise Fault("thua_khi_kem_theo", message, {"keys": ", ".join(unprinted)})
        files = [appendix.file for appendix in self.appendices]
        if len(set(files)) != len(files):
            raise Fault("phu_luc_trung", "hai phụ lục cùng đọc một tệp nhiệm vụ")


class DossierRecord:
    """Everything of one year."""

    if TYPE_CHECKING:
        decision: Decision | None
        plan: Plan

    def check(self) -> None:
        """A decision where the plan is issued with one, and none where it is not."""
        if self.plan.form is PlanForm.WITH_DECISION and self.decision is None:
            raise Fault("thieu_quyet_dinh", "kế hoạch ban hành kèm theo quyết định nhưng chưa có quyet_dinh.yaml")
        if self.plan.form is PlanForm.ON_ITS_OWN and self.decision is not None:
            raise Fault("thua_quyet_dinh", "kế hoạch độc lập thì không có quyet_dinh.yaml")
