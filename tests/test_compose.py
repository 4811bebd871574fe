"""What the tool adds to an article, and how a section comes to stand alone."""

from __future__ import annotations

import datetime

from handouts.compose import Handout, handouts_of
from handouts.config import Clinic
from handouts.model import (
    Callout,
    DefinitionList,
    Document,
    GlossaryEntry,
    Link,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Reference,
    Section,
    Span,
    Term,
    Text,
    plain_text,
    sections_of,
    texts,
    walk,
    words,
)

CLINIC = Clinic(name="North Clinic", phone="555-010-0000", hours="9 to 5", address="1 Road\nTown")


def paragraph(*texts: str) -> Paragraph:
    return Paragraph(tuple(Text(text) for text in texts))


def article(**changes: object) -> Document:
    document = Document(
        (Text("Asthma"),),
        (
            paragraph("Asthma makes it hard to breathe."),
            Callout("urgent", (), (paragraph("Call 911 if you cannot speak."),)),
        ),
        (
            Section(
                "triggers",
                2,
                (Text("Triggers"),),
                (paragraph("A trigger is what starts asthma."),),
                (Section("at-home", 3, (Text("At home"),), (paragraph("Dust can be a trigger."),)),),
            ),
            Section(
                "inhalers",
                2,
                (Text("Inhalers"),),
                (
                    Paragraph(
                        (
                            Text("Your inhaler helps. See "),
                            Link((Text("Triggers"),), "#triggers"),
                            Text("."),
                            NoteRef("n1"),
                        )
                    ),
                ),
            ),
        ),
        (Note("n1", (paragraph("Two kinds."),)),),
        Meta(
            terms=(
                GlossaryEntry("trigger", "What starts an attack."),
                GlossaryEntry("inhaler", "A small pump."),
            )
        ),
    )
    import dataclasses

    return dataclasses.replace(document, **changes)  # type: ignore[arg-type]


def named(handouts: tuple[Handout, ...]) -> list[str]:
    return [handout.name for handout in handouts]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(section.level, plain_text(section.heading)) for section in sections_of(document)]


def test_there_is_one_whole_and_one_handout_a_section() -> None:
    assert named(handouts_of(article())) == ["handout", "sections/1-triggers", "sections/2-inhalers"]


def test_the_end_of_a_handout_says_whom_to_call_then_words_then_who_reviewed_it() -> None:
    whole = handouts_of(article(), CLINIC)[0].document
    assert headings(whole) == [
        (2, "Triggers"),
        (3, "At home"),
        (2, "Inhalers"),
        (2, "Who to call"),
        (2, "Words to know"),
        (2, "About this handout"),
    ]
    contact = next(section for section in whole.sections if section.role == "contact")
    assert list(texts(contact)) == [
        "Who to call",
        "North Clinic",
        "Phone: 555-010-0000",
        "Open: 9 to 5",
        "Address: 1 Road\nTown",
    ]
    assert [node.target for node in walk(contact) if isinstance(node, Link)] == ["tel:5550100000"]


def test_every_word_of_the_article_is_in_the_whole_in_order() -> None:
    document = article()
    remaining = iter(words(handouts_of(document)[0].document))
    assert all(word in remaining for word in words(document))


def test_a_section_stands_alone() -> None:
    alone = handouts_of(article(), CLINIC)[1].document
    assert plain_text(alone.title) == "Triggers"
    assert list(texts(alone)) == [
        "Triggers",
        "This is one part of “Asthma”.",
        "Get help now",
        "Call 911 if you cannot speak.",
        "A trigger is what starts asthma.",
        "At home",
        "Dust can be a trigger.",
        "Who to call",
        "North Clinic",
        "Phone: 555-010-0000",
        "Open: 9 to 5",
        "Address: 1 Road\nTown",
        "Words to know",
        "trigger",
        "What starts an attack.",
        "About this handout",
        "A clinician has not reviewed this handout.",
    ]
    assert headings(alone)[0] == (2, "At home")


def test_a_section_has_its_own_notes_and_no_link_to_another_section() -> None:
    triggers, inhalers = (handout.document for handout in handouts_of(article())[1:])
    assert triggers.notes == ()
    assert [note.id for note in inhalers.notes] == ["n1"]
    assert not any(isinstance(node, Link) for node in walk(inhalers))
    assert "See Triggers." in " ".join(texts(inhalers))


def test_the_first_use_of_a_term_is_marked_and_its_words_are_unchanged() -> None:
    document = article()
    whole = handouts_of(document)[0].document
    marked = [(node.key, plain_text((node,))) for node in walk(whole) if isinstance(node, Term)]
    assert marked == [("trigger", "trigger"), ("inhaler", "inhaler")]


def test_a_term_is_found_as_a_plural_and_not_inside_another_word() -> None:
    document = article(
        blocks=(paragraph("Retriggering is no word. Triggers are."),),
        sections=(),
        notes=(),
    )
    whole = handouts_of(document)[0].document
    assert [plain_text((node,)) for node in walk(whole) if isinstance(node, Term)] == ["Triggers"]


def test_a_short_form_is_a_term_only_in_capitals() -> None:
    meta = Meta(terms=(GlossaryEntry("IV", "A tube."),))
    document = article(blocks=(paragraph("An iv, then an IV."),), sections=(), notes=(), meta=meta)
    whole = handouts_of(document)[0].document
    assert [plain_text((node,)) for node in walk(whole) if isinstance(node, Term)] == ["IV"]


def test_a_draft_says_so_at_once() -> None:
    for handout in handouts_of(article(), draft=True):
        first = handout.document.blocks[0]
        assert isinstance(first, Callout)
        assert (first.kind, plain_text(first.title)) == ("draft", "Draft: do not hand out")
        assert handout.document.draft


def test_who_reviewed_it_and_where_it_comes_from() -> None:
    meta = Meta(
        reviewed_by="Dr. A",
        reviewed_on=datetime.date(2026, 5, 4),
        review_by=datetime.date(2028, 5, 4),
        sources=(Reference("A study"), Reference("A page", "https://example.org/page")),
        url="https://example.org/asthma",
    )
    about = handouts_of(article(meta=meta))[0].document.sections[-1]
    assert list(texts(about)) == [
        "About this handout",
        "Reviewed by Dr. A on May 4, 2026.",
        "To be reviewed again by May 4, 2028.",
        "Where the facts come from:",
        "A study",
        "A page",
        "Read this on the web: https://example.org/asthma",
        "To open the web page, point your phone’s camera at this code.",
    ]


def test_our_words_are_marked_where_we_do_not_speak_the_language() -> None:
    whole = handouts_of(article(meta=Meta(lang="cy")))[0].document
    about = whole.sections[-1]
    assert isinstance(about.heading[0], Span)
    assert about.heading[0].lang == "en"


def test_an_added_section_takes_no_id_that_the_article_has() -> None:
    own = Section("about-this-handout", 2, (Text("About this handout"),), (paragraph("Ours."),))
    whole = handouts_of(article(sections=(own,), notes=()))[0].document
    ids = [section.id for section in sections_of(whole)]
    assert len(ids) == len(set(ids))


def test_an_article_with_no_terms_has_no_list_of_words() -> None:
    whole = handouts_of(article(meta=Meta()))[0].document
    assert not any(isinstance(node, DefinitionList) for node in walk(whole))
