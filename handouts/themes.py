"""Themes: colours of 7:1 or better, and spacing, kept as data."""

from __future__ import annotations

import dataclasses
from difflib import get_close_matches

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


def theme(name: str) -> Theme:
    """The theme `name`.

    Raises:
        ConfigError: There is no such theme.
    """
    table = toml("themes.toml")["theme"]
    if name not in table:
        close = get_close_matches(name, table, n=1)
        fix = f"Did you mean '{close[0]}'?" if close else f"Choose one of {', '.join(table)}."
        raise ConfigError(f"There is no theme '{name}'.", fix)
    return Theme(name=name, **table[name])


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
