"""What the documents of every case say, line by line: styles, regions, text, tables."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.word.package import Package
from tests.golden.cases import CASES, Case
from tests.outline import readable_outline


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_documents_of_a_case_say_what_they_must(case: Case, golden: Path) -> None:
    said = {path.stem: readable_outline(path.read_bytes()) for path in (golden / case.name / "output").rglob("*.docx")}
    expected = case.expected()
    assert sorted(said) == sorted(expected), "run: python -m tests.golden"
    for name, text in said.items():
        assert text.splitlines() == expected[name].splitlines(), f"{name}: if right, run: python -m tests.golden"


def test_a_case_that_is_rewritten_holds_what_its_documents_say(tmp_path: Path, golden: Path) -> None:
    documents = {path.stem: path for path in (golden / "rong" / "output").rglob("*.docx")}
    (tmp_path / "expected_gone.txt").write_text("x", encoding="utf-8")
    Case(tmp_path).rewrite(documents)
    assert Case(tmp_path).expected() == next(case for case in CASES if case.name == "rong").expected()


def test_a_changed_word_a_changed_style_and_a_lost_header_row_are_seen(golden: Path) -> None:
    path = golden / "van_phong_2022" / "output" / "2022" / "ke_hoach.docx"
    right = readable_outline(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml")
    for old, new in ((b"PCI", b"PCl"), (b'"VBKhoan"', b'"VBDoan"'), (b"<w:tblHeader/>", b""), (b"<w:titlePg/>", b"")):
        assert old in xml
        changed = Package.read(path).with_parts({"word/document.xml": xml.replace(old, new, 1)})
        assert readable_outline(changed) != right, old
