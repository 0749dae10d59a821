"""Every conforming document times every fault and near miss.

`python -m tests.checking.full [files or folders, words of names, one of how many]`; what our own commands make, and
what LibreOffice saved, are named as folders. Prints what was not named right.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from tests.checking.corpus import every_name, specimen
from tests.checking.mutations_all import FAULTS, NEAR
from tests.checking.specimens import Specimen, Trial

Row = tuple[str, str, str, str, tuple[str, ...]]
"""Document, rule, how, `fault` or `near`, what was told."""


def tried(specimen: Specimen, share: int = 1) -> list[Row]:
    """What comes of every fault and near miss in one document; of each `share` of them one."""
    rows: list[Row] = []
    for sort, table in (("fault", FAULTS), ("near", NEAR)):
        for rule, ways in table.items():
            for how, put in ways.items():
                if share > 1 and specimen.pick(share, f"{rule} {how} {sort}"):
                    continue
                trial = Trial(specimen)
                if put(trial):
                    rows.append((specimen.name, rule, how, sort, tuple(sorted(trial.told()))))
    return rows


def is_right(row: Row) -> bool:
    """Whether a fault was named by its rule and no other, or nothing was told of a near miss."""
    return row[4] == ((row[1],) if row[3] == "fault" else ())


def _of(name: str, share: int) -> tuple[list[tuple[str, str, str]], list[Row]]:
    one = specimen(name)
    found = [(told.rule, told.measured, told.spots[0].words) for told in one.report.findings]
    return found, tried(one, share)


def main(words: list[str]) -> None:
    """Tries them all, and prints what was missed."""
    share = next((int(word) for word in words if word.isdecimal()), 1)
    paths = [path for word in words if Path(word).exists() for path in _files(Path(word))]
    parts = [word for word in words if not word.isdecimal() and not Path(word).exists()]
    names = [name for name in every_name() if any(part in name for part in parts) or not (parts or paths)]
    chosen = [*names, *map(str, paths)]
    rows: list[Row] = []
    false = 0
    with ProcessPoolExecutor(2) as pool:
        for name, (found, own) in zip(chosen, pool.map(_of, chosen, repeat(share)), strict=True):
            rows += own
            false += bool(found)
            if found:
                print(f"  {Path(name).name}: {found}")
    print(f"{len(chosen)} conforming documents; findings in {false} of them")
    for sort, table in (("fault", FAULTS), ("near", NEAR)):
        own = [row for row in rows if row[3] == sort]
        right = sum(map(is_right, own))
        print(f"{sort}: {right} of {len(own)} right ({100 * right / max(len(own), 1):.2f} %)")
        missed = defaultdict(list)
        for row in own:
            if not is_right(row):
                missed[row[1], row[2], row[4]].append(row[0])
        for (rule, how, told), where in sorted(missed.items()):
            print(f"  {rule:22} {how:13} → {', '.join(told) or '-'}   [{len(where)}: {', '.join(where[:4])}]")
        seen = Counter(row[1] for row in own)
        print("  never tried:", ", ".join(rule for rule in table if not seen[rule]) or "-")


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.docx")) if path.is_dir() else [path]


if __name__ == "__main__":
    main(sys.argv[1:])
