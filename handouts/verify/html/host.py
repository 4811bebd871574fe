"""A page around a fragment, so that what is promised of a page's article can be checked of one alone."""

from __future__ import annotations

import html
import re

from handouts.labels import labels
from handouts.scoping import ROOT, unscope
from handouts.verify.promises import Verdict, nothing

OF_THE_PAGE = frozenset(
    f"html-{number}"
    for number in ("01", "04", "05", "08", "09", "11", "32", "34", "35", "36", "37", "38", "39", "40", "41")
)
"""Points about what the page around a fragment has to see to: its head, its main part, its style."""

_START = re.compile(rf'\s*<article\b[^<>]*\bclass="(?:[^"]*\s)?{ROOT}["\s]')
_LANG = re.compile(r'<article\b[^<>]*\blang="([^"]*)"')
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def is_fragment(data: bytes) -> bool:
    """Whether a file is the article of a handout and no page."""
    return _START.match(data[:2000].decode("utf-8", "replace")) is not None


def hosted(data: bytes) -> bytes:
    """The smallest page that a fragment can stand in; its lines keep their numbers."""
    written = unscope(data.decode("utf-8", "surrogateescape"))
    lang = found[1] if (found := _LANG.search(written)) else "en"
    first = _HEADING.search(written)
    title = " ".join(html.unescape(_TAG.sub("", first[2])).split()) if first else ROOT
    if 'class="draft-mark ' in written:
        title = f"{labels(lang)('draft')}: {title}"
    above = range(1, int(first[1])) if first else range(1, 2)
    page = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title></head><body><main>"
        + "".join(f"<h{level}>{html.escape(title)}</h{level}>" for level in above)
        + written
        + "</main></body></html>"
    )
    return page.encode("utf-8", "surrogateescape")


def left_to_the_page() -> Verdict:
    """What is said of those points."""
    return nothing("a fragment: the page that it is put into has to see to this")
