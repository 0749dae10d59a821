"""The words of the documentation are the program's: parts that it writes are current, keys, styles and codes exist."""

from __future__ import annotations

import ast
import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest
from lxml import etree
from pydantic import BaseModel

from generator.model import agency, appendix, dossier, house_rules, period, progress, report, statistics, text, urging
from generator.model.dossier import BlockKind, Cited, Dossier, PlanForm
from generator.model.task_sheet import DEPTH, ID, LINE_MARK, OWN_NUMBER, SHARED, helper_title
from generator.model.text import Term
from generator.reading.schema import SCHEMA_FILES
from generator.vietnamese import nfc
from generator.word.package import Package
from generator.writing.template_names import LOOP_FIELDS, REGIONS, RULE_LINE_STYLES, TEMPLATES, describe_names
from generator.writing.views import PlanView
from tests.docs.generated import PARTS, WHOLE, parts_named_in, render_page
from tests.docs.glossary import models_of, render_glossary
from tests.docs.pages import PAGES, ROOT, read_page

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("name", ["docs/bao_cao.md", "docs/du_lieu.md", "docs/mau.md"])
def test_generated_parts_are_current(name: str) -> None:
    page = read_page(name).text
    assert parts_named_in(page)
    assert render_page(page) == page, "run: make docs"


@pytest.mark.parametrize("name", WHOLE)
def test_generated_pages_are_current(name: str) -> None:
    assert WHOLE[name]() == read_page(name).text, "run: make docs"


def test_every_generated_part_has_its_place() -> None:
    named = [part for page in PAGES for part in parts_named_in(read_page(page).text)]
    assert sorted(named) == sorted(PARTS)


def test_a_stale_part_is_written_anew_and_the_rest_left() -> None:
    page = read_page("docs/du_lieu.md").text
    stale = page.replace("| Quý I/2022 | 31/03/2022 |", "| Quý I/2022 | 01/01/1970 |")
    assert stale != page
    assert render_page(f"Lời người viết.\n{stale}") == f"Lời người viết.\n{page}"


def _models() -> set[type[Term]]:
    """Every model of the vocabulary, read off its modules."""
    found = {
        value
        for module in (agency, appendix, dossier, house_rules, period, progress, report, statistics, text, urging)
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, Term) and value.model_fields
    }
    return found - {Dossier, dossier.Document}


def test_the_glossary_holds_every_model() -> None:
    reached = {model for root in SCHEMA_FILES.values() for model in models_of(root)} | {text.Span}
    assert reached == _models()


def test_the_glossary_holds_every_key_with_its_english_name_and_meaning() -> None:
    page = render_glossary()
    for model in _models():
        for name, field in model.model_fields.items():
            row = next(line for line in page.splitlines() if line.endswith(f"| `{model.__name__}.{name}` |"))
            assert row.startswith(f"| `{field.alias}` | {field.description} | ")
            assert (" | có | " in row) == field.is_required()


def _keys(model: type[BaseModel]) -> set[str]:
    return {str(field.alias) for field in model.model_fields.values()}


def test_keys_named_in_the_page_of_the_data_are_keys_of_the_data() -> None:
    page = read_page("docs/du_lieu.md")
    known = {key for model in _models() for key in _keys(model)}
    kinds: tuple[type[StrEnum], ...] = (BlockKind, PlanForm, Cited, appendix.Alignment, progress.Answer)
    kinds = (*kinds, report.Written, statistics.IndicatorKind, statistics.PlanFigure)
    known |= {choice.value for kind in kinds for choice in kind}
    # Columns that a sample declares for itself, and names of task files.
    samples = "".join(block.text for block in page.blocks if block.language == "yaml")
    known |= set(re.findall(r"(?:khoa|tep): (\w+)", samples))
    named = [code for code in page.codes if re.fullmatch(r"[a-z]+(?:_[a-z0-9]+)*:?", code)]
    assert len(named) > 40
    assert {code.removesuffix(":") for code in named} <= known


def test_every_helper_column_is_explained() -> None:
    page = read_page("docs/du_lieu.md").text
    for target in (DEPTH, ID, LINE_MARK, SHARED, OWN_NUMBER):
        assert f"| {helper_title(target, ())} |" in page


def _template(name: str, part: str) -> etree._Element:
    return etree.fromstring(Package.read(ROOT / "templates" / name).part(part))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_style_of_the_templates_is_explained(name: str) -> None:
    page = read_page("docs/mau.md").text
    names = [
        style.find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]
        for style in _template(name, "word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}customStyle") == "1"
    ]
    assert len(names) > 30
    missing = [name for name in names if name and name not in page and name.startswith("VB ")]
    assert not missing


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_region_of_the_templates_is_explained(name: str) -> None:
    page = read_page("docs/mau.md").text
    titles = {found.get(f"{W}val") for found in _template(name, "word/document.xml").iter(f"{W}alias")}
    assert titles == set(REGIONS[TEMPLATES[name]].values())
    assert all(str(title) in page for title in titles)


def test_names_in_tags_of_the_page_of_templates_are_names_of_the_views() -> None:
    page = read_page("docs/mau.md")
    paths = {note.path for view in TEMPLATES.values() for note in describe_names(view)}
    known = {word for path in paths for word in re.findall(r"\w+", path)} | set(LOOP_FIELDS) | {"loop"}
    grammar = {"for", "endfor", "elif", "else", "endif", "upper"}  # with those of three letters and fewer
    tags = re.findall(r"\{[{%](.*?)[}%]\}", page.text)
    assert len(tags) > 60
    for tag in tags:
        bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag)
        for word in re.findall(r"[^\W\d]\w*", bare):
            assert word in known | grammar or len(word) <= 3, tag


def test_rule_lines_are_explained_with_their_names_in_word() -> None:
    page = read_page("docs/mau.md").text
    styles = _template("ke_hoach.docx", "word/styles.xml")
    for style, meaning in RULE_LINE_STYLES[PlanView].items():
        found = styles.find(f"{W}style[@{W}styleId='{style}']/{W}name")
        assert found is not None
        assert f"| {found.get(f'{W}val')} | {meaning} |" in page


_TELLS = {"at": 1, "about": 1, "_tell": 0, "Fault": 0, "because": 0, "_refused": 0, "Finding": 0}


def _codes(path: Path) -> set[str]:
    """The codes of findings that a module can tell, read off its source."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        texts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in _TELLS and len(node.args) > _TELLS[called]:
                texts = [node.args[_TELLS[called]]]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and all(map(_is_words, node.elts[1:])):
            texts = [node.elts[0]]
        for part in texts:
            found |= {str(one.value) for one in ast.walk(part) if isinstance(one, ast.Constant) and _is_code(one.value)}
    return found


def _is_code(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z]+(?:_[a-z0-9]+)+", value) is not None


def _is_words(node: ast.expr) -> bool:
    return isinstance(node, (ast.JoinedStr, ast.Name)) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _sources() -> list[Path]:
    return [*sorted((ROOT / "generator/writing").glob("template_*.py")), ROOT / "generator/word/package.py"]


def _told_codes() -> set[str]:
    codes = {code for path in _sources() for code in _codes(path)}
    # Codes made of a part that varies, and those a choice stands before.
    return codes - {"mat_chu"} | {f"mat_chu_{prefix}" for prefix in ("p", "tr", "tc")} | {"the_qua_o", "the_qua_doan"}


def _code_rows() -> dict[str, list[str]]:
    """The table of codes: code → its other cells."""
    page = read_page("docs/mau.md").text
    rows = re.findall(r"^\| (.+) \| (.+) \| (.+) \| `([a-z_]+)` \|$", page, re.MULTILINE)
    return {code: list(cells) for *cells, code in rows}


def test_every_fault_of_a_template_is_explained() -> None:
    assert set(_code_rows()) == _told_codes()


def test_faults_are_quoted_in_the_programs_own_words() -> None:
    source = nfc("".join(path.read_text(encoding="utf-8") for path in _sources()))
    source = re.sub(r"\{[^{}\n]*\}", "…", source)
    for code, (said, *_) in _code_rows().items():
        for piece in said.replace("\\|", "|").split("…"):
            assert piece.strip(" `") in source, f"{code}: {piece}"
