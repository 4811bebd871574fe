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
from handouts.plain.rules import RULES, words
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


# Swaps that are right, and sentences with the same word in which they would be wrong.
@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Some people develop asthma.", "Some people get asthma."),
        ("It may contribute to high blood pressure.", "It may play a part in high blood pressure."),
        ("The addiction risk lessens.", "The addiction risk goes down."),
        ("These shots can lessen your symptoms.", None),
        ("The patient has good lung function.", None),
        ("Seek medical help right away.", "Get medical help right away."),
        ("Those who seek adventure are young.", None),
        ("It is essential to rest.", "It is key to rest."),
        ("Critical illnesses can cause it.", None),
        ("Some drinks contain alcohol.", "Some drinks have alcohol."),
        ("Drinks containing alcohol are not safe.", "Drinks with alcohol are not safe."),
        ("They managed to contain the outbreak.", None),
        ("The heart regulates blood flow.", "The heart controls blood flow."),
        ("Take it properly, please.", "Take it the right way, please."),
        ("It was properly assembled.", None),
        ("Abdominal pain is common.", "Belly pain is common."),
        ("Altered renal flow is seen.", "Changed kidney flow is seen."),
        ("New tools have greatly reduced the risks.", "New tools have greatly lowered the risks."),
        ("She is elderly.", None),
        ("Elderly people need care.", "Older people need care."),
        ("There is a history of fracture.", None),
        ("He has a fracture.", "He has a broken bone."),
        ("It stops protein restriction fragment tests.", None),
        ("The apparent loss was small.", None),
        ("The primary tumors grow.", None),
        ("The primary goal is comfort.", "The main goal is comfort."),
        ("Precautions have to be observed.", None),
        ("This was observed in men.", "This was seen in men."),
        ("The level of severity will determine what you take.", None),
        ("Tests are used to determine if you have it.", "Tests are used to find out if you have it."),
        ("It may help guide treatment, monitoring, and care.", None),
        ("Renal cell carcinoma is rare.", None),
        ("No significant effects were seen.", None),
        ("Levels were significantly higher in the group.", None),
        (
            "Ibuprofen can harm you, especially if you drink.",
            "Ibuprofen can harm you, most of all if you drink.",
        ),
        ("It is especially dangerous.", None),
        ("This has informed new policies.", None),
        ("Inform your doctor now.", "Tell your doctor now."),
        ("Male sex was slightly predominant.", None),
        ("The action potential was long.", None),
    ],
)
def test_a_word_is_read_in_the_sense_that_it_has_here(text: str, new: str | None) -> None:
    assert applied(words, text) == (new or text)


def test_suggestions_have_the_form_that_their_place_asks_for() -> None:
    def suggested(text: str) -> list[str]:
        found = words.propose(Sentence(text), TOOLS)
        return [one.edits[-1].new for one in found if one.strength == "suggest"]

    assert suggested("It can aid practitioners.") == ["doctors or nurses"]
    assert suggested("It should be consumed early.") == ["eaten or drunk"]
    assert suggested("Mutations are passed on.") == ["Changes in a gene"]
    assert suggested("It takes place in supervised settings.") == []
    assert suggested("Oral medicines are safe.") == ["Medicines by mouth"]
