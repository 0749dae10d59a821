"""Prints the peak memory of one render: `python -m benchmarks.peak vanban|docxtpl ROWS STORE`.

STORE is a folder for prepared templates, as every workspace has one; the first run fills it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from benchmarks.subjects import Ours, docxtpl_render, seed, views, with_rows
from generator.workspace import TextStore


def main(side: str, rows: int, folder: Path) -> None:
    """Builds the view, renders it once, and prints the process's peak."""
    _, plan = views(with_rows(seed(), rows))
    if side == "vanban":
        store = TextStore(folder, "")
        document = Ours(store).plan(plan)
        store.keep()
    else:
        document = docxtpl_render("ke_hoach.docx", plan)
    assert document
    # Not getrusage: its figure starts from what the parent process had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    print(json.dumps({"peak_mb": int(found[1]) / 1024}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
