"""The plainest calls of build, understood without click: the same as click understands."""

from __future__ import annotations

import click
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli.commands import vanban
from generator.cli.plain_build import read_plain_build

WORDS = st.sampled_from(
    [
        "build", "quyet-dinh", "ke-hoach", "phu-luc", "phu_luc", "bao-cao", "QUYET-DINH", "-C", "--thu-muc", "--nam",
        "--ban", "--pdf", "--ky", "--", "-h", "--help", "giay", "dien-tu", "dien_tu", "2022", "1999", "2101", "02022",
        "x", "a b", "", "-", "-Cx", "--nam=2022", "٢٠٢٢", "quy-1",
    ]
)  # fmt: skip


def _by_click(arguments: list[str]) -> dict[str, object]:
    command = vanban.commands["build"]
    return dict(command.make_context("build", arguments[1:], parent=click.Context(vanban)).params)


@settings(max_examples=600, deadline=None)
@given(st.lists(WORDS, max_size=7).map(lambda words: ["build", *words]))
def test_a_plain_call_is_what_click_takes_it_for(arguments: list[str]) -> None:
    asked = read_plain_build(arguments)
    if asked is None:
        return
    params = _by_click(arguments)
    known = {"documents": asked.documents, "folder": asked.folder, "year": asked.year, "copy": asked.copy}
    assert {name: params.pop(name) for name in known} == known
    assert not any(params.values()), "an option that a plain call knows nothing of"


def test_the_calls_of_every_day_are_plain() -> None:
    for words in ("build", "build ke-hoach --nam 2022", "build phu-luc -C nơi-khác --ban dien-tu", "build --thu-muc ."):
        assert read_plain_build(words.split()) is not None


def test_all_other_calls_are_left_to_click() -> None:
    for words in ("", "init x", "-C x build", "build --pdf", "build bao-cao", "build -C", "build --nam 22", "build la"):
        assert read_plain_build(words.split()) is None
