"""Sign-off: a name stands behind one text, however that is noted down, and behind no other."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given

import handouts
from handouts.checks import run
from handouts.compose import handouts_of
from handouts.errors import HandoutsError
from handouts.model import Document, Figure, Node, Text, transform, words
from handouts.pipeline import titled
from handouts.readers import html, markdown
from handouts.signoff import digest, is_signed_off, is_void, settled, sign_off
from tests.strategies import documents, image

DAY = datetime.date(2026, 1, 31)

TEXT = """\
# Asthma

Your airways *swell*. This is **not** your fault.[^a]

## What to do

1. Sit up.
2. Take one puff: see [the doses](#doses).

- [ ] Breathe

## Doses

| Age | Puffs |
|-----|-------|
| 5   | 1     |

[^a]: Says who?
"""

SAME = {
    "lines broken elsewhere": TEXT.replace("*swell*. This", "*swell*.\nThis").replace(
        "not** your", "not**\nyour"
    ),
    "other signs": TEXT.replace("*swell*", "_swell_").replace("**not**", "__not__").replace("- [ ]", "* [ ]"),
    "underlined headings": TEXT.replace("## Doses", "Doses\n-----"),
    "a table without a frame": TEXT.replace(
        "| Age | Puffs |\n|-----|-------|\n| 5   | 1     |", "Age|Puffs\n-|-\n5|1"
    ),
    "a note of another name": TEXT.replace("[^a]", "[^7]"),
    "a named heading": TEXT.replace("## Doses", "## Doses {#d}").replace("(#doses)", "(#d)"),
    "needless escapes": TEXT.replace("Sit up.", "Sit up\\."),
    "HTML": TEXT.replace("*swell*", "<em>swell</em>").replace("airways", "air&#119;ays"),
    "who reviewed it": f"---\nreviewed_by: A\nreviewed_on: 2026-01-31\nsources: A book\n---\n{TEXT}",
    "the language": f"---\nlang: en-GB\n---\n{TEXT}",
    "more room": TEXT.replace("\n\n", "\n\n\n") + "\n\n",
}

OTHER = {
    "a word": TEXT.replace("Sit up", "Lie down"),
    "a word left out": TEXT.replace("**not** ", ""),
    "a number": TEXT.replace("one puff", "two puffs"),
    "a mark": TEXT.replace("Sit up.", "Sit up!"),
    "the title": TEXT.replace("# Asthma", "# Living with asthma", 1),
    "words that are bold no more": TEXT.replace("**not**", "not"),
    "the order": TEXT.replace("1. Sit up.\n2. Take", "1. Take").replace("- [ ] ", "2. Sit up.\n\n- [ ] "),
    "the first number": TEXT.replace("1. Sit", "4. Sit").replace("2. Take", "5. Take"),
    "another kind of list": TEXT.replace("1. Sit", "- Sit").replace("2. Take", "- Take"),
    "a box": TEXT.replace("[ ]", "[x]"),
    "where a link leads": TEXT.replace("(#doses)", "(#what-to-do)"),
    "a heading's level": TEXT.replace("## Doses", "### Doses"),
    "two paragraphs of one": TEXT.replace("*swell*. ", "*swell*.\n\n"),
    "a cell": TEXT.replace("| 1     |", "| 3     |"),
    "the note": TEXT.replace("Says who?", "Says me."),
    "no note": TEXT.replace("fault.[^a]", "fault.").replace("[^a]: Says who?\n", ""),
    "a term": f"---\nterms:\n  puff: one press\n---\n{TEXT}",
}


def read(text: str) -> Document:
    return markdown.read(text.encode(), "a.md")


@pytest.mark.parametrize("name", SAME)
def test_how_a_text_is_noted_down_says_nothing(name: str) -> None:
    assert SAME[name] != TEXT
    assert digest(read(SAME[name])) == digest(read(TEXT))


@pytest.mark.parametrize("name", OTHER)
def test_whatever_a_patient_would_see_counts(name: str) -> None:
    assert digest(read(OTHER[name])) != digest(read(TEXT))


def test_every_change_is_another() -> None:
    assert len({digest(read(text)) for text in OTHER.values()}) == len(OTHER)


def test_the_digest_of_a_text_stays_what_it_is() -> None:
    # Those who signed off with an earlier version must not find their names gone.
    assert digest(read(TEXT)) == "v1-418817cec172fd41ec26"


def test_the_format_says_nothing() -> None:
    page = b"<html><body><h1>Asthma</h1><p>Sit up. <b>Now.</b></p><ul><li>Breathe</li></ul></body></html>"
    assert digest(html.read(page, "a.html")) == digest(read("# Asthma\n\nSit up. **Now.**\n\n- Breathe\n"))


def test_another_picture_is_another_text_and_another_file_name_is_not() -> None:
    one = Document((Text("A"),), (Figure(image(), "A lung", source="a.png"),))
    same = Document((Text("A"),), (Figure(image(), "A lung", source="b.png"),))
    other = Document((Text("A"),), (Figure(image("L"), "A lung", source="a.png"),))
    assert digest(one) == digest(same) != digest(other)


@given(documents())
def test_a_signed_document_is_signed_off_until_a_word_of_it_changes(document: Document) -> None:
    signed = handouts.sign_off(document, "Ann Example, RN", DAY)
    assert is_signed_off(signed)
    assert not is_void(signed)
    changed = dataclasses.replace(signed, title=(*signed.title, Text(" more")))
    assert not is_signed_off(changed)
    assert is_void(changed)


@given(documents())
def test_texts_cut_in_pieces_are_the_same_text(document: Document) -> None:
    def cut(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Text) and len(node.text) > 1:
            return (Text(node.text[:1]), Text(node.text[1:]))
        return node

    assert digest(transform(document, cut)) == digest(document)


def test_a_sign_off_needs_a_name() -> None:
    with pytest.raises(HandoutsError) as caught:
        sign_off(read(TEXT), "  ", DAY)
    assert caught.value.message == "A sign-off needs the name of a clinician."


def about(document: Document) -> str:
    handout = handouts_of(document)[0].document
    return " ".join(words(handout.sections[-1]))


REVIEW = ("not-reviewed", "review-void", "review-overdue")


def test_a_handout_names_who_signed_off_its_text() -> None:
    signed = sign_off(read(TEXT), "Ann  Example, RN", DAY)
    assert about(signed) == "About this handout Reviewed by Ann Example, RN on January 31, 2026."
    assert [finding.rule for finding in run(signed).findings if finding.rule in REVIEW] == []


def test_a_handout_of_a_changed_text_does_not_claim_the_review() -> None:
    signed = sign_off(read(TEXT), "Ann Example, RN", DAY)
    changed = dataclasses.replace(signed, title=(Text("Other"),))
    assert about(changed) == "About this handout A clinician has not reviewed this handout."
    for handout in handouts_of(changed):
        assert (handout.document.meta.reviewed_by, handout.document.meta.reviewed_on) == ("", None)
    (finding,) = (finding for finding in run(changed).findings if finding.rule in REVIEW)
    assert (finding.rule, finding.severity.value) == ("review-void", "warning")
    assert finding.message == (
        "The text was changed after Ann Example, RN reviewed it on 2026-01-31,"
        " so its handouts say that nobody has reviewed it."
    )


def test_a_title_that_is_made_up_does_not_void_a_review() -> None:
    signed = sign_off(read("Keep your inhaler near you."), "Ann Example, RN", DAY)
    assert about(titled(signed)).startswith("About this handout Reviewed by Ann Example, RN")
    changed = dataclasses.replace(signed, blocks=())
    assert (settled(changed).meta.reviewed_by, settled(signed).meta.reviewed_by) == ("", "Ann Example, RN")


def test_a_review_without_a_digest_is_believed() -> None:
    named = read(f"---\nreviewed_by: Ann Example, RN\nreviewed_on: 2026-01-31\n---\n{TEXT}")
    assert is_signed_off(named)
    assert "Reviewed by Ann Example, RN" in about(named)


@pytest.mark.parametrize("missing", ["reviewed_by: A", "reviewed_on: 2026-01-31"])
def test_half_a_sign_off_is_none(missing: str) -> None:
    assert not is_signed_off(read(f"---\n{missing}\n---\n{TEXT}"))


def test_a_digest_that_a_later_version_made_fits_no_text_of_this_one() -> None:
    front = "reviewed_by: A\nreviewed_on: 2026-01-31\nreviewed_text: v99-00000000000000000000"
    assert is_void(read(f"---\n{front}\n---\n{TEXT}"))


def test_a_digest_by_itself_claims_nothing() -> None:
    alone = read(f"---\nreviewed_text: v1-00000000000000000000\n---\n{TEXT}")
    assert not is_void(alone)
    assert not is_signed_off(alone)
    assert "not-reviewed" in {finding.rule for finding in run(alone).findings}


def test_what_is_no_digest_is_told() -> None:
    with pytest.raises(HandoutsError) as caught:
        read(f"---\nreviewed_text: yes, all of it\n---\n{TEXT}")
    assert "a.md:2: 'yes, all of it' stands for no text" in caught.value.message
