"""The công văn đôn đốc as what its template prints: what each unit has not done and by when, and what is asked of it.

Pure: it takes the reminders and gives views; it must never find out what is late.
Sources: NĐ 30/2020, Phụ lục I, mục II.3.b, II.5.b, II.9; Phụ lục III, mẫu 1.5.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.decree.house import number
from generator.model.agency import Agency, Unit
from generator.model.dossier import Block, Dossier, IssueRecord
from generator.model.period import Period
from generator.model.report import ReportRules
from generator.reckoning.plan_tasks import NO_LEAD
from generator.reckoning.reminders import Reminder, UnitReminders, count_reminders
from generator.vietnamese import format_number, parse_date, roman
from generator.word.line_breaks import break_lines
from generator.writing.document_parts import build_head, build_signature, listed
from generator.writing.draft_marks import SAMPLE, mark_drafts
from generator.writing.head_columns import left_width_mm
from generator.writing.numbering import build_blocks, close_blocks
from generator.writing.report_scope import bare, format_date
from generator.writing.urging_views import LetterView

__all__ = [
    "addressed",
    "archive_of",
    "build_letter_view",
    "drafting_unit",
    "letter_opening",
    "letter_record",
    "letter_subject",
    "letter_symbol",
]

_AS_ABOVE = "Như trên"
_SAMPLE = f"{SAMPLE}: công văn này lập từ số liệu mẫu để xem thử, không được phát hành]"


def addressed(units: Sequence[UnitReminders]) -> tuple[UnitReminders, ...]:
    """Those that a letter can be sent to: a task that names no lead has nobody to be asked."""
    return tuple(one for one in units if one.unit != NO_LEAD)


def archive_of(rules: ReportRules) -> str:
    """Where the letter is kept."""
    return rules.letter.archive or rules.archive or ""


def drafting_unit(agency: Agency, archive: str) -> Unit | None:
    """The unit that drafts: the one whose abbreviation stands in the archive line (VT, VP); None where none does."""
    words = [word.strip() for word in re.split(r"[,;]", archive)]
    return next((unit for unit in agency.units if unit.abbreviation and unit.abbreviation in words), None)


def letter_symbol(rules: ReportRules, agency: Agency) -> str:
    """The symbol: a công văn has no abbreviation of its kind, but the agency's and the drafting unit's (II.3.b)."""
    if rules.letter.symbol:
        return rules.letter.symbol
    unit = drafting_unit(agency, archive_of(rules))
    return f"{agency.code}-{unit.abbreviation}" if unit else agency.code


def letter_subject(rules: ReportRules, year: int) -> str:
    """The trích yếu after V/v, with the plan's year where it does not say one."""
    subject = rules.letter.subject
    return subject if re.search(r"\bnăm \d{4}", subject) else f"{subject} năm {year}"


def letter_record(dossier: Dossier, day: datetime.date) -> IssueRecord | None:
    """The number and date of the letter that asks for what is open by a day; None while it is a draft."""
    return next((record for key, record in dossier.issuing.letters.items() if parse_date(key) == day), None)


def build_letter_view(
    dossier: Dossier,
    rules: ReportRules,
    units: Sequence[UnitReminders],
    *,
    day: datetime.date,
    known_on: datetime.date | None,
    next_period: Period | None,
    is_sample: bool = False,
) -> LetterView:
    """What `cong_van.docx` prints.

    Args:
        dossier: the year's plan and its agency.
        rules: the agency's rules of reporting.
        units: what is asked of whom; at least one unit that a letter can be sent to.
        day: the day up to which things fall due.
        known_on: the last cut-off whose progress was collected; None where none was.
        next_period: the period whose report is due next; None where the calendar has none.
        is_sample: whether anything of it is sample data.
    """
    agency, letter = dossier.agency, rules.letter
    units = addressed(units)
    names = tuple(one.unit for one in units)
    archive = archive_of(rules)
    # A person may add how it is sent: Như trên (VBĐT).
    has_above = any(line.casefold().startswith(_AS_ABOVE.casefold()) for line in letter.receivers)
    places = _places(dossier)
    record = letter_record(dossier, day)
    # By how many days a task is late depends on the day the letter bears; a draft counts to the day it asks for.
    counted_to = record.day if record else day
    receivers = letter.receivers if has_above else (_AS_ABOVE, *letter.receivers)
    unit = drafting_unit(agency, archive)
    blocks = [
        *([{"doan": [{"dam": _SAMPLE}]}] if is_sample else []),
        {"doan": letter_opening(dossier, units, day, known_on)},
        *(block for one in units for block in _unit_blocks(one, places, counted_to, with_name=len(units) > 1)),
        {"doan": _closing(rules, units, next_period, unit, day)},
    ]
    # Of a draft văn thư writes number and day: which month it will be is not known.
    head = build_head(agency, letter_symbol(rules, agency), None, record, day.year)
    subject = f"V/v {letter_subject(rules, dossier.year)}"
    return LetterView(
        dau=head,
        trich_yeu="\n".join(break_lines(subject, left_width_mm(head.nhuong_phai), number("C9.size"))),
        mot_noi_nhan=len(names) == 1,
        kinh_gui=names if len(names) == 1 else listed(names, "."),
        noi_dung=close_blocks(mark_drafts(build_blocks(Block.model_validate(block) for block in blocks))),
        ky=build_signature(letter.signer or rules.signer, receivers, archive),
    )


def letter_opening(
    dossier: Dossier, units: Sequence[UnitReminders], day: datetime.date, known_on: datetime.date | None
) -> str:
    """The first paragraph: the plan that is carried out, the decision it was issued with, and how much is open."""
    plan, agency = dossier.plan, dossier.agency
    name = f"{plan.kind} {plan.subject[:1].lower()}{plan.subject[1:]}"
    record = dossier.issuing.decision
    if dossier.decision is not None and record is not None:
        symbol = dossier.decision.symbol or f"QĐ-{agency.code}"
        name += f" ban hành kèm theo Quyết định số {record.number:02d}/{symbol} ngày {format_date(record.day)}"
    known = f"theo tiến độ các đơn vị đã báo cáo đến ngày {format_date(known_on)}, " if known_on else ""
    late, due = count_reminders(units)
    counts = [
        *([f"{format_number(late)} kết quả đã quá hạn"] if late else []),
        *([f"{format_number(due)} kết quả đến hạn trong thời gian đến hết ngày {format_date(day)}"] if due else []),
    ]
    whom = "đơn vị" if len(units) == 1 else "các đơn vị"
    return (
        f"Thực hiện {name}, {known}{whom} còn {' và '.join(counts)} mà chưa hoàn thành. "
        f"{agency.name} đề nghị {whom} khẩn trương thực hiện các nhiệm vụ sau:"
    )


def _places(dossier: Dossier) -> dict[str, str]:
    """Where the printed plan has each task, by its key: a reader of the letter never sees the key itself."""
    appendices = dossier.plan.appendices
    places: dict[str, str] = {}
    for position, appendix in enumerate(appendices):
        for row in appendix.rows():
            if row.task is None:
                continue
            words = [f"số thứ tự {row.number}", *([f"mục {row.path}"] if row.path else [])]
            words += [f"Phụ lục {roman(position + 1)}"] if len(appendices) > 1 else []
            places[appendix.task_key(row, position)] = ", ".join(words)
    return places


def _unit_blocks(
    unit: UnitReminders, places: Mapping[str, str], counted_to: datetime.date, *, with_name: bool
) -> Iterator[dict[str, object]]:
    if with_name:
        yield {"khoan": unit.unit, "la_tieu_de": True}
    lines = [_late_words(one, places, counted_to) for one in unit.late] + [_due_words(one, places) for one in unit.due]
    for line in lines[:-1]:
        yield {"gach": f"{line};"}
    yield {"gach": f"{lines[-1]}."}


def _task_words(one: Reminder, places: Mapping[str, str]) -> str:
    """The task and where the plan has it, and of several results the one that is meant."""
    product = bare(one.line.product or one.line.activity)
    said = f": {product}" if product else ""
    return f"{bare(one.task.name)} ({places[one.task.key]}){said}"


def _late_words(one: Reminder, places: Mapping[str, str], counted_to: datetime.date) -> str:
    days = (counted_to - one.last_day).days
    state = f"đã quá hạn {format_number(days)} ngày" if days > 0 else "đã hết hạn"
    return f"{_task_words(one, places)}; hạn {format_date(one.last_day)}, {state}{_percent_words(one)}"


def _due_words(one: Reminder, places: Mapping[str, str]) -> str:
    return f"{_task_words(one, places)}; hạn {format_date(one.last_day)}{_percent_words(one)}"


def _percent_words(one: Reminder) -> str:
    percent = one.known.completed_percent if one.known else 0
    return f", đã thực hiện {percent}%" if percent else ""


def _closing(
    rules: ReportRules,
    units: Sequence[UnitReminders],
    next_period: Period | None,
    unit: Unit | None,
    day: datetime.date,
) -> str:
    whom = "đơn vị" if len(units) == 1 else "các đơn vị"
    late = " Nhiệm vụ quá hạn phải nêu rõ nguyên nhân và thời gian hoàn thành." if any(u.late for u in units) else ""
    to = f" về {unit.name}" if unit else ""
    when = ""
    if next_period is not None and next_period.due is not None:
        early = next_period.due - datetime.timedelta(days=rules.letter.days_before)
        when = f" chậm nhất ngày {format_date(early if early >= day else next_period.due)}"
        to += f" (số liệu báo cáo {next_period.name})"
    asked_for = f"ghi kết quả, khó khăn, vướng mắc vào biểu theo dõi và gửi{to}{when} để tổng hợp, báo cáo."
    return f"Đề nghị {whom} {asked_for}{late}"
