"""What is timed of `vanban check`: whole cold processes, beside a bare script that only reads the same files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.subjects import ROOT, Ours, seed, views, with_rows

__all__ = ["CheckBench"]

_LONG_TASKS = 2_000
"""A plan of so many tasks is 374 pages as LibreOffice lays it out."""


class CheckBench:
    """The seed's plan and a long one, on disk."""

    def __init__(self, folder: Path) -> None:
        ours, dossier = Ours(), seed()
        self.plan, self.long = folder / "ke_hoach.docx", folder / "dai.docx"
        self.plan.write_bytes(ours.plan(views(dossier)[1]))
        self.long.write_bytes(ours.plan(views(with_rows(dossier, _LONG_TASKS))[1]))

    def ours(self, path: Path, *options: str) -> list[str]:
        """The command that checks a file."""
        return [str(Path(sys.executable).with_name("vanban")), "check", str(path), *options]

    def peer(self, path: Path) -> list[str]:
        """The command that only reads it."""
        return [sys.executable, str(ROOT / "benchmarks" / "bare_docx.py"), str(path)]

    @staticmethod
    def run(command: list[str], environment: Mapping[str, str]) -> None:
        """Runs a command to its end; that a file has findings is no failure."""
        ran = subprocess.run(command, check=False, capture_output=True, env=environment)
        if ran.returncode not in (0, 1):
            raise SystemExit(ran.stderr.decode(errors="replace"))
