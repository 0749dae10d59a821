"""A prepared template run as a program says what Jinja and docxtpl say; a hostile program says nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment

from generator.model.dossier import Dossier
from generator.reading.dossier import read_dossier
from generator.word.outline import ParagraphText, read_outline
from generator.word.package import Package
from generator.writing.contexts import build_decision_view, build_plan_view
from generator.writing.drawn_templates import DRAWN_FILE
from generator.writing.printing import render_runs
from generator.writing.programs import Unsupported, build_function
from generator.writing.templates import Template
from generator.writing.views import DecisionView, PlanView, RunsView
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix

ROOT = Path(__file__).parents[2]
VIEWS = {"quyet_dinh": DecisionView, "ke_hoach": PlanView}
TASK = a_task(nhiem_vu="Sở KH&ĐT <b>\n- “{{ x }}”\t'y'", san_pham=None, dong=[{"san_pham": "a"}, {"san_pham": "b"}])


def the_sample() -> Dossier:
    dossier, _ = read_dossier(ROOT / "data" / "2022", 2022)
    assert dossier is not None
    return dossier


DOSSIERS = {
    "sample": the_sample(),
    "nasty": a_dossier(plan=a_plan(an_appendix(a_task_list(a_group(TASK), a_group(ten="Trống"))))),
    "two": a_dossier(plan=a_plan(an_appendix(), an_appendix(tep="phu_luc_2", tieu_de="Hai"))),
    "none": a_dossier(plan=a_plan().model_copy(update={"appendices": ()})),
}
EACH = pytest.mark.parametrize(("name", "dossier"), [(name, DOSSIERS[key]) for name in VIEWS for key in DOSSIERS])


def view_of(name: str, dossier: Dossier) -> Any:
    return build_decision_view(dossier) if name == "quyet_dinh" else build_plan_view(dossier)


def source_of(name: str) -> bytes:
    return (ROOT / "templates" / f"{name}.docx").read_bytes()


def with_filter(source: bytes) -> bytes:
    """The template with a filter that no program knows, so that Jinja renders it; what it prints is the same."""
    package = Package.read(source)
    document = package.part("word/document.xml")
    assert b"{{ trich_yeu }}" in document
    changed = document.replace(b"{{ trich_yeu }}", b"{{ trich_yeu|trim }}")
    return package.with_parts({"word/document.xml": changed})


@EACH
def test_a_program_renders_byte_for_byte_what_jinja_renders(name: str, dossier: Dossier) -> None:
    view = view_of(name, dossier)
    program = Template.compile(source_of(name), file=name, view=VIEWS[name])
    jinja = Template.compile(with_filter(source_of(name)), file=name, view=VIEWS[name])
    parts = [Package.read(template.render(view)).part("word/document.xml") for template in (program, jinja, jinja)]
    assert parts[0] == parts[1] == parts[2]


def test_every_template_of_ours_is_a_program_and_needs_no_jinja() -> None:
    kept = json.loads(DRAWN_FILE.read_text("utf-8"))["prepared"].values()
    parts = [part for prepared in kept for part in json.loads(prepared)["parts"].values()]
    assert len(parts) >= 4 and all("program" in part for part in parts)


@EACH
def test_the_words_are_those_that_docxtpl_prints(name: str, dossier: Dossier) -> None:
    view = view_of(name, dossier)
    ours = Template.compile(source_of(name), file=name, view=VIEWS[name]).render(view)
    theirs = DocxTemplate(io.BytesIO(source_of(name)))
    environment = Environment(
        autoescape=True, finalize=lambda value: render_runs(value) if isinstance(value, RunsView) else value
    )
    theirs.render(view._asdict(), jinja_env=environment)
    target = io.BytesIO()
    theirs.save(target)
    assert words(ours) == words(target.getvalue())


def words(document: bytes) -> list[str]:
    found = []
    for block in read_outline(Package.read(document).part("word/document.xml")):
        if isinstance(block, ParagraphText):
            found.append(block.text)
        else:
            found += [cell.text for row in block.rows for cell in row]
    return [text for text in found if text]


@pytest.mark.parametrize(
    "program",
    [
        [["print", ["name", "__import__"]]],
        [["print", ["field", ["name", "trich_yeu"], "__class__"]]],
        [["print", ["field", ["name", "trich_yeu"], "upper"]]],
        [["print", ["filter", "x'](); import os #", ["name", "trich_yeu"], []]]],
        [["for", "a: pass\nimport os\nfor b", ["name", "can_cu"], []]],
        [["for", "__builtins__", ["name", "can_cu"], []]],
        [["exec", "import os"]],
        [["print", ["const", {"a": 1}]]],
        [["print", ["loop", "__class__"]]],
        [["text", 5]],
        ["text"],
        [[]],
        [["if", [[["name", "khong_co"], []]], []]],
    ],
    ids=str,
)
def test_a_program_that_is_not_made_of_known_steps_and_names_is_not_built(program: Any) -> None:
    with pytest.raises(Unsupported):
        build_function(program, DecisionView)


def test_a_program_nested_deeper_than_python_goes_is_not_built() -> None:
    program: Any = []
    for _ in range(150):
        program = [["if", [[["name", "trich_yeu"], program]], []]]
    with pytest.raises(Unsupported):
        build_function(program, DecisionView)


def test_words_of_a_program_are_never_code() -> None:
    words = "'''\"\"\"{x}{{y}}\\ \\N{BULLET} \n') or __import__('os'); w('"
    view = build_decision_view(a_dossier())
    assert "".join(build_function([["text", words]], DecisionView)(view, {})) == words
