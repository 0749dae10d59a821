"""What the units' forms say together: which answers hold, which contradict one another, which are missing.

It knows forms that were read and the plan's lines; it must never know how a file is written.
What is good is kept though other rows have faults; an answer that is in doubt is left out, never chosen.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.findings import Finding, Place, Severity
from generator.model.form import (
    COMPLETED_ON,
    FORM_VERSION,
    STATUS,
    UNTOUCHED,
    FormLine,
    Returned,
    ReturnedForm,
)
from generator.model.period import Period
from generator.model.progress import NAMING_FIELDS, Answer, LineProgress
from generator.reckoning.form_lines import owners_of
from generator.reckoning.form_rows import doubt_of_row, short
from generator.vietnamese import fold

__all__ = ["Collected", "Known", "accept_form", "collect_answers"]

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known already.

    Attributes:
        stored: the answers of this period, in the order of their file.
        file: the file of these, as the person knows it.
        before: what is known of each line from the periods before.
        earliest: the first day on which a task of the year can have been done.
    """

    stored: Sequence[LineProgress]
    file: str
    before: Mapping[Key, LineProgress]
    earliest: datetime.date


@dataclass(frozen=True, slots=True)
class Collected:
    """The answers of the period after collecting, in the order of the plan (what the plan has not, at the end).

    `added` and `changed` (old, new) are those that differ from the stored ones, `unchanged` counts those that came
    back the same, `left_out` the rows that said something which could not be kept.
    """

    lines: tuple[LineProgress, ...]
    added: tuple[LineProgress, ...]
    changed: tuple[tuple[LineProgress, LineProgress], ...]
    unchanged: int
    left_out: int
    findings: tuple[Finding, ...]


def accept_form(form: ReturnedForm, agency: str, year: int, period: Period, units: Sequence[str]) -> Finding | None:
    """Why a form is not one of these units' for this period; None where it is."""
    identity, place = form.identity, Place(file=form.file)
    again = f"xuất lại biểu bằng lệnh `vanban form export --ky {period.key} --nam {year}`"
    if identity.version != FORM_VERSION:
        message = f"biểu thuộc phiên bản {identity.version}, chương trình này đọc phiên bản {FORM_VERSION}"
        return Finding("bieu_phien_ban_khac", Severity.ERROR, place, message, again)
    if fold(identity.agency) != fold(agency):
        message = f"biểu của cơ quan khác: {identity.agency}"
        return Finding("bieu_co_quan_khac", Severity.ERROR, place, message, f"cơ quan ở đây là {agency}; bỏ tệp này ra")
    if identity.year.strip() != str(year):
        message = f"biểu của năm {identity.year}, không phải năm {year}"
        return Finding("bieu_nam_khac", Severity.ERROR, place, message, "bỏ tệp này ra, hoặc ghi --nam cho đúng")
    if identity.period.strip() != period.key:
        message = f"biểu của kỳ {identity.period}, không phải kỳ {period.key}"
        return Finding("bieu_ky_khac", Severity.ERROR, place, message, "bỏ tệp này ra, hoặc ghi --ky cho đúng")
    if fold(identity.unit) not in {fold(unit) for unit in units}:
        message = f"biểu của “{identity.unit}”, đơn vị không chủ trì nhiệm vụ nào trong kế hoạch"
        return Finding("bieu_don_vi_la", Severity.ERROR, place, message, f"nếu tên đơn vị đã đổi thì {again}")
    return None


@dataclass(slots=True)
class _Offer:
    """One row's answer to one line."""

    answer: LineProgress
    form: ReturnedForm
    row: Returned

    def place(self) -> Place:
        return self.form.place(self.row)


@dataclass(slots=True)
class _Round:
    """One collecting: what came in, and what was found."""

    lines: Sequence[FormLine]
    period: Period
    known: Known
    stored: Mapping[Key, LineProgress]
    findings: list[Finding] = field(default_factory=list)
    offers: dict[Key, list[_Offer]] = field(default_factory=dict)
    blank: dict[tuple[Key, str], list[tuple[ReturnedForm, Returned]]] = field(default_factory=dict)
    faulty: set[tuple[Key, str]] = field(default_factory=set)
    left_out: int = 0
    filled: set[str] = field(default_factory=set)
    """The files in which at least one row says something."""

    def note(self, code: str, severity: Severity, place: Place, message: str, hint: str = "") -> None:
        self.findings.append(Finding(code, severity, place, message, hint))


def collect_answers(
    lines: Sequence[FormLine], period: Period, forms: Sequence[ReturnedForm], known: Known
) -> Collected:
    """Merge forms that were accepted into what is stored; the order of the forms does not matter."""
    stored = {(line.task, line.line): line for line in known.stored}
    work = _Round(lines, period, known, dict(stored))
    exact = {line.code: line for line in lines}
    tolerant: dict[str, FormLine | None] = {}
    for line in lines:
        folded = fold(line.code)
        tolerant[folded] = None if folded in tolerant else line
    for form in sorted(forms, key=lambda one: one.file):
        for row in form.rows:
            _take(work, form, row, exact.get(row.code) or tolerant.get(fold(row.code)))
    added: list[LineProgress] = []
    changed: list[tuple[LineProgress, LineProgress]] = []
    unchanged = 0
    for line in lines:
        key = (line.task, line.line)
        new = _agreed(work, line, stored.get(key))
        if new is None:
            continue
        old = stored.get(key)
        if old is None:
            added.append(new)
        elif _content(old) == _content(new):
            unchanged += 1
            continue
        else:
            changed.append((old, new))
        _tell_backward(work, line, new)
        stored[key] = new
    _tell_missing(work, stored, forms)
    ordered = {(line.task, line.line): None for line in lines} | dict.fromkeys(stored)
    return Collected(
        tuple(stored[key] for key in ordered if key in stored),
        tuple(added),
        tuple(changed),
        unchanged,
        work.left_out,
        tuple(sorted(work.findings, key=lambda finding: finding.sort_key)),
    )


def _take(work: _Round, form: ReturnedForm, row: Returned, line: FormLine | None) -> None:
    """Puts a row with the line that its code names, unless it cannot be about it."""
    unit = form.identity.unit
    if not row.code:
        work.left_out += 1  # the fault of its code is told
        return
    if line is None:
        work.left_out += not row.is_blank
        hint = "không sửa cột Mã; nếu kế hoạch vừa đổi thì xuất lại biểu rồi chép trả lời sang"
        work.note("ma_la", Severity.ERROR, form.place(row), f"kế hoạch không có nhiệm vụ mã “{row.code}”", hint)
        return
    key = (line.task, line.line)
    if fold(unit) not in {fold(owner) for owner in line.owners}:
        work.left_out += not row.is_blank
        message = f"nhiệm vụ {line.code} không do “{unit}” chủ trì, mà do: {'; '.join(line.owners)}"
        hint = "bỏ hàng này khỏi biểu; nếu phân công đã đổi thì sửa kế hoạch rồi xuất lại biểu"
        work.note("khong_phai_viec_minh", Severity.ERROR, form.place(row), message, hint)
        return
    owner = next(one for one in line.owners if fold(one) == fold(unit))
    doubt = doubt_of_row(row, line, work.lines, owner)
    if doubt is not None:
        work.left_out += not row.is_blank
        work.note("ma_khac_viec", Severity.ERROR, form.place(row, doubt.column), doubt.message, doubt.hint)
        return
    if row.is_blank or _is_untouched(work, form, row, key):
        work.blank.setdefault((key, owner), []).append((form, row))
        return
    work.filled.add(form.file)
    answer = row.answer
    if answer is not None and not _is_possible(work, form, row, answer, key):
        answer = None
    if answer is None:
        work.left_out += 1
        work.faulty.add((key, owner))
        return
    # What the state says already is not said twice.
    percent = None if answer.answer in (Answer.DONE, Answer.NOT_STARTED) else answer.percent
    own = {"task": line.task, "line": line.line, "unit": owner, "percent": percent}
    whole = answer.model_copy(update={**own, **line.naming})
    work.offers.setdefault(key, []).append(_Offer(whole, form, row))


def _is_untouched(work: _Round, form: ReturnedForm, row: Returned, key: Key) -> bool:
    """Whether a row says only what the form was sent with, in a form that nobody has saved since: no answer at all."""
    sent = work.stored.get(key) or work.known.before.get(key)
    return (
        form.saved.startswith(UNTOUCHED)
        and row.answer is not None
        and sent is not None
        and _content(row.answer) == _content(sent)
    )


def _is_possible(work: _Round, form: ReturnedForm, row: Returned, answer: LineProgress, key: Key) -> bool:
    """Whether the day on which a line was done can be; a doubtful one is told and kept."""
    day = answer.completed_on
    if day is None:
        return True
    place, cut_off, earliest = form.place(row, COMPLETED_ON), work.period.cut_off, work.known.earliest
    swapped = _swapped(day)
    meant = f"có phải ý là ngày {_day(swapped)} (máy đặt kiểu Mỹ đảo ngày với tháng)? " if swapped else ""
    if day > cut_off:
        message = f"ngày hoàn thành {_day(day)} sau ngày chốt số liệu {_day(cut_off)}"
        hint = "việc chưa xong đến ngày chốt thì ghi là đang thực hiện, kỳ sau báo hoàn thành"
        if swapped and earliest <= swapped <= cut_off:
            hint = f"{meant}Nếu không, {hint}"
        work.note("xong_trong_tuong_lai", Severity.ERROR, place, message, hint)
        return False
    if day < earliest:
        message = f"ngày hoàn thành {_day(day)} trước ngày {_day(earliest)}, ngày đầu lấy số liệu của năm"
        hint = (meant if swapped and earliest <= swapped <= cut_off else "") + "kiểm tra lại năm, tháng, ngày"
        work.note("xong_truoc_nam", Severity.ERROR, place, message, hint)
        return False
    before = work.known.before.get(key)
    if day < work.period.first_day and (before is None or before.completed_on != day):
        message = f"ngày hoàn thành {_day(day)} trước ngày đầu của kỳ ({_day(work.period.first_day)})"
        inside = swapped and work.period.first_day <= swapped <= cut_off
        hint = f"{meant if inside else ''}Nếu kỳ trước chưa kịp báo thì ngày này đúng"
        work.note("xong_truoc_ky", Severity.WARNING, place, message, hint)
    return True


def _agreed(work: _Round, line: FormLine, stored: LineProgress | None) -> LineProgress | None:
    """The one answer to a line; None where there is none, or several that differ."""
    offers = work.offers.get((line.task, line.line), [])
    if not offers:
        return None
    first = offers[0]
    other = next((offer for offer in offers if _content(offer.answer) != _content(first.answer)), None)
    if other is not None:
        work.left_out += len(offers)
        units = list(dict.fromkeys(str(offer.answer.unit) for offer in offers))
        whose = f"{len(units)} đơn vị ({'; '.join(units)})" if len(units) > 1 else f"đơn vị {units[0]}"
        places = "; ".join(str(offer.place()) for offer in offers if offer is not first)
        said = f"“{_said(first.answer)}” ở đây, “{_said(other.answer)}” ở {places}"
        message = f"nhiệm vụ {line.code} có trả lời khác nhau của {whose}: {said}"
        work.note("tra_loi_khac_nhau", Severity.ERROR, first.place(), message, _which(first, other))
        return None
    own = [offer for owner in line.owners for offer in offers if offer.answer.unit == owner]
    new = own[0].answer
    if stored is None:
        return new
    if _content(stored) == _content(new):
        return stored
    if stored.unit in line.owners and stored.unit not in {offer.answer.unit for offer in offers}:
        work.left_out += len(offers)
        message = (
            f"nhiệm vụ {line.code}: {new.unit} trả lời “{_said(new)}”, "
            f"mà {stored.unit} đã trả lời “{_said(stored)}” ({work.known.file})"
        )
        hint = f"hỏi lại hai đơn vị; nếu trả lời mới đúng thì xóa trả lời cũ trong {work.known.file} rồi tổng hợp lại"
        work.note("tra_loi_khac_nhau", Severity.ERROR, own[0].place(), message, hint)
        return None
    if stored.answer is new.answer and new.percent is None:
        # A 100 or a 0 that a person wrote beside the state stays.
        return new.model_copy(update={"percent": stored.percent})
    return new


def _which(first: _Offer, other: _Offer) -> str:
    """What to do about two answers, and which file was saved later where both say when."""
    saved = [offer.form.saved for offer in (first, other)]
    if first.form is other.form:
        return "giữ lại một hàng cho mỗi nhiệm vụ"
    if all(one and not one.startswith(UNTOUCHED) for one in saved) and saved[0] != saved[1]:
        later = (first, other)[saved[1] > saved[0]].form
        when = f"{later.saved[8:10]}/{later.saved[5:7]}/{later.saved[:4]} {later.saved[11:16]}"
        return f"tệp {later.file} được lưu sau ({when} giờ quốc tế); hỏi lại đơn vị, rồi chỉ đưa vào tệp đúng"
    return "hỏi lại đơn vị, rồi chỉ đưa vào tệp đúng"


def _tell_backward(work: _Round, line: FormLine, new: LineProgress) -> None:
    """A task that an earlier period called done, and now is not, or on another day."""
    before = work.known.before.get((line.task, line.line))
    if before is None or before.answer is not Answer.DONE or _content(before) == _content(new):
        return
    if new.answer is Answer.DONE and new.completed_on == before.completed_on:
        return
    offer = work.offers[line.task, line.line][0]
    message = f"nhiệm vụ {line.code} kỳ trước đã báo “{_said(before)}”, nay báo “{_said(new)}”"
    work.note("lui_tien_do", Severity.WARNING, offer.form.place(offer.row, STATUS), message, "hỏi lại đơn vị cho chắc")


def _tell_missing(work: _Round, stored: Mapping[Key, LineProgress], forms: Sequence[ReturnedForm]) -> None:
    """Lines nobody has answered for, by unit: where their rows are blank, and the forms that did not come."""
    came = {fold(form.identity.unit) for form in forms}
    for unit in owners_of(work.lines):
        absent: list[str] = []
        for line in work.lines:
            key = (line.task, line.line)
            before = work.known.before.get(key)
            closed = before is not None and before.answer in (Answer.DONE, Answer.CANCELLED)
            refused = any((key, owner) in work.faulty for owner in line.owners) or key in work.offers
            if unit not in line.owners or key in stored or closed or refused:
                continue
            rows = work.blank.get((key, unit), [])
            for form, row in rows:
                if form.file not in work.filled:
                    continue
                message = f"chưa có trả lời: {unit}, nhiệm vụ {line.code}"
                place = form.place(row, STATUS)
                work.note("chua_tra_loi", Severity.WARNING, place, message, "đề nghị đơn vị điền rồi tổng hợp lại")
            if not any(form.file in work.filled for form, _ in rows):
                absent.append(line.code)
        if absent:
            codes = ", ".join(absent[:12]) + (f" … và {len(absent) - 12} dòng khác" if len(absent) > 12 else "")
            reason = "chưa nộp biểu"
            if fold(unit) in came:
                own = [form.file for form in forms if fold(form.identity.unit) == fold(unit)]
                reason = "biểu nộp thiếu hàng" if work.filled & set(own) else f"biểu để trống: {', '.join(own)}"
            message = f"chưa có trả lời: {unit} ({reason}; {len(absent)} dòng: {codes})"
            work.note("chua_tra_loi", Severity.WARNING, Place(), message)


def _content(line: LineProgress) -> dict[str, Any]:
    """What an answer says, without who says it; what follows from the rest is left out."""
    told = line.model_dump(by_alias=False, exclude={"task", "line", "unit", *NAMING_FIELDS})
    told["percent"] = line.completed_percent
    return told


def _said(line: LineProgress) -> str:
    words = line.answer.words
    if line.completed_on:
        words += f" ngày {_day(line.completed_on)}"
    elif line.percent:
        words += f" {line.percent}%"
    more = line.result or line.reason or line.difficulty or line.proposal or line.link
    return f"{words}: {short(more)}" if more else words


def _swapped(day: datetime.date) -> datetime.date | None:
    """The day with day and month swapped; None where that is no other day."""
    if day.day > 12 or day.day == day.month:
        return None
    return datetime.date(day.year, day.day, day.month)


def _day(day: datetime.date | None) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day else ""
