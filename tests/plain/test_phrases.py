"""Phrases are found by their longest form, and words keep the capitals that they need."""

from __future__ import annotations

import pytest

from handouts.plain.opening import inside
from handouts.plain.phrases import Phrases, spelled
from handouts.plain.rules import active, padding, verbs
from handouts.plain.sentence import Sentence
from handouts.resources import toml
from tests.plain.test_rules import TOOLS, applied


def test_a_phrase_with_choices_has_every_way_to_write_it() -> None:
    assert list(spelled("(in|at) (the |)end")) == [
        ("in", "the", "end"),
        ("in", "end"),
        ("at", "the", "end"),
        ("at", "end"),
    ]


def test_the_longest_phrase_at_a_place_is_found() -> None:
    phrases = Phrases({"in fact": "a", "in fact ,": "b", "fact": "c"})
    assert list(phrases.find(Sentence("In fact, it is a fact."))) == [(0, 3, "b"), (1, 2, "c"), (6, 7, "c")]
    assert list(phrases.find(Sentence("It is so."))) == []


def test_no_phrase_of_the_data_is_written_twice_or_is_empty() -> None:
    tables = toml("phrases.toml")["en"]
    for name in ("openings", "links", "links_inside", "hidden", "twice", "twice_before_figure", "talk"):
        ways = [way for phrase in tables[name] for way in spelled(phrase)]
        assert sorted(set(ways)) == sorted(ways), name
        assert all(ways), name


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The drug helps.", "the"),
        ("Aspirin helps.", "aspirin"),
        ("Ketamine helps.", "ketamine"),
        ("Microvascular disease hurts.", "microvascular"),
        ("TB is rare.", "TB"),
        ("I am ill.", "I"),
        ("Down syndrome is rare.", None),
        ("Crohn disease is rare.", None),
        ("Zostavax helps.", None),
    ],
)
def test_the_first_word_keeps_a_capital_that_is_its_own(sentence: str, word: str | None) -> None:
    assert inside(Sentence(sentence), 0) == word


def turned(text: str) -> list[tuple[str, str]]:
    return [(one.apply(text), one.strength) for one in active.propose(Sentence(text), TOOLS)]


@pytest.mark.parametrize(
    ("passive", "actively"),
    [
        ("Your blood will be tested by the lab.", "The lab will test your blood."),
        ("The test is read by a nurse after 2 days.", "A nurse reads the test after 2 days."),
        ("He was seen by us.", "We saw him."),
        ("The tests are checked by us.", "We check the tests."),
        ("The pill was taken by the child.", "The child took the pill."),
        ("The drug has been approved by experts.", "Experts have approved the drug."),
        ("The drug is being tested by experts.", "Experts are testing the drug."),
        ("The plan was being checked by a nurse.", "A nurse was checking the plan."),
        ("The form has to be signed by your doctors.", "Your doctors have to sign the form."),
        ("The wound needs to be checked by a nurse.", "A nurse needs to check the wound."),
        ("It should have been checked by a doctor.", "A doctor should have checked it."),
        ("Your baby will be checked by a midwife or nurse.", "A midwife or nurse will check your baby."),
        ("Most colds are caused by a virus.", "A virus causes most colds."),
        ("The dose was set by you.", "You set the dose."),
        ("The pill is usually given by a nurse.", "A nurse usually gives the pill."),
    ],
)
def test_a_passive_is_turned_in_its_tense_and_for_who_acts(passive: str, actively: str) -> None:
    assert turned(passive) == [(actively, "apply")]


@pytest.mark.parametrize(
    "text",
    [
        "Insulin is made by the pancreas.",  # the next "it" could be the pancreas
        "It can be caused by an injury.",
        "The children were seen by doctors.",
        "Tests are done by nurses.",
    ],
)
def test_a_passive_that_could_leave_a_pronoun_unclear_is_only_suggested(text: str) -> None:
    assert [strength for _, strength in turned(text)] == ["suggest"]


@pytest.mark.parametrize(
    "text",
    [
        "The vaccine is given by injection.",
        "The scan is done by appointment.",
        "The pain was eased by rest.",
        "The dose is raised by 5 mg.",
        "It is caused by a number of things.",
        "It was given by a specialist in asthma.",
        "You may be asked by your doctor to stop eating.",
        "The drug was given by mouth by a nurse.",
        "Zostavax is given by a nurse.",
        "The drug, a pill, is given by a nurse.",
        "Is the drug given by a nurse?",
        "No drug is given by a nurse.",
        "The pills that are given by a nurse work.",
    ],
)
def test_a_passive_with_no_actor_or_a_doubt_stays(text: str) -> None:
    assert turned(text) == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("They made a decision to stop.", "They decided to stop."),
        ("He has made the decision to stop.", "He has decided to stop."),
        ("Having a tendency to bleed is rare.", "Tending to bleed is rare."),
        ("The drugs are harmful to your liver.", "The drugs harm your liver."),
        ("It was harmful to them.", "It harmed them."),
        ("This led to an increase in blood pressure.", "This raised blood pressure."),
        ("This led to an increase in deaths.", None),
        ("The care given to you is free.", None),
        ("We make decisions about whether to stop.", None),
        ("The Make Contact With Us line is open.", None),
    ],
)
def test_a_hidden_verb_has_the_form_of_the_word_that_carried_it(text: str, new: str | None) -> None:
    assert applied(verbs, text) == (new or text)


def test_padding_is_cut_inside_a_sentence_only_where_a_clause_begins() -> None:
    old = "It may hurt, but it is important to note that the pain goes away."
    assert applied(padding, old) == "It may hurt, but the pain goes away."
    same = "We know that in fact, the pain goes away."
    assert applied(padding, same) == same
