"""Knows how to say in a few words what changed between two versions of a document; pure.

It must never know which data or template a document came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from generator.vietnamese import roman
from generator.word.outline import CellText, ParagraphText, TableText, read_outline
from generator.word.package import Package
from generator.word.regions import read_regions

__all__ = ["Changes", "build_changes"]

_Item = TypeVar("_Item")

_TOLD = 3
_QUOTED = 70
_TASK, _INDICATOR = "nhiệm vụ", "chỉ tiêu"
_COMPARED = 2000
"""Rows beyond this many are counted and not matched: matching takes time that grows with their square."""


class Changes(NamedTuple):
    """The first changes of a document in words, and how many more there are."""

    told: tuple[str, ...] = ()
    more: int = 0


class _Line(NamedTuple):
    text: str
    where: str


class _Row(NamedTuple):
    """A row of an appendix: what it is called, and its cells. `titles` are the columns of a task row."""

    name: str
    number: str
    cells: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What the row says besides its number: that of every row after a new one differs too."""
        return self.cells

    @property
    def words(self) -> str:
        """What tells the row from others: its name, or what a result line has in place of one."""
        return next((cell for cell in self.cells if cell.strip()), "")


def build_changes(old: bytes, new: bytes) -> Changes:
    """What changed between two documents (.docx), whole appendices first; empty if only their look differs."""
    old_xml, new_xml = (Package.read(document).part("word/document.xml") for document in (old, new))
    before, after = read_outline(old_xml), read_outline(new_xml)
    lines = _line_changes(_lines(before, old_xml), _lines(after, new_xml))
    old_tables, new_tables = _tables(before), _tables(after)
    found = [*_come_and_gone(old_tables, new_tables), *lines, *_table_changes(old_tables, new_tables)]
    return Changes(tuple(found[:_TOLD]), max(0, len(found) - _TOLD))


def _lines(outline: Sequence[ParagraphText | TableText], document_xml: bytes) -> list[_Line]:
    """The paragraphs, those in the tables that set out heads and signatures too, each with its region's title."""
    # A text that stands in two regions (both lines Kèm theo) takes their titles in turn.
    titles: dict[str, list[str]] = {}
    for region in read_regions(document_xml):
        for text in region.paragraphs:
            titles.setdefault(" ".join(text.split()), []).append(region.title.lower())
    lines = []
    for item in outline:
        if isinstance(item, ParagraphText):
            pieces = [item.text]
        elif not item.header_rows:
            pieces = [piece for row in item.rows for cell in row for piece in cell.text.split("\n")]
        else:
            continue
        for text in (" ".join(piece.split()) for piece in pieces if piece.strip()):
            names = titles.get(text, [""])
            lines.append(_Line(text, names.pop(0) if len(names) > 1 else names[0]))
    return lines


def _line_changes(before: list[_Line], after: list[_Line]) -> Iterator[str]:
    for olds, news in _differences(before, after, [line.text for line in before], [line.text for line in after]):
        paired = min(len(olds), len(news))
        for old, new in zip(olds, news, strict=False):
            yield f"{new.where or 'đoạn'}: {_from_to(old.text, new.text)}"
        yield from (f"bỏ {line.where or 'đoạn'}: {_quoted(line.text)}" for line in olds[paired:])
        yield from (f"thêm {line.where or 'đoạn'}: {_quoted(line.text)}" for line in news[paired:])


def _tables(outline: Sequence[ParagraphText | TableText]) -> list[TableText]:
    """The tables of the appendices."""
    return [item for item in outline if isinstance(item, TableText) and item.header_rows]


def _come_and_gone(before: Sequence[TableText], after: Sequence[TableText]) -> Iterator[str]:
    """Whole appendices that are new or no more."""
    for number in range(len(before) + 1, len(after) + 1):
        yield f"thêm phụ lục {roman(number) if len(after) > 1 else ''}".rstrip()
    for number in range(len(after) + 1, len(before) + 1):
        yield f"bỏ phụ lục {roman(number) if len(before) > 1 else ''}".rstrip()


def _table_changes(before: Sequence[TableText], after: Sequence[TableText]) -> Iterator[str]:
    several = max(len(before), len(after)) > 1
    for number, (old, new) in enumerate(zip(before, after, strict=False), 1):
        for change in _row_changes(old, new):
            yield f"phụ lục {roman(number)}, {change}" if several else change


def _row_changes(old_table: TableText, new_table: TableText) -> Iterator[str]:
    old_titles, new_titles = _titles(old_table), _titles(new_table)
    if old_titles != new_titles:
        yield f"các cột: {_from_to(', '.join(old_titles), ', '.join(new_titles))}"
    before, after = list(_rows(old_table)), list(_rows(new_table))
    for olds, news in _differences(before, after, [row.key for row in before], [row.key for row in after]):
        for old, new in _paired(olds, news):
            if old is None and new is not None:
                yield f"thêm {new.name}: {_quoted(new.words)}"
            elif new is None and old is not None:
                yield f"bỏ {old.name}: {_quoted(old.words)}"
            elif old is not None and new is not None:
                yield from _cell_changes(old, new)


def _cell_changes(old: _Row, new: _Row) -> Iterator[str]:
    if len(old.cells) != len(new.cells):
        yield f"{new.name}: đổi cách chia cột"
        return
    for position, (before, after) in enumerate(zip(old.cells, new.cells, strict=True)):
        if before != after:
            column = f", cột {new.titles[position]}" if position < len(new.titles) else ""
            yield f"{new.name}{column}: {_from_to(before, after)}"


def _paired(olds: Sequence[_Row], news: Sequence[_Row]) -> Iterator[tuple[_Row | None, _Row | None]]:
    """Rows that are the same one before and after: side by side if as many and alike, else by their first words."""
    if [bool(row.titles) for row in olds] == [bool(row.titles) for row in news]:
        yield from zip(olds, news, strict=True)
        return
    left = list(olds)
    for new in news:
        old = next((row for row in left if row.cells[0] == new.cells[0] and len(row.cells) == len(new.cells)), None)
        if old is not None:
            left.remove(old)
        yield old, new
    for row in left:
        yield row, None


def _titles(table: TableText) -> tuple[str, ...]:
    """The title of each column; one that is merged over two rows stands in the upper one."""
    *above, last = table.rows[: table.header_rows]
    return tuple(
        _head_over(above[-1], column) if above and cell.merged_up else " ".join(cell.text.split())
        for column, cell in enumerate(last)
    )


def _head_over(row: Sequence[CellText], column: int) -> str:
    """What the cell of a row says that stands over a column."""
    start = 0
    for cell in row:
        if start <= column < start + cell.span:
            return " ".join(cell.text.split())
        start += cell.span
    return ""


def _noun(titles: tuple[str, ...]) -> str:
    """What a row of a table is called, by the title of the column that names it."""
    named = titles[1].lower() if len(titles) > 1 else ""
    return _INDICATOR if named.startswith(_INDICATOR) else "hàng" if named.startswith("nhóm") else _TASK


def _rows(table: TableText) -> Iterator[_Row]:
    titles = _titles(table)
    noun = _noun(titles)
    group, number, line = "", "", 0
    for row in table.rows[table.header_rows :]:
        texts = tuple(cell.text for cell in row)
        if len(row) < len(titles):
            group = texts[0].split(" ")[0].rstrip(".")
            yield _Row(f"nhóm {group}", group, texts[1:] or texts)
            continue
        line = line + 1 if row[0].merged_up else 1
        number = number if row[0].merged_up else texts[0]
        # The code of an indicator says where it stands by itself.
        name = f"{noun} {group}.{number}" if group and noun != _INDICATOR else f"{noun} {number}"
        yield _Row(name if line == 1 else f"{name}, dòng {line}", number, texts[1:], titles[1:])


def _differences(
    before: Sequence[_Item], after: Sequence[_Item], old_keys: Sequence[object], new_keys: Sequence[object]
) -> Iterator[tuple[Sequence[_Item], Sequence[_Item]]]:
    """The stretches that differ."""
    start = 0
    while start < min(len(old_keys), len(new_keys)) and old_keys[start] == new_keys[start]:
        start += 1
    end = 0
    while end < min(len(old_keys), len(new_keys)) - start and old_keys[-1 - end] == new_keys[-1 - end]:
        end += 1
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    olds, news = old_keys[start : len(old_keys) - end], new_keys[start : len(new_keys) - end]
    if max(len(olds), len(news)) > _COMPARED:
        yield before, after
        return
    for kind, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind != "equal":
            yield before[i:j], after[k:m]


def _from_to(old: str, new: str) -> str:
    """Both texts, of long ones the part that differs."""
    old, new = " ".join(old.split()), " ".join(new.split())
    if old == new:
        return f"{_quoted(new)}: chỉ đổi khoảng trắng, ngắt dòng"
    if max(len(old), len(new)) > _QUOTED:
        olds, news = old.split(" "), new.split(" ")
        start = 0
        while start < min(len(olds), len(news)) and olds[start] == news[start]:
            start += 1
        end = 0
        while end < min(len(olds), len(news)) - start and olds[-1 - end] == news[-1 - end]:
            end += 1
        # A few words on either side show where it is.
        start, end = max(0, start - 3), max(0, end - 3)
        old, new = _part(olds, start, end), _part(news, start, end)
    return f"{_quoted(old)} → {_quoted(new)}"


def _part(words: Sequence[str], start: int, end: int) -> str:
    part = " ".join(words[start : len(words) - end])
    return f"{'… ' if start else ''}{part}{' …' if end else ''}"


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text if len(text) <= _QUOTED else text[: _QUOTED - 2].rstrip() + ' …'}”"
