"""`vanban new-year`: the next year's data from this year's, nothing changed in silence."""

from __future__ import annotations

import difflib

import pytest

from tests.builders import plan_data, write_year
from tests.cli.folder import Folder


def test_the_next_year_is_started_and_builds(sample: Folder) -> None:
    sample.done("issue", "--so", "15", "--ngay", "14/01/2022")
    told = sample.done("new-year", "2023")
    assert sorted(path.name for path in (sample.path / "data" / "2023").iterdir()) == [
        "CAN_XEM_LAI.md",
        "bao_cao.yaml",
        "bieu_mau.yaml",
        "co_quan.yaml",
        "ke_hoach.yaml",
        "phu_luc.yaml",
        "quyet_dinh.yaml",
    ]
    assert "Không chép: HIEU_DINH.md, bao_cao/, tien_do/." in told
    assert "dự thảo" in sample.done("build")
    assert (sample.path / "output" / "2023" / "ke_hoach.docx").exists()


def test_every_changed_line_is_told_and_the_layout_stays(sample: Folder) -> None:
    told = sample.done("new-year", "2023").split("Cần người xem lại:")[0]
    for name in ("co_quan", "quyet_dinh", "ke_hoach", "phu_luc"):
        old, new = (
            (sample.path / f"data/{year}/{name}.yaml").read_text(encoding="utf-8").split("\n") for year in (2022, 2023)
        )
        assert len(old) == len(new)
        differing = [number for number, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]]
        for number in differing:
            assert f"data/2023/{name}.yaml, dòng {number}: " in told
            before, after = old[number - 1], new[number - 1]
            assert before.replace("2022", "2023") == after, list(difflib.ndiff([before], [after]))
    assert "thoi_gian_du_kien: 01/2023" in (sample.path / "data/2023/quyet_dinh.yaml").read_text(encoding="utf-8")


def test_grounds_stay_and_are_listed_for_a_person(sample: Folder) -> None:
    told = sample.done("new-year", "2023")
    review = told.split("Cần người xem lại:")[1]
    for ground in ("622/QĐ-UBND ngày 14/3/2016", "4782/QĐ-UBND ngày 23/12/2021", "Năm 2022 - 2023"):
        assert ground in review
        assert ground in (sample.path / "data/2023/CAN_XEM_LAI.md").read_text(encoding="utf-8")
    text = (sample.path / "data/2023/quyet_dinh.yaml").read_text(encoding="utf-8")
    assert "hành chính tỉnh Khánh Hòa năm 2022" in text


def test_sums_of_the_old_year_are_listed_by_column(empty: Folder) -> None:
    columns = [
        {"khoa": "stt", "tieu_de": "STT"},
        {"khoa": "nhiem_vu", "tieu_de": "Nhiệm vụ"},
        {"khoa": "kinh_phi", "tieu_de": "Dự toán"},
        {"khoa": "da_chi", "tieu_de": "Đã chi (triệu đồng)"},
        {"khoa": "dong_gop", "tieu_de": "Đồng chủ trì"},
    ]
    tasks = [
        {"nhiem_vu": f"Việc {number}", "kinh_phi": f"{number},5", "cot_khac": {"dong_gop": "Sở", "da_chi": "7"}}
        for number in range(1, 8)
    ]
    write_year(
        empty.path / "data" / "2022",
        ke_hoach=plan_data(phu_luc=[{"tep": "phu_luc", "cot": columns}]),
        phu_luc={"nhiem_vu": tasks},
    )
    (empty.path / "templates").mkdir()
    review = empty.done("new-year", "2023").split("Cần người xem lại:")[1]
    assert "data/2023/phu_luc.yaml: cột “Dự toán”, 7 ô: 1,5; 2,5; 3,5; 4,5; 5,5; … (số tiền" in review
    assert "cột “Đã chi (triệu đồng)”, 7 ô: 7; 7; 7; 7; 7; …" in review
    assert "Đồng chủ trì" not in review


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_sheet_is_rolled_like_the_yaml_file(sample: Folder, suffix: str) -> None:
    sample.done("new-year", "2023")
    sample.done("convert", "phu-luc", "--to", suffix, "--nam", "2022")
    told = sample.done("new-year", "2024", "--tu", "2022")
    assert f"data/2024/phu_luc.{suffix}, nhiệm vụ I.1, cột Tiến độ: Quý I/2022 → Quý I/2024" in told
    sample.done("convert", "phu-luc", "--to", "yaml", "--nam", "2024")
    sample.done("convert", "phu-luc", "--to", "xlsx", "--nam", "2023")
    sample.done("convert", "phu-luc", "--to", "yaml", "--nam", "2023")
    texts = [(sample.path / f"data/{year}/phu_luc.yaml").read_text(encoding="utf-8") for year in (2023, 2024)]
    # 2022 - 2023 stands as it is in both; nothing else says 2023.
    assert texts[0].replace("2022 - 2023", "…").replace("2023", "2024") == texts[1].replace("2022 - 2023", "…")


def test_a_year_that_is_there_is_left(sample: Folder) -> None:
    sample.done("new-year", "2023")
    before = sample.files()
    ran = sample.vanban("new-year", "2023")
    assert ran.code == 3
    assert "đã có dữ liệu" in ran.err
    assert sample.files() == before


def test_a_year_before_all_others_needs_its_source_named(sample: Folder) -> None:
    assert "--tu" in sample.vanban("new-year", "2020").err
    assert sample.vanban("new-year", "2020", "--tu", "2019").code == 3


def test_faulty_data_are_no_start(sample: Folder) -> None:
    sample.edit("data/2022/ke_hoach.yaml", "trich_yeu:", "trich:")
    before = sample.files()
    assert sample.vanban("new-year", "2023").code == 3
    assert sample.files() == before


def test_what_reports_share_goes_along_and_the_figures_of_the_old_year_stay(sample: Folder) -> None:
    told = sample.done("new-year", "2023")
    assert "Chốt số liệu ngày 14/03/2023" in sample.done("status", "--nam", "2023", "--ky", "quy-1")
    review = told.split("Cần người xem lại:")[1]
    assert "data/2023/bao_cao.yaml" in review
    assert "4782/QĐ-UBND ngày 23/12/2021" in review
    # The days of the calendar are those of any year: they are neither rolled nor listed.
    assert "14/3\n" not in told
    for name in ("bao_cao.yaml", "bieu_mau.yaml"):
        old, new = ((sample.path / f"data/{year}/{name}").read_text(encoding="utf-8") for year in (2022, 2023))
        assert old == new


def test_a_year_in_the_outline_of_reports_is_rolled(sample: Folder) -> None:
    sample.edit(
        "data/2022/bao_cao.yaml", "mo_dau:\n", 'mo_dau:\n  - ["Kế hoạch ", {dam: "năm 2022"}, " của cơ quan."]\n'
    )
    told = sample.done("new-year", "2023")
    assert "bao_cao.yaml" in told.split("Cần người xem lại:")[0]
    assert '{dam: "năm 2023"}' in (sample.path / "data/2023/bao_cao.yaml").read_text(encoding="utf-8")


def test_faulty_rules_of_reports_refuse_a_new_year_and_faulty_figures_do_not(sample: Folder) -> None:
    sample.edit("data/2022/tien_do/quy_1.yaml", "trang_thai: hoan_thanh", "trang_thai: xong")
    sample.done("new-year", "2023")
    sample.edit("data/2022/bao_cao.yaml", "de_cuong:", "de_cung:")
    ran = sample.vanban("new-year", "2024", "--tu", "2022")
    assert (ran.code, "có phải ý là de_cuong?" in ran.err) == (3, True)
    assert not (sample.path / "data" / "2024").exists()
