"""Whole files through the real reader: what we make ourselves, what LibreOffice saves, what cannot be read."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator.findings import Refused, Severity
from generator.word.package import Package
from generator.workflow.build import build
from generator.workflow.checking_documents import check_file
from generator.workspace import Workspace
from tests.builders import agency_data, plan_data, write_year
from tests.checking.drafts import LOOKS, draft, drafts
from tests.checking.handmade import conforming, report, to_bytes

ROOT = Path(__file__).parents[2]
OF_THE_DATA = {"T5.date-words", "T5.subject", "T6.first", "V8.people"}
SIGNED = {"nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"}, "noi_nhan": ["Như trên"], "luu": "VT, VP"}


def found(path: Path) -> list[tuple[str, str]]:
    """What is found, but for what the clerk's own words in the data are rightly told of, none of it an error."""
    findings = check_file(path).findings
    assert not [one for one in findings if one.rule in OF_THE_DATA and one.severity is Severity.ERROR]
    return [(finding.rule, finding.measured) for finding in findings if finding.rule not in OF_THE_DATA]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What a build makes of the sample year, of another agency's, and of a plan that stands alone."""
    made: list[Path] = []
    for name in ("mau", "xa", "doc_lap"):
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(ROOT / "templates", folder / "templates")
        if name == "mau":
            shutil.copytree(ROOT / "data" / "2022", folder / "data" / "2022")
        elif name == "xa":
            agency = agency_data(
                ten="Ủy ban nhân dân xã Nam Sơn", co_quan_chu_quan=None, ky_hieu="UBND", dia_danh="Nam Sơn"
            )
            write_year(folder / "data" / "2022", co_quan=agency)
        else:
            write_year(
                folder / "data" / "2022", ke_hoach=plan_data(hinh_thuc="doc_lap", **SIGNED), without=("quyet_dinh",)
            )
        build(Workspace.find(folder), 2022)
        made += sorted((folder / "output" / "2022").glob("*.docx"))
    return made


def test_what_a_build_makes_is_without_a_finding(ours: list[Path]) -> None:
    assert len(ours) == 5
    assert {str(path): found(path) for path in ours if found(path)} == {}


@pytest.mark.libreoffice
def test_what_libreoffice_saved_again_is_without_a_finding(ours: list[Path], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    sources = []
    for number, path in enumerate(ours):
        sources.append(tmp_path / f"{number}.docx")
        sources[-1].write_bytes(path.read_bytes())
    for name, make in conforming().items():
        sources.append(tmp_path / f"{name}.docx")
        sources[-1].write_bytes(to_bytes(make()))
    looks = [look for look in LOOKS if look.head in ("table", "tabs")]
    for number, look in enumerate(looks):
        # Each look with another text; a text that does not fit a look is none of its drafts.
        fitting = [made for made in drafts().values() if made[1] is look]
        sources.append(tmp_path / f"hand-{look.name}.docx")
        sources[-1].write_bytes(draft(*fitting[number % len(fitting)]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "saved"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(out), *map(str, sources)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = sorted(out.glob("*.docx"))
    assert len(saved) == len(sources)
    assert {path.name: found(path) for path in saved if found(path)} == {}


def _with(**parts: bytes) -> bytes:
    package = Package.read(to_bytes(report()))
    return package.with_parts({f"word/{name}.xml": value for name, value in parts.items()})


def _without_styles() -> bytes:
    package = Package.read(to_bytes(report()))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in package.names:
            if name != "word/styles.xml":
                archive.writestr(name, package.part(name))
    return stream.getvalue()


DOCUMENT = Package.read(to_bytes(report())).part("word/document.xml")
ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + DOCUMENT.split(b"?>", 1)[1]
UNREADABLE = {
    "empty": b"",
    "text": b"xin chao",
    "a password": b"\xd0\xcf\x11\xe0" + bytes(600),
    "half of a zip": to_bytes(report())[:9000],
    "an entity": _with(document=ENTITY),
    "damaged text": _with(document=b"<w:document"),
    "damaged styles": _with(styles=b"<oops"),
    "too deep": _with(document=b"<a>" * 5000 + b"</a>" * 5000),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_refused_in_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(UNREADABLE[name])
    with pytest.raises(Refused) as refusal:
        check_file(path)
    assert all(one.message and one.hint for one in refusal.value.findings)


def test_a_file_that_lost_its_styles_is_read_as_word_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(_without_styles())
    assert check_file(path).evaluated


def test_a_template_is_no_document() -> None:
    with pytest.raises(Refused, match="template check"):
        check_file(ROOT / "templates" / "ke_hoach.docx")
