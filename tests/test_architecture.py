"""Floors and homes, read from the imports, those inside functions too."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

FLOORS = {
    "findings": 1,
    "patterns": 1,
    "vietnamese": 1,
    "word": 2,
    "decree": 2,
    "model": 2,
    "reckoning": 3,
    "reading": 4,
    "writing": 4,
    "drawing": 4,
    "checking": 4,
    "starter": 4,
    "workspace": 5,
    "workflow": 6,
    "doctor": 7,
    "cli": 8,
}
"""A room imports from rooms of lower floors and from itself, nothing else."""

HOMES = {
    "click": {"cli"},
    "deflate": {"word"},
    "docxtpl": {"writing"},
    "jinja2": {"writing"},
    "markupsafe": {"writing"},
    "lxml": {"word", "writing"},
    "pandas": {"reckoning"},
    "pydantic": {"model", "reading"},
    "pydantic_core": {"model", "reading"},
    "xlsxwriter": {"writing"},
    "yaml": {"reading", "writing"},
}
"""Outside libraries and the only rooms that know them."""


def rooms() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts != ("__init__",):
            yield parts[0], path


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide which room is meant"
            names = {f"generator.{alias.name}" for alias in node.names}
            found |= names if node.module == "generator" else {str(node.module)}
    return found


EVERY_MODULE = pytest.mark.parametrize(
    ("room", "path"), [pytest.param(*pair, id=str(pair[1].relative_to(ROOT))) for pair in rooms()]
)


@EVERY_MODULE
def test_arrows_only_go_down(room: str, path: Path) -> None:
    assert room in FLOORS, f"a room that no floor knows: {room}"
    for name in imports(path):
        top, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if top == "generator" and other in FLOORS and other != room:
            assert FLOORS[other] < FLOORS[room], f"{path}: {room} must not import {other}"


@EVERY_MODULE
def test_an_outside_library_is_known_in_its_home_alone(room: str, path: Path) -> None:
    for name in imports(path):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top != "generator":
            assert room in HOMES.get(top, set()), f"{path}: {top} has another home"


def test_only_the_workspace_writes_files() -> None:
    """A temporary folder for LibreOffice and the details of an incident are the two exceptions."""
    writers = ("write_bytes", "write_text", "os.replace", "mkdir", "unlink")
    for room, path in rooms():
        text = path.read_text(encoding="utf-8")
        if room != "workspace" and path.name not in {"pdf.py", "incident.py", "__main__.py"}:
            assert not [word for word in writers if f".{word}(" in text or f" {word}(" in text], path


def test_the_middle_asks_no_clock_and_prints_nothing() -> None:
    for room, path in rooms():
        if FLOORS[room] <= 4:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            called = {
                node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                for node in ast.walk(tree)
                if isinstance(node, ast.Call)
            }
            if path.name != "__main__.py":
                assert not called & {"now", "today", "utcnow", "print"}, path
