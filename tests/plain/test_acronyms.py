"""Acronyms are spelled out where they first stand, once, and only where it is sure what they stand for."""

from __future__ import annotations

import dataclasses

import pytest

from handouts.config import Config
from handouts.formats import reader_for
from handouts.lexicon import lexicon
from handouts.model import Document, texts
from handouts.pipeline import read_bytes, simplify
from handouts.pipeline.plainer import rejecting
from handouts.plain.acronyms import MOST_IN_ONE, RULE
from handouts.plain.additions import LISTED
from handouts.readability import syllables_of
from handouts.resources import toml
from handouts.results import Change

TABLE = toml("acronyms.toml")["en"]
ROWS = {name: [said] for name, said in TABLE["expansions"].items()} | TABLE["ambiguous"]


def read(markdown: str) -> Document:
    return read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))


def plainer(markdown: str, config: Config | None = None) -> tuple[list[str], dict[str, str], list[Change]]:
    """The paragraphs after the title, the words to know, and what was done about acronyms."""
    made, changes = simplify(read(f"# A\n\n{markdown}"), config)
    said = [text for text in texts(made) if text.strip()][1:]
    terms = {entry.term: entry.definition for entry in made.meta.terms}
    return said, terms, [change for change in changes if change.rule == RULE]


# What is done --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Call if you have a TIA.", "Call if you have a TIA (transient ischemic attack, a mini-stroke)."),
        ("UTIs come back.", "UTIs (urinary tract infections) come back."),
        ("ADLs are bathing and the like.", "ADLs (activities of daily living) are bathing and the like."),
        ("The ICU nurse calls.", "The ICU (intensive care unit) nurse calls."),
        ("An ACE inhibitor helps.", "An ACE (angiotensin-converting enzyme) inhibitor helps."),
        ("Ask for a PSA test.", "Ask for a PSA (prostate-specific antigen) test."),
        ("Take it with **NSAIDs**.", "Take it with NSAIDs (nonsteroidal anti-inflammatory drugs)."),
        ("UTI is common. A UTI hurts.", "UTI (urinary tract infection) is common. A UTI hurts."),
        ("- rest\n- an IV", "an IV (intravenous, into a vein)"),
        ("Is it a UTI?", "Is it a UTI (urinary tract infection)?"),
        ("She had two IVs in.", "She had two IVs (intravenous) in."),
        ("MRIs take an hour.", "MRIs (magnetic resonance imaging) take an hour."),
        ("LDL is the bad cholesterol.", "LDL (low-density lipoprotein) is the bad cholesterol."),
    ],
)
def test_the_words_stand_behind_the_letters_where_they_first_stand(text: str, new: str) -> None:
    assert plainer(text)[0][-1] == new


@pytest.mark.parametrize(
    "text",
    [
        "Urinary tract infections (UTIs) come back. A UTI hurts.",
        "UTIs (infections of the urinary tract) come back.",
        "UTI stands for urinary tract infection.",
        "An HIV test at 9 am PT in the US.",
        "Skin of type II, or IV through VI, burns less.",
        "It costs 900 INR or $90 CAD.",
        'People with <abbr title="chronic obstructive pulmonary disease">COPD</abbr> cough.',
    ],
)
def test_letters_that_are_known_or_explained_are_left(text: str) -> None:
    _, terms, changes = plainer(text)
    assert terms == {}
    assert changes == []


@pytest.mark.parametrize(
    "text",
    [
        "The ICU's nurse calls.",  # a possessive: no words fit behind it
        "Call us soon (or the ICU).",  # brackets in brackets
        "An ICU-like room is best.",
        "The ICU/ward is open.",
        "The ICU (room 3) is open.",
        "## The ICU\n\nIt is calm here.",
        "> The ICU nurse calls.",  # somebody else's words
        "He calls it the “ICU” here.",
        "“The ICU nurse calls you,” he says.",
        "| Where | When |\n|---|---|\n| ICU | now |",
    ],
)
def test_where_no_words_fit_they_are_only_in_the_words_to_know(text: str) -> None:
    said, terms, (change,) = plainer(text)
    assert "intensive" not in " ".join(said)
    assert terms == {"ICU": "Intensive care unit."}
    assert change.strength == "applied"
    assert change.reason.endswith(LISTED)
    assert change.becomes == change.sentence


def test_a_heading_comes_first_and_the_words_stand_in_the_text() -> None:
    said, _, (change,) = plainer("## COPD\n\nCOPD is common.")
    assert said == ["COPD", "COPD (chronic obstructive pulmonary disease, a lung disease) is common."]
    assert (change.position.line, change.position.column) == (5, 1)
    assert change.section == "copd"


def test_an_author_who_spells_them_out_further_down_means_that() -> None:
    late = "\n\nChronic obstructive pulmonary disease (COPD) is common."
    said, _, _ = plainer(f"COPD is bad.{late}")
    assert said[0] == "COPD (chronic obstructive pulmonary disease, a lung disease) is bad."
    said, terms, changes = plainer("The BMI was held.\n\nThe Benefit Measure Index (BMI) is a form of ours.")
    assert said[0] == "The BMI was held."
    assert terms == {}
    assert {change.strength for change in changes} == {"suggested"}


def test_letters_with_several_meanings_are_suggested_and_one_can_be_accepted() -> None:
    text = "Tell the nurse about MS."
    said, terms, changes = plainer(text)
    assert said == [text]
    assert terms == {}
    assert [(change.strength, change.new) for change in changes] == [
        ("suggested", "(multiple sclerosis)"),
        ("suggested", "(mitral stenosis)"),
        ("suggested", "(morphine sulfate)"),
    ]
    accepted = rejecting(Config(), frozenset((changes[1].id,)), frozenset())
    said, terms, again = plainer(text, accepted)
    assert said == ["Tell the nurse about MS (mitral stenosis)."]
    assert terms == {"MS": "Mitral stenosis."}
    assert [(change.id, change.strength) for change in again] == [(changes[1].id, "applied")]
    rejected = rejecting(Config(), frozenset(), frozenset((changes[0].id,)))
    assert [change.id for change in plainer(text, rejected)[2]] == [change.id for change in changes[1:]]


def test_the_article_says_which_of_several_meanings_it_is() -> None:
    said, _, _ = plainer("Multiple sclerosis harms nerves.\n\nMS starts early in life.")
    assert said[1] == "MS (multiple sclerosis) starts early in life."


def test_some_letters_are_sure_only_in_front_of_a_word() -> None:
    assert [change.strength for change in plainer("Adults with many ACE points need help.")[2]] == [
        "suggested"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The NPS came back.",  # not several nurse practitioners
        "It acts on NF-κB and NF-kB.",  # a name, and no neurofibromatosis
        "SARS-CoV-2 is a virus.",
        "An RT-PCR is quick.",
        "She has AF.",
        "A CA 19-9 test is one for cancer.",
        "The OCD defects in his knee heal.",
        "We take growths out by EMR.",
        "This is called a PET-CT.",
    ],
)
def test_a_part_of_a_name_and_what_only_may_be_meant_are_suggested_at_most(text: str) -> None:
    said, terms, changes = plainer(text)
    assert said == [text]
    assert terms == {}
    assert {change.strength for change in changes} <= {"suggested"}


def test_what_somebody_rejects_is_left_out_of_text_and_list() -> None:
    (change,) = plainer("UTIs come back.")[2]
    rejected = rejecting(Config(), frozenset(), frozenset((change.id,)))
    said, terms, changes = plainer("UTIs come back.", rejected)
    assert (said, terms, changes) == (["UTIs come back."], {}, [])


def test_a_change_says_where_why_and_what() -> None:
    _, terms, changes = plainer("The ICU is calm. Ask about UTIs or a TIA.")
    first, second, third = changes
    assert [change.original for change in changes] == ["ICU", "UTIs", "TIA"]
    assert [change.position.column for change in changes] == [5, 28, 38]
    assert first.reason == "Patients may not know what the letters 'ICU' stand for."
    assert second.becomes == "Ask about UTIs (urinary tract infections) or a TIA."
    assert third.sentence == second.becomes
    assert third.becomes.endswith("or a TIA (transient ischemic attack, a mini-stroke).")
    assert list(terms) == ["ICU", "UTI", "TIA"]


def test_a_paragraph_holds_only_so_many() -> None:
    said, terms, changes = plainer("Ask about UTI, IBS, GERD, and CKD.")
    assert said[0].count("(") == MOST_IN_ONE
    assert len(terms) == len(changes) == MOST_IN_ONE + 1


def test_a_second_run_changes_nothing() -> None:
    text = "People with COPD or an ICU's bed, and UTIs with IBS or CKD, call. ALT is high. HIPAA is a law."
    made, _ = simplify(read(f"# A\n\n{text}"))
    again, changes = simplify(made)
    assert again == dataclasses.replace(made)
    assert not [change for change in changes if change.strength == "applied"]


def test_no_word_that_letters_stand_for_is_made_plainer() -> None:
    for text in (
        "Comprehensive metabolic panel (CMP) is a test.",
        "A CMP (comprehensive metabolic panel) is a test.",
        "It is a “state of additional medication” (SAM).",
    ):
        assert plainer(text)[0][-1].startswith(text)


def test_a_comment_that_passes_the_rule_over_leaves_the_letters() -> None:
    said, terms, _ = plainer("<!-- handouts: ignore undefined-acronym: they know it -->\nThe ICU is calm.")
    assert (said[-1], terms) == ("The ICU is calm.", {})


# What the letters stand for ------------------------------------------------------------------------------


def test_there_are_many_and_none_stands_twice() -> None:
    assert len(TABLE["expansions"]) >= 220
    assert TABLE["expansions"].keys().isdisjoint(TABLE["ambiguous"])
    assert TABLE["expansions_before"].keys() <= TABLE["expansions"].keys()
    names = [name.upper() for name in TABLE["expansions"]]
    assert names == sorted(names)
    assert list(TABLE["ambiguous"]) == sorted(TABLE["ambiguous"])


def test_none_of_them_is_known_to_all() -> None:
    for name in ("known", "no_acronym", "ordinary", "stressed"):
        assert ROWS.keys().isdisjoint(TABLE[name].split()), name


@pytest.mark.parametrize("name", ROWS)
def test_what_letters_stand_for_is_explained_in_a_few_easy_words(name: str) -> None:
    words = lexicon("en")
    hard = {spelling for spelling, term in words.spellings.items() if not words[term].familiar}
    for said in ROWS[name]:
        full, _, what = said.partition("; ")
        assert full
        assert "(" not in said
        assert not full.endswith(".")
        explaining = what.lower().replace("-", " ").split()
        assert len(explaining) <= 9, said
        assert hard.isdisjoint(explaining), (said, hard & set(explaining))
        assert sum(syllables_of(word) > 3 for word in explaining) <= 1, said
