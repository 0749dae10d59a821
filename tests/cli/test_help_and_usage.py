"""Help is in Vietnamese and costs nothing; a wrong call is answered in a sentence."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from generator.cli import main
from generator.cli.commands import vanban
from generator.cli.messages import Command
from tests.cli.folder import ROOT, Folder


def commands(group: click.Group = vanban, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def called(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[object, str, str]:
    """The command's own entry, called here: its exit code, what it printed, and its errors."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr()
    return ended.value.code, told.out, told.err


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_every_command_has_help_with_an_example_that_is_its_own(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = called([*path, "--help"], capsys)
    assert code == 0
    assert told.startswith(f"Cách dùng: vanban {' '.join(path)} ")
    assert "Tùy chọn:" in told and "--thu-muc" in told
    assert f"\nVí dụ:\n  vanban {' '.join(path)}" in told
    assert not re.search(r"Usage|Options|Show this|Commands|required", told)


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_the_examples_in_the_help_are_calls_that_the_command_line_takes(path: tuple[str, ...]) -> None:
    command: click.Command = vanban
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    assert isinstance(command, Command)
    for example in command.examples:
        words = shlex.split(example)[1:]
        assert tuple(words[: len(path)]) == path
        command.make_context("vanban", words[len(path) :])


def test_without_a_command_the_commands_are_listed(empty: Folder) -> None:
    told = empty.done()
    for path in commands():
        assert f"\n  {path[0]} " in told
    assert told == empty.done("--help")


def test_the_version_is_told(empty: Folder) -> None:
    assert re.fullmatch(r"vanban \d+\.\d+\.\d+\n", empty.done("--version"))


def test_help_loads_no_heavy_library() -> None:
    script = (
        "import sys; from generator.cli import main\n"
        "try:\n    main(['build', '--help'])\n"
        "except SystemExit:\n    pass\n"
        "print('LOADED', sorted({'pydantic', 'jinja2', 'lxml', 'yaml', 'docxtpl', 'openpyxl'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout.endswith("LOADED []\n")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["bild"], "không có lệnh bild; có phải build không"),
        (["xyz"], "không có lệnh xyz; các lệnh: init, build"),
        (["build", "--nma", "2022"], "không có tùy chọn --nma; có phải --nam không"),
        (["build", "--nam"], "tùy chọn --nam cần có giá trị đi sau"),
        (["build", "--nam", "hai"], "--nam: “hai” không phải năm"),
        (["build", "ke-hoch"], "“ke-hoch” không dùng được; có phải ke-hoach không"),
        (["build", "--ban", "xanh"], "chọn một trong: giay, dien-tu"),
        (["build", "--pdf=1"], "tùy chọn --pdf không nhận giá trị"),
        (["init"], "thiếu THƯ_MỤC"),
        (["init", "a", "b"], "thừa tham số: b"),
        (["convert", "phu-luc"], "thiếu tùy chọn --to"),
        (["new-year"], "thiếu NĂM"),
        (["build", "--nam", "1999"], "viết năm từ 2000 đến 2100"),
        (["build", "--nam", "22"], "viết bốn chữ số"),
        (["issue", "--so", "15"], "thiếu --ngay"),
        (["issue", "--undo", "--so", "15"], "--undo không đi cùng --so hay --ngay"),
        (["template", "chek"], "có phải check không"),
    ],
)
def test_a_wrong_call_is_answered_in_vietnamese_with_exit_code_2(
    arguments: list[str], answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = called(arguments, capsys)
    assert (code, out) == (2, "")
    assert answer in err
    assert "--help" in err
    assert not re.search(r"Error|Usage|Missing|No such|Invalid", err)


def test_a_wrong_call_ends_the_process_with_exit_code_2(empty: Folder) -> None:
    assert empty.vanban("bild").code == 2


def test_outside_a_workspace_the_way_to_one_is_told(empty: Folder) -> None:
    ran = empty.vanban("build")
    assert ran.code == 3
    assert "vanban init" in ran.err
    assert empty.vanban("build", "-C", "không có").code == 3


def test_output_is_utf_8_whatever_the_console(empty: Folder) -> None:
    ran = empty.vanban("--help", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "Nghị định" in ran.out


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes streams and removes the folder one stands in")
@pytest.mark.parametrize("ending", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_output_does_not_change_how_a_command_ends(empty: Folder, ending: str) -> None:
    command = f"{sys.executable} -m generator.cli"
    for asked, code in (("--help", 0), ("build", 3)):
        ran = subprocess.run(
            ["/bin/sh", "-c", f"{command} {asked} {ending}"],
            cwd=empty.path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert (ran.returncode, "Traceback" in ran.stderr) == (code, False)


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes streams and removes the folder one stands in")
def test_a_folder_that_is_gone_is_told_as_such(empty: Folder) -> None:
    gone = empty.path / "mất"
    gone.mkdir()
    ran = subprocess.run(
        ["/bin/sh", "-c", f'rmdir "{gone}" && {sys.executable} -P -m generator.cli build'],
        cwd=gone,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.returncode == 3
    assert "thư mục đang đứng không còn nữa" in ran.stderr
