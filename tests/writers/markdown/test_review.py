"""Signing off a Markdown file changes its front matter and not one other character."""

from __future__ import annotations

import datetime

import pytest

from handouts.errors import SourceError
from handouts.readers import markdown
from handouts.signoff import is_signed_off, sign_off
from handouts.writers.markdown import with_review

DAY = datetime.date(2026, 1, 31)
TEXT = "# Asthma\n\nKeep your *inhaler*\nnear you. <!-- mind -->\n"


def signed(source: str) -> str:
    """The file, signed off; once it is sure that it reads so."""
    document = sign_off(markdown.read(source.encode(), "a.md"), "Ann Example, RN", DAY)
    made = with_review(source, document.meta)
    again = markdown.read(made.encode(), "a.md")
    assert is_signed_off(again)
    assert again.meta == document.meta
    assert again.blocks == document.blocks
    return made.replace(document.meta.reviewed_text, "DIGEST")


NEW = (
    "reviewed_by: Ann Example, RN\nreviewed_on: 2026-01-31\n"
    "reviewed_text: DIGEST # handouts wrote this line: it stands for the words that were reviewed\n"
)

SOURCES = {
    "no front matter": (TEXT, f"---\n{NEW}---\n\n{TEXT}"),
    "a rule at the top": (f"---\n\n{TEXT}\n---\n", f"---\n{NEW}---\n\n---\n\n{TEXT}\n---\n"),
    "an empty front matter": (f"---\n---\n{TEXT}", f"---\n{NEW}---\n{TEXT}"),
    "other keys": (
        f"---\n# mine\ntitle:   'Asthma'\nterms:\n  a: b\n...\n{TEXT}",
        f"---\n# mine\ntitle:   'Asthma'\nterms:\n  a: b\n{NEW}...\n{TEXT}",
    ),
    "an earlier review": (
        f'---\ntitle: Asthma\n"reviewed_by": Bo\n  Example\nreviewed_on: 2020-01-01\nurl: https://x.org\n---\n{TEXT}',
        f"---\ntitle: Asthma\n{NEW}url: https://x.org\n---\n{TEXT}",
    ),
    "a review that is void": (
        f"---\nreviewed_text: v1-00000000000000000000\nreview_by: 2030-01-31\nreviewed_by: Bo\n---\n{TEXT}",
        f"---\n{NEW}review_by: 2030-01-31\n---\n{TEXT}",
    ),
    "lines that end as on Windows": (
        f"---\ntitle: Asthma\n---\n{TEXT}".replace("\n", "\r\n"),
        f"---\ntitle: Asthma\n{NEW}---\n{TEXT}".replace("\n", "\r\n"),
    ),
}


@pytest.mark.parametrize("name", SOURCES)
def test_only_the_review_is_written(name: str) -> None:
    source, expected = SOURCES[name]
    assert signed(source) == expected
    assert signed(signed(source).replace("DIGEST", "v1-00000000000000000000")) == expected


def test_front_matter_in_brackets_is_refused() -> None:
    source = "---\n{title: Asthma}\n---\n" + TEXT
    with pytest.raises(SourceError) as caught:
        signed(source)
    assert "curly brackets" in caught.value.message
