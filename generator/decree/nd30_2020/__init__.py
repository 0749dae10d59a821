"""Nghị định 30/2020/NĐ-CP as data; no amendment is known of. A later version of it is a folder beside this one."""

from __future__ import annotations

from generator.decree.nd30_2020.components import COMPONENT_RULES
from generator.decree.nd30_2020.letters import LETTERS_RULES
from generator.decree.nd30_2020.page import PAGE_RULES
from generator.decree.nd30_2020.words import WORDS_RULES
from generator.decree.rules import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (*PAGE_RULES, *COMPONENT_RULES, *WORDS_RULES, *LETTERS_RULES)
