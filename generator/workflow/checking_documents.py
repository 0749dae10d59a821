"""Knows how a file on disk becomes a report; it must never know a rule."""

from __future__ import annotations

from pathlib import Path

from generator.checking.report import Report, check_document
from generator.word.document import read_document
from generator.word.package import Package

__all__ = ["check_file"]


def check_file(path: Path, *, shown: str = "") -> Report:
    """Checks one Word file against the decree.

    Args:
        path: the file.
        shown: what a person calls it; its path if not said.

    Raises:
        Refused: it cannot be read, is no Word file, or passes the bounds.
    """
    return check_document(read_document(Package.read(path, file=shown or str(path))))
