"""What a skip is: a reason on a machine that lacks something, a failure where nothing may be left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

SUITE = """
import pytest

@pytest.mark.libreoffice
def test_pages(): pass

@pytest.mark.skipif(True, reason="by a mark")
def test_marked(): pass

def test_inside(): pytest.skip("inside")

@pytest.mark.xfail(reason="known", strict=True)
def test_known(): assert False

def test_passes(): pass
"""
MODULE = "import pytest\npytest.skip('the whole module', allow_module_level=True)\n"


def run(folder: Path, **environment: str) -> str:
    (folder / "conftest.py").write_text("from tests.conftest import *  # noqa\n", encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = libreoffice\n", encoding="utf-8")
    (folder / "test_suite.py").write_text(SUITE, encoding="utf-8")
    (folder / "test_module.py").write_text(MODULE, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "VANBAN_CI" and "PYTEST" not in name}
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-rs",
            "-p",
            "no:cacheprovider",
            "--continue-on-collection-errors",
            str(folder),
        ],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "VANBAN_SOFFICE": "/không/có", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


def test_without_libreoffice_a_test_of_pages_is_skipped_and_says_why(tmp_path: Path) -> None:
    told = run(tmp_path)
    assert "1 passed, 4 skipped, 1 xfailed" in told
    assert "this machine lacks LibreOffice (sudo apt install libreoffice-writer)" in told


@pytest.mark.parametrize("value", ["1", "true"])
def test_where_nothing_may_be_left_out_every_skip_fails(tmp_path: Path, value: str) -> None:
    told = run(tmp_path, VANBAN_CI=value)
    assert "skipped" not in told.splitlines()[-1]
    assert "1 failed, 1 passed, 1 xfailed, 3 errors" in told
    assert told.count("VANBAN_CI is set, nothing may be skipped") >= 4
