"""Knows the options that many commands share, and how they find the folder to work in; it must never run a command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.cli.messages import Year
from generator.findings import Refused

if TYPE_CHECKING:
    from generator.workspace import Workspace

__all__ = ["SETTINGS", "find_workspace", "folder_option", "period_option", "starting_folder", "year_option"]

_Function = TypeVar("_Function", bound=Callable[..., Any])

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


def folder_option(function: _Function) -> _Function:
    """-C: where to look for the workspace."""
    return click.option(
        "-C",
        "--thu-muc",
        "folder",
        metavar="THƯ_MỤC",
        type=click.UNPROCESSED,
        help="Thư mục làm việc (có data/ và templates/); bỏ trống: thư mục đang đứng hoặc thư mục trên nó.",
    )(function)


def year_option(function: _Function) -> _Function:
    """--nam: the year of the plan."""
    return click.option("--nam", "year", type=Year(), help="Năm của kế hoạch; bỏ trống: năm mới nhất trong data/.")(
        function
    )


def period_option(function: _Function) -> _Function:
    """--ky: the period of a report, where it may be left out."""
    return click.option(
        "--ky",
        "period",
        metavar="KỲ",
        help="Kỳ báo cáo: quy-1, 6-thang, quy-3, 9-thang, nam theo lịch của cơ quan, hoặc TỪ_NGÀY..ĐẾN_NGÀY; "
        "bỏ trống: kỳ mới nhất đã thu tiến độ.",
    )(function)


def starting_folder(folder: str | None) -> Path:
    """Where to look for the workspace: the command's own -C, then the one before the command, then here."""
    chosen = folder or click.get_current_context().find_root().params.get("folder")
    if chosen:
        return Path(chosen)
    try:
        return Path.cwd()
    except OSError:
        raise Refused.because(
            "khong_thay_thu_muc_lam_viec",
            "thư mục đang đứng không còn nữa, hoặc không được phép xem",
            "chuyển vào thư mục làm việc rồi chạy lại, hoặc thêm -C THƯ_MỤC",
        ) from None


def find_workspace(folder: str | None) -> Workspace:
    """The workspace that a command works in."""
    from generator.workspace import Workspace

    return Workspace.find(starting_folder(folder))
