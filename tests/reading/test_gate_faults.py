"""Raw values through the gate: each fault with its place and a Vietnamese sentence."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from generator.findings import Finding
from generator.model.agency import Agency
from generator.model.appendix import TaskList
from generator.model.dossier import Decision, Issuing, Plan, PlanForm
from generator.reading.gate import build_model
from generator.reading.gate_messages import likely, say
from generator.reading.yaml_files import Raw, parse_yaml

AGENCY = "ten: Sở Nội vụ\nky_hieu: SNV\ndia_danh: Huế\n"
DECISION = (
    "trich_yeu: Ban hành kế hoạch\ntham_quyen: Giám đốc\ncan_cu: [Căn cứ a]\ndieu: [Điều một]\n"
    "nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An}\nnoi_nhan: [Như Điều 3]\nluu: VT\n"
)
PLAN = "trich_yeu: Cải cách hành chính\nnoi_dung: [Một đoạn]\n"

# Words that pydantic's own sentences are made of and no Vietnamese one is.
_ENGLISH = re.compile(
    r"(?i)\b(input|should|valid|required|field|string|unable|parse|than|must|least|items?|permitted)\b"
)


def gate(model: type[BaseModel], text: str, **options: Any) -> tuple[Any, tuple[Finding, ...]]:
    raw, findings = parse_yaml(text, "t.yaml")
    assert findings == () and raw is not None
    return build_model(model, raw, **options)


def faults(model: type[BaseModel], text: str) -> list[tuple[str, int, str]]:
    built, findings = gate(model, text)
    assert (built is None) == bool(findings)
    for finding in findings:
        assert finding.hint
        assert not _ENGLISH.search(f"{finding.message} {finding.hint}".replace(finding.place.path, ""))
    return [(finding.code, finding.place.line, finding.place.path) for finding in findings]


def test_good_values_give_the_model_and_nothing_else() -> None:
    agency, findings = gate(Agency, AGENCY + "viet_tat: {no: không, 5: năm}\n")
    assert findings == ()
    assert agency.code == "SNV"
    assert agency.abbreviations == {"no": "không", "5": "năm"}


def test_texts_come_out_composed_with_marks_of_either_form() -> None:
    agency, _ = gate(Agency, unicodedata.normalize("NFD", AGENCY))
    assert agency.name == "Sở Nội vụ" == unicodedata.normalize("NFC", agency.name)


def test_numbers_dates_and_yes_as_texts_are_kept_as_written() -> None:
    agency, _ = gate(Agency, "ten: 05\nky_hieu: yes\ndia_danh: 2022-01-14\n")
    assert (agency.name, agency.code, agency.place) == ("05", "yes", "2022-01-14")


def test_a_missing_key_is_named_with_its_meaning_at_its_parent() -> None:
    _, findings = gate(Decision, DECISION.replace(", ho_ten: Nguyễn Văn An", ""))
    assert [(f.code, f.place.line, f.place.path) for f in findings] == [("thieu_khoa", 5, "nguoi_ky.ho_ten")]
    assert "ho_ten" in findings[0].message
    assert "họ và tên người ký" in findings[0].message


@pytest.mark.parametrize(
    ("written", "meant"),
    [("dia_dah", "dia_danh"), ("Địa danh", "dia_danh"), ("kyhieu", "ky_hieu"), ("don-vi", "don_vi")],
)
def test_an_unknown_key_is_named_with_the_one_that_was_meant(written: str, meant: str) -> None:
    _, findings = gate(Agency, AGENCY + f"{written}: x\n")
    unknown = [finding for finding in findings if finding.code == "khoa_la"]
    assert [finding.place.line for finding in unknown] == [4]
    assert written in unknown[0].message
    assert meant in unknown[0].hint


def test_an_unknown_key_unlike_any_other_gets_the_list_of_those_there_are() -> None:
    _, findings = gate(Agency, AGENCY + "xyz_qwerty: x\n")
    assert "dia_danh" in findings[0].hint


def test_a_sentence_taken_for_a_key_is_told_to_stand_in_quotes() -> None:
    _, findings = gate(Plan, "trich_yeu: a\nnoi_dung:\n- Căn cứ mục tiêu: đẩy mạnh\n")
    assert "ngoặc kép" in findings[0].hint


def test_wrong_kinds_say_what_is_due_and_what_is_there() -> None:
    _, findings = gate(Agency, "ten: [a]\nky_hieu: {a: b}\ndia_danh:\ndon_vi: x\nviet_tat: [a]\n")
    assert [finding.message for finding in findings] == [
        "phải là chữ, đang là danh sách",
        "phải là chữ, đang là các dòng “khóa: giá trị”",
        "không được để trống",
        "phải là danh sách, đang là chữ “x”",
        "phải là các dòng “khóa: giá trị”, đang là danh sách",
    ]


def test_a_needed_key_that_is_misspelt_is_one_fault_with_the_key_that_was_meant() -> None:
    text = "trich_yeu: a\nnoi_dung: [b]\nphu_luc:\n- tiieu_de: c\n  cot:\n  - kho: stt\n    tieu_de: d\n"
    told = [finding for finding in gate(Plan, text)[1] if finding.code in ("khoa_la", "thieu_khoa")]
    assert [finding.place.path for finding in told] == ["phu_luc[1].tiieu_de", "phu_luc[1].cot[1].kho"]
    optional, needed = told
    assert "thiếu" not in optional.message
    assert needed.message.startswith("không có khóa nào tên là kho, còn khóa khoa (")
    assert needed.message.endswith("thì thiếu")
    assert needed.hint == "có phải ý là khoa?"


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines() -> None:
    text = (
        "trich_yeu: Ban hành kế hoạch.\n"
        "tham_quyen: [a]\n"
        "can_cu: []\n"
        "dieu:\n"
        "- tieu_de: Không có lời văn\n"
        "- van_ban: [a, {nghien: b}]\n"
        "  noi_dung:\n"
        "  - khoan: x\n"
        "    noi_dung: [{muc: y}]\n"
        "  - [a]\n"
        "nguoi_ki: {chuc_vu: a, ho_ten: b, quyen_han: [Thay mặt]}\n"
        "noi_nhan: [';']\n"
    )
    assert faults(Decision, text) == [
        ("thieu_khoa", 1, "luu"),
        ("sai_kieu", 2, "tham_quyen"),
        ("qua_it", 3, "can_cu"),
        ("thieu_khoa", 5, "dieu[1].van_ban"),
        ("khoa_la", 6, "dieu[2].van_ban[2].nghien"),
        ("sai_tang", 8, "dieu[2].noi_dung[1]"),
        ("sai_kieu", 10, "dieu[2].noi_dung[2]"),
        ("khoa_la", 11, "nguoi_ki"),
        ("quyen_han", 11, "nguoi_ki.quyen_han[1]"),
        ("de_trong", 12, "noi_nhan[1]"),
    ]


def test_a_check_of_the_whole_is_told_beside_a_missing_part() -> None:
    text = DECISION.replace("kế hoạch\n", "kế hoạch;\n").replace("luu: VT\n", "")
    assert [code for code, _, _ in faults(Decision, text)] == ["trich_yeu_dau", "thieu_khoa"]


def test_a_stand_in_never_causes_a_fault_of_its_own() -> None:
    columns = "[{khoa: STT, tieu_de: a}, {khoa: Nhiệm vụ, tieu_de: b}, {khoa: a, tieu_de: c}, {khoa: b, tieu_de: d}]"
    found = faults(Plan, PLAN + f"phu_luc:\n- tep: a.b\n  cot: {columns}\n- tep: c.d\n")
    assert [code for code, _, _ in found] == ["sai_dang"] * 4


def test_each_key_that_does_not_fit_the_form_has_its_own_place() -> None:
    assert faults(Plan, PLAN + "luu: VT\nky_hieu: KH-SNV\n") == [
        ("thua_khi_kem_theo", 3, "luu"),
        ("thua_khi_kem_theo", 4, "ky_hieu"),
    ]
    _, findings = gate(Plan, PLAN + "hinh_thuc: doc_lap\n")
    assert findings[0].code == "thieu_khi_doc_lap"
    assert all(key in findings[0].message for key in ("nguoi_ky", "noi_nhan", "luu"))


def test_a_number_or_a_title_that_no_template_prints_is_a_fault_and_not_lost() -> None:
    text = (
        "trich_yeu: a\n"
        "noi_dung:\n"
        "- muc: A\n"
        "  so: V\n"
        "  noi_dung:\n"
        "  - khoan: b\n"
        "    so: 2\n"
        "    la_tieu_de: true\n"
        "    noi_dung:\n"
        "    - diem: c\n"
        "      so: x\n"
        "      la_tieu_de: true\n"
        "    - gach: d\n"
        "      so: 77\n"
        "- doan: e\n"
        "  so: 88\n"
    )
    assert faults(Plan, text) == [
        ("tieu_de_khong_in", 12, "noi_dung[1].noi_dung[1].noi_dung[1].la_tieu_de"),
        ("so_khong_in", 14, "noi_dung[1].noi_dung[1].noi_dung[2].so"),
        ("so_khong_in", 16, "noi_dung[2].so"),
    ]


def test_an_unknown_choice_lists_the_known_ones_and_the_nearest() -> None:
    _, findings = gate(Plan, PLAN + "hinh_thuc: độc lập\n")
    assert [finding.code for finding in findings] == ["gia_tri_la"]
    assert "kem_theo_quyet_dinh, doc_lap" in findings[0].hint
    assert findings[0].hint.endswith("doc_lap?")


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        ("{so: mười, ngay: 31/2/2022}", ["ngay_sai", "khong_phai_so"]),
        ("{so: 0, ngay: [a]}", ["sai_kieu", "ngoai_khoang"]),
        ("{so: 1.5, ngay: 14/01/2022}", ["khong_phai_so"]),
        ("{so: 100000, ngay: 14/01/2022}", ["ngoai_khoang"]),
        ("{so: 99999999999999999999999, ngay: 14/01/2022}", ["ngoai_khoang"]),
        ("{}", ["thieu_khoa", "thieu_khoa"]),
    ],
)
def test_numbers_and_days_that_cannot_be(record: str, codes: list[str]) -> None:
    assert [code for code, _, _ in faults(Issuing, f"quyet_dinh: {record}\n")] == codes


def test_a_number_with_noughts_and_days_in_several_ways_are_understood() -> None:
    issuing, _ = gate(Issuing, "quyet_dinh: {so: 05, ngay: 2022-01-14}\nke_hoach: {so: '7', ngay: 3.2.2022}\n")
    assert (issuing.decision.number, issuing.decision.day) == (5, datetime.date(2022, 1, 14))
    assert (issuing.plan.number, issuing.plan.day) == (7, datetime.date(2022, 2, 3))


def test_a_key_left_blank_is_the_same_as_no_key_where_none_is_needed() -> None:
    plan, findings = gate(Plan, PLAN + "hinh_thuc:\nten_loai:\nphu_luc:\nnoi_nhan:\nluu:\nphu_luc_kem_theo: ~\n")
    assert findings == ()
    assert plan.form is PlanForm.WITH_DECISION
    assert (plan.kind, plan.appendices, plan.receivers) == ("Kế hoạch", (), ())


def test_a_blank_unknown_key_and_a_blank_entry_are_still_faults() -> None:
    assert [code for code, _, _ in faults(Agency, AGENCY + "don_vy:\nviet_tat: {CCHC: }\n")] == ["khoa_la", "sai_kieu"]


def test_faults_in_short_forms_point_at_what_was_written() -> None:
    text = 'trich_yeu: a\nnoi_dung:\n- "a\\u0007b"\n- [x]\n- doan: [a, {dam: [b]}]\n-\n'
    assert faults(Plan, text) == [
        ("ky_tu_cam", 3, "noi_dung[1]"),
        ("sai_kieu", 4, "noi_dung[2]"),
        ("sai_kieu", 5, "noi_dung[3].doan[2].dam"),
        ("sai_kieu", 6, "noi_dung[4]"),
    ]


def test_faults_deep_in_groups_within_groups_have_their_line() -> None:
    text = "nhom:\n- ten: a\n  nhom:\n  - ten: b\n    nhiem_vu:\n"
    text += "    - nhiem_vu: c\n      san_pham: [d]\n    - san_pham: e\n"
    assert faults(TaskList, text) == [
        ("sai_kieu", 7, "nhom[1].nhom[1].nhiem_vu[1].san_pham"),
        ("thieu_khoa", 8, "nhom[1].nhom[1].nhiem_vu[2].nhiem_vu"),
    ]


def test_a_cell_said_twice_points_at_the_cell() -> None:
    text = "nhiem_vu:\n- nhiem_vu: a\n  tien_do: b\n  dong:\n  - tien_do: c\n"
    assert faults(TaskList, text) == [("o_hai_lan", 3, "nhiem_vu[1].tien_do")]


def test_units_may_be_a_list_or_one_text() -> None:
    tasks, _ = gate(TaskList, "nhiem_vu:\n- {nhiem_vu: a, chu_tri: [b, c], phoi_hop: d}\n")
    assert (tasks.tasks[0].lead, tasks.tasks[0].coordinating) == ("b; c", "d")


def test_five_hundred_tasks_with_a_fault_each_give_five_hundred_findings() -> None:
    text = "nhiem_vu:\n" + "- nhiem_vu: a\n  sanpham: b\n" * 500
    found = faults(TaskList, text)
    assert len(found) == 500
    assert found[-1] == ("khoa_la", 1001, "nhiem_vu[500].sanpham")


def test_a_text_of_fifteen_hundred_characters_is_kept_and_cut_only_in_messages() -> None:
    long = "Ủy ban " * 220
    agency, _ = gate(Agency, AGENCY + f"co_quan_chu_quan: {long}\n")
    assert agency.parent == long.strip()
    _, findings = gate(Agency, AGENCY + f"don_vi: {long}\n")
    assert len(findings[0].message) < 120


def test_deep_groups_are_read_as_deep_as_a_file_may_nest() -> None:
    depth = 30
    text = "".join(
        "  " * 2 * n + "nhom:\n" + "  " * 2 * n + f"- ten: nhóm {n}\n".replace("- ", "  - ") for n in range(depth)
    )
    built, findings = gate(TaskList, text)
    assert findings == ()
    count = 0
    while built.groups:
        built, count = built.groups[0], count + 1
    assert count == depth


def test_values_that_contain_themselves_do_not_bring_the_gate_down() -> None:
    endless: dict[str, Any] = {"ten": "a"}
    endless["nhom"] = [endless]
    built, findings = build_model(TaskList, Raw(endless, "t.yaml"))
    assert built is None
    assert findings


def test_advice_takes_the_place_of_a_guess() -> None:
    _, findings = gate(TaskList, "nhiem_vu:\n- {nhiem_vu: a, von: b}\n", advice={"von": "ghi dưới cot_khac"})
    assert findings[0].hint == "ghi dưới cot_khac"


@pytest.mark.parametrize("kind", get_args(ErrorType))
@pytest.mark.parametrize("value", [None, "chữ", [], {}])
def test_no_error_that_pydantic_knows_is_told_in_english(kind: str, value: Any) -> None:
    error = ErrorDetails(type=kind, loc=("a",), msg="Input should be something else", input=value)
    code, message, hint = say(error)
    assert re.fullmatch(r"[a-z0-9_]+", code)
    assert not _ENGLISH.search(f"{message} {hint}")
    assert message


def test_a_likely_word_is_found_without_marks_and_nothing_is_made_up() -> None:
    assert likely("Sản phẩm", ["san_pham", "tien_do"]) == "san_pham"
    assert likely("qwerty", ["san_pham", "tien_do"]) is None
