"""Excel and CSV files of tasks as the model, or every fault at once with its cell or line.

It knows which readers come after one another; it must never know how a file is written inside.
A sheet need not be the one that `vanban convert` writes: columns may stand in another order, helpers may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.model.appendix import Column, TaskList
from generator.model.task_sheet import NAME, NUMBER, target_of, title_key
from generator.reading.gate import build_model
from generator.reading.spreadsheet_columns import Header, find_header, measure_header
from generator.reading.spreadsheet_csv import read_csv
from generator.reading.spreadsheet_grid import Grid, quote
from generator.reading.spreadsheet_rows import Rows
from generator.reading.spreadsheet_tasks import SheetTasks
from generator.reading.spreadsheet_xlsx import read_workbook
from generator.reading.yaml_files import PathPart

__all__ = ["SAVE_ADVICE", "read_placed_task_list", "read_task_list"]

Findings = tuple[Finding, ...]
Placer = Callable[[Sequence[PathPart]], Place]

_SHEET_NAMES = ("Nhiệm vụ", "Phụ lục")
SAVE_ADVICE = {
    ".xls": "mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “Excel Workbook (*.xlsx)”",
    ".xlsm": "mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “Excel Workbook (*.xlsx)”, không giữ macro",
    ".xlsb": "mở bằng Excel, chọn Lưu thành (Save As), kiểu tệp “Excel Workbook (*.xlsx)”",
    ".ods": "mở bằng LibreOffice, chọn Lưu thành (Save As), kiểu tệp “Excel 2007-365 (.xlsx)”",
}
"""What to do with a file of another kind, by its suffix."""

_HINT = "sửa nội dung ô này"
_HINTS = {
    "nhieu_dong": "bỏ ngắt dòng (Alt+Enter) trong ô",
    "ky_tu_cam": "xóa nội dung ô rồi gõ lại",
}
"""What to do in a sheet about faults that the model finds."""


def read_task_list(path: Path, shown: str, columns: Sequence[Column]) -> tuple[TaskList | None, Findings]:
    """The groups and tasks of an .xlsx or .csv file.

    Args:
        path: the file.
        shown: its name as the person knows it.
        columns: the columns that the appendix declares.

    Returns:
        The tasks, None where a finding is an error; all findings, sorted by place.
    """
    content, findings, _ = read_placed_task_list(path, shown, columns)
    return content, findings


def read_placed_task_list(
    path: Path, shown: str, columns: Sequence[Column]
) -> tuple[TaskList | None, Findings, Placer]:
    """The same, and what tells the cell or line of a path of the tasks (`nhom`, 0, `nhiem_vu`, 2, `tien_do`)."""

    def in_file(_: Sequence[PathPart]) -> Place:
        return Place(file=shown)

    suffix = path.suffix.lower()
    place: Placer = in_file
    try:
        if suffix == ".xlsx":
            grid, findings = _choose(read_workbook(path, shown), columns, shown)
        elif suffix == ".csv":
            grid, csv_findings = read_csv(path, shown, lambda tried: _score(tried, columns))
            findings = list(csv_findings)
        else:
            message = f"không đọc được nhiệm vụ từ tệp {path.suffix or 'không có đuôi'}"
            hint = SAVE_ADVICE.get(suffix, "dùng tệp .xlsx, .csv hoặc .yaml")
            raise Refused.because("kieu_tep_la", message, hint, Place(file=shown))
    except Refused as refused:
        return None, refused.findings, in_file
    content: TaskList | None = None
    if grid is not None:
        content, more, place = _read_grid(grid, columns)
        findings += more
    ordered = tuple(sorted(findings, key=lambda finding: finding.sort_key))
    return (None if has_errors(findings) else content), ordered, place


def _score(grid: Grid, columns: Sequence[Column]) -> int:
    header = find_header(grid, columns)
    return header.matches if header else 0


def _choose(grids: list[Grid], columns: Sequence[Column], shown: str) -> tuple[Grid | None, list[Finding]]:
    """The sheet that holds the tasks: the one named so, else the first that has all columns, else the likest."""
    found = [(grid, header) for grid in grids if (header := find_header(grid, columns))]
    if not found:
        wanted = ", ".join(quote(column.title) for column in columns)
        message = "không trang nào có hàng tiêu đề của bảng nhiệm vụ"
        hint = f"trong 40 hàng đầu phải có một hàng gồm các tiêu đề: {wanted}"
        return None, [Finding("khong_co_bang", Severity.ERROR, Place(file=shown), message, hint)]
    visible = [(grid, header) for grid, header in found if not grid.hidden]
    if not visible:
        message = "bảng nhiệm vụ nằm ở trang đang ẩn"
        hint = "bấm chuột phải vào tên trang, chọn Hiện (Unhide), kiểm tra rồi lưu lại"
        return None, [Finding("trang_an", Severity.ERROR, grid.whole, message, hint) for grid, _ in found]
    whole = [grid for grid, header in visible if not header.missing]
    if not whole:
        return min(visible, key=lambda pair: len(pair[1].missing))[0], []
    named = [grid for grid in whole if title_key(grid.sheet) in [title_key(name) for name in _SHEET_NAMES]]
    chosen = (named or whole)[0]
    others = [grid.sheet for grid in whole if grid is not chosen]
    if not others:
        return chosen, []
    names = ", ".join(f'"{name}"' for name in others)
    message = f"chỉ đọc trang này; cũng có bảng nhiệm vụ ở trang {names}"
    hint = "xóa các trang không dùng, hoặc đặt tên trang cần đọc là Nhiệm vụ"
    return chosen, [Finding("nhieu_trang", Severity.WARNING, chosen.whole, message, hint)]


def _read_grid(grid: Grid, columns: Sequence[Column]) -> tuple[TaskList | None, list[Finding], Placer]:
    def on_sheet(_: Sequence[PathPart]) -> Place:
        return grid.whole

    header = find_header(grid, columns)
    if header is None:
        wanted = ", ".join(quote(column.title) for column in columns)
        hint = f"dòng đầu của tệp phải gồm các tiêu đề: {wanted}"
        message = "không có dòng tiêu đề của bảng nhiệm vụ"
        return None, [Finding("khong_co_bang", Severity.ERROR, grid.whole, message, hint)], on_sheet
    findings = measure_header(grid, header, columns) + _measure_widths(grid, header)
    if NAME not in header.columns or NUMBER not in header.columns:
        return None, findings, on_sheet
    rows = Rows(grid, header, tuple(target_of(column.key) for column in columns))
    tasks = SheetTasks(rows)
    content, faults = build_model(TaskList, tasks)
    advised = [fault if fault.hint else fault._replace(hint=_HINTS.get(fault.code, _HINT)) for fault in faults]
    return content, [*findings, *tasks.findings, *rows.measure_covered(), *rows.measure_hidden(), *advised], tasks.place


def _measure_widths(grid: Grid, header: Header) -> list[Finding]:
    """Rows of a CSV file with more or fewer fields than its header, where a mark was forgotten or left over."""
    expected = grid.widths.get(header.row, 0)
    findings = []
    for row, width in grid.widths.items():
        filled = max(grid.rows.get(row, {}), default=0)
        if row <= header.row or not filled or width == expected or (width > expected >= filled):
            continue
        message = f"dòng có {width} ô, dòng tiêu đề có {expected} ô"
        hint = "ô có dấu phân cách hoặc xuống dòng phải nằm trong ngoặc kép; hàng ngắn thì thêm đủ dấu phân cách"
        findings.append(grid.finding("lech_cot", row, 0, message, hint))
    return findings
