"""Links of the documentation lead somewhere."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.docs.pages import PAGES, ROOT, read_page


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = read_page(name)
    for link in page.links:
        if link.startswith(("http://", "https://")):
            continue
        target, _, anchor = unquote(link).partition("#")
        path = (page.path.parent / target).resolve() if target else page.path
        assert path.exists(), link
        if anchor:
            assert anchor in read_page(path.relative_to(ROOT).as_posix()).anchors, link


def test_every_page_is_reached_from_the_readme() -> None:
    links = set(read_page("README.md").links)
    assert {name for name in PAGES if name != "README.md"} <= links
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")} <= set(PAGES)
