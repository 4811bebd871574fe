"""Checks see every passage that the author wrote, and find phrases where they stand."""

from __future__ import annotations

from handouts.checks._passages import Passage, passages
from handouts.checks._phrases import Phrases, spellings
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
