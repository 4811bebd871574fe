"""The block rule for room to write: a label and a line of underscores, and more such lines below it."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_LABELLED = re.compile(r"(?=[\s_]*[^\s_])(?P<label>(?:(?!(?<![^\s:])_{3}).)*?\S)(?:(?<=:)|\s)\s*_{3,}[ \t]*$")
"""A label has other characters than underscores, and no line to write on in the middle of it."""
_LINE = re.compile(r"_{3,}[ \t]*$")


def fill_in(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it.

    A label that words follow ("I, ____, agree") is a sentence, not a label.
    """
    text = _text(state, start)
    if "___" not in text or state.is_code_block(start):
        return False
    labelled = _LABELLED.match(text)
    if not labelled:
        return False
    line = start + 1
    while line < end and _inside(state, line) and _LINE.match(_text(state, line)):
        line += 1
    if line < end and _inside(state, line) and not _LABELLED.match(_text(state, line)):
        # Another block may begin on the next line, be it one that cannot interrupt a paragraph. Rules that
        # were asked before about another line may have left behind that there is one.
        state.parentType, parent = "container", state.parentType
        rules = state.md.block.ruler.getRules("paragraph")
        goes_on = not any(rule(state, line, end, True) for rule in rules)
        state.parentType = parent
        if goes_on:
            return False
    if silent:
        return True
    begin = state.bMarks[start] + state.tShift[start]
    token = state.push("fill_in_open", "", 1)
    token.map = [start, line]
    token.meta["lines"] = line - start
    inline = state.push("inline", "", 0)
    inline.map = [start, start + 1]
    inline.content = labelled["label"]
    inline.children = []
    inline.meta["place"] = (start + 1, begin - state.src.rfind("\n", 0, begin))
    state.push("fill_in_close", "", -1)
    state.line = line
    return True


def _inside(state: StateBlock, line: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] >= state.blkIndent


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
