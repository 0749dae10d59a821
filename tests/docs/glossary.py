"""The glossary `docs/tu_vung.md`, drawn from the model: every key of the data, its meaning, its kind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from generator.model.dossier import Day, ListedLine, Month
from generator.model.text import Line, RichText, Span, Term, Text
from generator.reading.schema import SCHEMA_FILES, render_schemas

__all__ = ["models_of", "render_glossary"]

_FILES = {
    "co_quan.schema.json": "`co_quan.yaml`",
    "quyet_dinh.schema.json": "`quyet_dinh.yaml`",
    "ke_hoach.schema.json": "`ke_hoach.yaml`",
    "phu_luc.schema.json": "`phu_luc.yaml` và các tệp nhiệm vụ khác",
    "ban_hanh.schema.json": "`ban_hanh.yaml`",
    "bao_cao.schema.json": "`bao_cao.yaml`",
    "bieu_mau.schema.json": "`bieu_mau.yaml`",
    "ky_bao_cao.schema.json": "`bao_cao/<kỳ>.yaml`",
    "tien_do.schema.json": "`tien_do/<kỳ>.yaml`",
    "quy_tac.schema.json": "`quy_tac.yaml`",
}

_OPENING = """\
# Từ vựng

Mọi khóa của dữ liệu. Trang này do máy viết từ chính chương trình (`make docs`): đừng sửa tay.
Cách viết từng phần, có ví dụ: xem [Dữ liệu](du_lieu.md).

- **Khóa**: chữ đứng trước dấu hai chấm trong tệp YAML.
- **Bắt buộc**: "có" là thiếu khóa ấy thì máy không làm văn bản.
- **Tên trong chương trình**: dành cho người lập trình.
"""

_SPAN_SCHEMA = {
    "title": "Khúc lời văn",
    "$defs": {},
    "oneOf": [{"required": [field.alias]} for field in Span.model_fields.values()],
}
"""The schema has the pieces of a text written out where they stand, without a name."""

_PLAIN = (
    (RichText, "chữ, hoặc danh sách [khúc lời văn](#khúc-lời-văn)"),
    (ListedLine, "chữ, không cần dấu ở cuối"),
    (Line, "chữ trên một dòng"),
    (Text, "chữ, có thể nhiều dòng"),
    (Day, "ngày, ví dụ 14/01/2022"),
    (Month, "tháng/năm, ví dụ 01/2022"),
    (bool, "true (có) hoặc false (không)"),
    (int, "số nguyên"),
    (float, "số"),
)


def render_glossary() -> str:
    """The page, the same each time."""
    schemas = {name: json.loads(content) for name, content in render_schemas().items()}
    lines = [_OPENING]
    homes: dict[str, list[str]] = {}
    shown: dict[type[Term], str] = {}
    parts: list[tuple[str, type[Term], Mapping[str, Any]]] = [
        *((f"Tệp {_FILES[name]}", root, schemas[name]) for name, root in SCHEMA_FILES.items()),
        ("Trong lời văn", Span, _SPAN_SCHEMA),
    ]
    for heading, root, schema in parts:
        lines += [f"## {heading}", ""]
        for model in models_of(root):
            node = _node(model, root, schema)
            title = str(node["title"])
            if model in shown:
                lines += [f"{title}: xem [ở trên](#{_anchor(shown[model])}).", ""]
                continue
            shown[model] = title
            lines += [f"### {title}", ""]
            if "anyOf" in node:
                lines += ["Không cần khóa nào bên trong thì ghi thẳng lời văn thay cho các khóa.", ""]
            lines += ["| Khóa | Nghĩa | Kiểu | Bắt buộc | Tên trong chương trình |", "|---|---|---|---|---|"]
            hints = get_type_hints(model, include_extras=True)
            for field_name, field in model.model_fields.items():
                lines.append(_row(model, field_name, field, hints[field_name], schema, node))
                homes.setdefault(str(field.alias), []).append(f"[{title}](#{_anchor(title)})")
            lines.append("")
    lines += ["## Mọi khóa, xếp theo chữ cái", "", "| Khóa | Có ở |", "|---|---|"]
    lines += [f"| `{key}` | {', '.join(dict.fromkeys(homes[key]))} |" for key in sorted(homes)]
    return "\n".join(lines) + "\n"


def models_of(model: type[Term]) -> Iterator[type[Term]]:
    """A model and every model inside it, each once, in the order in which a reader meets them."""
    waiting, seen = [model], set[type[Term]]()
    while waiting:
        now = waiting.pop(0)
        if now in seen:
            continue
        seen.add(now)
        yield now
        for field in now.model_fields.values():
            if not field.exclude:
                waiting += [inner for inner in _terms(field.annotation) if inner not in seen]


def _terms(annotation: Any) -> Iterator[type[Term]]:
    # A rich text is a tuple of pieces for the program, and one kind of value for a reader.
    if annotation == get_args(RichText)[0]:
        return
    if isinstance(annotation, type) and issubclass(annotation, Term):
        yield annotation
    for inner in get_args(annotation):
        yield from _terms(inner)


def _row(
    model: type[Term], name: str, field: FieldInfo, hint: Any, schema: Mapping[str, Any], node: Mapping[str, Any]
) -> str:
    assert field.description, f"{model.__name__}.{name} has no description"
    kind = "không ghi ở đây" if field.exclude else _kind(hint, field, schema)
    default = f"; bỏ trống: `{field.default}`" if isinstance(field.default, str) else ""
    needed = (
        "có" if field.is_required() or field.alias in node.get("required", ()) else _needed_when(str(field.alias), node)
    )
    cells = (f"`{field.alias}`", field.description, kind + default, needed, f"`{model.__name__}.{name}`")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _needed_when(key: str, node: Mapping[str, Any]) -> str:
    """What the schema asks of a key that is not needed always."""
    rules = [node, *node.get("anyOf", ())]
    if any([key] == choice.get("required") for rule in rules for choice in rule.get("oneOf", ())):
        return "một trong các khóa này"
    if any(key in rule.get("then", {}).get("required", ()) for rule in rules):
        return "khi độc lập"
    return "không"


def _kind(hint: Any, field: FieldInfo, schema: Mapping[str, Any]) -> str:
    """A type in words."""
    hint = _without_none(_unwrapped(hint))
    for plain, words in _PLAIN:
        if hint == plain:
            return words + _bounds(field, "{}")
    if get_origin(hint) is Annotated:
        known = [one for one in hint.__metadata__ if isinstance(one, WithJsonSchema)]
        if known and any(choice.get("type") == "array" for choice in (known[0].json_schema or {}).get("anyOf", ())):
            return "chữ; nhiều tên thì cách nhau bằng dấu `;` hoặc ghi thành danh sách"
        marks = hint.__metadata__
        return next((words for plain, words in _PLAIN if _begins(plain, marks)), "chữ")
    if get_origin(hint) is tuple:
        element = get_args(hint)[0]
        return f"danh sách: {_kind(element, FieldInfo(annotation=element), schema)}" + _bounds(field, "{} mục")
    if get_origin(hint) is dict:
        value = get_args(hint)[1]
        return f"các dòng “tên: giá trị”; giá trị là {_kind(value, FieldInfo(annotation=value), schema)}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "một trong: " + ", ".join(f"`{choice.value}`" for choice in hint)
    if isinstance(hint, type) and issubclass(hint, Term):
        title = schema["$defs"][hint.__name__]["title"]
        return f"[{title}](#{_anchor(title)})"
    if hint is str:
        return "chữ"
    raise TypeError(hint)


def _begins(plain: Any, marks: tuple[Any, ...]) -> bool:
    """Whether a kind is a named kind of text with more asked of it."""
    known = getattr(plain, "__metadata__", ())
    return bool(known) and marks[: len(known)] == known


def _unwrapped(hint: Any) -> Any:
    """A hint without what `Field` adds to it, so that it can be told from the named kinds."""
    if get_origin(hint) is Annotated and any(isinstance(one, FieldInfo) for one in hint.__metadata__):
        kept = [one for one in hint.__metadata__ if not isinstance(one, FieldInfo)]
        return Annotated[(get_args(hint)[0], *kept)] if kept else get_args(hint)[0]
    return hint


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        assert len(kinds) == 1, hint
        return kinds[0]
    return hint


def _bounds(field: FieldInfo, shown: str) -> str:
    limits = {name: getattr(one, name) for one in field.metadata for name in _BOUNDS if hasattr(one, name)}
    if {"min_length", "max_length"} <= limits.keys():
        return ", từ " + shown.format(f"{limits['min_length']} đến {limits['max_length']}")
    return "".join(f", {_BOUNDS[name]} {shown.format(_number(limits[name]))}" for name in _BOUNDS if name in limits)


_BOUNDS = {
    "min_length": "ít nhất", "max_length": "nhiều nhất", "ge": "từ", "gt": "lớn hơn", "le": "đến", "lt": "nhỏ hơn",
}  # fmt: skip


def _number(value: Any) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _node(model: type[Term], root: type[Term], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the schema says of a model."""
    node: Mapping[str, Any] | None = schema["$defs"].get(model.__name__)
    return schema if node is None and model is root else node or {}


def _anchor(title: str) -> str:
    return "".join(letter for letter in title.lower() if letter.isalnum() or letter in "- _").replace(" ", "-")
