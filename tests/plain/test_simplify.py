"""An article is made plainer: every change logged, every other word kept, and nothing left to do."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

import handouts
from handouts import checks
from handouts.config import Config, parse
from handouts.formats import reader_for
from handouts.model import BulletList, Document, Paragraph, texts, walk
from handouts.pipeline import example, read_bytes, simplify
from handouts.pipeline.plainer import rejecting
from handouts.plain import ABOUT_WORDS, guard

ARTICLE = """\
---
lang: en
---

# Utilizing an inhaler

Asthma medication is administered by a nurse, and most people feel better within about ten minutes. However,
some people experience a small abscess.

Call us if you have **approximately** two attacks a week. Do not discontinue [your medication](https://example.org).

> We utilize every tool.

## Prior to surgery

1. Take 5 mg twice a day.
2. Side effects include a dry mouth, a sore throat, a fast heartbeat, and trouble sleeping at night.

Things that can set off an attack of asthma include dust, cold air, tobacco smoke, and hard exercise.
"""


def read(markdown: str) -> Document:
    return read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))


def said(document: Document) -> list[str]:
    return [text for text in texts(document) if text.strip()]


def test_a_whole_article() -> None:
    plainer, changes = simplify(read(ARTICLE))
    assert said(plainer) == [
        "Using an inhaler",
        "A nurse gives asthma medicine. Most people feel better within about 10 minutes. "
        "But some people have a small abscess. Abscess means a swollen, sore pocket of pus.",
        "Call us if you have about two attacks a week. Do not stop your medicine.",
        "We utilize every tool.",
        "Before surgery",
        "Take 5 mg twice a day.",
        "Side effects include:",
        "a dry mouth",
        "a sore throat",
        "a fast heartbeat, and",
        "trouble sleeping at night.",
        "Things that can set off an attack of asthma include:",
        "dust",
        "cold air",
        "tobacco smoke, and",
        "hard exercise.",
    ]
    assert {change.strength for change in changes} <= {"applied", "suggested", "flagged"}


def test_every_change_is_logged_where_it_was_made() -> None:
    _, changes = simplify(read(ARTICLE))
    lines = ARTICLE.splitlines()
    assert len({change.id for change in changes}) == len(changes)
    for change in changes:
        assert change.reason
        line = lines[(change.position.line or 0) - 1]
        assert line[(change.position.column or 1) - 1 :].strip(), change
        if change.rule == "everyday-word":
            assert line[(change.position.column or 0) - 1 :].startswith(change.original), change


def test_what_was_simplified_has_nothing_left_to_simplify() -> None:
    once, _ = simplify(read(ARTICLE))
    twice, changes = simplify(once)
    assert said(twice) == said(once)
    assert not [change for change in changes if change.strength == "applied"]


def test_a_change_in_one_sentence_leaves_the_others_alone() -> None:
    whole, _ = simplify(read(ARTICLE))
    other, _ = simplify(read(ARTICLE.replace("Call us if you have", "Please call us if you have")))
    different = [pair for pair in zip(said(whole), said(other), strict=True) if pair[0] != pair[1]]
    assert len(different) == 1


def test_a_change_can_be_rejected_by_its_id_and_the_others_stay() -> None:
    document = read(ARTICLE)
    applied = {change.id: change for change in simplify(document)[1] if change.strength == "applied"}
    for rejected, change in applied.items():
        config = rejecting(Config(), frozenset(), frozenset((rejected,)))
        left = {one.id for one in simplify(document, config)[1] if one.strength == "applied"}
        assert left <= applied.keys() - {rejected}
        gone = [applied[one].rule for one in applied.keys() - left - {rejected}]
        # A sentence can be turned round when it is one, and a split can leave it that.
        assert gone == (["active-voice"] if change.rule == "split-statements" else [])


def test_a_word_that_was_rejected_in_a_passive_stays_in_the_sentence_turned_round() -> None:
    document = read("# A\n\nAsthma medication is administered by a nurse, and most people feel better.\n")
    plainer, changes = simplify(document)
    assert said(plainer)[1] == "A nurse gives asthma medicine. Most people feel better."
    (given,) = (change.id for change in changes if change.original.startswith("administer"))
    plainer, changes = simplify(document, rejecting(Config(), frozenset(), frozenset((given,))))
    assert said(plainer)[1] == "A nurse administers asthma medicine. Most people feel better."
    assert given not in {change.id for change in changes}


def test_a_word_that_stands_in_a_sentence_in_two_forms_is_rejected_where_it_was() -> None:
    document = read("# A\n\nUtilize a small spoon for the salt, and we utilized a large one for the oil.")
    applied = [change for change in simplify(document)[1] if change.rule == "everyday-word"]
    assert [change.original for change in applied] == ["Utilize", "utilized"]
    for change in applied:
        plainer, _ = simplify(document, rejecting(Config(), frozenset(), frozenset((change.id,))))
        assert [word for word in ("Utilize", "utilized") if word in said(plainer)[1]] == [change.original]


def test_a_suggestion_can_be_accepted_by_its_id() -> None:
    document = read("# A\n\nWe will monitor how the drug may resolve your pain, and you may exceed it.\n")
    _, changes = simplify(document)
    suggested = [change for change in changes if change.strength == "suggested"]
    assert suggested
    config = rejecting(Config(), frozenset((suggested[0].id,)), frozenset())
    plainer, left = simplify(document, config)
    assert suggested[0].id in {one.id for one in left if one.strength == "applied"}
    assert suggested[0].new in " ".join(said(plainer))


def test_a_clinics_own_words_are_protected() -> None:
    config = parse({"plain": {"protect": ["Medication"]}})
    plainer, _ = simplify(read(ARTICLE), config)
    assert "A nurse gives asthma medication." in said(plainer)[1]


def test_what_a_clinician_signed_is_not_touched() -> None:
    document = read(
        ARTICLE.replace("lang: en", "lang: en\nreviewed_by: A. Clinician\nreviewed_on: 2026-01-31")
    )
    assert simplify(document) == (document, ())


@pytest.mark.parametrize("language", ["es", "cy"])
def test_a_language_with_no_lexicon_is_left_as_it_is(language: str) -> None:
    document = read(ARTICLE.replace("lang: en", f"lang: {language}"))
    assert simplify(document) == (document, ())


def test_the_example_article_hardly_changes() -> None:
    document = handouts.read(example())
    plainer, changes = handouts.simplify(document)
    before, after = (sum(len(text.split()) for text in said(one)) for one in (document, plainer))
    assert abs(after - before) < 0.05 * before
    assert len([change for change in changes if change.strength == "applied"]) < 25


def test_structure_is_kept() -> None:
    document = read(ARTICLE)
    plainer, _ = simplify(document)
    kinds = [type(node) for node in walk(document) if isinstance(node, (Paragraph, BulletList))]
    made = [type(node) for node in walk(plainer) if isinstance(node, (Paragraph, BulletList))]
    assert len(made) == len(kinds) + 10  # the two rows of things that became lists of four
    assert dataclasses.replace(plainer.meta, terms=()) == document.meta


def test_a_word_that_stands_in_a_sentence_twice_is_changed_twice_and_then_no_more() -> None:
    article = read("# Salt\n\nUtilize a small spoon for the salt, and utilize a large spoon for the oil.")
    plainer, changes = simplify(article)
    assert said(plainer)[1] == "Use a small spoon for the salt. Use a large spoon for the oil."
    assert [change.new for change in changes if change.rule == "everyday-word"] == ["Use", "use"]
    assert not [change for change in simplify(plainer)[1] if change.strength == "applied"]


KEPT = """\
# Rest

<!-- handouts: ignore jargon: the words of the law -->
Patients shall utilize a wheelchair prior to discharge.

Utilize a pillow.
"""


def test_a_comment_that_passes_a_rule_on_wording_over_keeps_its_words() -> None:
    plainer, changes = simplify(read(KEPT))
    assert said(plainer)[1:] == ["Patients shall utilize a wheelchair prior to discharge.", "Use a pillow."]
    assert {change.original for change in changes} == {"Utilize"}


@pytest.mark.parametrize(
    "comment",
    [
        "ignore jargon in article: it is a law",  # about the whole article, so about no words of it
        "ignore jargon",  # without a reason it passes nothing over
        "ignore no-source: it is a law",  # not about wording
    ],
)
def test_other_comments_keep_none(comment: str) -> None:
    text = KEPT.replace("ignore jargon: the words of the law", comment)
    assert "Patients shall use a wheelchair before discharge." in said(simplify(read(text))[0])


def test_the_rules_on_wording_are_rules() -> None:
    assert {rule.name for rule in checks.rules()} >= ABOUT_WORDS


def test_no_word_inside_a_phrase_that_stays_is_changed() -> None:
    text = "# A\n\nAdverse events were not reported. The data on adverse events were poor. It is adverse."
    plainer, _ = simplify(read(text))
    assert "dverse events were not reported" in " ".join(said(plainer))
    again, changes = simplify(plainer)
    assert said(again) == said(plainer)
    assert not [change for change in changes if change.strength == "applied"]
    clinic = parse({"plain": {"protect": ["utilize prior to surgery clinic"]}})
    text = (
        "# A\n\nUtilize the utilize prior to surgery clinic. Both utilize prior to surgery clinics are open."
    )
    assert said(simplify(read(text), clinic)[0])[1] == (
        "Use the utilize prior to surgery clinic. Both utilize prior to surgery clinics are open."
    )


@pytest.mark.parametrize(
    "text",
    [
        "We look at leg swelling, seen on comprehensive geriatric assessment of 142 older people.",
        "It aims at hypertensive individuals without heart disease. Hypertensive individuals get help.",
        "Given the risks, mRNA is a new tool, and RNA is an old one.",
    ],
)
def test_what_was_added_to_explain_words_leaves_the_words_around_it_alone(text: str) -> None:
    once, _ = simplify(read(f"# A\n\n{text}"))
    twice, changes = simplify(once)
    assert said(twice) == said(once)
    assert not [change for change in changes if change.strength == "applied"]


def test_a_word_that_a_suggestion_takes_in_is_changed_and_the_suggestion_is_about_what_stands_there() -> None:
    plainer, changes = simplify(read("# A\n\nIt is for hypertensive individuals."))
    assert said(plainer)[1].startswith("It is for hypertensive people.")
    (wanted,) = [one for one in changes if one.strength == "suggested"]
    assert (wanted.original, wanted.new) == ("hypertensive people", "people with high blood pressure")


def test_shares_are_added_beside_other_changes_and_not_once_more() -> None:
    source = read("# A\n\nIt helps 20% of women and about 75 percent of men, who utilize it.\n")
    plainer, changes = simplify(source)
    assert said(plainer)[1] == (
        "It helps 20% (about 1 in 5) of women and about 75 percent (about 3 in 4) of men, who use it."
    )
    assert [one.original for one in changes if one.rule == "share-of-people"] == ["20%", "75 percent"]
    assert [one.rule for one in simplify(plainer)[1] if one.strength == "applied"] == []


def test_a_share_of_people_stays_beside_splits_and_swaps_of_its_sentence() -> None:
    source = read(
        "# A\n\nThe medication helps 40% of adults with the pain in their joints each day, "
        "but they experience a rash.\n"
    )
    plainer, changes = simplify(source)
    assert said(plainer)[1] == (
        "The medicine helps 40% (about 2 in 5) of adults with the pain in their joints each day. "
        "But they have a rash."
    )
    applied = {one.rule for one in changes if one.strength == "applied"}
    assert applied == {"share-of-people", "everyday-word", "split-statements"}
    assert [one.rule for one in simplify(plainer)[1] if one.strength == "applied"] == []


def test_what_was_added_is_judged_with_all_changes_of_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share that is true of its step, and of nothing in the source, takes the whole sentence back."""
    judged: list[tuple[str, tuple[str, ...]]] = []
    violations = guard.violations

    def seen(original: str, new: str, **options: Any) -> tuple[str, ...]:
        judged.append((original, tuple(options["additions"])))
        if original.startswith("About") and "utilize" in original and "use" in new and options["additions"]:
            return ("the addition is not true of the source",)
        return violations(original, new, **options)

    monkeypatch.setattr(guard, "violations", seen)
    text = "About 20% of women utilize the drug."
    plainer, changes = simplify(read(f"# A\n\n{text}\n"))
    assert (text, ("(about 1 in 5)",)) in judged
    assert said(plainer)[1] == text
    assert {one.strength for one in changes} == {"suggested"}
