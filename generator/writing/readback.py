"""A rendered document is read back and compared with the data: every character is there, or the build refuses.

What is expected comes from the model itself, not from the views the document was rendered from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.findings import Finding, Place, Refused, Severity
from generator.model.appendix import Appendix, Row
from generator.model.dossier import Article, Block, Copy, Decision, Document, Dossier, IssueRecord, Plan, PlanForm
from generator.model.text import plain
from generator.vietnamese import format_day, upper
from generator.word.outline import CellText, ParagraphText, TableText, read_outline
from generator.word.package import Package
from generator.writing.contexts import symbol_of
from generator.writing.task_rows import cells_of, is_shared

__all__ = ["verify_decision", "verify_plan"]


@dataclass(frozen=True, slots=True)
class _Expected:
    """Texts that must stand in the document in this order; `broken` ones may be set in capitals and over lines."""

    name: str
    texts: tuple[str, ...]
    broken: bool = False


def verify_decision(document: bytes, dossier: Dossier, *, file: str) -> None:
    """Compares a rendered decision with its data.

    Raises:
        Refused: naming every piece of data that the document does not hold as it is.
    """
    decision = dossier.decision
    assert decision is not None  # there is no decision to render otherwise
    expected = [*_head(dossier, decision, dossier.issuing.decision), *_decision(decision), *_signature(decision)]
    _refuse(_missing(_Text(document, file), expected, file))


def verify_plan(
    document: bytes, dossier: Dossier, copy: Copy = Copy.PAPER, *, with_plan: bool = True, file: str
) -> None:
    """Compares a rendered plan, or with `with_plan` false its appendices alone, with the data.

    Raises:
        Refused: naming every piece of data that the document does not hold as it is.
    """
    plan = dossier.plan
    on_its_own = plan.form is PlanForm.ON_ITS_OWN
    text = _Text(document, file)
    expected: list[_Expected] = []
    if with_plan:
        expected += [*_head(dossier, plan, dossier.issuing.plan if on_its_own else None), *_plan(plan)]
        if on_its_own:
            expected += _signature(plan)
    expected += [
        _Expected(f"tiêu đề phụ lục {number}", (appendix.title,), broken=True)
        for number, appendix in enumerate(plan.appendices, 1)
        if appendix.title
    ]
    attached: Document | None = plan if on_its_own else dossier.decision
    record = dossier.issuing.plan if on_its_own else dossier.issuing.decision
    if copy is Copy.PAPER and record is not None and attached is not None and (plan.appendices or not on_its_own):
        kind = plan.kind if on_its_own else "quyết định"
        number = f"{record.number:02d}/{symbol_of(attached, kind, dossier.agency)}"
        line = f"{number} {_date(record)} của {dossier.agency.name})"
        expected.append(_Expected("dòng Kèm theo", (line,), broken=True))
    findings = _missing(text, expected, file)
    findings += _wrong_tables(text, plan.appendices, file)
    _refuse(findings)


class _Text:
    """A document's text: each paragraph and cell, exactly and squeezed, and its tables."""

    def __init__(self, document: bytes, file: str) -> None:
        outline = read_outline(Package(document, file=file).part("word/document.xml"))
        self.tables = [block for block in outline if isinstance(block, TableText)]
        self.exact = list(_texts(outline))
        self._squeezed: list[str] = []

    def find(self, wanted: str, start: int) -> int | None:
        """Where the next text from `start` on stands that holds the wanted one as it is."""
        return next((at for at in range(start, len(self.exact)) if wanted in self.exact[at]), None)

    def find_broken(self, wanted: str, start: int) -> int | None:
        """The same, whatever the case and wherever the lines break; texts are squeezed as far as the search goes."""
        sought, squeezed = upper(" ".join(wanted.split())), self._squeezed
        for at in range(start, len(self.exact)):
            while len(squeezed) <= at:
                squeezed.append(" ".join(self.exact[len(squeezed)].split()).upper())
            if sought in squeezed[at]:
                return at
        return None


def _texts(outline: Iterable[ParagraphText | TableText]) -> Iterator[str]:
    for block in outline:
        if isinstance(block, ParagraphText):
            yield block.text
        else:
            for row in block.rows:
                yield from (cell.text for cell in row)


def _missing(text: _Text, expected: Iterable[_Expected], file: str) -> list[Finding]:
    findings = []
    for item in expected:
        find, start = (text.find_broken if item.broken else text.find), 0
        for number, wanted in enumerate(item.texts, 1):
            found = find(wanted, start)
            if found is None:
                name = f"{item.name}, phần {number}" if len(item.texts) > 1 else item.name
                findings.append(_difference(file, f"{name} không có nguyên vẹn trong văn bản: “{_short(wanted)}”"))
            else:
                start = found
    return findings


def _difference(file: str, message: str) -> Finding:
    return Finding(
        "khac_du_lieu", Severity.ERROR, Place(file=file), message,
        "mẫu có thể thiếu chỗ in mục này; chạy: vanban template check",
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise Refused(findings)


def _date(record: IssueRecord) -> str:
    day, month, year = format_day(record.day)
    return f"ngày {day} tháng {month} năm {year}"


def _head(dossier: Dossier, document: Document, record: IssueRecord | None) -> Iterator[_Expected]:
    agency = dossier.agency
    yield _Expected("tên cơ quan", (agency.head_name or agency.name,), broken=True)
    if agency.parent:
        yield _Expected("tên cơ quan chủ quản", (agency.parent,), broken=True)
    yield _Expected("trích yếu", (document.subject,), broken=True)
    if record is not None:
        kind = document.kind if isinstance(document, Plan) else "quyết định"
        yield _Expected("số và ký hiệu", (f"{record.number:02d}/{symbol_of(document, kind, agency)}",))
        yield _Expected("địa danh và ngày tháng", (f"{agency.place}, {_date(record)}",))


def _decision(decision: Decision) -> Iterator[_Expected]:
    yield _Expected("thẩm quyền ban hành", (decision.competence,), broken=True)
    yield _Expected("căn cứ", decision.grounds)
    yield _Expected("các điều", tuple(_closed(list(_article_texts(decision.articles)))))


def _article_texts(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        if article.title:
            yield article.title
        yield plain(article.text)
        yield from _block_texts(article.blocks)


def _block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield plain(block.text)
        yield from _block_texts(block.blocks)


def _closed(texts: list[str]) -> list[str]:
    """The end mark `./.` stands in place of the last full stop or semicolon."""
    texts[-1] = texts[-1].rstrip().removesuffix("./.").rstrip(".;")
    return texts


def _plan(plan: Plan) -> Iterator[_Expected]:
    yield _Expected("tên loại", (plan.kind,), broken=True)
    yield _Expected("nội dung", tuple(_closed(list(_block_texts(plan.blocks)))))


def _signature(document: Document) -> Iterator[_Expected]:
    signer = document.signer
    assert signer is not None  # a document that is signed has a signer
    yield _Expected("quyền hạn, chức vụ người ký", (*signer.authority, signer.title), broken=True)
    if signer.other_title:
        yield _Expected("chức vụ khác", (signer.other_title,))
    yield _Expected("họ tên người ký", (signer.name,))
    yield _Expected("nơi nhận", document.receivers)
    yield _Expected("nơi lưu", (document.archive or "",))


def _wrong_tables(text: _Text, appendices: tuple[Appendix, ...], file: str) -> list[Finding]:
    tables = iter(text.tables)
    findings: list[Finding] = []
    for number, appendix in enumerate(appendices, 1):
        titles = [column.title for column in appendix.columns]
        table = next((table for table in tables if table.rows and _row_texts(table.rows[0]) == titles), None)
        if table is None:
            findings.append(_difference(file, f"bảng của phụ lục {number} không có trong văn bản"))
        else:
            findings += _wrong_rows(table, appendix, number, file)
    return findings


def _row_texts(row: tuple[CellText, ...]) -> list[str]:
    return [cell.text for cell in row]


def _wrong_rows(table: TableText, appendix: Appendix, number: int, file: str) -> Iterator[Finding]:
    wanted = list(_expected_rows(appendix))
    found = [_row_texts(row) for row in table.rows[1:]]
    if len(wanted) != len(found):
        yield _difference(file, f"phụ lục {number}: văn bản có {len(found)} hàng, dữ liệu có {len(wanted)} hàng")
    for position, (left, right) in enumerate(zip(wanted, found, strict=False), 1):
        if left != right:
            cell = next((pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]), (left, right))
            yield _difference(
                file, f"phụ lục {number}, hàng {position}: dữ liệu “{_short(str(cell[0]))}”, văn bản “{_short(str(cell[1]))}”"
            )


def _expected_rows(appendix: Appendix) -> Iterator[list[str]]:
    for row in appendix.rows():
        if row.group is not None:
            yield [row.number, row.group.name]
        else:
            yield from _expected_lines(appendix, row)


def _expected_lines(appendix: Appendix, row: Row) -> Iterator[list[str]]:
    task = row.task
    assert task is not None  # a row is a group or a task
    for number, line in enumerate(task.lines):
        texts, position = [], 0
        for span, text in cells_of(appendix.columns, row, line):
            key = "phan_cong" if span > 1 else appendix.columns[position].key
            texts.append("" if number and is_shared(task, key) else text)
            position += span
        yield texts
