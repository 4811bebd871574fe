"""What the style sheet comes to for each element: the few properties that legibility hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handouts.verify.html.page import Element
from handouts.verify.html.selectors import Selector, matches
from handouts.verify.html.stylesheet import Declaration, Rule, StyleSheet, Surroundings, holds

INHERITED = frozenset(
    ["color", "font-style", "text-transform", "text-align", "line-height", "visibility", "color-scheme"]
)
TRACKED = INHERITED | {"background-color", "background-image", "display", "opacity", "max-width"}

ITALIC = frozenset(["i", "em", "cite", "dfn", "address", "var"])
"""Elements that browsers set in italics unless told otherwise."""
UNSEEN = frozenset(["head", "style", "script", "title", "meta", "link", "template", "base", "noscript"])

MAX_VALUE = 2000
"""The most tokens of a value, variables put in."""


@dataclass(frozen=True, slots=True)
class Style:
    """Computed values by property, and custom properties; tokens of tinycss2."""

    values: dict[str, tuple[Any, ...]]
    custom: dict[str, tuple[Any, ...]]

    def text(self, name: str) -> str:
        """A value as lower-case text; empty where nothing is declared."""
        import tinycss2

        return " ".join(tinycss2.serialize(self.values.get(name, ())).lower().split())


class Cascade:
    """The styles of a page in one kind of surroundings.

    Args:
        sheet: The page's style sheet.
        around: Who is looking, and at what.
        states: States that links and controls are in ("hover", "visited").
    """

    def __init__(self, sheet: StyleSheet, around: Surroundings, states: frozenset[str] = frozenset()) -> None:
        self.around = around
        self.states = states
        self._styles: dict[Element, Style] = {}
        self._keyed: dict[str, list[tuple[Selector, int, list[Declaration]]]] = {}
        for order, rule in enumerate(sheet.rules):
            declarations = _tracked(rule)
            if declarations and holds(rule.media, around):
                for selector in rule.selectors:
                    if not selector.pseudo and (not selector.states or states):
                        self._keyed.setdefault(_key(selector), []).append((selector, order, declarations))

    def style(self, element: Element) -> Style:
        """The element's style. Its ancestors' styles are worked out on the way."""
        chain = []
        node: Element | None = element
        while node is not None and node not in self._styles:
            chain.append(node)
            node = node.getparent()
        for node in reversed(chain):
            parent = node.getparent()
            self._styles[node] = self._computed(node, None if parent is None else self._styles[parent])
        return self._styles[element]

    def _computed(self, element: Element, parent: Style | None) -> Style:
        won: dict[str, tuple[tuple[bool, bool, tuple[int, int, int], int], Declaration]] = {}
        for selector, order, declarations in self._candidates(element):
            if matches(selector, element, self.states):
                for declaration in declarations:
                    rank = (declaration.important, False, selector.specificity, order)
                    held = won.get(declaration.name)
                    if held is None or held[0] <= rank:
                        won[declaration.name] = (rank, declaration)
        inline = element.get("style")
        if inline:
            for declaration in _inline(inline):
                rank = (declaration.important, True, (0, 0, 0), 0)
                held = won.get(declaration.name)
                if held is None or held[0] <= rank:
                    won[declaration.name] = (rank, declaration)
        custom = dict(parent.custom) if parent else {}
        custom.update({name: item.tokens for name, (_, item) in won.items() if name.startswith("--")})
        inherited = (
            {name: value for name, value in parent.values.items() if name in INHERITED} if parent else {}
        )
        values = inherited | _browser(element)
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

    def _candidates(self, element: Element) -> list[tuple[Selector, int, list[Declaration]]]:
        keyed = self._keyed
        found = [*keyed.get("*", ()), *keyed.get(str(element.tag), ())]
        for name in (element.get("class") or "").split():
            found += keyed.get(f".{name}", ())
        if element.get("id"):
            found += keyed.get(f"#{element.get('id')}", ())
        return found


def _key(selector: Selector) -> str:
    """What an element must have to match: an id, a class or a name; "*" for none of them."""
    kinds = {test.kind: test.name for test in selector.subject}
    if "id" in kinds:
        return f"#{kinds['id']}"
    if "class" in kinds:
        return f".{kinds['class']}"
    return kinds.get("type", "*")


def _tracked(rule: Rule) -> list[Declaration]:
    return [wanted for item in rule.declarations for wanted in _longhands(item)]


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

    found = []
    for item in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            tokens = tuple(token for token in item.value if token.type not in {"whitespace", "comment"})
            name = item.name if item.name.startswith("--") else item.lower_name
            text = tinycss2.serialize(item.value).strip()
            found += _longhands(Declaration(name, tokens, text, item.important))
    return found


def _browser(element: Element) -> dict[str, tuple[Any, ...]]:
    """What browsers do without a style sheet (HTML Living Standard, 15.3), as far as it matters here."""
    import tinycss2

    words: dict[str, str] = {}
    tag = element.tag
    if tag in ITALIC:
        words["font-style"] = "italic"
    if tag in UNSEEN or element.get("hidden") is not None:
        words["display"] = "none"
    if tag == "mark":
        words |= {"background-color": "yellow", "color": "black"}
    if tag == "a" and element.get("href") is not None:
        words["color"] = "-handouts-link"
    return {
        name: tuple(tinycss2.parse_component_value_list(value, skip_comments=True))
        for name, value in words.items()
    }


def substitute(tokens: tuple[Any, ...], custom: dict[str, tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """The tokens with custom properties put in, or None where one is missing, or they go round in a circle."""
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
