"""Lines that only look like headings are told of, and are the same in Word, OpenDocument, Rich Text and HTML."""

# ruff: noqa: E501 - a case is easier to read on one line

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from handouts import check
from handouts.model import Document
from handouts.readers import html, odt, rtf, word
from tests.readers.as_text import as_text
from tests.readers.make_docx import docx, paragraph, run
from tests.readers.make_odt import h, p, span, style
from tests.readers.make_odt import odt as odt_file

Lines = Sequence[tuple[str, str]]
"""A look each, and its words: "Title", "Heading", "bold", "larger", "underlined", "Subtitle" or "text"."""

RUNS = {"bold": "<w:b/>", "larger": '<w:sz w:val="32"/>', "underlined": '<w:u w:val="single"/>', "text": ""}
CONTROLS = {
    "Title": r"\s3 ", "Heading": r"\s1 ", "bold": r"\b ", "larger": r"\fs32 ", "underlined": r"\ul ", "text": " ",
}  # fmt: skip
SPANS = "".join(
    style(name, look)
    for name, look in (
        ("bold", 'fo:font-weight="bold"'),
        ("larger", 'fo:font-size="16pt"'),
        ("underlined", 'style:text-underline-style="solid"'),
        ("text", ""),
    )
)
TAGS = {"Title": "<h1>{}</h1>", "Heading": "<h2>{}</h2>", "bold": "<p><b>{}</b></p>", "text": "<p>{}</p>"}


def in_word(lines: Lines) -> Document:
    styles = {"Title": "Title", "Heading": "Heading1", "Subtitle": "Subtitle"}
    body = "".join(
        paragraph(run(words, RUNS.get(look, "")), style=styles.get(look, "")) for look, words in lines
    )
    return word.read(docx(body), "a.docx")


def in_odt(lines: Lines) -> Document:
    made = {"Title": lambda words: p(words, "Title"), "Heading": h}
    body = "".join(made[look](words) if look in made else p(span(words, look)) for look, words in lines)
    return odt.read(odt_file(body, styles=SPANS), "a.odt")


def in_rtf(lines: Lines) -> Document:
    head = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s3 Title;}}"
    body = "".join(rf"\pard\plain{CONTROLS[look]}{words}\par " for look, words in lines)
    return rtf.read(f"{head}{body}}}".encode(), "a.rtf")


def in_html(lines: Lines) -> Document:
    return html.read("".join(TAGS[look].format(words) for look, words in lines).encode(), "a.html")


FORMATS = {"word": in_word, "odt": in_odt, "rtf": in_rtf, "html": in_html}
NOT_WEB = [name for name in FORMATS if name != "html"]


def below(*lines: tuple[str, str]) -> Lines:
    """Lines in the midst of an article with headings, text below each."""
    with_text = [pair for line in lines for pair in (line, ("text", "Some words."))]
    first = [("Title", "Asthma"), ("Heading", "Causes"), ("text", "Acid."), ("Heading", "Care")]
    return [*first, *with_text, ("Heading", "More"), ("text", "Read.")]


def shown(read: Callable[[Lines], Document], lines: Lines) -> list[str]:
    return as_text(read(lines)).splitlines()


@pytest.mark.parametrize("name", FORMATS)
def test_bold_lines_below_headings_are_headings_a_level_deeper(name: str) -> None:
    assert shown(FORMATS[name], below(("bold", "At home"), ("bold", "At work"))) == [
        "= Asthma", "## Causes", "Acid.", "## Care", "### At home", "Some words.", "### At work", "Some words.",
        "## More", "Read.", "lost heading (0): 2 lines are no headings but only bold: “At home”, “At work”",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NOT_WEB)
@pytest.mark.parametrize("look", ["larger", "underlined"])
def test_so_are_larger_and_underlined_ones(name: str, look: str) -> None:
    made = shown(FORMATS[name], below((look, "At home"), (look, "At work")))
    assert made[4:7] == ["### At home", "Some words.", "### At work"]
    assert made[-1] == f"lost heading (0): 2 lines are no headings but only {look}: “At home”, “At work”"


@pytest.mark.parametrize("name", FORMATS)
def test_one_alone_stays_and_is_told_of(name: str) -> None:
    made = shown(FORMATS[name], below(("text", "Sleep."), ("bold", "At home")))
    assert made[-1] == "lost heading (0): One line may be a heading but is only bold: “At home”"
    assert "*At home*" in made


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "lines",
    [
        [("bold", "Never drive!"), ("bold", "Do not drink."), ("bold", "Take:"), ("bold", "Table 1")],
        [("bold", "12.05.2024"), ("bold", "At home,"), ("bold", "after the eighth hour of the night that comes when you have not slept")],
    ],
)  # fmt: skip
def test_sentences_labels_captions_and_dates_are_words(name: str, lines: Lines) -> None:
    made = shown(FORMATS[name], below(*lines))
    assert not any(line.startswith(("###", "lost")) for line in made)


@pytest.mark.parametrize("name", FORMATS)
def test_lines_are_headings_and_told_of_where_there_are_no_others(name: str) -> None:
    lines = [("bold", "Asthma"), ("text", "It is common."), ("bold", "Care"), ("text", "Rest.")]
    assert shown(FORMATS[name], lines)[-1] == (
        "lost heading (0): 2 lines are no headings but only bold: “Asthma”, “Care”"
    )


def test_a_bold_first_line_of_its_paragraph_is_one_too() -> None:
    end = "<w:r><w:br/></w:r>"
    body = "".join(
        paragraph(run(first, "<w:b/>") + end + run(rest))
        for first, rest in (("Causes", "Acid."), ("Care", "Rest."))
    )
    made = as_text(word.read(docx(paragraph("Asthma", style="Title") + body), "a.docx"))
    assert made == (
        "= Asthma\n## Causes\nAcid.\n## Care\nRest.\n"
        "lost heading (0): 2 lines are no headings but only bold: “Causes”, “Care”"
    )


@pytest.mark.parametrize("name", NOT_WEB)
def test_where_none_is_bold_capitals_count(name: str) -> None:
    lines = [("text", "ASTHMA"), ("text", "It is common."), ("text", "WHAT HELPS"), ("text", "Rest.")]
    assert shown(FORMATS[name], lines) == [
        "= ASTHMA", "It is common.", "## WHAT HELPS", "Rest.",
        "lost heading (0): 2 lines are no headings but only in capitals: “ASTHMA”, “WHAT HELPS”",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NOT_WEB)
def test_lines_above_a_title_are_none(name: str) -> None:
    lines = [
        ("bold", "Hill Clinic"),
        ("text", "Room 2"),
        ("Title", "Asthma"),
        ("bold", "Care"),
        ("text", "Rest."),
    ]
    made = shown(FORMATS[name], [*lines, ("bold", "More"), ("text", "Read about it all you can find.")])
    assert made[:4] == ["= Asthma", "*Hill Clinic*", "Room 2", "## Care"]


@pytest.mark.parametrize("name", NOT_WEB)
def test_the_first_line_is_the_title_if_there_is_no_other(name: str) -> None:
    parts = [("Heading", "Causes"), ("text", "Acid."), ("Heading", "Care"), ("text", "Rest.")]
    made = shown(FORMATS[name], [("larger", "Asthma"), *parts])
    assert made == [
        "= Asthma", "## Causes", "Acid.", "## Care", "Rest.",
        "lost heading (0): One line is no heading but only larger: “Asthma”",
    ]  # fmt: skip
    one = [
        ("bold", "Hill Clinic"),
        ("Heading", "Asthma"),
        ("text", "Rest."),
        ("text", "Sleep as well as you can."),
    ]
    assert shown(FORMATS[name], one)[:2] == ["= Asthma", "*Hill Clinic*"]


def test_many_lines_are_told_of_once() -> None:
    found = in_word(below(*(("bold", f"Day {number} or so") for number in range(1, 9)))).losses
    assert [loss.what for loss in found] == [
        "8 lines are no headings but only bold: “Day 1 or so”, “Day 2 or so”, “Day 3 or so”, “Day 4 or so”,"
        " “Day 5 or so” …"
    ]


def test_a_subtitle_is_larger_and_no_heading() -> None:
    lines = [("Title", "Asthma"), ("Subtitle", "For adults"), ("text", "It is common."), ("Heading", "Care")]
    assert in_word([*lines, ("text", "Rest.")]).losses == ()


def test_the_report_says_which_line_and_where_and_what_to_do() -> None:
    [finding] = [
        one for one in check(in_word(below(("bold", "At home"), ("bold", "At work")))).findings
        if one.rule == "lost-content"
    ]  # fmt: skip
    assert (str(finding.position), finding.severity) == ("a.docx: paragraph 5, under 'Care'", "review")
    assert finding.message == (
        "2 lines are no headings but only bold: “At home”, “At work”; they were taken for headings, which a screen"
        " reader can find."
    )
    assert finding.fix.startswith(
        "Make headings of those that are: in Word or LibreOffice with a style such as"
    )


def test_other_losses_are_left_out_and_told_in_sentences() -> None:
    numbered = paragraph("Asthma", style="Heading1", num=(2, 0)) + paragraph("It is common.")
    [finding] = [
        one for one in check(word.read(docx(numbered), "a.docx")).findings if one.rule == "lost-content"
    ]
    assert finding.message == (
        "Left out: The numbers of the headings. The parts of a handout are found by their names."
    )
