"""The report files of a year: what is read, and every fault of every file at once, in its place and in Vietnamese."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Severity
from generator.model.report_year import ReportYear
from generator.reading.dossier import read_dossier
from generator.reading.report import read_report_year
from tests.builders import report_rules_data, task_data, write_year

SAMPLE = Path(__file__).parents[2] / "data" / "2022"
SHOWN = "data/2022"

FORMS: dict[str, Any] = {
    "bieu_mau": [
        {
            "so": "1",
            "ten": "Chỉ đạo",
            "chi_tieu": [
                {"ma": "1", "ten": "Kiểm tra", "kieu": "tieu_de"},
                {"ma": "1.1", "ten": "Số đơn vị", "kieu": "so_nguyen"},
                {"ma": "1.2", "ten": "Đã kiểm tra", "kieu": "so_nguyen", "khong_vuot": "1.1"},
                {"ma": "1.3", "ten": "Tỷ lệ", "don_vi_tinh": "%", "kieu": "phan_tram", "cong_thuc": "1.2 / 1.1"},
                {"ma": "2", "ten": "Nhiệm vụ", "kieu": "so_nguyen", "nguon": "so_nhiem_vu"},
                {"ma": "3", "ten": "Đối thoại", "kieu": "ma", "gia_tri": {"1": "Có", "0": "Không"}},
                {"ma": "4", "ten": "Tỷ lệ nhập tay", "don_vi_tinh": "%", "kieu": "phan_tram"},
                {"ma": "5", "ten": "Vốn", "kieu": "so_thap_phan", "ky": ["nam"]},
            ],
        }
    ]
}
NAMED = {"ma": "I.1", "nhiem_vu": "Công bố Chỉ số cải cách hành chính"}
WITH_FORMS = report_rules_data(phu_luc_thong_ke=True)


def write(folder: Path, **files: Any) -> Path:
    """A year with reports; `quy_1` and `tien_do` are short for the files of the first quarter."""
    short = {"quy_1": "bao_cao/quy_1", "tien_do": "tien_do/quy_1"}
    named = {short.get(name, name): content for name, content in files.items()}
    return write_year(folder, **{"bao_cao": report_rules_data(), **named})


def read(folder: Path) -> tuple[ReportYear | None, tuple[Finding, ...]]:
    dossier, findings = read_dossier(folder, 2022, shown=SHOWN)
    assert dossier is not None, "\n".join(map(str, findings))
    report, found = read_report_year(folder, dossier, shown=SHOWN)
    assert list(found) == sorted(found, key=lambda finding: finding.sort_key)
    assert (report is None) == any(finding.severity is Severity.ERROR for finding in found)
    return report, found


def told(folder: Path) -> list[tuple[str, str, int]]:
    """The code of each finding, its file without the year, its line."""
    return [(one.code, one.place.file.removeprefix(f"{SHOWN}/"), one.place.line) for one in read(folder)[1]]


def said(folder: Path) -> str:
    return "\n".join(str(finding) for finding in read(folder)[1])


def test_the_sample_year_has_four_reports_without_a_finding() -> None:
    report, findings = read(SAMPLE)
    assert findings == ()
    assert report is not None
    given = [period.key for period in report.periods() if period.key in report.inputs]
    assert given == ["quy-1", "6-thang", "quy-3", "nam"]
    assert set(given) == set(report.inputs) == set(report.progress)
    assert all(len(progress.lines) == 27 for progress in report.progress.values())


def test_every_file_of_the_sample_says_that_it_is_one() -> None:
    report, _ = read(SAMPLE)
    assert report is not None
    assert all(given.is_sample for given in report.inputs.values())
    assert all(progress.is_sample for progress in report.progress.values())
    for path in [*SAMPLE.glob("bao_cao/*.yaml"), *SAMPLE.glob("tien_do/*.yaml")]:
        text = path.read_text(encoding="utf-8")
        assert "SỐ LIỆU MẪU, KHÔNG PHẢI SỐ THẬT" in text.split("nhiem_vu:")[0].split("noi_dung:")[0]


def test_every_required_part_of_the_sample_is_written_in_every_period() -> None:
    report, _ = read(SAMPLE)
    assert report is not None
    required = {node.key for node in report.rules.nodes() if node.is_required}
    assert required
    assert all(required <= set(given.texts) for given in report.inputs.values())


def test_a_year_without_the_file_of_rules_has_no_reports_and_is_told_how_to_start(tmp_path: Path) -> None:
    write_year(tmp_path)
    report, findings = read(tmp_path)
    assert report is None
    assert [finding.code for finding in findings] == ["chua_co_bao_cao"]
    assert "chép bao_cao.yaml từ năm mẫu" in str(findings[0])


def test_a_misnamed_file_of_rules_is_recognised(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "bao_cao.yaml").rename(tmp_path / "Báo cáo.yml")
    assert "đổi tên Báo cáo.yml thành bao_cao.yaml" in said(tmp_path)


def test_rules_alone_are_enough_and_empty_folders_are_no_fault(tmp_path: Path) -> None:
    write(tmp_path)
    for name in ("bao_cao", "tien_do"):
        (tmp_path / name).mkdir()
    (tmp_path / "tien_do" / "quy_1.yaml").write_text("# chưa có gì\n", encoding="utf-8")
    report, findings = read(tmp_path)
    assert findings == ()
    assert report is not None
    assert report.inputs == {}
    assert report.progress["quy-1"].lines == ()


def test_periods_are_those_of_the_calendar_or_between_two_days(tmp_path: Path) -> None:
    report, _ = read(write(tmp_path))
    assert report is not None
    first = report.period("quy-1")
    assert first is not None
    assert (str(first.first_day), str(first.cut_off), str(first.due)) == ("2021-12-15", "2022-03-14", "2022-03-20")
    half = report.period("6-thang")
    assert half is not None
    assert report.previous(half) == first
    assert report.previous(first) is None
    chosen = report.period("01/01/2022..30/4/2022")
    assert chosen is not None
    assert report.period("quy-2") is None
    write(tmp_path, **{f"tien_do/{chosen.file_stem}": {"nhiem_vu": []}})
    again, findings = read(tmp_path)
    assert findings == ()
    assert again is not None
    assert list(again.progress) == [chosen.key]


def test_the_forms_are_needed_where_there_is_a_statistics_appendix(tmp_path: Path) -> None:
    write(tmp_path, bao_cao=WITH_FORMS)
    assert told(tmp_path) == [("thieu_tep", "bieu_mau.yaml", 0)]
    assert "phu_luc_thong_ke: false" in said(tmp_path)


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        bao_cao="kinh_gui: [a]\nde_cuong:\n  - muc: a\n    ma: b\n    mã: c\nnguoi_ky:\n  ho_ten: a\nluu: VT\n",
        bieu_mau="bieu_mau:\n  - so: 1\n    ten: a\n    chi_tieu:\n      - ma: 1a\n        ten: b\n        kieu: ma\n",
        quy_1="noi_dung:\n  a: b\n  a: c\nchi_tieu:\n  d:\n    thuchien: 5\n",
        tien_do="nhiem_vu:\n  - ma: I.1\n    trang_thai: xong\n  - ma: I.1\n    trang_thai: dang_thuc_hien\n",
    )
    assert told(tmp_path) == [
        ("khoa_la", "bao_cao.yaml", 5),
        ("thieu_khoa", "bao_cao.yaml", 6),
        ("khoa_lap", "bao_cao/quy_1.yaml", 3),
        ("khoa_la", "bao_cao/quy_1.yaml", 6),
        ("ma_sai", "bieu_mau.yaml", 5),
        ("gia_tri_la", "tien_do/quy_1.yaml", 3),
        ("tien_do_mau_thuan", "tien_do/quy_1.yaml", 4),
    ]


def test_what_the_rules_and_the_forms_do_not_have_is_told_with_its_line(tmp_path: Path) -> None:
    write(
        tmp_path,
        bao_cao=WITH_FORMS,
        bieu_mau=FORMS,
        quy_1="""\
ky: quy-3
noi_dung:
  noi_bat: Đã ban hành.
  noi_bac: Đã ban hành.
  phuong_huong:
    - muc: I
chi_tieu:
  hai_long:
    thuc_hien: 86.57
  hailong:
    thuc_hien: 5
thong_ke:
  "1":
    "1": 5
    "1.1": 1.234
    "1.3": 50
    "2": 27
    "3": 2
    "5": 1
    "9": 1
  "2":
    "1": 1
ghi_chu_thong_ke:
  "1":
    "8": a
""",
    )
    file = "bao_cao/quy_1.yaml"
    assert told(tmp_path) == [
        ("ky_khac_ten", file, 1),
        ("phan_la", file, 4),
        ("sai_tang", file, 6),
        ("khong_phai_so", file, 9),
        ("chi_tieu_la", file, 10),
        ("so_o_tieu_de", file, 14),
        ("so_may_tinh", file, 16),
        ("so_may_tinh", file, 17),
        ("ma_ngoai", file, 18),
        ("ngoai_ky", file, 19),
        ("ma_chi_tieu_la", file, 20),
        ("bieu_la", file, 22),
        ("ma_chi_tieu_la", file, 25),
    ]
    words = said(tmp_path)
    assert "có phải ý là noi_bat?" in words
    assert "có phải ý là hai_long?" in words
    assert "ghi một trong: 1 (Có), 0 (Không)" in words


def test_numbered_parts_do_not_clash_with_those_of_the_outline(tmp_path: Path) -> None:
    outline = [{"muc": "a", "ma": "b", "noi_dung": [{"khoan": "c"}]}]
    write(tmp_path, bao_cao=report_rules_data(de_cuong=outline), quy_1={"noi_dung": {"b": ["d", {"khoan": "e"}]}})
    assert told(tmp_path) == [("so_trung_de_cuong", "bao_cao/quy_1.yaml", 4)]


def test_an_indicator_of_a_period_that_the_calendar_has_not_is_told(tmp_path: Path) -> None:
    forms = {
        "bieu_mau": [{"so": 1, "ten": "a", "chi_tieu": [{"ma": 1, "ten": "b", "kieu": "so_nguyen", "ky": ["q1"]}]}]
    }
    write(tmp_path, bao_cao=WITH_FORMS, bieu_mau=forms)
    assert [code for code, _, _ in told(tmp_path)] == ["ky_la"]


def test_a_unit_joined_with_another_unit_is_told(tmp_path: Path) -> None:
    own = {"ten": "b", "kieu": "so_nguyen", "don_vi_tinh": "Việc"}
    rows = [{"ma": 1, **own}, {"ma": 2, **own, "don_vi_tinh": "Tin", "gop_don_vi_tinh": "true"}]
    forms = {"bieu_mau": [{"so": 1, "ten": "a", "chi_tieu": rows}]}
    write(tmp_path, bao_cao=WITH_FORMS, bieu_mau=forms)
    assert "gop_sai" in {code for code, _, _ in told(tmp_path)}


@pytest.mark.parametrize(
    ("code", "figure", "fault"),
    [
        ("1.1", "125.712", ""),
        ("1.1", "0", ""),
        ("1.1", "-", ""),
        ("1.1", "12,5", "so_le"),
        ("1.1", "12.5", "khong_phai_so"),
        ("1.1", "1,234.5", "khong_phai_so"),
        ("1.1", "1 234", "khong_phai_so"),
        ("1.1", "-5", "so_am"),
        ("1.1", "khoảng 5", "khong_phai_so"),
        ("1.1", "١٢", "khong_phai_so"),
        ("1.1", "", "de_trong"),
        ("4", "86,57", ""),
        ("4", "100", ""),
        ("4", "1.234", "so_khong_ro"),
        ("4", "86.57", "khong_phai_so"),
        ("4", "86,57%", "khong_phai_so"),
        ("3", "1", ""),
        ("3", "-", ""),
        ("3", "Có", "ma_ngoai"),
        ("5", "1.250,5", "ngoai_ky"),
    ],
)
def test_figures_are_numbers_of_their_kind_in_the_vietnamese_form(
    code: str, figure: str, fault: str, tmp_path: Path
) -> None:
    write(tmp_path, bao_cao=WITH_FORMS, bieu_mau=FORMS, quy_1={"thong_ke": {"1": {code: figure}}})
    assert told(tmp_path) == ([(fault, "bao_cao/quy_1.yaml", 3)] if fault else [])


@pytest.mark.parametrize(
    ("figure", "advice"),
    [
        ("12.5", "12,5"),
        ("86,57%", "không ghi dấu %: 86,57"),
        ("1,234.5", "1.234,5"),
        ("1 234", "1.234"),
        ("?", "dấu -"),
    ],
)
def test_a_wrong_number_is_answered_with_the_right_one(figure: str, advice: str, tmp_path: Path) -> None:
    write(tmp_path, quy_1={"chi_tieu": {"hai_long": {"thuc_hien": figure}}})
    assert advice in said(tmp_path)


def test_a_figure_left_blank_in_yaml_is_told(tmp_path: Path) -> None:
    write(tmp_path, bao_cao=WITH_FORMS, bieu_mau=FORMS, quy_1='thong_ke:\n  "1":\n    "1.1":\n')
    assert [(file, line) for _, file, line in told(tmp_path)] == [("bao_cao/quy_1.yaml", 3)]


def test_figures_are_not_blamed_for_forms_that_could_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, bao_cao=WITH_FORMS, bieu_mau="bieu_mau:\n  - so: 1\n", quy_1={"thong_ke": {"1": {"1.1": "x"}}})
    assert {file for _, file, _ in told(tmp_path)} == {"bieu_mau.yaml"}


def test_progress_is_held_to_the_plan_and_to_its_period(tmp_path: Path) -> None:
    write(
        tmp_path,
        tien_do="""\
nhiem_vu:
  - ma: I.1
    nhiem_vu: Công bố Chỉ số cải cách hành chính
    trang_thai: hoan_thanh
    ngay_hoan_thanh: 15/3/2022
  - ma: I.2
    trang_thai: chua_thuc_hien
  - ma: I.1
    dong: 2
    trang_thai: chua_thuc_hien
""",
        **{"tien_do/6_thang": {"nhiem_vu": [{**NAMED, "trang_thai": "hoan_thanh", "ngay_hoan_thanh": "1/2/2012"}]}},
    )
    assert told(tmp_path) == [
        ("xong_qua_som", "tien_do/6_thang.yaml", 5),
        ("xong_tuong_lai", "tien_do/quy_1.yaml", 5),
        ("nhiem_vu_la", "tien_do/quy_1.yaml", 6),
        ("dong_la", "tien_do/quy_1.yaml", 9),
    ]
    assert "sau ngày chốt số liệu 14/03/2022" in said(tmp_path)


def test_what_is_done_on_the_cut_off_day_is_done(tmp_path: Path) -> None:
    done = {**NAMED, "trang_thai": "hoan_thanh", "ngay_hoan_thanh": "14/3/2022"}
    assert read(write(tmp_path, tien_do={"nhiem_vu": [done]}))[1] == ()


def test_the_cut_off_day_is_that_of_the_agencys_own_calendar(tmp_path: Path) -> None:
    period = {"ky": "quy-1", "ten": "quý I", "tu_ngay": "1/1", "chot_so_lieu": "5/3", "han_gui": "10/3"}
    done = {**NAMED, "trang_thai": "hoan_thanh", "ngay_hoan_thanh": "6/3/2022"}
    write(tmp_path, bao_cao=report_rules_data(ky_bao_cao=[period]), tien_do={"nhiem_vu": [done]})
    assert [code for code, _, _ in told(tmp_path)] == ["xong_tuong_lai"]


FIRST = {"ky": "quy-1", "ten": "quý I", "tu_ngay": "1/1", "chot_so_lieu": "14/3", "han_gui": "20/3"}
SECOND = {"ky": "6-thang", "ten": "6 tháng đầu", "tu_ngay": "1/1", "chot_so_lieu": "14/6", "han_gui": "20/6"}


@pytest.mark.parametrize(
    ("calendar", "code"),
    [
        ([FIRST, {**SECOND, "ky": "quy-1"}], "ma_trung"),
        ([FIRST, {**SECOND, "ky_truoc": "quy-9"}], "ky_khong_co"),
        ([FIRST, {**SECOND, "ky_truoc": "6-thang"}], "ky_truoc_sau"),
        ([{**FIRST, "ky_truoc": "6-thang"}, SECOND], "ky_truoc_sau"),
        ([FIRST, {**SECOND, "ky": "nua-nam", "chot_so_lieu": "14/3", "ky_truoc": "quy-1"}], "ky_truoc_sau"),
        ([{**FIRST, "het_ky_sau": "14/3"}, SECOND], "ky_sai"),
    ],
)
def test_a_calendar_that_cannot_be_is_told_where_it_stands(
    tmp_path: Path, calendar: list[dict[str, str]], code: str
) -> None:
    write(tmp_path, bao_cao=report_rules_data(ky_bao_cao=calendar))
    (found,) = read(tmp_path)[1]
    assert found.code == code
    assert found.place.path.startswith("ky_bao_cao")
    assert found.hint
    follows = [FIRST | {"het_ky_sau": "30/6"}, SECOND | {"ky_truoc": "quy-1", "het_ky_sau": "31/12"}]
    assert read(write(tmp_path, bao_cao=report_rules_data(ky_bao_cao=follows)))[1] == ()


def test_one_result_answered_twice_is_told(tmp_path: Path) -> None:
    answer = {"ma": "I.1", "trang_thai": "chua_thuc_hien"}
    write(tmp_path, tien_do={"nhiem_vu": [answer, answer]})
    assert [code for code, _, _ in told(tmp_path)] == ["tien_do_trung"]


def test_a_result_that_is_done_no_more_is_a_warning(tmp_path: Path) -> None:
    done = {**NAMED, "trang_thai": "hoan_thanh", "ngay_hoan_thanh": "1/3/2022"}
    later = {**NAMED, "trang_thai": "dang_thuc_hien", "phan_tram": 50}
    write(tmp_path, tien_do={"nhiem_vu": [done]}, **{"tien_do/6_thang": {"nhiem_vu": [later]}})
    report, findings = read(tmp_path)
    assert report is not None
    assert [(one.code, one.severity) for one in findings] == [("tien_do_lui", Severity.WARNING)]


def test_tasks_of_other_appendices_are_named_with_their_file(tmp_path: Path) -> None:
    plan = {"trich_yeu": "a", "noi_dung": ["Phụ lục"], "phu_luc": [{"tep": "phu_luc"}, {"tep": "khac"}]}
    names = {"I.1": NAMED["nhiem_vu"], "khac:1": "Việc khác", "1": "Việc không có"}
    answers = [{"ma": key, "nhiem_vu": name, "trang_thai": "chua_thuc_hien"} for key, name in names.items()]
    write(tmp_path, ke_hoach=plan, khac={"nhiem_vu": [task_data(nhiem_vu="Việc khác")]}, tien_do={"nhiem_vu": answers})
    assert [(code, line) for code, _, line in told(tmp_path)] == [("nhiem_vu_la", 8)]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("tien_do/quy1.yaml", "quy_1.yaml"),
        ("tien_do/quy-1.yaml", "quy_1.yaml"),
        ("tien_do/Quy_1.yml", "quy_1.yaml"),
        ("tien_do/Quý I.yaml", "quy_1.yaml"),
        ("tien_do/quy_iii.yaml", "quy_3.yaml"),
        ("bao_cao/6thang.yaml", "6_thang.yaml"),
        ("bao_cao/quy_1.yaml.txt", "quy_1.yaml"),
        ("bao_cao/quy_1 (1).yaml", "quy_1.yaml"),
        ("bao_cao/nam - Copy.yaml", "nam.yaml"),
        ("bao_cao/năm.yaml", "nam.yaml"),
        ("bao_cao/quy1_thongke.xlsx", "quy_1_thong_ke.xlsx"),
        ("bao_cao/quy_1_thong_ke.xls", "quy_1_thong_ke.xlsx"),
        ("bao_cao/quy_1.xlsx", "quy_1_thong_ke.xlsx"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_misnamed_file_is_refused_with_its_right_name(name: str, right: str, form: Any, tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / unicodedata.normalize(form, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text("nhiem_vu: []\n", encoding="utf-8")
    assert told(tmp_path) == [("tep_sai_ten", name, 0)]
    assert said(tmp_path).endswith(f" {right}")


def test_a_copy_beside_the_right_file_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, tien_do={"nhiem_vu": []})
    (tmp_path / "tien_do" / "quy_1 (1).yaml").write_text("nhiem_vu: []\n", encoding="utf-8")
    report, findings = read(tmp_path)
    assert report is not None
    assert [(one.code, one.severity) for one in findings] == [("tep_la", Severity.WARNING)]


def test_a_file_of_a_period_that_the_calendar_has_not_is_told_with_the_periods_it_has(tmp_path: Path) -> None:
    write(tmp_path, **{"tien_do/quy_2": {"nhiem_vu": []}})
    assert [code for code, _, _ in told(tmp_path)] == ["tep_la"]
    assert "các kỳ trong lịch: quy_1, 6_thang, quy_3" in said(tmp_path)


def test_files_that_are_no_data_are_let_be(tmp_path: Path) -> None:
    write(tmp_path, tien_do={"nhiem_vu": []})
    for name in (".hidden.yaml", "~$quy_1.xlsx", "quy_1.yaml.cu", "ghi chu.docx"):
        (tmp_path / "tien_do" / name).write_text("x", encoding="utf-8")
    assert read(tmp_path)[1] == ()


@pytest.mark.parametrize("name", ["tiendo", "Tiến độ", "tien-do", "bao cao"])
def test_a_misnamed_folder_is_refused_with_its_right_name(name: str, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / name).mkdir()
    (finding,) = read(tmp_path)[1]
    assert (finding.code, finding.place.file) == ("thu_muc_sai_ten", f"{SHOWN}/{name}/")
    assert finding.hint in ("đổi tên thư mục thành tien_do", "đổi tên thư mục thành bao_cao")


def test_a_file_where_a_folder_is_due_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "tien_do").write_text("x", encoding="utf-8")
    assert [code for code, _, _ in told(tmp_path)] == ["thieu_thu_muc"]


def test_words_in_another_unicode_form_are_composed(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "noi_dung:\n  noi_bat: Đã hoàn thành nhiệm vụ.\n")
    report, findings = read(write(tmp_path, quy_1=text))
    assert findings == ()
    assert report is not None
    block = report.inputs["quy-1"].texts["noi_bat"].blocks[0]
    assert block.text[0].text == "Đã hoàn thành nhiệm vụ."


def test_records_of_issuing_are_held_to_the_calendar_and_the_year(tmp_path: Path) -> None:
    write(
        tmp_path,
        ban_hanh={"bao_cao": {"quy-1": {"so": 20, "ngay": "20/3/2022"}, "quy-2": {"so": 21, "ngay": "1/7/2022"}}},
    )
    assert told(tmp_path) == [("ky_la", "ban_hanh.yaml", 0)]
    write(tmp_path, ban_hanh={"bao_cao": {"nam": {"so": 1, "ngay": "5/1/2024"}}})
    _, findings = read_dossier(tmp_path, 2022, shown=SHOWN)
    assert [(one.code, one.place.line) for one in findings] == [("nam_ban_hanh", 4)]


def test_places_of_figures_are_kept_for_those_who_compare_them(tmp_path: Path) -> None:
    write(tmp_path, bao_cao=WITH_FORMS, bieu_mau=FORMS, quy_1='thong_ke:\n  "1":\n    "1.1": 5\n')
    report, _ = read(tmp_path)
    assert report is not None
    assert report.place("quy-1", "thong_ke", "1", "1.1").line == 3
    assert report.place("bieu_mau", "1", "1.2").file == f"{SHOWN}/bieu_mau.yaml"
    assert report.place("nam", "thong_ke", "1", "1.1").file == f"{SHOWN}/bao_cao/nam.yaml"
