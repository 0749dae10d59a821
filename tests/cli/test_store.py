"""What is kept between runs never changes what a build says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.word.package import Package
from generator.workflow.build import build
from generator.workspace import Workspace
from generator.writing import drawn_templates
from tests.cli.folder import Folder

TASKS = "data/2022/phu_luc.yaml"
PLAN = "output/2022/ke_hoach.docx"


def test_a_build_from_what_was_kept_gives_the_same_documents_and_warnings(sample: Folder) -> None:
    sample.edit(TASKS, "      - nhiem_vu: >-", "      - stt: '7'\n        nhiem_vu: >-")
    first, before = sample.vanban("build"), sample.files()
    assert "cảnh báo" in first.out + first.err
    (sample.path / PLAN).unlink()
    again = sample.vanban("build")
    assert sample.files()[PLAN] == before[PLAN]
    told = [line for line in (first.out + first.err).splitlines() if "cảnh báo" in line]
    assert [line for line in (again.out + again.err).splitlines() if "cảnh báo" in line] == told


def test_an_edit_is_seen_at_once_although_the_year_before_it_was_kept(sample: Folder) -> None:
    sample.done("build")
    sample.edit(TASKS, "Thường xuyên", "Quý II/2022")
    assert "Quý II/2022" in sample.done("build")


def test_paper_and_electronic_copies_are_kept_apart(sample: Folder) -> None:
    sample.done("issue", "--so", "15", "--ngay", "14/01/2022")
    sample.done("build")
    paper = sample.files()[PLAN]
    sample.done("build", "--ban", "dien-tu")
    assert sample.files()[PLAN] != paper
    sample.done("build", "--ban", "giay")
    assert sample.files()[PLAN] == paper


def test_faults_are_told_every_time(sample: Folder) -> None:
    sample.done("build")
    sample.edit(TASKS, "nhom:", "la_khoa: 1\nnhom:")
    for _ in range(2):
        refused = sample.vanban("build")
        assert refused.code == 3
        assert "la_khoa" in refused.err


def test_a_deadline_that_nobody_understands_is_warned_of_and_printed_as_it_stands(sample: Folder) -> None:
    sample.edit(TASKS, "Thường xuyên", "Quý V/2022")
    for _ in range(2):
        ran = sample.vanban("build")
        assert ran.code == 0
        assert "V.1" in ran.out + ran.err
        assert "không hiểu tiến độ “Quý V/2022”" in ran.out + ran.err


class _SavedMeanwhile(Workspace):
    """A workspace in which a person saves a file just after it was looked at for the first time."""

    def digest_of_year(self, year: int) -> str:
        digest = super().digest_of_year(year)
        path = self.root / TASKS
        path.write_text(path.read_text(encoding="utf-8").replace("Thường xuyên", "Quý II/2022"), encoding="utf-8")
        return digest


def test_what_was_saved_while_it_was_read_never_stands_for_what_was_there_before(sample: Folder) -> None:
    original = (sample.path / TASKS).read_bytes()
    sample.done("build")
    expected = sample.files()[PLAN]
    shutil.rmtree(sample.path / ".vanban")
    build(_SavedMeanwhile(sample.path))
    assert sample.files()[PLAN] != expected
    (sample.path / TASKS).write_bytes(original)
    sample.done("build")
    assert sample.files()[PLAN] == expected


def test_what_a_template_never_prints_is_told_at_every_build(sample: Folder) -> None:
    template = sample.path / "templates" / "ke_hoach.docx"
    package = Package.read(template)
    document = package.part("word/document.xml")
    assert b"{{ dau.dia_danh }}, " in document
    template.write_bytes(
        package.with_parts(
            {"word/document.xml": document.replace(b"{{ dau.dia_danh }}, ", b"Kh\xc3\xa1nh H\xc3\xb2a, ")}
        )
    )
    for _ in range(2):
        ran = sample.vanban("build")
        assert ran.code == 0, ran.err
        assert "dia_danh" in ran.out + ran.err


def _built(folder: Folder) -> tuple[dict[str, bytes], list[str]]:
    """The documents of a build in this process, and what it warns of."""
    shutil.rmtree(folder.path / "output", ignore_errors=True)
    done = build(Workspace(folder.path))
    documents = {path.name: path.read_bytes() for path in (folder.path / "output" / "2022").glob("*.docx")}
    return documents, list(map(str, done.warnings))


@pytest.mark.parametrize("edit", ["Quý V/2022", "Trước 30/6/2022 (theo Quyết định số 12/QĐ-UBND)", "Thường xuyên"])
def test_neither_what_is_kept_nor_what_is_plain_nor_what_is_drawn_changes_a_build(
    sample: Folder, edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (sample.path / ".vanban").glob("san/*"):
        path.unlink()
    first = _built(sample)  # nothing kept, read plainly, templates brought prepared
    assert _built(sample) == first
    sample.edit(TASKS, "Quý I/2022", edit)
    edited = _built(sample)  # templates and deadlines kept, the year read anew
    assert edited[0] != first[0]
    shutil.rmtree(sample.path / ".vanban" / "san")
    monkeypatch.setattr("generator.reading.dossier.read_plain_dossier", lambda *_, **__: None)
    monkeypatch.setattr("generator.writing.templates.load_drawn", lambda _: None)
    assert _built(sample) == edited
    assert any("Quý V/2022" in warning for warning in edited[1]) == (edit == "Quý V/2022")


def test_a_template_prepared_by_other_sources_is_prepared_anew(
    sample: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn = tmp_path / "drawn.json"
    monkeypatch.setattr(drawn_templates, "DRAWN_FILE", drawn)
    assert drawn_templates.load_drawn("k") is None
    current = drawn_templates.derive_drawn({"k": "{}"})
    drawn.write_text(current, encoding="utf-8")
    assert drawn_templates.load_drawn("k") == "{}"
    drawn.write_text(json.dumps({**json.loads(current), "digest": "khác"}), encoding="utf-8")
    assert drawn_templates.load_drawn("k") is None
    assert len(_built(sample)[0]) == 2


def test_what_every_run_uses_outlives_what_each_edit_leaves_behind(sample: Folder) -> None:
    _built(sample)
    templates = {path for path in (sample.path / ".vanban" / "san").iterdir() if '"parts"' in path.read_text("utf-8")}
    assert len(templates) == 2
    for number in range(13):
        text = (sample.path / TASKS).read_text(encoding="utf-8")
        (sample.path / TASKS).write_text(f"# {number}\n{text}", encoding="utf-8")
        _built(sample)
    assert templates <= set((sample.path / ".vanban" / "san").iterdir())


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_tasks_in_a_sheet_make_the_same_documents(sample: Folder, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from_yaml = _built(sample)
    sample.done("convert", "phu-luc", "--to", kind)
    plainly = _built(sample)
    assert plainly == from_yaml
    shutil.rmtree(sample.path / ".vanban" / "san")
    monkeypatch.setattr("generator.reading.dossier.read_plain_dossier", lambda *_, **__: None)
    assert _built(sample) == plainly
