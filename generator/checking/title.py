"""Which lines between the head and the body name a document: tên loại, trích yếu, "Kèm theo"; and what it is by them.

It must never know what a rule asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.checking.citations import symbol_parts
from generator.checking.instruments import Component, Instrument, is_attached_line, is_type_name, parted_at_attached
from generator.checking.kinds import OTHER_LAW, Kind
from generator.checking.lines import Line, first_words, lines_of
from generator.checking.offices import AGENCY_WORDS, OFFICE
from generator.decree.kinds import KIND_ABBREVIATIONS
from generator.patterns import Pattern
from generator.word.document import Paragraph, Table

__all__ = ["HEADING", "PREAMBLE", "decide_kind", "find_title"]

_ORDER: Final = Pattern(r"(quyet dinh|quyet nghi|nghi quyet|chi thi) *:? *[:.]?")
PREAMBLE: Final = Pattern(r"(can cu|theo de nghi|xet de nghi|xet to trinh)\b")
_LOOSE_PREAMBLE: Final = Pattern(r"(thuc hien|sau khi|tren co so)\b")
"""How a first sentence begins, and a trích yếu too (“Thực hiện nhiệm vụ năm học …”), which ends without a mark."""
_GREETING: Final = Pattern(r"kinh gui\b")
_LETTER_NAME: Final = "cong van"
"""What a công văn is not called, and some are."""
HEADING: Final = Pattern(r"([ivxlc]+|\d+|[a-h]) *[.)/] *\S|(phan|chuong|muc|dieu) +([ivxlc]+|\d+|thu)\b|- ")


def find_title(instrument: Instrument, body: Sequence[Paragraph]) -> int:
    """Finds tên loại (C7), trích yếu (C8) and the "Kèm theo" line (C30); returns how many paragraphs they take."""
    at = _type_line(body)
    before = next((at for at, one in enumerate(body[:30]) if _GREETING.match(first_words(one))), None)
    if at is None or (before is not None and before < at and instrument.of("C9")):
        at = _other_title(instrument, body)
    if at is None:
        return _untitled(instrument, body, has_greeting=before is not None)
    lines = lines_of(body[at])
    _add(instrument, "C7", lines[0])
    instrument.name = lines[0].text.lower().rstrip(" :.")
    return _read_subject(instrument, body, at + 1, list(lines[1:]))


def _type_line(body: Sequence[Paragraph]) -> int | None:
    """Which paragraph is a tên loại and nothing else; what stands below a căn cứ is the order of a decision."""
    for at, one in enumerate(body[:30]):
        if one.cell is not None and one.cell.row.table.bordered:
            continue
        first = next(iter(lines_of(one)), None)
        if first is None:
            continue
        if one.cell is None and not one.in_box and PREAMBLE.match(first.skeleton):
            return None
        if is_type_name(first.text) or first.skeleton == _LETTER_NAME:
            return at
    return None


def _untitled(instrument: Instrument, body: Sequence[Paragraph], *, has_greeting: bool) -> int:
    """A document whose symbol names a tên loại that no line says: its trích yếu, if it has one, is centred and bold.

    Returns how many paragraphs the trích yếu takes.
    """
    name = _name_by_symbol(instrument)
    if (
        not name
        or instrument.of("C9")
        or any(is_type_name(line.text) for one in instrument.head for line in lines_of(one))
    ):
        return 0
    at = next((at for at, one in enumerate(body[:8]) if any(not line.is_strokes for line in lines_of(one))), None)
    has_subject = at is not None and _stands_as_subject(body[at])
    if has_subject or not has_greeting:
        instrument.name = name
    return _read_subject(instrument, body, at, []) if at is not None and has_subject else 0


def _name_by_symbol(instrument: Instrument) -> str:
    """The tên loại that the first group of a symbol abbreviates (15/KH-SNV); empty for none."""
    number = next(iter(instrument.of("C5")), None)
    parts = symbol_parts(number.text) if number is not None else None
    if parts is None or len(parts.groups) < 2:
        return ""
    wanted = parts.groups[0].casefold()
    return next((name for name, short in KIND_ABBREVIATIONS.items() if short.casefold() == wanted), "")


def _stands_as_subject(one: Paragraph) -> bool:
    first = next(line for line in lines_of(one) if not line.is_strokes)
    letters = first.letters()
    is_bold = bool(letters) and all(stretch.format.bold for stretch in letters)
    return one.cell is None and one.format.align == "center" and is_bold and _is_subject(first, (), ())


def _read_subject(instrument: Instrument, body: Sequence[Paragraph], start: int, subject: list[Line]) -> int:
    """Reads trích yếu and the "Kèm theo" line from a paragraph on; returns how many of all paragraphs are read then."""
    end = start
    reach = min(len(body), start + 13)
    table = _table_of(body[start - 1]) if start and instrument.of("C7") else None
    subject, attached = parted_at_attached(subject)
    if attached:
        reach = start
    for end in range(start, reach):
        one = body[end]
        found = lines_of(one)
        if not found:
            if subject and (one.format.bottom or one.format.top or any(s.kind == "line" for s in one.shapes)):
                end += 1
                break
            continue
        if all(line.is_strokes for line in found):
            if subject:
                end += 1
                break
            continue
        more, attached = parted_at_attached(found)
        if more and (_table_of(one) is not table or not _is_subject(more[0], subject, body[end:])):
            attached = []
            break
        subject += more
        if attached or _draws_line(one):
            end += 1
            break
    else:
        end = reach
    _add(instrument, "C30", *attached)
    # A "Kèm theo" line may stand below the rule line of an attachment made by an older pattern.
    if not instrument.of("C30"):
        for later in range(end, min(len(body), end + 3)):
            if is_attached_line(body[later].text):
                _add(instrument, "C30", *lines_of(body[later]))
                end = later + 1
                break
    _add(instrument, "C8", *subject)
    return end


def _is_subject(line: Line, subject: Sequence[Line], rest: Sequence[Paragraph]) -> bool:
    words = line.skeleton
    if PREAMBLE.match(words) or _GREETING.match(words) or HEADING.match(words) or _ORDER.fullmatch(words):
        return False
    if line.paragraph.label or len(line.text) > 400:
        return False
    following = next((first_words(one) for one in rest[1:] if one.text.strip()), "")
    names_office = OFFICE.match(words) or AGENCY_WORDS.match(words + " ")
    if not subject and PREAMBLE.match(following) and line.text == line.text.upper() and names_office:
        return False  # A decision without a trích yếu: this is who decides.
    if not subject:
        return not (_LOOSE_PREAMBLE.match(words) and (len(line.text) > 200 or line.text.endswith((".", ";", ":"))))
    # The line just above the căn cứ of a decision is the competence line.
    if PREAMBLE.match(following) and (line.text == line.text.upper() or names_office):
        return False
    letters = line.letters()
    bold = bool(letters) and all(stretch.format.bold for stretch in letters)
    return (line.paragraph.format.align == "center" and (bold or len(line.text) < 120)) or (
        bold and len(line.text) < 200 and not line.text.endswith((".", ";", ":"))
    )


def _other_title(instrument: Instrument, body: Sequence[Paragraph]) -> int | None:
    """A tên loại that the decree does not list, or one that carries more words: centred, before any sentence."""
    if instrument.of("C9"):
        return None
    for at, one in enumerate(body[:12]):
        found = lines_of(one)
        if not found:
            continue
        if _GREETING.match(found[0].skeleton) or len(found[0].text) > 80:
            return None
        if one.format.align == "center" and one.cell is None and found[0].text == found[0].text.upper():
            return at
        return None
    return None


def decide_kind(instrument: Instrument) -> None:
    """Says what a document with a head is, by its title and what stands below."""
    name = " ".join(instrument.name.split())
    titled = bool(instrument.of("C7"))
    named = titled or bool(name)
    headed = bool(instrument.of("C1") or instrument.of("C2") or instrument.of("C5"))
    if titled and name in OTHER_LAW:
        instrument.kind = Kind.KHAC
    elif titled and instrument.of("C30") and not (instrument.of("C5") and instrument.foot):
        # With a number or with a signature, neither of which it should have; with both it is a document of its own.
        instrument.kind = Kind.KEM_THEO
    elif name == "công văn" and headed:
        instrument.kind = Kind.CONG_VAN
    elif named and headed:
        decides = name in ("quyết định", "nghị quyết")
        instrument.kind = Kind.QUYET_DINH if decides else Kind.CO_TEN_LOAI
    elif headed and (
        instrument.of("C9") or any(_GREETING.match(first_words(one)) for one in instrument.paragraphs[:60])
    ):
        instrument.kind = Kind.CONG_VAN
    else:
        instrument.kind = Kind.KHAC


def _add(instrument: Instrument, id: str, *lines: Line) -> None:
    if lines:
        instrument.components[id].append(Component(id, lines))


def _table_of(one: Paragraph) -> Table | None:
    """The table that sets a title; None outside tables."""
    return one.cell.row.table if one.cell is not None else None


def _draws_line(one: Paragraph) -> bool:
    return one.format.bottom is not None
