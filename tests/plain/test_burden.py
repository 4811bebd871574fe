"""No change that is made by itself makes an article harder to read; what would is only suggested."""

from __future__ import annotations

import pytest

from handouts.config import Config
from handouts.formats import reader_for
from handouts.lexicon import lexicon
from handouts.model import Document, plain_text, texts
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.plainer import rejecting
from handouts.plain import simplify as in_plain_words
from handouts.plain.burden import is_harder
from handouts.plain.edit import Edit
from handouts.plain.proposal import Proposal
from handouts.plain.sentence import Sentence
from handouts.readability import score, weight

APPLIED = sorted(term for term in lexicon("en") if lexicon("en")[term].strength == "apply")


def read(markdown: str) -> Document:
    return read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))


def grade(document: Document) -> float:
    return score(document).document.values["flesch_kincaid_grade"]


@pytest.mark.parametrize(
    ("text", "words", "syllables"), [("", 0, 0), ("the cat sat", 3, 3), ("a vital medicine", 3, 6)]
)
def test_what_words_weigh(text: str, words: int, syllables: int) -> None:
    assert weight(text) == (words, syllables)


@pytest.mark.parametrize(
    ("old", "new", "harder"),
    [
        ("vital", "very important", True),
        ("medication", "medicine", False),
        ("prior to", "before", False),
        ("use", "make use of", True),
        ("use", "utilize", True),
    ],
)
def test_a_swap_is_harder_where_it_brings_syllables(old: str, new: str, harder: bool) -> None:
    sentence = Sentence(f"Say {old} now.")
    proposal = Proposal("everyday-word", (Edit(4, 4 + len(old), new),), "")
    assert is_harder(proposal, sentence, "en") is harder


def test_two_sentences_may_say_a_word_again() -> None:
    sentence = Sentence("The drug acts on glutamate, which is one of the brain's own chemicals.")
    at = sentence.text.index(", which")
    proposal = Proposal("split-which", (Edit(at, at + 7, ". Glutamate"),), "", whole=True)
    assert not is_harder(proposal, sentence, "en")
    long = Proposal("split-which", (Edit(at, at + 7, ". Electroencephalography"),), "", whole=True)
    assert is_harder(long, sentence, "en")


def test_what_is_harder_is_suggested_and_can_be_accepted() -> None:
    changes = simplify(read("# A\n\nSleep is vital."))[1]
    assert [(change.original, change.strength) for change in changes] == [("vital", "suggested")]
    accepted = rejecting(Config(), frozenset((changes[0].id,)), frozenset())
    plainer, _ = simplify(read("# A\n\nSleep is vital."), accepted)
    assert plain_text(plainer.blocks[0].children) == "Sleep is very important."  # type: ignore[union-attr]


FRAMES = ("It is {} that we talk of here at the clinic.", "You may {} it, as the nurse will show you.")


@pytest.mark.parametrize("frame", FRAMES)
def test_no_entry_of_the_lexicon_raises_the_grade(frame: str) -> None:
    harder = {}
    for term in APPLIED:
        article = read(f"# A\n\n{' '.join([frame.format(term)] * 10)}")
        before, after = grade(article), grade(in_plain_words(article)[0])
        if after > before + 0.001:
            harder[term] = after - before
    assert not harder


@pytest.mark.parametrize(
    ("lead", "made"),
    [("Try the following tips:", False), ("You may try the following tips:", True)],
)
def test_a_short_sentence_before_a_list_does_not_become_a_label(lead: str, made: bool) -> None:
    plainer, _ = simplify(read(f"# A\n\n{lead}\n\n- Rest well.\n- Eat well.\n"))
    assert (lead.replace("the following", "these") if made else lead) in list(texts(plainer))
