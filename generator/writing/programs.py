"""A prepared template as a program: plain data that can be kept, and the Python function it stands for.

Jinja parses; what it parsed is kept here as nested lists of a few known kinds, because a function of its own renders
faster than Jinja's generated code, and because kept lists can be checked before they are run, which bytecode cannot.
A template that says more than these lists can is rendered by Jinja itself (`sandbox`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.writing import views
from generator.writing.printing import SPECIAL, printed

__all__ = ["Program", "Renderer", "Unsupported", "build_function"]

Program = list[Any]
"""Steps: `["text", words]` · `["print", expression]` · `["for", name, expression, steps]` ·
`["if", [[expression, steps], …], steps]`.

Expressions: `["name", n]` · `["field", expression, n]` · `["loop", n]` · `["const", value]` · `["not", e]` ·
`["and" | "or", e, e]` · `["equal" | "differ", e, e]` · `["filter", n, e, [arguments]]` · `["join", [e, …]]`.
An argument is a value or an expression.
"""

_LOOP = {"first": "{i} == 0", "last": "{i} == len({s}) - 1", "index": "{i} + 1", "index0": "{i}", "length": "len({s})"}
# What is written is handed on in the loops over appendices and over their rows; a row is never that long.
_OUTER_LOOPS = 2
_FLUSH = 2048


class Unsupported(Exception):
    """The template says something that a program cannot."""


Renderer = Callable[[Any, Mapping[str, Callable[..., Any]]], Iterator[str]]


def build_function(program: Program, view: type[Any]) -> Renderer:
    """The function that renders a program: takes a view and the layout filters, gives the text in pieces.

    Every name is checked against the views, so a program from a store can do nothing but read their fields.

    Raises:
        Unsupported: a step, an expression or a name is not one of the known ones.
    """
    writer = _Writer(_fields_beside(view))
    names = {name: f"v_{name}" for name in view._fields}
    writer.line("def render(view, filters):")
    with writer:
        writer.line("out = []; w = out.append")
        for name, variable in names.items():
            writer.line(f"{variable} = view.{name}")
        try:
            writer.steps(program, names, ())
        except (TypeError, ValueError, IndexError, KeyError, AttributeError, RecursionError) as broken:
            raise Unsupported(str(broken)) from broken
        writer.line("yield ''.join(out)")
    space: dict[str, Any] = {"p": printed, "special": SPECIAL.search}
    try:
        exec(compile("\n".join(writer.lines), "<template>", "exec"), space)  # names are checked, words are repr
    except (SyntaxError, RecursionError, MemoryError) as broken:  # nested deeper than Python goes
        raise Unsupported(str(broken)) from broken
    render: Renderer = space["render"]
    return render


def _fields_beside(view: type[Any]) -> frozenset[str]:
    """The names of all fields of the views declared beside a view, and of those that any view may be made of.

    Views of other modules are not asked for: loading them takes longer than rendering a document.
    """
    beside = sys.modules[view.__module__]
    known = [view, *(getattr(module, name) for module in (views, beside) for name in getattr(module, "__all__", ()))]
    return frozenset(name for one in known for name in one._fields)


class _Writer:
    """Writes the function's lines; what is written inside `with` is one step deeper.

    `names` maps what a template calls things to the function's variables, `fields` are the names that views have.
    """

    def __init__(self, fields: frozenset[str]) -> None:
        self.lines: list[str] = []
        self._fields = fields
        self._depth = 0
        self._count = 0
        self._loops = 0

    def line(self, text: str) -> None:
        self.lines.append("    " * self._depth + text)

    def __enter__(self) -> None:
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1

    def steps(self, steps: Program, names: Mapping[str, str], loop: tuple[str, ...]) -> None:
        pending: list[str] = []
        wrote = False
        for step in steps:
            kind = step[0]
            if kind == "text":
                pending.append(repr(_text(step[1])).replace("{", "{{").replace("}", "}}"))
            elif kind == "print":
                pending.append(self._printed(step[1], names, loop))
            else:
                wrote = self._flush(pending) or wrote
                if kind == "for":
                    self._for(step, names)
                elif kind == "if":
                    self._if(step, names, loop)
                else:
                    raise Unsupported(str(kind))
                wrote = True
        if not (self._flush(pending) or wrote):
            self.line("pass")

    def _flush(self, pending: list[str]) -> bool:
        """Writes what is pending as one f-string, the fastest way Python joins text."""
        if pending:
            self.line(f"w({' '.join('f' + piece for piece in pending)})")
        found = bool(pending)
        pending.clear()
        return found

    def _printed(self, expression: Any, names: Mapping[str, str], loop: tuple[str, ...]) -> str:
        value = self._value(expression, names, loop)
        if expression[0] == "field" and expression[2].endswith("_xml"):
            return f"'{{{value}}}'"
        # A name for the value keeps quotes out of the f-string, which Python 3.11 does not nest.
        variable = self._variable("e")
        self.line(f"{variable} = {value}")
        self.line(f"if {variable}.__class__ is not str or special({variable}): {variable} = p({variable})")
        return f"'{{{variable}}}'"

    def _for(self, step: Any, names: Mapping[str, str]) -> None:
        _, name, expression, body = step
        sequence, index, item = self._variable("s"), self._variable("i"), self._variable("x")
        self.line(f"{sequence} = {self._value(expression, names, ())}")
        self.line(f"for {index}, {item} in enumerate({sequence}):" if _counts(body) else f"for {item} in {sequence}:")
        self._loops += 1
        with self:
            self.steps(body, {**names, _identifier(name): item}, (index, sequence))
            if self._loops <= _OUTER_LOOPS:
                self.line(f"if len(out) > {_FLUSH}: yield ''.join(out); out.clear()")
        self._loops -= 1

    def _if(self, step: Any, names: Mapping[str, str], loop: tuple[str, ...]) -> None:
        for number, (test, body) in enumerate(step[1]):
            self.line(f"{'elif' if number else 'if'} {self._value(test, names, loop)}:")
            with self:
                self.steps(body, names, loop)
        if step[2]:
            self.line("else:")
            with self:
                self.steps(step[2], names, loop)

    def _variable(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count}"

    def _value(self, expression: Any, names: Mapping[str, str], loop: tuple[str, ...]) -> str:
        kind = expression[0]
        if kind == "name":
            return names[expression[1]]
        if kind == "field":
            if expression[2] not in self._fields:
                raise Unsupported(str(expression[2]))
            return f"{self._value(expression[1], names, loop)}.{expression[2]}"
        if kind == "loop":
            index, sequence = loop
            return f"({_LOOP[expression[1]].format(i=index, s=sequence)})"
        if kind == "const" and isinstance(expression[1], (str, bool, int)):
            return repr(expression[1])
        if kind == "not":
            return f"(not {self._value(expression[1], names, loop)})"
        if kind in ("and", "or", "equal", "differ"):
            sign = {"equal": "==", "differ": "!="}.get(kind, kind)
            left, right = (self._value(side, names, loop) for side in expression[1:])
            return f"({left} {sign} {right})"
        if kind == "filter":
            arguments = (one if isinstance(one, list) else ["const", one] for one in expression[3])
            values = [self._value(value, names, loop) for value in (expression[2], *arguments)]
            return f"filters[{_identifier(expression[1])!r}]({', '.join(values)})"
        if kind == "join":
            return f"({' + '.join(f'str({self._value(part, names, loop)})' for part in expression[1])})"
        raise Unsupported(str(kind))


def _counts(steps: Any) -> bool:
    """Whether steps of a loop ask for its count, so that it must be kept."""
    if isinstance(steps, list):
        return steps[:1] == ["loop"] or any(_counts(step) for step in steps)
    return False


def _identifier(value: Any) -> str:
    if isinstance(value, str) and value.isidentifier() and not value.startswith("_"):
        return value
    raise Unsupported(str(value))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise Unsupported(str(type(value)))
