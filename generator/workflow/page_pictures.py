"""Knows how the pages of a Word file become words with their places, and pictures; it must never know what is marked.

LibreOffice lays the pages out, pdftotext and pdftoppm (poppler) read them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple

from generator.checking.page_places import LaidOut, PlacedWord
from generator.findings import Refused
from generator.workspace import scratch_folder, write_whole

__all__ = ["NO_PICTURES", "PagePictures", "lay_out"]

NO_PICTURES: Final = (
    "Không có hình các trang vì máy này thiếu LibreOffice hoặc poppler (pdftotext, pdftoppm); "
    "số trang cũng không biết được."
)
_FAILED: Final = "Không có hình các trang vì LibreOffice không dàn trang được tệp này."
_DOTS_PER_INCH: Final = 75
_SECONDS: Final = 120
_PAGE: Final = re.compile(r'<page width="([0-9.]+)" height="([0-9.]+)"')
_WORD: Final = re.compile(
    r'<word xMin="(-?[0-9.]+)" yMin="(-?[0-9.]+)" xMax="(-?[0-9.]+)" yMax="(-?[0-9.]+)">(.*?)</word>'
)


class PagePictures(NamedTuple):
    """The pages laid out, and the PDF to draw them from; `why_not` says why there is none."""

    laid_out: LaidOut | None
    pdf: bytes
    why_not: str = ""

    def draw(self, pages: Collection[int]) -> dict[int, bytes]:
        """A PNG of each of these pages; those that cannot be drawn are left out."""
        program = shutil.which("pdftoppm")
        if program is None or not pages:
            return {}
        with scratch_folder() as folder:
            write_whole(folder / "a.pdf", self.pdf)
            drawn = {}
            for page in sorted(pages):
                command = [program, "-png", "-r", str(_DOTS_PER_INCH), "-f", str(page), "-l", str(page), "a.pdf"]
                picture = _run(command, folder)
                if picture.startswith(b"\x89PNG"):
                    drawn[page] = picture
            return drawn


def lay_out(name: str, content: bytes) -> PagePictures:
    """Lays out the pages of a Word file."""
    from generator.workflow.pdf import convert_to_pdf, find_soffice

    soffice, reader = find_soffice(), shutil.which("pdftotext")
    if soffice is None or reader is None or shutil.which("pdftoppm") is None:
        return PagePictures(None, b"", NO_PICTURES)
    try:
        pdf = convert_to_pdf({"a.docx": content}, soffice)["a.docx"]
    except Refused:
        return PagePictures(None, b"", _FAILED)
    with scratch_folder() as folder:
        write_whole(folder / "a.pdf", pdf)
        told = _run([reader, "-bbox", "-enc", "UTF-8", "a.pdf", "-"], folder).decode("utf-8", errors="replace")
    words = tuple(_words(told))
    pages = len(_PAGE.findall(told))
    return PagePictures(LaidOut(pages, words), pdf) if pages else PagePictures(None, b"", _FAILED)


def _words(told: str) -> Iterator[PlacedWord]:
    page, width, height = 0, 1.0, 1.0
    for line in told.splitlines():
        if found := _PAGE.search(line):
            page, width, height = page + 1, float(found[1]) or 1.0, float(found[2]) or 1.0
        elif found := _WORD.search(line):
            left, top, right, bottom = (float(found[at]) for at in range(1, 5))
            for text in unescape(found[5]).split():
                yield PlacedWord(text, page, left / width, top / height, right / width, bottom / height)


def _run(command: list[str], folder: Path) -> bytes:
    try:
        ran = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return ran.stdout if ran.returncode == 0 else b""
