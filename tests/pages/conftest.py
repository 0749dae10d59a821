"""Every document that the tests of pages look at, set as pages in one start of LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.pages.measured import Page, read_pages
from tests.pages.years import build_years


class Documents(Mapping[str, tuple[Page, ...]]):
    """The pages of each document, `mẫu/ke_hoach` for one; read when they are looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, tuple[Page, ...]] = {}

    @cached_property
    def _names(self) -> list[str]:
        return sorted(path.stem.replace("--", "/") for path in self._folder.glob("*.docx"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def docx(self, name: str) -> bytes:
        """The document itself."""
        return (self._folder / f"{name.replace('/', '--')}.docx").read_bytes()

    def __getitem__(self, name: str) -> tuple[Page, ...]:
        if name not in self._read:
            self._read[name] = read_pages(self._folder / f"{name.replace('/', '--')}.pdf")
        return self._read[name]


@pytest.fixture(scope="session")
def documents(once: Once, golden: Path, soffice: Path) -> Documents:
    """The golden cases and the made-up years, as pages."""

    def make(folder: Path) -> None:
        folder.mkdir()
        build_years(folder / "work")
        for root in (golden, folder / "work"):
            for path in root.glob("*/output/*/*.docx"):
                shutil.copyfile(path, folder / f"{path.parents[2].name}--{path.name}")
        command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))]
        subprocess.run(command, check=True, capture_output=True, timeout=240)

    return Documents(once("pages", make))
