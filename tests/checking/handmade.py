"""Conforming documents as people make them: by python-docx, with tables or tabs, direct formatting or styles."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

__all__ = ["Maker", "conforming", "decision", "letter", "report", "to_bytes"]

CENTER, JUSTIFY, LEFT = ALIGN.CENTER, ALIGN.JUSTIFY, ALIGN.LEFT


@dataclass
class Maker:
    """Makes one document; `head` is table or tabs, `rule` how rule lines are drawn, `scale` the size of Quốc hiệu."""

    head: str = "table"
    rule: str = "shape"
    scale: int = 13
    body_size: int = 14
    split_runs: bool = False
    by_style: bool = False
    document: Any = field(default_factory=docx.Document)

    def __post_init__(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        style = self.document.styles["Normal"]
        style.font.name = "Times New Roman"
        style.font.size = Pt(self.body_size)
        header = section.header.paragraphs[0]
        header.alignment = CENTER
        self._page_field(header)

    def _page_field(self, paragraph: Any) -> None:
        for xml in (
            '<w:r {0}><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r {0}><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT '
            "</w:instrText></w:r>",
            '<w:r {0}><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r {0}><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r>',
            '<w:r {0}><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>',
        ):
            paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))

    def text(self, paragraph: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Any:
        """Adds words in one format, in one run or, as Word does after edits, in many."""
        parts = [text[at : at + 3] for at in range(0, len(text), 3)] if self.split_runs else [text]
        for part in parts:
            run = paragraph.add_run(part)
            run.font.size = Pt(size)
            if bold:
                run.bold = True
            if italic:
                run.italic = True
            run.font.name = "Times New Roman"
        return paragraph

    def line(
        self,
        where: Any,
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: Any = CENTER,
        first: bool = False,
    ) -> Any:
        """A line of the head or the foot in a cell or the body."""
        paragraph = where.paragraphs[0] if first else where.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        return self.text(paragraph, text, size, bold=bold, italic=italic)

    def body(self, text: str, *, bold: bool = False, italic: bool = False, align: Any = JUSTIFY) -> Any:
        paragraph = self.document.add_paragraph()
        format = paragraph.paragraph_format
        paragraph.alignment = align
        format.first_line_indent = Mm(12.7)
        format.space_before, format.space_after, format.line_spacing = Pt(6), Pt(0), 1.15
        return self.text(paragraph, text, self.body_size, bold=bold, italic=italic)

    def ruled(self, where: Any, width_mm: float, room_mm: float) -> None:
        """A rule line below the last paragraph."""
        if self.rule == "shape":
            self._shape(where.paragraphs[-1], width_mm)
        elif self.rule == "strokes":
            from generator.word.text_width import text_width_mm

            self.line(where, "_" * round(width_mm / text_width_mm("_", 13)), 13)
        else:
            paragraph = where.add_paragraph()
            side = (room_mm - width_mm) / 2
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
            paragraph.paragraph_format.space_after = Pt(0)
            borders = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(borders))

    def _shape(self, paragraph: Any, width_mm: float) -> None:
        emu = round(width_mm * 36000)
        paragraph.add_run()._r.append(
            parse_xml(
                '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
                ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
                ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
                ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                '<wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0"'
                ' layoutInCell="1" allowOverlap="1" relativeHeight="2"><wp:simplePos x="0" y="0"/>'
                '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
                '<wp:positionV relativeFrom="paragraph"><wp:posOffset>220000</wp:posOffset></wp:positionV>'
                f'<wp:extent cx="{emu}" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="Line"/>'
                '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm>'
                '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
                "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
            )
        )

    def make_head(self, parent: str, agency: str, number: str, place_date: str, about: str = "") -> None:
        from generator.word.text_width import text_width_mm

        motto, nation = "Độc lập - Tự do - Hạnh phúc", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        motto_width = text_width_mm(motto, self.scale + 1, bold=True)
        agency_width = 0.4 * text_width_mm(agency, self.scale, bold=True)
        if self.head == "tabs":
            self._tabbed_head(parent, agency, number, place_date, nation, motto)
            return
        table = self.document.add_table(2, 2)
        for column, width in enumerate((Mm(65), Mm(100))):
            for row in table.rows:
                row.cells[column].width = width
            table.columns[column].width = width
        left, right = table.rows[0].cells
        self.line(left, parent, self.scale, first=True)
        self.line(left, agency, self.scale, bold=True)
        self.ruled(left, agency_width, 61)
        self.line(right, nation, self.scale, bold=True, first=True)
        self.line(right, motto, self.scale + 1, bold=True)
        self.ruled(right, motto_width, 96)
        left, right = table.rows[1].cells
        self.line(left, number, 13, first=True)
        if about:
            self.line(left, about, 12).paragraph_format.space_before = Pt(6)
        self.line(right, place_date, self.scale + 1, italic=True, first=True)

    def _tabbed_head(self, parent: str, agency: str, number: str, place_date: str, nation: str, motto: str) -> None:
        from generator.word.text_width import text_width_mm

        rows = (
            ((parent, self.scale, False, False), (nation, self.scale, True, False)),
            ((agency, self.scale, True, False), (motto, self.scale + 1, True, False)),
            ((number, 13, False, False), (place_date, self.scale + 1, False, True)),
        )
        for row_number, row in enumerate(rows):
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = 1.0
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(30), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(Mm(115), WD_TAB_ALIGNMENT.CENTER)
            for said, size, bold, italic in row:
                paragraph.add_run("\t")
                self.text(paragraph, said, size, bold=bold, italic=italic)
            if row_number == 1:
                self._shape(paragraph, text_width_mm(motto, self.scale + 1, bold=True))
                self._shape(paragraph, 0.4 * text_width_mm(agency, self.scale, bold=True))

    def title(self, name: str, *subject: str) -> None:
        from generator.word.text_width import text_width_mm

        self.line(self.document, "", 14)
        self.line(self.document, name, self.scale + 1, bold=True)
        for line in subject:
            self.line(self.document, line, 14, bold=True)
        self.ruled(self.document, 0.4 * text_width_mm(subject[-1], 14, bold=True), 165)

    def foot(self, receivers: list[str], offices: list[str], name: str) -> None:
        if self.head == "tabs":
            rows = [("Nơi nhận:", offices[0]), *((one, "") for one in receivers)]
            rows += [("", ""), ("", name)]
            for number, (left, right) in enumerate(rows):
                paragraph = self.document.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(120), WD_TAB_ALIGNMENT.CENTER)
                self.text(paragraph, left, 12 if number == 0 else 11, bold=number == 0, italic=number == 0)
                if right:
                    paragraph.add_run("\t")
                    self.text(paragraph, right, 14, bold=True)
            return
        table = self.document.add_table(1, 2)
        left, right = table.rows[0].cells
        self.line(left, "Nơi nhận:", 12, bold=True, italic=True, align=LEFT, first=True)
        for one in receivers:
            self.line(left, one, 11, align=LEFT)
        for number, office in enumerate(offices):
            self.line(right, office, 14, bold=True, first=number == 0)
        for _ in range(4):
            self.line(right, "", 14)
        self.line(right, name, 14, bold=True)


def decision(**options: Any) -> Maker:
    """A quyết định by mẫu 1.2."""
    maker = Maker(**options)
    maker.make_head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "SỞ NỘI VỤ", "Số: 05/QĐ-SNV", "Lào Cai, ngày 09 tháng 02 năm 2024")
    maker.title("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác cải cách hành chính năm 2024")
    maker.line(maker.document, "GIÁM ĐỐC SỞ NỘI VỤ", 14, bold=True)
    maker.body("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", italic=True)
    maker.body(
        "Căn cứ Quyết định số 12/2022/QĐ-UBND ngày 14 tháng 3 năm 2022 của Ủy ban nhân dân tỉnh Lào Cai quy định chức"
        " năng, nhiệm vụ của Sở Nội vụ;",
        italic=True,
    )
    maker.body("Theo đề nghị của Chánh Văn phòng Sở.", italic=True)
    maker.line(maker.document, "QUYẾT ĐỊNH:", 14, bold=True)
    for number, said in enumerate(
        (
            "Thành lập Tổ công tác cải cách hành chính năm 2024 của Sở Nội vụ gồm các ông, bà có tên sau đây.",
            "Tổ công tác có nhiệm vụ tham mưu, đôn đốc, theo dõi việc thực hiện kế hoạch cải cách hành chính của Sở.",
            "Chánh Văn phòng, Trưởng các phòng thuộc Sở và các ông, bà có tên tại Điều 1 thi hành Quyết định này./.",
        ),
        1,
    ):
        paragraph = maker.body(f"Điều {number}. ", bold=True)
        maker.text(paragraph, said, maker.body_size)
    maker.foot(
        ["- Như Điều 3;", "- Lưu: VT, VP."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"][: 1 if maker.head == "tabs" else 2],
        "Trần Thị Bình",
    )
    return maker


def report(**options: Any) -> Maker:
    """A báo cáo by mẫu 1.4, sent upward."""
    maker = Maker(**options)
    maker.make_head("UBND TỈNH LÀO CAI", "SỞ NỘI VỤ", "Số: 125/BC-SNV", "Lào Cai, ngày 15 tháng 6 năm 2024")
    maker.title("BÁO CÁO", "Kết quả cải cách hành chính 6 tháng đầu năm 2024")
    maker.body("Kính gửi: Ủy ban nhân dân tỉnh Lào Cai.")
    for roman, title in (("I", "KẾT QUẢ ĐẠT ĐƯỢC"), ("II", "NHIỆM VỤ 6 THÁNG CUỐI NĂM")):
        maker.body(f"{roman}. {title}", bold=True)
        maker.body("1. Công tác chỉ đạo, điều hành", bold=True)
        for _ in range(6):
            maker.body(
                "Sở Nội vụ đã ban hành kế hoạch cải cách hành chính, phân công nhiệm vụ cho từng phòng, đơn vị và"
                " kiểm tra việc thực hiện theo từng tháng, từng quý." + " Các phòng báo cáo đúng hạn." * 8
            )
        maker.body("a) Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,5%, tăng 1,2 điểm phần trăm so với cùng kỳ năm trước;")
        maker.body("b) Tỷ lệ hồ sơ trực tuyến toàn trình đạt 75%, vượt chỉ tiêu được giao tại kế hoạch năm 2024.")
    maker.body("Trên đây là báo cáo kết quả cải cách hành chính 6 tháng đầu năm 2024 của Sở Nội vụ./.")
    maker.foot(["- Như trên;", "- Lưu: VT, CCHC."], ["GIÁM ĐỐC"], "Nguyễn Văn An")
    return maker


def letter(**options: Any) -> Maker:
    """A công văn by mẫu 1.5."""
    maker = Maker(**options)
    maker.make_head(
        "UBND TỈNH LÀO CAI",
        "SỞ NỘI VỤ",
        "Số: 12/SNV-CCHC",
        "Lào Cai, ngày 05 tháng 3 năm 2024",
        "V/v báo cáo kết quả cải cách hành chính quý I",
    )
    maker.line(maker.document, "", 14)
    greeting = maker.document.add_paragraph()
    greeting.paragraph_format.left_indent = Mm(40)
    maker.text(greeting, "Kính gửi:", 14)
    for one in ("- Các phòng thuộc Sở;", "- Chi cục Văn thư - Lưu trữ."):
        paragraph = maker.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(60)
        maker.text(paragraph, one, 14)
    maker.body(
        "Thực hiện Kế hoạch cải cách hành chính năm 2024, Sở Nội vụ đề nghị các phòng, đơn vị báo cáo kết quả thực hiện"
        " nhiệm vụ quý I trước ngày 15 tháng 3 năm 2024."
    )
    maker.body("Đề nghị các phòng, đơn vị quan tâm phối hợp thực hiện./.")
    maker.foot(["- Như trên;", "- Lưu: VT, VP."], ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "Lê Văn Cường")
    return maker


def to_bytes(maker: Maker) -> bytes:
    """The finished file."""
    stream = io.BytesIO()
    maker.document.save(stream)
    return stream.getvalue()


def conforming() -> dict[str, Callable[[], Maker]]:
    """Every conforming document here, by name."""
    found: dict[str, Callable[[], Maker]] = {}
    for make in (decision, report, letter):
        for rule in ("shape", "strokes", "border"):
            found[f"{make.__name__}-{rule}"] = lambda make=make, rule=rule: make(rule=rule)  # type: ignore[misc]
        found[f"{make.__name__}-split"] = lambda make=make: make(split_runs=True)  # type: ignore[misc]
        found[f"{make.__name__}-small"] = lambda make=make: make(scale=12, body_size=13)  # type: ignore[misc]
    for make in (decision, report):
        found[f"{make.__name__}-tabs"] = lambda make=make: make(head="tabs")  # type: ignore[misc]
    return found
