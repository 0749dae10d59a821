"""How Vietnamese is written: dates, numbers, ordinals, letters, Unicode form. Strings in, strings out.

It knows nothing of documents or data files.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

__all__ = ["nfc", "parse_date", "point_letter", "roman"]

POINT_LETTERS = "a b c d đ e g h i k l m n o p q r s t u v x y".split()
"""The letters of điểm, in the decree's order: đ after d, no f, j, w, z."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def nfc(text: str) -> str:
    """Text in the one Unicode form this package writes."""
    return unicodedata.normalize("NFC", text)


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
