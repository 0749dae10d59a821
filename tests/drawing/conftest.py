"""The drawn templates, opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from generator.drawing import draw_templates

NAMES = ("quyet_dinh.docx", "ke_hoach.docx", "bao_cao.docx", "cong_van.docx")


@pytest.fixture(scope="session")
def drawn() -> dict[str, bytes]:
    return draw_templates()


@pytest.fixture(params=NAMES)
def part(request: pytest.FixtureRequest, drawn: dict[str, bytes]) -> Callable[[str], etree._Element]:
    """A part of each template in turn, by its name."""
    package = zipfile.ZipFile(io.BytesIO(drawn[request.param]))
    return lambda name: etree.fromstring(package.read(name))
