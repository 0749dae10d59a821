"""Draw the table of widths anew from Liberation Serif; for developers only, needs fontTools and the four font files.

    python tools/extract_widths.py /usr/share/fonts/truetype/liberation2 > generator/word/times_widths.py

Take version 2: version 1 has no Vietnamese letters. Liberation Serif has the advance widths of Times New Roman, and
both count 2048 units to the em.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FACES = {"REGULAR": "Regular", "BOLD": "Bold", "ITALIC": "Italic", "BOLD_ITALIC": "BoldItalic"}
BLOCKS = (  # Latin with its Vietnamese letters, Greek, Cyrillic, and the marks that office documents hold
    (0x0020, 0x007F), (0x00A0, 0x0250), (0x02B0, 0x0300), (0x0390, 0x03D0), (0x0400, 0x0460), (0x1E80, 0x1F00),
    (0x2000, 0x2070), (0x2070, 0x20A0), (0x20A0, 0x20D0), (0x2100, 0x2200), (0x2200, 0x2270), (0x25A0, 0x2610),
    (0x2610, 0x2670), (0xFB00, 0xFB03),
)  # fmt: skip
ROW = 16


def main() -> None:
    """Print the module."""
    print('"""How wide Times New Roman sets each character, in 1/2048 em; drawn by tools/extract_widths.py.\n')
    print("Each line holds the code point it starts at and the widths from there on; `.` stands for a character that")
    print('the font does not have. Pure data: it knows nothing of sizes or millimetres.\n"""\n')
    print("from __future__ import annotations\n")
    print("__all__ = [" + ", ".join(f'"{name}"' for name in sorted(FACES)) + "]")
    for name, style in FACES.items():
        font = TTFont(Path(sys.argv[1]) / f"LiberationSerif-{style}.ttf")
        if font["head"].unitsPerEm != 2048:
            raise SystemExit("not 2048 units to the em")
        glyphs, advances = font.getBestCmap(), font["hmtx"]
        print(f'\n{name} = """')
        for start, end in BLOCKS:
            for first in range(start, end, ROW):
                points = range(first, min(first + ROW, end))
                widths = ["." if point not in glyphs else _width(point, advances[glyphs[point]][0]) for point in points]
                if set(widths) != {"."}:
                    print(f"{first:04X} {' '.join(widths)}")
        print('"""')


def _width(point: int, advance: int) -> str:
    """Marks that combine and marks of format (soft hyphen, zero width space) take no room on the line."""
    return "0" if unicodedata.category(chr(point)) in ("Mn", "Me", "Cf") else str(advance)


if __name__ == "__main__":
    main()
