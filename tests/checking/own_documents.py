"""Conforming documents that our own commands make: decision, plan, appendix, stand-alone plan, report, letter."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.workflow.build import build
from generator.workspace import Workspace
from tests.builders import agency_data, plan_data, write_year
from tests.report_specimens import a_letter, a_report, rendered

__all__ = ["make_own_documents"]

ROOT = Path(__file__).parents[2]
SIGNED = {"nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"}, "noi_nhan": ["Như trên"], "luu": "VT, VP"}


def make_own_documents(folder: Path) -> None:
    """Fills a folder with them, named by what they are."""
    folder.mkdir(parents=True)
    for name in ("mau", "xa", "doc_lap"):
        work = folder / name
        shutil.copytree(ROOT / "templates", work / "templates")
        if name == "mau":
            shutil.copytree(ROOT / "data" / "2022", work / "data" / "2022")
        elif name == "xa":
            agency = agency_data(
                ten="Ủy ban nhân dân xã Nam Sơn", co_quan_chu_quan=None, ky_hieu="UBND", dia_danh="Nam Sơn"
            )
            write_year(work / "data" / "2022", co_quan=agency)
        else:
            plan = plan_data(hinh_thuc="doc_lap", **SIGNED)
            write_year(work / "data" / "2022", ke_hoach=plan, without=("quyet_dinh",))
        build(Workspace.find(work), 2022)
        for made in (work / "output" / "2022").glob("*.docx"):
            made.rename(folder / f"{name}-{made.name}")
        shutil.rmtree(work)
    (folder / "mau-bao_cao.docx").write_bytes(rendered(a_report()))
    (folder / "mau-cong_van.docx").write_bytes(rendered(a_letter()))
