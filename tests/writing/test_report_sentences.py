"""The sentences that follow from the figures: right numbers, zero and one said as people say them, nothing twice."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.dossier import Dossier
from generator.model.progress import PeriodProgress
from generator.model.report import Written
from generator.reckoning.figures import build_figures
from generator.writing.report_scope import Scope
from generator.writing.report_sentences import write
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_appendix
from tests.reckonings import a_progress, a_report, a_rules, answer


def a_year_of(*tasks: dict[str, Any]) -> Dossier:
    """A plan whose tasks I.1, I.2, … stand in one group."""
    made = [a_task(**{"nhiem_vu": f"Việc {number}", **task}) for number, task in enumerate(tasks, 1)]
    content = a_task_list(a_group(*made)) if made else a_task_list(tasks=()).model_copy(update={"groups": ()})
    return a_dossier(plan=a_plan(an_appendix(content)))


def said(
    kind: Written,
    dossier: Dossier,
    key: str = "quy-1",
    *,
    groups: tuple[str, ...] = (),
    beside: tuple[Written, ...] = (),
    rules: Any = None,
    inputs: Any = None,
    progress: dict[str, PeriodProgress] | None = None,
) -> list[str]:
    """What is written, a dash before each dash; progress by period."""
    report = a_report(a_rules(**(rules or {})), inputs=inputs, progress=progress)
    period = report.period(key)
    assert period is not None
    figures, _ = build_figures(dossier, report, period)
    return [f"- {text}" if what == "gach" else text for what, text in write(kind, Scope(figures, groups, beside))]


EARLY, LATE, NEVER = {"tien_do": "Quý I/2022"}, {"tien_do": "Tháng 2/2022"}, {"tien_do": "Thường xuyên"}


def test_the_summary_says_the_total_what_is_done_and_what_is_left() -> None:
    dossier = a_year_of(EARLY, EARLY, LATE, LATE, NEVER, {"tien_do": "Quý IV/2022"}, EARLY)
    collected = a_progress(
        answer("I.1", ngay_hoan_thanh="10/3/2022"),
        answer("I.2", ngay_hoan_thanh="11/3/2022"),
        answer("I.3", ngay_hoan_thanh="05/3/2022"),
        answer("I.7", "dang_thuc_hien", phan_tram=40),
    )
    assert said(Written.SUMMARY, dossier, progress={"quy-1": collected}) == [
        "Tổng số nhiệm vụ của Kế hoạch là 7; đến ngày 14/3/2022 đã hoàn thành 3 nhiệm vụ (đạt 42,86%), trong đó hoàn "
        "thành đúng hạn 2 nhiệm vụ, hoàn thành quá hạn 1 nhiệm vụ. Còn lại 4 nhiệm vụ, gồm 1 nhiệm vụ đang thực hiện, "
        "1 nhiệm vụ quá hạn chưa hoàn thành, 1 nhiệm vụ chưa đến hạn, 1 nhiệm vụ không có hạn cố định."
    ]


@pytest.mark.parametrize(
    ("tasks", "answers", "words"),
    [
        ([], [], ["Kế hoạch không có nhiệm vụ nào."]),
        (
            [EARLY],
            [],
            [
                "Tổng số nhiệm vụ của Kế hoạch là 1; đến ngày 14/3/2022 chưa có nhiệm vụ nào hoàn thành. "
                "Còn lại 1 nhiệm vụ chưa đến hạn. Không có nhiệm vụ quá hạn."
            ],
        ),
        (
            [EARLY, EARLY],
            [answer("I.1", ngay_hoan_thanh="10/3/2022"), answer("I.2", ngay_hoan_thanh="10/3/2022")],
            [
                "Tổng số nhiệm vụ của Kế hoạch là 2; đến ngày 14/3/2022 đã hoàn thành 2 nhiệm vụ (đạt 100,00%), "
                "tất cả đều đúng hạn."
            ],
        ),
        (
            [LATE],
            [answer("I.1", ngay_hoan_thanh="10/3/2022")],
            ["Tổng số nhiệm vụ của Kế hoạch là 1; đến ngày 14/3/2022 đã hoàn thành 1 nhiệm vụ (đạt 100,00%), quá hạn."],
        ),
        (
            [EARLY, NEVER],
            [
                answer("I.1", "khong_thuc_hien", ly_do="Cấp trên bỏ."),
                answer("I.2", "khong_thuc_hien", ly_do="Trùng việc"),
            ],
            [
                "Tổng số nhiệm vụ của Kế hoạch là 2; tất cả đều không thực hiện.",
                "Có 2 nhiệm vụ không thực hiện:",
                "- Việc 1 (lý do: Cấp trên bỏ);",
                "- Việc 2 (lý do: Trùng việc).",
            ],
        ),
    ],
    ids=["no tasks", "none done", "all done", "one late", "all cancelled"],
)
def test_none_one_and_all_are_said_as_people_say_them(tasks: Any, answers: Any, words: list[str]) -> None:
    assert said(Written.SUMMARY, a_year_of(*tasks), progress={"quy-1": a_progress(*answers)}) == words


def test_figures_by_group_and_unit_leave_out_states_without_a_task() -> None:
    dossier = a_dossier(
        plan=a_plan(
            an_appendix(
                a_task_list(
                    a_group(a_task(nhiem_vu="A", tien_do="Quý I/2022"), a_task(nhiem_vu="B", tien_do="Thường xuyên")),
                    a_group(a_task(nhiem_vu="C", tien_do="Quý IV/2022"), ten="Cải cách tài chính công."),
                )
            )
        )
    )
    collected = a_progress(answer("I.1", ngay_hoan_thanh="10/3/2022"))
    assert said(Written.BY_GROUP, dossier, progress={"quy-1": collected}) == [
        "Tiến độ theo nhóm nhiệm vụ đến ngày 14/3/2022:",
        "- I. Cải cách thể chế: 2 nhiệm vụ, đã hoàn thành 1 (50,00%), còn 1 không có hạn cố định;",
        "- II. Cải cách tài chính công: 1 nhiệm vụ, chưa đến hạn.",
    ]
    assert said(Written.BY_UNIT, dossier, groups=("Cải cách tài chính công.",), progress={"quy-1": collected}) == [
        "Tiến độ theo đơn vị chủ trì đến ngày 14/3/2022:",
        "- Văn phòng: 1 nhiệm vụ, chưa đến hạn.",
    ]
    assert said(Written.BY_GROUP, a_year_of()) == []


def test_a_finished_task_is_told_with_its_document_and_its_lateness() -> None:
    dossier = a_year_of({**LATE, "san_pham": "Kế hoạch"}, EARLY)
    collected = a_progress(
        answer("I.1", ngay_hoan_thanh="05/3/2022", ket_qua="Kế hoạch số 01/KH-SNV ngày 05/3/2022."),
        answer("I.2", ngay_hoan_thanh="14/12/2021"),
    )
    assert said(Written.FINISHED, dossier, progress={"quy-1": collected}) == [
        "Trong kỳ báo cáo (từ ngày 15/12/2021 đến ngày 14/3/2022) đã hoàn thành 1 nhiệm vụ:",
        "- Việc 1: Kế hoạch số 01/KH-SNV ngày 05/3/2022; hoàn thành ngày 05/3/2022, quá hạn 5 ngày.",
    ]


def test_nothing_finished_and_nothing_late_are_said_so_for_the_whole_plan_only() -> None:
    dossier = a_year_of(EARLY)
    assert said(Written.FINISHED, dossier) == [
        "Trong kỳ báo cáo (từ ngày 15/12/2021 đến ngày 14/3/2022) không có nhiệm vụ nào hoàn thành."
    ]
    assert said(Written.LATE, dossier) == ["Đến ngày 14/3/2022 không có nhiệm vụ quá hạn."]
    assert said(Written.FINISHED, dossier, groups=("I",)) == said(Written.LATE, dossier, groups=("I",)) == []
    assert said(Written.FINISHED, a_year_of()) == said(Written.LATE, a_year_of()) == []


def test_a_late_task_is_told_with_its_deadline_and_why_or_that_nobody_said_why() -> None:
    collected = a_progress(answer("I.1", "dang_thuc_hien", phan_tram=90, kho_khan="Chưa có hướng dẫn;"))
    assert said(Written.LATE, a_year_of(LATE, LATE), progress={"quy-1": collected}) == [
        "Đến ngày 14/3/2022 còn 2 nhiệm vụ quá hạn chưa hoàn thành:",
        "- Việc 1 (Văn phòng): thời hạn Tháng 2/2022, quá hạn 14 ngày, đã thực hiện 90%; lý do: chưa có hướng dẫn;",
        "- Việc 2 (Văn phòng): thời hạn Tháng 2/2022, quá hạn 14 ngày, chưa thực hiện; đơn vị chưa báo cáo lý do.",
    ]


def test_a_task_of_several_lines_is_late_by_the_line_that_is_late() -> None:
    lines = [
        {"san_pham": "Kế hoạch", "tien_do": "Tháng 1/2022"},
        {"san_pham": "Báo cáo", "tien_do": "Tháng 2/2022"},
    ]
    dossier = a_year_of({"san_pham": None, "tien_do": None, "dong": lines})
    collected = a_progress(answer("I.1", ngay_hoan_thanh="20/01/2022"))
    told = said(Written.LATE, dossier, progress={"quy-1": collected})
    assert told[1] == (
        "- Việc 1 (Văn phòng): thời hạn Tháng 2/2022, quá hạn 14 ngày, đã thực hiện 50%; đơn vị chưa báo cáo lý do."
    )
    done = a_progress(
        answer("I.1", ngay_hoan_thanh="20/01/2022", ket_qua="KH 01"),
        answer("I.1", line=2, ngay_hoan_thanh="01/3/2022", ket_qua="BC 02"),
    )
    assert said(Written.FINISHED, dossier, progress={"quy-1": done})[1] == (
        "- Việc 1: KH 01; BC 02; hoàn thành ngày 01/3/2022, quá hạn 1 ngày."
    )


def test_the_previous_period_is_compared_in_figures_and_tasks() -> None:
    dossier = a_year_of(EARLY, {"tien_do": "Quý II/2022"}, {"tien_do": "Tháng 4/2022"})
    before = a_progress(answer("I.1", "dang_thuc_hien", phan_tram=30))
    now = a_progress(answer("I.1", ngay_hoan_thanh="20/3/2022"), answer("I.2", "dang_thuc_hien", phan_tram=5))
    told = said(Written.SINCE_PREVIOUS, dossier, "6-thang", progress={"quy-1": before, "6-thang": now})
    assert told == [
        "So với quý I năm 2022 (số liệu đến ngày 14/3/2022): số nhiệm vụ hoàn thành tăng từ 0 lên 1; tỷ lệ hoàn thành "
        "tăng từ 0,00% lên 33,33%; số nhiệm vụ đang thực hiện không đổi (1); số nhiệm vụ quá hạn chưa hoàn thành tăng "
        "từ 0 lên 1.",
        "Nhiệm vụ hoàn thành thêm so với kỳ trước:",
        "- Việc 1.",
        "Nhiệm vụ mới được triển khai so với kỳ trước:",
        "- Việc 2.",
        "Nhiệm vụ mới quá hạn so với kỳ trước:",
        "- Việc 3.",
    ]
    beside = (Written.FINISHED, Written.LATE, Written.SINCE_PREVIOUS)
    shorter = said(
        Written.SINCE_PREVIOUS, dossier, "6-thang", beside=beside, progress={"quy-1": before, "6-thang": now}
    )
    assert shorter[1:] == ["Nhiệm vụ mới được triển khai so với kỳ trước:", "- Việc 2."]


UNLED = {"phan_cong": None, **LATE}


def test_a_task_that_the_plan_gives_to_no_unit_is_told_without_a_word_about_that() -> None:
    dossier = a_year_of(UNLED, LATE)
    progress = {"quy-1": a_progress(answer("I.1", "dang_thuc_hien", phan_tram=30, kho_khan="Thiếu người"))}
    assert said(Written.BY_UNIT, dossier, progress=progress)[1:] == [
        "- Văn phòng: 1 nhiệm vụ, quá hạn chưa hoàn thành;",
        "- Nhiệm vụ khác: 1 nhiệm vụ, quá hạn chưa hoàn thành.",
    ]
    late = said(Written.LATE, dossier, progress=progress)
    assert late[1].startswith("- Việc 1: thời hạn Tháng 2/2022") and late[2].startswith("- Việc 2 (Văn phòng): ")
    assert said(Written.DIFFICULTIES, dossier, progress=progress)[1] == "- Thiếu người (nhiệm vụ “Việc 1”)."


def test_a_task_that_was_done_before_and_is_not_now_is_named_so_that_the_figures_add_up() -> None:
    dossier = a_year_of(EARLY, {"tien_do": "Quý II/2022"})
    before = a_progress(answer("I.1", ngay_hoan_thanh="1/3/2022"), answer("I.2", ngay_hoan_thanh="1/3/2022"))
    now = a_progress(answer("I.1", "khong_thuc_hien", ly_do="Bỏ"))
    told = said(Written.SINCE_PREVIOUS, dossier, "6-thang", progress={"quy-1": before, "6-thang": now})
    assert told[0].startswith("So với quý I năm 2022 (số liệu đến ngày 14/3/2022): số nhiệm vụ hoàn thành giảm từ 2 ")
    assert told[-2:] == [
        "Nhiệm vụ kỳ trước báo cáo đã hoàn thành, kỳ này đơn vị báo cáo lại:",
        "- Việc 1: nay không thực hiện.",
    ]


def test_nothing_is_compared_with_a_period_that_nothing_is_known_of() -> None:
    dossier = a_year_of(EARLY)
    now = a_progress(answer("I.1", ngay_hoan_thanh="20/3/2022"))
    assert said(Written.SINCE_PREVIOUS, dossier, "6-thang", progress={"6-thang": now}) == []
    assert said(Written.SINCE_PREVIOUS, dossier, "quy-1", progress={"quy-1": a_progress()}) == []
    assert said(Written.SINCE_PREVIOUS, dossier, "01/01/2022..30/4/2022", progress={"quy-1": now}) == []


def test_what_units_told_is_listed_with_unit_and_task_and_the_same_words_once() -> None:
    collected = a_progress(
        answer("I.1", "dang_thuc_hien", phan_tram=10, kho_khan="Thiếu người", kien_nghi="Bổ sung biên chế."),
        answer("I.2", "chua_thuc_hien", kho_khan="Thiếu người"),
    )
    dossier = a_year_of(EARLY, EARLY)
    assert said(Written.DIFFICULTIES, dossier, progress={"quy-1": collected}) == [
        "Khó khăn, vướng mắc các đơn vị nêu khi thực hiện Kế hoạch:",
        "- Văn phòng: Thiếu người (nhiệm vụ “Việc 1”, “Việc 2”).",
    ]
    assert said(Written.PROPOSALS, dossier, progress={"quy-1": collected})[1:] == [
        "- Văn phòng: Bổ sung biên chế (nhiệm vụ “Việc 1”)."
    ]
    assert said(Written.DIFFICULTIES, dossier) == said(Written.PROPOSALS, dossier) == []


def test_goals_are_counted_and_those_not_reached_are_named() -> None:
    goals = [
        {"ma": "mot", "ten": "Hồ sơ trực tuyến", "muc_tieu": "100%"},
        {"ma": "hai", "ten": "Mức độ hài lòng", "muc_tieu": "tối thiểu 83%"},
        {"ma": "ba", "ten": "Hồ sơ trễ hạn", "muc_tieu": "0", "don_vi_tinh": "hồ sơ"},
    ]
    inputs = {"quy-1": {"chi_tieu": {"mot": {"thuc_hien": "80,5"}, "hai": {"thuc_hien": "86,57"}}}}
    told = said(Written.GOALS, a_year_of(EARLY), rules={"chi_tieu": goals}, inputs=inputs)
    assert told == [
        "Kế hoạch có 3 chỉ tiêu đo được; đến ngày 14/3/2022 đạt 1 chỉ tiêu, chưa đạt 1 chỉ tiêu, "
        "1 chỉ tiêu chưa có số liệu.",
        "Chỉ tiêu chưa đạt:",
        "- Hồ sơ trực tuyến: mục tiêu 100%, thực hiện 80,5%.",
    ]
    assert said(Written.GOALS, a_year_of(EARLY), rules={"chi_tieu": goals}) == [
        "Kế hoạch có 3 chỉ tiêu đo được; đến ngày 14/3/2022 chưa chỉ tiêu nào có số liệu."
    ]
    assert said(Written.GOALS, a_year_of(EARLY)) == []


def test_goals_that_are_all_reached_are_told_without_a_nought() -> None:
    goals = [{"ma": code, "ten": "Hồ sơ", "muc_tieu": "80%"} for code in ("mot", "hai")]
    inputs = {"quy-1": {"chi_tieu": {"mot": {"thuc_hien": "80"}, "hai": {"thuc_hien": "100"}}}}
    assert said(Written.GOALS, a_year_of(EARLY), rules={"chi_tieu": goals}, inputs=inputs) == [
        "Kế hoạch có 2 chỉ tiêu đo được; đến ngày 14/3/2022 đạt cả 2 chỉ tiêu."
    ]
    assert said(
        Written.GOALS,
        a_year_of(EARLY),
        rules={"chi_tieu": goals[:1]},
        inputs={"quy-1": {"chi_tieu": {"mot": {"thuc_hien": "80"}}}},
    ) == ["Kế hoạch có 1 chỉ tiêu đo được; đến ngày 14/3/2022 đạt chỉ tiêu ấy."]


def test_a_goal_above_an_assigned_figure_is_told_with_that_figure() -> None:
    goals = [{"ma": "mot", "ten": "Hồ sơ trực tuyến", "muc_tieu": "vượt 5% so với chỉ tiêu được giao"}]
    inputs = {"quy-1": {"chi_tieu": {"mot": {"thuc_hien": "82", "chi_tieu_giao": "80"}}}}
    assert said(Written.GOALS, a_year_of(EARLY), rules={"chi_tieu": goals}, inputs=inputs)[-1] == (
        "- Hồ sơ trực tuyến: mục tiêu vượt 5% so với chỉ tiêu được giao (chỉ tiêu giao 80%), thực hiện 82%."
    )


def test_what_comes_next_names_what_falls_due_and_what_is_late() -> None:
    dossier = a_year_of({"tien_do": "Quý II/2022", "san_pham": "Báo cáo;"}, LATE, {"tien_do": "Quý IV/2022"})
    assert said(Written.NEXT, dossier) == [
        "Nhiệm vụ đến hạn từ sau ngày 14/3/2022 đến hết ngày 30/6/2022 (1 nhiệm vụ):",
        "- Việc 1 (Văn phòng): Báo cáo; thời hạn: Quý II/2022.",
        "Tập trung hoàn thành 1 nhiệm vụ đã quá hạn:",
        "- Việc 2 (Văn phòng).",
    ]
    assert said(Written.NEXT, a_year_of(NEVER)) == ["Không có nhiệm vụ nào đến hạn trong quý II năm 2022."]
    # A period outside the calendar has no next one: only what is late is told.
    assert said(Written.NEXT, dossier, "01/01/2022..14/3/2022") == [
        "Tập trung hoàn thành 1 nhiệm vụ đã quá hạn:",
        "- Việc 2 (Văn phòng).",
    ]


def test_a_line_that_is_open_is_told_with_the_units_that_lead_it() -> None:
    lines = [
        {"san_pham": "Kế hoạch", "tien_do": "Tháng 1/2022", "chu_tri": "Thanh tra"},
        {"san_pham": "Báo cáo", "tien_do": "Quý II/2022", "chu_tri": ["Phòng Kế hoạch", "Phòng Tổ chức"]},
    ]
    dossier = a_year_of({"san_pham": None, "tien_do": None, "dong": lines})
    told = said(Written.NEXT, dossier)
    assert told[1] == "- Việc 1 (Phòng Kế hoạch; Phòng Tổ chức): Báo cáo; thời hạn: Quý II/2022."
    assert told[3] == "- Việc 1 (Thanh tra)."
    assert said(Written.LATE, dossier)[1].startswith("- Việc 1 (Thanh tra): thời hạn Tháng 1/2022")


def test_a_name_over_several_lines_is_one_line_of_a_sentence() -> None:
    dossier = a_year_of({**EARLY, "nhiem_vu": "Rà soát:\n- một cửa;\n- ISO."})
    collected = a_progress(answer("I.1", "dang_thuc_hien", phan_tram=5))
    assert (
        said(Written.UNDER_WAY, dossier, progress={"quy-1": collected})[1]
        == "- Rà soát: một cửa; ISO: đã thực hiện 5%."
    )


def test_a_task_that_is_cancelled_is_not_said_to_be_left() -> None:
    dossier = a_year_of(EARLY, EARLY, EARLY)
    collected = a_progress(
        answer("I.1", ngay_hoan_thanh="10/3/2022"), answer("I.2", "khong_thuc_hien", ly_do="Cấp trên bỏ")
    )
    assert said(Written.BY_GROUP, dossier, progress={"quy-1": collected})[1] == (
        "- I. Cải cách thể chế: 3 nhiệm vụ, đã hoàn thành 1 (33,33%), còn 1 chưa đến hạn; 1 không thực hiện."
    )


def test_what_was_told_of_a_task_that_was_finished_before_the_period_is_over() -> None:
    dossier = a_year_of(EARLY, EARLY)
    collected = a_progress(
        answer("I.1", ngay_hoan_thanh="20/3/2022", kho_khan="Phải chờ Sở"),
        answer("I.2", "dang_thuc_hien", phan_tram=5, kho_khan="Thiếu người"),
    )
    assert len(said(Written.DIFFICULTIES, dossier, "6-thang", progress={"6-thang": collected})) == 3
    assert said(Written.DIFFICULTIES, dossier, "quy-3", progress={"6-thang": collected})[1:] == [
        "- Văn phòng: Thiếu người (nhiệm vụ “Việc 2”)."
    ]
