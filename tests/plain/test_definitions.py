"""A definition fits where it stands: its meaning, its grammar, and what the sentence says already."""

from __future__ import annotations

import pytest

from handouts.formats import reader_for
from handouts.model import texts
from handouts.pipeline import read_bytes, simplify
from handouts.plain.meant import is_told
from handouts.plain.sentence import Sentence


def plainer(markdown: str) -> tuple[list[str], dict[str, str]]:
    """The paragraphs after the title, and the words to know."""
    document = read_bytes(f"# A\n\n{markdown}".encode(), "a.md", reader_for("a.md", ".md"))
    made, _ = simplify(document)
    said = [text for text in texts(made) if text.strip()][1:]
    return said, {entry.term: entry.definition for entry in made.meta.terms}


# Which meaning -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("Floss each day to keep plaque off your teeth.", "plaque", "A sticky layer of germs on teeth."),
        ("The plaque blocked an artery.", "plaque", "A buildup of fat in a blood vessel."),
        ("A benign tumor may stay small.", "benign", "Not cancer."),
        ("Double vision may have a benign cause.", "benign", "Not likely to do harm."),
        ("His lower limbs swell at night.", "lower limb", "A leg."),
        ("Her upper extremity is weak.", "upper extremity", "An arm or a hand."),
        ("Peripheral vision gets worse.", "peripheral", "At the side of what you see."),
        (
            "Peripheral nerves may be hurt.",
            "peripheral",
            "Away from the center of the body, as in the arms and legs.",
        ),
        ("Regurgitation of sour food is common.", "regurgitation", "Food coming back up."),
        ("He has mitral regurgitation.", "regurgitation", "Blood leaking back through a heart valve."),
        ("The pump in his left ventricle helps.", "ventricle", "One of the 2 lower parts of the heart."),
        ("The ventricles in the brain are large.", "ventricle", "A space in the brain filled with fluid."),
        ("Treatment is symptomatic.", "symptomatic", "Easing the signs of an illness, not curing it."),
        ("Symptomatic people stay home.", "symptomatic", "Having signs of illness."),
        ("This is a less invasive way.", "invasive", "Going into the body, as with a cut or a needle."),
        ("Laser is a noninvasive treatment.", "noninvasive", "Done with no cut into the skin."),
        ("It is a noninvasive carcinoma.", "noninvasive", "Not spreading to the parts around."),
        ("She has invasive breast cancer.", "invasive", "Spreading to the parts around."),
        ("A pacemaker needs implantation.", "implantation", "Putting something into the body."),
        ("Implantation of the egg takes days.", "implantation", "An egg settling in the womb."),
        ("They have systolic heart failure.", "systolic", "As the heart beats."),
        ("Ask for the pathology report.", "pathology", "The study of disease."),
        ("Use oral antibiotics for ten days.", "oral", "By mouth."),
        ("The needle may aspirate blood.", "aspirate", "To draw out fluid with a needle."),
    ],
)
def test_of_several_meanings_the_one_that_fits_is_given(text: str, word: str, meaning: str) -> None:
    (said, *_), terms = plainer(text)
    assert terms[word] == meaning
    if said != text:
        part = meaning[:1].lower() + meaning[1:-1] if meaning[1].islower() or meaning[1] == " " else meaning
        assert part in said or f"to do with {part[3:]}" in said


def test_where_it_cannot_be_told_all_meanings_are_in_the_list_alone() -> None:
    text = "The plaque was large."
    assert plainer(text) == ([text], {"plaque": "A buildup of fat in a blood vessel, or of germs on teeth."})


def test_another_place_of_the_word_tells_and_then_the_rest_of_the_article() -> None:
    here = "The plaque was large. Plaque means a sticky layer of germs on teeth."
    assert plainer("The plaque was large.\n\nBrush the plaque off.")[0][0] == here
    assert plainer("The plaque was large.\n\nBrush well.")[0][0] == here
    both = plainer("The plaque was large.\n\nBrush well. Your heart needs rest.")
    assert both[0][0] == "The plaque was large."


def test_an_article_with_a_word_in_two_meanings_has_both_in_the_list() -> None:
    said, terms = plainer("Brush to keep plaque off your teeth.\n\nPlaque in an artery is bad.")
    assert said[0].endswith("Plaque means a sticky layer of germs on teeth.")
    assert terms["plaque"] == "A buildup of fat in a blood vessel, or of germs on teeth."


# Whether it fits -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The gel has antioxidant and other effects. But it is cheap.",  # an adjective here
        "They may see low platelet or white cell counts. This is rare.",
        "Ask for a serum 25 test. It is free.",
        "We triage your case. It is free.",
        "It is known for its non-toxicity. It is free.",
        "Call it a “monotherapy” here. It is free.",
        "He needs cardiac monitoring today. It is free.",
        "She had renal, or hepatic, trouble. It is over.",
        "Her ovaries are large. It is rare.",
        "Come to the Spine & Orthopedics office. It is free.",
        "- Riverside Pediatrics",
        "- abdominal x rays",
        "- a barium enema x ray",
        "It is an eczema -like rash. It itches.",
        "Many people have abdominal x rays. It is quick.",
        "Ask about elective surgery. It is not urgent.",
    ],
)
def test_nothing_stands_in_brackets_between_words_that_go_together(text: str) -> None:
    assert "(" not in plainer(text)[0][0]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The cysts are in the ovary. It is rare.", "The cysts are in the ovary (one of the 2 parts"),
        ("She had tremors. It is rare.", "She had tremors (shaking that you cannot stop)."),
        ("We have many fields: pediatrics and more", "We have many fields: pediatrics (health care for"),
        ("The pain is localized. But it is bad.", "The pain is localized (in one place only)."),
    ],
)
def test_and_where_a_definition_fits_it_does(text: str, new: str) -> None:
    assert plainer(text)[0][0].startswith(new)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("People who are immunosuppressed need more shots.", "Immunosuppressed means"),
        ("Foamy urine is a sign of albuminuria.", "albuminuria (protein in the urine)"),
        ("Visceral fat is deep inside.", "Visceral means to do with"),
        ("The epithelium heals in a week.", "Epithelium means a thin layer"),
        ("She wears custom orthotics.", "Orthotic means a brace"),
    ],
)
def test_the_word_that_is_defined_is_the_one_in_the_text(text: str, named: str) -> None:
    assert named in plainer(text)[0][0]


def test_a_word_of_the_family_that_looks_like_another_is_in_the_list_alone() -> None:
    text = "Septic shock is rare."
    said, terms = plainer(text)
    assert said == [text]
    assert list(terms) == ["sepsis"]


# Whether the sentence says it already --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("The stent is a small tube.", "stent", "a tiny tube"),
        ("Angina is chest pain or pressure.", "angina", "chest pain that comes at times"),
        ("They drink barium, a chalky liquid.", "barium", "a white liquid"),
        ("Endocarditis, infection of the heart, is rare.", "endocarditis", "germs in the heart"),
        ("They make an opening, or stoma, in the belly.", "stoma", "an opening made in the body"),
        ("A disease is idiopathic if it has no known cause.", "idiopathic", "having no known cause"),
    ],
)
def test_a_sentence_that_says_what_a_word_means_is_heard(text: str, word: str, meaning: str) -> None:
    assert _told(text, word, meaning)


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("The stent is placed in a tube.", "stent", "a tiny tube"),
        ("The stent is small.", "stent", "a tiny tube"),
        ("Ask about the stent, the cost and the pain.", "stent", "a tiny tube"),
        ("Endocarditis, stroke, or heart failure may come.", "endocarditis", "germs in the heart"),
        ("Ask about pain or stent clots.", "stent", "a tiny tube"),
        ("Cardiac care is for people with heart trouble.", "cardiac", "of the heart"),
    ],
)
def test_a_sentence_with_some_of_the_words_is_not(text: str, word: str, meaning: str) -> None:
    assert not _told(text, word, meaning)


def _told(text: str, word: str, meaning: str) -> bool:
    sentence = Sentence(text)
    at = [one.lower for one in sentence.words].index(word)
    return is_told(sentence, at, at, meaning)
