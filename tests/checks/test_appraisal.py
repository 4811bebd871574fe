"""PEMAT-P and the CDC's index: what a program answers, what it saw, and what it leaves to a person."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from handouts.checks import RULES, run
from handouts.checks._rule import Context
from handouts.checks.appraisal import DECIDERS, LISTS, appraise
from handouts.checks.appraisal._verdict import Asked
from handouts.checks.appraisal.facts import Facts
from handouts.findings import Finding, Severity
from handouts.formats import reader_for
from handouts.model import Document
from handouts.pipeline import check, read_bytes
from handouts.readability import prepare, score
from handouts.resources import toml
from handouts.results import Item, Outcome
from handouts.settings import CheckSettings
from tests.strategies import documents

PASS, FAIL, PERSON, NONE = Outcome.PASS, Outcome.FAIL, Outcome.PERSON, Outcome.NONE

FILLER = "Keep your inhaler near you. Ask your nurse for help. Use it when you find it hard to breathe. " * 6


def read(markdown: str, *, lang: str = "en") -> Document:
    text = f"---\nlang: {lang}\n---\n\n{markdown}\n"
    return read_bytes(text.encode(), "a.md", reader_for("a.md", ".md"))


def known(markdown: str, *, lang: str = "en") -> Context:
    document = read(markdown, lang=lang)
    parts = prepare(document)
    return Context(document, parts, score(document, parts=parts), CheckSettings())


def items(markdown: str, which: str = "pemat", *, lang: str = "en") -> dict[str, Item]:
    """What comes of the questions where no rule was run: rules have tests of their own."""
    (found,) = (one for one in appraise(known(markdown, lang=lang), (), ()) if one.id == which)
    return {item.number: item for item in found.items}


def outcome(markdown: str, number: str, which: str = "pemat") -> Outcome:
    return items(markdown, which)[number].outcome


# The lists ------------------------------------------------------------------------------------------------


def test_the_lists_are_whole() -> None:
    numbers = {name: [item["number"] for item in toml("appraisals.toml")[name]["items"]] for name in LISTS}
    assert numbers == {
        "pemat": [str(number) for number in range(1, 27) if number not in (13, 14)],
        "index": [str(number) for number in range(1, 21)],
    }


@pytest.mark.parametrize("name", LISTS)
def test_every_question_is_one_and_says_where_to_look(name: str) -> None:
    for item in toml("appraisals.toml")[name]["items"]:
        assert re.fullmatch(r"[A-Z].*\?", item["asks"])
        assert re.fullmatch(r"['A-Z].*[.?']", item["look"])
        assert item.get("decide", "rules") in DECIDERS
        assert set(item.get("rules", ())) <= RULES.keys()


def test_nothing_that_answers_is_left_over() -> None:
    used = {item.get("decide") for name in LISTS for item in toml("appraisals.toml")[name]["items"]}
    assert used - {None} == DECIDERS.keys()


def test_questions_are_asked_only_when_wanted() -> None:
    document = read("# Asthma\n\nKeep it near you.")
    assert check(document).appraisals == ()
    assert [one.id for one in check(document, appraised=True).appraisals] == list(LISTS)


def test_what_is_counted_is_what_was_answered() -> None:
    for one in run(read(f"# Asthma\n\n## What to do\n\n{FILLER}"), appraised=True).appraisals:
        outcomes = [item.outcome for item in one.items]
        assert one.kept == outcomes.count(PASS)
        assert one.decided == outcomes.count(PASS) + outcomes.count(FAIL)
        assert one.decided < len(outcomes)


@given(documents())
def test_every_question_is_answered_for_any_document(document: Document) -> None:
    for one in run(document, appraised=True).appraisals:
        for item in one.items:
            assert item.outcome in Outcome
            # What was decided says on what grounds.
            assert item.evidence or item.outcome is PERSON
            assert all(evidence and "\n" not in evidence for evidence in item.evidence)


# What answers them ----------------------------------------------------------------------------------------

HARD = "Pharmacological intervention necessitates individualized consideration of comorbidity. " * 20
LONG = "Keep your inhaler near you. " * 60
HEADED = f"# Asthma\n\n## What to do\n\n{FILLER}\n\n## Whom to call\n\n{FILLER}\n\nCall us."
TABLE = "| Drug | Dose |\n|---|---|\n| A | 1 |"
WIDE = "| A | B | C | D | E |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |"


@pytest.mark.parametrize(
    ("markdown", "number", "expected"),
    [
        (HEADED, "3", PASS),
        (f"# A\n\n{HARD}", "3", FAIL),
        ("# A\n\nToo short.", "3", PERSON),
        ("# A\n\nCall us on 555-010-0000 before 9 a.m. on May 3, 2026. Type 2 and B12 are names.", "6", NONE),
        ("# A\n\nTake 2 tablets.", "6", PERSON),
        ("# A\n\nGerms multiply. Take 2 tablets.", "7", PASS),
        ("# A\n\nMultiply your weight by 2.", "7", FAIL),
        ("# A\n\nMultiply your weight by 2.", "24", PERSON),
        ("# A\n\nTake 2 tablets.", "24", NONE),
        ("# A\n\nShort.\n\nTwo.", "8", NONE),
        (HEADED, "8", PASS),
        (f"# A\n\n## B\n\n{LONG}\n\n{LONG}", "8", FAIL),
        (f"# A\n\n## B\n\n{'word ' * 160}end.\n\nShort.\n\nShort.", "8", FAIL),
        (HEADED, "9", PASS),
        ("# A\n\nOne.\n\nTwo.\n\nThree.", "9", FAIL),
        ("# A\n\n## Overview\n\nOne.\n\n## Other information:\n\nTwo.\n\nThree.", "9", FAIL),
        (f"{HEADED}\n\n## In short\n\nCall us.", "11", PASS),
        (f"{HEADED}\n\n::: note Key points\nCall us.\n:::", "11", PASS),
        (HEADED, "11", PERSON),
        ("# A\n\n- One\n- Two", "12", PASS),
        ("# A\n\nKeep it **dry**.", "12", PASS),
        ("# A\n\nKeep it dry.", "12", FAIL),
        ("# A\n\nKeep it dry.", "16", NONE),
        ("# A\n\n![A hand](x.png)\n\nKeep it dry.", "16", PERSON),
        (f"# A\n\n{TABLE}", "17", FAIL),
        ("# A\n\nKeep it dry.", "17", NONE),
        (f"# A\n\n{TABLE}", "19", PASS),
        (f"# A\n\n{WIDE}", "19", FAIL),
        ("# A\n\nKeep it dry.", "19", NONE),
        ("# A\n\nKeep it dry.", "20", PASS),
        ("# A\n\nIt is best kept dry.", "20", FAIL),
        ("# A\n\nKeep it dry. Call us.", "21", PASS),
        ("# A\n\nPatients should keep it dry. The patient must call.", "21", FAIL),
        ("# A\n\nIt is best kept dry.", "25", NONE),
        (f"# A\n\n{TABLE}", "25", PERSON),
    ],
)
def test_pemat(markdown: str, number: str, expected: Outcome) -> None:
    assert outcome(markdown, number) is expected


@pytest.mark.parametrize(
    ("markdown", "number", "expected"),
    [
        ("# A\n\nKeep it dry.", "4", FAIL),
        ("# A\n\n![A hand](x.png)\n\nKeep it dry.", "4", FAIL),
        ("# A\n\nKeep it dry.", "5", PASS),
        ("# A\n\nIt is best kept dry.", "12", FAIL),
        ("# A\n\nKeep it dry.", "8", FAIL),
        ("# A\n\n" + "- One\n" * 7, "8", PASS),
        ("# A\n\n" + "- One\n" * 8, "8", FAIL),
        ("# A\n\n## B\n\nWords.\n\n## C\n\n- One", "8", FAIL),
        ("# A\n\n## B\n\n- One\n\n## C\n\n- One", "8", PASS),
        (HEADED, "9", PASS),
        ("# A\n\nKeep it dry.", "9", FAIL),
        (f"# A\n\n## B\n\n{LONG}", "9", FAIL),
        ("# A\n\nKeep it dry.", "14", PERSON),
        ("# A\n\nKeep it dry. Check it every day.", "14", PASS),
        ("# A\n\nKeep it dry.\n\nIt happens every day.", "14", PERSON),
        ("# A\n\n1. Sit up.\n2. Breathe out.", "14", PASS),
        ("# A\n\nIt is best kept dry.", "14", NONE),
        ("# A\n\nTake 2 tablets.", "15", PASS),
        ("# A\n\nTake 2.5 mL.", "15", PERSON),
        ("# A\n\nHalf of them, 50%, do.", "15", PERSON),
        ("# A\n\nKeep it dry.", "15", NONE),
        ("# A\n\nKeep it dry.", "18", NONE),
        ("# A\n\nThe risk is small.", "18", PERSON),
        ("# A\n\nThe risk is 1 in 100.", "20", PERSON),
        ("# A\n\nTake 2 tablets.", "20", NONE),
    ],
)
def test_the_index(markdown: str, number: str, expected: Outcome) -> None:
    assert outcome(markdown, number, "index") is expected


@pytest.mark.parametrize(
    ("markdown", "number", "seen"),
    [
        (f"# A\n\n{HARD}", "3", "flesch kincaid grade"),
        ("# A\n\nTake 2.5 mL, or 12% of it.", "6", "numbers: ‘2.5’, ‘12%’"),
        (f"# A\n\n## Why\n\n{LONG}", "8", "words under ‘Why’"),
        (f"# A\n\n{TABLE}", "17", "no caption: a table at a.md:"),
        (f"# A\n\n{WIDE}", "19", "a table of 5 columns at a.md:"),
        ("# A\n\nKeep it dry.", "20", "1 sentence that asks for something: ‘Keep it dry.’"),
        ("# A\n\nPatients must rest.", "21", "told to somebody else: ‘Patients must’"),
        ("# A\n\n## How\n\n1. Sit up.\n2. Breathe.", "22", "2 steps under ‘How’"),
        ("# A\n\n- [ ] Keys\n- [x] Card", "23", "2 places to tick"),
    ],
)
def test_what_was_seen_is_shown(markdown: str, number: str, seen: str) -> None:
    assert any(seen in evidence for evidence in items(markdown)[number].evidence)


def test_a_hint_never_answers() -> None:
    for name in LISTS:
        hints = {item["number"] for item in toml("appraisals.toml")[name]["items"] if item.get("hint")}
        found = items(f"{HEADED}\n\n1. Sit up.\n\n![A hand](x.png)", name)
        assert hints
        assert {found[number].outcome for number in hints} == {PERSON}
        assert all(found[number].evidence for number in hints)


def test_a_language_without_word_lists_is_left_to_a_person() -> None:
    found = items("# Asma\n\nGuárdelo seco.\n\nLlame.\n\nPregunte.", lang="es")
    assert {found[number].outcome for number in ("7", "11", "20", "21")} == {PERSON}
    index = items("# Asma\n\nTome 2,5 mL.", "index", lang="es")
    assert {index[number].outcome for number in ("14", "15", "17", "18")} == {PERSON}


# Things to do ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Keep it dry.",
        "Always keep it dry.",
        "Don’t stop.",
        "Do not stop.",
        "Please call us.",
        "If it hurts, call us.",
        "To sleep better, turn off the light.",
        "You should keep it dry.",
        "If it hurts you need to rest.",
        "You can buy it at any drugstore.",
    ],
)
def test_a_sentence_that_asks_for_something(sentence: str) -> None:
    assert asks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Exercise helps your heart.",
        "Rest is good for you.",
        "Use of it may hurt.",
        "Contact with dust makes it worse.",
        "You can get it from dust.",
        "You may feel sick.",
        "Do you feel sick?",
        "If it hurts, it may be broken.",
        "Nurses keep it dry.",
    ],
)
def test_a_sentence_that_asks_for_nothing(sentence: str) -> None:
    assert not asks(sentence)


def asks(sentence: str) -> bool:
    return outcome(f"# A\n\n{sentence}", "20") is PASS


def test_items_of_a_list_of_conditions_ask_for_nothing() -> None:
    assert outcome("# A\n\nIt is not for you if you:\n\n- take aspirin\n- drink alcohol", "20") is FAIL
    assert outcome("# A\n\nFor a better night:\n\n- drink water\n- avoid coffee", "20") is PASS


# Rules that answer ----------------------------------------------------------------------------------------


def facts(markdown: str, *findings: str, ran: tuple[str, ...], lang: str = "en") -> Facts:
    made = (Finding(name, Severity.WARNING, "It is wrong.", "Mend it.", excerpt="it") for name in findings)
    return Facts(known(markdown, lang=lang), tuple(made), frozenset(ran))


def asked(number: str, about: Facts, which: str = "pemat") -> Outcome:
    (row,) = (item for item in toml("appraisals.toml")[which]["items"] if item["number"] == number)
    return DECIDERS[row["decide"]](Asked.of(row, about)).outcome


@pytest.mark.parametrize(
    ("number", "findings", "ran", "expected"),
    [
        ("4", (), ("jargon",), PASS),
        ("4", ("jargon",), ("jargon",), FAIL),
        ("4", (), ("not-reviewed",), PERSON),
        ("5", ("passive-voice",) * 2, ("passive-voice",), PASS),
        ("5", ("passive-voice",) * 9, ("passive-voice",), FAIL),
        ("9", ("vague-heading",), ("vague-heading",), FAIL),
        ("20", ("no-action",), ("no-action",), FAIL),
    ],
)
def test_rules_answer_where_they_ran(
    number: str, findings: tuple[str, ...], ran: tuple[str, ...], expected: Outcome
) -> None:
    # 37 sentences, of which 7 may be in the passive.
    assert asked(number, facts(HEADED, *findings, ran=ran)) is expected


def test_rules_that_may_not_know_a_language_answer_only_with_what_they_find() -> None:
    spanish = "# Asma\n\nTome 2 tabletas.\n\nLlame.\n\nPregunte."
    assert asked("4", facts(spanish, ran=("jargon",), lang="es")) is PERSON
    assert asked("4", facts(spanish, "jargon", ran=("jargon",), lang="es")) is FAIL


def test_a_rule_that_is_left_out_answers_nothing() -> None:
    settings = CheckSettings(ignore={"not-reviewed": "on paper"})
    document = read(HEADED)
    assert run(document, settings, appraised=True).appraisals == run(document, appraised=True).appraisals
