"""Print profiles and paper sizes: the large-print figures, kept as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from itertools import pairwise

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
        line_length: The most characters of a line of text; 0 where they are as many as it holds.
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
    line_length: int = 0

    def heading(self, level: int) -> float:
        """Type size of a heading of `level` (1 is the title)."""
        return (self.h1, self.h2, self.h3)[min(level, 3) - 1]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size in points."""

    name: str
    width: float
    height: float


FIGURES = tuple(
    each.name for each in fields(Profile) if each.name not in ("name", "description", "line_length")
)
"""What a profile of a clinic's own may say in numbers."""


def profile(name: str | Profile, own: Mapping[str, Profile] | None = None) -> Profile:
    """The print profile `name`.

    Args:
        name: Its name; one that is made already is given back.
        own: The clinic's own by their names, which stand beside those that are shipped.

    Raises:
        ConfigError: There is no such profile.
    """
    if isinstance(name, Profile):
        return name
    if own and name in own:
        return own[name]
    table = toml("profiles.toml")["profile"]
    if name not in table:
        raise ConfigError(f"There is no print profile '{name}'.", _nearest(name, {**(own or {}), **table}))
    return Profile(name=name, **table[name])


def inherited(name: str, base: Profile, figures: Mapping[str, float], description: str = "") -> Profile:
    """A profile of a clinic's own: another one, with some of its figures changed.

    Headings that are not given grow with the text, as the room for the page number does.

    Args:
        name: What it is called.
        base: The shipped profile that it is made from.
        figures: Some of FIGURES.
        description: Whom it is for; empty to say what it is made from.
    """
    growth = max(1.0, figures.get("body", base.body) / base.body)
    made = {
        key: round(getattr(base, key) * (growth if key in ("h1", "h2", "h3") else 1), 1) for key in FIGURES
    }
    made["bottom_margin"] += round(2 * (growth - 1) * base.body)
    said = description or f"Your own, made from {base.name}"
    return Profile(name=name, description=said, line_length=base.line_length, **{**made, **figures})


def faults(made: Profile, base: Profile) -> Iterator[tuple[str, str]]:
    """What is wrong with a profile of a clinic's own: the figure, and why; nothing if it is sound.

    It may not fall below the print that `base` promises, and headings stand out by their size.
    """
    table = toml("profiles.toml")
    floor, largest = table["floor"][base.name], table["bounds"]["body"][1]
    if not floor <= made.body <= largest:
        lower = [name for name, size in table["floor"].items() if size <= made.body and size < floor]
        hint = f"; inherit '{lower[0]}' for smaller print" if lower else ""
        promise = f"a profile made from '{base.name}' has from {floor} to {largest} points"
        yield "body", f"'body' cannot be {made.body:g}: {promise}{hint}"
        return  # the rest follows from it
    for key, (least, most) in table["bounds"].items():
        value = getattr(made, key)
        if not least <= value <= most:
            yield key, f"'{key}' cannot be {value:g}: it may be from {least} to {most}"
    sizes = [("h1", made.h1), ("h2", made.h2), ("h3", made.h3), ("body", made.body)]
    for (upper, high), (lower_name, low) in pairwise(sizes):
        if high < low:
            yield upper, f"'{upper}' is {high:g}, smaller than '{lower_name}', which is {low:g}"
    if made.bottom_margin < _FOOT * made.body:
        needed = _FOOT * made.body
        yield (
            "bottom_margin",
            f"'bottom_margin' cannot be {made.bottom_margin:g}: the page number needs {needed:g}",
        )
    narrowest = min(entry["width"] for entry in table["paper"].values())
    if narrowest - 2 * made.side_margin < _LEAST_LINE * made.body:
        yield (
            "side_margin",
            f"'side_margin' cannot be {made.side_margin:g}: lines would hold fewer than 20 letters",
        )


_FOOT = 2.5
"""The least room below the text, in multiples of its size: for the page number, and white space around it."""
_LEAST_LINE = 10
"""The least width of a line in multiples of the type size: some 20 letters."""


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


def gutter(profile: Profile, sides: str) -> float:
    """How far the text of a page is moved away from the edge that is bound, in points.

    Args:
        profile: The sizes; the outer margin keeps what `bounds` asks for.
        sides: "single" or "double".

    Raises:
        ConfigError: It is neither.
    """
    if sides not in SIDES:
        raise ConfigError(f"Paper cannot be printed on '{sides}' sides.", f"Choose {' or '.join(SIDES)}.")
    if sides == "single":
        return 0.0
    table = toml("profiles.toml")
    wanted: float = table["double_sided"]["gutter"]
    outer: float = table["bounds"]["side_margin"][0]
    return max(0.0, min(wanted, profile.side_margin - outer))


SIDES = ("single", "double")
"""What paper is printed on."""


def explain(name: str | Profile) -> str:
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
