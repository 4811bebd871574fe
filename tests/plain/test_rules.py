"""Every rewrite does what its examples say, and leaves alone what they say it leaves alone."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

import pytest
from _pytest.mark.structures import ParameterSet

from handouts.lexicon import lexicon
from handouts.plain.lexicon import Finder
from handouts.plain.proposal import Tools
from handouts.plain.rules import RULES
from handouts.plain.sentence import Sentence

TOOLS = Tools(Finder(lexicon("en")))


def examples(rule: ModuleType, heading: str) -> list[str]:
    text = inspect.cleandoc(rule.__doc__ or "")
    found = re.search(rf"^{heading}:\n((?:    .*\n|\n)+)", text + "\n", re.MULTILINE)
    return [line.strip() for line in found[1].splitlines() if line.strip()] if found else []


def cases(heading: str) -> list[ParameterSet]:
    return [
        pytest.param(rule, example, id=f"{rule.RULE}-{number}")
        for rule in RULES
        for number, example in enumerate(examples(rule, heading), 1)
    ]


def applied(rule: ModuleType, text: str) -> str:
    proposals = [one for one in rule.propose(Sentence(text), TOOLS) if one.strength == "apply"]
    for proposal in reversed(proposals):
        text = proposal.apply(text)
    return text


@pytest.mark.parametrize(("rule", "example"), cases("Changes"))
def test_a_rule_changes_its_examples(rule: ModuleType, example: str) -> None:
    old, _, new = example.partition(" -> ")
    assert applied(rule, old) == new


@pytest.mark.parametrize(("rule", "example"), cases("Leaves alone"))
def test_a_rule_leaves_the_other_examples_alone(rule: ModuleType, example: str) -> None:
    assert applied(rule, example) == example


@pytest.mark.parametrize(("rule", "example"), cases("Changes"))
def test_a_rule_has_nothing_to_add_to_what_it_made(rule: ModuleType, example: str) -> None:
    new = example.partition(" -> ")[2]
    for sentence in re.split(r"(?<=[.?!]) ", new):
        assert applied(rule, sentence) == sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE)
def test_a_rule_says_why_and_from_where(rule: ModuleType) -> None:
    text = inspect.cleandoc(rule.__doc__ or "")
    assert re.match(r"[A-Z].*\.\n", text)
    assert "\nWhy it matters:\n" in text
    assert "\nSource:\n" in text
    assert examples(rule, "Changes")
    assert examples(rule, "Leaves alone")
