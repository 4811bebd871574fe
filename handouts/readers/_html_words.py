"""The words of a web page, from the characters between its tags, before there is a tree of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.readers._html_tokens import Chars, End, Start, Token
from handouts.readers._html_tree import MARKS
from handouts.readers._tally import CHUNK, Words

_SILENT = frozenset({"script", "style", "template", "title", "math"})
"""Elements whose characters are not counted. Formulas can be written in more than one way."""

IN_WORDS = MARKS | {"abbr", "acronym", "bdi", "bdo", "dfn", "kbd", "nobr", "samp", "time", "var", "wbr"}
"""Elements that may begin or end inside a word."""


def overheard(stream: Iterable[Token], words: Words) -> Iterator[Token]:
    """The tokens of a page, whose words are counted as they pass.

    Args:
        stream: The tokens.
        words: What counts them. The characters of scripts and of the page's title are no words.
    """
    silent: list[str] = []
    pieces: list[str] = []
    for token in stream:
        if isinstance(token, Chars):
            if not silent:
                pieces.append(token.text)
        elif isinstance(token, Start):
            if token.name in _SILENT:
                if not token.closes_itself:
                    silent.append(token.name)
            elif token.name not in IN_WORDS or "role" in token.attributes:
                pieces.append(" ")
        elif isinstance(token, End):
            if silent and token.name == silent[-1]:
                silent.pop()
            elif token.name not in IN_WORDS:
                pieces.append(" ")
                if len(pieces) > CHUNK:
                    words.hear(pieces)
                    pieces.clear()
        yield token
    words.hear(pieces)
