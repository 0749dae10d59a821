"""What a document must say, as plain texts: taken from the model itself, not from what it is rendered from.

Pure; it knows nothing of Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.model.kinds import Copy, PlanForm
from generator.model.values import plain
from generator.vietnamese import format_day
from generator.writing.document_parts import symbol_of
from generator.writing.expected import Expectations, Expected, ExpectedTable
from generator.writing.task_rows import cells_of, is_shared

if TYPE_CHECKING:
    from generator.model.agency import Agency
    from generator.model.appendix import Appendix
    from generator.model.dossier import Article, Block, Decision, Document, Dossier, IssueRecord, Plan
    from generator.model.records import Row

__all__ = [
    "block_texts",
    "closed",
    "date_text",
    "expect_decision",
    "expect_head",
    "expect_plan",
    "expect_signature",
]


def expect_decision(dossier: Dossier) -> Expectations:
    """What the decision of a year must say."""
    decision = dossier.decision
    assert decision is not None  # there is no decision to expect otherwise
    symbol = symbol_of(decision, "quyết định", dossier.agency)
    texts = (
        *expect_head(dossier.agency, decision.subject, symbol, dossier.issuing.decision),
        *_decision(decision),
        *expect_signature(decision),
    )
    return Expectations(texts, ())


def expect_plan(dossier: Dossier, copy: Copy = Copy.PAPER, *, with_plan: bool = True) -> Expectations:
    """What the plan of a year, or with `with_plan` false its appendices alone, must say."""
    plan = dossier.plan
    on_its_own = plan.form is PlanForm.ON_ITS_OWN
    texts: list[Expected] = []
    if with_plan:
        symbol = symbol_of(plan, plan.kind, dossier.agency)
        head = expect_head(dossier.agency, plan.subject, symbol, dossier.issuing.plan if on_its_own else None)
        texts += [*head, *_plan(plan)]
        if on_its_own:
            texts += expect_signature(plan)
    texts += [
        Expected(f"tiêu đề phụ lục {number}", (appendix.title,), True)
        for number, appendix in enumerate(plan.appendices, 1)
        if appendix.title
    ]
    attached: Document | None = plan if on_its_own else dossier.decision
    record = dossier.issuing.plan if on_its_own else dossier.issuing.decision
    times = len(plan.appendices) + (with_plan and not on_its_own)
    if copy is Copy.PAPER and record is not None and attached is not None and times:
        kind = plan.kind if on_its_own else "quyết định"
        number = f"{record.number:02d}/{symbol_of(attached, kind, dossier.agency)}"
        line = f"{number} {date_text(record)} của {dossier.agency.name})"
        texts.append(Expected("dòng Kèm theo", (line,) * times, True))
    return Expectations(tuple(texts), tuple(_table(appendix) for appendix in plan.appendices))


def _table(appendix: Appendix) -> ExpectedTable:
    return ExpectedTable(tuple(column.title for column in appendix.columns), tuple(_expected_rows(appendix)))


def date_text(record: IssueRecord) -> str:
    """The day of issue as a Kèm theo line says it."""
    day, month, year = format_day(record.day)
    return f"ngày {day} tháng {month} năm {year}"


def expect_head(agency: Agency, subject: str, symbol: str, record: IssueRecord | None) -> Iterator[Expected]:
    """What the head of a document and its trích yếu must say."""
    yield Expected("tên cơ quan", (agency.head_name or agency.name,), True, True)
    if agency.parent:
        yield Expected("tên cơ quan chủ quản", (agency.parent,), True, True)
    yield Expected("trích yếu", (subject,), True)
    if record is not None:
        yield Expected("số và ký hiệu", (f"{record.number:02d}/{symbol}",))
        yield Expected("địa danh và ngày tháng", (f"{agency.place}, {date_text(record)}",))


def _decision(decision: Decision) -> Iterator[Expected]:
    yield Expected("thẩm quyền ban hành", (decision.competence,), True)
    yield Expected("căn cứ", decision.grounds)
    yield Expected("các điều", tuple(closed(list(_article_texts(decision.articles)))))


def _article_texts(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        if article.title:
            yield article.title
        yield plain(article.text)
        yield from block_texts(article.blocks)


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of blocks and of all that stands under them, in reading order."""
    for block in blocks:
        if block.number:  # one that a person gave is data; those the program counts are not
            yield block.number
        yield plain(block.text)
        yield from block_texts(block.blocks)


def closed(texts: list[str]) -> list[str]:
    """The end mark `./.` stands in place of the last full stop or semicolon."""
    texts[-1] = texts[-1].rstrip().removesuffix("./.").rstrip(".;")
    return texts


def _plan(plan: Plan) -> Iterator[Expected]:
    yield Expected("tên loại", (plan.kind,), True, True)
    yield Expected("nội dung", tuple(closed(list(block_texts(plan.blocks)))))


def expect_signature(document: Document, receivers: tuple[str, ...] | None = None) -> Iterator[Expected]:
    """What the signature and the list of receivers must say; other `receivers` than the document's own may be given."""
    signer = document.signer
    assert signer is not None  # a document that is signed has a signer
    yield Expected("quyền hạn, chức vụ người ký", (*signer.authority, signer.title), True, True)
    if signer.other_title:
        yield Expected("chức vụ khác", (signer.other_title,), True)
    yield Expected("họ tên người ký", (signer.name,))
    yield Expected("nơi nhận", document.receivers if receivers is None else receivers)
    yield Expected("nơi lưu", (document.archive or "",))


def _expected_rows(appendix: Appendix) -> Iterator[tuple[str, ...]]:
    for row in appendix.rows():
        if row.group is not None:
            yield (row.number, row.group.name)
        else:
            yield from _expected_lines(appendix, row)


def _expected_lines(appendix: Appendix, row: Row) -> Iterator[tuple[str, ...]]:
    task = row.task
    assert task is not None  # a row is a group or a task
    for number, line in enumerate(task.lines):
        texts: list[str] = []
        position = 0
        for span, text in cells_of(appendix.columns, row, line):
            key = "phan_cong" if span > 1 else appendix.columns[position].key
            texts.append("" if number and is_shared(task, key) else text)
            position += span
        yield tuple(texts)
