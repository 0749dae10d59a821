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

__all__ = ["report_incident", "report_missing"]

_PACKAGES = {"docx": "python-docx", "yaml": "pyyaml"}
"""Packages whose modules have another name."""


def report_missing(module: str) -> int:
    """Tell which package this Python lacks, as after an update that asks for one more, and what to run."""
    name = module.partition(".")[0]
    package = _PACKAGES.get(name, name)
    source = Path(__file__).resolve().parents[2]
    # Run from its sources, vanban is installed anew with all that they ask for; else the package alone is wanting.
    wanted = f'-e "{source}"' if (source / "pyproject.toml").is_file() else package
    print(
        f"vanban cần thư viện {package} mà Python của máy này chưa có; thường là sau khi cập nhật vanban.\n"
        f'Cài thêm bằng lệnh: "{sys.executable}" -m pip install {wanted}\nrồi chạy lại lệnh vừa rồi.',
        file=sys.stderr,
    )
    return GeneratorError.exit_code


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
