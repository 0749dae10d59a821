"""Knows how results and findings look on a screen; it must never decide anything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.findings import Finding, Severity

if TYPE_CHECKING:
    from generator.workflow.new_year import NewYear
    from generator.workflow.outputs import Built, BuiltFile

__all__ = ["count_findings", "print_built", "print_findings", "print_new_year", "print_usage_problem"]


def print_usage_problem(message: str, command: str) -> None:
    """A command that was called wrongly."""
    print(f"Lỗi cách dùng: {message}.\nXem hướng dẫn: {command} --help", file=sys.stderr)


def print_findings(findings: Sequence[Finding], *, closing: bool = False, to_output: bool = False) -> None:
    """Findings, one a line, in their order; `closing` adds how many, and that nothing was written."""
    stream = sys.stdout if to_output else sys.stderr
    for finding in findings:
        print(finding, file=stream)
    if closing:
        # A disk that fails between two files is told as such; all else is found before the first.
        partly = any(finding.code == "ghi_do_dang" for finding in findings)
        print(f"{count_findings(findings)}.{'' if partly else ' Chưa ghi tệp nào.'}", file=stream)


def count_findings(findings: Iterable[Finding]) -> str:
    """How many of each kind: `3 lỗi, 1 cảnh báo`."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return ", ".join(f"{number} {severity.word}" for severity, number in counts.items() if number) or "0 lỗi"


def print_built(built: Built) -> None:
    """What a build wrote, left and kept, and what changed."""
    print_findings(built.warnings)
    for file in built.files:
        if file.is_written:
            _print_written(file)
    unchanged = [file.path for file in built.files if not file.is_written]
    if unchanged:
        print(f"Không có gì đổi: {', '.join(unchanged)}")
    if built.is_draft and any(file.is_written for file in built.files):
        what = "Bản chính thức, số và ngày còn" if built.official else "Đây là dự thảo, số và ngày"
        print(f"{what} để trống; khi phát hành: {built.issue_command} --so … --ngay …")


def _print_written(file: BuiltFile) -> None:
    print(f"Đã ghi {file.path}{' (mới)' if file.is_new else ''}")
    if file.kept:
        print(f"  tệp cũ có người sửa tay, giữ lại ở {file.kept}")
    if file.changes is not None:
        name = file.path.rpartition("/")[2]
        for change in file.changes.told:
            print(f"  {name}: {change}")
        if file.changes.more:
            print(f"  … và {file.changes.more} chỗ khác")
        if not file.changes.told:
            print(f"  {name}: lời văn không đổi, chỉ đổi cách trình bày")


def print_new_year(made: NewYear) -> None:
    """What was rolled to the next year, and what a person must look at."""
    for change in made.changes:
        print(f"{change.place}: {change.old} → {change.new}")
    print(f"Đã tạo {made.folder} từ {made.source}: đổi {len(made.changes)} chỗ.")
    if made.left_out:
        print(f"Không chép: {', '.join(made.left_out)}.")
    if made.reviews:
        print("\nCần người xem lại:")
        for review in made.reviews:
            print(f"{review.place}: {review.text} ({review.reason})")
        print(f"\nDanh sách này cũng ghi ở {made.review_file}.")
