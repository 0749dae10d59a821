"""Groups and tasks found in a sheet as raw values of a task list, each with its cell.

It knows the keys of the model; it must never look at how the sheet is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.findings import Finding, Place
from generator.model.appendix import group_number
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
    other_key,
    title_key,
)
from generator.reading.spreadsheet_grid import Cell, quote
from generator.reading.spreadsheet_groups import Depths
from generator.reading.spreadsheet_rows import HELPERS, GroupRow, Rows, TaskRows

__all__ = ["SheetTasks"]

_Node = dict[str, Any]
PathPart = str | int


class SheetTasks:
    """The raw values of a task list and the place of each (what the gate asks for)."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._places: dict[tuple[PathPart, ...], Place] = {(): rows.grid.whole}
        self.value: _Node = {"nhom": [], "nhiem_vu": []}
        self.findings: list[Finding] = rows.findings
        self._depths = Depths()
        # The groups that are open, from the top: values, path of keys, and the number that is shown.
        self._open: list[tuple[_Node, tuple[PathPart, ...], str]] = [(self.value, (), "")]
        self._numbered = any(NUMBER in rows.cells(item.rows[0]) for item in rows.items if isinstance(item, TaskRows))
        for item in rows.items:
            if isinstance(item, GroupRow):
                self._add_group(item)
            else:
                self._add_task(item)

    def place(self, path: Sequence[PathPart] = ()) -> Place:
        """The cell of a value; for a path without one, the cell of what is around it."""
        for length in range(len(path), -1, -1):
            found = self._places.get(tuple(path[:length]))
            if found:
                return found
        return self._places[()]

    def _put(self, node: _Node, path: tuple[PathPart, ...], key: str, row: int, target: str, text: str) -> None:
        node[key] = text
        self._places[*path, key] = self._place(row, target)

    def _place(self, row: int, target: str) -> Place:
        return self._rows.grid.place(row, self._rows.header.columns.get(target, 0))

    def _add_group(self, group: GroupRow) -> None:
        depth = group.depth
        if depth is not None and depth > len(self._open):
            message = f"nhóm {quote(group.number)} ở cấp {depth} nhưng phía trên chưa có nhóm cấp {len(self._open)}"
            self._rows.note("nhay_cap", group.row, DEPTH, message, "sửa cột Cấp, hoặc thêm nhóm cấp trên")
            depth = len(self._open)
        depth = self._depths.enter(group.number, depth)
        del self._open[depth:]
        parent, path, number_above = self._open[-1]
        node: _Node = {"nhiem_vu": [], "nhom": []}
        here = (*path, "nhom", len(parent["nhom"]))
        parent["nhom"].append(node)
        self._places[here] = self._place(group.row, NAME)
        automatic = group_number(number_above, len(parent["nhom"]))
        self._put_number(node, here, "so", group.row, automatic)
        if group.name:
            self._put(node, here, "ten", group.row, NAME, group.name.text)
        else:
            node["ten"] = "?"  # told already; the work stops, but not before the rest is read
        self._open.append((node, here, group.number or automatic))

    def _put_number(self, node: _Node, path: tuple[PathPart, ...], key: str, row: int, automatic: str) -> None:
        """Keeps a number that is not the automatic one, or that is meant to stay what it is."""
        cells = self._rows.cells(row)
        if NUMBER in cells and (cells[NUMBER].text != automatic or OWN_NUMBER in cells):
            self._put(node, path, key, row, NUMBER, cells[NUMBER].text)

    def _add_task(self, item: TaskRows) -> None:
        parent, path, _ = self._open[-1]
        first = item.rows[0]
        cells = self._rows.cells(first)
        task: _Node = {}
        here = (*path, "nhiem_vu", len(parent["nhiem_vu"]))
        parent["nhiem_vu"].append(task)
        self._places[here] = self._place(first, NAME)
        self._put_number(task, here, "stt", first, str(len(parent["nhiem_vu"])))
        if self._numbered and NUMBER not in cells:
            hint = "ghi STT; nếu là phần tiếp của hàng trên thì chép vào hàng trên"
            self._rows.note("thieu_stt", first, NUMBER, "nhiệm vụ chưa có số thứ tự", hint)
        if ID in cells:
            self._put(task, here, "ma", first, ID, cells[ID].text)
        if NAME in cells:
            self._put(task, here, "nhiem_vu", first, NAME, cells[NAME].text)
        else:
            task["nhiem_vu"] = "?"
        several = len(item.rows) > 1 or item.marked
        shared = (item.shared | self._named_shared(first, cells)) if several else set()
        if several:
            task["dong"] = []
        for position, row in enumerate(item.rows):
            line: _Node = {}
            line_path = (*here, "dong", position)
            if several:
                task["dong"].append(line)
                self._places[line_path] = self._place(row, NAME)
            self._check_mark(row)
            for target, cell in self._fields(row, joint=row in item.joint):
                whole = not several or target in shared
                if whole and position:
                    message = f"ô {quote(cell.text)} thuộc cột ghi chung cho cả nhiệm vụ"
                    hint = "chuyển lên dòng đầu của nhiệm vụ, hoặc bỏ tên cột này khỏi cột Gộp các dòng"
                    self._rows.note("o_hai_lan", row, target, message, hint)
                    continue
                self._put_field(task if whole else line, here if whole else line_path, row, target, cell)

    def _fields(self, row: int, *, joint: bool) -> list[tuple[str, Cell]]:
        """The cells of a row that are fields of a result line; a joint cell is the phân công."""
        return [
            (RESPONSIBLE if joint and target in JOINT else target, cell)
            for target, cell in self._rows.cells(row).items()
            if target not in HELPERS and target not in (NUMBER, NAME)
        ]

    def _put_field(self, node: _Node, path: tuple[PathPart, ...], row: int, target: str, cell: Cell) -> None:
        key = other_key(target)
        if key is not None:
            node = node.setdefault("cot_khac", {})
            path = (*path, "cot_khac")
        key = key or target
        if key in node:
            message = f"phân công ghi hai lần: {quote(node[key])} và {quote(cell.text)}"
            self._rows.note("o_hai_lan", row, target, message, "giữ lại một ô")
            return
        self._put(node, path, key, row, target, cell.text)

    def _check_mark(self, row: int) -> None:
        mark = self._rows.cells(row).get(LINE_MARK)
        if mark and not re.fullmatch("[0-9]{1,4}", mark.text):
            message = f"số của dòng kết quả phải là 1, 2, 3, …; đang là {quote(mark.text)}"
            self._rows.note("so_dong_sai", row, LINE_MARK, message, "sửa lại, hoặc để trống")

    def _named_shared(self, row: int, cells: dict[str, Cell]) -> set[str]:
        """The targets that the sheet names as shared, by their names or by the titles of their columns."""
        if SHARED not in cells:
            return set()
        header = self._rows.header
        known = {title_key(header.titles[column]): target for target, column in header.columns.items()}
        named = set()
        for word in cells[SHARED].text.split(";"):
            name = word.strip()
            target = name if name in header.columns or name == RESPONSIBLE else known.get(title_key(name))
            if target:
                named.add(target)
            elif name:
                message = f"không có cột nào tên là {quote(name)}"
                self._rows.note("gop_la", row, SHARED, message, "ghi tiêu đề cột, cách nhau bởi dấu chấm phẩy")
        return named
