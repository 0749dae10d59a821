"""Whatever happens to a plan, an answer is believed only of the line that it was given for."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.progress import LineProgress
from generator.reckoning.line_identity import Fit, KnownLine, PlanLines, code_of, parse_code
from generator.reckoning.plan_groups import GroupPath, PlanGroup
from generator.reckoning.plan_tasks import PlanLine, PlanTask
from tests.reckonings import a_plan_task, answer

NAMES = st.sampled_from(["Báo cáo", "Họp", "Rà soát"])
PRODUCTS = st.sampled_from(["Biên bản", "Tờ trình", ""])
DEADLINES = st.sampled_from(["Quý I/2022", "Quý II/2022"])
UNITS = st.sampled_from(["Văn phòng", "Phòng Đầu tư"])


@st.composite
def a_line(draw: st.DrawFn) -> PlanLine:
    unit = draw(UNITS)
    return PlanLine(1, draw(st.sampled_from(["", "Bước một"])), draw(PRODUCTS), draw(DEADLINES), None, (unit,), ())


@st.composite
def a_task(draw: st.DrawFn) -> PlanTask:
    """A task without an id, in one of two groups; few words, so that many tasks look alike."""
    group = draw(st.sampled_from(["Nhóm một", "Nhóm hai"]))
    lines = tuple(draw(st.lists(a_line(), min_size=1, max_size=3)))
    path = GroupPath("phu_luc", (PlanGroup("", group),))
    return PlanTask("", "", draw(NAMES), path, lines, lines[0].lead, (), draw(st.booleans()))


def placed(tasks: list[tuple[int, PlanTask]]) -> tuple[PlanLines, dict[tuple[str, int], tuple[int, int]]]:
    """The plan with its ids, and of each id whose it is: the task's and the line's number from the beginning."""
    made, whose = [], {}
    for group in ("Nhóm một", "Nhóm hai"):
        inside = [(own, task) for own, task in tasks if task.group_name == group]
        for number, (own, task) in enumerate(inside, 1):
            key = f"ma-{own}" if task.has_own_id else f"{group}.{number}"
            lines = tuple(replace(line, number=at) for at, line in enumerate(task.lines, 1))
            made.append(replace(task, key=key, lines=lines))
            for line in lines:
                # Before it is numbered, a line carries its own number as the days of nobody.
                whose[key, line.number] = (own, int(line.coordinating[0]))
    return PlanLines(made), whose


def marked(task: PlanTask, first: int = 1) -> PlanTask:
    """The task with its lines marked by what no report reads, so that the test knows them again."""
    lines = tuple(replace(line, coordinating=(str(number),)) for number, line in enumerate(task.lines, first))
    return replace(task, lines=lines)


def answers_to(plan: PlanLines) -> list[LineProgress]:
    lines = [KnownLine(task, line) for task in plan.tasks for line in task.lines]
    return [plan.named(answer("x", don_vi=one.line.lead[0], ngay_hoan_thanh="1/2/2022"), one.key) for one in lines]


@given(st.lists(a_task(), min_size=1, max_size=5), st.lists(a_task(), max_size=2), st.data())
@settings(max_examples=150, deadline=None)
def test_however_tasks_and_lines_are_put_in_taken_out_and_moved_no_answer_passes_to_another(
    old: list[PlanTask], new: list[PlanTask], data: st.DataObject
) -> None:
    before, whose = placed(list(enumerate(marked(task) for task in old)))
    kept = [(own, marked(task)) for own, task in enumerate(old) if data.draw(st.booleans())]
    changed = []
    for own, task in kept:
        lines = data.draw(st.permutations(task.lines)) if data.draw(st.booleans()) else list(task.lines)
        more = [replace(line, coordinating=("9",)) for line in data.draw(st.lists(a_line(), max_size=1))]
        fewer = lines[1:] if len(lines) > 1 and data.draw(st.booleans()) else lines
        changed.append((own, replace(task, lines=(*more, *fewer))))
    added = [(own, marked(task, 9)) for own, task in enumerate(new, 100)]
    after, now = placed(data.draw(st.permutations([*changed, *added])))
    left = set(now.values())
    for given_answer in answers_to(before):
        giver = whose[given_answer.task, given_answer.line]
        found = after.locate(given_answer)
        if found.fit not in (Fit.SURE, Fit.MOVED, Fit.RENAMED):
            continue
        (line,) = found.lines
        taken = now[line.key]
        words = {field: text for field, text in given_answer.named.items() if field != "group"}
        assert line.says(words)
        if taken != giver and giver in left:
            # The line it was given for is there still: only a line that nobody can tell from it may stand for it.
            key = next(one for one, whole in now.items() if whole == giver)
            original = after.get(key)
            assert original is not None
            assert original.is_twin_of(line) or not original.says(given_answer.named) or _led_by_another(original, line)


def _led_by_another(original: KnownLine, line: KnownLine) -> bool:
    """Whether the two differ in nothing but who leads them."""
    return original.words == line.words and original.line.lead != line.line.lead


@given(st.lists(a_task(), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_in_a_plan_that_did_not_change_an_answer_never_moves(tasks: list[PlanTask]) -> None:
    plan, _ = placed(list(enumerate(marked(task) for task in tasks)))
    for given_answer in answers_to(plan):
        found = plan.locate(given_answer)
        assert found.fit in (Fit.SURE, Fit.UNCLEAR)
        if found.fit is Fit.UNCLEAR:
            # Two tasks of which a line is called the same and led by the same unit, but which are no twins throughout.
            assert len({line.task.key for line in found.lines}) > 1


def test_blanks_and_the_form_of_letters_do_not_change_a_name() -> None:
    plan = PlanLines([replace(a_plan_task("I.1"), name="Hoà giải  ở\ncơ sở")])
    typed = unicodedata.normalize("NFD", "Hoà giải ở cơ sở")
    assert plan.locate(answer("I.1", "chua_thuc_hien", nhiem_vu=typed)).fit is Fit.SURE
    assert plan.locate(answer("I.1", "chua_thuc_hien", nhiem_vu="Hòa giải ở Cơ sở")).fit is Fit.CHANGED


@pytest.mark.parametrize(
    ("text", "key"),
    [("I.1", ("I.1", 1)), (" I.2 (dòng 2) ", ("I.2", 2)), ("phu_luc_2:I.1", ("phu_luc_2:I.1", 1))],
)
def test_an_id_is_read_as_it_is_shown(text: str, key: tuple[str, int]) -> None:
    assert parse_code(text) == key
    assert parse_code(code_of(key, several=True)) == key
