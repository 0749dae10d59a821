"""`make bench`: prints the table of ratios. Every figure is a median; peers are measured in turn with ours."""

from __future__ import annotations

import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import yaml

from benchmarks.checks import CheckBench
from benchmarks.forms import FormBench
from benchmarks.reckoning import ReckoningBench
from benchmarks.subjects import ROOT, YEAR, Ours, as_context, docxtpl_render, floor, seed, views, with_rows

_COLD_RUNS = 15
_LEAST_SECONDS = 0.05


def main() -> None:
    """Measures and prints."""
    print("| việc | vanban | đối chứng | tỷ lệ | mục tiêu |\n|---|---|---|---|---|")
    _warm_set()
    for rows, runs in ((1_000, 7), (10_000, 3)):
        _many_rows(rows, runs)
    _memory(10_000)
    _forms(500, 40)
    _reckoning(500, 40)
    _checks()
    _cold()


def _row(work: str, ours: str, other: str, ratio: float, wanted: str) -> None:
    print(f"| {work} | {ours} | {other} | {ratio:.2f} | {wanted} |", flush=True)


def _in_turn(runs: int, *functions: Callable[[], object]) -> list[float]:
    """The median seconds of each function, all run in turn so that a slow moment of the machine hits all alike.

    What is quick is run several times in a row for one figure, as a warm process would; garbage of one function is
    cleared before the next is timed.
    """
    times: list[list[float]] = [[] for _ in functions]
    rows = [max(1, round(_LEAST_SECONDS / _timed(function, 1))) for function in functions]
    for _ in range(runs):
        for kept, function, row in zip(times, functions, rows, strict=True):
            gc.collect()
            kept.append(_timed(function, row))
    return [statistics.median(kept) for kept in times]


def _timed(function: Callable[[], object], row: int) -> float:
    start = time.perf_counter()
    for _ in range(row):
        function()
    return (time.perf_counter() - start) / row


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _warm_set() -> None:
    dossier, ours = seed(), Ours()
    decision, plan = views(dossier)
    rendered, checked, peer = _in_turn(
        15,
        lambda: (ours.decision(decision), ours.plan(plan)),
        lambda: ours.checked_set(dossier, decision, plan),
        lambda: (docxtpl_render("quyet_dinh.docx", decision), docxtpl_render("ke_hoach.docx", plan)),
    )
    _row("bộ năm 2022, dựng và đóng gói", _ms(rendered), f"docxtpl {_ms(peer)}", peer / rendered, "≥ 20")
    _row("bộ năm 2022, dựng và đọc lại", _ms(checked), f"docxtpl {_ms(peer)}", peer / checked, "≥ 8")


def _many_rows(rows: int, runs: int) -> None:
    dossier, ours = with_rows(seed(), rows), Ours()
    _, plan = views(dossier)
    lowest = floor(ours, plan)
    rendered, peer, least = _in_turn(
        runs, lambda: ours.plan(plan), lambda: docxtpl_render("ke_hoach.docx", plan), lowest
    )
    name = f"{rows:,} nhiệm vụ".replace(",", ".")
    _row(name, _ms(rendered), f"docxtpl {_ms(peer)}", peer / rendered, "≥ 8")
    _row(f"{name}, so với sàn", _ms(rendered), f"sàn {_ms(least)}", rendered / least, "≤ 2 ở 10.000")


def _memory(rows: int) -> None:
    """Peak memory of a process of its own for each side; both build the same view first."""
    with tempfile.TemporaryDirectory() as store:
        sides = ("vanban", "vanban", "docxtpl")
        peaks = [_measured(["-m", "benchmarks.peak", side, str(rows), store])["peak_mb"] for side in sides][1:]
    name = f"{rows:,}".replace(",", ".") + " nhiệm vụ, bộ nhớ"
    _row(name, f"{peaks[0]:.0f} MB", f"docxtpl {peaks[1]:.0f} MB", peaks[0] / peaks[1], "≤ 0,33")


def _measured(arguments: list[str]) -> dict[str, float]:
    output = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(output))


def _forms(tasks: int, units: int) -> None:
    """A large agency's forms sent and collected; pandas only reads the same workbooks."""
    with tempfile.TemporaryDirectory() as folder:
        bench = FormBench(Path(folder) / "w", tasks, units)
        sent = statistics.median(_timed(bench.export, 1) for _ in range(3))
        bench.fill()
        collected, peer = _in_turn(5, bench.collect, bench.peer)
    name = f"{units} biểu, {tasks} nhiệm vụ"
    _row(f"{name}, thu về", _ms(collected), f"pandas chỉ đọc {_ms(peer)}", collected / peer, "≤ 2")
    _row(f"{name}, gửi đi", _ms(sent), f"thu về {_ms(collected)}", sent / collected, "")


def _reckoning(tasks: int, units: int) -> None:
    """A large agency's figures beside reading them, and `vanban status` beside a bare script that counts one period."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        FormBench(root, tasks, units)
        bench = ReckoningBench(root)
        reckoned, read = _in_turn(7, bench.figures, bench.read)
        view = bench.view()
        written, rendered, peer_rendered = _in_turn(
            3,
            bench.document,
            lambda: bench.template.render(view),
            lambda: docxtpl_render("bao_cao.docx", view),
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
        ours = [str(Path(sys.executable).with_name("vanban")), "status", "--json", "-C", str(root)]
        bare = [sys.executable, str(ROOT / "benchmarks" / "bare_pandas.py"), str(root / "data" / str(YEAR))]
        told, peer = _in_turn(
            7,
            *(
                partial(subprocess.run, command, check=True, capture_output=True, env=environment)
                for command in (ours, bare)
            ),
        )
    name = f"{tasks} nhiệm vụ, {units} đơn vị"
    _row(f"{name}, mọi số của báo cáo năm", _ms(reckoned), f"đọc dữ liệu {_ms(read)}", reckoned / read, "≤ 2")
    _row(f"{name}, dựng báo cáo năm", _ms(rendered), f"docxtpl {_ms(peer_rendered)}", peer_rendered / rendered, "≥ 5")
    _row(f"{name}, báo cáo năm: tính, viết, đọc lại", _ms(written), f"đọc dữ liệu {_ms(read)}", written / read, "≤ 3")
    _row(f"{name}, nguội, status", _ms(told), f"script pandas {_ms(peer)}", told / peer, "≤ 2")


def _checks() -> None:
    """Whole processes: `vanban check`, and a script that reads the same files with python-docx and holds no rule."""
    with tempfile.TemporaryDirectory() as folder:
        bench = CheckBench(Path(folder))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
        for name, path, runs, wanted in (
            ("nguội, check kế hoạch năm 2022", bench.plan, 15, "< 0,5 s"),
            ("nguội, check văn bản 374 trang", bench.long, 3, "vài giây"),
        ):
            told, peer = _in_turn(
                runs,
                *(partial(bench.run, command, environment) for command in (bench.ours(path), bench.peer(path))),
            )
            _row(name, _ms(told), f"python-docx chỉ đọc {_ms(peer)}", told / peer, wanted)


def _cold() -> None:
    """Whole processes: `vanban build` of the two documents from YAML, and a bare docxtpl script that renders them."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "w"
        command = [str(Path(sys.executable).with_name("vanban"))]
        subprocess.run([*command, "init", str(place)], check=True, capture_output=True)
        decision, plan = views(seed())
        contexts = {"quyet_dinh": as_context(decision), "ke_hoach": as_context(plan)}
        (place / "context.yaml").write_text(yaml.safe_dump(contexts, allow_unicode=True), encoding="utf-8")
        bare = [sys.executable, str(ROOT / "benchmarks" / "bare_docxtpl.py"), str(place)]

        # Compiled modules are kept, as they are on a clerk's machine, for both sides.
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
        tasks, runs = place / "data" / "2022" / "phu_luc.yaml", count()
        said = tasks.read_text(encoding="utf-8")

        def build() -> None:
            # A document that is not there yet is written: nothing is saved by an unchanged file.
            for path in (place / "output" / "2022").glob("*.docx"):
                path.unlink()
            subprocess.run([*command, "build", "-C", str(place)], check=True, capture_output=True, env=environment)

        def build_first() -> None:
            # Nothing kept from a run before, as after `vanban init` or in a new copy of the folder.
            shutil.rmtree(place / ".vanban", ignore_errors=True)
            build()

        def edit_and_build() -> None:
            # A word of a task: the plan is another document, to be rendered, read back and held to the decree anew.
            tasks.write_text(said.replace("Các hội nghị", f"Các hội nghị lần {next(runs)}", 1), encoding="utf-8")
            build()

        def script() -> None:
            subprocess.run(bare, check=True, capture_output=True, env=environment)

        for name, run in (
            ("lần đầu", build_first),
            ("dữ liệu vừa sửa", edit_and_build),
            ("dữ liệu không đổi", build),
        ):
            ours, peer = _in_turn(_COLD_RUNS, run, script)
            _row(f"nguội, hai văn bản từ YAML, {name}", _ms(ours), f"script docxtpl {_ms(peer)}", ours / peer, "≤ 1")


if __name__ == "__main__":
    main()
