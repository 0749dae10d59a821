"""Ways in which other hands and other programs make the same document: contents, controls, fields, breaks, blanks.

Knows WordprocessingML; it must never know what a rule asks. A way changes how a conforming file is built, not what it
says; it returns False where the file has nothing of the kind.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

from tests.checking.remakings_boxes import Way, layout_tables, made
from tests.checking.specimens import Trial, W

__all__ = ["CONTENTS", "EDITED", "said"]


# Contents, notes, marks of editing.


def _entries(root: etree._Element) -> list[str]:
    """What a table of contents of the document would list."""
    found = []
    for paragraph in root.iter(W + "p"):
        text = said(paragraph)
        if re.match(r"(Chương|Điều|Phụ lục|[IVX]+\.|\d+\.) ?\S*", text) and paragraph.getparent().tag == W + "body":  # type: ignore[union-attr]
            found.append(text[:80])
    return found


def said(paragraph: etree._Element) -> str:
    """What a paragraph says."""
    return "".join(node.text or "" for node in paragraph.iter(W + "t"))


def _first_of_body(root: etree._Element) -> etree._Element | None:
    """The paragraph that the text begins with: below the title and the căn cứ."""
    body = root.find(W + "body")
    assert body is not None
    for one in body.iterchildren(W + "p"):
        if re.match(r"(Chương I\b|I\. |Điều 1\.|1\. )", said(one)):
            return one
    return None


def _field_runs(code: str, shown: str) -> str:
    return (
        f'{_char("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{_char("separate")}'
        f"<w:r><w:t>{shown}</w:t></w:r>{_char('end')}"
    )


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _contents(*, controlled: bool, linked: bool, style: str = "", typed: bool = False) -> Way:
    """A table of contents above the text: by a field in a control, by a field alone, or typed with dots."""

    def way(trial: Trial) -> bool:
        root = trial.root()
        where, entries = _first_of_body(root), _entries(root)
        if where is None or len(entries) < 3:
            return False
        lines = []
        for number, entry in enumerate(entries):
            page = number // 4 + 1
            words = f"<w:r><w:t>{escape(entry)}</w:t></w:r>"
            if typed:
                dots = "." * 40
                content = f"<w:r><w:t>{escape(entry)} {dots} {page}</w:t></w:r>"
            else:
                content = (
                    f"{words}<w:r><w:tab/></w:r>{_field_runs(f'PAGEREF _Toc{number} ' + chr(92) + 'h', str(page))}"
                )
            if linked:
                content = f'<w:hyperlink w:anchor="_Toc{number}" w:history="1">{content}</w:hyperlink>'
            if not typed and number == 0:
                content = (
                    f'{_char("begin")}<w:r><w:instrText> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
                    f"{_char('separate')}{content}"
                )
            named = f'<w:pStyle w:val="{style}"/>' if style else ""
            stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9062"/></w:tabs>'
            lines.append(f"<w:p><w:pPr>{named}{stop}</w:pPr>{content}</w:p>")
        if not typed:
            lines.append(f"<w:p>{_char('end')}</w:p>")
        heading = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>MỤC LỤC</w:t></w:r></w:p>'
        inside = heading + "".join(lines)
        if controlled:
            gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
            inside = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        for one in made(f"<w:body>{inside}</w:body>"):
            where.addprevious(one)
        return True

    return way


def _main_lines(trial: Trial) -> Iterator[etree._Element]:
    """The paragraphs of head, title and foot, by what they are in."""
    root = trial.root()
    body = root.find(W + "body")
    assert body is not None
    for child in body:
        if child.tag == W + "tbl" and child.find(f"{W}tblPr/{W}tblBorders") is None:
            yield from child.iter(W + "p")
        elif child.tag == W + "p" and child.find(f"{W}pPr/{W}jc[@{W}val='center']") is not None:
            yield child


def _inserted(trial: Trial) -> bool:
    """Every line of head, title and foot was typed while changes are tracked, in place of another."""
    for number, paragraph in enumerate(_main_lines(trial)):
        for run in paragraph.findall(W + "r"):
            if run.find(W + "t") is None:
                continue
            inserted = made(f'<w:ins w:id="{9000 + number}" w:author="A" w:date="2024-01-01T00:00:00Z"/>')
            run.addprevious(inserted)
            inserted.append(run)
            gone = made(f'<w:del w:id="{9500 + number}" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>')
            inserted.addprevious(gone)
    return True


def _as_fields(code: str, *, simple: bool) -> Way:
    """Each line of head and foot is the result of a field."""

    def way(trial: Trial) -> bool:
        for paragraph in _main_lines(trial):
            runs = [run for run in paragraph.findall(W + "r") if run.find(W + "t") is not None]
            if not runs:
                continue
            if simple:
                field = made(f'<w:fldSimple w:instr=" {code} "/>')
                runs[0].addprevious(field)
                field.extend(runs)
                continue
            before = made(
                f"<w:p>{_char('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{_char('separate')}</w:p>"
            )
            for one in list(before):
                runs[0].addprevious(one)
            runs[-1].addnext(made(_char("end")))
        return True

    return way


def _bookmarked(trial: Trial) -> bool:
    """Bookmarks, proof marks and ends of permissions stand between runs."""
    for number, paragraph in enumerate(trial.root().iter(W + "p")):
        for run in paragraph.findall(W + "r")[:1]:
            run.addprevious(made(f'<w:bookmarkStart w:id="{number}" w:name="_Dau{number}"/>'))
            run.addprevious(made('<w:proofErr w:type="spellStart"/>'))
            run.addnext(made(f'<w:bookmarkEnd w:id="{number}"/>'))
            run.addnext(made('<w:proofErr w:type="spellEnd"/>'))
    return True


def _linked(trial: Trial) -> bool:
    """The last words of paragraphs are links: blue, underlined."""
    body = trial.root().find(W + "body")
    assert body is not None
    linked = False
    for paragraph in body.findall(W + "p"):
        runs = [run for run in paragraph.findall(W + "r") if run.find(W + "t") is not None]
        if len(said(paragraph)) < 100 or len(runs) < 2:
            continue
        properties = runs[-1].find(W + "rPr")
        assert properties is not None
        properties.append(made('<w:color w:val="0563C1"/>'))
        properties.append(made('<w:u w:val="single"/>'))
        link = made('<w:hyperlink w:anchor="a"/>')
        runs[-1].addprevious(link)
        link.append(runs[-1])
        linked = True
    return linked


def _controls(trial: Trial) -> bool:
    """Everything stands in content controls: tables, rows, cells, paragraphs, runs, one in the other."""
    root = trial.root()
    for tag in ("tbl", "tr", "tc", "r"):
        for one in list(root.iter(W + tag)):
            _into_control(one)
    body = root.find(W + "body")
    assert body is not None
    for one in body.findall(W + "p"):
        if one.find(f"{W}pPr/{W}sectPr") is None:
            _into_control(one)
    return True


def _into_control(one: etree._Element) -> None:
    for _ in range(2):
        control = made('<w:sdt><w:sdtPr><w:alias w:val="Ô"/></w:sdtPr><w:sdtContent/></w:sdt>')
        one.addprevious(control)
        control[1].append(one)
        one = control


# Breaks and blanks.


def _section_breaks(trial: Trial) -> bool:
    """Continuous sections begin below the head, above the text and above the foot."""
    root = trial.root()
    last = next(root.iter(W + "sectPr"))
    for table in layout_tables(root):
        end = copy.deepcopy(last)
        for old in end.findall(W + "type"):
            end.remove(old)
        kind = made('<w:type w:val="continuous"/>')
        end.insert(next(at for at, one in enumerate(end) if one.tag == W + "pgSz"), kind)
        paragraph = made("<w:p><w:pPr/></w:p>")
        paragraph[0].append(end)
        is_foot = "Nơi nhận" in said(table)
        (table.addprevious if is_foot else table.addnext)(paragraph)
        # Two tables that stand apart by a section only.
        if end.find(W + "titlePg") is None and last.find(W + "titlePg") is not None:
            end.append(made("<w:titlePg/>"))
    # What goes on from a continuous section is of that kind itself.
    for section in list(root.iter(W + "sectPr"))[1:2]:
        if section.find(W + "type") is None:
            section.insert(0, made('<w:type w:val="continuous"/>'))
    return True


def _blanks(trial: Trial) -> bool:
    """Blank paragraphs make room: above the head, in its cells, between title and text, in the foot."""
    root = trial.root()
    for paragraph in list(_main_lines(trial)):
        paragraph.addnext(made("<w:p></w:p>"))
    body = root.find(W + "body")
    assert body is not None
    body.insert(0, made("<w:p></w:p>"))
    return True


def _soft_breaks(trial: Trial) -> bool:
    """Lines of one look that follow each other are one paragraph with breaks, in head, title and foot."""
    joined = False
    before: etree._Element | None = None
    for paragraph in list(_main_lines(trial)):
        ruled = before is not None and before.find(f".//{W}drawing") is not None
        follows = before is not None and before.getnext() is paragraph
        if follows and not ruled and said(paragraph).strip() and before is not None and _alike(before, paragraph):
            before.append(made("<w:r><w:br/></w:r>"))
            before.extend(paragraph.findall(W + "r"))
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
            joined = True
        else:
            before = paragraph if said(paragraph).strip() else None
    return joined


def _alike(one: etree._Element, other: etree._Element) -> bool:
    first, second = (
        b"" if found is None else etree.tostring(found, with_tail=False)
        for found in (one.find(W + "pPr"), other.find(W + "pPr"))
    )
    return first == second


def _blanks_that_hold(trial: Trial) -> bool:
    """Blanks of head, title and foot do not break; some stand at the ends."""
    for paragraph in _main_lines(trial):
        nodes = list(paragraph.iter(W + "t"))
        for node in nodes:
            node.text = (node.text or "").replace(" ", "\u00a0")
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if nodes:
            nodes[-1].text = f"{nodes[-1].text} "
    return True


def _tabs_inside(trial: Trial) -> bool:
    """A tab stands after the dash of a list and after the number of a heading."""
    changed = False
    for node in trial.root().iter(W + "t"):
        text = node.text or ""
        found = re.match(r"(-|[IVX]+\.|\d\.|[a-hđ]\)) (\S.*)$", text)
        if found and node.getprevious() is not None:
            node.text = found[1]
            rest = made(f'<w:t xml:space="preserve">{escape(found[2])}</w:t>')
            node.addnext(rest)
            node.addnext(made("<w:tab/>"))
            changed = True
    return changed


def _running_words(trial: Trial) -> bool:
    """Header and footer carry words of the office beside the page number."""
    font = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:i/><w:sz w:val="20"/></w:rPr>'
    words = made(f"<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r>{font}<w:t>Văn phòng – CCHC 2022</w:t></w:r></w:p>")
    for name in trial.specimen.parts:
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            trial.root(name).append(copy.deepcopy(words))
    return True


def _footnotes(trial: Trial) -> bool:
    """Words of the text have footnotes."""
    noted = False
    body = trial.root().find(W + "body")
    assert body is not None
    for number, paragraph in enumerate(body.findall(W + "p"), 1):
        if len(said(paragraph)) > 100:
            mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
            runs = paragraph.findall(W + "r")
            runs[0].addnext(made(mark))
            runs[-1].addprevious(made(mark.replace("footnote", "endnote")))
            noted = True
    return noted


CONTENTS: dict[str, Way] = {
    "in a control, with links": _contents(controlled=True, linked=True, style="TOC1"),
    "by a field alone": _contents(controlled=False, linked=False),
    "by a field alone, with links and styles": _contents(controlled=False, linked=True, style="TOC2"),
    "typed with dots": _contents(controlled=False, linked=False, typed=True),
}
EDITED: dict[str, Way] = {
    "typed while changes are tracked": _inserted,
    "as results of fields": _as_fields("REF so_ky_hieu", simple=False),
    "as results of simple fields": _as_fields("DOCPROPERTY x", simple=True),
    "with bookmarks": _bookmarked,
    "with links": _linked,
    "in controls": _controls,
    "with sections that go on": _section_breaks,
    "with blank paragraphs": _blanks,
    "with breaks of lines": _soft_breaks,
    "with blanks that hold": _blanks_that_hold,
    "with tabs inside": _tabs_inside,
    "with words in headers and footers": _running_words,
    "with footnotes": _footnotes,
}


# Other programs.


def _by_google(trial: Trial) -> bool:
    """As Google Docs writes it: every property on every run and paragraph, tables with borders of no width."""
    root = trial.root()
    for run in root.iter(W + "r"):
        properties = run.find(W + "rPr")
        if properties is None:
            continue
        for name in ("b", "i"):
            switch = properties.find(W + name)
            if switch is not None:
                switch.set(W + "val", "1")
        properties.append(made('<w:rtl w:val="0"/>'))
    for paragraph in root.iter(W + "p"):
        properties = paragraph.find(W + "pPr")
        if properties is not None and properties.find(W + "sectPr") is None:
            properties.append(made('<w:rPr><w:sz w:val="22"/></w:rPr>'))
            for at, name in enumerate(("keepNext", "keepLines", "pageBreakBefore", "widowControl")):
                properties.insert(at, made(f'<w:{name} w:val="0"/>'))
    for table in layout_tables(root):
        edges = "".join(
            f'<w:{side} w:color="000000" w:space="0" w:sz="0" w:val="nil"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        table[0].append(made(f"<w:tblBorders>{edges}</w:tblBorders>"))
        table[0].append(made('<w:tblLayout w:type="fixed"/>'))
        for cell in table.iter(W + "tc"):
            cell[0].append(made('<w:shd w:fill="auto" w:val="clear"/>'))
            cell[0].append(made('<w:vAlign w:val="top"/>'))
    if "word/styles.xml" in trial.specimen.parts:
        for fonts in trial.root("word/styles.xml").iter(W + "rPrDefault"):
            for old in list(fonts):
                fonts.remove(old)
            arial = '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>'
            fonts.append(made(f"<w:rPr>{arial}<w:sz w:val='22'/></w:rPr>"))
    return True


def _by_wps(trial: Trial) -> bool:
    """As WPS Office writes it: lines as VML measured by their style, hints for East Asian letters, a grid of lines."""
    root = trial.root()
    ruled = False
    for drawn in list(root.iter(W + "drawing")):
        extent = next(drawn.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))
        wide = int(extent.get("cx", "0")) / 12700
        line = made(
            f'<w:pict><v:line id="_x0000_s2050" o:spid="_x0000_s2050" o:spt="20" style="position:absolute;left:0pt;'
            f'margin-left:50pt;margin-top:2pt;height:0pt;width:{wide:.2f}pt;z-index:251659264;mso-width-relative:page"'
            ' filled="f" stroked="t" coordsize="21600,21600"><v:path arrowok="t"/><v:stroke color="#000000"/></v:line>'
            "</w:pict>"
        )
        parent = drawn.getparent()
        assert parent is not None
        parent.replace(drawn, line)
        ruled = True
    for fonts in root.iter(W + "rFonts"):
        fonts.set(W + "hint", "eastAsia")
        fonts.set(W + "eastAsia", "SimSun")
    for section in root.iter(W + "sectPr"):
        section.append(made('<w:docGrid w:linePitch="360" w:charSpace="0"/>'))
    return ruled


def _titled_in_table(trial: Trial) -> bool:
    """Tên loại and trích yếu stand in a table of one cell without borders."""
    root = trial.root()
    body = root.find(W + "body")
    assert body is not None
    head = layout_tables(root)[0]
    name = head.getnext()
    if name is None or not said(name).isupper():
        return False
    cell = made(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9400'/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w='9400'"
        " w:type='dxa'/></w:tcPr></w:tc></w:tr></w:tbl>"
    )
    name.addprevious(cell)
    inside = next(cell.iter(W + "tc"))
    while True:
        following = name.getnext()
        ruled = name.find(f".//{W}drawing") is not None
        inside.append(name)
        if ruled or following is None:
            return True
        name = following


def _titled_in_head(trial: Trial) -> bool:
    """Tên loại and trích yếu stand in a row across the table of the head."""
    if not _titled_in_table(trial):
        return False
    head, title = list(trial.root().iter(W + "tbl"))[:2]
    row = next(title.iter(W + "tr"))
    properties = next(row.iter(W + "tcPr"))
    properties.append(made('<w:gridSpan w:val="2"/>'))
    head.append(row)
    parent = title.getparent()
    assert parent is not None
    parent.remove(title)
    return True


EDITED |= {
    "by Google Docs": _by_google,
    "by WPS Office": _by_wps,
    "with its title in a table": _titled_in_table,
    "with its title in the table of the head": _titled_in_head,
}
