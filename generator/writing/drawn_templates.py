"""The templates that vanban itself draws, prepared beforehand, as a package brings its modules compiled.

A template that a person has changed has other bytes and is prepared when it is first used. What was prepared by other
sources than these is nothing to anybody: `drawn_templates.json` (`make docs` writes it) names the sources and their
digest. It must never know where templates are kept.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

__all__ = ["DRAWN_FILE", "derive_drawn", "load_drawn"]

DRAWN_FILE = Path(__file__).with_name("drawn_templates.json")
_PACKAGE = Path(__file__).parents[1]


def load_drawn(key: str) -> str | None:
    """What `Template.compile` would keep under a key; None for what is not drawn here, or by other sources."""
    try:
        text = _prepared(DRAWN_FILE.read_bytes()).get(key)
    except OSError:
        return None
    return text if isinstance(text, str) else None


@cache
def _prepared(content: bytes) -> Mapping[str, object]:
    """What was prepared by these very sources, by key; nothing where it was by others."""
    try:
        kept = json.loads(content)
        return dict(kept["prepared"]) if kept["digest"] == _digest(kept["sources"]) else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def derive_drawn(prepared: Mapping[str, str]) -> str:
    """The content of `drawn_templates.json`, of what `Template.compile` kept, by its keys."""
    sources = sorted(_reached("writing/templates.py"))
    kept = {"digest": _digest(sources), "prepared": dict(sorted(prepared.items())), "sources": sources}
    return json.dumps(kept, ensure_ascii=False, indent=0) + "\n"


def _digest(sources: Iterable[str]) -> str:
    """A digest of modules, whatever their line ends."""
    digest = hashlib.sha256()
    for name in sources:
        content = (_PACKAGE / name).read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _reached(start: str) -> set[str]:
    """A module and all of this program that it imports, and those import, inside functions too."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            tree = ast.parse((_PACKAGE / name).read_text(encoding="utf-8"))
            waiting += [path for module in _imported(tree) if (path := _file(module)) is not None]
    return reached


def _imported(tree: ast.AST) -> Iterator[str]:
    """Names of modules, and of what might be one; not those that only a type checker looks at."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from _imported(node)


def _file(module: str) -> str | None:
    top, *parts = module.split(".")
    if top != "generator":
        return None
    for name in ("/".join(parts) + ".py", "/".join((*parts, "__init__.py"))):
        if (_PACKAGE / name).is_file():
            return name
    return None
