"""CSS selectors, as many as a handout's style sheet needs, matched against the page itself.

`parse` says None for what it does not know, so that the checks can say that a person has to look.
"""

from __future__ import annotations

from typing import Any

from handouts.records import dataclass
from handouts.verify.html.page import Element

STATES = frozenset(["hover", "focus", "focus-visible", "focus-within", "active", "visited", "target"])
"""States that a reader brings about."""
IGNORED_ELEMENTS = frozenset(
    [
        "before",
        "after",
        "marker",
        "selection",
        "first-letter",
        "first-line",
        "placeholder",
        "backdrop",
        "target-text",
    ]
)


@dataclass(frozen=True, slots=True)
class Test:
    """One condition on an element: its kind, and what it asks for."""

    kind: str
    name: str = ""
    operator: str = ""
    value: str = ""
    inner: tuple[Selector, ...] = ()


@dataclass(frozen=True, slots=True)
class Selector:
    """A complex selector.

    Attributes:
        parts: Conditions on the element itself last, each with the combinator in front of it.
        specificity: As CSS counts it.
        pseudo: The pseudo-element that it styles; empty for the element.
    """

    parts: tuple[tuple[str, tuple[Test, ...]], ...]
    specificity: tuple[int, int, int]
    pseudo: str = ""

    @property
    def subject(self) -> tuple[Test, ...]:
        """Conditions on the element that is styled."""
        return self.parts[-1][1]

    @property
    def states(self) -> frozenset[str]:
        """The states that it asks for, anywhere."""
        return frozenset(test.name for _, tests in self.parts for test in tests if test.kind == "state")


def parse(tokens: list[Any]) -> list[Selector] | None:
    """The selectors of a rule's prelude (tinycss2 tokens), or None if one of them is not known."""
    selectors: list[Selector] = []
    group: list[Any] = []
    for token in [*tokens, None]:
        if token is None or (token.type == "literal" and token.value == ","):
            selector = _complex(group)
            if selector is None:
                return None
            selectors.append(selector)
            group = []
        else:
            group.append(token)
    return selectors


def _complex(tokens: list[Any]) -> Selector | None:
    while tokens and tokens[0].type == "whitespace":
        tokens = tokens[1:]
    while tokens and tokens[-1].type == "whitespace":
        tokens = tokens[:-1]
    if not tokens:
        return None
    parts: list[tuple[str, tuple[Test, ...]]] = []
    tests: list[Test] = []
    counts = [0, 0, 0]
    combinator, pseudo = "", ""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token.type == "comment":
            continue
        if token.type == "whitespace" or (token.type == "literal" and token.value in {">", "+", "~"}):
            if tests:
                parts.append((combinator, tuple(tests)))
                tests, combinator = [], " "
            if token.type == "literal":
                combinator = token.value
            continue
        if token.type == "literal" and token.value == ":":
            double = index < len(tokens) and tokens[index].type == "literal" and tokens[index].value == ":"
            index += double
            if index >= len(tokens):
                return None
            found = _pseudo(tokens[index], double)
            index += 1
            if found is None:
                return None
            if found.kind == "element":
                pseudo = found.name
                counts[2] += 1
                continue
            if found.inner:
                if found.name != "where":
                    counts = [
                        count + most
                        for count, most in zip(
                            counts, max(item.specificity for item in found.inner), strict=True
                        )
                    ]
            else:
                counts[1] += 1
        else:
            found = _simple(token, index < len(tokens), tokens, index)
            if found is None:
                return None
            index += found.kind == "class"
            if found.kind != "any":
                counts[{"id": 0, "class": 1, "attribute": 1, "type": 2}[found.kind]] += 1
        tests.append(found)
    if tests or pseudo:
        parts.append((combinator, tuple(tests)))
    return Selector(tuple(parts), (counts[0], counts[1], counts[2]), pseudo) if parts else None


def _simple(token: Any, more: bool, tokens: list[Any], index: int) -> Test | None:
    if token.type == "ident":
        return Test("type", token.lower_value)
    if token.type == "hash":
        return Test("id", token.value)
    if token.type == "literal" and token.value == "*":
        return Test("any")
    if token.type == "literal" and token.value == "." and more and tokens[index].type == "ident":
        return Test("class", tokens[index].value)
    if token.type == "[] block":
        return _attribute([item for item in token.content if item.type != "whitespace"])
    return None


def _attribute(tokens: list[Any]) -> Test | None:
    if not tokens or tokens[0].type != "ident":
        return None
    name = tokens[0].lower_value
    if len(tokens) == 1:
        return Test("attribute", name)
    value = next((token.value for token in tokens[1:] if token.type in {"ident", "string"}), None)
    operator = "".join(str(token.value) for token in tokens[1:3] if token.type == "literal")
    if value is None or operator not in {"=", "~=", "|=", "^=", "$=", "*="}:
        return None
    return Test("attribute", name, operator, value)


def _pseudo(token: Any, double: bool) -> Test | None:
    if token.type == "function" and token.lower_name in {"not", "is", "where", "matches", "-webkit-any"}:
        inner = parse(list(token.arguments))
        name = "not" if token.lower_name == "not" else token.lower_name
        return Test("not" if name == "not" else "is", name, inner=tuple(inner)) if inner else None
    if token.type == "function" and token.lower_name == "lang":
        value = next((item.value for item in token.arguments if item.type in {"ident", "string"}), "")
        return Test("lang", "lang", value=value)
    if token.type != "ident":
        return None
    name = token.lower_value
    if double or name in IGNORED_ELEMENTS:
        return Test("element", name)
    if name in STATES:
        return Test("state", name)
    if name in {"root", "link", "any-link", "first-child", "last-child", "only-child", "empty"}:
        return Test("structure", name)
    return None


def matches(selector: Selector, element: Element, states: frozenset[str]) -> bool:
    """Whether the selector matches an element whose links are in these states."""
    return _matches(selector.parts, len(selector.parts) - 1, element, states)


def _matches(
    parts: tuple[tuple[str, tuple[Test, ...]], ...], index: int, element: Element, states: frozenset[str]
) -> bool:
    combinator, tests = parts[index]
    if not all(_holds(test, element, states) for test in tests):
        return False
    if index == 0:
        return True
    if combinator == ">":
        parent = element.getparent()
        return parent is not None and _matches(parts, index - 1, parent, states)
    if combinator == "+":
        before = _before(element)
        return before is not None and _matches(parts, index - 1, before, states)
    if combinator == "~":
        before = _before(element)
        while before is not None:
            if _matches(parts, index - 1, before, states):
                return True
            before = _before(before)
        return False
    return any(_matches(parts, index - 1, above, states) for above in element.iterancestors())


def _before(element: Element) -> Element | None:
    return element.getprevious()


def _holds(test: Test, element: Element, states: frozenset[str]) -> bool:
    kind = test.kind
    if kind == "type":
        return element.tag == test.name
    if kind == "class":
        return test.name in (element.get("class") or "").split()
    if kind == "id":
        return element.get("id") == test.name
    if kind == "any":
        return True
    if kind == "attribute":
        return _attribute_holds(test, element.get(test.name))
    if kind == "not":
        return not any(matches(selector, element, states) for selector in test.inner)
    if kind == "is":
        return any(matches(selector, element, states) for selector in test.inner)
    if kind == "state":
        usable = element.tag in {"a", "button", "summary", "input", "select", "textarea"} or element.get(
            "tabindex"
        )
        return test.name in states and (usable is not None and bool(usable))
    if kind == "lang":
        for node in (element, *element.iterancestors()):
            if node.get("lang") is not None:
                return (node.get("lang") or "").lower().split("-")[0] == test.value.lower().split("-")[0]
        return False
    return _structure_holds(test.name, element)


def _structure_holds(name: str, element: Element) -> bool:
    parent = element.getparent()
    if name == "root":
        return parent is None
    if name in {"link", "any-link"}:
        return element.tag == "a" and element.get("href") is not None
    if name == "empty":
        return len(element) == 0 and not element.text
    first = element.getprevious() is None
    last = element.getnext() is None
    return {"first-child": first, "last-child": last, "only-child": first and last}[name]


def _attribute_holds(test: Test, value: str | None) -> bool:
    if value is None:
        return False
    wanted = test.value
    if test.operator == "":
        return True
    if test.operator == "=":
        return value == wanted
    if test.operator == "~=":
        return wanted in value.split()
    if test.operator == "|=":
        return value == wanted or value.startswith(wanted + "-")
    if not wanted:
        return False
    if test.operator == "^=":
        return value.startswith(wanted)
    return value.endswith(wanted) if test.operator == "$=" else wanted in value
