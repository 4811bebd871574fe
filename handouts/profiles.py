"""Print profiles and paper sizes: the large-print figures, kept as data."""

from __future__ import annotations

from difflib import get_close_matches

from handouts.errors import ConfigError
from handouts.records import dataclass
from handouts.resources import toml


@dataclass(frozen=True, slots=True)
class Profile:
    """Sizes of one kind of print, in points unless said otherwise.

    Attributes:
        name: As a user names it.
        description: Whom it is for and which guideline it follows.
        body: Size of running text.
        h1, h2, h3: Sizes of headings; deeper ones are as h3.
        leading: Distance between baselines, in multiples of the type size.
        paragraph_gap: Space between paragraphs, in lines of body text.
        side_margin: Left and right margin.
        top_margin: Space above the text.
        bottom_margin: Space below the text; the foot is inside it.
    """

    name: str
    description: str
    body: float
    h1: float
    h2: float
    h3: float
    leading: float
    paragraph_gap: float
    side_margin: float
    top_margin: float
    bottom_margin: float

    def heading(self, level: int) -> float:
        """Type size of a heading of `level` (1 is the title)."""
        return (self.h1, self.h2, self.h3)[min(level, 3) - 1]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size in points."""

    name: str
    width: float
    height: float


def profile(name: str) -> Profile:
    """The print profile `name`.

    Raises:
        ConfigError: There is no such profile.
    """
    table = toml("profiles.toml")["profile"]
    if name not in table:
        raise ConfigError(f"There is no print profile '{name}'.", _nearest(name, table))
    return Profile(name=name, **table[name])


def paper(name: str) -> Paper:
    """The paper size `name`.

    Raises:
        ConfigError: There is no such paper size.
    """
    table = toml("profiles.toml")["paper"]
    if name not in table:
        raise ConfigError(f"There is no paper size '{name}'.", _nearest(name, table))
    return Paper(name=name, **table[name])


def profile_names() -> tuple[str, ...]:
    """The names of all print profiles, from the smallest print up."""
    return tuple(toml("profiles.toml")["profile"])


def paper_names() -> tuple[str, ...]:
    """The names of all paper sizes."""
    return tuple(toml("profiles.toml")["paper"])


def explain(name: str) -> str:
    """A print profile as a text for people, with all its figures."""
    made = profile(name)
    return (
        f"{made.name}: {made.description}\n"
        f"  Text {made.body:g} points; title {made.h1:g}, headings {made.h2:g} and {made.h3:g}.\n"
        f"  From line to line {made.leading:g} times the size; {made.paragraph_gap:g} "
        f"{'line' if made.paragraph_gap == 1 else 'lines'} between paragraphs.\n"
        f"  Side margins {made.side_margin / 72:g} inches.\n"
        f"  Use it: handouts build article.docx --profile {made.name}\n"
    )


def _nearest(name: str, table: dict[str, object]) -> str:
    close = get_close_matches(name, table, n=1)
    if close:
        return f"Did you mean '{close[0]}'?"
    return f"Choose one of {', '.join(table)}."
