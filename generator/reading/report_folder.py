"""Which files of `bao_cao/` and `tien_do/` belong to which period, and which are named wrongly.

It knows names and periods, and nothing of what is inside the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding, Place, Severity
from generator.model.period import Period
from generator.reading.gate_messages import folded, likely
from generator.reading.year_folder import YearFolder
from generator.vietnamese import nfc, parse_roman

__all__ = ["INPUT_FOLDER", "PROGRESS_FOLDER", "SHEET_TAIL", "PeriodFiles", "read_period_files", "stray_folders"]

INPUT_FOLDER = "bao_cao"
PROGRESS_FOLDER = "tien_do"
SHEET_TAIL = "_thong_ke.xlsx"
"""What the name of an Excel file of statistics figures ends in, after the period: quy_1_thong_ke.xlsx."""

_AD_HOC = re.compile(r"(\d{4})_(\d{2})_(\d{2})_(\d{4})_(\d{2})_(\d{2})")
_DATA = {".yaml", ".yml", ".json", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ""}
_SHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".csv"}
_COPY = re.compile(r"\s*(\(\d+\)|[-–] *(copy|bản sao).*)$", re.IGNORECASE)
_TYPED = (".txt", ".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class PeriodFiles:
    """The files of one folder by the key of their period; `folder` shows them, `sheets` are those of figures."""

    folder: YearFolder | None
    values: Mapping[str, str]
    sheets: Mapping[str, str]


def read_period_files(
    year: YearFolder, name: str, periods: Mapping[str, Period], *, with_sheets: bool
) -> tuple[PeriodFiles, tuple[Finding, ...]]:
    """The files of a year's `bao_cao/` or `tien_do/`; a folder that is not there is an empty one.

    Args:
        year: the year's folder.
        name: the name of the folder in it.
        periods: the periods of the calendar, by key.
        with_sheets: whether the folder may hold Excel files of figures.
    """
    path = year.folder / name
    if not path.exists():
        return PeriodFiles(None, {}, {}), ()
    folder, findings = YearFolder.read(path, year.as_shown(name))
    if folder is None:
        return PeriodFiles(None, {}, {}), findings
    stems = {period.file_stem: key for key, period in periods.items()}
    values: dict[str, str] = {}
    sheets: dict[str, str] = {}
    found: list[Finding] = []
    for file in folder.names:
        composed = nfc(file)
        key = _key_of(composed.removesuffix(".yaml"), stems) if composed.endswith(".yaml") else None
        sheet = _key_of(composed.removesuffix(SHEET_TAIL), stems) if composed.endswith(SHEET_TAIL) else None
        if key is not None:
            values[key] = file
        elif sheet is not None and with_sheets:
            sheets[sheet] = file
        elif not file.startswith((".", "~$")):
            found += _stray(folder, file, stems, with_sheets)
    return PeriodFiles(folder, values, sheets), tuple(found)


def stray_folders(year: YearFolder) -> tuple[Finding, ...]:
    """Folders of a year that were probably meant to be `bao_cao` or `tien_do`."""
    known = (INPUT_FOLDER, PROGRESS_FOLDER)
    try:
        names = sorted(entry.name for entry in year.folder.iterdir() if entry.is_dir())
    except OSError:
        return ()
    findings = []
    for name in names:
        meant = likely(_COPY.sub("", nfc(name)), known)
        if name in known or name.startswith(".") or meant is None:
            continue
        place = Place(file=year.as_shown(nfc(name)) + "/")
        if meant in names:
            message, hint = f"thư mục này không được đọc ({meant} mới được đọc)", "nếu không cần nữa thì dời đi"
            findings.append(Finding("thu_muc_la", Severity.WARNING, place, message, hint))
        else:
            message = "thư mục này không được đọc vì sai tên"
            findings.append(
                Finding("thu_muc_sai_ten", Severity.ERROR, place, message, f"đổi tên thư mục thành {meant}")
            )
    return tuple(findings)


def _key_of(stem: str, stems: Mapping[str, str]) -> str | None:
    """The period that a name without its ending says; None for a name that says none."""
    if stem in stems:
        return stems[stem]
    found = _AD_HOC.fullmatch(stem)
    period = Period.ad_hoc("-".join(found.groups()[:3]) + ".." + "-".join(found.groups()[3:])) if found else None
    return period.key if period is not None else None


def _stray(folder: YearFolder, name: str, stems: Mapping[str, str], with_sheets: bool) -> list[Finding]:
    path = Path(nfc(name))
    while path.suffix.lower() in _TYPED and Path(path.stem).suffix.lower() in (*_TYPED, *_SHEETS):
        path = Path(path.stem)
    suffix = path.suffix.lower()
    if suffix not in _DATA:
        return []
    is_sheet = suffix in _SHEETS
    stem = _COPY.sub("", path.stem)
    if is_sheet:
        stem = re.sub(r"[\s_-]*th[oố]ng[\s_-]*k[eê]$", "", stem, flags=re.IGNORECASE)
    meant = _meant(stem, stems)
    place = Place(file=folder.as_shown(nfc(name)))
    choices = ", ".join(stems)
    if is_sheet and not with_sheets:
        message = "tệp này không được đọc: thư mục này chỉ chứa tệp .yaml"
        hint = "tệp các đơn vị gửi về thì gom bằng lệnh `vanban form collect`, rồi để ở chỗ khác"
        return [Finding("tep_la", Severity.WARNING, place, message, hint)]
    right = None if meant is None else meant + (SHEET_TAIL if is_sheet else ".yaml")
    if right is None:
        message = "tệp này không được đọc vì tên không phải tên một kỳ của lịch báo cáo"
        hint = f"các kỳ trong lịch: {choices}; nếu không cần tệp này nữa thì dời đi chỗ khác"
        return [Finding("tep_la", Severity.WARNING, place, message, hint)]
    if right in folder.names:
        message = f"tệp này không được đọc ({right} mới được đọc)"
        return [Finding("tep_la", Severity.WARNING, place, message, "nếu không cần nữa thì dời đi chỗ khác")]
    verb = "lưu lại dưới dạng" if is_sheet and suffix != ".xlsx" else "đổi tên thành"
    message = "tệp này không được đọc vì sai tên"
    return [Finding("tep_sai_ten", Severity.ERROR, place, message, f"{verb} {right}")]


def _meant(stem: str, stems: Mapping[str, str]) -> str | None:
    """The stem that a misspelt one was probably meant to be: quy1, Quy-1 and quý I all mean quy_1."""
    words = [str(parse_roman(word) or word) if word else word for word in folded(stem).split("_")]
    wanted = "_".join(words)
    same = [known for known in stems if known.replace("_", "") == wanted.replace("_", "")]
    if same:
        return same[0]
    near = likely(wanted, stems)
    # Another number is another period, however near the letters are.
    return near if near is not None and re.findall(r"\d+", near) == re.findall(r"\d+", wanted) else None
