"""Knows how collected answers follow their tasks when the plan changed; it must never print, nor judge an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity
from generator.workflow.outline_names import NamedGroup, named_outline
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.model.period import Period
    from generator.model.report_year import ReportYear
    from generator.reckoning.line_identity import Key, PlanLines
    from generator.reckoning.rematching import Rematched, Step

__all__ = ["RematchedAnswers", "RematchedFile", "rematch_answers"]


@dataclass(frozen=True, slots=True)
class RematchedFile:
    """One file of answers: what was done with each that did not stay as it was; `kept` is a copy of the file before."""

    file: str
    steps: tuple[Step, ...]
    kept: str = ""


@dataclass(frozen=True, slots=True)
class RematchedAnswers:
    """What was written; `checked` counts the answers that were looked at, in all files of the year.

    `outline` are the places of the file `rules` where a group's name was written for its number.
    """

    year: int
    files: tuple[RematchedFile, ...]
    checked: int
    rules: str = ""
    outline: tuple[NamedGroup, ...] = ()


@dataclass(slots=True)
class _Asked:
    """What the person ordered, as ids."""

    confirmed: dict[Key, Key]
    dropped: set[Key]
    period: Period | None


def rematch_answers(
    workspace: Workspace,
    year: int | None,
    *,
    period: str | None = None,
    confirmed: Sequence[str] = (),
    dropped: Sequence[str] = (),
    fill: bool = False,
) -> RematchedAnswers:
    """Bring the answers in `data/<năm>/tien_do/` to the ids that their tasks have in the plan now; all, or none.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        period: the only period whose answers `confirmed` and `dropped` mean; None for all.
        confirmed: ids `I.3` whose answers are about the line that has the id now, or `I.3=I.4` about another's.
        dropped: ids whose answers are left out, because the plan has their tasks no more.
        fill: write the names of the tasks into answers that have none, and those of the plan's groups into an outline
            that tells them by number.

    Raises:
        Refused: the data have faults, an answer is in doubt and nothing was said about it, or an order fits none.
    """
    from generator.reading.dossier import read_dossier
    from generator.reading.report import RULES_FILE, read_report_year
    from generator.reckoning.line_identity import PlanLines
    from generator.reckoning.plan_tasks import plan_tasks
    from generator.reckoning.rematching import Orders, rematch
    from generator.workflow.progress_file import PROGRESS_FOLDER, progress_text
    from generator.workflow.reports import choose_period

    year = workspace.year(year)
    folder = workspace.year_folder(year)
    dossier, findings = read_dossier(folder, year, shown=workspace.shown(folder))
    if dossier is None:
        raise Refused(findings)
    report, found = read_report_year(
        folder, dossier, shown=workspace.shown(folder), progress_only=True, rematching=True
    )
    if report is None:
        raise Refused([*findings, *found])
    plan = PlanLines(plan_tasks(dossier))
    asked = _asked(confirmed, dropped, choose_period(report, period) if period is not None else None, plan)
    results: dict[str, Rematched] = {}
    for key, progress in report.progress.items():
        mine = asked.period is None or asked.period.key == key
        orders = Orders(asked.confirmed if mine else {}, asked.dropped if mine else frozenset(), fill)
        results[key] = rematch(progress.lines, plan, orders)
    problems = [
        *_in_doubt(report, plan, results),
        *_ambiguous(report, asked, results),
        *_unused(asked, results),
    ]
    if problems:
        raise Refused(problems)
    rules = folder / RULES_FILE
    contents: dict[Path, bytes] = {}
    files: list[RematchedFile] = []
    for key, result in results.items():
        when = report.period(key)
        if not result.steps or when is None:
            continue
        path = folder / PROGRESS_FOLDER / f"{when.file_stem}.yaml"
        shown = workspace.shown(path)
        contents[path] = progress_text(path, shown, report.progress[key], result.lines, result.moved).encode()
        kept = ""
        if any(step.new is None for step in result.steps):
            # An answer that is left out may be asked for again.
            copy = _free_name(path)
            contents[copy] = path.read_bytes()
            kept = workspace.shown(copy)
        files.append(RematchedFile(shown, result.steps, kept))
    outline: tuple[NamedGroup, ...] = ()
    if fill:
        named, outline = named_outline(rules, workspace.shown(rules), dossier)
        contents |= {rules: named} if outline else {}
    workspace.write(contents)
    checked = sum(len(one.lines) for one in report.progress.values())
    return RematchedAnswers(year, tuple(files), checked, workspace.shown(rules), outline)


def _asked(confirmed: Sequence[str], dropped: Sequence[str], period: Period | None, plan: PlanLines) -> _Asked:
    from generator.reckoning.line_identity import parse_code

    pairs: dict[Key, Key] = {}
    findings = []
    for text in confirmed:
        old, _, new = text.partition("=")
        target = parse_code(new or old)
        if plan.get(target) is None:
            message = f"--xac-nhan {text}: kế hoạch không có nhiệm vụ mã {(new or old).strip()}"
            hint = "ghi MÃ, hoặc MÃ GHI TRONG TỆP=MÃ ĐÚNG NAY TRONG KẾ HOẠCH, ví dụ I.3=I.4"
            findings.append(Finding("nhiem_vu_la", Severity.ERROR, Place(), message, hint))
        elif pairs.get(parse_code(old), target) != target:
            message = f"--xac-nhan ghi hai mã đúng khác nhau cho {old.strip()}"
            findings.append(Finding("xac_nhan_hai_lan", Severity.ERROR, Place(), message, "giữ lại một"))
        pairs[parse_code(old)] = target
    gone = {parse_code(text) for text in dropped}
    for key in sorted(gone & set(pairs)):
        message = f"{key[0]} vừa ghi ở --xac-nhan vừa ghi ở --bo"
        findings.append(Finding("xac_nhan_hai_lan", Severity.ERROR, Place(), message, "giữ lại một"))
    if findings:
        raise Refused(findings)
    return _Asked(pairs, gone, period)


def _in_doubt(report: ReportYear, plan: PlanLines, results: Mapping[str, Rematched]) -> list[Finding]:
    """Answers that nobody can place, and those that would come under one id."""
    from generator.model.progress import PeriodProgress
    from generator.reading.answer_checks import check_identity

    findings: list[Finding] = []
    for key, result in results.items():
        lines = report.progress[key].lines
        doubtful = PeriodProgress.model_construct(lines=tuple(lines[index] for index in result.doubts))
        spots = [_spot(report, key, progress) for progress in doubtful.lines]
        located = tuple(result.doubts.values())
        findings += check_identity(doubtful, located, plan, report.year, lambda path, spots=spots: spots[int(path[1])])  # type: ignore[misc]
        for first, second in result.clashes:
            one, two = lines[first], lines[second]
            message = (
                f"trả lời ghi dưới mã {two.task} cùng về một dòng của kế hoạch với trả lời ghi dưới mã {one.task} "
                f"({_spot(report, key, one)})"
            )
            hint = "giữ lại một: xóa mục sai trong tệp, rồi chạy lại lệnh này"
            findings.append(Finding("nhiem_vu_trung", Severity.ERROR, _spot(report, key, two), message, hint))
    return findings


def _ambiguous(report: ReportYear, asked: _Asked, results: Mapping[str, Rematched]) -> list[Finding]:
    """Orders about an id under which the files of several periods keep answers of different tasks."""
    from generator.reckoning.line_identity import same_words

    findings: list[Finding] = []
    for key in sorted({*asked.confirmed, *asked.dropped}):
        told = [
            (period, line)
            for period, result in results.items()
            if key in result.used
            for line in report.progress[period].lines
            if (line.task, line.line) == key
        ]
        names = [line.name or "" for _, line in told]
        if any(not same_words(name, names[0]) for name in names):
            listed = "; ".join(f"{period}: “{name}”" for (period, _), name in zip(told, names, strict=True))
            message = f"mã {key[0]} trong các kỳ là những nhiệm vụ khác nhau ({listed})"
            hint = "thêm --ky để nói của kỳ nào, làm từng kỳ một"
            findings.append(Finding("xac_nhan_nhieu_ky", Severity.ERROR, Place(), message, hint))
    return findings


def _unused(asked: _Asked, results: Mapping[str, Rematched]) -> list[Finding]:
    """Orders about ids whose answers need none."""
    used = {key for result in results.values() for key in result.used}
    findings = []
    for option, keys in (("--xac-nhan", asked.confirmed), ("--bo", asked.dropped)):
        for key in keys:
            if key not in used:
                message = f"{option}: không có trả lời nào ghi dưới mã {key[0]} cần quyết định"
                hint = "xem lại mã; trả lời đã khớp với kế hoạch thì sửa ngay trong tệp tien_do"
                findings.append(Finding("xac_nhan_thua", Severity.ERROR, Place(), message, hint))
    return findings


def _spot(report: ReportYear, period: str, line: object) -> Place:
    from generator.model.progress import LineProgress

    assert isinstance(line, LineProgress)
    return report.place(period, "nhiem_vu", line.task, str(line.line))


def _free_name(path: Path) -> Path:
    """`quy_1.yaml.cu`, or the next such name that is free."""
    number = 1
    while (copy := path.with_name(f"{path.name}.cu{number if number > 1 else ''}")).exists():
        number += 1
    return copy
