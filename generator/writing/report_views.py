"""What the template of a report may say (`bao_cao.docx`), each name with its meaning; a sibling of `views`.

The body's paragraphs are those of a plan: `kieu` is muc, khoan_tieu_de, khoan, diem, gach or doan. It must never know
how a figure was reckoned.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from generator.writing.views import BlockView, ColumnView, HeadView, RowView, SignatureView, layout, tag

__all__ = ["ChartSeriesView", "ChartView", "ReportAppendixView", "ReportView"]


class ChartSeriesView(NamedTuple):
    """One series of a chart: its name, and a number for each category."""

    ten: Annotated[str, tag("tên chuỗi số liệu, ví dụ Hoàn thành đúng hạn")]
    so: Annotated[tuple[int, ...], layout("số của từng nhóm, theo thứ tự các nhóm")]


class ChartView(NamedTuple):
    """A chart that Word can edit: categories and series."""

    tieu_de: Annotated[str, tag("tên biểu đồ")]
    nhom: Annotated[tuple[str, ...], layout("tên các nhóm trên trục")]
    chuoi: Annotated[tuple[ChartSeriesView, ...], layout("các chuỗi số liệu, mỗi trạng thái một chuỗi")]


class ReportAppendixView(NamedTuple):
    """One appendix of a report, in a landscape section of its own: a table, and below it a chart where there is one.

    Its table is that of a plan's appendix; adjacent columns with the same `nhom_tieu_de` share an upper title.
    """

    ten: Annotated[str, tag("Phụ lục, hoặc Phụ lục I, Phụ lục II, … khi có từ hai")]
    tieu_de: Annotated[str, tag("tiêu đề phụ lục, chữ hoa")]
    kem_theo: Annotated[str, tag("dòng (Kèm theo Báo cáo số …), đã ngắt dòng")]
    cot: Annotated[tuple[ColumnView, ...], tag("các cột", filled=True)]
    hang: Annotated[tuple[RowView, ...], tag("các hàng của bảng")]
    bieu_do: Annotated[tuple[ChartView, ...], tag("biểu đồ dưới bảng: không có, hoặc một")]
    luoi_xml: Annotated[str, layout("lưới cột của bảng")]
    so_o_xml: Annotated[str, layout("độ rộng ô số của nhóm")]
    ten_o_xml: Annotated[str, layout("độ rộng ô tên nhóm, trải hết các cột còn lại")]


class ReportView(NamedTuple):
    """Everything `bao_cao.docx` may print."""

    dau: Annotated[HeadView, tag("phần đầu văn bản")]
    ten_loai: Annotated[str, tag("tên loại văn bản, chữ hoa: BÁO CÁO")]
    trich_yeu: Annotated[str, tag("trích yếu, đã ngắt dòng")]
    mot_noi_nhan: Annotated[bool, tag("chỉ kính gửi một nơi: tên nơi ấy đứng ngay sau chữ Kính gửi")]
    kinh_gui: Annotated[
        tuple[str, ...], tag("các nơi kính gửi; từ hai nơi thì đã có dấu ; và dấu . ở cuối", filled=True)
    ]
    noi_dung: Annotated[tuple[BlockView, ...], tag("nội dung báo cáo; đoạn cuối đã kết thúc bằng ./.", filled=True)]
    ky: Annotated[SignatureView, tag("chữ ký và nơi nhận; dòng đầu của nơi nhận là Như trên")]
    phu_luc: Annotated[tuple[ReportAppendixView, ...], tag("các phụ lục")]
