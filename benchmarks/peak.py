"""Prints the peak memory of one render: `python -m benchmarks.peak vanban|docxtpl ROWS`."""

from __future__ import annotations

import json
import resource
import sys

from benchmarks.subjects import Ours, docxtpl_render, seed, views, with_rows


def main(side: str, rows: int) -> None:
    """Builds the view, renders it once, and prints the process's peak."""
    _, plan = views(with_rows(seed(), rows))
    document = Ours().plan(plan) if side == "vanban" else docxtpl_render("ke_hoach.docx", plan)
    assert document
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"peak_mb": peak}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
