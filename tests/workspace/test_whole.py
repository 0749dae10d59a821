"""Bytes reach the disk whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.findings import Refused
from generator.workspace import write_folder, write_set, write_whole

WRITER = """
import sys
from pathlib import Path
from generator.workspace import Workspace
workspace = Workspace(Path(sys.argv[1]))
target = workspace.output_file(2022, "ke_hoach.docx")
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        workspace.write_outputs({target: letter * 300_000})
"""


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def test_a_new_file_gets_its_folders(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "một" / "hai.txt", b"x")
    assert (tmp_path / "một" / "hai.txt").read_bytes() == b"x"


def test_bytes_that_are_there_already_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, b"x")
    os.utime(target, ns=(1, 1))
    assert not write_whole(target, b"x")
    assert target.stat().st_mtime_ns == 1


def test_permissions_of_the_former_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"x")
    target.chmod(0o640)
    write_whole(target, b"y")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"x")
    link.symlink_to(real)
    write_whole(link, b"y")
    assert link.is_symlink() and real.read_bytes() == b"y"


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("ke_hoach.docx", "~$_hoach.docx"),
        ("phu_luc.docx", "~$hu_luc.docx"),
        ("a.docx", "~$a.docx"),
        ("phu_luc.xlsx", "~$phu_luc.xlsx"),
        ("ke_hoach.docx", ".~lock.ke_hoach.docx#"),
    ],
)
def test_a_file_open_elsewhere_is_not_replaced(tmp_path: Path, name: str, owner: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(Refused) as refused:
        write_whole(tmp_path / name, b"y")
    assert codes(refused) == ["tep_dang_mo"]
    assert owner in str(refused.value)
    assert (tmp_path / name).read_bytes() == b"x"


def test_an_open_file_that_would_not_change_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "~$a.docx").write_bytes(b"")
    assert not write_whole(tmp_path / "a.docx", b"x")


def test_every_obstacle_of_a_set_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    free, opened, folder, marked = (tmp_path / name for name in ("a.docx", "b.docx", "c.docx", "d.docx"))
    opened.write_bytes(b"x")
    (tmp_path / ".~lock.b.docx#").write_bytes(b"")
    folder.mkdir()
    marked.write_bytes(b"x")
    marked.chmod(0o444)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(Refused) as refused:
        write_set(dict.fromkeys((free, opened, folder, marked), b"new"))
    assert codes(refused) == ["tep_dang_mo", "dich_la_thu_muc", "tep_chi_doc"]
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_name_that_is_too_long_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_whole(tmp_path / ("a" * 300), b"x")
    assert codes(refused) == ["ten_qua_dai"]


def test_the_longest_name_that_the_file_system_takes_is_written(tmp_path: Path) -> None:
    assert write_whole(tmp_path / ("a" * 255), b"x")


def test_a_file_in_the_way_of_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(Refused) as refused:
        write_whole(tmp_path / "output" / "a.docx", b"x")
    assert codes(refused) == ["cha_khong_phai_thu_muc"]


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files")
def test_a_disk_that_takes_no_more_is_told_in_words_and_the_old_files_stand(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from generator.findings import Refused\n"
        "from generator.workspace import write_set\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "folder = Path(sys.argv[1])\n"
        "try:\n"
        "    write_set({folder / 'a': b'new', folder / 'b': b'x' * 5000})\n"
        "except Refused as refused:\n"
        "    print(refused)\n"
    )
    (tmp_path / "a").write_bytes(b"old")
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "không ghi được" in ran.stdout
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_a_folder_is_made_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "moi", {"data/a.yaml": b"1", "b.txt": b"2"})
    assert (tmp_path / "moi" / "data" / "a.yaml").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["moi"]


def test_an_empty_folder_is_filled_and_stays_the_same_folder(tmp_path: Path) -> None:
    before = tmp_path.stat().st_ino
    write_folder(tmp_path, {"data/a.yaml": b"1"})
    assert tmp_path.stat().st_ino == before
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_folder_that_is_not_empty_is_left(tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_bytes(b"")
    with pytest.raises(Refused) as refused:
        write_folder(tmp_path, {"a": b"1"})
    assert codes(refused) == ["thu_muc_da_co"]
    assert [path.name for path in tmp_path.iterdir()] == ["của tôi.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_run_killed_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "templates").mkdir()
    target = tmp_path / "output" / "2022" / "ke_hoach.docx"
    whole = {b"a" * 300_000, b"b" * 300_000}
    leftovers = 0
    started = time.monotonic()
    for attempt in range(12):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + attempt * 0.0037)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if target.exists():
            assert target.read_bytes() in whole
        leftovers += len(list(target.parent.glob(".vanban-*")))
        # Nothing here was edited by hand, so nothing is kept aside, wherever the run was cut.
        assert not list(target.parent.glob("*sửa tay*"))
        if attempt >= 4 and leftovers and time.monotonic() - started > 4:
            break
    from generator.workspace import Workspace

    Workspace(tmp_path).write_outputs({target: b"c"})
    assert [path.name for path in target.parent.iterdir()] == ["ke_hoach.docx"]
    assert sorted(path.name for path in (tmp_path / ".vanban").iterdir()) == ["da_ghi.json", "khoa"]
