"""How far text stands out from its background, by the WCAG formula, in every surroundings a style sheet knows."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from handouts.verify.html.cascade import Cascade, Style
from handouts.verify.html.page import Element, Page, line_of
from handouts.verify.html.stylesheet import StyleSheet, Surroundings
from handouts.verify.promises import excerpt

Colour: TypeAlias = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1, in sRGB."""

WANTED = 7.0
"""WCAG 2.2, 1.4.6 (AAA), for text of any size: large print is read by those who need it most."""
NEUTRAL = 1e-9

SYSTEM = {
    "light": {
        "canvas": "#ffffff", "canvastext": "#000000", "linktext": "#0000ee", "visitedtext": "#551a8b",
        "field": "#ffffff", "fieldtext": "#000000", "graytext": "#6d6d6d", "mark": "#ffff00", "marktext": "#000000",
        "buttonface": "#efefef", "buttontext": "#000000", "activetext": "#ff0000",
    },
    "dark": {
        "canvas": "#121212", "canvastext": "#ffffff", "linktext": "#9e9eff", "visitedtext": "#d0adf0",
        "field": "#3b3b3b", "fieldtext": "#ffffff", "graytext": "#a9a9a9", "mark": "#ffff00", "marktext": "#000000",
        "buttonface": "#6b6b6b", "buttontext": "#ffffff", "activetext": "#ff9e9e",
    },
}  # fmt: skip
"""System colours as Chromium shows them."""


@dataclass(frozen=True, slots=True)
class Faint:
    """Text that does not stand out enough, or of which that cannot be told.

    Attributes:
        ratio: The contrast; None where a colour could not be worked out.
        said: Where it is and what it says.
    """

    ratio: float | None
    said: str


def faint_text(page: Page, sheet: StyleSheet, around: Surroundings) -> Iterator[Faint]:
    """Text under 7 to 1 in these surroundings, with links visited, pointed at and focused as well."""
    for states in (
        frozenset[str](),
        frozenset(["visited"]),
        frozenset(["hover", "active", "focus", "focus-visible"]),
    ):
        cascade = Cascade(sheet, around, states)
        seen: set[tuple[Colour | None, Colour | None]] = set()
        for element in _with_text(page):
            if states and not _usable(element):
                continue
            style = cascade.style(element)
            if _unseen(element, cascade):
                continue
            front, back = _front(style, element, cascade), _ground(element, cascade)
            if (front, back) in seen:
                continue
            seen.add((front, back))
            where = (
                around.name
                if not states
                else f"{around.name}, {'visited' if 'visited' in states else 'focused'}"
            )
            said = f"line {line_of(element)} ({where}): {excerpt(_own_text(element), 30)}"
            if front is None or back is None:
                yield Faint(None, f"{said}: the colours cannot be worked out")
                continue
            shown = over(front, back)
            ratio = contrast(shown, back)
            if ratio < WANTED - 0.005:
                yield Faint(ratio, f"{said} is {_rounded(ratio)} to 1 ({_hex(shown)} on {_hex(back)})")


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def over(front: Colour, back: Colour) -> Colour:
    """A colour painted over an opaque one."""
    alpha = front[3]
    red, green, blue = (f * alpha + b * (1 - alpha) for f, b in zip(front[:3], back[:3], strict=True))
    return (red, green, blue, 1.0)


def colour(tokens: tuple[Any, ...], scheme: str, own: Colour | None = None) -> Colour | None:
    """The colour that a value stands for, or None where it is not one that can be worked out."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "ident":
        word = token.lower_value
        if word == "transparent":
            return (0.0, 0.0, 0.0, 0.0)
        if word == "currentcolor":
            return own
        if word == "-handouts-link":
            word = "linktext"
        if word in SYSTEM[scheme]:
            return _parsed(SYSTEM[scheme][word])
    if token.type == "function" and token.lower_name == "light-dark":
        parts: list[list[Any]] = [[]]
        for item in token.arguments:
            if item.type == "literal" and item.value == ",":
                parts.append([])
            elif item.type != "whitespace":
                parts[-1].append(item)
        index = int(scheme == "dark")
        return colour(tuple(parts[index]), scheme, own) if len(parts) == 2 else None
    from tinycss2 import serialize

    return _parsed(serialize(tokens))


@functools.lru_cache(maxsize=512)
def _parsed(text: str) -> Colour | None:
    from tinycss2.color4 import parse_color

    try:
        found = parse_color(text)
        if found is None or isinstance(found, str):
            return None
        red, green, blue = found.to("srgb").coordinates
        values = (red, green, blue, found.alpha)
        return tuple(min(max(float(value), 0.0), 1.0) for value in values)  # type: ignore[return-value]
    except (ValueError, TypeError, NotImplementedError, AttributeError, OverflowError):
        return None


def _scheme(cascade: Cascade, root_style: Style) -> str:
    """The scheme of the browser's own colours: dark only where the page says that it can be."""
    return (
        "dark" if cascade.around.scheme == "dark" and "dark" in root_style.text("color-scheme") else "light"
    )


def _front(style: Style, element: Element, cascade: Cascade) -> Colour | None:
    root = element.getroottree().getroot()
    scheme = _scheme(cascade, cascade.style(root))
    tokens = style.values.get("color", ())
    if not tokens:
        return _parsed(SYSTEM[scheme]["canvastext"])
    word = tokens[0].lower_value if tokens[0].type == "ident" else ""
    if word == "-handouts-link" and "visited" in cascade.states:
        return _parsed(SYSTEM[scheme]["visitedtext"])
    found = colour(tokens, scheme)
    if found is None:
        return None
    opacity = 1.0
    for node in (element, *element.iterancestors()):
        value = cascade.style(node).text("opacity")
        if value:
            try:
                opacity *= float(value[:-1]) / 100 if value.endswith("%") else float(value)
            except ValueError:
                return None
    return (*found[:3], found[3] * min(max(opacity, 0.0), 1.0))


def _ground(element: Element, cascade: Cascade) -> Colour | None:
    """The opaque colour behind an element's text."""
    root = element.getroottree().getroot()
    scheme = _scheme(cascade, cascade.style(root))
    if cascade.around.medium == "print":
        canvas = (1.0, 1.0, 1.0, 1.0)
    else:
        canvas = _parsed(SYSTEM[scheme]["canvas"]) or (1.0, 1.0, 1.0, 1.0)
    layers: list[Colour] = []
    for node in (element, *element.iterancestors()):
        style = cascade.style(node)
        if style.text("background-image") not in {"", "none"}:
            return None
        tokens = style.values.get("background-color", ())
        if not tokens or style.text("background-color") == "none":
            continue
        own = colour(style.values.get("color", ()), scheme)
        layer = colour(tokens, scheme, own)
        if layer is None:
            return None
        if cascade.around.medium == "print" and layer[3] > 0:
            continue  # browsers print no backgrounds unless they are told to
        layers.append(layer)
        if layer[3] >= 1.0:
            break
    ground = canvas
    for layer in reversed(layers):
        ground = over(layer, ground)
    return ground


def _with_text(page: Page) -> Iterator[Element]:
    """Elements of the body that hold text of their own."""
    for element in page.body.iter():
        if isinstance(element.tag, str) and _own_text(element):
            yield element


def _own_text(element: Element) -> str:
    pieces = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(str(piece) for piece in pieces).split())


def _usable(element: Element) -> bool:
    return any(node.tag in {"a", "button", "summary"} for node in (element, *element.iterancestors()))


def _unseen(element: Element, cascade: Cascade) -> bool:
    if cascade.style(element).text("visibility") in {"hidden", "collapse"}:
        return True
    return any(cascade.style(node).text("display") == "none" for node in (element, *element.iterancestors()))


def _rounded(ratio: float) -> str:
    return f"{int(ratio * 10 + NEUTRAL) / 10:.1f}"


def _hex(value: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in value[:3])
