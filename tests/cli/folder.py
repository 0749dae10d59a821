"""The real command in a real folder, and what it left there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Folder:
    """A folder in which `vanban` is run."""

    path: Path

    def vanban(self, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
        """Run the command here; a traceback is never right."""
        ran = subprocess.run(
            [sys.executable, "-m", "generator.cli", *arguments],
            cwd=self.path,
            # Compiled modules are kept, as they are for a person: each run would compile them anew.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(ROOT), **(env or {})},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        out, err = ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8")
        assert "Traceback" not in out + err, err
        return Ran(ran.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n"))

    def done(self, *arguments: str) -> str:
        """Run a command that must succeed; what it said."""
        ran = self.vanban(*arguments)
        assert ran.code == 0, ran.err
        return ran.out

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first such text of a file."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        (self.path / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file, the hidden ones too."""
        return {
            path.relative_to(self.path).as_posix(): path.read_bytes()
            for path in sorted(self.path.rglob("*"))
            if path.is_file()
        }
