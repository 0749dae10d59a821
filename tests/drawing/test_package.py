"""The templates as files: the same every time, whole, and what the repository holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx_integrity import WARN, check  # type: ignore[import-untyped]
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.drawing import draw_templates
from generator.drawing.__main__ import main

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_the_templates_of_the_repository_are_the_drawn_ones(drawn: dict[str, bytes]) -> None:
    for name, content in drawn.items():
        assert (TEMPLATES / name).read_bytes() == content, f"run: python -m generator.drawing ({name})"


def test_drawn_again_they_are_the_same_bytes(drawn: dict[str, bytes]) -> None:
    assert draw_templates() == drawn


def test_no_day_and_no_author_is_in_them(drawn: dict[str, bytes]) -> None:
    for content in drawn.values():
        package = zipfile.ZipFile(io.BytesIO(content))
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = package.read("docProps/core.xml").decode()
        assert "created" not in properties
        assert "creator" not in properties


def test_the_command_writes_them_into_a_folder(tmp_path: Path, drawn: dict[str, bytes]) -> None:
    main(tmp_path / "mau")
    assert {file.name: file.read_bytes() for file in (tmp_path / "mau").iterdir()} == drawn


@pytest.mark.parametrize("file_format", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365])
def test_they_are_valid_office_open_xml(tmp_path: Path, drawn: dict[str, bytes], file_format: FileFormat) -> None:
    for name, content in drawn.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert OpenXmlValidator(file_format=file_format).validate(path).errors == []
        assert [finding for finding in check(path) if finding.severity >= WARN] == []


def test_python_docx_opens_them(drawn: dict[str, bytes]) -> None:
    for content in drawn.values():
        assert docx.Document(io.BytesIO(content)).sections


def test_word_does_not_take_them_for_files_of_an_old_version(drawn: dict[str, bytes]) -> None:
    for content in drawn.values():
        settings = zipfile.ZipFile(io.BytesIO(content)).read("word/settings.xml").decode()
        assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
