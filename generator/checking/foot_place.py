"""Where the foot of a document begins: the block of "Nơi nhận" and the signer, however it is set.

Knows the signs of the two; it must never know which line of the block is which component.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from generator.checking.lines import Line, lines_of
from generator.word.document import Paragraph

__all__ = ["foot_start"]

_LABEL_LETTERS: Final = 40
_SIGNER_LETTERS: Final = 80
_NAME_WORDS: Final = range(2, 8)
_RANKS: Final = ("tướng", "tá", "úy", "uý")
"""What a rank before a name ends with: Đại tá."""
_MOST_ABOVE: Final = 24
"""How many paragraphs of a signature, blank ones too, may stand above "Nơi nhận"."""


def foot_start(
    paragraphs: Sequence[Paragraph], is_label: Callable[[Line], bool], names_office: Callable[[Line], bool]
) -> int:
    """Which paragraph the foot begins with; how many there are if there is none.

    The signer stands beside "Nơi nhận" as a rule. In a text box, a frame, or set above it, it comes before it.

    Args:
        paragraphs: what stands below the head.
        is_label: whether a line says "Nơi nhận".
        names_office: whether a line says by what right or in what office someone signs.
    """
    for at in range(len(paragraphs) - 1, -1, -1):
        one = paragraphs[at]
        if "n" not in one.text.lower() or len(one.text) > 300:
            continue
        if any(is_label(line) and len(line.text) < _LABEL_LETTERS for line in lines_of(one, sides=True)):
            return _with_signer(paragraphs, _start_of_table(paragraphs, at), names_office)
    # Without "Nơi nhận" what ends the document may still be who signs.
    return _with_signer(paragraphs, len(paragraphs), names_office)


def _start_of_table(paragraphs: Sequence[Paragraph], at: int) -> int:
    table = paragraphs[at].outermost_table
    while table is not None and at > 0 and paragraphs[at - 1].outermost_table is table:
        at -= 1
    return at


def _with_signer(paragraphs: Sequence[Paragraph], at: int, names_office: Callable[[Line], bool]) -> int:
    """Where the signature above begins, if there is one: its topmost line that names an office."""
    start = at
    for place in range(at - 1, max(-1, at - 1 - _MOST_ABOVE), -1):
        one = paragraphs[place]
        if one.cell is not None and not one.in_box:
            break
        found = lines_of(one, sides=True)
        if not all(_may_sign(line, names_office) for line in found):
            break
        if any(_is_signing(line, names_office) for line in found):
            start = place
    return start


def _is_signing(line: Line, names_office: Callable[[Line], bool]) -> bool:
    return len(line.text) < _SIGNER_LETTERS and line.shown_text().isupper() and names_office(line)


def _may_sign(line: Line, names_office: Callable[[Line], bool]) -> bool:
    """Whether a line may be of a signature: an office, a body's name that goes on, a name, a word in brackets."""
    if line.paragraph.label or len(line.text) >= _SIGNER_LETTERS:
        return False
    if line.shown_text().isupper() or line.is_strokes or (line.text.startswith("(") and line.text.endswith(")")):
        return line.text[-1:] not in ":;"
    words = line.text.split()
    is_name = all(word[0].isupper() or word in _RANKS for word in words)
    return len(words) in _NAME_WORDS and is_name and line.text[-1:].isalpha()
