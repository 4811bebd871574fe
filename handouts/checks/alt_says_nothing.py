"""The words for a picture say what it shows.

What it does:
    Finds alternative texts that are a file's name, a single word such as "image", or what a program
    guessed; and, as a hint, those that begin with "image of".

Why it matters:
    A blind reader hears "image, I M G 2041 dot J P G" and knows no more than before.

Fails:
    # Asthma

    ![IMG_2041.jpg](inhaler.png)

    Hold it like this.

Passes:
    # Asthma

    ![A hand holds the inhaler upright, with the thumb below and one finger on top](inhaler.png)

    Hold it like this.

What to do:
    Say in one sentence what the picture tells. The words "image of" are not needed.

Source:
    WCAG 2.2, 1.1.1 Non-text Content, failure F30.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from handouts.checks._blocks import blocks
from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.model import Figure, plain_text
from handouts.resources import toml

_FILE = re.compile(
    r"\S*\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|heic)|(?:img|dsc|dscn|pic|image|photo|picture|screenshot|scan)[_\s-]?\d+"
    r"|https?://\S+|[\w-]*\d[\w-]*_[\w-]+",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    r"description automatically generated|may contain:|^a picture containing\b", re.IGNORECASE
)


def check(context: Context) -> Iterator[Finding]:
    """Find alternative texts that tell nothing."""
    for section, block in blocks(context.document):
        if not isinstance(block, Figure) or block.decorative or not block.alt.strip():
            continue
        problem = _problem(" ".join(block.alt.split()), context.language)
        if problem:
            severity, message, fix = problem
            place = block.alt or plain_text(block.caption)
            yield Finding("alt-says-nothing", severity, message, fix, block.position, section, place)


def _problem(alt: str, language: str) -> tuple[Severity, str, str] | None:
    words = alt.lower().strip(" .:;-_*\"'[]()")
    if _FILE.fullmatch(words) or not any(map(str.isalpha, words)):
        return (
            Severity.WARNING,
            f"The words for a picture are a file's name: '{alt}'.",
            "Say in one sentence what the picture shows.",
        )
    if _GUESSED.search(alt):
        return (
            Severity.WARNING,
            f"The words for a picture were guessed by a program: '{alt}'.",
            "Say in one sentence what the picture shows here.",
        )
    bare = re.sub(r"\s*(?:no\.?\s*)?\d+\Z", "", words)
    if bare in _words(language, "alts"):
        return (
            Severity.WARNING,
            f"The words '{alt}' do not say what a picture shows.",
            "Say in one sentence what the picture shows.",
        )
    for beginning in _words(language, "shows"):
        if words.startswith(f"{beginning} "):
            rest = alt[len(beginning) :].strip(" .:")
            return (
                Severity.INFO,
                f"A screen reader says '{alt[: len(beginning)]}' itself; the words for a picture need not.",
                f"Begin with what it shows: '{rest[:1].upper()}{rest[1:60]}'.",
            )
    return None


@functools.cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(toml("structure.toml").get(language, {}).get(key, ()))
