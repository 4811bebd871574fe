"""Comments in which an author has a finding passed over, and what part of the article each is about.

    handouts: ignore hard-sentence: these are the law's own words
    handouts: ignore not-reviewed in article: it is reviewed on paper

The first is about the block that it stands in or in front of, the second about the whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from handouts.findings import Position
from handouts.model import Document, Node, Section, Silence, is_inline
from handouts.records import dataclass

_OURS = re.compile(r"\s*handouts\s*:", re.IGNORECASE)
_START = re.compile(r"^\s*handouts\s*:", re.IGNORECASE | re.MULTILINE)
_FORM = re.compile(
    r"""ignore \s+ (?P<rule>[\w-]+)
    (?P<everywhere> \s+ in \s+ (?:(?:the|this)\s+)? (?:whole\s+)? article)?
    \s* (?: : (?P<reason>.*) )?""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")
"""Word writes some of them where a hyphen was typed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A silence where a reader came upon it.

    Attributes:
        silence: What it says, without where it begins and ends.
        inside: Whether it stands among the words of a paragraph, so that it is about these.
    """

    silence: Silence
    inside: bool


def is_silence(comment: str) -> bool:
    """Whether a comment is addressed to handouts: then it is no loss."""
    return bool(_OURS.match(comment))


def remarks(comment: str, position: Position, *, inside: bool = False) -> Iterator[Remark]:
    """What a comment has passed over: one for each "handouts:" that begins a line; none in other comments.

    Args:
        comment: Its words, without the signs around it.
        position: Where it starts.
        inside: Whether it stands among the words of a paragraph.
    """
    if not is_silence(comment):
        return
    starts = [match.end() for match in _START.finditer(comment)]
    ends = [match.start() for match in _START.finditer(comment)][1:]
    for start, end in zip(starts, [*ends, len(comment)], strict=True):
        text = " ".join(comment[start:end].split())
        form = _FORM.fullmatch(text.translate(_DASHES))
        rule = form["rule"].lower() if form else ""
        reason = text[form.start("reason") :].strip() if form and form["reason"] else ""
        everywhere = bool(form and form["everywhere"])
        yield Remark(Silence(rule, reason, f"handouts: {text}", position, everywhere), inside)


def in_paragraphs(comment: str, place: Position, first: int | None) -> Iterator[Silence]:
    """What a comment on words that end at `place` has passed over: in the paragraphs of its words."""
    last = place.paragraph or 0
    start = replace(place, paragraph=first or last)
    end = replace(place, paragraph=last + 1)
    for remark in remarks(comment, place):
        yield replace(remark.silence, start=start, end=end)


def placed(document: Document, found: Iterable[Remark]) -> Document:
    """The document with its silences, each of which knows where it begins and ends.

    A silence among the words of a paragraph is about that paragraph. Any other is about the next thing that
    starts below it: a heading, a paragraph, a whole list or table, an item, a cell.
    """
    spans: list[_Span] | None = None
    silences = []
    for remark in found:
        silence = remark.silence
        if not silence.everywhere:
            spans = _spans(document) if spans is None else spans
            start, end = _range(spans, silence.position, remark.inside)
            silence = replace(silence, start=start, end=end)
        silences.append(silence)
    if not silences:
        return document
    return replace(document, silences=tuple(sorted(silences, key=lambda silence: silence.position.order)))


@dataclass(frozen=True, slots=True)
class _Span:
    """A part of the document: where it starts, and its number and that of the last part inside it."""

    start: Position
    number: int
    last: int


def _range(spans: list[_Span], place: Position, inside: bool) -> tuple[Position, Position | None]:
    key = place.order
    if inside:
        # The last that starts above is the innermost one around the words.
        about = next((span for span in reversed(spans) if span.start.order <= key), None)
    else:
        about = next((span for span in spans if span.start.order >= key), None)
    if about is None:
        return place, None
    after = next(
        (
            span.start
            for span in spans
            if span.start.order > about.start.order and not about.number <= span.number <= about.last
        ),
        None,
    )
    return (about.start if inside else place), after


def _spans(document: Document) -> list[_Span]:
    """Every part that a silence can be about, by its place; the outermost first where several start."""
    spans: list[_Span] = []
    if document.title:
        spans.append(_Span(document.title[0].position, 0, 0))
    number = 0

    def visit(node: Node) -> None:
        nonlocal number
        number += 1
        own = number
        for child in node.children_of():
            if not is_inline(child):
                visit(child)
        # A heading is not the whole of its section.
        last = own if isinstance(node, Section) else number
        if node.position.line is not None or node.position.paragraph is not None:
            spans.append(_Span(node.position, own, last))

    for child in document.children_of():
        if not is_inline(child):
            visit(child)
    return sorted(spans, key=lambda span: (span.start.order, span.number))
