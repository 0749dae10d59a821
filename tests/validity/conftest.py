"""The documents of every golden case, and the same ones opened and saved by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.golden.cases import CASES

NAMES = [f"{case.name}/{document}" for case in CASES for document in case.expected()]


def path_of(golden: Path, name: str) -> Path:
    """The document `mẫu/ke_hoach`."""
    case, document = name.split("/")
    return next((golden / case / "output").rglob(f"{document}.docx"))


@pytest.fixture(scope="session")
def resaved(once: Once, golden: Path, soffice: Path) -> Path:
    """A folder with every document saved anew by LibreOffice, all in one start of it."""

    def make(folder: Path) -> None:
        given = folder / "given"
        given.mkdir(parents=True)
        for name in NAMES:
            shutil.copyfile(path_of(golden, name), given / f"{name.replace('/', '--')}.docx")
        command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += [
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            *map(str, sorted(given.iterdir())),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=240)

    return once("resaved", make)
