"""The columns of a sheet of statistics figures, written and read alike.

It knows titles; it must never know Excel.
"""

from __future__ import annotations

__all__ = ["CODE", "FIGURE", "FIGURE_COLUMNS", "FORM", "NAME", "NEEDED", "NOTE", "SHEET_NAME", "UNIT"]

SHEET_NAME = "Số liệu"

FORM, CODE, NAME, UNIT, FIGURE, NOTE = "bieu", "ma", "chi_tieu", "don_vi_tinh", "so_lieu", "ghi_chu"

FIGURE_COLUMNS: dict[str, str] = {
    FORM: "Biểu",
    CODE: "Mã",
    NAME: "Chỉ tiêu",
    UNIT: "Đơn vị tính",
    FIGURE: "Số liệu",
    NOTE: "Ghi chú",
}
"""The columns by what they hold, with their titles, in the order in which they are written."""

NEEDED = (FORM, CODE, FIGURE)
"""The columns that a figure cannot be read without."""
