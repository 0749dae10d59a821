"""The same commands for other agencies: a plan on its own, several appendices."""

from __future__ import annotations

import shutil

import pytest

from tests.builders import plan_data, task_data, write_year
from tests.cli.folder import ROOT, Folder
from tests.cli.test_build import said

PLAN = "output/2024/ke_hoach.docx"
OWN = {
    "hinh_thuc": "doc_lap",
    "nguoi_ky": {"quyen_han": ["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "chuc_vu": "Phó Chủ tịch", "ho_ten": "Lê An"},
    "noi_nhan": ["Các phòng"],
    "luu": "VT",
}


@pytest.fixture
def own(empty: Folder) -> Folder:
    """A plan of its own with two appendices and no decision."""
    shutil.copytree(ROOT / "templates", empty.path / "templates")
    plan = plan_data(**OWN, phu_luc=[{"tep": "phu_luc_1"}, {"tep": "phu_luc_2"}])
    plan["noi_dung"].insert(0, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2024 của Chính phủ;")
    write_year(
        empty.path / "data" / "2024",
        ke_hoach=plan,
        phu_luc_1={"nhiem_vu": [task_data(nhiem_vu="Việc một")]},
        phu_luc_2={"nhiem_vu": [task_data(nhiem_vu="Việc hai")]},
        without=("quyet_dinh", "phu_luc"),
    )
    return empty


def test_a_plan_on_its_own_is_built_alone(own: Folder) -> None:
    told = own.done("build")
    assert PLAN in told and "quyet_dinh" not in told
    ran = own.vanban("build", "quyet-dinh")
    assert ran.code == 3
    assert "ban hành độc lập, không có quyết định" in ran.err


def test_a_plan_on_its_own_carries_its_own_number(own: Folder) -> None:
    assert "số và ngày là của" not in own.done("issue", "--so", "7", "--ngay", "2/8/2024")
    own.done("build")
    assert "Số: 07/KH-SNV" in said(own, PLAN)
    assert said(own, PLAN).count("số 07/KH-SNV ngày 02 tháng 8 năm 2024") == 2
    own.done("issue", "ke-hoach", "--undo")
    assert own.vanban("issue", "quyet-dinh", "--so", "7", "--ngay", "2/8/2024").code == 3


def test_a_plan_on_its_own_is_not_dated_before_what_it_cites(own: Folder) -> None:
    ran = own.vanban("issue", "--so", "7", "--ngay", "14/7/2024")
    assert ran.code == 3
    assert "trước ngày 15/07/2024" in ran.err


def test_of_several_appendices_one_must_be_named_to_convert(own: Folder) -> None:
    assert "--tep phu_luc_1" in own.vanban("convert", "phu-luc", "--to", "csv").err
    own.done("convert", "phu-luc", "--to", "csv", "--tep", "phu_luc_2")
    assert "data/2024/phu_luc_2.csv" in own.files() and "data/2024/phu_luc_1.yaml" in own.files()
    own.done("build")


def test_a_plan_on_its_own_starts_the_next_year(own: Folder) -> None:
    own.done("new-year", "2025")
    assert sorted(path.name for path in (own.path / "data" / "2025").glob("*.yaml")) == [
        "co_quan.yaml",
        "ke_hoach.yaml",
        "phu_luc_1.yaml",
        "phu_luc_2.yaml",
    ]
    assert "output/2025/ke_hoach.docx" in own.done("build")
