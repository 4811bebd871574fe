"""The names inside a fragment of a page: made its own, so that they meet no name of the page around it.

It reads markup that handouts has made itself, in which a tag never holds "<" or ">" but at its ends, and an
attribute always has double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

PREFIX = "handout-"
"""What every class and id in a fragment begins with."""

ROOT = "handout"
"""The class of the fragment's own element."""

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_NAMES = re.compile(r'(\s(?:class|id|aria-labelledby|aria-describedby|headers)=")([^"]*)"')
_INNER_LINK = re.compile(r'(\shref="#)([^"]*)"')
_HEADING = re.compile(r"(</?h)([1-6])\b")


def scope(markup: str, level: int) -> str:
    """Markup whose classes and ids have the prefix and whose headings start at `level`.

    Args:
        markup: Made by a template of ours; its headings start at level 1.
        level: 1 to 6. What would be deeper than 6 is 6.
    """

    def lowered(match: re.Match[str]) -> str:
        return f"{match[1]}{min(int(match[2]) + level - 1, 6)}"

    return _renamed(_HEADING.sub(lowered, markup), _prefixed)


def unscope(markup: str) -> str:
    """The markup with its names as `scope` found them; headings stay where they are."""
    return _renamed(markup, lambda name: name.removeprefix(PREFIX))


def _prefixed(name: str) -> str:
    return name if name == ROOT else PREFIX + name


def _renamed(markup: str, rename: Callable[[str], str]) -> str:
    def names(match: re.Match[str]) -> str:
        return f'{match[1]}{" ".join(map(rename, match[2].split()))}"'

    def link(match: re.Match[str]) -> str:
        return f'{match[1]}{rename(match[2])}"'

    def tag(match: re.Match[str]) -> str:
        return _INNER_LINK.sub(link, _NAMES.sub(names, match[0]))

    return _TAG.sub(tag, markup)
