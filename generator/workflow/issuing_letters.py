"""Knows when a công văn đôn đốc may be given its number and date, and records them once, by the day it asks up to.

It must never print them itself.
"""

from __future__ import annotations

import datetime

from generator.findings import Finding, Place, Refused
from generator.vietnamese import parse_date
from generator.workflow.issue_record import RECORD_FILE, entry_of, read_record, recorded, write_record
from generator.workflow.issue_words import cited_after, fault, issued_already, number_taken, read_day, read_number
from generator.workflow.issuing import Issued, Undone
from generator.workspace import Workspace

__all__ = ["issue_letter", "undo_letter"]


def issue_letter(workspace: Workspace, year: int | None, until: datetime.date, number: str, day: str) -> Issued:
    """Record the number and date that văn thư gave the letter that asks for what is open by a day.

    Args:
        workspace: where the data are.
        year: the year of the plan; None for the newest.
        until: the day up to which the letter asks (`--den-ngay` of `vanban remind`).
        number: `25`, or `25/KKT-VP` where the symbol is the letter's own.
        day: written 21/3/2022; not before the cut-off whose progress the letter tells.

    Raises:
        Refused: the data have faults, there is no such letter, the number or date cannot be, or it is issued already.
    """
    from generator.workflow.reminding import remind_of
    from generator.workflow.reports import read_reports
    from generator.workflow.urging import nobody_asked
    from generator.writing.urging_context import addressed, letter_opening, letter_record, letter_symbol

    source = read_reports(workspace, year, progress_only=True)
    reminded = remind_of(source, until)
    asked = addressed(reminded.units)
    symbol = letter_symbol(source.report.rules, source.dossier.agency)
    record = letter_record(source.dossier, until)
    file = workspace.shown(workspace.year_folder(source.year) / RECORD_FILE)
    if record is not None:
        undo = f"--cong-van {until:%d/%m/%Y} --undo --nam {source.year}"
        raise issued_already(f"công văn đôn đốc đến hết ngày {until:%d/%m/%Y}", record, symbol, undo, file)
    if not asked:
        raise nobody_asked(reminded)
    faults: list[Finding] = []
    given, date = read_number(number, symbol, faults), read_day(day, faults)
    if date is not None:
        if reminded.known_on is not None and date < reminded.known_on:
            message = f"ngày {date:%d/%m/%Y} trước ngày {reminded.known_on:%d/%m/%Y} chốt tiến độ mà công văn nêu"
            faults.append(fault("ngay_truoc_chot", message, "kiểm tra --ngay, và ngày sau --cong-van"))
        newest = max((one.last_day for unit in asked for one in unit.late), default=None)
        if newest is not None and date < newest:
            message = f"công văn nêu việc có hạn {newest:%d/%m/%Y} đã quá hạn, mà ngày ban hành là {date:%d/%m/%Y}"
            hint = f"kiểm tra --ngay; hoặc đôn đốc đến ngày ấy: vanban remind --den-ngay {date:%d/%m/%Y} --cong-van"
            faults.append(fault("chua_qua_han", message, hint))
        if date.year not in (source.year, source.year + 1):
            message = f"kế hoạch là của năm {source.year}, ngày {date:%d/%m/%Y} không thuộc năm ấy hay năm sau"
            faults.append(fault("nam_sai", message, "kiểm tra --ngay và --nam"))
        faults += cited_after([letter_opening(source.dossier, asked, until, reminded.known_on)], date)
        if given is not None:
            faults += number_taken(given, date, source.dossier.issuing.letters, "công văn đôn đốc đến hết ngày", symbol)
    if faults or given is None or date is None:
        raise Refused(faults)
    kept = recorded(source.dossier)
    kept.letters[f"{until:%d/%m/%Y}"] = entry_of(given, date)
    write_record(workspace, source.year, kept)
    return Issued(source.year, "cong-van", f"{given:02d}/{symbol}", date, file)


def undo_letter(workspace: Workspace, year: int | None, until: datetime.date) -> Undone:
    """Make the letter of a day a draft again. Other data may have faults: only the record is read.

    Raises:
        Refused: nothing is recorded of it, or the record cannot be read.
    """
    year = workspace.year(year)
    file = workspace.shown(workspace.year_folder(year) / RECORD_FILE)
    kept = read_record(workspace, year)
    key = next((name for name in kept.letters if parse_date(name) == until), None)
    if key is None:
        known = f"các công văn đã ban hành: đến hết ngày {', '.join(kept.letters)}" if kept.letters else ""
        message = f"công văn đôn đốc đến hết ngày {until:%d/%m/%Y} chưa ban hành, không có gì để hoàn lại"
        raise Refused.because("chua_ban_hanh", message, known, Place(file))
    number, day = kept.letters.pop(key)
    write_record(workspace, year, kept)
    return Undone(year, "cong-van", number, day, file)
