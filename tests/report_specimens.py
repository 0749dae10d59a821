"""Reports and letters as their templates print them: every part there is, and each said otherwise on demand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.model.appendix import Appendix
from generator.writing.numbering import KEPT
from generator.writing.page import LANDSCAPE_WIDTH_MM
from generator.writing.report_views import ChartSeriesView, ChartView, ReportAppendixView, ReportView
from generator.writing.task_rows import build_rows
from generator.writing.templates import Template
from generator.writing.urging_views import LetterView
from generator.writing.views import BlockView, HeadView, RunsView, SignatureView

__all__ = ["a_chart", "a_letter", "a_report", "a_table", "rendered"]

TEMPLATES = Path(__file__).parents[1] / "templates"
STATISTICS = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
SHARED = ("", "", "Kết quả thống kê", "Kết quả thống kê", "")


def _block(kind: str, number: str, text: str) -> BlockView:
    return BlockView(kind, number, RunsView((("", text),)))


def _head(symbol: str) -> HeadView:
    return HeadView(
        "UBND TỈNH KHÁNH HÒA", "BAN QUẢN LÝ\nKHU KINH TẾ VÂN PHONG", "20", symbol, "Khánh Hòa", "20", "3", "2022"
    )


def _end() -> SignatureView:
    return SignatureView((), "TRƯỞNG BAN", "", "Nguyễn Trọng Hoàng", ("Như trên;", "Lãnh đạo Ban;"), "VT, VP")


def a_chart(**changes: Any) -> ChartView:
    """A chart of three groups; of four series one counts nothing."""
    chart = ChartView(
        "Tiến độ thực hiện nhiệm vụ theo nhóm",
        ("I. Công tác chỉ đạo, điều hành cải cách hành chính", "II. Cải cách thể chế", "III. A & B <C>"),
        (
            ChartSeriesView("Hoàn thành đúng hạn", (3, 1, 0)),
            ChartSeriesView("Hoàn thành quá hạn", (0, 0, 0)),
            ChartSeriesView("Đang thực hiện", (2, 4, 1)),
            ChartSeriesView("Quá hạn chưa hoàn thành", (0, 1, 2)),
        ),
    )
    return chart._replace(**changes)


def a_table(
    rows: int = 3,
    *,
    name: str = "Phụ lục",
    titles: tuple[str, ...] = STATISTICS,
    shared: tuple[str, ...] = SHARED,
    charts: tuple[ChartView, ...] = (),
    has_total: bool = False,
) -> ReportAppendixView:
    """An appendix: a group, and rows of a statistics form whose third and fourth column share a title."""
    keys = ["stt", "nhiem_vu", *(f"cot_{number}" for number in range(2, len(titles)))]
    tasks = [
        {"nhiem_vu": f"Chỉ tiêu thứ {number} của biểu", "cot_khac": dict.fromkeys(keys[2:], f"{number}")}
        for number in range(1, rows + 1)
    ]
    appendix = Appendix.model_validate(
        {
            "tep": "bieu",
            "cot": [{"khoa": key, "tieu_de": title} for key, title in zip(keys, titles, strict=True)],
            "noi_dung": {"nhom": [{"ten": "Cải cách thể chế", "nhiem_vu": tasks}]},
        }
    )
    table = build_rows(appendix.columns, tuple(appendix.rows()), LANDSCAPE_WIDTH_MM, has_total=has_total)
    return ReportAppendixView(
        ten=name,
        tieu_de="BIỂU MẪU THỐNG KÊ",
        kem_theo="(Kèm theo Báo cáo số 20/BC-KKT ngày 20 tháng 3 năm 2022 của Ban Quản lý Khu kinh tế Vân Phong)",
        cot=tuple(column._replace(nhom_tieu_de=title) for column, title in zip(table.columns, shared, strict=True)),
        hang=table.rows,
        bieu_do=charts,
        luoi_xml=table.grid,
        so_o_xml=table.number_cell,
        ten_o_xml=table.name_cell,
    )


def a_report(**changes: Any) -> ReportView:
    """A report to one recipient, with a mark of what is missing and one appendix with a chart."""
    view = ReportView(
        dau=_head("BC-KKT"),
        ten_loai="BÁO CÁO",
        trich_yeu="Công tác cải cách hành chính quý I năm 2022\nvà phương hướng, nhiệm vụ quý II năm 2022",
        mot_noi_nhan=True,
        kinh_gui=("Sở Nội vụ tỉnh Khánh Hòa",),
        noi_dung=(
            _block("muc", "I", "Công tác chỉ đạo, điều hành"),
            _block("khoan_tieu_de", "1", "Hoạt động chỉ đạo"),
            _block("gach", "", "Tổng số nhiệm vụ: 27."),
            _block("luu_y", "", "[CẦN BỔ SUNG: lời văn của phần này]"),
            _block("doan", "", "Ban Quản lý kính báo cáo./.")._replace(giu_xml=KEPT),
        ),
        ky=_end(),
        phu_luc=(a_table(charts=(a_chart(),)),),
    )
    return view._replace(**changes)


def a_letter(**changes: Any) -> LetterView:
    """A công văn đôn đốc to two units."""
    view = LetterView(
        dau=_head("KKT-VP"),
        trich_yeu="V/v đôn đốc thực hiện nhiệm vụ\ncải cách hành chính năm 2022",
        mot_noi_nhan=False,
        kinh_gui=("Văn phòng;", "Phòng Quản lý Đầu tư."),
        noi_dung=(
            _block("doan", "", "Ban Quản lý đề nghị các đơn vị thực hiện các nhiệm vụ sau:"),
            _block("khoan_tieu_de", "1", "Văn phòng"),
            _block("gach", "", "Công bố Chỉ số cải cách hành chính: hạn 31/3/2022."),
            _block("doan", "", "Đề nghị các đơn vị thực hiện./.")._replace(giu_xml=KEPT),
        ),
        ky=_end(),
    )
    return view._replace(**changes)


def rendered(view: ReportView | LetterView) -> bytes:
    """A view printed by the template as it lies in the repository."""
    name = "bao_cao.docx" if isinstance(view, ReportView) else "cong_van.docx"
    return Template.compile((TEMPLATES / name).read_bytes(), file=name, view=type(view)).render(view)
