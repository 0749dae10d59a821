"""Parts that a package gets besides its own: named, typed and related so that Word finds them.

Knows content types and relationships; it must never know what a part says.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.findings import Place, Refused
from generator.word.package import Package

__all__ = ["NewParts", "parse_part", "part_bytes"]

_TYPES: Final = "[Content_Types].xml"
_CT: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PR: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_FORMAT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse_part(package: Package, name: str) -> etree._Element:
    """The XML of a part.

    Raises:
        Refused: it is damaged, or declares a DTD.
    """
    place = Place(file=package.file)
    try:
        root = etree.fromstring(package.part(name), _PARSER)
    except (etree.XMLSyntaxError, ValueError) as broken:
        hint = "mở tệp bằng Word để Word sửa rồi lưu lại, hoặc lấy bản khác"
        raise Refused.because("van_ban_hong", f"phần {name} của tệp bị hỏng, không đọc được", hint, place) from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused.because(
            "xml_co_dtd", f"phần {name} khai báo DTD; có thể là tệp phá hoại", "không dùng tệp này", place
        )
    return root


def part_bytes(root: etree._Element) -> bytes:
    """The bytes of a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class NewParts:
    """Parts to be added beside the main part of a package."""

    def __init__(self, package: Package, main: str, roots: Mapping[str, etree._Element]) -> None:
        """Prepares to add.

        Args:
            package: what is added to.
            main: the name of its main part.
            roots: parts that were read already, by name.
        """
        self._package = package
        self._folder, name = posixpath.split(main)
        self._relations_name = posixpath.join(self._folder, "_rels", name + ".rels")
        self._roots = roots
        self._made: dict[str, etree._Element] = {}

    def _root(self, name: str, empty: str) -> etree._Element:
        if name not in self._made:
            namespace, _, local = empty[1:].partition("}")
            if name in self._roots:
                self._made[name] = self._roots[name]
            elif name in self._package:
                self._made[name] = parse_part(self._package, name)
            else:
                self._made[name] = etree.fromstring(f'<{local} xmlns="{namespace}"/>')
        return self._made[name]

    def _name(self, kind: str, number: int) -> str:
        return posixpath.join(self._folder, f"{kind}{number or ''}.xml")

    def add(self, kind: str, root: etree._Element) -> str:
        """Adds a part of a kind (`header`, `comments`); returns the id of its relationship."""
        # Of comments there is one part, and some programs look for it by its name.
        number = 0 if kind == "comments" else 1
        while (name := self._name(kind, number)) in self._package or name in self._made:
            number += 1
        self._made[name] = root
        types = self._root(_TYPES, _CT + "Types")
        etree.SubElement(types, _CT + "Override", PartName="/" + name, ContentType=f"{_FORMAT}{kind}+xml")
        relations = self._root(self._relations_name, _PR + "Relationships")
        taken = {one.get("Id") for one in relations}
        count = 1
        while (id := f"rIdVanBan{count}") in taken:
            count += 1
        etree.SubElement(
            relations, _PR + "Relationship", Id=id, Type=_KINDS + kind, Target=posixpath.relpath(name, self._folder)
        )
        return id

    @property
    def parts(self) -> dict[str, bytes]:
        """Every part that is new or changed by adding, by name."""
        return {name: part_bytes(root) for name, root in self._made.items()}
