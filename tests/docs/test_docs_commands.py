"""Every command in the documentation runs, in the order of the page, and prints what the page says it prints."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest

from generator.cli.commands import vanban
from tests.docs.pages import PAGES, ROOT, read_page


@dataclass
class _Run:
    """A command of a page and the lines that the page shows of what it prints."""

    line: int
    words: list[str]
    shown: list[str] = field(default_factory=list)


def _runs(page: str) -> list[_Run]:
    runs: list[_Run] = []
    for block in read_page(page).blocks:
        if block.language != "console":
            continue
        for number, line in enumerate(block.text.splitlines(), block.line + 1):
            if line.startswith("$ "):
                runs.append(_Run(number, shlex.split(line[2:])))
            else:
                runs[-1].shown.append(line)
    return runs


def _vanban(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60, check=False, env=environment
    )


@pytest.mark.parametrize("page", [page for page in PAGES if _runs(page)])
def test_commands_run_in_their_order(page: str, tmp_path: Path) -> None:
    made = _vanban("init", "noi-lam-viec", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    for run in _runs(page):
        assert run.words[0] == "vanban", f"{page}, line {run.line}: only vanban runs in a console block"
        done = _vanban(*run.words[1:], folder=tmp_path / "noi-lam-viec")
        told = f"{page}, line {run.line}: {shlex.join(run.words)}\n{done.stdout}{done.stderr}"
        healthy = shutil.which("soffice") or run.words[1] != "doctor"
        assert done.returncode == 0 or (done.returncode == 1 and not healthy), told
        pattern = "".join(r"(?:.*\n)*?" if line == "…" else _line(line) for line in run.shown)
        assert not run.shown or re.fullmatch(pattern, done.stdout), told


def _line(shown: str) -> str:
    """A shown line as a pattern; `…` at its end stands for the rest of the line."""
    bare = shown.removesuffix("…")
    return re.escape(bare) + (".*\n" if bare != shown else "\n")


def test_the_pages_run_enough_commands() -> None:
    assert len(_runs("README.md")) >= 8
    assert len(_runs("docs/du_lieu.md")) >= 8


def _leaves(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _leaves(command, (*above, name))
        else:
            yield (*above, name), command


COMMANDS = dict(_leaves(vanban))


def _mentions() -> Iterator[tuple[str, list[str]]]:
    """Every `vanban …` that the pages write, in blocks and in lines of text."""
    for page in PAGES:
        codes = [*read_page(page).codes]
        codes += [line.strip() for block in read_page(page).blocks for line in block.text.splitlines()]
        for code in codes:
            found = re.match(r"(?:\$ )?vanban ((?:[a-z-]+ ?)+.*)$", code)
            if found and found[1] != "--help":
                yield page, re.sub(r"\s+#.*", "", found[1]).replace("\\", "/").split()


def _command_of(words: list[str]) -> tuple[str, ...] | None:
    return next((known for known in COMMANDS if tuple(words[: len(known)]) == known), None)


def test_only_real_commands_and_options_are_written_down() -> None:
    checked = 0
    for page, words in _mentions():
        known = _command_of(words)
        assert known is not None, f"{page}: vanban {' '.join(words)}"
        options = {option for param in COMMANDS[known].params for option in param.opts} | {"--help", "-h"}
        for word in words:
            if word.startswith("-"):
                assert word in options, f"{page}: vanban {' '.join(words)} has no {word}"
        checked += 1
    assert checked > 20


def test_every_command_is_documented() -> None:
    written = {_command_of(words) for _, words in _mentions()}
    assert set(COMMANDS) <= written


def test_every_option_of_every_command_is_documented() -> None:
    text = "\n".join(read_page(page).text for page in PAGES)
    for name, command in COMMANDS.items():
        for param in command.params:
            if isinstance(param, click.Option):
                assert any(option in text for option in param.opts), f"{' '.join(name)} {param.opts}"


def test_sh_blocks_name_only_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    blocks = [block for page in PAGES for block in read_page(page).blocks if block.language == "sh"]
    lines = [line for block in blocks for line in block.text.splitlines()]
    assert lines
    for line in lines:
        found = re.fullmatch(r"make ([a-z]+)(?:\s+#.*)?", line)
        assert found, line
        assert found[1] in targets


def test_make_commands_in_the_text_are_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = [code.split()[1] for page in PAGES for code in read_page(page).codes if re.fullmatch(r"make [a-z]+", code)]
    assert named
    assert set(named) <= targets
