"""How far text stands out from its background, in every surroundings that a style sheet knows."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from handouts.colours import luminance
from handouts.records import dataclass
from handouts.verify.html.cascade import STATES, VISITED, Cascade, Shape, Shapes, Style
from handouts.verify.html.page import Element, Page, line_of
from handouts.verify.html.stylesheet import StyleSheet, Surroundings
from handouts.verify.promises import excerpt

Colour: TypeAlias = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1, in sRGB."""

WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
WANTED = 7.0
"""WCAG 2.2, 1.4.6 (AAA), for text of any size: large print is read by those who need it most."""
NEUTRAL = 1e-9

SYSTEM = {
    "light": {
        "canvas": "#ffffff", "canvastext": "#000000", "linktext": "#0000ee", "visitedtext": "#551a8b",
        "field": "#ffffff", "fieldtext": "#000000", "graytext": "#6d6d6d",
        "mark": "#ffff00", "marktext": "#000000",
        "buttonface": "#efefef", "buttontext": "#000000", "activetext": "#ff0000",
    },
    "dark": {
        "canvas": "#121212", "canvastext": "#ffffff", "linktext": "#9e9eff", "visitedtext": "#d0adf0",
        "field": "#3b3b3b", "fieldtext": "#ffffff", "graytext": "#a9a9a9",
        "mark": "#ffff00", "marktext": "#000000",
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


class _Ground(NamedTuple):
    """What text stands on: the colour behind it, the opacity so far, and whether it is shown."""

    colour: Colour | None
    opacity: float
    shown: bool


def faint_text(page: Page, shapes: Shapes, sheet: StyleSheet, around: Surroundings) -> Iterator[Faint]:
    """Text under 7 to 1 in these surroundings, with links visited, pointed at and focused as well."""
    seen: set[tuple[Colour | None, Colour | None]] = set()
    for states in STATES:
        yield from _Looker(page, Cascade(shapes, sheet, around, states), seen).look(shapes)


class _Looker:
    """Goes through the shapes of a page, and says whose text is faint; each pair of colours once."""

    def __init__(self, page: Page, cascade: Cascade, seen: set[tuple[Colour | None, Colour | None]]) -> None:
        self.page = page
        self.cascade = cascade
        self.seen = seen
        self.scheme = "light"
        self._fronts: dict[int, Colour | None] = {}

    def look(self, shapes: Shapes) -> Iterator[Faint]:
        """The faint text of the page."""
        around = self.cascade.around
        if around.scheme == "dark" and "dark" in self.cascade.style(self.page.root).text("color-scheme"):
            self.scheme = "dark"  # only where the page says that it can be
        canvas = WHITE if around.medium == "print" else _parsed(SYSTEM[self.scheme]["canvas"])
        grounds: dict[Shape, _Ground] = {}
        for shape in shapes.all:
            below = _Ground(canvas, 1.0, True) if shape.parent is None else grounds[shape.parent]
            style = self.cascade.style_of(shape)
            ground = grounds[shape] = self._ground(style, below)
            looked_at = shape.spoken and ground.shown and (shape.usable or not self.cascade.states)
            if looked_at and style.text("visibility") not in {"hidden", "collapse"}:
                yield from self._judge(shape.element, style, ground)

    def _judge(self, element: Element, style: Style, ground: _Ground) -> Iterator[Faint]:
        front = self._front(style)
        if front is not None and ground.opacity < 1:
            front = (*front[:3], front[3] * ground.opacity)
        pair = (front, ground.colour)
        if pair in self.seen:
            return
        self.seen.add(pair)
        where = self.cascade.around.name
        if self.cascade.states:
            where += ", visited" if self.cascade.states is VISITED else ", focused"
        said = f"line {line_of(element)} ({where}): {excerpt(self.page.own_texts[element], 30)}"
        if front is None or ground.colour is None:
            yield Faint(None, f"{said}: the colours cannot be worked out")
            return
        shown = over(front, ground.colour)
        ratio = contrast(shown, ground.colour)
        if ratio < WANTED - 0.005:
            yield Faint(ratio, f"{said} is {_rounded(ratio)} to 1 ({_hex(shown)} on {_hex(ground.colour)})")

    def _front(self, style: Style) -> Colour | None:
        key = id(style)
        if key not in self._fronts:
            tokens = style.values.get("color", ())
            word = tokens[0].lower_value if tokens and tokens[0].type == "ident" else ""
            if not tokens:
                self._fronts[key] = _parsed(SYSTEM[self.scheme]["canvastext"])
            elif word == "-handouts-link" and "visited" in self.cascade.states:
                self._fronts[key] = _parsed(SYSTEM[self.scheme]["visitedtext"])
            else:
                self._fronts[key] = colour(tokens, self.scheme)
        return self._fronts[key]

    def _ground(self, style: Style, around: _Ground) -> _Ground:
        values = style.values
        behind, opacity, shown = around
        if "display" in values and style.text("display") == "none":
            shown = False
        if "opacity" in values:
            opacity *= _fraction(style.text("opacity"))
        if "background-image" in values and style.text("background-image") not in {"", "none"}:
            behind = None
        tokens = values.get("background-color")
        if tokens and style.text("background-color") != "none":
            layer = colour(tokens, self.scheme, self._front(style))
            if layer is None:
                behind = None
            elif (
                self.cascade.around.medium != "print"
            ):  # browsers print no backgrounds unless they are told to
                if layer[3] >= 1.0:
                    behind = layer
                elif behind is not None:
                    behind = over(layer, behind)
        return _Ground(behind, opacity, shown)


def _fraction(text: str) -> float:
    try:
        value = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0
    return min(max(value, 0.0), 1.0)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one[:3]), luminance(other[:3])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


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


def _rounded(ratio: float) -> str:
    return f"{int(ratio * 10 + NEUTRAL) / 10:.1f}"


def _hex(value: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in value[:3])
