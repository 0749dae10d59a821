"""A task list as Excel, CSV or YAML: the three forms in which clerks keep the tasks, none of which loses anything.

It knows the three forms; it must never read them back (`reading/` does).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from generator.findings import Refused
from generator.model.appendix import Column, TaskList
from generator.writing.sheet_rows import build_sheet
from generator.writing.sheet_yaml import render_task_list

__all__ = ["render_csv", "render_xlsx", "render_yaml"]

_MOST_IN_CSV = 131_072  # the longest field that Python's csv reads


def render_xlsx(content: TaskList, columns: Sequence[Column], title: str | None) -> bytes:
    """An Excel sheet that looks like the appendix; every cell is text, so that Excel guesses nothing.

    Raises:
        Refused: a text is longer than an Excel cell can hold.
    """
    from generator.writing.sheet_xlsx import render_workbook

    return render_workbook(build_sheet(content, columns, merging=True), columns, title)


def render_csv(content: TaskList, columns: Sequence[Column]) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8; commas, lines ended by CR LF.

    A text that begins with `=`, `+`, `-` or `@` is written as it is: an apostrophe before it would come back as part
    of the text. Whoever opens the file in Excel rather than here should know that Excel takes `=1+1` for a formula and
    `3/2022` for a day; the .xlsx has neither fault.

    Raises:
        Refused: a text is longer than a CSV field may be.
    """
    sheet = build_sheet(content, columns, merging=False)
    titles = (*sheet.declared, *sheet.helpers)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([title for _, title in titles])
    for row in sheet.rows:
        fields = [row.cells.get(name, "") for name, _ in titles]
        if max(map(len, fields)) > _MOST_IN_CSV:
            raise Refused.because("o_qua_dai", "có ô dài quá mức tệp CSV chứa được", "rút ngắn, hoặc dùng tệp YAML")
        writer.writerow(fields)
    return target.getvalue().encode("utf-8-sig")


def render_yaml(content: TaskList, columns: Sequence[Column]) -> bytes:
    """YAML in UTF-8, with the line that tells editors where its schema is."""
    return render_task_list(content, columns).encode()
