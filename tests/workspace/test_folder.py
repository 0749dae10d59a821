"""A workspace knows where things are, and never loses what a person wrote."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.findings import Refused
from generator.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("data/2022", "data/2023", "data/luoc_do", "templates", "output"):
        (tmp_path / name).mkdir(parents=True)
    return Workspace(tmp_path)


def test_it_is_found_from_a_folder_inside(workspace: Workspace) -> None:
    assert Workspace.find(workspace.root / "data" / "2022") == workspace


def test_a_folder_without_one_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="vanban init"):
        Workspace.find(tmp_path)


def test_the_part_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(Refused, match="thiếu templates/"):
        Workspace.find(tmp_path)


def test_the_newest_year_is_meant_where_none_is_named(workspace: Workspace) -> None:
    assert workspace.year(None) == 2023
    assert workspace.year(2022) == 2022


def test_a_year_that_is_not_there_is_answered_with_those_that_are(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="2022, 2023"):
        workspace.year(2030)


def test_what_a_person_edited_is_kept_beside(workspace: Workspace) -> None:
    target = workspace.output_file(2022, "ke_hoach.docx")
    workspace.write_outputs({target: b"one"})
    target.write_bytes(b"edited")
    done = workspace.write_outputs({target: b"two"})
    kept = target.with_name("ke_hoach (sửa tay 1).docx")
    assert done.kept == {target: kept}
    assert (target.read_bytes(), kept.read_bytes()) == (b"two", b"edited")
    target.write_bytes(b"edited again")
    workspace.write_outputs({target: b"two"})
    assert target.with_name("ke_hoach (sửa tay 2).docx").read_bytes() == b"edited again"


def test_what_only_the_program_wrote_is_replaced_without_a_copy(workspace: Workspace) -> None:
    target = workspace.output_file(2022, "ke_hoach.docx")
    for content in (b"one", b"two", b"one", b"three"):
        assert not workspace.write_outputs({target: content}).kept
    assert [path.name for path in target.parent.iterdir()] == ["ke_hoach.docx"]


@pytest.mark.parametrize("record", [None, b"", b"{", b"[]", b'{"output/2022/ke_hoach.docx": 3}', b"\xff\xfe"])
def test_without_a_record_a_file_that_differs_is_kept(workspace: Workspace, record: bytes | None) -> None:
    target = workspace.output_file(2022, "ke_hoach.docx")
    workspace.write_outputs({target: b"one"})
    state = workspace.root / ".vanban" / "da_ghi.json"
    state.unlink() if record is None else state.write_bytes(record)
    assert workspace.write_outputs({target: b"two"}).kept
    assert target.with_name("ke_hoach (sửa tay 1).docx").read_bytes() == b"one"
    assert list(json.loads(state.read_bytes())) == ["output/2022/ke_hoach.docx"]


def test_the_record_moves_with_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write_outputs({workspace.output_file(2022, "a.docx"): b"one"})
    moved = Workspace(tmp_path.rename(tmp_path.with_name("chỗ khác")))
    assert not moved.write_outputs({moved.output_file(2022, "a.docx"): b"two"}).kept


def test_what_an_output_was_made_from_is_remembered(workspace: Workspace) -> None:
    pdf = workspace.output_file(2022, "a.pdf")
    workspace.write_outputs({pdf: b"%PDF"}, {pdf: b"docx 1"})
    assert workspace.is_made_from(pdf, b"docx 1")
    assert not workspace.is_made_from(pdf, b"docx 2")
    pdf.unlink()
    assert not workspace.is_made_from(pdf, b"docx 1")


def test_a_refused_write_leaves_the_folder_as_it_was(workspace: Workspace) -> None:
    target = workspace.output_file(2022, "ke_hoach.docx")
    target.parent.mkdir()
    target.with_name("~$_hoach.docx").write_bytes(b"")
    before = sorted(workspace.root.rglob("*"))
    with pytest.raises(Refused):
        workspace.write_outputs({target: b"one", workspace.output_file(2022, "quyet_dinh.docx"): b"one"})
    assert sorted(workspace.root.rglob("*")) == before


def test_what_killed_runs_left_is_removed_by_the_next(workspace: Workspace) -> None:
    inner = [workspace.year_folder(2022) / "tien_do", workspace.output_file(2022, "bieu_mau_quy_1")]
    for folder in (workspace.root, workspace.data, workspace.year_folder(2022), *inner):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".vanban-12-3.tmp").write_bytes(b"")
    (workspace.data / ".vanban-12-4.tmp").mkdir()
    (workspace.data / ".vanban-12-4.tmp" / "a.yaml").write_bytes(b"")
    workspace.write_outputs({workspace.output_file(2022, "a.docx"): b"one"})
    assert not list(workspace.root.rglob(".vanban-*"))


def test_two_runs_take_turns(workspace: Workspace) -> None:
    script = (
        "import sys; from pathlib import Path; from generator.workspace import Workspace\n"
        "with Workspace(Path(sys.argv[1])).writing():\n"
        "    print('holding', flush=True); sys.stdin.readline()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(workspace.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None and holder.stdin is not None
    holder.stdout.readline()
    waiting = subprocess.Popen(
        [sys.executable, "-c", script, str(workspace.root)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(0.4)
    holder.communicate("\n")
    assert waiting.communicate(timeout=10)[0] == "holding\n"
    assert waiting.returncode == 0


def test_runs_at_the_same_time_do_not_take_each_other_s_work_for_a_person_s(workspace: Workspace) -> None:
    targets = [workspace.output_file(2022, f"{name}.docx") for name in "abcd"]
    with ThreadPoolExecutor(len(targets)) as pool:
        with workspace.writing():  # all are under way before the first of them may write
            runs = [pool.submit(workspace.write_outputs, {target: b"one"}) for target in targets]
            time.sleep(0.2)
            assert not any(run.done() for run in runs)
        assert [run.result().written for run in runs] == [(target,) for target in targets]
    assert not workspace.write_outputs(dict.fromkeys(targets, b"two")).kept


def test_what_a_person_saves_while_a_run_waits_for_its_turn_is_kept(workspace: Workspace) -> None:
    target = workspace.output_file(2022, "a.docx")
    workspace.write_outputs({target: b"one"})
    with ThreadPoolExecutor(1) as pool:
        with workspace.writing():
            run = pool.submit(workspace.write_outputs, {target: b"two"})
            time.sleep(0.2)
            target.write_bytes(b"edited")
        assert run.result().before == {target: b"edited"}
    assert target.with_name("a (sửa tay 1).docx").read_bytes() == b"edited"


def test_a_replaced_source_is_set_aside_under_a_free_name(workspace: Workspace) -> None:
    source = workspace.year_folder(2022) / "phu_luc.yaml"
    names = []
    for content in (b"1", b"2"):
        source.write_bytes(content)
        names.append(workspace.set_aside(source).name)
    assert names == ["phu_luc.yaml.cu", "phu_luc.yaml.cu2"]


def test_prepared_templates_are_kept_only_when_asked_and_only_a_few(workspace: Workspace) -> None:
    store = workspace.store()
    store.put("a", "một")
    assert store.get("a") == "một"
    assert workspace.store().get("a") is None
    store.keep()
    assert workspace.store().get("a") == "một"
    for number in range(20):
        store.put(f"k{number}", "x")
        store.keep()
    assert len(list((workspace.root / ".vanban" / "san").iterdir())) == 12


def test_a_year_is_another_year_when_a_file_in_one_of_its_folders_is(workspace: Workspace) -> None:
    folder = workspace.year_folder(2022) / "tien_do"
    seen = {workspace.digest_of_year(2022)}
    folder.mkdir()
    for name, content in (("quy_1.yaml", b"a"), ("quy_1.yaml", b"b"), ("nam.yaml", b"b")):
        (folder / name).write_bytes(content)
        seen.add(workspace.digest_of_year(2022))
    (folder / "nam.yaml").rename(workspace.year_folder(2022) / "nam.yaml")
    seen.add(workspace.digest_of_year(2022))
    assert len(seen) == 5
