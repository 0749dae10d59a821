"""Task lists of every kind that the model allows, for the tests of the forms that clerks keep them in."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.model.appendix import DEFAULT_COLUMNS, LINE_FIELDS, Column, TaskList

__all__ = ["ALL_COLUMNS", "COLUMN_SETS", "UNIT_COLUMNS", "task_lists"]

UNIT_COLUMNS = (
    Column(khoa="stt", tieu_de="STT"),
    Column(khoa="nhiem_vu", tieu_de="Nhiệm vụ"),
    Column(khoa="san_pham", tieu_de="Sản phẩm"),
    Column(khoa="tien_do", tieu_de="Thời gian hoàn thành"),
    Column(khoa="chu_tri", tieu_de="Chủ trì thực hiện"),
    Column(khoa="phoi_hop", tieu_de="Phối hợp thực hiện"),
    Column(khoa="theo_doi", tieu_de="Theo dõi, kiểm tra, đôn đốc"),
)
ALL_COLUMNS = (
    Column(khoa="muc_tieu", tieu_de="Tiến độ"),  # a title that a field of the model has elsewhere
    Column(khoa="nhiem_vu", tieu_de="Nội dung\ncông việc"),
    Column(khoa="stt", tieu_de="Số TT", can="phai"),
    Column(khoa="phoi_hop", tieu_de="Phối hợp"),
    Column(khoa="chu_tri", tieu_de="Chủ trì", rong_mm=40),
    Column(khoa="ma", tieu_de="Mã"),
    Column(khoa="phan_cong", tieu_de="Kết quả"),
    Column(khoa="san_pham", tieu_de="Kết quả"),
    Column(khoa="cap", tieu_de="Cấp", can="giua"),
)
FOUR_COLUMNS = (*DEFAULT_COLUMNS[:2], UNIT_COLUMNS[5], UNIT_COLUMNS[4])
COLUMN_SETS = (DEFAULT_COLUMNS, UNIT_COLUMNS, ALL_COLUMNS, FOUR_COLUMNS)

_SPECIMENS = [
    "&<>\"'{{ x }} {% if %}",
    "=1+1",
    "+84 258 3560",
    "-5",
    "@ông A",
    "'nháy đầu",
    '"nháy kép"',
    "0012",
    "1/2",
    "3-4",
    "Tháng 3/2022",
    "3/2022",
    "TRUE",
    "true",
    "null",
    "~",
    "no",
    "1e5",
    "18.000.000",
    "80%",
    "I",
    "I.1",
    "A",
    "1",
    "(1)",
    "STT",
    "Nhiệm vụ",
    "Sản phẩm",
    "dòng một\ndòng hai",
    "- a\n\n- b\n  - c",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "? a",
    "> a",
    "tab\tgiữa",
    "a\n\tb",
    "  giữa   nhiều  dấu cách ",
    "_x000D_",
    "<r>a</r>",
    "x005F_",
    "_x005F_x0041_",
    "👍🏽 emoji 𝄞",
    "\u2028x\x85y",
    "a\u200bb",
    "cuối:",
    "x" * 1500,
    "từ " * 500,
    "Sở KH&ĐT; Văn phòng",
    "Văn phòng; Phòng A",
    "; ",
    "hoà thuý",
    "%",
    "[a]",
    "{a}",
    "sep=;",
    ",",
    ";",
    "a,b;c\td",
    "#REF!",
    "![x]",
    "2022-01-14",
    "01:30",
    "y",
    "\ufeffa",
    "Cột khác: a",
    "Phân công",
]

_letters = st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(32))) + "\ufffe\uffff")
_text = (
    st.sampled_from(_SPECIMENS)
    | st.text(_letters | st.sampled_from(" \n\t-:#'\"=;,.012IVXAa"), min_size=1, max_size=12)
    | st.lists(st.sampled_from(["nhiệm", "vụ", "-", ":", "#", "a:", "  "]), min_size=1, max_size=60).map(" ".join)
).filter(lambda text: bool(text.strip()))
_line = _text.map(lambda text: " ".join(text.split("\n"))).filter(lambda text: bool(text.strip()))
_keys = st.sampled_from(["muc_tieu", "ma", "cap", "dong", "stt", "san_pham", "y", "null", "a__b", "a_b", "nhiem_vu"])

_fields: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(LINE_FIELDS, _text),
    "cot_khac": st.dictionaries(_keys, _text, max_size=2),
}
_result_lines = st.fixed_dictionaries({}, optional=_fields)
_number = st.sampled_from(["1", "2", "I", "II", "A", "I.1", "0012", "1.", "(1)", "1a", "STT"]) | _line


@st.composite
def _tasks(draw: st.DrawFn) -> dict[str, Any]:
    task = draw(st.fixed_dictionaries({"nhiem_vu": _text}, optional={"ma": _line, "stt": _number, **_fields}))
    lines = draw(st.just([]) | st.lists(_result_lines, min_size=1, max_size=3))
    for line in lines:
        for key in [key for key in line if key in task and key != "cot_khac"]:
            del line[key]
        if "cot_khac" in line:
            line["cot_khac"] = {
                key: text for key, text in line["cot_khac"].items() if key not in task.get("cot_khac", {})
            }
    return {**task, "dong": lines} if lines else task


def _node(tasks: st.SearchStrategy[Any], groups: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {}, optional={"nhiem_vu": st.lists(tasks, max_size=3), "nhom": st.lists(groups, max_size=2)}
    )


_leaf = st.fixed_dictionaries({"ten": _text}, optional={"so": _number, "nhiem_vu": st.lists(_tasks(), max_size=2)})
_groups: st.SearchStrategy[Any] = st.recursive(
    _leaf,
    lambda inner: st.tuples(_leaf, st.lists(inner, max_size=2)).map(lambda pair: {**pair[0], "nhom": pair[1]}),
    max_leaves=4,
)


def task_lists() -> st.SearchStrategy[TaskList]:
    """Any task list: groups within groups, empty groups, tasks without a group, every field, every kind of text."""
    return _node(_tasks(), _groups).map(TaskList.model_validate)
