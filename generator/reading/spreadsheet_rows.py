"""The rows below a header as groups and tasks: which row is what, and what each merged range means.

It knows how clerks lay out a table of tasks; it must never build the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.findings import Finding, Severity
from generator.model.task_sheet import (
    DEPTH,
    ID,
    JOINT,
    LINE_MARK,
    NAME,
    NUMBER,
    OWN_NUMBER,
    RESPONSIBLE,
    SHARED,
    title_key,
)
from generator.reading.spreadsheet_columns import Header
from generator.reading.spreadsheet_grid import Cell, Grid, Merge, column_letters, quote, ranges
from generator.reading.spreadsheet_groups import is_dotted, looks_like_group

__all__ = ["HELPERS", "GroupRow", "Rows", "TaskRows"]

HELPERS = frozenset({DEPTH, ID, LINE_MARK, SHARED, OWN_NUMBER})
_OF_GROUPS = frozenset({NUMBER, NAME, DEPTH, OWN_NUMBER})
_ON_FIRST_ROW = frozenset({NUMBER, NAME, DEPTH, ID, SHARED, OWN_NUMBER})
_UNMERGE = "bỏ gộp ô (Trang đầu > Hợp nhất & Căn giữa / Merge & Center), ghi nội dung vào từng ô"

_MOST_NAMED = 10


@dataclass(slots=True)
class GroupRow:
    """A row that names a group; `depth` is None where the sheet does not say it."""

    row: int
    number: str
    name: Cell | None
    depth: int | None


@dataclass(slots=True)
class TaskRows:
    """A task and the rows of its result lines.

    Attributes:
        rows: its rows, from the top; the first holds its number and name.
        marked: whether a row says by its mark that it is a result line.
        shared: the targets whose cell on the first row belongs to the whole task.
        joint: the rows whose cells of chủ trì and phối hợp are one.
    """

    rows: list[int]
    marked: bool = False
    shared: set[str] = field(default_factory=set)
    joint: set[int] = field(default_factory=set)


class Rows:
    """The rows of one sheet below its header."""

    def __init__(self, grid: Grid, header: Header, declared: tuple[str, ...]) -> None:
        self.grid, self.header, self.declared = grid, header, declared
        self.findings: list[Finding] = []
        self.items: list[GroupRow | TaskRows] = []
        self._targets = {column: target for target, column in header.columns.items()}
        self._numbers = [row for row in sorted(grid.rows) if row > header.row]
        self._cells = {row: self._by_target(grid.rows[row]) for row in self._numbers}
        self._merged = self._merges_by_cell()
        self._unseen: set[int] = set()
        self._sort_rows()
        self._judge_merges()

    def cells(self, row: int) -> dict[str, Cell]:
        """The cells of a row that are not empty, by target, from the left."""
        return self._cells.get(row, {})

    def _by_target(self, cells: dict[int, Cell]) -> dict[str, Cell]:
        return {self._targets[column]: cells[column] for column in sorted(cells) if column in self._targets}

    def note(self, code: str, row: int, target: str, message: str, hint: str) -> None:
        """Adds an error at a cell."""
        self.findings.append(self.grid.finding(code, row, self.header.columns.get(target, 0), message, hint))

    def _merges_by_cell(self) -> dict[tuple[int, int], Merge]:
        last = self._numbers[-1] if self._numbers else 0
        found: dict[tuple[int, int], Merge] = {}
        for merge in self.grid.merges:
            columns = [column for column in self._targets if merge.left <= column <= merge.right]
            for row in range(max(merge.top, self.header.row + 1), min(merge.bottom, last) + 1):
                for column in columns:
                    found[row, column] = merge
        return found

    def _sort_rows(self) -> None:
        task: TaskRows | None = None
        unclear: dict[str, list[tuple[int, Cell]]] = {}
        for row in self._numbers:
            cells = self.cells(row)
            if not cells:
                continue
            if DEPTH not in cells and (self._is_header_again(cells) or self._counts_columns(row, cells)):
                self._unseen.add(row)
                continue
            for target, cell in cells.items():
                if cell.fault and cell.fault.code == "o_so":
                    unclear.setdefault(target, []).append((row, cell))
                elif cell.fault:
                    self.note(cell.fault.code, row, target, cell.fault.message, cell.fault.hint)
                elif cell.is_fraction and target == NUMBER:
                    message = f"số thứ tự {cell.text} là một số của Excel, với Excel 1.1 và 1.10 là một"
                    self.note("o_so", row, target, message, "đặt định dạng ô là Văn bản (Text) rồi gõ lại, ví dụ 1.1")
            group = self._group(row, cells)
            if group:
                self.items.append(group)
                task = None
            elif NUMBER in cells or NAME in cells:
                task = TaskRows([row], marked=LINE_MARK in cells)
                self.items.append(task)
                if NAME not in cells and not self._is_merged_away(row):
                    hint = "ghi tên nhiệm vụ; nếu là ghi chú thì chuyển lên trên bảng hoặc xóa"
                    self.note("thieu_ten", row, NAME, "có số thứ tự nhưng chưa có tên nhiệm vụ", hint)
            elif task and self._follows(task, row):
                task.rows.append(row)
                task.marked = task.marked or LINE_MARK in cells
                for target in [target for target in cells if target in _ON_FIRST_ROW]:
                    message = f"ô {quote(cells[target].text)} phải ở dòng đầu của nhiệm vụ"
                    self.note("o_sai_dong", row, target, message, "chuyển lên dòng có tên nhiệm vụ, hoặc xóa")
            else:
                message = f"dòng kết quả {quote(next(iter(cells.values())).text)} không thuộc nhiệm vụ nào"
                hint = "ghi STT và tên nhiệm vụ, hoặc đưa hàng lên ngay dưới nhiệm vụ của nó; ghi chú thì để trên bảng"
                self.note("dong_le", row, next(iter(cells)), message, hint)
        for target, found in unclear.items():
            self._note_unclear(target, found)

    def _note_unclear(self, target: str, found: list[tuple[int, Cell]]) -> None:
        """Numbers that may not be shown as they were meant, told once a column: all are put right in one go."""
        row, cell = found[0]
        assert cell.fault is not None
        message = cell.fault.message
        if len(found) > 1:
            column = column_letters(self.header.columns[target])
            cells = ", ".join(f"{column}{at} ({one.text})" for at, one in found[:_MOST_NAMED])
            more = ", …" if len(found) > _MOST_NAMED else ""
            message = (
                f"{len(found)} ô của cột này chứa số lẻ, không chắc văn bản sẽ in đúng như ý người gõ: {cells}{more}"
            )
        self.note("o_so", row, target, message, cell.fault.hint)

    def _is_header_again(self, cells: dict[str, Cell]) -> bool:
        """Whether a row repeats the header, as tables cut at a page's end do."""
        titles = {target: self.header.titles.get(column, "") for target, column in self.header.columns.items()}
        return set(cells) <= set(titles) and all(
            title_key(cells[target].text if target in cells else "") == title_key(titles[target])
            for target in titles
            if target in self.declared or target in cells
        )

    def _counts_columns(self, row: int, cells: dict[str, Cell]) -> bool:
        """Whether a row right below the header numbers the columns: (1) (2) (3) …"""
        texts = [cell.text for cell in cells.values()]
        expected = [f"({number})" for number in range(1, len(texts) + 1)]
        plain = [str(number) for number in range(1, len(texts) + 1)]
        return row == self.header.row + 1 and len(texts) >= len(self.declared) and texts in (expected, plain)

    def _name_across(self, row: int) -> tuple[str, bool]:
        """The target of the cell that holds the name, and whether it lies across the table, as a group's does."""
        merge = self._merged.get((row, self.header.columns.get(NAME, 0)))
        if merge is None or merge.top != merge.bottom:
            return NAME, False
        covered = [self._targets[number] for number in range(merge.left, merge.right + 1) if number in self._targets]
        if NUMBER in covered:
            return NAME, False
        others = len([target for target in self.declared if target in self.header.columns]) - 1
        wide = len([target for target in covered if target in self.declared]) >= max(2, others - 1)
        return self._targets.get(merge.left, NAME), wide

    def _group(self, row: int, cells: dict[str, Cell]) -> GroupRow | None:
        number = cells[NUMBER].text if NUMBER in cells else ""
        depth: int | None = None
        if DEPTH in cells:
            text = cells[DEPTH].text
            if not re.fullmatch("[0-9]{1,2}", text):
                message = f"cấp của nhóm phải là số 1, 2, 3, …; đang là {quote(text)}"
                self.note("cap_sai", row, DEPTH, message, "sửa lại, hoặc để trống để máy tự nhận theo số của nhóm")
            elif int(text) == 0:
                return None
            else:
                depth = int(text)
        name_target, wide = self._name_across(row)
        others = [target for target in cells if target not in _OF_GROUPS and target != name_target]
        if depth is None:
            if wide and name_target in cells and not others:
                if not number:
                    hint = "ghi số của nhóm (I, II, …) vào cột số thứ tự"
                    self.note("nhom_thieu_so", row, NUMBER, "tên nhóm chưa có số", hint)
            elif not looks_like_group(number) or (is_dotted(number) and others):
                return None
        for target in others:
            message = f"hàng của nhóm {quote(number)} có chữ ngoài tên nhóm: {quote(cells[target].text)}"
            hint = "xóa chữ này; nếu hàng này là nhiệm vụ thì đánh STT bằng số 1, 2, 3, … hoặc ghi 0 vào cột Cấp"
            self.note("nhom_thua_o", row, target, message, hint)
        if name_target not in cells:
            self.note("thieu_ten", row, NAME, f"nhóm {quote(number)} chưa có tên", "ghi tên nhóm vào cột nhiệm vụ")
        return GroupRow(row, number, cells.get(name_target), depth)

    def _is_merged_away(self, row: int) -> bool:
        """Whether the name's cell belongs to a merge that is told on its own."""
        merge = self._merged.get((row, self.header.columns.get(NAME, 0)))
        return merge is not None and (merge.top != row or merge.left != self.header.columns.get(NAME, 0))

    def _follows(self, task: TaskRows, row: int) -> bool:
        """Whether no empty row parts a row from the task above; rows under the task's merged cells part nothing."""
        for between in range(task.rows[-1] + 1, row):
            if between in self._unseen:
                continue
            merges = (self._merged.get((between, column)) for column in self._targets)
            if not any(merge is not None and merge.top >= task.rows[0] for merge in merges):
                return False
        return True

    def _judge_merges(self) -> None:
        owners = {row: item for item in self.items for row in _rows_of(item)}
        for merge in dict.fromkeys(self._merged.values()):
            top = max(merge.top, self.header.row + 1)
            targets = [self._targets[column] for column in sorted(self._targets) if merge.left <= column <= merge.right]
            if top in self._unseen or merge.left not in self.grid.rows.get(merge.top, {}):
                continue
            owner = owners.get(top)
            if merge.top <= self.header.row:
                self._refuse(merge, "trùm cả tiêu đề lẫn nội dung bảng")
            elif len(targets) == 1 and merge.top == merge.bottom:
                continue
            elif isinstance(owner, GroupRow):
                if merge.top != merge.bottom or NUMBER in targets:
                    self._refuse(merge, "ở hàng của nhóm chỉ được gộp ngang, từ tên nhóm sang phải")
            elif isinstance(owner, TaskRows):
                self._judge_in_task(merge, targets, owner, owners)

    def _judge_in_task(
        self, merge: Merge, targets: list[str], task: TaskRows, owners: dict[int, GroupRow | TaskRows]
    ) -> None:
        within = [row for row in range(merge.top, merge.bottom + 1) if row in owners]
        if any(owners[row] is not task for row in within):
            self._refuse(merge, "gộp chung ô của nhiều nhiệm vụ")
            return
        joint = set(targets) == JOINT and RESPONSIBLE not in self.declared
        if len(targets) > 1 and not joint:
            self._refuse(merge, "gộp ngang nhiều cột; chỉ hai cột chủ trì, phối hợp cạnh nhau mới được gộp")
            return
        target = RESPONSIBLE if joint else targets[0]
        if joint:
            task.joint.add(merge.top)
        if merge.top == merge.bottom:
            return
        if target in HELPERS or target in (NUMBER, NAME):
            if target == LINE_MARK or merge.top != task.rows[0]:
                self._refuse(merge, "gộp dọc không bắt đầu ở dòng đầu của nhiệm vụ")
        elif set(task.rows) <= set(within):
            task.shared.add(target)
        else:
            self._refuse(merge, "chỉ gộp dọc một phần các dòng kết quả của nhiệm vụ")

    def _refuse(self, merge: Merge, why: str) -> None:
        message = f"vùng gộp ô {merge} {why}"
        self.findings.append(self.grid.finding("o_gop", merge.top, merge.left, message, _UNMERGE))

    def measure_hidden(self) -> Iterator[Finding]:
        """Rows and columns that Excel hides: they are data like the others, but nobody saw them."""
        rows = [row for item in self.items for row in _rows_of(item) if row in self.grid.hidden_rows]
        if rows:
            message = f"{len(rows)} hàng đang ẩn vẫn in vào văn bản: hàng {ranges(sorted(rows))}"
            hint = "bỏ lọc (Data > Filter) hoặc Hiện hàng (Unhide) để xem; không muốn in thì xóa các hàng ấy"
            yield Finding("hang_an", Severity.WARNING, self.grid.whole, message, hint)
        shown = [column for target, column in self.header.columns.items() if target in self.declared]
        columns = sorted(column for column in shown if column in self.grid.hidden_columns)
        if columns:
            message = f"cột đang ẩn vẫn in vào văn bản: {', '.join(map(column_letters, columns))}"
            hint = "chọn Hiện cột (Unhide) để xem; không muốn in thì bỏ cột ở khóa cot của phụ lục"
            yield Finding("cot_an", Severity.WARNING, self.grid.whole, message, hint)

    def measure_covered(self) -> Iterator[Finding]:
        """Text below merged cells, which Excel does not show and nobody sees."""
        for row, column, cell in self.grid.covered:
            if row > self.header.row and column in self._targets:
                message = f"ô bị ô gộp che còn chữ {quote(cell.text)}, không được đọc"
                hint = "bỏ gộp ô để xem; nếu cần thì chép chữ ấy ra ô nhìn thấy"
                yield Finding("o_bi_che", Severity.WARNING, self.grid.place(row, column), message, hint)


def _rows_of(item: GroupRow | TaskRows) -> list[int]:
    return [item.row] if isinstance(item, GroupRow) else item.rows
