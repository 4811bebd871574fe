"""Sentences that people find harder have a higher difficulty, and it says why."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.readability import difficulty_of, sentence_difficulty, word_count
from handouts.readability.difficulty import EASIEST, FEATURES, HARDEST, fading, features, hard_from
from handouts.resources import toml

LADDER = (
    "Rest now.",
    "Take one pill with food each day.",
    "Call your doctor if the swelling in your leg gets worse or you have chest pain.",
    "People with diabetes should have their eyes checked for damage to the small blood vessels.",
    "Chronic hyperglycemia damages the capillaries of the retina and may cause neovascularization.",
    "Autosomal recessive mutations impair transmembrane chloride conductance in bronchopulmonary epithelium.",
)
"""From what anyone can read to what only experts can."""


def test_difficulty_goes_up_from_a_bedside_to_a_research_paper() -> None:
    values = [sentence_difficulty(sentence) for sentence in LADDER]
    assert all(easier < harder for easier, harder in pairwise(values)), values
    assert values[0] < 2.5
    assert values[3] < hard_from("en") < values[4]


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        # length, with the same kind of words
        ("Drink some water.", "Drink some water and then sit down in a chair by the door until we call you."),
        # rarity, with the same length and syllables
        ("The doctor found water in her lungs.", "The doctor found effusion in her lungs."),
        # a rare plural of a common word is as easy as the word
        ("She has two wheelchairs at home.", "She has two stents at home."),
        # a known abbreviation and an unknown one
        ("Ask about TV in the room.", "Ask about TPN in the room."),
        # a figure and a code
        ("Your count is 200.", "Your count is CD4."),
    ],
)
def test_each_thing_that_makes_a_sentence_hard_counts(easier: str, harder: str) -> None:
    assert sentence_difficulty(easier) < sentence_difficulty(harder)


def test_a_rare_word_said_twice_is_hard_once() -> None:
    once, twice = "Call about edema or pain or cold.", "Call about edema or pain or edema."
    assert features(once.split(), fading())[0] > features(twice.split(), fading())[0]


def test_reasons_name_the_length_and_the_rare_words_the_rarest_first() -> None:
    sentence = "Hypertension of a monogenic kind can change how your kidneys filter renin."
    said = difficulty_of(sentence)
    assert said.reasons == ("12 words", "'monogenic', 'renin' and 'Hypertension' are rare")
    assert said.rare == ("monogenic", "renin", "Hypertension")
    assert said.value == sentence_difficulty(sentence)
    assert said.fitted


def test_reasons_name_four_words_and_count_the_rest() -> None:
    said = difficulty_of("Renin, angiotensin, aldosterone, heparin, glucagon and creatinine.")
    assert said.reasons == (
        "7 words",
        "'Renin', 'angiotensin', 'aldosterone', 'heparin' and 2 more are rare",
    )


def test_where_no_word_is_rare_long_words_are_named() -> None:
    said = difficulty_of("The operation is necessary in another hospital.")
    assert said.reasons == ("7 words", "'operation' and 'hospital' are long")  # the others are common
    assert said.long == ("necessary", "operation", "hospital", "another")
    assert difficulty_of("Rest now.").reasons == ("2 words",)
    assert difficulty_of("Go.").reasons == ("1 word",)


def test_names_are_no_words_to_replace() -> None:
    said = difficulty_of("Dr. Okonkwo will listen to your lungs with her stethoscope.")
    assert said.rare == ("stethoscope",)


def test_abbreviations_are_shown_as_they_stand() -> None:
    said = difficulty_of("You have COPD (or A.L.S.), not CD4.")
    assert {"COPD", "CD4"} <= set(said.rare)


def test_help_for_saying_a_word_makes_no_sentence_harder() -> None:
    plain = "It is called angina and it hurts."
    assert sentence_difficulty("It is called angina (an-JI-nuh) and it hurts.") == sentence_difficulty(plain)


@pytest.mark.parametrize("language", ["es", "de-CH", "ar", "ja", "xx"])
def test_other_languages_go_by_length_alone_and_say_so(language: str) -> None:
    short, long = "Tome agua.", "Tome mucha agua todos los dias por la manana y tambien por la noche."
    assert sentence_difficulty(short, language) < sentence_difficulty(long, language)
    said = difficulty_of(long, language)
    assert not said.fitted
    assert said.rare == ()
    assert hard_from(language) > HARDEST


def test_words_are_counted_as_a_person_counts_them() -> None:
    assert word_count("Take over-the-counter drugs, e.g. 5 mg — or not.") == 8
    assert word_count("") == 0


@given(st.text(max_size=200), st.sampled_from(["en", "de", "xx"]))
def test_any_text_has_a_difficulty_on_the_scale(text: str, language: str) -> None:
    assert EASIEST <= sentence_difficulty(text, language) <= HARDEST


@given(st.lists(st.sampled_from(["the", "pain", "renin", "Take", "5", "CD4"]), min_size=1, max_size=40))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert features(words, 0.5) == pytest.approx(features(sorted(words), 0.5))


def test_every_weight_of_the_fit_makes_sentences_harder() -> None:
    fit = toml("difficulty.toml")
    assert all(weight > 0 for name in ("en", "other") for weight in fit[name]["weights"].values())
    assert tuple(fit["en"]["weights"]) == FEATURES
