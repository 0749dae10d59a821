"""Any figure of a report by the words a person sees."""

from __future__ import annotations

import unicodedata

import pytest

from generator.model.agency import Unit
from generator.reckoning.definitions import DEFINITIONS
from generator.reckoning.explaining import Explained, Scope, Unknown, askable, explain, find_group, find_unit
from generator.reckoning.figures import ReportFigures, build_figures
from generator.reckoning.progress import State
from tests.builders import a_dossier, a_group, a_plan, a_task, a_task_list, an_agency, an_appendix
from tests.reckonings import a_progress, a_report, a_rules, answer

OFFICE = Unit(ten="Văn phòng", viet_tat="VP")


@pytest.fixture(scope="module")
def figures() -> ReportFigures:
    office, planning = "Văn phòng chủ trì", "Phòng Kế hoạch chủ trì"
    laws = a_group(a_task(tien_do="Quý I/2022", phan_cong=office), a_task(tien_do="Quý I/2022", phan_cong=planning))
    forms = a_group(
        a_task(tien_do="Tháng 2/2022", phan_cong=office), a_task(phan_cong=planning), ten="Cải cách thủ tục"
    )
    dossier = a_dossier(agency=an_agency(don_vi=[OFFICE]), plan=a_plan(an_appendix(a_task_list(laws, forms))))
    report = a_report(
        a_rules(chi_tieu=[{"ma": "hai_long", "ten": "Mức độ hài lòng", "muc_tieu": "tối thiểu 83%"}]),
        bieu_mau=[
            {
                "so": "1",
                "ten": "Chỉ đạo",
                "chi_tieu": [
                    {"ma": "2", "ten": "Tỷ lệ", "don_vi_tinh": "%", "kieu": "phan_tram", "cong_thuc": "2.2 / 2.1"},
                    {"ma": "2.1", "ten": "Số đề ra", "kieu": "so_nguyen", "nguon": "so_nhiem_vu"},
                    {"ma": "2.2", "ten": "Số xong", "kieu": "so_nguyen", "nguon": "so_nhiem_vu_hoan_thanh"},
                    {"ma": "3", "ten": "Số văn bản", "don_vi_tinh": "Văn bản", "kieu": "so_nguyen"},
                ],
            }
        ],
        inputs={"quy-1": {"chi_tieu": {"hai_long": {"thuc_hien": "86,57"}}, "thong_ke": {"1": {"3": "1.012"}}}},
        progress={
            "quy-1": a_progress(answer("I.1", ngay_hoan_thanh="1/3/2022"), answer("II.1", ngay_hoan_thanh="1/3/2022"))
        },
    )
    period = report.period("quy-1")
    assert period is not None
    return build_figures(dossier, report, period)[0]


def told(figures: ReportFigures, words: str, scope: Scope | None = None) -> Explained:
    found = explain(figures, words, scope)
    assert isinstance(found, Explained), found
    return found


def keys(found: Explained) -> str:
    return " ".join(one.task.key for one in found.tasks)


@pytest.mark.parametrize(
    ("words", "value", "tasks"),
    [
        ("hoàn thành đúng hạn", "1 nhiệm vụ", "I.1"),
        ("Hoàn thành quá hạn", "1 nhiệm vụ", "II.1"),
        ("đã hoàn thành", "2 nhiệm vụ", "I.1 II.1"),
        ("chưa đến hạn", "2 nhiệm vụ", "I.2 II.2"),
        ("qua_han_chua_xong", "0 nhiệm vụ", ""),
        ("tổng số nhiệm vụ", "4 nhiệm vụ", "I.1 I.2 II.1 II.2"),
        ("tỷ lệ hoàn thành", "50,00%", "I.1 II.1"),
        ("tỉ lệ hoàn thành đúng hạn", "25,00%", "I.1"),
        ("ty le chua den han", "50,00%", "I.2 II.2"),
        ("hoàn thành trong kỳ", "2 nhiệm vụ", "I.1 II.1"),
        ("đến hạn trong kỳ sau", "2 nhiệm vụ", "I.2 II.2"),
        ("biểu 1, 2", "50,00%", ""),
        ("Biểu 1 mã 2.1", "4", "I.1 I.2 II.1 II.2"),
        ("biểu số 1: 2.2", "2", "I.1 II.1"),
        ("biểu 1, 3", "1.012 Văn bản", ""),
        ("Số văn bản", "1.012 Văn bản", ""),
        ("hai_long", "86,57%: đạt", ""),
        ("Mức độ hài lòng", "86,57%: đạt", ""),
    ],
)
def test_a_figure_is_found_by_its_words(figures: ReportFigures, words: str, value: str, tasks: str) -> None:
    for written in (words, unicodedata.normalize("NFD", words), f"  {words} "):
        found = told(figures, written)
        assert (found.value, keys(found)) == (value, tasks)
        assert any(sentence in found.definition for sentence in DEFINITIONS.values())


def test_a_figure_of_a_group_or_a_unit_counts_its_tasks_alone(figures: ReportFigures) -> None:
    group = find_group(figures, "II")
    assert group == "II. Cải cách thủ tục" == find_group(figures, "cải cách thủ tục")
    assert told(figures, "tỷ lệ hoàn thành", Scope(group=group)).value == "50,00%"
    assert keys(told(figures, "tổng số", Scope(unit="Văn phòng"))) == "I.1 II.1"
    assert keys(told(figures, "hoàn thành đúng hạn", Scope(group=group, unit="Văn phòng"))) == ""
    assert find_unit(figures, "vp", [OFFICE]) == "Văn phòng"
    assert find_unit(figures, "Phòng Hành chính") is None
    assert find_group(figures, "IX") is None


def test_a_number_that_several_groups_have_names_none_of_them() -> None:
    several = [
        an_appendix(a_task_list(a_group(ten=name)), tep=stem) for name, stem in (("Thể chế", "a"), ("Bộ máy", "b"))
    ]
    report = a_report()
    found, _ = build_figures(a_dossier(plan=a_plan(*several)), report, report.periods()[0])
    assert find_group(found, "I") is None
    assert find_group(found, "Bộ máy") == find_group(found, "I. Bộ máy") == "I. Bộ máy"


def test_every_state_and_count_explained_is_that_of_the_tally(figures: ReportFigures) -> None:
    for name, counts in (*figures.tally.groups.items(), ("", figures.tally.total)):
        for state in State:
            found = told(figures, state.words, Scope(group=name))
            assert len(found.tasks) == counts.of(state)
            assert all(one.state is state for one in found.tasks)


def test_a_total_is_told_with_its_parts(figures: ReportFigures) -> None:
    assert told(figures, "tổng số nhiệm vụ").parts == (
        "hoàn thành đúng hạn: 1", "hoàn thành quá hạn: 1", "đang thực hiện: 0", "quá hạn chưa hoàn thành: 0",
        "chưa đến hạn: 2", "không có hạn cố định: 0", "không thực hiện: 0",
    )  # fmt: skip
    assert told(figures, "biểu 1, 2").parts == ("2.2 (Số xong): 2", "2.1 (Số đề ra): 4")
    assert told(figures, "tỷ lệ hoàn thành").parts == ("đã hoàn thành: 2 nhiệm vụ", "tổng số nhiệm vụ: 4 nhiệm vụ")


def test_unknown_words_are_answered_with_what_is_like_them(figures: ReportFigures) -> None:
    found = explain(figures, "hoàn thành đúng hẹn")
    assert isinstance(found, Unknown)
    assert found.near[0] == "hoàn thành đúng hạn"
    assert explain(figures, "biểu 1, 9") == Unknown(())
    assert explain(figures, "thời tiết") == Unknown(())


def test_every_name_that_is_offered_can_be_asked(figures: ReportFigures) -> None:
    names = dict(askable(figures))
    for heading in ("Số nhiệm vụ", "Tỷ lệ", "Danh sách của kỳ"):
        for name in names[heading]:
            told(figures, name)
    assert names["Số liệu thống kê"] == ("biểu 1, từ mã 2 đến 3",)
    assert names["Chỉ tiêu của kế hoạch"] == ("hai_long (Mức độ hài lòng)",)
