"""The measures that lines are broken and tables are laid out by, as the templates are drawn.

Taken from the decree's values, so that what is measured is what is drawn.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CELL_MARGIN_MM", "HEAD_LEFT", "LANDSCAPE_WIDTH_MM", "TABLE_SIZE_PT", "TEXT_WIDTH_MM", "TITLE_SIZE_PT", "Setting"]


class Setting(NamedTuple):
    """How a line is set: the width it has, its size and weight."""

    width_mm: float
    size_pt: float
    bold: bool


TEXT_WIDTH_MM = 160.0
LANDSCAPE_WIDTH_MM = 247.0
TITLE_SIZE_PT = 14.0
TABLE_SIZE_PT = 13.0
CELL_MARGIN_MM = 1.9
HEAD_LEFT = (Setting(62.0, 13.0, False), Setting(62.0, 13.0, True))
