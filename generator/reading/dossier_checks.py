"""What may be wrong between the files of a year though each of them is right.

It knows the model and places; it opens no file. Sources: NĐ 30/2020, Phụ lục I, II.6.a (căn cứ), III.1.a (phụ lục).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.findings import Finding, Place, Severity
from generator.model.kinds import PlanForm
from generator.model.values import plain
from generator.patterns import Pattern
from generator.reading.appendix_checks import ordinal
from generator.reading.yaml_files import PathPart
from generator.vietnamese import fold, last_of_month, parse_date, parse_roman

if TYPE_CHECKING:
    from generator.model.agency import Agency
    from generator.model.dossier import Block, Decision, IssueRecord, Issuing, Plan
    from generator.model.text import RichText

__all__ = [
    "Words",
    "article_words",
    "block_words",
    "check_abbreviations",
    "check_block_numbers",
    "check_cited_days",
    "check_grounds",
    "check_issuing",
    "check_mentions",
    "ground_words",
    "task_words",
]

Path = tuple[PathPart, ...]
Placer = Callable[[Sequence[PathPart]], Place]

_OPENINGS = ("Căn cứ", "Theo đề nghị", "Xét")
_DAY = Pattern(
    r"ngày\s+(?:(?P<short>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})|(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4}))"
)
_NUMBER_BEFORE = Pattern(r"số:?\s+\S*[/-]\S+,?\s+$")
_ABBREVIATION = Pattern(r"(?<![\w/&.:-])[A-ZĐ][A-ZĐ&]*[A-ZĐ](?![\w/&-])")


class Words(NamedTuple):
    """A text and its place; in a căn cứ every day is a cited document's, elsewhere only one after a number is."""

    text: str
    path: Path
    placer: Placer
    is_ground: bool = False

    @property
    def place(self) -> Place:
        """Where it stands; worked out for the few texts that something is said of."""
        return self.placer(self.path)


def ground_words(decision: Decision, place: Placer) -> Iterator[Words]:
    """The căn cứ."""
    for index, ground in enumerate(decision.grounds):
        yield Words(ground, ("can_cu", index), place, True)


def article_words(decision: Decision, place: Placer) -> Iterator[Words]:
    """The words of all Điều."""
    for index, article in enumerate(decision.articles):
        path: Path = ("dieu", index)
        yield Words(plain(article.text), (*path, "van_ban"), place)
        yield from block_words(article.blocks, (*path, "noi_dung"), place)


def block_words(blocks: Sequence[Block], path: Path, place: Placer) -> Iterator[Words]:
    """The words of blocks and of all that is in them."""
    for index, block in enumerate(blocks):
        words: RichText = block.text
        yield Words(plain(words), (*path, index, block.kind.value), place)
        yield from block_words(block.blocks, (*path, index, "noi_dung"), place)


def task_words(texts: Sequence[tuple[str, Path]], place: Placer) -> Iterator[Words]:
    """Texts of tasks with their paths."""
    for text, path in texts:
        yield Words(text, path, place)


def check_grounds(decision: Decision, place: Placer) -> Iterator[Finding]:
    """Căn cứ that do not open as căn cứ do."""
    for words in ground_words(decision, place):
        if not words.text.startswith(_OPENINGS):
            message = "dòng căn cứ không mở đầu bằng Căn cứ, Theo đề nghị hoặc Xét"
            yield Finding(
                "can_cu_mo_dau", Severity.WARNING, words.place, message, "xem lại cách viết dòng này", "PL I, II.6.a"
            )


def check_mentions(plan: Plan, place: Placer) -> Iterator[Finding]:
    """A plan with an appendix must speak of it (Phụ lục I, III.1.a)."""
    if not plan.appendices:
        return
    texts = [words.text for words in block_words(plan.blocks, ("noi_dung",), place)]
    # Nearly every plan says it in the usual letters.
    if any("phụ lục" in text.lower() for text in texts):
        return
    if not any(fold("phụ lục") in fold(text) for text in texts):
        message = "kế hoạch có phụ lục nhưng lời văn không nhắc đến phụ lục"
        hint = "thêm một câu chỉ dẫn, ví dụ: (Chi tiết tại Phụ lục kèm theo)"
        yield Finding("khong_nhac_phu_luc", Severity.WARNING, place(("phu_luc",)), message, hint, "PL I, III.1.a")


def check_issuing(issuing: Issuing, form: PlanForm, year: int, place: Placer) -> Iterator[Finding]:
    """Records of documents that the year does not have, and days of another year."""
    own, other = ("quyet_dinh", "ke_hoach") if form is PlanForm.WITH_DECISION else ("ke_hoach", "quyet_dinh")
    records = {"quyet_dinh": issuing.decision, "ke_hoach": issuing.plan}
    if records[other] is not None:
        why = "kế hoạch kèm theo quyết định không có số riêng" if other == "ke_hoach" else "kế hoạch độc lập"
        message = f"có số và ngày của {other}, nhưng {why}"
        yield Finding(
            "thua_ban_hanh", Severity.ERROR, place((other,)), message, f"ghi số và ngày vào {own}, xóa {other}"
        )
    for key, record in records.items():
        if record is not None and record.day.year not in (year - 1, year):
            message = f"ngày ban hành thuộc năm {record.day.year}, không hợp với kế hoạch năm {year}"
            yield Finding("nam_ban_hanh", Severity.ERROR, place((key, "ngay")), message, "sửa lại ngày ban hành")
    for period, record in issuing.reports.items():
        # The report of a whole year may be signed after its end.
        if record.day.year not in (year, year + 1):
            message = f"ngày ban hành thuộc năm {record.day.year}, không hợp với báo cáo của năm {year}"
            spot = place(("bao_cao", period, "ngay"))
            yield Finding("nam_ban_hanh", Severity.ERROR, spot, message, "sửa lại ngày ban hành")
    yield from _check_letters(issuing.letters, year, place)


def _check_letters(letters: Mapping[str, IssueRecord], year: int, place: Placer) -> Iterator[Finding]:
    """Letters are told apart by the day up to which they ask."""
    seen: dict[datetime.date, str] = {}
    for key, record in letters.items():
        until = parse_date(key)
        if until is None:
            message = f"“{key}” không phải ngày; công văn đôn đốc được ghi theo ngày kể việc đến hạn"
            hint = "viết ngày/tháng/năm như sau --den-ngay của lệnh vanban remind, ví dụ 31/03/2022"
            yield Finding("ngay_sai", Severity.ERROR, place(("cong_van", key)), message, hint)
        elif until in seen:
            message = f"công văn đôn đốc đến hết ngày {key} được ghi hai lần, lần đầu ở {seen[until]}"
            yield Finding("ghi_hai_lan", Severity.ERROR, place(("cong_van", key)), message, "giữ lại một lần ghi")
        else:
            seen[until] = key
        if record.day.year not in (year, year + 1):
            message = f"ngày ban hành thuộc năm {record.day.year}, không hợp với công văn đôn đốc kế hoạch năm {year}"
            spot = place(("cong_van", key, "ngay"))
            yield Finding("nam_ban_hanh", Severity.ERROR, spot, message, "sửa lại ngày ban hành")


def check_cited_days(words: Sequence[Words], issued: datetime.date | None) -> Iterator[Finding]:
    """Days of cited documents that no calendar has, or that come after the citing document's own."""
    for item in words:
        for found in _DAY.finditer(item.text):
            if not item.is_ground and not _NUMBER_BEFORE.search(item.text[: found.start()]):
                continue
            shown = found[0]
            short = found["short"] or f"{found['day']}/{found['month']}/{found['year']}"
            day = parse_date(re.sub(r"\s", "", short))
            if day is None:
                message = f"“{shown}” không phải ngày có trên lịch"
                yield Finding(
                    "ngay_khong_co", Severity.WARNING, item.place, message, "xem lại ngày của văn bản được dẫn"
                )
            elif issued is not None and day > issued:
                message = f"văn bản được dẫn có {shown}, sau ngày ban hành {issued:%d/%m/%Y}"
                yield Finding(
                    "dan_sau_ngay", Severity.WARNING, item.place, message, "xem lại ngày của văn bản được dẫn"
                )


def last_planned_day(planned: tuple[int, int] | None) -> datetime.date | None:
    """The last day a draft may be dated; None when no month is planned."""
    if planned is None:
        return None
    month, year = planned
    if not 1 <= year < 9999:
        return None
    return last_of_month(year, month)


def check_block_numbers(blocks: Sequence[Block], path: Path, place: Placer) -> Iterator[Finding]:
    """Numbers typed by hand that do not follow the number before them."""
    before: dict[str, int | None] = {}
    for index, block in enumerate(blocks):
        kind = block.kind.value
        previous = before.get(kind, 0)
        now = ordinal(block.number) if block.number else None if previous is None else previous + 1
        if block.number and now is not None and previous is not None and now != previous + 1:
            message = f"số {block.number} tự đặt không nối tiếp số trước (đáng lẽ là số thứ {previous + 1})"
            hint = "sửa lại số, hoặc xóa so để máy tự đánh"
            yield Finding("so_khong_lien", Severity.WARNING, place((*path, index, "so")), message, hint)
        before[kind] = now
        yield from check_block_numbers(block.blocks, (*path, index, "noi_dung"), place)


def check_abbreviations(agency: Agency, place: Placer, words: Sequence[Words]) -> Iterator[Finding]:
    """Abbreviations with two meanings, and, where the agency lists its own, those that are not in the list."""
    meanings = {short: (fold(meaning), meaning) for short, meaning in agency.abbreviations.items()}
    for index, unit in enumerate(agency.units):
        short = unit.abbreviation
        if short is None:
            continue
        known = meanings.setdefault(short, (fold(unit.name), unit.name))
        if known[0] != fold(unit.name):
            message = f"{short} vừa là “{known[1]}” vừa là “{unit.name}”"
            spot = place(("don_vi", index, "viet_tat"))
            yield Finding("viet_tat_hai_nghia", Severity.WARNING, spot, message, "mỗi chữ viết tắt chỉ một nghĩa")
    if not agency.abbreviations:
        return
    told: set[str] = set(meanings)
    # An abbreviation that the text itself gives in brackets after the full words is explained there.
    told.update(found for item in words for found in re.findall(r"\(([A-ZĐ&]{2,})\)", item.text))
    for item in words:
        for short in _ABBREVIATION.findall(item.text):
            if short in told or parse_roman(short) is not None:
                continue
            told.add(short)
            message = f"chữ viết tắt {short} chưa được giải nghĩa"
            hint = "viết đầy đủ ở lần đầu, hoặc thêm vào viet_tat trong co_quan.yaml"
            yield Finding("viet_tat_la", Severity.HINT, item.place, message, hint)
