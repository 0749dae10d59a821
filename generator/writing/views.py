"""What a template may say: the names that stand in `{{ … }}`, each with its meaning.

A view is a frozen record of texts that are ready to print. The template check and the guide for those who edit
templates (`docs/mau.md`) are both read off these classes, so a name is declared once. Fields marked `internal`
carry layout that the compiler of templates puts in by itself; no template names them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "AppendixView",
    "ArticleView",
    "BlockView",
    "CellView",
    "ColumnView",
    "DecisionView",
    "HeadView",
    "PlanView",
    "RowView",
    "RunsView",
    "SignatureView",
]


def tag(meaning: str, *, filled: bool = False, choices: tuple[str, ...] = (), **options: Any) -> Any:
    """A name that templates may use, with its meaning in Vietnamese.

    `filled` promises that a list has at least one element; a name with `choices` is a word to ask about in an
    `if`, always one of these, and not a text to print.
    """
    return field(metadata={"meaning": meaning, "filled": filled, "choices": choices}, **options)


def layout(meaning: str, **options: Any) -> Any:
    """Layout computed from the data, put in by the compiler; templates do not name it."""
    return field(metadata={"meaning": meaning, "internal": True}, **options)


@dataclass(frozen=True, slots=True)
class RunsView:
    """A paragraph's words in their looks, printed with `{{r … }}`: pairs of a look ("", "dam", "nghieng") and text."""

    spans: tuple[tuple[str, str], ...] = layout("các đoạn chữ")

    def __str__(self) -> str:
        return "".join(text for _, text in self.spans)


@dataclass(frozen=True, slots=True)
class BlockView:
    """One paragraph of a body."""

    kieu: str = tag("kiểu đoạn", choices=("muc", "khoan_tieu_de", "khoan", "diem", "gach", "doan", "luu_y"))
    so: str = tag("số của mục, khoản, hoặc chữ của điểm; rỗng với gạch đầu dòng và đoạn thường")
    van_ban: RunsView = tag("lời văn, in bằng {{r … }}")
    giu_xml: str = layout("giữ đoạn cuối với khối chữ ký", default="")


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One Điều."""

    so: str = tag("số của điều")
    tieu_de: str = tag("tiêu đề của điều; rỗng nếu không có")
    van_ban: RunsView = tag("lời văn ngay sau số của điều, in bằng {{r … }}")
    noi_dung: tuple[BlockView, ...] = tag("các khoản, điểm, đoạn bên dưới")
    giu_xml: str = layout("giữ điều cuối với khối chữ ký", default="")


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of a document (ô 1-4): names already broken into lines."""

    co_quan_chu_quan: str = tag("tên cơ quan chủ quản, chữ hoa; rỗng nếu không có")
    co_quan: str = tag("tên cơ quan ban hành, chữ hoa")
    so: str = tag("số văn bản; dự thảo: khoảng trắng")
    ky_hieu: str = tag("ký hiệu, ví dụ QĐ-KKT")
    dia_danh: str = tag("địa danh")
    ngay: str = tag("ngày, hai chữ số; dự thảo: khoảng trắng")
    thang: str = tag("tháng; thêm 0 trước tháng 1 và 2")
    nam: str = tag("năm")
    nhuong_phai: int = layout("cột trái nhường cho cột phải, phần hai mươi của điểm", default=0)


@dataclass(frozen=True, slots=True)
class SignatureView:
    """The signature block and the receivers (ô 7 and 9b)."""

    quyen_han: tuple[str, ...] = tag("các dòng quyền hạn TM., KT., …, chữ hoa")
    chuc_vu: str = tag("chức vụ người ký, chữ hoa")
    chuc_vu_khac: str = tag("chức vụ khác ghi ngay trên họ tên; rỗng nếu không có")
    ho_ten: str = tag("họ và tên người ký")
    noi_nhan: tuple[str, ...] = tag("các dòng nơi nhận, đã có dấu ; ở cuối")
    luu: str = tag("nơi lưu, chưa có dấu chấm cuối")


@dataclass(frozen=True, slots=True)
class DecisionView:
    """Everything `quyet_dinh.docx` may print."""

    dau: HeadView = tag("phần đầu văn bản")
    trich_yeu: str = tag("trích yếu, đã ngắt dòng")
    tham_quyen: str = tag("thẩm quyền ban hành, chữ hoa, đã ngắt dòng")
    can_cu: tuple[str, ...] = tag("các căn cứ, đã có dấu ; hoặc . ở cuối", filled=True)
    dieu: tuple[ArticleView, ...] = tag("các điều; điều cuối đã kết thúc bằng ./.", filled=True)
    ky: SignatureView = tag("chữ ký và nơi nhận")


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of an appendix."""

    tieu_de: str = tag("tiêu đề cột")
    o_xml: str = layout("độ rộng của ô tiêu đề")
    nhom_tieu_de: str = layout("tiêu đề chung ở trên của các cột liền nhau; rỗng nếu cột đứng riêng", default="")


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a task row."""

    doan: tuple[str, ...] = tag("các đoạn trong ô, ít nhất một", filled=True)
    o_xml: str = layout("độ rộng và gộp ô")
    can_xml: str = layout("căn chữ")
    giu_xml: str = layout("giữ với hàng sau")


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of an appendix: a group, or one result line of a task."""

    la_nhom: bool = tag("hàng này là tên nhóm")
    so: str = tag("số của nhóm; rỗng ở hàng nhiệm vụ")
    ten: str = tag("tên nhóm; rỗng ở hàng nhiệm vụ")
    o: tuple[CellView, ...] = tag("các ô của hàng nhiệm vụ", filled=True)
    hang_xml: str = layout("cho hay cấm ngắt hàng qua trang")
    la_tong: bool = tag("hàng này là tổng cộng (chỉ báo cáo có)", default=False)


@dataclass(frozen=True, slots=True)
class AppendixView:
    """One appendix, in a landscape section of its own."""

    ten: str = tag("Phụ lục, hoặc Phụ lục I, Phụ lục II, … khi có từ hai")
    tieu_de: str = tag("tiêu đề phụ lục, chữ hoa; rỗng nếu không có")
    kem_theo: str = tag("dòng (Kèm theo …), đã ngắt dòng")
    cot: tuple[ColumnView, ...] = tag("các cột", filled=True)
    hang: tuple[RowView, ...] = tag("các hàng của bảng")
    luoi_xml: str = layout("lưới cột của bảng")
    so_o_xml: str = layout("độ rộng ô số của nhóm")
    ten_o_xml: str = layout("độ rộng ô tên nhóm, trải hết các cột còn lại")


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything `ke_hoach.docx` may print."""

    in_ke_hoach: bool = tag("in phần kế hoạch (sai khi chỉ làm phụ lục)")
    doc_lap: bool = tag("kế hoạch độc lập: có số, ngày, chữ ký, nơi nhận")
    dau: HeadView = tag("phần đầu văn bản")
    ten_loai: str = tag("tên loại văn bản, chữ hoa")
    trich_yeu: str = tag("trích yếu, đã ngắt dòng")
    kem_theo: str = tag("dòng (Kèm theo Quyết định số …); rỗng khi độc lập")
    noi_dung: tuple[BlockView, ...] = tag("nội dung kế hoạch; đoạn cuối đã kết thúc bằng ./.", filled=True)
    ky: SignatureView = tag("chữ ký và nơi nhận; chỉ in khi độc lập")
    phu_luc: tuple[AppendixView, ...] = tag("các phụ lục")
