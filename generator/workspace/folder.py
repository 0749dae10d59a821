"""Knows where an agency's data, templates and outputs are and what was last written there.

It must never know what a document says.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep
from typing import IO, Any, NamedTuple

from generator.findings import Place, Refused, reason_of
from generator.patterns import Pattern
from generator.vietnamese import nfc
from generator.workspace.whole import refuse_if_unwritable, sweep, write_set

__all__ = ["TextStore", "Workspace", "Written"]

_YEAR = Pattern(r"20\d\d|2100")
_LOCK_SECONDS = 10.0
_TEXTS_KEPT = 12


class Written(NamedTuple):
    """What happened to the outputs: those written (with what stood there before), those left, those kept aside."""

    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    before: Mapping[Path, bytes] | None = None
    kept: Mapping[Path, Path] | None = None
    """Outputs that a person had edited, each with the name under which the edited file was kept."""


class Workspace(NamedTuple):
    """A folder with `data/`, `templates/` and `output/`."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The workspace that `start` is, or is inside of.

        Raises:
            Refused: there is none, or a folder looks like one and lacks a part.
        """
        start = start.absolute()
        if not start.is_dir():
            raise Refused.because(
                "khong_co_thu_muc", f"không có thư mục {start}", "kiểm tra tên thư mục ghi sau -C", Place(str(start))
            )
        for folder in (start, *start.parents):
            if (folder / "data").is_dir() and (folder / "templates").is_dir():
                return cls(folder)
        for folder, missing in ((start / "data", "templates"), (start / "templates", "data")):
            if folder.is_dir():
                raise Refused.because(
                    "thieu_thu_muc",
                    f"thư mục làm việc {start} có {folder.name}/ nhưng thiếu {missing}/",
                    f"chép lại thư mục {missing}/, hoặc lấy bản mẫu bằng lệnh `vanban init THƯ_MỤC_MỚI`",
                    Place(missing + "/"),
                )
        raise Refused.because(
            "khong_thay_thu_muc_lam_viec",
            f"không thấy thư mục làm việc (có data/ và templates/) ở {start} hay các thư mục trên nó",
            "chuyển vào thư mục làm việc, thêm -C THƯ_MỤC, hoặc tạo mới bằng lệnh `vanban init THƯ_MỤC`",
        )

    @property
    def data(self) -> Path:
        """Where the years are."""
        return self.root / "data"

    @property
    def own_rules(self) -> Path:
        """The agency's rules for its documents, if it has any."""
        return self.data / "quy_tac.yaml"

    @property
    def output(self) -> Path:
        """Where documents are written, a folder a year."""
        return self.root / "output"

    def shown(self, path: Path) -> str:
        """A path as the person knows it: from the workspace, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)

    def years(self) -> tuple[int, ...]:
        """The years that have a folder in `data/`, the oldest first."""
        folders = [entry for entry in self.data.iterdir() if _YEAR.fullmatch(entry.name) and entry.is_dir()]
        return tuple(sorted(int(entry.name) for entry in folders))

    def year(self, wanted: int | None) -> int:
        """The year asked for, or the newest.

        Raises:
            Refused: there is no such year.
        """
        years = self.years()
        if not years:
            raise Refused.because(
                "chua_co_nam", "data/ chưa có thư mục của năm nào", "tạo thư mục, ví dụ data/2022", Place("data/")
            )
        if wanted is None:
            return years[-1]
        if wanted not in years:
            raise Refused.because(
                "khong_co_nam",
                f"data/ không có năm {wanted}; các năm hiện có: {', '.join(map(str, years))}",
                "chọn một năm hiện có"
                + (f", hoặc tạo bằng lệnh `vanban new-year {wanted}`" if wanted > years[0] else ""),
                Place(f"data/{wanted}"),
            )
        return wanted

    def year_folder(self, year: int) -> Path:
        """Where the data of a year are."""
        return self.data / str(year)

    def digest_of_year(self, year: int) -> str:
        """A digest of every file of a year, those in its folders too, and its name; empty where one cannot be read."""
        digest = sha256()
        home = self.year_folder(year)
        try:
            for path in sorted(_files_within(home)):
                content = path.read_bytes()
                digest.update(f"{path.relative_to(home).as_posix()} {len(content)}\n".encode() + content)
        except (OSError, UnicodeEncodeError):
            return ""
        return digest.hexdigest()

    def template(self, name: str) -> Path:
        """The Word template of a document (`quyet_dinh`, `ke_hoach`)."""
        return self.root / "templates" / f"{name}.docx"

    def output_file(self, year: int, name: str) -> Path:
        """Where an output of a year is written."""
        return self.output / str(year) / name

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the workspace for writing: one run at a time, and what a killed run left is removed first.

        Raises:
            Refused: another run goes on writing.
        """
        with _lock(self.root / ".vanban" / "khoa", self.shown):
            hidden = self.root / ".vanban"
            sweep([self.root, hidden, hidden / "san", *_with_subfolders(self.data), *_with_subfolders(self.output)])
            yield

    def write(self, contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
        """Write files of the workspace, all checked first, each whole; returns those that changed."""
        pending = {path: content for path, content in contents.items() if _content(path) != content}
        if not pending:
            self.tidy()
            return ()
        refuse_if_unwritable(pending, shown=self.shown)
        with self.writing():
            return write_set(pending, shown=self.shown)

    def tidy(self) -> None:
        """Remove what a killed run left, if the folder allows it."""
        with suppress(Refused), self.writing():
            pass

    def set_aside(self, path: Path) -> Path:
        """Rename a file that has been replaced by one of another format, so that it is read no more; its new name."""
        number, content = 1, _content(path)
        while (aside := path.with_name(f"{path.name}.cu{number if number > 1 else ''}")).exists():
            if _content(aside) == content:
                break
            number += 1
        refuse_if_unwritable([path], shown=self.shown)
        try:
            path.replace(aside)
        except OSError as error:
            raise Refused.because(
                "khong_doi_ten_duoc",
                f"không đổi tên được thành {aside.name}: {reason_of(error)}",
                "tự đổi tên tệp này, nếu không dữ liệu có hai nguồn",
                Place(self.shown(path)),
            ) from error
        return aside

    def write_outputs(self, contents: Mapping[Path, bytes], made_from: Mapping[Path, bytes] | None = None) -> Written:
        """Write documents, keeping beside them what a person had edited by hand.

        `made_from` gives, for an output that another program made (a PDF), what it was made from.
        """
        differing = [path for path, content in contents.items() if _content(path) != content]
        if not differing:
            self.tidy()
            return Written(unchanged=tuple(contents))
        refuse_if_unwritable(differing, shown=self.shown)
        with self.writing():
            # Looked at under the lock: another run, or a person, may have been here since.
            record = self._record()
            before = {path: old for path in contents if (old := _content(path)) is not None}
            pending = {path: content for path, content in contents.items() if before.get(path) != content}
            kept: dict[Path, Path] = {}
            for path in pending:
                old = before.get(path)
                if old is not None and _digest(old) not in record.get(self.shown(path), {}).get("ma", ()):
                    kept[path] = _name_beside(path, old)
            for path, content in contents.items():
                entry = record.setdefault(self.shown(path), {})
                # The last two: a run killed between this record and the document leaves one of ours either way.
                past = [known for known in entry.get("ma", ()) if known != _digest(content)]
                entry["ma"] = [_digest(content), *past[:1]]
                if made_from and path in made_from:
                    entry["tu"] = _digest(made_from[path])
            aside = {copy: before[path] for path, copy in kept.items()}
            write_set({**aside, self._record_file: _record_bytes(record), **pending}, shown=self.shown)
        unchanged = tuple(path for path in contents if path not in pending)
        return Written(tuple(pending), unchanged, {path: before[path] for path in pending if path in before}, kept)

    def is_made_from(self, path: Path, source: bytes) -> bool:
        """Whether the output at `path` is there and was last made from `source`."""
        return path.is_file() and self._record().get(self.shown(path), {}).get("tu") == _digest(source)

    def is_left_behind(self, path: Path, source: bytes) -> bool:
        """Whether the output at `path` was last made by us, and from something else than `source`."""
        if not path.is_file():
            return False
        made_from = self._record().get(self.shown(path), {}).get("tu")
        return made_from is not None and made_from != _digest(source)

    def store(self) -> TextStore:
        """Where prepared templates and years are kept between runs of the same program."""
        return TextStore(self.root / ".vanban" / "san", program_fingerprint())

    @property
    def _record_file(self) -> Path:
        return self.root / ".vanban" / "da_ghi.json"

    def _record(self) -> dict[str, dict[str, Any]]:
        """What was last written: output → digests. Lost or broken, it is empty, and outputs that differ are kept."""
        try:
            raw = json.loads(self._record_file.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(raw, dict):
            return {}
        return {
            nfc(name): {"ma": list(entry["ma"]), **({"tu": entry["tu"]} if "tu" in entry else {})}
            for name, entry in raw.items()
            if isinstance(entry, dict) and isinstance(entry.get("ma"), list)
        }


class TextStore:
    """Texts kept between runs by key, for speed alone: losing them loses nothing. Written only by `keep`."""

    def __init__(self, folder: Path, salt: str) -> None:
        self._folder = folder
        self._salt = salt
        self._new: dict[str, str] = {}
        self._used: set[Path] = set()

    def _file(self, key: str) -> Path:
        return self._folder / f"{sha256((self._salt + key).encode()).hexdigest()}.json"

    def get(self, key: str) -> str | None:
        """What was kept under a key, or None."""
        if key in self._new:
            return self._new[key]
        path = self._file(key)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        self._used.add(path)
        return text

    def put(self, key: str, value: str) -> None:
        """Hold a text until `keep`, so that a run that is refused writes nothing."""
        self._new[key] = value

    def keep(self) -> None:
        """Write what is new, and let go of all but what was used last; a folder that cannot be written stays as it is.

        What is kept need not last through a power cut: what is then broken is read as nothing.
        """
        if not self._new:
            return
        with suppress(OSError, Refused):
            write_set({self._file(key): value.encode() for key, value in self._new.items()}, lasting=False)
            for path in self._used:
                os.utime(path)  # so that what every run uses outlives what each edit leaves behind
            kept = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in kept[_TEXTS_KEPT:]:
                path.unlink(missing_ok=True)
        self._new.clear()


def program_fingerprint() -> str:
    """Changes whenever a file of this program does, so that what one version kept is nothing to another."""
    digest = sha256(sys.version.encode())
    for folder, folders, files in os.walk(Path(__file__).parents[1]):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "starter"))
        for name in sorted(files):
            found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 — a hundred Paths cost a millisecond
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files_within(folder: Path) -> Iterator[Path]:
    """The files of a folder and of its folders, but not of those behind links."""
    for entry in folder.iterdir():
        if entry.is_file():
            yield entry
        elif entry.is_dir() and not entry.is_symlink():
            yield from _files_within(entry)


def _with_subfolders(folder: Path, depth: int = 2) -> list[Path]:
    """A folder, the years in it, and theirs (`tien_do`, `bieu_mau_quy_1`)."""
    if not folder.is_dir():
        return []
    inner = [entry for entry in folder.iterdir() if entry.is_dir()] if depth else []
    return [folder, *(found for entry in inner for found in _with_subfolders(entry, depth - 1))]


def _record_bytes(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _content(path: Path) -> bytes | None:
    """What is in a file; None if there is none (a folder in its place is found when writing)."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _name_beside(path: Path, content: bytes) -> Path:
    """The next free name for a file edited by hand, or the one under which just this content is kept already."""
    number = 1
    while True:
        name = path.with_name(nfc(f"{path.stem} (sửa tay {number}){path.suffix}"))
        if not name.exists() or _content(name) == content:
            return name
        number += 1


@contextmanager
def _lock(path: Path, shown: Any) -> Iterator[None]:
    """Hold a lock that the operating system drops when the process ends, however it ends."""
    try:
        path.parent.mkdir(exist_ok=True)
        stream = path.open("ab")
    except OSError as error:
        raise Refused.because(
            "khong_co_quyen_ghi",
            f"không ghi được vào thư mục làm việc: {reason_of(error)}",
            "kiểm tra quyền ghi của thư mục, hoặc chép thư mục làm việc sang nơi ghi được",
            Place(shown(path.parent)),
        ) from error
    with stream:
        deadline = monotonic() + _LOCK_SECONDS
        while not _try_lock(stream):
            if monotonic() > deadline:
                raise Refused.because(
                    "dang_co_lenh_khac",
                    "một lệnh vanban khác đang ghi vào thư mục này",
                    "chờ lệnh ấy xong rồi chạy lại",
                )
            sleep(0.05)
        yield


def _try_lock(stream: IO[bytes]) -> bool:
    """Whether this process now holds the lock. A file system without locks is taken as it is: one person's folder."""
    with suppress(OSError):
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
    return True
