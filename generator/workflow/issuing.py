"""Knows when a document may be given its number and date, and records them once; it must never print them itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Refused, Severity, has_errors
from generator.vietnamese import nfc, parse_date
from generator.workspace import Workspace, remove_file

if TYPE_CHECKING:
    from generator.model.dossier import Dossier

__all__ = ["Issued", "Undone", "issue", "undo_issue"]

RECORD_FILE = "ban_hanh.yaml"

_COMMENT = "# Số và ngày ban hành, do lệnh `vanban issue` ghi; muốn xóa: `vanban issue --undo`.\n"

_KEYS = {"quyet-dinh": "quyet_dinh", "ke-hoach": "ke_hoach"}
_NAMES = {"quyet-dinh": "quyết định", "ke-hoach": "kế hoạch"}

_CITED_DAY = re.compile(
    r"(?P<before>[^\W\d_]*)[\s,]+ngày\s+(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)"
    r"(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})",
    re.IGNORECASE,
)
# "từ ngày …" says when something begins or ends, not when the cited document was issued.
_NOT_ISSUED = {"từ", "đến", "trước", "sau", "hết", "tới"}


@dataclass(frozen=True, slots=True)
class Issued:
    """A number and a date that were recorded, and where."""

    year: int
    document: str
    number: str
    day: datetime.date
    file: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A record that was taken back: what it said, in the file's own words."""

    year: int
    document: str
    number: str
    day: str
    file: str


def issue(workspace: Workspace, year: int | None, document: str | None, number: str, day: str) -> Issued:
    """Record the number and date that văn thư gave; the next build prints them everywhere.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        document: `quyet-dinh` or `ke-hoach`; None for the one that carries the number.
        number: `15`, or `15/QĐ-KKT` where the symbol is the document's own.
        day: written 14/01/2022.

    Raises:
        Refused: the data have faults, the number or date cannot be, or the document is issued already.
    """
    from generator.reading.dossier import read_dossier
    from generator.writing.document_parts import symbol_of

    year = workspace.year(year)
    folder = workspace.year_folder(year)
    dossier, findings = read_dossier(folder, year, shown=workspace.shown(folder))
    if dossier is None or has_errors(findings):
        raise Refused(findings)
    document = _document(dossier, document)
    if document == "quyet-dinh" and dossier.decision is not None:
        symbol = symbol_of(dossier.decision, "quyết định", dossier.agency)
    else:
        symbol = symbol_of(dossier.plan, dossier.plan.kind, dossier.agency)
    record = dossier.issuing.decision if document == "quyet-dinh" else dossier.issuing.plan
    file = workspace.shown(folder / RECORD_FILE)
    if record is not None:
        raise Refused.because(
            "da_ban_hanh",
            f"{_NAMES[document]} năm {year} đã ban hành: số {record.number:02d}/{symbol} ngày {record.day:%d/%m/%Y}",
            f"nếu ghi nhầm, chạy `vanban issue {document} --undo --nam {year}` rồi ghi lại",
            Place(file),
        )
    faults: list[Finding] = []
    given = _number(number, symbol, faults)
    date = _day(day, dossier, document, faults)
    if faults or given is None or date is None:
        raise Refused(faults)
    entries = {
        key: (str(kept.number), f"{kept.day:%d/%m/%Y}")
        for key, kept in (("quyet_dinh", dossier.issuing.decision), ("ke_hoach", dossier.issuing.plan))
        if kept is not None
    }
    entries[_KEYS[document]] = (str(given), f"{date:%d/%m/%Y}")
    workspace.write({folder / RECORD_FILE: _record(entries)})
    return Issued(year, document, f"{given:02d}/{symbol}", date, file)


def undo_issue(workspace: Workspace, year: int | None, document: str | None) -> Undone:
    """Make a document a draft again. Other data may have faults: only the record is read.

    Raises:
        Refused: nothing is recorded, the record cannot be read, or several documents are recorded and none is named.
    """
    from generator.reading.yaml_files import read_yaml

    year = workspace.year(year)
    path = workspace.year_folder(year) / RECORD_FILE
    file = workspace.shown(path)
    if not path.exists():
        message = f"năm {year} chưa ban hành văn bản nào, không có gì để hoàn lại"
        raise Refused.because("chua_ban_hanh", message, "", Place(file))
    raw, findings = read_yaml(path, file, may_be_blank=True)
    if raw is None or has_errors(findings):
        raise Refused([*findings, _broken(file)])
    entries: dict[str, tuple[str, str]] = {}
    for key in _KEYS.values():
        if raw.at([key]) is not None:
            number, day = raw.at([key, "so"]), raw.at([key, "ngay"])
            if not isinstance(number, str) or not isinstance(day, str):
                raise Refused([_broken(file)])
            entries[key] = (number, day)
    recorded = [name for name, key in _KEYS.items() if key in entries]
    if document is None and len(recorded) > 1:
        raise Refused.because(
            "nhieu_van_ban",
            f"năm {year} có nhiều văn bản đã ban hành: {', '.join(recorded)}",
            "ghi rõ tên văn bản, ví dụ `vanban issue quyet-dinh --undo`",
            Place(file),
        )
    document = document or (recorded[0] if recorded else "quyet-dinh")
    if document not in recorded:
        raise Refused.because(
            "chua_ban_hanh", f"{_NAMES[document]} năm {year} chưa ban hành, không có gì để hoàn lại", "", Place(file)
        )
    number, day = entries.pop(_KEYS[document])
    if entries:
        workspace.write({path: _record(entries)})
    else:
        with workspace.writing():
            remove_file(path, shown=workspace.shown)
    return Undone(year, document, number, day, file)


def _record(entries: dict[str, tuple[str, str]]) -> bytes:
    given = [(key, *entries[key]) for key in _KEYS.values() if key in entries]
    return (_COMMENT + "".join(f"{key}:\n  so: {number}\n  ngay: {day}\n" for key, number, day in given)).encode()


def _broken(file: str) -> Finding:
    return Finding(
        "ban_hanh_hong",
        Severity.ERROR,
        Place(file),
        "tệp ghi số và ngày ban hành không đúng mẫu",
        "sửa tệp theo mẫu `quyet_dinh:` gồm `so: 15` và `ngay: 14/01/2022`, hoặc xóa tệp để về dự thảo",
    )


def _document(dossier: Dossier, wanted: str | None) -> str:
    """The document that carries number and date: the decision if the plan goes with one."""
    carrier = "ke-hoach" if dossier.decision is None else "quyet-dinh"
    if wanted is None or wanted == carrier:
        return carrier
    if carrier == "quyet-dinh":
        message = "kế hoạch ban hành kèm theo quyết định: số và ngày là của quyết định"
    else:
        message = "kế hoạch này ban hành độc lập, không có quyết định"
    raise Refused.because("sai_van_ban", message, f"chạy `vanban issue {carrier} --so … --ngay …`")


def _number(text: str, symbol: str, faults: list[Finding]) -> int | None:
    found = re.fullmatch(r"\s*0*(\d{1,5})\s*(?:/\s*(.*\S)\s*)?", nfc(text))
    if not found or int(found[1]) < 1:
        hint = f"ghi một số từ 1, ví dụ --so 15 hoặc --so 15/{symbol}"
        faults.append(_fault("so_sai", f"--so “{text}” không phải số văn bản", hint))
        return None
    if found[2] is not None and found[2].casefold() != symbol.casefold():
        faults.append(
            _fault(
                "ky_hieu_khac",
                f"--so “{text}” có ký hiệu {found[2]}, khác ký hiệu của văn bản là {symbol}",
                f"ghi --so {found[1]}, hoặc sửa `ky_hieu` trong dữ liệu",
            )
        )
        return None
    return int(found[1])


def _day(text: str, dossier: Dossier, document: str, faults: list[Finding]) -> datetime.date | None:
    day = parse_date(nfc(text))
    if day is None:
        hint = "viết ngày/tháng/năm, ví dụ --ngay 14/01/2022"
        faults.append(_fault("ngay_sai", f"--ngay “{text}” không phải ngày có thật", hint))
        return None
    if day.year not in (dossier.year - 1, dossier.year):
        faults.append(
            _fault(
                "nam_sai",
                f"kế hoạch là của năm {dossier.year}, ngày {day:%d/%m/%Y} không thuộc năm ấy hay năm trước",
                "kiểm tra --ngay và --nam",
            )
        )
        return None
    for position, ground in enumerate(_grounds(dossier, document), 1):
        cited = max(_cited_days(ground), default=None)
        if cited is not None and cited > day:
            faults.append(
                _fault(
                    "ngay_truoc_can_cu",
                    f"ngày {day:%d/%m/%Y} trước ngày {cited:%d/%m/%Y} của căn cứ thứ {position}: “{_short(ground)}”",
                    "kiểm tra --ngay, hoặc sửa ngày của căn cứ trong dữ liệu",
                )
            )
    return day


def _grounds(dossier: Dossier, document: str) -> Iterable[str]:
    """The căn cứ of a decision; of a plan on its own, the opening paragraphs that are căn cứ."""
    if document == "quyet-dinh" and dossier.decision is not None:
        return dossier.decision.grounds
    from generator.model.text import plain

    return [text for block in dossier.plan.blocks if (text := plain(block.text)).startswith("Căn cứ ")]


def _cited_days(ground: str) -> list[datetime.date]:
    days = []
    for found in _CITED_DAY.finditer(ground):
        if found["before"].lower() not in _NOT_ISSUED:
            day = parse_date(f"{found['day']}/{found['month']}/{found['year']}")
            if day is not None:
                days.append(day)
    return days


def _fault(code: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, Place(), message, hint)


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:88].rstrip() + " …"
