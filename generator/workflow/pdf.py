"""Knows where LibreOffice is and how to have it make a PDF; it must never touch a person's own LibreOffice profile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.findings import Finding, Place, Refused, Severity, reason_of
from generator.workspace import scratch_folder, write_whole

__all__ = ["HOW_TO_INSTALL", "convert_to_pdf", "find_soffice", "soffice_version"]

HOW_TO_INSTALL = (
    "cài LibreOffice (Windows, macOS: tải ở https://vi.libreoffice.org; Debian, Ubuntu: "
    "sudo apt install libreoffice-writer); nếu đã cài ở nơi khác, đặt biến VANBAN_SOFFICE là đường dẫn tới soffice"
)

_SECONDS = 600


def find_soffice() -> Path | None:
    """LibreOffice's program; None if it is not on this machine. `VANBAN_SOFFICE` goes before all."""
    named = os.environ.get("VANBAN_SOFFICE")
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
            yield Path(folder) / "Programs" / "LibreOffice" / "program" / "soffice.exe"
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    yield Path("/usr/lib/libreoffice/program/soffice")
    yield Path("/opt/libreoffice/program/soffice")
    yield Path("/snap/bin/libreoffice")


def soffice_version(soffice: Path) -> str:
    """What LibreOffice says it is; empty if it does not run."""
    with scratch_folder() as folder, suppress(OSError, subprocess.SubprocessError):
        command = [_console(soffice), "--headless", f"-env:UserInstallation={(folder / 'ho_so').as_uri()}", "--version"]
        ran = subprocess.run(command, capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
        if ran.returncode == 0:
            return ran.stdout.decode(errors="replace").strip().split("\n")[0]
    return ""


def _console(soffice: Path) -> str:
    """On Windows soffice.exe neither prints nor waits; soffice.com beside it does both."""
    console = soffice.with_suffix(".com")
    return str(console if soffice.suffix.lower() == ".exe" and console.is_file() else soffice)


def convert_to_pdf(documents: Mapping[str, bytes], soffice: Path) -> dict[str, bytes]:
    """The PDF of each document (`ke_hoach.docx` → bytes of `ke_hoach.pdf`), made in one start of LibreOffice.

    Raises:
        Refused: LibreOffice fails, takes too long, or leaves a document out.
    """
    if not documents:
        return {}
    with scratch_folder() as folder:
        for name, content in documents.items():
            write_whole(folder / name, content)
        command = [
            _console(soffice),
            "--headless",
            "--norestore",
            # A profile of its own: LibreOffice that the person has open does not get in the way.
            f"-env:UserInstallation={(folder / 'ho_so').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / "pdf"),
            *(str(folder / name) for name in documents),
        ]
        told = _run(command, folder)
        made = {}
        missing = []
        for name in documents:
            path = folder / "pdf" / Path(name).with_suffix(".pdf").name
            content = path.read_bytes() if path.is_file() else b""
            made[name] = content
            if not content.startswith(b"%PDF"):
                missing.append(name)
        if missing:
            raise Refused(
                Finding(
                    "pdf_khong_xong",
                    Severity.ERROR,
                    Place(name),
                    f"LibreOffice không chuyển được sang PDF{': ' + told if told else ''}",
                    "chạy `vanban doctor` để kiểm tra LibreOffice, hoặc mở tệp .docx rồi lưu thành PDF",
                )
                for name in missing
            )
        return made


def _run(command: list[str], folder: Path) -> str:
    """Run to the end and return the last thing it said; with everything it started, it is ended when out of time."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise Refused.because(
            "soffice_khong_chay", f"không chạy được LibreOffice: {reason_of(error)}", HOW_TO_INSTALL
        ) from error
    try:
        output, _ = process.communicate(timeout=_SECONDS)
    except BaseException as error:
        _end(process)
        if isinstance(error, subprocess.TimeoutExpired):
            raise Refused.because(
                "pdf_qua_lau",
                f"LibreOffice chạy quá {_SECONDS // 60} phút chưa xong",
                "chạy lại không có --pdf, rồi mở tệp .docx và lưu thành PDF",
            ) from error
        raise
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if process.returncode and lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
