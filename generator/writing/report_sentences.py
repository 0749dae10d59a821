"""The sentences of a report that follow from its figures: one function for each kind that an outline may ask for.

Each takes a `Scope` and gives paragraphs and dashes; it must never reckon, and knows nothing of Word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.model.report import Written
from generator.reckoning.goals import GoalResult
from generator.reckoning.plan_tasks import NO_LEAD, PlanLine
from generator.reckoning.progress import Counts, State, TaskState
from generator.vietnamese import format_percent
from generator.writing.report_scope import Scope, bare, continued, format_date, period_words
from generator.writing.report_tasks import days_late, deadline_of, reasons_of, results_of

__all__ = ["DASH", "PARAGRAPH", "Sentence", "write"]

DASH, PARAGRAPH = "gach", "doan"

Sentence = tuple[str, str]
"""What it is, a paragraph or a dash, and its words."""


def write(kind: Written, scope: Scope) -> tuple[Sentence, ...]:
    """What the program writes of one kind under one heading; nothing where there is nothing to say."""
    return tuple(_WRITERS[kind](scope))


def _tasks(count: int) -> str:
    return f"{count} nhiệm vụ"


def _listed(opening: str, items: Sequence[str]) -> Iterator[Sentence]:
    """An opening and its dashes, each ended by `;`, the last by `.`; nothing without items."""
    if items:
        yield PARAGRAPH, f"{opening}:"
        yield from ((DASH, f"{item};") for item in items[:-1])
        yield DASH, f"{items[-1]}."


def _day(scope: Scope) -> str:
    return f"đến ngày {format_date(scope.period.cut_off)}"


def _at_start(words: str) -> str:
    return words[:1].upper() + words[1:]


def _whose(scope: Scope) -> str:
    """Whose tasks are counted: of the plan, or of groups by their names."""
    names = list(dict.fromkeys(f"“{bare(group.name)}”" for group in scope.named))
    if not names:
        return "Kế hoạch"
    return f"{'nhóm' if len(names) == 1 else 'các nhóm'} {', '.join(names)}"


def _rate(counts: Counts) -> str:
    share = counts.completion
    return "" if share is None else format_percent(share)


def _summary(scope: Scope) -> Iterator[Sentence]:
    counts = scope.counts
    if not counts.total:
        yield PARAGRAPH, "Kế hoạch không có nhiệm vụ nào" + (" thuộc phần này." if scope.groups else ".")
        return
    opening = f"Tổng số nhiệm vụ của {_whose(scope)} là {counts.total}"
    if counts.cancelled == counts.total:
        yield PARAGRAPH, f"{opening}; tất cả đều không thực hiện."
    else:
        sentences = [f"{opening}; {_day(scope)} {_done_words(counts)}.", *_open_words(counts, scope)]
        where = "" if scope.groups else scope.appendix("tong_hop")
        if where:
            sentences.append(f"Số liệu theo nhóm nhiệm vụ, theo đơn vị tại {where}.")
        yield PARAGRAPH, " ".join(sentences)
    cancelled = [one for one in scope.states if one.state is State.CANCELLED]
    yield from _listed(f"Có {_tasks(len(cancelled))} không thực hiện", [_cancelled(one) for one in cancelled])


def _done_words(counts: Counts) -> str:
    if not counts.done:
        return "chưa có nhiệm vụ nào hoàn thành"
    words = f"đã hoàn thành {_tasks(counts.done)} (đạt {_rate(counts)})"
    if counts.done == 1:
        return f"{words}, {'quá hạn' if counts.done_late else 'đúng hạn'}"
    if not counts.done_late or not counts.done_on_time:
        return f"{words}, tất cả đều {'quá hạn' if counts.done_late else 'đúng hạn'}"
    on_time, late = _tasks(counts.done_on_time), _tasks(counts.done_late)
    return f"{words}, trong đó hoàn thành đúng hạn {on_time}, hoàn thành quá hạn {late}"


_OPEN = (State.UNDER_WAY, State.OVERDUE, State.NOT_DUE, State.NO_DEADLINE)


def _open_words(counts: Counts, scope: Scope) -> Iterator[str]:
    left = [(counts.of(state), state) for state in _OPEN if counts.of(state)]
    total = sum(count for count, _ in left)
    if len(left) == 1:
        yield f"Còn lại {_tasks(total)} {left[0][1].words}."
    elif left:
        yield f"Còn lại {_tasks(total)}, gồm {', '.join(f'{_tasks(count)} {state.words}' for count, state in left)}."
    if left and not counts.overdue and Written.LATE not in scope.beside:
        yield "Không có nhiệm vụ quá hạn."


def _cancelled(one: TaskState) -> str:
    reasons = reasons_of(one)
    return f"{bare(one.task.name)} (lý do: {'; '.join(reasons)})" if reasons else bare(one.task.name)


def _counted(name: str, counts: Counts) -> str:
    """One group or unit in one line; a state without a task is not spoken of."""
    states = [(counts.of(state), state.words) for state in (*_OPEN, State.CANCELLED) if counts.of(state)]
    words = f"{bare(name)}: {_tasks(counts.total)}"
    if not counts.done:
        if len(states) == 1:
            return f"{words}, {'đều ' if counts.total > 1 else ''}{states[0][1]}"
        return f"{words}, chưa hoàn thành nhiệm vụ nào; {', '.join(f'{count} {state}' for count, state in states)}"
    late = f", {counts.done_late} quá hạn" if counts.done_late else ""
    if counts.done == counts.total:
        all_late = counts.done_late == counts.total
        late = " quá hạn" if all_late else f" ({counts.done_late} quá hạn)" if counts.done_late else " đúng hạn"
        return f"{words}, {'đều ' if counts.total > 1 else ''}đã hoàn thành{late}"
    words += f", đã hoàn thành {counts.done} ({_rate(counts)}{late})"
    left = [f"{counts.of(state)} {state.words}" for state in _OPEN if counts.of(state)]
    words += f", còn {', '.join(left)}" if left else ""
    return words + (f"; {counts.cancelled} {State.CANCELLED.words}" if counts.cancelled else "")


def _by_group(scope: Scope) -> Iterator[Sentence]:
    items = [_counted(name, counts) for name, counts in scope.by_group().items()]
    yield from _listed(f"Tiến độ theo nhóm nhiệm vụ {_day(scope)}", items)


def _by_unit(scope: Scope) -> Iterator[Sentence]:
    items = [_counted(name, counts) for name, counts in scope.by_unit().items()]
    yield from _listed(f"Tiến độ theo đơn vị chủ trì {_day(scope)}", items)


def _since_previous(scope: Scope) -> Iterator[Sentence]:
    before, previous = scope.counts_before, scope.figures.previous
    if before is None or previous is None or not scope.counts.total:
        return
    now = scope.counts
    words = [_moved("số nhiệm vụ hoàn thành", before.done, now.done)]
    if before.completion is not None and now.completion is not None and before.completion != now.completion:
        moved = ("tăng", "lên") if now.completion > before.completion else ("giảm", "xuống")
        words.append(f"tỷ lệ hoàn thành {moved[0]} từ {_rate(before)} {moved[1]} {_rate(now)}")
    if before.under_way or now.under_way:
        words.append(_moved("số nhiệm vụ đang thực hiện", before.under_way, now.under_way))
    if before.overdue or now.overdue:
        words.append(_moved("số nhiệm vụ quá hạn chưa hoàn thành", before.overdue, now.overdue))
    opening = f"So với {previous.name} (số liệu đến ngày {format_date(previous.cut_off)})"
    yield PARAGRAPH, f"{opening}: {'; '.join(words)}."
    changes = scope.figures.changes
    for what, tasks, told in (
        ("Nhiệm vụ hoàn thành thêm", changes.finished, Written.FINISHED),
        ("Nhiệm vụ mới được triển khai", changes.started, None),
        ("Nhiệm vụ mới quá hạn", changes.late, Written.LATE),
        ("Nhiệm vụ dừng, không thực hiện", changes.cancelled, Written.SUMMARY),
    ):
        if told in scope.beside:
            continue  # the same heading names them with more about each
        yield from _listed(f"{what} so với kỳ trước", [bare(one.task.name) for one in scope.of(tasks)])
    # Without them, what was done before and what was done since would not add up to what is done now.
    reopened = [f"{bare(one.task.name)}: nay {one.state.words}" for one in scope.of(changes.reopened)]
    yield from _listed("Nhiệm vụ kỳ trước báo cáo đã hoàn thành, kỳ này đơn vị báo cáo lại", reopened)


def _moved(what: str, before: int, now: int) -> str:
    if before == now:
        return f"{what} không đổi ({now})"
    return f"{what} tăng từ {before} lên {now}" if now > before else f"{what} giảm từ {before} xuống {now}"


def _finished(scope: Scope) -> Iterator[Sentence]:
    finished = scope.of(scope.figures.finished)
    if not finished:
        if scope.states and not scope.groups:
            yield PARAGRAPH, f"Trong kỳ báo cáo ({period_words(scope.period)}) không có nhiệm vụ nào hoàn thành."
        return
    opening = f"Trong kỳ báo cáo ({period_words(scope.period)}) đã hoàn thành {_tasks(len(finished))}"
    yield from _listed(opening, [_finished_task(one) for one in finished])


def _finished_task(one: TaskState) -> str:
    results = "; ".join(results_of(one))
    words = f"{bare(one.task.name)}: {results}" if results else bare(one.task.name)
    if one.completed_on is None:
        return words
    late = days_late(one)
    return f"{words}; hoàn thành ngày {format_date(one.completed_on)}" + (f", quá hạn {late} ngày" if late else "")


def _under_way(scope: Scope) -> Iterator[Sentence]:
    tasks = scope.of(scope.figures.under_way)
    items = [
        "; ".join(
            [
                f"{bare(one.task.name)}: đã thực hiện {one.percent}%",
                *map(continued, results_of(one, planned=False)),
            ]
        )
        for one in tasks
    ]
    yield from _listed(f"{_at_start(_day(scope))} đang thực hiện {_tasks(len(items))}", items)


def _late(scope: Scope) -> Iterator[Sentence]:
    late = scope.of(scope.figures.late)
    if not late:
        if scope.states and not scope.groups:
            yield PARAGRAPH, f"{_at_start(_day(scope))} không có nhiệm vụ quá hạn."
        return
    opening = f"{_at_start(_day(scope))} còn {_tasks(len(late))} quá hạn chưa hoàn thành"
    yield from _listed(opening, [_late_task(one, scope) for one in late])


def _late_task(one: TaskState, scope: Scope) -> str:
    cut_off = scope.period.cut_off
    words = [f"{_with_leads(one, _late_lines(one, scope))}: thời hạn {deadline_of(one, cut_off)}"]
    days = days_late(one, cut_off)
    if days:
        words.append(f"quá hạn {days} ngày")
    words.append(f"đã thực hiện {one.percent}%" if one.percent else "chưa thực hiện")
    why = [continued(bare(line.difficulty)) for line in one.lines if line is not None and line.difficulty]
    reason = f"lý do: {'; '.join(dict.fromkeys(why))}" if why else "đơn vị chưa báo cáo lý do"
    return f"{', '.join(words)}; {reason}"


def _late_lines(one: TaskState, scope: Scope) -> list[PlanLine]:
    return [line for line in one.open_lines if line.last_day is not None and line.last_day < scope.period.cut_off]


def _with_leads(one: TaskState, lines: Iterable[PlanLine]) -> str:
    """A task and the units that lead those of its lines that are meant."""
    leads = [unit for unit in one.task.leads_of(lines) if unit != NO_LEAD]
    return f"{bare(one.task.name)} ({'; '.join(leads)})" if leads else bare(one.task.name)


def _told(scope: Scope, field: str) -> list[str]:
    """What units told about tasks, each text once with every task it was told about.

    What was told of a task that was finished before the period is over.
    """
    tasks: dict[tuple[str, str], list[str]] = {}
    for one in scope.states:
        if one.completed_on is not None and one.completed_on < scope.period.first_day:
            continue
        for line in one.lines:
            text = getattr(line, field) if line is not None else None
            if line is not None and text:
                named = tasks.setdefault((line.unit or one.task.unit, bare(text)), [])
                named.append(f"“{bare(one.task.name)}”")
    return [
        f"{'' if unit == NO_LEAD else f'{unit}: '}{text} (nhiệm vụ {', '.join(dict.fromkeys(names))})"
        for (unit, text), names in tasks.items()
    ]


def _difficulties(scope: Scope) -> Iterator[Sentence]:
    yield from _listed("Khó khăn, vướng mắc các đơn vị nêu khi thực hiện Kế hoạch", _told(scope, "difficulty"))


def _proposals(scope: Scope) -> Iterator[Sentence]:
    yield from _listed("Đề xuất, kiến nghị của các đơn vị", _told(scope, "proposal"))


def _goals(scope: Scope) -> Iterator[Sentence]:
    goals = scope.figures.goals
    if not goals:
        return
    reached = sum(goal.reached is True for goal in goals)
    failed = [goal for goal in goals if goal.reached is False]
    without = [goal for goal in goals if goal.actual is None]
    unclear = len(goals) - reached - len(failed) - len([goal for goal in without if goal.reached is None])
    words = [f"đạt {reached} chỉ tiêu", f"chưa đạt {len(failed)} chỉ tiêu"]
    words += [f"{len(without)} chỉ tiêu chưa có số liệu"] if without else []
    words += [f"{unclear} chỉ tiêu chưa đánh giá được"] if unclear > 0 else []
    if len(without) == len(goals):
        words = ["chưa chỉ tiêu nào có số liệu"]
    elif reached == len(goals) > 1:
        words = [f"đạt cả {reached} chỉ tiêu"]
    elif reached == len(goals):
        words = ["đạt chỉ tiêu ấy"]
    where = f" (chi tiết tại {scope.appendix('chi_tieu')})" if scope.appendix("chi_tieu") else ""
    yield PARAGRAPH, f"Kế hoạch có {len(goals)} chỉ tiêu đo được; {_day(scope)} {', '.join(words)}{where}."
    yield from _listed("Chỉ tiêu chưa đạt", [_goal(goal) for goal in failed])


def _goal(goal: GoalResult) -> str:
    unit = "%" if goal.goal.unit == "%" else f" {goal.goal.unit}"
    assigned = f" (chỉ tiêu giao {goal.assigned}{unit})" if goal.assigned else ""
    words = f"{bare(goal.goal.name)}: mục tiêu {bare(goal.target)}{assigned}, thực hiện {goal.actual}{unit}"
    if goal.previous_actual is not None:
        words += f" (kỳ trước {goal.previous_actual}{unit})"
    return f"{words}; {continued(bare(goal.note))}" if goal.note else words


def _next(scope: Scope) -> Iterator[Sentence]:
    end, figures = scope.period.next_end, scope.figures
    if end is not None and scope.states:
        following = scope.period.next_name or "kỳ tiếp theo"
        due = scope.of(figures.next_due)
        if due:
            opening = (
                f"Nhiệm vụ đến hạn từ sau ngày {format_date(scope.period.cut_off)} đến hết ngày {format_date(end)}"
            )
            yield from _listed(f"{opening} ({_tasks(len(due))})", [_due_task(one, scope) for one in due])
        elif not scope.groups:
            yield PARAGRAPH, f"Không có nhiệm vụ nào đến hạn trong {following}."
    late = scope.of(figures.late)
    yield from _listed(
        f"Tập trung hoàn thành {_tasks(len(late))} đã quá hạn",
        [_with_leads(one, _late_lines(one, scope)) for one in late],
    )


def _due_task(one: TaskState, scope: Scope) -> str:
    end = scope.period.next_end
    assert end is not None  # asked before
    due = [line for line in one.open_lines if line.last_day is not None and scope.period.cut_off < line.last_day <= end]
    products = "; ".join(dict.fromkeys(bare(line.product) for line in due if line.product))
    when = ", ".join(dict.fromkeys(bare(line.deadline) for line in due))
    words = _with_leads(one, due)
    return f"{words}: {products}; thời hạn: {when}" if products else f"{words}; thời hạn: {when}"


_WRITERS: Mapping[Written, Callable[[Scope], Iterable[Sentence]]] = MappingProxyType(
    {
        Written.SUMMARY: _summary,
        Written.BY_GROUP: _by_group,
        Written.BY_UNIT: _by_unit,
        Written.SINCE_PREVIOUS: _since_previous,
        Written.FINISHED: _finished,
        Written.UNDER_WAY: _under_way,
        Written.LATE: _late,
        Written.DIFFICULTIES: _difficulties,
        Written.PROPOSALS: _proposals,
        Written.GOALS: _goals,
        Written.NEXT: _next,
    }
)
