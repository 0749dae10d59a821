"""A workspace in which everything can be tried and nothing is written.

It must never know what is tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.workspace.folder import TextStore, Workspace, Written

__all__ = ["Rehearsal"]


class Rehearsal(Workspace):
    """The same folder, whose outputs stay as they are: what would refuse a command refuses it here, too."""

    __slots__ = ()

    def write_outputs(self, contents: Mapping[Path, bytes], made_from: Mapping[Path, bytes] | None = None) -> Written:
        """Writes nothing."""
        return Written(unchanged=tuple(contents))

    def store(self) -> TextStore:
        """What was kept before may be used; nothing new is kept."""
        kept = Workspace.store(self)
        return _ReadOnly(kept)


class _ReadOnly(TextStore):
    def __init__(self, kept: TextStore) -> None:
        self._kept = kept
        self._new: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self._new[key] if key in self._new else self._kept.get(key)

    def keep(self) -> None:
        self._new.clear()
