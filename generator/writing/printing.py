"""What one printed value becomes in WordprocessingML: escaped text, words in their looks, or a refusal.

It must never print `None`, `nan` or a list as if it were text.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from generator.writing.views import RunsView

__all__ = ["SPECIAL", "Unprintable", "as_text", "printed", "render_runs"]

_LOOKS = {"": "", "dam": "<w:b/>", "nghieng": "<w:i/>"}
SPECIAL = re.compile("[&<>\"'\n\t]")
"""What cannot stand in a `w:t` as it is."""

_IN_WORD = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&#34;",
    "'": "&#39;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}


class Unprintable(Exception):
    """A tag prints something that is no text; the message is Vietnamese."""


def as_text(value: str) -> str:
    """Escaped text for inside a `w:t`; newlines and tabs become Word's own."""
    return SPECIAL.sub(lambda found: _IN_WORD[found[0]], value)


def render_runs(value: RunsView, properties: str = "") -> Markup:
    """Runs of a paragraph, each in its look on top of `properties`, the inside of the `w:rPr` of the tag's own run."""
    pieces = []
    for look, text in value.spans:
        inside = _LOOKS[look] + properties
        looks = f"<w:rPr>{inside}</w:rPr>" if inside else ""
        pieces.append(f'<w:r>{looks}<w:t xml:space="preserve">{as_text(text)}</w:t></w:r>')
    return Markup("".join(pieces))


def printed(value: Any) -> str:
    """What `{{ … }}` puts into the document.

    Raises:
        Unprintable: the value is not text.
    """
    kind = value.__class__
    if kind is str:
        return as_text(value) if SPECIAL.search(value) else value
    if kind is Markup:
        return str(value)
    if kind is int:
        return str(value)
    if kind is RunsView:
        return render_runs(value)
    if kind is tuple:
        raise Unprintable("chỗ in ra không phải chữ mà là một danh sách; dùng {%p for … %} để in từng phần tử")
    raise Unprintable("chỗ in ra không phải chữ mà là một nhóm dữ liệu; in từng mục bên trong")
