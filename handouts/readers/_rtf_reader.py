"""The tokens of a Rich Text file, one after the other, to paragraphs with their looks and places."""

from __future__ import annotations

from handouts.model import Block
from handouts.readers._outline import Heading
from handouts.readers._rtf_definitions import DefinitionReader
from handouts.readers._rtf_groups import GroupReader
from handouts.readers._rtf_looks import LookReader
from handouts.readers._rtf_tokens import Token, tokens
from handouts.resources import toml

_PICTURE_BYTES = 20_000_000
_PARTING = frozenset(
    {"par", "sect", "page", "column", "line", "lbr", "softline", "cell", "row", "nestcell", "nestrow"}
)


class Reader(LookReader, GroupReader, DefinitionReader):
    """Reads one file."""

    def read(self, data: bytes) -> list[Heading | Block]:
        """The headings and blocks of the body."""
        self.account.next()
        for token in tokens(data):
            if token.kind == "open":
                self._open()
            elif token.kind == "close":
                if not self._close():
                    break
            elif token.kind == "text":
                self._bytes(token.data)
            else:
                self._word(token)
        while self.groups:
            self._close()
        self._flush()
        self._end_paragraph()
        return self.story.body.parts()

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        if word == "*":
            self.starred = True
            return
        starred, self.starred = self.starred, False
        if word == "bin":
            if self.state.destination == "pict" and len(self.picture) <= _PICTURE_BYTES:
                self.picture += token.data
            return
        if word == "u":
            self._unicode(number or 0)
            return
        if self.left and (not word.isalpha() or word in toml("rtf.toml")["characters"]):
            self.left -= 1
            return
        self._flush()
        self.left = 0
        if self.state.destination == "skip":
            return
        if self.state.destination != "text" and word in _PARTING:
            self.text.append(" ")
            return
        if self._character(word) or self._look(word, number) or self._layout(word, number):
            return
        if self._table(word, number) or self._group(word, starred) or self._of_header(word, number):
            return
        if starred:
            self._destination("skip")

    def _character(self, word: str) -> bool:
        found = toml("rtf.toml")["characters"].get(word)
        found = {"~": "\u00a0", "_": "-", "-": "", "\t": " "}.get(word, found)
        if found is None:
            return False
        self._text(found)
        return True
