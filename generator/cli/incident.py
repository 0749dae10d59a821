"""Knows what to say and keep when the program itself is at fault; a person never sees a traceback."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generator import __version__
from generator.findings import GeneratorError
from generator.workspace import Workspace, write_whole

__all__ = ["report_incident"]


def report_incident(error: BaseException, arguments: Sequence[str]) -> int:
    """Tell the person what happened and where the details are; the exit code."""
    details = "".join(
        [
            f"vanban {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
            f"Lệnh: vanban {' '.join(arguments)}\n\n",
            *traceback.format_exception(error),
        ]
    )
    file = _keep(details)
    if isinstance(error, MemoryError):
        print("Máy hết bộ nhớ. Đóng bớt chương trình khác rồi chạy lại.", file=sys.stderr)
    else:
        print(f"vanban gặp sự cố ngoài dự kiến ({type(error).__name__}); đây là lỗi của chương trình.", file=sys.stderr)
    if file is not None:
        print(f"Chi tiết ở tệp {file}.\nXin gửi tệp ấy cho người phụ trách vanban ở cơ quan bạn.", file=sys.stderr)
    else:
        print("Xin chạy lại với biến VANBAN_DEBUG=1 rồi gửi những gì hiện ra cho người phụ trách.", file=sys.stderr)
    return GeneratorError.exit_code


def _keep(details: str) -> Path | None:
    """Where the details were written: in the workspace, else in the folder for temporary files, else nowhere."""
    places = [Path(tempfile.gettempdir()) / "vanban_su_co.txt"]
    with suppress(GeneratorError, OSError):
        places.insert(0, Workspace.find(Path.cwd()).root / ".vanban" / "su_co.txt")
    for path in places:
        with suppress(GeneratorError, OSError):
            write_whole(path, details.encode("utf-8", errors="replace"))
            return path
    return None
