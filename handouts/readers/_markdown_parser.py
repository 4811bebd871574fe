"""markdown-it set up so that nothing is dropped silently and every character keeps its place in the source.

markdown-it gives line numbers for blocks only. Here, the `map` of an inline token, which markdown-it leaves
empty, holds the offset in its block's content, and a block's `meta["places"]` which line and column that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from handouts.readers._markdown_abbreviations import abbreviation
from handouts.readers._markdown_callouts import callout
from handouts.readers._markdown_drawn import drawn_table
from handouts.readers._markdown_fill_in import fill_in
from handouts.readers._markdown_html_table import html_table
from handouts.readers._markdown_lettered import lettered_list
from handouts.readers._markdown_places import Places, places_of
from handouts.readers._markdown_plain import plain_paragraph
from handouts.readers._markdown_rows import placed_table
from handouts.readers._markdown_states import Blocks, Inlines
from handouts.readers._symbols import BULLETS

NO_BREAK_SPACE = "\u00a0"

_REFERENCE = re.compile(r"\s*\[[^\]]*\]:\s*<?(\S+)")
_ATX = re.compile(r"(?:^|(?<=[\s>:]))#{1,6}(?=\s)")


def parse(source: str, path: str) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of a Markdown text, and what was defined in it (footnotes, link addresses).

    Raises:
        SourceError: Something in it would be lost: nesting that is too deep, a table row that is too long, a
            callout or comment that is never closed.
    """
    source = _with_bullets(source)
    md = MarkdownIt("commonmark")
    md.inline = Inlines()
    md.block = Blocks()
    md.configure("commonmark").enable(["table", "strikethrough"])
    md.disable("text_join")
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
