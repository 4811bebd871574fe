"""markdown-it set up so that nothing is dropped silently and every character keeps its place in the source.

markdown-it gives line numbers for blocks only. Here, the `map` of an inline token, which markdown-it leaves
empty, holds the offset in its block's content, and a block's `meta["places"]` which line and column that is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
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
from handouts.readers._markdown_places import Places, places_of
from handouts.readers._markdown_plain import plain_paragraph
from handouts.readers._markdown_rows import LongRow, placed_table
from handouts.readers._markdown_states import Blocks, Inlines
from handouts.readers._symbols import BULLETS

NO_BREAK_SPACE = "\u00a0"

_REFERENCE = re.compile(r"\s*\[[^\]]*\]:\s*<?(\S+)")
_ATX = re.compile(r"(?:^|(?<=[\s>:]))#{1,6}(?=\s)")


def parse(source: str, path: str) -> tuple[Iterator[list[Token]], dict[str, Any]]:
    """The tokens of a Markdown text, and what is defined in it (footnotes, link addresses, short forms).

    Tokens take thirty times as much memory as the text that they are made of. So they are made as they are
    taken, and not kept. As a definition may stand below the words that use it, a text in which there may be
    any is gone through twice, the first time for them alone.

    Returns:
        The tokens, some blocks at a time. And what is defined, where the rules of markdown-it put it and look
        it up; with `used`, the labels of the addresses that were looked up, `refers`, which tells whether
        words refer to the footnote of a label, and `long_rows`. All that is complete once all tokens are
        taken.

    Raises:
        SourceError: Something in it would be lost: nesting that is too deep, a table row that is too long, a
            callout, code or a comment that is never closed. It may be raised as late as tokens are taken.
    """
    source = _with_bullets(source)
    lines = source.split("\n")
    md = _parser()
    used: set[str] = set()
    long_rows: list[LongRow] = []
    env: dict[str, Any] = {
        "references": _References(used),
        "duplicate_refs": [],
        "footnotes": {"refs": {}, "list": {}},
        "abbreviations": [],
    }

    def begun(**defined: Any) -> StateBlock:
        return StateBlock(source, md, {"path": path, "lines": lines, **defined}, [])

    referring = _define(begun(**env)) if _DEFINES in source else []

    def runs() -> Iterator[list[Token]]:
        state = begun(long_rows=long_rows)
        for tokens in _blocks(state):
            for name in env:
                state.env.pop(name, None)  # found before
            _refuse_unclosed_code(tokens, lines, path)
            for token in inlines(tokens, lines):
                token.children = md.inline.parse(token.content, md, env, [])
            yield tokens

    @functools.cache
    def anywhere() -> frozenset[str]:
        numbers = dict.fromkeys(env["footnotes"]["refs"], -1)
        # The numbers that they get here are not kept.
        tried = {**env, "footnotes": {"refs": numbers, "list": {}}}
        for content in referring:
            md.inline.parse(content, md, tried, [])
        return frozenset(label[1:] for label, number in numbers.items() if number >= 0)

    def refers(label: str) -> bool:
        return env["footnotes"]["refs"].get(f":{label}", -1) >= 0 or label in anywhere()

    return runs(), {**env, "used": used, "refers": refers, "long_rows": long_rows}


def _define(state: StateBlock) -> list[str]:
    """Goes through a text for what it defines. Returns those of its contents that may refer to a footnote."""
    found: list[str] = []
    notes, last = state.env["footnotes"]["refs"], state.src.rfind(_DEFINES)
    for tokens in _blocks(state):
        if any("[^" in token.content or "[^" in token.meta.get("title", "") for token in tokens):
            contents = [token.content for token in inlines(tokens, state.env["lines"])]
            found += [content for content in contents if "[^" in content]
        if not notes and state.bMarks[state.line] > last:
            break
    return found if notes else []


_DEFINES = "]:"
"""What is in every definition."""

_AT_ONCE = 500
"""Tokens. They weigh next to nothing; to take each block through all rules by itself is a tenth slower."""


def _blocks(state: StateBlock) -> Iterator[list[Token]]:
    """The tokens of a text, some blocks at the top level at a time."""
    rules = state.md.block.ruler.getRules("")
    state.line = state.skipEmptyLines(0)
    state.tokens = []
    while state.line < state.lineMax:
        for rule in rules:
            if rule(state, state.line, state.lineMax, False):
                break
        if len(state.tokens) >= _AT_ONCE:
            yield state.tokens
            state.tokens = []
        state.line = state.skipEmptyLines(state.line)
    yield state.tokens


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark")
    md.inline = Inlines()
    md.block = Blocks()
    md.configure("commonmark").enable(["table", "strikethrough"])
    md.inline.ruler2.disable("fragments_join")
    md.use(footnote_plugin, move_to_end=False).use(deflist_plugin)
    md.use(attrs_plugin, spans=True, after=("span_close", "image"), allowed=("lang", "class"))
    md.block.ruler.at("reference", _reference)
    md.block.ruler.at("table", placed_table, {"alt": ["paragraph", "reference"]})
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
    # Which links are allowed is decided where the words can be kept and the loss recorded. Until then an
    # address stays as the author wrote it.
    md.validateLink = _any_link  # type: ignore[method-assign]
    md.normalizeLink = md.normalizeLinkText = _as_it_is  # type: ignore[method-assign,assignment]
    return md


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


def inlines(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    """Those tokens of a block whose content is inlines, in order, having found out where they stand."""
    for number, token in enumerate(tokens):
        if token.type != "inline":
            if token.nesting == 1:
                _find_column(token, lines)
                if token.type in {"callout_open", "blockquote_open"} and "title" in token.meta:
                    yield _title(token)
            elif token.type in {"html_block", "fence", "code_block"} and token.map:
                content, first = token.content.rstrip("\n"), token.map[0] + (token.type == "fence")
                indented = token.type == "html_block"
                token.meta["places"] = places_of(content, lines, first, indented=indented)
            continue
        if token.map is None:
            continue
        meta, before = token.meta, tokens[number - 1]
        if "starts" in meta:
            meta["places"] = Places(meta["starts"])
        elif "place" in meta:
            meta["places"] = Places([(0, *meta["place"])])
        elif "places" not in meta:
            meta["places"] = _places(token, before, lines)
        if before.type == "heading_open" and (named := _HEADING_NAME.search(token.content)):
            before.meta["id"] = named[1] or ""
            token.content = token.content[: named.start()]
        elif before.type == "paragraph_open":
            yield from _cut_marks(tokens, number)
        meta["source"] = token.content
        yield token


def _places(token: Token, before: Token, lines: Sequence[str]) -> Places:
    """Where the words of a heading or a paragraph stand."""
    assert token.map is not None  # noqa: S101 - as those of all blocks with words
    first = token.map[0]
    if before.type != "heading_open" or not before.markup.startswith("#"):
        return places_of(token.content, lines, first)
    mark = _ATX.search(lines[first])
    rest = lines[first][mark.end() :] if mark else lines[first]
    return Places([(0, first + 1, len(lines[first]) - len(rest.lstrip()) + 1)])


_HEADING_NAME = re.compile(r"[ \t]+\{(?:#([\w:-]+)|\.[\w-]+|-)(?:[ \t]+[^{}]*)?\}$")
"""The name of a heading, and classes, which are only a look: "{#doses .unnumbered}"."""


def _find_column(token: Token, lines: Sequence[str]) -> None:
    """Notes where the first line of a list, item, quotation or callout has its first character."""
    if token.map:
        line = lines[token.map[0]]
        token.meta["column"] = len(line) - len(line.lstrip()) + 1


def _title(token: Token) -> Token:
    """The title of a callout."""
    inline = Token("inline", "", 0, content=token.meta["title"])
    inline.meta["places"] = Places([(0, *token.meta["title_place"])])
    inline.meta["source"] = inline.content
    token.meta["title_token"] = inline
    return inline


_BOX = re.compile(r"\[([ xX])\](?:[ \t]+(?=\S)|$)")
_ALERT = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)")


def _cut_marks(tokens: Sequence[Token], number: int) -> Iterator[Token]:
    """Cuts "[x]" off the start of a list item and "[!NOTE]", with its title, off that of a quotation.

    Yields:
        The title.
    """
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
            yield _title(outside)
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


def _refuse_unclosed_code(tokens: Sequence[Token], lines: Sequence[str], path: str) -> None:
    """Stops at a code block that swallows the rest of the text.

    Raises:
        SourceError: There is one.
    """
    for token in tokens:
        if token.type == "fence" and token.map and token.map[1] >= len(lines):
            last = lines[token.map[1] - 1].strip(" \t>")
            if token.map[1] - 1 == token.map[0] or not last.startswith(token.markup[:3]):
                raise SourceError(
                    f"{path}:{token.map[0] + 1}: The code block that starts here never ends.",
                    f"Put a line {token.markup} after its last line.",
                )
