"""Cuts a run of inlines into words and markup, in the order in which they are written."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from handouts.addresses import find
from handouts.model import (
    Abbreviation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Strong,
    Text,
    plain_text,
    walk,
)
from handouts.readability.sentences import spans
from handouts.records import dataclass
from handouts.writers.markdown.escapes import Labels, Where


@dataclass(frozen=True, slots=True)
class Setting:
    """What the inlines of a document have in common.

    Attributes:
        language: The document's, for finding sentences.
        names: How links name each section, by its id.
        labels: The labels of lists that are in it.
    """

    language: str
    names: Mapping[str, str]
    labels: Labels


@dataclass(slots=True, eq=False)
class Piece:
    """Some characters of a run, side by side.

    Attributes:
        text: The characters; none for an end of bold or stress, until it is known which signs there are.
        words: They are the author's; else they are markup.
        searched: They are words in which a reader looks for addresses.
        link: The link that a reader is to make of these words, as they are an address.
        size: Bold (2) or stress (1) starts or ends here; 0 for anything else.
        opens: It starts here.
        signs: What it is written with, once that is chosen.
        opens_bracket: A link or a span starts here, with a square bracket.
        takes_bracket: A bracket after it would be taken for a part of it.
        depth: How many square brackets are open.
    """

    text: str = ""
    words: bool = False
    searched: bool = False
    link: Link | None = None
    size: int = 0
    opens: bool = False
    signs: str = ""
    opens_bracket: bool = False
    takes_bracket: bool = False
    depth: int = 0


def pieces(inlines: Inlines, setting: Setting, where: Where, explicit: set[int]) -> list[Piece]:
    """The pieces of a run.

    Args:
        inlines: A tidy run.
        setting: What holds for the whole document.
        where: What the run is.
        explicit: The links, by their ids in memory, that need signs although their words are an address.
    """
    return list(_Cutter(inlines, setting, where, explicit).run(inlines))


class _Cutter:
    """Goes through a run, and knows what it is in."""

    def __init__(self, inlines: Inlines, setting: Setting, where: Where, explicit: set[int]) -> None:
        self._setting = setting
        self._where = where
        self._explicit = explicit
        self._at = 0
        self._depth = 0
        self._in_link = False
        self._ends = _line_ends(plain_text(inlines), setting.language) if where.has_lines else []

    def run(self, inlines: Inlines) -> Iterator[Piece]:
        """The pieces of inlines of one level."""
        bare = _bare_links(inlines) - self._explicit
        for inline in inlines:
            yield from self._piece(inline, bare)

    def _piece(self, inline: Inline, bare: set[int]) -> Iterator[Piece]:
        match inline:
            case Text():
                yield self._words(self._lines(inline.text), searched=not self._in_link)
            case LineBreak():
                self._at += 1
                yield Piece("\\\n" if self._where.has_lines else "<br>")
            case NoteRef():
                yield Piece(f"[^{inline.id}]", takes_bracket=True)
            case Abbreviation():
                yield Piece(f'<abbr title="{_attribute(inline.expansion)}">')
                yield self._words(inline.text)
                yield Piece("</abbr>")
            case Strong() | Emphasis():
                size = 2 if isinstance(inline, Strong) else 1
                yield Piece(size=size, opens=True)
                yield from self.run(inline.children)
                yield Piece(size=size)
            case Link() if id(inline) in bare:
                yield self._words(plain_text(inline.children), searched=True, link=inline)
            case Link():
                self._in_link = True
                yield from self._link(inline)
                self._in_link = False
            case Span() if self._in_link:
                yield Piece(f'<span lang="{inline.lang}">')
                yield from self.run(inline.children)
                yield Piece("</span>")
            case Span():
                yield from self._bracketed(inline.children, f"]{{lang={inline.lang}}}")
            case _:
                yield from self.run(inline.children)

    def _link(self, link: Link) -> Iterator[Piece]:
        name = self._setting.names.get(link.target[1:]) if link.target[:1] == "#" else None
        target = f"#{name}" if name else link.target
        if not any(isinstance(node, NoteRef) for node in walk(link)):
            yield from self._bracketed(link.children, f"]({destination(target)})")
            return
        # The mark of a note has square brackets, and in those of a link no others may be.
        yield Piece(f'<a href="{_attribute(target)}">')
        yield from self.run(link.children)
        yield Piece("</a>")

    def _bracketed(self, inlines: Inlines, end: str) -> Iterator[Piece]:
        yield Piece("[", opens_bracket=True)
        self._depth += 1
        yield from self.run(inlines)
        self._depth -= 1
        yield Piece(end, takes_bracket=end.endswith("}"))

    def _words(self, text: str, *, searched: bool = False, link: Link | None = None) -> Piece:
        self._at += len(text)
        searched = searched and self._where is not Where.ALT
        return Piece(text, words=True, searched=searched, link=link, depth=self._depth)

    def _lines(self, text: str) -> str:
        """The next words of the run, with a line end after each sentence."""
        parts: list[str] = []
        start = self._at
        first, last = (bisect_left(self._ends, at) for at in (start, start + len(text)))
        for end in self._ends[first:last]:
            parts.append(text[start - self._at : end - self._at])
            start = end + 1
        return "\n".join((*parts, text[start - self._at :]))


_LINE_STARTS = re.compile(r"(?!(?:\d{1,9}|[a-z]{1,4}|[A-Z]{1,4})[.)](?:\s|$))[^\W_]|[\"'“‘«(¿¡$£€]")
"""How a line may start that nobody would take for an item or a heading."""


def _line_ends(text: str, language: str) -> list[int]:
    """Where in `text` the spaces are that lines end at: before each sentence but the first.

    A sentence that starts like an item ("- and then") stays on the line, so that it needs no backslash.
    """
    starts = (sentence.start for sentence in spans(text, language))
    return [at - 1 for at in starts if at and text[at - 1] == " " and _LINE_STARTS.match(text, at)]


def _bare_links(inlines: Sequence[Inline]) -> set[int]:
    """The ids of the links that need no signs, because a reader makes a link of their words anyhow."""
    found: set[int] = set()
    stretch: list[Inline] = []
    for inline in (*inlines, None):
        if isinstance(inline, Text) or (isinstance(inline, Link) and _is_plain(inline)):
            stretch.append(inline)
            continue
        text = plain_text(stretch)
        links = {(start, end): target for start, end, target in find(text)}
        at = 0
        for one in stretch:
            end = at + len(plain_text((one,)))
            if isinstance(one, Link) and links.get((at, end)) == one.target:
                found.add(id(one))
            at = end
        stretch = []
    return found


def _is_plain(link: Link) -> bool:
    return len(link.children) == 1 and isinstance(link.children[0], Text)


def _attribute(text: str) -> str:
    """A text as the value of an attribute, with nothing in it that would be a sign even there."""
    return re.sub("`|_(?=__)", lambda match: f"&#{ord(match[0])};", html.escape(text))


def destination(address: str) -> str:
    """An address as it stands in the brackets of a link or a picture."""
    address = re.sub(r"[\x00-\x1f\x7f]", "", address)
    address = re.sub(r"\\(?=[!-/:-@\[-`{-~])|[<>]|&(?=#?\w+;)", lambda match: "\\" + match[0], address)
    if not address or re.search(r"[\s<>]", address) or not _is_balanced(address):
        return f"<{address}>"
    return address


def _is_balanced(address: str) -> bool:
    """Whether each round bracket in an address has its other one."""
    depth = 0
    for character in address:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0
