"""Markdown's inline tokens, and the HTML among them, to inlines; pictures become figures of their own."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from handouts.addresses import with_links
from handouts.errors import SourceError
from handouts.findings import Position
from handouts.model import (
    Abbreviation,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    Link,
    NoteRef,
    Span,
    Strong,
    Text,
    plain_text,
)
from handouts.readers._html_tree import BLOCKS
from handouts.readers._inlines import InlineBuilder, spaced
from handouts.readers._languages import language_tag
from handouts.readers._links import target
from handouts.readers._markdown_context import TAG, Context, attributes, elements, is_element
from handouts.readers._markdown_places import Places
from handouts.readers._silences import remarks
from handouts.resources import toml

_SIZE = r"[.#]?[\w:-]+(?:=(?:[\w.%-]+|\"[^\"{}]*\"))?"
_SIZES = re.compile(rf"\{{(?=[^{{}}]*=)[ \t]*{_SIZE}(?:[ \t]+{_SIZE})*[ \t]*\}}")
_BESIDE = frozenset({"td", "th", "option", "optgroup"})
"""Elements that stand beside the one before."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class InlineReader:
    """Puts inline tokens and pieces of HTML together to one run of inlines."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._builder = InlineBuilder(context.path)
        self._figures: list[Figure] = []
        self._places = Places([(0, 1, 1)])
        self._dropping: list[tuple[str, str, int, int]] = []
        self._dropped: list[str] = []
        self._script = ""
        self.names: list[str] = []
        """What links call the places that were read since the last heading or block."""
        self.notes: dict[int, tuple[Places, str]] = {}

    def finish(self) -> tuple[Inlines, list[Figure]]:
        """What was read since the last time, and the figures that go after it."""
        self._end_drop(all_of_them=True)
        made, figures = with_links(self._builder.finish()), self._figures
        self._figures = []
        self._script = ""
        return made, figures

    def read(self, token: Token) -> None:
        """Reads the children of an "inline" token."""
        self.read_children(
            token.children or [], token.meta["places"], token.meta.get("source", token.content)
        )

    def read_children(self, children: Sequence[Token], places: Places, source: str) -> None:
        """Reads inline tokens that stand in `source`."""
        self._places = places
        if (
            len(children) == 1
            and children[0].type == "text"
            and children[0].content == source
            and places.whole
        ):
            self._text(source, *places.at(0))
            return
        kinds = {child.type for child in children}
        closing = _closing(children) if "html_inline" in kinds else set()
        previous = ""
        for child in self._without_sizes(children, places) if "image" in kinds else children:
            at = child.map[0] if child.map else 0
            after_autolink = previous == "autolink"
            previous = child.markup if child.type == "link_open" else ""
            if self._characters(child, at, source, after_autolink):
                continue
            if child.type == "link_open" and child.markup != "autolink":
                at -= 1  # markdown-it counts from what is in the bracket
            line, column = places.at(at)
            match child.type:
                case "strong_open":
                    self._builder.open("strong", _maker(Strong, self._position(line, column)))
                case "em_open":
                    self._builder.open("em", _maker(Emphasis, self._position(line, column)))
                case "strong_close" | "em_close" | "link_close":
                    self._builder.close(child.type.removesuffix("_close"))
                case "s_open":
                    self._dropping.append(("s", "deleted", line, column))
                case "s_close":
                    self._end_drop("s")
                case "link_open":
                    self._link(
                        str(child.attrs.get("href", "")), str(child.attrs.get("title", "")), line, column
                    )
                case "span_open":
                    self._span(str(child.attrs.get("lang", "")), line, column)
                case "span_close":
                    self._builder.close("span")
                case "image":
                    self._image(child, line, column)
                case "footnote_ref":
                    number = child.meta["id"]
                    self._builder.node(NoteRef(str(number + 1), position=self._position(line, column)))
                    self.notes[number] = (places, source)
                case "html_inline":
                    self.tag(child.content, line, column, closing)
                case _:
                    self._text_at(child.content, at, source)

    def _characters(self, child: Token, at: int, source: str, after_autolink: bool) -> bool:
        """Reads a token that is nothing but characters or a line end. Returns whether it is one."""
        match child.type:
            case "text" | "text_special" if not child.content:
                pass
            case "text":
                # The token of an address in "<>" starts at the "<".
                self._text_at(child.content, at + after_autolink, source)
            case "text_special" if child.info == "escape":
                # Before a letter, a backslash is one.
                self._text_at(child.content, at + (len(child.content) == 1), source)
            case "text_special":
                self._literal(child.content, *self._places.at(at))
            case "softbreak":
                self.line_end()
            case "hardbreak":
                self._line_break(*self._places.at(at))
            case "code_inline":
                self._code(child, at, source)
            case _:
                return False
        return True

    def text(self, text: str, line: int, column: int) -> None:
        """Reads the characters of one line of HTML, entities and all."""
        at = 0
        for entity in _ENTITY.finditer(text):
            self._text(text[at : entity.start()], line, column + at)
            self._literal(html.unescape(entity[0]), line, column + entity.start())
            at = entity.end()
        self._text(text[at:], line, column + at)

    def line_end(self) -> None:
        """Reads a line end that means no more than a space."""
        if not self._keep("\n"):
            self._builder.space()

    def _line_break(self, line: int, column: int) -> None:
        if not self._keep("\n"):
            self._builder.line_break(line, column)

    def tag(self, tag: str, line: int, column: int, closing: set[str] | None = None) -> None:
        """Reads an HTML tag or comment.

        Args:
            tag: The tag as it is written.
            line: Where it is, from 1.
            column: Where it is, from 1.
            closing: The end tags that are still to come; None if any may.
        """
        if tag.startswith("<!--") and not tag[4:-3].strip():
            return  # it only keeps two lists apart
        if tag.startswith("<!--"):
            self._comment(tag[4:-3], line, column)
            return
        match = TAG.match(tag)
        name = match[2].lower() if match else ""
        if not match or not is_element(name):
            # "<your doctor's number>": not HTML, but something to fill in.
            self._text(tag, line, column) if "\n" not in tag else self._lines(tag, line, column)
            return
        if match[1]:
            self._end_tag(name, line, column)
            return
        given = attributes(match[3])
        self.names += [given[key] for key in ("id", "name") if given.get(key)]
        where = self._position(line, column)
        if name in _unread() and (closing is None or name in closing):
            self._dropping.append(
                (name, "deleted" if name in elements("deleted") else "script", line, column)
            )
        elif name in elements("strong"):
            self._builder.open("strong", _maker(Strong, where))
        elif name in elements("emphasis"):
            self._builder.open("em", _maker(Emphasis, where))
        elif name == "br":
            self._line_break(line, column)
        elif name == "a" and given.get("href"):
            self._link(given["href"], given.get("title", ""), line, column)
        elif name == "abbr" and given.get("title"):
            self._builder.open("abbr", _abbreviation(given["title"]))
        elif name == "img":
            alt = given.get("alt", "")
            self._figures.append(self._context.figure(given.get("src", ""), alt, line, column))
        elif name in {"sup", "sub"}:
            self._script = name
        elif name in BLOCKS:
            self._apart(name, line, column)
        if given.get("lang") and name != "html":
            self._span(given["lang"], line, column)

    def _comment(self, text: str, line: int, column: int) -> None:
        found = list(remarks(text, self._position(line, column), inside=not self._builder.empty))
        self._context.remarks.extend(found)
        if not found:
            why = "comments are not for readers"
            self._context.lose("comment", "a comment", why, (line, column), len(text.split()))

    def _apart(self, name: str, line: int, column: int) -> None:
        """Keeps the words before and after a tag apart that stands among words but is none of theirs."""
        if name in _BESIDE:
            self.line_end()
        elif not self._builder.at_start:
            self._line_break(line, column)

    def _end_tag(self, name: str, line: int, column: int) -> None:
        if name in _unread():
            self._end_drop(name)
        if kind := _kinds().get(name):
            self._builder.close(kind)
        if name in {"sup", "sub"}:
            self._script = ""
        if name in BLOCKS:
            self._apart(name, line, column)

    def _position(self, line: int, column: int) -> Position:
        return Position(self._context.path, line, column)

    def _keep(self, text: str) -> bool:
        """Whether text is being left out now; if so it is counted."""
        if self._dropping:
            self._dropped.append(text)
        return bool(self._dropping)

    def _end_drop(self, name: str = "", *, all_of_them: bool = False) -> None:
        while self._dropping and (all_of_them or self._dropping[-1][0] == name):
            _, kind, line, column = self._dropping.pop()
            if not self._dropping:
                words = "".join(self._dropped).split()
                self._dropped = []
                self._lose_dropped(kind, words, line, column)
            if not all_of_them:
                return

    def _lose_dropped(self, kind: str, words: list[str], line: int, column: int) -> None:
        if kind == "deleted":
            shown = " ".join(words[:12]) + (" …" if len(words) > 12 else "")
            self._context.lose(
                "deleted",
                f"struck-out words: {shown}",
                "the author struck them out",
                (line, column),
                len(words),
            )
        else:
            self._context.lose("script", "a script or a style", "it is not for readers", (line, column))

    def _text_at(self, text: str, at: int, source: str) -> None:
        if not source.startswith(text, at) or "\n" in text:
            self._literal(text, *self._places.at(at))
            return
        if self._places.whole:
            self._text(text, *self._places.at(at))
            return
        for start, end in self._places.stretches(at, at + len(text)):
            self._text(source[start:end], *self._places.at(start))

    def _text(self, text: str, line: int, column: int) -> None:
        if not text or self._keep(text):
            return
        if self._script:
            self._raised(text, line, column)
        else:
            self._builder.text(text, line, column)

    def _literal(self, text: str, line: int, column: int) -> None:
        if "\ufffd" in text:
            # "&#0;" and the like; the file itself has none of these.
            raise SourceError(
                f"{self._context.path}:{line}:{column}: This character reference stands for no character.",
                "Find out which character it was and type it in.",
            )
        if not self._keep(text):
            self._builder.literal(text, line, column)

    def _lines(self, text: str, line: int, column: int) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line_end()
            self._literal(part.strip(), line + number, column if not number else 1)

    def _raised(self, text: str, line: int, column: int) -> None:
        side = "raised" if self._script == "sup" else "lowered"
        forms = _forms(side)
        if all(character in forms for character in text.strip()):
            self._builder.literal("".join(forms.get(c, c) for c in text), line, column)
            return
        self._builder.text(text, line, column)
        self._context.lose(
            "format",
            f"'{text.strip()}' is not {side} any more",
            "a handout has only plain characters",
            (line, column),
        )

    def _code(self, child: Token, at: int, source: str) -> None:
        start = at + len(child.markup)
        raw = source[start : source.find(child.markup, start)]
        for number, part in enumerate(raw.split("\n")):
            if number:
                self.line_end()
            lead = len(part) - len(part.lstrip()) if number else 0
            self._text_at(part[lead:], start + lead, source)
            start += len(part) + 1

    def _link(self, address: str, title: str, line: int, column: int) -> None:
        to = target(address)
        if not to:
            why = "only addresses on the web, mail and phone can be links on a handout"
            self._context.lose(
                "link", f"the link to {address or 'nowhere'}; its words stay", why, (line, column)
            )
            self._builder.open("link", lambda _: None)
            return
        if title:
            words = len(title.split())
            self._context.lose(
                "format", f"the hint '{title}' of a link", "print has no hints", (line, column), words
            )
        self._builder.open("link", _linker(to, self._position(line, column)))

    def _span(self, language: str, line: int, column: int) -> None:
        tag = language_tag(language) if language else None
        where = self._position(line, column)
        if tag:
            self._builder.open("span", lambda inside: Span(inside, tag, position=where))
        else:
            self._builder.open("span", lambda _: None)

    def _image(self, child: Token, line: int, column: int) -> None:
        alt = "".join(_flat(child.children or []))
        title = str(child.attrs.get("title", ""))
        caption: Inlines = (Text(spaced(title), position=self._position(line, column)),) if title else ()
        figure = self._context.figure(str(child.attrs.get("src", "")), alt, line, column, caption)
        classes = str(child.attrs.get("class", "")).split()
        self._figures.append(replace(figure, decorative="decorative" in classes))
        ignored = [f".{name}" for name in classes if name != "decorative"]
        ignored += child.meta.get("insecure_attrs", ())
        if ignored:
            what, why = f"{', '.join(ignored)} of a picture", "only its look was meant"
            self._context.lose("format", what, why, (line, column))

    def _without_sizes(self, children: Sequence[Token], places: Places) -> Iterator[Token]:
        """The tokens without the braces behind pictures that only pandoc reads: "{width=50%}"."""
        above = ""
        for child in children:
            sizes = _SIZES.match(child.content) if above == "image" and child.type == "text" else None
            above = child.type
            if not sizes:
                yield child
                continue
            at = child.map[0] if child.map else 0
            if ".decorative" in sizes[0].strip("{}").split():
                self._figures[-1] = replace(self._figures[-1], decorative=True)
            self._context.lose("format", f"{sizes[0]} of a picture", "only its look was meant", places.at(at))
            yield child.copy(content=child.content[sizes.end() :], map=[at + sizes.end()] * 2)


def _closing(children: Sequence[Token]) -> set[str]:
    """The elements that an end tag among the tokens ends."""
    tags = (TAG.match(child.content) for child in children if child.type == "html_inline")
    return {tag[2].lower() for tag in tags if tag and tag[1]}


@functools.cache
def _unread() -> frozenset[str]:
    """The elements whose words are left out."""
    return elements("dropped") | elements("deleted")


@functools.cache
def _kinds() -> dict[str, str]:
    """What the end tag of an element closes."""
    kinds = {**dict.fromkeys(elements("strong"), "strong"), **dict.fromkeys(elements("emphasis"), "em")}
    return {**kinds, "a": "link", "abbr": "abbr", "span": "span"}


@functools.cache
def _forms(side: str) -> dict[str, str]:
    """The characters that are there in a raised or lowered form, each with that."""
    table = toml("markdown.toml")["scripts"]
    return dict(zip(table[f"{side}_from"], table[f"{side}_to"], strict=True))


def _flat(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            yield " "
        elif child.type == "image":
            yield from _flat(child.children or [])
        elif child.type != "html_inline" or _is_no_tag(child.content):
            yield child.content


def _is_no_tag(text: str) -> bool:
    """Whether what looks like a tag is something to fill in, such as "<your name>"."""
    match = TAG.match(text)
    return match is not None and not is_element(match[2].lower())


def _maker(kind: type[Strong] | type[Emphasis], position: Position) -> Callable[[Inlines], Inline | None]:
    return lambda inside: kind(inside, position=position)


def _linker(target: str, position: Position) -> Callable[[Inlines], Inline | None]:
    return lambda inside: Link(inside, target, position=position)


def _abbreviation(expansion: str) -> Callable[[Inlines], Inline | None]:
    def make(inside: Inlines) -> Inline | None:
        if not all(isinstance(node, Text) for node in inside):
            return None
        return Abbreviation(plain_text(inside), spaced(expansion), position=inside[0].position)

    return make
