"""The tables of a report as rows under columns: figures by group and unit, every task, goals, statistics forms.

It knows what stands in which cell; it must never know how wide a column is, nor any markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model.appendix import Alignment, Appendix, Column, Group, ResultLine, Row, Task
from generator.model.dossier import Dossier
from generator.model.progress import Answer, LineProgress
from generator.model.report import Written
from generator.model.statistics import IndicatorKind
from generator.reckoning.figures import ReportFigures
from generator.reckoning.goals import GoalResult
from generator.reckoning.plan_tasks import PlanLine
from generator.reckoning.progress import Counts, State, TaskState
from generator.reckoning.statistics import FormResult, FormRow
from generator.vietnamese import format_decimal
from generator.writing.report_scope import format_date, printed_units

__all__ = [
    "Columns",
    "Table",
    "form_columns",
    "form_table",
    "goal_columns",
    "goal_table",
    "summary_columns",
    "summary_table",
    "task_columns",
    "task_tables",
]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report.

    `shared` gives each column the title above its own, empty for one that stands alone; `has_total` says that the last
    row adds up those above. `merged` gives each row the keys of the columns whose cell is one with the cell above it;
    empty where no cells are.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shared: tuple[str, ...]
    has_total: bool = False
    merged: tuple[frozenset[str], ...] = ()


def _column(
    key: str, title: str, shared: str = "", *, alignment: Alignment | None = None, width_mm: float | None = None
) -> tuple[Column, str]:
    return Column(khoa=key, tieu_de=title, can=alignment, rong_mm=width_mm), shared


def _table(title: str, columns: Columns, rows: Iterator[Row]) -> Table:
    return Table(title, tuple(column for column, _ in columns), tuple(rows), tuple(shared for _, shared in columns))


def _row(number: str, name: str, cells: Mapping[str, str], note: str = "") -> Row:
    task = Task(nhiem_vu=name, ghi_chu=note or None, cot_khac={key: text for key, text in cells.items() if text})
    return Row(number, "", 0, "", task=task)


def _heading(number: str, name: str) -> Row:
    return Row(number, "", 1, "", group=Group(ten=name))


_DONE, _LEFT = "Đã hoàn thành", "Chưa hoàn thành"
_STATE_COLUMNS = (
    (State.DONE_ON_TIME, "Đúng hạn", _DONE),
    (State.DONE_LATE, "Quá hạn", _DONE),
    (State.UNDER_WAY, "Đang thực hiện", _LEFT),
    (State.OVERDUE, "Quá hạn", _LEFT),
    (State.NOT_DUE, "Chưa đến hạn", _LEFT),
    (State.NO_DEADLINE, "Không có hạn cố định", _LEFT),
    (State.CANCELLED, "Không thực hiện", ""),
)


Columns = tuple[tuple[Column, str], ...]
"""Columns, each with the title it shares with its neighbours, empty where it stands alone."""


def summary_columns() -> Columns:
    """The columns of the figures by group and unit."""
    return (
        _column("stt", "STT"),
        _column("nhiem_vu", "Nhóm nhiệm vụ, đơn vị"),
        _column("tong", "Tổng số nhiệm vụ", alignment=Alignment.CENTRE, width_mm=19),
        *(
            _column(state.value, title, over, alignment=Alignment.CENTRE, width_mm=19)
            for state, title, over in _STATE_COLUMNS
        ),
        _column("ty_le", "Tỷ lệ hoàn thành (%)", alignment=Alignment.CENTRE, width_mm=21),
    )


def summary_table(figures: ReportFigures, asked: tuple[Written, ...]) -> Table:
    """How many tasks are in each state: by group, by unit as they are asked for, and in all."""
    title = f"Tổng hợp tiến độ thực hiện Kế hoạch đến ngày {format_date(figures.period.cut_off)}"
    return replace(_table(title, summary_columns(), _summary_rows(figures, asked)), has_total=True)


def _summary_rows(figures: ReportFigures, asked: tuple[Written, ...]) -> Iterator[Row]:
    letters = iter("ABC")
    for kind, name, counted in (
        (Written.BY_GROUP, "Theo nhóm nhiệm vụ", figures.tally.groups),
        (Written.BY_UNIT, "Theo đơn vị chủ trì", printed_units(figures.tally.units)),
    ):
        if kind in asked and counted:
            yield _heading(next(letters), name)
            for position, (name, counts) in enumerate(counted.items(), 1):
                yield _counts_row(str(position), name, counts)
    yield _counts_row(next(letters), "Tổng cộng", figures.tally.total)


def _counts_row(number: str, name: str, counts: Counts) -> Row:
    share = counts.completion
    return _row(
        number,
        name,
        {
            "tong": str(counts.total),
            **{state.value: str(counts.of(state)) for state in State},
            "ty_le": "-" if share is None else format_decimal(share, 2),
        },
    )


def task_columns(figures: ReportFigures) -> Columns:
    """The columns of the list of tasks."""
    day = format_date(figures.period.cut_off)
    return (
        _column("stt", "STT"),
        _column("nhiem_vu", "Nhiệm vụ"),
        _column("san_pham", "Kết quả, sản phẩm theo Kế hoạch"),
        _column("tien_do", "Thời hạn theo Kế hoạch", width_mm=25),
        _column("don_vi", "Đơn vị chủ trì", width_mm=24),
        _column("tinh_trang", f"Tình trạng đến ngày {day}", width_mm=27),
        _column("ket_qua", "Kết quả thực hiện"),
        _column("kho_khan", "Khó khăn, vướng mắc; kiến nghị", width_mm=34),
    )


def task_tables(dossier: Dossier, figures: ReportFigures) -> tuple[Table, ...]:
    """The state of every task: a table for each appendix of the plan that has tasks, in its groups."""
    states = {one.task.key: one for one in figures.states}
    tables = []
    for position, appendix in enumerate(dossier.plan.appendices):
        rows = tuple(appendix.rows())
        if not any(row.task is not None for row in rows):
            continue
        title = "Tình hình thực hiện từng nhiệm vụ của Kế hoạch"
        if len(dossier.plan.appendices) > 1 and appendix.title:
            title = f"{title}\n{appendix.title}"
        tables.append(_table(title, task_columns(figures), _task_rows(appendix, position, rows, states)))
    return tuple(tables)


def _task_rows(
    appendix: Appendix, position: int, rows: tuple[Row, ...], states: Mapping[str, TaskState]
) -> Iterator[Row]:
    for row in rows:
        if row.task is None:
            yield row
        else:
            task = _reported(states[appendix.task_key(row, position)], row.task)
            yield Row(row.number, row.path, row.depth, row.id, task=task)


def _reported(one: TaskState, planned: Task) -> Task:
    """A task as a report lists it; cells that all its lines share are the task's own, and merged down."""
    task = one.task
    lines = [
        {
            "san_pham": line.product,
            "tien_do": line.deadline,
            "don_vi": _led(line, said, planned),
            "ket_qua": _result(known, several=len(task.lines) > 1),
            "kho_khan": _told(known),
        }
        for line, known, said in zip(task.lines, one.lines, planned.lines, strict=True)
    ]
    own = {key: text for key, text in lines[0].items() if all(line[key] == text for line in lines)}
    own["tinh_trang"] = _state_words(one)
    if len(lines) == 1:
        return _task(task.name, own)
    return _task(task.name, own, tuple({key: line[key] for key in line if key not in own} for line in lines))


def _led(line: PlanLine, said: ResultLine, task: Task) -> str:
    """The units that lead a line; where none can be told, the plan's own words: Theo phân công tại Quyết định số …."""
    return "; ".join(line.lead) or said.lead or task.lead or said.responsible or task.responsible or ""


def _task(name: str, own: Mapping[str, str], lines: tuple[Mapping[str, str], ...] = ()) -> Task:
    return Task(nhiem_vu=name, dong=tuple(ResultLine(**_fields(line)) for line in lines), **_fields(own))


def _fields(cells: Mapping[str, str]) -> dict[str, object]:
    """Cells as the fields of a result line; an empty one is none."""
    given = {key: text for key, text in cells.items() if text}
    fields: dict[str, object] = {key: given.pop(key) for key in ("san_pham", "tien_do") if key in given}
    return {**fields, "cot_khac": given}


def _state_words(one: TaskState) -> str:
    words = one.state.words[:1].upper() + one.state.words[1:]
    if one.completed_on is not None:
        return f"{words}, ngày {format_date(one.completed_on)}"
    return f"{words} (đã thực hiện {one.percent}%)" if one.percent else words


def _result(known: LineProgress | None, *, several: bool) -> str:
    """What a unit answered about a line; of one line among several also how far it is."""
    if known is None:
        return ""
    parts = []
    if several and known.answer is Answer.DONE and known.completed_on is not None:
        parts.append(f"Hoàn thành ngày {format_date(known.completed_on)}")
    elif several and known.answer is Answer.UNDER_WAY and known.percent:
        parts.append(f"Đang thực hiện, {known.percent}%")
    if known.answer is Answer.CANCELLED and known.reason:
        parts.append(f"Không thực hiện: {known.reason}")
    parts += [text for text in (known.result, known.link) if text]
    return "\n".join(parts)


def _told(known: LineProgress | None) -> str:
    if known is None:
        return ""
    proposal = f"Kiến nghị: {known.proposal}" if known.proposal else ""
    return "\n".join(text for text in (known.difficulty, proposal) if text)


def goal_columns(figures: ReportFigures) -> Columns:
    """The columns of the goals: those of the previous period only where there is one."""
    previous = figures.previous
    now, before = (f"Kỳ này ({figures.period.name})", f"Kỳ trước ({previous.name})") if previous else ("", "")
    return (
        _column("stt", "STT"),
        _column("nhiem_vu", "Chỉ tiêu"),
        _column("don_vi", "Đơn vị tính", alignment=Alignment.CENTRE, width_mm=18),
        _column("muc_tieu", "Mục tiêu", width_mm=40),
        _column("thuc_hien", "Thực hiện", now, alignment=Alignment.CENTRE, width_mm=19),
        _column("danh_gia", "Đánh giá", now, alignment=Alignment.CENTRE, width_mm=21),
        *(
            (
                _column("thuc_hien_truoc", "Thực hiện", before, alignment=Alignment.CENTRE, width_mm=19),
                _column("danh_gia_truoc", "Đánh giá", before, alignment=Alignment.CENTRE, width_mm=21),
            )
            if previous
            else ()
        ),
        _column("ghi_chu", "Ghi chú", width_mm=28),
    )


def goal_table(figures: ReportFigures) -> Table:
    """Every measurable goal: target, actual, reached or not, and the previous period beside it."""
    title = f"Kết quả thực hiện các chỉ tiêu của Kế hoạch đến ngày {format_date(figures.period.cut_off)}"
    rows = (_goal_row(position, goal) for position, goal in enumerate(figures.goals, 1))
    return _table(title, goal_columns(figures), rows)


def _goal_row(position: int, result: GoalResult) -> Row:
    assigned = f"\n(chỉ tiêu giao: {result.assigned})" if result.assigned else ""
    cells = {
        "don_vi": result.goal.unit,
        "muc_tieu": result.target + assigned,
        "thuc_hien": result.actual or "-",
        "danh_gia": _judged(result.actual, result.reached),
        "thuc_hien_truoc": result.previous_actual or "-",
        "danh_gia_truoc": _judged(result.previous_actual, result.previous_reached),
    }
    return _row(str(position), result.goal.name, cells, result.note or "")


def _judged(actual: str | None, reached: bool | None) -> str:
    if reached is None:
        return "Chưa có số liệu" if actual is None else "Chưa đánh giá được"
    return "Đạt" if reached else "Chưa đạt"


def form_columns() -> Columns:
    """The columns of a statistics form, as the regime prints them."""
    shared = "Kết quả thống kê"
    return (
        _column("stt", "STT"),
        _column("nhiem_vu", "Chỉ tiêu thống kê"),
        _column("don_vi_tinh", "Đơn vị tính", shared, alignment=Alignment.CENTRE, width_mm=42),
        _column("so_lieu", "Số liệu", shared, alignment=Alignment.CENTRE, width_mm=24),
        _column("ghi_chu", "Ghi chú", width_mm=38),
    )


def form_table(result: FormResult, title: str) -> Table:
    """One statistics form: a heading without figures spans the row, every other indicator has its unit and figure."""
    name = f"{title}\nBiểu {result.form.number}: {result.form.title}"
    merged = tuple(frozenset(_joined(result, position)) for position in range(len(result.rows)))
    return replace(_table(name, form_columns(), _form_rows(result)), merged=merged if any(merged) else ())


def _form_rows(result: FormResult) -> Iterator[Row]:
    for row in result.rows:
        indicator = row.indicator
        if _is_heading(row):
            yield _heading(indicator.code, indicator.name)
            continue
        yield _row(indicator.code, indicator.name, {"don_vi_tinh": indicator.unit or "", "so_lieu": row.text}, row.note)


def _is_heading(row: FormRow) -> bool:
    return row.indicator.kind is IndicatorKind.HEADING and not (row.text or row.indicator.unit or row.note)


def _joined(result: FormResult, position: int) -> Iterator[str]:
    """The cells of a row that are one with those above: a unit that the form joins, a note that both rows have."""
    row, above = result.rows[position], result.rows[position - 1] if position else None
    if above is None or _is_heading(row) or _is_heading(above):
        return
    listed = [indicator.code for indicator in result.form.indicators]
    # The row that the form joins it with may be one that this period does not use.
    if row.indicator.joins_unit and listed.index(row.indicator.code) == listed.index(above.indicator.code) + 1:
        yield "don_vi_tinh"
    if row.note and row.note == above.note:
        yield "ghi_chu"
