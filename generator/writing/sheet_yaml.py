"""A task list as YAML that a clerk can read and edit.

It knows which key of the file each field is; it must never know how YAML writes text.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.appendix import LINE_FIELDS, Column, Group, ResultLine, Task, TaskList
from generator.writing.yaml_text import Node, mapping_lines

__all__ = ["render_task_list"]

_SCHEMA = "# yaml-language-server: $schema=../luoc_do/phu_luc.schema.json"
_UNIT_LISTS = ("chu_tri", "phoi_hop")


def render_task_list(content: TaskList, columns: Sequence[Column]) -> str:
    """The YAML of a task list; the fields of a task come in the order of its columns."""
    order = dict.fromkeys([*(column.key for column in columns if column.key in LINE_FIELDS), *LINE_FIELDS])
    lines = list(mapping_lines(_list_node(content, list(order)), ""))
    return "\n".join([_SCHEMA, *(lines or ["nhiem_vu: []"])]) + "\n"


def _list_node(content: TaskList, order: list[str]) -> Node:
    node: Node = {}
    if content.tasks:
        node["nhiem_vu"] = [_task_node(task, order) for task in content.tasks]
    if content.groups:
        node["nhom"] = [_group_node(group, order) for group in content.groups]
    return node


def _group_node(group: Group, order: list[str]) -> Node:
    number = {"so": group.number} if group.number is not None else {}
    return {**number, "ten": group.name, **_list_node(group, order)}


def _task_node(task: Task, order: list[str]) -> Node:
    head = {"ma": task.id, "stt": task.number, "nhiem_vu": task.name}
    node: Node = {key: text for key, text in head.items() if text is not None} | _line_node(task, order)
    if task.result_lines:
        node["dong"] = [_line_node(line, order) for line in task.result_lines]
    return node


def _line_node(line: ResultLine, order: list[str]) -> Node:
    node: Node = {}
    for key in order:
        text = line.cell(key)
        if text is not None:
            units = text.split("; ") if key in _UNIT_LISTS else [text]
            node[key] = units if len(units) > 1 and all(unit.strip() and "\n" not in unit for unit in units) else text
    if line.other:
        node["cot_khac"] = dict(sorted(line.other.items()))
    return node
