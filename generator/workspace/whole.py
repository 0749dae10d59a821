"""Knows how bytes reach the disk whole or not at all, and why they cannot; it must never know what they mean.

A file is written beside its target, synced, then put in its place in one step, so that a run killed at any moment
leaves the old file or the new one.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from generator.findings import Finding, Place, Refused, Severity, reason_of
from generator.patterns import Pattern

__all__ = [
    "refuse_if_unwritable",
    "remove_file",
    "scratch_folder",
    "sweep",
    "write_folder",
    "write_set",
    "write_whole",
]

LEFTOVER = Pattern(r"\.vanban-\d+-\d+\.tmp")
"""The names of files and folders that are being written; what a killed run leaves has such a name."""

_numbers = count(1)

Shown = Callable[[Path], str]
"""How a path is named to the person; relative to the workspace where there is one."""


def write_whole(path: Path, content: bytes, *, shown: Shown = str) -> bool:
    """Put `content` at `path`, whole or not at all; False if it was there already.

    Raises:
        Refused: the file is open elsewhere, is a folder, is read-only, its name is too long, or the disk is full.
    """
    return bool(write_set({path: content}, shown=shown))


def write_set(contents: Mapping[Path, bytes], *, shown: Shown = str, lasting: bool = True) -> tuple[Path, ...]:
    """Put several files in their places, in the order given; returns those that were not there already.

    Every target is checked and every content is on the disk before the first file is replaced, so that a full disk
    or a file open in Word is found while nothing has changed. Only what is not `lasting` may be lost in a power cut.

    Raises:
        Refused: with a finding for each target that cannot be written.
    """
    pending = {path: content for path, content in contents.items() if not _holds(path, content)}
    refuse_if_unwritable(pending, shown=shown)
    staged: list[tuple[Path, Path, Path]] = []
    done: list[Path] = []
    try:
        for path, content in pending.items():
            # A link stays a link: the file it names is replaced.
            with _explained(path, shown):
                target = Path(os.path.realpath(path))
                target.parent.mkdir(parents=True, exist_ok=True)
                staged.append((path, _stage(target, content, lasting), target))
        for path, temporary, target in staged:
            with _explained(path, shown, after=done):
                temporary.replace(target)
            done.append(path)
    finally:
        for _, temporary, _ in staged[len(done) :]:
            with suppress(OSError):
                temporary.unlink()
    for folder in dict.fromkeys(target.parent for _, _, target in staged if lasting):
        _sync_folder(folder)
    return tuple(pending)


def write_folder(path: Path, contents: Mapping[str, bytes], *, shown: Shown = str) -> None:
    """Make the folder `path` with its files (names with `/`), whole or not at all. It must not exist, or be empty.

    An empty folder that exists is filled rather than replaced: it may be where the person's shell stands.

    Raises:
        Refused: it exists and is not empty, or it cannot be written.
    """
    with _explained(path, shown):
        exists = path.is_dir()
        if path.exists() and (not exists or _occupants(path)):
            raise Refused.because(
                "thu_muc_da_co", f"{shown(path)} đã có, không ghi đè", "chọn tên khác", Place(shown(path))
            )
        home = path if exists else path.parent
        home.mkdir(parents=True, exist_ok=True)
        temporary = home / _temporary_name()
        try:
            for name, content in contents.items():
                target = temporary.joinpath(*name.split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(target, content)
            for folder in [temporary, *(entry for entry in temporary.rglob("*") if entry.is_dir())]:
                _sync_folder(folder)
            if exists:
                for entry in sorted(temporary.iterdir(), reverse=True):
                    entry.rename(path / entry.name)
            else:
                temporary.rename(path)
            _sync_folder(home)
        finally:
            _remove_tree(temporary)


def remove_file(path: Path, *, shown: Shown = str) -> None:
    """Remove a file, if it is there."""
    refuse_if_unwritable([path], shown=shown)
    with _explained(path, shown):
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder outside the workspace for what another program needs on disk; gone afterwards."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def sweep(folders: Iterable[Path]) -> None:
    """Remove what killed runs left in these folders; only while no other run writes there."""
    for folder in folders:
        with suppress(OSError):
            for entry in list(os.scandir(folder)):
                if LEFTOVER.fullmatch(entry.name):
                    _remove_tree(Path(entry.path))


def refuse_if_unwritable(paths: Iterable[Path], *, shown: Shown = str) -> None:
    """Refuse, with every reason, when a file cannot be replaced.

    Raises:
        Refused: a target is open in another program, is a folder, or is read-only.
    """
    findings = [finding for path in paths if (finding := _obstacle(path, shown))]
    if findings:
        raise Refused(findings)


def _obstacle(path: Path, shown: Shown) -> Finding | None:
    """Why this file cannot be replaced; None if nothing is known against it."""
    name = shown(path)
    try:
        if path.is_dir():
            return _finding("dich_la_thu_muc", name, "là một thư mục, không phải tệp", "đổi tên thư mục ấy")
        owner = _owner_file(path)
        if owner is not None:
            return _finding(
                "tep_dang_mo",
                name,
                "đang mở trong Word, Excel hoặc LibreOffice nên chưa ghi được",
                f"đóng tệp rồi chạy lại; nếu tệp không mở ở đâu cả thì xóa {shown(owner)}",
            )
        # The file is replaced and not written into: its own read-only mark must be asked for.
        if path.exists() and not path.stat().st_mode & 0o222:
            return _finding("tep_chi_doc", name, "là tệp chỉ đọc", "bỏ dấu “Chỉ đọc” (Read-only) của tệp rồi chạy lại")
        if sys.platform == "win32" and path.exists():
            with path.open("r+b"):
                pass
    except OSError as error:
        return _explanation(error, path, shown)
    return None


def _owner_file(path: Path) -> Path | None:
    """The file that says another program has `path` open: Word's and Excel's `~$…`, LibreOffice's `.~lock.…#`."""
    # Word writes ~$ over the first two letters of a long name, over one of a name of seven, before a short one.
    names = [f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}", f".~lock.{path.name}#"]
    for name in names:
        with suppress(OSError):  # the name of the owner file may be too long where the target's own is not
            if path.with_name(name).exists():
                return path.with_name(name)
    return None


@contextmanager
def _explained(path: Path, shown: Shown, after: Iterable[Path] = ()) -> Iterator[None]:
    """Turn what the operating system says into a refusal a person understands."""
    try:
        yield
    except OSError as error:
        finding = _explanation(error, path, shown)
        written = ", ".join(shown(done) for done in after)
        if written:
            told = f"{finding.message}; trước đó đã ghi xong {written}"
            finding = Finding("ghi_do_dang", finding.severity, finding.place, told, finding.hint)
        raise Refused([finding]) from error


def _explanation(error: OSError, path: Path, shown: Shown) -> Finding:
    name = shown(path)
    # Windows counts 260 letters in a whole path, and then says that the path does not exist.
    too_long = os.name == "nt" and isinstance(error, FileNotFoundError) and len(str(path)) > 240
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _finding("dia_day", name, "ổ đĩa đã đầy, chưa ghi được", "dọn bớt tệp trên ổ đĩa rồi chạy lại")
    if error.errno == errno.ENAMETOOLONG or too_long:
        return _finding("ten_qua_dai", name, "tên tệp hoặc đường dẫn quá dài", "chuyển sang thư mục có tên ngắn hơn")
    if error.errno == errno.EROFS:
        return _finding("o_dia_chi_doc", name, "ổ đĩa chỉ cho đọc", "chép thư mục làm việc sang ổ đĩa ghi được")
    if isinstance(error, PermissionError):
        return _finding(
            "khong_co_quyen_ghi",
            name,
            "không được phép ghi: tệp đang mở ở chương trình khác, hoặc thư mục chỉ cho đọc",
            "đóng tệp trong Word rồi chạy lại; nếu vẫn vậy, kiểm tra quyền ghi của thư mục",
        )
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return _finding(
            "cha_khong_phai_thu_muc", name, "một phần của đường dẫn là tệp, không phải thư mục", "đổi tên tệp ấy"
        )
    if isinstance(error, IsADirectoryError):
        return _finding("dich_la_thu_muc", name, "là một thư mục, không phải tệp", "đổi tên thư mục ấy")
    told = f"không ghi được: {reason_of(error)}"
    return _finding("khong_ghi_duoc", name, told, "kiểm tra ổ đĩa và thư mục rồi chạy lại")


def _finding(code: str, file: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, Place(file), message, hint)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _temporary_name() -> str:
    # Short whatever the target is called, so that a name that fits the file system still fits.
    return f".vanban-{os.getpid()}-{next(_numbers)}.tmp"


def _stage(target: Path, content: bytes, lasting: bool) -> Path:
    """Write `content` beside `target` and, if it must last, sync it; the target's own permissions are kept."""
    temporary = target.with_name(_temporary_name())
    try:
        _write(temporary, content, lasting)
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _write(path: Path, content: bytes, lasting: bool = True) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        if lasting:
            stream.flush()
            os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _occupants(folder: Path) -> list[str]:
    """What is in a folder, besides what operating systems and killed runs leave there."""
    litter = {".ds_store", "desktop.ini", "thumbs.db"}
    names = sorted(entry.name for entry in folder.iterdir())
    return [name for name in names if name.lower() not in litter and not LEFTOVER.fullmatch(name)]


def _remove_tree(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            for entry in list(path.iterdir()):
                _remove_tree(entry)
            path.rmdir()
        else:
            path.unlink()
