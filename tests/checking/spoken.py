"""Conforming documents that say much: a decision with a plan and two phụ lục, a regulation in chapters."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.shared import Pt

from tests.checking.handmade import CENTER, Maker

__all__ = ["issuing", "regulation"]


def _own_section(maker: Maker) -> None:
    """A section that numbers its pages anew."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    section: Any = maker.document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    for old in section._sectPr.findall("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pgNumType"):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def _attached_head(maker: Maker, parent: str, agency: str) -> None:
    from generator.word.text_width import text_width_mm

    motto = "Độc lập - Tự do - Hạnh phúc"
    table = maker.document.add_table(1, 2)
    from docx.shared import Mm

    for column, width in enumerate((Mm(65), Mm(100))):
        table.rows[0].cells[column].width = width
        table.columns[column].width = width
    left, right = table.rows[0].cells
    maker.line(left, parent, 13, first=True)
    maker.line(left, agency, 13, bold=True)
    maker.ruled(left, 0.4 * text_width_mm(agency, 13, bold=True), 61)
    maker.line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True, first=True)
    maker.line(right, motto, 14, bold=True)
    maker.ruled(right, text_width_mm(motto, 14, bold=True), 96)


def _titled(maker: Maker, name: str, subject: str, attached: str) -> None:
    maker.line(maker.document, "", 14)
    maker.line(maker.document, name, 14, bold=True)
    maker.line(maker.document, subject, 14, bold=True)
    maker.line(maker.document, attached, 14, italic=True)
    maker.ruled(maker.document, 30, 165)


def _appendix(maker: Maker, heading: str, title: str, attached: str, said: str) -> None:
    _own_section(maker)
    maker.line(maker.document, heading, 14, bold=True)
    maker.line(maker.document, title, 14, bold=True)
    maker.line(maker.document, attached, 14, italic=True)
    maker.ruled(maker.document, 30, 165)
    maker.body(said)


AGENCY = ("UBND TỈNH LÀO CAI", "SỞ NỘI VỤ")
LINE = "(Kèm theo Quyết định số 15/QĐ-SNV ngày 09 tháng 02 năm 2024 của Sở Nội vụ)"


def issuing(**options: Any) -> Maker:
    """A quyết định that issues a kế hoạch with two phụ lục, all in one file (mẫu 1.3, 2.1)."""
    maker = Maker(**options)
    maker.make_head(*AGENCY, "Số: 15/QĐ-SNV", "Lào Cai, ngày 09 tháng 02 năm 2024")
    maker.title("QUYẾT ĐỊNH", "Ban hành Kế hoạch cải cách hành chính năm 2024")
    maker.line(maker.document, "GIÁM ĐỐC SỞ NỘI VỤ", 14, bold=True)
    for said in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách"
        " hành chính nhà nước giai đoạn 2021 - 2030;",
        "Căn cứ Quyết định số 12/2022/QĐ-UBND ngày 14 tháng 3 năm 2022 của Ủy ban nhân dân tỉnh Lào Cai quy định chức"
        " năng, nhiệm vụ của Sở Nội vụ;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    ):
        maker.body(said, italic=True)
    maker.line(maker.document, "QUYẾT ĐỊNH:", 14, bold=True)
    for number, said in enumerate(
        (
            "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2024 của Sở Nội vụ.",
            "Quyết định này có hiệu lực kể từ ngày ký.",
            "Chánh Văn phòng, Trưởng các phòng, đơn vị thuộc Sở chịu trách nhiệm thi hành Quyết định này./.",
        ),
        1,
    ):
        maker.text(maker.body(f"Điều {number}. ", bold=True), said, 14)
    maker.foot(
        ["- Như Điều 3;", "- Ủy ban nhân dân tỉnh;", "- Lưu: VT, VP."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "Trần Thị Bình",
    )
    _own_section(maker)
    _attached_head(maker, *AGENCY)
    _titled(maker, "KẾ HOẠCH", "Cải cách hành chính năm 2024", LINE)
    maker.body("I. MỤC TIÊU", bold=True)
    maker.body("1. Phục vụ Nhân dân và doanh nghiệp tốt hơn; chi phí giảm 18.000.000 đồng.")
    maker.body("2. Tỷ lệ hồ sơ đúng hạn đạt 86,57%; hòa nhịp với cả nước, trong đó:")
    maker.body("a) Hồ sơ trực tuyến đạt 75%;")
    maker.body("b) Hồ sơ nộp tại bộ phận một cửa giảm dần;")
    maker.body("c) Kết quả được trả qua bưu chính công ích;")
    maker.body("d) Phí, lệ phí nộp trực tuyến;")
    maker.body("đ) Giấy tờ được số hóa.")
    maker.body("II. NHIỆM VỤ", bold=True)
    maker.body("1. Nhiệm vụ cụ thể tại Phụ lục I; danh mục thủ tục tại Phụ lục II kèm theo Kế hoạch này.")
    maker.body(
        "2. Áp dụng điểm a khoản 2 Điều 103 Chương XII của Luật Đầu tư và Nghị quyết số 76/NQ-CP; phối hợp với Sở Tài"
        " chính, Thành phố Hồ Chí Minh và Quận 1; học hỏi kinh nghiệm của Thủ đô Hà Nội."
    )
    maker.body("3. Chỉ số cải cách hành chính (CSCC) được công bố hằng năm; CSCC của Sở đứng trong nhóm đầu.")
    maker.body("Trong quá trình thực hiện, có vướng mắc thì phản ánh về Văn phòng Sở./.")
    _appendix(maker, "Phụ lục I", "NHIỆM VỤ CỤ THỂ", LINE, "Rà soát thủ tục hành chính theo từng quý./.")
    _appendix(maker, "Phụ lục II", "DANH MỤC THỦ TỤC", LINE, "Thủ tục thuộc lĩnh vực tổ chức bộ máy./.")
    return maker


def _heading(maker: Maker, *lines: str) -> None:
    for line in lines:
        maker.line(maker.document, line, 14, bold=True, align=CENTER).paragraph_format.space_before = Pt(6)


def regulation(**options: Any) -> Maker:
    """A quy chế of its own, in chương, mục, điều, khoản and điểm."""
    maker = Maker(**options)
    maker.make_head("TỈNH LÀO CAI", "ỦY BAN NHÂN DÂN XÃ NAM SƠN", "Số: 02/QC-UBND", "Nam Sơn, ngày 15 tháng 6 năm 2024")
    maker.title("QUY CHẾ", "Làm việc của Ủy ban nhân dân xã Nam Sơn")
    _heading(maker, "Chương I", "QUY ĐỊNH CHUNG")
    maker.text(maker.body("Điều 1. Phạm vi điều chỉnh", bold=True), "", 14)
    maker.body("1. Quy chế này quy định nguyên tắc làm việc của Ủy ban nhân dân xã.")
    maker.body("2. Quy chế này áp dụng đối với cán bộ, công chức xã.")
    maker.body("Điều 2. Nguyên tắc làm việc", bold=True)
    maker.body("Ủy ban nhân dân xã làm việc theo nguyên tắc tập trung dân chủ.")
    _heading(maker, "Chương II", "TRÁCH NHIỆM")
    _heading(maker, "Mục 1", "CHỦ TỊCH")
    maker.body("Điều 3. Trách nhiệm của Chủ tịch", bold=True)
    maker.body("1. Chủ tịch có các trách nhiệm sau đây:")
    maker.body("a) Lãnh đạo công việc của Ủy ban nhân dân xã;")
    maker.body("b) Chủ trì các phiên họp.")
    maker.body("2. Chủ tịch ủy quyền cho Phó Chủ tịch khi vắng mặt.")
    _heading(maker, "Mục 2", "CÔNG CHỨC")
    maker.body("Điều 4. Trách nhiệm của công chức", bold=True)
    maker.body("Công chức xã thực hiện nhiệm vụ được giao đúng thời hạn./.")
    maker.foot(["- Thường trực Đảng ủy;", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Lê Văn Cường")
    return maker
