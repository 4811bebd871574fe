"""What is added to explain words never leaves an article harder than it was, and the list keeps all of it."""

from __future__ import annotations

import re
import time

import pytest

from handouts.checks import MOST_TOPICS
from handouts.formats import reader_for
from handouts.model import Document, texts
from handouts.pipeline import read_bytes, simplify
from handouts.plain import simplify as in_plain_words
from handouts.plain.additions import LISTED
from handouts.readability import amounts, formulas, score

GRADE = "flesch_kincaid_grade"
EXPLAINING = ("acronym", "definition")

EASY = "\n\n".join(
    ["The dog ran to the big red barn. It sat in the sun all day. We fed it and it ran off."] * 6
)
HARD = "\n\n".join(
    ["The organization of international transportation necessitates considerable administrative cooperation."]
    * 12
)
MIDDLE = "\n\n".join(
    ["The surgeon and the hospital's physical therapist utilize many devices that make walking easier."] * 12
)
WORDS = (
    "Ask about your TIA and your ADPKD.\n\nYou may get an abscess.\n\nThe nurse checks for stenosis.\n\n"
    "Pericarditis is bad for you.\n\nMRSA is a germ."
)


def read(markdown: str) -> Document:
    return read_bytes(markdown.encode(), "a.md", reader_for("a.md", ".md"))


def grade(document: Document) -> float:
    return score(document).document.values[GRADE]


def said(document: Document) -> list[str]:
    return [text for text in texts(document) if text.strip()]


@pytest.mark.parametrize("text", [EASY, HARD, f"{EASY}\n\n- one of us\n- COPD (a lung illness)\n\nNo."])
def test_what_a_grade_is_made_of_makes_the_grade(text: str) -> None:
    article = read(f"# A\n\n{text}")
    found = amounts(article)
    assert found is not None
    assert found.grade == pytest.approx(grade(article), abs=1e-9)


def test_a_short_article_or_one_in_another_language_has_no_amounts() -> None:
    assert amounts(read("# A\n\nThe dog ran. It sat.")) is None
    assert amounts(read(f"---\nlang: es\n---\n\n# A\n\n{EASY}")) is None


@pytest.mark.parametrize("text", [f"{EASY}\n\n{WORDS}", f"{HARD}\n\n{WORDS}", f"{EASY}\n\n{HARD}\n\n{WORDS}"])
def test_an_article_gets_no_harder_and_every_word_is_in_the_list(text: str) -> None:
    source = read(f"# A\n\n{text}")
    plainer, changes = simplify(source)
    assert grade(plainer) <= grade(source) + 1e-9
    explained = {entry.term for entry in plainer.meta.terms}
    assert explained == {"TIA", "ADPKD", "abscess", "stenosis", "MRSA"} | explained
    assert len([change for change in changes if change.rule in EXPLAINING]) == len(explained)


def test_where_there_is_room_they_stand_in_the_text_and_where_there_is_none_only_in_the_list() -> None:
    def in_text(text: str) -> list[str]:
        plainer, changes = simplify(read(f"# A\n\n{text}\n\n{WORDS}"))
        inside = " ".join(said(plainer))
        listed = [one for one in changes if one.rule in EXPLAINING and one.reason.endswith(LISTED)]
        for one in listed:
            assert one.becomes == one.sentence
            assert one.new in {entry.definition for entry in plainer.meta.terms}
        made = [one for one in changes if one.rule in EXPLAINING and one not in listed]
        assert all(one.new in inside for one in made)
        return [one.new for one in made]

    assert in_text(EASY) == []
    assert len(in_text(HARD)) >= 5


def test_a_shorter_explanation_comes_before_none() -> None:
    """With what HPV is the page would be harder; with the bare words it is not."""
    pages = [
        f"# A\n\n{EASY}\n\n{'Utilization of medication is beneficial. ' * number}\n\nAsk about HPV."
        for number in range(6)
    ]
    forms = set()
    for page in pages:
        plainer, _ = simplify(read(page))
        forms.add(said(plainer)[-1])
        assert grade(plainer) <= grade(read(page)) + 1e-9
    assert forms == {
        "Ask about HPV.",
        "Ask about HPV (human papillomavirus).",
        "Ask about HPV (human papillomavirus, a common virus).",
    }


def test_nothing_that_is_added_shuts_the_gate() -> None:
    limit = formulas("en")[0].limit
    assert limit is not None
    text = f"{EASY}\n\n{HARD.partition('administrative')[0]} work.\n\n" * 2
    for number in range(1, 12):
        source = read(f"# A\n\n{text}{'We hope that the administration cooperates. ' * number}\n\n{WORDS}")
        plainer, changes = simplify(source)
        added = [one for one in changes if one.rule in EXPLAINING and not one.reason.endswith(LISTED)]
        if grade(plainer) > limit:
            assert grade(source) > limit
            assert added or grade(source) > limit


def test_above_the_gate_explanations_leave_the_plainer_article_as_easy_as_it_is_without_them() -> None:
    source = read(f"# A\n\n{MIDDLE}\n\nAsk about your SSRIs and your SNRIs.\n\n{WORDS}")
    plain, _ = in_plain_words(source)
    explained, changes = simplify(source)
    gate = formulas("en")[0].limit
    assert gate is not None
    assert gate < grade(plain) < grade(source)
    assert grade(explained) <= grade(plain) + 1e-9
    listed = {one.original: one.reason.endswith(LISTED) for one in changes if one.rule in EXPLAINING}
    assert listed["SSRIs"]
    assert not listed["abscess"]


@pytest.mark.parametrize("text", [EASY, HARD])
def test_a_second_run_changes_nothing(text: str) -> None:
    once, _ = simplify(read(f"# A\n\n{text}\n\n{WORDS}"))
    twice, changes = simplify(once)
    assert said(twice) == said(once)
    assert twice.meta.terms == once.meta.terms
    assert not [change for change in changes if change.strength == "applied"]


def test_no_definition_parts_a_word_from_the_one_that_it_belongs_to() -> None:
    made = said(simplify(read("# A\n\nA geriatric assessment is free."))[0])[-1]
    assert made == "A geriatric assessment is free. Geriatric means for older people."
    item = simplify(read("# A\n\n- A free geriatric assessment."))[0]
    assert said(item)[-1] == "A free geriatric assessment."
    assert [entry.term for entry in item.meta.terms] == ["geriatric"]


def test_an_item_that_is_a_sentence_may_be_followed_by_a_definition() -> None:
    item = simplify(read("# A\n\n- A geriatric assessment is free.\n- A ride is free."))[0]
    assert said(item)[-2:] == [
        "A geriatric assessment is free. Geriatric means for older people.",
        "A ride is free.",
    ]


def test_a_long_paragraph_holds_more_definitions_than_a_short_one() -> None:
    hard = ["You may get an abscess.", "Some people get a cataract.", "Others have ataxia."]
    easy = ["The nurse can help.", "Rest is good.", "Food helps too."]
    short, long = (simplify(read(f"# A\n\n{' '.join(one)}"))[0] for one in (hard, [*hard, *easy]))
    assert sum(" means " in one for one in " ".join(said(short)).split(". ")) == 2
    assert sum(" means " in one for one in " ".join(said(long)).split(". ")) == 3


def test_no_definition_stands_in_a_quotation_or_a_table() -> None:
    text = "> You may get an abscess.\n\n| What | When |\n|---|---|\n| An abscess | now |"
    plainer, (change,) = simplify(read(f"# A\n\n{text}"))
    assert said(plainer) == said(read(f"# A\n\n{text}"))
    assert change.reason.endswith(LISTED)


def test_two_explanations_in_one_sentence_tell_what_the_sentence_was_before_each() -> None:
    _, changes = simplify(read("# A\n\nYou may get an abscess, or sepsis, or UTI. Call the nurse."))
    explained = [one for one in changes if one.rule in EXPLAINING]
    first, *others = sorted(explained, key=lambda one: one.position.order)
    assert first.sentence == "You may get an abscess, or sepsis, or UTI."
    now = first.becomes
    for one in others:
        assert one.sentence == now
        now = one.becomes


def test_every_word_that_was_there_is_still_there() -> None:
    _, changes = simplify(read(f"# A\n\n{HARD}\n\n{WORDS}"))
    made = [change for change in changes if change.rule in EXPLAINING]
    assert made
    for change in made:
        now = iter(re.findall(r"\w+", change.becomes))
        assert all(word in now for word in re.findall(r"\w+", change.sentence)), change


def test_weighing_what_is_added_takes_little_of_the_time() -> None:
    article = read(f"# A\n\n{HARD}\n\n{EASY}\n\n{WORDS}")
    simplify(article)
    started = time.perf_counter()
    amounts(article)
    weighing = time.perf_counter() - started
    started = time.perf_counter()
    simplify(article)
    assert weighing < (time.perf_counter() - started) / 3


TOPICS = ("asthma", "vaccine", "hormone", "tumor", "virus", "kidney", "seizure", "stroke", "cancer", "herpes")


def test_what_an_article_is_about_is_in_the_list_and_not_explained_in_the_text() -> None:
    article = read(
        "# A\n\nAsk about your seizure. A seizure may come back. No seizure is your fault. A tumor."
    )
    plainer, changes = simplify(article)
    assert said(plainer) == said(article)
    assert [entry.term for entry in plainer.meta.terms] == ["seizure"]
    (change,) = [one for one in changes if one.rule in EXPLAINING]
    assert change.reason.startswith("The article is about the word 'seizure'")
    assert change.reason.endswith(LISTED)


def test_only_so_many_words_that_most_people_know_are_in_the_list() -> None:
    text = "\n\n".join(f"Ask us of {word}." for word in TOPICS for _ in range(3))
    plainer, _ = simplify(read(f"# A\n\n{text}\n\nAsk of sciatica."))
    listed = [entry.term for entry in plainer.meta.terms]
    assert "sciatica" in listed
    assert len(listed) == MOST_TOPICS + 1
    assert simplify(plainer)[0].meta.terms == plainer.meta.terms


def test_words_of_a_definition_make_no_topic() -> None:
    once, _ = simplify(read("# A\n\nThis treatment helps. Ask for treatment. A modality is free."))
    assert [entry.term for entry in once.meta.terms] == ["modality"]
    assert simplify(once)[0].meta.terms == once.meta.terms


def test_what_explains_another_word_does_not_hide_that_a_word_is_explained_further_on() -> None:
    uses = [
        "Albumin can leak if something harms a kidney.",
        *["A kidney may hurt, and one kidney may swell."] * 3,
    ]
    told = "The kidneys are two organs that clean the blood and make urine."
    once, _ = simplify(read("\n\n".join(["# A", *uses, told, "A kidney may swell.", HARD])))
    assert any("Albumin means a protein in the blood. In urine, it can be" in text for text in said(once))
    assert "kidney" not in {entry.term for entry in once.meta.terms}
    again, _ = simplify(once)
    assert again.meta.terms == once.meta.terms


@pytest.mark.parametrize(
    "text",
    [
        "To learn more, read Your Guide to Living With a TIA and How to Feel Well, which is free.",
        "Look at What to Ask Your Doctor About the TIA in the library.",
    ],
)
def test_letters_in_the_title_of_another_work_are_explained_in_the_list_alone(text: str) -> None:
    made, _ = simplify(read(f"# A\n\n{text}\n\n{HARD}"))
    assert text in said(made)
    assert "TIA" in {entry.term for entry in made.meta.terms}


def test_a_name_that_is_plural_gets_no_second_ending() -> None:
    made, _ = simplify(read(f"# A\n\nThe dogs of the NIHs ran to the barn.\n\n{HARD}"))
    assert "The dogs of the NIHs (National Institutes of Health) ran to the barn." in said(made)
