"""`vanban check` with its results, through the real command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.findings import Refused, Severity
from generator.word.package import Package
from generator.workflow.build import build
from generator.workspace import Workspace
from tests.checking.handmade import report, to_bytes
from tests.checking.mutations import change, drop, set_runs

ROOT = Path(__file__).parents[2]
BODY = "word/document.xml"


def vanban(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator.cli", *arguments]
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False, env=settings
    )


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    source = to_bytes(report())
    for fault in (set_runs("CỘNG", sz="22"), set_runs("Trên đây", font="Arial"), drop("drawing", "Kết quả")):
        source = change(source, BODY, fault)
    (tmp_path / "a.docx").write_bytes(source)
    return tmp_path


def test_a_mended_copy_is_written_and_checks_clean(faulty: Path) -> None:
    before = (faulty / "a.docx").read_bytes()
    assert vanban("check", "a.docx", folder=faulty).returncode == 1
    ran = vanban("check", "a.docx", "--fix", "b.docx", folder=faulty)
    assert ran.returncode == 0, ran.stderr
    for rule in ("C1.size", "PG6.font", "C8.rule-line"):
        assert f"đã sửa [{rule}]" in ran.stdout
    assert "Lời văn giữ nguyên" in ran.stdout
    assert (faulty / "a.docx").read_bytes() == before
    assert vanban("check", "b.docx", folder=faulty).returncode == 0


def test_what_cannot_be_mended_is_told_and_is_still_an_error(faulty: Path) -> None:
    from tests.checking.mutations import set_text

    source = change((faulty / "a.docx").read_bytes(), BODY, set_text("Nguyễn Văn An", "Nguyễn Văn An", "NGUYỄN VĂN AN"))
    (faulty / "a.docx").write_bytes(source)
    ran = vanban("check", "a.docx", "--fix", "b.docx", "--json", folder=faulty)
    told = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert [finding["rule"] for finding in told["findings"]] == ["C23.case"]
    assert {"C1.size", "PG6.font"} <= {finding["rule"] for finding in told["fixed"]}
    ran = vanban("check", "a.docx", "--fix", "c.docx", folder=faulty)
    assert "Còn lại" in ran.stdout and "phải gõ lại" in ran.stdout


@pytest.mark.parametrize("option", ["--fix", "--annotate"])
def test_nothing_is_written_over_the_file_itself_or_another(option: str, faulty: Path) -> None:
    before = (faulty / "a.docx").read_bytes()
    os.link(faulty / "a.docx", faulty / "lien_ket.docx")
    (faulty / "khac.docx").write_bytes(b"cua nguoi khac")
    for target in ("a.docx", "./a.docx", "lien_ket.docx", "khac.docx", "b.doc"):
        ran = vanban("check", "a.docx", option, target, folder=faulty)
        assert ran.returncode == 3 and "Traceback" not in ran.stderr, target
    assert (faulty / "a.docx").read_bytes() == before
    assert (faulty / "khac.docx").read_bytes() == b"cua nguoi khac"


def test_a_target_that_is_open_in_word_is_told(faulty: Path) -> None:
    (faulty / "~$b.docx").write_bytes(b"x")
    ran = vanban("check", "a.docx", "--fix", "b.docx", folder=faulty)
    assert ran.returncode == 3 and "đang mở" in ran.stderr
    assert not (faulty / "b.docx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.docx", "a.docx", "--fix", "b.docx"],
        ["a.docx", "a.docx", "--html", "b.html"],
        ["a.docx", "a.docx", "--annotate", "b.docx"],
        ["a.docx", "--fix", "b.docx", "--annotate", "c.docx"],
        ["a.docx", "--fix", "b.docx", "--html", "c.html"],
    ],
)
def test_what_does_not_go_together_is_explained(arguments: list[str], faulty: Path) -> None:
    ran = vanban("check", *arguments, folder=faulty)
    assert ran.returncode == 2 and "Lỗi cách dùng" in ran.stderr
    assert sorted(path.name for path in faulty.iterdir()) == ["a.docx"]


def test_a_report_and_comments_are_written_together_and_the_report_may_be_written_again(faulty: Path) -> None:
    nothing = str(faulty / "khong-co")
    for _ in range(2):
        ran = vanban(
            "check", "a.docx", "--html", "b.html", "--annotate", "c.docx", folder=faulty, VANBAN_SOFFICE=nothing
        )
        (faulty / "c.docx").rename(faulty / "d.docx")
        assert ran.returncode == 1, ran.stderr
        assert "Đã ghi báo cáo b.html" in ran.stdout and "ghi chú" in ran.stdout
    assert "<html lang=" in (faulty / "b.html").read_text(encoding="utf-8")
    assert "word/comments.xml" in Package.read(faulty / "d.docx")
    (faulty / "e.html").write_text("trang của người khác", encoding="utf-8")
    ran = vanban("check", "a.docx", "--html", "e.html", folder=faulty, VANBAN_SOFFICE=nothing)
    assert ran.returncode == 3 and (faulty / "e.html").read_text(encoding="utf-8") == "trang của người khác"


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    for name in ("data/2022", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def spoil(template: Path) -> None:
    """What an agency may do to its template on purpose: Tiêu ngữ in 12 pt."""
    template.write_bytes(change(template.read_bytes(), BODY, set_runs("Độc lập", sz="24")))


def test_a_template_against_the_decree_refuses_the_build_and_names_rule_clause_and_template(workplace: Path) -> None:
    spoil(workplace / "templates" / "quyet_dinh.docx")
    with pytest.raises(Refused) as refusal:
        build(Workspace.find(workplace), 2022)
    told = [one for one in refusal.value.findings if one.severity is Severity.ERROR]
    assert [one.code for one in told] == ["trai_the_thuc"]
    assert "[C2.size]" in told[0].message and "II.1" in told[0].clause
    assert "templates/quyet_dinh.docx" in told[0].hint and "quyet_dinh.docx" in told[0].place.file
    assert not (workplace / "output").exists() or not list((workplace / "output").rglob("*.docx"))


def test_a_person_may_have_such_a_document_all_the_same_and_is_told_each_time(workplace: Path) -> None:
    spoil(workplace / "templates" / "quyet_dinh.docx")
    for _ in range(2):
        ran = vanban("build", "--bo-qua-the-thuc", folder=workplace)
        assert ran.returncode == 0, ran.stderr
        assert "cảnh báo: [C2.size]" in ran.stderr
    assert (workplace / "output" / "2022" / "quyet_dinh.docx").is_file()
    assert vanban("build", folder=workplace).returncode == 3


def test_what_was_checked_once_is_told_again_without_checking(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(Workspace.find(workplace), 2022)
    from generator.workflow import own_output

    def never(*arguments: object) -> object:
        raise AssertionError("checked twice")

    monkeypatch.setattr(own_output, "_check", never)
    assert build(Workspace.find(workplace), 2022).warnings == first.warnings
