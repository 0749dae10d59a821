"""Answers written into a file that people also edit: what did not change stays as it was typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.progress import LineProgress, PeriodProgress
from generator.reading.gate import build_model
from generator.reading.yaml_files import parse_yaml
from generator.writing.progress_yaml import render_progress, replace_progress

WRITTEN = """\
# Tệp của chị Lan
la_so_lieu_mau: true   # mẫu

ghi_chu: >-
  Đã gọi
  các phòng
nhiem_vu:   # theo thứ tự kế hoạch

  # I.1: việc đầu
  - ma: I.1
    trang_thai: hoan_thanh   # hỏi lại
    # ngày theo công văn
    ngay_hoan_thanh: 10/3/2022
    ket_qua: |-
      Dòng một
      # không phải ghi chú

      Dòng ba
  # II.1: việc sau
  -   ma: "II.1"
      trang_thai: chua_thuc_hien
  - {ma: II.2, trang_thai: chua_thuc_hien}

# cuối tệp
"""


def progress(text: str) -> PeriodProgress:
    raw, findings = parse_yaml(text, "quy_1.yaml")
    assert raw is not None, findings
    built, faults = build_model(PeriodProgress, raw)
    assert built is not None, faults
    return built


def line(task: str, said: str = "chua_thuc_hien", **more: Any) -> LineProgress:
    return LineProgress.model_validate({"ma": task, "trang_thai": said, **more})


def replaced(text: str, new: list[LineProgress]) -> str:
    found = replace_progress(text, progress(text).lines, new)
    assert found is not None
    assert list(progress(found).lines) == new
    return found


def test_what_does_not_change_stays_to_the_letter() -> None:
    assert replaced(WRITTEN, list(progress(WRITTEN).lines)) == WRITTEN


def test_one_key_changes_and_no_other_line_does() -> None:
    lines = list(progress(WRITTEN).lines)
    lines[0] = lines[0].model_copy(update={"result": "Xong"})
    found = replaced(WRITTEN, lines)
    head, tail = WRITTEN.split("    ket_qua: |-")
    assert found == head + "    ket_qua: Xong\n" + tail[tail.index("  # II.1") :]


def test_a_key_comes_and_a_key_goes_and_the_comments_stay() -> None:
    lines = list(progress(WRITTEN).lines)
    lines[0] = line("I.1", "dang_thuc_hien", phan_tram=60, ket_qua=lines[0].result)
    found = replaced(WRITTEN, lines)
    assert "    phan_tram: 60\n" in found
    assert "ngay_hoan_thanh" not in found
    for comment in ("# Tệp của chị Lan", "# mẫu", "# I.1: việc đầu", "# II.1: việc sau", "# cuối tệp", "# không phải"):
        assert comment in found


def test_new_records_stand_in_the_order_asked_for() -> None:
    lines = list(progress(WRITTEN).lines)
    found = replaced(WRITTEN, [lines[0], line("I.2"), *lines[1:], line("III.1")])
    assert (
        found.index("ma: I.2") < found.index("# II.1: việc sau") < found.index("ma: III.1") < found.index("# cuối tệp")
    )


@pytest.mark.parametrize("text", ["ghi_chu: x\n", "nhiem_vu: []\nghi_chu: x\n", "ghi_chu: x\nnhiem_vu:\n", "# trống\n"])
def test_the_first_records_of_a_file_without_any(text: str) -> None:
    found = replace_progress(text, (), [line("I.1", nhiem_vu="Việc đầu")])
    assert found is not None
    assert [one.task for one in progress(found).lines] == ["I.1"]
    assert "  - ma: I.1\n    nhiem_vu: Việc đầu\n" in found
    assert ("ghi_chu: x" in found) == ("ghi_chu: x" in text)


def test_records_set_in_from_their_dash_or_in_braces_can_change() -> None:
    lines = list(progress(WRITTEN).lines)
    found = replaced(WRITTEN, [lines[0], *(one.model_copy(update={"result": "Xong"}) for one in lines[1:])])
    assert '  -   ma: "II.1"\n      trang_thai: chua_thuc_hien\n      ket_qua: Xong\n  - ma: II.2\n' in found


def test_a_list_in_brackets_is_left_to_be_written_anew() -> None:
    text = "nhiem_vu: [{ma: I.1, trang_thai: chua_thuc_hien}]\n"
    assert replace_progress(text, progress(text).lines, [line("I.9")]) is None


def test_an_answer_under_another_id_takes_its_comments_along_and_they_say_the_new_id() -> None:
    first, *others = progress(WRITTEN).lines
    moved = first.model_copy(update={"task": "II.1", "name": "Việc đầu"})
    later = others[0].model_copy(update={"task": "I.1"})
    new = [later, moved, *others[1:]]
    found = replace_progress(WRITTEN, progress(WRITTEN).lines, new, {("II.1", 1): ("I.1", 1), ("I.1", 1): ("II.1", 1)})
    assert found is not None
    assert list(progress(found).lines) == new
    assert found.index("# I.1: việc sau") < found.index("  # II.1: việc đầu\n  - ma: II.1\n    nhiem_vu: Việc đầu\n")
    for comment in ("# hỏi lại", "# ngày theo công văn", "# cuối tệp"):
        assert comment in found


def test_a_file_whose_answers_all_go_keeps_the_rest() -> None:
    found = replace_progress(WRITTEN, progress(WRITTEN).lines, ())
    assert found is not None
    assert progress(found).lines == ()
    for kept in ("# Tệp của chị Lan", "Đã gọi\n  các phòng", "# theo thứ tự kế hoạch", "# cuối tệp"):
        assert kept in found


HARD = st.sampled_from(
    [
        "=1+1",
        "@SUM(A1)",
        "- gạch",
        "# thăng",
        "a: b",
        "yes",
        "10/3/2022",
        "1.10",
        "'",
        '"',
        "{x}",
        "[",
        "%",
        "hai\ndòng",
        "|",
        "*a",
    ]
) | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=40)


@st.composite
def lines_of(draw: st.DrawFn) -> list[LineProgress]:
    tasks = draw(st.lists(st.sampled_from([f"I.{number}" for number in range(1, 9)]), unique=True, max_size=6))
    found = []
    for task in sorted(tasks):
        words = {key: text for key in ("ket_qua", "kho_khan") if (text := draw(HARD)).strip() and draw(st.booleans())}
        if draw(st.booleans()):
            found.append(line(task, "hoan_thanh", ngay_hoan_thanh="10/3/2022", **words))
        else:
            found.append(line(task, "dang_thuc_hien", phan_tram=draw(st.integers(1, 99)), **words))
    return found


@given(lines_of(), lines_of())
@settings(max_examples=60, deadline=None)
def test_whatever_the_answers_say_is_read_back_and_an_edit_says_what_was_asked(
    old: list[LineProgress], new: list[LineProgress]
) -> None:
    text = render_progress(old, {"ghi_chu": "a: b", "la_so_lieu_mau": True})
    assert list(progress(text).lines) == old
    assert (progress(text).note, progress(text).is_sample) == ("a: b", True)
    assert replaced(text, new) == replaced(replaced(text, new), new)
