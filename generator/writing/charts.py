"""The charts of a document: from what a template prints to the parts that Word draws and edits them by.

It knows colours and the workbook behind a chart; it must never know how its numbers were reckoned.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from generator.word.chart import Chart, Series
from generator.word.chart import add_charts as add_parts
from generator.word.package import Package, write_package
from generator.writing.report_views import ChartView

__all__ = ["add_charts", "build_chart", "render_chart_book"]

_COLOURS = ("1B5E20", "A5D6A7", "5B9BD5", "B71C1C", "D9D9D9", "A6A6A6", "404040")
"""One for each series in its order: done green, under way blue, overdue red, the rest grey. Dark and light take turns,
so that neighbours are told apart in black and white too."""


def build_chart(view: ChartView) -> Chart:
    """The chart that Word draws: a series that counts nothing has no place in the legend, and takes no other's colour.

    Raises:
        ValueError: a series has not a number for each category (a fault of this program).
    """
    series = [
        Series(one.ten, _COLOURS[number % len(_COLOURS)], one.so)
        for number, one in enumerate(view.chuoi)
        if any(one.so)
    ]
    if any(len(one.values) != len(view.nhom) for one in series):
        raise ValueError("a series must have a number for each category")
    return Chart(view.tieu_de, view.nhom, tuple(series))


def add_charts(document: bytes, charts: Sequence[Chart]) -> bytes:
    """A rendered document with the parts of the charts that stand in its text."""
    return add_parts(document, [(chart, render_chart_book(chart)) for chart in charts])


def render_chart_book(chart: Chart) -> bytes:
    """The workbook that opens when a person edits a chart's numbers; the same bytes for the same chart."""
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        target,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    # The clock must not reach the file.
    workbook.set_properties({"title": chart.title, "created": datetime.datetime(2000, 1, 1)})
    # The chart's part names the sheet by this name.
    sheet = workbook.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, max(1, len(chart.series)), 24)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            sheet.write_number(row, column, value)
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, category)
    workbook.close()
    # Packed anew as every part of a document is, the same on every machine.
    package = Package(target.getvalue())
    return write_package({name: package.part(name) for name in package.names})
