"""The sample year of the repository, read by the reckoning as a whole."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from generator.model.dossier import Dossier
from generator.reading.dossier import read_dossier
from generator.reckoning.deadlines import parse_deadline
from generator.reckoning.units import units_of

SAMPLE = Path(__file__).parents[2] / "data" / "2022"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    found, findings = read_dossier(SAMPLE, 2022)
    assert found is not None, findings
    return found


def test_every_deadline_of_the_sample_is_understood(dossier: Dossier) -> None:
    days: Counter[datetime.date | None] = Counter()
    for row in dossier.plan.appendices[0].rows():
        for line in row.task.lines if row.task else ():
            deadline = parse_deadline(line.deadline or "", dossier.year)
            assert deadline.understood, line.deadline
            days[deadline.last_day] += 1
    assert days == {
        datetime.date(2022, 3, 31): 6,
        datetime.date(2022, 12, 31): 9,
        datetime.date(2023, 12, 31): 1,
        None: 11,
    }


def test_every_task_of_the_sample_has_a_lead(dossier: Dossier) -> None:
    leads: Counter[str] = Counter()
    for row in dossier.plan.appendices[0].rows():
        for line in row.task.lines if row.task else ():
            assert row.task is not None
            assignment = units_of(line, row.task, dossier.agency.units)
            assert len(assignment.lead) == 1, line.responsible
            leads[assignment.lead[0]] += 1
    assert sum(leads.values()) == 27
    assert leads["Văn phòng"] == 18
