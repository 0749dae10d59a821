"""A rendered document is read back and compared with the data: every character is there, or the build refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Finding, Place, Refused, Severity
from generator.vietnamese import upper
from generator.word.outline import ParagraphText, TableText, read_outline
from generator.word.package import Package
from generator.writing.expected import Expectations, Expected, ExpectedTable

__all__ = ["verify"]


def verify(document: bytes, expectations: Expectations, *, file: str) -> None:
    """Compares a rendered document with what it must say.

    Raises:
        Refused: naming every piece of data that the document does not hold as it is.
    """
    text = _Text(document, file)
    findings = [*_missing(text, expectations.texts, file), *_wrong_tables(text, expectations.tables, file)]
    if findings:
        raise Refused(findings)


_Spot = tuple[int, int]
"""A paragraph or cell, and a place in its text."""


class _Text:
    """A document's text: each paragraph and cell, exactly and squeezed, and its tables."""

    def __init__(self, document: bytes, file: str) -> None:
        outline = read_outline(Package(document, file=file).part("word/document.xml"))
        self.tables = [block for block in outline if isinstance(block, TableText)]
        self.exact = list(_texts(outline))
        self._squeezed: list[str] = []

    def find(self, wanted: str, start: _Spot) -> _Spot | None:
        """Where the next place from `start` on ends that says the wanted text as it is."""
        at, offset = start
        for number in range(at, len(self.exact)):
            found = self.exact[number].find(wanted, offset if number == at else 0)
            if found >= 0:
                return number, found + len(wanted)
        return None

    def find_broken(self, wanted: str, start: _Spot) -> _Spot | None:
        """The same, whatever the case and wherever the lines break; texts are squeezed as far as the search goes."""
        (at, offset), sought, squeezed = start, upper(" ".join(wanted.split())), self._squeezed
        for number in range(at, len(self.exact)):
            while len(squeezed) <= number:
                squeezed.append(" ".join(self.exact[len(squeezed)].split()).upper())
            found = squeezed[number].find(sought, offset if number == at else 0)
            if found >= 0:
                return number, found + len(sought)
        return None

    def find_alone(self, wanted: str, start: _Spot) -> _Spot | None:
        """Where lines stand that say the wanted text, whatever the case, and nothing else."""
        sought = upper(" ".join(wanted.split()))
        for number in range(start[0], len(self.exact)):
            lines = [" ".join(line.split()).upper() for line in self.exact[number].split("\n")]
            for first in range(len(lines)):
                for last in range(first, len(lines)):
                    if " ".join(lines[first : last + 1]) == sought:
                        return number, 0
        return None


def _texts(outline: Iterable[ParagraphText | TableText]) -> Iterator[str]:
    for block in outline:
        if isinstance(block, ParagraphText):
            yield block.text
        else:
            for row in block.rows:
                yield from (cell.text for cell in row)


def _missing(text: _Text, expected: Iterable[Expected], file: str) -> list[Finding]:
    findings = []
    for item in expected:
        find, start = text.find_alone if item.alone else text.find_broken if item.broken else text.find, (0, 0)
        for number, wanted in enumerate(item.texts, 1):
            found = find(wanted, start)
            if found is None:
                name = f"{item.name}, phần {number}" if len(item.texts) > 1 else item.name
                findings.append(_difference(file, f"{name} không có nguyên vẹn trong văn bản: “{_short(wanted)}”"))
            else:
                start = found
    return findings


def _difference(file: str, message: str) -> Finding:
    return Finding(
        "khac_du_lieu", Severity.ERROR, Place(file=file), message,
        "mẫu có thể thiếu chỗ in mục này; chạy: vanban template check",
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"


def _wrong_tables(text: _Text, expected: Iterable[ExpectedTable], file: str) -> list[Finding]:
    tables = iter(text.tables)
    findings: list[Finding] = []
    for number, wanted in enumerate(expected, 1):
        table = next((table for table in tables if _has_heads(table, wanted.heads)), None)
        if table is None:
            findings.append(_difference(file, f"bảng của phụ lục {number} không có trong văn bản"))
        else:
            findings += _wrong_rows(table, wanted, number, file)
    return findings


def _has_heads(table: TableText, heads: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a table begins with these rows, each of them whole."""
    return len(table.rows) >= len(heads) and all(_row_texts(table, row) == head for row, head in enumerate(heads))


def _row_texts(table: TableText, row: int) -> tuple[str, ...]:
    return tuple(cell.text for cell in table.rows[row])


def _wrong_rows(table: TableText, expected: ExpectedTable, number: int, file: str) -> Iterator[Finding]:
    heads = len(expected.heads)
    wanted, found = expected.rows, [_row_texts(table, row) for row in range(heads, len(table.rows))]
    if len(wanted) != len(found):
        yield _difference(file, f"phụ lục {number}: văn bản có {len(found)} hàng, dữ liệu có {len(wanted)} hàng")
    for position, (left, right) in enumerate(zip(wanted, found, strict=False), 1):
        if left != right:
            ours, theirs = next((pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]), ("", ""))
            yield _difference(
                file,
                f"phụ lục {number}, hàng {position}: dữ liệu “{_short(ours)}”, văn bản “{_short(theirs)}”",
            )
