"""The gate: raw values to the model, or every fault at once with its place.

It knows models and places; it never opens a file and never lets an English sentence through.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.findings import Finding, Place, Severity
from generator.model.agency import Agency
from generator.model.appendix import LINE_FIELDS, Appendix, TaskList
from generator.model.dossier import Decision, Dossier, Issuing, Plan
from generator.model.text import Span
from generator.reading.gate_messages import likely, say
from generator.reading.yaml_files import PathPart, RawValues, holds

__all__ = ["FullGate", "RawValues", "build_model"]

M = TypeVar("M", bound=BaseModel)

_MAX_LOOKS = 6


def build_model(
    model: type[M],
    raw: RawValues,
    at: Sequence[PathPart] = (),
    *,
    advice: Mapping[str, str] | None = None,
) -> tuple[M | None, tuple[Finding, ...]]:
    """A model from raw values, or all that is wrong with them.

    Args:
        model: what to build.
        raw: the values and their places.
        at: the path of the values inside `raw`.
        advice: for keys that the model does not know, what to do about them instead.

    Returns:
        The model, None when there are findings; the findings sorted by place.
    """
    value = raw.value
    for part in at:
        value = value[part]
    gate = _Gate(model, raw, tuple(at), dict(advice or {}))
    built = gate.look(value)
    findings = tuple(sorted(gate.findings, key=lambda finding: finding.sort_key))
    return (None if findings else built), findings


class FullGate:
    """The gate by the names of models, for readers that go through it or past it alike (`plain_gate`)."""

    line_fields = LINE_FIELDS

    def build(
        self, name: str, raw: RawValues, at: Sequence[PathPart] = (), *, advice: Mapping[str, str] | None = None
    ) -> tuple[Any, tuple[Finding, ...]]:
        """See `build_model`."""
        return build_model(_MODELS[name], raw, at, advice=advice)


_MODELS: dict[str, type[BaseModel]] = {
    model.__name__: model for model in (Agency, Appendix, Decision, Dossier, Issuing, Plan, TaskList)
}


class _Gate:
    """One passage through the gate.

    pydantic does not run the checks of a whole (a task, a plan) while one of its parts is faulty. So after a first
    look the faults are stood in for and the values looked at again, until nothing new comes up; what could be
    a mere consequence of a stand-in is not told.
    """

    def __init__(
        self, model: type[BaseModel], raw: RawValues, at: tuple[PathPart, ...], advice: dict[str, str]
    ) -> None:
        self.model, self.raw, self.at, self.advice = model, raw, at, advice
        self.findings: list[Finding] = []
        self._seen: set[tuple[tuple[PathPart, ...], str]] = set()
        self._replaced: list[tuple[PathPart, ...]] = []
        self._inserted: list[tuple[PathPart, ...]] = []
        self._thinned: set[tuple[PathPart, ...]] = set()
        self._renamed: dict[tuple[PathPart, ...], str] = {}
        self._stand_ins = 0

    def look(self, value: Any) -> Any:
        """Validates, notes every fault, stands in for them, and looks again."""
        for turn in range(_MAX_LOOKS):
            try:
                return self.model.model_validate(value)
            except ValidationError as error:
                errors = error.errors(include_url=False)
            except RecursionError:
                message = "dữ liệu lồng nhau quá sâu"
                self._add("long_qua_sau", self.raw.place(self.at), message, "viết lại theo tệp mẫu")
                return None
            if turn == 0:
                value = copy.deepcopy(value)
            # Unknown keys first: one that is a misspelt needed key then stands in for it, and its value is looked at.
            errors.sort(key=lambda error: error["type"] != "extra_forbidden")
            if not [error for error in errors if self._take(error, value)]:
                return None
        return None

    def _take(self, error: ErrorDetails, value: Any) -> bool:
        """Notes one error and stands in for it in `value`; False if it is known or nothing can be done."""
        path, own = _raw_path(error["loc"], value, error["type"])
        if (path, error["type"]) in self._seen or _is_short_of_good_items(error):
            return False
        if error["type"] == "missing" and path in self._renamed:
            return False  # told with the misspelt key that now stands in for it
        self._seen.add((path, error["type"]))
        kind = error["type"]
        field = _field_at(self.model, error["loc"])
        if error.get("input") is None and kind != "missing" and field is not None and not field.is_required():
            # A key that is there with nothing behind it says as little as no key.
            return _delete(value, path)
        if any(path[: len(done)] == done for done in (*self._replaced, *self._inserted)):
            return False
        if own and (path in self._thinned or any(done[: len(path)] == path for done in self._replaced)):
            return False
        self._note(error, path, value, field)
        return self._stand_in(error, path, value, field)

    def _note(self, error: ErrorDetails, path: tuple[PathPart, ...], value: Any, field: FieldInfo | None) -> None:
        kind, place = error["type"], self._place(path)
        if kind == "missing":
            described = f" ({field.description})" if field is not None and field.description else ""
            place = self._place(path, renamed=False)
            self._add("thieu_khoa", place, f"thiếu khóa {path[-1]}{described}", f"thêm dòng “{path[-1]}: …”")
        elif kind == "extra_forbidden":
            message = f"không có khóa nào tên là {path[-1]}{self._missed_beside(error, path, value)}"
            self._add("khoa_la", place, message, self._unknown_key(error, path, value))
        else:
            code, message, hint = say(error)
            context = error.get("ctx") or {}
            names = [name for name in str(context.get("keys", context.get("key", ""))).split(", ") if name]
            inside = _at(value, path)
            places = [self._place((*path, name)) for name in names if isinstance(inside, dict) and name in inside]
            if places and "keys" in context:
                for name, spot in zip(names, places, strict=False):
                    self._add(code, spot, message.replace(str(context["keys"]), name), hint)
            else:
                self._add(code, places[0] if places else place, message, hint)

    def _missed_beside(self, error: ErrorDetails, path: tuple[PathPart, ...], value: Any) -> str:
        """That the key probably meant is one that must be there and is not."""
        near = likely(str(path[-1]), _known_keys(self.model, error["loc"][:-1]))
        field = _field_at(self.model, (*error["loc"][:-1], near)) if near else None
        parent = _at(value, path[:-1])
        if field is None or not field.is_required() or not isinstance(parent, dict) or near in parent:
            return ""
        return f", còn khóa {near}{f' ({field.description})' if field.description else ''} thì thiếu"

    def _unknown_key(self, error: ErrorDetails, path: tuple[PathPart, ...], value: Any) -> str:
        key = str(path[-1])
        if key in self.advice:
            return self.advice[key]
        known = _known_keys(self.model, error["loc"][:-1])
        near = likely(key, known)
        if near:
            return f"có phải ý là {near}?"
        hint = f"các khóa dùng được ở đây: {', '.join(known)}"
        if " " in key:
            hint = "nếu đây là câu văn có dấu hai chấm, đặt cả câu trong ngoặc kép; " + hint
        return hint

    def _stand_in(self, error: ErrorDetails, path: tuple[PathPart, ...], value: Any, field: FieldInfo | None) -> bool:
        if error["type"] == "extra_forbidden":
            near = likely(str(path[-1]), _known_keys(self.model, error["loc"][:-1]))
            parent = _at(value, path[:-1])
            if near and isinstance(parent, dict) and near not in parent:
                parent[near] = parent.pop(path[-1])
                self._renamed[(*path[:-1], near)] = str(path[-1])
                return True
            self._thinned.add(path[:-1])
            return _delete(value, path)
        if error["type"] == "missing":
            parent = _at(value, path[:-1])
            made = self._made(field.annotation) if field is not None else None
            if made is None or not isinstance(parent, dict):
                return False
            if path[-1] in parent:
                return True
            parent[path[-1]] = made
            self._inserted.append(path)
            return True
        if not path:
            return False
        self._replaced.append(path)
        parent, last = _at(value, path[:-1]), path[-1]
        made = self._made(str if isinstance(_at(value, path), str) else field.annotation if field is not None else None)
        if made is None:
            return False
        parent[last] = made
        return True

    def _made(self, annotation: Any) -> Any:
        """A value that an annotation probably accepts, different each time; None when none is known."""
        if annotation is str or _is_rich_text(annotation):
            self._stand_ins += 1
            return f"x{self._stand_ins}"
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            made = {
                field.alias or name: self._made(field.annotation)
                for name, field in annotation.model_fields.items()
                if field.is_required()
            }
            return None if None in made.values() else made
        inner = [item for item in get_args(annotation) if item not in (type(None), Ellipsis)]
        if not inner:
            return None
        first = self._made(inner[0])
        return [first] if _origin_name(annotation) in ("tuple", "list") and first is not None else first

    def _place(self, path: tuple[PathPart, ...], *, renamed: bool = True) -> Place:
        for end in range(len(path) if renamed else len(path) - 1, 0, -1):
            written = self._renamed.get(path[:end])
            if written is not None:
                path = (*path[: end - 1], written, *path[end:])
        return self.raw.place((*self.at, *path))

    def _add(self, code: str, place: Place, message: str, hint: str) -> None:
        self.findings.append(Finding(code, Severity.ERROR, place, message, hint))


def _is_short_of_good_items(error: ErrorDetails) -> bool:
    """Whether a list is long enough as written and only its faulty items, told on their own, make it too short."""
    items = error.get("input")
    return (
        error["type"] == "too_short"
        and isinstance(items, list)
        and len(items) >= int((error.get("ctx") or {}).get("min_length", 0))
    )


def _is_rich_text(annotation: Any) -> bool:
    """Whether it is a list of spans, which may be written as one text."""
    return get_args(annotation)[:1] == (Span,) and _origin_name(annotation) == "tuple"


def _origin_name(annotation: Any) -> str:
    return getattr(getattr(annotation, "__origin__", None), "__name__", "")


def _raw_path(loc: Sequence[PathPart], value: Any, kind: str) -> tuple[tuple[PathPart, ...], bool]:
    """An error's location as a path of the raw values, and whether the error is about the whole found there.

    Parts that the file does not have (the names of union members, the long form of what was written short) drop out.
    """
    path: list[PathPart] = []
    dropped = False
    for part in loc:
        if holds(value, part):
            path.append(part)
            value = value[part]
        else:
            dropped = True
    if kind == "missing" and loc and dropped:
        path.append(loc[-1])
    return tuple(path), isinstance(value, (dict, list)) and kind != "missing"


def _at(value: Any, path: Sequence[PathPart]) -> Any:
    for part in path:
        value = value[part]
    return value


def _delete(value: Any, path: tuple[PathPart, ...]) -> bool:
    parent = _at(value, path[:-1]) if path else None
    if not isinstance(parent, dict):
        return False
    parent.pop(path[-1], None)
    return True


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _field_of(model: type[BaseModel], key: PathPart) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def _owner(model: type[BaseModel], loc: Sequence[PathPart]) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """The model whose key is the last part of a location, and the field that the location ends in."""
    owner: type[BaseModel] | None = model
    field: FieldInfo | None = None
    inner: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int):
            field = None
            continue
        owner = inner
        field = _field_of(owner, part) if owner is not None else None
        if field is None:
            continue
        inner = next(_models_in(field.annotation), None)
    return owner, field


def _field_at(model: type[BaseModel], loc: Sequence[PathPart]) -> FieldInfo | None:
    return _owner(model, loc)[1]


def _known_keys(model: type[BaseModel], loc: Sequence[PathPart]) -> list[str]:
    """The keys that may stand in the mapping at a location."""
    owner, _ = _owner(model, (*loc, ""))
    if owner is None:
        return []
    return [field.alias or name for name, field in owner.model_fields.items() if not field.exclude]
