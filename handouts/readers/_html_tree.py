"""The tags and text of a web page to a tree, closing what authors leave open as browsers do.

It keeps to the parts of the HTML standard (13.2.6) that decide which words belong together: implied end tags,
scopes, tables inside tables. Words stay in the order of the source in every case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from handouts.model import Block, Paragraph, words
from handouts.readers._html_tokens import RAW, Chars, Comment, End, Start, Token
from handouts.readers._left_out import LeftOut
from handouts.readers._outline import Heading
from handouts.records import dataclass

_DEPTH = 256
"""Elements deeper than this stay siblings, as in browsers (theirs is 512); nothing is lost by it."""


@dataclass(slots=True)
class Measures:
    """What is inside an element, itself included.

    Attributes:
        words: Words, scripts and the like apart.
        linked: Those of the words that are links.
        headings: h1 to h6.
        highest: The level of the highest heading; 7 where there is none.
        blocks: Headings, paragraphs, lists and tables.
        menus: <nav> elements and their like.
        cookies: How often cookies are spoken of.
        open: Words after its last block, links apart, where it is a mark: its line goes on behind it.
        prose: The most words that one line of it has, links and headings apart. Menus have few.
    """

    words: int = 0
    linked: int = 0
    headings: int = 0
    highest: int = 7
    blocks: int = 0
    menus: int = 0
    cookies: int = 0
    open: int = 0
    prose: int = 0


@dataclass(eq=False, slots=True)
class Element:
    """An element of the page. Two elements are the same only when they are one.

    Attributes:
        name: Its name, in small letters.
        attributes: Its attributes.
        offset: Where its start tag is.
        children: What is in it, in order.
        parent: The element around it.
        measures: What is inside it, once that was counted.
        beside: Why it is no part of the article, where that was found out before.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    offset: int = 0
    children: list[Item] = field(default_factory=list)
    parent: Element | None = None
    measures: Measures | None = None
    beside: LeftOut | None = None

    def get(self, name: str) -> str:
        """The attribute `name`, or ""."""
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the attribute is there."""
        return name in self.attributes

    def elements(self) -> Iterator[Element]:
        """This element and every one inside it, in order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += [child for child in reversed(element.children) if type(child) is Element]

    def ancestors(self) -> Iterator[Element]:
        """This element, its parent, and so on up."""
        element: Element | None = self
        while element:
            yield element
            element = element.parent


@dataclass(frozen=True, slots=True)
class Ended:
    """From here on `element`, a mark such as <b>, no longer holds, though blocks opened inside it go on."""

    element: Element


@dataclass(frozen=True, slots=True)
class Ready:
    """A heading or block that was read from something else than HTML, and stands between elements."""

    made: Heading | Block

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(words(Paragraph(self.made.inlines) if isinstance(self.made, Heading) else self.made))


Item: TypeAlias = Element | Chars | Comment | Ended | Ready

_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
MARKS = frozenset(
    [
        "a",
        "b",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    ]
)
"""Elements that mark words. Their end tags may come in the wrong order."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "xmp",
        "plaintext",
    ]
)
"""Elements that stand on lines of their own."""

_CLOSES_P = BLOCKS - {"caption", "tbody", "td", "tfoot", "th", "thead", "tr", "option", "optgroup", "legend"}
_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SCOPE = frozenset(
    ["caption", "html", "table", "td", "th", "template", "object", "marquee", "applet", "button"]
)
_TABLE = frozenset({"table", "template", "html"})
_LIST = frozenset({"ul", "ol", "menu", "dir", *_SCOPE})
_CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LIST),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", *_SCOPE})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", *_SCOPE})),
    "td": (frozenset({"td", "th", "caption"}), _TABLE | {"tr"}),
    "th": (frozenset({"td", "th", "caption"}), _TABLE | {"tr"}),
    "tr": (frozenset({"tr", "caption"}), _TABLE | {"tbody", "thead", "tfoot"}),
    "tbody": (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLE),
    "thead": (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLE),
    "tfoot": (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLE),
    "option": (frozenset({"option"}), frozenset({"select", "datalist", *_SCOPE})),
    "button": (frozenset({"button"}), _SCOPE - {"button"}),
    "rt": (frozenset({"rt", "rp"}), frozenset({"ruby", *_SCOPE})),
    "rp": (frozenset({"rt", "rp"}), frozenset({"ruby", *_SCOPE})),
}
"""A start tag: the open elements that it closes, and those that it does not look beyond."""


def tree(page: Iterable[Token | Ready], *, xml: bool = False) -> Element:
    """The root of the page, which holds whatever the page holds, be it one element or many."""
    builder = _Builder(xml)
    for token in page:
        builder.take(token)
    return builder.root


class _Builder:
    def __init__(self, xml: bool) -> None:
        self.xml = xml
        self.root = Element("#page")
        self.open = [self.root]
        self.names = [""]
        """What the open elements answer to; a mark that has ended answers to nothing."""
        self.counts: Counter[str] = Counter()
        self.too_deep: Counter[str] = Counter()
        self.unique: dict[str, Element] = {}
        self.raw_at: Element | None = None
        self.says = False
        """It has words in an element that is open while its body might begin; looked for once."""

    def take(self, token: Token | Ready) -> None:
        if isinstance(token, Start):
            self._start(token)
        elif isinstance(token, End):
            self._end(token.name)
        elif isinstance(token, Ready):
            self._leave_head()
            self._close({"p"}, _SCOPE)
            self.open[-1].children.append(token)
        elif self.raw_at is None:
            if isinstance(token, Chars) and self.open[-1].name == "head" and not token.text.isspace():
                self._leave_head()
            self.open[-1].children.append(token)
        else:
            self.raw_at.children.append(token)

    def _start(self, token: Start) -> None:
        name = token.name
        if name in {"html", "body", "head"} and name in self.unique:
            known = self.unique[name]
            known.attributes = {**token.attributes, **known.attributes}
            return
        if name not in _HEAD:
            self._leave_head()
        if name in {"html", "body"} and not self._may_begin():
            return  # the page is in its body already
        if name == "image":
            name = "img"
        if name in _CLOSES_P and self.counts.get("p"):
            self._close({"p"}, _SCOPE)
        if name in _HEADINGS and self.open[-1].name in _HEADINGS:
            self._pop_to(len(self.open) - 1)
        if name in _CLOSED_BY:
            self._close(*_CLOSED_BY[name])
        if name == "a" and self.counts.get("a"):
            self._end("a")
        element = Element(name, token.attributes, token.offset, parent=self.open[-1])
        self.open[-1].children.append(element)
        if name in {"html", "body", "head"}:
            self.unique[name] = element
        if name == "body":
            self._take_in(element)
        foreign = self.counts.get("svg") or self.counts.get("math") or name in {"svg", "math"}
        if name in _VOID or (token.closes_itself and (self.xml or foreign)):
            return
        if len(self.open) < _DEPTH:
            self._push(element)
        else:
            self.too_deep[name] += 1
            if name in RAW or name in {"title", "textarea"}:
                self.raw_at = element

    def _end(self, name: str) -> None:
        if self.raw_at is not None and self.raw_at.name == name:
            self.raw_at = None
        if name in {"html", "body"}:
            return
        if name == "br":
            self.open[-1].children.append(Element("br", parent=self.open[-1]))
            return
        if self.too_deep.get(name):
            self.too_deep[name] -= 1
            return
        if name == self.names[-1]:  # as nearly always
            self._pop_to(len(self.open) - 1)
            return
        names = _HEADINGS if name in _HEADINGS else frozenset({name})
        if name in MARKS:
            self._end_mark(name)
        elif name in {"table", "template"}:
            self._close(names, frozenset())
        elif name in {"tr", "tbody", "thead", "tfoot", "td", "th", "caption"}:
            self._close(names, _TABLE)
        elif name == "li":
            self._close(names, _LIST)
        else:
            self._close(names, _SCOPE - names)

    def _end_mark(self, name: str) -> None:
        """Ends the innermost open <name>. Marks opened inside it are opened again after it."""
        if not self.counts.get(name):
            return
        for index in range(len(self.open) - 1, 0, -1):
            if self.names[index] == name:
                break
            if self.names[index] in _SCOPE:
                return
        else:
            return
        inside = self.open[index + 1 :]
        if any(name not in MARKS for name in self.names[index + 1 :]):
            self.open[-1].children.append(Ended(self.open[index]))
            self.names[index] = ""
            self.counts[name] -= 1
            return
        self._pop_to(index)
        for other in inside[:8]:
            if other.name == "a":
                continue
            again = Element(other.name, _without_id(other.attributes), other.offset, parent=self.open[-1])
            self.open[-1].children.append(again)
            self._push(again)

    def _close(self, names: frozenset[str] | set[str], scope: frozenset[str] | set[str]) -> None:
        """Closes the innermost open element of `names`, unless one of `scope` is opened inside it."""
        for name in names:
            if self.counts.get(name):
                break
        else:
            return
        for index in range(len(self.open) - 1, 0, -1):
            if self.names[index] in names:
                self._pop_to(index)
                return
            if self.names[index] in scope:
                return

    def _push(self, element: Element) -> None:
        self.open.append(element)
        self.names.append(element.name)
        self.counts[element.name] += 1

    def _pop_to(self, length: int) -> None:
        while len(self.open) > length:
            self.open.pop()
            self.counts[self.names.pop()] -= 1

    def _may_begin(self) -> bool:
        """Whether the page or its body can begin here; what is open and has no words yet is closed."""
        at = next((at for at, one in enumerate(self.open) if one.name not in {"#page", "html"}), 0)
        if not at or self.says:
            return not at
        inside = (child for element in self.open[at].elements() for child in element.children)
        self.says = any(not isinstance(child, Element) and _is_shown(child) for child in inside)
        if self.says:
            return False
        self._pop_to(at)
        return True

    def _take_in(self, body: Element) -> None:
        """Puts what a page shows before its body begins into the body, as browsers do."""
        for outer in filter(None, (self.root, self.unique.get("html"))):
            items, outer.children = outer.children, []
            for item in items:
                early = item is not body and _is_shown(item)
                (body if early else outer).children.append(item)
                if early and isinstance(item, Element):
                    item.parent = body

    def _leave_head(self) -> None:
        if self.open[-1].name == "head":
            self._pop_to(len(self.open) - 1)


def _is_shown(item: Item) -> bool:
    """Whether an item of a page is neither white space, nor a comment, nor of the head of the page."""
    if isinstance(item, Element):
        return item.name not in _HEAD | {"html", "head"}
    return isinstance(item, Ready) or (isinstance(item, Chars) and not item.text.isspace())


def _without_id(attributes: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in attributes.items() if key not in {"id", "name"}}
