"""Checks how letters are coded: old encodings, broken text, Unicode forms, where tone marks are put.

It must never look at what a text means.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checking.check import Check
from generator.checking.citations import spot_of
from generator.checking.instruments import Instrument
from generator.checking.outcome import Outcome, Spot, passed, violated
from generator.decree.rules import Rule
from generator.patterns import Pattern
from generator.vietnamese import nfc
from generator.word.document import Paragraph

__all__ = ["CHECKS", "paragraphs_of", "whole_of"]

_VIETNAMESE: Final = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_SYMBOLS: Final = frozenset("°«»×§·±")
_FOREIGN: Final = frozenset(map(chr, range(0x80, 0x100))) - _VIETNAMESE - {"\u00a0", "\u00ad"}
_AT_LEAST: Final = 2
_SHARE: Final = 0.02
_SHOWN_BYTE: Final = r"[\u0080-\u00ff\u2018-\u203a…†‡ˆ‰Š‹ŒŽ\u2122]"
"""What a byte of UTF-8 above the first looks like where it is taken for Windows-1252."""
_MOJIBAKE: Final = Pattern(
    rf"á[º»]{_SHOWN_BYTE}|Ã[\u0080-\u00bf¡-¿](?=\w*)|Ä[‘\u0090\u0091]|Æ[°¡]\w|\ufffd",
    "áº", "á»", "Ã", "Ä", "Æ", "\ufffd",
)  # fmt: skip
_VNI: Final = Pattern(r"[aAeEoOuUyYiI][ØÙÛÕÏÂÊÁÀÅÃÉÈÚÜËøùûõïâêáàåãéèúüë](?=\w|\b)")
_OWN_PAIR: Final = Pattern(r"o[àáãèé]|u[àáãâêèé]|i[àáãâêèéùú]|yê", flags=re.IGNORECASE)
"""What VNI writes too but Vietnamese has of its own: `Đoàn giám sát chuyên đề` is no VNI."""
_NFD_MARKS: Final = Pattern("[\u0300-\u0304\u0306\u0309\u031b\u0323]")


def paragraphs_of(instrument: Instrument) -> Sequence[tuple[Paragraph, str]]:
    """Every paragraph that says something, with its text in NFC, in capitals where it is shown in capitals."""
    if instrument.said is None:
        instrument.said = tuple((one, _shown(one)) for one in instrument.paragraphs if one.text.strip())
    return instrument.said


def whole_of(instrument: Instrument) -> str:
    """All that its paragraphs say, to see at once whether a word stands in any of them."""
    if instrument.whole is None:
        # Between two paragraphs stands what no expression takes for a blank or a letter.
        instrument.whole = "\0".join(text for _, text in paragraphs_of(instrument))
    return instrument.whole


def _shown(paragraph: Paragraph) -> str:
    return nfc("".join(piece.text.upper() if piece.format.caps else piece.text for piece in paragraph.pieces))


def _is_broken(text: str) -> bool:
    found = _MOJIBAKE.findall(text)
    return any(not piece.startswith("Ã") for piece in found) or len(found) >= _AT_LEAST


def _encoding(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Letters of Latin-1 that Vietnamese does not have: next to none in good text, every tenth in the old encodings."""
    for paragraph, text in paragraphs_of(instrument):
        if _is_broken(text):
            continue  # Broken by another program, and told as that.
        legacy = _legacy(text)
        if legacy:
            yield violated(paragraph, f"chữ theo mã {legacy}")
        else:
            yield passed(paragraph)


def _legacy(text: str) -> str:
    """Which old encodings a paragraph may be in; empty for none."""
    # Of VNI each mark is a letter of its own after a vowel, and most are letters of Vietnamese as well.
    pairs = _VNI.findall(text)
    marked = len(pairs) if not all(map(_OWN_PAIR.fullmatch, pairs)) else 0
    if marked < 3 and _FOREIGN.isdisjoint(text):
        return ""
    letters = sum(map(str.isalpha, text))
    odd = sum(one not in _SYMBOLS or _is_inside(text, at) for at, one in enumerate(text) if one in _FOREIGN)
    if odd >= _AT_LEAST and odd >= _SHARE * max(letters, 1) and (odd >= 0.06 * letters or marked or odd >= 3):
        return "TCVN3 (ABC) hoặc VNI"
    return "VNI" if marked >= 3 and marked >= 0.06 * letters else ""


def _is_inside(text: str, at: int) -> bool:
    """Whether a sign stands between two letters, where nobody writes one."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return len(around) == 2 and all(map(str.isalpha, around))


def _mojibake(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    if not _MOJIBAKE.search(whole_of(instrument)):
        yield passed(instrument.paragraphs[0])
        return
    for paragraph, text in paragraphs_of(instrument):
        if _is_broken(text):
            found = _MOJIBAKE.search(text)
            assert found is not None
            yield violated(spot_of(paragraph, max(0, found.start() - 5), found.end() + 10), "chữ bị vỡ mã")
        else:
            yield passed(paragraph)


def _form(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for paragraph, _ in paragraphs_of(instrument):
        if unicodedata.is_normalized("NFC", paragraph.text) or not _NFD_MARKS.search(paragraph.text):
            yield passed(paragraph)
        else:
            word = next(one for one in paragraph.text.split() if nfc(one) != one)
            yield violated(paragraph, f"“{nfc(word)}” viết bằng chữ tổ hợp")


# Tone marks.

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE: Final = Pattern(r"[^\W\d_]+")
_OPEN: Final = Pattern(
    rf"(?P<onset>[^aeiouy]*)(?P<first>[ou])(?P<one>[{_TONES}]?)(?P<second>[aey])(?P<two>[{_TONES}]?)"
)


def _style(syllable: str) -> str:
    """`cũ` (hòa), `mới` (hoà), or empty where both styles write alike; open syllables with oa, oe, uy alone differ."""
    found = _OPEN.fullmatch(unicodedata.normalize("NFD", syllable.casefold()))
    if not found or found["onset"].endswith("q") or bool(found["one"]) == bool(found["two"]):
        return ""
    if found["first"] + found["second"] not in ("oa", "oe", "uy"):
        return ""
    return "cũ" if found["one"] else "mới"


def _tone_style(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """In the whole file; the Quốc hiệu, which may be written either way, and names are left out."""
    if not instrument.is_first:
        return
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Spot, str]] = {}
    for one in instrument.together:
        nation = {component.paragraph.index for component in one.of("C1")}
        for paragraph, text in paragraphs_of(one):
            # What an old encoding makes of a syllable (VNI “boá” for “bố”) says nothing of where its tone stands.
            if paragraph.index in nation or _legacy(text):
                continue
            for found in _SYLLABLE.finditer(text):
                word = found[0]
                # A capital may begin a name, which is written as its bearer writes it; Ủy ban is none.
                if len(word) < 2 or len(word) > 6 or (not word.islower() and nfc(word).casefold() not in ("ủy", "uỷ")):
                    continue
                style = _style(word)
                if style:
                    counts[style] += 1
                    first.setdefault(style, (spot_of(paragraph, found.start(), found.end()), word))
    if len(counts) == 1:
        yield passed(next(iter(first.values()))[0])
    elif len(counts) == 2:
        rare = "cũ" if counts["cũ"] < counts["mới"] else "mới"
        often = "mới" if rare == "cũ" else "cũ"
        said = f"“{first[rare][1]}” ({counts[rare]} chữ kiểu này) và “{first[often][1]}” ({counts[often]} chữ kiểu kia)"
        yield violated(first[rare][0], said)


CHECKS: tuple[Check, ...] = (
    Check("PG6.encoding", _encoding),
    Check("PG6.mojibake", _mojibake),
    Check("PG6.unicode-form", _form, fixable=True),
    Check("6.3.tone-style", _tone_style),
)
