"""Templates that LibreOffice has opened and saved: the same documents are made from them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.folder import Folder
from tests.outline import readable_outline

pytestmark = pytest.mark.libreoffice

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("build",),
    ("build", "bao-cao", "--ky", "nam"),
    ("remind", "--den-ngay", "31/12/2022", "--cong-van"),
)


@pytest.fixture
def saved(sample: Folder, tmp_path: Path, soffice: Path) -> Folder:
    """The sample with its four templates saved by LibreOffice; what the drawn ones make is kept in `truoc/`."""
    for command in COMMANDS:
        sample.done(*command)
    shutil.copytree(sample.path / "output", tmp_path / "truoc")
    shutil.rmtree(sample.path / "output")
    templates = sample.path / "templates"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = map(str, sorted(templates.glob("*.docx")))
    convert = [str(soffice), profile, "--headless", "--norestore", "--convert-to", "docx"]
    convert += ["--outdir", str(tmp_path / "saved"), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    for path in (tmp_path / "saved").glob("*.docx"):
        assert path.read_bytes() != (templates / path.name).read_bytes()
        shutil.copyfile(path, templates / path.name)
    return sample


def test_templates_that_libreoffice_saved_make_the_same_documents(saved: Folder, tmp_path: Path) -> None:
    assert saved.done("template", "check").count("mẫu tốt") == 4
    for command in COMMANDS:
        saved.done(*command)  # among others its sections, rule lines and sizes are held to the decree
    made = sorted((saved.path / "output").rglob("*.docx"))
    assert len(made) == 4
    for path in made:
        before = tmp_path / "truoc" / path.relative_to(saved.path / "output")
        assert said(path) == said(before), path.name


def said(path: Path) -> list[str]:
    """Sections, texts and tables, whatever styles and regions are called; headers are other files, with other names."""
    body, *headers = re.split(r"(?m)^word/header\d*\.xml:\n", readable_outline(path.read_bytes()))
    assert any(re.search(r"\] \d", header) for header in headers)
    lines = [re.sub(r"^(?:‹\w+› )?(?:\[\w*\])? ?", "", line).strip() for line in body.splitlines()]
    return [line for line in lines if line]
