"""The block rule for callouts: "::: warning" and "!!! warning", with a title, nested if need be.

Pandoc writes all its divisions so, with their classes and other attributes in braces: "::: {.warning #stop}".
One that is no callout by its classes only sets out what is in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock

from handouts.errors import SourceError
from handouts.model import CalloutKind
from handouts.readers._boxes import kind_of_classes
from handouts.resources import toml

_OPEN = re.compile(
    r"(?P<fence>:{3,}|!{3})[ \t]*(?:(?P<braces>\{[^{}]*\})|(?P<name>\.?[A-Za-z][\w-]*))(?P<rest>.*)$"
)
_CLASS = re.compile(r"(?<![\w\"'=])\.([A-Za-z][\w-]*)|^\{([A-Za-z][\w-]*)\}$")
_VALUE = r"""(?<![\w-]){}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{{}}]+))"""
_TITLE, _LANG = re.compile(_VALUE.format("title")), re.compile(_VALUE.format("lang"))
_AFTER_NAME = re.compile(r"\[(?P<title>[^\[\]]*)\]$|(?P<braces>\{[^{}]*\})$")
"""What Docusaurus puts right behind the name."""
_CLOSE = re.compile(r"(?::{3,}|!{3})[ \t]*$")
_MARKS = re.compile(r"(?:(?:[-*+:]|\w{1,9}[.)])[ \t]+)+")
"""The marks of lists and meanings that may stand before a callout that opens on their line."""

_CODE = re.compile(r"(`{3,}|~{3,})")


def kind_of(name: str) -> CalloutKind | None:
    """Our kind for the name that an author gave, or None if it is none that we know."""
    found: CalloutKind | None = toml("markdown.toml")["callouts"].get(name.lower())
    return found


CAPTIONED = frozenset({"figure", "table"})
"""Names of blocks whose title is the caption of the picture or table in them."""


def callout(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it.

    Raises:
        SourceError: The callout has no end, so that nobody knows what belongs to it.
    """
    text = _line(state, start)
    if not text.startswith((":::", "!!!")) or state.is_code_block(start):
        return False
    opened = _OPEN.match(text)
    if not opened:
        if text.startswith(":::") and _CLOSE.match(text):
            raise SourceError(
                f"{state.env['path']}:{start + 1}: This line ends a callout, but none is open.",
                "Take the line out, or write a line such as '::: warning' where the callout starts.",
            )
        return False
    is_colons = opened["fence"][0] == ":"
    name = _name(opened)
    close = _closing_line(state, start, end, opened["fence"][0])
    content_end, after = close, close + 1
    if close < 0:
        content_end = after = _set_in_end(state, start, end)
        if is_colons or (after == start + 1 and kind_of(name)):
            raise SourceError(
                f"{state.env['path']}:{start + 1}: The callout '{text.strip()}' is never closed.",
                f"Put a line '{opened['fence'][0] * 3}' after its last line.",
            )
        if after == start + 1:
            return False  # "!!! Never do this": words
    if silent:
        return True
    if _only_sets_out(opened, name):
        token = state.push("division_open", "", 1)
        found = _LANG.search(opened["braces"] or "")
        token.meta["lang"] = next(filter(None, found.groups()), "") if found else ""
        _inside(state, start, content_end, set_in=False)
        state.push("division_close", "", -1)
        state.line = after
        return True
    _tokens(state, start, content_end, name, opened, set_in=close < 0)
    state.line = after
    return True


def _tokens(
    state: StateBlock, start: int, end: int, name: str, opened: re.Match[str], *, set_in: bool
) -> None:
    token = state.push("callout_open", "", 1)
    token.map = [start, end]
    token.meta["name"] = name
    # Some end the line with signs too, "::: warning :::"; and some put a colon after the name.
    rest = re.sub(r"(?:^|\s):{3,}$", "", opened["rest"].strip()).removeprefix(":").strip()
    braces = opened["braces"]
    if (behind := _AFTER_NAME.match(rest)) and opened["rest"][0] in "[{":
        rest, braces = behind["title"] or "", behind["braces"]
    if not rest and braces and (given := _TITLE.search(braces)):
        rest = next(filter(None, given.groups()), "")
    if len(rest) > 1 and rest[0] == rest[-1] == '"':
        rest = rest[1:-1]
    # An unknown name stays in sight, as the first word of the title.
    known = bool(kind_of(name)) or name.lower() in CAPTIONED
    title = rest if known else f"{name} {rest}".strip()
    if title:
        begin = state.bMarks[start] + state.tShift[start]
        line_start = state.src.rfind("\n", 0, begin) + 1
        found = state.src.find(
            rest if known else name, begin + (opened.start("rest") if known and opened["rest"].strip() else 3)
        )
        token.meta["title"] = title if known else state.src[found : state.eMarks[start]].rstrip(' \t:"')
        token.meta["title_place"] = (start + 1, found - line_start + 1)
    _inside(state, start, end, set_in=set_in)
    state.push("callout_close", "", -1)


def _name(opened: re.Match[str]) -> str:
    """The name of a callout: of several classes the first that we know."""
    if opened["name"]:
        return str(opened["name"]).strip(".")
    names = [match[1] or match[2] for match in _CLASS.finditer(opened["braces"])]
    short = [name.removeprefix("callout-").removeprefix("admonition-") for name in names]
    known = [name for name in short if kind_of(name) or name.lower() in CAPTIONED]
    return known[0] if known else "note" if kind_of_classes(names) else ""


def _only_sets_out(opened: re.Match[str], name: str) -> bool:
    """Whether a division has only a look: its classes are not those of callouts."""
    if opened["braces"]:
        return not name
    layout = name.lower() in toml("markdown.toml")["divisions"] or "--" in name or "_" in name
    return layout and not opened["rest"].strip() and not kind_of(name)


def _inside(state: StateBlock, start: int, end: int, *, set_in: bool) -> None:
    """Reads what stands in a callout that opens on line `start`, up to line `end`."""
    old_max, old_parent, old_indent = state.lineMax, state.parentType, state.blkIndent
    state.lineMax = end
    state.parentType = "container"
    if set_in:
        state.blkIndent += 4
    state.md.block.tokenize(state, start + 1, end)
    state.lineMax, state.parentType, state.blkIndent = old_max, old_parent, old_indent


def _closing_line(state: StateBlock, start: int, end: int, sign: str) -> int:
    """The line that ends the callout opened on line `start`, or -1; callouts and code inside are passed."""
    ends = _ends(state.env, sign)
    place = bisect_right(ends, start)
    if place == len(ends) or ends[place] >= end:
        # So that a text full of "!!!" is not searched to its end from every one of them.
        return -1
    depth, code = 1, ""
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return -1
        text = _line(state, line)
        fence = _CODE.match(text)
        if fence and (not code or text.startswith(code)):
            code = "" if code else fence[1]
        if code or sign * 3 not in text:
            continue
        marks = _MARKS.match(text)
        if marks:
            depth += bool(_opens(text[marks.end() :], sign))
        elif _CLOSE.match(text):
            depth -= 1
            if depth == 0:
                return line
        elif _opens(text, sign):
            depth += 1
    return -1


def _opens(text: str, sign: str) -> bool:
    opened = _OPEN.match(text)
    return bool(opened and opened["fence"][0] == sign and (sign == ":" or kind_of(_name(opened))))


def _ends(env: MutableMapping[str, Any], sign: str) -> list[int]:
    """The lines that could end a callout, found once for each text."""
    found: dict[str, list[int]] = env.setdefault("callout_ends", {})
    if sign not in found:
        bare = (line.strip(" \t>") for line in env["lines"])
        found[sign] = [number for number, line in enumerate(bare) if line[:1] == sign and _CLOSE.match(line)]
    return found[sign]


def _set_in_end(state: StateBlock, start: int, end: int) -> int:
    """The line after the last of those set in by four under a "!!!" line, as MkDocs has them."""
    last = start
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + 4:
            break
        last = line
    return last + 1


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
