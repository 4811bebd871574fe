"""Plain words, which most of a text is, past those rules of markdown-it that have nothing to say about them.

markdown-it asks some fifteen rules about the first line of every paragraph. What is here says the same of the
paragraphs that no rule can mean, and takes a third off the time of reading.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_MARKED = re.compile(r"[A-Za-z]{1,9}[.)](?:[ \t]|$)")
"""What may be an item of a list with letters."""

_SIGNS = re.compile(r"[\n\\`~*_\[\]!<>&^{}|]")
"""Characters that some rule of markdown-it, or of its plug-ins that are used here, starts or ends with."""


def is_plain(content: str) -> bool:
    """Whether the words of a block are words and nothing else."""
    return not _SIGNS.search(content)


def plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule of markdown-it: a line that starts with a letter, and can be nothing but a paragraph."""
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if (
        silent
        or begin >= stop
        or not state.src[begin].isalpha()
        or state.sCount[start] - state.blkIndent > 3
        or not _ends(state, start + 1, end)
        or _MARKED.match(state.src, begin, stop)
        or state.src.find("___", begin, stop) >= 0
    ):
        return False
    state.line = start + 1
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    token = state.push("inline", "", 0)
    token.content = state.src[begin:stop].strip()
    token.map = [start, start + 1]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Whether the line after a paragraph's first ends it for certain, and does not make it a term."""
    if line >= end:
        return True
    begin = state.bMarks[line] + state.tShift[line]
    if begin >= state.eMarks[line]:
        after = line + 1
        return after >= end or not state.src.startswith((":", "~"), state.bMarks[after] + state.tShift[after])
    # The next item of the list that it is in.
    return (
        state.src.startswith(("- ", "* ", "+ "), begin)
        and begin + 2 < state.eMarks[line]
        and 0 <= state.sCount[line] < state.blkIndent
        and (state.listIndent < 0 or state.sCount[line] - state.listIndent < 4)
    )
