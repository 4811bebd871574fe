"""Asks of markdown-it's rules for blocks only those that a line can be for, by the sign that it starts with.

markdown-it asks some twenty rules about a line in turn, and most of them look for one sign, a ">" or a "#".
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import TypeAlias

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

_SIGNS = {
    "abbreviation": "*",
    "blockquote": ">",
    "callout": ":!",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "html_table": "<",
    "lettered_list": string.ascii_letters,
    "list": "*+-" + string.digits,
    "reference": "[",
}
"""What a line that a rule is for starts with, behind white space. Other rules may be for any line."""

_Rules: TypeAlias = list[RuleFuncBlockType]


class SignRuler(Ruler[RuleFuncBlockType]):
    """Rules for blocks in their order, each of which is asked about such lines only as it can be for."""

    def __compile__(self) -> None:
        super().__compile__()
        rules = [rule for rule in self.__rules__ if rule.enabled]
        self.__cache__ = {
            chain: [_Chain([(rule.name, rule.fn) for rule in rules if not chain or chain in rule.alt])]
            for chain in self.__cache__ or {}
        }


class _Chain:
    """Rules that are asked one after the other, as one rule."""

    def __init__(self, rules: Sequence[tuple[str, RuleFuncBlockType]]) -> None:
        self._all = rules
        self._by_sign: dict[str, _Rules] = {}

    def __call__(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        sign = state.src[at : at + 1]
        rules = self._by_sign.get(sign)
        if rules is None:
            rules = [rule for name, rule in self._all if not sign or sign in _SIGNS.get(name, sign)]
            self._by_sign[sign] = rules
        for rule in rules:  # noqa: SIM110 - `any` takes longer
            if rule(state, start, end, silent):
                return True
        return False
