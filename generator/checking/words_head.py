"""Checks the words of the head: number and symbol, place and day, trích yếu of a công văn.

It must never look at a format.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.citations import SymbolParts, symbol_parts
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import HEADED, ISSUED, Kind
from generator.checking.lines import skeleton
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.kinds import ABBREVIATIONS
from generator.decree.rules import Rule
from generator.findings import Severity
from generator.patterns import Pattern

__all__ = ["CHECKS"]

_TYPED: Final = frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI})
_LETTER: Final = frozenset({Kind.CONG_VAN})
_MOTTO: Final = "độc lập - tự do - hạnh phúc"
_NO_NUMBER_YET: Final = "chưa ghi số"
_MIXED: Final = {abbreviation.casefold(): abbreviation for abbreviation in ABBREVIATIONS.values()}
_OF_NO_LETTER: Final = frozenset({"CV", "QĐ", "TTR"})
_DATE: Final = Pattern(
    r"(?P<place>.*?)(?P<comma>\s*[,;.:]?\s*)\bngày(?P<day>.*?)tháng(?P<month>.*?)năm(?P<year>.*)",
    flags=re.IGNORECASE | re.DOTALL,
)
_SHORT_DATE: Final = Pattern(r"(?P<place>.*?),?\s*(?:ngày)?\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
_SHORT_PLACE: Final = Pattern(r"t\.?\s*p\b\.?|tphcm|hồ chí minh$|hcm$|[qp]\.?\s*\d+$", flags=re.IGNORECASE)
_DATE_WORD: Final = Pattern(r"\b(?:ngày|tháng|năm)\b", flags=re.IGNORECASE)
_UNIT: Final = Pattern(r"\s*(?:thành phố Hồ Chí Minh|thủ đô|quận \d|phường \d)")
_UNIT_WORDS: Final = frozenset({"phố", "xã", "trấn", "khu", "đô"})
_LOCAL: Final = Pattern(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")
_UNIT_NAME: Final = Pattern(r"(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b")
_BLANK: Final = Pattern(r"[.…_\s]*")


def _motto_capitals(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C2"):
        said = " ".join(component.text.replace("\u00a0", " ").split())
        # Other words, and capitals throughout, are the faults of other rules.
        if said.casefold() != _MOTTO or said.isupper():
            continue
        yield passed(component) if said == "Độc lập - Tự do - Hạnh phúc" else violated(component, f"“{said}”")


def _full_name(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C4"):
        found = re.search(r"\b(UBND|HĐND|VP)\b", component.text.upper())
        yield violated(component, f"“{found[1]}”") if found else passed(component)


def _of_place(id: str) -> Evaluate:
    """A body of local government says of which place it is; the body that issues may go on with that below."""

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        below = next(iter(instrument.of("C4")), None)
        for component in instrument.of(id):
            if not _LOCAL.match(skeleton(component.text)):
                continue
            if not _LOCAL.fullmatch(skeleton(component.text)):
                yield passed(component)
            elif id == "C3" and below is not None and _UNIT_NAME.match(below.lines[0].skeleton):
                yield unclear(component, "dòng dưới có thể là tên địa phương")
            else:
                yield violated(component, f"“{component.text}”")

    return evaluate


# Số, ký hiệu.


def _numbers(instrument: Instrument) -> Iterator[tuple[Component, SymbolParts]]:
    for component in instrument.of("C5"):
        parts = symbol_parts(component.text)
        if parts is not None:
            yield component, parts


def _label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C5"):
        text = component.text.lstrip()
        # "SỐ:" in capitals is a fault of case.
        if re.match(r"(Số|SỐ):", text):
            yield passed(component)
        else:
            yield violated(component, f"“{text[:6].rstrip()}”")


def _form(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C5"):
        parts = symbol_parts(component.text)
        if parts is None:
            yield violated(component, f"“{component.text}”")
        elif not parts.slash or not parts.groups:
            yield violated(component, "không có dấu gạch chéo và ký hiệu")
        elif re.search(r"[^\W\d_]", parts.number):
            yield violated(component, f"số ghi “{parts.number.strip()}”")
        elif not parts.digits:
            yield unclear(component, _NO_NUMBER_YET)
        else:
            yield passed(component)


def _zero(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        if not parts.digits:
            yield unclear(component, _NO_NUMBER_YET)
        elif len(parts.digits) == 1:
            yield violated(component, f"số ghi “{parts.digits}”")
        else:
            yield passed(component)


def _spaces(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        symbol = parts.symbol.rstrip()
        between = bool(parts.digits and parts.slash) and (parts.number != parts.number.rstrip())
        if between or symbol != symbol.lstrip() or re.search(r"\s[-–—/\w]|[-–—/]\s", symbol):
            yield violated(component, f"“{component.text}”")
        else:
            yield passed(component)


def _hyphen(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        found = re.search(r"[–—_]", parts.symbol)
        yield violated(component, f"“{found[0]}”") if found else passed(component)


def _symbol_case(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        wrong = [group for group in parts.groups if not _is_cased(group)]
        if wrong:
            yield violated(component, f"“{wrong[0]}”")
        elif parts.groups:
            yield passed(component)


def _is_cased(group: str) -> bool:
    """Whether a group of a symbol is in capitals, or a listed abbreviation written as listed; names of bodies vary."""
    listed = _MIXED.get(group.casefold())
    if listed is not None:
        return group in (listed, group.upper())
    return any(letter.isupper() for letter in group) or not any(letter.isalpha() for letter in group)


def _type(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    wanted = ABBREVIATIONS.get(instrument.name)
    for component, parts in _numbers(instrument):
        if wanted is None:
            yield unclear(component, "tên loại không có trong bảng chữ viết tắt")
        elif not instrument.of("C7"):
            yield unclear(component, "văn bản không ghi tên loại")
        elif parts.groups and parts.groups[0].casefold().startswith(wanted.casefold()):
            yield passed(component)
        elif parts.groups:
            yield violated(component, f"“{parts.groups[0]}”, {instrument.name} viết tắt là {wanted}")


def _body(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        if len(parts.groups) >= 2:
            yield passed(component)
        elif parts.groups and parts.groups[0].casefold() in _MIXED:
            yield violated(component, f"“{parts.symbol.strip()}”")


def _issuer(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    agency = next(iter(instrument.of("C4")), None)
    if agency is None:
        return
    words = agency.lines[0].skeleton
    wanted = "UBND" if words.startswith("uy ban nhan dan") else "HĐND" if words.startswith("hoi dong nhan dan") else ""
    for component, parts in _numbers(instrument) if wanted else ():
        if len(parts.groups) >= 2 or instrument.kind is Kind.CONG_VAN:
            # The abbreviation of a tờ trình is none of a body: TTr-SNV.
            of_body = parts.groups if instrument.kind is Kind.CONG_VAN else parts.groups[1:]
            joined = "-".join(of_body).upper()
            is_there = any(word in joined for word in ("UBND", "HĐND", "CT", "TT"))
            yield passed(component) if is_there else violated(component, f"“{parts.symbol.strip()}”")


def _letter_symbol(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        if not parts.groups:
            continue
        wrong = parts.groups[0].upper() in _OF_NO_LETTER
        yield violated(component, f"“{parts.groups[0]}”") if wrong else passed(component)


def _letter_unit(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, parts in _numbers(instrument):
        if not parts.groups or parts.groups[0].upper() in _OF_NO_LETTER:
            continue
        yield passed(component) if len(parts.groups) >= 2 else violated(component, f"“{parts.symbol.strip()}”")


# Địa danh và thời gian.


def _dates(instrument: Instrument) -> Iterator[tuple[Component, re.Match[str]]]:
    for component in instrument.of("C6"):
        found = _DATE.fullmatch(component.text)
        if found:
            yield component, found


def _date_words(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C6"):
        found = _DATE.fullmatch(component.text)
        if found is None or any(re.search(r"[^\W\d_]", found[part]) for part in ("day", "month", "year")):
            yield violated(component, f"“{component.text}”")
        else:
            yield passed(component)


def _place(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C6"):
        found = _DATE.fullmatch(component.text) or _SHORT_DATE.fullmatch(component.text)
        if found is not None:
            has_place = any(map(str.isalpha, found["place"]))
            if not has_place and _BLANK.fullmatch(found["place"]) and found["place"]:
                yield unclear(component, "địa danh để trống")
            else:
                yield passed(component) if has_place else violated(component, "không có địa danh")


def _comma(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        if any(map(str.isalpha, found["place"])):
            said = found["comma"].strip()
            wrong = f"“{said}”" if said else "không có dấu phẩy"
            yield passed(component) if said == "," else violated(component, wrong)


def _small_words(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        if component.text.isupper():
            continue  # Capitals throughout are the fault of another rule.
        # Without a place before it the word begins the line.
        start = found.start("comma") if any(map(str.isalpha, found["place"])) else found.start("day")
        wrong = [word for word in _DATE_WORD.findall(component.text[start:]) if not word.islower()]
        yield violated(component, f"“{wrong[0]}”") if wrong else passed(component)


def _place_capitals(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        words = [word for word in re.split(r"[\s-]+", found["place"]) if word[:1].isalpha()]
        if not words or _UNIT.match(found["place"]):
            continue  # A unit's name that begins small has rules of its own in Phụ lục II.
        wrong = [word for word in words if word[0].islower() and word not in _UNIT_WORDS]
        yield violated(component, f"“{found['place'].strip()}”") if wrong else passed(component)


def _padded(part: str) -> tuple[str, int] | None:
    """A day or month as written and as a number; None where it is blank or no number."""
    said = part.strip()
    return (said, int(said)) if re.fullmatch(r"[0-9]{1,2}", said) else None


def _day_zero(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        day = _padded(found["day"])
        if day is None:
            yield unclear(component, "chưa ghi ngày")
        elif day[1] < 10:
            yield passed(component) if len(day[0]) == 2 else violated(component, f"ngày {day[0]}")
        else:
            yield passed(component)


def _month_zero(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        month = _padded(found["month"])
        if month is None:
            yield unclear(component, "chưa ghi tháng")
        elif month[1] <= 2:
            yield passed(component) if len(month[0]) == 2 else violated(component, f"tháng {month[0]}")
        else:
            yield passed(component)


def _month_plain(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        month = _padded(found["month"])
        if month is None:
            yield unclear(component, "chưa ghi tháng")
        else:
            wrong = 3 <= month[1] <= 9 and len(month[0]) == 2
            yield violated(component, f"tháng {month[0]}") if wrong else passed(component)


def _calendar(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, found in _dates(instrument):
        day, month, year = _padded(found["day"]), _padded(found["month"]), found["year"].strip(" .…_\u00a0")
        if not re.fullmatch(r"[0-9]{1,4}", year):
            yield unclear(component, "chưa ghi năm")
        elif len(year) != 4:
            yield violated(component, f"năm {year}")
        elif day is None or month is None:
            yield unclear(component, "chưa ghi ngày, tháng")
        elif _is_day(int(year), month[1], day[1]):
            yield passed(component)
        else:
            yield violated(component, f"{day[0]}/{month[0]}/{year}")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _place_name(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C6"):
        found = _DATE.fullmatch(component.text) or _SHORT_DATE.fullmatch(component.text)
        place = " ".join(found["place"].split()).strip(" ,") if found else ""
        if not place:
            continue
        is_short = _SHORT_PLACE.match(place) is not None
        yield violated(component, f"“{place}”") if is_short else passed(component)


# Công văn.


def _about(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C9"):
        if re.match(r"V/v\s", component.text):
            yield passed(component)
        else:
            yield violated(component, f"“{component.text[:12]}…”")


CHECKS: tuple[Check, ...] = (
    Check("C2.capitals", _motto_capitals, HEADED),
    Check("C3.place-name", _of_place("C3"), HEADED),
    Check("C4.place-name", _of_place("C4"), HEADED),
    Check("C4.full-name", _full_name, HEADED, severity=Severity.WARNING),
    Check("C5.label", _label, ISSUED),
    Check("C5.form", _form, ISSUED),
    Check("C5.zero", _zero, ISSUED),
    Check("C5.spaces", _spaces, ISSUED),
    Check("C5.hyphen", _hyphen, ISSUED),
    Check("C5.symbol-case", _symbol_case, ISSUED),
    Check("T1.type", _type, _TYPED),
    Check("T1.body", _body, _TYPED),
    Check("T1.issuer", _issuer, ISSUED),
    Check("T1.letter", _letter_symbol, _LETTER),
    Check("T1.unit", _letter_unit, _LETTER),
    Check("C6.words", _date_words, ISSUED),
    Check("C6.place", _place, ISSUED),
    Check("C6.capitals", _place_capitals, ISSUED),
    Check("C6.small-words", _small_words, ISSUED),
    Check("C6.comma", _comma, ISSUED),
    Check("C6.day-zero", _day_zero, ISSUED),
    Check("C6.month-zero", _month_zero, ISSUED),
    Check("C6.month-plain", _month_plain, ISSUED),
    Check("C6.calendar", _calendar, ISSUED),
    Check("T4.full-name", _place_name, ISSUED),
    Check("C9.label", _about, _LETTER),
)
