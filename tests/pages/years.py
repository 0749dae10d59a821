"""Years made up so that something in them comes to stand at the foot of a page, whatever the exact heights are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from generator.workflow.build import build
from generator.workspace import Workspace
from tests.builders import agency_data, decision_data, plan_data, task_data, write_year

__all__ = ["DECISIONS", "FILLED", "HEADS", "MANY", "PLANS", "TALL", "build_years"]

ROOT = Path(__file__).resolve().parents[2]

FILLED = range(12, 24)
"""How many rows stand above the group that comes to the foot of an appendix's first page in one of these."""

PLANS = range(12, 28)
"""How many paragraphs of one line a plan has whose signature comes to the foot of a page in one of these."""

DECISIONS = range(6, 20, 2)
"""The same for the grounds of a decision."""

MANY = 500

HEADS = (
    ("dia_danh_dai", "Thành phố Hồ Chí Minh", "SNNMT"),
    ("ten_nguoi", "Phường Nguyễn Thị Minh Khai", "UBND"),
    ("ky_hieu_dai", "Khánh Hòa", "BQLDAĐTXDGT"),
)
"""Heads that have more to hold than usual: a name of folder, a place, a symbol."""

TALL = range(1, 9)
"""Rows that are taller and taller, the last nearly a page."""


def build_years(folder: Path) -> None:
    """Each year in a workspace of its own below a folder."""
    _build(folder / "nhom_o_chan_trang", ke_hoach=_plan_of_groups(), **_fillers())
    _build(folder / "nam_tram", phu_luc=_many())
    _build(folder / "hang_cao", phu_luc=_tall())
    for name, place, symbol in HEADS:
        agency = agency_data(dia_danh=place, ky_hieu=symbol, co_quan_chu_quan="Ủy ban nhân dân Thành phố Hồ Chí Minh")
        issued = {"quyet_dinh": {"so": 15, "ngay": "14/01/2022"}}
        _build(folder / f"{name}_du_thao", co_quan=agency)
        _build(folder / name, co_quan=agency, ban_hanh=issued)
    for lines in PLANS:
        _build(folder / f"ky_{lines}", ke_hoach=_signed_plan(lines), without=("quyet_dinh", "phu_luc"))
    for lines in DECISIONS:
        _build(folder / f"ky_qd_{lines}", quyet_dinh=_decision(lines))


def _build(folder: Path, **files: Any) -> None:
    write_year(folder / "data" / "2022", **files)
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("~$*", ".~*"))
    build(Workspace(folder))


def _plan_of_groups() -> dict[str, Any]:
    names = ["phu_luc", *(f"phu_luc_{count}" for count in FILLED)]
    return plan_data(phu_luc=[{"tep": name, "tieu_de": "Nhiệm vụ cụ thể"} for name in names])


def _fillers() -> dict[str, Any]:
    """Rows of one line, then a group that holds a group: all three rows stay on one page."""
    files = {}
    for count in FILLED:
        task = task_data(nhiem_vu="Việc", san_pham="Báo cáo", tien_do="Quý I", phan_cong="Văn phòng")
        rows = [{**task, "nhiem_vu": f"Việc {number}"} for number in range(1, count + 1)]
        inner = {"ten": "Nhóm bên trong", "nhiem_vu": [{**task, "nhiem_vu": "Tiếp"}] * 2}
        files[f"phu_luc_{count}"] = {"nhiem_vu": rows, "nhom": [{"ten": "Nhóm bên ngoài", "nhom": [inner]}]}
    return files


def _many() -> dict[str, Any]:
    """Groups of one to nine tasks, of one to four lines a row."""
    groups: list[dict[str, Any]] = []
    made = 0
    while made < MANY:
        size = min(1 + len(groups) * 5 % 9, MANY - made)
        tasks = []
        for number in range(made + 1, made + size + 1):
            words = " ".join(["Rà soát, đơn giản hóa thủ tục hành chính"] * (1 + number * 7 % 4))
            tasks.append(task_data(nhiem_vu=f"Nhiệm vụ số {number}: {words}", san_pham="Báo cáo"))
        made += size
        groups.append({"ten": f"Nhóm nhiệm vụ số {len(groups) + 1}", "nhiem_vu": tasks})
    return {"nhom": groups}


def _tall() -> dict[str, Any]:
    """Rows of up to nearly a page, between short ones; and one that is taller than any page."""
    tasks = []
    for number in TALL:
        tasks += [task_data(nhiem_vu=f"Việc thấp {number}.{row}") for row in range(number % 4)]
        tall = "\n".join(f"- kết quả {line}" for line in range(1, 9 + 2 * number))
        tasks.append(
            task_data(nhiem_vu=f"Việc cao {number}", san_pham=f"Đầu hàng {number}\n{tall}\nCuối hàng {number}")
        )
    taller = "\n".join(f"- kết quả {number}" for number in range(1, 60))
    tasks.append(task_data(nhiem_vu="Việc cao hơn trang", san_pham=f"Đầu hàng dài\n{taller}\nCuối hàng dài"))
    return {"nhiem_vu": tasks}


def _signed_plan(lines: int) -> dict[str, Any]:
    body = [f"Đoạn văn một dòng thứ {number} của kế hoạch này." for number in range(1, lines + 1)]
    return plan_data(
        hinh_thuc="doc_lap",
        noi_dung=[*body, "Đoạn cuối cùng của lời văn."],
        phu_luc=None,
        nguoi_ky={"quyen_han": ["KT. Giám đốc"], "chuc_vu": "Phó Giám đốc", "ho_ten": "Nguyễn Văn An"},
        noi_nhan=[f"Nơi nhận thứ {number}" for number in range(1, 6)],
        luu="VT",
    )


def _decision(lines: int) -> dict[str, Any]:
    return decision_data(
        can_cu=[f"Căn cứ Quyết định số {number}/QĐ-UBND của tỉnh" for number in range(1, lines + 1)],
        dieu=["Ban hành Kế hoạch.", "Quyết định có hiệu lực.", "Các đơn vị thi hành."],
    )
