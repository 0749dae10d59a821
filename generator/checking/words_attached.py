"""Checks what ties the documents of a file: phụ lục to the text that names them, "Kèm theo" lines to the parent.

It must never look at a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.checking.check import Check
from generator.checking.citations import DAY, citations_in, day_in, symbol_parts
from generator.checking.instruments import Component, Instrument, is_attached_line
from generator.checking.kinds import ATTACHED, HEADED, ISSUED, TYPE_NAMES, Kind
from generator.checking.lines import skeleton
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.checking.parents import cited_symbol, months_in, symbol_of
from generator.decree.rules import Rule
from generator.patterns import Pattern
from generator.vietnamese import nfc, parse_roman, roman

__all__ = ["CHECKS"]

_HEADING: Final = Pattern(r"phụ lục(?:\s+số)?\s*:?\s*([ivxlc]+|\d+|[a-h])?\b", flags=re.IGNORECASE)
_MENTION: Final = Pattern(r"\bphụ lục(?:\s+số)?\s+([IVXLC]+|\d+)\b", flags=re.IGNORECASE)
_APPENDIX: Final = frozenset({Kind.PHU_LUC})
_TYPES: Final = sorted({skeleton(name) for name in TYPE_NAMES} | {"van ban", "nghi dinh", "thong tu"}, key=len)[::-1]
_KIND: Final = Pattern(rf"\(?\s*(?:ban hanh )?kem theo (?:tai )?({'|'.join(_TYPES)}|cong van)\b")
_OFFICES: Final = frozenset(
    ("giam", "doc", "chu", "tich", "truong", "bo", "thu", "pho", "chanh", "van", "phong", "cua", "tong")
)


def _appendices(instrument: Instrument) -> list[Instrument]:
    """The phụ lục that belong to one document and stand in its file, in order."""
    own = instrument.document
    return [one for one in instrument.attached if one.kind is Kind.PHU_LUC and one.document is own]


def _siblings(instrument: Instrument) -> list[Instrument]:
    return [one for one in instrument.together if one.kind is Kind.PHU_LUC and one.parent is instrument.parent]


def _number(instrument: Instrument) -> str:
    heading = next(iter(instrument.of("C28")), None)
    found = _HEADING.match(heading.text) if heading is not None else None
    return (found[1] or "") if found else ""


def _roman(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    number = _number(instrument)
    if len(_siblings(instrument)) < 2 or not number:
        return
    heading = instrument.of("C28")[0]
    is_roman = parse_roman(number) is not None and number.isupper()
    yield passed(heading) if is_roman else violated(heading, f"“{heading.text[:20]}”")


def _numbered(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    if len(_siblings(instrument)) < 2:
        return
    heading = instrument.of("C28")[0]
    yield passed(heading) if _number(instrument) else violated(heading, "không có số thứ tự")


def _value(number: str) -> int | None:
    return int(number) if number.isdecimal() else parse_roman(number)


def _order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    siblings = _siblings(instrument)
    value = _value(_number(instrument))
    if len(siblings) < 2 or value is None:
        return
    heading = instrument.of("C28")[0]
    place = siblings.index(instrument)
    before = _value(_number(siblings[place - 1])) if place else 0
    if before is None or (place == 0 and not _has_parent_beside(instrument)):
        # A file of appendices alone may be one of several.
        yield unclear(heading, "không rõ số thứ tự của phụ lục phía trước")
    elif value == before + 1:
        yield passed(heading)
    elif value == before:
        yield violated(heading, f"số {_number(instrument)} lặp lại")
    else:
        yield violated(heading, f"sau {roman(before)} là {roman(value)}" if before else f"bắt đầu từ {roman(value)}")


def _has_parent_beside(instrument: Instrument) -> bool:
    return instrument.parent is not None and instrument.parent.document is instrument.document


def _own_text(instrument: Instrument) -> Iterator[str]:
    for one in instrument.paragraphs:
        if one.text.strip() and not one.in_contents:
            yield nfc(one.text)


def _mentioned(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    appendices = _appendices(instrument)
    if instrument.kind is Kind.PHU_LUC and not _has_parent_beside(instrument):
        yield from _mentioned_elsewhere(instrument)
    if not appendices:
        return
    # A phụ lục of a plan that is issued with a decision may be named in either.
    texts = [instrument, *([instrument.parent] if instrument.parent is not None else [])]
    heading = appendices[0].of("C28")[0]
    if any("phu luc" in _folded(text) for one in texts for text in _own_text(one)):
        yield passed(heading)
    elif instrument.kind is Kind.KEM_THEO and instrument.parent is None:
        yield unclear(heading, "quyết định ở tệp khác có thể nói đến phụ lục")
    else:
        yield violated(heading, "lời văn không nói đến phụ lục")


def _mentioned_elsewhere(appendix: Instrument) -> Iterator[Outcome]:
    """Of a phụ lục in a file of its own: whether the document it belongs to names it, if that was given too."""
    heading = appendix.of("C28")[0]
    parent = appendix.parent
    if parent is None:
        yield unclear(heading, "văn bản chính ở tệp khác; kiểm tra cùng tệp ấy thì biết")
        return
    texts = [parent, *(one for one in parent.attached if one.kind is Kind.KEM_THEO)]
    if any("phu luc" in _folded(text) for one in texts for text in _own_text(one)):
        yield passed(heading)
    else:
        yield violated(heading, "lời văn của văn bản chính không nói đến phụ lục")


def _folded(text: str) -> str:
    # Only the first letters of a text are kept as a skeleton, so the rest is looked at as it is.
    return skeleton(text) if len(text) <= 300 else " ".join(text.casefold().split()).replace("phụ lục", "phu luc")


def _there(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    appendices = _appendices(instrument)
    if not appendices or not all(_number(one) for one in appendices):
        return
    for paragraph in instrument.paragraphs:
        text = nfc(paragraph.text)
        for found in _MENTION.finditer(text) if "lục" in text.casefold() else ():
            number = _value(found[1].upper())
            after = text[found.end() : found.end() + 40]
            if re.match(
                r"\s*(,|và)?\s*(ban hành )?(kèm theo )?(của |tại )?(Nghị định|Thông tư|Quyết định|Luật|Kế hoạch số)",
                after,
            ):
                continue  # Of another document.
            yield (
                passed(paragraph)
                if number is not None and number <= len(appendices)
                else violated(paragraph, f"“{found[0]}”")
            )


# The "Kèm theo" line.


def _lines(instrument: Instrument) -> Sequence[Component]:
    return instrument.of("C30")


def _present(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    if _lines(instrument):
        yield passed(_lines(instrument)[0])
        return
    at = next(iter((*instrument.of("C28"), *instrument.of("C7"))), None)
    if at is None:
        return
    if any(is_attached_line(one.text) for one in instrument.paragraphs[:20]):
        yield unclear(at, "có chữ kèm theo, không rõ có phải dòng kèm theo")
    else:
        yield violated(at, "không có dòng (Kèm theo …)")


def _brackets(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _lines(instrument):
        said = one.text.strip()
        yield passed(one) if said.startswith("(") and said.endswith(")") else violated(one, f"“{said[:30]}…”")


def _words(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _lines(instrument):
        yield passed(one) if re.match(r"\(?\s*Kèm\s+theo\b", one.text) else violated(one, f"“{one.text[:24]}…”")


def _ancestors(instrument: Instrument) -> list[Instrument]:
    found: list[Instrument] = []
    at = instrument.parent
    while at is not None and len(found) < 4:
        found.append(at)
        at = at.parent
    return found


def _issued(instrument: Instrument) -> Instrument | None:
    """The document with a number that this one belongs to; None where the file does not hold it."""
    return next((one for one in _ancestors(instrument) if one.kind in ISSUED), None)


def _agreeing_number(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    parent = _issued(instrument)
    own = next(iter(parent.of("C5")), None) if parent is not None else None
    parts = symbol_parts(own.text) if own is not None else None
    for one in _lines(instrument) if parts is not None else ():
        cited = citations_in(one.text)
        assert parts is not None and parent is not None
        if not cited or not parts.digits:
            symbol = cited_symbol(one.text)
            if symbol and symbol != symbol_of(parent):
                yield violated(one, f"ký hiệu “{symbol.upper()}”")
            else:
                yield unclear(one, "số của văn bản chính hoặc ở dòng kèm theo chưa ghi")
            continue
        wanted = f"{parts.digits}/{''.join(parts.symbol.split())}".casefold().replace("–", "-").lstrip("0")
        # The faults of the number line itself are told there.
        yield passed(one) if cited[0].key == wanted else violated(one, f"“{cited[0].shown}”")


def _agreeing_date(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    parent = _issued(instrument)
    own = next(iter(parent.of("C6")), None) if parent is not None else None
    for one in _lines(instrument) if own is not None else ():
        assert own is not None
        wanted, said = day_in(own.text), day_in(one.text)
        months = {months_in(own.text), months_in(one.text)} - {""}
        if (wanted is None or said is None) and len(months) == 2:
            yield violated(one, f"tháng {months_in(one.text)}, văn bản chính tháng {months_in(own.text)}")
        elif wanted is None or said is None:
            yield unclear(one, "ngày của văn bản chính hoặc ở dòng kèm theo chưa ghi")
        else:
            yield (
                passed(one)
                if wanted == said
                else violated(one, f"ngày {said:%d/%m/%Y}, văn bản chính {wanted:%d/%m/%Y}")
            )


def _agreeing_kind(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    ancestors = _ancestors(instrument)
    names = {skeleton(one.name or one.kind.value) for one in ancestors}
    if ancestors and ancestors[-1].kind is Kind.KEM_THEO:
        # The decision is in another file; its attachment says what it is issued with.
        said = (_KIND.match(skeleton(one.text)) for one in ancestors[-1].of("C30"))
        names |= {found[1] for found in said if found}
    for one in _lines(instrument) if names else ():
        found = _KIND.match(skeleton(one.text))
        if found is None:
            yield unclear(one, "không rõ tên loại được ghi")
        elif found[1] in names or found[1] == "van ban":
            yield passed(one)
        else:
            yield violated(one, f"“{one.text[:40]}…”")


def _agreeing_body(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    parent = _issued(instrument)
    own = next(iter(parent.of("C4")), None) if parent is not None else None
    if parent is None or own is None:
        return
    wanted = set(_expanded(own.text))
    above = wanted.union(*(_expanded(one.text) for one in parent.of("C3")))
    for one in _lines(instrument):
        found = re.search(r"\bcủa\s+([^)]+)\)?\s*$", one.text)
        said = set(_expanded(found[1])) if found and any(map(str.isalpha, found[1])) else set()
        if not said:
            yield unclear(one, "dòng kèm theo không ghi cơ quan")
        elif wanted <= said or said - _OFFICES <= above:
            yield passed(one)
        else:
            assert found is not None
            yield violated(one, f"“{found[1].strip()}”")


def _expanded(name: str) -> list[str]:
    words = skeleton(name).replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")
    return re.findall(r"\w+", words)


def _date_words(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _lines(instrument):
        found = DAY.search(one.text)
        if found:
            yield passed(one) if found["day"] else violated(one, f"“{found[0].strip()}”")


CHECKS: tuple[Check, ...] = (
    Check("C28.roman", _roman, _APPENDIX),
    Check("C28.numbered", _numbered, _APPENDIX),
    Check("C28.order", _order, _APPENDIX),
    Check("C30.present", _present, ATTACHED),
    Check("C30.brackets", _brackets, ATTACHED),
    Check("C30.words", _words, ATTACHED),
    Check("C30.number", _agreeing_number, ATTACHED),
    Check("C30.date", _agreeing_date, ATTACHED),
    Check("C30.kind", _agreeing_kind, ATTACHED),
    Check("C30.body", _agreeing_body, ATTACHED),
    Check("C30.date-words", _date_words, ATTACHED),
    Check("T15.mentioned", _mentioned, HEADED | _APPENDIX),
    Check("T15.there", _there, HEADED),
)
