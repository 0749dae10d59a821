"""Jinja as templates get it: sandboxed, autoescaped, strict, and able to reach nothing but the names of the views.

Templates are files that people pass around, so they are not trusted: no calls, no globals, no attributes but the
fields of a view and of `loop`.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.writing import views

__all__ = ["SAFE_FILTERS", "TemplateSandbox", "render_runs"]

SAFE_FILTERS = ("capitalize", "default", "join", "length", "lower", "replace", "title", "trim", "upper")
"""The filters of Jinja that a template may use."""

_FIELDS: dict[type, frozenset[str]] = {
    view: frozenset(field.name for field in dataclasses.fields(view))
    for view in (getattr(views, name) for name in views.__all__)
}
_LOOKS = {"": "", "dam": "<w:b/>", "nghieng": "<w:i/>"}
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


def _as_text(value: str) -> Markup:
    """Escaped text for inside a `w:t`; newlines and tabs become Word's own."""
    return escape(value).replace("\n", _BREAK).replace("\t", _TAB)


def render_runs(value: views.RunsView, properties: str = "") -> Markup:
    """Runs of a paragraph, each in its look on top of `properties`, the inside of the `w:rPr` of the tag's own run."""
    pieces = []
    for look, text in value.spans:
        inside = _LOOKS[look] + properties
        looks = f"<w:rPr>{inside}</w:rPr>" if inside else ""
        pieces.append(f'<w:r>{looks}<w:t xml:space="preserve">{_as_text(text)}</w:t></w:r>')
    return Markup("".join(pieces))


def _printed(value: Any) -> Any:
    """What `{{ … }}` puts into the document; refuses whatever is not text, so that no `None` or `nan` is printed."""
    kind = value.__class__
    if kind is str:
        return _as_text(value) if "\n" in value or "\t" in value else value
    if kind is Markup:
        return value
    if kind is views.RunsView:
        return render_runs(value)
    if kind is int:
        return str(value)
    if isinstance(value, Undefined):
        return str(value)
    raise TemplateRuntimeError(f"chỗ in ra không phải chữ mà là {_kind_word(value)}")


def _kind_word(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "một danh sách; dùng {%p for … %} để in từng phần tử"
    return "một nhóm dữ liệu; in từng mục bên trong" if type(value) in _FIELDS else f"kiểu {type(value).__name__}"


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """The one environment that templates are compiled in."""

    def __init__(self) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=_printed, keep_trailing_newline=True, cache_size=0
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in SAFE_FILTERS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a view or of `loop`; anything else is undefined."""
        fields = _FIELDS.get(obj.__class__)
        if fields is not None:
            if attribute in fields:
                return getattr(obj, attribute)
        elif obj.__class__ is LoopContext:
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An element of a list by its number; anything else is undefined."""
        if isinstance(obj, tuple) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called from a template."""
        return False
