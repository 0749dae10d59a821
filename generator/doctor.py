"""Knows what the machine and the workspace need to make documents well, and what to do where something is amiss.

It must never change anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from generator import __version__
from generator.findings import Finding, Refused, Severity, has_errors
from generator.workspace import Workspace

__all__ = ["Mark", "Symptom", "examine"]


class Mark(IntEnum):
    """How a thing stands."""

    FIT = 0
    ATTENTION = 1
    AMISS = 2

    @property
    def sign(self) -> str:
        """The sign a person reads at the start of the line."""
        return "✓!✗"[self]


@dataclass(frozen=True, slots=True)
class Symptom:
    """One line of the examination: how a thing stands, in words, and what to do."""

    mark: Mark
    message: str
    hint: str = ""


def examine(start: Path) -> Iterator[Symptom]:
    """Everything that documents need, one line at a time; a fault in one never hides the others."""
    yield _python()
    yield _fonts()
    yield _libreoffice()
    try:
        workspace = Workspace.find(start)
    except Refused as refused:
        yield from (Symptom(Mark.AMISS, finding.message, finding.hint) for finding in refused.findings)
        return
    yield Symptom(Mark.FIT, f"Thư mục làm việc: {workspace.root}")
    checks: tuple[Callable[[Workspace], Iterator[Symptom]], ...] = (_templates, _years, _output, _open_files)
    for check in checks:
        yield from check(workspace)


def _python() -> Symptom:
    version = ".".join(map(str, sys.version_info[:3]))
    return Symptom(Mark.FIT, f"vanban {__version__}, Python {version}")


_FONT_FILES = {
    "Times New Roman": ("times.ttf", "times new roman.ttf"),
    "Liberation Serif": ("liberationserif-regular.ttf",),
}
"""The fonts whose widths the pages are set by, and the files they come in."""


def _fonts() -> Symptom:
    found = [name for name in _FONT_FILES if _has_font(name)]
    if found:
        return Symptom(Mark.FIT, f"Phông chữ: {', '.join(found)}")
    return Symptom(
        Mark.ATTENTION,
        "Phông chữ: máy không có Times New Roman hay Liberation Serif, trang in ra có thể xô lệch",
        "cài phông Times New Roman; trên Debian, Ubuntu: sudo apt install fonts-liberation",
    )


def _has_font(name: str) -> bool:
    if shutil.which("fc-list"):
        with suppress(OSError, subprocess.SubprocessError):
            ran = subprocess.run(["fc-list", ":", "family"], capture_output=True, timeout=30, check=False)
            families = ran.stdout.decode(errors="replace").replace(",", "\n").splitlines()
            if name in (family.strip() for family in families):
                return True
    for folder in _font_folders():
        with suppress(OSError):
            if any(entry.name.lower() in _FONT_FILES[name] for entry in os.scandir(folder)):
                return True
    return False


def _font_folders() -> Iterator[Path]:
    for variable, inside in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if folder := os.environ.get(variable):
            yield Path(folder) / inside
    yield from (Path("/Library/Fonts"), Path("/System/Library/Fonts/Supplemental"), Path.home() / "Library/Fonts")


def _libreoffice() -> Symptom:
    from generator.workflow.pdf import HOW_TO_INSTALL, find_soffice, soffice_version

    soffice = find_soffice()
    if soffice is None:
        return Symptom(Mark.ATTENTION, "LibreOffice: không thấy, chưa làm được PDF (--pdf)", HOW_TO_INSTALL)
    version = soffice_version(soffice)
    if not version:
        return Symptom(Mark.ATTENTION, f"LibreOffice: có ở {soffice} nhưng không chạy được", HOW_TO_INSTALL)
    return Symptom(Mark.FIT, f"{version} ({soffice})")


def _templates(workspace: Workspace) -> Iterator[Symptom]:
    from generator.workflow.checking import check_templates, needed_templates

    for name in needed_templates(workspace):
        path = workspace.template(name)
        checked = check_templates(workspace, [path])[0]
        yield from _told(f"Mẫu {checked.file}", checked.findings, "chạy `vanban template check` để xem hết các lỗi")


_REPORT_DATA = ("bao_cao.yaml", "bieu_mau.yaml", "bao_cao", "tien_do")
"""What a year that reports has some of."""


def _years(workspace: Workspace) -> Iterator[Symptom]:
    from generator.reading.dossier import read_dossier
    from generator.reading.report import read_report_year

    years = workspace.years()
    if not years:
        yield Symptom(Mark.AMISS, "Dữ liệu: data/ chưa có năm nào", "tạo thư mục data/<năm>, ví dụ data/2022")
    for year in years:
        folder = workspace.year_folder(year)
        dossier, findings = read_dossier(folder, year, shown=workspace.shown(folder))
        yield from _told(f"Dữ liệu năm {year}", findings, f"chạy `vanban build --nam {year}` để xem hết các lỗi")
        if dossier is None and not has_errors(findings):
            yield Symptom(Mark.AMISS, f"Dữ liệu năm {year}: không đọc được")
        if dossier is not None and any((folder / name).exists() for name in _REPORT_DATA):
            _, findings = read_report_year(folder, dossier, shown=workspace.shown(folder))
            yield from _told(f"Báo cáo năm {year}", findings, f"chạy `vanban status --nam {year}` để xem hết các lỗi")


def _told(name: str, findings: tuple[Finding, ...], hint: str) -> Iterator[Symptom]:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    if errors:
        more = f" (và {len(errors) - 1} lỗi khác)" if len(errors) > 1 else ""
        yield Symptom(Mark.AMISS, f"{name}: {errors[0]}{more}", hint)
    elif warnings:
        more = f" (và {len(warnings) - 1} cảnh báo khác)" if len(warnings) > 1 else ""
        yield Symptom(Mark.ATTENTION, f"{name}: {warnings[0]}{more}")
    else:
        yield Symptom(Mark.FIT, f"{name}: tốt")


def _output(workspace: Workspace) -> Iterator[Symptom]:
    folder = next(path for path in (workspace.output, workspace.root) if path.is_dir())
    # Asked of the system, and of the permission marks too: to an administrator everything is writable.
    if os.access(folder, os.W_OK) and folder.stat().st_mode & 0o222:
        yield Symptom(Mark.FIT, f"Ghi được vào {workspace.shown(folder)}/")
    else:
        yield Symptom(Mark.AMISS, f"Không ghi được vào {folder}", "kiểm tra quyền ghi của thư mục")


def _open_files(workspace: Workspace) -> Iterator[Symptom]:
    for top in (workspace.output, workspace.data, workspace.root / "templates"):
        for path in sorted(top.rglob("*")) if top.is_dir() else ():
            if path.name.startswith(("~$", ".~lock.")):
                yield Symptom(
                    Mark.ATTENTION,
                    f"Có tệp đang mở trong Word, Excel hoặc LibreOffice: {workspace.shown(path)}",
                    "đóng tệp trước khi chạy `vanban build`; nếu không mở ở đâu cả thì xóa tệp đánh dấu này",
                )
