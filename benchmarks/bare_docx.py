"""A bare script with python-docx: every run of a file with its size, font and weight; no rule is held."""

from __future__ import annotations

import sys

import docx
from docx.text.paragraph import Paragraph


def main() -> None:
    """Reads the file that is named and counts what it saw."""
    document = docx.Document(sys.argv[1])
    seen = set()
    for element in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        paragraph = Paragraph(element, document._body)
        for run in paragraph.runs:
            seen.add((run.font.size, run.font.name, run.bold, run.italic, paragraph.alignment, len(run.text) > 0))
    print(len(seen))


if __name__ == "__main__":
    main()
