"""Every piece of YAML in the documentation is data that the program takes, and prints what the page says it prints."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.findings import has_errors
from generator.reading.dossier import read_dossier
from generator.reading.report import read_report_year
from generator.word.outline import ParagraphText, read_outline
from generator.word.package import Package
from generator.workflow.build import build
from generator.workspace import Workspace
from tests.builders import agency_data, decision_data, plan_data, report_rules_data, write_year
from tests.docs.pages import PAGES, ROOT, Block, read_page

_WHOLE = {"co_quan": agency_data, "quyet_dinh": decision_data, "ke_hoach": plan_data}


def _sections() -> dict[str, list[Block]]:
    """The samples of each section: together they are one year's data."""
    found: dict[str, list[Block]] = {}
    for name in PAGES:
        for block in read_page(name).blocks:
            if block.language == "yaml" or (block.language, block.name) == ("text", "in-ra"):
                found.setdefault(f"{name} {block.heading.lstrip('# ')}", []).append(block)
    return found


SECTIONS = _sections()


def _write(folder: Path, blocks: list[Block]) -> Path:
    """A year whose files say what the samples say; what they leave unsaid stands in as in other tests."""
    files: dict[str, Any] = {name: make() for name, make in _WHOLE.items()}
    alone = False
    for block in blocks:
        if block.language != "yaml":
            continue
        stem = block.name.removesuffix(".yaml")
        assert block.name.endswith(".yaml"), f"line {block.line}: a sample must say which file it stands in"
        if stem in _WHOLE:
            # The sample's own text is read, so that its comments and ways of writing are tried too.
            written = yaml.load(block.text, Loader=yaml.BaseLoader)
            rest = {key: value for key, value in files[stem].items() if key not in written}
            files[stem] = block.text + (yaml.safe_dump(rest, allow_unicode=True, sort_keys=False) if rest else "")
            alone = alone or written.get("hinh_thuc") == "doc_lap"
        else:
            files[stem] = block.text
    if "/" in "".join(files) and "bao_cao" not in files:
        files["bao_cao"] = report_rules_data()
    return write_year(folder, **files, without=("quyet_dinh",) if alone else ())


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "data").mkdir()
    return Workspace(root)


def test_the_page_of_the_data_has_samples() -> None:
    assert len([name for name in SECTIONS if name.startswith("docs/du_lieu.md")]) > 15


@pytest.mark.parametrize("section", SECTIONS)
def test_samples_are_data_without_errors(section: str, tmp_path: Path) -> None:
    dossier, findings = read_dossier(_write(tmp_path / "2022", SECTIONS[section]), 2022)
    assert not has_errors(findings), "\n".join(map(str, findings))
    assert dossier is not None
    if (tmp_path / "2022" / "bao_cao.yaml").exists():
        report, findings = read_report_year(tmp_path / "2022", dossier)
        assert findings == ()
        assert report is not None


@pytest.mark.parametrize(
    "section", [name for name, blocks in SECTIONS.items() if any(b.name == "in-ra" for b in blocks)]
)
def test_samples_print_what_the_page_says(section: str, workspace: Workspace) -> None:
    for folder in (workspace.data / "2022", workspace.output / "2022"):
        shutil.rmtree(folder, ignore_errors=True)
    _write(workspace.data / "2022", SECTIONS[section])
    build(workspace, 2022, (), copy="giay", pdf=False)
    printed = list(_printed(workspace.output / "2022"))
    position = 0
    for block in SECTIONS[section]:
        for line in block.text.splitlines() if block.name == "in-ra" else ():
            wanted = " ".join(line.split())
            assert wanted in printed[position:], f"{wanted!r} is not printed after {printed[position - 1]!r}"
            position = printed.index(wanted, position) + 1


def _printed(folder: Path) -> Iterator[str]:
    """Every paragraph of the documents, and every line of those that are broken, blanks made one."""
    for name in ("quyet_dinh.docx", "ke_hoach.docx"):
        if not (folder / name).exists():
            continue
        for item in read_outline(Package.read(folder / name).part("word/document.xml")):
            if isinstance(item, ParagraphText):
                texts = [item.text]
            else:
                texts = [text for row in item.rows for cell in row for text in (cell.text, *cell.text.split("\n"))]
            for text in texts:
                yield " ".join(text.split())
                if "\n" in text:
                    yield from (" ".join(line.split()) for line in text.split("\n"))
