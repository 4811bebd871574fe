"""Ids of changes stay what they are when other sentences are edited, so that a decision is made once."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from handouts.config import Config
from handouts.formats import reader_for
from handouts.lexicon import lexicon
from handouts.model import Document, texts
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.plainer import rejecting
from handouts.plain.definitions import _lowered
from handouts.plain.proposal import capitalized
from handouts.results import Change

SENTENCES = (
    "Utilize the inhaler prior to exercise.",
    "The medication relaxes the muscles around your airways, and most people feel better within ten minutes.",
    "However, some people experience a small abscess.",
    "Do not discontinue it; contact a physician if symptoms persist.",
    "Things that can set off an attack of asthma include dust, cold air, tobacco smoke, and hard exercise.",
    "You may exceed the dose only if the nurse says so.",
    "We will monitor how the drug may resolve your pain.",
    "Although the drug is safe for most people, it can make you feel tired for a day or two.",
    "The nurse puts in a small tube, which stays in your arm for about an hour.",
    "Rest at home.",
)
"""Sentences that most rules have something to do with, and one that none has."""

NEW = ("Call us.", "Ask a friend to drive you home.", "Obtain help prior to leaving.")


def read(sentences: list[str]) -> Document:
    text = "# A\n\n" + "\n\n".join(sentences) + "\n"
    return read_bytes(text.encode(), "a.md", reader_for("a.md", ".md"))


def by_sentence(sentences: list[str], config: Config | None = None) -> dict[int, list[Change]]:
    """The changes of each sentence by its number; definitions are about words of the whole article."""
    _, changes = simplify(read(sentences), config)
    found: dict[int, list[Change]] = {number: [] for number in range(len(sentences))}
    for change in changes:
        if change.rule != "definition":
            found[((change.position.line or 0) - 3) // 2].append(change)
    return found


def told(changes: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.strength, one.original, one.new) for one in changes]


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True),
    st.sampled_from(NEW),
    st.randoms(use_true_random=False),
)
def test_editing_one_sentence_leaves_the_ids_of_the_others(
    sentences: list[str], new: str, chance: random.Random
) -> None:
    before = by_sentence(sentences)
    edited = chance.randrange(len(sentences))
    after = by_sentence([*sentences[:edited], new, *sentences[edited + 1 :]])
    for number in range(len(sentences)):
        if number != edited:
            assert told(after[number]) == told(before[number])


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True),
    st.randoms(use_true_random=False),
)
def test_order_says_nothing(sentences: list[str], chance: random.Random) -> None:
    before = by_sentence(sentences)
    order = list(range(len(sentences)))
    chance.shuffle(order)
    after = by_sentence([sentences[number] for number in order])
    for place, number in enumerate(order):
        assert told(after[place]) == told(before[number])


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5, unique=True),
    st.sampled_from(NEW),
    st.randoms(use_true_random=False),
)
def test_a_decision_holds_after_another_sentence_is_edited(
    sentences: list[str], new: str, chance: random.Random
) -> None:
    found = by_sentence(sentences)
    numbers = [number for number, changes in found.items() if changes]
    decided = chance.choice(numbers or [0])
    if not found[decided]:
        return
    one = chance.choice(found[decided])
    applied = one.strength == "applied"
    accepted, rejected = (
        (frozenset(), frozenset((one.id,))) if applied else (frozenset((one.id,)), frozenset())
    )
    config = rejecting(Config(), accepted, rejected)
    edited = (decided + 1) % len(sentences)
    later = [*sentences[:edited], new, *sentences[edited + 1 :]]
    assert told(by_sentence(later, config)[decided]) == told(by_sentence(sentences, config)[decided])
    assert one.id not in {
        change.id for change in by_sentence(later, config)[decided] if change.strength == "applied"
    } or (not applied)


def test_the_sentence_of_a_change_is_all_that_its_id_depends_on() -> None:
    alone = {one.id for one in simplify(read([SENTENCES[0]]))[1]}
    inside = "Rest well. " + SENTENCES[0] + " Call us."
    assert alone
    assert {one.id for one in simplify(read([inside]))[1]} == alone
    other = simplify(read([SENTENCES[0].replace("exercise", "sport")]))[1]
    assert alone.isdisjoint(one.id for one in other)


def test_a_rejected_change_of_a_word_leaves_the_rest_of_its_sentence_plainer() -> None:
    sentence = "Do not discontinue it; contact a physician if symptoms persist."
    changes = by_sentence([sentence])[0]
    (stop,) = (one for one in changes if one.original == "discontinue")
    made, _ = simplify(read([sentence]), rejecting(Config(), frozenset(), frozenset((stop.id,))))
    said = " ".join(texts(made))
    assert "Do not discontinue it. Contact a doctor if symptoms go on." in said


def test_items_of_a_new_list_are_made_plainer_at_once() -> None:
    row = "cream on the skin, medicines to reduce the risk of infection, surgery, and rest"
    once, _ = simplify(read([f"Your doctor may help you with the pain and the rash by giving you {row}."]))
    twice, changes = simplify(once)
    assert twice == once
    assert not [change for change in changes if change.strength == "applied"]


def test_what_a_definition_says_stays_as_it_is() -> None:
    known = lexicon("en")
    for term in known:
        entry = known[term]
        if entry.definition and not entry.familiar and entry.strength == "flag":
            told = f"{capitalized(entry.written or term)} means {_lowered(entry.definition.rstrip('.'))}."
            _, changes = simplify(read([told]))
            assert not [one for one in changes if one.strength == "applied" and one.rule != "definition"], (
                told
            )
