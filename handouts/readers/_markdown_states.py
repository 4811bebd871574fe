"""markdown-it's parsers of blocks and of inlines, so set up that each token knows where it stands."""

from __future__ import annotations

from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from handouts.errors import SourceError
from handouts.readers._markdown_plain import is_plain
from handouts.readers._markdown_signs import SignRuler

DEEPEST = 20
"""markdown-it's levels: a quotation is one, a list is two. Beyond it, markdown-it itself drops the text."""


class Blocks(ParserBlock):
    """The parser of blocks. It refuses nesting in which markdown-it would drop the text."""

    def __init__(self) -> None:
        super().__init__()
        ruler = SignRuler()
        ruler.__rules__ = self.ruler.__rules__
        self.ruler = ruler

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        if state.level >= DEEPEST:
            raise SourceError(
                f"{state.env['path']}:{startLine + 1}: Lists or quotations are nested too deeply here.",
                "Use at most 9 lists, or 19 quotations, inside one another.",
            )
        super().tokenize(state, startLine, endLine)


class _State(StateInline):
    """A state that notes at which offset each token's characters stand."""

    def __init__(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token], base: int) -> None:  # noqa: N803
        self.base = base
        self._began = 0
        self._repeated = (-1, 0)
        super().__init__(src, md, env, outTokens)

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self._began = self.pos
        super().append_pending(text)

    @property
    def pending(self) -> str:
        return super().pending

    @pending.setter
    def pending(self, value: str) -> None:
        if value and not self._pending and not getattr(self, "_pending_buffer", None):
            self._began = self.pos
        self._pending = value
        self._pending_buffer = []

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.map = [self.base + self._began] * 2
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        place = self.pos
        if ttype == "text":
            # Emphasis pushes a run of marks one by one without moving on.
            before, last = self._repeated
            if before == self.pos and last and len(self.tokens) > 1:
                previous = self.tokens[-2]
                place = (previous.map or [0])[0] - self.base + len(previous.content)
            self._repeated = (self.pos, 1)
        else:
            self._repeated = (-1, 0)
        token.map = [self.base + place] * 2
        return token


class Inlines(ParserInline):
    """The parser of inlines. Each token's `map` holds the offset at which its characters stand."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        outer: _State | None = env.get("state")
        if outer is None and is_plain(src):
            if src:
                tokens.append(Token("text", "", 0, content=src, map=[0, 0]))
            return tokens
        # Images "![" and notes "^[" parse what is in their brackets by themselves.
        state = _State(src, md, env, tokens, outer.base + outer.pos + 2 if outer else 0)
        env["state"] = state
        self.tokenize(state)
        env["state"] = outer
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
