"""Conforming documents written as WordprocessingML by hand, in the many ways that offices make them.

Knows the ways (`Look`); what the documents say is in `draft_texts`. It must never use what the program itself writes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from generator.word.text_width import text_width_mm
from tests.checking.draft_texts import TEXTS, Text

__all__ = ["LOOKS", "Look", "draft", "drafts", "separate"]

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@dataclass(frozen=True)
class Look:
    """How a document is made.

    Attributes:
        carry: formats are `direct`, or come from a `style` of each component.
        font: `named` on each run, or from the `theme`, or from the `defaults`.
        defaults: `word` (Calibri 11, 8 pt after, 1.08 lines), `plain`, or `none` (no styles part's defaults).
        head: `table` or `tabs`.
        line: what rule lines are: drawing, vml, both (AlternateContent), border, cell, strokes.
        number: where the page number stands: plain, style, frame, table, sdt, simple.
        gaps: space in the head by `spacing` or by `empty` paragraphs.
        scale: the size of Quốc hiệu; `body` that of the text.
    """

    name: str = "direct"
    carry: str = "direct"
    font: str = "named"
    defaults: str = "plain"
    head: str = "table"
    line: str = "drawing"
    number: str = "plain"
    gaps: str = "spacing"
    scale: int = 13
    body: int = 14
    first_twips: int = 720
    spacing: str = 'w:line="264" w:lineRule="auto"'
    before: int = 120
    after: int = 0
    margins: tuple[int, int, int, int] = (1134, 1134, 1701, 1134)
    even: bool = False
    split: bool = False


_SINGLE, _HALF_MORE = 'w:line="240" w:lineRule="auto"', 'w:line="360" w:lineRule="auto"'
_EXACT = 'w:line="360" w:lineRule="exact"'

LOOKS: tuple[Look, ...] = (
    Look(),
    Look("styles", carry="style", number="style"),
    Look("word-defaults", defaults="word", line="both", number="sdt", split=True),
    Look("theme", carry="style", font="theme", line="vml", number="simple", even=True),
    Look("font-default", font="defaults", line="border", number="table", first_twips=567),
    Look("tabs", head="tabs", line="drawing", number="frame", split=True),
    Look("strokes", line="strokes", gaps="empty", scale=12, body=13, margins=(1418, 1134, 1985, 851)),
    Look("cell", carry="style", line="cell", gaps="empty", before=60, after=60, spacing=_SINGLE),
    Look("exact", line="vml", spacing=_EXACT, margins=(1134, 1418, 1701, 850), number="frame"),
    Look("loose", line="both", spacing=_HALF_MORE, before=0, after=120, number="simple", split=True),
    Look("small-styles", carry="style", defaults="word", scale=12, body=13, line="border", number="table", even=True),
    Look("boxes", head="boxes", line="vml", number="simple"),
    Look("frames", head="frames", carry="style", line="border", number="plain"),
    Look("no-defaults", defaults="none", line="drawing", number="style", before=200),
)  # fmt: skip


@dataclass(frozen=True)
class _Set:
    """How a component is set: size, weight, alignment."""

    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    kind: str = "head"


def _sets(look: Look) -> dict[str, _Set]:
    big, body = look.scale + 1, look.body
    return {
        "nation": _Set(look.scale, bold=True), "motto": _Set(big, bold=True), "parent": _Set(look.scale),
        "agency": _Set(look.scale, bold=True), "number": _Set(13), "date": _Set(big, italic=True),
        "about": _Set(12), "type": _Set(big, bold=True), "subject": _Set(14, bold=True),
        "attached": _Set(14, italic=True), "competent": _Set(body, bold=True), "order": _Set(body, bold=True),
        "ground": _Set(body, italic=True, align="both", kind="body"), "text": _Set(body, align="both", kind="body"),
        "title": _Set(body, bold=True, align="both", kind="body"), "centre": _Set(body, bold=True),
        "greeting": _Set(14, align="left", kind="greeting"), "office": _Set(14, bold=True), "name": _Set(14, bold=True),
        "label": _Set(12, bold=True, italic=True, align="left"), "receiver": _Set(11, align="left"),
        "urgent": _Set(14, bold=True), "secret": _Set(14, bold=True), "scope": _Set(13, bold=True),
        "signed": _Set(10, align="right"), "maker": _Set(11, align="right"), "contact": _Set(11),
        "appendix": _Set(14, bold=True), "appendix-title": _Set(14, bold=True), "blank": _Set(14),
    }  # fmt: skip


class _Writer:
    """Writes one document."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.sets = _sets(look)
        self.out: list[str] = []
        self.shape_id = 0

    # Paragraphs.

    def runs(self, said: str, role: str, *, bold: bool | None = None) -> str:
        look, how = self.look, self.sets[role]
        parts = [said[at : at + 5] for at in range(0, len(said), 5)] if look.split else [said]
        return "".join(self._run(part, how, bold) for part in parts)

    def _run(self, text: str, how: _Set, bold: bool | None) -> str:
        look = self.look
        properties = ""
        if look.carry == "direct":
            if look.font == "named":
                properties += '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
            properties += "<w:b/>" if (how.bold if bold is None else bold) else ""
            properties += "<w:i/>" if how.italic else ""
            properties += f'<w:sz w:val="{how.size * 2:g}"/>'
        elif bold is not None and bold is not how.bold:
            properties += '<w:rStyle w:val="Strong"/>' if bold else '<w:b w:val="0"/>'
        shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
        return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{shown}</w:r>"

    def paragraph(self, content: str, role: str, extra: str = "") -> str:
        how = self.sets[role]
        properties = f'<w:pStyle w:val="{role}"/>' if self.look.carry == "style" else self._set(how)
        for tag in ("spacing", "ind"):
            if f"<w:{tag} " in extra:
                properties = re.sub(rf"<w:{tag} [^>]*/>", "", properties)
        return f"<w:p><w:pPr>{properties}{extra}</w:pPr>{content}</w:p>"

    def _set(self, how: _Set) -> str:
        look = self.look
        if how.kind == "body":
            spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}" {look.spacing}/>'
            indent = f'<w:ind w:firstLine="{look.first_twips}"/>'
        else:
            spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
            indent = '<w:ind w:left="2268"/>' if how.kind == "greeting" else ""
        return f'{spacing}{indent}<w:jc w:val="{how.align}"/>'

    def line(self, said: str, role: str, extra: str = "") -> str:
        return self.paragraph(self.runs(said, role), role, extra)

    def lines(self, said: Sequence[str], role: str) -> str:
        return "".join(self.line(one, role) for one in said)

    def blank(self) -> str:
        return self.paragraph("", "blank")

    # Rule lines.

    def ruled(self, said: Sequence[str], role: str, share: float, room_mm: float) -> tuple[str, str]:
        """The lines of a component with the rule line below the last; and what the cell's properties need."""
        how = self.sets[role]
        width = share * text_width_mm(said[-1], how.size, bold=how.bold)
        above = self.lines(said[:-1], role)
        last = self.runs(said[-1], role)
        look = self.look
        if look.line in ("drawing", "vml", "both"):
            return above + self.paragraph(last + self.shape(width), role), ""
        if look.line == "strokes":
            count = round(width / text_width_mm("_", 13))
            return above + self.paragraph(last, role) + self.line("_" * count, "number"), ""
        side = round((room_mm - width) / 2 * 1440 / 25.4)
        border = (
            '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
            f'<w:ind w:left="{side}" w:right="{side}"/>'
        )
        if look.line == "cell" and role == "motto":
            border = border.replace("w:top", "w:bottom")
        return above + self.paragraph(last, role) + self.paragraph("", "blank", border), ""

    def shape(self, width_mm: float) -> str:
        self.shape_id += 1
        emu, points = round(width_mm * 36000), width_mm / 25.4 * 72
        drawing = (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
            ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH'
            ' relativeFrom="column"><wp:posOffset>900000</wp:posOffset></wp:positionH><wp:positionV'
            ' relativeFrom="paragraph"><wp:posOffset>215900</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{emu}" cy="0"/><wp:wrapNone/><wp:docPr id="{self.shape_id}" name="Line {self.shape_id}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom'
            ' prst="straightConnector1"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/>'
            "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
        vml = (
            f'<w:pict><v:line id="_x0000_s{1026 + self.shape_id}" style="position:absolute;z-index:1"'
            f' from="60pt,17pt" to="{60 + points:.2f}pt,17pt"/></w:pict>'
        )
        if self.look.line == "vml":
            return f"<w:r>{vml}</w:r>"
        if self.look.line == "both":
            return (
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
                f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
            )
        return f"<w:r>{drawing}</w:r>"

    # Head and foot.

    def table(self, rows: Sequence[Sequence[str]], widths: tuple[int, int]) -> str:
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        body = ""
        for row in rows:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
                for content, width in zip(row, widths, strict=True)
            )
            body += f"<w:tr>{cells}</w:tr>"
        properties = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"

    def head(self, text: Text, *, numbered: bool = True) -> str:
        above = [(role, said) for role, said in text.stamps if role in ("scope", "signed")] if numbered else []
        return "".join(self.line(said, role) for role, said in above) + self._columns(text, numbered)

    def _columns(self, text: Text, numbered: bool) -> str:
        widths = (3600, 5800)
        sides_mm = 0.0 if self.look.head == "frames" else 3.81
        left_mm, right_mm = (width / 1440 * 25.4 - sides_mm for width in widths)
        if self.look.head == "tabs":
            return self._tabbed(text, numbered)
        agency, _ = self.ruled(text.agency, "agency", 0.4, left_mm)
        motto, _ = self.ruled([_MOTTO], "motto", 1.0, right_mm)
        rows = [[self.lines(text.parent, "parent") + agency, self.line(_NATION, "nation") + motto]]
        if numbered:
            left = self.line(text.number, "number")
            if text.about:
                gap = '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>'
                left += self.line(text.about[0], "about", gap) + self.lines(text.about[1:], "about")
            left += "".join(self.line(said, role) for role, said in text.stamps if role in ("urgent", "secret"))
            right = self.line(text.place_date, "date")
            if self.look.head in ("boxes", "frames"):
                rows = [[rows[0][0] + left, rows[0][1] + right]]
            else:
                rows += [["<w:p/>", "<w:p/>"]] if self.look.gaps == "empty" else []
                rows.append([left, right])
        if self.look.head == "boxes":
            return f"<w:p>{self.box(rows[0][0], 0, 64)}{self.box(rows[0][1], 66, 100)}</w:p>"
        if self.look.head == "frames":
            return self.framed(rows[0][0], 1701, widths[0]) + self.framed(rows[0][1], 1701 + widths[0], widths[1])
        return self.table(rows, widths)

    def box(self, content: str, left_mm: float, width_mm: float) -> str:
        """A text box."""
        self.shape_id += 1
        left, wide = round(left_mm * 36000), round(width_mm * 36000)
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
            ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH'
            f' relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH><wp:positionV'
            ' relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{wide}" cy="1400000"/><wp:wrapTopAndBottom/><wp:docPr id="{self.shape_id}" name="Box"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="1400000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
            f"{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
            "</w:drawing></w:r>"
        )

    def framed(self, content: str, left: int, width: int) -> str:
        """Paragraphs in a frame."""
        frame = (
            f'<w:framePr w:w="{width}" w:hSpace="180"'
            f' w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="{left}" w:y="1"/>'
        )
        return re.sub(r"<w:pPr>(<w:pStyle [^>]*/>)?", lambda found: f"{found[0]}{frame}", content)

    def _tabbed(self, text: Text, numbered: bool) -> str:
        stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6500"/></w:tabs>'
        left = [(one, "parent") for one in text.parent] + [(one, "agency") for one in text.agency]
        right = [(_NATION, "nation"), (_MOTTO, "motto")]
        if numbered:
            while len(left) < 2:
                left.append(("", "agency"))
            while len(right) < len(left):
                right.append(("", "motto"))
            left.append((text.number, "number"))
            right.append((text.place_date, "date"))
        out = ""
        tab = "<w:r><w:tab/></w:r>"
        for at in range(max(len(left), len(right))):
            (one, role), (two, other) = (side[at] if at < len(side) else ("", "blank") for side in (left, right))
            content = tab + (self.runs(one, role) if one else "") + tab + (self.runs(two, other) if two else "")
            for said, its, share in ((one, role, 0.4), (two, other, 1.0)):
                last = its == "agency" and said == text.agency[-1]
                if (its == "motto" and said) or last:
                    content += self.shape(share * text_width_mm(said, self.sets[its].size, bold=True))
            spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
            out += f"<w:p><w:pPr>{stops}{spacing}</w:pPr>{content}</w:p>"
        return out

    def title(self, text: Text, *, attached: str = "") -> str:
        room_mm = 297 * 0 + 210 - sum(self.look.margins[2:]) / 1440 * 25.4
        out = self.line(text.name, "type")
        if attached:
            ruled, _ = self.ruled([attached], "attached", 0.3, room_mm)
            return out + self.lines(text.subject, "subject") + ruled
        ruled, _ = self.ruled(text.subject, "subject", 0.4, room_mm)
        return out + ruled

    def foot(self, text: Text) -> str:
        left = self.line("Nơi nhận:", "label") + self.lines(text.receivers, "receiver")
        left += self.line(text.maker, "maker") if text.maker else ""
        right = self.lines(text.offices, "office")
        right += "".join(self.blank() for _ in range(4)) + self.line(text.signer, "name")
        return self.table([[left, right]], (4700, 4700))

    def body(self, items: Sequence[tuple[str, str]]) -> str:
        out = ""
        for kind, said in items:
            if kind == "article":
                label, _, rest = said.partition(". ")
                content = self.runs(f"{label}. ", "text", bold=True) + self.runs(rest, "text")
                out += self.paragraph(content, "text")
            elif kind == "table":
                rows = [row.split("|") for row in said.split("\n")]
                out += self._grid(rows)
            else:
                out += self.line(said, kind)
        return out

    def _grid(self, rows: Sequence[Sequence[str]]) -> str:
        """A table of the text, whose letters the decree does not rule."""
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        width = 9000 // len(rows[0])
        body = ""
        for number, row in enumerate(rows):
            cells = ""
            for one in row:
                bold = "<w:b/>" if number == 0 else ""
                fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
                run = f'<w:r><w:rPr>{fonts}{bold}<w:sz w:val="20"/></w:rPr><w:t>{escape(one)}</w:t></w:r>'
                cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{run}</w:p></w:tc>'
            repeated = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
            body += f"<w:tr>{repeated}{cells}</w:tr>"
        grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
        return (
            f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )

    def greeting(self, text: Text) -> str:
        if not text.greeting:
            return ""
        if len(text.greeting) == 1:
            return self.line(f"Kính gửi: {text.greeting[0]}", "greeting")
        return self.line("Kính gửi:", "greeting") + "".join(
            self.line(one, "greeting", '<w:ind w:left="3402"/>') for one in text.greeting
        )

    def whole(self, text: Text) -> str:
        out = self.head(text)
        if self.look.gaps == "empty":
            out += self.blank()
        if text.subject:
            out += self.title(text)
            if self.look.gaps == "empty":
                out += self.blank()
        out += self.greeting(text)
        if text.competent:
            out += self.lines(text.competent, "competent")
        out += self.lines(text.grounds, "ground")
        if text.order:
            out += self.line(text.order, "order")
        out += self.body(text.body)
        return out + self.foot(text)

    def section(self, *, last: bool, number: int, restart: bool, landscape: bool = False) -> str:
        top, bottom, left, right = self.look.margins
        wide, high = (16838, 11906) if landscape else (11906, 16838)
        references = "".join(
            f'<w:headerReference w:type="{kind}" r:id="rId{id}"/>'
            for kind, id in (("default", 10), ("even", 10)) if kind == "default" or self.look.even
        ) if number == 0 else ""  # fmt: skip
        references += '<w:footerReference w:type="first" r:id="rId11"/>' if number == 0 else ""
        start = '<w:pgNumType w:start="1"/>' if restart else ""
        turned = ' w:orient="landscape"' if landscape else ""
        made = (
            f'<w:sectPr>{references}<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="{top}" w:right="{right}"'
            f' w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>{start}'
            "<w:titlePg/></w:sectPr>"
        )
        return made if last else f"<w:p><w:pPr>{made}</w:pPr></w:p>"

    def attached(self, text: Text, line: str) -> str:
        return self.head(text, numbered=False) + self.title(text, attached=line) + self.body(text.body)

    def appendix(self, heading: str, title: Sequence[str], line: str, items: Sequence[tuple[str, str]]) -> str:
        room_mm = 210 - sum(self.look.margins[2:]) / 1440 * 25.4
        ruled, _ = self.ruled([line], "attached", 0.3, room_mm)
        return self.line(heading, "appendix") + self.lines(title, "appendix-title") + ruled + self.body(items)

    # Parts.

    def header(self) -> str:
        font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
        letters = f'<w:rPr>{font}<w:sz w:val="28"/></w:rPr>'
        if self.look.number == "style":
            letters = ""
        field = "".join(
            f"<w:r>{letters}{content}</w:r>"
            for content in (
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        if self.look.number == "simple":
            field = f'<w:fldSimple w:instr=" PAGE "><w:r>{letters}<w:t>2</w:t></w:r></w:fldSimple>'
        centred = '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
        if self.look.number == "style":
            centred = '<w:pStyle w:val="Header"/>'
        made = f"<w:p><w:pPr>{centred}</w:pPr>{field}</w:p>"
        if self.look.number == "frame":
            frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
            made = f"<w:p><w:pPr>{frame}</w:pPr>{field}</w:p><w:p/>"
        elif self.look.number == "table":
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{content}</w:tc>'
                for content in ("<w:p/>", made, "<w:p/>")
            )
            grid = '<w:gridCol w:w="3000"/>' * 3
            made = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>"
        elif self.look.number == "sdt":
            gallery = '<w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj>'
            made = f'<w:sdt><w:sdtPr><w:id w:val="1"/>{gallery}</w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>'
        return f"<w:hdr {_NS}>{made}</w:hdr>"

    def styles(self) -> str:
        look = self.look
        fonts = {
            "theme": '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>',
            "defaults": '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>',
        }.get(look.font, "")
        run, paragraph = fonts + '<w:sz w:val="28"/>', ""
        if look.defaults == "word":
            run = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
            paragraph = '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>'
        elif look.defaults == "none":
            run = ""
        defaults = (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{paragraph}</w:pPr>"
            "</w:pPrDefault></w:docDefaults>"
        )
        named = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        if look.font == "theme":
            named = ""
        made = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{named}<w:sz w:val="26"/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        )
        if look.carry == "style":
            made += (
                '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Nền"/><w:basedOn w:val="Normal"/>'
                f"<w:rPr>{named}</w:rPr></w:style>"
            )
            for role, how in self.sets.items():
                letters = ("<w:b/>" if how.bold else "") + ("<w:i/>" if how.italic else "")
                letters += f'<w:sz w:val="{how.size * 2:g}"/>'
                made += (
                    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{role}"><w:name w:val="{role}"/>'
                    f'<w:basedOn w:val="Base"/><w:pPr>{self._set(how)}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
                )
        return f"<w:styles {_NS}>{defaults}{made}</w:styles>"


_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    '<a:fontScheme name="Office"><a:majorFont>'
    '<a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Times New'
    ' Roman"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def draft(text: Text, look: Look) -> bytes:
    """One document in one look."""
    writer = _Writer(look)
    parts = [("", writer.whole(text))]
    kind = text.name.capitalize()
    for one in text.attached:
        number = text.number.removeprefix("Số: ")
        date = text.place_date.partition(", ")[2]
        line = f"(Kèm theo {kind} số {number} {date} của {text.issuer})"
        parts.append(("attached", writer.attached(replace(one, parent=text.parent, agency=text.agency), line)))
    for heading, title, items in text.appendices:
        number = text.number.removeprefix("Số: ")
        date = text.place_date.partition(", ")[2]
        line = f"(Kèm theo {kind or 'Công văn'} số {number} {date} của {text.issuer})"
        parts.append(("appendix", writer.appendix(heading, title, line, items)))
    body = ""
    for at, (sort, content) in enumerate(parts):
        body += content + writer.section(last=at == len(parts) - 1, number=at, restart=bool(sort))
    return _zip(writer, body, text.contact)


def separate(text: Text, look: Look, signed: str, line: str) -> bytes:
    """The first text issued with another, in a file of its own, with what its digital signature says above the head."""
    writer = _Writer(look)
    attached = replace(text.attached[0], parent=text.parent, agency=text.agency)
    body = writer.line(signed, "signed") + writer.attached(attached, line)
    return _zip(writer, body + writer.section(last=True, number=0, restart=False), "")


def _zip(writer: _Writer, body: str, contact: str) -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    even = "<w:evenAndOddHeaders/>" if writer.look.even else ""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{sort}"/>'
        for name, sort in (
            ("document", f"{_TYPES}document.main+xml"),
            ("styles", f"{_TYPES}styles+xml"),
            ("settings", f"{_TYPES}settings+xml"),
            ("header1", f"{_TYPES}header+xml"),
            ("footer1", f"{_TYPES}footer+xml"),
            ("theme/theme1", "application/vnd.openxmlformats-officedocument.theme+xml"),
        )
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1"'
        f' Type="{office}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}relationships">'
        + "".join(
            f'<Relationship Id="rId{id}" Type="{office}{sort}" Target="{name}.xml"/>'
            for id, sort, name in (
                (1, "styles", "styles"),
                (2, "settings", "settings"),
                (3, "theme", "theme/theme1"),
                (10, "header", "header1"),
                (11, "footer", "footer1"),
            )
        )
        + "</Relationships>",
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": writer.styles(),
        "word/settings.xml": f"<w:settings {_NS}>{even}</w:settings>",
        "word/theme/theme1.xml": _THEME,
        "word/header1.xml": writer.header(),
        "word/footer1.xml": f"<w:ftr {_NS}>{writer.line(contact, 'contact', _ABOVE) if contact else '<w:p/>'}</w:ftr>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in files.items():
            archive.writestr(zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8"?>' + source)
    return stream.getvalue()


def drafts() -> dict[str, tuple[Text, Look]]:
    """Every text in every look that can hold it, by name."""
    return {
        f"{name}-{look.name}": (text, look)
        for name, text in TEXTS.items()
        for look in LOOKS
        if look.head != "tabs" or not (text.about or len(text.parent) + len(text.agency) > 3)
    }
