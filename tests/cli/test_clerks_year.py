"""What a clerk meets in a year of an agency's own: sheets with hidden rows, deadlines nobody understands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import agency_data, plan_data, write_year
from tests.cli.folder import ROOT, Folder
from tests.sheet_files import HEAD, write_csv, write_xlsx


@pytest.fixture
def agency(tmp_path: Path) -> Folder:
    """A ward with two appendices, one of them in Excel and one in CSV."""
    root = tmp_path / "phường"
    year = root / "data" / "2026"
    place = "Phường Điện Biên Phủ"
    write_year(
        year,
        co_quan=agency_data(ten="Ủy ban nhân dân phường Điện Biên Phủ", ky_hieu="UBND", dia_danh=place),
        ke_hoach=plan_data(phu_luc=[{"tep": "phu_luc"}, {"tep": "du_an", "tieu_de": "Dự án"}]),
        without=("phu_luc",),
    )
    task = ["1", "Rà soát", "Báo cáo", "Quý I/2026", "Văn phòng"]

    def hide(page: object) -> None:
        page.row_dimensions[3].hidden = True  # type: ignore[attr-defined]

    write_xlsx(year, [HEAD, task, ["2", *task[1:]]], change=hide)
    write_csv(tmp_path, [HEAD, ["1", "Dự án", "Báo cáo", "Tháng 13/2026", "Văn phòng"]], delimiter=";").rename(
        year / "du_an.csv"
    )
    shutil.copytree(ROOT / "templates", root / "templates")
    return Folder(root)


def test_a_build_prints_hidden_rows_and_says_which(agency: Folder) -> None:
    ran = agency.vanban("build")
    assert ran.code == 0
    told = 'data/2026/phu_luc.xlsx, trang "Nhiệm vụ": cảnh báo: 1 hàng đang ẩn vẫn in vào văn bản: hàng 3 → '
    assert told in ran.err
    assert told in agency.vanban("build").err, "a build of the same data says it again"


def test_a_deadline_that_is_not_understood_is_told_with_the_file_it_stands_in(agency: Folder) -> None:
    assert "data/2026/du_an.csv, mục 1: cảnh báo: không hiểu tiến độ “Tháng 13/2026”" in agency.vanban("build").err


@pytest.mark.libreoffice
def test_a_pdf_of_an_older_version_is_told(agency: Folder) -> None:
    agency.done("build", "quyet-dinh", "--pdf")
    assert "PDF" not in agency.vanban("build").err
    agency.edit("data/2026/quyet_dinh.yaml", "Nguyễn Văn An", "Nguyễn Văn Anh")
    for _ in range(2):
        ran = agency.vanban("build")
        assert ran.code == 0
        assert "output/2026/quyet_dinh.pdf: cảnh báo: bản PDF này không còn khớp" in ran.err
    assert "PDF" not in agency.vanban("build", "--pdf").err
    assert "PDF" not in agency.vanban("build").err
