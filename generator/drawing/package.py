"""The parts of a template besides its text: styles, header, settings, properties, and how they hang together.

It must never know which document it packs.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.decree.house import word
from generator.drawing.markup import document, element, valued
from generator.drawing.pieces import page_number
from generator.drawing.styles import draw_styles
from generator.drawing.theme import draw_theme
from generator.word.package import write_package

__all__ = ["draw_package"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def draw_package(text: bytes) -> bytes:
    """A template of this text."""
    header = document("w:hdr", page_number())
    first_header = document("w:hdr", '<w:p><w:pPr><w:pStyle w:val="VBSoTrang"/></w:pPr></w:p>')
    parts = {
        "word/document.xml": (f"{_WORD}.document.main+xml", text),
        "word/styles.xml": (f"{_WORD}.styles+xml", draw_styles()),
        "word/settings.xml": (f"{_WORD}.settings+xml", _settings()),
        "word/fontTable.xml": (f"{_WORD}.fontTable+xml", _font_table()),
        "word/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", draw_theme()),
        "word/header1.xml": (f"{_WORD}.header+xml", header),
        "word/header2.xml": (f"{_WORD}.header+xml", first_header),
        "docProps/core.xml": ("application/vnd.openxmlformats-package.core-properties+xml", _properties()),
    }
    return write_package(
        {
            "[Content_Types].xml": _content_types((name, kind) for name, (kind, _) in parts.items()),
            "_rels/.rels": _relationships(
                ("rIdDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rIdProperties", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "word/_rels/document.xml.rels": _relationships(
                ("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
                ("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
                ("rIdFontTable", f"{_OFFICE}/fontTable", "fontTable.xml"),
                ("rIdTheme", f"{_OFFICE}/theme", "theme/theme1.xml"),
                ("rIdHeader", f"{_OFFICE}/header", "header1.xml"),
                ("rIdFirstHeader", f"{_OFFICE}/header", "header2.xml"),
            ),
            **{name: content for name, (_, content) in parts.items()},
        }
    )


def _content_types(parts: Iterable[tuple[str, str]]) -> bytes:
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    )
    types = element(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        *(element("Default", {"Extension": extension, "ContentType": kind}) for extension, kind in defaults),
        *(element("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in parts),
    )
    return (_DECLARATION + types).encode()


def _relationships(*listed: tuple[str, str, str]) -> bytes:
    relationships = element(
        "Relationships",
        {"xmlns": f"{_PACKAGE}/relationships"},
        *(element("Relationship", {"Id": id, "Type": kind, "Target": target}) for id, kind, target in listed),
    )
    return (_DECLARATION + relationships).encode()


def _settings() -> bytes:
    # Without the mode Word takes the file for one of Word 2007 and lays tables out in its old way.
    modern: dict[str, str | int] = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": 15,
    }
    return document(
        "w:settings",
        element("w:zoom", {"w:percent": 100}),
        valued("w:defaultTabStop", 720),
        valued("w:characterSpacingControl", "doNotCompress"),
        element("w:compat", None, element("w:compatSetting", modern)),
        element("w:themeFontLang", {"w:val": "vi-VN"}),
        valued("w:decimalSymbol", ","),
        valued("w:listSeparator", ";"),
    )


def _font_table() -> bytes:
    font = element(
        "w:font",
        {"w:name": word("PG6.font")},
        valued("w:panose1", "02020603050405020304"),
        valued("w:charset", "00"),
        valued("w:family", "roman"),
        valued("w:pitch", "variable"),
    )
    return document("w:fonts", font)


def _properties() -> bytes:
    """Properties without a title, an author or a day: they would be the template's, in every document made from it."""
    properties = element(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
        },
        element("dc:language", None, "vi-VN"),
    )
    return (_DECLARATION + properties).encode()
