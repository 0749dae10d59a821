"""The named styles of the templates: one for every component, its looks taken from the decree's values.

The table says which component each style sets; numbers stand in `decree/house.py`, never here.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.decree.house import flag, number, word
from generator.drawing.markup import cell_margins, document, eighths, element, half_points, twentieths, twips, valued
from generator.word.text_width import text_width_mm as width_of_mm

__all__ = ["STYLES", "Style", "draw_styles"]

_ASCENT = 0.891
"""Height of Times New Roman above the baseline, in parts of its size (Liberation Serif has the same)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style.

    Attributes:
        id: stable, ASCII; what code knows it by.
        name: what a person sees in Word's list of styles.
        component: the component whose size, bold and italic it takes (`C4`); empty: those of the body.
        align: alignment where the decree names none for the component.
        before: id of the choice for the space above; empty for none.
        level_with: component beside it on the same line of a table: the smaller text is lowered to one baseline.
        first_line: whether the first line is indented as in the body.
        body: whether lines are spaced as in the body.
        keeps: whether it stays on the page of what follows.
        capitals: whether letters are shown as capitals while the text stays as it is.
        after: id of the choice for the space below the last of several such paragraphs; empty for none.
        left_mm: how far its lines are indented.
        hanging_mm: how far its first line stands out to the left of the others.
        fill: id of the choice for the colour behind its letters; empty for none.
    """

    id: str
    name: str
    component: str = "C12"
    align: str = ""
    before: str = ""
    level_with: str = ""
    first_line: bool = False
    body: bool = False
    keeps: bool = False
    capitals: bool = False
    after: str = ""
    left_mm: float = 0
    hanging_mm: float = 0
    fill: str = ""

    @property
    def size_pt(self) -> float:
        """The size of its letters."""
        return number(f"{self.component}.size")


def _body(
    id: str, name: str, component: str, *, before: str = "C12.gap", keeps: bool = False, capitals: bool = False
) -> Style:
    return Style(
        id, name, component, align=word("C12.align"), before=before, first_line=True, body=True, keeps=keeps,
        capitals=capitals,
    )  # fmt: skip


_DASH_MM = width_of_mm("- ", number("C10.size"))
_COLON_MM = number("house.recipients-left") + width_of_mm("Kính gửi", number("C10.size"))
"""Where the dashes of several recipients stand: under the colon of "Kính gửi:" (II.9)."""

STYLES: tuple[Style, ...] = (
    Style("VBCoQuanChuQuan", "VB Cơ quan chủ quản", "C3"),
    Style("VBCoQuan", "VB Cơ quan ban hành", "C4"),
    Style("VBQuocHieu", "VB Quốc hiệu", "C1"),
    Style("VBTieuNgu", "VB Tiêu ngữ", "C2"),
    Style("VBSoKyHieu", "VB Số, ký hiệu", "C5", before="house.head-before-number", level_with="C6"),
    Style("VBDiaDanhNgay", "VB Địa danh, ngày tháng", "C6", before="house.head-before-number"),
    Style("VBTenLoai", "VB Tên loại văn bản", "C7", before="house.title-before", keeps=True),
    Style("VBTrichYeu", "VB Trích yếu", "C8", keeps=True),
    Style("VBTrichYeuCongVan", "VB Trích yếu công văn", "C9", before="C9.before"),
    Style("VBKemTheo", "VB Kèm theo", "C30", keeps=True),
    Style(
        "VBKinhGui", "VB Kính gửi", "C10", align="center", before="house.recipients-before",
        after="house.recipients-after", keeps=True,
    ),
    Style(
        "VBKinhGuiNhieu", "VB Kính gửi - từ hai nơi", "C10", align="left", before="house.recipients-before",
        left_mm=number("house.recipients-left"), keeps=True,
    ),
    Style(
        "VBKinhGuiDong", "VB Kính gửi - từng nơi", "C10", align="left", after="house.recipients-after",
        left_mm=_COLON_MM + _DASH_MM, hanging_mm=_DASH_MM, keeps=True,
    ),
    Style("VBThamQuyen", "VB Thẩm quyền ban hành", "T11", before="house.competence-before", keeps=True),
    _body("VBCanCu", "VB Căn cứ", "C11"),
    Style("VBQuyetDinh", "VB Quyết định (dòng lệnh)", "T11", before="house.order-before", keeps=True),
    _body("VBDieu", "VB Điều", "C12"),
    _body("VBDieuTieuDe", "VB Điều có tiêu đề", "C17", keeps=True),
    _body("VBMuc", "VB Mục", "C20", before="house.section-before", keeps=True, capitals=True),
    _body("VBKhoanTieuDe", "VB Khoản có tiêu đề", "C18.title", keeps=True),
    _body("VBKhoan", "VB Khoản", "C18"),
    _body("VBDiem", "VB Điểm", "C19"),
    _body("VBGach", "VB Gạch đầu dòng", "C12"),
    _body("VBDoan", "VB Đoạn", "C12"),
    Style(
        "VBLuuY", "VB Lưu ý (chỉ có trong dự thảo)", "house.draft-mark", before="C12.gap",
        fill="house.draft-mark.fill",
    ),
    # Word keeps the end of the section with the row of the signature; alone it would make an empty page.
    Style("VBNoiNhan", "VB Nơi nhận", "C26", level_with="C21", keeps=True),
    Style("VBNoiNhanDong", "VB Nơi nhận - dòng", "C27"),
    Style("VBQuyenHan", "VB Quyền hạn người ký", "C21", keeps=True),
    Style("VBChucVu", "VB Chức vụ người ký", "C22", keeps=True),
    Style("VBChoKy", "VB Chỗ ký và đóng dấu", "C22", keeps=True),
    Style("VBChucVuKhac", "VB Chức vụ khác", "C23", keeps=True),
    Style("VBHoTen", "VB Họ và tên người ký", "C23"),
    Style("VBPhuLuc", "VB Phụ lục", "C28", keeps=True),
    Style("VBPhuLucTieuDe", "VB Phụ lục - tiêu đề", "C29", keeps=True),
    Style("VBPhuLucKemTheo", "VB Phụ lục - kèm theo", "C30", keeps=True),
    Style("VBBangTieuDeCot", "VB Bảng - tiêu đề cột", "house.table-title", keeps=True),
    Style("VBBangNhomSo", "VB Bảng - số của nhóm", "house.table-number", keeps=True),
    Style("VBBangNhom", "VB Bảng - nhóm", "house.table-group", keeps=True),
    Style("VBBangO", "VB Bảng - ô", "house.table-cell"),
    Style("VBBangTong", "VB Bảng - ô của hàng tổng cộng", "house.table-total"),
    Style(
        "VBBieuDoTen", "VB Biểu đồ - tên", "house.chart-title", before="house.chart-title-before", keeps=True,
    ),
    Style("VBBieuDo", "VB Biểu đồ", "house.chart-title"),
    Style("VBSoTrang", "VB Số trang", "PG7"),
)  # fmt: skip

_RULE_LINES = (
    ("KeNgangCoQuan", "VB Kẻ ngang - cơ quan", ""),
    ("KeNgangTieuNgu", "VB Kẻ ngang - tiêu ngữ", ""),
    ("KeNgangTrichYeu", "VB Kẻ ngang - trích yếu", "house.after-title-line"),
    ("KeNgangPhuLuc", "VB Kẻ ngang - kèm theo", "house.after-attached-line"),
)
"""Id, name, and the choice for the space below."""

_COMMAND_SIZE_PT = 9
"""Lines of commands are seen in the template only: they are gone from every document."""


def draw_styles() -> bytes:
    """The part `word/styles.xml`."""
    return document(
        "w:styles",
        _defaults(),
        # Word's own styles stay out of the list that a person chooses from.
        element(
            "w:latentStyles",
            {
                "w:defLockedState": 0,
                "w:defUIPriority": 99,
                "w:defSemiHidden": 1,
                "w:defUnhideWhenUsed": 1,
                "w:defQFormat": 0,
                "w:count": 376,
            },
        ),
        _named("paragraph", "Normal", "Normal", "<w:pPr><w:widowControl/></w:pPr>", default=True),
        _named("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, hidden=True),
        _named("table", "TableNormal", "Normal Table", _plain_table(), default=True, hidden=True),
        _named("numbering", "NoList", "No List", default=True, hidden=True),
        *(_paragraph_style(style) for style in STYLES),
        *(_rule_line(*line) for line in _RULE_LINES),
        _named("paragraph", "VBNgatPhan", "VB Ngắt phần", _blank(number("house.hairline"))),
        _named("paragraph", "VBNgatBang", "VB Ngăn hai bảng", _blank(number("house.hairline"))),
        _named(
            "paragraph", "VBTheLenh", "VB Thẻ lệnh (chỉ có trong mẫu)",
            element("w:rPr", None, valued("w:color", "7F7F7F"), *_sizes(_COMMAND_SIZE_PT)),
        ),
        _named("character", "VBDam", "VB Số và tiêu đề của Điều", element("w:rPr", None, *_weights("C17"))),
        _named("table", "VBBang", "VB Bảng phụ lục", _table_looks(), based_on="TableNormal"),
    )  # fmt: skip


def _defaults() -> str:
    font = word("PG6.font")
    fonts = {f"w:{script}": font for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    run = element(
        "w:rPr",
        None,
        element("w:rFonts", fonts),
        valued("w:color", word("PG6.colour")),
        *_sizes(number("C12.size")),
        element("w:lang", {"w:val": "vi-VN", "w:eastAsia": "vi-VN", "w:bidi": "ar-SA"}),
    )
    spacing = element("w:spacing", {"w:before": 0, "w:after": 0, "w:line": 240, "w:lineRule": "auto"})
    return element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, run),
        element("w:pPrDefault", None, element("w:pPr", None, spacing)),
    )


def _named(
    kind: str,
    id: str,
    name: str,
    looks: str = "",
    *,
    default: bool = False,
    hidden: bool = False,
    based_on: str = "",
    following: str = "",
) -> str:
    attributes: dict[str, str | int] = {"w:type": kind}
    if default:
        attributes["w:default"] = 1
    else:
        attributes["w:customStyle"] = 1
    base = based_on or ("Normal" if kind == "paragraph" and not default else "")
    return element(
        "w:style",
        {**attributes, "w:styleId": id},
        valued("w:name", name),
        valued("w:basedOn", base) if base else "",
        valued("w:next", following) if following else "",
        valued("w:uiPriority", 99 if hidden else 1),
        "<w:semiHidden/><w:unhideWhenUsed/>" if hidden else "",
        "" if hidden else "<w:qFormat/>",
        looks,
    )


def _sizes(size_pt: float) -> tuple[str, str]:
    return valued("w:sz", half_points(size_pt)), valued("w:szCs", half_points(size_pt))


def _weights(component: str) -> tuple[str, str]:
    """Bold and italic, said outright, so that a style says all of what it is."""
    bold, italic = int(flag(f"{component}.bold")), int(flag(f"{component}.italic"))
    return (
        valued("w:b", bold) + valued("w:bCs", bold),
        valued("w:i", italic) + valued("w:iCs", italic),
    )


def _align(style: Style) -> str:
    if style.align:
        return style.align
    return word(f"{style.component}.align")


def _paragraph_style(style: Style) -> str:
    if style.id == "VBChoKy":
        spacing = element("w:spacing", {"w:line": twentieths(number("house.signature-space")), "w:lineRule": "atLeast"})
    else:
        spacing = element(
            "w:spacing",
            {
                "w:before": twentieths(_before_pt(style)),
                "w:after": twentieths(number(style.after)) if style.after else 0,
                "w:line": round(240 * number("C12.line-spacing")) if style.body else 240,
                "w:lineRule": "auto",
            },
        )
    fill = {"w:val": "clear", "w:color": "auto", "w:fill": word(style.fill)} if style.fill else {}
    paragraph = element(
        "w:pPr",
        None,
        "<w:keepNext/>" if style.keeps else "",
        element("w:shd", fill) if fill else "",
        spacing,
        _indents(style),
        # Only the last of several paragraphs is set off from what follows.
        "<w:contextualSpacing/>" if style.after else "",
        valued("w:jc", _align(style)),
    )
    letters = element(
        "w:rPr", None, *_weights(style.component), "<w:caps/>" if style.capitals else "", *_sizes(style.size_pt)
    )
    following = "VBDoan" if style.body and style.keeps else ""
    return _named("paragraph", style.id, style.name, paragraph + letters, following=following)


def _indents(style: Style) -> str:
    if style.first_line:
        return element("w:ind", {"w:firstLine": twips(number("C12.first-line"))})
    if style.left_mm:
        hanging: dict[str, str | int] = {"w:hanging": twips(style.hanging_mm)} if style.hanging_mm else {}
        return element("w:ind", {"w:left": twips(style.left_mm), **hanging})
    return ""


def _before_pt(style: Style) -> float:
    before = number(style.before) if style.before else 0.0
    if style.level_with:
        before += (number(f"{style.level_with}.size") - style.size_pt) * _ASCENT
    return before


def _blank(height_pt: float, *, border: str = "", after_pt: float = 0) -> str:
    """A paragraph that is no higher than it says."""
    spacing = element(
        "w:spacing", {"w:after": twentieths(after_pt), "w:line": twentieths(height_pt), "w:lineRule": "exact"}
    )
    return element("w:pPr", None, border, spacing) + element("w:rPr", None, *_sizes(1))


def _rule_line(id: str, name: str, after: str) -> str:
    line = element("w:bottom", _line(number("house.line-weight")))
    looks = _blank(
        number("house.line-gap"),
        border="<w:keepNext/>" + element("w:pBdr", None, line),
        after_pt=number(after) if after else 0,
    )
    return _named("paragraph", id, name, looks)


def _line(weight_pt: float) -> dict[str, str | int]:
    return {"w:val": "single", "w:sz": eighths(weight_pt), "w:space": 0, "w:color": word("PG6.colour")}


def _plain_table() -> str:
    return element("w:tblPr", None, element("w:tblInd", {"w:w": 0, "w:type": "dxa"}), cell_margins())


def _table_looks() -> str:
    line = _line(number("house.table-border"))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    top = number("house.table-cell-top")
    return element(
        "w:tblPr",
        None,
        element("w:tblBorders", None, *(element(f"w:{side}", line) for side in sides)),
        cell_margins(top_mm=top, side_mm=number("house.table-cell-side"), bottom_mm=top),
    )
