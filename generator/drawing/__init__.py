"""The Word templates, drawn from the decree's values so that template and rule cannot disagree."""

from __future__ import annotations

from generator.drawing.templates import draw_templates

__all__ = ["draw_templates"]
