"""JSON Schemas of the YAML files, made from the model, so that an editor completes and checks the keys.

It knows the model and JSON Schema (draft 2020-12); it must never name a field that it does not read off the model.
What the gate accepts the schema accepts: the short forms, and a number where a text is due (`stt: 1`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from generator.model.agency import Agency, Signer, Unit
from generator.model.appendix import Appendix, Column, Group, ResultLine, Task, TaskList
from generator.model.dossier import Article, Block, BlockKind, Decision, Document, IssueRecord, Issuing, Plan, PlanForm
from generator.model.house_rules import AgencyRules, OwnRule, Tightening
from generator.model.period import PeriodRule
from generator.model.progress import LineProgress, PeriodProgress
from generator.model.report import Goal, GoalFigure, OutlineNode, PeriodInput, ReportRules, SectionText
from generator.model.statistics import FormSet, Indicator, StatisticsForm
from generator.model.text import RichText, Term
from generator.model.urging import LetterRules

__all__ = ["SCHEMA_FILES", "render_schemas"]

SCHEMA_FILES: dict[str, type[Term]] = {
    "co_quan.schema.json": Agency,
    "quyet_dinh.schema.json": Decision,
    "ke_hoach.schema.json": Plan,
    "phu_luc.schema.json": TaskList,
    "ban_hanh.schema.json": Issuing,
    "bao_cao.schema.json": ReportRules,
    "bieu_mau.schema.json": FormSet,
    "ky_bao_cao.schema.json": PeriodInput,
    "tien_do.schema.json": PeriodProgress,
    "quy_tac.schema.json": AgencyRules,
}
"""The schema files and the model of the YAML file that each describes."""

_TITLES: dict[type[BaseModel], str] = {
    Agency: "Cơ quan ban hành",
    Unit: "Đơn vị",
    Signer: "Người ký",
    Decision: "Quyết định",
    Article: "Điều",
    Block: "Mục, khoản, điểm, gạch đầu dòng hoặc đoạn",
    Plan: "Kế hoạch",
    Appendix: "Phụ lục",
    Column: "Cột của phụ lục",
    TaskList: "Danh sách nhiệm vụ",
    Group: "Nhóm nhiệm vụ",
    Task: "Nhiệm vụ",
    ResultLine: "Dòng kết quả",
    Issuing: "Ghi nhận ban hành",
    IssueRecord: "Số và ngày của một văn bản",
    ReportRules: "Báo cáo: những gì dùng chung cho mọi kỳ",
    PeriodRule: "Kỳ báo cáo",
    OutlineNode: "Phần của đề cương",
    Goal: "Chỉ tiêu của kế hoạch",
    LetterRules: "Công văn đôn đốc",
    FormSet: "Biểu mẫu thống kê",
    StatisticsForm: "Biểu",
    Indicator: "Chỉ tiêu thống kê",
    PeriodInput: "Lời văn và số liệu của một kỳ",
    SectionText: "Lời văn của một phần",
    GoalFigure: "Số thực hiện của một chỉ tiêu",
    PeriodProgress: "Tiến độ của một kỳ",
    LineProgress: "Tiến độ của một dòng kết quả",
    AgencyRules: "Quy tắc kiểm tra của cơ quan",
    Tightening: "Yêu cầu của Nghị định đặt chặt hơn",
    OwnRule: "Quy tắc riêng",
}
"""What an editor calls a part when it says what is due at a place."""

_RICH_TEXT = "LoiVan"
_TEXT = {"type": ["string", "number"], "pattern": r"\S"}
_NULL = {"type": "null"}
_MANY_TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}

Node = dict[str, Any]


def render_schemas() -> dict[str, bytes]:
    """The schema files by name, the same bytes each time."""
    return {
        name: (json.dumps(_schema(model), ensure_ascii=False, indent=2) + "\n").encode()
        for name, model in SCHEMA_FILES.items()
    }


def _schema(model: type[Term]) -> Node:
    made = model.model_json_schema(by_alias=True)
    models = {found.__name__: found for found in _models_within(model)}
    definitions = {name: _definition(node, models.get(name)) for name, node in made.pop("$defs", {}).items()}
    definitions[_RICH_TEXT] = _rich_text()
    body = {"$ref": made["$ref"]} if "$ref" in made else _definition(made, model)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **body,
        "title": _TITLES[model],
    }
    needed = _needed(whole, definitions)
    whole["$defs"] = {name: definitions[name] for name in sorted(needed)}
    return whole


def _definition(node: Node, model: type[BaseModel] | None) -> Node:
    """One part: an object of the model, or the values of an enumeration."""
    if model is None:
        return {key: value for key, value in node.items() if key not in ("title", "description")}
    fields = {field.alias or name: field for name, field in model.model_fields.items() if not field.exclude}
    made: Node = {
        "title": _TITLES[model],
        "type": "object",
        "properties": {key: _property(key, node["properties"][key], field) for key, field in fields.items()},
        "additionalProperties": False,
    }
    required = [key for key, field in fields.items() if field.is_required()]
    if required:
        made["required"] = required
    _add_rules(made, model)
    short = _short_forms(model)
    return {"title": _TITLES[model], "anyOf": [*short, made]} if short else made


def _add_rules(made: Node, model: type[BaseModel]) -> None:
    """What the model's own checks ask of a whole part and a schema can say."""
    if model is Block:
        made["oneOf"] = [{"required": [kind.value]} for kind in BlockKind]
    if model is OutlineNode:
        names = ("section", "clause", "point")
        made["oneOf"] = [{"required": [str(OutlineNode.model_fields[name].alias)]} for name in names]
    if issubclass(model, ResultLine):
        for name in ("lead", "coordinating"):
            made["properties"][model.model_fields[name].alias]["anyOf"].append(_MANY_TEXTS)
    if issubclass(model, Document):
        subject = str(model.model_fields["subject"].alias)
        made["properties"][subject]["pattern"] = r"[^\s.;,]\s*$"
    if model is ReportRules:
        made["properties"][str(ReportRules.model_fields["planned"].alias)]["enum"] = [None]
    if model is Plan:
        own = [str(Plan.model_fields[name].alias) for name in ("signer", "receivers", "archive")]
        unprinted = [*own, *(str(Plan.model_fields[name].alias) for name in ("symbol", "planned"))]
        form = str(Plan.model_fields["form"].alias)
        made["if"] = {"properties": {form: {"const": PlanForm.ON_ITS_OWN.value}}, "required": [form]}
        made["then"] = {"required": own, "properties": {key: {"not": _NULL} for key in own}}
        made["else"] = {"properties": {key: {"enum": [None, []]} for key in unprinted}}


def _short_forms(model: type[BaseModel]) -> list[Node]:
    """How a part may be written instead of its keys."""
    if model is Block:
        return [_TEXT]
    if model is Article:
        return [{"$ref": f"#/$defs/{_RICH_TEXT}"}]
    if model is SectionText:
        return [_TEXT, {"type": "array", "items": {"$ref": f"#/$defs/{Block.__name__}"}}]
    return []


def _property(key: str, node: Node, field: FieldInfo) -> Node:
    made = _value(node)
    described = field.description or key
    default = made.pop("default", None)
    # A key that is left blank says as little as no key.
    if not field.is_required() and _NULL not in made.get("anyOf", []):
        made = {"anyOf": [made, _NULL]}
    made = {"title": _title(described), "description": described, **made}
    if isinstance(default, (str, bool)):
        made["default"] = default
    return made


def _title(description: str) -> str:
    """The first words of a description, up to where it goes into detail."""
    words = re.split(r"[;:(]|, (?:ví dụ|khi|không|nếu|theo)", description)[0].strip()
    return words[:1].upper() + words[1:]


def _value(node: Node) -> Node:
    """A value's schema in our words: texts may be numbers, rich text is named, no English titles."""
    node = {key: value for key, value in node.items() if key not in ("title", "description")}
    if "anyOf" in node:
        rich = _rich_text_written()
        choices = list(node["anyOf"])
        if all(choice in choices for choice in rich):
            rest = [choice for choice in choices if choice not in rich]
            node["anyOf"] = [{"$ref": f"#/$defs/{_RICH_TEXT}"}, *(_value(choice) for choice in rest)]
            if not rest:
                del node["anyOf"]
                node["$ref"] = f"#/$defs/{_RICH_TEXT}"
        else:
            node["anyOf"] = [_value(choice) for choice in choices]
    if node.get("type") == "string" and "pattern" not in node and "enum" not in node:
        node |= _TEXT
    for inside in ("items", "additionalProperties"):
        if isinstance(node.get(inside), dict):
            node[inside] = _value(node[inside])
    if "patternProperties" in node:
        node["patternProperties"] = {key: _value(value) for key, value in node["patternProperties"].items()}
        node["additionalProperties"] = False
    return node


def _rich_text_written() -> list[Node]:
    """How pydantic writes rich text, as the model declares it."""
    written: list[Node] = TypeAdapter(RichText).json_schema()["anyOf"]
    return written


def _rich_text() -> Node:
    text, pieces = _rich_text_written()
    return {"title": "Lời văn", "anyOf": [{**text, **_TEXT}, {**pieces, "minItems": 1}]}


def _models_within(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> Iterator[type[BaseModel]]:
    """A model and every model that its fields hold."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for found in _classes(field.annotation):
            yield from _models_within(found, seen)


def _classes(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes(inner)


def _needed(node: Any, definitions: dict[str, Node]) -> set[str]:
    """The names of the parts that a schema refers to, directly or not."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            name = str(item.get("$ref", "")).removeprefix("#/$defs/")
            if name in definitions and name not in found:
                found.add(name)
                waiting.append(definitions[name])
            waiting += item.values()
    return found
