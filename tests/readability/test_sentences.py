"""Sentences of clinical text end where a reader ends them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.readability import sentences, spans
from handouts.readability.sentences import has_verb

CASES = [
    line
    for line in (Path(__file__).parent / "clinical.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES)
def test_clinical_text(case: str) -> None:
    assert sentences(case.replace("| ", "")) == case.split(" | ")


def test_two_sentences_with_no_space_between_them_are_two() -> None:
    text = "It is good for your health.While you wait, rest."
    assert sentences(text) == ["It is good for your health.", "While you wait, rest."]
    assert [span.joined for span in spans(text)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Use Node.js or ask.",
        "See CDC.gov for it.",
        "Dr.Smith is here.",
        "U.S.Army doctors came.",
        "It is v.Good",
    ],
)
def test_a_full_stop_inside_a_name_is_no_missing_space(text: str) -> None:
    assert sentences(text) == [text]


def test_the_number_of_a_note_right_behind_a_sentence_belongs_to_it() -> None:
    text = "It is common in the United States.1 As many as 40 percent have it.2,3 Ask us."
    assert sentences(text) == [
        "It is common in the United States.1",
        "As many as 40 percent have it.2,3",
        "Ask us.",
    ]
    assert not any(span.joined for span in spans(text))
    assert sentences("See Fig.2 Then go on, as in vol.3 There it is.") == [
        "See Fig.2 Then go on, as in vol.3 There it is."
    ]


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    assert sentences("Take it\nwith food\n\nRest") == ["Take it\nwith food", "Rest"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nehmen Sie z. B. Tee. | Am 3. Oktober haben wir zu. | Rufen Sie Dr. Maier an."),
        ("es", "Pregunte al Dr. Ruiz. | ¿Le duele? | Tome aprox. 5 ml."),
        ("fr", "Le Dr. Blanc est là. | Prenez p. ex. du thé. | Avez-vous mal ?"),
        ("it", "Chiami il dott. Rossi. | Prenda 5 mg. | Poi riposi."),
        ("pt-BR", "Fale com a Dra. Lima. | Tome 5 mg. | Descanse."),
        ("nl", "Bel dr. Bakker. | Neem bijv. thee. | Rust daarna."),
        ("pl", "Weź np. herbatę. | Zadzwoń do dr. Nowak."),
        ("ru", "Это др. вопрос. | Пейте воду."),
        ("ja", "水を飲む。| 休む。"),
        ("ar", "هل تشعر بألم؟ | اتصل بنا."),
        ("xx", "One thing. | Another thing."),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    assert sentences(text.replace("| ", ""), language) == [part.strip() for part in text.split("|")]


PIECES = (
    "Dr.",
    "E.",
    "coli",
    "5",
    "mg.",
    "p.o.",
    "U.S.",
    "The",
    "“Why?",
    "”",
    "0.5",
    "...",
    ".",
    "!",
    ")",
    "a.Me",
)


@given(st.text())
def test_every_character_is_in_one_sentence_and_in_order(text: str) -> None:
    found = spans(text)
    assert "".join("".join(text[one.start : one.end].split()) for one in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(st.sampled_from(PIECES)))
def test_pieces_in_any_order_break_nothing(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert "".join("".join(one.split()) for one in sentences(text)) == "".join(text.split())


def test_time_grows_with_length_and_no_faster() -> None:
    pieces = ("a.", ". ", "A. B. ", "(a. ", 'dr. " ', "0. 1 ", "st. ", "i. ", "e.g. (", "a b. ")
    for text in (*(piece * 20_000 for piece in pieces), "x" * 1_000_000, "(" * 300_000):
        assert sentences(text)


def test_a_line_with_a_verb_is_told_from_a_label() -> None:
    assert has_verb(["drink", "plenty", "of", "water"], "en")
    assert has_verb(["your", "headache", "keeps", "coming", "back"], "en")
    assert not has_verb(["minor", "pain", "of", "arthritis"], "en")
    assert has_verb(["agua"], "es")
