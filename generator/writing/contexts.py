"""A year's model as what its templates print: numbered, punctuated, broken into lines.

Pure: it takes the model and gives views; it must never open a template or touch XML beyond the layout of tables.
Sources: NĐ 30/2020, Phụ lục I, mục II and III; Phụ lục III, mẫu 1.3, 1.4, 2.1, 2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.model.kinds import Cited, Copy, PlanForm
from generator.vietnamese import roman, upper
from generator.writing.document_parts import (
    attached_line,
    build_head,
    build_signature,
    centred,
    listed,
    symbol_of,
)
from generator.writing.numbering import KEPT, build_blocks, build_runs, close_blocks, close_body
from generator.writing.page import LANDSCAPE_WIDTH_MM, TEXT_WIDTH_MM
from generator.writing.task_rows import build_table
from generator.writing.views import AppendixView, ArticleView, DecisionView, PlanView

if TYPE_CHECKING:
    from generator.model.appendix import Appendix
    from generator.model.dossier import Article, Document, Dossier

__all__ = ["build_decision_view", "build_plan_view"]


def build_decision_view(dossier: Dossier, copy: Copy = Copy.PAPER) -> DecisionView:
    """What `quyet_dinh.docx` prints.

    Raises:
        ValueError: the year has no decision.
    """
    decision = dossier.decision
    if decision is None:
        raise ValueError("a plan on its own has no decision")
    return DecisionView(
        dau=build_head(
            dossier.agency,
            symbol_of(decision, "quyết định", dossier.agency),
            decision.planned,
            dossier.issuing.decision,
            dossier.year,
        ),
        trich_yeu=centred(decision.subject, TEXT_WIDTH_MM),
        tham_quyen=centred(decision.competence, TEXT_WIDTH_MM, upper=True),
        can_cu=listed(decision.grounds, "."),
        dieu=_articles(decision.articles),
        ky=build_signature(decision.signer, decision.receivers, decision.archive),
    )


def build_plan_view(dossier: Dossier, copy: Copy = Copy.PAPER, *, with_plan: bool = True) -> PlanView:
    """What `ke_hoach.docx` prints: the plan with its appendices, or without `with_plan` the appendices alone."""
    plan, agency = dossier.plan, dossier.agency
    on_its_own = plan.form is PlanForm.ON_ITS_OWN
    record = dossier.issuing.plan if on_its_own else dossier.issuing.decision
    return PlanView(
        in_ke_hoach=with_plan,
        doc_lap=on_its_own,
        dau=build_head(
            agency,
            symbol_of(plan, plan.kind, agency),
            plan.planned,
            record if on_its_own else None,
            dossier.year,
            numbered=on_its_own,
        ),
        ten_loai=upper(plan.kind),
        trich_yeu=centred(plan.subject, TEXT_WIDTH_MM),
        kem_theo="" if on_its_own else _attached_to(dossier, copy, "Quyết định", TEXT_WIDTH_MM),
        noi_dung=close_blocks(build_blocks(plan.blocks)),
        ky=build_signature(plan.signer, plan.receivers, plan.archive or ""),
        phu_luc=tuple(
            _appendix(dossier, copy, appendix, position) for position, appendix in enumerate(plan.appendices, 1)
        ),
    )


def _attached_to(dossier: Dossier, copy: Copy, kind: str, width_mm: float) -> str:
    """The line (Kèm theo …): filled in on paper, left blank on an electronic copy (III.1.c; mẫu 1.3 and 2.2)."""
    if dossier.decision is not None:
        document: Document = dossier.decision
        symbol, record = symbol_of(document, "quyết định", dossier.agency), dossier.issuing.decision
    else:
        document = dossier.plan
        symbol, record = symbol_of(document, dossier.plan.kind, dossier.agency), dossier.issuing.plan
    return attached_line(kind, symbol, record, document.planned, dossier.year, dossier.agency.name, width_mm, copy=copy)


def _articles(articles: Sequence[Article]) -> tuple[ArticleView, ...]:
    views = []
    for position, article in enumerate(articles, 1):
        text, blocks = build_runs(article.text), build_blocks(article.blocks)
        kept = ""
        if position == len(articles):
            if blocks:
                blocks = close_blocks(blocks)
            else:
                text, kept = close_body(text), KEPT
        views.append(ArticleView(str(position), article.title or "", text, blocks, kept))
    return tuple(views)


def _appendix(dossier: Dossier, copy: Copy, appendix: Appendix, position: int) -> AppendixView:
    plan = dossier.plan
    name = "Phụ lục" if len(plan.appendices) == 1 else f"Phụ lục {roman(position)}"
    if plan.form is PlanForm.ON_ITS_OWN:
        cited = plan.kind
    elif plan.appendix_cites is Cited.PLAN:
        cited = f"{plan.kind} ban hành tại Quyết định"
    else:
        cited = "Quyết định"
    table = build_table(appendix, LANDSCAPE_WIDTH_MM)
    return AppendixView(
        ten=name,
        tieu_de=centred(appendix.title, LANDSCAPE_WIDTH_MM, upper=True) if appendix.title else "",
        kem_theo=_attached_to(dossier, copy, cited, LANDSCAPE_WIDTH_MM),
        cot=table.columns,
        hang=table.rows,
        luoi_xml=table.grid,
        so_o_xml=table.number_cell,
        ten_o_xml=table.name_cell,
    )
