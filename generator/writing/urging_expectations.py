"""What a công văn đôn đốc must say, taken from the reminders themselves; it must never look at a view."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.model.dossier import Dossier
from generator.model.report import ReportRules
from generator.reckoning.plan_tasks import NO_LEAD
from generator.reckoning.reminders import UnitReminders
from generator.vietnamese import format_day
from generator.writing.expectations import expect_head
from generator.writing.expected import Expectations, Expected
from generator.writing.urging_context import letter_record, letter_subject, letter_symbol

__all__ = ["expect_letter"]


def expect_letter(
    dossier: Dossier, rules: ReportRules, units: Sequence[UnitReminders], day: datetime.date
) -> Expectations:
    """What the letter to these units must say: every unit, every task with its last day, and who signs."""
    asked = [unit for unit in units if unit.unit != NO_LEAD]
    letter, agency = rules.letter, dossier.agency
    signer = letter.signer or rules.signer
    assert signer is not None  # the rules of reporting have one
    tasks: list[str] = []
    for unit in asked:
        tasks += [unit.unit] if len(asked) > 1 else []
        for one in (*unit.late, *unit.due):
            tasks += [one.task.name.rstrip(" .;,"), f"hạn {'/'.join(format_day(one.last_day))}"]
    texts = (
        *expect_head(
            agency, letter_subject(rules, dossier.year), letter_symbol(rules, agency), letter_record(dossier, day)
        ),
        Expected("kính gửi", tuple(unit.unit for unit in asked)),
        Expected("nhiệm vụ của từng đơn vị", tuple(tasks), True),
        Expected("quyền hạn, chức vụ người ký", (*signer.authority, signer.title), True, True),
        Expected("họ tên người ký", (signer.name,)),
        Expected("nơi nhận, dòng đầu", ("Như trên",)),
        Expected("nơi nhận", letter.receivers),
        Expected("nơi lưu", (letter.archive or rules.archive or "",)),
    )
    return Expectations(texts, ())
