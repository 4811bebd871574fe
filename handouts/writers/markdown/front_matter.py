"""What is known about an article besides its text, as the YAML lines at the top of a Markdown file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from handouts.addresses import safe_target
from handouts.errors import SourceError
from handouts.findings import NOWHERE
from handouts.model import Loss, Meta, Reference

FENCE = "---"

_SIGNED = "# handouts wrote this line: it stands for the words that were reviewed"

_PLAIN = re.compile(r"(?:[^\W\d_]|\d+\s(?=.*[^\W\d_]))(?:[^:#\n]|:(?!\s|$)|(?<!\s)#)*")
"""Text that YAML takes as it is, whatever reads it: no number, no date, no mapping, no comment."""

_NOT_TEXT = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
"""Words that YAML 1.1 takes for something else."""


def front_matter(meta: Meta, losses: list[Loss]) -> list[str]:
    """The lines, fences included; none where nothing is known.

    Args:
        meta: What is known. English, where the article does not state it, goes without saying.
        losses: Where to put what cannot be written.
    """
    lines = list(_lines(meta, losses))
    return [FENCE, *lines, FENCE] if lines else []


def _lines(meta: Meta, losses: list[Loss]) -> Iterator[str]:
    if meta.lang_declared or meta.lang != "en":
        # Norwegian is "no", which YAML takes for false.
        yield f"lang: {_scalar(meta.lang)}"
    yield from _review(meta)
    if meta.review_by:
        yield f"review_by: {meta.review_by.isoformat()}"
    sources = [line for source in meta.sources for line in _source(source)]
    yield from ("sources:", *sources) if sources else ()
    if meta.url:
        yield f"url: {_scalar(meta.url)}"
    alternates = [f"  {_scalar(other.lang)}: {_scalar(other.url)}" for other in meta.alternates]
    yield from ("alternates:", *alternates) if alternates else ()
    topics = [f"  - {_scalar(topic)}" for topic in meta.topics]
    yield from ("topics:", *topics) if topics else ()
    terms = list(_terms(meta, losses))
    yield from ("terms:", *terms) if terms else ()


def _review(meta: Meta) -> Iterator[str]:
    if meta.reviewed_by:
        yield f"reviewed_by: {_scalar(meta.reviewed_by)}"
    if meta.reviewed_on:
        yield f"reviewed_on: {meta.reviewed_on.isoformat()}"
    if meta.reviewed_text:
        yield f"reviewed_text: {meta.reviewed_text} {_SIGNED}"


_OPEN = re.compile(r"---[ \t]*$")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_REVIEW = re.compile(r"""["']?(?:reviewed_by|reviewed_on|reviewed_text)["']?[ \t]*:""")


def with_review(source: str, meta: Meta) -> str:
    """A Markdown file with who reviewed it, when and which text, and otherwise as its author wrote it.

    Args:
        source: The file.
        meta: What is known now; only the review is taken.

    Raises:
        SourceError: The front matter is written in a way that no lines can be added to.
    """
    end_of_line = "\r\n" if "\r\n" in source else "\n"
    lines = source.split(end_of_line)
    end = next((at for at, line in enumerate(lines[1:], 1) if _CLOSE.match(line)), 0)
    if not end or not _OPEN.match(lines[0]) or (end > 1 and not lines[1].strip()):
        return end_of_line.join((FENCE, *_review(meta), FENCE, "", source))
    if lines[1].lstrip().startswith("{"):
        raise SourceError(
            "The front matter is in curly brackets, so no line can be added to it.",
            "Write it in lines such as 'title: Living with asthma'.",
        )
    kept: list[str] = []
    place = -1
    in_review = False
    for line in lines[1:end]:
        # A value goes on over the lines that are set in.
        in_review = bool(_REVIEW.match(line)) or (in_review and line[:1] in {" ", "\t"})
        if not in_review:
            kept.append(line)
        elif place < 0:
            place = len(kept)
    place = len(kept) if place < 0 else place
    return end_of_line.join((lines[0], *kept[:place], *_review(meta), *kept[place:], *lines[end:]))


def _source(source: Reference) -> Iterator[str]:
    if source.title and source.url:
        yield f"  - title: {_scalar(source.title)}"
        yield f"    url: {_scalar(source.url)}"
    elif source.title:
        # A title that looks like an address would be taken for one.
        yield f"  - {'title: ' if safe_target(source.title) else ''}{_scalar(source.title)}"
    elif source.url:
        yield f"  - {_scalar(source.url)}"


def _terms(meta: Meta, losses: list[Loss]) -> Iterator[str]:
    known: set[str] = set()
    for entry in meta.terms:
        if entry.term.casefold() in known:
            what, why = f"a second meaning of '{entry.term}'", "the glossary has one for each term"
            losses.append(Loss("format", what, why, NOWHERE, len(entry.definition.split())))
            continue
        known.add(entry.term.casefold())
        yield f"  {_scalar(entry.term)}: {_scalar(entry.definition)}"


def _scalar(text: str) -> str:
    """A text as YAML, in quotes only if it needs them."""
    text = re.sub(r"[^\S\u00a0\u202f\u2007]+", " ", text).strip()
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
