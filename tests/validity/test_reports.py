"""Reports and letters as files: valid with and without a chart, whole, and the same after other programs saved them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx_integrity import WARN, check  # type: ignore[import-untyped]
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from generator.word.outline import TableText, read_outline
from generator.writing.report_views import ReportView
from generator.writing.urging_views import LetterView
from tests.conftest import Once
from tests.report_specimens import a_chart, a_letter, a_report, a_table, rendered
from tests.validity.test_files import merges_of, text_of

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TWO = ("Ủy ban nhân dân tỉnh Khánh Hòa;", "Sở Nội vụ.")
VIEWS: dict[str, ReportView | LetterView] = {
    "bieu_do": a_report(),
    "hai_bieu_do": a_report(
        phu_luc=(a_table(name="Phụ lục I", charts=(a_chart(),)), a_table(name="Phụ lục II", charts=(a_chart(),)))
    ),
    "khong_bieu_do": a_report(mot_noi_nhan=False, kinh_gui=TWO, phu_luc=(a_table(40), a_table(2, shared=("",) * 5))),
    "khong_phu_luc": a_report(phu_luc=()),
    "cong_van": a_letter(),
}
every_view = pytest.mark.parametrize("name", VIEWS)


@pytest.fixture(scope="session")
def reports(once: Once) -> Path:
    """A folder with every report."""

    def make(folder: Path) -> None:
        folder.mkdir()
        for name, view in VIEWS.items():
            (folder / f"{name}.docx").write_bytes(rendered(view))

    return once("reports", make)


@pytest.fixture(scope="session")
def resaved_reports(once: Once, reports: Path, soffice: Path) -> Path:
    """The same, saved anew by LibreOffice in one start of it."""

    def make(folder: Path) -> None:
        folder.mkdir()
        command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
        command += map(str, sorted(reports.glob("*.docx")))
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        shutil.rmtree(folder / "profile", ignore_errors=True)

    return once("resaved_reports", make)


def body_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")


@every_view
@pytest.mark.parametrize("file_format", [FileFormat.OFFICE_2010, FileFormat.MICROSOFT_365], ids=lambda kind: kind.name)
def test_it_is_valid_office_open_xml(reports: Path, name: str, file_format: FileFormat) -> None:
    assert OpenXmlValidator(file_format=file_format).validate(reports / f"{name}.docx").errors == []


@every_view
def test_it_is_whole(reports: Path, name: str) -> None:
    assert [finding for finding in check(reports / f"{name}.docx") if finding.severity >= WARN] == []


@pytest.mark.parametrize(
    ("name", "charts"),
    [("bieu_do", 1), ("hai_bieu_do", 2), ("khong_bieu_do", 0), ("khong_phu_luc", 0), ("cong_van", 0)],
)
def test_the_parts_of_a_chart_are_there_when_it_is_and_none_is_left_when_it_is_not(
    reports: Path, name: str, charts: int
) -> None:
    with zipfile.ZipFile(reports / f"{name}.docx") as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    for part in ("word/charts/", "word/embeddings/"):
        assert sum(found.startswith(part) and not found.endswith(".rels") for found in names) == charts
    assert types.count("drawingml.chart+xml") == links.count("relationships/chart") == charts
    assert types.count('Extension="xlsx"') == min(charts, 1)
    assert body_of(reports / f"{name}.docx").count(b"<c:chart ") == charts


def test_the_workbook_behind_a_chart_holds_the_numbers_that_the_chart_draws(reports: Path) -> None:
    with zipfile.ZipFile(reports / "bieu_do.docx") as package:
        tree = etree.fromstring(package.read("word/charts/bieu_do_1.xml"))
        sheet = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/bieu_do_1.xlsx")))["Sheet1"]
    drawn = {}
    for points in tree.iter(f"{{{CHART}}}strRef", f"{{{CHART}}}numRef"):
        drawn[points.findtext(f"{{{CHART}}}f", "")] = [value.text for value in points.iter(f"{{{CHART}}}v")]
    assert len(drawn) == 1 + 2 * 3  # the groups; and for each series that counts something its name and its numbers
    for place, values in drawn.items():
        area = place.rpartition("!")[2].replace("$", "")
        cells = sheet[area]
        held = [cells] if not isinstance(cells, tuple) else [row[0] for row in cells]
        assert [str(cell.value) for cell in held] == values
    assert [cell.value for cell in sheet["A"][1:]] == list(a_chart().nhom)


def test_the_same_chart_gives_the_same_bytes_and_another_number_others() -> None:
    assert rendered(VIEWS["bieu_do"]) == rendered(a_report())
    changed = a_chart(nhom=("Một", "Hai", "Ba"))
    assert rendered(a_report(phu_luc=(a_table(charts=(changed,)),))) != rendered(a_report())


@pytest.mark.libreoffice
@every_view
def test_opened_and_saved_by_libreoffice_it_says_the_same(reports: Path, resaved_reports: Path, name: str) -> None:
    ours, theirs = (read_outline(body_of(folder / f"{name}.docx")) for folder in (reports, resaved_reports))
    # Between a chart and the next section it leaves out the empty paragraph and ends the section in the chart's own.
    assert [text_of(block) for block in theirs if text_of(block)] == [
        text_of(block) for block in ours if text_of(block)
    ]
    tables, kept = ([block for block in blocks if isinstance(block, TableText)] for blocks in (ours, theirs))
    assert [table.header_rows for table in kept] == [table.header_rows for table in tables]
    assert [merges_of(table) for table in kept] == [merges_of(table) for table in tables]


@pytest.mark.libreoffice
def test_a_chart_that_libreoffice_saved_has_its_series_and_numbers(resaved_reports: Path) -> None:
    with zipfile.ZipFile(resaved_reports / "bieu_do.docx") as package:
        parts = [package.read(name) for name in package.namelist() if name.startswith("word/charts/chart")]
    assert len(parts) == 1
    tree = etree.fromstring(parts[0])
    series = [[value.text for value in one.iter(f"{{{CHART}}}v")] for one in tree.iter(f"{{{CHART}}}ser")]
    groups = list(a_chart().nhom)
    assert series == [
        ["Hoàn thành đúng hạn", *groups, "3", "1", "0"],
        ["Đang thực hiện", *groups, "2", "4", "1"],
        ["Quá hạn chưa hoàn thành", *groups, "0", "1", "2"],
    ]
