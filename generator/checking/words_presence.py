"""Checks that the components a document needs are there.

It must never look at what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.instruments import Instrument, is_motto, is_national_name
from generator.checking.kinds import ISSUED, TYPE_NAMES, Kind
from generator.checking.lines import Line, lines_of, skeleton
from generator.checking.offices import RIGHTS, is_office
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.rules import Rule
from generator.patterns import Pattern

__all__ = ["CHECKS"]

_MAIN: Final = ("C5", "C6", "C26", "C22")
_ENOUGH: Final = 3
"""How many of the main components tell a finished document from a draft, a form or a part of one."""
_FOOT_REACH: Final = 30
_ARCHIVE: Final = Pattern(r"- *luu *[:;] *vt\b")
_AS_ABOVE: Final = Pattern(r"[-–+•\s]*nhu tren\b")
_OTHER_FORMS: Final = (
    "biên bản", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép", "giấy ủy quyền", "phiếu gửi", "phiếu chuyển",
    "phiếu báo", "phiếu trình", "thư công", "hợp đồng", "bản ghi nhớ", "bản thỏa thuận", "bản sao", "công điện",
)  # fmt: skip
_TYPE_NAMES: Final = tuple(map(skeleton, TYPE_NAMES))
_SIGNS: Final = {
    "C4": Pattern(r"$^"),
    "C5": Pattern(r"^so *:? *[\d.…_ ]*/|^[\d.…_ ]*/[a-z]{2,}-[a-z]{2,}"),
    # A sentence of the body may end with a day: before the place and day of a head stands the place alone.
    "C6": Pattern(
        r"^(?:(?:[^\s,]+ ){0,6}[^\s,]+ ?, *|(?:[^\s,]+ ){0,3})ngay\b[ \d.…_]*\bthang\b[ \d.…_]*\bnam\b[ \d.…_]*$"
    ),
    "C7": Pattern(r"$^"),
    "C8": Pattern(r"$^"),
    # A sentence of the body speaks of dates and of what a letter was about as well: the whole line must read so.
    "C9": Pattern(r"v ?/ ?v\b|^\W*ve viec"),
    "C10": Pattern(r"kinh gui"),
    "C22": Pattern(r"$^"),
    "C23": Pattern(r"$^"),
}


def _present(id: str) -> Evaluate:
    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        # "KT. GIÁM ĐỐC" names an office as well.
        found = [*instrument.of(id), *(instrument.of("C21") if id == "C22" else ())]
        if found:
            yield passed(found[0])
            return
        at = instrument.paragraphs[0]
        if not _is_finished(instrument, id):
            yield unclear(at, "văn bản thiếu nhiều thành phần, có thể chưa hoàn chỉnh")
        elif id == "C4" and any(one.lines[0].column == "left" for one in instrument.of("C1")):
            yield unclear(at, "Quốc hiệu ở bên trái, không rõ tên cơ quan ở đâu")
        elif _has_sign(instrument, id):
            yield unclear(at, "có dấu hiệu của thành phần này, không rõ ở đâu")
        else:
            yield violated(at, "không có")

    return evaluate


def _upward(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """A tờ trình is always for someone above; a báo cáo is where its first receiver is "as above"."""
    if instrument.name not in ("báo cáo", "tờ trình"):
        return
    if instrument.of("C10"):
        yield passed(instrument.of("C10")[0])
        return
    receiver = next(iter(instrument.of("C27")), None)
    refers = receiver is not None and _AS_ABOVE.match(receiver.lines[0].skeleton) is not None
    lines = [line.skeleton for one in instrument.paragraphs[:40] if len(one.text) < 150 for line in lines_of(one)]
    if any(words.startswith(("kinh gui", "kinh trinh")) for words in lines):
        yield unclear(instrument.paragraphs[0], "có chữ Kính gửi, Kính trình, không rõ ở đâu")
    elif refers and receiver is not None:
        yield violated(receiver, "ghi “Như trên” mà không có phần Kính gửi")
    elif instrument.name == "tờ trình" and _is_finished(instrument, "C10"):
        yield violated(instrument.paragraphs[0], "không có")
    else:
        yield unclear(instrument.paragraphs[0], "không rõ văn bản có gửi cấp trên không")


def _is_finished(instrument: Instrument, missing: str) -> bool:
    if instrument.name in _OTHER_FORMS or not (instrument.of("C1") or instrument.of("C2")):
        return False
    there = {id for id in (*_MAIN, "C21") if instrument.of(id)}
    return len({"C22" if id == "C21" else id for id in there} - {missing}) >= _ENOUGH


def _receivers_label(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """Without its label a foot is found by its "Lưu" line, or by who signs."""
    if instrument.of("C26"):
        yield passed(instrument.of("C26")[0])
        return
    if instrument.name in _OTHER_FORMS or not (instrument.of("C5") and instrument.of("C6")):
        return
    for one in instrument.paragraphs[-60:]:
        if any(_ARCHIVE.match(line.skeleton) for line in lines_of(one, sides=True)):
            yield violated(one, "không có chữ Nơi nhận")
            return
    for one in instrument.paragraphs[-_FOOT_REACH:]:
        if one.cell is not None and one.cell.row.table.bordered:
            continue
        found = [line for line in lines_of(one, sides=True) if len(line.text) < 80 and line.shown_text().isupper()]
        if any(RIGHTS.match(line.skeleton) or is_office(line) for line in found):
            yield violated(one, "có người ký mà không có phần Nơi nhận")
            return
    yield unclear(instrument.paragraphs[-1], "không thấy phần Nơi nhận, có thể văn bản chưa hoàn chỉnh")


def _has_sign(instrument: Instrument, id: str) -> bool:
    """Whether something like it stands where it might: in a text box, a table, or below the head."""
    in_foot = id in ("C22", "C23")
    paragraphs = instrument.paragraphs[-60:] if in_foot else instrument.paragraphs[:40]
    for one in paragraphs:
        if id in ("C4", "C23", "C22") and one.in_box and one.text.strip():
            return True
        if len(one.text) > 150:
            continue
        for line in lines_of(one, sides=True):
            if id == "C1" and is_national_name(line.text):
                return True
            if id == "C2" and is_motto(line.text):
                return True
            if id == "C7" and _begins_with_type(instrument, line):
                return True
            sign = _SIGNS.get(id)
            if sign is not None and sign.search(line.skeleton):
                return True
    return False


def _begins_with_type(instrument: Instrument, line: Line) -> bool:
    """Whether a line in capitals names a tên loại with more words beside it; the order of a decision does not."""
    is_order = any(one.paragraph is line.paragraph for one in instrument.of("T11"))
    return line.text.isupper() and not is_order and line.skeleton.startswith(_TYPE_NAMES)


_TYPED: Final = frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI})
_LETTER: Final = frozenset({Kind.CONG_VAN})

CHECKS: tuple[Check, ...] = (
    *(Check(f"{id}.present", _present(id), ISSUED) for id in ("C1", "C2", "C4", "C5", "C6")),
    Check("C7.present", _present("C7"), _TYPED),
    Check("C8.present", _present("C8"), _TYPED),
    Check("C9.present", _present("C9"), _LETTER),
    Check("C10.present", _present("C10"), _LETTER),
    Check("C10.upward", _upward, frozenset({Kind.CO_TEN_LOAI})),
    *(Check(f"{id}.present", _present(id), ISSUED) for id in ("C22", "C23")),
    Check("C26.present", _receivers_label, ISSUED),
)
