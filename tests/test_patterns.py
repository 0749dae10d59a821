"""A pattern is found where the expression is, and is said to need nothing that it can do without."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as codes  # type: ignore[import-not-found]  # the standard library's own, without stubs
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import generator.checking
from generator.patterns import Pattern


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Every pattern of a module of the check, and those that its rules hold."""
    for module in pkgutil.iter_modules(generator.checking.__path__, "generator.checking."):
        space = vars(importlib.import_module(module.name))
        for name, value in space.items():
            if isinstance(value, Pattern):
                yield f"{module.name}.{name}", value
        for check in space.get("CHECKS", ()):
            for value in closed_over(check.evaluate):
                yield f"{module.name} {check.id}", value


def closed_over(function: Callable[..., Any]) -> Iterator[Pattern]:
    for cell in getattr(function, "__closure__", None) or ():
        if isinstance(cell.cell_contents, Pattern):
            yield cell.cell_contents


NEEDING = {name: pattern for name, pattern in patterns() if pattern.needs}


def needs_one(items: Any, words: tuple[str, ...], folded: bool) -> bool:
    """Whether whatever the parsed expression finds, or looks at around it, holds one of the words."""
    runs = [""]  # what the letters up to here may be
    for code, value in items:
        letters = [] if folded else letters_of(code, value)
        if letters:
            runs = [run + letter for run in runs for letter in letters]
            if all(any(word in run for word in words) for run in runs):
                return True
            continue
        runs = [""]
        match code:
            case codes.SUBPATTERN:
                inner_folds = (folded or bool(value[1] & re.IGNORECASE)) and not value[2] & re.IGNORECASE
                found = needs_one(value[3], words, inner_folds)
            case codes.BRANCH:
                found = all(needs_one(branch, words, folded) for branch in value[1])
            case codes.MAX_REPEAT | codes.MIN_REPEAT:
                found = value[0] > 0 and needs_one(value[2], words, folded)
            case codes.ASSERT:
                found = needs_one(value[1], words, folded)
            case _:
                found = False
        if found:
            return True
    return False


def letters_of(code: Any, value: Any) -> list[str]:
    """The letters that one item of an expression may be, where they are few."""
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.IN and len(value) < 5 and all(inner is codes.LITERAL for inner, _ in value):
        return [chr(letter) for _, letter in value]
    return []


@pytest.mark.parametrize("name", NEEDING)
def test_a_pattern_finds_nothing_without_the_words_it_is_said_to_need(name: str) -> None:
    pattern = NEEDING[name]
    parsed = parser.parse(pattern.source, pattern.flags)
    assert needs_one(whole_branches(parsed), pattern.needs, bool(pattern.flags & re.IGNORECASE)), pattern.source


def whole_branches(parsed: Any) -> Any:
    """The parser takes what all branches begin with out of them; put back, so that words stand whole."""
    items = list(parsed)
    if len(items) >= 2 and items[-1][0] is codes.BRANCH and all(code is codes.LITERAL for code, _ in items[:-1]):
        return [(codes.BRANCH, (None, [[*items[:-1], *branch] for branch in items[-1][1][1]]))]
    return items


def test_there_are_patterns_to_prove_it_of() -> None:
    assert len(NEEDING) > 20


@pytest.mark.parametrize("text", ["", "quận 1", "Quận 1", "ở quận 1 và quận 2"])
def test_it_finds_what_the_expression_finds(text: str) -> None:
    source = r"quận\s(\d)"
    pattern, plain = Pattern(source, "quận"), re.compile(source)
    assert pattern.findall(text) == plain.findall(text)
    assert [found.span() for found in pattern.finditer(text)] == [found.span() for found in plain.finditer(text)]
    assert bool(pattern.search(text)) == bool(plain.search(text))
    assert bool(pattern.match(text)) == bool(plain.match(text))
    assert bool(pattern.fullmatch(text)) == bool(plain.fullmatch(text))
    assert pattern.sub("x", text) == plain.sub("x", text)
