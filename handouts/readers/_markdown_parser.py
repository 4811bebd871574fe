"""markdown-it set up so that nothing is dropped silently and every character keeps its place in the source.

markdown-it gives line numbers for blocks only. Here, the `map` of an inline token, which markdown-it leaves
empty, holds the offset in its block's content, and a block's `meta["places"]` which line and column that is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_block.table import table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from handouts.errors import SourceError
from handouts.readers._markdown_abbreviations import abbreviation
from handouts.readers._markdown_callouts import callout
from handouts.readers._markdown_drawn import drawn_table
from handouts.readers._markdown_fill_in import fill_in
from handouts.readers._markdown_html_table import html_table
from handouts.readers._markdown_lettered import lettered_list
from handouts.readers._markdown_plain import is_plain, plain_paragraph
from handouts.readers._symbols import BULLETS

NO_BREAK_SPACE = "\u00a0"

DEEPEST = 20
"""markdown-it's levels: a quotation is one, a list is two. Beyond it, markdown-it itself drops the text."""

_REFERENCE = re.compile(r"\s*\[[^\]]*\]:\s*<?(\S+)")
_ATX = re.compile(r"(?:^|(?<=[\s>:]))#{1,6}(?=\s)")


class Places:
    """Which line and column each offset of a block's content is.

    Args:
        starts: (offset, line, column) of each stretch that stands in one piece in the source, in order.

    Attributes:
        whole: All of the content is one such stretch.
    """

    def __init__(self, starts: Sequence[tuple[int, int, int]]) -> None:
        self._offsets = [start[0] for start in starts]
        self._starts = starts
        self.whole = len(starts) == 1

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        if self.whole:
            start, line, column = self._starts[0]
        else:
            start, line, column = self._starts[max(0, bisect_right(self._offsets, offset) - 1)]
        return line, max(1, column + offset - start)

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The offsets from `start` to `end` in pieces, each of which stands in one piece in the source."""
        for number in range(bisect_right(self._offsets, start), len(self._offsets)):
            if self._offsets[number] >= end:
                break
            yield start, self._offsets[number]
            start = self._offsets[number]
        yield start, end

    def cut(self, by: int) -> Places:
        """The places of the same content without its first `by` characters."""
        rest = [(offset - by, line, column) for offset, line, column in self._starts if offset > by]
        return Places([(0, *self.at(by)), *rest])


def places_of(content: str, lines: Sequence[str], first: int, *, indented: bool = False) -> Places:
    """The places of a content whose lines are the ends of source lines from `first` (from 0) on.

    What a block's lines lose is only at their start, quotation and list marks, and white space at their end.

    Args:
        content: The content.
        lines: The lines of the source.
        first: The line that it starts on.
        indented: The white space that its lines start with counts as characters of theirs.
    """
    starts: list[tuple[int, int, int]] = []
    offset = 0
    if "\n" not in content and content and not (content[0].isspace() or content[-1].isspace()):
        source = lines[first].rstrip() if first < len(lines) else ""
        return Places([(0, first + 1, len(source) - len(content) + 1)])
    for number, part in enumerate(content.split("\n"), start=first):
        source = lines[number].rstrip() if number < len(lines) else ""
        lead = len(part) - len(part.lstrip())
        lead = 0 if indented else lead
        starts.append((offset + lead, number + 1, len(source) - len(part.rstrip()[lead:]) + 1))
        offset += len(part) + 1
    return Places(starts)


def parse(source: str, path: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a Markdown text, and what was defined in it (footnotes, link addresses).

    Raises:
        SourceError: Something in it would be lost: nesting that is too deep, a table row that is too long, a
            callout or comment that is never closed.
    """
    source = _with_bullets(source)
    md = MarkdownIt("commonmark")
    md.inline = _Inline()
    md.block = _Block()
    md.configure("commonmark").enable(["table", "strikethrough"])
    md.disable("text_join")
    md.inline.ruler2.disable("fragments_join")
    md.use(footnote_plugin, move_to_end=False).use(deflist_plugin)
    md.use(attrs_plugin, spans=True, after=("span_close", "image"), allowed=("lang", "class"))
    md.block.ruler.at("reference", _reference)
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before(
        "fence", "callout", callout, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    around = ["paragraph", "reference", "blockquote"]
    md.block.ruler.before("list", "lettered_list", lettered_list, {"alt": around})
    md.block.ruler.before("html_block", "html_table", html_table, {"alt": around})
    md.block.ruler.before("lheading", "fill_in", fill_in)
    md.block.ruler.before("reference", "abbreviation", abbreviation, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "plain_paragraph", plain_paragraph)
    md.block.ruler.before("plain_paragraph", "drawn_table", drawn_table, {"alt": around})
    md.core.ruler.at("inline", _inline)
    # Which links are allowed is decided where the words can be kept and the loss recorded. Until then an
    # address stays as the author wrote it.
    md.validateLink = _any_link  # type: ignore[method-assign]
    md.normalizeLink = md.normalizeLinkText = _as_it_is  # type: ignore[method-assign,assignment]
    used: set[str] = set()
    env: dict[str, Any] = {
        "path": path,
        "lines": source.split("\n"),
        "references": _References(used),
        "used": used,
    }
    return md.parse(source, env), env


_BULLET = re.compile(rf"([ \t>]*)[{''.join(sorted(BULLETS))}]([ \t\u00a0]+)(?=\S)")
_FENCE = re.compile(r"[ \t>]*(```+|~~~+)")


def _with_bullets(source: str) -> str:
    """The source with bullets that came with the text from elsewhere ("•") as Markdown's own.

    Every character stays in its place, so that positions are those of the file. Code stays as it is.
    """
    lines = source.split("\n")
    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif found := _BULLET.match(line):
            lines[at] = f"{found[1]}-{found[2].replace(NO_BREAK_SPACE, ' ')}{line[found.end() :]}"
    return "\n".join(lines)


def _any_link(url: str) -> bool:
    return True


def _as_it_is(url: str) -> str:
    return url


class _References(dict[str, Any]):
    """Link definitions by label, which remembers those that were looked up."""

    def __init__(self, used: set[str]) -> None:
        super().__init__()
        self._used = used

    def get(self, key: str, default: Any = None) -> Any:
        if key in self:
            self._used.add(key)
        return super().get(key, default)


class _Block(ParserBlock):
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


class _Inline(ParserInline):
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


def _inline(state: StateCore) -> None:
    """Parses the inlines of each block, having found out where they stand."""
    lines: list[str] = state.env["lines"]
    for number, token in enumerate(state.tokens):
        if token.nesting == 1:
            _find_column(token, lines)
            _make_title(state, token)
        if token.type == "html_block" and token.map:
            content = token.content.rstrip("\n")
            token.meta["places"] = places_of(content, lines, token.map[0], indented=True)
        if token.type in {"fence", "code_block"} and token.map:
            token.meta["places"] = places_of(
                token.content.rstrip("\n"), lines, token.map[0] + (token.type == "fence")
            )
        if token.type != "inline" or token.map is None:
            continue
        first = token.map[0]
        before = state.tokens[number - 1]
        if "place" in token.meta:
            token.meta["places"] = Places([(0, *token.meta["place"])])
        if "starts" in token.meta:
            token.meta["places"] = Places(token.meta["starts"])
        if "places" not in token.meta:
            token.meta["places"] = places_of(token.content, lines, first)
            if before.type == "heading_open" and before.markup.startswith("#"):
                mark = _ATX.search(lines[first])
                rest = lines[first][mark.end() :] if mark else lines[first]
                column = len(lines[first]) - len(rest.lstrip()) + 1
                token.meta["places"] = Places([(0, first + 1, column)])
        if before.type == "heading_open" and (named := _HEADING_NAME.search(token.content)):
            before.meta["id"] = named[1] or ""
            token.content = token.content[: named.start()]
        if before.type == "paragraph_open":
            _cut_marks(state, number)
        token.meta["source"] = token.content
        token.children = state.md.inline.parse(token.content, state.md, state.env, [])


_HEADING_NAME = re.compile(r"[ \t]+\{(?:#([\w:-]+)|\.[\w-]+|-)(?:[ \t]+[^{}]*)?\}$")
"""The name of a heading, and classes, which are only a look: "{#doses .unnumbered}"."""


def _find_column(token: Token, lines: Sequence[str]) -> None:
    """Notes where the first line of a list, item, quotation or callout has its first character."""
    if token.nesting == 1 and token.map:
        line = lines[token.map[0]]
        token.meta["column"] = len(line) - len(line.lstrip()) + 1


def _make_title(state: StateCore, token: Token) -> None:
    """Parses the title of a callout."""
    if token.type not in {"callout_open", "blockquote_open"} or "title" not in token.meta:
        return
    inline = Token("inline", "", 0, content=token.meta["title"], children=[])
    inline.meta["places"] = Places([(0, *token.meta["title_place"])])
    inline.meta["source"] = inline.content
    inline.children = state.md.inline.parse(inline.content, state.md, state.env, [])
    token.meta["title_token"] = inline


_BOX = re.compile(r"\[([ xX])\](?:[ \t]+(?=\S)|$)")
_ALERT = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)")


def _cut_marks(state: StateCore, number: int) -> None:
    """Cuts "[x]" off the start of a list item and "[!NOTE]" off the start of a quotation."""
    tokens = state.tokens
    token, outside = tokens[number], tokens[number - 2] if number > 1 else None
    if outside is None:
        return
    cut = 0
    if outside.type == "list_item_open" and (box := _BOX.match(token.content)):
        outside.meta["checked"] = bool(box[1].strip())
        cut = box.end()
    elif outside.type == "blockquote_open" and (alert := _ALERT.match(token.content)):
        outside.meta["callout"] = alert[1]
        if alert[2].strip():
            outside.meta["title"] = alert[2].strip()
            outside.meta["title_place"] = token.meta["places"].at(alert.start(2))
            _make_title(state, outside)
        cut = alert.end()
    if cut:
        token.meta["places"] = token.meta["places"].cut(cut)
        token.content = token.content[cut:]


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Link definitions, but only those that define a link: "[Note]: stop" is a sentence."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    defined = _REFERENCE.match(line)
    if defined and not re.search(r"[:/.#@]", defined[1]):
        return False
    return reference(state, start, end, silent)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """GFM tables, with the place of each cell. A row with too many cells is refused, not cut."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    made = state.tokens[first:]
    columns = sum(token.type == "th_open" for token in made)
    row: list[Places] = []
    for token in made:
        if token.type == "tr_open" and token.map:
            row = _cells(state, token.map[0])
            if len(row) > columns:
                raise SourceError(
                    f"{state.env['path']}:{token.map[0] + 1}: This row has {len(row)} cells,"
                    f" but the table has {columns} columns.",
                    "Add the missing column at the top, or write \\| for a bar that is part of the words.",
                )
        elif token.type == "inline" and row:
            token.meta["places"] = row.pop(0)
    return True


def _cells(state: StateBlock, line: int) -> list[Places]:
    """Each cell of a row, with its places; cut as markdown-it cuts them."""
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]]
    line_start = state.src.rfind("\n", 0, start) + 1
    pieces: list[list[tuple[int, str]]] = [[]]
    escaped = False
    for place, character in enumerate(text):
        if character == "|" and not escaped:
            pieces.append([])
        else:
            if character == "|":
                pieces[-1].pop()
            pieces[-1].append((place, character))
        escaped = character == "\\"
    # markdown-it drops an empty cell at either end, and here the white space at the end is still there.
    if pieces and not pieces[0]:
        pieces.pop(0)
    if pieces and all(character.isspace() for _, character in pieces[-1]):
        pieces.pop()
    cells: list[Places] = []
    for whole in pieces:
        lead = next((at for at, (_, character) in enumerate(whole) if not character.isspace()), 0)
        piece = whole[lead:]
        starts = [
            (offset, line + 1, start - line_start + place + 1)
            for offset, (place, _) in enumerate(piece)
            if offset == 0 or piece[offset - 1][0] != place - 1
        ]
        cells.append(Places(starts or [(0, line + 1, 1)]))
    return cells
