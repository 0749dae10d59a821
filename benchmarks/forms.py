"""Forms of a large agency, sent, filled in and collected; the peer reads the same workbooks, and no more."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import yaml

from benchmarks.subjects import ROOT, YEAR
from generator.workflow.forms import collect_forms, export_forms
from generator.workspace import Workspace

__all__ = ["PERIOD", "FormBench"]

PERIOD = "quy-1"


class FormBench:
    """A workspace with tasks spread over units, and its forms as they came back."""

    def __init__(self, root: Path, tasks: int, units: int) -> None:
        self.root, self.tasks = root, tasks
        data = root / "data" / str(YEAR)
        shutil.copytree(ROOT / "data" / str(YEAR), data)
        shutil.copytree(ROOT / "templates", root / "templates")
        shutil.rmtree(data / "tien_do", ignore_errors=True)
        names = [f"Phòng Chuyên môn số {number}" for number in range(1, units + 1)]
        agency = yaml.safe_load((data / "co_quan.yaml").read_text(encoding="utf-8"))
        agency["don_vi"] = [{"ten": name} for name in names]
        _dump(data / "co_quan.yaml", agency)
        seed = yaml.safe_load((data / "phu_luc.yaml").read_text(encoding="utf-8"))
        own = [task for group in seed["nhom"] for task in group["nhiem_vu"]]
        for number in range(tasks):
            task = {key: own[number % len(own)][key] for key in ("nhiem_vu", "san_pham", "tien_do")}
            task["nhiem_vu"] = f"{task['nhiem_vu'].rstrip('.')} (đợt {number // len(own) + 1})"
            group = seed["nhom"][number * len(seed["nhom"]) // tasks]
            if number * len(seed["nhom"]) // tasks != (number - 1) * len(seed["nhom"]) // tasks:
                group["nhiem_vu"] = []
            group["nhiem_vu"].append({**task, "chu_tri": names[number * units // tasks]})
        _dump(data / "phu_luc.yaml", seed)
        self.workspace = Workspace(root)
        self.box = root / "gui_ve"

    def export(self) -> None:
        """All forms, none of them there yet."""
        shutil.rmtree(self.root / "output", ignore_errors=True)
        export_forms(self.workspace, YEAR, PERIOD)

    def fill(self) -> None:
        """Every row of every form answered, by another program."""
        import openpyxl

        self.box.mkdir()
        for path in sorted((self.root / "output").rglob("*.xlsx")):
            workbook = openpyxl.load_workbook(path)
            page = workbook["Nhiệm vụ"]
            head = next(row for row in range(1, 20) if page.cell(row, 1).value == "Mã")
            for row in range(head + 1, page.max_row + 1):
                answer: tuple[Any, ...] = ("Hoàn thành", 100, datetime.date(YEAR, 3, 1), f"Quyết định số {row}")
                for column, value in enumerate(answer, 6):
                    page.cell(row, column).value = value
            workbook.save(self.box / path.name)

    def collect(self) -> None:
        """All forms into a period that has no answers yet."""
        shutil.rmtree(self.root / "data" / str(YEAR) / "tien_do", ignore_errors=True)
        collected = collect_forms(self.workspace, None, None, [(self.box, "gui_ve")])
        assert len(collected.answers.added) == self.tasks

    def peer(self) -> None:
        """The same sheets as data frames."""
        import pandas as pd

        rows = sum(len(pd.read_excel(path, sheet_name="Nhiệm vụ", header=8)) for path in sorted(self.box.iterdir()))
        assert rows == self.tasks


def _dump(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
