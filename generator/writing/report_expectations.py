"""What a report must say, made from the plan, the answers and the clerk's words by another way than what is printed.

It counts tasks anew and composes cells anew; it must never look at a view.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.appendix import Appendix
from generator.model.dossier import Copy, Dossier
from generator.model.progress import Answer, LineProgress
from generator.model.report import OutlineNode, PeriodInput, ReportRules, Written
from generator.model.report_year import ReportYear
from generator.model.statistics import IndicatorKind
from generator.model.text import plain
from generator.reckoning.figures import ReportFigures
from generator.reckoning.progress import NO_GROUP, OTHER_TASKS, State, TaskState
from generator.reckoning.statistics import FormResult
from generator.vietnamese import format_day
from generator.writing.document_parts import symbol_of
from generator.writing.expectations import block_texts, closed, date_text, expect_head, expect_signature
from generator.writing.expected import Expectations, Expected, ExpectedTable
from generator.writing.report_tables import Columns, form_columns, goal_columns, summary_columns, task_columns

__all__ = ["expect_report"]

_Rows = Iterator[tuple[str, ...]]


def expect_report(
    dossier: Dossier, report: ReportYear, figures: ReportFigures, copy: Copy = Copy.PAPER
) -> Expectations:
    """What the report of a period must say."""
    rules, period = report.rules, figures.period
    given = report.inputs.get(period.key, PeriodInput())
    record = dossier.issuing.reports.get(period.key)
    symbol = symbol_of(rules, "Báo cáo", dossier.agency)
    words = f"{rules.subject} {period.name}"
    if period.next_name:
        words += f" và phương hướng, nhiệm vụ {period.next_name}"
    tables = tuple(_tables(dossier, report, figures))
    texts = [
        *expect_head(dossier.agency, given.subject or words, symbol, record),
        Expected("tên loại", ("Báo cáo",), True, True),
        Expected("kính gửi", tuple(_recipients(rules)), True),
        Expected("nội dung", tuple(closed(list(_body(rules, given)))) if any(_body(rules, given)) else ()),
        *_told_tasks(rules, figures),
        *expect_signature(rules, tuple(_receivers(rules))),
    ]
    if copy is Copy.PAPER and record is not None and tables:
        line = f"{record.number:02d}/{symbol} {date_text(record)} của {dossier.agency.name})"
        texts.append(Expected("dòng Kèm theo", (line,) * len(tables), True))
    if rules.has_statistics:
        titles = tuple(form.form.title for form in figures.forms if form.rows)
        texts.append(Expected("tên biểu thống kê", titles, True))
    return Expectations(tuple(texts), tables)


def _recipients(rules: ReportRules) -> Iterator[str]:
    """One stands beside the words Kính gửi; several have a line each, with their marks."""
    *others, last = (name.rstrip(" ;,.") for name in rules.recipients)
    yield from (f"{name};" for name in others)
    yield f"{last}." if others else f"Kính gửi: {last}"


def _receivers(rules: ReportRules) -> list[str]:
    """An upward report names Như trên before all others (II.9.b)."""
    lines = sorted(rules.receivers, key=lambda line: not line.lower().startswith("như trên"))
    return lines if lines and lines[0].lower().startswith("như trên") else ["Như trên", *lines]


def _body(rules: ReportRules, given: PeriodInput) -> Iterator[str]:
    """A person's words in their order, under the headings they were written for."""
    yield from (plain(text) for text in given.opening or rules.opening)
    yield from _section_texts(rules.outline, given)
    yield from (plain(text) for text in given.closing or rules.closing)


def _section_texts(nodes: tuple[OutlineNode, ...], given: PeriodInput) -> Iterator[str]:
    for node in nodes:
        text = given.texts.get(node.key) if node.key else None
        if text is not None or node.is_required:
            yield plain(node.title)
        if text is not None:
            yield from block_texts(text.blocks)
        elif node.is_required:
            yield f"mã {node.key}]"
        yield from _section_texts(node.children, given)


def _told_tasks(rules: ReportRules, figures: ReportFigures) -> Iterator[Expected]:
    """The tasks that the body must name, where the outline asks for all of them."""
    whole = {kind for node in rules.nodes() if not node.groups for kind in node.written}
    period = figures.period
    if Written.FINISHED in whole:
        done = [one for one in figures.states if one.completed_on is not None]
        done = [one for one in done if one.completed_on and period.first_day <= one.completed_on <= period.cut_off]
        yield Expected("nhiệm vụ hoàn thành trong kỳ", tuple(_names(done)), True)
    if Written.LATE in whole:
        late = [one for one in figures.states if one.state is State.OVERDUE]
        yield Expected("nhiệm vụ quá hạn", tuple(_names(late)), True)
    for kind, field in ((Written.DIFFICULTIES, "difficulty"), (Written.PROPOSALS, "proposal")):
        if kind in whole:
            now = [one for one in figures.states if not one.completed_on or one.completed_on >= period.first_day]
            told = [getattr(line, field) for one in now for line in one.lines if line is not None]
            for text in dict.fromkeys(_in_a_sentence(text) for text in told if text):
                yield Expected("khó khăn, kiến nghị của đơn vị", (text,), True)


def _in_a_sentence(text: str) -> str:
    """The words of a cell without its line breaks, the dashes of its list and the mark at its end."""
    lines = [line.strip() for line in text.split("\n")]
    bare = [line[1:].strip() if line.startswith(("- ", "+ ", "– ")) else line for line in lines]
    return " ".join(bare).rstrip(" .;,")


def _names(states: list[TaskState]) -> Iterator[str]:
    for one in states:
        yield _in_a_sentence(one.task.name)
        if one.completed_on is not None:
            yield f"hoàn thành ngày {'/'.join(format_day(one.completed_on))}"


def _tables(dossier: Dossier, report: ReportYear, figures: ReportFigures) -> Iterator[ExpectedTable]:
    rules = report.rules
    kinds = rules.summary_tables or ((Written.BY_GROUP,) if rules.has_chart else ())
    if kinds:
        yield _expected(summary_columns(), _summary_rows(figures, kinds))
    if rules.has_task_appendix:
        states = {one.task.key: one for one in figures.states}
        for position, appendix in enumerate(dossier.plan.appendices):
            if any(row.task is not None for row in appendix.rows()):
                yield _expected(task_columns(figures), _task_rows(appendix, position, states))
    if rules.goals:
        yield _expected(goal_columns(figures), _goal_rows(figures))
    if rules.has_statistics:
        for form in figures.forms:
            if form.rows:
                yield _expected(form_columns(), _form_rows(form))


def _expected(columns: Columns, rows: _Rows) -> ExpectedTable:
    return ExpectedTable(tuple(column.title for column, _ in columns), tuple(rows), tuple(over for _, over in columns))


def _summary_rows(figures: ReportFigures, kinds: tuple[Written, ...]) -> _Rows:
    letters = iter("ABC")
    states = figures.states
    by_group = [one.task.group or NO_GROUP for one in states]
    by_unit = [one.task.lead[0] if one.task.lead else OTHER_TASKS for one in states]
    for kind, title, owners in (
        (Written.BY_GROUP, "Theo nhóm nhiệm vụ", by_group),
        (Written.BY_UNIT, "Theo đơn vị chủ trì", by_unit),
    ):
        if kind not in kinds or not owners:
            continue
        yield (next(letters), title)
        # Tasks outside every group, or led by no unit, come last.
        names = sorted(dict.fromkeys(owners), key=lambda name: name in (NO_GROUP, OTHER_TASKS))
        for number, name in enumerate(names, 1):
            own = [one.state for one, owner in zip(states, owners, strict=True) if owner == name]
            yield (str(number), name, *_counted(own))
    yield (next(letters), "Tổng cộng", *_counted([one.state for one in states]))


def _counted(states: list[State]) -> tuple[str, ...]:
    done = states.count(State.DONE_ON_TIME) + states.count(State.DONE_LATE)
    # The share in hundredths of a percent, halves up, in whole numbers only.
    share = (2 * 10000 * done + len(states)) // (2 * len(states)) if states else 0
    rate = f"{share // 100},{share % 100:02d}" if states else "-"
    return (str(len(states)), *(str(states.count(state)) for state in State), rate)


def _task_rows(appendix: Appendix, position: int, states: Mapping[str, TaskState]) -> _Rows:
    for row in appendix.rows():
        if row.group is not None:
            yield (row.number, row.group.name)
            continue
        one = states[appendix.task_key(row, position)]
        before: list[tuple[str, ...]] = []
        assert row.task is not None
        plan_words = [row.task.cell("chu_tri"), row.task.cell("phan_cong")]
        for line, known, own_cells in zip(one.task.lines, one.lines, row.task.lines, strict=True):
            words = [own_cells.cell("chu_tri"), plan_words[0], own_cells.cell("phan_cong"), plan_words[1]]
            before.append(
                (
                    line.product,
                    line.deadline,
                    "; ".join(line.lead) or next(filter(None, words), ""),
                    _result(known, len(one.lines) > 1),
                    _told(known),
                )
            )
        same = [len({cells[column] for cells in before}) == 1 for column in range(5)]
        for number, cells in enumerate(before):
            product, deadline, unit, result, told = (
                "" if number and alike else text for text, alike in zip(cells, same, strict=True)
            )
            own = ("", "", "") if number else (row.number, one.task.name, _state(one))
            yield (own[0], own[1], product, deadline, unit, own[2], result, told)


def _state(one: TaskState) -> str:
    words = one.state.words.capitalize()
    if one.completed_on is not None:
        return f"{words}, ngày {'/'.join(format_day(one.completed_on))}"
    return words if one.percent == 0 else f"{words} (đã thực hiện {one.percent}%)"


def _result(known: LineProgress | None, several: bool) -> str:
    if known is None:
        return ""
    state = ""
    if several and known.completed_on is not None:
        state = f"Hoàn thành ngày {'/'.join(format_day(known.completed_on))}"
    elif several and known.answer is Answer.UNDER_WAY and known.percent:
        state = f"Đang thực hiện, {known.percent}%"
    reason = f"Không thực hiện: {known.reason}" if known.answer is Answer.CANCELLED and known.reason else ""
    return "\n".join(filter(None, (state, reason, known.result, known.link)))


def _told(known: LineProgress | None) -> str:
    if known is None:
        return ""
    return "\n".join(filter(None, (known.difficulty, known.proposal and f"Kiến nghị: {known.proposal}")))


def _goal_rows(figures: ReportFigures) -> _Rows:
    for number, result in enumerate(figures.goals, 1):
        target = result.goal.target + (f"\n(chỉ tiêu giao: {result.assigned})" if result.assigned else "")
        earlier = (
            (result.previous_actual or "-", _judged(result.previous_actual, result.previous_reached))
            if figures.previous is not None
            else ()
        )
        yield (
            str(number),
            result.goal.name,
            result.goal.unit,
            target,
            result.actual or "-",
            _judged(result.actual, result.reached),
            *earlier,
            result.note or "",
        )


def _judged(actual: str | None, reached: bool | None) -> str:
    if actual is None and reached is None:
        return "Chưa có số liệu"
    return {True: "Đạt", False: "Chưa đạt", None: "Chưa đánh giá được"}[reached]


def _form_rows(form: FormResult) -> _Rows:
    order = {indicator.code: place for place, indicator in enumerate(form.form.indicators)}
    unit_of, note = "", ""  # the code whose unit could be shared, and the note, of the row above
    for row in form.rows:
        indicator = row.indicator
        if indicator.kind is IndicatorKind.HEADING and not row.text and not indicator.unit and not row.note:
            yield (indicator.code, indicator.name)
            unit_of, note = "", ""
            continue
        shares = indicator.joins_unit and unit_of and order[indicator.code] - order[unit_of] == 1
        told = "" if row.note == note else row.note
        yield (indicator.code, indicator.name, "" if shares else indicator.unit or "", row.text, told)
        unit_of, note = indicator.code, row.note
