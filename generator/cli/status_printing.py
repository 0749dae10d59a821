"""Knows how the state of a plan, one figure and what falls due look on a screen; it must never reckon anything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.cli.printing import print_findings
from generator.cli.text_table import text_table

if TYPE_CHECKING:
    from generator.reckoning.progress import Counts, TaskState
    from generator.reckoning.reminders import Reminder
    from generator.workflow.explaining import Answer
    from generator.workflow.reminding import Reminded
    from generator.workflow.status import Status

__all__ = ["print_answer", "print_reminded", "print_status"]

_NAME_WIDTH = 34
_TITLES = (
    "Tổng\nsố",
    "Hoàn\nthành\nđúng hạn",
    "Hoàn\nthành\nquá hạn",
    "Đang\nthực\nhiện",
    "Quá hạn\nchưa\nxong",
    "Chưa\nđến\nhạn",
    "Không\ncó hạn\ncố định",
    "Không\nthực\nhiện",
    "Tỷ lệ\nhoàn\nthành",
)


def print_status(told: Status) -> None:
    """The tables by group and by unit, each with its total."""
    period = told.period
    print(f"Tiến độ kế hoạch năm {told.year}, kỳ báo cáo: {period.name} ({period.key})")
    print(f"Chốt số liệu ngày {period.cut_off:%d/%m/%Y}")
    if not told.has_answers:
        print("Chưa thu tiến độ của kỳ nào đến ngày chốt: mọi nhiệm vụ được coi là chưa làm.")
    for title, counted in (("Theo nhóm nhiệm vụ", told.tally.groups), ("Theo đơn vị chủ trì", told.tally.units)):
        rows = [_row(name, counts) for name, counts in counted.items()]
        print()
        for line in text_table((title, *_TITLES), [*rows, None, _row("Tổng cộng", told.tally.total)],
                               first_width=_NAME_WIDTH):  # fmt: skip
            print(line)


def _row(name: str, counts: Counts) -> list[str]:
    from generator.vietnamese import format_percent

    rate = counts.completion
    shown = "-" if rate is None else format_percent(rate)
    return [name, *(str(count) for count in counts.as_dict().values()), shown]


def print_answer(answer: Answer, words: str | None) -> None:
    """One figure with what stands behind it, or what can be asked about."""
    print_findings(answer.faults)
    period = answer.period
    if answer.explained is None:
        stream = sys.stderr if words else sys.stdout
        if words:
            print(f"Báo cáo {period.name} không có số nào tên “{words}”.", file=stream)
            if answer.near:
                print(f"Có phải ý là: {'; '.join(answer.near)}?", file=stream)
        print("Hỏi được về:", file=stream)
        for heading, names in answer.names:
            print(f"  {heading}:", file=stream)
            for name in names:
                print(f"    - {name}", file=stream)
        return
    explained = answer.explained
    scope = "; ".join(name for name in (answer.scope.group, answer.scope.unit) if name)
    print(f"{explained.name[:1].upper()}{explained.name[1:]}, {period.name}{f' ({scope})' if scope else ''}")
    print(f"Định nghĩa: {explained.definition}")
    print(f"Số liệu chốt ngày {period.cut_off:%d/%m/%Y}: {explained.value}")
    for part in explained.parts:
        print(f"  - {part}")
    if explained.tasks:
        print("Các nhiệm vụ:")
        for number, one in enumerate(explained.tasks, 1):
            _print_task(number, one)


def _print_task(number: int, one: TaskState) -> None:
    task = one.task
    print(f"  {number}. [{task.key}] {_one_line(task.name)}")
    print(f"     Đơn vị: {task.unit}. Tình trạng: {one.state.words}, {one.percent}%.")
    several = len(task.lines) > 1
    for line, known in zip(task.lines, one.lines, strict=True):
        words = [f"hạn {_deadline(line.deadline, line.last_day)}"]
        if known is None:
            words.append("chưa có trả lời")
        elif known.completed_on is not None:
            words.append(f"hoàn thành {known.completed_on:%d/%m/%Y}")
        else:
            words.append(f"{known.answer.words.lower()}{f' {known.percent}%' if known.percent else ''}")
        if known is not None:
            words += [_one_line(text) for text in (known.result, known.reason) if text]
        opening = f"Dòng {line.number} ({_one_line(line.product or line.activity)}): " if several else ""
        said = f"{opening}{'; '.join(words)}"
        print(f"     {said[:1].upper()}{said[1:]}.")


def _deadline(written: str, last_day: object) -> str:
    day = f"{last_day:%d/%m/%Y}" if last_day else "không có ngày cuối cùng"
    return f"“{_one_line(written)}” ({day})" if written else "không ghi"


def print_reminded(reminded: Reminded) -> None:
    """What is late and what falls due, unit by unit."""
    from generator.reckoning.reminders import count_reminders

    print(f"Việc chưa xong đến hết ngày {reminded.day:%d/%m/%Y}, kế hoạch năm {reminded.year}")
    if reminded.known_on is None:
        print("Chưa thu tiến độ của kỳ nào chốt đến ngày ấy: việc chưa ai báo xong được coi là chưa làm.")
        due = f"đến hạn ngày {reminded.day:%d/%m/%Y}"
    else:
        print(f"Theo tiến độ đã thu, chốt ngày {reminded.known_on:%d/%m/%Y}")
        due = f"đến hạn sau ngày {reminded.known_on:%d/%m/%Y}"
    for asked in reminded.units:
        print(f"\n{asked.unit}: {len(asked.late)} quá hạn, {len(asked.due)} đến hạn")
        for title, listed in (("Quá hạn", asked.late), (due[:1].upper() + due[1:], asked.due)):
            if listed:
                print(f"  {title}:")
                for line in _reminders(listed):
                    print(f"    - {line}")
    if not reminded.units:
        print("\nKhông có việc nào đến hạn hay quá hạn.")
        if reminded.next_day is not None:
            print(f"Hạn gần nhất sau đó: {reminded.next_day:%d/%m/%Y}.")
        return
    late, open_due = count_reminders(reminded.units)
    print(f"\nTổng cộng: {late} quá hạn, {open_due} đến hạn, ở {len(reminded.units)} đơn vị.")


def _reminders(listed: Iterable[Reminder]) -> Iterator[str]:
    for one in listed:
        several = len(one.task.lines) > 1
        product = f": {_one_line(one.line.product or one.line.activity)}" if several else ""
        late = f", quá {one.days_late} ngày" if one.days_late else ""
        done = f", đã làm {one.known.percent}%" if one.known is not None and one.known.percent else ""
        yield f"[{one.task.key}] {_one_line(one.task.name)}{product} (hạn {one.last_day:%d/%m/%Y}{late}{done})"


def _one_line(text: str) -> str:
    return " ".join(text.split())
