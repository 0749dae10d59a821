"""What LibreOffice saves of documents in boxes, frames, with contents: by itself, by way of .odt, by way of .doc."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.word.package import write_package
from generator.workflow.checking_documents import check_file
from tests.checking.draft_texts import TEXTS
from tests.checking.drafts import LOOKS, draft
from tests.checking.remakings import CONTENTS, EDITED
from tests.checking.remakings_boxes import BOXES, FRAMES, Way
from tests.checking.specimens import Specimen, Trial

pytestmark = pytest.mark.libreoffice

CHOSEN: dict[str, tuple[Way, str]] = {
    "boxes": (BOXES["with a form for older programs"], "cong_van_so"),
    "boxes-turned": (BOXES["the right one first"], "quyet_dinh_tinh"),
    "signer-box": (BOXES["of the signer alone"], "bao_cao_xa"),
    "frames": (FRAMES["placed from the edge"], "cong_van_so"),
    "frames-aligned": (FRAMES["aligned to the margins"], "to_trinh_so"),
    "contents": (CONTENTS["in a control, with links"], "quyet_dinh_tinh"),
    "contents-typed": (CONTENTS["typed with dots"], "quy_che_truong"),
    "breaks": (EDITED["with breaks of lines"], "cong_van_so"),
    "blanks": (EDITED["with blanks that hold"], "nghi_quyet_hoi_dong"),
    "google": (EDITED["by Google Docs"], "ke_hoach_truong"),
    "table": (EDITED["with its title in a table"], "thong_bao_bo"),
    "head-table": (EDITED["with its title in the table of the head"], "ke_hoach_truong"),
}
LOST = {"C2.rule-line", "C4.rule-line"}
"""On its way through .doc LibreOffice drops the lines that are drawn in boxes and frames; they are missed rightly."""


@pytest.mark.parametrize("way", [("docx",), ("odt", "docx"), ("doc", "docx")], ids="-".join)
def test_a_copy_has_no_finding_that_its_original_had_not(way: Sequence[str], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    folder = tmp_path / "made"
    folder.mkdir()
    for name, (remake, text) in CHOSEN.items():
        trial = Trial(Specimen.of(text, draft(TEXTS[text], LOOKS[0])))
        assert remake(trial)
        (folder / f"{name}.docx").write_bytes(write_package(trial.source()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for number, ending in enumerate(way):
        out = tmp_path / f"{number}-{ending}"
        sources = sorted(map(str, folder.iterdir()))
        subprocess.run(
            [office, profile, "--headless", "--convert-to", ending, "--outdir", str(out), *sources],
            check=True,
            capture_output=True,
            timeout=120,
        )
        folder = out
    lost = LOST if "doc" in way else set()
    assert len(list(folder.iterdir())) == len(CHOSEN)
    told = {path.name: {one.rule for one in check_file(path).findings} - lost for path in sorted(folder.iterdir())}
    assert {name: rules for name, rules in told.items() if rules} == {}
