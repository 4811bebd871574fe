"""A web page as the checks see it: its elements, its text in reading order, and the faults of its markup."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from handouts.errors import HandoutsError
from handouts.model import Document, Node, walk
from handouts.resources import toml
from handouts.verify.promises import excerpt
from handouts.verify.words import Spoken

Element: TypeAlias = etree._Element

MAX_BYTES = 50 * 1024 * 1024
"""The largest page that is looked at."""

_NAMES = toml("web_names.toml")
INLINE = frozenset(_NAMES["inline"])
"""Elements that do not end a line: what is inside them runs on from what is before."""

SILENT = frozenset(
    ["head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"]
)
"""Elements whose text is not text of the page."""

LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary", "search": "search"}
"""Landmark roles of elements (HTML AAM). header and footer have one only outside of other parts."""

LANDMARK_ROLES = frozenset(
    ["main", "navigation", "complementary", "banner", "contentinfo", "region", "search", "form"]
)
ADDED = "added"
"""The class of words that a writer puts in for the reader's help; they are not the article's."""


class Page:
    """A parsed page.

    Args:
        data: The file's bytes.
        path: The file as the user named it, for messages.
        document: What it was made from, or None.

    Raises:
        HandoutsError: There is nothing in it, it is too large, or it is nested too deeply.
    """

    def __init__(self, data: bytes, path: str, document: Document | None = None) -> None:
        if len(data) > MAX_BYTES:
            raise HandoutsError(
                f"{path}: The page is larger than any handout, so it is not verified.", "Split it into parts."
            )
        self.path = path
        self.cache: dict[str, object] = {}
        """What checks share, by a name of their own."""
        self.data = data
        self.document = document
        self.encoding, self.markup = _decoded(data)
        # Bytes that are certainly UTF-8 keep the parser from guessing; lone surrogates are none.
        clean = self.markup.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace")
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        try:
            root = etree.fromstring(clean, parser)
        except (etree.LxmlError, ValueError) as error:
            raise HandoutsError(
                f"{path}: The page cannot be read.", "Save it again as a web page."
            ) from error
        if root is None:
            raise HandoutsError(f"{path}: There is nothing in the page.", "Make the handout again.")
        if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
            # The parser drops what is inside, and a check of the rest would prove nothing.
            raise HandoutsError(
                f"{path}: Parts of the page are nested too deeply inside each other to be read.",
                "Set them one under another; a reader is lost after three levels.",
            )
        self.root: Element = root
        self.elements: list[Element] = [node for node in root.iter() if isinstance(node.tag, str)]
        self.by_tag: dict[str, list[Element]] = {}
        self.by_id: dict[str, list[Element]] = {}
        for element in self.elements:
            self.by_tag.setdefault(str(element.tag), []).append(element)
            identifier = element.get("id")
            if identifier is not None:
                self.by_id.setdefault(identifier, []).append(element)
        self.styles = "\n".join("".join(str(text) for text in node.itertext()) for node in self.of("style"))

    def of(self, *tags: str) -> list[Element]:
        """Every element with one of these names; in page order for one name."""
        if len(tags) == 1:
            return self.by_tag.get(tags[0], [])
        return [element for element in self.elements if element.tag in tags]

    @functools.cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Everything in the article, in reading order; nothing without an article."""
        return tuple(walk(self.document)) if self.document is not None else ()

    @functools.cached_property
    def body(self) -> Element:
        """The body, or the root where there is none."""
        found = self.of("body")
        return found[0] if found else self.root

    @functools.cached_property
    def main(self) -> Element | None:
        """The main part."""
        for element in self.elements:
            if element.tag == "main" or element.get("role") == "main":
                return element
        return None

    @functools.cached_property
    def headings(self) -> list[tuple[int, Element]]:
        """Level and element of each heading, in order."""
        found = []
        for element in self.elements:
            tag = str(element.tag)
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                found.append((int(tag[1]), element))
            elif element.get("role") == "heading":
                level = element.get("aria-level", "2")
                found.append((int(level) if level.isascii() and level.isdigit() else 2, element))
        return found

    @functools.cached_property
    def own_texts(self) -> dict[Element, str]:
        """The text that elements of the body hold themselves, for those that hold any."""
        found = {}
        for element in self.body.iter():
            if isinstance(element.tag, str):
                pieces = [element.text, *[child.tail for child in element]]
                text = " ".join(" ".join([str(piece) for piece in pieces if piece]).split())
                if text:
                    found[element] = text
        return found

    @functools.cached_property
    def links(self) -> list[Element]:
        """Every a with an address."""
        return [element for element in self.of("a") if element.get("href") is not None]

    def at(self, element: Element) -> str:
        """Where an element is and what it says: "line 12: ‘Take one’"."""
        said = text_of(element)
        where = f"line {line_of(element)}"
        return f"{where}: {excerpt(said)}" if said else f"{where}: <{element.tag}>"

    def name_of(self, element: Element) -> str:
        """The name that a screen reader gives an element (accname 1.2, as far as a static page needs it)."""
        ids = (element.get("aria-labelledby") or "").split()
        named = " ".join(text_of(self.by_id[item][0]) for item in ids if item in self.by_id).strip()
        return named or (element.get("aria-label") or "").strip()


def _decoded(data: bytes) -> tuple[str, str]:
    """The encoding of a page and its text. What is not UTF-8 is read as a browser would: cp1252."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16", data.decode("utf-16", "replace")
    try:
        return "utf-8", data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "unknown", data.decode("cp1252", "replace")


def line_of(element: Element) -> int:
    """The line that an element starts on, from 1; 0 where the parser made it up."""
    line: Any = element.sourceline  # the stubs call it an ellipsis
    return int(line or 0)


def hidden(element: Element) -> bool:
    """Whether the element itself is hidden from everybody, or from a screen reader."""
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def text_of(element: Element) -> str:
    """The words of an element, with pictures' descriptions, without what a writer added inside it."""
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join("".join(pieces).split())


def _is_added(element: Element) -> bool:
    return ADDED in (element.get("class") or "").split()


def _gather(element: Element, pieces: list[str]) -> None:
    stack: list[Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if not isinstance(item.tag, str) or item.tag in SILENT or (item is not element and _is_added(item)):
            continue
        if item.tag == "img":
            pieces.append(f" {item.get('alt') or ''} ")
        block = item.tag not in INLINE
        if block:
            pieces.append(" ")
            stack.append(" ")
        for child in reversed(item):
            if child.tail:
                stack.append(str(child.tail))
            stack.append(child)
        if item.text:
            pieces.append(str(item.text))


def spoken(page: Page) -> tuple[Spoken, ...]:
    """What the article of a page says, in order, one piece for each stretch that runs on.

    The article is the one `article` of the main part, else the main part, else the body. Words in elements of
    the class "added" and in navigation are of the kind "added".
    """
    main = page.main if page.main is not None else page.body
    articles = list(main.iter("article"))
    return tuple(_speak(articles[0] if len(articles) == 1 else main))


def _speak(root: Element) -> Iterator[Spoken]:
    pieces: list[str] = []
    place = (str(root.tag), line_of(root))

    def flush(kind: str) -> Iterator[Spoken]:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            yield Spoken(text, place[0], place[1], kind)

    # Each entry is an element to enter, a text, or the kind and place to go back to.
    kind = "text"
    stack: list[Element | str | tuple[str, str, int]] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if isinstance(item, tuple):
            yield from flush(kind)
            kind, place = item[0], (item[1], item[2])
            continue
        tag = item.tag
        if not isinstance(tag, str) or tag in SILENT or item.get("hidden") is not None:
            continue
        if tag == "br":
            pieces.append(" ")
        elif tag == "img" and item.get("alt"):
            yield Spoken(" ".join((item.get("alt") or "").split()), "img", line_of(item), "alt")
        added = tag == "nav" or _is_added(item)
        if tag not in INLINE and tag != "br":
            yield from flush(kind)
            stack.append((kind, *place))
            place = (tag, line_of(item))
            kind = "added" if added else kind
        elif added:
            continue  # a note's number inside a line is no word of it
        for child in reversed(item):
            if child.tail:
                stack.append(str(child.tail))
            stack.append(child)
        if item.text:
            pieces.append(str(item.text))
    yield from flush(kind)


# Markup -----------------------------------------------------------------------------------------------------

VOID = frozenset(_NAMES["void"])
OPTIONAL_END = frozenset(_NAMES["optional_end"])

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|title|textarea)\b[^>]*>.*?</\1\s*>"
    r"|<(/?)([a-zA-Z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*+)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")


def markup_faults(markup: str) -> Iterator[str]:
    """Tags that are left open, closed twice or crossed, and attributes that are given twice."""
    open_: list[tuple[str, int]] = []
    line, counted = 1, 0
    foreign = 0
    for match in _TAG.finditer(markup):
        name = match[3]
        if name is None:
            continue
        name = name.lower()
        line += markup.count("\n", counted, match.start())
        counted = match.start()
        if match[2]:
            yield from _closed(name, line, open_)
            foreign -= name in {"svg", "math"}
            continue
        if "=" in match[4]:
            keys = [key.lower() for key in _ATTRIBUTE.findall(match[4])]
            if len(set(keys)) != len(keys):
                twice = next(key for key in keys if keys.count(key) > 1)
                yield f"line {line}: <{name}> has two attributes {twice}"
        foreign += name in {"svg", "math"}
        if name not in VOID and not (foreign and match[4].rstrip().endswith("/")):
            open_.append((name, line))
    for name, at in open_:
        if name not in OPTIONAL_END:
            yield f"line {at}: <{name}> is never closed"


def _closed(name: str, line: int, open_: list[tuple[str, int]]) -> Iterator[str]:
    for index in range(len(open_) - 1, -1, -1):
        if open_[index][0] == name:
            for inner, at in open_[index + 1 :]:
                if inner not in OPTIONAL_END:
                    yield f"line {at}: <{inner}> is not closed before </{name}> on line {line}"
            del open_[index:]
            return
        if len(open_) - index > 500:
            break
    yield f"line {line}: </{name}> closes nothing"
