"""HTML among the blocks of a Markdown text, read as in a web page, with the Markdown inside it in its place.

    <details>
    <summary>If you miss a dose</summary>

    Take it *as soon as you remember*.

    </details>

Markdown ends a block of HTML at a blank line. So what is between two such blocks is read as Markdown, and
then stands where it would stand in the page that the HTML is for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import Block
from handouts.readers._html_blocks import Blocks, Page, blocks_of
from handouts.readers._html_tokens import RAW, Chars, Comment, End, Start, Token, tokens
from handouts.readers._html_tree import Element, Ready, tree
from handouts.readers._markdown_context import TAG, Context, is_element
from handouts.readers._markdown_inlines import InlineReader
from handouts.readers._markdown_places import Places
from handouts.readers._outline import Heading
from handouts.readers._ready_blocks import linked
from handouts.records import dataclass

_COMMENTS = re.compile(r"(?:\s*<!--(?:(?!-->).)*-->)+\s*", re.DOTALL)
_NEVER_ENDS = RAW | {"textarea", "title"}
_FOREIGN = frozenset({"svg", "math"})


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A block of HTML as it is written, and where each character of it stands."""

    content: str
    places: Places


def comments(block: HtmlBlock, inside: InlineReader) -> bool:
    """Reads a block that is nothing but comments. Returns whether it is one."""
    if not _COMMENTS.fullmatch(block.content):
        return False
    for comment in re.finditer(r"<!--.*?-->", block.content, re.DOTALL):
        inside.tag(comment[0], *block.places.at(comment.start()))
    return True


def html_parts(pieces: Iterable[HtmlBlock | Heading | Block], context: Context) -> Blocks:
    """The headings and blocks that blocks of HTML make of their own words and of the blocks between them.

    Args:
        pieces: Blocks of HTML, and what is between them.
        context: What the reading shares; what is left out is added to its losses.

    Raises:
        SourceError: A comment or a script is never closed, so that nobody knows where the text goes on.
    """
    where = _Where(context.path)
    page = tree(_tokens(pieces, where))
    # As an article of its own: what is a header or footer in it belongs to it.
    root = Element("article", {}, 0, page.children)
    for child in root.children:
        if isinstance(child, Element):
            child.parent = root
    made = blocks_of(root, Page(where, context.lang, folder=context.folder, whole=False))
    context.losses.extend(made.losses)
    context.remarks.extend(made.remarks)
    made.parts = [part if isinstance(part, Heading) else linked(part) for part in made.parts]
    return made


class _Where:
    """The places of several blocks of HTML, which are numbered on from one to the next."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._starts: list[int] = []
        self._places: list[Places] = []
        self._end = 0

    def add(self, block: HtmlBlock) -> int:
        """The number of the first character of one more block."""
        start = self._end
        self._starts.append(start)
        self._places.append(block.places)
        self._end += len(block.content) + 1
        return start

    def at(self, offset: int) -> Position:
        """Where a character stands."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        return Position(self.path, *self._places[number].at(offset - self._starts[number]))


def _tokens(pieces: Iterable[HtmlBlock | Heading | Block], where: _Where) -> Iterator[Token | Ready]:
    for piece in pieces:
        if isinstance(piece, HtmlBlock):
            start = where.add(piece)
            _refuse_open(piece, where, start)
            for token in _known(list(tokens(piece.content)), piece.content):
                yield replace(token, offset=token.offset + start)
        else:
            yield Ready(piece)


def _known(found: Sequence[Token], content: str) -> Iterator[Token]:
    """The tokens, with what is no tag of HTML as the words that it is: "<your doctor's number>"."""
    foreign = 0
    for token in found:
        if isinstance(token, Start | End):
            foreign += (token.name in _FOREIGN) * (1 if isinstance(token, Start) else -1)
            if not (foreign or is_element(token.name)):
                tag = TAG.match(content, token.offset)
                end = tag.end() if tag else content.find(">", token.offset) + 1
                yield Chars(content[token.offset : end], token.offset)
                continue
        elif isinstance(token, Comment) and not content.startswith("<!--", token.offset):
            # What a browser takes for a comment: "<?php", "</ 5".
            end = content.find(">", token.offset) + 1
            yield Chars(content[token.offset : end], token.offset)
            continue
        elif isinstance(token, Comment) and not token.text.strip():
            continue  # it only keeps two lists apart
        yield token


def _refuse_open(block: HtmlBlock, where: _Where, start: int) -> None:
    """Stops at what swallows the words after it.

    Raises:
        SourceError: A comment, or something whose words nobody reads, has no end.
    """
    content = block.content
    last = content.rfind("<!--")
    if last >= 0 and content.find("-->", last + 4) < 0:
        raise SourceError(
            f"{_line(where, start + last)}: The comment that starts here never ends.",
            "Put --> where it ends, or take the <!-- out.",
        )
    opened: dict[str, int] = {}
    for tag in TAG.finditer(content):
        name = tag[2].lower()
        if name in _NEVER_ENDS:
            opened[name] = -1 if tag[1] else tag.start()
    for name, at in opened.items():
        if at >= 0:
            raise SourceError(
                f"{_line(where, start + at)}: The HTML <{name}> that starts here never ends.",
                f"Put </{name}> where it ends, or take it out.",
            )


def _line(where: _Where, offset: int) -> str:
    place = where.at(offset)
    return f"{place.path}:{place.line}"
