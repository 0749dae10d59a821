"""A conforming file opened once, and copies of it in memory into which one fault at a time is put.

Knows where the components of the conforming file stand; it must never know what a rule asks.
"""

from __future__ import annotations

import copy
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from lxml import etree

from generator.checking.check import Check
from generator.checking.instruments import Component, Instrument, read_instruments
from generator.checking.lines import Line
from generator.checking.report import Report, check_document
from generator.word.document import Document, Paragraph, read_document
from generator.word.package import Package

__all__ = ["Parts", "Specimen", "Target", "Trial", "W"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Parts:
    """A package in memory, without the zip around it."""

    def __init__(self, parts: dict[str, bytes], file: str) -> None:
        self._parts = parts
        self.names = tuple(parts)
        self.file = file

    def part(self, name: str) -> bytes:
        """A part's bytes."""
        return self._parts[name]

    def __contains__(self, name: object) -> bool:
        return name in self._parts


@dataclass(frozen=True)
class Target:
    """A stretch of text to put a fault into: its part, the number of its paragraph there, and of its runs in that."""

    part: str
    paragraph: int
    runs: tuple[int, ...]
    others: tuple[int, ...]
    text: str
    line: Line = field(compare=False)


@dataclass
class Specimen:
    """A conforming file."""

    name: str
    parts: dict[str, bytes]

    @classmethod
    def of(cls, name: str, source: bytes) -> Specimen:
        """Opens a .docx."""
        package = Package.read(source, file=name)
        return cls(name, {part: package.part(part) for part in package.names})

    @cached_property
    def document(self) -> Document:
        """The file as it is read."""
        return read_document(cast(Package, Parts(self.parts, self.name)))

    @cached_property
    def report(self) -> Report:
        """What is told of it as it is."""
        return check_document(self.document)

    @cached_property
    def instruments(self) -> Sequence[Instrument]:
        """The documents of the file."""
        return read_instruments(self.document)

    @cached_property
    def main(self) -> str:
        """The name of the part the text is in."""
        return next(name for name, root in self.document.roots.items() if root.tag == W + "document")

    @cached_property
    def _numbers(self) -> dict[etree._Element, tuple[str, int]]:
        return {
            one: (part, number)
            for part in (self.main, *self.document.headers)
            for number, one in enumerate(self.document.roots[part].iter(W + "p"))
        }

    def components(self, id: str, check: Check) -> Iterator[tuple[Instrument, Component]]:
        """The components of an id in the documents that a check is for."""
        for instrument in self.instruments:
            if instrument.kind in check.kinds:
                for component in instrument.of(id):
                    yield instrument, component

    def target(self, line: Line) -> Target:
        """A line as a stretch to put a fault into."""
        paragraph = line.paragraph
        runs = list(paragraph.element.iter(W + "r"))
        wanted = {id(letters.piece.run) for letters in line.letters()}
        lettered = {id(one.run) for one in paragraph.pieces if one.text.strip()}
        return Target(
            *self._numbers[paragraph.element],
            tuple(at for at, run in enumerate(runs) if id(run) in wanted),
            tuple(at for at, run in enumerate(runs) if id(run) in lettered and id(run) not in wanted),
            line.text,
            line,
        )

    def number_of(self, paragraph: Paragraph) -> int:
        """The number of a paragraph in the main part."""
        return self._numbers[paragraph.element][1]

    def pick(self, count: int, salt: str) -> int:
        """One of `count`, always the same for the same words."""
        return zlib.crc32(f"{self.name} {salt}".encode()) % count


class Trial:
    """A copy of a specimen to put a fault into."""

    def __init__(self, specimen: Specimen) -> None:
        self.specimen = specimen
        self._changed: dict[str, etree._Element] = {}
        self.also: set[str] = set()
        """Rules that the way a near miss is made breaks."""
        self._before: dict[str, list[etree._Element]] = {}

    def root(self, part: str = "") -> etree._Element:
        """The XML of a part, for change."""
        name = part or self.specimen.main
        if name not in self._changed:
            self._changed[name] = copy.deepcopy(etree.fromstring(self.specimen.parts[name]))
        return self._changed[name]

    def _paragraphs(self, part: str) -> list[etree._Element]:
        # As they were before any change: what a fault adds must not move the numbers.
        if part not in self._before:
            self._before[part] = list(self.root(part).iter(W + "p"))
        return self._before[part]

    def paragraph(self, target: Target) -> etree._Element:
        """A target's paragraph."""
        return self._paragraphs(target.part)[target.paragraph]

    def paragraph_at(self, number: int) -> etree._Element:
        """A paragraph of the main part by its number."""
        return self._paragraphs(self.specimen.main)[number]

    def runs(self, target: Target) -> list[etree._Element]:
        """A target's runs that hold letters."""
        runs = list(self.paragraph(target).iter(W + "r"))
        return [runs[at] for at in target.runs]

    def add_part(self, name: str, root: etree._Element) -> None:
        """Puts in a new part."""
        self._changed[name] = root

    def source(self) -> dict[str, bytes]:
        """Every part of the faulty file."""
        written = {name: etree.tostring(root, encoding="UTF-8") for name, root in self._changed.items()}
        return {**self.specimen.parts, **written}

    def document(self) -> Document:
        """The faulty file as it is read."""
        return read_document(cast(Package, Parts(self.source(), self.specimen.name)))

    def told(self) -> set[str]:
        """The rules that are named because of the fault, and were not before."""
        before = {(one.rule, one.measured) for one in self.specimen.report.findings}
        return {
            one.rule for one in check_document(self.document()).findings if (one.rule, one.measured) not in before
        } - self.also
