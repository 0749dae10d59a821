"""Jinja as templates get it: sandboxed, autoescaped, strict, and able to reach nothing but the names of the views.

Templates are files that people pass around, so they are not trusted: no calls, no globals, no attributes but the
fields of a view and of `loop`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, pass_context
from jinja2.exceptions import TemplateError, TemplateRuntimeError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.writing.printing import Unprintable, printed
from generator.writing.programs import Renderer
from generator.writing.view_classes import VIEW_CLASSES

__all__ = ["SAFE_FILTERS", "TemplateSandbox", "build_renderer"]

SAFE_FILTERS = ("capitalize", "default", "join", "length", "lower", "replace", "title", "trim", "upper")
"""The filters of Jinja that a template may use."""

_FIELDS: dict[type, frozenset[str]] = {view: frozenset(view._fields) for view in VIEW_CLASSES.values()}


def _finalized(value: Any) -> Any:
    """What `{{ … }}` puts into the document, marked so that Jinja does not escape it again."""
    if isinstance(value, Undefined):
        return str(value)
    try:
        return Markup(printed(value))
    except Unprintable as problem:
        raise TemplateRuntimeError(str(problem)) from problem


def _unfolded(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as a filter that Jinja does not compute once and for all when it compiles."""

    @pass_context
    def filtered(context: Context, *arguments: Any) -> Any:
        value = function(*arguments)
        return Markup(value) if isinstance(value, str) else value  # the rest are lists of views

    return filtered


def build_renderer(source: str) -> Renderer:
    """A function that renders a prepared source by Jinja itself, for templates that a program cannot say."""
    compiled: dict[int, Template] = {}

    def render(view: Any, filters: Mapping[str, Callable[..., Any]]) -> Iterator[str]:
        template = compiled.get(0) or compiled.setdefault(0, TemplateSandbox(filters).from_string(source))
        try:
            yield template.render(view._asdict())
        except TemplateError as problem:
            raise Unprintable(problem.message or "") from problem

    return render


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """The one environment that templates are compiled in."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]] | None = None) -> None:
        super().__init__(
            autoescape=True, undefined=StrictUndefined, finalize=_finalized, keep_trailing_newline=True, cache_size=0
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in SAFE_FILTERS}
        for name, function in (filters or {}).items():
            self.filters.setdefault(name, _unfolded(function))

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
        if obj.__class__ is tuple and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called from a template."""
        return False
