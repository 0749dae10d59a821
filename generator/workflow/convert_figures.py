"""Knows how a period's statistics figures move between YAML and Excel: written, read back, compared, then in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused
from generator.workspace import Workspace, scratch_folder, write_whole

if TYPE_CHECKING:
    from generator.model.period import Period
    from generator.model.report import PeriodInput
    from generator.model.statistics import FormSet

__all__ = ["ConvertedFigures", "convert_figures"]

_KEYS = ("thong_ke", "ghi_chu_thong_ke")
_SCHEMA = "# yaml-language-server: $schema=../../luoc_do/ky_bao_cao.schema.json\n"

_Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ConvertedFigures:
    """The file that now holds the figures, what was kept of the files before (as shown), and how many figures."""

    written: str
    kept: tuple[str, ...]
    figures: int
    period: str


def convert_figures(workspace: Workspace, year: int | None, target: str, period: str | None) -> ConvertedFigures:
    """Move the figures of a period to `xlsx` (to be filled in there) or back to `yaml`.

    Args:
        workspace: where the data are.
        year: the year; None for the newest.
        target: `xlsx` or `yaml`.
        period: the period as a person names it; None for the newest with progress.

    Raises:
        Refused: the data have faults, the figures are in that form already, or something would be lost.
    """
    from generator.model.report import PeriodInput
    from generator.reading.report_folder import INPUT_FOLDER, SHEET_TAIL
    from generator.workflow.reports import choose_period, read_reports

    source = read_reports(workspace, year)
    chosen = choose_period(source.report, period)
    forms = source.report.forms
    folder = workspace.year_folder(source.year) / INPUT_FOLDER
    yaml_path, sheet_path = folder / f"{chosen.file_stem}.yaml", folder / f"{chosen.file_stem}{SHEET_TAIL}"
    if forms is None:
        place = Place(workspace.shown(workspace.year_folder(source.year) / "bieu_mau.yaml"))
        raise Refused.because("khong_co_bieu_mau", "năm này không có biểu mẫu thống kê", "tạo bieu_mau.yaml", place)
    given = source.report.inputs.get(chosen.key, PeriodInput())
    text = _text(yaml_path, workspace.shown(yaml_path))
    bare = _without_figures(text, workspace.shown(yaml_path))
    has_lines, has_sheet = text is not None and bare != text, sheet_path.exists()
    if (target == "xlsx" and has_sheet and not has_lines) or (target == "yaml" and not has_sheet):
        missing = not has_sheet and not has_lines
        shown = workspace.shown(sheet_path if has_sheet else yaml_path)
        message = "kỳ này chưa có số liệu thống kê" if missing else "số liệu thống kê đã ở dạng này, không có gì để đổi"
        hint = f"muốn nhập bằng Excel: vanban convert thong-ke --ky {chosen.key} --to xlsx" if missing else ""
        raise Refused.because("da_la_dang_nay", message, hint, Place(shown))
    contents: dict[Path, bytes] = {}
    if target == "xlsx":
        from generator.writing.figure_sheets import render_figure_sheet

        contents[sheet_path] = render_figure_sheet(forms, chosen, given.figures, given.notes)
        if has_lines:
            contents[yaml_path] = bare.encode()
    else:
        from generator.writing.figure_sheets import render_figure_lines

        lines = render_figure_lines(forms, given.figures, given.notes)
        gap = "\n" if bare and lines else ""
        contents[yaml_path] = ((bare or _SCHEMA) + gap + lines).encode()
    _refuse_loss(contents, given, forms, chosen, workspace.shown(sheet_path if target == "xlsx" else yaml_path))
    kept = {}
    if has_lines:
        kept[_aside(yaml_path)] = yaml_path.read_bytes()
    if target == "xlsx" and has_sheet:
        kept[_aside(sheet_path)] = sheet_path.read_bytes()
    workspace.write({**kept, **contents})
    shown_kept = [workspace.shown(path) for path in kept]
    if target == "yaml":
        shown_kept.append(workspace.shown(workspace.set_aside(sheet_path)))
    written = workspace.shown(sheet_path if target == "xlsx" else yaml_path)
    return ConvertedFigures(written, tuple(shown_kept), sum(map(len, given.figures.values())), chosen.key)


def _text(path: Path, shown: str) -> str | None:
    from generator.reading.file_text import decode_text

    if not path.exists():
        return None
    text, findings = decode_text(path.read_bytes(), shown)
    if text is None:
        raise Refused(findings)
    return text


def _without_figures(text: str | None, shown: str) -> str:
    """The file without its figures; empty where there is no file."""
    from generator.reading.yaml_blocks import without_keys
    from generator.reading.yaml_files import parse_yaml

    if text is None:
        return ""
    raw, _ = parse_yaml(text, shown, may_be_blank=True)
    if raw is not None and not any(key in raw.value for key in _KEYS):
        return text
    bare = without_keys(text, _KEYS)
    if bare is None:
        raise Refused.because(
            "khong_tach_duoc",
            "tệp viết theo lối mà máy không tách riêng phần số liệu được",
            f"ghi mỗi khóa ({', '.join(_KEYS)}) trên một dòng riêng, sát lề trái",
            Place(shown),
        )
    return bare


def _refuse_loss(
    contents: Mapping[Path, bytes], given: PeriodInput, forms: FormSet, period: Period, shown: str
) -> None:
    """The new files, read back, must say all that the old ones said."""
    from generator.model.report import PeriodInput
    from generator.reading.gate import build_model
    from generator.reading.spreadsheet_figures import read_figures
    from generator.reading.yaml_files import read_yaml

    figures: dict[str, dict[str, str]] = {}
    notes: dict[str, dict[str, str]] = {}
    rest = given.model_copy(update={"figures": {}, "notes": {}})
    findings: list[Finding] = []
    with scratch_folder() as folder:
        for path, content in contents.items():
            write_whole(folder / path.name, content)
            if path.suffix == ".xlsx":
                sheet, found = read_figures(folder / path.name, shown, forms)
                findings += found
                figures, notes = sheet.figures, sheet.notes
            else:
                raw, found = read_yaml(folder / path.name, shown, may_be_blank=True)
                findings += found
                built, faults = build_model(PeriodInput, raw) if raw is not None else (None, ())
                findings += faults
                if built is not None:
                    rest = built.model_copy(update={"figures": {}, "notes": {}})
                    figures, notes = {**figures, **built.figures}, {**notes, **built.notes}
    wanted = given.model_copy(update={"figures": _filled(given.figures), "notes": _filled(given.notes)})
    if rest.model_copy(update={"figures": _filled(figures), "notes": _filled(notes)}) != wanted:
        message = f"ghi số liệu {period.name} sang dạng mới rồi đọc lại thì không còn như cũ, nên không đổi"
        hint = "dùng tiếp tệp đang có, và báo người phụ trách vanban"
        raise Refused([*findings, *Refused.because("doi_dang_mat_du_lieu", message, hint, Place(shown)).findings])


def _filled(texts: _Texts) -> dict[str, dict[str, str]]:
    """Without forms that nothing is said of."""
    return {number: dict(values) for number, values in texts.items() if values}


def _aside(path: Path) -> Path:
    """The name under which a file is kept as it was, the next free one or the one that holds just this already."""
    number, content = 1, path.read_bytes()
    while (aside := path.with_name(f"{path.name}.cu{number if number > 1 else ''}")).exists():
        if aside.read_bytes() == content:
            break
        number += 1
    return aside
