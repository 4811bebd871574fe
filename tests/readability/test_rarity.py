"""A word is as rare as its most familiar form, and a figure is no word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.readability.rarity import CODE, RARE, UNKNOWN, forms, rarity
from handouts.readability.syllables import spelled
from handouts.resources import data, toml


def of(word: str) -> float:
    found = rarity(word)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("common", "rarer"),
    [("the", "doctor"), ("doctor", "insulin"), ("insulin", "pancreas"), ("pancreas", "transmembrane")],
)
def test_what_people_meet_less_often_is_rarer(common: str, rarer: str) -> None:
    assert of(common) < of(rarer)


@pytest.mark.parametrize(
    "word",
    ["hypoglycemia", "dialysis", "metformin", "hypertension", "edema", "angina", "monogenic", "renal"],
)
def test_words_that_patients_stumble_over_are_rare(word: str) -> None:
    assert of(word) >= RARE


def test_words_that_patients_use_are_not() -> None:
    words = """
    blood sugar kidney insulin cancer doctor nurse pill tablet fever rash asthma vaccine heart swollen dizzy
    diarrhea pregnant allergic headache bleeding tired cough covid don't can't you'll nurse's cannot o'clock
    emergency hospital pharmacy breathing bathroom wheelchair
    """
    assert [word for word in words.split() if of(word) >= RARE] == []


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("tablets", "tablet"),
        ("allergies", "allergy"),
        ("stopped", "stop"),
        ("making", "make"),
        ("thinners", "thin"),
        ("quickly", "quick"),
        ("colour", "color"),
        ("tumours", "tumor"),
        ("diarrhoea", "diarrhea"),
        ("centre", "center"),
        ("organised", "organize"),
        ("paralysed", "paralyze"),
        ("labelled", "label"),
        ("café", "cafe"),
    ],
)
def test_inflection_and_british_spelling_make_no_word_rarer(word: str, plain: str) -> None:
    assert of(word) <= of(plain)


def test_a_front_part_or_an_ending_makes_a_word_ten_times_as_rare() -> None:
    assert of("premenopausal") == min(UNKNOWN, of("menopausal") + 1)
    assert of("subhuman") == of("human") + 1
    assert of("dizziness") == of("dizzy") + 1


@pytest.mark.parametrize("word", ["12", "5mg", "2nd", "1,000", "0.5", "10th", "3.5ml"])
def test_a_figure_with_or_without_a_unit_is_no_word(word: str) -> None:
    assert rarity(word) is None


@pytest.mark.parametrize("word", ["cd4", "a1c", "h1n1", "f508", "il6"])
def test_letters_with_figures_are_harder_than_any_word(word: str) -> None:
    assert rarity(word) == CODE > UNKNOWN


def test_letters_said_one_by_one_are_looked_up_as_they_are() -> None:
    assert of(spelled("tv").lower()) < RARE
    assert of(spelled("cdks").lower()) == UNKNOWN  # no plural of the abbreviation is looked for


@pytest.mark.parametrize("word", ["", "'", "α", "水", "x", "zzzz"])
def test_what_no_table_has_is_unknown_or_less(word: str) -> None:
    assert 0 <= of(word) <= UNKNOWN


@given(st.text(max_size=30))
def test_any_word_has_a_rarity_or_is_a_figure(word: str) -> None:
    found = rarity(word.lower())
    assert found is None or 0 <= found <= CODE


def test_a_very_long_word_takes_no_time() -> None:
    for word in ("a" * 100_000, "ness" * 25_000, "un" * 50_000, "s" * 100_000):
        assert rarity(word) == UNKNOWN


def test_the_table_is_in_order_and_small() -> None:
    lines = [line for line in data("word_rarity.txt").read_text().splitlines() if line[0] != "#"]
    assert [line[:2] for line in lines] == sorted({line[:2] for line in lines})
    assert data("word_rarity.txt").stat().st_size < 500_000
    for line in lines[::25]:
        for word in line[2:].split():
            assert word.isdigit() or word.startswith(line[:2].strip())


def test_every_rule_of_the_forms_leads_to_another_word() -> None:
    row = toml("word_forms.toml")["en"]
    for ending, instead in (*row["endings"], *row["suffixes"]):
        assert ending != instead
    assert set(row["doubled"]) <= {ending for ending, instead in row["endings"] if not instead}
    assert next(forms("studies")) == "studies"
    assert "study" in forms("studies")
