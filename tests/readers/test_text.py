"""The plain-text reader: structure found by looks, every word kept, every word in its place."""

from __future__ import annotations

import contextlib
import re
import string
from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.errors import HandoutsError
from handouts.findings import Position
from handouts.model import Document, LineBreak, Link, Paragraph, Text, plain_text, position_at, walk, words
from handouts.readers._decode import decode
from handouts.readers.text import read

Shown = Callable[[Document], str]
Misplaced = Callable[[Document, str], list[str]]


def document(text: str, language: str = "en") -> Document:
    return read(dedent(text).lstrip("\n").encode(), "a.txt", language=language)


def outline_of(text: str, shown: Shown) -> str:
    return shown(document(text))


ARTICLE = """\
Is Light Therapy Safe for Winter Blues?

Light therapy and mood

Light therapy is used for low mood.
Many people ask, “Is light therapy safe?”
Most people can use it.

How a Light Box Works\u00a0

A light box is bright. It stands on a table.
You sit near it.

Is Light Therapy Safe for Winter Blues?\u00a0

It is safe for most people.

Possible Side Effects

Some people have one of these:

  • Headache means that the light is too bright.
  • Tired eyes pass.\u00a0

Before starting, ask your doctor:

  1. Can I use it with my eye drops?\u00a0
  2. How long should I sit?

These questions will help you.

Looking Forward: Light and Sleep
Light is also tried for sleep.While results are early, they are good.
Ask your doctor for more.
"""


def test_an_article_with_a_sentence_a_line_and_mixed_headings(shown: Shown, misplaced: Misplaced) -> None:
    read_in = read(ARTICLE.encode(), "a.txt")
    assert shown(read_in) == dedent(
        """\
        # Is Light Therapy Safe for Winter Blues?
        ## Light therapy and mood
        Light therapy is used for low mood. Many people ask, “Is light therapy safe?” Most people can use it.
        ## How a Light Box Works
        A light box is bright. It stands on a table. You sit near it.
        ## Is Light Therapy Safe for Winter Blues?
        It is safe for most people.
        ## Possible Side Effects
        Some people have one of these:
        - Headache means that the light is too bright.
        - Tired eyes pass.
        Before starting, ask your doctor:
        1. Can I use it with my eye drops?
        2. How long should I sit?
        These questions will help you.
        ## Looking Forward: Light and Sleep
        Light is also tried for sleep.While results are early, they are good. Ask your doctor for more."""
    ).replace("1. Can", "11. Can").replace("2. How", "21. How")
    assert misplaced(read_in, ARTICLE) == []


def test_hard_wrapped_lines_are_one_paragraph_and_keep_their_places() -> None:
    read_in = document(
        """
        Asthma

        Asthma makes the airways swell. Then it is hard to breathe out, and you may
        cough or  wheeze, most of all at night or when the
        air is cold.
        """
    )
    paragraph = read_in.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (
        Text("Asthma makes the airways swell. Then it is hard to breathe out, and you may "),
        Text("cough or "),
        Text("wheeze, most of all at night or when the "),
        Text("air is cold."),
    )
    place = plain_text(paragraph.children).index("wheeze")
    assert position_at(paragraph.children, place) == Position("a.txt", 4, 11)


HEADINGS = {
    "underlined": (
        "Sleep\n=====\n\nText one.\n\nnaps\n----\n\nText two.",
        "# Sleep\nText one.\n## naps\nText two.",
    ),
    "underlined in two ranks": (
        "Sleep\n*****\n\nNight\n=====\n\nText.\n\nDreams\n------\nMore text.\n\nDay\n===\n\nLast text.",
        "# Sleep\n## Night\nText.\n### Dreams\nMore text.\n## Day\nLast text.",
    ),
    "overlined": ("=====\nSleep\n=====\n\nText.\n\nmore.", "# Sleep\nText.\nmore."),
    "capitals": (
        "Sleep\n\nSIDE EFFECTS\n\nYou may feel ill.\n\nWHEN TO CALL\n\nCall if you fall.",
        "# Sleep\n## SIDE EFFECTS\nYou may feel ill.\n## WHEN TO CALL\nCall if you fall.",
    ),
    "numbered": (
        "Sleep\n\n1. What is sleep?\n\nIt is rest.\n\n2. Why do we sleep?\n\nNobody knows.",
        "# Sleep\n## 1. What is sleep?\nIt is rest.\n## 2. Why do we sleep?\nNobody knows.",
    ),
    "numbered in two ranks": (
        "Sleep\n\n1.1 The night\n\nText.\n\n1.2 The day\n\nText.",
        "# Sleep\n## 1.1 The night\nText.\n## 1.2 The day\nText.",
    ),
    "with a colon": (
        "Sleep\n\nSide Effects:\n\nYou may feel ill.\n\nWhen to Call:\n\nCall if you fall.",
        "# Sleep\n## Side Effects:\nYou may feel ill.\n## When to Call:\nCall if you fall.",
    ),
    "right above their text": (
        "Sleep\n\nSide effects\nSome people feel ill.\n\nWhen to call\nCall if you fall.",
        "# Sleep\n## Side effects\nSome people feel ill.\n## When to call\nCall if you fall.",
    ),
    "right above a list": (
        "Sleep\n\nSigns\n- one\n- two\n\nThe end.",
        "# Sleep\n## Signs\n- one\n- two\nThe end.",
    ),
    "steps": (
        "Inhaler\n\nStep 1: Shake it\n\nShake it well.\n\nStep 2: Breathe out\n\nBreathe out.",
        "# Inhaler\n## Step 1: Shake it\nShake it well.\n## Step 2: Breathe out\nBreathe out.",
    ),
    "with number signs": (
        "# Sleep\n\n## Night\nText.\n\n### Dreams\n\nText.",
        "# Sleep\n## Night\nText.\n### Dreams\nText.",
    ),
    "words with a colon, right above their text": (
        "Flu\n\nIt is a virus.\n\nSymptoms:\nYou may cough.\n\nHome care:\n\nRest in bed.",
        "# Flu\nIt is a virus.\n## Symptoms:\nYou may cough.\n## Home care:\nRest in bed.",
    ),
    "words with a colon, above lists": (
        "Flu\n\nIt is a virus.\n\nSymptoms:\n- fever\n- cough\n\nTreatment:\n- rest",
        "# Flu\nIt is a virus.\n## Symptoms:\n- fever\n- cough\n## Treatment:\n- rest",
    ),
    "other words with a colon, three times": (
        "Flu\n\nIt is a virus.\n\nWho gets it:\nAll do.\n\nHow you get it:\nBy air.\n\nHow it ends:\nOk.",
        "# Flu\nIt is a virus.\n## Who gets it:\nAll do.\n## How you get it:\nBy air.\n## How it ends:\nOk.",
    ),
    "a part above another": (
        "Pills\n\nWhat causes it?\n\nDiabetes Pills\n\nSome pills do.\n\nOther Causes\n\nThere are more.\n\n"
        "What can I do?\n\nEat.",
        "# Pills\n## What causes it?\n### Diabetes Pills\nSome pills do.\n### Other Causes\nThere are more.\n"
        "## What can I do?\nEat.",
    ),
    "questions and answers": (
        "Questions\n\nQ: How long does it take?\nA: An hour.\n\nQ: Does it hurt?\nA: No.",
        "# Questions\n## Q: How long does it take?\nA: An hour.\n## Q: Does it hurt?\nA: No.",
    ),
    "capitals, with no blank line anywhere": (
        "ASTHMA PLAN\nGREEN ZONE\nNo cough.\nTake your puffer.\nRED ZONE\nYou are ill.\nCALL 911 NOW.",
        "# ASTHMA PLAN\n## GREEN ZONE\nNo cough. Take your puffer.\n## RED ZONE\nYou are ill. CALL 911 NOW.",
    ),
    "above columns": (
        "Pills\n\nText.\n\nMEDICINES\nAspirin   81 mg   Morning\nSenna   8 mg   Night\n\nThe end.",
        "# Pills\nText.\n## MEDICINES\nAspirin 81 mg Morning / Senna 8 mg Night\nThe end.",
    ),
    "beside lines that are no row": (
        "Lungs\n\nYour lungs\nare two.\n\nMain causes\n\n- Smoke\n- Dust\n\nYour daily plan\n\n"
        "Morning   2 puffs\nNight   2 puffs",
        "# Lungs\nYour lungs are two.\n## Main causes\n- Smoke\n- Dust\n## Your daily plan\n"
        "Morning 2 puffs / Night 2 puffs",
    ),
    "ending in a small word": (
        "Sugar\n\nSigns to watch for\n\n- thirst\n- sores\n\nWhat you can do\n\nEat well.",
        "# Sugar\n## Signs to watch for\n- thirst\n- sores\n## What you can do\nEat well.",
    ),
    "numbered, ending in a small word": (
        "Puffer\n\n1. Breathe out\n\nAll the way.\n\n2. Breathe in\n\nSlowly.",
        "# Puffer\n## 1. Breathe out\nAll the way.\n## 2. Breathe in\nSlowly.",
    ),
    "after items that lost their bullets": (
        "Pox\n\nSigns include:\n\nfever\n\nred spots\n\nHome care\n\nCut the nails.",
        "# Pox\nSigns include:\nfever\nred spots\n## Home care\nCut the nails.",
    ),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_lines_that_are_headings(name: str, shown: Shown) -> None:
    source, expected = HEADINGS[name]
    assert outline_of(source, shown) == expected


NOT_HEADINGS = {
    "the intro of a list": "Before you start, ask your doctor:",
    "the intro of a list, once": "Symptoms:\n- fever\n- cough",
    "examples in a row": "Examples: Flovent, Advair, Symbicort",
    "a label": "Note:\nTake it now",
    "the intro of a sentence": "Ask your doctor:\n- Is it safe for me?",
    "the name above an address": "River Clinic:\n12 High Street\nOxford",
    "an unfinished line": "Call your doctor if you have",
    "a sentence": "Take your pills every day.",
    "a clause with no stop": "Your doctor may give you a cream",
    "a greeting": "Dear patient,",
    "a byline": "By Ann Example, RN",
    "a date": "March 3, 2024",
    "a phone number": "Phone: 020 7946 0958",
    "only numbers": "120/80",
    "room for handwriting": "Patient Name: ______________ Date: ______",
    "names of columns": "Medicine Name    Dose    When",
}


@pytest.mark.parametrize("name", NOT_HEADINGS)
def test_lines_that_are_no_headings(name: str, shown: Shown) -> None:
    line = NOT_HEADINGS[name]
    # The lines of a list are items, all others keep their ends; and a row of spaces is one.
    kept = line if "- " in line else " / ".join(" ".join(part.split()) for part in line.split("\n"))
    assert outline_of(f"Sleep\n\nSleep is rest.\n\n{line}\n\nRest is good.", shown) == (
        f"# Sleep\nSleep is rest.\n{kept}\nRest is good."
    )


def test_a_row_of_short_lines_after_a_colon_is_not_a_row_of_headings(shown: Shown) -> None:
    source = (
        "Clots\n\nSigns of a clot:\n\nSwelling of the leg\n\nPain when you walk\n\nRed skin\n\nCall at once."
    )
    assert outline_of(source, shown) == source.replace("\n\n", "\n").replace("Clots", "# Clots", 1)


def test_a_broken_line_that_starts_with_capitals_is_no_heading(shown: Shown) -> None:
    source = """
        Lungs

        The National Heart, Lung, and Blood Institute and the American Lung
        Association have help lines that you can call on any day of the week.
        """
    assert outline_of(source, shown) == (
        "# Lungs\nThe National Heart, Lung, and Blood Institute and the American Lung Association have help"
        " lines that you can call on any day of the week."
    )


TITLES = {
    "a short first line alone": ("How to sleep\n\nLie down.", "How to sleep"),
    "a first line right above the text": ("How to Sleep\nLie down and close your eyes.", "How to Sleep"),
    "no line alone": ("Sleep is rest. It is good.\n\nSo lie down.", ""),
    "capitals right above the text": ("SLEEP WELL\nLie down.", "SLEEP WELL"),
    "a first line right above another": ("Hill Clinic\n12 Main Street\n\nLie down.", "Hill Clinic"),
    "a list at the start": ("- one\n- two\n\nText.", ""),
    "a sentence alone": ("Take your pills every day.\n\nDo not stop.", ""),
    "a single line": ("Sleep", ""),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_title(name: str) -> None:
    source, title = TITLES[name]
    assert plain_text(document(source).title) == title


LISTS = {
    "bullets of many kinds": ("• one\n• two", "- one\n- two"),
    "hyphens with no space": ("-one\n-two", "- one\n- two"),
    "the letter o": ("o one\no two", "- one\n- two"),
    "Word's own signs": ("\uf0b7 one\n\uf0b7\ttwo", "- one\n- two"),
    "blank lines between": ("- one\n\n- two\n\n- three", "- one\n- two\n- three"),
    "nested by indent": ("- one\n  - inner\n    - deep\n- two", "- one\n  - inner\n    - deep\n- two"),
    "nested by sign": ("• one\no inner\no more\n• two", "- one\n  - inner\n  - more\n- two"),
    "numbers with points inside": (
        "1. one\n- inner\n2. two\n- more\n3. three",
        "11. one\n  - inner\n21. two\n  - more\n31. three",
    ),
    "numbers of many kinds": ("1) one\n2) two", "11. one\n21. two"),
    "letters": ("a. one\nb. two", "1a. one\n2a. two"),
    "letters up to i": ("h) one\ni) two\nj) three", "8a. one\n9a. two\n10a. three"),
    "Roman numbers": ("i. one\nii. two\niii. three", "1i. one\n2i. two\n3i. three"),
    "numbers that go on later": ("3. three\n4. four", "31. three\n41. four"),
    "numbers with a gap": ("1. one\n2. two\n4. four\n5. five", "11. one\n21. two\n41. four\n51. five"),
    "boxes to tick": ("☐ one\n[x] two\n- [ ] three", "- [ ] one\n- [x] two\n- [ ] three"),
    "ticks and crosses that mean something": ("✓ eat fruit\n✗ smoke", "- ✓ eat fruit\n- ✗ smoke"),
    "lines that go on": ("- one\n  goes on\n- two\ngoes on too", "- one goes on\n- two goes on too"),
    "a paragraph inside": ("- one\n\n  More on one.\n\n- two", "- one\n  More on one.\n- two"),
    "a text right after": ("- one.\n- two.\nThe list is over.", "- one.\n- two.\nThe list is over."),
    "a bullet on its own line": ("•\none\n•\ntwo", "- one\n- two"),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists(name: str, shown: Shown) -> None:
    source, expected = LISTS[name]
    assert outline_of(f"You need these things:\n{source}", shown) == f"You need these things:\n{expected}"


NO_LISTS = {
    "a year": "It began in\n1990. It ended soon.",
    "one footnote sign": "Take 200 mg*.\n\n* with food",
    "a number that is no list": "The dose is\n\n12. August",
    "a minus": "-5 degrees is cold.\n-7 degrees is colder.",
    "a decimal": "3.5 mg is enough.\n\n4.5 mg is too much.",
}


@pytest.mark.parametrize("name", NO_LISTS)
def test_what_is_no_list(name: str) -> None:
    source = NO_LISTS[name]
    assert words(document(source)) == source.split()


def test_a_dash_at_the_start_of_a_broken_line_is_no_bullet(shown: Shown) -> None:
    source = (
        "Take the pills with a large glass of cold water in the early morning hours\n"
        "- with food - and do not lie down for at least half an hour after that. Do\n"
        "- this is what counts - never chew them."
    )
    assert outline_of(source, shown) == " ".join(source.split())


def test_lines_of_an_address_and_columns_keep_their_ends(shown: Shown) -> None:
    source = "Where We Are\n\nRiver Clinic\n12 High Street\nOxford\n\nSystolic\t120\nDiastolic\t80"
    assert outline_of(source, shown) == (
        "# Where We Are\nRiver Clinic / 12 High Street / Oxford\nSystolic 120 / Diastolic 80"
    )
    breaks = [node for node in walk(document(source)) if isinstance(node, LineBreak)]
    assert [node.position.line for node in breaks] == [3, 4, 7]


def test_lines_that_lost_their_bullets_keep_their_ends(shown: Shown) -> None:
    source = "Bladder\n\nSigns are:\n\na burning feeling when you pee\ncloudy pee\npain low down\nblood"
    assert outline_of(source, shown) == (
        "# Bladder\nSigns are:\na burning feeling when you pee / cloudy pee / pain low down / blood"
    )


def test_narrow_lines_that_a_program_broke_do_not(shown: Shown) -> None:
    source = (
        "A long title that is wider than what comes\n\nSome people who have this\nillness will feel very\n"
        "tired for some weeks, and\nthen they get better"
    )
    assert outline_of(source, shown) == (
        "# A long title that is wider than what comes\nSome people who have this illness will feel very tired"
        " for some weeks, and then they get better"
    )


def test_rules_between_parts_are_left_out(shown: Shown) -> None:
    assert outline_of("Sleep\n\nOne.\n\n-----\n\nTwo.\n* * *\nThree.", shown) == "# Sleep\nOne.\nTwo.\nThree."


ADDRESSES = {
    "https://www.nhs.uk/a_(b)": "https://www.nhs.uk/a_(b)",
    "www.cdc.gov": "https://www.cdc.gov",
    "medlineplus.gov/asthma": "https://medlineplus.gov/asthma",
    "help@clinic.org": "mailto:help@clinic.org",
    "1-800-860-8747": "tel:+18008608747",
    "(555) 010-4477": "tel:+15550104477",
    "1-800-QUIT-NOW": "tel:+18007848669",
    "020 7946 0958": "tel:02079460958",
    "+44 20 7946 0958": "tel:+442079460958",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_become_links(address: str) -> None:
    read_in = document(f"For help see ({address}), or ask.")
    links = [node for node in walk(read_in) if isinstance(node, Link)]
    assert [(plain_text(link.children), link.target) for link in links] == [(address, ADDRESSES[address])]
    assert links[0].position == Position("a.txt", 1, 15)
    assert words(read_in) == f"For help see ({address}), or ask.".split()


def test_emergency_numbers_are_links_only_after_a_word_for_calling() -> None:
    read_in = document("Call 911 now. About 911 people did.")
    assert [node.target for node in walk(read_in) if isinstance(node, Link)] == ["tel:911"]


@pytest.mark.parametrize(
    "text", ["good for health.While it is", "120/80 mm", "2020-10-12", "page 12-34-56", "e.g.this"]
)
def test_what_is_no_address(text: str) -> None:
    assert [node for node in walk(document(text)) if isinstance(node, Link)] == []


def test_a_language_can_be_given() -> None:
    read_in = document("Hola", language="es")
    assert (read_in.meta.lang, read_in.meta.lang_declared) == ("es", False)


# What always holds -------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *(
            "a word",
            "Title Case Words",
            "CAPITALS HERE",
            "What is it?",
            "short",
            "It ends. And goes on.",
            "such as:",
        ),
        *(
            "- ",
            "* ",
            "• ",
            "o ",
            "1. ",
            "2. ",
            "3) ",
            "a) ",
            "b) ",
            "i. ",
            "ii. ",
            "(1) ",
            "– ",
            "✓ ",
            "☐ ",
            "[ ] ",
        ),
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            "  ",
            "    ",
            "\t",
            "\u00a0",
            "---",
            "=====",
            "# ",
            "## ",
            "Q: ",
            "A: ",
            "1.2 Then ",
        ),
        *(
            "www.nhs.uk",
            "911",
            "call 911",
            "1-800-QUIT-NOW",
            "a@b.org",
            "https://",
            "(",
            ")",
            ".",
            ":",
            "“Yes”",
            "é",
        ),
    ]
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=200))


@given(TEXTS)
@example("- - x\n- y")
@example("1. 1. x\n2. y")
@example("x\n\n# ## a\n\nb")
@example("A\n-\n\n=\nB")
@settings(max_examples=400)
def test_any_text_gives_a_document_or_a_clear_message(text: str) -> None:
    with contextlib.suppress(HandoutsError):
        assert isinstance(read(text.encode("utf-8", "replace"), "a.txt"), Document)


@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00")
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
def test_any_bytes_give_a_document_or_a_clear_message(data: bytes) -> None:
    with contextlib.suppress(HandoutsError):
        assert isinstance(read(data, "a.txt"), Document)


_WORD = st.text(string.ascii_letters + "éñ’", min_size=1, max_size=9)
_LINES = st.lists(
    st.builds(
        lambda lead, these, stop: lead + " ".join(these) + stop,
        st.sampled_from(
            ["", "", "", "  ", "- ", "• ", "  * ", "1. ", "2. ", "a) ", "b) ", "o ", "# ", "Q: "]
        ),
        st.lists(_WORD, max_size=12),
        st.sampled_from(["", ".", "?", ":", ",", "\n", "\n\n", "\n====\n"]),
    ),
    max_size=14,
).map("\n".join)


@given(_LINES)
@settings(max_examples=400)
def test_words_out_are_words_in_and_stand_where_they_say(text: str) -> None:
    try:
        read_in = read(text.encode(), "a.txt")
    except HandoutsError:
        return
    source = decode(text.encode(), "a.txt")
    out = words(read_in)
    letters_in = re.sub(r"\W|\d", "", source)
    markers = sum(len(re.sub(r"\W|\d", "", m)) for m in re.findall(r"(?m)^\s*(?:o|[ab]\))\s", source))
    letters_out = re.sub(r"\W|\d", "", "".join(out))
    assert len(letters_in) - markers <= len(letters_out) <= len(letters_in)
    assert _is_subsequence(letters_out, letters_in)
    for node in walk(read_in):
        if isinstance(node, Text):
            line = source.split("\n")[(node.position.line or 0) - 1]
            assert line[(node.position.column or 0) - 1 :].startswith(node.text.rstrip())


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


HYPHENS = {
    "a word in two pieces": ("Rest in the mid-\ndle of the day.", "Rest in the middle of the day."),
    "a word of two words": ("Take a long-\nacting drug.", "Take a long-acting drug."),
    "one to come": ("Take short-\nand long-acting drugs.", "Take short- and long-acting drugs."),
    "a capital below": ("Take vitamin-\nB pills each day.", "Take vitamin-B pills each day."),
    "an item": ("- Rest in the mid-\n  dle of the day.\n- Eat.", "- Rest in the middle of the day.\n- Eat."),
}  # fmt: skip


@pytest.mark.parametrize("name", HYPHENS)
def test_words_broken_at_the_end_of_a_line_are_whole(name: str, shown: Shown) -> None:
    source, expected = HYPHENS[name]
    made = document(f"Asthma\n\nIntroduction here.\n\n{source}\n")
    assert shown(made) == f"# Asthma\nIntroduction here.\n{expected}"
    assert made.losses == ()


def test_a_hyphen_that_may_belong_to_its_word_is_told() -> None:
    made = document("Asthma\n\nIntroduction here.\n\nTake the xyl-\nomab pill each day.\n")
    [loss] = made.losses
    assert (loss.kind, loss.what, loss.position.line) == (
        "hyphen", "How to write “xyl-omab”, broken at the end of a line", 5,
    )  # fmt: skip


def test_one_item_with_another_bullet_set_in_under_an_item_is_inside_it(shown: Shown) -> None:
    assert (
        shown(document("Asthma\n\n• Rest\n  o at night\n• Eat\n")) == "# Asthma\n- Rest\n  - at night\n- Eat"
    )
