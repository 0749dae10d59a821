"""The models of a year's files as plain data: each class with its keys, and what each value must be.

It reads the models themselves, so that no field is declared twice, and refuses a model that says something which plain
data cannot. Kept in `blueprint.json` (`make docs` writes it) under a digest of the models' sources: what was derived
from other sources is nothing to anybody. It must never know how a value is read.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from generator.model import records, values

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["BLUEPRINT_FILE", "derive_blueprint", "load_blueprint", "sources_digest"]

BLUEPRINT_FILE = Path(__file__).with_name("blueprint.json")
_SOURCES = ("agency.py", "appendix.py", "dossier.py", "text.py")


def sources_digest() -> str:
    """A digest of what the models are declared in, whatever its line ends."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update(Path(__file__).with_name(name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def load_blueprint() -> dict[str, Any] | None:
    """The classes by name; None where the kept blueprint is not that of these models."""
    try:
        kept = json.loads(BLUEPRINT_FILE.read_bytes())
        return dict(kept["models"]) if kept["sources"] == sources_digest() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def derive_blueprint() -> str:
    """The content of `blueprint.json`.

    Raises:
        ValueError: a model holds something that has no word here.
    """
    from generator.model.appendix import TaskList
    from generator.model.dossier import Dossier

    models: dict[str, Any] = {}
    waiting: list[type[BaseModel]] = [Dossier, TaskList]
    while waiting:
        model = waiting.pop(0)
        if model.__name__ not in models:
            models[model.__name__] = _model(model, waiting)
    lines = [f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in sorted(models.items())]
    return f'{{"sources": "{sources_digest()}", "models": {{\n' + ",\n".join(lines) + "\n}}\n"


def _model(model: type[BaseModel], waiting: list[type[BaseModel]]) -> dict[str, Any]:
    model.model_rebuild()
    decorators = model.__pydantic_decorators__
    checks = decorators.model_validators
    if not checks.keys() <= {"_checked", "_widened"} or decorators.validators or decorators.root_validators:
        raise ValueError(f"{model.__name__}: validators other than _checked and _widened")
    after: dict[str, list[str]] = {}
    for validator in decorators.field_validators.values():
        if validator.info.mode != "after":
            raise ValueError(f"{model.__name__}: a field validator that does not come after")
        for validated in validator.info.fields:
            after.setdefault(validated, []).append(_function(validator.func))
    record = next((base.__name__ for base in model.__mro__ if base.__module__ == records.__name__), "")
    _refuse_own_words(model)
    fields = []
    for name, field in model.model_fields.items():
        # Constraints and validators that pydantic took out of the annotation go back to where they were.
        shape = _shape(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, waiting)
        if name in after:
            shape["after"] = [*shape.get("after", ()), *after[name]]
        default = {} if field.is_required() else {"default": _raw(field.default)}
        fields.append({"name": name, "key": field.alias or name, "shape": shape, **default})
    return {"record": record, "widened": "_widened" in checks, "checked": "_checked" in checks, "fields": fields}


def _refuse_own_words(model: type[BaseModel]) -> None:
    """What a model says of itself stands in its record, where those who have no pydantic find it."""
    own = [name for name, value in vars(model).items() if not name.startswith(("_", "model_")) and _is_word(value)]
    if own:
        raise ValueError(f"{model.__name__}.{own[0]} belongs into generator/model/records.py")


def _is_word(value: Any) -> bool:
    return callable(value) or isinstance(value, (property, classmethod, staticmethod))


def _shape(annotation: Any, waiting: list[type[BaseModel]]) -> dict[str, Any]:
    import types
    from enum import Enum
    from typing import Union

    from pydantic import BaseModel, BeforeValidator

    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        # A day or a month is only ever what its own function makes of a text.
        made = next((mark for mark in inner[1:] if isinstance(mark, BeforeValidator)), None)
        bare = {"kind": "made"} if inner[0] in _MADE and made else _shape(inner[0], waiting)
        return _constrained(bare, inner[1:])
    if origin in (Union, types.UnionType):
        shapes = [_shape(one, waiting) for one in inner if one is not type(None)]
        if len(shapes) != 1:
            raise ValueError(f"a union of several: {annotation}")
        return {"kind": "maybe", "of": shapes[0]}
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return {"kind": "list", "of": _shape(inner[0], waiting)}
    if origin is dict:
        return {"kind": "dict", "keys": _shape(inner[0], waiting), "of": _shape(inner[1], waiting)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        waiting.append(annotation)
        return {"kind": "record", "of": annotation.__name__}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"kind": "word", "of": annotation.__name__}
    if annotation in (str, bool, int, float):
        return {"kind": annotation.__name__}
    raise ValueError(f"a type that has no word: {annotation}")


_MADE = (datetime.date, tuple[int, int])


def _constrained(shape: dict[str, Any], marks: tuple[Any, ...]) -> dict[str, Any]:
    from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

    for mark in marks:
        if isinstance(mark, WithJsonSchema):
            continue
        if isinstance(mark, BeforeValidator):
            # It runs before all others, wherever it stands among them.
            if "before" in shape:
                raise ValueError(f"a second validator that comes before: {mark}")
            shape["before"] = _function(mark.func)
        elif isinstance(mark, AfterValidator):
            shape.setdefault("after", []).append(_function(mark.func))
        elif isinstance(mark, StringConstraints):
            shape["pattern"] = str(mark.pattern)
            if any(value is not None for name, value in vars(mark).items() if name not in ("pattern", "strict")):
                raise ValueError(f"a constraint on text other than a pattern: {mark}")
        else:
            limits = {name: getattr(mark, name) for name in _LIMITS if hasattr(mark, name)}
            # A bound on what may be left out bounds what is there.
            bounded = shape["of"] if shape["kind"] == "maybe" else shape
            if len(limits) != 1 or not limits.keys() <= _BOUNDED.get(bounded["kind"], set()):
                raise ValueError(f"a constraint that has no word: {mark!r}")
            bounded.update(limits)
    if shape["kind"] == "maybe" and {"before", "after", "pattern"} & shape.keys():
        raise ValueError(f"a validator of what may be left out: {marks}")
    return shape


_BOUNDED = {
    "list": {"min_length", "max_length"},
    "int": {"ge", "gt", "le", "lt"},
    "float": {"ge", "gt", "le", "lt"},
}
"""Which bounds the values of a kind can have."""

_LIMITS = sorted(set().union(*_BOUNDED.values()))


def _function(function: Any) -> str:
    """The name of a function of `values`."""
    name = getattr(function, "__name__", "")
    if name not in values.__all__ or getattr(function, "__wrapped__", None) is not getattr(values, name):
        raise ValueError(f"a validator that is not told({values.__name__}.…): {function}")
    return str(name)


def _raw(default: Any) -> Any:
    """A default as a file would say it."""
    from enum import Enum

    from pydantic import BaseModel

    if isinstance(default, BaseModel):
        return default.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(default, tuple):
        return [_raw(one) for one in default]
    if isinstance(default, Enum):
        return default.value
    if isinstance(default, bool):
        return str(default).lower()
    if default is None or default == {} or isinstance(default, str):
        return default
    raise ValueError(f"a default that no file could say: {default!r}")
