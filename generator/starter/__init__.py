"""Knows where the sample workspace is that `vanban init` copies: inside the installed package, or the checkout's own.

It must never know what the files say.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["starter_files"]

_PARTS = ("data", "templates")
_LEFT_OUT = (".cu", ".tmp", ".pyc")
_RECORD = "ban_hanh.yaml"
"""A sample is a draft, whatever was issued in the checkout."""


def starter_files() -> dict[str, bytes]:
    """The files of a new workspace, by name with `/`.

    Raises:
        FileNotFoundError: the installation lacks the sample.
    """
    root = _root()
    files: dict[str, bytes] = {}
    for part in _PARTS:
        for path in sorted((root / part).rglob("*")):
            name = path.relative_to(root)
            hidden = any(piece.startswith((".", "~$")) for piece in name.parts)
            if path.is_file() and not hidden and path.suffix not in _LEFT_OUT and path.name != _RECORD:
                files[name.as_posix()] = path.read_bytes()
    if not files:
        raise FileNotFoundError(root)
    return files


def _root() -> Path:
    """A wheel carries data/ and templates/ beside this file; a checkout has them at its top."""
    here = Path(__file__).resolve().parent
    return next((root for root in (here, here.parents[1]) if all((root / part).is_dir() for part in _PARTS)), here)
