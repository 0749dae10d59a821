"""Every document as a file: valid, with ids of its own, opened by other programs."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx_integrity import WARN, check  # type: ignore[import-untyped]
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.word.outline import ParagraphText, TableText, read_outline
from generator.word.regions import read_regions
from tests.validity.conftest import NAMES, path_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TABLE_REGIONS = {"Phụ lục: bảng nhiệm vụ", "Phụ lục: bảng số liệu", "Phụ lục: biểu đồ"}

every_document = pytest.mark.parametrize("name", NAMES)


def parts_of(path: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(path) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


@every_document
@pytest.mark.parametrize("file_format", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365], ids=lambda kind: kind.name)
def test_it_is_valid_office_open_xml(golden: Path, name: str, file_format: FileFormat) -> None:
    path = path_of(golden, name)
    assert OpenXmlValidator(file_format=file_format).validate(path).errors == []


@every_document
def test_it_is_whole(golden: Path, name: str) -> None:
    path = path_of(golden, name)
    assert [finding for finding in check(path) if finding.severity >= WARN] == []
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        names = package.namelist()
    assert len(names) == len(set(names)) and names[0] == "[Content_Types].xml"


@every_document
def test_no_id_is_given_twice(golden: Path, name: str) -> None:
    body = parts_of(path_of(golden, name))["word/document.xml"]
    for kind in (
        [element.get(f"{W}val") for element in body.iterfind(f".//{W}sdtPr/{W}id")],
        [element.get(f"{W}val") for element in body.iterfind(f".//{W}sdtPr/{W}tag")],
        [element.get(f"{W}id") for element in body.iter(f"{W}bookmarkStart")],
        [element.get("id") for element in body.iter(f"{WP}docPr")],
    ):
        assert [value for value, count in Counter(kind).items() if count > 1] == []
    controls = list(body.iter(f"{W}sdt"))
    assert len(controls) >= 2
    assert len(list(body.iterfind(f".//{W}sdtPr/{W}id"))) == len(controls)


@every_document
def test_every_region_has_a_title_that_a_person_understands(golden: Path, name: str) -> None:
    body = parts_of(path_of(golden, name))["word/document.xml"]
    titles = [element.get(f"{W}val", "") for element in body.iterfind(f".//{W}sdtPr/{W}alias")]
    assert len(titles) == len(list(body.iter(f"{W}sdt")))
    assert all(title[:1].isupper() and " " in title for title in titles), titles


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("ky_tu/")])  # those marks are its data
def test_nothing_of_the_template_language_is_left(golden: Path, name: str) -> None:
    for part in parts_of(path_of(golden, name)).values():
        assert not re.search(r"\{[{%#]|[%#}]\}", "".join(str(text) for text in part.itertext()))


@every_document
def test_python_docx_opens_it_and_sees_its_tables(golden: Path, name: str) -> None:
    path = path_of(golden, name)
    document = docx.Document(str(path))
    assert document.sections
    assert len(document.element.xpath("//w:tbl")) == sum(
        isinstance(block, TableText) for block in read_outline(etree.tostring(parts_of(path)["word/document.xml"]))
    )


@pytest.mark.libreoffice
@every_document
def test_opened_and_saved_by_libreoffice_it_says_the_same(golden: Path, resaved: Path, name: str) -> None:
    before, after = (
        etree.tostring(parts_of(path)["word/document.xml"])
        for path in (path_of(golden, name), resaved_path(resaved, name))
    )
    ours, theirs = read_outline(before), read_outline(after)
    assert [text_of(block) for block in theirs] == [text_of(block) for block in ours]
    assert [block.header_rows for block in theirs if isinstance(block, TableText)] == [
        block.header_rows for block in ours if isinstance(block, TableText)
    ]
    assert [merges_of(block) for block in theirs if isinstance(block, TableText)] == [
        merges_of(block) for block in ours if isinstance(block, TableText)
    ]


@pytest.mark.libreoffice
@every_document
def test_opened_and_saved_by_libreoffice_it_has_its_regions_by_their_titles(
    golden: Path, resaved: Path, name: str
) -> None:
    # LibreOffice 7 drops the tags and makes the region of a table that of its first cell; titles and order stay.
    ours, theirs = (
        parts_of(path)["word/document.xml"] for path in (path_of(golden, name), resaved_path(resaved, name))
    )
    assert [title.get(f"{W}val") for title in theirs.iter(f"{W}alias")] == [
        title.get(f"{W}val") for title in ours.iter(f"{W}alias")
    ]
    texts = [(region.title, region.paragraphs) for region in read_regions(etree.tostring(ours))]
    kept = [(region.title, region.paragraphs) for region in read_regions(etree.tostring(theirs))]
    assert [region for region in kept if region[0] not in TABLE_REGIONS] == texts


def resaved_path(resaved: Path, name: str) -> Path:
    return resaved / f"{name.replace('/', '--')}.docx"


def text_of(block: ParagraphText | TableText) -> object:
    if isinstance(block, TableText):
        return [[unescaped(cell.text) for cell in row] for row in block.rows]
    return unescaped(block.text)


def unescaped(text: str) -> str:
    """LibreOffice writes `_x000D_` that a person typed as `_x005F_x000D_`, and reads it back as it was."""
    return text.replace("_x005F_", "_")


def merges_of(table: TableText) -> list[list[tuple[int, bool]]]:
    return [[(cell.span, cell.merged_up) for cell in row] for row in table.rows]
