"""Style sheets as lists of rules, and which of them hold in a reader's surroundings."""

from __future__ import annotations

import functools
import re
from typing import Any

from handouts.records import dataclass
from handouts.verify.html.selectors import Selector, parse


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value: tinycss2's tokens, and the same as text."""

    name: str
    tokens: tuple[Any, ...]
    text: str
    important: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A style rule.

    Attributes:
        selectors: What it styles.
        declarations: How.
        media: The conditions around it, from the outside in, lower case: "screen and (min-width: 40em)".
        source: Its selectors as they are written.
        line: Line in the style sheet, from 1.
    """

    selectors: tuple[Selector, ...]
    declarations: tuple[Declaration, ...]
    media: tuple[str, ...]
    source: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class StyleSheet:
    """All rules, what could not be read, and the addresses that are imported. Equal only to itself."""

    rules: tuple[Rule, ...]
    unknown: tuple[str, ...]
    imports: tuple[str, ...]


_LEGIBILITY = (
    "--",
    "color",
    "background",
    "font",
    "text-",
    "line-height",
    "visibility",
    "display",
    "opacity",
)
"""Properties, by their beginning, for which it matters that a selector is understood."""


MAX_DEPTH = 50
"""The deepest that brackets may be inside each other; a style sheet needs about six."""


def depth(css: str) -> int:
    """How deep the brackets of a style sheet are inside each other."""
    deepest = now = 0
    for bracket in re.findall(r"[][(){}]", css):
        now += 1 if bracket in "({[" else -1
        deepest = max(deepest, now)
        now = max(now, 0)
    return deepest


@functools.lru_cache(maxsize=8)
def read(css: str) -> StyleSheet:
    """The rules of a style sheet. Handouts of one run share one sheet, so it is read once."""
    import tinycss2

    if depth(css) > MAX_DEPTH:
        return StyleSheet((), (f"brackets more than {MAX_DEPTH} deep",), ())

    reader = _Reader()
    reader.rules_of(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), ())
    return StyleSheet(tuple(reader.rules), tuple(dict.fromkeys(reader.unknown)), tuple(reader.imports))


class _Reader:
    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.unknown: list[str] = []
        self.imports: list[str] = []

    def rules_of(self, nodes: list[Any], media: tuple[str, ...]) -> None:
        import tinycss2

        for node in nodes:
            if node.type == "at-rule":
                name = node.lower_at_keyword
                if name == "import":
                    self.imports.append(tinycss2.serialize(node.prelude).strip())
                elif name in {"media", "supports", "layer", "container"} and node.content is not None:
                    around = media
                    if name == "media":
                        around = (*media, " ".join(tinycss2.serialize(node.prelude).lower().split()))
                    elif name != "supports":
                        self.unknown.append(f"@{name}")
                    inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                    if len(around) < 20:
                        self.rules_of(inner, around)
            elif node.type == "qualified-rule":
                self._rule(node, media)
            elif node.type == "error":
                self.unknown.append(f"line {node.source_line}: {node.message}")

    def _rule(self, node: Any, media: tuple[str, ...]) -> None:
        import tinycss2

        source = " ".join(tinycss2.serialize(node.prelude).split())
        selectors = parse(node.prelude)
        declarations = []
        for item in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
            if item.type == "declaration":
                tokens = tuple(token for token in item.value if token.type not in {"whitespace", "comment"})
                name = item.name if item.name.startswith("--") else item.lower_name
                text = tinycss2.serialize(item.value).strip()
                declarations.append(Declaration(name, tokens, text, item.important))
            elif item.type == "qualified-rule":
                self.unknown.append(f"{source} {{ {' '.join(tinycss2.serialize(item.prelude).split())} }}")
        if selectors is None:
            if any(item.name.startswith(_LEGIBILITY) for item in declarations):
                self.unknown.append(source)
            selectors = []
        self.rules.append(Rule(tuple(selectors), tuple(declarations), media, source, node.source_line))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How a page is looked at."""

    name: str
    medium: str = "screen"
    scheme: str = "light"
    contrast: str = "no-preference"


_FEATURE = re.compile(r"\(\s*([\w-]+)\s*(?::\s*([^()]+?)\s*)?\)")
_RANGE = re.compile(r"\([^()]*[<>=]+[^()]*\)")


def holds(media: tuple[str, ...], around: Surroundings) -> bool:
    """Whether all of these media conditions hold, on a wide screen with a mouse and default settings."""
    return all(any(_query(query.strip(), around) for query in one.split(",")) for one in media)


def _query(query: str, around: Surroundings) -> bool:
    negated = query.startswith("not ")
    query = query.removeprefix("not ").removeprefix("only ")
    medium = re.match(r"(all|screen|print|speech|tv|handheld)\b", query)
    value = medium is None or medium[1] in {"all", around.medium}
    for feature, wanted in _FEATURE.findall(query):
        known = _feature(feature, wanted, around)
        value = value and (not known if f"not ({feature}" in query else known)
    if _RANGE.search(query):
        value = value and ">" in query  # (width >= 40em) holds on a wide screen
    return value != negated


def _feature(feature: str, wanted: str, around: Surroundings) -> bool:
    given = {
        "prefers-color-scheme": around.scheme,
        "prefers-contrast": around.contrast,
        "prefers-reduced-motion": "no-preference",
        "forced-colors": "none",
        "hover": "hover",
        "any-hover": "hover",
        "pointer": "fine",
        "any-pointer": "fine",
        "orientation": "landscape",
        "scripting": "none",
        "inverted-colors": "none",
    }
    if feature in given:
        return given[feature] == wanted if wanted else given[feature] not in {"no-preference", "none"}
    return feature.startswith("min-") and "resolution" not in feature
