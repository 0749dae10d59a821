"""Which paragraph between the title and the signature is căn cứ, heading, điều, khoản, điểm or plain text.

Knows the outline of a document by its numbers and words; it must never know what a rule asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import Kind
from generator.checking.lines import Line, lines_of
from generator.patterns import Pattern
from generator.vietnamese import parse_roman
from generator.word.document import Paragraph

__all__ = ["find_body"]

_ORDER: Final = Pattern(r"(quyet dinh|quyet nghi) *[:.;]?")
_PREAMBLE: Final = Pattern(r"(can cu|theo de nghi|xet)\b")
_GREETING: Final = Pattern(r"kinh gui\b")
_LABEL_ALONE: Final = Pattern(r"kinh gui *[:;.]?")
_CHAPTER: Final = Pattern(r"(phan|chuong) +(?:thu +)?(\w+) *[.:]?(.*)", "phan", "chuong")
_SECTION: Final = Pattern(r"(muc|tieu muc) +(\w+) *[.:]?(.*)", "muc")
_ARTICLE: Final = Pattern(r"dieu +(\d+|[.…]+)")
_ROMAN: Final = Pattern(r"([IVXLC]+)\s*[.)/-]\s*\S")
_BARE_ROMAN: Final = Pattern(r"([IVXLC]+)[:–—]?\s+\S+\s+\S")
"""A heading whose number has not the mark that it ought to have."""
_CLAUSE: Final = Pattern(r"(\d{1,2})(?:\s*[.)/](?:\s+\S|(?![\d\s])\S)|[-:]\s+[^\W\da-zđ_])")
_BARE_CLAUSE: Final = Pattern(r"(\d{1,2})\s+[A-ZĐÀ-Ỹ]\w*\s")
_POINT: Final = Pattern(r"([a-zđ])(?:\s*[.)/]|[-:]\s)\s*\S", flags=re.IGNORECASE)
_HEADING_LETTERS: Final = 60
_PROSE_LETTERS: Final = 100


def find_body(instrument: Instrument, paragraphs: Sequence[Paragraph]) -> None:
    """Finds C10-C20 and T11 among the paragraphs below the title; those in tables and text boxes are left out.

    A table of contents names headings and is none.
    """
    texts = [one for one in paragraphs if one.cell is None and not one.in_box and not one.in_contents]
    _Body(instrument, texts).find()


class _Body:
    def __init__(self, instrument: Instrument, paragraphs: list[Paragraph]) -> None:
        self.instrument = instrument
        self.lines: list[Line] = []
        self.parted: set[Line] = set()
        for one in paragraphs:
            found = lines_of(one)
            # A paragraph with line breaks is one paragraph of text: its first line says what it is. Only a chương
            # and its title, or a mục and its, are at times one paragraph.
            if not found or all(line.is_strokes or _is_note(line) for line in found):
                continue
            if len(found) > 1 and _heads(found[0]):
                self.parted |= set(found)
                self.lines += found
            else:
                self.lines.append(found[0])
        self.next_roman = 1
        self.like_titles: list[Component] = []

    def add(self, id: str, line: Line) -> None:
        self.instrument.components[id].append(Component(id, (line if line in self.parted else _whole(line),)))

    def find(self) -> None:
        at = self._preamble()
        title_of = ""
        lines = self.lines[at:]
        greeting = False
        for place, line in enumerate(lines):
            words = line.skeleton
            if title_of:
                self.add(title_of, line)
                title_of = ""
            elif _GREETING.match(words):
                self.add("C10", line)
                greeting = True
            elif greeting and self._is_recipient(line):
                self.add("C10", line)
            else:
                greeting = False
                title_of = self._part(line, words, lines[place + 1 : place + 2])
        self._settle_titles()

    def _is_recipient(self, line: Line) -> bool:
        """Whether a line below "Kính gửi" names one: it has a dash, is the first of a list, or that goes on with it."""
        if line.text.startswith(("-", "–", "+", "•", "*")):
            return True
        found = self.instrument.components["C10"]
        before = found[-1].text
        if len(found) == 1 and _LABEL_ALONE.fullmatch(found[0].lines[0].skeleton) and len(line.text) < 100:
            return True
        return len(line.text) < 200 and (line.text.endswith(";") or (before.endswith(";") and len(line.text) < 80))

    def _part(self, line: Line, words: str, following: list[Line]) -> str:
        """Files one line; returns the id of the title that the next line is, empty for none."""
        numbered = _numbered(line)
        if len(words) < 120 and (found := _CHAPTER.fullmatch(words)) and _is_number(found[2]):
            self.add("C13", line)
            return "C14" if not found[3].strip() and _is_heading(following) and self._is_alone(line) else ""
        if len(words) < 120 and (found := _SECTION.fullmatch(words)) and _is_number(found[2]) and len(found[3]) < 100:
            self.add("C15", line)
            return "C16" if not found[3].strip() and _is_heading(following) and self._is_alone(line) else ""
        if _ARTICLE.match(words):
            self.add("C17", line)
        elif self._is_roman(numbered) or self._is_bare_roman(line, numbered) or self._is_arabic_heading(line, numbered):
            self.add("C20", line)
        elif _CLAUSE.match(numbered) or self._is_bare_clause(numbered, following):
            self._clause(line, following)
        elif _POINT.match(numbered):
            self.add("C19", line)
        else:
            self.add("C12", line)
        return ""

    def _is_alone(self, line: Line) -> bool:
        return line in self.parted or "\n" not in line.paragraph.text

    def _clause(self, line: Line, following: list[Line]) -> None:
        """A khoản, or one that is a title: in bold, or shaped like the others that are."""
        if _is_title(line):
            self.add("C18.title", line)
            return
        self.add("C18", line)
        leads = (
            bool(following) and not _CLAUSE.match(_numbered(following[0])) and not _ARTICLE.match(following[0].skeleton)
        )
        if leads and len(line.text) < 120 and line.text[-1:].isalnum():
            self.like_titles.append(self.instrument.components["C18"][-1])

    def _settle_titles(self) -> None:
        """Where as many of the khoản without an end mark that lead on to others are bold, the rest are titles too.

        Where none is bold, what a whole paragraph of text stands below is one.
        """
        titles = self.instrument.components["C18.title"]
        if not titles and self.instrument.components["C20"]:
            self.like_titles = [one for one in self.like_titles if self._leads_prose(one)]
        elif len(titles) < len(self.like_titles):
            self.like_titles = []
        if self.like_titles:
            for one in self.like_titles:
                self.instrument.components["C18"].remove(one)
            titles += self.like_titles
            titles.sort(key=lambda one: one.paragraph.index)

    def _leads_prose(self, clause: Component) -> bool:
        texts = self.instrument.components["C12"]
        below = next((one for one in texts if one.paragraph.index > clause.paragraph.index), None)
        if below is None or len(clause.text) > _HEADING_LETTERS or len(below.text) < _PROSE_LETTERS:
            return False
        between = self.instrument.document.paragraphs[clause.paragraph.index + 1 : below.paragraph.index]
        return not any(one.text.strip() for one in between)

    def _is_roman(self, text: str) -> bool:
        found = _ROMAN.match(text)
        number = parse_roman(found[1]) if found else None
        if number is None or len(text) > 300:
            return False
        # A list of A, B, C … comes to C, D, I without being Roman; headings follow each other or begin anew.
        if number not in (self.next_roman, 1, self.next_roman + 1) and not (self.next_roman > 1 and number < 30):
            return False
        if number > 3 and self.next_roman == 1:
            return False
        self.next_roman = number + 1
        return True

    def _is_bare_roman(self, line: Line, text: str) -> bool:
        """Whether a line in capitals or in bold begins with the very number that is due, without a mark after it."""
        found = _BARE_ROMAN.match(text)
        if found is None or parse_roman(found[1]) != self.next_roman or text.endswith((".", ";", ":")):
            return False
        if len(text) > 200 or not (line.shown_text().isupper() or _is_bold(line)):
            return False
        self.next_roman += 1
        return True

    def _is_arabic_heading(self, line: Line, text: str) -> bool:
        """Whether a line in bold capitals has in Arabic the number that is due in Roman, and that no khoản has."""
        found = _CLAUSE.match(text)
        if found is None or self.next_roman == 1 or int(found[1]) != self.next_roman:
            return False
        if int(found[1]) == self._last_clause() + 1 or not (line.shown_text().isupper() and _is_bold(line)):
            return False
        self.next_roman += 1
        return True

    def _is_bare_clause(self, text: str, following: list[Line]) -> bool:
        """Whether a line begins with the very number that is due of a khoản, without the mark after it."""
        found = _BARE_CLAUSE.match(text)
        if found is None:
            return False
        last = self._last_clause()
        below = _CLAUSE.match(_numbered(following[0])) if following else None
        leads = below is not None and below[1] == "2" and not last
        return int(found[1]) == last + 1 and (last > 0 or leads)

    def _last_clause(self) -> int:
        """The number of the last khoản under the heading above; 0 for none."""
        parts = self.instrument.components
        headings = [parts[id][-1].paragraph.index for id in ("C13", "C15", "C17", "C20") if parts[id]]
        clauses = [parts[id][-1] for id in ("C18", "C18.title") if parts[id]]
        last = max(clauses, key=lambda one: one.paragraph.index, default=None)
        if last is None or last.paragraph.index < max(headings, default=-1):
            return 0
        found = re.match(r"\d{1,2}", _numbered(last.lines[0]))
        return int(found[0]) if found else 0

    def _preamble(self) -> int:
        """Căn cứ, the competence line and the order of a decision; returns where the body begins."""
        instrument, lines = self.instrument, self.lines
        if instrument.kind is Kind.QUYET_DINH:
            order = next((at for at, line in enumerate(lines[:60]) if _ORDER.fullmatch(line.skeleton)), None)
            first = next((at for at, line in enumerate(lines[:20]) if _PREAMBLE.match(line.skeleton)), None)
            article = next((at for at, line in enumerate(lines[:80]) if _ARTICLE.match(line.skeleton)), None)
            end = order if order is not None else article
            if end is None:
                return 0
            if first is not None and first < end:
                competent = next((at for at, line in enumerate(lines[:first]) if not _is_competence(line, at)), first)
                for line in lines[:competent]:
                    self.add("T11", line)
                for line in lines[competent:end]:
                    # The competence line may stand below the căn cứ, where it ought not to.
                    self.add("C11" if _PREAMBLE.match(line.skeleton) or not _stands_apart(line) else "T11", line)
            if order is not None:
                self.add("T11", lines[order])
                return order + 1
            return end
        if instrument.kind is Kind.CO_TEN_LOAI:
            count = 0
            while count < len(lines) and _PREAMBLE.match(lines[count].skeleton) and not lines[count].text.endswith(":"):
                count += 1
            grounds = lines[:count]
            if len(grounds) >= 2 or (grounds and grounds[0].text.endswith(";")):
                for line in grounds:
                    self.add("C11", line)
                return count
        return 0


def _heads(line: Line) -> bool:
    """Whether a line is the number of a chương or a mục and nothing else, so that its title stands below."""
    found = _CHAPTER.fullmatch(line.skeleton) or _SECTION.fullmatch(line.skeleton)
    return found is not None and _is_number(found[2]) and not found[3].strip()


def _is_heading(following: list[Line]) -> bool:
    """Whether the line below the number of a chương is its title, and not the next part already."""
    if not following:
        return False
    line = following[0]
    if line.text.endswith((".", ";", ":")) and not (line.shown_text().isupper() or _is_bold(line)):
        return False
    words, numbered = line.skeleton, _numbered(line)
    parts = _CHAPTER.fullmatch(words) or _SECTION.fullmatch(words) or _ARTICLE.match(words)
    return not (parts or _ROMAN.match(numbered) or _CLAUSE.match(numbered))


def _is_note(line: Line) -> bool:
    """A line in square brackets is a note of those who drafted, no part of the document."""
    return line.text.startswith("[") and line.text.endswith("]")


def _numbered(line: Line) -> str:
    """What a line says with the number that Word puts before it."""
    return f"{line.paragraph.label} {line.text}" if line.paragraph.label else line.text


def _stands_apart(line: Line) -> bool:
    return line.text == line.text.upper() and line.paragraph.format.align == "center"


def _is_competence(line: Line, place: int) -> bool:
    """Whether a line above the căn cứ is the competence line, or goes on with it."""
    if place == 0:
        return not line.text.endswith((";", "."))
    return line.paragraph.format.align == "center" or line.text == line.text.upper()


def _whole(line: Line) -> Line:
    """The whole paragraph that a line begins."""
    return Line(line.paragraph, line.start, len(line.paragraph.text), line.column)


def _is_number(word: str) -> bool:
    return parse_roman(word) is not None or word.isdecimal() or word in ("nhat", "hai", "ba", "tu", "nam", "sau", "bay")


def _is_title(line: Line) -> bool:
    """Whether a khoản is a title on a line of its own: all bold, short, and no sentence."""
    return _is_bold(line) and len(line.text) < 250 and not line.text.endswith((".", ";"))


def _is_bold(line: Line) -> bool:
    letters = line.letters()
    return bool(letters) and all(stretch.format.bold for stretch in letters)
