"""Prints the peak memory of one render: `python -m benchmarks.peak vanban|docxtpl ROWS`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from benchmarks.subjects import Ours, docxtpl_render, seed, views, with_rows


def main(side: str, rows: int) -> None:
    """Builds the view, renders it once, and prints the process's peak."""
    _, plan = views(with_rows(seed(), rows))
    document = Ours().plan(plan) if side == "vanban" else docxtpl_render("ke_hoach.docx", plan)
    assert document
    # Not getrusage: its figure starts from what the parent process had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    print(json.dumps({"peak_mb": int(found[1]) / 1024}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
