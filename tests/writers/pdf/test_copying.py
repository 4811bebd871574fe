"""What a user does with a PDF: takes its words out, in order and with spaces between them."""

from __future__ import annotations

import subprocess

import pytest

import handouts
from handouts import model
from handouts.compose import handouts_of
from handouts.model import BulletList, Quote
from handouts.profiles import paper_names, profile_names
from handouts.resources import data
from tests.validators._child import program
from tests.writers.pdf.documents import everything, handout, item, paragraph


def copied(file: bytes, *options: str) -> list[str]:
    """The words that poppler's pdftotext finds, page by page."""
    command = [program("pdftotext"), *options, "-", "-"]
    return subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode().split()


def printed_lines(file: bytes) -> list[str]:
    """The lines of text as they stand on the pages."""
    command = [program("pdftotext"), "-raw", "-", "-"]
    done = subprocess.run(command, input=file, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def missing(wanted: list[str], found: list[str]) -> list[str]:
    """The words that do not come in their turn; running feet and labels may stand between."""
    rest = iter(found)
    return [word for word in wanted if word not in rest]


@pytest.mark.parametrize("profile", profile_names())
def test_copied_words_are_those_of_the_article_in_its_order(profile: str) -> None:
    article = handouts.read(data("example/ketamine-for-depression.md"))
    whole = handouts_of(article, only="whole")[0].document
    words = copied(handouts.render(article, "pdf", profile=profile), "-raw")
    assert len(words) > 300
    assert missing(model.words(whole), words) == []


@pytest.mark.parametrize("profile", profile_names())
def test_no_word_is_lost_or_joined_to_another_by_copying(profile: str) -> None:
    document = everything()
    file = handouts.render(document, "pdf", profile=profile)
    # The long word alone is parted by the ends of its lines.
    wanted = [word for word in model.words(document) if word != "x" * 90]
    assert missing(wanted, copied(file, "-raw")) == []


@pytest.mark.parametrize("paper", paper_names())
def test_lines_have_no_more_characters_than_a_guideline_says(paper: str) -> None:
    slim = "Till it is still, fill it a little till it is full. "
    document = handout(paragraph(slim * 9), BulletList((item(slim * 3),)), Quote((paragraph(slim * 3),)))
    lines = {
        profile: [
            line.lstrip("• ")
            for line in printed_lines(handouts.render(document, "pdf", profile=profile, page=paper))
            if not line.startswith(("Page ", "Title"))
        ]
        for profile in ("large", "aph")
    }
    assert 39 <= max(map(len, lines["aph"])) <= 43  # APH Guidelines for Print Document Design
    assert max(map(len, lines["large"])) > 60
    assert " ".join(lines["aph"]).split() == " ".join(lines["large"]).split()
