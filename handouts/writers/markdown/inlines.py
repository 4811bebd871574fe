"""Inlines to Markdown: one sentence a line where lines may be, and signs only where they are needed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

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
from handouts.writers.markdown.escapes import Flat, Where, escapes, flanks, is_sign


@dataclass(frozen=True, slots=True)
class Setting:
    """What the inlines of a document have in common.

    Attributes:
        language: The document's, for finding sentences.
        names: How links name each section, by its id.
        listed: Whether a line that begins with a label such as "b." would be taken for an item of a list.
    """

    language: str
    names: Mapping[str, str]
    listed: Callable[[str], bool]


_Address: TypeAlias = tuple[int, int, str]
"""Where an address starts and ends in a run, and what it leads to."""


@dataclass(slots=True, eq=False)
class _Piece:
    """Some characters of a run.

    Attributes:
        text: The characters; of an end of bold or stress, none until it is known which signs there are.
        words: They are the author's; else they are markup.
        searched: A reader looks for addresses in them.
        node: The bold or stressed words that start or end here; or the link whose address is its words.
        opens: The node starts here.
        opens_bracket: A link or a span starts here, with a square bracket.
        takes_bracket: A bracket after it would be taken for a part of it.
        depth: How many square brackets are open.
    """

    text: str = ""
    words: bool = False
    searched: bool = False
    node: Strong | Emphasis | Link | None = None
    opens: bool = False
    opens_bracket: bool = False
    takes_bracket: bool = False
    depth: int = 0
    signs: str = field(default="")


def lines_of(inlines: Inlines, setting: Setting, where: Where) -> list[str]:
    """A run as lines, one a sentence. Where there can be but one line, there is one.

    Args:
        inlines: A tidy run.
        setting: What holds for the whole document.
        where: What the run is.
    """
    explicit: set[int] = set()
    while True:
        pieces = _Cutter(inlines, setting, where, explicit).pieces
        _choose_signs(pieces)
        flat, links = _flatten(pieces)
        escaped = escapes(flat, where, setting.listed)
        made = _addresses(flat, escaped, {place for _, place in links}) if links or escaped else set()
        wrong = {id(link) for link, place in links if place not in made}
        if not wrong:
            break
        explicit |= wrong
    return "".join("\\" * (at in escaped) + one for at, one in enumerate(flat.text)).split("\n")


def line_of(inlines: Inlines, setting: Setting, where: Where) -> str:
    """A run as the one line that it must be."""
    return "".join(lines_of(inlines, setting, where))


# Pieces ------------------------------------------------------------------------------------------------


class _Cutter:
    """Cuts a run into pieces."""

    def __init__(self, inlines: Inlines, setting: Setting, where: Where, explicit: set[int]) -> None:
        self._setting = setting
        self._where = where
        self._explicit = explicit
        self._at = 0
        self._depth = 0
        self._in_link = False
        self._ends = _line_ends(plain_text(inlines), setting.language) if where.has_lines else frozenset()
        self.pieces = list(self._run(inlines))

    def _run(self, inlines: Inlines) -> Iterator[_Piece]:
        bare = _bare_links(inlines) - self._explicit
        for inline in inlines:
            yield from self._piece(inline, bare)

    def _piece(self, inline: Inline, bare: set[int]) -> Iterator[_Piece]:
        match inline:
            case Text():
                yield self._words(inline.text)
            case LineBreak():
                self._at += 1
                yield _Piece("\\\n" if self._where.has_lines else "<br>")
            case NoteRef():
                yield _Piece(f"[^{inline.id}]", takes_bracket=True)
            case Abbreviation():
                yield _Piece(f'<abbr title="{_attribute(inline.expansion)}">')
                yield self._words(inline.text, whole=True)
                yield _Piece("</abbr>")
            case Strong() | Emphasis():
                yield _Piece(node=inline, opens=True)
                yield from self._run(inline.children)
                yield _Piece(node=inline)
            case Link() if id(inline) in bare:
                yield self._words(plain_text(inline.children), link=inline)
            case Link():
                self._in_link = True
                yield from self._link(inline)
                self._in_link = False
            case Span() if self._in_link:
                yield _Piece(f'<span lang="{inline.lang}">')
                yield from self._run(inline.children)
                yield _Piece("</span>")
            case Span():
                yield from self._bracketed(inline.children, f"]{{lang={inline.lang}}}")
            case _:
                yield from self._run(inline.children)

    def _link(self, link: Link) -> Iterator[_Piece]:
        name = self._setting.names.get(link.target[1:]) if link.target[:1] == "#" else None
        target = f"#{name}" if name else link.target
        if not any(isinstance(node, NoteRef) for node in walk(link)):
            yield from self._bracketed(link.children, f"]({destination(target)})")
            return
        # The mark of a note has square brackets, and in those of a link no others may be.
        yield _Piece(f'<a href="{_attribute(target)}">')
        yield from self._run(link.children)
        yield _Piece("</a>")

    def _bracketed(self, inlines: Inlines, end: str) -> Iterator[_Piece]:
        yield _Piece("[", opens_bracket=True)
        self._depth += 1
        yield from self._run(inlines)
        self._depth -= 1
        yield _Piece(end, takes_bracket=end.endswith("}"))

    def _words(self, text: str, *, link: Link | None = None, whole: bool = False) -> _Piece:
        start, self._at = self._at, self._at + len(text)
        if not whole and link is None:
            ends = [at - start for at in self._ends if start <= at < self._at]
            for at in ends:
                text = f"{text[:at]}\n{text[at + 1 :]}"
        searched = not (whole or self._in_link or self._where is Where.ALT)
        return _Piece(text, words=True, searched=searched, node=link, depth=self._depth)


_LINE_STARTS = re.compile(r"(?!(?:\d{1,9}|[a-z]{1,4}|[A-Z]{1,4})[.)](?:\s|$))[^\W_]|[\"'“‘«(¿¡$£€]")
"""How a line may start that nobody would take for an item or a heading."""


def _attribute(text: str) -> str:
    """A text as the value of an attribute, with nothing in it that would be a sign even there."""
    return re.sub("`|_(?=__)", lambda match: f"&#{ord(match[0])};", html.escape(text))


def _line_ends(text: str, language: str) -> frozenset[int]:
    """Where in `text` the space is that a line ends at: before each sentence but the first.

    A sentence that starts like an item ("- and then") stays on the line, so that it needs no backslash.
    """
    starts = (sentence.start for sentence in spans(text, language))
    return frozenset(at - 1 for at in starts if at and text[at - 1] == " " and _LINE_STARTS.match(text, at))


def _bare_links(inlines: Sequence[Inline]) -> set[int]:
    """The ids of the links that need no signs, because a reader makes a link of their words anyhow."""
    found: set[int] = set()
    stretch: list[Inline] = []
    for inline in (*inlines, None):
        if isinstance(inline, Text) or (isinstance(inline, Link) and _is_plain(inline)):
            stretch.append(inline)
            continue
        text = plain_text(stretch)
        links = {(start, end): target for start, end, target in find(text)} if stretch else {}
        at = 0
        for one in stretch:
            size = len(plain_text((one,)))
            if isinstance(one, Link) and links.get((at, at + size)) == one.target:
                found.add(id(one))
            at += size
        stretch = []
    return found


def _is_plain(link: Link) -> bool:
    return len(link.children) == 1 and isinstance(link.children[0], Text)


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


# Signs -------------------------------------------------------------------------------------------------

_SIGN = "*"
"""Stands for any sign: all that can be chosen are punctuation, and none is white space."""


def _choose_signs(pieces: Sequence[_Piece]) -> None:
    """Chooses for all that is bold or stressed the first signs that mean it here.

    Signs beside others of their kind would be taken for one, so those get other ones. Where no signs do, as
    in the middle of a word before a bracket, it is HTML.
    """
    ends: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        if isinstance(piece.node, (Strong, Emphasis)):
            ends.setdefault(id(piece.node), []).append(at)
    for start, end in ends.values():
        size = 2 if isinstance(pieces[start].node, Strong) else 1
        beside = (start - 1, start + 1, end - 1, end + 1)
        around = {pieces[at].signs[:1] for at in beside if 0 <= at < len(pieces)}
        for mark in "*_":
            opens, _ = flanks(mark, _last(pieces, start), _first(pieces, start))
            _, closes = flanks(mark, _last(pieces, end), _first(pieces, end))
            if opens and closes and mark not in around:
                pieces[start].signs = pieces[end].signs = mark * size
                break
        else:
            name = "strong" if size == 2 else "em"
            pieces[start].signs, pieces[end].signs = f"<{name}>", f"</{name}>"


def _last(pieces: Sequence[_Piece], at: int) -> str:
    """The last character before piece `at`."""
    return (pieces[at - 1].text[-1:] or _SIGN) if at else ""


def _first(pieces: Sequence[_Piece], at: int) -> str:
    """The first character after piece `at`."""
    return (pieces[at + 1].text[:1] or _SIGN) if at + 1 < len(pieces) else ""


def _flatten(pieces: Sequence[_Piece]) -> tuple[Flat, list[tuple[Link, _Address]]]:
    """The pieces as one text, and where in it the links stand that have no signs."""
    flat = Flat()
    links: list[tuple[Link, _Address]] = []
    for piece in pieces:
        start = len(flat.text)
        if piece.opens_bracket:
            flat.opens.add(start)
        flat.add(piece.signs or piece.text, words=piece.words, searched=piece.searched)
        end = len(flat.text)
        if piece.depth:
            flat.bracketed.append((start, end))
        if piece.takes_bracket:
            flat.closes.add(end)
        if piece.signs[:1] in {"*", "_"}:
            flat.marks.add(piece.signs[0])
        if isinstance(piece.node, Link):
            links.append((piece.node, (start, end, piece.node.target)))
    return flat, links


def _addresses(flat: Flat, escaped: set[int], meant: set[_Address]) -> set[_Address]:
    """Each address that a reader would make a link of.

    A backslash can part words so that one of them becomes an address. Then another one in it undoes that,
    if it has a sign in it: "call 911", before a sign, becomes a link.

    Args:
        flat: The run.
        escaped: Where a backslash stands. What it takes to part addresses that are not meant is added.
        meant: The addresses that are links.
    """
    while True:
        found = set(_found(flat, escaped))
        stray = min(found - meant, default=None)
        signs = (at for at in range(*stray[:2]) if is_sign(flat.text[at])) if stray else iter(())
        part = next((at for at in signs if at not in escaped), None)
        if part is None:
            return found
        escaped.add(part)


def _found(flat: Flat, escaped: set[int]) -> Iterator[_Address]:
    """The addresses in words that stand side by side: a backslash, a sign or the end of a line parts them."""
    start = 0
    for at in range(len(flat.text) + 1):
        if at == len(flat.text) or at in escaped or not flat.searched[at] or flat.text[at] == "\n":
            for first, last, target in find(flat.text[start:at]):
                yield start + first, start + last, target
            start = at if at in escaped else at + 1
