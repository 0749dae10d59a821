"""Knows how the answers of a period become the text of their file, read back before it is written; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Place, Refused, has_errors

if TYPE_CHECKING:
    from generator.model.progress import LineProgress, PeriodProgress

__all__ = ["PROGRESS_FOLDER", "progress_text"]

PROGRESS_FOLDER = "tien_do"


def progress_text(
    path: Path,
    shown: str,
    stored: PeriodProgress | None,
    lines: Sequence[LineProgress],
    moved: Mapping[tuple[str, int], tuple[str, int]] | None = None,
) -> str:
    """The file with these answers; what did not change stays as it is written, if that can be.

    Args:
        path: the file.
        shown: its name as the person knows it.
        stored: what it holds; None where there is no such file.
        lines: what it shall hold.
        moved: for answers that stood under another id, that id by the new one.

    Raises:
        Refused: no way of writing it says the same (a fault of this program).
    """
    from generator.reading.file_text import read_text
    from generator.writing.progress_yaml import render_progress, replace_progress

    own = {"ghi_chu": stored.note, "la_so_lieu_mau": stored.is_sample} if stored else {}
    own = {key: value for key, value in own.items() if value}
    text = read_text(path, shown)[0] if stored is not None else None
    if stored is not None and text is not None:
        edited = replace_progress(text, stored.lines, lines, moved)
        if edited is not None and _says(edited, stored, lines):
            return edited
    text = render_progress(lines, own)
    if not _says(text, stored, lines):
        message = "ghi trả lời xong đọc lại thì không còn như cũ, nên không ghi"
        raise Refused.because("doc_lai_khac", message, "báo người phụ trách vanban", Place(shown))
    return text


def _says(text: str, stored: PeriodProgress | None, lines: Sequence[LineProgress]) -> bool:
    from generator.model.progress import PeriodProgress
    from generator.reading.gate import build_model
    from generator.reading.yaml_files import parse_yaml

    raw, faults = parse_yaml(text, "")
    if raw is None or has_errors(faults):
        return False
    progress, faults = build_model(PeriodProgress, raw)
    if progress is None or has_errors(faults):
        return False
    same = stored is None or (progress.note, progress.is_sample) == (stored.note, stored.is_sample)
    return same and progress.lines == tuple(lines)
