"""The decree as data, and the values chosen within it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.decree import house
from generator.decree.house import CHOICES, chosen, head_widths_mm, number, signature_widths_mm, text_width_mm, word
from generator.decree.rules import Normativity, Range, Rule, Unit, index_rules, rules
from generator.word.text_width import text_width_mm as width_of_mm

RULES = rules()
NUMBERS = st.floats(-100, 400)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_range_allows_its_ends_and_what_lies_between_and_nothing_else(
    low: float, span: float, measured: float
) -> None:
    high = low + abs(span)
    rule = Rule("X", "NĐ 30/2020", "", Range(low, high), Unit.MM)
    assert rule.allows(low)
    assert rule.allows(high)
    assert rule.allows(measured) == (low <= measured <= high)


def test_a_range_without_an_upper_end_allows_everything_above() -> None:
    assert RULES["C12.gap"].allows(300)
    assert not RULES["C12.gap"].allows(5.9)


def test_yes_is_not_the_number_one() -> None:
    assert not RULES["C12.line-spacing"].allows(True)


def test_both_spellings_of_the_national_name_are_allowed() -> None:
    assert RULES["C1.text"].allows("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert RULES["C1.text"].allows("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert not RULES["C1.text"].allows("Cộng hòa xã hội chủ nghĩa Việt Nam")


@pytest.mark.parametrize("id", RULES)
def test_every_rule_names_its_clause_and_says_what_it_asks(id: str) -> None:
    rule = RULES[id]
    # What the decree is silent on can be no more than a custom.
    assert rule.clause.startswith("NĐ 30/2020, Phụ lục I") or rule.normativity is not Normativity.MANDATORY
    assert rule.clause
    assert rule.requirement
    assert not rule.requirement.endswith(".")


def test_every_component_that_a_document_of_ours_has_is_ruled() -> None:
    listed = {id.split(".")[0] for id in RULES}
    stamped_by_hand = {24, 25}
    assert {f"C{position}" for position in range(1, 31) if position not in stamped_by_hand} <= listed
    assert {"PG1", "PG2", "PG3", "PG4", "PG5", "PG6", "PG7", "T11"} <= listed


@pytest.mark.parametrize("id", RULES)
def test_a_value_is_chosen_within_every_rule(id: str) -> None:
    assert RULES[id].allows(chosen(id))


@pytest.mark.parametrize("id", [id for id in CHOICES if not id.startswith("house.")])
def test_a_choice_is_made_only_where_the_rule_leaves_one_and_in_its_unit(id: str) -> None:
    rule = RULES[id]
    assert rule.exact is None
    assert not rule.same_as
    assert rule.unit is CHOICES[id].unit


def test_a_rule_that_follows_another_takes_its_value() -> None:
    assert chosen("C17.size") == chosen("C12.size")
    assert chosen("C19.size") == chosen("C12.size")


def test_the_sizes_of_the_head_go_together() -> None:
    # PG8: Quốc hiệu 13, Tiêu ngữ 14, địa danh 14; or 12, 13, 13.
    assert (number("C1.size"), number("C2.size"), number("C6.size")) in {(13, 14, 14), (12, 13, 13)}


def test_columns_fill_the_width_between_the_margins() -> None:
    assert text_width_mm() == 160
    assert text_width_mm(landscape=True) == 247
    assert sum(head_widths_mm()) == sum(signature_widths_mm()) == text_width_mm()


def test_the_national_name_stands_on_one_line_of_the_head() -> None:
    assert width_of_mm(word("C1.text"), number("C1.size"), bold=True) < head_widths_mm()[1]


def test_two_rules_of_one_name_are_refused() -> None:
    rule = RULES["PG4"]
    with pytest.raises(ValueError, match="PG4"):
        index_rules([rule, rule])


def test_a_rule_that_follows_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"C12\.size"):
        index_rules([RULES["C17.size"]])


def test_an_unknown_value_is_told_apart_from_a_wrong_kind_of_value() -> None:
    with pytest.raises(KeyError):
        chosen("C99.size")
    with pytest.raises(TypeError):
        number("C1.text")
    with pytest.raises(TypeError):
        word("PG4")
    with pytest.raises(TypeError):
        house.flag("PG4")
