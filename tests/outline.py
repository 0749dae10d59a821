"""A .docx as lines a person can read and compare: what golden files hold; never bytes, never raw XML."""

from __future__ import annotations

import re

from lxml import etree

from generator.word.outline import outline_lines, read_outline
from generator.word.package import Package

__all__ = ["readable_outline"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def readable_outline(document: bytes) -> str:
    """Sections, then every paragraph and table of the body, then those of headers and footers."""
    package = Package.read(document)
    body = package.part("word/document.xml")
    lines = [*_sections(body), "", *outline_lines(read_outline(body))]
    for name in sorted(name for name in package.names if re.fullmatch(r"word/(header|footer)\d*\.xml", name)):
        lines += ["", f"{name}:", *(f"  {line}" for line in outline_lines(read_outline(package.part(name))))]
    return "\n".join(lines) + "\n"


def _sections(body: bytes) -> list[str]:
    lines = []
    for number, section in enumerate(etree.fromstring(body).iter(f"{_W}sectPr"), 1):
        size, numbers = section.find(f"{_W}pgSz"), section.find(f"{_W}pgNumType")
        width, height = (int(size.get(f"{_W}{side}", "0")) if size is not None else 0 for side in ("w", "h"))
        paper = "ngang" if width > height else "dọc"
        start = numbers.get(f"{_W}start", "") if numbers is not None else ""
        first = "ẩn" if section.find(f"{_W}titlePg") is not None else "hiện"
        lines.append(f"phần {number}: khổ {paper}, đánh số từ {start or 'phần trước'}, số trang đầu {first}")
    return lines
