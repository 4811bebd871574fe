"""The list of contents of a long handout: when there is one, where it stands, and what it says."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest

from handouts.formats import RenderOptions
from handouts.model import Callout, Document, Link, Meta, Note, NoteRef, Section, Span, Text
from handouts.profiles import paper_names, profile_names
from handouts.results import Outcome
from handouts.verify import pdf, speak
from handouts.verify.pdf.content import Reader
from handouts.verify.pdf.objects import File
from handouts.writers.pdf import write
from tests.validators.pdf import VeraPdf
from tests.writers.pdf.documents import FILLER, everything, handout, inlines, paragraph, section
from tests.writers.pdf.reading import Node, Reading


def long_one(*headings: str, intro: int = 1, lang: str = "en") -> Document:
    """A handout with a section of about a page for each heading."""
    parts = tuple(
        Section(f"s{at}", 2, inlines(heading), (paragraph(FILLER * 14),))
        for at, heading in enumerate(headings, 1)
    )
    return Document(inlines("Title"), (paragraph(FILLER * intro),), parts, meta=Meta(lang=lang))


NAMES = ("What is it?", "Who can have it?", "How is it done?", "What can go wrong?")


def read(document: Document, pages: int | None = 1, **options: str) -> Reading:
    return Reading(write(document, RenderOptions(contents_pages=pages, **options)))  # type: ignore[arg-type]


def entries(reading: Reading) -> list[str]:
    return [" ".join(item.text.split()) for item in reading.tree.all("TOCI")]


def test_it_is_a_section_before_the_first_with_a_link_for_each_top_section() -> None:
    reading = read(long_one(*NAMES))
    assert [kid.type for kid in reading.tree.kids if isinstance(kid, Node)] == ["H1", "P", *["Sect"] * 5]
    contents = reading.tree.all("Sect")[0]
    assert reading.dump(contents).splitlines()[:8] == [
        "Sect",
        '  H2 "In this handout"',
        "  TOC",
        "    TOCI",
        "      Reference",
        '        Link "What is it?"',
        '        " page\xa01"',
        "    TOCI",
    ]
    assert len(reading.tree.all("TOC")) == 1


def starts(reading: Reading) -> dict[str, int]:
    """The page, from 1, that each heading of level 2 is on."""
    return {node.text: node.contents[0][0] + 1 for node in reading.tree.all("H2")}


@pytest.mark.parametrize("profile", profile_names())
@pytest.mark.parametrize("paper", paper_names())
def test_the_pages_are_those_of_the_headings(profile: str, paper: str) -> None:
    reading = read(long_one(*NAMES), profile=profile, page=paper)
    pages = starts(reading)
    assert entries(reading) == [f"{name} page {pages[name]}" for name in NAMES]
    assert len(set(pages.values())) > 2


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_each_link_leads_to_its_heading(standard: str) -> None:
    reading = read(long_one(*NAMES), standard=standard)
    headings = {node.text: node for node in reading.tree.all("H2")}
    for node in reading.tree.all("TOCI"):
        (link,) = node.all("Link")
        (annotation,) = link.links
        target = headings[link.text]
        assert str(annotation.Contents) == link.text
        if standard == "ua-1":
            assert reading.numbers[annotation.Dest[0].objgen] == target.contents[0][0]
        else:
            assert annotation.A.SD[0].objgen == target.objgen


def test_a_short_handout_has_none() -> None:
    short = long_one(*NAMES[:3])
    count = len(read(short, 0).pages)
    assert read(short, count + 1).tree.all("TOC") == []
    assert len(read(short, count).tree.all("TOC")) == 1
    assert read(short, None).tree.all("TOC") == []
    assert len(read(long_one(*NAMES * 3), None).tree.all("TOC")) == 1
    assert read(long_one(*NAMES * 3), 0).tree.all("TOC") == []


def test_two_sections_need_none_however_long_they_are() -> None:
    assert read(long_one(*NAMES[:2])).tree.all("TOC") == []


def test_bookmarks_have_it_at_its_place() -> None:
    with read(long_one(*NAMES)).pdf.open_outline() as outline:
        (top,) = outline.root
        assert [child.title for child in top.children] == ["In this handout", *NAMES]


def test_after_a_long_introduction_it_comes_right_after_the_title() -> None:
    reading = read(long_one(*NAMES, intro=40))
    assert [kid.type for kid in reading.tree.kids if isinstance(kid, Node)][:3] == ["H1", "Sect", "P"]
    assert starts(reading)["In this handout"] == 1


def test_what_is_urgent_comes_before_it_however_long_the_introduction_is() -> None:
    document = long_one(*NAMES, intro=40)
    urgent = Callout("urgent", inlines("Get help now"), (paragraph("Call 911."),))
    document = dataclasses.replace(document, blocks=(paragraph("Hello."), urgent, *document.blocks))
    reading = read(document, profile="giant")
    assert [kid.type for kid in reading.tree.kids if isinstance(kid, Node)][:5] == [
        "H1", "P", "Div", "Sect", "P",
    ]  # fmt: skip


def test_headings_are_said_without_their_links_and_notes() -> None:
    part = section(
        "How",
        paragraph(FILLER * 20),
    )
    heading = (
        Text("See "),
        Link(inlines("the web"), "https://example.org"),
        NoteRef("n"),
        Span(inlines(" aquí"), "es"),
    )
    document = Document(
        inlines("Title"),
        (),
        (Section("a", 2, heading, part.blocks), Section("b", 2, heading, part.blocks)),
        (Note("n", (paragraph("A note."),)),),
    )
    reading = read(document)
    pages = starts(reading)
    assert [re.sub(r" page \d+$", "", entry) for entry in entries(reading)] == [
        "See the web aquí",
        "See the web aquí (2)",
        "Notes",
    ]
    assert entries(reading)[2] == f"Notes page {pages['Notes']}"
    for node in reading.tree.all("TOCI"):
        assert len(node.all("Link")) == 1
    assert [node.entries["Lang"] for node in reading.tree.all("TOC")[0].all("Span")] == ["'es'", "'es'"]


def test_words_of_the_tool_are_marked_in_a_language_that_it_does_not_speak() -> None:
    reading = read(long_one(*NAMES, lang="nl"))
    heading = reading.tree.all("H2")[0]
    assert (heading.text, heading.entries) == ("In this handout", {"Lang": "'en'"})
    assert [node.entries["Lang"] for node in reading.tree.all("TOC")[0].all("Span")] == ["'en'"] * 4
    assert [entry.rpartition(" ")[0] for entry in entries(read(long_one(*NAMES, lang="es")))] == [
        f"{name} página" for name in NAMES
    ]


def test_a_long_heading_keeps_its_lines_and_its_page_together() -> None:
    reading = read(long_one(FILLER.strip(), *NAMES), profile="aph")
    assert entries(reading)[0] == f"{FILLER.strip()} page {starts(reading)[FILLER.strip()]}"


def test_no_page_number_is_lost_where_a_heading_just_fits_its_line() -> None:
    names = [f"{at} {'word ' * 11}{'w' * (at % 13)}" for at in range(100, 126)]
    for profile in ("clear", "giant"):
        reading = read(long_one(*names), profile=profile)
        pages = {node.text: node.contents[0][0] + 1 for node in reading.tree.all("H2")}
        assert entries(reading) == [f"{name.strip()} page {pages[name.strip()]}" for name in names]


def test_a_screen_reader_is_spared_it_in_the_transcript_as_on_a_page() -> None:
    with_it = write(long_one(*NAMES), RenderOptions(contents_pages=1))
    without = write(long_one(*NAMES), RenderOptions(contents_pages=0))
    assert speak(with_it, "a.pdf") == speak(without, "a.pdf")


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_every_promise_is_kept_and_verapdf_finds_nothing(standard: str, verapdf: VeraPdf) -> None:
    for document in (everything(), long_one(*NAMES, lang="nl"), long_one(*NAMES * 30)):
        data = write(document, RenderOptions(contents_pages=1, standard=standard))
        found = pdf.verify(data, "a.pdf", document=document).points
        outcomes = {point.id: point.outcome for point in found}
        # The longest is too long to hand out, and that is found.
        assert [name for name, outcome in outcomes.items() if outcome is Outcome.FAIL] in ([], ["pdf-38"])
        assert outcomes["pdf-40"] is Outcome.PASS
        assert verapdf(data, standard.replace("-", "")) == []


def test_no_page_but_the_title_is_needed() -> None:
    assert read(handout(title="Only")).tree.all("TOC") == []


@pytest.mark.parametrize("letters", range(38, 54))
def test_entries_stand_as_far_apart_however_much_room_their_pages_might_have_taken(letters: int) -> None:
    name = ("Who may have it, when and how, and what it costs? " * 2)[:letters].strip()
    data = write(long_one("First", name, "Next", "Last"), RenderOptions(contents_pages=1))
    file = File(data, "a.pdf")
    runs = Reader(file).page(1, file.pages[0][1])
    heights = [run.first[1] for run in runs if run.tag == "Link" and run.first]
    gaps = [round(above - below, 2) for above, below in pairwise(heights)]
    ends = [run.last[0].place()[1] for run in runs if run.tag == "Reference" and run.last]
    lines = 1 if ends[1] == heights[1] else 2
    assert gaps == [33.75, 11.25 + lines * 22.5, 33.75]


def test_the_last_entry_stands_neither_with_the_first_section_nor_alone() -> None:
    alone = 0
    after = set()
    for count in range(6, 26):
        reading = read(long_one(*(f"Part {number}" for number in range(count)), intro=0), profile="aph")
        items = reading.tree.all("TOCI")
        places = [{page for node in item.walk() for page, _ in node.contents} for item in items]
        assert places[0] == {0}  # with the title
        alone += places[-2] != places[-1]
        starts_at = next(node for node in reading.tree.all("H2") if node.text == "Part 0").contents[0][0]
        after.add(starts_at - max(places[-1]))
    assert alone <= 1  # where that saves a page
    assert after == {0, 1}
