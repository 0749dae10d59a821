"""`python -m tests.golden [case …]` rewrites what the documents of the cases must say; look at the difference."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.golden.cases import CASES


def main(names: list[str]) -> None:
    unknown = sorted(set(names) - {case.name for case in CASES})
    if unknown:
        raise SystemExit(f"no such case: {', '.join(unknown)}")
    for case in CASES:
        if names and case.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            documents = case.build(Path(folder))
            case.rewrite(documents)
        print(f"{case.name}: {', '.join(documents)}")


if __name__ == "__main__":
    main(sys.argv[1:])
