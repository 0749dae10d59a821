"""Which line of a document is which component: the head, and the foot with the signature.

Knows each component by what it says and where it stands, never by a property that a rule measures, so a faulty
component is still found; it must never know what a rule asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from generator.checking.body import find_body
from generator.checking.foot_place import foot_start
from generator.checking.instruments import (
    Component,
    Instrument,
    is_attached_line,
    is_motto,
    is_national_name,
    is_type_name,
    parted_at_attached,
)
from generator.checking.kinds import ISSUED, Kind
from generator.checking.lines import Line, column_of, lines_of
from generator.checking.offices import AGENCY_WORDS, OFFICE, RIGHTS, is_office, may_be_name
from generator.checking.title import HEADING, PREAMBLE, decide_kind, find_title
from generator.patterns import Pattern
from generator.word.document import Paragraph

__all__ = ["find_components"]

_NUMBER: Final = Pattern(r"so *[:;.]|so *\d+ */|\d{1,5} */ *[a-z]|so *[.…_]+|so */")
_DATE: Final = Pattern(
    r".{0,60}\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b|.{2,50}, *(ngay *)?\d{1,2} *[/.-] *\d{1,2} *[/.-] *\d{4}"
)
_ABOUT: Final = Pattern(r"v *[/.]? *v\b|ve viec\b")
_SECRET: Final = Pattern(r"(tuyet mat|toi mat|mat)", "mat")
_URGENT: Final = Pattern(r"(hoa toc|thuong khan|khan)( hen gio)?\W*", "hoa toc", "khan")
_SCOPE: Final = Pattern(r"(xem xong tra lai|luu hanh noi bo)\W*", "xem xong", "luu hanh")
_SIGNED_INFO: Final = Pattern(r"(nguoi ky|ky boi|thoi gian ky|ngay ky|email|co quan) *:|so *:[^;]*;.*\d *: *\d\d\b")
"""What a digital copy, or what is issued in a file of its own (mẫu 1.3), says of its signature above the head."""
_CONTACT: Final = Pattern(r"(dia chi|dien thoai|dt|tel|so dien thoai|e-?mail|website|trang thong tin|fax) *[:.(]")
_GOES_ON: Final = Pattern(r"(tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|va)\b")
"""How a line begins that ends the name of an agency begun on the line above: the place it is of."""
_RECEIVERS: Final = Pattern(r"noi nhan\b")
_GREETING: Final = Pattern(r"kinh gui\b")
_YEAR_LETTERS: Final = 16
"""What may follow the word `năm`: a year, or the blanks of one."""
_SIGNER_LETTERS: Final = 100
_SIGNATURE_PT: Final = 30
_HEAD_REACH: Final = 14
"""How many paragraphs below its first sign a head made without a table may end."""


def find_components(instrument: Instrument) -> None:
    """Finds every component, and with them what kind of document it is."""
    finder = _Finder(instrument)
    if instrument.kind is Kind.PHU_LUC:
        finder.appendix()
    else:
        finder.headed()


class _Finder:
    """Finds the components of one document."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument

    def add(self, id: str, *lines: Line) -> None:
        if lines:
            self.instrument.components[id].append(Component(id, lines))

    def headed(self) -> None:
        """A document with a head."""
        instrument = self.instrument
        head = self._head()
        after = [one for one in instrument.paragraphs[len(head) :] if not one.in_contents]
        instrument.head = head
        self._read_head([line for one in head for line in lines_of(one, sides=True)])
        foot_start = self._foot_start(after)
        instrument.foot = after[foot_start:]
        body = self._without_stamps(after[:foot_start])
        body = body[find_title(instrument, body) :]
        decide_kind(instrument)
        if instrument.foot and instrument.kind is not Kind.KHAC:
            self._read_foot(instrument.foot)
        if instrument.kind in ISSUED:
            self._contact()
        if instrument.kind is not Kind.KHAC:
            find_body(instrument, body)

    def _without_stamps(self, paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
        """Files the stamps between the head and the title, in a box or a table of their own; returns the rest."""
        rest = list(paragraphs)
        for one in paragraphs[:_HEAD_REACH]:
            found = lines_of(one)
            if any(is_type_name(line.text) for line in found):
                break
            id = _stamp(found[0].skeleton) if len(found) == 1 else ""
            if id and not (one.cell is None and not one.in_box and one.format.align == "center" and id == "C31"):
                self.add(id, found[0])
                rest.remove(one)
        return rest

    def _contact(self) -> None:
        """The address line at the foot of the first page."""
        document = self.instrument.document
        names = [name for _, section in self.instrument.sections[:1] for name in section.footers.values()]
        for name in dict.fromkeys(names):
            for one in document.headers.get(name, ()):
                for line in lines_of(one):
                    if _CONTACT.search(line.skeleton):
                        self.add("C35", line)

    def appendix(self) -> None:
        """A phụ lục: its heading, title and "Kèm theo" line, and what follows."""
        instrument = self.instrument
        instrument.name = "phụ lục"
        paragraphs = instrument.paragraphs
        lines = lines_of(paragraphs[0])
        self.add("C28", lines[0])
        title, attached = parted_at_attached(lines[1:])
        end = 1
        while not attached and end < min(len(paragraphs), 13) and paragraphs[end].cell is None:
            found = lines_of(paragraphs[end])
            if found and not all(line.is_strokes for line in found):
                more, attached = parted_at_attached(found)
                if more and not self._continues_title(more[0], title):
                    attached = []
                    break
                title += more
            end += 1
        self.add("C29", *title)
        self.add("C30", *attached)
        find_body(instrument, paragraphs[end:])

    def _continues_title(self, line: Line, title: Sequence[Line]) -> bool:
        if HEADING.match(line.skeleton) or line.paragraph.label:
            return False
        if not title:
            return len(line.text) < 250
        in_capitals = line.shown_text().isupper()
        return (line.paragraph.format.align == "center" or in_capitals) and len(line.text) < 250

    # The head.

    def _head(self) -> Sequence[Paragraph]:
        paragraphs = self.instrument.paragraphs
        signs = [
            one
            for one in paragraphs[: 3 * _HEAD_REACH]
            if len(one.text) < 250
            and any(is_national_name(line.text) or is_motto(line.text) for line in lines_of(one, sides=True))
        ]
        if not signs:
            table = next((one.cell.row.table for one in paragraphs[:6] if one.cell is not None), None)
            if (
                table is None
                or table.bordered
                or not any(
                    _NUMBER.match(line.skeleton) or _DATE.match(line.skeleton)
                    for one in paragraphs[:20]
                    if one.cell is not None and one.cell.row.table is table
                    for line in lines_of(one)
                )
            ):
                return ()
            end = max(at for at, one in enumerate(paragraphs) if one.outermost_table is table) + 1
        elif signs[0].cell is not None:
            table = signs[0].outermost_table
            end = max(at for at, one in enumerate(paragraphs) if one.outermost_table is table) + 1
        else:
            end = paragraphs.index(signs[-1]) + 1
        # The title may be the last row of the table that sets the head.
        end = next((at for at, one in enumerate(paragraphs[:end]) if _titles_row(one)), end)
        # What a head made by tabs, or a table for its first rows only, goes on with.
        reach = min(len(paragraphs), end + _HEAD_REACH)
        for at in range(end, reach):
            one = paragraphs[at]
            lines = lines_of(one, sides=True)
            if any(
                is_type_name(line.text) or _GREETING.match(line.skeleton) or PREAMBLE.match(line.skeleton)
                for line in lines
            ):
                break
            if len(one.text) > 200 and not one.in_box:
                break
            if (
                any(_NUMBER.match(line.skeleton) for line in lines)
                or any(map(_is_dated, lines))
                or (any(map(_is_about, lines)) and not self._has_type_below(paragraphs[at:]))
                or (lines and all(line.is_part and line.column == "left" for line in lines))
                or ((one.in_box or one.frame) and column_of(one) in ("left", "right"))
            ):
                end = at + 1
        return paragraphs[:end]

    def _has_type_below(self, paragraphs: Sequence[Paragraph]) -> bool:
        return any(is_type_name(one.text) for one in paragraphs[:8])

    def _read_head(self, lines: list[Line]) -> None:
        left: list[Line] = []
        number_seen = False
        about: list[Line] = []
        for line in lines:
            words = line.skeleton
            if line.is_strokes:
                continue
            if _SIGNED_INFO.match(words) and len(words) < 120:
                self.add("C36", line)
            elif is_national_name(line.text) and not self.instrument.of("C1"):
                self.add("C1", line)
            elif is_motto(line.text) and not self.instrument.of("C2"):
                self.add("C2", line)
            elif not number_seen and len(words) < 60 and line.column != "right" and _NUMBER.match(words):
                self.add("C5", line)
                number_seen = True
            elif _DATE.match(words) and len(words) < 90 and not self.instrument.of("C6"):
                self.add("C6", line)
            elif _stamp(words):
                self.add(_stamp(words), line)
            elif (about and line.column == "left") or (_ABOUT.match(words) and line.column != "right"):
                about.append(line)
            elif line.column == "left" and not number_seen:
                left.append(line)
            elif (
                number_seen
                and line.column == "right"
                and not self.instrument.of("C6")
                and re.search(r"ngay|thang", words)
            ):
                self.add("C6", line)
        self.add("C9", *about)
        self._read_agencies(left)

    def _read_agencies(self, left: list[Line]) -> None:
        if not left:
            return
        split = _issuer_start(left)
        self.add("C3", *left[:split])
        self.add("C4", *left[split:])

    # The foot.

    def _foot_start(self, paragraphs: Sequence[Paragraph]) -> int:
        return foot_start(
            paragraphs,
            lambda line: _RECEIVERS.match(line.skeleton) is not None,
            lambda line: RIGHTS.match(line.skeleton) is not None or is_office(line),
        )

    def _read_foot(self, foot: Sequence[Paragraph]) -> None:
        lines = [line for one in foot for line in lines_of(one, sides=True)]
        place = next((at for at, line in enumerate(lines) if _RECEIVERS.match(line.skeleton)), None)
        if place is None:
            return
        label = lines[place]
        table = label.paragraph.outermost_table
        set_apart = _set_apart(label.paragraph)
        self.add("C26", label)
        receivers, signer = [], []
        for line in lines:
            if line is label:
                continue
            if set_apart and not _set_apart(line.paragraph) and len(line.text) > _SIGNER_LETTERS:
                continue  # A box or a frame stands where it is put, not where it is read: this is text.
            if table is not None and line.paragraph.outermost_table is not table and not _set_apart(line.paragraph):
                continue
            if line.paragraph.index >= label.paragraph.index and _is_mark_of_maker(line):
                receivers.append(line)
            elif line.column == "right" or (table is None and line.column == "whole" and not line.text.startswith("-")):
                signer.append(line)
            elif line.paragraph.index >= label.paragraph.index:
                receivers.append(line)
        for line in receivers:
            if line.text.startswith(("-", "–", "+", "•")) or line.paragraph.label or not _is_mark_of_maker(line):
                self.add("C27", line)
            else:
                self.add("C34", line)
        self._read_signer([line for line in signer if not line.text.startswith("(") and not line.is_strokes])

    def _read_signer(self, lines: list[Line]) -> None:
        if not lines:
            return
        is_alone = len(lines) == 1 and lines[0].text.isupper()
        name = lines[-1] if not is_alone and (not is_office(lines[-1]) or _is_name_below(lines)) else None
        if name is not None and RIGHTS.match(name.skeleton):
            name = None
        above = lines[:-1] if name is not None else lines
        rights = [at for at, line in enumerate(above) if RIGHTS.match(line.skeleton)]
        last_right = rights[-1] if rights else -1
        # A body's name may run on to a second line before the office begins.
        if rights:
            while last_right + 2 < len(above) and not OFFICE.match(above[last_right + 1].skeleton):
                last_right += 1
        offices = above[last_right + 1 :]
        gap = next((at for at in range(1, len(offices)) if _apart(offices[at - 1], offices[at])), len(offices))
        for line in above[: last_right + 1]:
            self.add("C21", line)
        for line in offices[:gap]:
            self.add("C22", line)
        if name is not None:
            self.add("C23", name)


def _is_name_below(lines: list[Line]) -> bool:
    """Whether the last line is a name where names stand: below an office, with room for a signature between."""
    names_office = any(RIGHTS.match(line.skeleton) or is_office(line) for line in lines[:-1])
    return names_office and _apart(lines[-2], lines[-1]) and may_be_name(lines[-1].text)


def _is_about(line: Line) -> bool:
    """Whether a line is the trích yếu of a công văn; "Về việc …" in bold across the page is one of a named document."""
    if not _ABOUT.match(line.skeleton):
        return False
    stands_across = line.column == "whole" and line.paragraph.format.align == "center" and line.paragraph.cell is None
    is_bold = all(letters.format.bold for letters in line.letters())
    return not (stands_across and is_bold and line.skeleton.startswith("ve viec"))


def _is_dated(line: Line) -> bool:
    """Whether a line is the place and date of a head: it ends with the year, and no sentence of the body does so."""
    found = _DATE.match(line.skeleton) if len(line.text) < 80 else None
    if found is None or is_attached_line(line.text) or line.text.endswith(("./.", ";", ":")):
        return False
    return len(line.skeleton) - found.end() < _YEAR_LETTERS


def _titles_row(one: Paragraph) -> bool:
    """Whether a paragraph is a tên loại in a row across a table."""
    return one.cell is not None and is_type_name(one.text) and column_of(one) == "whole"


def _set_apart(one: Paragraph) -> bool:
    """Whether a paragraph stands in a text box or a frame, which may be put anywhere on the page."""
    return one.in_box or bool(one.frame)


def _stamp(words: str) -> str:
    """Which stamp a line is: độ mật, độ khẩn or phạm vi lưu hành; empty for none."""
    patterns = (("C31", _SECRET), ("C32", _URGENT), ("C33", _SCOPE))
    return next((id for id, pattern in patterns if pattern.fullmatch(words)), "")


def _apart(above: Line, below: Line) -> bool:
    """Whether room for a signature is between two lines."""
    first, second = above.paragraph, below.paragraph
    return second.index - first.index > 1 or first.format.after_pt + second.format.before_pt > _SIGNATURE_PT


def _is_mark_of_maker(line: Line) -> bool:
    return re.fullmatch(r"[A-ZĐ]{2,}[.,]? *\(? *\d+ *\)?", line.text) is not None


def _issuer_start(left: list[Line]) -> int:
    """Which line the issuing body's name begins with: the lines above are its parent's."""
    if len(left) == 1:
        return 0
    bold = [bool(letters := line.letters()) and all(s.format.bold for s in letters) for line in left]
    runs = [(is_bold, len(list(group))) for is_bold, group in groupby(bold)]
    starts = [at for at, line in enumerate(left) if at and AGENCY_WORDS.match(line.skeleton + " ")]
    starts = [at for at in starts if len(left[at - 1].skeleton.split()) > 1]
    goes_on = [at for at, line in enumerate(left) if _GOES_ON.match(line.skeleton)]
    if len(runs) == 2 and not runs[0][0] and runs[0][1] not in goes_on and (not starts or runs[0][1] in starts):
        return runs[0][1]
    if starts:
        return starts[-1]
    if len(left) == 2 and any(bold) != all(bold) and 1 not in goes_on:
        return 1
    return 0
