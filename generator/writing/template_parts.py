"""The parts of a template that hold words, read with bounds and named as a person names them.

It must never judge what stands in them, but for tags where no words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.findings import Place
from generator.word.package import Package
from generator.writing.template_places import Control, Paragraph, W, Walk
from generator.writing.template_telling import Telling, shortened

__all__ = ["TemplatePart", "parse_part", "read_parts", "relations_of"]

_MAX_PART_BYTES = 32 * 2**20
_DOCUMENT = "word/document.xml"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LABELS = {"hdr": "đầu trang", "ftr": "chân trang"}
_NOTES = {
    "footnotes": ("footnote", "chú thích cuối trang"),
    "endnotes": ("endnote", "chú thích cuối văn bản"),
    "comments": ("comment", "ghi chú"),
}
_PAGES = {"first": " của trang đầu", "even": " của trang chẵn"}
_TAG = re.compile(rb"\{[{%]")
_TAG_IN_ATTRIBUTE = re.compile(rb"=(?:\"[^\"<>]*?|'[^'<>]*?)\{[{%#]")


@dataclass(slots=True)
class TemplatePart:
    """A part with words in it: what a person calls it, its paragraphs in reading order, its content controls."""

    label: str
    paragraphs: list[Paragraph]
    controls: list[Control]


def read_parts(package: Package, telling: Telling) -> list[TemplatePart]:
    """The parts that hold words, the body first; empty where there is no body. What cannot be read is told.

    Raises:
        Refused: a part is damaged in the package.
    """
    here = Place(file=package.file)
    if _DOCUMENT not in package:
        excel = any(name.startswith("xl/") for name in package.names)
        what = "đây là tệp Excel, không phải mẫu Word" if excel else "tệp không có thân văn bản, không phải mẫu Word"
        telling.at(here, "thieu_than_van_ban", what, "dùng tệp .docx lưu từ Word, hoặc lấy lại mẫu gốc")
        return []
    names = [name for name in package.names if re.fullmatch(r"word/[^/]+\.xml", name)]
    names.sort(key=lambda name: name != _DOCUMENT)
    parts: list[TemplatePart] = []
    labels: dict[str, str] = {}
    for name in names:
        content = package.part(name)
        root = parse_part(content, here._replace(part=f"phần {name}"), telling)
        if root is None:
            if name == _DOCUMENT:
                return []
            continue
        kind = str(root.tag).removeprefix(W)
        if name == _DOCUMENT:
            body = root.find(W + "body")
            if body is None:
                _tell_no_body(root, here, telling)
                return []
            labels = _page_labels(package, root)
            parts.append(_walked("thân văn bản", [body], here))
        elif kind in _LABELS:
            parts.append(_walked(labels.get(name, f"{_LABELS[kind]} không dùng đến"), [root], here))
        elif kind in _NOTES:
            inner, label = _NOTES[kind]
            notes = [note for note in root.findall(W + inner) if note.get(W + "type", "normal") == "normal"]
            parts.append(_walked(label, notes, here, numbered=True))
        elif not _TAG.search(content):
            continue
        if _TAG_IN_ATTRIBUTE.search(content):
            label = parts[-1].label if kind in {"document", *_LABELS, *_NOTES} else f"phần {name}"
            _tell_attributes(root, here._replace(part=label), telling)
    return parts


def parse_part(content: bytes, place: Place, telling: Telling) -> etree._Element | None:
    """A part as a tree; None where it is broken or too large, which is told."""
    if len(content) > _MAX_PART_BYTES:
        telling.at(place, "mau_qua_lon", "mẫu bung ra quá lớn, có thể là tệp phá hoại", "không dùng tệp này")
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        message = f"nội dung tệp bị hỏng (dòng {problem.lineno or 1})"
        telling.at(place, "xml_hong", message, "mở bằng Word để Word sửa, rồi lưu lại; hoặc lấy lại mẫu gốc")
        return None
    if root.getroottree().docinfo.internalDTD is not None:
        telling.at(place, "xml_hong", "có khai báo DOCTYPE, Word không bao giờ ghi như vậy", "không dùng tệp này")
        return None
    return root


def relations_of(package: Package, name: str) -> Iterator[etree._Element]:
    """The relationships of a `.rels` part; none where it is absent or broken."""
    if name in package:
        root = parse_part(package.part(name), Place(), Telling([]))
        if root is not None:
            yield from root.iter(_RELATION)


def _tell_no_body(root: etree._Element, here: Place, telling: Telling) -> None:
    if "purl.oclc.org" in str(root.tag):
        hint = 'lưu lại trong Word, chọn dạng "Word Document (*.docx)"'
        telling.at(here, "mau_strict", "mẫu lưu ở dạng Strict Open XML", hint)
    else:
        hint = "mở bằng Word rồi lưu lại, hoặc lấy lại mẫu gốc"
        telling.at(here, "thieu_than_van_ban", "tệp không có thân văn bản", hint)


def _walked(label: str, containers: list[etree._Element], here: Place, *, numbered: bool = False) -> TemplatePart:
    made = TemplatePart(label, [], [])
    for number, container in enumerate(containers, 1):
        walk = Walk(here.file, f"{label} {number}" if numbered else label)
        made.paragraphs += walk.paragraphs(container)
        made.controls += walk.controls
    return made


def _page_labels(package: Package, root: etree._Element) -> dict[str, str]:
    """What a person calls each header and footer: by its kind of page, and by its section where that differs."""
    relations = relations_of(package, "word/_rels/document.xml.rels")
    targets = {one.get("Id"): f"word/{one.get('Target', '')}" for one in relations}
    labels: dict[str, str] = {}
    for number, section in enumerate(root.iter(W + "sectPr"), 1):
        for child in section:
            word = {W + "headerReference": "đầu trang", W + "footerReference": "chân trang"}.get(str(child.tag))
            name = targets.get(child.get(_R + "id"))
            if word is None or name is None or name in labels:
                continue
            label = word + _PAGES.get(child.get(W + "type", ""), "")
            labels[name] = f"{label}, phần {number}" if label in labels.values() else label
    return labels


def _tell_attributes(root: etree._Element, place: Place, telling: Telling) -> None:
    for element in root.iter(etree.Element):
        for value in element.attrib.values():
            if re.search(r"\{[{%#]", str(value)):
                message = (
                    f"{shortened(str(value))}: thẻ nằm ngoài lời văn (tên kiểu, tên vùng, chữ thay thế của ảnh, …)"
                )
                telling.at(place, "the_trong_thuoc_tinh", message, "chỉ đặt thẻ trong lời văn")
