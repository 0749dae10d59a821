"""A task list that goes out as Excel, CSV or YAML comes back as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.appendix import Column, TaskList
from generator.reading.gate import build_model
from generator.reading.spreadsheets import read_task_list
from generator.reading.yaml_files import read_yaml
from generator.writing.sheets import render_csv, render_xlsx, render_yaml
from tests.task_lists import COLUMN_SETS, task_lists

BOUNDED = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _read_back(data: bytes, name: str, columns: tuple[Column, ...]) -> TaskList:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        content, findings = read_task_list(path, name, columns)
    assert findings == ()
    assert content is not None
    return content


@BOUNDED
@given(content=task_lists(), columns=st.sampled_from(COLUMN_SETS))
def test_excel_loses_nothing(content: TaskList, columns: tuple[Column, ...]) -> None:
    assert _read_back(render_xlsx(content, columns, "Phụ lục"), "phu_luc.xlsx", columns) == content


@BOUNDED
@given(content=task_lists(), columns=st.sampled_from(COLUMN_SETS))
def test_csv_loses_nothing(content: TaskList, columns: tuple[Column, ...]) -> None:
    assert _read_back(render_csv(content, columns), "phu_luc.csv", columns) == content


@BOUNDED
@given(content=task_lists(), columns=st.sampled_from(COLUMN_SETS))
def test_yaml_loses_nothing(content: TaskList, columns: tuple[Column, ...]) -> None:
    raw = yaml.load(render_yaml(content, columns), Loader=yaml.BaseLoader)
    assert TaskList.model_validate(raw) == content


@BOUNDED
@given(content=task_lists())
def test_the_yaml_reader_finds_nothing_wrong_with_our_yaml(content: TaskList) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phu_luc.yaml"
        path.write_bytes(render_yaml(content, COLUMN_SETS[0]))
        raw, findings = read_yaml(path, "phu_luc.yaml")
    assert findings == ()
    assert raw is not None
    assert build_model(TaskList, raw) == (content, ())


@settings(BOUNDED, max_examples=40)
@given(content=task_lists())
def test_yaml_means_the_same_to_a_reader_that_guesses_types(content: TaskList) -> None:
    assert TaskList.model_validate(yaml.safe_load(render_yaml(content, COLUMN_SETS[0]))) == content


@pytest.mark.parametrize("columns", COLUMN_SETS)
def test_an_empty_list_stays_empty(columns: tuple[Column, ...]) -> None:
    empty = TaskList()
    assert _read_back(render_xlsx(empty, columns, None), "a.xlsx", columns) == empty
    assert _read_back(render_csv(empty, columns), "a.csv", columns) == empty
    assert TaskList.model_validate(yaml.load(render_yaml(empty, columns), Loader=yaml.BaseLoader)) == empty
