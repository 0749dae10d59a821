"""Text as the model keeps it: Unicode NFC, lines ended by a newline, only characters a document can hold.

It must never drop or change a visible character.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Protocol, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.model.records import SpanRecord
from generator.model.values import Fault, composed, one_line, plain, some_text, spans, trimmed

__all__ = ["Line", "RichText", "Span", "Term", "Text", "checked", "plain", "told"]

_V = TypeVar("_V")
_R = TypeVar("_R", bound="Checked")


def told(function: Callable[[_V], _V]) -> Callable[[_V], _V]:
    """A function on values as a validator: pydantic hears of its faults."""

    @wraps(function)
    def validate(value: _V) -> _V:
        try:
            return function(value)
        except Fault as fault:
            raise PydanticCustomError(fault.code, fault.message, fault.context) from None

    return validate


class Checked(Protocol):
    """A record with something that must hold of it as a whole."""

    def check(self) -> None:
        """Raises a `Fault` where it does not hold."""


def checked(record: _R) -> _R:
    """The same record, looked at as a whole: the validator of models whose record has a `check`."""
    try:
        record.check()
    except Fault as fault:
        raise PydanticCustomError(fault.code, fault.message, fault.context) from None
    return record


Text = Annotated[str, AfterValidator(told(composed)), AfterValidator(told(trimmed))]
"""Any text that is not empty; may run over several lines. Blank ends are not part of it."""

Line = Annotated[Text, AfterValidator(told(one_line))]
"""Text on one line."""


class Term(BaseModel):
    """The base of every model: frozen, and refusing keys it does not know."""

    # Built at first use: a command pays only for the models it validates.
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, defer_build=True)


_Piece = Annotated[str, AfterValidator(told(composed))]


class Span(SpanRecord, Term):
    """A piece of a paragraph in one look; exactly one of the three is given, blanks at its ends are kept."""

    plain: _Piece | None = Field(None, alias="thuong", description="chữ thường")
    bold: _Piece | None = Field(None, alias="dam", description="chữ in đậm")
    italic: _Piece | None = Field(None, alias="nghieng", description="chữ in nghiêng")

    _checked = model_validator(mode="after")(checked)


RichText = Annotated[
    tuple[Span, ...],
    BeforeValidator(told(spans)),
    AfterValidator(told(some_text)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"type": "string"},
                            {
                                "type": "object",
                                "properties": {key: {"type": "string"} for key in ("thuong", "dam", "nghieng")},
                                "additionalProperties": False,
                                "minProperties": 1,
                                "maxProperties": 1,
                            },
                        ]
                    },
                },
            ]
        }
    ),
]
"""A paragraph: plain text, or a list of plain text and `{dam: …}`, `{nghieng: …}`."""
