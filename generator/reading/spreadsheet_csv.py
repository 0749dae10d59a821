"""A .csv file as a grid: UTF-8 or UTF-16, separated by commas, semicolons or tabs.

It knows CSV and nothing of what the columns mean; every cell is the text as written, `=1+1` and `0012` too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.findings import Finding, Place, Severity
from generator.reading.file_text import read_text
from generator.reading.spreadsheet_grid import Cell, Grid, quote
from generator.vietnamese import nfc

__all__ = ["read_csv"]

_SAVE_AS = "mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “CSV UTF-8 (*.csv)”; hoặc dùng thẳng tệp .xlsx"
_DELIMITERS = ",;\t"
_HEAD_ROWS = 40


def read_csv(path: Path, shown: str, score: Callable[[Grid], int]) -> tuple[Grid | None, tuple[Finding, ...]]:
    """The cells of a CSV file, and every fault of its form.

    Args:
        path: the file.
        shown: its name as the person knows it.
        score: how much of the header a grid shows; the delimiter that shows the most is the one.
    """
    text, findings = read_text(path, shown)
    if text is None:
        return None, tuple(_advised(finding) for finding in findings)
    nul = text.find("\0")
    if nul >= 0:
        place = Place(file=shown, line=text.count("\n", 0, nul) + 1)
        message = "tệp chứa ký tự NUL, thường do lưu sai bảng mã hoặc tệp bị hỏng"
        return None, (Finding("ky_tu_cam", Severity.ERROR, place, message, _SAVE_AS),)
    skipped = 0
    delimiters = _DELIMITERS
    if text[:4].lower() == "sep=" and text[4:5] in _DELIMITERS and text[5:6] == "\n":
        # Excel's own first line, which names the delimiter.
        delimiters, skipped, text = text[4], 1, text[6:]
    tries = [(score(_grid(text, shown, mark, skipped, _HEAD_ROWS)[0]), mark) for mark in delimiters]
    best = max(tries, key=lambda found: found[0])
    grid, problems = _grid(text, shown, best[1], skipped)
    return grid, tuple(problems)


def _advised(finding: Finding) -> Finding:
    return finding._replace(hint=_SAVE_AS) if finding.code in ("khong_utf8", "khong_phai_chu") else finding


def _grid(
    text: str, shown: str, delimiter: str, skipped: int, most_rows: int | None = None
) -> tuple[Grid, list[Finding]]:
    grid = Grid(file=shown)
    findings: list[Finding] = []
    try:
        for number, (line, fields) in enumerate(_records(text, delimiter), 1):
            if most_rows and number > most_rows:
                break
            grid.lines[number] = line + skipped
            for column, field in enumerate(fields, 1):
                grid.put(number, column, Cell(nfc(field)))
            grid.widths[number] = len(fields)
    except _BrokenRecordError as broken:
        place = Place(file=shown, line=broken.line + skipped)
        findings.append(Finding(broken.code, Severity.ERROR, place, broken.message, broken.hint))
    return grid, findings


class _BrokenRecordError(Exception):
    """A record that cannot be told from those after it."""

    def __init__(self, line: int, problem: csv.Error, record: str) -> None:
        super().__init__(str(problem))
        self.line = line
        start = quote(record)
        if "expected after" in str(problem):
            self.code = "ngoac_kep_sai"
            self.message = f"sau dấu ngoặc kép đóng còn chữ, ở hàng {start}"
            self.hint = 'dấu ngoặc kép nằm trong lời văn phải viết đôi: ""'
        else:
            self.code = "ngoac_kep_ho"
            self.message = f"dấu ngoặc kép mở mà không đóng, ở hàng {start}"
            self.hint = 'thêm dấu ngoặc kép đóng; dấu ngoặc kép nằm trong lời văn phải viết đôi: ""'


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Records, each with the line it begins on.

    Raises:
        _BrokenRecordError: a quotation mark is not closed, or is followed by more text.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise _BrokenRecordError(line, problem, text.split("\n")[line - 1]) from problem
        yield line, fields
        line = reader.line_num + 1
