"""Checks the capitals that Phụ lục II fixes beyond doubt; where it depends on the sense, nothing is said.

It must never look at a format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.checking.check import Check, Evaluate
from generator.checking.citations import spot_of
from generator.checking.instruments import Instrument
from generator.checking.outcome import Outcome, passed, violated
from generator.checking.words_unicode import paragraphs_of, whole_of
from generator.decree.rules import Rule
from generator.decree.word_lists import FIELDS
from generator.findings import Severity
from generator.patterns import Pattern

__all__ = ["CHECKS"]

_EACH: Final = Pattern(r"\b(?:mỗi|từng|các|mấy|một số|nhiều)\s+$", flags=re.IGNORECASE)
_SMALL_WORD: Final = Pattern(r"\s+[^\W\d_A-ZĐÀ-Ỹ]")
_AFTER_UNIT: Final = Pattern(
    r"\s+(?:và|hoặc|thuộc|của|có|là|quy định|ban hành|tổ chức|thực hiện|triển khai|báo cáo|phối hợp|chủ trì|chịu|đã|sẽ|"
    r"được|phải|cần|về|tại|trong|trên|từ|đến|theo|để|cùng|với|do|khi|này|nêu|không|tiếp tục|trình|đề nghị|hướng dẫn|"
    r"căn cứ|tham mưu|xây dựng|quyết định|giao|công bố|thông báo|phê duyệt|năm|giai đoạn)\b"
)
_OF_BODY: Final = Pattern(
    r"\b(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Đảng ủy|Công an|địa bàn|địa phận|lãnh đạo|"
    r"Chủ tịch|Bí thư)\s+$"
)
Judge = Callable[[str, re.Match[str]], bool]
"""Of a text and what was found in it: whether it is surely a fault; what is not stays unsaid."""

_SENTENCE_START: Final = Pattern(r"(^|[.!?:;\n“\"(]\s*|[-–+•]\s+|^\s*\w{1,3}[.)]\s*)$")


def _starts_sentence(text: str, at: int) -> bool:
    return _SENTENCE_START.search(text[:at]) is not None


def _found(pattern: Pattern, judge: Judge, right: Pattern) -> Evaluate:
    """Says of every place where `pattern` is whether it is a fault; `right` is how it is written well."""

    def evaluate(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
        whole = whole_of(instrument)
        if not pattern.search(whole):
            if right.search(whole):
                yield passed(instrument.paragraphs[0])
            return
        for paragraph, text in paragraphs_of(instrument):
            if text.isupper():
                continue
            wrong = False
            for found in pattern.finditer(text):
                if judge(text, found):
                    wrong = True
                    yield violated(spot_of(paragraph, found.start(), found.end()), f"“{found[0].strip()}”")
            if not wrong and right.search(text):
                yield passed(paragraph)

    return evaluate


def _always(text: str, found: re.Match[str]) -> bool:
    return True


def _inside(text: str, found: re.Match[str]) -> bool:
    """Not at the start of a sentence or a line, where any word has a capital."""
    return not _starts_sentence(text, found.start())


def _not_a_count(text: str, found: re.Match[str]) -> bool:
    """A unit's number ends what is said of it, or what a body does follows; "mỗi quận 1 lần" counts something."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 16]
    if _EACH.search(before):
        return False
    return not _SMALL_WORD.match(after) or _AFTER_UNIT.match(after) is not None or _OF_BODY.search(before) is not None


def _part_of_law(text: str, found: re.Match[str]) -> bool:
    """`điều` and a number is a citation unless a counted noun follows."""
    return re.match(r"\s+(kiện|lần|ngày|tháng|năm|người|đơn vị|việc)\b", text[found.end() : found.end() + 12]) is None


def _new_line(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for component in instrument.of("C12"):
        text = component.text
        if component.paragraph.label or not text[:1].isalpha() or re.match(r"\w{1,2}[.)]", text):
            continue
        yield violated(component, f"“{text[:20]}…”") if text[0].islower() else passed(component)


_FIELD: Final = Pattern(
    r"\b(?:Sở|Bộ|(?<!các )(?<!Các )(?<!những )(?<!cơ )(?<!Cơ )(?<!trụ )(?<!Trụ )sở)\s+(?i:("
    + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(FIELDS, key=len)[::-1])
    + r"))\b",
    "Sở",
    "Bộ",
    "sở",
)
_WRITTEN: Final = {one.casefold(): one for one in FIELDS}


def _agency(instrument: Instrument, rule: Rule) -> Iterator[Outcome]:
    for paragraph, text in paragraphs_of(instrument):
        if text.isupper():
            continue
        for found in _FIELD.finditer(text):
            said = " ".join(found[1].split())
            name = found[0].split()[0]
            if said.isupper():
                continue
            wanted = _WRITTEN[said.casefold()]
            if name == "sở" and said != wanted:
                continue  # Words that happen to follow: "cơ sở y tế".
            if said == wanted and name != "sở":
                yield passed(paragraph)
            else:
                wrong = f"“{found[0]}”, viết là {name.capitalize()} {wanted}"
                yield violated(spot_of(paragraph, found.start(), found.end()), wrong)


_HINT: Final = Severity.HINT
_DOUBT: Final = Severity.WARNING
_BEFORE_PEOPLE: Final = (
    "phục vụ|vận động|toàn thể|đời sống|ý kiến|quyền làm chủ của|sức mạnh của|lòng tin của|trong|của|cho|với|do|vì|"
    "các tầng lớp|bảo vệ|Nhà nước và"
)
_NOT_AFTER_PEOPLE: Final = "tệ|các cấp|tỉnh|huyện|xã|tối cao|thành phố"
_PEOPLE: Final = (
    "Điện Biên Phủ|Bạch Đằng|Hai Bà Trưng|Bà Triệu|Ngô Quyền|Lý Thường Kiệt|Lý Thái Tổ|Trần Hưng Đạo|Trần Phú|Lê Lợi|"
    "Lê Lai|Nguyễn Trãi|Nguyễn Huệ|Quang Trung|Nguyễn Du|Nguyễn Thái Học|Nguyễn Thị Minh Khai|Nguyễn Văn Cừ|"
    "Lê Hồng Phong|Hoàng Văn Thụ|Phan Đình Phùng|Phan Bội Châu|Phan Chu Trinh|Lê Thánh Tôn|Trưng Vương|Hùng Vương"
)
"""People and events that units are called after, beyond doubt; there are many more."""
_TITLES: Final = r"chủ tịch (?:Quốc hội|nước)\b|thủ tướng Chính phủ\b|tổng [bB]í thư\b|bộ trưởng Bộ [A-ZĐ]"
_NUMBERED_ACT: Final = "nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch"
_LAWS: Final = (
    "Đấu thầu|Đất đai|Ngân sách nhà nước|Đầu tư|Xây dựng|Giáo dục|Viên chức|Cán bộ, công chức|Lâm nghiệp|Nhà ở|"
    "Khiếu nại|Tố cáo|Phòng, chống tham nhũng|Thi đua, khen thưởng|Tổ chức chính quyền địa phương|"
    "Quy hoạch|Bảo vệ môi trường"
)
_CITED_AFTER: Final = "Chương|Phần|Mục|Luật|Nghị định|Nghị quyết|Thông tư"
_DAYS: Final = "hai|ba|tư|năm|sáu|bảy"
_MONTHS: Final = "giêng|sáu|bảy|tám|chín|mười một|mười hai|chạp"
_HOLIDAYS: Final = "quốc khánh|quốc tế lao động|quốc tế phụ nữ|thương binh|nhà giáo Việt Nam|giải phóng"
_AWARDS: Final = "huân chương|huy chương"
_HONOURED: Final = "nghệ sĩ|nghệ sỹ|nhà giáo|thầy thuốc|nghệ nhân"
_HONOURED_UP: Final = "|".join(map(str.capitalize, _HONOURED.split("|")))
_ORDERS: Final = "sao vàng|hồ chí minh|độc lập|lao động"

CHECKS: tuple[Check, ...] = (
    Check("V1.new-line", _new_line),
    Check(
        "V1.sentence",
        _found(Pattern(r"(?<=[a-zđà-ỹ]{3})[.?!][ ] *[a-zđ]\w*", ". ", "? ", "! "), _always, Pattern(r"[.?!] +[A-ZĐ]")),
    ),
    Check(
        "V4.number",
        _found(
            Pattern(r"\b(?:quận|phường)\s+\d{1,2}\b(?![.,/]\d)", "quận", "phường"),
            _not_a_count,
            Pattern(r"\b(?:Quận|Phường)\s+\d", "Quận", "Phường"),
        ),
    ),
    Check(
        "V4.person",
        _found(
            Pattern(rf"\b(?:quận|phường|thị trấn)\s+(?:{_PEOPLE})\b", "quận", "phường", "thị trấn"),
            _always,
            Pattern(rf"\b(?:Quận|Phường|Thị trấn)\s+(?:{_PEOPLE})\b", "Quận", "Phường", "Thị trấn"),
        ),
        severity=_DOUBT,
    ),
    Check(
        "V5.city",
        _found(
            Pattern(r"\bthành phố Hồ Chí Minh\b", "thành phố Hồ Chí Minh"),
            _always,
            Pattern(r"Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ),
    ),
    Check(
        "V5.capital",
        _found(Pattern(r"\bthủ đô Hà Nội\b", "thủ đô Hà Nội"), _always, Pattern(r"Thủ đô Hà Nội", "Thủ đô Hà Nội")),
    ),
    Check("V7.agency", _agency, severity=_DOUBT),
    Check(
        "V8.people",
        _found(
            Pattern(rf"(?i:\b(?:{_BEFORE_PEOPLE}))\s+nhân dân\b(?!\s+(?:{_NOT_AFTER_PEOPLE})\b)", "nhân dân"),
            _always,
            Pattern(r"\bNhân dân\b", "Nhân dân"),
        ),
        severity=_DOUBT,
    ),
    Check(
        "V8.state",
        _found(
            Pattern(
                r"\bĐảng(?:,| và| -)\s+nhà nước\b|\bnhà nước (?:và nhân dân|ta\b|Cộng hòa)|\b(?:của|do)\s+nhà nước\b",
                "nhà nước",
            ),
            _always,
            Pattern(r"\bNhà nước\b", "Nhà nước"),
        ),
        severity=_DOUBT,
    ),
    Check(
        "V9.title",
        _found(
            Pattern(rf"(?<!phó )\b(?:{_TITLES})", "chủ tịch", "thủ tướng", "tổng ", "bộ trưởng"),
            _always,
            Pattern(r"\b(?:Chủ tịch|Thủ tướng|Tổng Bí thư|Bộ trưởng)\b"),
        ),
    ),
    Check(
        "V10.type",
        _found(
            Pattern(
                r"(?<=[Cc]ăn cứ )(?:luật|bộ luật|pháp lệnh)(?=\s+[A-ZĐ])"
                rf"|(?<=[Cc]ăn cứ )(?:{_NUMBERED_ACT})(?=\s+số\s*\d)"
                rf"|(?:(?<=theo )|(?<=định tại )|(?<=hành )|(?<=của ))luật(?=\s+(?:{_LAWS})\b)",
                *_NUMBERED_ACT.split("|"),
                "luật",
                "pháp lệnh",
            ),
            _always,
            Pattern(r"Căn cứ (?:Luật|Bộ luật|Pháp lệnh|Nghị|Quyết|Thông tư|Chỉ thị|Kế hoạch)\b", "Căn cứ "),
        ),
    ),
    Check(
        "V11.article",
        _found(Pattern(r"\bđiều\s+\d{1,3}\b(?![.,]\d|%)", "điều"), _part_of_law, Pattern(r"\bĐiều\s+\d", "Điều")),
    ),
    Check(
        "V11.chapter",
        _found(
            Pattern(r"\bchương\s+(?:[IVX]+|\d{1,2})\b", "chương"), _always, Pattern(r"\bChương\s+[IVX\d]", "Chương")
        ),
    ),
    Check(
        "V11.section",
        _found(
            Pattern(
                r"\b(?:tiểu mục|mục|phần)\s+(?:[IVX]+\b|\d{1,2}\b(?![.,%/]\d|%))"
                rf"(?=[^\n]{{0,30}}\b(?:{_CITED_AFTER})\b)",
                *_CITED_AFTER.split("|"),
            ),
            _always,
            Pattern(r"\b(?:Tiểu mục|Mục|Phần)\s+(?:[IVX]+|\d+)\b", "Tiểu mục", "Mục", "Phần"),
        ),
        severity=_DOUBT,
    ),
    Check(
        "V11.clause",
        _found(
            Pattern(r"\bKhoản\s+\d+[a-zđ]?\b(?=[^.\n]{0,20}\b[Đđ]iều\b)", "Khoản"),
            _inside,
            Pattern(r"\bkhoản\s+\d", "khoản"),
        ),
    ),
    Check(
        "V11.point",
        _found(
            Pattern(r"\bĐiểm\s+[a-zđ]\b(?=[^.\n]{0,12}\b[Kk]hoản\b)", "Điểm"),
            _inside,
            Pattern(r"\bđiểm\s+[a-zđ]\b", "điểm"),
        ),
    ),
    Check(
        "V12.weekday",
        _found(
            Pattern(rf"\b(?:ngày|sáng|chiều)\s+thứ\s+(?:{_DAYS})\b(?=\s*(?:[,.;(]|hằng|hàng|và|đến))", "thứ"),
            _always,
            Pattern(r"\bthứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)\b", "thứ "),
        ),
        severity=_HINT,
    ),
    Check(
        "V12.month",
        _found(
            Pattern(rf"(?<!\d )(?<!mấy )\btháng\s+(?:{_MONTHS})\b(?!\s*(?:ngày|lần))", "tháng"),
            _always,
            Pattern(r"\btháng (?:Giêng|Sáu|Bảy|Tám|Chín|Mười|Chạp)\b", "tháng "),
        ),
        severity=_HINT,
    ),
    Check(
        "V13.holiday",
        _found(
            Pattern(rf"\bngày\s+(?:{_HOLIDAYS})\b|\b[Tt]ết nguyên đán\b", *_HOLIDAYS.split("|"), "ết nguyên đán"),
            _always,
            Pattern(r"\bngày Quốc (?:khánh|tế)|[Tt]ết Nguyên đán", "ngày Quốc ", "ết Nguyên đán"),
        ),
        severity=_DOUBT,
    ),
    Check(
        "V14.award",
        _found(
            Pattern(
                rf"(?i:\b(?:{_AWARDS})\b)[^.,;\n]{{0,30}}\bhạng\s+(?:nhất|nhì|ba)\b|"
                rf"\b(?i:{_AWARDS})\s+(?:{_ORDERS})\b|\b(?:{_HONOURED})\s+(?:[nN]hân dân|[ưƯ]u tú)\b|"
                rf"\b(?:{_HONOURED_UP})\s+(?:nhân dân|ưu tú)\b",
                "hạng",
                "hân dân",
                "u tú",
                *_ORDERS.split("|"),
            ),
            _always,
            Pattern(r"\bhạng (?:Nhất|Nhì|Ba)\b|Huân chương [A-ZĐ]", "hạng ", "Huân chương "),
        ),
        severity=_DOUBT,
    ),
)
