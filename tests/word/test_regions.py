"""Content controls are read with their titles and the paragraphs in them."""

from __future__ import annotations

from generator.word.regions import RegionText, read_regions

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(*blocks: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>'.encode()


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_control_in_a_cell_is_read_with_its_title() -> None:
    inside = control('<w:alias w:val="Nơi nhận"/><w:tag w:val="noi_nhan"/>', paragraph("- A;") + paragraph("- B."))
    table = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    assert read_regions(document(paragraph("ngoài"), table)) == (RegionText("noi_nhan", "Nơi nhận", ("- A;", "- B.")),)


def test_a_control_without_a_title_goes_by_its_tag() -> None:
    assert read_regions(document(control('<w:tag w:val="so"/>', paragraph("1")))) == (RegionText("so", "so", ("1",)),)


def test_a_control_around_a_table_is_left_out() -> None:
    table = "<w:tbl><w:tr><w:tc>" + paragraph("ô") + "</w:tc></w:tr></w:tbl>"
    assert read_regions(document(control('<w:tag w:val="bang"/>', table))) == ()
