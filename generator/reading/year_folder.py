"""Which files of a year's folder are data, which only look like it, and where each appendix's tasks are.

It knows names and nothing of what is inside the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.findings import Finding, Place, Severity
from generator.reading.gate_messages import folded, likely
from generator.vietnamese import nfc

__all__ = ["TASK_SUFFIXES", "YAML_NAMES", "YearFolder", "task_file"]

YAML_NAMES = ("co_quan", "quyet_dinh", "ke_hoach", "ban_hanh", "bao_cao", "bieu_mau")
"""The names, without `.yaml`, of the files that every year may have."""

TASK_SUFFIXES = (".yaml", ".xlsx", ".csv")
"""What a task file may end in."""

_TEXT_SUFFIXES = {".yaml", ".yml", ".json", ""}
_DATA_SUFFIXES = {".yaml", ".yml", ".json", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ""}


def task_file(folder: Path, stem: str) -> str:
    """The file of an appendix's tasks as it is called in its folder; the stem where there is none."""
    return next((f"{stem}{suffix}" for suffix in TASK_SUFFIXES if (folder / f"{stem}{suffix}").is_file()), stem)


class YearFolder(NamedTuple):
    """A year's folder and the names in it; `shown` is the folder as the person knows it, empty for its bare files."""

    folder: Path
    shown: str
    names: tuple[str, ...]

    @classmethod
    def read(cls, folder: Path, shown: str) -> tuple[YearFolder | None, tuple[Finding, ...]]:
        """The names in a folder; None with the reason where there is no folder to look into."""
        place = Place(file=shown or nfc(folder.name))
        try:
            names = tuple(sorted(entry.name for entry in folder.iterdir() if not entry.is_dir()))
        except FileNotFoundError:
            return None, (_error("thieu_thu_muc", place, "không có thư mục dữ liệu này", "xem lại năm và thư mục"),)
        except NotADirectoryError:
            return None, (_error("thieu_thu_muc", place, "đây là tệp, không phải thư mục dữ liệu", "dời tệp này đi"),)
        except OSError:
            hint = "kiểm tra quyền đọc thư mục rồi làm lại"
            return None, (_error("khong_doc_duoc", place, "không đọc được thư mục dữ liệu", hint),)
        return cls(folder, shown, names), ()

    def path(self, name: str) -> Path:
        """Where a file is."""
        return self.folder / name

    def as_shown(self, name: str) -> str:
        """A file as the person knows it."""
        return f"{self.shown}/{name}" if self.shown else name

    def missing(self, name: str, what: str) -> Finding:
        """That a needed file is not there; says so if another looks like it."""
        near = [
            other
            for other in self.names
            if other != name and _suffix(other) in _TEXT_SUFFIXES and _meant(other, [name]) == name
        ]
        hint = f"đổi tên {near[0]} thành {name}" if near else "chép từ năm trước hoặc từ thư mục mẫu rồi sửa"
        return _error("thieu_tep", Place(file=self.as_shown(name)), f"thiếu tệp {name} ({what})", hint)

    def task_file(self, stem: str) -> tuple[str | None, tuple[Finding, ...]]:
        """The one file that holds an appendix's tasks; None with the reason where there is none or more than one."""
        found = [stem + suffix for suffix in TASK_SUFFIXES if stem + suffix in self.names]
        if len(found) == 1:
            return found[0], ()
        if found:
            message = f"nhiệm vụ của phụ lục nằm ở {len(found)} tệp: {', '.join(found)}; không biết theo tệp nào"
            hint = (
                f"chỉ giữ tệp đang dùng để sửa (ai quen Excel thì giữ {found[-1]}), "
                f"dời tệp còn lại ra khỏi thư mục {self.shown or nfc(self.folder.name)}"
            )
            return None, (_error("hai_nguon", Place(file=self.as_shown(found[0])), message, hint),)
        choices = [stem + suffix for suffix in TASK_SUFFIXES]
        near = [other for other in self.names if _looks_like_data(other) and _meant(other, choices) in choices]
        message = f"thiếu tệp nhiệm vụ của phụ lục: không có {', '.join(choices[:-1])} hay {choices[-1]}"
        hint = f"tạo {choices[0]} hoặc {choices[1]}"
        if near:
            hint = f"có phải là tệp {near[0]}? Lưu hoặc đổi tên thành {_meant(near[0], choices)}"
        return None, (_error("thieu_tep", Place(file=self.as_shown(choices[0])), message, hint),)

    def strays(self, task_stems: Iterable[str]) -> tuple[Finding, ...]:
        """Warnings about files that look like data and are not read."""
        known = [f"{name}.yaml" for name in YAML_NAMES]
        known += [stem + suffix for stem in task_stems for suffix in TASK_SUFFIXES]
        findings = []
        for name in self.names:
            if name in known or name.startswith((".", "~$")) or not _looks_like_data(name):
                continue
            meant = _meant(name, known)
            message = "tệp này không được đọc vì tên không phải tên tệp dữ liệu"
            hint = "nếu không cần nữa thì dời đi chỗ khác"
            if meant:
                verb = "lưu lại dưới dạng" if Path(name).suffix in (".xls", ".xlsm", ".ods") else "đổi tên thành"
                hint = f"có phải ý là {meant}? Nếu phải thì {verb} {meant}" if meant not in self.names else hint
                message += f" ({meant} mới được đọc)" if meant in self.names else ""
            place = Place(file=self.as_shown(nfc(name)))
            findings.append(Finding("tep_la", Severity.WARNING, place, message, hint))
        return tuple(findings)


def _error(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)


def _without_doubled_suffix(name: str) -> Path:
    """Notepad saves `ke_hoach.yaml` as `ke_hoach.yaml.txt`."""
    path = Path(name)
    inner = Path(path.stem)
    return inner if path.suffix.lower() in (".txt", ".yaml", ".yml") and inner.suffix else path


def _suffix(name: str) -> str:
    return _without_doubled_suffix(name).suffix.lower()


def _looks_like_data(name: str) -> bool:
    return _suffix(name) in _DATA_SUFFIXES


def _meant(name: str, known: list[str]) -> str | None:
    """The known file that a name was probably meant to be."""
    path = _without_doubled_suffix(name)
    # Copies are named `ke_hoach (1)`, `ke_hoach - Copy`.
    stem = folded(re.sub(r"\s*(\(\d+\)|[-–] *(copy|bản sao).*)$", "", nfc(path.stem), flags=re.IGNORECASE))
    near = likely(stem, dict.fromkeys(Path(other).stem for other in known))
    if near is None:
        return None
    suffix = path.suffix.lower()
    wanted = {".xls": ".xlsx", ".xlsm": ".xlsx", ".ods": ".xlsx", ".tsv": ".csv"}.get(suffix, suffix)
    choices = [other for other in known if Path(other).stem == near]
    return next((other for other in choices if Path(other).suffix == wanted), choices[0])
