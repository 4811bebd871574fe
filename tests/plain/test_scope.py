"""What a word opens is told from its neighbours: a clause that may reach past a comma, or nothing."""

from __future__ import annotations

import pytest

from handouts.plain.scope import is_open
from handouts.plain.sentence import Sentence
from handouts.plain.statement import statement

CLOSED = """
The glands that make the fluid are small
The drug helps people who have asthma
The nurse looks at that arm before meals
Use of the drug went up after 2 weeks
The pain is worse at night than in the day
The doctor uses the tube as a guide
It is safe in women with diabetes since 1990
That test is done while sitting
"""

OPEN = """
Studies show the drug helps most people
We believe that the drug helps
There is a risk that the pain comes back
It is key that you rest
You feel so sick that you stay in bed
Rest if you feel sick
Do not use it unless you have pain
Wash your hands before you eat
Rest when the pain comes
It hurts because the nerve is sore
Either the drug helps or it does not
The doctor asks how you feel
"""


def words(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", words(CLOSED))
def test_words_in_a_noun_phrase_open_nothing(text: str) -> None:
    sentence = Sentence(text)
    assert not is_open(sentence, 0, len(sentence.words))


@pytest.mark.parametrize("text", words(OPEN))
def test_a_clause_of_its_own_or_of_somebody_is_open(text: str) -> None:
    sentence = Sentence(text)
    assert is_open(sentence, 0, len(sentence.words))


def test_a_word_may_be_allowed_to_open_a_clause() -> None:
    sentence = Sentence("It hurts because the nerve is sore")
    assert not is_open(sentence, 0, len(sentence.words), allowed=("because",))


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("The swelling also can worsen.", "The swelling", "can"),
        ("Over time, high blood pressure weakens your heart.", "high blood pressure", "weakens"),
        ("But in most people the pain goes away.", "the pain", "goes"),
        ("When it hurts, the nurse helps.", "the nurse", "helps"),
        ("People who have asthma should rest.", "People who have asthma", "should"),
        ("Asthma (a lung disease) makes it hard to breathe.", "Asthma (a lung disease)", "makes"),
        ("The inhibitors block the signal.", "The inhibitors", "block"),
        ("Being tired is common.", "Being tired", "is"),
        ("It cannot be cured.", "It", "cannot"),
    ],
)
def test_the_subject_and_the_verb_of_a_statement_are_found(text: str, subject: str, verb: str) -> None:
    sentence = Sentence(text)
    found = statement(sentence, 0, len(sentence.words))
    assert found is not None
    assert sentence.text[sentence.words[found.start].start : sentence.words[found.end - 1].end] == subject
    assert sentence.words[found.verb].text == verb


@pytest.mark.parametrize(
    "text",
    [
        "If it hurts, the nurse helps.",
        "Unless it hurts, the nurse waits.",
        "Call the nurse.",
        "The risk of a rise.",
    ],
)
def test_a_condition_an_order_and_a_phrase_are_no_statements(text: str) -> None:
    sentence = Sentence(text)
    assert statement(sentence, 0, len(sentence.words)) is None
