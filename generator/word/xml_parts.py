"""The parts that make up a Word document, found by their relations and parsed when asked for.

It must never know what stands in a part.
"""

from __future__ import annotations

import posixpath
from typing import Final

from lxml import etree

from generator.findings import Place, Refused
from generator.word.package import Package
from generator.word.plain_text import W

__all__ = ["XmlParts"]

_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)


class XmlParts:
    """The parts of a package that make up a Word document, parsed when asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.roots: dict[str, etree._Element] = {}
        self.main = self._main()
        self.related = self._relations(self.main)

    def refused(self, code: str, message: str, hint: str) -> Refused:
        """A refusal that names the file."""
        return Refused.because(code, message, hint, Place(file=self.package.file))

    def parse(self, name: str) -> etree._Element:
        """The XML of a part."""
        if name in self.roots:
            return self.roots[name]
        source = self.package.part(name)
        try:
            root = etree.fromstring(source, _PARSER)
        except (etree.XMLSyntaxError, ValueError) as broken:
            raise self.refused(
                "van_ban_hong",
                f"phần {name} của tệp bị hỏng, không đọc được",
                "mở tệp bằng Word để Word sửa rồi lưu lại, hoặc lấy bản khác",
            ) from broken
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refused(
                "xml_co_dtd",
                f"phần {name} khai báo DTD, điều văn bản Word không bao giờ có; có thể là tệp phá hoại",
                "không dùng tệp này",
            )
        self.roots[name] = root
        return root

    def _main(self) -> str:
        if "_rels/.rels" not in self.package:
            raise self._not_word()
        for relation in self.parse("_rels/.rels").iter(_REL):
            if relation.get("Type", "").endswith("/officeDocument"):
                name = posixpath.normpath(relation.get("Target", "").lstrip("/"))
                if name in self.package:
                    return name
        raise self._not_word()

    def _not_word(self) -> Refused:
        return self.refused(
            "khong_phai_van_ban_word",
            "nội dung bên trong tệp không phải văn bản Word thông thường",
            'mở tệp bằng Word rồi lưu lại với loại "Word Document (*.docx)"',
        )

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id → the last word of its type, and the part."""
        folder, name = posixpath.split(part)
        where = posixpath.join(folder, "_rels", name + ".rels")
        found: dict[str, tuple[str, str]] = {}
        if where in self.package:
            for relation in self.parse(where).iter(_REL):
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target", "")
                    full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                    kind = relation.get("Type", "").rpartition("/")[2]
                    found[relation.get("Id", "")] = (kind, posixpath.normpath(full))
        return found

    def of_kind(self, kind: str) -> etree._Element | None:
        """The XML of the part of one kind (`styles`); None where the document has none, or it is lost."""
        for found, name in self.related.values():
            if found == kind and name in self.package:
                return self.parse(name)
        return None

    def body(self) -> etree._Element:
        """The document's body."""
        root = self.parse(self.main)
        if str(root.tag).startswith("{" + _STRICT):
            raise self.refused(
                "ooxml_nghiem_ngat",
                'tệp lưu theo dạng "Strict Open XML", chưa kiểm tra được',
                'mở bằng Word, lưu lại với loại "Word Document (*.docx)"',
            )
        body = root.find(W + "body") if root.tag == W + "document" else None
        if body is None:
            raise self._not_word()
        return body
