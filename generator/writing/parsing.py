"""What Jinja parsed, as a program.

It knows Jinja's nodes; what is not among those below makes the template one that Jinja renders itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, nodes

from generator.writing.programs import Program, Unsupported

__all__ = ["parse_program"]

_COMPARED = {"eq": "equal", "ne": "differ"}
_FILTERS = {
    "bieu_do",
    "chu",
    "cot_dau",
    "ke_ngang",
    "lower",
    "ma_vung",
    "so_ma",
    "tieu_de_duoi",
    "tieu_de_tren",
    "upper",
}


def parse_program(source: str, environment: Environment) -> Program:
    """A prepared source as a program.

    Raises:
        Unsupported: it holds something that a program has no word for.
        TemplateSyntaxError: it is no Jinja.
    """
    return _steps(environment.parse(source).body)


def _steps(body: Iterable[nodes.Node]) -> Program:
    steps: Program = []
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                steps.append(
                    ["text", part.data] if isinstance(part, nodes.TemplateData) else ["print", _expression(part)]
                )
        elif isinstance(node, nodes.For):
            if node.else_ or node.test or node.recursive or not isinstance(node.target, nodes.Name):
                raise Unsupported("for")
            steps.append(["for", node.target.name, _expression(node.iter), _steps(node.body)])
        elif isinstance(node, nodes.If):
            branches = [[_expression(branch.test), _steps(branch.body)] for branch in (node, *node.elif_)]
            steps.append(["if", branches, _steps(node.else_)])
        else:
            raise Unsupported(type(node).__name__)
    return steps


def _expression(node: nodes.Node) -> list[Any]:
    match node:
        case nodes.Const():
            return ["const", node.value]
        case nodes.Name():
            if node.name == "loop":
                raise Unsupported("loop")
            return ["name", node.name]
        case nodes.Getattr(node=nodes.Name(name="loop")):
            return ["loop", node.attr]
        case nodes.Getattr():
            return ["field", _expression(node.node), node.attr]
        case nodes.Not():
            return ["not", _expression(node.node)]
        case nodes.And() | nodes.Or():
            return [type(node).__name__.lower(), _expression(node.left), _expression(node.right)]
        case nodes.Compare(ops=[operand]) if operand.op in _COMPARED:
            return [_COMPARED[operand.op], _expression(node.expr), _expression(operand.expr)]
        case nodes.Concat():
            return ["join", [_expression(part) for part in node.nodes]]
        case nodes.Filter(name=name, kwargs=[], dyn_args=None, dyn_kwargs=None) if name in _FILTERS and node.node:
            return ["filter", name, _expression(node.node), [_argument(argument) for argument in node.args]]
    raise Unsupported(type(node).__name__)


def _argument(node: nodes.Node) -> Any:
    match node:
        case nodes.Const(value=value):
            return value
        case nodes.Neg(node=nodes.Const(value=int() as value)):
            return -value
    return _expression(node)
