"""The body of a report: the outline's headings with a person's paragraphs and the program's sentences under them.

It knows the outline and what was written for a period; it must never reckon, nor know how a paragraph looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.dossier import Block
from generator.model.report import OutlineNode, PeriodInput, ReportRules, Written
from generator.model.text import plain
from generator.reckoning.figures import ReportFigures
from generator.writing.draft_marks import MISSING, SAMPLE
from generator.writing.report_scope import Scope
from generator.writing.report_sentences import Sentence, write

__all__ = ["Body", "Section", "build_body", "sample_mark"]


@dataclass(frozen=True, slots=True)
class Section:
    """One heading that is printed: its words, a person's blocks, the program's sentences, what is below it.

    `missing` says that a person's words are required here and are not given.
    """

    node: OutlineNode
    given: tuple[Block, ...]
    written: tuple[Sentence, ...]
    below: tuple[Section, ...]
    missing: bool = False

    def block(self) -> Block:
        """The heading as a block of the body, with all that stands under it."""
        node = self.node
        inside = [
            *([_missing_mark(node)] if self.missing else []),
            *self.given,
            *(Block.model_validate({kind: text}) for kind, text in self.written),
            *(section.block() for section in self.below),
        ]
        kind = "muc" if node.section is not None else "khoan" if node.clause is not None else "diem"
        return Block.model_validate(
            {kind: node.title, "la_tieu_de": node.clause is not None, "noi_dung": tuple(inside)}
        )


@dataclass(frozen=True, slots=True)
class Body:
    """All headings that are printed, and those that are not because nothing is said under them."""

    sections: tuple[Section, ...]
    left_out: tuple[OutlineNode, ...] = ()
    missing: tuple[OutlineNode, ...] = field(default=())


def build_body(rules: ReportRules, given: PeriodInput, figures: ReportFigures, appendices: Mapping[str, str]) -> Body:
    """The outline filled in for a period. A heading with nothing under it is left out, unless words are required."""
    left_out: list[OutlineNode] = []
    sections = _sections(rules.outline, given, figures, appendices, left_out)
    return Body(sections, tuple(left_out), tuple(_missing(sections)))


def _sections(
    nodes: Sequence[OutlineNode],
    given: PeriodInput,
    figures: ReportFigures,
    appendices: Mapping[str, str],
    left_out: list[OutlineNode],
) -> tuple[Section, ...]:
    sections = []
    for node in nodes:
        inside: list[OutlineNode] = []
        below = _sections(node.children, given, figures, appendices, inside)
        text = given.texts.get(node.key) if node.key else None
        blocks = text.blocks if text is not None else ()
        written = _written(node, figures, appendices, is_alone=not (blocks or below))
        missing = node.is_required and not blocks
        if blocks or written or below or missing:
            sections.append(Section(node, blocks, written, below, missing))
            left_out += inside
        else:
            left_out.append(node)
    return tuple(sections)


def _written(
    node: OutlineNode, figures: ReportFigures, appendices: Mapping[str, str], *, is_alone: bool
) -> tuple[Sentence, ...]:
    scope = Scope(figures, node.groups, node.written, appendices)
    sentences = tuple(sentence for kind in node.written for sentence in write(kind, scope))
    if not sentences and is_alone and node.groups and scope.states:
        # A group of the plan is not passed over in silence because nothing came of it yet.
        return write(Written.SUMMARY, scope)
    return sentences


def _missing(sections: Sequence[Section]) -> list[OutlineNode]:
    found: list[OutlineNode] = []
    for section in sections:
        unwritten = any(plain(block.text).startswith(MISSING) for block in section.given)
        found += [section.node] if section.missing or unwritten else []
        found += _missing(section.below)
    return found


def _missing_mark(node: OutlineNode) -> Block:
    words = f"{MISSING}: lời văn phần “{plain(node.title)}”, mã {node.key}]"
    return Block.model_validate({"doan": [{"dam": words}]})


def sample_mark() -> Block:
    """What stands at the top of a report that is made of sample data."""
    words = f"{SAMPLE}: báo cáo này lập từ số liệu mẫu để xem thử, không phải số liệu thật, không được phát hành]"
    return Block.model_validate({"doan": [{"dam": words}]})
