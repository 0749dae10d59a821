"""A periodic report as what its template prints: head, body by the outline, signature, appendices.

Pure: it takes the model and the figures and gives views; it must never open a template or reckon a figure.
Sources: NĐ 30/2020, Phụ lục I, mục II.9 and III; Phụ lục III, mẫu 1.4, 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.dossier import Block, Copy, Dossier
from generator.model.period import Period
from generator.model.report import PeriodInput, ReportRules, Written
from generator.model.report_year import ReportYear
from generator.model.text import RichText
from generator.reckoning.figures import ReportFigures
from generator.reckoning.progress import State
from generator.vietnamese import roman, upper
from generator.writing.document_parts import attached_line, build_head, build_signature, centred, listed, symbol_of
from generator.writing.draft_marks import mark_drafts
from generator.writing.numbering import KEPT, build_blocks, close_blocks
from generator.writing.page import LANDSCAPE_WIDTH_MM, TEXT_WIDTH_MM
from generator.writing.report_outline import Body, build_body, sample_mark
from generator.writing.report_tables import Table, form_table, goal_table, summary_table, task_tables
from generator.writing.report_views import ChartSeriesView, ChartView, ReportAppendixView, ReportView
from generator.writing.task_rows import build_rows
from generator.writing.views import BlockView

__all__ = ["KIND", "build_report_view", "is_sample", "receivers_of", "report_body", "report_subject"]

KIND = "Báo cáo"
_AS_ABOVE = "Như trên"


def report_subject(rules: ReportRules, given: PeriodInput, period: Period) -> str:
    """The trích yếu: the one of this period, or the rules' with the period and what comes next put behind."""
    if given.subject:
        return given.subject
    following = f" và phương hướng, nhiệm vụ {period.next_name}" if period.next_name else ""
    return f"{rules.subject} {period.name}{following}"


def receivers_of(rules: ReportRules) -> tuple[str, ...]:
    """The receivers, Như trên before all others, put there where nobody wrote it (II.9.b)."""
    above = [line for line in rules.receivers if line.casefold().startswith(_AS_ABOVE.casefold())]
    return (*(above or [_AS_ABOVE]), *(line for line in rules.receivers if line not in above))


def is_sample(report: ReportYear, period: Period) -> bool:
    """Whether anything that this report is made of is sample data."""
    given = report.inputs.get(period.key)
    if given is not None and given.is_sample:
        return True
    for key, progress in report.progress.items():
        known = period if key == period.key else report.period(key)
        if progress.is_sample and known is not None and known.cut_off <= period.cut_off:
            return True
    return False


def report_body(report: ReportYear, figures: ReportFigures, dossier: Dossier) -> Body:
    """The outline filled in: what is printed, what is left out, where words are missing."""
    given = report.inputs.get(figures.period.key, PeriodInput())
    return build_body(report.rules, given, figures, _names(_tables(dossier, report, figures)))


def build_report_view(
    dossier: Dossier, report: ReportYear, figures: ReportFigures, copy: Copy = Copy.PAPER, body: Body | None = None
) -> ReportView:
    """What `bao_cao.docx` prints for a period; missing words are marked, sample data are said to be such.

    `body` spares filling in the outline again where the caller has done so.
    """
    rules, period, agency = report.rules, figures.period, dossier.agency
    given = report.inputs.get(period.key, PeriodInput())
    record = dossier.issuing.reports.get(period.key)
    symbol = symbol_of(rules, KIND, agency)
    # The day of a draft is left blank; its month is that of the day it is due.
    planned = (period.due.month, period.due.year) if period.due else None
    year = period.cut_off.year
    tables = _tables(dossier, report, figures)
    body = body or report_body(report, figures, dossier)
    receivers = tuple(line.rstrip(" ;,.") or line for line in rules.recipients)
    return ReportView(
        dau=build_head(agency, symbol, planned, record, year),
        ten_loai=upper(KIND),
        trich_yeu=centred(report_subject(rules, given, period), TEXT_WIDTH_MM),
        mot_noi_nhan=len(receivers) == 1,
        kinh_gui=receivers if len(receivers) == 1 else listed(receivers, "."),
        noi_dung=close_blocks(
            _kept(mark_drafts(build_blocks(_blocks(report, given, body, tables, is_sample(report, period)))))
        ),
        ky=build_signature(rules.signer, receivers_of(rules), rules.archive or ""),
        phu_luc=tuple(
            _appendix(
                name,
                table,
                attached_line(KIND, symbol, record, planned, year, agency.name, LANDSCAPE_WIDTH_MM, copy=copy),
                (_chart(figures),) if what == "tong_hop" and rules.has_chart and figures.tally.groups else (),
            )
            for name, (what, table) in zip(_numbered(len(tables)), tables, strict=True)
        ),
    )


def _tables(dossier: Dossier, report: ReportYear, figures: ReportFigures) -> tuple[tuple[str, Table], ...]:
    """The tables of the appendices in their order, each with what it is."""
    rules = report.rules
    tables: list[tuple[str, Table]] = []
    # A chart stands under the figures it is drawn from.
    asked = rules.summary_tables or ((Written.BY_GROUP,) if rules.has_chart else ())
    if asked:
        tables.append(("tong_hop", summary_table(figures, asked)))
    if rules.has_task_appendix:
        tables += (("nhiem_vu", table) for table in task_tables(dossier, figures))
    if figures.goals:
        tables.append(("chi_tieu", goal_table(figures)))
    if rules.has_statistics and report.forms is not None:
        tables += (("thong_ke", form_table(form, report.forms.title)) for form in figures.forms if form.rows)
    return tuple(tables)


def _numbered(count: int) -> tuple[str, ...]:
    return ("Phụ lục",) if count == 1 else tuple(f"Phụ lục {roman(number)}" for number in range(1, count + 1))


def _names(tables: Sequence[tuple[str, Table]]) -> dict[str, str]:
    """Where each kind of table stands, in words: `Phụ lục II`, both of two, or of more the first and the last."""
    places: dict[str, list[str]] = {}
    for name, (what, _) in zip(_numbered(len(tables)), tables, strict=True):
        places.setdefault(what, []).append(name)
    return {
        what: " và ".join(names) if len(names) <= 2 else f"{names[0]} đến {names[-1]}" for what, names in places.items()
    }


def _blocks(
    report: ReportYear, given: PeriodInput, body: Body, tables: Sequence[tuple[str, Table]], sample: bool
) -> Iterator[Block]:
    if sample:
        yield sample_mark()
    yield from _paragraphs(given.opening or report.rules.opening)
    yield from (section.block() for section in body.sections)
    if tables:
        yield Block.model_validate({"doan": _appendices_sentence(tables)})
    yield from _paragraphs(given.closing or report.rules.closing)


def _kept(blocks: tuple[BlockView, ...]) -> tuple[BlockView, ...]:
    """A paragraph that opens a list of dashes, and a heading a), b), … stay on the page of what follows."""
    return tuple(
        block._replace(giu_xml=KEPT) if (block.kieu, following.kieu) in _GOES_WITH else block
        for block, following in zip(blocks, (*blocks[1:], blocks[-1]), strict=True)
    )


_GOES_WITH = {("doan", "gach"), ("diem", "doan"), ("diem", "gach"), ("diem", "luu_y")}


def _paragraphs(texts: Sequence[RichText]) -> Iterator[Block]:
    return (Block.model_validate({"doan": text}) for text in texts)


_WHAT = {
    "tong_hop": "tổng hợp tiến độ thực hiện Kế hoạch",
    "nhiem_vu": "tình hình thực hiện từng nhiệm vụ",
    "chi_tieu": "kết quả thực hiện các chỉ tiêu",
    "thong_ke": "biểu mẫu thống kê",
}


def _appendices_sentence(tables: Sequence[tuple[str, Table]]) -> str:
    """The body names every appendix (III.1.a)."""
    named = "; ".join(f"{name} ({_WHAT[what]})" for what, name in _names(tables).items())
    return f"Số liệu chi tiết tại {'phụ lục' if len(tables) == 1 else 'các phụ lục'} kèm theo Báo cáo này: {named}."


def _appendix(name: str, table: Table, attached: str, charts: tuple[ChartView, ...]) -> ReportAppendixView:
    made = build_rows(table.columns, table.rows, LANDSCAPE_WIDTH_MM, table.merged, has_total=table.has_total)
    title = "\n".join(centred(line, LANDSCAPE_WIDTH_MM, upper=True) for line in table.title.split("\n"))
    return ReportAppendixView(
        ten=name,
        tieu_de=title,
        kem_theo=attached,
        cot=tuple(
            column._replace(nhom_tieu_de=shared) for column, shared in zip(made.columns, table.shared, strict=True)
        ),
        hang=(*made.rows[:-1], made.rows[-1]._replace(la_tong=True)) if table.has_total else made.rows,
        bieu_do=charts,
        luoi_xml=made.grid,
        so_o_xml=made.number_cell,
        ten_o_xml=made.name_cell,
    )


def _chart(figures: ReportFigures) -> ChartView:
    """How far each group is: a series for every state."""
    groups = figures.tally.groups
    return ChartView(
        "Tiến độ thực hiện Kế hoạch theo nhóm nhiệm vụ",
        tuple(groups),
        tuple(
            ChartSeriesView(
                state.words[:1].upper() + state.words[1:], tuple(counts.of(state) for counts in groups.values())
            )
            for state in State
        ),
    )
