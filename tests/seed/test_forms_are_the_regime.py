"""The statistics forms that are shipped say what the regime's own list says: every code, name, unit and ratio."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.model.statistics import FormSet, Indicator, IndicatorKind, PlanFigure
from generator.reading.gate import build_model
from generator.reading.yaml_files import read_yaml

ROOT = Path(__file__).parents[2]
PROVINCE, OWN = ROOT / "data" / "mau" / "bieu_mau_cap_tinh.yaml", ROOT / "data" / "2022" / "bieu_mau.yaml"

with (Path(__file__).parent / "bieu_mau_thong_ke.csv").open(encoding="utf-8-sig", newline="") as stream:
    LISTED = list(csv.DictReader(stream))


def forms(path: Path) -> FormSet:
    raw, findings = read_yaml(path, path.name)
    assert findings == ()
    assert raw is not None
    built, findings = build_model(FormSet, raw)
    assert findings == ()
    assert built is not None
    return built


def rows(path: Path) -> list[tuple[str, str, Indicator]]:
    return [(form.number, form.title, one) for form in forms(path).forms for one in form.indicators]


def test_the_provinces_forms_are_the_whole_list_in_its_order() -> None:
    assert len(LISTED) == 123
    assert [(number, title, one.code, one.name) for number, title, one in rows(PROVINCE)] == [
        (row["bieu_mau"], row["ten_bieu_mau"], row["ma"], row["chi_tieu"]) for row in LISTED
    ]


def test_units_and_ratios_are_those_of_the_list() -> None:
    for (number, _, one), row in zip(rows(PROVINCE), LISTED, strict=True):
        # 3.2 of form 1 shares the unit of the row above it, in one merged cell.
        assert (one.unit or "") == (
            row["don_vi_tinh"] or ("Cơ quan, đơn vị" if (number, one.code) == ("1", "3.2") else "")
        )
        if row["cong_thuc"]:
            assert one.formula == row["cong_thuc"]
        else:
            assert one.formula is None or "+" in one.formula


@pytest.mark.parametrize("path", [PROVINCE, OWN], ids=["province", "own"])
def test_kinds_follow_from_the_units(path: Path) -> None:
    for number, _, one in rows(path):
        place = (number, one.code)
        assert (one.kind is IndicatorKind.PERCENT) == (one.unit == "%"), place
        assert (one.kind is IndicatorKind.HEADING) == (one.unit is None), place
        assert (one.kind is IndicatorKind.CODE) == ("=" in (one.unit or "")), place
        if one.kind is IndicatorKind.CODE:
            # The unit says each value with its meaning.
            assert all(f"{meaning} = {value}" in str(one.unit) for value, meaning in one.choices.items()), place


def test_the_agencys_own_forms_are_a_part_of_the_list() -> None:
    listed = {(number, one.code): one for number, _, one in rows(PROVINCE)}
    own = {(number, one.code): one for number, _, one in rows(OWN)}
    assert 40 < len(own) < 123
    for place, one in own.items():
        assert (one.name, one.unit, one.kind) == (listed[place].name, listed[place].unit, listed[place].kind)
    assert "2" not in {number for number, _ in own}


@pytest.mark.parametrize("path", [PROVINCE, OWN], ids=["province", "own"])
def test_the_plans_own_rows_are_counted_and_not_typed(path: Path) -> None:
    by_place = {(number, one.code): one for number, _, one in rows(path)}
    assert by_place["1", "2.1"].source is PlanFigure.TASKS
    assert by_place["1", "2.2"].source is PlanFigure.DONE_TASKS
    assert by_place["1", "2"].formula == "2.2 / 2.1"
