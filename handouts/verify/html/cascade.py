"""What the style sheet comes to for each element: the few properties that legibility hangs on."""

from __future__ import annotations

import functools
from typing import Any, TypeAlias

from handouts.records import dataclass
from handouts.verify.html.page import Element, Page
from handouts.verify.html.selectors import Selector, matches
from handouts.verify.html.stylesheet import (
    MAX_DEPTH,
    Declaration,
    Rule,
    StyleSheet,
    Surroundings,
    depth,
    holds,
)

INHERITED = frozenset(
    ["color", "font-style", "text-transform", "text-align", "line-height", "visibility", "color-scheme"]
)
TRACKED = INHERITED | {"background-color", "background-image", "display", "opacity", "max-width"}

ITALIC = frozenset(["i", "em", "cite", "dfn", "address", "var"])
"""Elements that browsers set in italics unless told otherwise."""
UNSEEN = frozenset(["head", "style", "script", "title", "meta", "link", "template", "base", "noscript"])

MAX_VALUE = 2000
"""The most tokens of a value, variables put in."""


class Style:
    """Computed values by property, and custom properties; tokens of tinycss2.

    Texts are worked out once, when they are first asked for.
    """

    __slots__ = ("_texts", "custom", "values")

    def __init__(self, values: dict[str, tuple[Any, ...]], custom: dict[str, tuple[Any, ...]]) -> None:
        self.values = values
        self.custom = custom
        self._texts: dict[str, str] = {}

    def text(self, name: str) -> str:
        """A value as lower-case text; empty where nothing is declared."""
        found = self._texts.get(name)
        if found is None:
            tokens = self.values.get(name)
            if tokens:
                import tinycss2

                found = " ".join(tinycss2.serialize(tokens).lower().split())
            else:
                found = ""
            self._texts[name] = found
        return found


Candidate: TypeAlias = tuple[Selector, int, tuple[Declaration, ...]]
"""A selector, the place of its rule in the sheet, and what the rule declares."""

NONE: frozenset[str] = frozenset()
VISITED = frozenset(["visited"])
FOCUSED = frozenset(["hover", "active", "focus", "focus-visible"])
STATES = (NONE, VISITED, FOCUSED)
"""States of links and controls that are looked at: none, visited, and used."""


@dataclass(slots=True, eq=False)
class Shape:
    """What elements have in common that the style sheet cannot tell apart. Shapes form a tree.

    Attributes:
        parent: The shape of their parents; None for the root.
        element: One of them; one with text of its own if there is any.
        usable: They are links or controls, or inside of one.
        defaults: What browsers do with them.
        inline: Their own style.
        matched: The candidates that match them in each of `STATES`; only in the first outside of links.
        signature: All of the above that a style hangs on, those above included: equal for equal shapes of
            other pages with the same style sheet.
        spoken: `element` has text of its own.
    """

    parent: Shape | None
    element: Element
    usable: bool
    defaults: tuple[tuple[str, str], ...]
    inline: str
    matched: tuple[list[Candidate], ...]
    signature: tuple[Any, ...]
    spoken: bool = False


class Shapes:
    """The shapes of a page: matching is done once, whoever looks at the page later."""

    def __init__(self, page: Page, sheet: StyleSheet) -> None:
        self.of: dict[Element, Shape] = {}
        self.all: list[Shape] = []
        """Parents before their children."""
        self.keyed: dict[str, list[Candidate]] = {}
        for order, rule, declarations in _prepared(sheet):
            for selector in rule.selectors:
                if not selector.pseudo:
                    self.keyed.setdefault(_key(selector), []).append((selector, order, declarations))
        known: dict[tuple[Any, ...], Shape] = {}
        texts = page.own_texts
        for element in page.elements:
            shape = self._shape(element, known)
            self.of[element] = shape
            if not shape.spoken and element in texts:
                shape.element, shape.spoken = element, True

    @property
    def signature(self) -> frozenset[tuple[Any, ...]]:
        """The signatures of all shapes, each with whether it is spoken."""
        return frozenset((shape.signature, shape.spoken) for shape in self.all)

    def _shape(self, element: Element, known: dict[tuple[Any, ...], Shape]) -> Shape:
        above = element.getparent()
        parent = None if above is None else self.of.get(above)
        usable = is_usable(element) or (parent is not None and parent.usable)
        candidates = self._candidates(element)
        matched = tuple(
            [candidate for candidate in candidates if matches(candidate[0], element, states)]
            for states in (STATES if usable else STATES[:1])
        )
        defaults = _browser(element)
        inline = element.get("style") or ""
        places = tuple([tuple([(item[1], item[0].specificity) for item in one]) for one in matched])
        key = (id(parent), usable, defaults, inline, places)
        shape = known.get(key)
        if shape is None:
            signature = (parent and parent.signature, *key[1:])
            shape = known[key] = Shape(parent, element, usable, defaults, inline, matched, signature)
            self.all.append(shape)
        return shape

    def _candidates(self, element: Element) -> list[Candidate]:
        keyed = self.keyed
        found = [*keyed.get("*", ()), *keyed.get(str(element.tag), ())]
        for name in (element.get("class") or "").split():
            found += keyed.get(f".{name}", ())
        if element.get("id"):
            found += keyed.get(f"#{element.get('id')}", ())
        return found


class Cascade:
    """The styles of a page's shapes in one kind of surroundings.

    Args:
        shapes: The page's shapes.
        sheet: Its style sheet.
        around: Who is looking, and at what.
        states: States that links and controls are in, one of `STATES`.
    """

    def __init__(
        self, shapes: Shapes, sheet: StyleSheet, around: Surroundings, states: frozenset[str] = NONE
    ) -> None:
        self.around = around
        self.states = states
        self._index = STATES.index(states)
        self._shapes = shapes
        self._sheet = sheet
        self._styles: dict[Shape, Style] = {}
        self._holds = _holding(sheet, around)

    def style(self, element: Element) -> Style:
        """The element's style."""
        return self.style_of(self._shapes.of[element])

    def style_of(self, shape: Shape) -> Style:
        """The style of a shape. Those above it are worked out on the way."""
        chain = []
        node: Shape | None = shape
        while node is not None and node not in self._styles:
            chain.append(node)
            node = node.parent
        for node in reversed(chain):
            parent = None if node.parent is None else self._styles[node.parent]
            candidates = node.matched[self._index if node.usable else 0]
            matched = tuple([(item[0].specificity, item[1]) for item in candidates if item[1] in self._holds])
            self._styles[node] = _decide(self._sheet, matched, node.inline, node.defaults, parent)
        return self._styles[shape]


def is_usable(element: Element) -> bool:
    """Whether an element has states that a reader brings about."""
    return element.tag in {"a", "button", "summary", "input", "select", "textarea"} or bool(
        element.get("tabindex")
    )


@functools.lru_cache(maxsize=4096)
def _decide(
    sheet: StyleSheet,
    matched: tuple[tuple[tuple[int, int, int], int], ...],
    inline: str,
    defaults: tuple[tuple[str, str], ...],
    parent: Style | None,
) -> Style:
    """The values that win (CSS Cascading and Inheritance 4, 6), and what is inherited.

    Pages of one style sheet come to the same few styles over and over, so those worked out last are kept.

    Args:
        sheet: The style sheet.
        matched: Specificity and place in the sheet of each rule that matches.
        inline: The element's own style.
        defaults: What browsers do with it.
        parent: The style of the element around it.
    """
    declared = _declared(sheet)
    won: dict[str, tuple[tuple[bool, bool, tuple[int, int, int], int], Declaration]] = {}
    ranked = [
        ((item.important, False, specificity, order), item)
        for specificity, order in matched
        for item in declared[order]
    ]
    if inline:
        ranked += [((item.important, True, (0, 0, 0), 0), item) for item in _inline(inline)]
    for rank, declaration in ranked:
        held = won.get(declaration.name)
        if held is None or held[0] <= rank:
            won[declaration.name] = (rank, declaration)
    custom = parent.custom if parent else {}
    own = {name: item.tokens for name, (_, item) in won.items() if name.startswith("--")}
    if own:
        custom = custom | own
    inherited = {name: value for name, value in parent.values.items() if name in INHERITED} if parent else {}
    values = inherited | _parsed_values(defaults)
    for name, (_, item) in won.items():
        if name.startswith("--"):
            continue
        tokens = substitute(item.tokens, custom)
        if tokens is None:
            continue
        word = tokens[0].lower_value if len(tokens) == 1 and tokens[0].type == "ident" else ""
        if word == "inherit" or (word == "unset" and name in INHERITED):
            if parent and name in parent.values:
                values[name] = parent.values[name]
        elif word in {"initial", "unset", "revert", "revert-layer"}:
            values.pop(name, None)
        else:
            values[name] = tokens
    return Style(values, custom)


@functools.lru_cache(maxsize=8)
def _prepared(sheet: StyleSheet) -> tuple[tuple[int, Rule, tuple[Declaration, ...]], ...]:
    """The rules that declare anything that is tracked, with their places in the sheet."""
    found = []
    for order, rule in enumerate(sheet.rules):
        declarations = tuple(wanted for item in rule.declarations for wanted in _longhands(item))
        if declarations:
            found.append((order, rule, declarations))
    return tuple(found)


@functools.lru_cache(maxsize=64)
def _holding(sheet: StyleSheet, around: Surroundings) -> frozenset[int]:
    """The places of the rules whose media conditions hold in these surroundings."""
    media: dict[tuple[str, ...], bool] = {}
    for _, rule, _ in _prepared(sheet):
        if rule.media not in media:
            media[rule.media] = holds(rule.media, around)
    return frozenset(order for order, rule, _ in _prepared(sheet) if media[rule.media])


@functools.lru_cache(maxsize=8)
def _declared(sheet: StyleSheet) -> dict[int, tuple[Declaration, ...]]:
    """What the rules declare, by their places in the sheet."""
    return {order: declarations for order, _, declarations in _prepared(sheet)}


def _key(selector: Selector) -> str:
    """What an element must have to match: an id, a class or a name; "*" for none of them."""
    kinds = {test.kind: test.name for test in selector.subject}
    if "id" in kinds:
        return f"#{kinds['id']}"
    if "class" in kinds:
        return f".{kinds['class']}"
    return kinds.get("type", "*")


def _longhands(item: Declaration) -> list[Declaration]:
    """The declaration's longhands that are tracked, itself if it is one of them."""
    if item.name.startswith("--") or item.name in TRACKED:
        return [item]
    if item.name == "background":
        colour = tuple(token for token in item.tokens if token.type in {"hash", "ident"} or _is_colour(token))
        images = tuple(token for token in item.tokens if token.type == "url" or _is_image(token))
        none = images or item.tokens[:0]
        return [
            Declaration("background-color", colour, item.text, item.important),
            Declaration("background-image", none, item.text, item.important),
        ]
    if item.name == "font" and len(item.tokens) > 1:
        for index, token in enumerate(item.tokens[:-1]):
            if token.type == "literal" and token.value == "/":
                return [Declaration("line-height", (item.tokens[index + 1],), item.text, item.important)]
    return []


def _is_colour(token: Any) -> bool:
    return token.type == "function" and not _is_image(token)


def _is_image(token: Any) -> bool:
    return token.type == "function" and (
        "gradient" in token.lower_name
        or token.lower_name in {"url", "image", "image-set", "cross-fade", "element"}
    )


def _inline(css: str) -> list[Declaration]:
    import tinycss2

    found: list[Declaration] = []
    if depth(css) > MAX_DEPTH:
        return found
    for item in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            tokens = tuple(token for token in item.value if token.type not in {"whitespace", "comment"})
            name = item.name if item.name.startswith("--") else item.lower_name
            text = tinycss2.serialize(item.value).strip()
            found += _longhands(Declaration(name, tokens, text, item.important))
    return found


def _browser(element: Element) -> tuple[tuple[str, str], ...]:
    """What browsers do without a style sheet (HTML Living Standard, 15.3), as far as it matters here."""
    tag = element.tag
    if tag in ITALIC:
        return (("font-style", "italic"),)
    if tag in UNSEEN or element.get("hidden") is not None:
        return (("display", "none"),)
    if tag == "mark":
        return (("background-color", "yellow"), ("color", "black"))
    if tag == "a" and element.get("href") is not None:
        return (("color", "-handouts-link"),)
    return ()


@functools.lru_cache(maxsize=32)
def _parsed_values(words: tuple[tuple[str, str], ...]) -> dict[str, tuple[Any, ...]]:
    import tinycss2

    return {name: tuple(tinycss2.parse_component_value_list(value)) for name, value in words}


def substitute(tokens: tuple[Any, ...], custom: dict[str, tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """The tokens with custom properties put in; None where one is missing or they go in a circle."""
    if not any(token.type == "function" for token in tokens):
        return tokens
    return _substitute(tokens, custom, 0)


def _substitute(
    tokens: tuple[Any, ...], custom: dict[str, tuple[Any, ...]], depth: int
) -> tuple[Any, ...] | None:
    if depth > 20:
        return None
    found: list[Any] = []
    for token in tokens:
        if token.type != "function" or token.lower_name != "var":
            found.append(token)
            continue
        arguments = [item for item in token.arguments if item.type not in {"whitespace", "comment"}]
        if not arguments or arguments[0].type != "ident":
            return None
        value = custom.get(arguments[0].value)
        inner = None if value is None else _substitute(value, custom, depth + 1)
        if inner is None:
            inner = _substitute(tuple(arguments[2:]), custom, depth + 1) if len(arguments) > 2 else None
        if inner is None:
            return None
        found.extend(inner)
        if len(found) > MAX_VALUE:
            return None
    return tuple(found)
