"""An article as clinics have them, from the file to every handout: nothing lost, in order, and valid."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

import handouts
from handouts.compose import handouts_of
from handouts.config import Clinic, Config
from handouts.formats import RenderOptions, writer_for
from handouts.model import (
    BulletList,
    Document,
    Note,
    NumberedList,
    plain_text,
    sections_of,
    walk,
    words,
)
from handouts.pipeline import build, example
from handouts.verify.html import main_text
from handouts.verify.pdf import spoken_text
from tests.validators.pdf import Flavour, VeraPdf
from tests.validators.web import Browser, Vnu

Validate = Callable[[bytes], list[str]]

ARTICLE = """\
Is Lithium Safe for Long-Term Use?

Lithium and mood

Lithium is well established as a therapeutic option for individuals experiencing bipolar disorder.
Nevertheless, many people ask, “Is lithium safe over the long term?”
In this article, we explain how lithium is administered and monitored.

An Introduction to Lithium and Its Use

Lithium, a naturally occurring element, has been utilized for decades.
Administration generally involves tablets taken twice daily (b.i.d.) with food.
The usual dose is 300 mg to 600 mg, and must not exceed 1,800 mg in 24 hours.

The Science Behind Lithium’s Effect on Mood

Lithium influences intracellular signalling—the way that cells communicate.
It does not act on a single neurotransmitter.

Is Lithium Safe for Long-Term Use?

Appropriately monitored, lithium is safe for the majority of patients.
However, elevated concentrations are dangerous.

Possible Effects on Kidney and Thyroid

It’s critical to differentiate between three kinds of adverse effects.

  • Tremor is an involuntary movement of the hands. It is common, and frequently diminishes.
  • Thirst happens when the kidneys excrete additional water. Consult your physician.
  • Thyroid underactivity develops gradually, in up to 1 in 5 patients.

The Necessity of Regular Blood Tests

Blood tests determine whether the concentration is within the recommended range.
Before starting, ask your professional:

  1. How frequently will I require blood tests?
  2. What symptoms indicate that the concentration is excessive?
  3. Which medications should I avoid?

These inquiries will help you understand what to expect.

Let’s Compare Lithium to Other Treatments

Unlike anticonvulsants such as valproate, lithium reduces suicidal behaviour.
It is frequently combined with other approaches, such as:

  • Cognitive behavioral therapy.
  • Structured daily routines.
  • Additional medication.

Each approach has advantages.

Looking Forward: Lithium’s Place in Treatment
Lithium is expected to remain important.While alternatives are available, none has been demonstrated superior.
Do not discontinue lithium abruptly without consulting your physician.
"""
"""Text as a blog gives it: a sentence a line, headings by their looks, the last one with no blank line."""

HEADINGS = [
    "Lithium and mood",
    "An Introduction to Lithium and Its Use",
    "The Science Behind Lithium’s Effect on Mood",
    "Is Lithium Safe for Long-Term Use?",
    "Possible Effects on Kidney and Thyroid",
    "The Necessity of Regular Blood Tests",
    "Let’s Compare Lithium to Other Treatments",
    "Looking Forward: Lithium’s Place in Treatment",
]

LINKED = RenderOptions(pdf_link="handout.pdf", pdf_bytes=99_000, pdf_pages=9)

CONFIG = Config(clinic=Clinic(name="North Clinic", phone="555-010-0000", address="1 Road\nTown"))


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("article") / "lithium.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return handouts.read(path)


def test_its_structure_is_found(article: Document) -> None:
    assert plain_text(article.title) == "Is Lithium Safe for Long-Term Use?"
    assert [plain_text(section.heading) for section in sections_of(article)] == HEADINGS
    lists = [node for node in walk(article) if isinstance(node, (BulletList, NumberedList))]
    assert [(type(node), len(node.items)) for node in lists] == [
        (BulletList, 3),
        (NumberedList, 3),
        (BulletList, 3),
    ]


def test_every_word_is_kept_in_order(article: Document) -> None:
    markers = {"•", "1.", "2.", "3."}
    assert words(article) == [word for word in ARTICLE.split() if word not in markers]


def test_it_does_not_pass_the_gate_and_the_hardest_sentences_are_named(article: Document) -> None:
    result = handouts.check(article)
    assert not result.passed
    assert result.scores["flesch_kincaid_grade"] > 8
    assert result.findings[0].rule == "reading-grade"
    hard = [finding for finding in result.findings if finding.rule == "hard-sentence"]
    lines = ARTICLE.splitlines()
    for finding in hard:
        assert finding.position.line is not None
        assert finding.excerpt.split()[0] in lines[finding.position.line - 1]


def model_words(document: Document) -> list[str]:
    """The words of a document as a reader meets them: notes are numbered by the writers."""
    assert not any(isinstance(node, Note) for node in walk(document))
    return words(document)


@pytest.mark.parametrize("draft", [False, True])
def test_page_and_pdf_say_the_words_of_the_model_in_order(article: Document, draft: bool) -> None:
    for handout in handouts_of(article, CONFIG.clinic, draft=draft):
        expected = model_words(handout.document)
        for name, spoken in (("html", main_text), ("pdf", spoken_text)):
            data = writer_for(name).load()(handout.document, RenderOptions())
            said = " ".join(piece.text for piece in spoken(data) if piece.kind == "text").split()
            assert said == expected, f"{handout.name}.{name}"


def test_a_draft_writes_one_whole_and_eight_sections_in_both_formats(
    article: Document, tmp_path: Path
) -> None:
    built = build(article, tmp_path, CONFIG, draft=True)
    names = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*"))
    assert len([name for name in names if name.endswith(".pdf")]) == 9
    assert len([name for name in names if name.endswith(".html")]) == 9 + 2  # the reports
    assert built.draft
    assert all(verification.passed for verification in built.verifications)


def every_handout(document: Document, name: str) -> list[bytes]:
    return [
        writer_for(name).load()(
            handout.document, RenderOptions(pdf_link="handout.pdf", pdf_bytes=99_000, pdf_pages=9)
        )
        for handout in handouts_of(document, CONFIG.clinic)
    ]


@pytest.fixture(scope="module")
def shipped() -> Document:
    return handouts.read(example())


def test_the_example_is_easy_to_read_in_every_section(shipped: Document) -> None:
    result = handouts.check(shipped)
    assert result.passed
    assert result.scores["flesch_kincaid_grade"] <= 6
    for section in result.readability.sections:
        assert section.scores.values.get("flesch_kincaid_grade", 0) <= 6, section.heading


def test_the_example_has_what_a_patient_needs(shipped: Document) -> None:
    whole = handouts_of(shipped)[0].document
    said = " ".join(words(whole))
    assert len(shipped.sections) == 8
    for needed in (
        "Get help now",
        "Questions to ask",
        "Words to know",
        "A clinician has not reviewed this handout.",
    ):
        assert needed in said


@pytest.mark.parametrize(("standard", "flavour"), [("ua-1", "ua1"), ("ua-2", "ua2"), ("ua-2", "wt1a")])
def test_every_pdf_of_the_example_is_accessible(
    shipped: Document, verapdf: VeraPdf, page_validation: Validate, standard: str, flavour: Flavour
) -> None:
    for handout in handouts_of(shipped, CONFIG.clinic, draft=True):
        pdf = writer_for("pdf").load()(handout.document, RenderOptions(standard=standard))
        assert verapdf(pdf, flavour) == []
        if standard == "ua-1":
            assert page_validation(pdf) == []


def test_every_page_of_the_example_is_valid(shipped: Document, vnu: Vnu, html_validate: Validate) -> None:
    for page in every_handout(shipped, "html"):
        assert vnu(page) == []
        assert html_validate(page) == []


@pytest.mark.parametrize(
    ("width", "scheme", "forced"),
    [
        (1280, "light", False),
        (1280, "dark", False),
        (1280, "light", True),
        (320, "light", False),
        (320, "dark", True),
    ],
)
def test_every_page_of_the_example_is_accessible(
    shipped: Document, browser: Browser, width: int, scheme: str, forced: bool
) -> None:
    for page in every_handout(shipped, "html"):
        assert browser.axe(page, width=width, scheme=scheme, forced=forced) == []


@pytest.mark.parametrize("profile", ["clear", "large", "aph", "giant"])
@pytest.mark.parametrize("page", ["letter", "a4"])
def test_every_profile_keeps_the_promises(shipped: Document, profile: str, page: str, tmp_path: Path) -> None:
    output = dataclasses.replace(CONFIG.output, profile=profile, page=page, only="whole")
    built = build(shipped, tmp_path, dataclasses.replace(CONFIG, output=output))
    assert built.written
    assert all(verification.passed for verification in built.verifications)
