"""Themes: colours of 7:1 or better, and spacing, kept as data; and the colours of a clinic's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from handouts.colours import READABLE, contrast, luminance, nearest, oklch, rgb
from handouts.errors import ConfigError
from handouts.profiles import Profile
from handouts.records import dataclass
from handouts.resources import toml


@dataclass(frozen=True, slots=True)
class Theme:
    """How a handout is coloured and spaced; colours are "#rrggbb".

    Attributes:
        name: As a user names it.
        description: Whom it is for.
        paper: The ground.
        ink: Text on it.
        accent: Rules, bars, numbers of steps.
        link, visited: Links on a web page; empty for the page's own.
        leading, paragraph_gap: At least so much, in the units of `Profile`.
        spaced: Letters and words stand further apart.
        dark: The paper is darker than the ink.
    """

    name: str
    description: str
    paper: str
    ink: str
    accent: str
    link: str = ""
    visited: str = ""
    leading: float = 0.0
    paragraph_gap: float = 0.0
    spaced: bool = False
    dark: bool = False

    def over(self, profile: Profile) -> Profile:
        """A print profile with the space that the theme asks for."""
        leading = max(self.leading, profile.leading)
        gap = max(self.paragraph_gap, profile.paragraph_gap)
        if (leading, gap) == (profile.leading, profile.paragraph_gap):
            return profile
        return dataclasses.replace(profile, leading=leading, paragraph_gap=gap)


def theme(name: str | Theme, own: Theme | None = None) -> Theme:
    """The theme `name`.

    Args:
        name: Its name; one that is made already is given back.
        own: A clinic's own colours, which stand for "plain".

    Raises:
        ConfigError: There is no such theme.
    """
    if isinstance(name, Theme):
        return name
    if own and name == PLAIN:
        return own
    table = toml("themes.toml")["theme"]
    if name not in table:
        close = get_close_matches(name, table, n=1)
        fix = f"Did you mean '{close[0]}'?" if close else f"Choose one of {', '.join(table)}."
        raise ConfigError(f"There is no theme '{name}'.", fix)
    return Theme(name=name, **table[name])


PLAIN = "plain"
"""The theme of those who choose none."""

OWN = "own"
"""The name of the theme that a clinic's own colours make."""

ON_PAPER = ("ink", "accent", "link", "visited")
"""The colours that words are set in."""


def faults(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a clinic's own colours: which one, and why, with one that would do.

    Args:
        colours: Some of "paper" and `ON_PAPER`, each "#rrggbb".
    """
    paper = colours.get("paper", theme(PLAIN).paper)
    if not _ink(paper):
        will_do = min((nearest(paper, ink) for ink in _INKS), key=lambda one: _apart(one, paper))
        problem = f"neither black nor white text has a contrast of {READABLE:g} to 1 on it"
        yield "paper", f"'paper' cannot be {paper}: {problem}; the nearest colour that will do is {will_do}"
        return  # nothing can stand on it
    for key in ON_PAPER:
        colour = colours.get(key, "")
        if colour and (ratio := contrast(colour, paper)) < READABLE:
            found = f"its contrast on {paper} is {int(ratio * 10) / 10:.1f} to 1, not {READABLE:g}"
            will_do = nearest(colour, paper)
            yield key, f"'{key}' cannot be {colour}: {found}; the nearest colour that will do is {will_do}"


def own(colours: Mapping[str, str]) -> Theme:
    """The plain theme in a clinic's own colours.

    Args:
        colours: Some of "paper" and `ON_PAPER`, in which `faults` finds nothing. Where the paper is given,
            the rest is made to fit it.
    """
    plain = theme(PLAIN)
    made = {key: colour.lower() for key, colour in colours.items()}
    if "paper" in made:
        usual = {"accent": plain.accent, **toml("themes.toml")["own"]}
        fitting = {key: nearest(colour, made["paper"]) for key, colour in usual.items()}
        made = {"ink": _ink(made["paper"]), **fitting, **made}
    paper, ink, accent = (made.get(key, getattr(plain, key)) for key in ("paper", "ink", "accent"))
    return Theme(
        name=OWN,
        description="Your own colours",
        paper=paper,
        ink=ink,
        accent=accent,
        link=made.get("link", plain.link),
        visited=made.get("visited", plain.visited),
        dark=luminance(rgb(paper)) < luminance(rgb(ink)),
    )


_INKS = ("#000000", "#ffffff")


def _ink(paper: str) -> str:
    """Black or white, whichever can be read on a paper; empty if neither can."""
    return next((ink for ink in _INKS if contrast(ink, paper) >= READABLE), "")


def _apart(one: str, other: str) -> float:
    return abs(oklch(one)[0] - oklch(other)[0])


def theme_names() -> tuple[str, ...]:
    """The names of all themes, the plain one first."""
    return tuple(toml("themes.toml")["theme"])


def explain(name: str) -> str:
    """A theme as a text for people."""
    made = theme(name)
    return (
        f"{made.name}: {made.description}\n"
        f"  Paper {made.paper}, text {made.ink}, accent {made.accent}.\n"
        f"  Use it: handouts build article.docx --theme {made.name}\n"
    )
