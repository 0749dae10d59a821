"""Text as the model keeps it: Unicode NFC, lines ended by a newline, only characters a document can hold.

It must never drop or change a visible character.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

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

__all__ = ["Line", "RichText", "Span", "Term", "Text", "plain"]

# Characters that XML 1.0 cannot hold (tab and newline can): a value with one of them cannot reach Word whole.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _composed(value: str) -> str:
    """NFC with newlines as line feeds; refuses characters that no document can hold."""
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    found = _UNPRINTABLE.search(value)
    if found:
        raise PydanticCustomError(
            "ky_tu_cam", "có ký tự điều khiển U+{code}, văn bản không thể chứa", {"code": f"{ord(found[0]):04X}"}
        )
    return value


def _trimmed(value: str) -> str:
    value = value.strip(" \t\n")
    # A no-break space alone looks empty on paper and in a cell, so it is empty everywhere.
    if not value.strip():
        raise PydanticCustomError("de_trong", "không được để trống")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("nhieu_dong", "phải nằm trên một dòng")
    return value


Text = Annotated[str, AfterValidator(_composed), AfterValidator(_trimmed)]
"""Any text that is not empty; may run over several lines. Blank ends are not part of it."""

Line = Annotated[Text, AfterValidator(_one_line)]
"""Text on one line."""


class Term(BaseModel):
    """The base of every model: frozen, and refusing keys it does not know."""

    # Built at first use: a command pays only for the models it validates.
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, defer_build=True)


_Piece = Annotated[str, AfterValidator(_composed)]


class Span(Term):
    """A piece of a paragraph in one look; exactly one of the three is given, blanks at its ends are kept."""

    plain: _Piece | None = Field(None, alias="thuong", description="chữ thường")
    bold: _Piece | None = Field(None, alias="dam", description="chữ in đậm")
    italic: _Piece | None = Field(None, alias="nghieng", description="chữ in nghiêng")

    @model_validator(mode="after")
    def _exactly_one(self) -> Span:
        if len([piece for piece in (self.plain, self.bold, self.italic) if piece is not None]) != 1:
            raise PydanticCustomError("mot_trong", "ghi đúng một trong các khóa: thuong, dam, nghieng")
        return self

    @property
    def text(self) -> str:
        """The characters, without their look."""
        return next(piece for piece in (self.plain, self.bold, self.italic) if piece is not None)


def _spans(value: Any) -> Any:
    """A string is one plain span; a list mixes strings and `{dam: …}` or `{nghieng: …}`."""
    if isinstance(value, str):
        return ({"thuong": value.strip(" \t\n")},)
    if isinstance(value, (list, tuple)):
        return tuple({"thuong": piece} if isinstance(piece, str) else piece for piece in value)
    return value


def _some_text(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not plain(spans).strip():
        raise PydanticCustomError("de_trong", "không được để trống")
    return spans


def plain(spans: tuple[Span, ...]) -> str:
    """The characters of a rich text, without their look."""
    return "".join(span.text for span in spans)


RichText = Annotated[
    tuple[Span, ...],
    BeforeValidator(_spans),
    AfterValidator(_some_text),
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
