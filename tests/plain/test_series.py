"""Rows of things are found where it is certain what belongs to which item, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.lexicon import lexicon
from handouts.plain.lexicon import Finder
from handouts.plain.proposal import Tools
from handouts.plain.rules import RULES
from handouts.plain.sentence import Sentence
from handouts.plain.series import row

TOOLS = Tools(Finder(lexicon("en")))
WORDS = (
    "The the drug drugs can may is are not help helps you need to used and or but so if that who how such as "
    "including called also for in of , ; : ( ) . - pain fever blood raise raises lowered It they 5 mg"
)


def items(text: str, *, stop: bool = True) -> tuple[str, list[str], str]:
    found = row(Sentence(text), stop=stop)
    if found is None:
        return "", [], ""
    return text[: found.lead], [text[first:end] for first, end in found.items], found.joint


@pytest.mark.parametrize(
    ("text", "lead", "parts", "joint"),
    [
        (
            "In the first week, the nurse will also call you, ask about your pain, and send you a list.",
            "In the first week, the nurse will also",
            ["call you", "ask about your pain", "send you a list"],
            "and",
        ),
        (
            "It can be treated with rest at home, cold packs, tablets, and/or surgery on your hand.",
            "",
            [],
            "",
        ),
        (
            "For some people the fits can be controlled with drugs, a diet, devices, and/or surgery.",
            "For some people the fits can be controlled with",
            ["drugs", "a diet", "devices", "surgery"],
            "and/or",
        ),
        (
            "You can get it from many things in your own home, for example, dust, mold, or pets.",
            "You can get it from many things in your own home, for example",
            ["dust", "mold", "pets"],
            "or",
        ),
        (
            "Signs of a heart attack include pain or pressure in the chest; feeling sick; and a cold sweat.",
            "Signs of a heart attack include",
            ["pain or pressure in the chest", "feeling sick", "a cold sweat"],
            "and",
        ),
        (
            "The rash most often comes in 3 stages: bad pain, red skin, and blisters that look like drops.",
            "The rash most often comes in 3 stages:",
            ["bad pain", "red skin", "blisters that look like drops"],
            "and",
        ),
        (
            "The team may include doctors, nurses, a dietitian, and a chaplain or other support workers.",
            "The team may include",
            ["doctors", "nurses", "a dietitian", "a chaplain or other support workers"],
            "and",
        ),
        (
            "Before you use it, all the parts of the pump should be washed, dried, and kept in a clean bag.",
            "Before you use it, all the parts of the pump should be",
            ["washed", "dried", "kept in a clean bag"],
            "and",
        ),
        (
            "The booklet that we give you tells you what the test is, how it is done, and what it can show.",
            "The booklet that we give you tells you",
            ["what the test is", "how it is done", "what it can show"],
            "and",
        ),
    ],
)
def test_a_row_has_a_lead_items_and_a_joint(text: str, lead: str, parts: list[str], joint: str) -> None:
    assert items(text) == (lead, parts, joint)


@pytest.mark.parametrize(
    "text",
    [
        "You may get pain in the back of your leg, a fever, and swelling of your whole foot.",  # whose back?
        "After the operation some people lose feeling in the hand, arm, or leg for a few days.",
        "These tests can find signs of lung, breast, and colon cancer in people with no signs.",
        "The drug is for adults who have a high pulse, blood pressure, or level of sugar in them.",
        "The goals of this first visit include giving facts on food, the right drinks, and the best drugs.",
        "A rash, a fever, and a stiff neck are signs that you should call us for at once.",
        "You should call us if you have either a bad headache, a stiff neck, or a rash on you.",
        "If you have a fever, feel sick, or see blood, you should call the clinic right away.",
        "The doctor said, “Come back if you have pain, feel sick, or see blood in the bowl.”",
        "The nurse may change the dose, add a drug, and stop it if you do not feel well.",
    ],
)
def test_where_it_is_not_certain_there_is_no_row(text: str) -> None:
    assert items(text) == ("", [], "")


def test_a_line_with_no_full_stop_is_looked_at_only_where_it_may_end_without() -> None:
    line = "learn about the many kinds of insulin, how to plan meals, and how to keep active"
    assert items(line, stop=False)[1] == []  # what follows the last "how" may be another line
    line = "all you want to know about diabetes, such as insulin shots, diabetes medicines, and meal planning"
    assert items(line)[1] == []
    assert items(line, stop=False)[1] == ["insulin shots", "diabetes medicines", "meal planning"]


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=30))
def test_any_words_can_be_looked_at(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in (Sentence(text), Sentence(f"{text}."), Sentence(text, heading=True)):
        for stop in (True, False):
            found = row(sentence, stop=stop)
            assert found is None or all(first < end for first, end in found.items)
        for rule in RULES:
            for proposal in rule.propose(sentence, TOOLS):
                assert proposal.apply(sentence.text) != sentence.text
