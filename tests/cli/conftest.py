"""Folders for the real command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.folder import ROOT, Folder


@pytest.fixture
def empty(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Folder:
    """The sample year with its templates, in a folder whose name is Vietnamese and holds a space."""
    root = tmp_path / "Kế hoạch CCHC"
    shutil.copytree(ROOT / "data" / "2022", root / "data" / "2022", ignore=shutil.ignore_patterns("ban_hanh.yaml"))
    shutil.copytree(ROOT / "templates", root / "templates", ignore=shutil.ignore_patterns("~$*", ".~*"))
    return Folder(root)
