"""Small Word templates for tests, and what plain docxtpl makes of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate
from lxml import etree

from generator.word.package import Package
from generator.writing.sandbox import TemplateSandbox
from generator.writing.views import (
    AppendixView,
    ArticleView,
    BlockView,
    CellView,
    ColumnView,
    DecisionView,
    HeadView,
    PlanView,
    RowView,
    RunsView,
    SignatureView,
)

__all__ = [
    "Outcome",
    "W",
    "cell",
    "decision_view",
    "linked",
    "outcome",
    "p",
    "plan_view",
    "region",
    "repacked",
    "row",
    "runs",
    "table",
    "template",
    "text_box",
]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def runs(*texts: str) -> str:
    """Runs of a paragraph, every second one bold, as Word splits what a person formats by halves."""
    return "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if position % 2 else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        for position, text in enumerate(texts)
    )


def p(*texts: str, style: str = "", inside: str = "", properties: str = "") -> str:
    """A paragraph of some runs, then of some XML."""
    looks = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{runs(*texts)}{inside}</w:p>"


def cell(*blocks: str) -> str:
    """A cell of paragraphs or other blocks; text that is no XML becomes a paragraph."""
    return f"<w:tc><w:tcPr/>{''.join(block if block.startswith('<') else p(block) for block in blocks)}</w:tc>"


def row(*cells: str) -> str:
    """A row of cells; text that is no XML becomes a cell."""
    return f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def region(tag: str, *blocks: str, number: int = 1) -> str:
    """A content control around blocks, or around runs."""
    properties = f'<w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{number}"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"


def linked(inside: str) -> str:
    """A hyperlink around runs."""
    return f'<w:hyperlink w:anchor="x">{inside}</w:hyperlink>'


def text_box(*blocks: str) -> str:
    """A run with a text box, with the older copy that Word keeps beside it."""
    words = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{words}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{words}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


@cache
def _saved(header: str) -> Package:
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    made = io.BytesIO()
    document.save(made)
    return Package.read(made.getvalue())


def template(*blocks: str, header: str = "") -> bytes:
    """A .docx that python-docx saved, with these blocks as its body and one paragraph of text as its header."""
    package = _saved(header)
    root = etree.fromstring(package.part("word/document.xml"))
    body = root[0]
    for child in list(body)[:-1]:
        body.remove(child)
    for position, child in enumerate(etree.fromstring(f"<x {_NAMESPACES}>{''.join(blocks)}</x>")):
        body.insert(position, child)
    return package.with_parts({"word/document.xml": etree.tostring(root, encoding="UTF-8", standalone=True)})


def repacked(source: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """A package with some parts replaced, changed by a function, added, or (None) taken out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(made, "w") as new:
        for name in [*old.namelist(), *(name for name in parts if name not in old.namelist())]:
            change = parts.get(name, b"")
            if change is None:
                continue
            if callable(change):
                change = change(old.read(name))
            new.writestr(name, change if name in parts else old.read(name))
    return made.getvalue()


def _head(above: str = "") -> HeadView:
    return HeadView(above, "SỞ NỘI VỤ", "15", "QĐ-SNV", "Khánh Hòa", "14", "01", "2022")


def _signature() -> SignatureView:
    return SignatureView((), "GIÁM ĐỐC", "", "Nguyễn Văn An", ("Như Điều 2;", "Sở Tài chính;"), "VT, VP")


def _blocks() -> tuple[BlockView, ...]:
    return (BlockView("doan", "", RunsView((("", "Lời văn "), ("dam", "đậm")))),)


def decision_view() -> DecisionView:
    """What a decision prints: no agency above, two grounds, one article, no lines of authority."""
    article = ArticleView("1", "", RunsView((("", "Ban hành Kế hoạch."),)), _blocks())
    return DecisionView(
        dau=_head(),
        trich_yeu="Ban hành Kế hoạch",
        tham_quyen="GIÁM ĐỐC SỞ",
        can_cu=("Căn cứ một;", "Căn cứ hai."),
        dieu=(article,),
        ky=_signature(),
    )


def plan_view() -> PlanView:
    """What a plan prints, with one appendix of one group and one task."""

    def made(view: Any, **values: Any) -> Any:
        # Fields of layout are strings that these tests do not look at.
        return view(**{name: values.get(name, "") for name in view._fields})

    rows = (
        made(RowView, la_nhom=True, so="I", ten="Cải cách thể chế", o=()),
        made(
            RowView,
            la_nhom=False,
            o=tuple(made(CellView, doan=(text,)) for text in ("1", "Rà soát", "Báo cáo", "Quý I")),
        ),
    )
    columns = tuple(made(ColumnView, tieu_de=title) for title in ("STT", "Nhiệm vụ", "Sản phẩm", "Tiến độ"))
    appendix = made(AppendixView, ten="Phụ lục", tieu_de="NHIỆM VỤ", kem_theo="(Kèm theo)", cot=columns, hang=rows)
    return PlanView(
        in_ke_hoach=True,
        doc_lap=False,
        dau=_head(),
        ten_loai="KẾ HOẠCH",
        trich_yeu="Cải cách hành chính",
        kem_theo="(Kèm theo)",
        noi_dung=_blocks(),
        ky=_signature(),
        phu_luc=(appendix,),
    )


@dataclass(frozen=True)
class Outcome:
    """What plain docxtpl makes of a template: an error, or the body's XML as it came."""

    error: Exception | None
    xml: str = ""

    @property
    def failed(self) -> bool:
        return self.error is not None

    @property
    def torn(self) -> bool:
        """Whether the XML is no longer well-formed."""
        try:
            etree.fromstring(self.xml)
        except etree.XMLSyntaxError:
            return not self.failed
        return False

    @property
    def text(self) -> str:
        """The words, a line for each paragraph."""
        lines = re.split(r"</w:p>", self.xml)
        return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", line)) for line in lines)

    def count(self, path: str) -> int:
        """How many elements an XPath finds."""
        found = etree.fromstring(self.xml).xpath(path, namespaces={"w": W[1:-1]})
        assert isinstance(found, list)
        return len(found)


def outcome(source: bytes, view: DecisionView | PlanView) -> Outcome:
    """Renders the body with docxtpl as it is, in the environment that templates get."""
    dialect = DocxTemplate(io.BytesIO(source))
    dialect.render_init()
    names = view._asdict()
    try:
        return Outcome(None, dialect.build_xml(names, TemplateSandbox()))
    except Exception as error:  # whatever it raises is the proof
        return Outcome(error)
