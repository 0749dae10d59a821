"""Knows how a file on disk becomes a report; it must never know a rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from generator.checking.report import Report, check_document
from generator.findings import Place, Refused
from generator.word.document import read_document
from generator.word.package import Package

__all__ = ["check_file"]

_TAG: Final = re.compile(r"\{\{.*\}\}|\{%.*%\}")
_TAGS_OF_A_TEMPLATE: Final = 3


def check_file(path: Path, *, shown: str = "") -> Report:
    """Checks one Word file against the decree.

    Args:
        path: the file.
        shown: what a person calls it; its path if not said.

    Raises:
        Refused: it cannot be read, is no Word file, or passes the bounds.
    """
    document = read_document(Package.read(path, file=shown or str(path)))
    if sum(_TAG.search(one.text) is not None for one in document.paragraphs) >= _TAGS_OF_A_TEMPLATE:
        raise Refused.because(
            "la_mau_van_ban",
            "tệp là mẫu Word còn các thẻ {{ … }}, chưa phải văn bản",
            "kiểm tra mẫu bằng lệnh: vanban template check; kiểm tra văn bản: ghi tên tệp trong output/",
            Place(file=document.file),
        )
    return check_document(document)
