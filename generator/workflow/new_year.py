"""Knows how the data of one year become the start of the next: what is rolled, left out, or for a person to see.

It must never know how a phrase is rolled, nor change a căn cứ.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Place, Refused, Severity, has_errors
from generator.reading.year_folder import TASK_SUFFIXES
from generator.workspace import Workspace, scratch_folder, write_folder

if TYPE_CHECKING:
    from generator.model.appendix import Appendix, Row, Task, TaskList
    from generator.model.dossier import Dossier
    from generator.reading.yaml_scalars import Scalar
    from generator.reckoning.rolling import Rolled

_Roller = Callable[[str, str, str], str]
"""Takes a text, the row it stands in and the key of its column; returns the text rolled."""

__all__ = ["REVIEW_FILE", "Change", "NewYear", "Review", "new_year"]

REVIEW_FILE = "CAN_XEM_LAI.md"

_RICH_KEYS = {"muc", "khoan", "diem", "gach", "doan", "van_ban"}
"""Keys whose value may be a list of pieces of one paragraph."""

_NOT_WORDS = {"khoa", "can", "tep", "rong_mm", "la_tieu_de", "hinh_thuc", "phu_luc_kem_theo"}
_NOT_WORDS |= {"tu_ngay", "chot_so_lieu", "han_gui", "het_ky_sau", "cong_thuc", "khong_vuot"}
"""Keys whose values are not words of a document; the days of a reporting calendar are those of any year."""

_PARAGRAPH_LISTS = {"dieu", "mo_dau", "ket_thuc"}
"""Keys at the top of a file whose values are lists of paragraphs, each of which may be a list of pieces."""

_REPORT_FILES = ("bao_cao.yaml", "bieu_mau.yaml")
"""What the reports of every year share; the words and figures of a period stay with their year."""

_MONEY_TITLE = re.compile(r"(triệu|nghìn|ngàn|tỷ) đồng|\((đồng|VNĐ|đ)\)|số tiền", re.IGNORECASE)
_SUMS_SHOWN = 5

_COMMENT = "lời ghi chú trong tệp, máy không đọc: giữ nguyên"


@dataclass(frozen=True, slots=True)
class Change:
    """A phrase that was rolled, in its place in the new year's files."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Review:
    """A phrase that was left as it was, and why a person must look at it."""

    place: Place
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class NewYear:
    """The new year's folder and all that was done to fill it."""

    folder: str
    source: str
    changes: tuple[Change, ...]
    reviews: tuple[Review, ...]
    review_file: str
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Rolling:
    """The rolling under way: the years, and what has been noted."""

    old: int
    new: int
    changes: list[Change] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)


def new_year(workspace: Workspace, year: int, source: int | None = None) -> NewYear:
    """Start `data/<year>` from the data of another year (the newest before it where none is named).

    Raises:
        Refused: the year is there already, there is nothing to start from, or the source's data have faults.
    """
    from generator.reading.dossier import read_dossier

    target = workspace.year_folder(year)
    if target.exists():
        raise Refused.because(
            "nam_da_co",
            f"năm {year} đã có dữ liệu, không ghi đè",
            "đổi tên hoặc xóa thư mục ấy nếu muốn làm lại",
            Place(workspace.shown(target)),
        )
    source = _source(workspace, year, source)
    folder = workspace.year_folder(source)
    dossier, findings = read_dossier(folder, source, shown=workspace.shown(folder))
    if dossier is None or has_errors(findings):
        raise Refused(findings)
    _refuse_faulty_reports(dossier, folder, workspace.shown(folder))
    rolling = _Rolling(source, year)
    contents = _rolled_files(dossier, folder, workspace.shown(target), rolling)
    rolling.reviews += _faults(contents, year, workspace.shown(target))
    left_out = tuple(
        f"{entry.name}/" if entry.is_dir() else entry.name
        for entry in sorted(folder.iterdir())
        if entry.name not in contents and not entry.name.startswith((".", "~$")) and entry.name != "ban_hanh.yaml"
    )
    made = NewYear(
        workspace.shown(target),
        workspace.shown(folder),
        tuple(rolling.changes),
        tuple(rolling.reviews),
        workspace.shown(target / REVIEW_FILE),
        left_out,
    )
    contents[REVIEW_FILE] = _review_text(made, source, year).encode()
    with workspace.writing():
        write_folder(target, contents, shown=workspace.shown)
    return made


def _refuse_faulty_reports(dossier: Dossier, folder: Path, shown: str) -> None:
    """What the reports of every year share must be right; the figures of the old year's periods need not be."""
    from generator.reading.report import read_report_year

    if not (folder / _REPORT_FILES[0]).exists():
        return
    _, findings = read_report_year(folder, dossier, shown=shown)
    shared = [finding for finding in findings if finding.place.file in [f"{shown}/{name}" for name in _REPORT_FILES]]
    if has_errors(shared):
        raise Refused(shared)


def _source(workspace: Workspace, year: int, wanted: int | None) -> int:
    if wanted is not None:
        return workspace.year(wanted)
    earlier = [known for known in workspace.years() if known < year]
    if not earlier:
        known = ", ".join(map(str, workspace.years()))
        raise Refused.because(
            "khong_co_nam_goc",
            f"không có năm nào trước {year} để lấy làm gốc{f'; các năm hiện có: {known}' if known else ''}",
            "ghi rõ năm gốc bằng --tu",
            Place("data/"),
        )
    return earlier[-1]


def _rolled_files(dossier: Dossier, folder: Path, shown: str, rolling: _Rolling) -> dict[str, bytes]:
    """The files of the new year by name."""
    names = ["co_quan.yaml", *(["quyet_dinh.yaml"] if dossier.decision else []), "ke_hoach.yaml"]
    names += [name for name in _REPORT_FILES if (folder / name).exists()]
    contents = {name: _rolled_yaml(folder / name, f"{shown}/{name}", rolling) for name in names}
    for appendix in dossier.plan.appendices:
        # The reader has seen to it that there is exactly one.
        paths = [folder / f"{appendix.file}{suffix}" for suffix in TASK_SUFFIXES]
        path = next(path for path in paths if path.exists())
        if path.suffix == ".yaml":
            contents[path.name] = _rolled_yaml(path, f"{shown}/{path.name}", rolling)
        else:
            contents[path.name] = _rolled_sheet(path, appendix, f"{shown}/{path.name}", rolling)
        rolling.reviews += _sums(appendix, f"{shown}/{path.name}")
    return contents


def _sums(appendix: Appendix, shown: str) -> Iterator[Review]:
    """The sums of the old year's tasks, told by column: each is only a number, its unit stands in the title."""
    from generator.reckoning.rolling import MONEY

    for column in appendix.columns:
        if column.key != "kinh_phi" and not _MONEY_TITLE.search(column.title):
            continue
        tasks = [row.task for row in appendix.rows() if row.task is not None]
        cells = [line.cell(column.key) for task in tasks for line in (task, *task.result_lines)]
        sums = [" ".join(cell.split()) for cell in cells if cell]
        if sums:
            some = "; ".join(sums[:_SUMS_SHOWN]) + ("; …" if len(sums) > _SUMS_SHOWN else "")
            yield Review(Place(shown), f"cột “{column.title}”, {len(sums)} ô: {some}", MONEY)


def _rolled_yaml(path: Path, shown: str, rolling: _Rolling) -> bytes:
    """A YAML file with its words rolled, its comments and layout as they were."""
    from generator.reading.file_text import decode_text
    from generator.reading.yaml_scalars import find_scalars, replace_scalars

    content = path.read_bytes()
    text, findings = decode_text(content, shown)
    if text is None:
        raise Refused(findings)
    values: dict[Scalar, str] = {}
    noted: list[tuple[Scalar, Rolled]] = []
    for group in _paragraphs(find_scalars(text)):
        pieces, rolled = _roll(group, rolling)
        values |= {scalar: piece for scalar, piece in zip(group, pieces, strict=True) if piece != scalar.value}
        noted.append((group[0], rolled))
    rewritten = replace_scalars(text, values)
    after = {scalar.path: scalar for scalar in find_scalars(rewritten)}
    lost = [scalar for scalar, value in values.items() if after[scalar.path].value != value]
    if lost:
        raise AssertionError(f"{shown}: {lost[0].path} was not rewritten as meant")
    before = len(rolling.reviews)
    line_ends = [found.start() for found in re.finditer("\n", rewritten)]
    for scalar, rolled in noted:
        _note(rewritten, line_ends, after[scalar.path].start, shown, rolled, rolling)
    for number, line in enumerate(rewritten.split("\n"), 1):
        if line.lstrip().startswith("#") and re.search(rf"(?<!\d){rolling.old}(?!\d)", line):
            rolling.reviews.append(Review(Place(shown, number), line.strip(" #"), _COMMENT))
    rolling.reviews[before:] = sorted(rolling.reviews[before:], key=lambda review: review.place.line)
    return rewritten.replace("\n", "\r\n").encode() if b"\r\n" in content else rewritten.encode()


def _paragraphs(scalars: Sequence[Scalar]) -> Iterator[list[Scalar]]:
    """The scalars of a file in groups: the pieces of one paragraph together, all others alone."""
    groups: dict[tuple[object, ...], list[Scalar]] = {}
    for scalar in scalars:
        if any(part in _NOT_WORDS for part in scalar.path):
            continue
        groups.setdefault(_paragraph_of(scalar.path), []).append(scalar)
    yield from groups.values()


def _paragraph_of(path: Sequence[object]) -> tuple[object, ...]:
    """The path of the paragraph that a text is a piece of: its own if it is no piece."""
    for position in range(len(path) - 1):
        in_article = position == 1 and path[0] in _PARAGRAPH_LISTS and isinstance(path[1], int)
        if isinstance(path[position + 1], int) and (path[position] in _RICH_KEYS or in_article):
            return tuple(path[: position + 1])
    return tuple(path)


def _roll(group: Sequence[Scalar], rolling: _Rolling) -> tuple[Sequence[str], Rolled]:
    from generator.reckoning.rolling import Rolled, roll_pieces

    path = group[0].path
    if path[-1] == "thoi_gian_du_kien":
        value = group[0].value
        found = re.search(r"\d{4}", value)
        if found:
            # A plan of 2022 may be due in 12/2021: the distance stays.
            rolled = value[: found.start()] + str(int(found[0]) + rolling.new - rolling.old) + value[found.end() :]
            return [rolled], Rolled(rolled, ((value, rolled),))
    return roll_pieces([scalar.value for scalar in group], rolling.old, rolling.new, is_ground=path[0] == "can_cu")


def _note(text: str, line_ends: Sequence[int], start: int, shown: str, rolled: Rolled, rolling: _Rolling) -> None:
    """Note what became of a paragraph, each phrase with its line in the new file."""
    position = start
    for old, new in rolled.changes:
        line, position = _line_of(text, line_ends, new, position)
        rolling.changes.append(Change(Place(shown, line), old, new))
    position = start
    for phrase, why in rolled.eyes:
        line, position = _line_of(text, line_ends, phrase, position)
        rolling.reviews.append(Review(Place(shown, line), " ".join(phrase.split()), why))


def _line_of(text: str, line_ends: Sequence[int], phrase: str, start: int) -> tuple[int, int]:
    """The line where a phrase begins, however it is folded, and where to look for the next."""
    found = re.compile(r"\s+".join(map(re.escape, phrase.split()[:4]))).search(text, start)
    at = found.start() if found else start
    return bisect_left(line_ends, at) + 1, found.end() if found else start


def _rolled_sheet(path: Path, appendix: Appendix, shown: str, rolling: _Rolling) -> bytes:
    """An Excel or CSV file with its words rolled; one in which nothing changes is copied."""
    from generator.reckoning.rolling import roll_text
    from generator.workflow.convert import render_tasks

    titles = {column.key: column.title for column in appendix.columns}

    def roll(text: str, part: str, key: str) -> str:
        place = Place(shown, part=f"{part}, cột {titles[key]}" if key in titles else part)
        rolled = roll_text(text, rolling.old, rolling.new)
        rolling.changes.extend(Change(place, old, new) for old, new in rolled.changes)
        rolling.reviews.extend(Review(place, phrase, why) for phrase, why in rolled.eyes)
        return rolled.text

    before = len(rolling.changes)
    content = _rolled_list(appendix.content, appendix.rows(), roll)
    return render_tasks(content, appendix, path.suffix[1:]) if len(rolling.changes) > before else path.read_bytes()


def _rolled_list(content: TaskList, rows: Iterator[Row], roll: _Roller) -> TaskList:
    """Groups and tasks with their words rolled; `rows` goes along and tells their numbers."""
    tasks = tuple(_rolled_task(task, next(rows), roll) for task in content.tasks)
    groups = []
    for group in content.groups:
        name = roll(group.name, f"nhóm {next(rows).number}", "")
        groups.append(_rolled_list(group, rows, roll).model_copy(update={"name": name}))
    return content.model_copy(update={"tasks": tasks, "groups": tuple(groups)})


def _rolled_task(task: Task, row: Row, roll: _Roller) -> Task:
    from generator.model.appendix import LINE_FIELDS, ResultLine

    part = f"nhiệm vụ {row.path}.{row.number}" if row.path else f"nhiệm vụ {row.number}"

    def rolled_line(line: ResultLine, part: str) -> Mapping[str, object]:
        texts = {name: (key, line.cell(key)) for key, name in LINE_FIELDS.items()}
        cells = {name: roll(text, part, key) for name, (key, text) in texts.items() if text is not None}
        return {**cells, "other": {key: roll(text, part, key) for key, text in line.other.items()}}

    name = roll(task.name, part, "nhiem_vu")
    update = {**rolled_line(task, part), "name": name}
    lines = tuple(
        line.model_copy(update=dict(rolled_line(line, f"{part}, dòng {number}")))
        for number, line in enumerate(task.result_lines, 1)
    )
    return task.model_copy(update={**update, "result_lines": lines})


def _faults(contents: Mapping[str, bytes], year: int, shown: str) -> Iterable[Review]:
    """What the reader says against the new year: read back before it is written, it is told and not hidden."""
    from generator.reading.dossier import read_dossier
    from generator.reading.report import read_report_year

    with scratch_folder() as scratch:
        write_folder(scratch / str(year), contents)
        dossier, findings = read_dossier(scratch / str(year), year, shown=shown)
        if dossier is not None and _REPORT_FILES[0] in contents:
            findings += read_report_year(scratch / str(year), dossier, shown=shown)[1]
    return [
        Review(finding.place, finding.message, finding.hint or finding.severity.word)
        for finding in findings
        if finding.severity is Severity.ERROR
    ]


def _review_text(made: NewYear, source: int, year: int) -> str:
    lines = [
        f"# Dữ liệu năm {year}: những chỗ cần xem lại",
        "",
        f"Lập từ dữ liệu năm {source}. Xem xong chỗ nào thì xóa dòng ấy; xong hết thì xóa tệp này.",
        "",
        "## Cần người xem lại",
        "",
        *([f"- {review.place}: {review.text} ({review.reason})" for review in made.reviews] or ["Không có."]),
        "",
        "## Máy đã đổi",
        "",
        *([f"- {change.place}: {change.old} → {change.new}" for change in made.changes] or ["Không có."]),
        "",
    ]
    return "\n".join(lines)
