"""`vanban issue`: number and date, once for all documents, and back."""

from __future__ import annotations

import pytest

from tests.cli.folder import Folder
from tests.cli.test_build import DECISION, PLAN, said

RECORD = "data/2022/ban_hanh.yaml"


def test_number_and_date_reach_the_decision_the_plan_and_the_appendix(sample: Folder) -> None:
    sample.done("build")
    draft = sample.files()
    told = sample.done("issue", "--so", "15", "--ngay", "14/1/2022")
    assert "15/QĐ-KKT" in told and "14/01/2022" in told and "vanban build --nam 2022" in told
    assert (sample.path / RECORD).read_text(encoding="utf-8").startswith("# ")
    told = sample.done("build")
    assert "“Số: /QĐ-KKT” → “Số: 15/QĐ-KKT”" in told
    assert "dự thảo" not in told
    assert "ngày 14 tháng 01 năm 2022" in said(sample, DECISION)
    assert said(sample, PLAN).count("số 15/QĐ-KKT ngày 14 tháng 01 năm 2022") == 2

    told = sample.done("issue", "--undo")
    assert "số 15 ngày 14/01/2022" in told
    assert RECORD not in sample.files()
    sample.done("build")
    assert {name: sample.files()[name] for name in (DECISION, PLAN)} == {name: draft[name] for name in (DECISION, PLAN)}


def test_what_is_issued_is_not_issued_again(sample: Folder) -> None:
    sample.done("issue", "--so", "15/QĐ-KKT", "--ngay", "14-01-2022")
    before = sample.files()[RECORD]
    ran = sample.vanban("issue", "--so", "16", "--ngay", "15/01/2022")
    assert ran.code == 3
    assert "đã ban hành: số 15/QĐ-KKT ngày 14/01/2022" in ran.err and "--undo" in ran.err
    assert sample.files()[RECORD] == before


@pytest.mark.parametrize(
    ("number", "day", "answers"),
    [
        ("0", "14/01/2022", ["không phải số văn bản"]),
        ("15/KH-KKT", "14/01/2022", ["ký hiệu của văn bản là QĐ-KKT"]),
        ("15", "30/02/2022", ["không phải ngày có thật"]),
        ("15", "14/01/2024", ["không thuộc năm ấy hay năm trước"]),
        ("15", "22/12/2021", ["trước ngày 23/12/2021 của căn cứ thứ 3"]),
        ("mười lăm", "mai", ["không phải số văn bản", "không phải ngày có thật"]),
    ],
)
def test_what_cannot_be_is_refused_with_every_reason(sample: Folder, number: str, day: str, answers: list[str]) -> None:
    ran = sample.vanban("issue", "--so", number, "--ngay", day)
    assert ran.code == 3
    assert all(answer in ran.err for answer in answers)
    assert RECORD not in sample.files()


def test_the_day_of_the_latest_ground_itself_is_allowed(sample: Folder) -> None:
    sample.done("issue", "--so", "1", "--ngay", "23/12/2021")


def test_the_plan_has_no_number_of_its_own_beside_a_decision(sample: Folder) -> None:
    ran = sample.vanban("issue", "ke-hoach", "--so", "15", "--ngay", "14/01/2022")
    assert ran.code == 3
    assert "số và ngày là của quyết định" in ran.err


def test_a_draft_has_nothing_to_undo_and_a_broken_record_is_told(sample: Folder) -> None:
    assert "không có gì để hoàn lại" in sample.vanban("issue", "--undo").err
    (sample.path / RECORD).write_text("quyet_dinh: 15\n", encoding="utf-8")
    ran = sample.vanban("issue", "--undo")
    assert ran.code == 3
    assert "xóa tệp để về dự thảo" in ran.err


def test_undoing_needs_no_faultless_data(sample: Folder) -> None:
    sample.done("issue", "--so", "15", "--ngay", "14/01/2022")
    sample.edit("data/2022/ke_hoach.yaml", "trich_yeu:", "trich:")
    sample.done("issue", "--undo")
    assert RECORD not in sample.files()
