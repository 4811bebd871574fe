"""Colours: how far two stand apart for the eye, and the nearest that stands apart enough.

A colour is "#rrggbb". What is near is measured in OKLCH (lightness, chroma, hue), in which equal steps look
equal: B. Ottosson, "A perceptual color space for image processing" (2020), the figures of CSS Color 4, 10.
"""

from __future__ import annotations

import functools
import math
import re
from typing import Final, TypeAlias

Three: TypeAlias = tuple[float, float, float]

HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
"""How a colour is written."""

READABLE: Final = 7.0
"""The contrast that text needs (WCAG 2.2, 1.4.6)."""


def rgb(colour: str) -> Three:
    """Red, green and blue of a colour, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    return _apart(luminance(rgb(one)), luminance(rgb(other)))


def luminance(colour: Three) -> float:
    """Relative luminance of red, green and blue from 0 to 1 (WCAG 2.2)."""
    red, green, blue = map(_linear, colour)
    return _weighed((red, green, blue))


def _weighed(light: Three) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def _apart(one: float, other: float) -> float:
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)


def oklch(colour: str) -> Three:
    """Lightness from 0 to 1, chroma from 0 up, and hue in radians."""
    red, green, blue = map(_linear, rgb(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour of a lightness, chroma and hue; empty where no screen of sRGB shows it."""
    shown = [round(_gamma(part) * 255) for part in _light(lightness, chroma, hue)]
    if not all(0 <= part <= 255 for part in shown):
        return ""
    return "#" + "".join(f"{part:02x}" for part in shown)


def _light(lightness: float, chroma: float, hue: float) -> Three:
    """Red, green and blue as amounts of light, which are out of bounds for what no screen shows."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


_CHROMAS: Final = 40
"""Steps of chroma that are tried, from that of the colour down to grey."""

_HALVINGS: Final = 12
"""How often the range of lightness is halved: to a 4,000th, which no one of 256 steps is as small as."""

_NUDGES: Final = 8
"""How often a colour is moved on, by half of a 256th, where it is too near once it is rounded to 256ths."""


@functools.lru_cache(maxsize=64)
def nearest(colour: str, ground: str, wanted: float = READABLE) -> str:
    """The colour of the same hue that is most like `colour` and has a contrast of `wanted` to `ground`.

    Args:
        colour: What somebody chose; given back as it is where it stands apart enough.
        ground: What it stands on.
        wanted: The contrast that it needs, from 1 to 21.

    Returns:
        The colour; empty where none of that hue, black and white included, stands so far apart.
    """
    if contrast(colour, ground) >= wanted:
        return colour.lower()
    lightness, chroma, hue = oklch(colour)
    best, found = math.inf, ""
    for less in range(_CHROMAS + 1):
        tried = chroma * (1 - less / _CHROMAS)
        for end in (0.0, 1.0):
            made, reached = _towards(end, (lightness, tried, hue), ground, wanted)
            away = math.hypot(reached - lightness, chroma - tried)
            if made and away < best:
                best, found = away, made
    return found


def _towards(end: float, start: Three, ground: str, wanted: float) -> tuple[str, float]:
    """The first colour on the way to black or white that stands apart enough, and its lightness.

    Once it does it does all the way, so the range can be halved.
    """
    behind = luminance(rgb(ground))
    (near, chroma, hue), far = start, end
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        if _apart(_weighed(_light(middle, chroma, hue)), behind) >= wanted:
            far = middle
        else:
            near = middle
    for nudge in range(_NUDGES):
        reached = far + math.copysign(min(nudge / 512, abs(end - far)), end - far)
        made = from_oklch(reached, chroma, hue)
        if made and contrast(made, ground) >= wanted:
            return made, reached
    return "", end


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    if part <= 0.0031308:
        return 12.92 * part
    return 1.055 * math.pow(part, 1 / 2.4) - 0.055
