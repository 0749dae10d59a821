"""A chart of stacked bars as Word keeps one: the drawing in the text, the chart's part, and the parts it hangs on.

Knows categories, series and numbers; it must never know what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from generator.word.package import Package

__all__ = ["Chart", "Series", "add_charts", "chart_part", "drawing_xml", "height_mm", "relation_id"]

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_EMU_PER_MM: Final = 36_000
_BAR_MM, _AROUND_MM = 9.0, 27.0  # a bar with the room around it; the axis and the legend
_LEAST_MM, _MOST_MM = 55.0, 125.0
_FONT, _SIZE_PT = "Times New Roman", 11
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_MOST_STEPS: Final = 12
_DARK: Final = 140
"""On a colour that is darker than this (0 to 255) numbers are white."""


class Series(NamedTuple):
    """One series: its name, its colour (`2E7D32`), and a number for each category."""

    name: str
    colour: str
    values: tuple[int, ...]


class Chart(NamedTuple):
    """A chart: what it is called, its categories from the top, and its series from the left."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def relation_id(number: int) -> str:
    """By what the drawing in the text knows its chart; numbers are from 1."""
    return f"rIdBieuDo{number}"


def height_mm(chart: Chart) -> float:
    """How high a chart must be for its bars to be told apart; never higher than a page across."""
    return min(max(_AROUND_MM + _BAR_MM * len(chart.categories), _LEAST_MM), _MOST_MM)


def drawing_xml(chart: Chart, number: int, id: str, width_mm: float) -> str:
    """The run that holds a chart; `id` must be given to no other drawing of the document."""
    size = f'cx="{round(width_mm * _EMU_PER_MM)}" cy="{round(height_mm(chart) * _EMU_PER_MM)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{id}" name="Biểu đồ {number}" descr={quoteattr(chart.title)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{relation_id(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def add_charts(document: bytes, charts: Sequence[tuple[Chart, bytes]]) -> bytes:
    """A document with the parts of its charts, each with the workbook that Word edits its numbers in."""
    package = Package(document)
    types = etree.fromstring(package.part("[Content_Types].xml"))
    relations = etree.fromstring(package.part("word/_rels/document.xml.rels"))
    added: dict[str, bytes] = {}
    if not any(str(one.get("Extension")).lower() == "xlsx" for one in types.iter(f"{{{_TYPES}}}Default")):
        default = etree.Element(f"{{{_TYPES}}}Default", Extension="xlsx", ContentType=_BOOK_TYPE)
        types.insert(0, default)  # the schema wants no order, people look for these first
    for number, (chart, book) in enumerate(charts, 1):
        name = _free_name(package, number)
        added[f"word/charts/{name}.xml"] = chart_part(chart)
        added[f"word/charts/_rels/{name}.xml.rels"] = _to_book(name)
        added[f"word/embeddings/{name}.xlsx"] = book
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/word/charts/{name}.xml", ContentType=_CHART_TYPE)
        etree.SubElement(
            relations, f"{{{_RELATIONS}}}Relationship",
            Id=relation_id(number), Type=f"{_R}/chart", Target=f"charts/{name}.xml",
        )  # fmt: skip
    return package.with_parts(
        {"[Content_Types].xml": _written(types), "word/_rels/document.xml.rels": _written(relations), **added}
    )


def _free_name(package: Package, number: int) -> str:
    """A name that no part of the template has, which may hold charts of its own."""
    name = f"bieu_do_{number}"
    while f"word/charts/{name}.xml" in package or f"word/embeddings/{name}.xlsx" in package:
        name += "_"
    return name


def _to_book(name: str) -> bytes:
    relation = f'<Relationship Id="rId1" Type="{_R}/package" Target="../embeddings/{name}.xlsx"/>'
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'.encode()


def _written(tree: etree._Element) -> bytes:
    return _DECLARATION.encode() + etree.tostring(tree, encoding="UTF-8")


def chart_part(chart: Chart) -> bytes:
    """The part of a chart: bars that lie, each series stacked on the one before, every number in its bar."""
    series = "".join(_series(chart, number) for number in range(len(chart.series)))
    plot = (
        "<c:plotArea><c:layout/><c:barChart>"
        '<c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_category_axis()}{_value_axis(chart)}</c:plotArea>"
    )
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters()}</c:legend>'
    return (
        f'{_DECLARATION}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:date1904 val="0"/>'
        '<c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'{plot}{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters()}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _series(chart: Chart, number: int) -> str:
    series = chart.series[number]
    column, last = _column(number + 1), len(chart.categories) + 1
    red, green, blue = (int(series.colour[at : at + 2], 16) for at in (0, 2, 4))
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < _DARK
    # A format of three empty parts: a zero is not written on a bar that is not there.
    labels = (
        '<c:dLbls><c:numFmt formatCode="0;;;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_letters(colour="FFFFFF" if dark else "000000")}<c:dLblPos val="ctr"/><c:showLegendKey val="0"/>'
        '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
    )
    fill = f'<a:solidFill><a:srgbClr val="{series.colour}"/></a:solidFill>'
    edge = '<a:ln w="6350"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>{_texts((series.name,))}</c:strRef></c:tx>"
        f'<c:spPr>{fill}{edge}</c:spPr><c:invertIfNegative val="0"/>{labels}'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_texts(chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>{_numbers(series.values)}</c:numRef></c:val>"
        "</c:ser>"
    )


def _column(number: int) -> str:
    """The letter of a column of the workbook; a chart has fewer than 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]


def _texts(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(values: Sequence[int]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'


def _letters(colour: str = "000000") -> str:
    font = f'<a:latin typeface="{_FONT}"/><a:ea typeface="{_FONT}"/><a:cs typeface="{_FONT}"/>'
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_SIZE_PT * 100}" b="0">{fill}{font}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


_LINE: Final = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'


def _category_axis() -> str:
    # The first category stands at the top, as the first row of the table does.
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_LINE}{_letters()}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    longest = max((sum(values) for values in zip(*(one.values for one in chart.series), strict=True)), default=0)
    step = next((step for step in _STEPS if longest <= step * _MOST_STEPS), _STEPS[-1])
    grid = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>'
    return (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>{grid}</c:majorGridlines>'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{_LINE}{_letters()}<c:crossAx val="1"/><c:crosses val="max"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{step}"/></c:valAx>'
    )
