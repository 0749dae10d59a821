"""A script as a clerk's helper might write it: the newest answers counted by state, with PyYAML and pandas."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import yaml

folder = Path(sys.argv[1])
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
tasks = yaml.load((folder / "phu_luc.yaml").read_text(encoding="utf-8"), loader)
rows = [(group["ten"], task["nhiem_vu"]) for group in tasks["nhom"] for task in group["nhiem_vu"]]
answers = yaml.load((folder / "tien_do" / "nam.yaml").read_text(encoding="utf-8"), loader)["nhiem_vu"]
frame = pd.DataFrame(rows, columns=["nhom", "nhiem_vu"]).join(pd.DataFrame(answers).drop(columns="nhiem_vu"))
print(frame.groupby(["nhom", "trang_thai"]).size())
