"""How far the plan is, what a figure is, and what falls due, by the real command."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.cli.folder import Folder

STATES = (
    "dung_han", "qua_han_da_xong", "dang_thuc_hien", "qua_han_chua_xong", "chua_den_han", "khong_han_co_dinh",
    "khong_thuc_hien",
)  # fmt: skip
COLLECTED = [
    {"ma": "I.1", "trang_thai": "dang_thuc_hien", "phan_tram": 40},
    {"ma": "I.2", "trang_thai": "hoan_thanh", "ngay_hoan_thanh": "25/02/2022"},
    {"ma": "VII.1", "trang_thai": "khong_thuc_hien", "ly_do": "Cấp trên bỏ"},
]


@pytest.fixture
def collected(sample: Folder) -> Folder:
    """The sample year, of whose tasks three were answered for in the first quarter and nothing else is known."""
    for path in (sample.path / "data/2022/tien_do").glob("*.yaml"):
        path.unlink()
    text = yaml.safe_dump({"nhiem_vu": COLLECTED}, allow_unicode=True)
    (sample.path / "data/2022/tien_do/quy_1.yaml").write_text(text, encoding="utf-8")
    sample.done("form", "rematch", "--dien-ten")
    return sample


def _told(folder: Folder, *arguments: str) -> dict[str, Any]:
    found = json.loads(folder.done("status", "--json", *arguments))
    assert list(found) == ["ky", "chot_so_lieu", "tong", "nhom", "don_vi"]
    for counts in (found["tong"], *found["nhom"].values(), *found["don_vi"].values()):
        assert tuple(counts) == ("tong", *STATES)
    for parts in (found["nhom"], found["don_vi"]):
        for key, total in found["tong"].items():
            assert sum(counts[key] for counts in parts.values()) == total
    return dict(found)


def test_status_as_json_has_exactly_the_promised_keys_and_adds_up(collected: Folder) -> None:
    first = _told(collected)
    assert (first["ky"], first["chot_so_lieu"]) == ("quy-1", "2022-03-14")
    counts = first["tong"]
    assert (counts["tong"], counts["dung_han"], counts["dang_thuc_hien"], counts["khong_thuc_hien"]) == (27, 1, 1, 1)
    assert counts["qua_han_chua_xong"] == 0
    assert first["nhom"]["I. Cải cách thể chế"]["dung_han"] == 1
    # Nothing newer is known at the end of the year: what was open is late by then, or still has no last day.
    year = _told(collected, "--ky", "1/1/2022..14/12/2022")
    assert (year["ky"], year["chot_so_lieu"]) == ("2022-01-01..2022-12-14", "2022-12-14")
    assert year["tong"]["qua_han_chua_xong"] == 4  # four of the six due on 31/3 are neither done nor cancelled


def test_status_in_the_terminal_is_aligned_and_shows_the_same_figures(collected: Folder) -> None:
    out = collected.done("status", "--ky", "quy-1")
    assert "quý I năm 2022 (quy-1)" in out
    assert "Chốt số liệu ngày 14/03/2022" in out
    groups, units = out.split("\n\n")[1:3]
    for table in (groups, units):
        lines = table.splitlines()
        assert lines[2].startswith(("Theo nhóm nhiệm vụ", "Theo đơn vị chủ trì"))
        body = [line for line in lines if line.endswith("%")]
        assert {len(line) for line in body} == {len(lines[3])}  # every row ends where the rule ends
        assert lines[-1].split() == ["Tổng", "cộng", "27", "1", "0", "1", "0", *lines[-1].split()[7:9], "1", "3,70%"]


def test_a_year_without_progress_says_so_and_counts_every_task(sample: Folder) -> None:
    for path in (sample.path / "data/2022/tien_do").glob("*.yaml"):
        path.unlink()
    out = sample.done("status")
    assert "(quy-1)" in out
    assert "Chưa thu tiến độ" in out
    assert "Tổng cộng                           27" in out


def test_a_deadline_that_is_not_understood_is_told_with_the_figures(sample: Folder) -> None:
    assert "không hiểu tiến độ" not in sample.vanban("status").err
    sample.edit("data/2022/phu_luc.yaml", "Quý I/2022", "Quý V/2022")
    for command in (["status", "--ky", "quy-1"], ["remind", "--den-ngay", "31/3/2022"]):
        ran = sample.vanban(*command)
        assert ran.code == 0
        assert "data/2022/phu_luc.yaml, mục I.1: cảnh báo: không hiểu tiến độ “Quý V/2022”" in ran.err


def test_a_period_that_the_calendar_does_not_know_is_refused_with_those_it_knows(collected: Folder) -> None:
    ran = collected.vanban("status", "--ky", "quy-2")
    assert ran.code == 3
    assert "lịch báo cáo không có kỳ “quy-2”" in ran.err
    assert "quy-1, 6-thang, quy-3" in ran.err


def test_a_year_without_reports_says_how_to_start(sample: Folder) -> None:
    (sample.path / "data/2022/bao_cao.yaml").unlink()
    ran = sample.vanban("status")
    assert ran.code == 3
    assert "bao_cao.yaml" in ran.err


def test_explain_lists_the_tasks_behind_a_figure_and_what_can_be_asked(collected: Folder) -> None:
    out = collected.done("explain", "bao-cao", "--ky", "quy-1", "hoàn thành đúng hạn")
    assert "Định nghĩa: Nhiệm vụ mà mọi dòng kết quả đã xong" in out
    assert "Số liệu chốt ngày 14/03/2022: 1 nhiệm vụ" in out
    assert "[I.2] " in out
    assert "[I.1] " not in out
    assert "Đơn vị: Văn phòng" in out
    assert "(31/03/2022); hoàn thành 25/02/2022" in out
    group = collected.done("explain", "bao-cao", "--ky", "quy-1", "tổng số nhiệm vụ", "--nhom", "I")
    assert "3 nhiệm vụ" in group
    unknown = collected.vanban("explain", "bao-cao", "--ky", "quy-1", "hoàn thành sớm")
    assert unknown.code == 2
    assert "không có số nào tên “hoàn thành sớm”" in unknown.err
    assert "đang thực hiện" in unknown.err


def test_what_is_no_part_of_the_plan_is_refused(collected: Folder) -> None:
    ran = collected.vanban("explain", "bao-cao", "đang thực hiện", "--don-vi", "Phòng Ma")
    assert ran.code == 3
    assert "đơn vị “Phòng Ma”" in ran.err
    assert "Văn phòng" in ran.err
    whole = collected.vanban("explain", "bao-cao", "biểu 1, 2.1", "--nhom", "I")
    assert whole.code == 3
    assert "không chia theo nhóm" in whole.err


def test_remind_lists_what_falls_due_by_unit(collected: Folder) -> None:
    out = collected.done("remind", "--den-ngay", "31/3/2022")
    assert "Theo tiến độ đã thu, chốt ngày 14/03/2022" in out
    office = out.split("\n\n")
    assert any(part.startswith("Phòng Quản lý Đầu tư: 0 quá hạn, 1 đến hạn") and "[I.1]" in part for part in office)
    assert "đã làm 40%" in out
    assert "[I.2]" not in out
    assert "[VII.1]" not in out


def test_remind_before_the_first_cut_off_says_that_nothing_closed_by_then(collected: Folder) -> None:
    out = collected.done("remind", "--den-ngay", "31/1/2022")
    assert "Chưa thu tiến độ của kỳ nào chốt đến ngày ấy" in out


def test_remind_says_how_a_day_is_written(collected: Folder) -> None:
    ran = collected.vanban("remind", "--den-ngay", "32/3/2022")
    assert ran.code == 2
    assert "ví dụ 20/3/2022" in ran.err
