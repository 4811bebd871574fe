"""Footnotes of web pages are notes where that is certain, and stay what they are where it is not."""

# ruff: noqa: E501 - a page is easier to read on one line

from __future__ import annotations

import time

import pytest

from handouts.model import Document, NoteRef, walk
from handouts.readers.html import read
from tests.readers.as_text import as_text


def document(page: str) -> Document:
    return read(f"<h1>Gout</h1>{page}".encode(), "a.html")


def shown(page: str) -> str:
    return as_text(document(page)).partition("\n")[2]


AS_WRITTEN = "It hurts.^note-1 Rest.^note-2\nnote note-1:\n  Most people say so.\nnote note-2:\n  Two days."
PAGES = {
    "pandoc": (
        '<p>It hurts.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> Rest.'
        '<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>'
        '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol>'
        '<li id="fn1"><p>Most people say so.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
        '<li id="fn2"><p>Two days.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "WordPress": (
        '<p>It hurts.<a href="#_ftn1" name="_ftnref1">[1]</a> Rest.<a href="#_ftn2" name="_ftnref2">[2]</a></p><hr>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Most people say so.</p>'
        '<p><a href="#_ftnref2" name="_ftn2">[2]</a> Two days.</p>'
    ),
    "MediaWiki": (
        '<p>It hurts.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> Rest.'
        '<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup></p><h2>References</h2><ol class="references">'
        '<li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> <span>Most people say so.</span></li>'
        '<li id="cite_note-2"><b><a href="#cite_ref-2">^</a></b> <span>Two days.</span></li></ol>'
    ),
    "by their roles alone": (
        '<p>It hurts.<sup><a href="#a">1</a></sup> Rest.<sup><a href="#b">2</a></sup></p>'
        '<aside id="a" role="doc-footnote">Most people say so.</aside><aside id="b" role="doc-footnote">Two days.</aside>'
    ),
}


@pytest.mark.parametrize("form", PAGES)
def test_marks_and_what_they_lead_to_are_notes(form: str) -> None:
    made = document(PAGES[form])
    text = as_text(made).partition("\n")[2]
    assert text.removesuffix("\nlost header (1): The heading of the notes") == AS_WRITTEN
    assert ("The heading" in text) == (form == "MediaWiki")
    assert made.tally is not None
    assert made.tally.unaccounted == 0


def test_two_marks_may_refer_to_one_note_and_words_of_a_way_back_are_told() -> None:
    page = (
        '<p>One<sup><a id="r1" href="#n">*</a></sup> and two<sup><a id="r2" href="#n">*</a></sup>.</p>'
        '<ul><li id="n">Said twice. <a href="#r1">Back to text</a></li></ul><p>The end.</p>'
    )
    assert shown(page) == (
        "One^note-1 and two^note-1.\nThe end.\nnote note-1:\n  Said twice.\n"
        "lost navigation (3): A link back to the mark of a note"
    )


NO_NOTES = {
    "a link to a list without a way back": '<p>See <a href="#s">[1]</a>.</p><ol><li id="s">Rest.</li></ol>',
    "a link on a word": '<p>See <a href="#s" id="r">here</a>.</p><p id="s">Rest. <a href="#r">Back</a></p>',
    "a year": '<p>See <a href="#s" id="r">2021</a>.</p><p id="s">Rest. <a href="#r">Back</a></p>',
    "a part of the text with a heading": '<p>See <sup><a href="#s" id="r">1</a></sup>.</p><div id="s"><h2>Rest</h2>Two days. <a href="#r">Back</a></div>',
    "a mark in what it leads to": '<p id="s">Rest.<sup><a href="#s">1</a></sup></p>',
    "another page": '<p>Rest.<sup><a href="https://a.example/#s">1</a></sup></p><p id="s">Two days.</p>',
}


@pytest.mark.parametrize("name", NO_NOTES)
def test_what_is_not_certain_stays_where_it_is(name: str) -> None:
    made = document(NO_NOTES[name])
    assert made.notes == ()
    assert not [node for node in walk(made) if isinstance(node, NoteRef)]
    assert made.tally is not None
    assert made.tally.read == made.tally.kept


def test_notes_that_refer_to_each_other_end() -> None:
    page = (
        '<p>Rest.<sup><a href="#a" id="ra">1</a></sup></p><ol>'
        '<li id="a">One.<sup><a href="#b" id="rb">2</a></sup> <a href="#ra">^</a></li>'
        '<li id="b">Two.<sup><a href="#a" id="rc">1</a></sup> <a href="#rb">^</a></li></ol>'
    )
    made = document(page)
    assert [note.id for note in made.notes] == ["note-1"]
    assert made.tally is not None
    assert made.tally.unaccounted == 0


FRAMES = {
    "in one list": ("<ol>{}</ol>", '<li id="n{0}">Note. <a href="#r{0}">^</a></li>'),
    "each in an element of its own": ("{}", '<div><div id="n{0}">Note. <a href="#r{0}">^</a></div></div>'),
    "against the order of their marks": ("{}", '<p id="n-{0}">Note. <a href="#r-{0}">^</a></p>'),
}


@pytest.mark.parametrize("name", FRAMES)
def test_thousands_of_notes_take_no_longer_each_than_a_few(name: str) -> None:
    around, note = FRAMES[name]

    def seconds(count: int) -> float:
        order = range(-count, 0) if "-" in note else range(count)
        marks = [f'<p>Word<sup><a id="r{at}" href="#n{at}">1</a></sup></p>' for at in order]
        notes = [note.format(abs(at)) for at in (reversed(order) if "-" in note else order)]
        page = "<main>" + "".join(marks) + around.format("".join(notes)) + "</main>"
        began = time.process_time()
        assert len(document(page).notes) == count
        return time.process_time() - began

    seconds(50)
    assert any(seconds(4000) < 30 * max(seconds(400), 0.01) for _ in range(3))
