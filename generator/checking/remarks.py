"""What a comment says of each finding, and beside which words it stands.

Knows how a finding is told in the margin; it must never know how a comment is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checking.outcome import Spot
from generator.checking.report import Report, RuleFinding
from generator.word.comments import Comment
from generator.word.document import Paragraph

__all__ = ["MOST_OF_ONE", "remarks_of"]

MOST_OF_ONE: Final = 50
"""A finding that is in more places than this is remarked on in the first of them, and the last remark says so."""


def remarks_of(report: Report) -> Iterator[Comment]:
    """A comment for each finding at each of its places, in reading order."""
    for finding in report.findings:
        for number, spot in enumerate(finding.spots[:MOST_OF_ONE], 1):
            text = _told(finding)
            more = len(finding.spots) - MOST_OF_ONE
            if number == MOST_OF_ONE and more > 0:
                text += f"\nCòn {more} chỗ khác như vậy, không ghi chú nữa."
            yield _placed(finding, spot, text)


def _told(finding: RuleFinding) -> str:
    first = f"{finding.severity.word.capitalize()} [{finding.rule}]: {finding.message}"
    return f"{first}\nYêu cầu: {finding.required} ({finding.clause})"


def _placed(finding: RuleFinding, spot: Spot, text: str) -> Comment:
    """Of a page, or of a header, which nobody can comment on, the comment stands at the first words of the section."""
    body = finding.instrument.document.paragraphs
    paragraph = spot.paragraph
    is_body = paragraph is not None and paragraph.index < len(body) and body[paragraph.index] is paragraph
    if spot.section >= 0 or paragraph is None or not is_body:
        return Comment(_first_of(finding, spot), text)
    if spot.line is None:
        return Comment(paragraph, text)
    return Comment(paragraph, text, spot.line.start, spot.line.end)


def _first_of(finding: RuleFinding, spot: Spot) -> Paragraph:
    own = finding.instrument.paragraphs
    in_section = [one for one in own if one.section == spot.section] or list(own)
    return next((one for one in in_section if one.text.strip() and not one.in_box), in_section[0])
