"""How wide the columns of a table should be, and how many lines a cell takes.

Knows texts, widths and lines; it must never know what a column means, nor any markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from generator.word.text_width import UNITS_PER_EM, face, units_per_mm

__all__ = [
    "CELL_PADDING_MM",
    "ColumnText",
    "column_widths_mm",
    "column_widths_twips",
    "takes_more_lines",
    "twips",
    "wrapped_lines",
]

CELL_PADDING_MM: Final = 2 * 108 * 25.4 / 1440
"""What Word leaves free inside a cell, left and right together (108 twips each)."""

_TWIPS_PER_MM: Final = 1440 / 25.4
_SLACK_MM: Final = 0.4  # so that a word that only just fits does not depend on how a program rounds
_LOST_MM: Final = 4.0  # what a line leaves empty at its end, on average half a word
_LEAST_SHARE: Final = 0.15  # of the table, for the columns without a decided width
_WORD_SHARE: Final = 1.5  # times an even share: a wider word (a web address) is broken rather than let squeeze the rest
_SAMPLE: Final = 120  # rows that widths are judged by
_CHUNK: Final = 500
_ROWS_A_PAGE: Final = 8
_ROUNDS: Final = 6
_SHARPNESS: Final = 4
_OWN_LINES: Final = 0.1  # what a line counts in a cell that is far from the highest of its row


class ColumnText(NamedTuple):
    """What stands in a column.

    Attributes:
        key: names the column to whoever asks.
        title: set in bold at the head; wraps between words.
        cells: the texts from the top, one for each row ("" where a cell is empty or merged with the one above), so that
            cells of the same place in several columns stand in one row.
        width_mm: a width that is already decided, None to have one found.
        bold: words among the cells that are set in bold, such as the numbers of groups; the column is as wide as each.
    """

    key: str
    title: str
    cells: Iterable[str] = ()
    width_mm: float | None = None
    bold: Iterable[str] = ()


def twips(millimetres: float) -> int:
    """Millimetres in Word's unit, a twentieth of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def wrapped_lines(text: str, width_mm: float, size_pt: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a width (of the text, not of the cell): at least one.

    Lines are filled greedily, as Word and LibreOffice do; newlines are kept, a word wider than the line runs over.
    """
    measure = face(bold=bold)
    words, space = measure.words, measure.space
    limit = max(1, int(width_mm * units_per_mm(size_pt) + 1e-6))
    lines = 0
    for paragraph in text.split("\n"):
        widths = [words[word] for word in paragraph.split(" ")]
        lines += 1
        if sum(widths) + space * (len(widths) - 1) <= limit:
            continue
        used = -space
        for width in widths:
            used += space + width
            if used > limit:
                if used > space + width:
                    lines += 1
                used = width
                if width > limit:
                    lines += (width - 1) // limit
                    used = width % limit or limit
    return lines


def takes_more_lines(text: str, lines: int, width_mm: float, size_pt: float, *, bold: bool = False) -> bool:
    """Whether a text takes more than so many lines; most cells are told by their length alone, without measuring.

    Two neighbouring lines of wrapped words are together wider than the width, and no letter is wider than an em.
    """
    ems = width_mm * units_per_mm(size_pt) / UNITS_PER_EM
    if 2 * len(text) <= (lines - 1 - text.count("\n")) * ems:
        return False
    return wrapped_lines(text, width_mm, size_pt, bold=bold) > lines


def column_widths_mm(
    columns: Sequence[ColumnText], total_mm: float, size_pt: float, *, padding_mm: float = CELL_PADDING_MM
) -> tuple[float, ...]:
    """Widths that suit the texts, in whole twips that add up to the total; see `column_widths_twips`."""
    found = column_widths_twips(columns, total_mm, size_pt, padding_mm=padding_mm)
    return tuple(width / _TWIPS_PER_MM for width in found)


def column_widths_twips(
    columns: Sequence[ColumnText], total_mm: float, size_pt: float, *, padding_mm: float = CELL_PADDING_MM
) -> tuple[int, ...]:
    """Widths that make the table about as short as it can be, without breaking a word where that can be helped.

    A column is as wide as its longest word at least, but for words that no column should give way to. The rows are
    sampled evenly, so the time hardly grows with their number.

    Args:
        columns: one to about a dozen.
        total_mm: the width of the table.
        size_pt: of the letters, in the titles too.
        padding_mm: what a cell leaves free, left and right together.

    Returns:
        Widths in twips; their sum is the total to the twip.
    """
    texts: list[Sequence[str]] = [
        column.cells if isinstance(column.cells, (list, tuple)) else list(column.cells) for column in columns
    ]
    rows = _sampled_rows(max((len(cells) for cells in texts), default=0))
    widths = [column.width_mm or 0.0 for column in columns]
    searched = [number for number, column in enumerate(columns) if column.width_mm is None]
    if searched:
        free = max(total_mm - sum(widths), _LEAST_SHARE * total_mm)
        if sum(widths) > total_mm - free:
            widths = [width * (total_mm - free) / sum(widths) for width in widths]
        measured = [_Measured(columns[number], texts[number], rows, size_pt) for number in searched]
        most = _WORD_SHARE * free / len(measured)
        least = _fitting([min(column.widest_word + padding_mm, most) for column in measured], free)
        for number, share in zip(searched, _shares(measured, least, free, padding_mm), strict=True):
            widths[number] = share
    return _whole_twips(widths, twips(total_mm))


def _sampled_rows(count: int) -> list[int]:
    """Rows spread evenly from the first to the last."""
    if count <= _SAMPLE:
        return list(range(count))
    return [number * (count - 1) // (_SAMPLE - 1) for number in range(_SAMPLE)]


class _Measured:
    """The texts of a column in millimetres.

    Attributes:
        rows: for each sampled row, the title's first, the widths of the cell's paragraphs.
        widest_word: of all cells, not only of those sampled.
        widest_line: of the sampled cells.
    """

    __slots__ = ("rows", "widest_line", "widest_word")

    def __init__(self, column: ColumnText, cells: Sequence[str], sampled: list[int], size_pt: float) -> None:
        millimetre = units_per_mm(size_pt)
        bold, regular = face(bold=True), face()
        words, space = regular.words, regular.space
        widest = max(map(bold.words.__getitem__, (*column.title.split(), *column.bold)), default=0)
        self.rows: list[tuple[float, ...]] = [tuple(bold.units(part) / millimetre for part in column.title.split("\n"))]
        known: dict[str, tuple[float, ...]] = {"": (0.0,)}
        for row in sampled:
            text = cells[row] if row < len(cells) else ""
            paragraphs = known.get(text)
            if paragraphs is None:
                lines = []
                for part in text.split("\n"):
                    widths = [words[word] for word in part.split(" ")]
                    widest = max(widest, *widths)
                    lines.append((sum(widths) + space * (len(widths) - 1)) / millimetre)
                paragraphs = known[text] = tuple(lines)
            self.rows.append(paragraphs)
        if len(cells) > len(sampled):
            for start in range(0, len(cells), _CHUNK):
                everything = set(" ".join(cells[start : start + _CHUNK]).split())
                widest = max(widest, max(map(words.__getitem__, everything), default=0))
        self.widest_word = widest / millimetre + _SLACK_MM
        self.widest_line = max(map(max, self.rows)) + _SLACK_MM


def _fitting(least: list[float], total: float) -> list[float]:
    """The least widths, the greatest of them cut down to one level where together they exceed the total."""
    if sum(least) <= total:
        return least
    rest, left = total, len(least)
    for width in sorted(least):
        if width * left > rest:
            return [min(width, rest / left) for width in least]
        rest, left = rest - width, left - 1
    return least


def _shares(columns: list[_Measured], least: list[float], total: float, padding: float) -> list[float]:
    """Shares the total so that the rows are about as low as they can be.

    A row is as high as its highest cell, and a cell about its text's length divided by its width. The sum of the rows
    is least where a millimetre more would save as much in every column: each width goes as the root of the text that
    counts there. What counts depends on the widths in turn, so the two are found in rounds. To make that smooth, a cell
    counts the more the nearer it comes to the highest of its row, and text as if it could be cut anywhere.
    """
    most = [max(low, column.widest_line + padding) for column, low in zip(columns, least, strict=True)]
    rows = list(zip(*(column.rows for column in columns), strict=True))
    repeated = 1.0 + len(rows) / _ROWS_A_PAGE
    widths = _levelled([low**0.5 for low in most], least, most, total)
    for _ in range(_ROUNDS):
        inner = [width - padding for width in widths]
        filled = [max(width - _LOST_MM, width / 2) for width in inner]
        counts = [0.0] * len(widths)
        weight = repeated  # the first row is that of the titles
        for row in rows:
            heights, lengths = [], []
            for paragraphs, width, full in zip(row, inner, filled, strict=True):
                if len(paragraphs) == 1:
                    length = paragraphs[0]
                    if length <= width:
                        length = 0.0
                    heights.append(1.0 + length / full)
                else:
                    length = sum([part for part in paragraphs if part > width])
                    heights.append(len(paragraphs) + length / full)
                lengths.append(length)
            highest = max(heights)
            for number, length in enumerate(lengths):
                if length:
                    counts[number] += weight * length * (_OWN_LINES + (heights[number] / highest) ** _SHARPNESS)
            weight = 1.0
        aims = _levelled([count**0.5 for count in counts], least, most, total)
        widths = [(width + aim) / 2 for width, aim in zip(widths, aims, strict=True)]
    return widths


def _levelled(claims: list[float], least: list[float], most: list[float], total: float) -> list[float]:
    """Widths in proportion to the claims, none under its least or over its most; the sum is the total.

    Where the most are together less than the total, every column gets its most, and what is left goes rather to those
    with much to say: a column of numbers stays narrow.
    """
    if sum(most) <= total:
        left, squares = total - sum(most), [width * width for width in most]
        return [width + left * square / sum(squares) for width, square in zip(most, squares, strict=True)]
    widths = [0.0] * len(claims)
    movable = list(range(len(claims)))
    while movable:
        # As in CSS's flexible boxes: who goes over a limit stops there, on the side where more is over.
        claimed = sum(claims[number] for number in movable)
        scale = total / claimed if claimed > 0 else 0.0
        over, short = [], []
        excess = 0.0
        for number in movable:
            width = claims[number] * scale if claimed > 0 else total / len(movable)
            if width > most[number]:
                over.append(number)
                excess += width - most[number]
            elif width < least[number]:
                short.append(number)
                excess -= least[number] - width
            widths[number] = width
        stopped, limits = (over, most) if excess > 0 else (short, least)
        if not stopped:
            break
        for number in stopped:
            widths[number] = limits[number]
            total -= limits[number]
        movable = [number for number in movable if number not in stopped]
    return widths


def _whole_twips(widths: list[float], total: int) -> tuple[int, ...]:
    """Whole twips that add up to the total: each column ends where its exact end rounds to."""
    scale = total / sum(widths)
    ends = [round(end * scale) for end in accumulate(widths)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))
