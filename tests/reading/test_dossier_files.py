"""A year's folder: which files are read, and all findings of all of them at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding, Severity
from generator.model.dossier import Dossier, PlanForm
from generator.reading.dossier import read_dossier
from tests.builders import agency_data, decision_data, plan_data, task_data, write_year

SAMPLE = Path(__file__).parents[2] / "data" / "2022"


def read(folder: Path, year: int = 2022) -> tuple[Dossier | None, list[tuple[str, str, int]]]:
    dossier, findings = read_dossier(folder, year, shown="data/2022")
    assert list(findings) == sorted(findings, key=lambda finding: finding.sort_key)
    assert (dossier is None) == any(finding.severity is Severity.ERROR for finding in findings)
    return dossier, [_short(finding) for finding in findings]


def _short(finding: Finding) -> tuple[str, str, int]:
    return finding.code, finding.place.file.removeprefix("data/2022/"), finding.place.line


def on_its_own(**changes: Any) -> dict[str, Any]:
    signer = {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"}
    return plan_data(hinh_thuc="doc_lap", nguoi_ky=signer, noi_nhan=["Sở Tài chính"], luu="VT", **changes)


def test_a_good_year_gives_its_dossier_and_no_finding(tmp_path: Path) -> None:
    dossier, findings = read(write_year(tmp_path))
    assert findings == []
    assert dossier is not None
    assert dossier.agency.name == "Sở Nội vụ"
    assert [row.id for row in dossier.plan.appendices[0].rows()] == ["", "I.1"]


def test_the_sample_year_reads_without_a_finding() -> None:
    dossier, findings = read_dossier(SAMPLE, 2022)
    assert findings == ()
    assert dossier is not None
    assert sum(row.task is not None for row in dossier.plan.appendices[0].rows()) == 27


def test_files_are_named_as_the_person_knows_them(tmp_path: Path) -> None:
    write_year(tmp_path, co_quan="ten: a\n")
    assert {f.place.file for f in read_dossier(tmp_path, 2022, shown="data/2022")[1]} == {"data/2022/co_quan.yaml"}
    assert {f.place.file for f in read_dossier(tmp_path, 2022)[1]} == {"co_quan.yaml"}


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write_year(
        tmp_path,
        co_quan="ten: a\nten: b\nky_hieu: X\n",
        quyet_dinh=decision_data(luu=None),
        ke_hoach="trich_yeu: a\nnoi_dung: [phụ lục]\nphu_luc: [{}]\nmau: xanh\n",
        phu_luc="nhiem_vu:\n- nhiem_vu: a\n  tien_do: b\n\tsan_pham: c\n- san_pham: d\n",
        ban_hanh="quyet_dinh: {so: x, ngay: 1/1/2022}\n",
    )
    dossier, findings = read(tmp_path)
    assert dossier is None
    assert ("khoa_lap", "co_quan.yaml", 2) in findings
    assert ("thieu_khoa", "co_quan.yaml", 1) in findings
    assert ("thieu_khoa", "quyet_dinh.yaml", 1) in findings
    assert ("khoa_la", "ke_hoach.yaml", 4) in findings
    assert ("thut_bang_tab", "phu_luc.yaml", 4) in findings
    assert ("thieu_khoa", "phu_luc.yaml", 5) in findings
    assert ("khong_phai_so", "ban_hanh.yaml", 1) in findings


def test_task_files_are_read_even_when_the_plan_is_faulty(tmp_path: Path) -> None:
    write_year(tmp_path, ke_hoach=plan_data(trich_yeu=None), phu_luc="nhiem_vu:\n- nhiem_vu: a\n  tien_do: [b]\n")
    codes = {(code, file) for code, file, _ in read(tmp_path)[1]}
    assert {("thieu_khoa", "ke_hoach.yaml"), ("sai_kieu", "phu_luc.yaml")} <= codes


@pytest.mark.parametrize("name", ["co_quan", "quyet_dinh", "ke_hoach"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    _, findings = read(write_year(tmp_path, without=(name,)))
    assert findings == [("thieu_tep", f"{name}.yaml", 0)]


def test_all_missing_files_are_named_at_once(tmp_path: Path) -> None:
    _, findings = read(tmp_path)
    assert [file for _, file, _ in findings] == ["co_quan.yaml", "ke_hoach.yaml"]


def test_a_missing_folder_and_a_file_for_a_folder_are_findings(tmp_path: Path) -> None:
    assert [code for code, _, _ in read(tmp_path / "2023")[1]] == ["thieu_thu_muc"]
    (tmp_path / "2024").write_text("x")
    assert [code for code, _, _ in read(tmp_path / "2024")[1]] == ["thieu_thu_muc"]


def test_a_folder_in_the_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    write_year(tmp_path, without=("co_quan",))
    (tmp_path / "co_quan.yaml").mkdir()
    assert read(tmp_path)[1] == [("la_thu_muc", "co_quan.yaml", 0)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ke_hoach.yml", "ke_hoach.yaml"),
        ("ke hoach.yaml", "ke_hoach.yaml"),
        ("Kế hoạch.yaml", "ke_hoach.yaml"),
        ("KE_HOACH.YAML", "ke_hoach.yaml"),
        ("ke_hoach.yaml.txt", "ke_hoach.yaml"),
        ("ke_hoach", "ke_hoach.yaml"),
        ("ke_hoach (1).yaml", "ke_hoach.yaml"),
    ],
)
def test_a_misnamed_file_is_warned_of_with_the_name_that_was_meant(tmp_path: Path, written: str, meant: str) -> None:
    write_year(tmp_path)
    (tmp_path / "ke_hoach.yaml").rename(tmp_path / written)
    _, findings = read_dossier(tmp_path, 2022)
    stray = [finding for finding in findings if finding.code == "tep_la"]
    assert [(finding.place.file, finding.severity) for finding in stray] == [(written, Severity.WARNING)]
    assert meant in stray[0].hint
    missing = [finding for finding in findings if finding.code == "thieu_tep"]
    assert written in missing[0].hint


@pytest.mark.parametrize("beside", ["HIEU_DINH.md", "quyet_dinh.docx", "quyet_dinh.xlsx", "Quyết định.pdf"])
def test_no_file_of_another_kind_is_advised_for_a_missing_one(tmp_path: Path, beside: str) -> None:
    write_year(tmp_path, without=("quyet_dinh",))
    (tmp_path / beside).write_text("x")
    (missing,) = [finding for finding in read_dossier(tmp_path, 2022)[1] if finding.code == "thieu_tep"]
    assert beside not in missing.hint
    assert "chép từ năm trước" in missing.hint


def test_a_copy_beside_the_file_itself_is_warned_of_and_not_read(tmp_path: Path) -> None:
    write_year(tmp_path)
    (tmp_path / "co_quan - Copy.yaml").write_text("hỏng: [")
    dossier, findings = read(tmp_path)
    assert dossier is not None
    assert findings == [("tep_la", "co_quan - Copy.yaml", 0)]


def test_notes_lock_files_and_folders_beside_the_data_are_nobodys_concern(tmp_path: Path) -> None:
    write_year(tmp_path)
    for name in ("HIEU_DINH.md", "~$phu_luc.xlsx", ".~lock.phu_luc.xlsx#", ".DS_Store", "ghi chú.txt", "ban_ky.pdf"):
        (tmp_path / name).write_text("x")
    (tmp_path / "cu").mkdir()
    assert read(tmp_path)[1] == []


def test_tasks_in_two_files_are_refused_and_both_are_named(tmp_path: Path) -> None:
    write_year(tmp_path)
    (tmp_path / "phu_luc.csv").write_text("STT\n", encoding="utf-8")
    (tmp_path / "phu_luc.xlsx").write_bytes(b"x")
    _, findings = read_dossier(tmp_path, 2022)
    assert [finding.code for finding in findings] == ["hai_nguon"]
    assert all(name in findings[0].message for name in ("phu_luc.yaml", "phu_luc.xlsx", "phu_luc.csv"))
    assert "giữ" in findings[0].hint


def test_a_missing_task_file_is_named_with_all_its_possible_endings(tmp_path: Path) -> None:
    write_year(tmp_path, without=("phu_luc",))
    (tmp_path / "phu_luc.xls").write_bytes(b"x")
    _, findings = read_dossier(tmp_path, 2022)
    assert [finding.code for finding in findings] == ["tep_la", "thieu_tep"]
    missing = findings[1]
    assert all(name in missing.message for name in ("phu_luc.yaml", "phu_luc.xlsx", "phu_luc.csv"))
    assert "phu_luc.xls" in missing.hint


def test_each_declared_appendix_reads_its_own_file(tmp_path: Path) -> None:
    write_year(
        tmp_path,
        ke_hoach=plan_data(phu_luc=[{"tep": "phu_luc"}, {"tep": "kinh_phi"}]),
        kinh_phi={"nhiem_vu": [task_data(nhiem_vu="Chi")]},
    )
    dossier, findings = read(tmp_path)
    assert findings == [] and dossier is not None
    assert [row.task.name for row in dossier.plan.appendices[1].rows() if row.task] == ["Chi"]


def test_a_plan_without_an_appendix_has_no_use_for_a_task_file(tmp_path: Path) -> None:
    dossier, findings = read(write_year(tmp_path, ke_hoach=plan_data(phu_luc=None)))
    assert dossier is not None
    assert findings == [("tep_la", "phu_luc.yaml", 0)]


def test_an_appendix_without_a_task_is_allowed_when_said_so(tmp_path: Path) -> None:
    dossier, findings = read(write_year(tmp_path, phu_luc="nhiem_vu: []\n"))
    assert findings == [] and dossier is not None
    assert list(dossier.plan.appendices[0].rows()) == []


def test_an_emptied_task_file_is_not_taken_for_no_tasks(tmp_path: Path) -> None:
    assert read(write_year(tmp_path, phu_luc="# trống\n"))[1] == [("tep_trong", "phu_luc.yaml", 0)]


def test_tasks_written_into_the_plan_are_refused_not_dropped(tmp_path: Path) -> None:
    write_year(tmp_path, ke_hoach=plan_data(phu_luc=[{"tep": "phu_luc", "noi_dung": {"nhiem_vu": [task_data()]}}]))
    assert [code for code, _, _ in read(tmp_path)[1]] == ["khoa_la"]


def test_a_plan_on_its_own_needs_no_decision_and_refuses_one(tmp_path: Path) -> None:
    dossier, findings = read(write_year(tmp_path / "a", ke_hoach=on_its_own(), without=("quyet_dinh",)))
    assert findings == [] and dossier is not None
    assert dossier.decision is None and dossier.plan.form is PlanForm.ON_ITS_OWN
    assert read(write_year(tmp_path / "b", ke_hoach=on_its_own()))[1] == [("thua_quyet_dinh", "quyet_dinh.yaml", 0)]


def test_the_form_of_a_faulty_plan_still_tells_whether_a_decision_is_needed(tmp_path: Path) -> None:
    write_year(tmp_path, ke_hoach=on_its_own(trich_yeu=None), without=("quyet_dinh",))
    assert [code for code, _, _ in read(tmp_path)[1]] == ["thieu_khoa"]
    write_year(tmp_path, ke_hoach=plan_data(trich_yeu=None))
    (tmp_path / "quyet_dinh.yaml").unlink(missing_ok=True)
    assert ("thieu_tep", "quyet_dinh.yaml", 0) in read(tmp_path)[1]


def test_a_draft_may_have_a_blank_issuing_file(tmp_path: Path) -> None:
    dossier, findings = read(write_year(tmp_path, ban_hanh="# chưa ban hành\n"))
    assert findings == [] and dossier is not None
    assert dossier.issuing.decision is None


def test_an_issued_year_carries_number_and_day(tmp_path: Path) -> None:
    dossier, findings = read(write_year(tmp_path, ban_hanh="quyet_dinh: {so: 15, ngay: 14/01/2022}\n"))
    assert findings == [] and dossier is not None and dossier.issuing.decision is not None
    assert dossier.issuing.decision.number == 15


def test_a_year_no_plan_can_be_for_is_a_finding(tmp_path: Path) -> None:
    dossier, findings = read_dossier(write_year(tmp_path), 1899)
    assert dossier is None
    assert [finding.code for finding in findings] == ["ngoai_khoang"]


def test_five_hundred_tasks_are_read(tmp_path: Path) -> None:
    tasks = [task_data(nhiem_vu=f"Việc {number}") for number in range(500)]
    dossier, findings = read(write_year(tmp_path, phu_luc={"nhiem_vu": tasks}))
    assert findings == [] and dossier is not None
    assert [row.number for row in dossier.plan.appendices[0].rows()][-1] == "500"


def test_awkward_text_reaches_the_model_whole(tmp_path: Path) -> None:
    text = 'Sở KH&ĐT <b> {{ x }} {% if %} "a"\tsau tab\nxuống dòng ' + "dài " * 400 + "hết"
    dossier, findings = read(write_year(tmp_path, phu_luc={"nhiem_vu": [task_data(san_pham=text)]}))
    assert findings == [] and dossier is not None
    assert dossier.plan.appendices[0].content.tasks[0].product == text


def test_the_same_folder_gives_the_same_findings_in_the_same_order(tmp_path: Path) -> None:
    write_year(tmp_path, co_quan=agency_data(ten=None, a="b", c="d"), phu_luc="nhiem_vu: [{}, {x: y}]\n")
    assert read_dossier(tmp_path, 2022) == read_dossier(tmp_path, 2022)


def test_reading_yaml_loads_neither_excel_nor_word() -> None:
    code = (
        "import sys; from pathlib import Path; from generator.reading.dossier import read_dossier;"
        f"assert read_dossier(Path({str(SAMPLE)!r}), 2022)[0] is not None;"
        "print([name for name in ('pandas', 'openpyxl', 'docx', 'docxtpl', 'lxml', 'jinja2', 'xlsxwriter')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=SAMPLE.parents[1], check=True
    )
    assert done.stdout.strip() == "[]"
