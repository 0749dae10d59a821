"""A small agency whose units get forms, fill them in with another program, and hand them in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import main
from tests.builders import agency_data, write_year

__all__ = ["INVESTMENT", "OFFICE", "PLANNING", "TITLES", "Agency", "a_year", "cell_of", "header_row", "row_of"]

OFFICE, PLANNING, INVESTMENT = "Văn phòng", "Phòng Tổng hợp", "Phòng Đầu tư"

TITLES = {
    "trang_thai": "Trạng thái",
    "phan_tram": "Phần trăm",
    "ngay_hoan_thanh": "Ngày hoàn thành",
    "ket_qua": "Kết quả (số, ký hiệu, ngày văn bản)",
    "lien_ket": "Liên kết",
    "kho_khan": "Khó khăn, vướng mắc",
    "kien_nghi": "Đề xuất, kiến nghị",
    "ly_do": "Lý do không thực hiện",
}

TASKS: list[dict[str, Any]] = [
    {
        "ten": "Cải cách thể chế",
        "nhiem_vu": [
            {
                "nhiem_vu": "Ban hành Kế hoạch cải cách hành chính",
                "san_pham": "Kế hoạch",
                "tien_do": "Quý I/2022",
                "chu_tri": OFFICE,
                "phoi_hop": PLANNING,
            },
            {
                "nhiem_vu": "Rà soát văn bản quy phạm pháp luật",
                "dong": [
                    {"san_pham": "Danh mục văn bản", "tien_do": "Quý I/2022", "chu_tri": OFFICE},
                    {"san_pham": "Báo cáo kết quả rà soát", "tien_do": "Quý IV/2022", "chu_tri": PLANNING},
                ],
            },
            {
                "nhiem_vu": "Tuyên truyền cải cách hành chính",
                "san_pham": "Tin, bài",
                "tien_do": "Thường xuyên",
                "chu_tri": [OFFICE, PLANNING],
            },
        ],
    },
    {
        "ten": "Cải cách thủ tục hành chính",
        "nhiem_vu": [
            {
                "nhiem_vu": "Đơn giản hóa thủ tục hành chính",
                "san_pham": "Phương án",
                "tien_do": "Quý I/2022",
                "chu_tri": PLANNING,
            },
            {
                "nhiem_vu": "Công khai thủ tục đầu tư",
                "san_pham": "Quyết định",
                "tien_do": "Tháng 3/2022",
                "chu_tri": INVESTMENT,
            },
        ],
    },
]

RULES = {
    "kinh_gui": ["Sở Nội vụ"],
    "nguoi_ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"},
    "noi_nhan": ["Như trên"],
    "luu": "VT",
    "phu_luc_thong_ke": False,
    "de_cuong": [{"muc": "Kết quả", "ma": "ket_qua"}],
}


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Agency:
    """A workspace; `box` is where filled-in forms are put."""

    path: Path

    @property
    def box(self) -> Path:
        folder = self.path / "hộp thư"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def sent(self) -> Path:
        return self.path / "output" / "2022" / "bieu_mau_quy_1"

    @property
    def progress(self) -> Path:
        return self.path / "data" / "2022" / "tien_do" / "quy_1.yaml"

    def records(self) -> dict[tuple[str, int], dict[str, Any]]:
        """The answers that are kept, by task and line."""
        raw = yaml.safe_load(self.progress.read_text(encoding="utf-8")) if self.progress.exists() else {}
        return {(one["ma"], one.get("dong", 1)): one for one in raw.get("nhiem_vu") or ()}

    def vanban(self, *arguments: str) -> Said:
        """The command, in this process: its output and exit code are those of the program."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main(["-C", str(self.path), *arguments])
            except SystemExit as ended:
                code = ended.code
        assert isinstance(code, int)
        assert "Traceback" not in err.getvalue()
        assert "sự cố" not in err.getvalue()
        return Said(code, out.getvalue(), err.getvalue())

    def export(self, *more: str) -> Said:
        said = self.vanban("form", "export", "--ky", "quy-1", *more)
        assert said.code == 0, said.err
        return said

    def collect(self, *files: Path, code: int = 0, more: tuple[str, ...] = ()) -> Said:
        said = self.vanban("form", "collect", *map(str, files or (self.box,)), *more)
        assert said.code == code, said.out + said.err
        return said

    @contextmanager
    def form(self, unit: str, name: str = "") -> Iterator[Worksheet]:
        """The sheet of tasks of a unit's form as it was sent; saved in the box, as `name`."""
        workbook = openpyxl.load_workbook(self.sent / f"{unit}.xlsx")
        page = workbook["Nhiệm vụ"]
        yield page
        workbook.save(self.box / (name or f"{unit}.xlsx"))
        workbook.close()

    def fill(
        self,
        unit: str,
        answers: Mapping[str, Mapping[str, Any]],
        name: str = "",
        change: Callable[[Worksheet], None] | None = None,
    ) -> Path:
        """Fill in rows by their code; `change` is given the sheet before it is saved."""
        with self.form(unit, name) as page:
            for code, values in answers.items():
                for key, value in values.items():
                    cell_of(page, code, key).value = value
            if change:
                change(page)
        return self.box / (name or f"{unit}.xlsx")


def header_row(page: Worksheet) -> int:
    """The row of the titles."""
    return next(row for row in range(1, 60) if any(cell.value == "Mã" for cell in page[row]))


def row_of(page: Worksheet, code: str) -> int:
    """The row of a code."""
    head = header_row(page)
    column = next(cell.column for cell in page[head] if cell.value == "Mã")
    return next(row for row in range(head, page.max_row + 1) if page.cell(row, column).value == code)


def cell_of(page: Worksheet, code: str, key: str) -> Any:
    """The cell of a code under an answer's column."""
    head = header_row(page)
    column = next(cell.column for cell in page[head] if cell.value == TITLES[key])
    return page.cell(row_of(page, code), column)


def a_year(folder: Path, tasks: list[dict[str, Any]] | None = None, **files: Any) -> Agency:
    """The workspace, with the plan of 2022."""
    units = [{"ten": OFFICE, "viet_tat": "VP"}, {"ten": PLANNING}, {"ten": INVESTMENT}]
    write_year(
        folder / "data" / "2022",
        co_quan=agency_data(don_vi=units),
        phu_luc={"nhom": TASKS if tasks is None else tasks},
        **{"bao_cao": RULES, **files},
    )
    (folder / "templates").mkdir(exist_ok=True)
    return Agency(folder)
