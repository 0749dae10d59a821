"""The columns of a sheet of tasks, written and read alike: the declared ones, then helpers for what those do not print.

It knows keys and titles; it must never know Excel or CSV.

A column is named by its *target*: a key of the model (`stt`, `nhiem_vu`, `san_pham`, …), `cot_khac.<key>` for a column
that the model has no field for, or one of the helpers below. Helpers stand to the right of the table and may be absent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.appendix import LINE_FIELDS, Column, ResultLine
from generator.vietnamese import fold

__all__ = [
    "DEPTH",
    "ID",
    "JOINT",
    "LINE_MARK",
    "NAME",
    "NUMBER",
    "OWN_NUMBER",
    "RESPONSIBLE",
    "SHARED",
    "cell_of",
    "helper_title",
    "other_key",
    "other_target",
    "target_of",
    "title_key",
]

NUMBER = "stt"
NAME = "nhiem_vu"
RESPONSIBLE = "phan_cong"

JOINT = frozenset({"chu_tri", "phoi_hop"})
"""Adjacent columns whose cells, merged across, hold one `phan_cong`."""

DEPTH = "cap"
"""Depth of a group row, from 1; 0 says that a row is a task although its number looks like a group's."""

ID = "ma"
"""The id of a task."""

LINE_MARK = "dong"
"""Number of a result line; needed where a line is empty, or where a task has its single line under `dong`."""

SHARED = "gop"
"""Targets whose cells belong to the whole task, where the sheet cannot merge them down over the result lines."""

OWN_NUMBER = "so_tu_dat"
"""Filled where the number was given on purpose although it equals the automatic one."""

_OTHER = "cot_khac."

_HELPER_TITLES = {
    DEPTH: "Cấp",
    ID: "Mã",
    LINE_MARK: "Dòng kết quả",
    SHARED: "Gộp các dòng",
    OWN_NUMBER: "Số tự đặt",
    "hoat_dong": "Hoạt động",
    "san_pham": "Kết quả, sản phẩm",
    "tien_do": "Tiến độ",
    RESPONSIBLE: "Phân công",
    "chu_tri": "Chủ trì",
    "phoi_hop": "Phối hợp",
    "theo_doi": "Theo dõi, đôn đốc",
    "kinh_phi": "Kinh phí",
    "ghi_chu": "Ghi chú",
}
assert set(LINE_FIELDS) <= set(_HELPER_TITLES)


def other_target(key: str) -> str:
    """The target of a cell that the model keeps in `cot_khac`."""
    return _OTHER + key


def other_key(target: str) -> str | None:
    """The key in `cot_khac` that a target means; None for every other target."""
    return target.removeprefix(_OTHER) if target.startswith(_OTHER) else None


def target_of(key: str) -> str:
    """The target of a declared column: a field of the model, or a cell of `cot_khac`."""
    return key if key in (NUMBER, NAME) or key in LINE_FIELDS else other_target(key)


def cell_of(line: ResultLine, target: str) -> str | None:
    """What a result line itself says under a target; None where it says nothing."""
    key = other_key(target)
    if key is not None:
        return line.other.get(key)
    value = getattr(line, LINE_FIELDS[target])
    return value if isinstance(value, str) else None


def helper_title(target: str, columns: Sequence[Column]) -> str:
    """The title of a helper column, never one that a declared column answers to."""
    key = other_key(target)
    title = _HELPER_TITLES[target] if key is None else f"Cột khác: {key}"
    taken = {title_key(name) for column in columns for name in (column.title, column.key)}
    while title_key(title) in taken:
        title += " (phụ)"
    return title


_AROUND_MARKS = re.compile(r"\s*([/(),;:_-])\s*")


def title_key(title: str) -> str:
    """A key for comparing titles; case, blanks, Unicode form, where a tone stands and a final mark do not count."""
    folded = _AROUND_MARKS.sub(r"\1", fold(title)).rstrip(":.;,* ")
    return folded or title.strip()
