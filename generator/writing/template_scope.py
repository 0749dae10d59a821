"""Which names stand at a place of a template, and what each stands for.

It must never parse an expression or know what is done with a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.writing.template_names import Kind, Plain, Series, names_of, open_names

__all__ = ["FLAG", "NUMBER", "UNKNOWN", "Loop", "Scope", "Value", "at_path", "element_of"]


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression is worth; `prints` are the paths of the data it shows when it is printed."""

    kind: Kind
    path: str = ""
    prints: frozenset[str] = frozenset()
    choices: tuple[str, ...] = ()
    constant: object = None

    @property
    def unknown(self) -> bool:
        """Whether a fault has been told already, so that no more can be said."""
        return self.kind is Plain.UNKNOWN


UNKNOWN = Value(Plain.UNKNOWN)
FLAG = Value(Plain.FLAG)
NUMBER = Value(Plain.NUMBER)


def element_of(value: Value) -> Value:
    """An element of a list."""
    if not isinstance(value.kind, Series):
        return UNKNOWN
    return at_path(value.kind.element, f"{value.path}[]")


def at_path(kind: Kind, path: str, choices: tuple[str, ...] = ()) -> Value:
    """The datum at a path."""
    shows = kind in {Plain.TEXT, Plain.RUNS, Plain.NUMBER}
    return Value(kind, path, frozenset({path}) if shows else frozenset(), choices)


@dataclass(slots=True)
class Loop:
    """A `for` that is open: its variable, one element of its list, and the tag that opened it."""

    variable: str
    element: Value
    source: str
    in_else: bool = False


@dataclass(slots=True)
class Scope:
    """The names that stand at a place: those of the view, and the variables of the loops around it."""

    view: type
    loops: list[Loop] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Value | None:
        """What a name stands for here; None where there is no such name."""
        for loop in reversed(self.loops):
            if loop.variable == name and not loop.in_else:
                return loop.element
        known = names_of(self.view).get(name)
        if known is None or known.internal:
            return None
        return at_path(known.kind, known.name, known.choices)

    @property
    def looping(self) -> bool:
        """Whether `loop` is known here."""
        return any(not loop.in_else for loop in self.loops)

    def names(self) -> list[str]:
        """Every name that may be written here."""
        own = [loop.variable for loop in self.loops if loop.variable and not loop.in_else]
        return [*own, *(["loop"] if self.looping else []), *(name.name for name in open_names(self.view))]

    def spoken(self, path: str) -> str:
        """A path of the vocabulary as it is written here: `dieu[].so` is `d.so` inside `for d in dieu`."""
        for loop in reversed(self.loops):
            above = loop.element.path
            if above and not loop.in_else and (path == above or path.startswith((f"{above}.", f"{above}["))):
                return f"{loop.variable}{path[len(above) :]}"
        owner, _, last = path.rpartition("[].")
        return f"x.{last} trong vòng lặp qua {owner.replace('[]', '')}" if owner else path
