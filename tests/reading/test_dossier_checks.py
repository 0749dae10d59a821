"""What is wrong between values that are each right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Severity
from generator.model.appendix import DEFAULT_COLUMNS
from generator.reading.appendix_checks import ordinal
from generator.reading.dossier import read_dossier
from tests.builders import agency_data, decision_data, plan_data, task_data, write_year
from tests.sheet_files import write_xlsx

COLUMNS = [
    {"khoa": "stt", "tieu_de": "STT"},
    {"khoa": "nhiem_vu", "tieu_de": "Nhiệm vụ"},
    {"khoa": "san_pham", "tieu_de": "Sản phẩm"},
    {"khoa": "tien_do", "tieu_de": "Thời gian"},
]
UNITS = [{"khoa": "chu_tri", "tieu_de": "Chủ trì"}, {"khoa": "phoi_hop", "tieu_de": "Phối hợp"}]


def findings_of(folder: Path, **files: Any) -> tuple[Finding, ...]:
    return read_dossier(write_year(folder, **files), 2022)[1]


def codes(folder: Path, **files: Any) -> list[str]:
    return [finding.code for finding in findings_of(folder, **files)]


def with_columns(*columns: dict[str, str]) -> dict[str, Any]:
    return plan_data(phu_luc=[{"tep": "phu_luc", "cot": [*COLUMNS, *columns]}])


class TestNothingDisappears:
    def test_a_cell_that_no_column_prints_is_refused_at_its_line(self, tmp_path: Path) -> None:
        text = "nhiem_vu:\n- nhiem_vu: a\n  tien_do: b\n  kinh_phi: 5 triệu\n"
        (found,) = findings_of(tmp_path, phu_luc=text)
        assert (found.code, found.severity, found.place.line) == ("o_khong_in", Severity.ERROR, 4)
        assert found.place.path == "nhiem_vu[1].kinh_phi"
        assert "kinh_phi" in found.message

    def test_a_cell_of_a_result_line_as_well(self, tmp_path: Path) -> None:
        text = "nhiem_vu:\n- nhiem_vu: a\n  tien_do: b\n  dong:\n  - san_pham: c\n  - ghi_chu: d\n"
        (found,) = findings_of(tmp_path, phu_luc=text)
        assert (found.code, found.place.line) == ("o_khong_in", 6)

    def test_units_are_data_besides_where_phan_cong_is_printed(self, tmp_path: Path) -> None:
        assert codes(tmp_path, phu_luc={"nhiem_vu": [task_data(chu_tri=["a", "b"], phoi_hop="c")]}) == []

    def test_units_without_any_column_are_refused(self, tmp_path: Path) -> None:
        plan = with_columns({"khoa": "ghi_chu", "tieu_de": "Ghi chú"})
        task = task_data(phan_cong=None, chu_tri="a")
        assert codes(tmp_path, ke_hoach=plan, phu_luc={"nhiem_vu": [task]}) == ["o_khong_in"]

    @pytest.mark.parametrize("columns", [UNITS, UNITS[::-1]])
    def test_phan_cong_may_be_one_cell_over_both_unit_columns(self, tmp_path: Path, columns: list[Any]) -> None:
        tasks = [task_data(), task_data(phan_cong=None, chu_tri="a", phoi_hop="b")]
        assert codes(tmp_path, ke_hoach=with_columns(*columns), phu_luc={"nhiem_vu": tasks}) == []

    @pytest.mark.parametrize(
        "task",
        [
            task_data(chu_tri="a"),
            task_data(dong=[{"phoi_hop": "b"}, {}]),
            task_data(phan_cong=None, chu_tri="a", dong=[{"phan_cong": "b"}, {}]),
        ],
    )
    def test_phan_cong_beside_filled_unit_columns_is_refused(self, tmp_path: Path, task: Any) -> None:
        assert codes(tmp_path, ke_hoach=with_columns(*UNITS), phu_luc={"nhiem_vu": [task]}) == ["o_khong_in"]

    def test_phan_cong_over_unit_columns_that_are_apart_is_refused(self, tmp_path: Path) -> None:
        plan = with_columns(UNITS[0], {"khoa": "ghi_chu", "tieu_de": "Ghi chú"}, UNITS[1])
        assert codes(tmp_path, ke_hoach=plan, phu_luc={"nhiem_vu": [task_data()]}) == ["o_khong_in"]

    def test_other_cells_need_their_column(self, tmp_path: Path) -> None:
        plan = plan_data(phu_luc=[{"cot": [*COLUMNS, {"khoa": "von", "tieu_de": "Vốn"}]}])
        good = {"nhiem_vu": [task_data(phan_cong=None, cot_khac={"von": "5"})]}
        bad = {"nhiem_vu": [task_data(phan_cong=None, cot_khac={"vom": "5"})]}
        assert codes(tmp_path, ke_hoach=plan, phu_luc=good) == []
        assert codes(tmp_path, ke_hoach=plan, phu_luc=bad) == ["o_khong_in"]

    @pytest.mark.parametrize("key", ["san_pham", "stt", "nhiem_vu"])
    def test_a_key_of_its_own_is_refused_among_other_cells(self, tmp_path: Path, key: str) -> None:
        assert codes(tmp_path, phu_luc={"nhiem_vu": [task_data(cot_khac={key: "x"})]}) == ["o_khong_in"]

    def test_a_column_of_the_clerks_own_named_straight_in_a_task_is_sent_to_cot_khac(self, tmp_path: Path) -> None:
        plan = plan_data(phu_luc=[{"cot": [*COLUMNS, {"khoa": "von", "tieu_de": "Vốn"}]}])
        (found,) = findings_of(tmp_path, ke_hoach=plan, phu_luc={"nhiem_vu": [task_data(phan_cong=None, von="5")]})
        assert found.code == "khoa_la"
        assert "cot_khac" in found.hint

    def test_an_id_is_never_printed_and_needs_no_column(self, tmp_path: Path) -> None:
        assert codes(tmp_path, phu_luc={"nhiem_vu": [task_data(ma="CCHC-01")]}) == []


class TestSheets:
    """Tasks from Excel and CSV are held to the same, and each finding names its cell or line."""

    def test_a_finding_about_a_task_in_excel_names_its_cell(self, tmp_path: Path) -> None:
        write_year(tmp_path, without=("phu_luc",))
        head = [column.title for column in DEFAULT_COLUMNS]
        tasks = [["1", "a", "b", "Quý I/2022", "c"], ["3", "d", "e", None, "f"]]
        write_xlsx(tmp_path, [head, *tasks]).rename(tmp_path / "phu_luc.xlsx")
        found = read_dossier(tmp_path, 2022)[1]
        assert [(finding.code, finding.place.file, finding.place.cell) for finding in found] == [
            ("so_khong_lien", "phu_luc.xlsx", "A3"),
            ("thieu_tien_do", "phu_luc.xlsx", "B3"),
        ]

    def test_advice_about_numbers_in_excel_is_what_excel_allows(self, tmp_path: Path) -> None:
        write_year(tmp_path, without=("phu_luc",))
        head = [column.title for column in DEFAULT_COLUMNS]
        tasks = [["2", "a", "b", "Quý I/2022", "c"], ["2", "d", "e", "Quý I/2022", "f"]]
        write_xlsx(tmp_path, [head, *tasks]).rename(tmp_path / "phu_luc.xlsx")
        found = read_dossier(tmp_path, 2022)[1]
        assert {finding.code for finding in found} == {"so_khong_lien", "trung_ma"}
        for finding in found:
            assert "cột STT" in finding.hint and "xóa" not in finding.hint

    @pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
    def test_a_sheet_that_lost_all_its_tasks_is_warned_of(self, tmp_path: Path, suffix: str) -> None:
        write_year(tmp_path, without=("phu_luc",))
        head = [column.title for column in DEFAULT_COLUMNS]
        if suffix == ".xlsx":
            write_xlsx(tmp_path, [head]).rename(tmp_path / "phu_luc.xlsx")
        else:
            (tmp_path / "phu_luc.csv").write_text(";".join(head) + "\n", encoding="utf-8-sig")
        dossier, (found,) = read_dossier(tmp_path, 2022)
        assert dossier is not None
        assert (found.code, found.severity, found.place.file) == (
            "khong_nhiem_vu",
            Severity.WARNING,
            f"phu_luc{suffix}",
        )

    def test_a_csv_file_gives_the_same_dossier_as_yaml(self, tmp_path: Path) -> None:
        write_year(tmp_path / "yaml", phu_luc={"nhiem_vu": [task_data()]})
        write_year(tmp_path / "csv", without=("phu_luc",))
        task = task_data()
        row = ["1", *(task[key] for key in ("nhiem_vu", "san_pham", "tien_do", "phan_cong"))]
        lines = [";".join(f'"{cell}"' for cell in cells) for cells in ([c.title for c in DEFAULT_COLUMNS], row)]
        (tmp_path / "csv" / "phu_luc.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
        dossier, findings = read_dossier(tmp_path / "csv", 2022)
        assert findings == ()
        assert dossier is not None and dossier == read_dossier(tmp_path / "yaml", 2022)[0]


class TestIds:
    def test_an_id_given_twice_is_refused_and_names_the_first(self, tmp_path: Path) -> None:
        text = "nhiem_vu:\n- {nhiem_vu: a, tien_do: b, ma: x}\n- {nhiem_vu: c, tien_do: d, ma: x}\n"
        (found,) = findings_of(tmp_path, phu_luc=text)
        assert (found.code, found.severity, found.place.line) == ("trung_ma", Severity.ERROR, 3)
        assert "phu_luc.yaml, dòng 2" in found.message

    def test_an_id_given_twice_in_two_appendices_is_refused(self, tmp_path: Path) -> None:
        plan = plan_data(phu_luc=[{"tep": "phu_luc"}, {"tep": "hai"}])
        tasks = {"nhiem_vu": [task_data(ma="x")]}
        assert codes(tmp_path, ke_hoach=plan, phu_luc=tasks, hai=tasks) == ["trung_ma"]

    @pytest.mark.parametrize(
        ("id", "own"),
        [("hai:II.2", "II.2"), ("RS (dòng 2)", "RS"), ("phu_luc:RS (dòng 12)", "RS"), ("hai:", None)],
    )
    def test_an_id_copied_from_a_form_with_what_the_form_adds_is_refused(
        self, tmp_path: Path, id: str, own: str | None
    ) -> None:
        plan = plan_data(phu_luc=[{"tep": "phu_luc"}, {"tep": "hai"}])
        tasks = {"nhiem_vu": [task_data(ma=id)]}
        found = findings_of(tmp_path, ke_hoach=plan, phu_luc={"nhiem_vu": [task_data()]}, hai=tasks)
        assert [(one.code, one.place.file.rpartition("/")[2]) for one in found] == [("ma_sai", "hai.yaml")]
        assert found[0].hint == (f"chỉ ghi {own}" if own else "đặt mã khác")

    def test_an_id_may_hold_a_colon_and_brackets_of_its_own(self, tmp_path: Path) -> None:
        tasks = {"nhiem_vu": [task_data(ma="CCHC:01"), task_data(stt="2", ma="A (2)")]}
        assert codes(tmp_path, phu_luc=tasks) == []

    def test_numbers_taken_for_ids_may_repeat_from_appendix_to_appendix(self, tmp_path: Path) -> None:
        plan = plan_data(phu_luc=[{"tep": "phu_luc"}, {"tep": "hai"}])
        tasks = {"nhiem_vu": [task_data()]}
        assert codes(tmp_path, ke_hoach=plan, phu_luc=tasks, hai=tasks) == []

    def test_the_same_number_typed_twice_is_refused_inside_an_appendix(self, tmp_path: Path) -> None:
        tasks = {"nhiem_vu": [task_data(stt="1"), task_data(stt="1")]}
        assert "trung_ma" in codes(tmp_path, phu_luc=tasks)


class TestNumbers:
    @pytest.mark.parametrize(
        ("numbers", "gaps"),
        [
            (["1", "2", "3"], 0),
            ([None, None, "3"], 0),
            (["1", "3"], 1),
            (["2"], 1),
            (["1a", "1b", "2"], 0),
            ([None, "5", "6"], 1),
            (["a", "b", "d"], 1),
            (["c", "d", "đ"], 1),
        ],
    )
    def test_numbers_typed_by_hand_are_warned_of_where_they_do_not_follow(
        self, tmp_path: Path, numbers: list[str | None], gaps: int
    ) -> None:
        found = findings_of(tmp_path, phu_luc={"nhiem_vu": [task_data(stt=number) for number in numbers]})
        assert [finding.code for finding in found] == ["so_khong_lien"] * gaps
        assert all(finding.severity is Severity.WARNING for finding in found)

    def test_tasks_may_be_numbered_on_through_the_groups(self, tmp_path: Path) -> None:
        groups = [
            {"ten": "a", "nhiem_vu": [task_data(stt="1"), task_data(stt="2")]},
            {"ten": "b", "nhiem_vu": [task_data(stt="3"), task_data(stt="4")]},
            {"ten": "c", "nhiem_vu": [task_data(stt="1")]},
        ]
        assert codes(tmp_path, phu_luc={"nhom": groups}) == []

    def test_groups_as_well(self, tmp_path: Path) -> None:
        groups = [{"ten": "a", "so": "I"}, {"ten": "b", "so": "III", "nhom": [{"ten": "c", "so": "III.1"}]}]
        (found,) = findings_of(tmp_path, phu_luc={"nhom": groups})
        assert (found.code, found.place.path) == ("so_khong_lien", "nhom[2].so")

    def test_parts_of_the_plan_as_well(self, tmp_path: Path) -> None:
        body = [{"muc": "a", "so": "I"}, "Phụ lục", {"muc": "b", "so": "III", "noi_dung": [{"diem": "c", "so": "b"}]}]
        found = findings_of(tmp_path, ke_hoach=plan_data(noi_dung=body))
        assert [finding.place.path for finding in found] == ["noi_dung[3].so", "noi_dung[3].noi_dung[1].so"]

    @pytest.mark.parametrize(
        ("text", "number"),
        [("3", 3), ("III", 3), ("II.3", 3), ("1.2.", 2), ("đ)", 5), ("c", 3), ("1a", None), ("*", None), ("", None)],
    )
    def test_a_number_is_understood_in_every_way_it_is_written(self, text: str, number: int | None) -> None:
        assert ordinal(text) == number


class TestDeadlines:
    def test_a_task_without_a_deadline_is_warned_of(self, tmp_path: Path) -> None:
        (found,) = findings_of(tmp_path, phu_luc="nhiem_vu:\n- nhiem_vu: a\n- {nhiem_vu: b, tien_do: c}\n")
        assert (found.code, found.severity, found.place.line) == ("thieu_tien_do", Severity.WARNING, 2)

    def test_so_is_each_result_line_without_one(self, tmp_path: Path) -> None:
        text = "nhiem_vu:\n- nhiem_vu: a\n  dong:\n  - {san_pham: b, tien_do: c}\n  - {san_pham: d}\n"
        (found,) = findings_of(tmp_path, phu_luc=text)
        assert found.place.line == 5

    def test_a_deadline_of_the_task_serves_all_its_lines(self, tmp_path: Path) -> None:
        assert codes(tmp_path, phu_luc={"nhiem_vu": [task_data(san_pham=None, dong=[{"san_pham": "b"}, {}])]}) == []

    def test_a_table_without_deadlines_asks_for_none(self, tmp_path: Path) -> None:
        columns = [*COLUMNS[:3], {"khoa": "ghi_chu", "tieu_de": "Ghi chú"}]
        plan = plan_data(phu_luc=[{"cot": columns}])
        assert codes(tmp_path, ke_hoach=plan, phu_luc={"nhiem_vu": [{"nhiem_vu": "a"}]}) == []


class TestText:
    def test_a_ground_that_opens_otherwise_is_warned_of(self, tmp_path: Path) -> None:
        grounds = ["Căn cứ a", "Theo đề nghị của b", "Xét c", "Thực hiện d"]
        (found,) = findings_of(tmp_path, quyet_dinh=decision_data(can_cu=grounds))
        assert (found.code, found.severity, found.place.path) == ("can_cu_mo_dau", Severity.WARNING, "can_cu[4]")

    def test_a_plan_that_never_speaks_of_its_appendix_is_warned_of(self, tmp_path: Path) -> None:
        (found,) = findings_of(tmp_path, ke_hoach=plan_data(noi_dung=["Một đoạn"]))
        assert (found.code, found.severity, found.clause) == ("khong_nhac_phu_luc", Severity.WARNING, "PL I, III.1.a")

    @pytest.mark.parametrize("words", ["(Theo phụ lục đính kèm)", "PHỤ LỤC I", ["tại ", {"dam": "Phụ lục"}]])
    def test_any_mention_will_do(self, tmp_path: Path, words: Any) -> None:
        body = [{"muc": "a", "noi_dung": [{"doan": words}]}]
        assert codes(tmp_path, ke_hoach=plan_data(noi_dung=body)) == []

    def test_an_abbreviation_with_two_meanings_is_warned_of(self, tmp_path: Path) -> None:
        units = [{"ten": "Văn phòng", "viet_tat": "VP"}, {"ten": "Viện Pháp", "viet_tat": "VP"}]
        (found,) = findings_of(tmp_path, co_quan=agency_data(don_vi=units))
        assert (found.code, found.place.path) == ("viet_tat_hai_nghia", "don_vi[2].viet_tat")

    def test_an_abbreviation_nobody_explains_is_hinted_at_once(self, tmp_path: Path) -> None:
        agency = agency_data(viet_tat={"TTHC": "thủ tục hành chính"})
        body = ["Phụ lục II: TTHC, CQHCNN, CQHCNN; Nghị quyết số 76/NQ-CP của UBND-X; tự chủ (TC), TC"]
        (found,) = findings_of(tmp_path, co_quan=agency, ke_hoach=plan_data(noi_dung=body))
        assert (found.code, found.severity) == ("viet_tat_la", Severity.HINT)
        assert "CQHCNN" in found.message


class TestDays:
    ISSUED = "quyet_dinh: {so: 15, ngay: 14/01/2022}\n"

    @pytest.mark.parametrize("day", ["15/01/2022", "15/1/2022", "15 tháng 01 năm 2022", "01.02.2022"])
    def test_a_cited_document_younger_than_the_citing_one_is_warned_of(self, tmp_path: Path, day: str) -> None:
        decision = decision_data(can_cu=[f"Căn cứ Nghị định số 1/2022/NĐ-CP ngày {day} của Chính phủ"])
        (found,) = findings_of(tmp_path, quyet_dinh=decision, ban_hanh=self.ISSUED)
        assert (found.code, found.severity, found.place.path) == ("dan_sau_ngay", Severity.WARNING, "can_cu[1]")

    def test_in_the_plan_and_its_tasks_as_well(self, tmp_path: Path) -> None:
        words = "Theo Phụ lục, Quyết định số 9/QĐ-UBND ngày 20/01/2022"
        task = task_data(nhiem_vu="Thực hiện Công văn số 9/CV-UBND ngày 20/01/2022")
        files = {"ke_hoach": plan_data(noi_dung=[words]), "phu_luc": {"nhiem_vu": [task]}}
        found = findings_of(tmp_path, **files, ban_hanh=self.ISSUED)
        assert [(finding.code, finding.place.file) for finding in found] == [
            ("dan_sau_ngay", "ke_hoach.yaml"),
            ("dan_sau_ngay", "phu_luc.yaml"),
        ]

    def test_the_planned_month_stands_in_for_a_drafts_day(self, tmp_path: Path) -> None:
        grounds = ["Căn cứ Luật a ngày 31/01/2022", "Căn cứ Luật b ngày 01/02/2022"]
        decision = decision_data(can_cu=grounds, thoi_gian_du_kien="01/2022")
        (found,) = findings_of(tmp_path, quyet_dinh=decision)
        assert (found.code, found.place.path) == ("dan_sau_ngay", "can_cu[2]")

    def test_a_deadline_is_no_cited_day(self, tmp_path: Path) -> None:
        task = task_data(tien_do="Trước ngày 31/12/2022", nhiem_vu="Báo cáo trước ngày 15/12/2022")
        assert codes(tmp_path, phu_luc={"nhiem_vu": [task]}, ban_hanh=self.ISSUED) == []

    def test_a_day_no_calendar_has_is_warned_of(self, tmp_path: Path) -> None:
        decision = decision_data(can_cu=["Căn cứ Nghị quyết số 1/NQ-CP ngày 31/6/2021"])
        assert codes(tmp_path, quyet_dinh=decision) == ["ngay_khong_co"]

    @pytest.mark.parametrize(
        ("day", "found"), [("31/12/2021", []), ("1/1/2020", ["nam_ban_hanh"]), ("1/1/2023", ["nam_ban_hanh"])]
    )
    def test_a_plan_is_issued_in_its_year_or_the_year_before(self, tmp_path: Path, day: str, found: list[str]) -> None:
        decision = decision_data(can_cu=["Căn cứ Luật a"])
        assert codes(tmp_path, quyet_dinh=decision, ban_hanh=f"quyet_dinh: {{so: 1, ngay: {day}}}\n") == found

    def test_a_planned_month_of_another_year_is_warned_of(self, tmp_path: Path) -> None:
        assert codes(tmp_path, quyet_dinh=decision_data(thoi_gian_du_kien="01/2020", can_cu=["Xét a"])) == [
            "nam_du_kien"
        ]

    def test_a_number_for_a_document_the_year_does_not_have_is_refused(self, tmp_path: Path) -> None:
        (found,) = findings_of(tmp_path, ban_hanh="ke_hoach: {so: 1, ngay: 14/01/2022}\n")
        assert (found.code, found.severity, found.place.path) == ("thua_ban_hanh", Severity.ERROR, "ke_hoach")
