"""init, convert, schema, template check, doctor, and what happens when the program itself fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.reading.schema import render_schemas
from generator.word.package import Package
from tests.cli.folder import ROOT, Folder


def test_init_makes_a_workspace_that_builds(empty: Folder) -> None:
    told = empty.done("init", "việc mới")
    assert "data/2022" in told
    made = Folder(empty.path / "việc mới")
    assert {"data", "templates", "output"} == {path.name for path in made.path.iterdir()}
    assert "data/luoc_do/ke_hoach.schema.json" in made.files()
    assert "Đã ghi" in made.done("build")


def test_init_fills_the_empty_folder_that_one_stands_in(empty: Folder) -> None:
    empty.done("init", ".")
    assert "output/.gitkeep" in empty.files()


def test_init_names_what_is_there_and_leaves_it(empty: Folder) -> None:
    (empty.path / "ghi chú.txt").write_text("của tôi", encoding="utf-8")
    ran = empty.vanban("init", ".")
    assert ran.code == 3
    assert "ghi chú.txt" in ran.err
    assert list(empty.files()) == ["ghi chú.txt"]


def test_converting_there_and_back_changes_no_document(sample: Folder) -> None:
    sample.done("build")
    yaml = sample.files()["data/2022/phu_luc.yaml"]
    for target in ("xlsx", "csv", "yaml"):
        told = sample.done("convert", "phu-luc", "--to", target)
        assert "7 nhóm, 27 nhiệm vụ" in told
        sources = [path.name for path in (sample.path / "data/2022").glob("phu_luc.*") if path.suffix != ".cu"]
        if target != "yaml":
            assert sources == [f"phu_luc.{target}"]
        assert "Đã ghi" not in sample.done("build")
    assert sample.files()["data/2022/phu_luc.yaml.cu"] == yaml


def test_converting_is_refused_where_it_changes_nothing_or_cannot_be(sample: Folder) -> None:
    before = sample.files()
    assert "đã ở dạng này" in sample.vanban("convert", "phu-luc", "--to", "yaml").err
    assert "phu_luc" in sample.vanban("convert", "phu-luc", "--to", "csv", "--tep", "khác").err
    (sample.path / "data/2022/.~lock.phu_luc.yaml#").write_bytes(b"")
    ran = sample.vanban("convert", "phu-luc", "--to", "csv")
    assert ran.code == 3
    assert "đang mở" in ran.err
    (sample.path / "data/2022/.~lock.phu_luc.yaml#").unlink()
    assert sample.files() == before


def test_the_schemas_of_the_repository_are_current() -> None:
    kept = {path.name: path.read_bytes() for path in (ROOT / "data" / "luoc_do").iterdir()}
    assert kept == render_schemas()


def test_schemas_are_written_once(sample: Folder) -> None:
    assert "Đã ghi data/luoc_do/ke_hoach.schema.json" in sample.done("schema")
    assert "Đã ghi" not in sample.done("schema")
    assert json.loads(sample.files()["data/luoc_do/phu_luc.schema.json"])


def test_template_check_tells_all_and_exits_1_on_errors(sample: Folder, empty: Folder) -> None:
    assert sample.vanban("template", "check").code == 0
    (sample.path / "templates" / "quyet_dinh.docx").write_bytes(b"not a document")
    ran = sample.vanban("template", "check")
    assert ran.code == 1
    assert "templates/quyet_dinh.docx: lỗi" in ran.out and "templates/ke_hoach.docx" in ran.out
    assert empty.vanban("template", "check", str(sample.path / "templates" / "ke_hoach.docx")).code == 0
    assert empty.vanban("template", "check", "không có.docx").code == 1


def test_template_check_names_the_templates_that_are_needed_and_not_there(sample: Folder) -> None:
    for name in ("bao_cao", "cong_van"):
        (sample.path / "templates" / f"{name}.docx").unlink()
        assert f"templates/{name}.docx: lỗi: không có tệp này" in sample.vanban("template", "check").out
    (sample.path / "data/2022/bao_cao.yaml").unlink()  # a year without reports does without their templates
    assert sample.vanban("template", "check").code == 0
    for name in ("ke_hoach", "quyet_dinh"):
        (sample.path / "templates" / f"{name}.docx").rename(sample.path / f"{name}.docx")
        ran = sample.vanban("template", "check")
        assert ran.code == (1 if name == "ke_hoach" else 3), ran.out
        assert "vanban init" in ran.out + ran.err
        assert f"templates/{name}.docx: lỗi: không có tệp này" in ran.out or name == "quyet_dinh"
    (sample.path / "ke_hoach.docx").rename(sample.path / "templates" / "ke_hoach.docx")
    assert "templates/quyet_dinh.docx: lỗi: không có tệp này" in sample.vanban("template", "check").out
    (sample.path / "data/2022/quyet_dinh.yaml").unlink()
    assert sample.vanban("template", "check").code == 0


def test_what_the_system_says_is_told_in_vietnamese(sample: Folder) -> None:
    (sample.path / "templates" / "ke_hoach.docx").unlink()
    (sample.path / "templates" / "ke_hoach.docx").mkdir()
    for told in (sample.vanban("build").err, sample.vanban("template", "check").out):
        assert "đây là thư mục, không phải tệp" in told and "directory" not in told


def test_doctor_says_what_is_fit_and_what_to_do(sample: Folder) -> None:
    ran = sample.vanban("doctor")
    assert ran.code == 0
    assert "✓ Mẫu templates/ke_hoach.docx" in ran.out and "✓ Dữ liệu năm 2022" in ran.out
    (sample.path / "templates" / "ke_hoach.docx").unlink()
    (sample.path / "data/2022/~$phu_luc.xlsx").write_bytes(b"")
    sample.edit("data/2022/ke_hoach.yaml", "trich_yeu:", "trich:")
    before = sample.files()
    ran = sample.vanban("doctor", env={"VANBAN_SOFFICE": "/không/có"})
    assert ran.code == 1
    for line in ("✗ Mẫu templates/ke_hoach.docx", "✗ Dữ liệu năm 2022", "! LibreOffice", "! Có tệp đang mở"):
        assert line in ran.out
    assert "→ chạy `vanban build --nam 2022`" in ran.out
    assert sample.files() == before


def test_doctor_looks_at_the_data_of_reports(sample: Folder) -> None:
    assert "✓ Báo cáo năm 2022: tốt" in sample.vanban("doctor").out
    sample.edit("data/2022/tien_do/nam.yaml", "trang_thai: hoan_thanh", "trang_thai: xong")
    ran = sample.vanban("doctor")
    assert ran.code == 1
    assert "✗ Báo cáo năm 2022: data/2022/tien_do/nam.yaml, dòng " in ran.out


def test_doctor_outside_a_workspace_still_looks_at_the_machine(empty: Folder) -> None:
    ran = empty.vanban("doctor")
    assert ran.code == 1
    assert "Python" in ran.out and "vanban init" in ran.out


def failing(folder: Folder, error: str, **env: str) -> subprocess.CompletedProcess[str]:
    script = (
        "import generator.doctor, generator.cli\n"
        f"def examine(start):\n    raise {error}\n"
        "generator.doctor.examine = examine\n"
        "generator.cli.main(['doctor'])\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder.path,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_fault_of_the_program_is_told_without_a_traceback_and_kept_in_a_file(sample: Folder) -> None:
    ran = failing(sample, "KeyError('x')")
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr and "KeyError" in ran.stderr
    kept = sample.path / ".vanban" / "su_co.txt"
    assert str(kept) in ran.stderr
    assert "Traceback" in kept.read_text(encoding="utf-8")
    assert "Traceback" in failing(sample, "KeyError('x')", VANBAN_DEBUG="1").stderr


@pytest.mark.parametrize(
    ("module", "package", "command"),
    [("yaml", "pyyaml", ("build",)), ("docx", "python-docx", ("template", "check")), ("pandas", "pandas", ("status",))],
)
def test_a_package_that_is_not_installed_is_named_with_the_command_to_run(
    sample: Folder, module: str, package: str, command: tuple[str, ...]
) -> None:
    """As after an update that asks for one package more; a part of the program itself is never called a package."""
    template = sample.path / "templates" / "ke_hoach.docx"  # other bytes, so that it is prepared anew
    former = Package.read(template)
    template.write_bytes(former.with_parts({"word/settings.xml": former.part("word/settings.xml") + b"\n"}))
    lacking = sample.path / "lacking"
    lacking.mkdir()
    (lacking / "sitecustomize.py").write_text(f"import sys\nsys.modules[{module!r}] = None\n")
    before = set(sample.files())
    ran = sample.vanban(*command, env={"PYTHONPATH": f"{lacking}{os.pathsep}{ROOT}"})
    assert ran.code == 3
    assert f"cần thư viện {package} mà" in ran.err
    assert f'"{sys.executable}" -m pip install -e "{ROOT}"' in ran.err
    assert "sự cố" not in ran.err
    assert {name for name in sample.files() if "__pycache__" not in name} == before


def test_an_interrupted_command_ends_quietly(sample: Folder) -> None:
    ran = failing(sample, "KeyboardInterrupt")
    assert ran.returncode == 130
    assert "Đã dừng" in ran.stderr and "Traceback" not in ran.stderr


def test_the_package_installed_alone_carries_the_starter(empty: Folder) -> None:
    """A wheel built from the checkout and unpacked elsewhere makes a workspace and builds it."""
    source = empty.path / "source"
    source.mkdir()
    for name in ("generator", "data", "templates", "pyproject.toml", "setup.py", "README.md"):
        (source / name).symlink_to(ROOT / name)
    built = subprocess.run(
        [sys.executable, "setup.py", "-q", "build_py", "--build-lib", str(empty.path / "site")],
        cwd=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    site = empty.path / "site"
    assert (site / "generator" / "starter" / "data" / "2022" / "ke_hoach.yaml").is_file()
    ran = subprocess.run(
        [sys.executable, "-m", "generator.cli", "init", str(empty.path / "mới")],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Đã ghi" in Folder(empty.path / "mới").done("build")
    assert Path(site, "generator", "starter", "templates").is_dir()
