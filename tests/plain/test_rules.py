"""Every rewrite does what its examples say, and leaves alone what they say it leaves alone."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from handouts.formats import reader_for
from handouts.lexicon import lexicon
from handouts.model import ListItem, Paragraph, plain_text, walk
from handouts.pipeline import read_bytes, simplify
from handouts.plain import RewriteNote, acronyms, definitions, explain, lists, rewrites
from handouts.plain.lexicon import Finder
from handouts.plain.proposal import Tools
from handouts.plain.rules import RULES, asked, cues_of, words
from handouts.plain.sentence import Sentence

TOOLS = Tools(Finder(lexicon("en")))


NOTES = {note.name: note for note in rewrites()}
CHANGES = [
    pytest.param(rule, old, new, id=f"{rule.RULE}-{number}")
    for rule in RULES
    for number, (old, new) in enumerate(NOTES[rule.RULE].changes, 1)
]
SUGGESTS = [
    pytest.param(rule, old, new, id=f"{rule.RULE}-{number}")
    for rule in RULES
    for number, (old, new) in enumerate(NOTES[rule.RULE].suggests, 1)
]
LEAVES = [
    pytest.param(rule, example, id=f"{rule.RULE}-{number}")
    for rule in RULES
    for number, example in enumerate(NOTES[rule.RULE].leaves, 1)
]


def applied(rule: ModuleType, text: str) -> str:
    proposals = [one for one in rule.propose(Sentence(text), TOOLS) if one.strength == "apply"]
    for proposal in reversed(proposals):
        text = proposal.apply(text)
    return text


@pytest.mark.parametrize(("rule", "old", "new"), CHANGES)
def test_a_rule_changes_its_examples(rule: ModuleType, old: str, new: str) -> None:
    assert applied(rule, old) == new


@pytest.mark.parametrize(("rule", "example"), LEAVES)
def test_a_rule_leaves_the_other_examples_alone(rule: ModuleType, example: str) -> None:
    assert applied(rule, example) == example


@pytest.mark.parametrize(("rule", "old", "new"), SUGGESTS)
def test_a_rule_suggests_what_its_examples_say_and_does_nothing(rule: ModuleType, old: str, new: str) -> None:
    (proposal,) = rule.propose(Sentence(old), TOOLS)
    assert proposal.strength == "suggest"
    assert proposal.apply(old) == new


@pytest.mark.parametrize("rule", [rule for rule in RULES if NOTES[rule.RULE].suggests])
def test_a_rule_that_only_suggests_says_nothing_of_the_other_examples(rule: ModuleType) -> None:
    for example in NOTES[rule.RULE].leaves:
        assert list(rule.propose(Sentence(example), TOOLS)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if cues_of(rule)], ids=lambda one: one.RULE)
def test_a_rule_says_nothing_of_a_sentence_with_none_of_its_cues(rule: ModuleType) -> None:
    """So that it need not be asked. The sentences are those of all rules, which look much alike."""
    examples = [text for note in NOTES.values() for text in (*note.leaves, *(old for old, _ in note.changes))]
    others = [one for one in map(Sentence, examples) if one.vocabulary.isdisjoint(cues_of(rule))]
    assert len(others) > 10
    assert not [one.text for one in others if list(rule.propose(one, TOOLS))]


def test_a_rule_is_asked_where_one_of_its_cues_stands_and_one_without_cues_always() -> None:
    for number, rule in enumerate(RULES):
        assert asked(cues_of(rule) or ("word",)) >> number & 1
        assert asked(()) >> number & 1 != bool(cues_of(rule))


@pytest.mark.parametrize(("rule", "old", "new"), CHANGES)
def test_a_rule_has_nothing_to_add_to_what_it_made(rule: ModuleType, old: str, new: str) -> None:
    for sentence in re.split(r"(?<=[.?!]) ", new):
        assert applied(rule, sentence) == sentence


@pytest.mark.parametrize("note", rewrites(), ids=lambda note: note.name)
def test_a_rewrite_says_what_why_and_from_where(note: RewriteNote) -> None:
    assert re.fullmatch(r"[A-Z].*\.", note.title)
    assert bool(note.changes) != bool(note.suggests)
    assert note.leaves
    told = explain(note)
    assert note.why in told.replace("\n  ", "\n")
    old, new = (note.changes or note.suggests)[0]
    assert f"{old}\n  -> {new or '(taken out)'}\n" in told


def whole(name: str, text: str) -> str:
    """What a rewrite of whole articles makes of a paragraph: its blocks in a row, items with bullets."""
    plainer, changes = simplify(read_bytes(f"# A\n\n{text}".encode(), "a.md", reader_for("a.md", ".md")))
    if name not in {change.rule for change in changes if change.strength == "applied"}:
        return text
    items = [plain_text(node.children) for node in walk(plainer) if isinstance(node, Paragraph)]
    listed = sum(isinstance(node, ListItem) for node in walk(plainer))
    return " • ".join(items) if not listed else f"{items[0]} • {' • '.join(items[1:])}"


@pytest.mark.parametrize("name", [lists.RULE, acronyms.RULE, definitions.RULE])
def test_what_takes_up_a_whole_article_does_what_its_examples_say(name: str) -> None:
    for old, new in NOTES[name].changes:
        assert whole(name, old) == new
    for example in NOTES[name].leaves:
        assert whole(name, example) == example


# Swaps that are right, and sentences with the same word in which they would be wrong.
@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Some people develop asthma.", "Some people get asthma."),
        ("It may contribute to high blood pressure.", "It may play a part in high blood pressure."),
        ("The addiction risk lessens.", "The addiction risk goes down."),
        ("These shots can lessen your symptoms.", None),
        ("The patient has good lung function.", None),
        ("Seek medical help right away.", "Get medical help right away."),
        ("Those who seek adventure are young.", None),
        ("It is essential to rest.", "It is vital to rest."),
        ("Rest is crucial to healing.", "Rest is key to healing."),
        ("Sunlight is essential for strong bones.", "Sunlight is needed for strong bones."),
        ("He has intense depression.", "He has deep depression."),
        ("She had intense depressive days.", None),
        ("He has intense pain.", "He has strong pain."),
        ("Look at pain and fear concerning the risks.", None),
        (
            "Tell apart pain and fear concerning the risks.",
            "Tell apart pain and fear when it comes to the risks.",
        ),
        ("Ask for information concerning the risks.", "Ask for information about the risks."),
        ("We look at pain and drug dosage.", "We look at pain and drug doses."),
        ("Drug dosage is set by weight.", None),
        ("The dosage is low.", "The dose is low."),
        ("Critical illnesses can cause it.", None),
        ("Some drinks contain alcohol.", "Some drinks have alcohol."),
        ("Drinks containing alcohol are not safe.", "Drinks with alcohol are not safe."),
        ("They managed to contain the outbreak.", None),
        ("The heart regulates blood flow.", "The heart controls blood flow."),
        ("Take it properly, please.", "Take it the right way, please."),
        ("It was properly assembled.", None),
        ("Abdominal pain is common.", "Belly pain is common."),
        ("Altered renal flow is seen.", "Changed kidney flow is seen."),
        ("New tools have greatly reduced the risks.", "New tools have greatly lowered the risks."),
        ("She is elderly.", None),
        ("Elderly people need care.", "Older people need care."),
        ("There is a history of fracture.", None),
        ("He has a fracture.", "He has a broken bone."),
        ("It stops protein restriction fragment tests.", None),
        ("The apparent loss was small.", None),
        ("The primary tumors grow.", None),
        ("The primary goal is comfort.", "The main goal is comfort."),
        ("Precautions have to be observed.", None),
        ("This was observed in men.", "This was seen in men."),
        ("The level of severity will determine what you take.", None),
        ("Tests are used to determine if you have it.", "Tests are used to find out if you have it."),
        ("It may help guide treatment, monitoring, and care.", None),
        ("Renal cell carcinoma is rare.", None),
        ("No significant effects were seen.", None),
        ("Levels were significantly higher in the group.", None),
        ("It can harm you, especially if you drink.", "It can harm you, most of all if you drink."),
        ("It can harm people, especially children.", None),
        ("It is especially dangerous.", None),
        ("This has informed new policies.", None),
        ("Inform your doctor now.", "Tell your doctor now."),
        ("Male sex was slightly predominant.", None),
        ("The action potential was long.", None),
        ("The pain may lessen after a week.", "The pain may go down after a week."),
        ("This drug can minimize the swelling.", "This drug can limit the swelling."),
        ("There is a heightened risk of falls.", "There is a higher risk of falls."),
        ("You may develop shingles.", "You may get shingles."),
        ("The doctors develop a new test.", None),
        ("Seek medical help at once.", "Get medical help at once."),
        ("This often resolves within a week.", "This often goes away within a week."),
        ("In one study, the p value differed significantly.", None),
        ("It was previously shown to help.", None),
        ("They develop asthma prevention.", None),
        ("A low impact sport is best.", None),
        ("Ask about continuous positive airway pressure.", None),
        ("Remain calm and sit upright.", "Stay calm and sit upright."),
        ("Smoking can increase the risk of stroke.", "Smoking can raise the risk of stroke."),
        ("The dose may increase.", None),
        ("You need to increase fiber.", None),
        ("There is an increase in blood pressure.", "There is a rise in blood pressure."),
        ("This can decrease your risk of falls.", "This can lower your risk of falls."),
        ("You may need additional tests.", "You may need more tests."),
        ("You may need an additional test.", None),
        ("It comes from additional drugs.", "It comes from more drugs."),
        ("Two factors, most often additional drugs, matter.", None),
        ("The pain can recur.", "The pain can come back."),
        ("Recurring pain is common.", None),
        ("This was transforming evidence.", None),
        ("Many receive a shot.", "Many get a shot."),
        ("This part should receive attention.", None),
        ("Tests indicate that it works.", "Tests show that it works."),
        ("It is indicated for pain.", None),
        ("Permanent damage is rare.", None),
        ("Permanent teeth come in.", None),
        ("Persistent cough is common.", "Lasting cough is common."),
        ("The baby is irritable.", "The baby is cranky."),
        ("Irritable bowel syndrome is common.", None),
        ("Analgesics can help.", "Painkillers can help."),
        ("It has analgesic, calming effects.", None),
        ("Solitary people were asked.", None),
        ("Molar pregnancy is rare.", None),
        ("The two groups were compared in a cohort, then in a trial.", None),
        ("Use a sanitary pad.", None),
        ("It is commonly used.", "It is often used."),
        ("Consult your doctor.", "Talk to your doctor."),
        ("Consult the label.", None),
        ("This remains an important part of care.", None),
    ],
)
def test_a_word_is_read_in_the_sense_that_it_has_here(text: str, new: str | None) -> None:
    assert applied(words, text) == (new or text)


def test_suggestions_have_the_form_that_their_place_asks_for() -> None:
    def suggested(text: str) -> list[str]:
        found = words.propose(Sentence(text), TOOLS)
        return [one.edits[-1].new for one in found if one.strength == "suggest"]

    assert suggested("She met practitioners.") == ["doctors or nurses"]
    assert suggested("It should be consumed early.") == ["eaten or drunk"]
    assert suggested("Mutations are passed on.") == ["Changes in a gene"]
    assert suggested("It takes place in supervised settings.") == []
    assert suggested("Oral medicines are safe.") == ["Medicines by mouth"]
