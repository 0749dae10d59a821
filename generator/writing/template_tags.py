"""Tags in a line of text: where `{{ … }}`, `{% … %}` and `{# … #}` stand, and braces that make no tag.

Strings in, positions out; it must never know of Word or of what the names inside mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CLOSERS", "BraceFault", "Tag", "find_tags", "make_tag"]

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}

_MARKS = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|\{\s+[{%#]|[}%#]\s+\}")
_SINGLE = re.compile(r"(?<![{_])\{\s*([^\W\d][\w.]*)\s*\}(?![}_])")
# Word turns typed quotes into curly ones; the compiler turns them back inside tags.
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_PREFIX = re.compile(r"(tr|tc|p|r)(\s)")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag.

    Attributes:
        opener: `{{`, `{%` or `{#`.
        prefix: `p`, `tr`, `tc`, `r` or empty: what of the document the tag takes the place of.
        body: what stands inside, without prefix and blanks at its ends, with straight quotes.
        start: where it starts in its line.
        end: where it ends.
        text: the tag as it is written.
        strips: whether it has the `-` or `+` that takes away blanks around it.
        gap: the character after the prefix; a plain blank is right.
    """

    opener: str
    prefix: str
    body: str
    start: int
    end: int
    text: str
    strips: bool = False
    gap: str = " "


@dataclass(frozen=True, slots=True)
class BraceFault:
    """Braces that make no tag.

    `kind` is "open" (never closed in this line), "close" (never opened), "mixed" (closed by another kind), "loose"
    (a blank between the two braces) or "single" (a name in one pair of braces); `guess` is the tag that was
    probably meant, None where there is nothing to guess.
    """

    kind: str
    start: int
    end: int
    text: str
    guess: Tag | None = None


def make_tag(opener: str, inside: str, start: int, end: int, text: str) -> Tag:
    """A tag from what stands between its braces."""
    inside = inside.replace("\t", "").replace("\n", "").translate(_QUOTES)
    strips = inside[:1] in {"-", "+"} or inside[-1:] in {"-", "+"}
    if strips:
        inside = inside.strip("-+")
    found = _PREFIX.match(inside)
    prefix, gap = (found[1], found[2]) if found else ("", " ")
    return Tag(opener, prefix, inside[len(prefix) :].strip(), start, end, text, strips, gap)


def find_tags(text: str) -> tuple[Tag | BraceFault, ...]:
    """All tags and all braces that make none, in the order they stand."""
    if "{" not in text and "}" not in text:
        return ()
    found: list[Tag | BraceFault] = []
    free: list[tuple[int, int]] = []
    position = 0
    while mark := _MARKS.search(text, position):
        free.append((position, mark.start()))
        item = _from_mark(text, mark)
        if item is None:
            position = mark.start() + 1
            continue
        found.append(item)
        position = item.end
    free.append((position, len(text)))
    for start, end in free:
        for single in _SINGLE.finditer(text, start, end):
            guess = make_tag("{{", single[1], single.start(), single.end(), single[0])
            found.append(BraceFault("single", single.start(), single.end(), single[0], guess))
    return tuple(sorted(found, key=lambda item: item.start))


def _from_mark(text: str, mark: re.Match[str]) -> Tag | BraceFault | None:
    """The tag or fault that starts at a mark; None where a loose closing stands alone, which is plain text."""
    start, opener = mark.start(), mark[0][0] + mark[0][-1]
    loose = len(mark[0]) > 2
    if opener not in CLOSERS:
        if loose:
            return None
        before = text.rfind("{", 0, start)
        return BraceFault("close", start, mark.end(), text[max(before, start - 40, 0) : mark.end()])
    if opener == "{#":
        end = text.find("#}", mark.end())
        if loose:
            return None
        if end >= 0:
            return make_tag(opener, text[mark.end() : end], start, end + 2, text[start : end + 2])
        return BraceFault("open", start, len(text), text[start:])
    following = _MARKS.search(text, mark.end())
    if following is None or following[0][0] == "{":
        if loose and following is None and "}" not in text[mark.end() :]:
            return None
        end = len(text) if following is None else following.start()
        inside = text[mark.end() : end]
        single = inside.find("}")
        stop = end if single < 0 else mark.end() + single + 1
        guess = make_tag(opener, inside[:single] if single >= 0 else inside, start, stop, text[start:stop])
        return BraceFault("loose" if loose else "open", start, stop, text[start:stop], guess)
    end = following.end()
    made = make_tag(opener, text[mark.end() : following.start()], start, end, text[start:end])
    if loose or len(following[0]) > 2:
        return BraceFault("loose", start, end, made.text, made)
    if following[0] != CLOSERS[opener]:
        return BraceFault("mixed", start, end, made.text, made)
    return made
