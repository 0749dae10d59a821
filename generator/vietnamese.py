"""How Vietnamese is written: dates, numbers, ordinals, letters, Unicode form. Strings in, strings out.

It knows nothing of documents or data files.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal

__all__ = [
    "fold",
    "format_day",
    "format_decimal",
    "format_integer",
    "format_number",
    "format_percent",
    "last_of_month",
    "nfc",
    "parse_date",
    "parse_number",
    "parse_roman",
    "point_letter",
    "roman",
    "upper",
]

POINT_LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""The letters of điểm, in the decree's order: đ after d, no f, j, w, z."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def nfc(text: str) -> str:
    """Text in the one Unicode form this package writes."""
    return unicodedata.normalize("NFC", text)


def upper(text: str) -> str:
    """Text in capitals, every mark kept: Ban Quản lý → BAN QUẢN LÝ, đ → Đ."""
    return nfc(nfc(text).upper())


_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LETTER_RUN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def _tone_last(run: re.Match[str]) -> str:
    return _TONES.sub("", run[0]) + "".join(_TONES.findall(run[0]))


def fold(text: str) -> str:
    """A key for tolerant comparison, not for reading.

    Equal for texts that differ only in Unicode form, case, kinds and number of blanks, invisible characters, or in the
    vowel that carries the tone (hòa, hoà). The tone itself is kept: `hòa` and `hoa` differ.
    """
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFD", _INVISIBLE.sub("", text)).casefold())
    return nfc(" ".join(_LETTER_RUN.sub(_tone_last, text).split()))


def roman(number: int) -> str:
    """1 → I, 14 → XIV.

    Raises:
        ValueError: the number is below 1.
    """
    if number < 1:
        raise ValueError(number)
    digits = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def last_of_month(year: int, month: int) -> datetime.date:
    """The last day of a month of the years 1 to 9998."""
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


def parse_roman(text: str) -> int | None:
    """XIV → 14, in either case; None for anything that `roman` does not write (IIII, IM, an empty text)."""
    letters = text.strip().upper()
    if not re.fullmatch("[IVXLCDM]{1,15}", letters):
        return None
    values = {letter: value for value, letter in _ROMAN if len(letter) == 1}
    number = 0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        value = values[letter]
        number += -value if following and value < values[following] else value
    return number if number > 0 and roman(number) == letters else None


def point_letter(number: int) -> str:
    """The letter of the n-th điểm, from 1: a, b, c, d, đ, e, g …; after y come aa, ab …"""
    if number < 1:
        raise ValueError(number)
    letters = ""
    while number:
        number, index = divmod(number - 1, len(POINT_LETTERS))
        letters = POINT_LETTERS[index] + letters
    return letters


def parse_date(text: str) -> datetime.date | None:
    """A day written 14/01/2022, 14-1-2022, 14.1.2022 or 2022-01-14; None for anything else."""
    text = text.strip()
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
    else:
        found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text)
        if not found:
            return None
        year, month, day = (int(part) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def format_number(number: int) -> str:
    """The number of a document: 5 → 05, 15 → 15 (NĐ 30/2020, Phụ lục I, II.3.c)."""
    return f"{number:02d}"


def format_day(day: datetime.date) -> tuple[str, str, str]:
    """Day, month and year: a 0 before days below 10 and before months 1 and 2 only (Phụ lục I, II.4.b)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return (f"{day.day:02d}", month, str(day.year))


def format_integer(number: int) -> str:
    """18000000 → 18.000.000."""
    return f"{number:,}".replace(",", ".")


def format_decimal(number: Decimal | float | int, places: int) -> str:
    """86.57 → 86,57; dots between thousands, halves rounded away from zero, never a minus before nothing but zeros.

    Raises:
        ValueError: the number is infinite or not a number, or `places` is negative.
    """
    # A float means the digits it prints: 0.125 at two places is 0,13, and so is 1.005 → 1,01.
    exact = number if isinstance(number, Decimal) else Decimal(str(number))
    if places < 0 or not exact.is_finite():
        raise ValueError((number, places))
    digits = max(exact.adjusted() + 1, 1) + places + 1
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _context(digits))
    whole = f"{rounded.copy_abs():,f}".translate(str.maketrans(",.", ".,"))
    return f"-{whole}" if rounded < 0 else whole


def format_percent(share: Decimal | float | int) -> str:
    """86.57 → 86,57%; 20 → 20,00%: a reckoned share has two decimals always, as the regime's tables print it."""
    return f"{format_decimal(share, 2)}%"


_NUMBER = re.compile(r"-?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?")


def parse_number(text: str) -> Decimal | None:
    """A number as Vietnamese writes it, 125.712 or 86,57: dots between thousands, a comma before decimals.

    None for anything else: 12.5, 86,57%, 1,234.5, an empty text, a dash.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def _context(digits: int) -> Context:
    """Room for every digit, whatever the context of the thread is."""
    return Context(prec=max(digits, 28))
