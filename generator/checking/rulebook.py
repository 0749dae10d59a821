"""Which rules are in force, each with its check and its severity: the decree's, and an agency's beside them.

An agency may ask for more than the decree, never for less of what is binding. It must never measure anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.checking.check import Check, rule_of, severity_of
from generator.checking.kinds import ALL_KINDS, Kind
from generator.checking.registry import checks
from generator.decree.rules import OWN, Normativity, Range, Rule, Scalar, Unit, Value
from generator.findings import Finding, Place, Refused, Severity

if TYPE_CHECKING:
    from generator.model.house_rules import AgencyRulesFile, OwnRule, Tightening

__all__ = ["Entry", "RuleBook", "decree_book", "shown_value", "with_agency_rules"]

_SEVERITIES: Final = {"loi": Severity.ERROR, "canh_bao": Severity.WARNING, "goi_y": Severity.HINT}
_KINDS: Final = {
    "quyet_dinh": Kind.QUYET_DINH,
    "co_ten_loai": Kind.CO_TEN_LOAI,
    "cong_van": Kind.CONG_VAN,
    "kem_theo": Kind.KEM_THEO,
    "phu_luc": Kind.PHU_LUC,
}
_ABBREVIATIONS: Final = "C12.abbreviation"


class Entry(NamedTuple):
    """A rule in force: how it is measured, how bad it is to break it, whether the agency made it stricter."""

    check: Check
    rule: Rule
    severity: Severity
    tightened: bool = False


RuleBook = Mapping[str, Entry]
"""The rules in force by id, in the order of the decree, an agency's own after them."""


@cache
def decree_book() -> RuleBook:
    """The decree's rules that can be measured."""
    return {id: Entry(check, rule_of(check), severity_of(check)) for id, check in checks().items()}


def with_agency_rules(file: AgencyRulesFile) -> RuleBook:
    """The decree's rules and an agency's.

    Raises:
        Refused: a rule is not there, or would be loosened; every such fault at once, each with its place.
    """
    book: dict[str, Entry] = dict(decree_book())
    found: list[Finding] = []
    for number, tightening in enumerate(file.rules.tightened):
        place = file.place(("siet_chat", number))
        entry = book.get(tightening.id)
        if entry is None:
            found.append(_unknown(tightening.id, book, place))
            continue
        faults = list(_faults(tightening, entry, place))
        found += faults
        if not faults:
            book[tightening.id] = _tightened(tightening, entry)
    for number, own in enumerate(file.rules.own):
        place = file.place(("quy_tac_rieng", number))
        if not own.id.startswith("rieng."):
            found.append(
                _fault(
                    "quy_tac_ten_ma", place, f"mã {own.id} không bắt đầu bằng rieng.", f"đặt ví dụ rieng.{number + 1}"
                )
            )
        elif own.id in book:
            found.append(_fault("quy_tac_trung_ma", place, f"mã {own.id} đã dùng cho quy tắc khác", "đặt mã khác"))
        else:
            book[own.id] = _own(own, file.shown)
    if found:
        raise Refused(found)
    if file.rules.abbreviations:
        entry = book[_ABBREVIATIONS]
        book[_ABBREVIATIONS] = entry._replace(rule=entry.rule._replace(value=file.rules.abbreviations))
    return book


def _fault(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, place, message, hint)


def _unknown(id: str, known: Iterable[str], place: Place) -> Finding:
    from difflib import get_close_matches

    under = [one for one in known if one.startswith(id + ".")]
    near = under[:4] or get_close_matches(id, list(known), 1)
    hint = f"có phải ý là {', '.join(near)}?" if near else "xem các mã: vanban rules"
    return _fault("quy_tac_khong_co", place, f"Nghị định không có yêu cầu nào mang mã {id} mà máy đo được", hint)


def _faults(asked: Tightening, entry: Entry, place: Place) -> Iterable[Finding]:
    """What is wrong with a tightening; nothing if it asks for no less than the decree."""
    rule, id = entry.rule, asked.id
    if asked.low is None and asked.high is None and not asked.values and asked.severity is None:
        yield _fault("quy_tac_thieu_y", place, f"{id}: chưa ghi siết chặt điều gì", "ghi tu, den, gia_tri hoặc muc_do")
    if asked.low is not None or asked.high is not None:
        yield from _range_faults(asked, rule, place)
    if asked.values:
        yield from _value_faults(asked, rule, place)
    if asked.severity is not None:
        wanted = _SEVERITIES[asked.severity.value]
        if wanted > entry.severity and rule.normativity is Normativity.MANDATORY:
            yield _loosened(
                place, f"{id} là yêu cầu bắt buộc, sai thì là {entry.severity.word}; không hạ thành {wanted.word} được"
            )


def _loosened(place: Place, message: str) -> Finding:
    return _fault("quy_tac_noi_long", place, message, "cơ quan chỉ được đặt chặt hơn Nghị định; sửa hoặc xóa dòng này")


def _range_faults(asked: Tightening, rule: Rule, place: Place) -> Iterable[Finding]:
    value = rule.value
    if not isinstance(value, Range):
        yield _fault(
            "quy_tac_khong_co_khoang", place, f"{rule.id} không phải một khoảng, không ghi tu, den được", "dùng gia_tri"
        )
        return
    low = value.low if asked.low is None else asked.low
    high = value.high if asked.high is None else asked.high
    if high is not None and low > high:
        yield _fault("quy_tac_nguoc", place, f"{rule.id}: tu lớn hơn den", "đổi lại")
    elif low < value.low or (value.high is not None and (high is None or high > value.high)):
        yield _loosened(place, f"{rule.id}: Nghị định cho {value} {rule.unit.value}, không nới ra ngoài khoảng ấy được")


def _value_faults(asked: Tightening, rule: Rule, place: Place) -> Iterable[Finding]:
    values = asked.values
    if asked.low is not None or asked.high is not None:
        yield _fault("quy_tac_hai_cach", place, f"{rule.id}: ghi cả khoảng và gia_tri", "chỉ giữ một cách")
    elif isinstance(rule.value, bool):
        yield _fault("quy_tac_khong_co_gia_tri", place, f"{rule.id} không có giá trị để chọn", "chỉ ghi muc_do")
    else:
        for written in values:
            if not rule.allows(_same_type(written, rule.value)):
                yield _loosened(place, f"{rule.id}: Nghị định không cho giá trị {written}")


def _same_type(written: str, value: Value) -> Scalar:
    """What was written as the kind of value that a rule has: a number where the rule counts."""
    sample = value[0] if isinstance(value, tuple) else value
    if isinstance(sample, str):
        return written
    try:
        return float(written.replace(",", "."))
    except ValueError:
        return written


def _tightened(asked: Tightening, entry: Entry) -> Entry:
    rule, value = entry.rule, entry.rule.value
    narrower: Value = value
    if asked.values:
        chosen: Sequence[Scalar] = [_same_type(written, value) for written in asked.values]
        numbers = [one for one in chosen if isinstance(one, float)]
        if isinstance(value, Range) and numbers:
            narrower = Range(min(numbers), max(numbers))
        elif isinstance(value, tuple):
            narrower = tuple(chosen)
    elif isinstance(value, Range) and (asked.low is not None or asked.high is not None):
        narrower = Range(
            value.low if asked.low is None else asked.low, value.high if asked.high is None else asked.high
        )
    requirement = rule.requirement
    if narrower != value:
        requirement = f"{requirement} (cơ quan chọn: {shown_value(narrower, rule.unit)})"
    severity = entry.severity if asked.severity is None else _SEVERITIES[asked.severity.value]
    return Entry(entry.check, rule._replace(value=narrower, requirement=requirement), severity, tightened=True)


def shown_value(value: Value, unit: Unit) -> str:
    """What a rule allows, as a person reads it: `13-14 pt`."""
    said = " hoặc ".join(map(_shown, value)) if isinstance(value, tuple) else _shown(value)
    return f"{said} {unit.value}".rstrip()


def _shown(value: Range | Scalar) -> str:
    if isinstance(value, Range):
        if value.high == value.low:
            return f"{value.low:g}".replace(".", ",")
        return str(value).replace(".", ",")
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _own(own: OwnRule, shown: str) -> Entry:
    from generator.checking.words_own import own_check

    kinds = frozenset(_KINDS[kind.value] for kind in own.kinds) or ALL_KINDS
    rule = Rule(
        own.id,
        f"quy tắc của cơ quan, {shown}",
        own.requirement.rstrip("."),
        own.words,
        normativity=Normativity.CUSTOMARY,
        version=OWN,
    )
    return Entry(own_check(own.id, own.form.value, own.component or "", kinds), rule, _SEVERITIES[own.severity.value])
