"""Checks the words of the foot: by what right someone signs, the name, the receivers and the line of the archive.

It must never look at a format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import ISSUED, Kind
from generator.checking.lines import skeleton
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.checking.words_greeting import second_receiver
from generator.decree.rules import Rule
from generator.patterns import Pattern

__all__ = ["CHECKS"]

_RIGHT: Final = Pattern(r"(tm|q|kt|tl|tuq) *\. *(.*)")
_UNMARKED_RIGHT: Final = Pattern(
    r"(t[ /.]?m|k[ /.]?t|t[ /.]?l|t[ /.]?u[ /.]?q)[ /.,:-]+\w|"
    r"q[ /,:-]+(?=(chu tich|giam doc|[a-z ]*truong|chanh)\b)"
)
_HEAD_OFFICE: Final = Pattern(
    r"(quyen )?(chu tich|giam doc|tong giam doc|truong|bo truong|chanh|hieu truong|vien truong|cuc truong|"
    r"tong cuc truong|vu truong|chi cuc truong|thu tuong|chu nhiem|bi thu|tong bien tap|tu lenh|thu truong co quan|"
    r"tong thanh tra|kiem toan truong|tong kiem toan|thong doc|doi truong|to truong|dai su|tong lanh su|"
    r"nguoi dung dau)\b"
)
_OFFICE: Final = Pattern(
    r"(pho\b|chu tich|giam doc|tong giam doc|truong (?!dai hoc|cao dang|trung|tieu|thpt|thcs|mam)|bo truong|"
    r"chanh |cuc truong|vu truong|chu nhiem|bi thu)"
)
_DEPUTY: Final = Pattern(r"pho\b|thu truong\b")
_HONOUR: Final = Pattern(
    r"(pgs|gs|ts|ths|cn|ks|bs|ds|nsnd|nsut|tiến sĩ|thạc sĩ|giáo sư|phó giáo sư)\b\.?", flags=re.IGNORECASE
)
_RANK: Final = Pattern(
    r"(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)\s|(?:phó\s+)?đô đốc\s|chuẩn đô đốc\s", flags=re.IGNORECASE
)
"""A rank of the armed forces, which may stand before a name and is no part of it."""
_LEARNED: Final = Pattern(
    r"\b((?<!moi )(?<!thi )(?<!cong )truong|hoc vien|dai hoc|cao dang|giao duc|vien|benh vien|y te|khoa hoc|quan khu|"
    r"quan su|quoc phong|cong an)\b"
)
_ARCHIVE: Final = Pattern(r"[-–+•\s]*luu\b")
_AFTER_OFFICE: Final = Pattern(r"[-–+•\s]*lưu\s*:?\s*VT\s*(?P<mark>[,;.(]|$)(?P<rest>.*)", flags=re.IGNORECASE)
_HAS_UNITS: Final = Pattern(
    r"(bo|so|tong cuc|cuc|hoc vien|(truong )?dai hoc|truong dai hoc|(uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)"
    r" (tinh|thanh pho|huyen|quan|thi xa)|van phong (chinh phu|quoc hoi|trung uong|tinh uy|uy ban|ubnd))\b"
)
"""Bodies that surely have units of their own to draft in."""
_OF_COMMUNE: Final = Pattern(r"\b(xa|phuong|thi tran|dac khu)\b(?! hoi)")
_DASHES: Final = ("-", "–", "+", "•")
_NO_SIGNER_ALONE: Final = ("biên bản", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép", "hợp đồng", "bản ghi nhớ")


def _rights(instrument: Instrument) -> Iterator[tuple[Component, str, str]]:
    """Each right of the signer with what stands after it, in plain letters."""
    for component in instrument.of("C21"):
        found = _RIGHT.match(component.lines[0].skeleton)
        if found:
            yield component, found[1], found[2]


def _prefix(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in (*instrument.of("C21"), *instrument.of("C22")):
        words = component.lines[0].skeleton
        if _RIGHT.match(words):
            yield passed(component)
        elif _UNMARKED_RIGHT.match(words):
            yield violated(component, f"“{component.text[:12]}…”")


def _collective(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, right, after in _rights(instrument):
        if right == "tm":
            yield violated(component, f"“{component.text}”") if _OFFICE.match(after) else passed(component)


def _head(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, right, after in _rights(instrument):
        if right == "kt" and after:
            # A THỨ TRƯỞNG is a deputy, a THỦ TRƯỞNG is a head: only the mark tells them apart.
            said = unicodedata.normalize("NFC", component.text).casefold()
            is_head = re.match(r"kt *\. *thủ trưởng\b", said) is not None
            is_deputy = _DEPUTY.match(after) is not None and not is_head
            yield violated(component, f"“{component.text}”") if is_deputy else passed(component)


def _deputy(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    if instrument.name in _NO_SIGNER_ALONE:
        return
    office = next(iter(instrument.of("C22")), None)
    if office is None:
        return
    # A THỨ TRƯỞNG is a deputy, a THỦ TRƯỞNG is a head: only the mark tells them apart.
    is_vice = unicodedata.normalize("NFC", office.text).casefold().startswith("thứ trưởng")
    if not is_vice and not re.match(r"pho (?!phong)", office.lines[0].skeleton):
        return
    rights = [right for _, right, _ in _rights(instrument)]
    if not rights:
        yield violated(office, f"“{office.text}”, không có KT.")
    elif "kt" in rights:
        yield passed(office)
    else:
        yield unclear(office, "cấp phó ký thay mặt hoặc thừa lệnh")


def _for_head(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    office = next(iter(instrument.of("C22")), None)
    last = [right for _, right, _ in _rights(instrument)][-1:]
    if office is None or last != ["kt"]:
        return
    words = office.lines[0].skeleton
    if _DEPUTY.match(words):
        yield passed(office)
    elif _HEAD_OFFICE.match(words):
        yield violated(office, f"“{office.text}”")
    else:
        yield unclear(office, "chức vụ không rõ là cấp phó hay không")


def _by_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, right, after in _rights(instrument):
        if right in ("tl", "tuq") and after:
            if _HEAD_OFFICE.match(after):
                yield passed(component)
            elif re.match(r"(uy ban|ubnd|hoi dong|so|ban|pho)\b", after):
                yield violated(component, f"“{component.text}”")
            else:
                yield unclear(component, "không rõ là chức vụ của người đứng đầu")


def _name_capitals(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C23"):
        name = _HONOUR.sub("", component.text).strip(" .")
        name = name[found.end() :] if (found := _RANK.match(name)) else name
        words = [word for word in re.split(r"[\s-]+", name) if word and word[0].isalpha()]
        if len(words) < 2 or not all(word.isalpha() for word in words):
            yield unclear(component, "không rõ họ tên")
        elif any(word[0].islower() for word in words):
            yield violated(component, f"“{component.text}”")
        else:
            yield passed(component)


def _name_title(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C23"):
        found = _HONOUR.match(component.text)
        agency = " ".join(one.text for id in ("C3", "C4") for one in instrument.of(id))
        if found and _LEARNED.search(skeleton(agency)):
            yield unclear(component, "cơ quan giáo dục, y tế, khoa học được ghi học hàm, học vị khi cho phép")
        else:
            yield violated(component, f"“{found[0]}”") if found else passed(component)


# Nơi nhận.


def _receivers(instrument: Instrument) -> list[tuple[Component, str]]:
    """Each receiver with its whole text: a line that goes on with the one above is put to it."""
    found: list[tuple[Component, str]] = []
    for component in instrument.of("C27"):
        begins = component.text.startswith(_DASHES) or component.paragraph.label
        # A line in brackets, or one that goes on after a comma or a small letter, belongs to the line above.
        goes_on = found and not begins and (component.text[:1].islower() or component.text.startswith("("))
        if goes_on or (
            found and not begins and not found[-1][1].endswith((";", ".", ",")) and not _is_archive(component)
        ):
            found[-1] = (found[-1][0], f"{found[-1][1]} {component.text}")
        else:
            found.append((component, component.text))
    return found


def _is_archive(component: Component) -> bool:
    return _ARCHIVE.match(component.lines[0].skeleton) is not None


def _dash(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, _ in _receivers(instrument):
        if component.text.startswith("-") or component.paragraph.label:
            yield passed(component)
        elif component.text.startswith(_DASHES):
            yield violated(component, f"“{component.text[0]}”")
        else:
            yield violated(component, "không có gạch đầu dòng")


def _semicolon(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    receivers = _receivers(instrument)
    for component, text in receivers[:-1]:
        if _is_archive(component):
            continue
        if text.endswith(";"):
            yield passed(component)
        elif text.endswith(":"):
            yield unclear(component, "dòng mở đầu một nhóm nơi nhận")
        else:
            yield violated(component, f"kết thúc bằng “{text[-1:]}”")


def _period(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, text in _receivers(instrument)[-1:]:
        yield passed(component) if text.endswith(".") else violated(component, f"kết thúc bằng “{text[-1:]}”")


def _archive(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    receivers = _receivers(instrument)
    if not receivers:
        return
    found = [component for component, _ in receivers if _is_archive(component)]
    if found:
        begins = found[0].text.lstrip("-–+• \u00a0")
        yield violated(found[0], "“lưu” viết thường") if begins.startswith("l") else passed(found[0])
    elif any("luu" in skeleton(text) for _, text in receivers):
        yield unclear(receivers[-1][0], "chữ Lưu không đứng đầu dòng")
    else:
        yield violated(receivers[-1][0], "không có dòng Lưu")


def _archive_last(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    receivers = _receivers(instrument)
    places = [at for at, (component, _) in enumerate(receivers) if _is_archive(component)]
    if places:
        component = receivers[places[0]][0]
        yield (
            passed(component) if places[0] == len(receivers) - 1 else violated(component, "sau dòng Lưu còn dòng khác")
        )


def _archive_colon(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, text in _receivers(instrument):
        if _is_archive(component):
            has_colon = re.match(r"[-–+•\s]*lưu\s*:", text, re.IGNORECASE) is not None
            yield passed(component) if has_colon else violated(component, f"“{text[:12]}”")


def _archive_office(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component, text in _receivers(instrument):
        if not _is_archive(component):
            continue
        after = re.sub(r"^[-–+•\s]*lưu\s*[:;.,]?\s*", "", text, flags=re.IGNORECASE)
        if re.match(r"VT\s*($|[.,;(])", after) or re.search(r"[,;]\s*VT\s*[.;(]?", after):
            yield passed(component)
        else:
            yield violated(component, f"“{text}”")


def _archive_unit(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """The sample of the decree gives the unit "where needed"; a commune or a school has none, a department has."""
    for component, text in _receivers(instrument):
        found = _AFTER_OFFICE.match(text) if _is_archive(component) else None
        if found is None:
            continue
        has_more = any(map(str.isalpha, found["rest"]))
        if found["mark"] == "," and has_more:
            yield passed(component)
        elif found["mark"] == ";" and has_more:
            yield violated(component, "sau VT là dấu chấm phẩy")
        elif any(_HAS_UNITS.match(skeleton(one.text)) for one in _issuers(instrument)):
            yield violated(component, f"“{text}”, không có đơn vị soạn thảo")
        else:
            yield unclear(component, "không rõ cơ quan có đơn vị soạn thảo không")


def _issuers(instrument: Instrument) -> list[Component]:
    found = list(instrument.of("C4"))
    return [one for one in found if not _OF_COMMUNE.search(skeleton(one.text))]


def _line_each(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C27"):
        if not _is_archive(component):
            second = second_receiver(component.text)
            wrong = f"“{second}” cùng dòng với nơi khác"
            yield violated(component, wrong) if second else passed(component)


def _first_receiver(instrument: Instrument, wanted: re.Pattern[str]) -> Iterator[Outcome]:
    # What stands beside the label, where it ought not to, is told by another rule.
    beside = " ".join(skeleton(one.text.partition(":")[2]) for one in instrument.of("C26"))
    for component, text in _receivers(instrument)[:1]:
        is_so = wanted.search(skeleton(text)) or wanted.search(beside)
        yield passed(component) if is_so else violated(component, f"“{text}”")


def _label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C26"):
        said = " ".join(component.text.split())
        # Words after the colon are the list itself; their place is not ruled here.
        is_so = re.match(r"(Nơi nhận|NƠI NHẬN):", said) is not None
        yield passed(component) if is_so else violated(component, f"“{said[:20]}”")


def _of_decision(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    if instrument.of("C17"):
        yield from _first_receiver(instrument, re.compile(r"nhu dieu\b"))


def _of_letter(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    if instrument.of("C10"):
        yield from _first_receiver(instrument, re.compile(r"nhu tren\b"))


_TYPED: Final = frozenset({Kind.CO_TEN_LOAI})
_LETTER: Final = frozenset({Kind.CONG_VAN})

CHECKS: tuple[Check, ...] = (
    Check("T8.prefix", _prefix, ISSUED),
    Check("T8.collective", _collective, ISSUED),
    Check("T8.head", _head, ISSUED),
    Check("T8.deputy", _deputy, ISSUED),
    Check("T8.for-head", _for_head, ISSUED),
    Check("T8.by-order", _by_order, ISSUED),
    Check("V2.signer", _name_capitals, ISSUED),
    Check("C23.title", _name_title, ISSUED),
    Check("C26.text", _label, ISSUED),
    Check("C27.dash", _dash, ISSUED),
    Check("C27.semicolon", _semicolon, ISSUED),
    Check("C27.period", _period, ISSUED),
    Check("C27.archive", _archive, ISSUED),
    Check("C27.archive-last", _archive_last, ISSUED),
    Check("C27.archive-colon", _archive_colon, ISSUED),
    Check("C27.archive-office", _archive_office, ISSUED),
    Check("C27.archive-unit", _archive_unit, ISSUED),
    Check("C27.line", _line_each, ISSUED),
    Check("T13.decision", _of_decision, frozenset({Kind.QUYET_DINH})),
    Check("T13.letter", _of_letter, _LETTER),
    Check("T13.upward", _of_letter, _TYPED),
)
