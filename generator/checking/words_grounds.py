"""Checks the căn cứ of a document, what they cite, and the skeleton of a decision.

It must never look at a format.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from generator.checking.check import Check
from generator.checking.citations import DAY, citations_in, spot_of
from generator.checking.instruments import Component, Instrument
from generator.checking.kinds import ALL_KINDS, Kind
from generator.checking.outcome import Outcome, passed, unclear, violated
from generator.decree.rules import Rule
from generator.findings import Severity
from generator.patterns import Pattern
from generator.vietnamese import nfc

__all__ = ["CHECKS"]

_GROUND: Final = Pattern(r"(can cu|theo de nghi|xet|thuc hien|tren co so)\b")
_SECOND: Final = Pattern(r"[;,.]\s*(Căn cứ|Theo đề nghị của|Xét đề nghị)\s")
_LAW: Final = Pattern(r"căn cứ\s+(?:các\s+)?(luật|bộ luật|pháp lệnh)\b", flags=re.IGNORECASE)
_NUMBERED: Final = Pattern(
    r"căn cứ\s+(nghị định|nghị quyết|quyết định|thông tư liên tịch|thông tư|chỉ thị)\b(.*)",
    flags=re.IGNORECASE | re.DOTALL,
)
_OTHER: Final = Pattern(
    r"căn cứ\s+(kế hoạch|công văn|thông báo|chương trình|tờ trình|văn bản|hướng dẫn|kết luận|đề án)\b(.*)",
    flags=re.IGNORECASE | re.DOTALL,
)
_NUMBER: Final = Pattern(r"\bsố\s*:?\s*([\d.…_]+)\s*([/-]\s*\w+)?", flags=re.IGNORECASE)
_ABOUT: Final = Pattern(
    r"\b(về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|bổ sung|giao|thành lập|kiện toàn|công bố|quy chế|thông qua|"
    r"triển khai|thực hiện|tổ chức|đẩy mạnh|tăng cường|phân công|điều chỉnh|bãi bỏ|thay thế|quản lý)\b",
    flags=re.IGNORECASE,
)
_LISTED: Final = Pattern(
    r"\bmột số điều\b|\bcác (luật|nghị định|quyết định|thông tư|nghị quyết)\b", flags=re.IGNORECASE
)
_ORDER: Final = Pattern(r"(quyet dinh|quyet nghi) *[:.;]?")
_GIVEN: Final = frozenset({Kind.QUYET_DINH, Kind.CO_TEN_LOAI})
_DECISION: Final = frozenset({Kind.QUYET_DINH})


def _grounds(instrument: Instrument) -> list[Component]:
    """The căn cứ; a line among them that begins otherwise is no căn cứ, or goes on with one."""
    return [one for one in instrument.of("C11") if _GROUND.match(one.lines[0].skeleton)]


def _end(component: Component) -> str:
    return component.text.rstrip()[-1:]


def _semicolon(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _grounds(instrument)[:-1]:
        yield passed(one) if _end(one) == ";" else violated(one, f"kết thúc bằng “{_end(one)}”")


def _period(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _grounds(instrument)[-1:]:
        if one is not instrument.of("C11")[-1]:
            yield unclear(one, "sau căn cứ còn dòng khác")
        else:
            yield passed(one) if _end(one) == "." else violated(one, f"kết thúc bằng “{_end(one)}”")


def _own_paragraph(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _grounds(instrument):
        found = _SECOND.search(one.text)
        yield violated(one, f"“{found[0].strip()} …” cùng đoạn") if found else passed(one)


def _law(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _grounds(instrument):
        if _LAW.match(one.text):
            second = _SECOND.search(one.text)
            found = _NUMBER.search(one.text[: second.start()] if second else one.text)
            yield violated(one, f"“{found[0]}”") if found and found[1].isdigit() else passed(one)


def _cited(instrument: Instrument) -> Iterator[tuple[Component, str]]:
    """The căn cứ that must name one document in full, with what they say of it."""
    for one in _grounds(instrument):
        found = _NUMBERED.match(one.text)
        if found and not re.match(r"\s*(này|trên|đại hội)\b", found[2], re.IGNORECASE):
            yield one, found[2].split(";")[0]


def _number(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one, said in _cited(instrument):
        yield passed(one) if _NUMBER.search(said) else violated(one, "không có số")
    for one in _grounds(instrument):
        if _OTHER.match(one.text) and not _NUMBER.search(one.text):
            yield unclear(one, "văn bản có thể không mang số")


def _symbol(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one, said in _cited(instrument):
        found = _NUMBER.search(said)
        if found:
            yield passed(one) if found[2] else violated(one, f"“{found[0].strip()}”, không có ký hiệu")


def _date(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _grounds(instrument):
        found = _NUMBERED.match(one.text) or (_OTHER.match(one.text) if _NUMBER.search(one.text) else None)
        is_law = _LAW.match(one.text) is not None
        if not found and not is_law:
            continue
        if DAY.search(one.text):
            yield passed(one)
        elif re.search(r"ngày\s*[.…_\s]*tháng", one.text, re.IGNORECASE):
            yield unclear(one, "ngày để trống")
        elif re.match(r"căn cứ\s+các\b", one.text, re.IGNORECASE):
            yield unclear(one, "không dẫn riêng một văn bản")
        else:
            yield violated(one, "không có ngày ban hành")


def _body(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one, said in _cited(instrument):
        if not _NUMBER.search(said):
            continue
        if re.search(r"\bcủa\s+\S", said) or re.search(r"\bsố\s*[\d/]+(QH|UBTVQH)|/QH\d|/UBTVQH", said):
            yield passed(one)
        elif re.search(r"\b(Chính phủ|Thủ tướng|Bộ trưởng|Quốc hội|Ủy ban|Uỷ ban|Hội đồng|Giám đốc|Chủ tịch)\b", said):
            yield unclear(one, "có tên cơ quan, không có chữ “của”")
        else:
            yield violated(one, "không có cơ quan ban hành")


def _subject(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one, said in _cited(instrument):
        if not DAY.search(said) or not re.search(r"\bcủa\s+\S", said):
            continue
        after = re.split(r"\bcủa\s+", said, maxsplit=1)[1]
        words = len(after.split())
        if _ABOUT.search(after):
            yield passed(one)
        elif words <= 8:
            yield violated(one, "không có trích yếu")
        else:
            yield unclear(one, "không rõ trích yếu")


def _date_words(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for one in _grounds(instrument):
        for found in DAY.finditer(one.text):
            yield passed(one) if found["day"] else violated(one, f"“{found[0].strip()}”")


def _same_date(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """In the whole file; without a year in the symbol, documents of different years may share a number."""
    if not instrument.is_first:
        return
    known: dict[tuple[str, int], datetime.date] = {}
    # What a "Kèm theo" line says is held against the document itself.
    skipped = {line.paragraph.index for one in instrument.together for c30 in one.of("C30") for line in c30.lines}
    for paragraph in instrument.document.paragraphs:
        if paragraph.index in skipped or "số" not in (text := nfc(paragraph.text)).casefold():
            continue
        for cited in citations_in(text):
            if cited.date is None:
                continue
            has_year = re.search(r"/(19|20)\d\d/", cited.shown) is not None
            key = (cited.key, 0 if has_year else cited.date.year)
            before = known.setdefault(key, cited.date)
            spot = spot_of(paragraph, cited.start, cited.end)
            if before == cited.date:
                yield passed(spot)
            else:
                said = f"số {cited.shown}: ngày {before:%d/%m/%Y} và ngày {cited.date:%d/%m/%Y}"
                yield violated(spot, said)


def _first_citation(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """In the body: what was cited above, or is the document itself, needs no day."""
    if not instrument.is_first:
        return
    body = {
        component.paragraph.index
        for id in ("C12", "C17", "C18", "C19")
        for one in instrument.together
        for component in one.of(id)
    }
    seen: set[str] = set()
    for paragraph in instrument.document.paragraphs:
        text = nfc(paragraph.text)
        for cited in citations_in(text) if "số" in text.casefold() else ():
            if cited.key in seen:
                continue
            seen.add(cited.key)
            if paragraph.index not in body:
                continue
            spot = spot_of(paragraph, cited.start, cited.end)
            yield passed(spot) if cited.dated else violated(spot, f"số {cited.shown}")


def _later_citation(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    """What the body of one document has named with its day is named by type and number from then on."""
    seen: set[str] = set()
    body = [one for id in ("C12", "C17", "C18", "C19") for one in instrument.of(id)]
    for component in sorted(body, key=lambda one: one.paragraph.index):
        text = nfc(component.paragraph.text)
        for cited in citations_in(text) if "số" in text.casefold() else ():
            if cited.key in seen:
                spot = spot_of(component.paragraph, cited.start, cited.end)
                yield violated(spot, f"số {cited.shown}, ghi lại cả ngày") if cited.dated else passed(spot)
            elif cited.dated:
                seen.add(cited.key)


# The skeleton of a decision.


def _order_line(instrument: Instrument) -> Component | None:
    return next((one for one in instrument.of("T11") if _ORDER.fullmatch(one.lines[0].skeleton)), None)


def _order_text(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    line = _order_line(instrument)
    if line is None:
        if instrument.of("C11") and instrument.of("C17"):
            yield violated(instrument.of("C17")[0], "không có dòng QUYẾT ĐỊNH:")
        return
    wanted = ("quyết định:", "quyết nghị:") if instrument.name == "nghị quyết" else ("quyết định:",)
    said = " ".join(line.text.split())
    yield passed(line) if said.casefold() in wanted else violated(line, f"“{said}”")


def _competence(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    order = _order_line(instrument)
    lines = [one for one in instrument.of("T11") if one is not order]
    grounds = _grounds(instrument)
    if not grounds:
        return
    if lines:
        is_above = lines[0].paragraph.index < grounds[0].paragraph.index
        yield passed(lines[0]) if is_above else violated(lines[0], "ở dưới các căn cứ")
    elif len(instrument.of("C8")) and len(instrument.of("C8")[0].lines) > 1:
        yield unclear(grounds[0], "dòng thẩm quyền có thể lẫn trong trích yếu")
    else:
        yield violated(grounds[0], "không có dòng thẩm quyền ban hành")


def _has_grounds(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    grounds, order = _grounds(instrument), _order_line(instrument)
    if grounds:
        yield passed(grounds[0])
    elif order is not None and not any(_GROUND.match(one.lines[0].skeleton) for one in instrument.of("C12")):
        yield violated(order, "không có căn cứ")


def _below_order(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    order = _order_line(instrument)
    if order is None:
        return
    article = next(iter(instrument.of("C17")), None)
    below = [
        one
        for one in instrument.of("C12")
        if one.lines[0].skeleton.startswith(("can cu ", "theo de nghi cua "))
        and (article is None or one.paragraph.index < article.paragraph.index)
    ]
    yield violated(below[0], "căn cứ ở dưới dòng QUYẾT ĐỊNH:") if below else passed(order)


def _has_articles(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    order = _order_line(instrument)
    if order is not None:
        yield passed(order) if instrument.of("C17") else violated(order, "không có điều nào")


def _proposal(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    grounds = _grounds(instrument)
    proposals = [at for at, one in enumerate(grounds) if one.lines[0].skeleton.startswith("theo de nghi")]
    if proposals:
        later = [one for one in grounds[proposals[0] :] if one.lines[0].skeleton.startswith("can cu")]
        yield violated(grounds[proposals[0]], "sau đó còn căn cứ khác") if later else passed(grounds[proposals[0]])


def _has_attachment(instrument: Instrument) -> bool:
    return any(one.kind is Kind.KEM_THEO for one in instrument.attached)


def _attaching_subject(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C8") if _has_attachment(instrument) else ():
        is_so = re.match(r"(ban hanh|phe duyet)\b", component.lines[0].skeleton) is not None
        yield passed(component) if is_so else violated(component, f"“{component.text[:40]}”")


def _attaching_article(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C17")[:1] if _has_attachment(instrument) else ():
        words = component.lines[0].skeleton
        is_so = "kem theo" in words and re.search(r"\b(ban hanh|phe duyet)\b", words) is not None
        yield passed(component) if is_so else violated(component, f"“{component.text[:60]}…”")


CHECKS: tuple[Check, ...] = (
    Check("C11.semicolon", _semicolon, _GIVEN),
    Check("C11.period", _period, _GIVEN),
    Check("C11.paragraph", _own_paragraph, _GIVEN),
    Check("T5.law", _law, _GIVEN),
    Check("T5.number", _number, _GIVEN),
    Check("T5.symbol", _symbol, _GIVEN),
    Check("T5.date", _date, _GIVEN),
    Check("T5.body", _body, _GIVEN),
    Check("T5.subject", _subject, _GIVEN),
    Check("T5.date-words", _date_words, _GIVEN),
    Check("T6.same-date", _same_date, ALL_KINDS),
    Check("T6.first", _first_citation, ALL_KINDS),
    Check("T6.later", _later_citation, ALL_KINDS),
    Check("T11.text", _order_text, _DECISION, severity=Severity.ERROR),
    Check("T11.competence", _competence, _DECISION),
    Check("T11.grounds", _has_grounds, _DECISION),
    Check("T11.order", _below_order, _DECISION),
    Check("T11.articles", _has_articles, _DECISION),
    Check("T11.proposal", _proposal, _DECISION),
    Check("T12.subject", _attaching_subject, _DECISION),
    Check("T12.article", _attaching_article, _DECISION),
)
