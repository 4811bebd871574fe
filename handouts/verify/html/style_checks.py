"""Checks of the style sheet: contrast, alignment, italics, print, movement, focus, line length."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from handouts.verify.html import stylesheet
from handouts.verify.html.cascade import Cascade, Shapes
from handouts.verify.html.contrast import faint_text
from handouts.verify.html.page import Element, Page, text_of
from handouts.verify.html.stylesheet import StyleSheet, Surroundings
from handouts.verify.promises import Verdict, excerpt, kept, nothing, person, unless

LIGHT = (
    Surroundings("light"),
    Surroundings("light, more contrast", contrast="more"),
    Surroundings("print", medium="print"),
)
DARK = (
    Surroundings("dark", scheme="dark"),
    Surroundings("dark, more contrast", scheme="dark", contrast="more"),
)

MOST_CHARACTERS = 80
"""WCAG 2.2, 1.4.8."""
CHARACTER = 0.5
"""The width of an average character in multiples of the type size, in faces made for reading."""
LEAST_LEADING = 1.5
"""WCAG 2.2, 1.4.8."""


def sheet_of(page: Page) -> StyleSheet:
    """The page's style sheet; read once."""
    return stylesheet.read(page.styles)


def shapes_of(page: Page) -> Shapes:
    """The page's shapes; worked out once."""
    found = page.cache.get("shapes")
    if not isinstance(found, Shapes):
        found = page.cache["shapes"] = Shapes(page, sheet_of(page))
    return found


def cascade_of(page: Page, around: Surroundings) -> Cascade:
    """The page's styles in these surroundings; worked out once."""
    found = page.cache.get(around.name)
    if not isinstance(found, Cascade):
        found = page.cache[around.name] = Cascade(shapes_of(page), sheet_of(page), around)
    return found


def light_contrast(page: Page) -> Verdict:
    """html-34: 7:1 on a light screen and on paper."""
    return _contrast(page, LIGHT)


def dark_contrast(page: Page) -> Verdict:
    """html-35: 7:1 on a dark screen."""
    sheet = sheet_of(page)
    if not any("prefers-color-scheme" in media for rule in sheet.rules for media in rule.media) and not any(
        "dark" in item.text
        for rule in sheet.rules
        for item in rule.declarations
        if item.name == "color-scheme"
    ):
        return nothing("the page has no colours of its own for a dark screen")
    return _contrast(page, DARK)


def _contrast(page: Page, surroundings: tuple[Surroundings, ...]) -> Verdict:
    sheet = sheet_of(page)
    shapes = shapes_of(page)
    stands_out = _stands_out(sheet, surroundings, shapes.signature)
    found = []
    if not stands_out:
        found = [faint for around in surroundings for faint in faint_text(page, shapes, sheet, around)]
        stands_out += [] if found else [True]
    doubts = [faint.said for faint in found if faint.ratio is None]
    doubts += [f"the style rule {excerpt(rule)} is not understood" for rule in sheet.unknown]
    linked = [node for node in page.of("link") if "stylesheet" in (node.get("rel") or "").lower()]
    doubts += [f"line {node.sourceline}: a style sheet that is not in the page" for node in linked]
    return unless(
        [faint.said for faint in found if faint.ratio is not None], person(*doubts) if doubts else kept()
    )


@functools.lru_cache(maxsize=256)
def _stands_out(
    _sheet: StyleSheet, _surroundings: tuple[Surroundings, ...], _signature: frozenset[tuple[Any, ...]]
) -> list[bool]:
    """Where it is noted that all text of such a page stands out; empty where nobody has looked yet.

    Contrast hangs on the style sheet and on the shapes of a page, not on its words, and the handouts that are
    built in one go have few sets of shapes.
    """
    return []


def ragged(page: Page) -> Verdict:
    """html-36: no justified text."""
    faults = [
        f"{excerpt(rule.source)} is stretched to both edges"
        for rule in sheet_of(page).rules
        for item in rule.declarations
        if item.name in {"text-align", "text-align-all"} and item.text.lower() == "justify"
    ]
    faults += [
        f"{page.at(element)} is stretched to both edges"
        for element in page.elements
        if (element.get("align") or "").lower() == "justify" or "text-align:justify" in _compact(element)
    ]
    return unless(faults)


def _compact(element: Element) -> str:
    return re.sub(r"\s", "", element.get("style") or "").lower()


def upright(page: Page) -> Verdict:
    """html-37: no italics, and no capitals by style."""
    cascade = cascade_of(page, LIGHT[0])
    faults = []
    slanted: set[Element] = set()
    for element in page.own_texts:
        style = cascade.style(element)
        parent = element.getparent()
        if style.text("font-style").startswith(("italic", "oblique")):
            slanted.add(element)
            if parent not in slanted:
                faults.append(f"{page.at(element)} is in italics")
        if style.text("text-transform") in {"uppercase", "full-size-kana"} and (
            parent is None or cascade.style(parent).text("text-transform") != "uppercase"
        ):
            faults.append(f"{page.at(element)} is set in capitals")
    return unless(faults)


def prints(page: Page) -> Verdict:
    """html-38: a print style sheet, in points, without the navigation."""
    rules = [
        rule for rule in sheet_of(page).rules if any(re.search(r"\bprint\b", media) for media in rule.media)
    ]
    if not rules:
        return unless(["there are no rules for print"])
    faults = []
    if not any(
        item.name in {"font-size", "font"} and re.search(r"\d\s*pt\b", item.text.lower())
        for rule in rules
        for item in rule.declarations
    ):
        faults.append("no size for print is given in points")
    cascade = cascade_of(page, LIGHT[2])
    faults += [
        f"line {nav.sourceline}: the navigation is printed"
        for nav in page.of("nav")
        if all(cascade.style(node).text("display") != "none" for node in (nav, *nav.iterancestors()))
    ]
    return unless(faults)


def still(page: Page) -> Verdict:
    """html-39: nothing moves."""
    rules = sheet_of(page).rules
    calmed = any(
        "prefers-reduced-motion" in media and "no-preference" not in media
        for rule in rules
        for media in rule.media
    )
    asked = [rule for rule in rules if any("prefers-reduced-motion" in media for media in rule.media)]
    faults = [
        f"{excerpt(rule.source)} moves ({item.name})"
        for rule in rules
        if not calmed and not any(rule is one for one in asked)
        for item in rule.declarations
        if _moves(item.name, item.text.lower())
    ]
    moving = page.of("marquee", "blink", "animate", "animatetransform", "animatemotion")
    playing = [item for item in page.of("video", "audio") if item.get("autoplay") is not None]
    faults += [f"line {item.sourceline}: <{item.tag}> moves" for item in moving]
    faults += [f"line {item.sourceline}: <{item.tag}> plays by itself" for item in playing]
    return unless(faults)


def _moves(name: str, value: str) -> bool:
    name = name.removeprefix("-webkit-")
    if name in {"animation", "animation-name", "transition", "transition-property"}:
        return value not in {"none", "initial", "unset"} and not re.fullmatch(r"none\b.*", value)
    return name == "scroll-behavior" and value == "smooth"


def focus_ring(page: Page) -> Verdict:
    """html-40: the focus is visible."""
    rules = sheet_of(page).rules
    replaced = any(
        "focus" in rule.source and not rule.media and any(_is_ring(i.name, i.text) for i in rule.declarations)
        for rule in rules
    )
    faults = []
    for rule in rules:
        removes = [i for i in rule.declarations if _removes_ring(i.name, i.text)]
        marked = any(_is_ring(item.name, item.text) for item in rule.declarations)
        guarded = ":not(:focus-visible)" in rule.source
        if removes and not marked and not guarded and not (replaced and ":focus" not in rule.source):
            faults.append(f"{excerpt(rule.source)} takes the focus ring away")
    faults += [
        f"{page.at(element)}: its own style takes the focus ring away"
        for element in page.elements
        if re.search(r"outline:(0|none)\b", _compact(element))
    ]
    return unless(faults)


def _removes_ring(name: str, value: str) -> bool:
    words = value.lower().split()
    if name in {"outline", "outline-style", "outline-width"}:
        return words[:1] in (["none"], ["0"], ["0px"])
    return name == "outline-color" and words == ["transparent"]


def _is_ring(name: str, value: str) -> bool:
    if name in {
        "outline",
        "outline-style",
        "box-shadow",
        "border",
        "border-color",
        "background",
        "background-color",
    }:
        return value.lower().split()[:1] not in (["none"], ["0"], ["0px"], ["transparent"])
    return False


def open_lines(page: Page) -> Verdict:
    """html-41: at most 80 characters a line, leading 1.5 or more."""
    paragraphs = [item for item in page.of("p") if text_of(item)]
    if not paragraphs:
        return nothing("no paragraphs")
    cascade = cascade_of(page, LIGHT[0])
    faults: dict[str, None] = {}
    doubts: dict[str, None] = {}
    for element in paragraphs:
        for said, sure in (*_leading(element, cascade), *_measure(element, cascade)):
            (faults if sure else doubts).setdefault(said)
    return unless(faults, person(*doubts) if doubts else kept())


def _leading(element: Element, cascade: Cascade) -> Iterator[tuple[str, bool]]:
    value = cascade.style(element).text("line-height")
    figure = re.fullmatch(r"([\d.]+)(em|rem|%)?", value)
    if value in {"", "normal"}:
        yield "the space between lines is the browser's (about 1.2)", True
    elif figure is None:
        yield f"the space between lines is {value}; is that 1.5 times the type size?", False
    else:
        leading = _float(figure[1]) / (100 if figure[2] == "%" else 1)
        if leading < LEAST_LEADING:
            yield f"the space between lines is {leading:g} times the type size", True


def _measure(element: Element, cascade: Cascade) -> Iterator[tuple[str, bool]]:
    doubt = ""
    for node in (element, *element.iterancestors()):
        value = cascade.style(node).text("max-width")
        figures = re.findall(r"([\d.]+)(ch|rem|em)\b", value)
        if figures:
            characters = min(_float(size) / (1 if unit == "ch" else CHARACTER) for size, unit in figures)
            if characters > MOST_CHARACTERS:
                yield f"lines are up to {characters:.0f} characters long ({value})", True
            return
        if value not in {"", "none", "100%"}:
            doubt = value
    if doubt:
        yield f"lines are at most {doubt} long; is that 80 characters or fewer?", False
    else:
        yield "lines are as long as the window is wide", True


def _float(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:
        return 0.0
