"""Words are what a reader reads as words, and textstat counts them so."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.readability._textstat import backend
from handouts.readability._words import bare, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Take 0.5 mg p.o. b.i.d. with food.", "Take 05 mg ＰＯ ＢＩＤ with food"),
        ("pressure—also over-the-counter mL/kg", "pressure also over the counter mL kg"),
        ("The nurse’s ‘rule’ isn’t o’clock", "The nurse's rule isn't oclock"),
        ("Your COPD and SSRIs, not AIDS.", "Your ＣＯＰＤ and ＳＳＲＩs, not AIDS"),
        ("DO NOT TAKE IBUPROFEN", "DO NOT TAKE IBUPROFEN"),
        ("“Is it safe?” she asked.", "“Is it safe” she asked"),
        ("5 + 5 = 10 & done …", "5 5 10 done"),
        ("____ and * and •", "and and"),
        ("tablet(s) of 1,000 mg", "tablet(s) of 1,000 mg"),
        ("COVID-19 in the U.S.", "COVID 19 in the ＵＳ"),
        ("in the States.1 Type 2.", "in the States Type 2"),
        ("have it.2,3 By age 3, though", "have it By age 3, though"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == (tuple(words.split()), Counter())


def test_addresses_and_telephone_numbers_are_left_out_and_counted() -> None:
    text = (
        "Call 1-800-555-0100 or (555) 010-0000, see https://example.org/a-b. or write to me@example.org"
        " (Drugs.com)."
    )
    assert words_of(text) == (
        ("Call", "or", "see", "or", "write", "to"),
        Counter({"web address": 3, "telephone number": 2}),
    )


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("called embolism (PULL-mun-ary EM-bo-lizm), or", "called embolism or", 2),
        ("computed tomography (to-MOG-rah-fee)", "computed tomography", 1),
        ("asthma (AZ-ma) is", "asthma is", 1),
        ("an (X-ray) of the (T-cell) type", "an (X ray) of the (T cell) type", 0),
        ("the (HIV-positive) and (DVT-related)", "the (ＨＩＶ positive) and (ＤＶＴ related)", 0),
        ("(high-risk UV rays) (45-year-old)", "(high risk ＵＶ rays) (45 year old)", 0),
    ],
)
def test_help_for_saying_a_word_is_left_out_and_counted(text: str, words: str, number: int) -> None:
    left_out = Counter({"pronunciation": number}) if number else Counter()
    assert words_of(text) == (tuple(words.split()), left_out)


def test_other_languages_have_no_letters_said_one_by_one() -> None:
    assert words_of("La EPOC es p. ej. grave", english=False)[0] == ("La", "EPOC", "es", "p", "ej", "grave")


@given(st.text())
def test_textstat_counts_the_same_words_in_any_text(text: str) -> None:
    words, _ = words_of(text)
    assert backend().counts.count_words(" ".join(words)) == len(words)


@given(st.text(alphabet="a'’tsdI.-_ X!?…“”b3é\u0301ßİ\u200d"))
def test_textstat_counts_the_same_words_in_hostile_text(text: str) -> None:
    words, _ = words_of(text)
    listed = backend().selections.list_words(" ".join(words), lowercase=True)
    assert [bare(word) for word in words] == listed


def test_a_very_long_word_takes_no_time() -> None:
    for word in ("a" * 100_000, "a." * 50_000, "a@" * 50_000, "a-" * 50_000, "www." * 25_000, "'" * 100_000):
        words_of(word)
