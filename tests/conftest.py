"""What the whole suite agrees on: what tests of pages need, that CI leaves nothing out, what is made only once."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest

from generator.workflow.pdf import find_soffice

NOTHING_LEFT_OUT = "VANBAN_CI"
"""Where this variable is set, a test that would be skipped fails."""

_FONTS = ("Liberation Serif", "Times New Roman")
_SECONDS = 300

_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)

Once = Callable[[str, Callable[[Path], None]], Path]


@functools.cache
def missing_for_pages() -> str:
    """What this machine lacks to set and measure pages, and how to get it; empty if nothing."""
    lacks = []
    if find_soffice() is None:
        lacks.append("LibreOffice (sudo apt install libreoffice-writer)")
    if not all(shutil.which(name) for name in ("pdftotext", "pdftoppm")):
        lacks.append("pdftotext and pdftoppm (sudo apt install poppler-utils)")
    if not _has_font():
        lacks.append(f"a Vietnamese {' or '.join(_FONTS)} (sudo apt install fonts-liberation)")
    return f"this machine lacks {'; '.join(lacks)}" if lacks else ""


def _has_font() -> bool:
    if not shutil.which("fc-list"):
        return True  # Windows and macOS bring Times New Roman.
    ran = subprocess.run(["fc-list", ":lang=vi", "family"], capture_output=True, check=False, timeout=60)
    families = ran.stdout.decode(errors="replace").replace(",", "\n").splitlines()
    return any(font in (family.strip() for family in families) for font in _FONTS)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("libreoffice") and (lacks := missing_for_pages()):
        pytest.skip(lacks)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _not_left_out((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _not_left_out((yield))


def _not_left_out(report: _Report) -> _Report:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get(NOTHING_LEFT_OUT):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{NOTHING_LEFT_OUT} is set, nothing may be skipped: {why}"
    return report


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice's program; a test that asks for it is marked `libreoffice`."""
    found = find_soffice()
    assert found is not None, "mark the test with pytest.mark.libreoffice"
    return found


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)`: a folder filled by `make(folder)` once a session, however many processes run the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made_once(name: str, make: Callable[[Path], None]) -> Path:
        made, making, failed = (shared / f"{name}{ending}" for ending in ("", ".making", ".failed"))
        try:
            making.mkdir()
        except FileExistsError:
            deadline = time.monotonic() + _SECONDS
            while not made.exists():
                assert not failed.exists(), f"{name} could not be made: {failed.read_text(encoding='utf-8')}"
                assert time.monotonic() < deadline, f"{name} is not made after {_SECONDS} s"
                time.sleep(0.1)
            return made
        try:
            make(making / "content")
        except BaseException as error:
            failed.write_text(repr(error), encoding="utf-8")
            raise
        (making / "content").rename(made)
        return made

    return made_once


@pytest.fixture(scope="session")
def golden(once: Once) -> Path:
    """A folder with the workspace of every case of `tests/golden/`, built."""
    from tests.golden.cases import build_cases

    return once("golden", build_cases)
