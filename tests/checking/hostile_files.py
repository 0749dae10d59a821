"""Files that nobody made by writing a document: damaged, oversized, of other programs; and random damage, by seed."""

from __future__ import annotations

import io
import random
import re
import zipfile

from generator.word.package import Package, write_package

__all__ = ["content_control", "flipped", "parts_of", "repacked", "spoilt", "without_a_part", "zipped"]

_ODD = (
    b"", b"abc", b"-1", b"0", b"1e308", b"NaN", b"99999999999999999999", b"none", b"\xe1\xba\xbf", b"&#x202E;", b"1.5",
    b"true", b"../../etc/passwd", b"0x10", b"%s",
)  # fmt: skip
_VALUE = re.compile(rb'(?<=[\w:]=")[^"<]*(?=")')
_ELEMENT = re.compile(rb"<w:(\w+)([^<>]*)/>")


def parts_of(source: bytes) -> dict[str, bytes]:
    package = Package.read(source)
    return {name: package.part(name) for name in package.names}


def repacked(source: bytes, **changed: bytes) -> bytes:
    """The file with some parts of `word/` changed."""
    return Package.read(source).with_parts({f"word/{name}.xml": value for name, value in changed.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip as other programs write it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts.items():
            archive.writestr(name, value)
    return stream.getvalue()


def flipped(source: bytes, seed: int) -> bytes:
    """The file with a few bytes of the zip itself turned into others."""
    chance = random.Random(seed)
    damaged = bytearray(source)
    for _ in range(chance.randint(1, 12)):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def without_a_part(source: bytes, seed: int) -> bytes:
    """The file without some of its parts."""
    chance = random.Random(seed)
    parts = parts_of(source)
    for name in chance.sample(sorted(parts), chance.randint(1, 4)):
        del parts[name]
    return write_package(parts)


def spoilt(source: bytes, seed: int) -> bytes:
    """A sound zip in which parts say odd things: values nobody writes, elements gone or doubled, bytes turned."""
    chance = random.Random(seed)
    parts = parts_of(source)
    names = [name for name in sorted(parts) if name.startswith("word/") and name.endswith((".xml", ".rels"))]
    for name in chance.sample(names, min(3, len(names))):
        value = parts[name]
        for _ in range(chance.randint(1, 20)):
            value = _spoil(value, chance)
        parts[name] = value
    return write_package(parts)


def _spoil(value: bytes, chance: random.Random) -> bytes:
    way = chance.randrange(6)
    if way <= 2:
        found = list(_VALUE.finditer(value))
        if found:
            one = chance.choice(found)
            return value[: one.start()] + chance.choice(_ODD) + value[one.end() :]
    elif way in (3, 4):
        found = list(_ELEMENT.finditer(value))
        if found:
            one, other = chance.choice(found), chance.choice(found)
            copy = one[0] if way == 3 else other[0]
            return value[: one.start()] + (copy * chance.choice((0, 2))) + value[one.end() :]
    elif chance.random() < 0.2:
        at = chance.randrange(len(value))
        return value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :]
    return value


def content_control(inner: str) -> str:
    """Something inside a content control."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )
