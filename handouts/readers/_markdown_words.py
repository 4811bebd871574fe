"""The words of a Markdown text, as its characters show them: without signs, addresses, tags and names.

Nothing is parsed: but in code, what looks like markup is no word wherever it stands. So the count may be
short of words that are written as markup is; what it counts is in the text.
"""

from __future__ import annotations

import functools
import html
import re
from collections import Counter

from handouts.readers._html_words import IN_WORDS
from handouts.readers._markdown_context import elements
from handouts.readers._tally import counted

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTE = r"""\s+[^\s"'=<>`/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_TAG = re.compile(rf"</?([A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?>")
_DECORATION = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)\{[^{}\n]*\.decorative\b[^{}\n]*\}")
_GOAL = re.compile(r"\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
"""What a link leads to, behind its words."""
_BRACES = re.compile(r"\{(?:[#.:][^{}\n]*|[A-Za-z-]+\s*=[^{}\n]*|-)\}")
_MARK = re.compile(r"\[\^[^\[\]\n]*\]:?")
"""The mark of a footnote, which parts no word."""
_NOTE = re.compile(r"\^(?=\[)|\[![A-Za-z]+\]")
_CODE = re.compile(
    r"""^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<fence>`{3,}|~{3,})[^\n`]*\n
        (?P<block>.*?)(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)
    |(?<!`)(?P<ticks>`+)(?P<words>[^`\n]+(?:\n[^`\n]+)?)(?P=ticks)(?!`)""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
_LINE = re.compile(
    r"""^[ \t>]*(?:
    \[[^\[\]\n]+\]:\s*\S+(?:[ \t]*\n?[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$  # of links
    |\*\[[^\[\]\n]+\]:.*$                                         # what a short form stands for
    |(?:```+|~~~+).*$                                             # the language of code
    # A callout's kind.
    |(?:(?:[-*+:]|\w{1,9}[.)])[ \t]+)*(?::{3,}|!{3})[ \t]*(?:\{[^{}\n]*\}|\.?[A-Za-z][\w-]*)?
    |(?:(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{2,6})[.)])[ \t]+)+  # the numbers of items
    )""",
    re.MULTILINE | re.VERBOSE,
)


def words_of(text: str) -> Counter[str]:
    """The words of a Markdown text without its front matter."""
    code: list[str] = []
    if "`" in text or "~~~" in text:

        def aside(found: re.Match[str]) -> str:
            code.append(f"{found['block'] or found['words'] or ''}\n")
            return " "

        text = _CODE.sub(aside, text)
    if "<" in text:
        text = _COMMENT.sub(" ", text)
        text = _dropped().sub(" ", text)
        text = _TAG.sub(_instead, text)
    if "]" in text:
        text = _GOAL.sub("]", _NOTE.sub(" ", _MARK.sub("", _DECORATION.sub(" ", text))))
    if "{" in text:
        text = _BRACES.sub("", text)
    text = _LINE.sub(" ", text).replace("|", " ")
    lines = text.splitlines(keepends=True)
    return counted([*(html.unescape(line) if "&" in line else line for line in lines), "\n", *code])


def _instead(tag: re.Match[str]) -> str:
    """What stands in the place of a tag: a letter is marked inside a word, a block is not."""
    return "" if tag[1].lower() in IN_WORDS else " "


@functools.cache
def _dropped() -> re.Pattern[str]:
    """Elements in which nothing is for readers."""
    names = "|".join(sorted(elements("dropped")))
    return re.compile(rf"<({names})\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
