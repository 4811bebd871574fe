"""Rich Text to tokens: control words, bytes of text, the starts and ends of groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.records import dataclass

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|(?P<other>[\r\n\0\\])",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        kind: "word", "text", "open" or "close".
        word: The control word, or the sign of one that has no letters.
        number: Its number; None without one.
        data: The bytes of text, or of the binary data of a picture.
    """

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file. Nothing in it is an error: what is broken is text, or nothing."""
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        if match["text"] is not None:
            yield Token("text", data=match["text"])
        elif match["word"] is not None:
            word = match["word"].decode("ascii")
            number = int(match["number"]) if match["number"] else None
            if word == "bin" and number is not None:
                end = at + max(0, number)
                yield Token("word", word, number, data[at:end])
                at = end
            else:
                yield Token("word", word, number)
        elif match["byte"] is not None:
            yield Token("text", data=bytes([int(match["byte"], 16)]))
        elif match["sign"] is not None:
            yield _sign(match["sign"])
        elif match["brace"] is not None:
            yield OPEN if match["brace"] == b"{" else CLOSE


def _sign(sign: bytes) -> Token:
    if sign in b"\\{}":
        return Token("text", data=sign)
    if sign in b"\r\n":
        return Token("word", "par")
    return Token("word", sign.decode("latin-1"))
