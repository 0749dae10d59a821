"""The agency of these tests, with its forms sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.folder import Agency, a_year


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    return a_year(tmp_path)


@pytest.fixture
def sent(agency: Agency) -> Agency:
    agency.export()
    return agency
