"""The cases of `tests/golden/`: a folder each, built by the real command in a workspace of its own.

A case folder may hold `data/<năm>/` (without it: the repository's own year), `lenh.txt` (the commands to run, one a
line; without it: `build`), and one `expected_<văn bản>.txt` for each document it makes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.outline import readable_outline

__all__ = ["CASES", "Case", "build_cases"]

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Case:
    """A folder of data and what its documents must say."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def data(self) -> Path:
        own = self.folder / "data"
        return own if own.is_dir() else ROOT / "data"

    @property
    def commands(self) -> list[list[str]]:
        file = self.folder / "lenh.txt"
        text = file.read_text(encoding="utf-8") if file.is_file() else "build"
        return [line.split() for line in text.splitlines() if line.strip()]

    def expected(self) -> dict[str, str]:
        """The readable outline of each document, by the document's name."""
        return {
            path.stem.removeprefix("expected_"): path.read_text(encoding="utf-8")
            for path in sorted(self.folder.glob("expected_*.txt"))
        }

    def prepare(self, workspace: Path) -> None:
        """Make a workspace with its data and the repository's templates."""
        shutil.copytree(ROOT / "templates", workspace / "templates", ignore=shutil.ignore_patterns("~$*", ".~*"))
        shutil.copytree(
            self.data,
            workspace / "data",
            ignore=shutil.ignore_patterns("ban_hanh.yaml", "luoc_do", "*.cu", "~$*", ".~*"),
        )

    def run(self, workspace: Path) -> None:
        """Run its commands in a workspace."""
        for command in self.commands:
            ran = subprocess.run(
                [sys.executable, "-m", "generator.cli", *command],
                cwd=workspace,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                encoding="utf-8",
                stdin=subprocess.DEVNULL,
                check=False,
            )
            assert ran.returncode == 0, f"{self.name}: vanban {' '.join(command)}\n{ran.stdout}{ran.stderr}"

    def build(self, workspace: Path) -> dict[str, Path]:
        """Run its commands in a new workspace; the documents that are there then, by name."""
        self.prepare(workspace)
        self.run(workspace)
        return {path.stem: path for path in sorted((workspace / "output").rglob("*.docx"))}

    def rewrite(self, documents: dict[str, Path]) -> None:
        """Take what the documents say now as what they must say."""
        for old in self.folder.glob("expected_*.txt"):
            old.unlink()
        for name, path in documents.items():
            content = readable_outline(path.read_bytes())
            (self.folder / f"expected_{name}.txt").write_text(content, encoding="utf-8", newline="\n")


CASES = tuple(Case(path) for path in sorted(HERE.iterdir()) if path.is_dir() and not path.name.startswith(("_", ".")))


def build_cases(folder: Path) -> None:
    """Every case in a workspace of its own below a folder."""
    for case in CASES:
        case.build(folder / case.name)
