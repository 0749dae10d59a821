"""A plan that changes after answers were collected: no answer ever counts for another task, and one command mends."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from tests.builders import task_data
from tests.forms.folder import INVESTMENT, OFFICE, PLANNING, TASKS, Agency, a_year, row_of

Plan = list[dict[str, Any]]

DONE = {"trang_thai": "Hoàn thành", "ngay_hoan_thanh": datetime.date(2022, 3, 10), "ket_qua": "Quyết định số 5"}
NEW = {"nhiem_vu": "Việc mới", "san_pham": "Kế hoạch", "tien_do": "Quý I/2022", "chu_tri": OFFICE}
FILLED: dict[str, dict[str, dict[str, Any]]] = {
    OFFICE: {"I.1": DONE, "I.2 (dòng 1)": {"trang_thai": "Đang thực hiện", "phan_tram": 40}},
    PLANNING: {
        "I.2 (dòng 2)": {"trang_thai": "Đang thực hiện", "phan_tram": 20},
        "I.3": {"trang_thai": "Đang thực hiện", "phan_tram": 30},
        "II.1": DONE | {"ket_qua": "Phương án số 6"},
    },
    INVESTMENT: {"II.2": {"trang_thai": "Không thực hiện", "ly_do": "Cấp trên bỏ"}},
}
COMMANDS = [
    ["status", "--ky", "quy-1", "--json"],
    ["status", "--ky", "6-thang"],
    ["explain", "bao-cao", "--ky", "quy-1", "hoàn thành đúng hạn"],
    ["remind", "--den-ngay", "31/3/2022"],
    ["form", "export", "--ky", "6-thang"],
    ["build", "bao-cao", "--ky", "quy-1"],
]


def rewrite(agency: Agency, plan: Plan) -> None:
    """The plan as a person has it now."""
    path = agency.path / "data" / "2022" / "phu_luc.yaml"
    path.write_text(yaml.safe_dump({"nhom": plan}, allow_unicode=True, sort_keys=False), encoding="utf-8")


def answered(folder: Path, plan: Plan | None = None, filled: Any = None) -> Agency:
    """An agency of which every unit has answered for the first quarter."""
    agency = a_year(folder, plan)
    agency.export()
    for unit, answers in (FILLED if filled is None else filled).items():
        agency.fill(unit, answers)
    agency.collect()
    return agency


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    return answered(tmp_path)


def counts(agency: Agency, period: str = "quy-1") -> dict[str, int]:
    said = agency.vanban("status", "--ky", period, "--json")
    assert said.code == 0, said.err
    return dict(json.loads(said.out)["tong"])


def lines_by_place(plan: Plan) -> dict[tuple[str, int], tuple[str, str]]:
    """Name and product of each line under its place, counted by hand."""
    found = {}
    for roman, group in zip(("I", "II", "III", "IV"), plan, strict=False):
        for number, task in enumerate(group["nhiem_vu"], 1):
            for line, one in enumerate(task.get("dong") or [task], 1):
                found[task.get("ma") or f"{roman}.{number}", line] = (task["nhiem_vu"], one["san_pham"])
    return found


def said_of(agency: Agency, plan: Plan) -> dict[tuple[str, str], tuple[str, Any, Any]]:
    """What is kept of each line, by the name and product that the plan has under its id."""
    lines = lines_by_place(plan)
    return {
        lines[key]: (one["trang_thai"], one.get("phan_tram"), one.get("ket_qua"))
        for key, one in agency.records().items()
    }


def first_task(plan: Plan) -> None:
    plan[0]["nhiem_vu"].insert(0, NEW)


def first_group(plan: Plan) -> None:
    plan.insert(0, {"ten": "Nhóm mới", "nhiem_vu": [NEW]})


def swapped_tasks(plan: Plan) -> None:
    tasks = plan[0]["nhiem_vu"]
    tasks[0], tasks[2] = tasks[2], tasks[0]


def swapped_groups(plan: Plan) -> None:
    plan.reverse()


def moved_task(plan: Plan) -> None:
    plan[1]["nhiem_vu"].insert(0, plan[0]["nhiem_vu"].pop(0))


def first_line(plan: Plan) -> None:
    line = {"san_pham": "Tờ trình", "tien_do": "Quý I/2022", "chu_tri": OFFICE}
    plan[0]["nhiem_vu"][1]["dong"].insert(0, line)


def swapped_lines(plan: Plan) -> None:
    plan[0]["nhiem_vu"][1]["dong"].reverse()


def given_ids(plan: Plan) -> None:
    for number, task in enumerate(plan[0]["nhiem_vu"], 1):
        task["ma"] = f"TC-{number}"


MOVES: list[tuple[Callable[[Plan], None], str, int]] = [
    (first_task, "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã I.2; mã I.1 nay là “Việc mới”", 1),
    (first_group, "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã II.1; mã I.1 nay là “Việc mới”", 1),
    (swapped_tasks, "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã I.3; mã I.1 nay là “Tuyên truyền", 0),
    (swapped_groups, "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã II.1; mã I.1 nay là “Đơn giản hóa", 0),
    (moved_task, "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã II.1; mã I.1 nay là “Rà soát", 0),
    (first_line, "mang mã I.2 (dòng 2); mã I.2 (dòng 1) nay là “Rà soát văn bản quy phạm pháp luật”, sản phẩm “Tờ", 0),
    (swapped_lines, "mà nhiệm vụ ấy nay mang mã I.2 (dòng 2); mã I.2 (dòng 1) nay là", 0),
    (given_ids, "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã TC-1; mã I.1 nay không còn", 0),
]


@pytest.mark.parametrize(("change", "told", "more"), MOVES, ids=[change.__name__ for change, _, _ in MOVES])
def test_answers_are_not_counted_for_another_task_and_follow_their_own_in_one_step(
    agency: Agency, change: Callable[[Plan], None], told: str, more: int
) -> None:
    plan = copy.deepcopy(TASKS)
    before, kept, half = counts(agency), said_of(agency, plan), counts(agency, "6-thang")
    content = agency.progress.read_bytes()
    change(plan)
    rewrite(agency, plan)
    for command in COMMANDS:
        said = agency.vanban(*command)
        assert said.code == 3, said.out
        assert "tien_do/quy_1.yaml, dòng " in said.err
        assert told in said.err
        assert "chạy `vanban form rematch --nam 2022`" in said.err
        assert '"tong"' not in said.out
    agency.collect(code=3)
    assert agency.progress.read_bytes() == content

    said = agency.vanban("form", "rematch")
    assert said.code == 0, said.err
    assert "chuyển: I.1 → " in said.out or "chuyển: I.2 (dòng 1) → I.2 (dòng 2)" in said.out
    assert said_of(agency, plan) == kept
    assert list(agency.records()) == [key for key in lines_by_place(plan) if key in agency.records()]
    for period, old in (("quy-1", before), ("6-thang", half)):
        now = counts(agency, period)
        assert now["tong"] == old["tong"] + more
        for state in ("dung_han", "qua_han_da_xong", "khong_thuc_hien", "dang_thuc_hien"):
            assert now[state] == old[state]
    again = agency.vanban("form", "rematch")
    assert again.code == 0
    assert "Không có gì đổi: 6 trả lời" in again.out


def test_an_answer_of_a_deleted_task_is_dropped_only_when_asked_and_a_copy_is_kept(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    kept, content = said_of(agency, plan), agency.progress.read_bytes()
    gone = plan[0]["nhiem_vu"].pop(0)
    rewrite(agency, plan)
    assert agency.vanban("status").code == 3
    said = agency.vanban("form", "rematch")
    assert said.code == 3
    assert f"“{gone['nhiem_vu']}” của mã I.1 không có trong kế hoạch; mã I.1 nay là “Rà soát" in said.err
    assert "`vanban form rematch --nam 2022 --bo I.1`" in said.err
    assert agency.progress.read_bytes() == content
    said = agency.vanban("form", "rematch", "--bo", "I.1")
    assert said.code == 0, said.err
    assert f"bỏ: I.1 {gone['nhiem_vu']}: Hoàn thành ngày 10/03/2022" in said.out
    assert (agency.progress.parent / "quy_1.yaml.cu").read_bytes() == content
    del kept[gone["nhiem_vu"], gone["san_pham"]]
    assert said_of(agency, plan) == kept
    assert counts(agency)["dung_han"] == 1


def test_a_renamed_task_is_confirmed_by_its_id(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"][0]["nhiem_vu"] = "Ban hành Kế hoạch cải cách hành chính năm 2022"
    rewrite(agency, plan)
    said = agency.vanban("status")
    assert said.code == 3
    assert "chỉ sửa chữ, vẫn là việc ấy thì chạy `vanban form rematch --nam 2022 --xac-nhan I.1`" in said.err
    assert agency.vanban("form", "rematch").code == 3
    said = agency.vanban("form", "rematch", "--xac-nhan", "I.1")
    assert "ghi tên: I.1 Ban hành Kế hoạch cải cách hành chính năm 2022" in said.out
    assert counts(agency)["dung_han"] == 2


def test_of_a_long_name_the_words_that_changed_are_quoted(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    task = plan[0]["nhiem_vu"][0]
    task["nhiem_vu"] = "Ban hành Kế hoạch cải cách hành chính" + " và theo dõi, đôn đốc" * 6 + " năm 2021"
    rewrite(agency, plan)
    assert agency.vanban("form", "rematch", "--xac-nhan", "I.1").code == 0
    task["nhiem_vu"] = task["nhiem_vu"].replace("2021", "2022")
    rewrite(agency, plan)
    said = agency.vanban("status")
    assert said.code == 3
    assert "năm 2021” của mã I.1 không có trong kế hoạch; mã I.1 nay là “…" in said.err
    assert "năm 2022” → nếu chỉ sửa chữ" in said.err


def test_a_task_renamed_and_moved_is_guessed_and_never_taken(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"][0]["nhiem_vu"] = "Ban hành Kế hoạch cải cách hành chính năm 2022"
    first_task(plan)
    rewrite(agency, plan)
    said = agency.vanban("form", "rematch")
    assert said.code == 3
    assert "`vanban form rematch --nam 2022 --xac-nhan I.1=I.2`" in said.err
    assert agency.vanban("form", "rematch", "--xac-nhan", "I.1=I.2").code == 0
    assert agency.records()["I.2", 1]["ket_qua"] == "Quyết định số 5"
    assert counts(agency)["dung_han"] == 2


def test_a_second_task_of_the_same_name_makes_the_first_ones_answers_unclear(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"].insert(0, plan[0]["nhiem_vu"][0] | {"san_pham": "Báo cáo"})
    rewrite(agency, plan)
    said = agency.vanban("form", "rematch")
    assert said.code == 3
    assert "của mã I.1: I.1, I.2; không rõ là trả lời của dòng nào" in said.err
    assert agency.vanban("form", "rematch", "--xac-nhan", "I.1=I.2").code == 0
    assert agency.records()["I.2", 1]["san_pham"] == "Kế hoạch"
    assert counts(agency)["tong"] == 6


TWINS: Plan = [
    {
        "ten": "Báo cáo",
        "nhiem_vu": [
            {"nhiem_vu": "Báo cáo định kỳ", "san_pham": "Báo cáo", "tien_do": "Quý I/2022", "chu_tri": OFFICE},
            {"nhiem_vu": "Báo cáo định kỳ", "san_pham": "Báo cáo", "tien_do": "Quý II/2022", "chu_tri": OFFICE},
            {
                "nhiem_vu": "Họp giao ban",
                "dong": [
                    {"san_pham": "Biên bản", "tien_do": "Quý I/2022", "chu_tri": OFFICE},
                    {"san_pham": "Biên bản", "tien_do": "Quý II/2022", "chu_tri": OFFICE},
                ],
            },
        ],
    },
    {
        "ten": "Nhóm sau",
        "nhiem_vu": [
            {"nhiem_vu": "Báo cáo định kỳ", "san_pham": "Báo cáo", "tien_do": "Quý I/2022", "chu_tri": PLANNING},
        ],
    },
]


def test_tasks_of_one_name_and_lines_of_one_product_are_told_apart_by_what_differs(tmp_path: Path) -> None:
    filled = {
        OFFICE: {
            "I.1": DONE,
            "I.2": {"trang_thai": "Đang thực hiện", "phan_tram": 20},
            "I.3 (dòng 1)": DONE,
            "I.3 (dòng 2)": {"trang_thai": "Đang thực hiện", "phan_tram": 30},
        },
        PLANNING: {"II.1": {"trang_thai": "Đang thực hiện", "phan_tram": 70}},
    }
    agency = answered(tmp_path, copy.deepcopy(TWINS), filled)
    before = counts(agency)
    plan = copy.deepcopy(TWINS)
    plan.reverse()
    tasks = plan[1]["nhiem_vu"]
    tasks[0], tasks[1] = tasks[1], tasks[0]
    tasks[2]["dong"].reverse()
    rewrite(agency, plan)
    said = agency.vanban("status")
    assert said.code == 3
    assert said.err.count("nay mang mã") == 5
    assert agency.vanban("form", "rematch").code == 0
    kept = {key: one.get("phan_tram") for key, one in agency.records().items()}
    assert kept == {("I.1", 1): 70, ("II.1", 1): 20, ("II.2", 1): None, ("II.3", 1): 30, ("II.3", 2): None}
    assert counts(agency) == before


def test_a_form_tells_tasks_of_one_name_and_product_apart_by_their_days(tmp_path: Path) -> None:
    agency = a_year(tmp_path, copy.deepcopy(TWINS))
    agency.export()
    agency.fill(OFFICE, {"I.1": DONE, "I.3 (dòng 1)": DONE})
    plan = copy.deepcopy(TWINS)
    tasks = plan[0]["nhiem_vu"]
    tasks[0], tasks[1] = tasks[1], tasks[0]
    tasks[2]["dong"].reverse()
    rewrite(agency, plan)
    said = agency.collect(code=3)
    assert "mã I.1 trong kế hoạch là thời hạn “Quý II/2022”, trong biểu là “Quý I/2022”" in said.err
    assert "mã I.3 (dòng 1) trong kế hoạch là thời hạn “Quý II/2022”, trong biểu là “Quý I/2022”" in said.err


def test_with_an_id_of_its_own_a_task_may_be_moved_and_renamed(tmp_path: Path) -> None:
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"][0]["ma"] = "KH-1"
    filled = FILLED | {OFFICE: {"KH-1": DONE}}
    agency = answered(tmp_path, plan, filled)
    task = plan[0]["nhiem_vu"].pop(0)
    plan[1]["nhiem_vu"].append(task)
    plan[0]["nhiem_vu"].insert(0, NEW)
    rewrite(agency, plan)
    assert counts(agency)["dung_han"] == 2
    task["nhiem_vu"] = "Tên hoàn toàn khác"
    rewrite(agency, plan)
    said = agency.vanban("status", "--ky", "quy-1", "--json")
    assert said.code == 0
    assert "cảnh báo: nhiệm vụ mã KH-1 đã đổi tên" in said.err
    assert json.loads(said.out)["tong"]["dung_han"] == 2
    assert "ghi tên: KH-1 Tên hoàn toàn khác" in agency.vanban("form", "rematch").out
    assert agency.vanban("status").err == ""


def test_an_id_that_was_a_place_and_is_given_to_another_task_is_not_believed(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"].insert(0, NEW | {"ma": "I.1"})
    plan[0]["nhiem_vu"][1]["ma"] = "KH"
    rewrite(agency, plan)
    said = agency.vanban("status")
    assert said.code == 3
    assert "ghi dưới mã I.1, mà nhiệm vụ ấy nay mang mã KH; mã I.1 nay là “Việc mới”" in said.err


def test_the_lines_of_a_task_with_its_own_id_are_places_still(tmp_path: Path) -> None:
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"][1]["ma"] = "RS"
    filled: dict[str, dict[str, dict[str, Any]]] = {OFFICE: {"RS (dòng 1)": DONE}}
    agency = answered(tmp_path, plan, filled)
    first_line(plan)
    rewrite(agency, plan)
    assert agency.vanban("status").code == 3
    assert "chuyển: RS (dòng 1) → RS (dòng 2)" in agency.vanban("form", "rematch").out
    plan[0]["nhiem_vu"][1] = {key: text for key, text in NEW.items() if key != "nhiem_vu"} | {
        "nhiem_vu": "Rà soát văn bản quy phạm pháp luật",
        "ma": "RS",
    }
    rewrite(agency, plan)
    said = agency.vanban("status")
    assert said.code == 3
    assert "nhiệm vụ RS chỉ có 1 dòng kết quả, không có dòng 2" in said.err


def test_answers_without_a_name_are_refused_and_named_on_request(agency: Agency) -> None:
    text = agency.progress.read_text(encoding="utf-8")
    kept = said_of(agency, TASKS)
    lines = text.splitlines(keepends=True)
    bare = "".join(line for line in lines if "nhiem_vu: " not in line and "san_pham: " not in line)
    agency.progress.write_text("# của chị Lan\n" + bare, encoding="utf-8")
    said = agency.vanban("status")
    assert said.code == 3
    assert said.err.count("lỗi:") == 1
    assert "6 mục chưa ghi tên nhiệm vụ (nhiem_vu)" in said.err
    assert "I.1, I.2 (dòng 1), I.2 (dòng 2), I.3, II.1, II.2" in said.err
    assert agency.vanban("form", "rematch").code == 3
    said = agency.vanban("form", "rematch", "--dien-ten")
    assert said.code == 0
    assert "ghi tên: I.2 (dòng 2) Rà soát văn bản quy phạm pháp luật, sản phẩm: Báo cáo kết quả rà soát" in said.out
    assert agency.progress.read_text(encoding="utf-8") == "# của chị Lan\n" + text
    assert said_of(agency, TASKS) == kept


def test_a_plan_in_excel_into_which_a_row_was_put(agency: Agency) -> None:
    before = counts(agency)
    assert agency.vanban("convert", "phu-luc", "--to", "xlsx").code == 0
    assert counts(agency) == before
    path = agency.path / "data" / "2022" / "phu_luc.xlsx"
    workbook = openpyxl.load_workbook(path)
    page = workbook["Nhiệm vụ"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    place = next(number for number, row in enumerate(rows, 1) if "Đơn giản hóa thủ tục hành chính" in row)
    # Below the merged cells, so that they stay where they are.
    page.insert_rows(place)
    head = next(row for row in rows if "STT" in row)
    for column, value in enumerate(rows[place - 1], 1):
        page.cell(place, column).value = value
    page.cell(place, head.index("Nhiệm vụ") + 1).value = "Việc mới"
    page.cell(place + 1, 1).value = "2"
    page.cell(place + 2, 1).value = "3"
    workbook.save(path)
    said = agency.vanban("status")
    assert said.code == 3, said.err
    assert "ghi dưới mã II.1, mà nhiệm vụ ấy nay mang mã II.2; mã II.1 nay là “Việc mới”" in said.err
    assert agency.vanban("form", "rematch").code == 0
    assert agency.records()["II.2", 1]["ket_qua"] == "Phương án số 6"
    after = counts(agency)
    assert after["tong"] == before["tong"] + 1
    assert (after["dung_han"], after["khong_thuc_hien"]) == (before["dung_han"], before["khong_thuc_hien"])


def test_two_periods_collected_before_and_after_a_change_meet_at_the_same_task(agency: Agency) -> None:
    plan = copy.deepcopy(TASKS)
    first_task(plan)
    rewrite(agency, plan)
    assert agency.vanban("form", "rematch").code == 0
    for path in agency.box.glob("*.xlsx"):
        path.unlink()
    assert agency.vanban("form", "export", "--ky", "6-thang").code == 0
    page = openpyxl.load_workbook(agency.path / "output/2022/bieu_mau_6_thang/Văn phòng.xlsx")["Nhiệm vụ"]
    states = {page.cell(row_of(page, code), 1).value: page.cell(row_of(page, code), 6).value for code in ("I.1", "I.2")}
    assert states == {"I.1": None, "I.2": "Hoàn thành"}
    # The same group put in before both: one file more, all found at once, all mended at once.
    later = agency.progress.with_name("6_thang.yaml")
    later.write_text(
        "nhiem_vu:\n  - ma: I.1\n    nhiem_vu: Việc mới\n    trang_thai: dang_thuc_hien\n    phan_tram: 10\n",
        encoding="utf-8",
    )
    assert counts(agency, "6-thang")["dung_han"] == 2
    first_group(plan)
    plan[0]["nhiem_vu"] = [task_data(nhiem_vu="Việc đầu tiên")]
    rewrite(agency, plan)
    said = agency.vanban("remind", "--den-ngay", "30/6/2022")
    assert said.code == 3
    assert said.err.count("tien_do/quy_1.yaml") == 6
    assert said.err.count("tien_do/6_thang.yaml") == 1
    said = agency.vanban("form", "rematch")
    assert said.code == 0
    assert "ma: II.1\n" in later.read_text(encoding="utf-8")
    assert counts(agency, "6-thang")["dung_han"] == 2
    said = agency.vanban("remind", "--den-ngay", "31/3/2022")
    assert "Ban hành Kế hoạch cải cách hành chính" not in said.out


def test_an_order_that_would_mean_two_tasks_asks_for_the_period(agency: Agency) -> None:
    agency.progress.with_name("6_thang.yaml").write_text(
        "nhiem_vu:\n  - {ma: I.1, nhiem_vu: Việc lạ, trang_thai: chua_thuc_hien}\n", encoding="utf-8"
    )
    plan = copy.deepcopy(TASKS)
    plan[0]["nhiem_vu"][0]["nhiem_vu"] = "Ban hành Kế hoạch cải cách hành chính năm 2022"
    rewrite(agency, plan)
    said = agency.vanban("form", "rematch", "--xac-nhan", "I.1")
    assert said.code == 3
    assert "mã I.1 trong các kỳ là những nhiệm vụ khác nhau" in said.err
    said = agency.vanban("form", "rematch", "--xac-nhan", "I.1", "--ky", "quy-1")
    assert said.code == 3
    assert "tien_do/6_thang.yaml" in said.err and "“Việc lạ” của mã I.1 không có trong kế hoạch" in said.err


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (["--xac-nhan", "I.9"], "kế hoạch không có nhiệm vụ mã I.9"),
        (["--xac-nhan", "I.1=IX.1"], "kế hoạch không có nhiệm vụ mã IX.1"),
        (["--xac-nhan", "I.1"], "không có trả lời nào ghi dưới mã I.1 cần quyết định"),
        (["--bo", "I.1"], "không có trả lời nào ghi dưới mã I.1 cần quyết định"),
        (["--xac-nhan", "I.1=I.2", "--xac-nhan", "I.1=I.3"], "hai mã đúng khác nhau cho I.1"),
        (["--xac-nhan", "I.1", "--bo", "I.1"], "I.1 vừa ghi ở --xac-nhan vừa ghi ở --bo"),
        (["--ky", "quy-9"], "lịch báo cáo không có kỳ “quy-9”"),
    ],
)
def test_an_order_that_fits_nothing_is_refused(agency: Agency, order: list[str], told: str) -> None:
    content = agency.progress.read_bytes()
    said = agency.vanban("form", "rematch", *order)
    assert said.code == 3
    assert told in said.err
    assert agency.progress.read_bytes() == content


def test_two_answers_about_one_line_are_not_chosen_between(agency: Agency) -> None:
    text = agency.progress.read_text(encoding="utf-8")
    text += "  - ma: IV.9\n    nhiem_vu: Ban hành Kế hoạch cải cách hành chính\n    trang_thai: chua_thuc_hien\n"
    agency.progress.write_text(text, encoding="utf-8")
    said = agency.vanban("form", "rematch")
    assert said.code == 3
    assert "trả lời ghi dưới mã IV.9 cùng về một dòng của kế hoạch với trả lời ghi dưới mã I.1" in said.err


@pytest.mark.parametrize("change", [first_task, first_group, swapped_tasks, swapped_lines, first_line])
def test_a_form_sent_before_the_plan_changed_answers_for_no_other_task(
    tmp_path: Path, change: Callable[[Plan], None]
) -> None:
    agency = a_year(tmp_path)
    agency.export()
    for unit, answers in FILLED.items():
        agency.fill(unit, answers)
    plan = copy.deepcopy(TASKS)
    change(plan)
    rewrite(agency, plan)
    said = agency.vanban("form", "collect", str(agency.box))
    assert said.code in (1, 3)
    assert "trong kế hoạch là" in said.err or "không do “Văn phòng” chủ trì" in said.err
    words = lines_by_place(TASKS)
    sent = {
        words[code.partition(" ")[0], 2 if code.endswith("2)") else 1]: values
        for answers in FILLED.values()
        for code, values in answers.items()
    }
    for name, (_, percent, result) in said_of(agency, plan).items():
        assert (sent[name].get("phan_tram"), sent[name].get("ket_qua")) == (percent, result)


def test_a_code_of_a_deleted_task_does_not_pass_to_one_of_almost_the_same_name(tmp_path: Path) -> None:
    plan: Plan = [{"ten": "Nhóm", "nhiem_vu": [NEW | {"nhiem_vu": f"Báo cáo rà soát quý {q}"} for q in ("I", "II")]}]
    agency = a_year(tmp_path, plan)
    agency.export()
    agency.fill(OFFICE, {"I.1": DONE})
    del plan[0]["nhiem_vu"][0]
    rewrite(agency, plan)
    said = agency.collect(code=3)
    assert (
        "mã I.1 trong kế hoạch là nhiệm vụ “Báo cáo rà soát quý II”, trong biểu là “Báo cáo rà soát quý I”" in said.err
    )
    assert "ghi ma: I.1 cho nhiệm vụ ấy trong kế hoạch" in said.err
    # The way out that the advice names, for a task whose words alone were mended.
    plan[0]["nhiem_vu"][0]["ma"] = "I.1"
    rewrite(agency, plan)
    agency.collect(code=1)
    assert agency.records()["I.1", 1]["nhiem_vu"] == "Báo cáo rà soát quý II"
