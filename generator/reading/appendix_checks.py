"""What may be wrong with an appendix though each of its values is right: cells no column prints, numbers, ids.

It knows the model and places; it opens no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity
from generator.reading.yaml_files import PathPart
from generator.vietnamese import POINT_LETTERS, parse_roman

if TYPE_CHECKING:
    from generator.model.appendix import Appendix, ResultLine, Task, TaskList

__all__ = ["check_appendix", "check_ids", "ordinal"]

Path = tuple[PathPart, ...]
Placer = Callable[[Sequence[PathPart]], Place]

_SHEETS = (".xlsx", ".csv")
_LINE_OF = r"\(dòng \d+\)$"
_OWN_KEYS = ("stt", "nhiem_vu")
"""Columns filled by a task's own keys, never by `cot_khac`."""


def task_paths(content: TaskList, path: Path = ()) -> Iterator[Path]:
    """The path of each group and task in the order of `Appendix.rows`."""
    for index in range(len(content.tasks)):
        yield (*path, "nhiem_vu", index)
    for index, group in enumerate(content.groups):
        yield (*path, "nhom", index)
        yield from task_paths(group, (*path, "nhom", index))


def check_appendix(appendix: Appendix, place: Placer) -> Iterator[Finding]:
    """Everything about one appendix; `place` tells where a path of its task file stands."""
    keys = [column.key for column in appendix.columns]
    if place(()).file.endswith(_SHEETS) and all(row.task is None for row in appendix.rows()):
        # YAML says so in words (nhiem_vu: []); a sheet may have lost its rows by mistake.
        hint = "nếu đã xóa nhầm các hàng thì lấy lại từ bản sao; nếu đúng là không có thì không phải làm gì"
        yield Finding("khong_nhiem_vu", Severity.WARNING, place(()), "bảng không có nhiệm vụ nào", hint)
    for row, path in zip(appendix.rows(), task_paths(appendix.content), strict=True):
        if row.task is not None:
            yield from _unprinted(row.task, row.id, path, keys, place)
            if "tien_do" in keys:
                yield from _undated(row.task, row.id, path, place)
    yield from _numbers(appendix.content, (), place, _Running())


def check_ids(appendices: Sequence[tuple[Appendix, Placer]]) -> Iterator[Finding]:
    """Ids that two tasks share: given ones over all appendices, numbers taken for ids inside each of them."""
    given: dict[str, Place] = {}
    for appendix, place in appendices:
        known: dict[str, Place] = {}
        for row, path in zip(appendix.rows(), task_paths(appendix.content), strict=True):
            if row.task is None:
                continue
            by_hand = row.task.id is not None
            spot = place((*path, "ma") if by_hand else path)
            first = known.get(row.id) or (given.get(row.id) if by_hand else None)
            if first is not None:
                message = f"hai nhiệm vụ cùng mã {row.id}; mã ấy đã có ở {first}"
                hint = "đặt mã khác, hoặc sửa số thứ tự" if by_hand else "sửa số thứ tự (stt), hoặc đặt mã riêng (ma)"
                if not by_hand and spot.file.endswith(_SHEETS):
                    hint = "đánh lại số ở cột STT của nhóm này, hoặc ghi mã riêng ở cột Mã"
                yield Finding("trung_ma", Severity.ERROR, spot, message, hint)
            known.setdefault(row.id, spot)
            if by_hand:
                given.setdefault(row.id, spot)
                yield from _not_its_own(row.id, [other.file for other, _ in appendices], spot)


def _not_its_own(id: str, files: Sequence[str], place: Place) -> Iterator[Finding]:
    """What a form writes around an id: in a given one it would make it the id of another task or line."""
    file = next((file for file in files if id.startswith(f"{file}:")), None)
    line = re.search(_LINE_OF, id) if "(dòng " in id else None
    if file is None and line is None:
        return
    own = id[len(file) + 1 if file else 0 : line.start() if line else None].strip()
    added = [f"“{file}:” ở trước"] if file else []
    added += [f"“{line[0]}” ở sau"] if line else []
    message = f"mã {id} có {' và '.join(added)}, là chữ máy thêm vào mã trong biểu, không phải của mã"
    yield Finding("ma_sai", Severity.ERROR, place, message, f"chỉ ghi {own}" if own else "đặt mã khác")


def _unprinted(task: Task, number: str, path: Path, keys: list[str], place: Placer) -> Iterator[Finding]:
    for line, where in _lines(task, path):
        for key in line.line_fields:
            if line.cell(key) is None or key in keys or _printed_elsewhere(key, task, line, keys):
                continue
            message = f"nhiệm vụ {number} có ô {key} nhưng phụ lục không có cột {key}, chữ trong ô sẽ không được in"
            hint = f"thêm cột {key} vào phu_luc, cot trong ke_hoach.yaml, hoặc xóa ô này"
            if key == "phan_cong" and {"chu_tri", "phoi_hop"} <= set(keys):
                hint = "ghi vào chu_tri và phoi_hop; chỉ khi hai ô này trống thì phan_cong mới in gộp qua hai cột"
            yield Finding("o_khong_in", Severity.ERROR, place((*where, key)), message, hint)
        for key in line.other:
            spot = place((*where, "cot_khac", key))
            if key in line.line_fields or key in _OWN_KEYS:
                message = f"nhiệm vụ {number}: {key} có khóa riêng, không ghi trong cot_khac"
                yield Finding("o_khong_in", Severity.ERROR, spot, message, f"đưa {key} ra ngoài cot_khac")
            elif key not in keys:
                message = f"nhiệm vụ {number} có ô {key} nhưng phụ lục không có cột {key}, chữ trong ô sẽ không được in"
                hint = f"thêm cột {key} vào phu_luc, cot trong ke_hoach.yaml, hoặc xóa ô này"
                yield Finding("o_khong_in", Severity.ERROR, spot, message, hint)


def _printed_elsewhere(key: str, task: Task, line: ResultLine, keys: list[str]) -> bool:
    """Whether a cell without a column of its own is printed, or is data besides what is printed."""
    if key in ("chu_tri", "phoi_hop"):
        return "phan_cong" in keys
    if key != "phan_cong" or not {"chu_tri", "phoi_hop"} <= set(keys):
        return False
    beside = abs(keys.index("chu_tri") - keys.index("phoi_hop")) == 1
    above = (task, *task.result_lines) if line is task else (task, line)
    return beside and not any(owner.cell(unit) for owner in above for unit in ("chu_tri", "phoi_hop"))


def _lines(task: Task, path: Path) -> Iterator[tuple[ResultLine, Path]]:
    yield task, path
    for index, line in enumerate(task.result_lines):
        yield line, (*path, "dong", index)


def _undated(task: Task, number: str, path: Path, place: Placer) -> Iterator[Finding]:
    if task.deadline is not None:
        return
    hint = "điền tien_do, ví dụ: Quý I/2022; Trước 30/6/2022; Thường xuyên"
    for index, line in enumerate(task.lines):
        if line.deadline is None:
            which = f", dòng kết quả thứ {index + 1}," if task.result_lines else ""
            spot = place((*path, "dong", index) if task.result_lines else path)
            yield Finding("thieu_tien_do", Severity.WARNING, spot, f"nhiệm vụ {number}{which} chưa có tiến độ", hint)


def ordinal(number: str) -> int | None:
    """Which one a number typed by hand is: 3, III, c, II.3 → 3; None for what is no plain number."""
    last = re.split(r"[.\s]", number.strip().rstrip(".)"))[-1]
    if last.isdecimal():
        return int(last)
    if last in POINT_LETTERS:
        return POINT_LETTERS.index(last) + 1
    return parse_roman(last) if last.isupper() else None


class _Running:
    """The number of the last task, for those who number tasks on through the groups."""

    last: int | None = None


def _numbers(content: TaskList, path: Path, place: Placer, running: _Running) -> Iterator[Finding]:
    before: int | None = None
    for index, task in enumerate(content.tasks):
        now = ordinal(task.number) if task.number else index + 1
        expected = {1, (running.last or 0) + 1} if index == 0 else {(before or 0) + 1}
        if task.number and now is not None and (index == 0 or before is not None) and now not in expected:
            yield _gap(place((*path, "nhiem_vu", index, "stt")), task.number, max(expected) if index else 1, "stt")
        before = running.last = now
    before = None
    for index, group in enumerate(content.groups):
        now = ordinal(group.number) if group.number else index + 1
        follows = now == (before or 0) + 1 or (index > 0 and before is None)
        if group.number and now is not None and not follows:
            yield _gap(place((*path, "nhom", index, "so")), group.number, (before or 0) + 1, "so")
        before = now
        yield from _numbers(group, (*path, "nhom", index), place, running)


def _gap(place: Place, number: str, expected: int, key: str) -> Finding:
    message = f"số {number} tự đặt không nối tiếp số trước (đáng lẽ là số thứ {expected})"
    # In a sheet the numbers tell groups and tasks apart: one that is blank is a fault there.
    hint = "đánh lại số ở cột STT" if place.file.endswith(_SHEETS) else f"sửa lại số, hoặc xóa {key} để máy tự đánh"
    return Finding("so_khong_lien", Severity.WARNING, place, message, hint)
