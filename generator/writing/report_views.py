"""What the template of a report may say (`bao_cao.docx`), each name with its meaning; a sibling of `views`.

The body's paragraphs are those of a plan: `kieu` is muc, khoan_tieu_de, khoan, diem, gach or doan. It must never know
how a figure was reckoned.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.writing.views import BlockView, ColumnView, HeadView, RowView, SignatureView, layout, tag

__all__ = ["ChartSeriesView", "ChartView", "ReportAppendixView", "ReportView"]


@dataclass(frozen=True, slots=True)
class ChartSeriesView:
    """One series of a chart: its name, and a number for each category."""

    ten: str = tag("tên chuỗi số liệu, ví dụ Hoàn thành đúng hạn")
    so: tuple[int, ...] = layout("số của từng nhóm, theo thứ tự các nhóm")


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart that Word can edit: categories and series."""

    tieu_de: str = tag("tên biểu đồ")
    nhom: tuple[str, ...] = layout("tên các nhóm trên trục")
    chuoi: tuple[ChartSeriesView, ...] = layout("các chuỗi số liệu, mỗi trạng thái một chuỗi")


@dataclass(frozen=True, slots=True)
class ReportAppendixView:
    """One appendix of a report, in a landscape section of its own: a table, and below it a chart where there is one.

    Its table is that of a plan's appendix; adjacent columns with the same `nhom_tieu_de` share an upper title.
    """

    ten: str = tag("Phụ lục, hoặc Phụ lục I, Phụ lục II, … khi có từ hai")
    tieu_de: str = tag("tiêu đề phụ lục, chữ hoa")
    kem_theo: str = tag("dòng (Kèm theo Báo cáo số …), đã ngắt dòng")
    cot: tuple[ColumnView, ...] = tag("các cột", filled=True)
    hang: tuple[RowView, ...] = tag("các hàng của bảng")
    bieu_do: tuple[ChartView, ...] = tag("biểu đồ dưới bảng: không có, hoặc một")
    luoi_xml: str = layout("lưới cột của bảng")
    so_o_xml: str = layout("độ rộng ô số của nhóm")
    ten_o_xml: str = layout("độ rộng ô tên nhóm, trải hết các cột còn lại")


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything `bao_cao.docx` may print."""

    dau: HeadView = tag("phần đầu văn bản")
    ten_loai: str = tag("tên loại văn bản, chữ hoa: BÁO CÁO")
    trich_yeu: str = tag("trích yếu, đã ngắt dòng")
    mot_noi_nhan: bool = tag("chỉ kính gửi một nơi: tên nơi ấy đứng ngay sau chữ Kính gửi")
    kinh_gui: tuple[str, ...] = tag("các nơi kính gửi; từ hai nơi thì đã có dấu ; và dấu . ở cuối", filled=True)
    noi_dung: tuple[BlockView, ...] = tag("nội dung báo cáo; đoạn cuối đã kết thúc bằng ./.", filled=True)
    ky: SignatureView = tag("chữ ký và nơi nhận; dòng đầu của nơi nhận là Như trên")
    phu_luc: tuple[ReportAppendixView, ...] = tag("các phụ lục")
