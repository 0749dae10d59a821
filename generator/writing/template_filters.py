"""What the filters and tests of templates take, and what comes of it.

It must never know where a filter stands or how a fault is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.writing.template_names import Group, Kind, Plain, Series
from generator.writing.template_scope import NUMBER, UNKNOWN, Value

__all__ = ["FILTERS", "TESTS", "filtered", "kind_word", "misused_test"]

FILTERS = {
    "capitalize": (0, 0),
    "default": (0, 2),
    "join": (0, 1),
    "length": (0, 0),
    "lower": (0, 0),
    "replace": (2, 3),
    "title": (0, 0),
    "trim": (0, 1),
    "upper": (0, 0),
}
"""For each filter, how few and how many arguments it takes."""

TESTS = {
    "defined": 0,
    "divisibleby": 1,
    "eq": 1,
    "equalto": 1,
    "even": 0,
    "in": 1,
    "ne": 1,
    "none": 0,
    "odd": 0,
}
"""For each test, how many arguments it takes."""

_TAKES = {
    "default": (Plain.TEXT, Plain.FLAG),
    "join": (Plain.TEXT,),
    "replace": (Plain.TEXT, Plain.TEXT, Plain.NUMBER),
    "trim": (Plain.TEXT,),
}
_OF_NUMBERS = frozenset({"divisibleby", "even", "odd"})
_WORDS = {
    Plain.TEXT: "chữ",
    Plain.RUNS: "lời văn",
    Plain.NUMBER: "số",
    Plain.FLAG: "đúng hay sai",
    Plain.MIXED: "chữ hoặc số",
}


def kind_word(kind: Kind) -> str:
    """A kind of value in a sentence."""
    if isinstance(kind, Series):
        return "danh sách"
    return "nhóm dữ liệu" if isinstance(kind, Group) else _WORDS.get(kind, "giá trị chưa rõ")


def filtered(name: str, base: Value, arguments: Sequence[Value]) -> Value | str:
    """What a known filter makes of a value; where it cannot, what is wrong, in Vietnamese."""
    fewest, most = FILTERS[name]
    if not fewest <= len(arguments) <= most:
        wanted = f"{fewest}" if fewest == most else f"từ {fewest} đến {most}"
        return f"cần {wanted} giá trị trong ngoặc, đang có {len(arguments)}"
    if base.unknown or any(argument.unknown for argument in arguments):
        return UNKNOWN
    takes = _TAKES.get(name, ())
    if any(argument.kind is not kind for argument, kind in zip(arguments, takes, strict=False)):
        return f"giá trị trong ngoặc phải là: {', '.join(kind_word(kind) for kind in takes)}"
    if name == "length":
        return (
            NUMBER
            if isinstance(base.kind, Series) or base.kind is Plain.TEXT
            else _only_for("chữ hoặc danh sách", base)
        )
    if name == "join":
        if not (isinstance(base.kind, Series) and base.kind.element is Plain.TEXT):
            return _only_for("danh sách các chữ", base)
        return Value(Plain.TEXT, prints=frozenset({f"{base.path}[]"}))
    if base.kind is not Plain.TEXT:
        return _only_for("chữ", base)
    return Value(Plain.TEXT, prints=base.prints)


def misused_test(name: str, base: Value, arguments: Sequence[Value]) -> str:
    """What is wrong with how a known test is used, in Vietnamese; empty where nothing is."""
    if len(arguments) != TESTS[name]:
        return f"cần {TESTS[name]} giá trị phía sau, đang có {len(arguments)}"
    if name in _OF_NUMBERS and any(not one.unknown and one.kind is not Plain.NUMBER for one in (base, *arguments)):
        return "chỉ hỏi được với số, ví dụ loop.index"
    if name == "divisibleby" and arguments[0].constant in {0, None}:
        return "phải chia cho một số viết rõ, khác 0"
    return ""


def _only_for(wanted: str, base: Value) -> str:
    return f"chỉ dùng cho {wanted}, còn ở đây là {kind_word(base.kind)}"
