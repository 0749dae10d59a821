"""What a template may say: the names that stand in `{{ … }}`, each with its meaning.

A view is a record of texts that are ready to print, none of which changes. The template check and the guide for those
who edit templates (`docs/mau.md`) are both read off these classes, so a name is declared once. Fields marked `internal`
carry layout that the compiler of templates puts in by itself; no template names them.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

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


class Meaning(NamedTuple):
    """What is said of a field beside its type: see `tag` and `layout`."""

    words: str
    filled: bool = False
    choices: tuple[str, ...] = ()
    internal: bool = False


def tag(words: str, *, filled: bool = False, choices: tuple[str, ...] = ()) -> Meaning:
    """A name that templates may use, with its meaning in Vietnamese.

    `filled` promises that a list has at least one element; a name with `choices` is a word to ask about in an
    `if`, always one of these, and not a text to print.
    """
    return Meaning(words, filled, choices)


def layout(words: str) -> Meaning:
    """Layout computed from the data, put in by the compiler; templates do not name it."""
    return Meaning(words, internal=True)


class RunsView(NamedTuple):
    """A paragraph's words in their looks, printed with `{{r … }}`: pairs of a look ("", "dam", "nghieng") and text."""

    spans: Annotated[tuple[tuple[str, str], ...], layout("các đoạn chữ")]

    def __str__(self) -> str:
        return "".join(text for _, text in self.spans)


class BlockView(NamedTuple):
    """One paragraph of a body."""

    kieu: Annotated[str, tag("kiểu đoạn", choices=("muc", "khoan_tieu_de", "khoan", "diem", "gach", "doan", "luu_y"))]
    so: Annotated[str, tag("số của mục, khoản, hoặc chữ của điểm; rỗng với gạch đầu dòng và đoạn thường")]
    van_ban: Annotated[RunsView, tag("lời văn, in bằng {{r … }}")]
    giu_xml: Annotated[str, layout("giữ đoạn cuối với khối chữ ký")] = ""


class ArticleView(NamedTuple):
    """One Điều."""

    so: Annotated[str, tag("số của điều")]
    tieu_de: Annotated[str, tag("tiêu đề của điều; rỗng nếu không có")]
    van_ban: Annotated[RunsView, tag("lời văn ngay sau số của điều, in bằng {{r … }}")]
    noi_dung: Annotated[tuple[BlockView, ...], tag("các khoản, điểm, đoạn bên dưới")]
    giu_xml: Annotated[str, layout("giữ điều cuối với khối chữ ký")] = ""


class HeadView(NamedTuple):
    """The head of a document (ô 1-4): names already broken into lines."""

    co_quan_chu_quan: Annotated[str, tag("tên cơ quan chủ quản, chữ hoa; rỗng nếu không có")]
    co_quan: Annotated[str, tag("tên cơ quan ban hành, chữ hoa")]
    so: Annotated[str, tag("số văn bản; dự thảo: khoảng trắng")]
    ky_hieu: Annotated[str, tag("ký hiệu, ví dụ QĐ-KKT")]
    dia_danh: Annotated[str, tag("địa danh")]
    ngay: Annotated[str, tag("ngày, hai chữ số; dự thảo: khoảng trắng")]
    thang: Annotated[str, tag("tháng; thêm 0 trước tháng 1 và 2")]
    nam: Annotated[str, tag("năm")]
    nhuong_phai: Annotated[int, layout("cột trái nhường cho cột phải, phần hai mươi của điểm")] = 0


class SignatureView(NamedTuple):
    """The signature block and the receivers (ô 7 and 9b)."""

    quyen_han: Annotated[tuple[str, ...], tag("các dòng quyền hạn TM., KT., …, chữ hoa")]
    chuc_vu: Annotated[str, tag("chức vụ người ký, chữ hoa")]
    chuc_vu_khac: Annotated[str, tag("chức vụ khác ghi ngay trên họ tên; rỗng nếu không có")]
    ho_ten: Annotated[str, tag("họ và tên người ký")]
    noi_nhan: Annotated[tuple[str, ...], tag("các dòng nơi nhận, đã có dấu ; ở cuối")]
    luu: Annotated[str, tag("nơi lưu, chưa có dấu chấm cuối")]


class DecisionView(NamedTuple):
    """Everything `quyet_dinh.docx` may print."""

    dau: Annotated[HeadView, tag("phần đầu văn bản")]
    trich_yeu: Annotated[str, tag("trích yếu, đã ngắt dòng")]
    tham_quyen: Annotated[str, tag("thẩm quyền ban hành, chữ hoa, đã ngắt dòng")]
    can_cu: Annotated[tuple[str, ...], tag("các căn cứ, đã có dấu ; hoặc . ở cuối", filled=True)]
    dieu: Annotated[tuple[ArticleView, ...], tag("các điều; điều cuối đã kết thúc bằng ./.", filled=True)]
    ky: Annotated[SignatureView, tag("chữ ký và nơi nhận")]


class ColumnView(NamedTuple):
    """A column of an appendix."""

    tieu_de: Annotated[str, tag("tiêu đề cột")]
    o_xml: Annotated[str, layout("độ rộng của ô tiêu đề")]
    nhom_tieu_de: Annotated[str, layout("tiêu đề chung ở trên của các cột liền nhau; rỗng nếu cột đứng riêng")] = ""


class CellView(NamedTuple):
    """A cell of a task row."""

    doan: Annotated[tuple[str, ...], tag("các đoạn trong ô, ít nhất một", filled=True)]
    o_xml: Annotated[str, layout("độ rộng và gộp ô")]
    can_xml: Annotated[str, layout("căn chữ")]
    giu_xml: Annotated[str, layout("giữ với hàng sau")]


class RowView(NamedTuple):
    """A row of an appendix: a group, or one result line of a task."""

    la_nhom: Annotated[bool, tag("hàng này là tên nhóm")]
    so: Annotated[str, tag("số của nhóm; rỗng ở hàng nhiệm vụ")]
    ten: Annotated[str, tag("tên nhóm; rỗng ở hàng nhiệm vụ")]
    o: Annotated[tuple[CellView, ...], tag("các ô của hàng nhiệm vụ", filled=True)]
    hang_xml: Annotated[str, layout("cho hay cấm ngắt hàng qua trang")]
    la_tong: Annotated[bool, tag("hàng này là tổng cộng (chỉ báo cáo có)")] = False


class AppendixView(NamedTuple):
    """One appendix, in a landscape section of its own."""

    ten: Annotated[str, tag("Phụ lục, hoặc Phụ lục I, Phụ lục II, … khi có từ hai")]
    tieu_de: Annotated[str, tag("tiêu đề phụ lục, chữ hoa; rỗng nếu không có")]
    kem_theo: Annotated[str, tag("dòng (Kèm theo …), đã ngắt dòng")]
    cot: Annotated[tuple[ColumnView, ...], tag("các cột", filled=True)]
    hang: Annotated[tuple[RowView, ...], tag("các hàng của bảng")]
    luoi_xml: Annotated[str, layout("lưới cột của bảng")]
    so_o_xml: Annotated[str, layout("độ rộng ô số của nhóm")]
    ten_o_xml: Annotated[str, layout("độ rộng ô tên nhóm, trải hết các cột còn lại")]


class PlanView(NamedTuple):
    """Everything `ke_hoach.docx` may print."""

    in_ke_hoach: Annotated[bool, tag("in phần kế hoạch (sai khi chỉ làm phụ lục)")]
    doc_lap: Annotated[bool, tag("kế hoạch độc lập: có số, ngày, chữ ký, nơi nhận")]
    dau: Annotated[HeadView, tag("phần đầu văn bản")]
    ten_loai: Annotated[str, tag("tên loại văn bản, chữ hoa")]
    trich_yeu: Annotated[str, tag("trích yếu, đã ngắt dòng")]
    kem_theo: Annotated[str, tag("dòng (Kèm theo Quyết định số …); rỗng khi độc lập")]
    noi_dung: Annotated[tuple[BlockView, ...], tag("nội dung kế hoạch; đoạn cuối đã kết thúc bằng ./.", filled=True)]
    ky: Annotated[SignatureView, tag("chữ ký và nơi nhận; chỉ in khi độc lập")]
    phu_luc: Annotated[tuple[AppendixView, ...], tag("các phụ lục")]
