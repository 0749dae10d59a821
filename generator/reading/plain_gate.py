"""The way past the gate for what is plainly right: raw values as plain records, by the models' own blueprint.

It accepts less than the gate and never more, and makes of it what the gate makes; whatever it has the slightest doubt
of is a `Doubt`, and the gate looks at everything anew. So it tells no fault, and most builds need not load pydantic.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.findings import Finding
from generator.model import kinds, records, values
from generator.model.blueprint import load_blueprint
from generator.patterns import Pattern
from generator.reading.yaml_files import PathPart, RawValues

__all__ = ["Doubt", "PlainGate"]

_Reader = Callable[[Any], Any]

# Where Python's and pydantic's patterns and numbers surely agree.
_ASCII_WORD = Pattern(r"[A-Za-z0-9_-]+")
_INTEGER = Pattern(r"[1-9][0-9]{0,5}")
_DECIMAL = Pattern(r"[1-9][0-9]{0,3}(?:\.[0-9]{1,3})?")


class Doubt(Exception):
    """Something is not plainly right; what, the gate will say."""


class _Record:
    """The base of plain records: attributes by the models' names."""

    def model_copy(self, *, update: Mapping[str, Any]) -> Any:
        """The same record with other values, as the models have it."""
        record = object.__new__(type(self))
        record.__dict__.update(self.__dict__, **update)
        return record


class PlainGate:
    """Reads raw values by the blueprint.

    Attributes:
        line_fields: the column keys that a result line has fields for, and their names.

    Raises:
        Doubt: there is no blueprint of the models as they are now.
    """

    def __init__(self) -> None:
        blueprint = load_blueprint()
        if blueprint is None:
            raise Doubt("blueprint.json")
        self._blueprint = blueprint
        self._readers: dict[str, _Reader] = {}
        lines = blueprint["ResultLine"]["fields"]
        self.line_fields = {field["key"]: field["name"] for field in lines if field["name"] != "other"}

    def build(
        self, name: str, raw: RawValues, at: Sequence[PathPart] = (), *, advice: Mapping[str, str] | None = None
    ) -> tuple[Any, tuple[Finding, ...]]:
        """A record of the model's name.

        Raises:
            Doubt: a value is not plainly right.
        """
        if at:
            raise Doubt("a part of a file is looked at only where the whole is faulty")
        try:
            return self._record(name)(raw.value), ()
        except values.Fault as fault:
            raise Doubt(str(fault)) from fault

    def _record(self, name: str) -> _Reader:
        if name not in self._readers:
            # Groups hold groups: the reader is known by name before its own fields are.
            self._readers[name] = lambda value: self._readers[name](value)
            self._readers[name] = self._record_reader(name)
        return self._readers[name]

    def _record_reader(self, name: str) -> _Reader:
        blueprint = self._blueprint[name]
        bases = (getattr(records, blueprint["record"]),) if blueprint["record"] else ()
        words = {"line_fields": self.line_fields} if name in ("ResultLine", "Task") else {}
        kind: Any = type(name, (*bases, _Record), words)
        fields = {field["key"]: (field["name"], self._shape(field["shape"])) for field in blueprint["fields"]}
        needed = {field["key"] for field in blueprint["fields"] if "default" not in field}
        defaults = {
            field["name"]: fields[field["key"]][1](field["default"])
            for field in blueprint["fields"]
            if "default" in field
        }
        widen = kind.widen if blueprint["widened"] else None
        checked = blueprint["checked"]

        def read(value: Any) -> Any:
            if widen is not None:
                value = widen(value)
            if type(value) is kind:
                return value
            if type(value) is not dict or not needed <= value.keys():
                raise Doubt(name)
            record = object.__new__(kind)
            known = record.__dict__
            known.update(defaults)
            for key, inner in value.items():
                if key not in fields:
                    raise Doubt(key)
                attribute, reader = fields[key]
                known[attribute] = reader(inner)
            if checked:
                record.check()
            return record

        return read

    def _shape(self, shape: Mapping[str, Any]) -> _Reader:
        reader = self._bare_shape(shape)
        before = getattr(values, shape["before"]) if "before" in shape else None
        after = [getattr(values, name) for name in shape.get("after", ())]
        if before is None and not after:
            return reader

        def read(value: Any) -> Any:
            value = reader(value if before is None else before(value))
            for function in after:
                value = function(value)
            return value

        return read

    def _bare_shape(self, shape: Mapping[str, Any]) -> _Reader:
        match shape["kind"]:
            case "record":
                return self._record(shape["of"])
            case "maybe":
                inner = self._shape(shape["of"])
                return lambda value: None if value is None else inner(value)
            case "list":
                return _list(self._shape(shape["of"]), shape.get("min_length", 0), shape.get("max_length"))
            case "dict":
                return _dict(self._shape(shape["keys"]), self._shape(shape["of"]))
            case "word":
                return _word(getattr(kinds, shape["of"]))
            case "str":
                return _text(shape.get("pattern"))
            case "bool":
                return _truth
            case "int":
                return _number(_INTEGER, int, shape)
            case "float":
                return _number(_DECIMAL, float, shape)
            case "made":
                return _made
        raise Doubt(shape["kind"])


def _text(pattern: str | None) -> _Reader:
    def read(value: Any) -> str:
        if type(value) is not str:
            raise Doubt("text")
        if pattern is not None and not (_ASCII_WORD.fullmatch(value) and re.fullmatch(pattern, value)):
            raise Doubt(value)
        return value

    return read


def _list(inner: _Reader, least: int, most: int | None) -> _Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if type(value) not in (list, tuple) or len(value) < least or (most is not None and len(value) > most):
            raise Doubt("list")
        return tuple(map(inner, value))

    return read


def _dict(keys: _Reader, inner: _Reader) -> _Reader:
    def read(value: Any) -> dict[Any, Any]:
        if type(value) is not dict:
            raise Doubt("dict")
        made = {keys(key): inner(one) for key, one in value.items()}
        if len(made) != len(value):
            raise Doubt("keys that become one")
        return made

    return read


def _word(words: Any) -> _Reader:
    known = {word.value: word for word in words}

    def read(value: Any) -> Any:
        if type(value) is not str or value not in known:
            raise Doubt("word")
        return known[value]

    return read


def _truth(value: Any) -> bool:
    if value not in ("true", "false"):
        raise Doubt("true or false")
    return bool(value == "true")


def _number(pattern: Pattern, kind: Callable[[str], float], limits: Mapping[str, Any]) -> _Reader:
    least, most = limits.get("ge"), limits.get("le")
    above, below = limits.get("gt"), limits.get("lt")

    def read(value: Any) -> float:
        if type(value) is int:
            number: float = value
        elif type(value) is str and pattern.fullmatch(value):
            number = kind(value)
        else:
            raise Doubt("number")
        if (
            (least is not None and number < least)
            or (most is not None and number > most)
            or (above is not None and number <= above)
            or (below is not None and number >= below)
        ):
            raise Doubt("number")
        return number

    return read


def _made(value: Any) -> Any:
    """What a function of `values` made of a text: a day, or a month and its year."""
    if type(value) is datetime.date:
        return value
    if type(value) is tuple and len(value) == 2 and all(type(part) is int for part in value):
        return value
    raise Doubt("date")
