"""The pieces that documents are put together from: head, title, body, signature, appendix, sections.

A piece knows where each component stands and which tag prints it; every document of an agency uses the same pieces.
"""

from __future__ import annotations

from generator.decree.house import flag, head_widths_mm, number, signature_widths_mm, text_width_mm, word
from generator.drawing.markup import Row, cell, element, paragraph, region, row, run, table, twips, valued
from generator.word.text_width import text_width_mm as width_of_mm

__all__ = [
    "appendices",
    "attached_line",
    "body_blocks",
    "chart",
    "command",
    "head",
    "page_number",
    "recipients",
    "section",
    "section_end",
    "signature",
    "title_line",
]


def command(tag: str) -> str:
    """A paragraph that holds a command of the template language and is gone from the document."""
    return paragraph("VBTheLenh", tag)


def rule_line(style: str, ratio: str, *, below: str, component: str, width_mm: float) -> str:
    """A rule line, centred in a width. Its length is set anew from the data when a document is made.

    Args:
        style: the rule line's style, by which it is known when a document is made.
        ratio: id of the share of the text line's length.
        below: the text it stands under while the template is looked at.
        component: what that text is.
        width_mm: of the column or page.
    """
    return paragraph(style, indent_mm=(width_mm - _share_mm(ratio, below, component)) / 2)


def _share_mm(ratio: str, text: str, component: str) -> float:
    """A share of a line's length, set as a component is."""
    bold, italic = flag(f"{component}.bold"), flag(f"{component}.italic")
    return number(ratio) * width_of_mm(text, number(f"{component}.size"), bold=bold, italic=italic)


def attached_line(width_mm: float) -> str:
    """The short rule line under a (Kèm theo …) line (mẫu 1.3, 2.1)."""
    return rule_line(
        "KeNgangPhuLuc",
        "house.attached-line",
        below="(Kèm theo Quyết định số      /QĐ-KKT ngày      tháng 01 năm 2022",
        component="C30",
        width_mm=width_mm,
    )


def title_line() -> str:
    """The rule line under a trích yếu."""
    return rule_line(
        "KeNgangTrichYeu",
        "C8.rule-line",
        below="Ban hành Kế hoạch cải cách hành chính năm 2022",
        component="C8",
        width_mm=text_width_mm(),
    )


def head(*, number_when: str = "", subject: str = "") -> str:
    """The head: agency and Quốc hiệu side by side, number and date level with each other below (ô 1-4).

    Args:
        number_when: the condition for the row of number and date; empty where a document always has it.
        subject: what prints the trích yếu under the number (ô 5b, mẫu 1.5); empty where it has a place of its own.
    """
    left, right = head_widths_mm()
    agency = region(
        "co_quan",
        "Tên cơ quan",
        command("{%p if dau.co_quan_chu_quan %}"),
        paragraph("VBCoQuanChuQuan", "{{ dau.co_quan_chu_quan }}"),
        command("{%p endif %}"),
        paragraph("VBCoQuan", "{{ dau.co_quan }}"),
        rule_line("KeNgangCoQuan", "C4.rule-line", below="KHU KINH TẾ VÂN PHONG", component="C4", width_mm=left),
    )
    motto = word("C2.text")
    nation = (
        paragraph("VBQuocHieu", word("C1.text")),
        paragraph("VBTieuNgu", motto),
        rule_line("KeNgangTieuNgu", "C2.rule-line", below=motto, component="C2", width_mm=right),
    )
    under = region("trich_yeu", "Trích yếu công văn", paragraph("VBTrichYeuCongVan", subject)) if subject else ""
    numbered = row(
        cell(
            region("so_ky_hieu", "Số, ký hiệu", paragraph("VBSoKyHieu", "Số: {{ dau.so }}/{{ dau.ky_hieu }}")),
            under,
        ),
        cell(
            region(
                "dia_danh_ngay",
                "Địa danh, ngày tháng ban hành",
                paragraph(
                    "VBDiaDanhNgay",
                    "{{ dau.dia_danh }}, ngày {{ dau.ngay }} tháng {{ dau.thang }} năm {{ dau.nam }}",
                ),
            )
        ),
    )
    rows = [row(cell(agency), cell(*nation)), numbered]
    if number_when:
        rows[1:] = [_command_row(f"{{%tr if {number_when} %}}", 2), numbered, _command_row("{%tr endif %}", 2)]
    return table((left, right), rows)


def _command_row(tag: str, columns: int) -> Row:
    return row(cell(command(tag), span=columns))


def recipients() -> str:
    """Kính gửi (ô 9a): one recipient on the same line; several on a line each, their dashes under the colon."""
    return region(
        "kinh_gui",
        "Kính gửi",
        command("{%p if mot_noi_nhan %}"),
        command("{%p for noi in kinh_gui %}"),
        paragraph("VBKinhGui", "Kính gửi: {{ noi }}"),
        command("{%p endfor %}"),
        command("{%p else %}"),
        paragraph("VBKinhGuiNhieu", "Kính gửi:"),
        command("{%p for noi in kinh_gui %}"),
        paragraph("VBKinhGuiDong", "- {{ noi }}"),
        command("{%p endfor %}"),
        command("{%p endif %}"),
    )


def body_blocks(loop: str, block: str, *, with_marks: bool = False) -> str:
    """The paragraphs of a body, each kind in its own style.

    Args:
        loop: what is looped over, `noi_dung`.
        block: what one of them is called in the loop, `b`.
        with_marks: whether a draft may have marks where words are missing.
    """
    words = f"{{{{r {block}.van_ban }}}}"
    kinds = (
        ("muc", "VBMuc", f"{{{{ {block}.so }}}}. "),
        ("khoan_tieu_de", "VBKhoanTieuDe", f"{{{{ {block}.so }}}}. "),
        ("khoan", "VBKhoan", f"{{{{ {block}.so }}}}. "),
        ("diem", "VBDiem", f"{{{{ {block}.so }}}}) "),
        ("gach", "VBGach", "- "),
        *((("luu_y", "VBLuuY", ""),) if with_marks else ()),
    )
    branches = [
        command(f"{{%p {'elif' if position else 'if'} {block}.kieu == '{kind}' %}}")
        + paragraph(style, *([mark] if mark else []), words)
        for position, (kind, style, mark) in enumerate(kinds)
    ]
    return "".join(
        (
            command(f"{{%p for {block} in {loop} %}}"),
            *branches,
            command("{%p else %}"),
            paragraph("VBDoan", words),
            command("{%p endif %}"),
            command("{%p endfor %}"),
        )
    )


def signature() -> str:
    """Receivers on the left, the signer on the right, their first lines level; never broken over pages (ô 7, 9b)."""
    receivers = region(
        "noi_nhan",
        "Nơi nhận",
        paragraph("VBNoiNhan", word("C26.text")),
        command("{%p for noi in ky.noi_nhan %}"),
        paragraph("VBNoiNhanDong", "- {{ noi }}"),
        command("{%p endfor %}"),
        paragraph("VBNoiNhanDong", "- Lưu: {{ ky.luu }}."),
    )
    signer = region(
        "chu_ky",
        "Quyền hạn, chức vụ, họ tên người ký",
        command("{%p for quyen in ky.quyen_han %}"),
        paragraph("VBQuyenHan", "{{ quyen }}"),
        command("{%p endfor %}"),
        paragraph("VBChucVu", "{{ ky.chuc_vu }}"),
        paragraph("VBChoKy"),
        command("{%p if ky.chuc_vu_khac %}"),
        paragraph("VBChucVuKhac", "{{ ky.chuc_vu_khac }}"),
        command("{%p endif %}"),
        paragraph("VBHoTen", "{{ ky.ho_ten }}"),
    )
    return table(signature_widths_mm(), [row(cell(receivers), cell(signer))], above_mm=number("house.signature-before"))


def appendices(*, table: str = "Phụ lục: bảng nhiệm vụ", below: str = "", of_figures: bool = False) -> str:
    """Every appendix: its head, its table, and between two of them the end of a section.

    Args:
        table: what a person calls the region of the table.
        below: what stands under the table.
        of_figures: whether they are those of a report: each has a title, and columns may share one.
    """
    width = text_width_mm(landscape=True)
    title = region(
        "phu_luc_dau",
        "Phụ lục: tên, tiêu đề, dòng kèm theo",
        paragraph("VBPhuLuc", "{{ pl.ten }}"),
        "" if of_figures else command("{%p if pl.tieu_de %}"),
        paragraph("VBPhuLucTieuDe", "{{ pl.tieu_de }}"),
        "" if of_figures else command("{%p endif %}"),
        paragraph("VBPhuLucKemTheo", "{{ pl.kem_theo }}"),
        attached_line(width),
    )
    return "".join(
        (
            command("{%p for pl in phu_luc %}"),
            title,
            region("phu_luc_bang", table, _task_table(width, of_figures=of_figures)),
            below,
            command("{%p if not loop.last %}"),
            section_end(section(landscape=True)),
            command("{%p endif %}"),
            command("{%p endfor %}"),
        )
    )


def chart() -> str:
    """The charts of an appendix, each with its name in a table of one cell, which no page breaks.

    A chart is put into the empty paragraph when a document is made. After a table LibreOffice leaves the end of the
    section where it is; after a paragraph it would not, and lose the region that follows.
    """
    width = text_width_mm(landscape=True)
    framed = table((width,), [row(cell(paragraph("VBBieuDoTen", "{{ bd.tieu_de }}"), paragraph("VBBieuDo")))])
    return "".join(
        (
            command("{%p for bd in pl.bieu_do %}"),
            paragraph("VBNgatBang"),
            region("phu_luc_bieu_do", "Phụ lục: biểu đồ", framed),
            command("{%p endfor %}"),
        )
    )


def _task_table(width_mm: float, *, of_figures: bool) -> str:
    first = number("house.table-number-column")
    half = (width_mm - first) / 2
    rows = [
        row(
            cell(command("{%tc for cot in pl.cot %}")),
            cell(paragraph("VBBangTieuDeCot", "{{ cot.tieu_de }}"), middle=of_figures),
            cell(command("{%tc endfor %}")),
            header=True,
        ),
        _command_row("{%tr for hang in pl.hang %}", 3),
        _command_row("{%tr if hang.la_nhom %}", 3),
        row(
            cell(paragraph("VBBangNhomSo", "{{ hang.so }}")),
            cell(paragraph("VBBangNhom", "{{ hang.ten }}"), span=2),
        ),
        *((_command_row("{%tr elif hang.la_tong %}", 3), _cells("VBBangTong")) if of_figures else ()),
        _command_row("{%tr else %}", 3),
        _cells("VBBangO"),
        _command_row("{%tr endif %}", 3),
        _command_row("{%tr endfor %}", 3),
    ]
    return table((first, half, half), rows, style="VBBang")


def _cells(style: str) -> Row:
    """The row that prints every row that is no group: its cells, and in each its paragraphs."""
    return row(
        cell(command("{%tc for o in hang.o %}")),
        cell(command("{%p for d in o.doan %}"), paragraph(style, "{{ d }}"), command("{%p endfor %}")),
        cell(command("{%tc endfor %}")),
        whole=False,
    )


def section(*, landscape: bool = False) -> str:
    """The properties of a section: paper, margins, and its page numbers from 1, the first one hidden."""
    width, height = twips(number("PG1.width")), twips(number("PG1.height"))
    paper: dict[str, str | int] = {"w:w": width, "w:h": height}
    if landscape:
        paper = {"w:w": height, "w:h": width, "w:orient": "landscape"}
    margins = {
        "w:top": twips(number("PG3.top")),
        "w:right": twips(number("PG5")),
        "w:bottom": twips(number("PG3.bottom")),
        "w:left": twips(number("PG4")),
        "w:header": twips(number("house.header-distance")),
        "w:footer": twips(number("house.header-distance")),
        "w:gutter": 0,
    }
    return element(
        "w:sectPr",
        None,
        element("w:headerReference", {"w:type": "default", "r:id": "rIdHeader"}),
        element("w:headerReference", {"w:type": "first", "r:id": "rIdFirstHeader"}),
        valued("w:type", "nextPage"),
        element("w:pgSz", paper),
        element("w:pgMar", margins),
        element("w:pgNumType", {"w:fmt": word("PG7.format"), "w:start": int(number("PG7.start"))}),
        "<w:titlePg/>",
    )


def section_end(properties: str = "") -> str:
    """A paragraph that takes no room: it ends a section, or a document that would else end in a table."""
    return paragraph("VBNgatPhan", section=properties)


def page_number() -> str:
    """The paragraph in the top margin that says the page's number."""
    field = (
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "begin"})),
        element("w:r", None, element("w:instrText", {"xml:space": "preserve"}, " PAGE ")),
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "separate"})),
        run("2"),
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "end"})),
    )
    return paragraph("VBSoTrang", *field)
