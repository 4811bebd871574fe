"""The characters of a web page to tags and text, each with its offset in the page.

The rules are those of the HTML standard's tokenizer (13.2.5), with two changes that keep words: a tag that is
never closed is text, and so is a quotation mark that is never closed. The parsers at hand do not tell where
each character of a text stood, and a finding has to point there. Time is linear in the page.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TypeAlias

from handouts.records import dataclass


@dataclass(frozen=True, slots=True)
class Chars:
    """Characters of the page, from `offset` on. `literal` is false where they were written as a reference."""

    text: str
    offset: int
    literal: bool = True


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag. Names are in lower case; of two attributes with one name the first counts."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    offset: int = 0
    closes_itself: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, or what a browser takes for one."""

    text: str
    offset: int = 0


Token: TypeAlias = Chars | Start | End | Comment

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is characters to their end tag, without references."""

_ESCAPABLE = frozenset({"title", "textarea"})
"""Elements whose content is characters to their end tag, with references."""

_FOREIGN = frozenset({"svg", "math"})
_FAILURES = 50
"""Tags without an end; after so many the rest of a page is taken for text, so that time stays linear."""

_BARE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)>")
"""Most tags: a name and nothing else."""
_NONE: Mapping[str, str] = MappingProxyType({})
_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*(=?[^\s/>=]*)")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_AFTER_NAME = re.compile(r"[=a-zA-Z0-9]")


def tokens(page: str, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of `page` in order.

    Args:
        page: The decoded page.
        xml: Whether it is XHTML, where every element may close itself and CDATA sections are text.
    """
    return _Tokenizer(page, xml).tokens()


class _Tokenizer:
    def __init__(self, page: str, xml: bool) -> None:
        self.page = page
        self.xml = xml
        self.last_end = page.rfind(">")
        self.foreign = 0
        self.failures = 0
        self.last_quote = {'"': page.rfind('"'), "'": page.rfind("'")}

    def tokens(self) -> Iterator[Token]:
        page, at = self.page, 0
        raw_until = ""
        while at < len(page):
            if raw_until:
                end = re.compile(rf"</{raw_until}(?=[\s/>])", re.IGNORECASE).search(page, at)
                stop = end.start() if end else len(page)
                if raw_until in _ESCAPABLE:
                    yield from _characters(page, at, stop)
                elif stop > at:
                    yield Chars(page[at:stop], at)
                at, raw_until = stop, ""
                continue
            opening = page.find("<", at)
            if opening < 0 or opening > self.last_end:
                yield from _characters(page, at, len(page))
                return
            if opening > at:
                yield from _characters(page, at, opening)
            token, at = self._markup(opening)
            if token is None:
                continue
            yield token
            if isinstance(token, Start):
                if token.closes_itself and (self.xml or self.foreign):
                    continue
                if token.name in RAW | _ESCAPABLE:
                    raw_until = token.name
                elif token.name == "plaintext":
                    yield Chars(page[at:], at)
                    return
                self.foreign += token.name in _FOREIGN
            elif isinstance(token, End) and token.name in _FOREIGN:
                self.foreign = max(0, self.foreign - 1)

    def _markup(self, at: int) -> tuple[Token | None, int]:
        """What starts with the "<" at `at`, and where it ends. Some ">" is known to come after it."""
        page = self.page
        if bare := _BARE.match(page, at):
            name = bare[2].lower()
            return (End(name, at) if bare[1] else Start(name, _NONE, at)), bare.end()
        following = page[at + 1 : at + 2]
        if following.isascii() and following.isalpha():
            return self._tag(at, at + 1)
        if following == "/":
            after = page[at + 2 : at + 3]
            if after.isascii() and after.isalpha():
                return self._tag(at, at + 2)
            if after == ">":
                return None, at + 3
            return self._bogus(at, at + 2)
        if following == "?":
            _, end = self._bogus(at, at + 2)
            return None, end
        if following == "!":
            if page.startswith("--", at + 2):
                return self._comment(at)
            if page.startswith("[CDATA[", at + 2) and self.xml:
                end = page.find("]]>", at)
                end = len(page) if end < 0 else end
                return Chars(page[at + 9 : end], at + 9), end + 3
            token, end = self._bogus(at, at + 2)
            return (None if page[at + 2 : at + 9].lower() == "doctype" else token), end
        return Chars("<", at), at + 1

    def _bogus(self, at: int, start: int) -> tuple[Token, int]:
        end = self.page.find(">", start)
        return Comment(self.page[start:end], at), end + 1

    def _comment(self, at: int) -> tuple[Token, int]:
        page, start = self.page, at + 4
        for empty in (">", "->"):
            if page.startswith(empty, start):
                return Comment("", at), start + len(empty)
        end = re.compile(r"--!?>").search(page, start)
        if end:
            return Comment(page[start : end.start()], at), end.end()
        return Comment(page[start:], at), len(page)

    def _tag(self, at: int, name_at: int) -> tuple[Token, int]:
        page = self.page
        name_match = _TAG_NAME.match(page, name_at)
        assert name_match is not None  # noqa: S101 - the caller saw a letter
        name, cursor = name_match[0].lower(), name_match.end()
        attributes: dict[str, str] = {}
        while True:
            match = _ATTRIBUTE.match(page, cursor)
            assert match is not None  # noqa: S101 - it matches the empty string
            cursor = match.end()
            if cursor >= len(page):
                self.failures += 1
                if self.failures > _FAILURES:
                    self.last_end = at
                return Chars("<", at), at + 1
            key = match[1].lower()
            if not key:
                closes = page[cursor - 1] == "/"
                if name_at == at + 2:
                    return End(name, at), cursor + 1
                return Start(name, attributes, at, closes), cursor + 1
            equals = _EQUALS.match(page, cursor)
            value = ""
            if equals:
                value, cursor = self._value(equals.end())
            attributes.setdefault(key, value)

    def _value(self, at: int) -> tuple[str, int]:
        page = self.page
        quote = page[at : at + 1]
        if quote and quote in self.last_quote and self.last_quote[quote] > at:
            end = page.index(quote, at + 1)
            return _unescaped(page[at + 1 : end]), end + 1
        match = _UNQUOTED.match(page, at)
        assert match is not None  # noqa: S101 - it matches the empty string
        return _unescaped(match[0]), match.end()


def _characters(page: str, start: int, stop: int) -> Iterator[Chars]:
    """The characters of page[start:stop], with references resolved."""
    at = start
    if page.find("&", start, stop) >= 0:
        for match in _REFERENCE.finditer(page, start, stop):
            text = _character(match[0])
            if text == match[0]:
                continue
            if match.start() > at:
                yield Chars(page[at : match.start()], at)
            yield Chars(text, match.start(), literal=False)
            at = match.end()
    if stop > at:
        yield Chars(page[at:stop], at)


@functools.lru_cache(maxsize=512)
def _character(reference: str) -> str:
    """What a reference stands for. A page has few of them, many times."""
    return html.unescape(reference)


def _unescaped(value: str) -> str:
    """An attribute's value, in which "&copy=2" is not a copyright sign (HTML, 13.2.5.73)."""
    if "&" not in value:
        return value

    def resolved(match: re.Match[str]) -> str:
        reference = match[0]
        named = not reference.startswith("&#") and not reference.endswith(";")
        if named and (html.unescape(reference + ";")[-1] == ";" or _AFTER_NAME.match(value, match.end())):
            return reference
        return html.unescape(reference)

    return _REFERENCE.sub(resolved, value)
