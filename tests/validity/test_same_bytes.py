"""The same data give the same bytes, whatever the machine, the place and the habits of the one who builds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden.cases import CASES, ROOT

UMASKED = """
import os, runpy, sys
os.umask(0o077)
sys.argv[0] = "vanban"
runpy.run_module("generator.cli", run_name="__main__")
"""


def sums(workspace: Path) -> dict[str, str]:
    return {
        path.relative_to(workspace).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((workspace / "output").rglob("*.docx"))
    }


@pytest.mark.parametrize("name", ["van_phong_2022_ban_hanh", "so_khac", "nhieu_phu_luc", "ky_tu", "bao_cao_2022"])
def test_another_hash_seed_time_zone_language_folder_and_umask_give_the_same_bytes(
    tmp_path: Path, golden: Path, name: str
) -> None:
    case = next(case for case in CASES if case.name == name)
    other = tmp_path / "Thư mục khác, có dấu"
    case.prepare(other)
    elsewhere = tmp_path / "chỗ đứng"
    elsewhere.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "12345",
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "1",
        "USER": "ai_khac",
        "COLUMNS": "40",
    }
    for command in case.commands:
        ran = subprocess.run(
            [sys.executable, "-c", UMASKED, *command, "-C", str(other)],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr.decode()
    assert sums(other) == sums(golden / name)
    assert sums(other)


def test_another_word_gives_other_bytes(tmp_path: Path, golden: Path) -> None:
    case = next(case for case in CASES if case.name == "o_gop")
    case.prepare(tmp_path)
    tasks = tmp_path / "data" / "2024" / "phu_luc.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("Tờ trình", "Tờ trính"), encoding="utf-8")
    case.run(tmp_path)
    changed, before = sums(tmp_path), sums(golden / "o_gop")
    assert changed["output/2024/ke_hoach.docx"] != before["output/2024/ke_hoach.docx"]
    assert changed["output/2024/quyet_dinh.docx"] == before["output/2024/quyet_dinh.docx"]
