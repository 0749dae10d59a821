"""Slips that clerks make, as they stand in a file, and what the program really says about each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generator.model.appendix import DEFAULT_COLUMNS
from generator.reading.dossier import read_dossier
from generator.reading.spreadsheets import read_task_list
from tests.builders import agency_data, decision_data, plan_data, write_year
from tests.sheet_files import HEAD, write_csv, write_xlsx

__all__ = ["SHEET_SLIPS", "YAML_SLIPS", "SheetSlip", "YamlSlip", "told_of_sheet", "told_of_yaml"]


@dataclass(frozen=True, slots=True)
class YamlSlip:
    """What a person did, and the first lines of the file; the rest of the file is right."""

    what: str
    file: str
    text: str


YAML_SLIPS = (
    YamlSlip(
        "Câu có dấu hai chấm mà không có ngoặc kép",
        "ke_hoach",
        "trich_yeu: Kế hoạch năm 2022: cải cách hành chính\n",
    ),
    YamlSlip("Quên dấu cách sau dấu hai chấm", "co_quan", "ten: Sở Nội vụ\ndia_danh:Khánh Hòa\n"),
    YamlSlip("Thụt đầu dòng bằng phím Tab", "quyet_dinh", "noi_nhan:\n\t- Sở Tài chính\n"),
    YamlSlip(
        "Hai khóa cùng mức mà không thẳng hàng",
        "quyet_dinh",
        "nguoi_ky:\n  chuc_vu: Giám đốc\n   ho_ten: Nguyễn Văn An\n",
    ),
    YamlSlip(
        "Câu mở đầu bằng ngoặc kép rồi còn chữ ở sau",
        "quyet_dinh",
        'can_cu:\n  - "Một cửa" là Đề án của tỉnh\n',
    ),
    YamlSlip("Mở ngoặc kép mà không đóng", "co_quan", 'dia_danh: "Khánh Hòa\n'),
    YamlSlip("Câu mở đầu bằng ký tự riêng của YAML", "co_quan", "dia_danh: @Khánh Hòa\n"),
    YamlSlip("Có dấu thăng trong câu", "ke_hoach", "trich_yeu: Cải cách hành chính #đợt 1 năm 2022\n"),
    YamlSlip("Ghi một khóa hai lần", "co_quan", "dia_danh: Khánh Hòa\ndia_danh: Nha Trang\n"),
    YamlSlip("Viết sai tên khóa", "quyet_dinh", "nguoi_ki:\n  chuc_vu: Giám đốc\n  ho_ten: Nguyễn Văn An\n"),
    YamlSlip("Thiếu một khóa bắt buộc", "quyet_dinh", "nguoi_ky:\n  chuc_vu: Giám đốc\n"),
    YamlSlip("Cần danh sách mà ghi một câu", "quyet_dinh", "noi_nhan: Như Điều 2\n"),
    YamlSlip("Trích yếu có dấu chấm ở cuối", "ke_hoach", "trich_yeu: Cải cách hành chính năm 2022.\n"),
    YamlSlip("Ngày không có trên lịch", "ban_hanh", "quyet_dinh:\n  so: 15\n  ngay: 31/02/2022\n"),
)


def told_of_yaml(slip: YamlSlip) -> tuple[str, ...]:
    """What the program says of a year that has the slip."""
    data = {"co_quan": agency_data, "quyet_dinh": decision_data, "ke_hoach": plan_data}
    whole = data[slip.file]() if slip.file in data else {}
    written = set(re.findall(r"^(\w+):", slip.text, re.MULTILINE)) | {"nguoi_ky" if "nguoi_ki" in slip.text else ""}
    rest = {key: value for key, value in whole.items() if key not in written}
    text = slip.text + (yaml.safe_dump(rest, allow_unicode=True, sort_keys=False) if rest else "")
    files: dict[str, Any] = {slip.file: text}
    with TemporaryDirectory() as scratch:
        folder = write_year(Path(scratch) / "2022", **files)
        _, findings = read_dossier(folder, 2022, shown="data/2022")
    return tuple(dict.fromkeys(str(finding) for finding in findings if slip.file in finding.place.file))


Rows = Sequence[Sequence[Any]]

_GROUP = ["I", "Cải cách thể chế"]
_TASK = ["1", "Rà soát thủ tục hành chính", "Báo cáo", "Quý I/2022", "Văn phòng"]
_NEXT = ["2", "Công bố thủ tục hành chính", "Quyết định", "Quý II/2022", "Văn phòng"]


@dataclass(frozen=True, slots=True)
class SheetSlip:
    """What a person did to a sheet of tasks."""

    what: str
    rows: Rows
    merges: Sequence[str] = ()
    change: Callable[[Any], None] | None = None
    more: dict[str, Rows] = field(default_factory=dict)
    csv: bytes | None = None


def _put(cell: str, value: Any, number_format: str = "General") -> Callable[[Any], None]:
    def change(page: Any) -> None:
        page[cell].value = value
        page[cell].number_format = number_format

    return change


def _hide(page: Any) -> None:
    page.parent.create_sheet("Ghi chú")
    page.sheet_state = "hidden"


def _hide_row(page: Any) -> None:
    page.row_dimensions[3].hidden = True


_ROWS: Rows = (HEAD, _GROUP, _TASK, _NEXT)
_UNCLOSED = f'{";".join(HEAD)}\n1;Rà soát thủ tục;"Báo cáo;Quý I/2022;Văn phòng\n'

SHEET_SLIPS = (
    SheetSlip("Thiếu một cột đã khai báo", [[*row[:3], *row[4:]] for row in _ROWS]),
    SheetSlip("Thêm cột chưa khai báo", [[*HEAD, "Kinh phí dự toán"], _GROUP, [*_TASK, "5 triệu đồng"]]),
    SheetSlip("Ô có công thức", _ROWS, change=_put("C3", "=A3+1")),
    SheetSlip("Ô báo lỗi", _ROWS, change=_put("C3", "#N/A")),
    SheetSlip("Excel tự đổi 3/2022 thành ngày", _ROWS, change=_put("D3", 44621, "mmm-yy")),
    SheetSlip("Gộp ô của hai nhiệm vụ", _ROWS, merges=["D3:D4"]),
    SheetSlip("Gộp ngang hai cột", _ROWS, merges=["C3:D3"]),
    SheetSlip("Hàng của nhóm có chữ ngoài tên nhóm", [HEAD, [*_GROUP, "Báo cáo"], _TASK]),
    SheetSlip("Dòng kết quả đứng một mình", [HEAD, _GROUP, [None, None, "Báo cáo quý", "Quý I/2022"], _TASK]),
    SheetSlip("Có số thứ tự mà chưa có tên nhiệm vụ", [HEAD, _GROUP, ["1", None, "Báo cáo", "Quý I/2022"]]),
    SheetSlip("Bảng nằm ở trang đang ẩn", _ROWS, change=_hide),
    SheetSlip("Có hàng đang ẩn, do lọc hay do người ẩn", _ROWS, change=_hide_row),
    SheetSlip("Ô là số lẻ, không có định dạng", _ROWS, change=_put("C3", 12.5)),
    SheetSlip("Hai trang cùng có bảng nhiệm vụ", _ROWS, more={"Bản cũ": _ROWS}),
    SheetSlip("CSV: quên đóng ngoặc kép", _ROWS, csv=_UNCLOSED.encode()),
    SheetSlip("CSV: lưu không phải UTF-8", _ROWS, csv="STT,Nhiệm vụ\n".encode().replace("ệ".encode(), b"\xea")),
)


def told_of_sheet(slip: SheetSlip) -> tuple[str, ...]:
    """What the program says of the sheet."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if slip.csv is not None:
            path = write_csv(folder, slip.rows)
            path.write_bytes(slip.csv)
        else:
            path = write_xlsx(folder, slip.rows, merges=slip.merges, change=slip.change, more=slip.more)
        _, findings = read_task_list(path, path.name, DEFAULT_COLUMNS)
    return tuple(str(finding) for finding in findings)
