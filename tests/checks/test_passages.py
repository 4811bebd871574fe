"""Checks see every passage that the author wrote, and find phrases where they stand."""

from __future__ import annotations

from handouts.checks._passages import Passage, passages
from handouts.checks._phrases import Index, Phrases, spellings
from handouts.findings import Severity
from handouts.formats import reader_for
from handouts.pipeline import read_bytes

ARTICLE = """\
---
lang: en
---

# Asthma at home

It’s common. Say [hola amiga]{lang=es} to her.

## What to do

::: urgent Get help
Call 911.
:::

1. Sit up.
   - Stay calm.

Trigger
: What starts it.

| Drug | Dose |
|---|---|
| Salbutamol | 2 puffs |

### More[^1]

[^1]: A note.
"""


def of(markdown: str) -> tuple[Passage, ...]:
    return passages(read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md")))


def test_every_passage_says_what_it_is() -> None:
    said = [(one.kind, one.callout, " ".join(one.text.split())) for one in of(ARTICLE)]
    assert said == [
        ("title", "", "Asthma at home"),
        ("paragraph", "", "It’s common. Say to her."),
        ("heading", "", "What to do"),
        ("label", "urgent", "Get help"),
        ("paragraph", "urgent", "Call 911."),
        ("item", "", "Sit up."),
        ("item", "", "Stay calm."),
        ("term", "", "Trigger"),
        ("definition", "", "What starts it."),
        ("cell", "", "Drug"),
        ("cell", "", "Dose"),
        ("cell", "", "Salbutamol"),
        ("cell", "", "2 puffs"),
        ("heading", "", "More"),
        ("note", "", "A note."),
    ]


def test_words_in_another_language_are_blanked_out_and_nothing_moves() -> None:
    opening = of(ARTICLE)[1]
    assert "hola" not in opening.vocabulary
    her = next(word for word in opening.words if word.text == "her")
    found = opening.finding("a-rule", Severity.INFO, "Her.", "Say who.", start=her.start, end=her.end)
    assert found.excerpt == "her"
    line = ARTICLE.splitlines()[(found.position.line or 0) - 1]
    assert line[(found.position.column or 0) - 1 :] == "her."


def test_an_apostrophe_is_straight_and_a_hyphen_parts_words() -> None:
    (_, opening) = of("# A\n\nIt’s an over-the-counter drug, 50% off. ﬁrst İstanbul\n")
    assert [word.text for word in opening.words][:9] == [
        "it's",
        "an",
        "over",
        "the",
        "counter",
        "drug",
        "50",
        "%",
        "off",
    ]
    for word in opening.words:
        assert opening.text[word.start : word.end].strip()


def test_phrases_are_found_the_longest_first_and_never_twice() -> None:
    known = Phrases(
        {"few (days|weeks)": "vague", "a few days": "longer", "# times": "figure", "soon": "when"}
    )
    (_, text) = of("# A\n\nWait a few days, or few\nweeks. Take it 3 times, soon.\n")
    assert [(text.text[one.start : one.end], one.entry) for one in known.find(text)] == [
        ("a few days", "longer"),
        ("few weeks", "vague"),
        ("3 times", "figure"),
        ("soon", "when"),
    ]


def test_a_choice_may_be_empty() -> None:
    assert list(spellings("(very|) soon (now|later)")) == [
        "very soon now",
        "very soon later",
        "soon now",
        "soon later",
    ]


def test_a_phrase_does_not_reach_over_a_stop() -> None:
    known = Phrases({"prior to": "before", "1 # tablets": "figures"})
    (_, text) = of("# A\n\nI told you prior. To be sure: prior, to you; prior to it.\n")
    assert [text.text[one.start : one.end] for one in known.find(text)] == ["prior to"]


def test_of_two_phrases_the_one_that_starts_first_is_found() -> None:
    known = Phrases({"blood sugar": 1, "sugar level": 2, "the high blood sugar": 3})
    (_, text) = of("# A\n\nThe blood sugar level, the high blood sugar level, a sugar level.\n")
    assert [one.entry for one in known.find(text)] == [1, 3, 2]


def test_a_figure_may_stand_anywhere_in_a_phrase() -> None:
    known = Phrases({"take # pills": "how many", "# times a #": "how often", "#": "figure"})
    (_, text) = of("# A\n\nTake 2 pills 3 times a 4. Then 5.\n")
    assert [(text.text[one.start : one.end], one.entry) for one in known.find(text)] == [
        ("Take 2 pills", "how many"),
        ("3 times a 4", "how often"),
        ("5", "figure"),
    ]


def test_the_index_finds_what_each_passage_would() -> None:
    read = of(ARTICLE)
    index = Index(read)
    known = Phrases({"what to do": "heading", "salbutamol": "drug", "call #": "number", "2 puffs": "dose"})
    assert [(passage.text, found) for passage, found in known.find_all(index)] == [
        (passage.text, found) for passage in read for found in known.find(passage)
    ]
    assert [(passage.kind, passage.tokens[place]) for passage, place in index.uses({"call", "dose"})] == [
        ("paragraph", "call"),
        ("cell", "dose"),
    ]


def test_web_addresses_have_no_words() -> None:
    (_, text) = of("# A\n\nSee https://example.org/edema or example.gov/x, or write to me@example.com now.\n")
    assert text.tokens == ["see", "or", "or", "write", "to", "now"]
    assert [text.text[word.start : word.end].lower() for word in text.words] == text.tokens


def test_a_name_is_told_by_its_capitals() -> None:
    (_, text) = of(
        "# A\n\nThe Food and Drug Administration says: Edema is common. So are Diabetes and Hypertension, "
        "and the National Institute of Neurological Disorders. Renal Care says so.\n"
    )
    names = [text.tokens[number] for number in range(len(text.tokens)) if text.is_name(number, number)]
    assert [name for name in names if name not in ("the", "of", "and")] == [
        *("food", "drug", "administration"),
        *("national", "institute", "neurological", "disorders"),
    ]


def test_a_sentence_is_known_by_any_of_its_characters() -> None:
    (_, text) = of("# A\n\nTake 0.5 mg. Call Dr. Lee.\n")
    at = text.text.index("Lee")
    start, end = text.sentence_at(at)
    assert text.text[start:end] == "Call Dr. Lee."
