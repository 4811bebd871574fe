"""Finds web, mail and phone addresses in plain words, and makes links of them."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator

from handouts.model import Emphasis, Inline, Inlines, Link, Span, Strong, Text
from handouts.resources import toml

_TRAILING = ".,;:!?'\"”’»"
_KEYPAD = {letter: str(key) for key, letters in enumerate(
    ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), start=2
) for letter in letters}  # fmt: skip
"""ITU-T E.161: which digit a letter of a phone word stands for."""


def safe_target(address: str) -> str | None:
    """`address` as a link may have it, or None if a handout must not link there.

    Allowed are absolute http(s) addresses, mailto, tel, and "#id". An address that starts with "www." is
    taken as https.
    """
    address = address.strip()
    if re.search(r"[\s\x00-\x1f<>\"]", address):
        return None
    if re.match(r"www\.\w", address, re.IGNORECASE):
        return f"https://{address}"
    if re.match(r"https?://[\w\[]", address, re.IGNORECASE):
        return address
    if re.match(r"mailto:[^@]+@\w", address, re.IGNORECASE):
        return address
    if re.match(r"tel:\+?[\d(*#]", address, re.IGNORECASE):
        return address
    if re.match(r"#.", address):
        return address
    return None


def with_links(inlines: Inlines) -> Inlines:
    """The same inlines, with every address in their text made a link. What is a link already stays."""
    if all(type(inline) is Text and not _HINT.search(inline.text) for inline in inlines):
        return inlines  # as nearly always
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            made.extend(_split(inline) if _HINT.search(inline.text) else (inline,))
        elif isinstance(inline, (Strong, Emphasis, Span)):
            made.append(dataclasses.replace(inline, children=with_links(inline.children)))
        else:
            made.append(inline)
    return tuple(made)


_HINT = re.compile(r"[\d@:.](?:(?<=[\d@])|(?<=:)//|(?<=\w\.)\w)")
"""What every address has somewhere: a figure, an at sign, a scheme, or a full stop between letters."""


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and target of each address in `text`, in order."""
    if not _HINT.search(text):
        return
    for match in _pattern().finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        found = text[start:end]
        if kind in {"web", "bare"}:
            found = _unwrap(found)
            target = safe_target(found if kind == "web" else f"https://{found}")
        elif kind == "mail":
            target = f"mailto:{found.removeprefix('mailto:')}"
        elif kind == "tel":
            target = f"tel:{re.sub('[-.]', '', found.removeprefix('tel:'))}"
        else:
            target = _phone(found, kind)
        if target:
            yield start, start + len(found), target


def _split(node: Text) -> Iterator[Inline]:
    at = 0
    for start, end, target in find(node.text):
        if start > at:
            yield Text(node.text[at:start], position=node.position.forward(at))
        where = node.position.forward(start)
        yield Link((Text(node.text[start:end], position=where),), target, position=where)
        at = end
    if at == 0:
        yield node
    elif at < len(node.text):
        yield Text(node.text[at:], position=node.position.forward(at))


def _unwrap(address: str) -> str:
    """Without the sentence's own punctuation and an unmatched closing bracket at the end."""
    while address:
        if address[-1] in _TRAILING or (
            address[-1] in ")]" and address.count(address[-1]) > address.count("(["[")]".index(address[-1])])
        ):
            address = address[:-1]
        else:
            break
    return address


def _phone(found: str, kind: str) -> str:
    digits = "".join(_KEYPAD.get(character, character) for character in found if character.isalnum())
    if kind == "nanp":
        # The North American plan: a word may be longer than the number that it stands for.
        number = digits.removeprefix("1")
        return f"tel:+1{number[:10]}"
    if kind == "plus":
        return f"tel:+{digits}"
    return f"tel:{digits}"


@functools.cache
def _pattern() -> re.Pattern[str]:
    table = toml("addresses.toml")
    domains = "|".join(re.escape(name) for name in table["domains"])
    calls = "|".join(re.escape(word) for word in table["call_words"])
    short = "|".join(re.escape(number) for number in table["short_numbers"])
    # Every repeat is bounded or cannot overlap what follows it, so that time stays linear.
    return re.compile(
        rf"""
        (?P<web>\b(?:https?://|www\.)[^\s<>"“”]{{1,2000}})
        |(?P<tel>\btel:\+?\d(?:[-.]?\d){{2,14}})(?![\w-])
        |(?P<mail>(?<![\w.+%-])(?:mailto:)?[A-Za-z0-9][\w.+%-]{{0,63}}@(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}[A-Za-z]{{2,24}}\b)
        |(?P<bare>(?<![\w.@/-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,5}}(?:{domains})(?![\w@-]|\.\w)
            (?:/[^\s<>"“”]{{0,2000}})?)
        |(?<![\w+.-])(?P<nanp>(?:1[ .-]?)?\(\d{{3}}\)[ ]?\d{{3}}[ .-]\d{{4}}
            |(?:1[ .-])?[2-9]\d{{2}}[.-]\d{{3}}[.-]\d{{4}}
            |1[ -]?8(?:00|33|44|55|66|77|88)\d{{7}}
            |(?:1-)?8(?:00|33|44|55|66|77|88)-(?=[0-9-]{{0,8}}[A-Z])[A-Z0-9](?:-?[A-Z0-9]){{6,12}})(?![\w-])
        |(?<![\w+.-])(?P<plus>\+[1-9]\d{{0,2}}(?:[ .-]?(?:\(\d{{1,4}}\)|\d{{1,4}})){{2,5}})(?![\w-])
        |(?<![\w+.-])(?P<local>0\d{{2,4}}[ ]\d{{3,4}}[ ]?\d{{3,4}})(?![\w-])
        |\b(?:{calls})[ ](?:the[ ])?(?P<short>{short})(?!\w|[.,-]\d)
        """,
        re.VERBOSE,
    )
