"""A year's model as what its templates print: numbered, punctuated, broken into lines.

Pure: it takes the model and gives views; it must never open a template or touch XML beyond the layout of tables.
Sources: NĐ 30/2020, Phụ lục I, mục II and III; Phụ lục III, mẫu 1.3, 1.4, 2.1, 2.2.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.decree.kinds import KIND_ABBREVIATIONS
from generator.model.agency import Agency, Signer
from generator.model.appendix import Appendix
from generator.model.dossier import Article, Cited, Copy, Document, Dossier, IssueRecord, PlanForm
from generator.vietnamese import format_day, roman, upper
from generator.word.line_breaks import break_lines
from generator.writing.numbering import KEPT, build_blocks, build_runs, close_blocks, close_body
from generator.writing.page import (
    HEAD_NAME,
    HEAD_PARENT,
    LANDSCAPE_WIDTH_MM,
    SIGNATURE_WIDTH_MM,
    TEXT_WIDTH_MM,
    TITLE_SIZE_PT,
    Setting,
)
from generator.writing.task_rows import build_table
from generator.writing.views import (
    AppendixView,
    ArticleView,
    DecisionView,
    HeadView,
    PlanView,
    SignatureView,
)

__all__ = ["BLANK_DAY", "BLANK_NUMBER", "build_decision_view", "build_plan_view", "symbol_of"]

BLANK_NUMBER = " " * 10
"""Room for văn thư to write a number by hand."""

BLANK_DAY = " " * 6
"""Room to write a day or a month by hand."""


def build_decision_view(dossier: Dossier, copy: Copy = Copy.PAPER) -> DecisionView:
    """What `quyet_dinh.docx` prints.

    Raises:
        ValueError: the year has no decision.
    """
    decision = dossier.decision
    if decision is None:
        raise ValueError("a plan on its own has no decision")
    return DecisionView(
        dau=_head(
            dossier.agency,
            symbol_of(decision, "quyết định", dossier.agency),
            decision,
            dossier.issuing.decision,
            dossier.year,
        ),
        trich_yeu=_centred(decision.subject, TEXT_WIDTH_MM),
        tham_quyen=_centred(decision.competence, TEXT_WIDTH_MM, upper=True),
        can_cu=_listed(decision.grounds, "."),
        dieu=_articles(decision.articles),
        ky=_signature(decision.signer, decision.receivers, decision.archive),
    )


def build_plan_view(dossier: Dossier, copy: Copy = Copy.PAPER, *, with_plan: bool = True) -> PlanView:
    """What `ke_hoach.docx` prints: the plan with its appendices, or without `with_plan` the appendices alone."""
    plan, agency = dossier.plan, dossier.agency
    on_its_own = plan.form is PlanForm.ON_ITS_OWN
    record = dossier.issuing.plan if on_its_own else dossier.issuing.decision
    return PlanView(
        in_ke_hoach=with_plan,
        doc_lap=on_its_own,
        dau=_head(agency, symbol_of(plan, plan.kind, agency), plan, record if on_its_own else None, dossier.year),
        ten_loai=upper(plan.kind),
        trich_yeu=_centred(plan.subject, TEXT_WIDTH_MM),
        kem_theo="" if on_its_own else _attached_to(dossier, copy, "Quyết định", TEXT_WIDTH_MM),
        noi_dung=close_blocks(build_blocks(plan.blocks)),
        ky=_signature(plan.signer, plan.receivers, plan.archive or ""),
        phu_luc=tuple(
            _appendix(dossier, copy, appendix, position) for position, appendix in enumerate(plan.appendices, 1)
        ),
    )


def symbol_of(document: Document, kind: str, agency: Agency) -> str:
    """The symbol after the number: the one given, or the kind's abbreviation and the agency's (II.3.b)."""
    if document.symbol:
        return document.symbol
    return f"{KIND_ABBREVIATIONS.get(kind.lower(), kind)}-{agency.code}"


def _centred(text: str, width_mm: float, *, bold: bool = True, italic: bool = False, upper: bool = False) -> str:
    return "\n".join(break_lines(text, width_mm, TITLE_SIZE_PT, bold=bold, italic=italic, upper=upper))


def _name(text: str, setting: Setting) -> str:
    lines = break_lines(text, setting.width_mm, setting.size_pt, bold=setting.bold, upper=True)
    return "\n".join(lines)


def _head(agency: Agency, symbol: str, document: Document, record: IssueRecord | None, year: int) -> HeadView:
    day, month, in_year = _date_words(record.day if record else None, document, year)
    return HeadView(
        co_quan_chu_quan=_name(agency.parent, HEAD_PARENT) if agency.parent else "",
        co_quan=_name(agency.head_name or agency.name, HEAD_NAME),
        so=f"{record.number:02d}" if record else BLANK_NUMBER,
        ky_hieu=symbol,
        dia_danh=agency.place,
        ngay=day,
        thang=month,
        nam=in_year,
    )


def _date_words(day: datetime.date | None, document: Document, year: int) -> tuple[str, str, str]:
    """Day, month and year as they are written; of a draft only the month and year that are planned."""
    if day is not None:
        return format_day(day)
    month, in_year = document.planned or (0, year)
    if not month:
        return BLANK_DAY, BLANK_DAY, str(in_year)
    return BLANK_DAY, format_day(datetime.date(in_year, month, 1))[1], str(in_year)


def _attached_to(dossier: Dossier, copy: Copy, kind: str, width_mm: float) -> str:
    """The line (Kèm theo …): filled in on paper, left blank on an electronic copy (III.1.c; mẫu 1.3 and 2.2)."""
    if dossier.decision is not None:
        document: Document = dossier.decision
        symbol, record = symbol_of(document, "quyết định", dossier.agency), dossier.issuing.decision
    else:
        document = dossier.plan
        symbol, record = symbol_of(document, dossier.plan.kind, dossier.agency), dossier.issuing.plan
    if copy is Copy.ELECTRONIC:
        number, day, month, year = BLANK_NUMBER, BLANK_DAY, BLANK_DAY, BLANK_DAY
    else:
        number = f"{record.number:02d}" if record else BLANK_NUMBER
        day, month, year = _date_words(record.day if record else None, document, dossier.year)
    line = f"(Kèm theo {kind} số {number}/{symbol} ngày {day} tháng {month} năm {year} của {dossier.agency.name})"
    return _centred(line, width_mm, bold=False, italic=True)


def _listed(lines: Sequence[str], last: str) -> tuple[str, ...]:
    """Lines that each end in `;`, the last one in another mark."""
    return (*(f"{line};" for line in lines[:-1]), *(f"{line}{last}" for line in lines[-1:]))


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


def _signature(signer: Signer | None, receivers: Sequence[str], archive: str) -> SignatureView:
    if signer is None:
        return SignatureView((), "", "", "", (), "")
    return SignatureView(
        quyen_han=tuple(_centred(line, SIGNATURE_WIDTH_MM, upper=True) for line in signer.authority),
        chuc_vu=_centred(signer.title, SIGNATURE_WIDTH_MM, upper=True),
        chuc_vu_khac=_centred(signer.other_title, SIGNATURE_WIDTH_MM) if signer.other_title else "",
        ho_ten=signer.name,
        noi_nhan=_listed(receivers, ";"),
        luu=archive,
    )


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
        tieu_de=_centred(appendix.title, LANDSCAPE_WIDTH_MM, upper=True) if appendix.title else "",
        kem_theo=_attached_to(dossier, copy, cited, LANDSCAPE_WIDTH_MM),
        cot=table.columns,
        hang=table.rows,
        luoi_xml=table.grid,
        so_o_xml=table.number_cell,
        ten_o_xml=table.name_cell,
    )
