"""Which units lead a task and which coordinate, read from the words of its assignment.

It knows how such sentences are built; it never invents a unit: what it cannot tell for sure is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.agency import Unit
from generator.model.appendix import ResultLine, Task
from generator.vietnamese import fold, nfc

__all__ = ["Assignment", "is_collective", "parse_assignment", "units_of"]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The units that lead and those that coordinate, each once, in the order of the text.

    A unit of the agency stands under its full name, any other as it is written. Empty means: not said, or not sure.
    """

    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()


# What the name of a unit opens with. Several units at once open with a plural word.
_NOUN = (
    r"(?:văn phòng|phòng|ban|sở|bộ|tổ|bộ phận|trung tâm|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|công an|chi cục|cục|tổng cục"
    r"|thanh tra|đơn vị|cơ quan|địa phương|trường|bệnh viện|trạm|đội|hội|đoàn|đoàn thể|đảng ủy|đảng uỷ|chi bộ"
    r"|thường trực|lãnh đạo|chánh|trưởng|phó|giám đốc|bưu điện|kho bạc|chi nhánh|công ty|viện|xã|phường|thị trấn|huyện"
    r"|thị xã|thành phố|khoa|quỹ|ngân hàng|ngành|mặt trận|liên đoàn|công đoàn|người đứng đầu|thủ trưởng|cá nhân|vp)"
)
_PLURAL = r"(?:(?:tất cả|toàn bộ|toàn thể)(?: các| những)?|các|những|từng|mỗi)"
_UNIT_START = re.compile(rf"(?:{_PLURAL}\s+)?{_NOUN}(?!\w)", re.IGNORECASE)
_PLURAL_START = re.compile(rf"{_PLURAL}(?!\w)", re.IGNORECASE)
_PLURAL_INSIDE = re.compile(r"\s(?:các|những)\s")  # UBND các huyện, thị xã
_LOWER_NOUN = re.compile(rf"(?:tổ chức|{_NOUN})(?!\w)")
# A noun alone names no unit, except where an agency has only one of its kind.
_NO_NAME = re.compile(rf"(?!văn phòng|ubnd|hđnd|thanh tra|vp|công đoàn|địa phương){_NOUN}", re.IGNORECASE)

# Verbs that end the name of a unit. They are told from the words of a name (Ban Tổ chức, Sở Xây dựng) by lower case.
_VERB = re.compile(
    r"(?<!\w)(?:có trách nhiệm|chịu trách nhiệm|chủ động|chủ trì|phối hợp|thực hiện|triển khai|rà soát|xây dựng"
    r"|tổ chức(?!\s*[,;]|\s+(?:có|và|liên quan|chính trị|đảng))|tham mưu|tổng hợp|thẩm định|hoàn thiện"
    r"|hoàn thành|ban hành|đề xuất|hướng dẫn|theo dõi|kiểm tra|đôn đốc|lập|chuẩn bị|cập nhật|nghiên cứu"
    r"|phụ trách|đảm nhiệm|làm đầu mối|làm|đầu mối|trực tiếp|tiến hành|công bố|đánh giá|báo cáo|gửi|trình|để"
    r"|nhằm|trong việc|tiếp tục|thường xuyên|định kỳ|căn cứ|theo|là|cùng|khi|sau khi|giúp|cử|bố trí|tiếp nhận"
    r"|tuyên truyền|đăng ký|(?<!thư )ký|phê duyệt|quyết định|kịp thời|được|sẽ|phải|đẩy mạnh|tăng cường|duy trì"
    r"|vận hành|quản lý|đề nghị|và phối hợp)(?!\w)"
)
_LEADS = re.compile(r"(?:là (?:đơn vị|cơ quan) )?(?:(?:làm )?đầu mối|chủ trì)(?!\w)")
_COORDINATES = re.compile(r"(?<!\w)phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?(?!\w)")
_UNSURE = re.compile(r"(?:được|cùng|để|nhằm|khi|sau khi|là|trong việc)(?!\w)")
_OPENING = re.compile(
    r"(?:[-+•*–]|[0-9]{1,2}[.)]|[a-zđ]\))\s*|(?:giao|phân công|đề nghị|do)\s+(?:cho\s+)?", re.IGNORECASE
)
_PREAMBLE = re.compile(r"(?:căn cứ|theo|trên cơ sở|sau khi|khi|để|nhằm)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:(?:các )?(?:cơ quan|đơn vị|bộ phận)(?: ?/ ?(?:cơ quan|đơn vị))? )?"
    r"(?:(chủ trì|thực hiện|đầu mối)|(phối hợp))(?: thực hiện)? ?:",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[;\n]|(?<!TP)(?<!TX)(?<!Tp)\.(?=\s|$)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LIST_LINE = re.compile(r"[;,.]?\s*\n\s*[-+•*–]?\s*")
_LIST_MARK = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_LONGEST_NAME = 120


class _Names:
    """The units an agency knows, by any way their names are written."""

    def __init__(self, known: Iterable[tuple[str | None, str]]) -> None:
        """From the abbreviation and the full name of each unit."""
        self._full: dict[str, str] = {}
        for abbreviation, name in known:
            for written in (abbreviation, name):
                if written:
                    self._full[fold(written)] = name
        self._longest = max((len(key.split()) for key in self._full), default=0)

    def full(self, written: str) -> str | None:
        """The full name of a known unit; None for any other text."""
        return self._full.get(fold(written))

    def opening(self, words: Sequence[str]) -> int:
        """How many of the words make the longest known name that opens them; 0 where none does."""
        for count in range(min(self._longest, len(words)), 0, -1):
            if self.full(" ".join(words[:count]).rstrip(" ,;.")):
                return count
        return 0

    def is_unit(self, written: str) -> bool:
        if self.full(written):
            return True
        named = _UNIT_START.match(written) and not _NO_NAME.fullmatch(written) and ":" not in written
        return bool(named) and len(written) <= _LONGEST_NAME


@lru_cache(maxsize=4)
def _index(known: tuple[tuple[str | None, str], ...]) -> _Names:
    """One index for all the tasks of a plan: making it costs more than reading an assignment."""
    return _Names(known)


def _names_of(known: Sequence[Unit]) -> _Names:
    return _index(tuple((unit.abbreviation, unit.name) for unit in known))


def _cut_at_verb(text: str, names: _Names) -> str:
    """The text up to the first verb that is not inside a known name."""
    words = text.split(" ")
    count = names.opening(words)
    kept = len(" ".join(words[:count]))
    found = _VERB.search(text, kept)
    return text[: found.start()] if found else text


def _split(text: str, names: _Names) -> tuple[str, ...]:
    """The units of a list; empty where any part of it is not surely a unit."""
    text = text.strip(" ,;.:-–/")
    spans: list[tuple[int, int]] = []
    position = 0
    for found in [*_LIST_MARK.finditer(text), None]:
        start, end = position, found.start() if found else len(text)
        opened, closed = spans[-1] if spans else (start, start)
        whole_name = opened < start and names.full(text[opened:end])
        if whole_name or (opened < start and _goes_on(text[opened:closed], text[start:end], names)):
            spans[-1] = (opened, end)
        else:
            spans.append((start, end))
        position = found.end() if found else end
    units = [text[start:end] for start, end in spans]
    if "/" in text or not all(names.is_unit(unit) for unit in units):
        return ()
    return tuple(dict.fromkeys(names.full(unit) or unit for unit in units))


def _goes_on(before: str, piece: str, names: _Names) -> bool:
    """Whether a piece goes on with the name before it: Sở Khoa học | và Công nghệ; các phòng | , đơn vị liên quan."""
    if names.full(piece) or names.full(before):
        return False
    if _PLURAL_START.match(before) or _PLURAL_INSIDE.search(before):
        return _LOWER_NOUN.match(piece) is not None and not _PLURAL_START.match(piece)
    return not _UNIT_START.match(piece) and not _NO_NAME.fullmatch(before) and piece[:1].isupper()


def _sentences(text: str) -> list[str]:
    pieces = []
    for piece in _SENTENCE_END.split(text):
        piece = " ".join(piece.split())
        while opening := _OPENING.match(piece):
            piece = piece[opening.end() :]
        if piece:
            pieces.append(piece)
    return pieces


def _labelled(text: str, names: _Names) -> Assignment | None:
    """Chủ trì: …; Phối hợp: …; None where the text does not open with such a label."""
    text = _LIST_LINE.sub(", ", text.strip(" -+•*\n"))
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start():
        return None
    units: dict[bool, list[str]] = {True: [], False: []}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        words = text[label.end() : following.start() if following else len(text)]
        units[label[1] is not None] += _split(_cut_at_verb(words.strip(" ,;.-"), names), names)
    return _assignment(units[True], units[False])


def _without_preamble(sentence: str, names: _Names) -> str:
    """The sentence from its subject on: "Căn cứ Nghị định …, Văn phòng rà soát" from "Văn phòng"."""
    if not _PREAMBLE.match(sentence):
        return sentence
    for mark in re.finditer(", ", sentence):
        rest = sentence[mark.end() :]
        subject = _cut_at_verb(rest, names)
        if rest[:1].isupper() and len(subject) < len(rest) and _split(subject, names):
            return rest
    return ""


def _sentence(sentence: str, names: _Names, led: bool) -> Assignment:
    """One sentence; `led` says whether a sentence before has named who leads."""
    sentence = _without_preamble(sentence, names)
    written = _cut_at_verb(sentence, names)
    subject = _split(written, names)
    predicate = sentence[len(written) :]
    if not subject or not predicate or (_UNSURE.match(predicate) and not _LEADS.match(predicate)):
        return Assignment()
    coordinates = _COORDINATES.search(predicate)
    partners: tuple[str, ...] = ()
    if coordinates:
        partners = _split(_cut_at_verb(predicate[coordinates.end() :].strip(), names), names)
    if coordinates and coordinates.start() == 0:
        if "chủ trì" in predicate:
            return Assignment()  # A phối hợp với B chủ trì: either may be meant
        return Assignment((), subject) if led or not partners else Assignment(subject, partners)
    leads = _LEADS.match(predicate)
    if leads and coordinates:
        # Văn phòng chủ trì, các phòng phối hợp: the partners stand before the verb.
        before = predicate[leads.end() : coordinates.start()].strip(" ,")
        partners = (*(() if _VERB.search(before) else _split(before, names)), *partners)
    return Assignment(subject, partners)


def is_collective(name: str) -> bool:
    """Whether a name stands for several units at once (Các phòng, UBND các xã): nobody in particular is meant."""
    return bool(_PLURAL_START.match(name) or _PLURAL_INSIDE.search(name))


def parse_assignment(text: str, known: Sequence[Unit] = ()) -> Assignment:
    """Read an assignment as in "Văn phòng chủ trì, phối hợp với các phòng liên quan"."""
    names = _names_of(known)
    text = re.sub(r"[^\S\n]+", " ", _BRACKETS.sub(" ", nfc(text)))
    if text == text.upper() and text != text.lower():
        return _in_capitals(text, known, names)
    labelled = _labelled(text, names)
    if labelled is not None:
        return labelled
    lead: list[str] = []
    coordinating: list[str] = []
    waiting = ""  # units listed before the sentence that says what they do
    for sentence in _sentences(text):
        sentence = f"{waiting}, {sentence}" if waiting else sentence
        waiting = ""
        if _cut_at_verb(sentence, names) == sentence and _split(sentence, names):
            waiting = sentence
            continue
        found = _sentence(sentence, names, bool(lead))
        lead += found.lead
        coordinating += found.coordinating
    return _assignment([*lead, *_split(waiting, names)], coordinating)


def _in_capitals(text: str, known: Sequence[Unit], names: _Names) -> Assignment:
    """Verbs are told by lower case, so of a text all in capitals only the units that the agency knows are kept."""
    if not _VERB.search(text.lower()):
        return Assignment(_split(" ".join(text.split()), names))
    found = parse_assignment(text.lower(), known)
    return Assignment(
        tuple(unit for unit in found.lead if names.full(unit)),
        tuple(unit for unit in found.coordinating if names.full(unit)),
    )


def _assignment(lead: Iterable[str], coordinating: Iterable[str]) -> Assignment:
    leading = tuple(dict.fromkeys(lead))
    return Assignment(leading, tuple(unit for unit in dict.fromkeys(coordinating) if unit not in leading))


def _listed(text: str, names: _Names) -> tuple[str, ...]:
    """The units of a cell that holds nothing but units, apart by `;` or a new line."""
    units: list[str] = []
    for piece in re.split(r"[;\n]", nfc(text)):
        unit = re.sub(r"^[-+•*–]\s*", "", " ".join(piece.split())).rstrip(" .,")
        if unit and not _PREAMBLE.match(unit):  # "Theo phân công tại …" names nobody
            units.append(unit)
    return tuple(dict.fromkeys(names.full(unit) or unit for unit in units))


def units_of(line: ResultLine, task: Task, known: Sequence[Unit] = ()) -> Assignment:
    """The units of one result line: its own cells `chu_tri` and `phoi_hop`, else what its `phan_cong` says.

    What the task says merged down counts for each of its lines.
    """
    names = _names_of(known)
    responsible = line.responsible or task.responsible
    parsed = parse_assignment(responsible, known) if responsible else Assignment()
    lead, coordinating = line.lead or task.lead, line.coordinating or task.coordinating
    return _assignment(
        _listed(lead, names) if lead else parsed.lead,
        _listed(coordinating, names) if coordinating else parsed.coordinating,
    )
