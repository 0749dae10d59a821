"""One text of a YAML file is replaced, and all else stays as written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.yaml_files import parse_yaml
from generator.reading.yaml_scalars import find_scalars, replace_scalars

SAMPLE = sorted((Path(__file__).resolve().parents[2] / "data" / "2022").glob("*.yaml"))

WORDS = st.text(alphabet=st.sampled_from("aă ơ2022 \n:#-'\"{}[],&*!|>%@`1\t\\"), min_size=1, max_size=40).filter(
    lambda text: text.strip() != ""
)


def rolled(text: str, old: str, new: str) -> str:
    return replace_scalars(text, {one: one.value.replace(old, new) for one in find_scalars(text) if old in one.value})


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_every_text_is_found_where_the_reader_finds_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    raw, _ = parse_yaml(text, path.name)
    assert raw is not None
    found = find_scalars(text)
    assert found
    for scalar in found:
        assert raw.at(scalar.path) == scalar.value
        assert raw.place(scalar.path).line <= scalar.line


def test_comments_folds_and_quotes_stay() -> None:
    text = (
        "# năm 2022\n"
        "a: >-  # của 2022\n"
        "  Kế hoạch năm\n"
        "  2022 của Ban\n"
        "\n"
        "b: 'năm 2022' # 2022\n"
        'c: ["quý I/2022", {dam: 2022}, "x"]\n'
        "d: |2\n"
        "   2022\n"
        "2022: khóa\n"
    )
    assert rolled(text, "2022", "2023") == (
        "# năm 2022\n"
        "a: >-  # của 2022\n"
        "  Kế hoạch năm\n"
        "  2023 của Ban\n"
        "\n"
        "b: 'năm 2023' # 2022\n"
        'c: ["quý I/2023", {dam: 2023}, "x"]\n'
        "d: |2\n"
        "   2023\n"
        "2022: khóa\n"
    )


def test_a_text_that_changes_by_more_than_its_numbers_is_quoted() -> None:
    text = "a: >-\n  một\n  hai\nb: ba\n"
    (first, second) = find_scalars(text)
    assert yaml.safe_load(replace_scalars(text, {first: 'x: "y"', second: "- z\n"})) == {"a": 'x: "y"', "b": "- z\n"}


@given(values=st.lists(WORDS, min_size=1, max_size=4), style=st.sampled_from(["|", ">", "'", '"', None]))
def test_whatever_is_written_any_text_can_be_replaced(values: list[str], style: str | None) -> None:
    text = yaml.dump({"k": values}, allow_unicode=True, default_style=style, width=12)
    found = find_scalars(text)
    assert [one.value for one in found] == values
    changed = rolled(text, "2", "33")
    assert yaml.safe_load(changed)["k"] == [value.replace("2", "33") for value in values] or style is None
    assert [one.value for one in find_scalars(changed)] == [value.replace("2", "33") for value in values]
