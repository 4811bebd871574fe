"""Plain text cut into chunks: paragraphs, list items and underlined lines, by how the lines look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from handouts.readers._fill_ins import is_label, is_room
from handouts.readers._plain_cells import Drawn
from handouts.readers._plain_markers import Line, Marker, markers
from handouts.readers._plain_tables import tables
from handouts.records import dataclass

UNWRAPPED = 1_000_000
"""The width of text that no program broke into lines: every line end in it is the author's."""

_WIDEST_WRAP = 120
"""Characters. Programs break lines at 60 to 120; longer lines are whole paragraphs."""

_NARROWEST_WRAP = 60

COLUMN_GAP = re.compile(r"\S(?:\t+|(?<![.!?:]) {2,}| {3,})\S")
"""Room between two columns; after a stop or colon two spaces are no more than a habit."""

_RULE = re.compile(r"([-=_*~#+.•─═])(?:\s?\1){2,}$")
_ATX = re.compile(r"(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?$")


@dataclass(slots=True)
class Prose:
    """Lines that stand together.

    Attributes:
        lines: The lines.
        blank_before: Whether nothing stands right above.
        blank_after: Whether nothing stands right below.
        underline: The character of the rule below, for a heading that has one.
        inside: Whether it is set in under a list item, as a further paragraph of it.
    """

    lines: list[Line]
    blank_before: bool = True
    blank_after: bool = True
    underline: str = ""
    inside: bool = False


@dataclass(slots=True)
class Item:
    """A list item: its first line as it is, and its lines with the marker cut off."""

    marker: Marker
    whole: Line
    indent: int
    lines: list[Line]
    blank_before: bool = True
    blank_after: bool = True


Chunk: TypeAlias = Prose | Item | Drawn


def chunks(text: str) -> tuple[list[Chunk], int]:
    """The chunks of a text, and the width at which its lines were broken (`UNWRAPPED` if they were not)."""
    raws = text.split("\n")
    lines = inked_lines(raws)
    drawn = tables(raws, lines)
    for start, (end, _) in drawn.items():
        lines[start:end] = [None] * (end - start)
    wrap = _wrap_width(lines)
    found = markers(lines)
    made: list[Chunk] = []
    touching: Chunk | None = None  # the chunk right above, with no blank line between
    host: Item | None = None  # the item that a paragraph set in would belong to
    after = 0  # the line after the last table
    for at, line in enumerate(lines):
        if at < after:
            continue
        if at in drawn:
            after, table = drawn[at]
            _put(table, made, touching, host)
            touching, host = table, host if table.inside else None
            continue
        if line is None:
            touching = None
            continue
        if _is_room(line, made, touching):
            touching = Prose([line], blank_before=touching is None)
            made.append(touching)
            continue
        if _RULE.match(line.text):
            if isinstance(touching, Prose) and not touching.inside:
                _underline(made, touching, line)
            touching = None
            continue
        marker = found[at]
        if marker and _starts_item(marker, touching, line, wrap):
            host = Item(marker, line, line.indent, [_without(marker, line)], blank_before=touching is None)
            new: Chunk = host
        elif (
            touching
            and not isinstance(touching, Drawn)
            and not _heads(line, touching, made, wrap)
            and _continues(touching, line, wrap)
        ):
            touching.lines.append(line)
            continue
        else:
            following = lines[at + 1] if at + 1 < len(lines) else None
            inside = touching is None and host is not None and _set_in(host, line, following)
            new = Prose([line], blank_before=touching is None, inside=inside)
            host = host if inside else None
        if touching:
            touching.blank_after = False
        made.append(new)
        touching = new
    return made, wrap


def deliberate(line: Line, following: Line, wrap: int) -> bool:
    """Whether the author ended the line there: the next word would have fitted on it."""
    word = len(following.text.split(None, 1)[0])
    return line.indent + len(line.text) + 1 + word <= wrap


def is_caps(text: str) -> bool:
    """Whether a line is in capitals, and is more than a short form."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 4 and all(character.isupper() for character in letters)


def atx(line: Line) -> tuple[int, Line] | None:
    """Level and words of a heading written "## Like this", as people do in plain text too."""
    match = _ATX.match(line.text)
    if not match:
        return None
    return len(match[1]), Line(line.number, line.column + match.start(2), line.indent, match[2])


def _put(table: Drawn, made: list[Chunk], touching: Chunk | None, host: Item | None) -> None:
    """Puts a table in the run of chunks."""
    table.inside = host is not None and table.indent > host.indent
    table.blank_before = touching is None
    if touching:
        touching.blank_after = False
    made.append(table)


def inked_lines(raws: Sequence[str]) -> list[Line | None]:
    """The lines of a text without the white space around them; None for a blank one."""
    made: list[Line | None] = []
    for number, raw in enumerate(raws, start=1):
        stripped = raw.strip()
        if not stripped:
            made.append(None)
            continue
        lead = raw[: len(raw) - len(raw.lstrip())]
        made.append(Line(number, len(lead) + 1, len(lead.expandtabs(4)), stripped))
    return made


def _wrap_width(lines: list[Line | None]) -> int:
    lengths = sorted(line.indent + len(line.text) for line in lines if line)
    # Two lines in a hundred may be longer: addresses of web pages are never broken.
    widest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))] if lengths else 0
    return max(widest, _NARROWEST_WRAP) if widest <= _WIDEST_WRAP else UNWRAPPED


def _is_room(line: Line, made: Sequence[Chunk], touching: Chunk | None) -> bool:
    """Whether a line of underscores or dots is one to write on, and no rule for the eye."""
    if not is_room(line.text) or not made:
        return False
    above = made[-1].lines[-1].text
    asked = is_room(above) or above.endswith((":", "?"))
    return asked or (touching is None and is_label(above))


def _underline(made: list[Chunk], prose: Prose, rule: Line) -> None:
    """Makes a heading of the line above a rule, unless the rule only parts two stretches of text."""
    line = prose.lines[-1]
    if prose.underline or line.text[-1] in ".,;" or not len(line.text) / 2 <= len(rule.text) <= _WIDEST_WRAP:
        return
    if len(prose.lines) == 1:
        prose.underline = rule.text[0]
        return
    prose.lines.pop()
    prose.blank_after = False
    made.append(Prose([line], blank_before=False, underline=rule.text[0]))


def _without(marker: Marker, line: Line) -> Line:
    shift = marker.length
    return Line(line.number, line.column + shift, line.indent + shift, line.text[shift:])


def _starts_item(marker: Marker, touching: Chunk | None, line: Line, wrap: int) -> bool:
    """Whether a line with a marker is an item; in a broken paragraph a dash or number may start a line."""
    if touching is None or marker.sure or isinstance(touching, Item | Drawn):
        return True
    above = touching.lines[-1]
    return line.indent > above.indent or above.text.endswith(":") or deliberate(above, line, wrap)


def _heads(line: Line, touching: Chunk, made: Sequence[Chunk], wrap: int) -> bool:
    """Whether a line is a heading in capitals with no blank line before it, be it right below a title."""
    above = touching.lines[-1]
    if not is_caps(line.text) or line.text[-1] in ".,;" or not deliberate(above, line, wrap):
        return False
    return not is_caps(above.text) or (len(made) == 1 and len(touching.lines) == 1)


def _continues(touching: Chunk, line: Line, wrap: int) -> bool:
    """Whether a line without a marker, right under a chunk, belongs to it."""
    above = touching.lines[-1]
    if isinstance(touching, Prose) or not above.text:
        return True
    return line.indent > touching.indent or line.text[0].islower() or not deliberate(above, line, wrap)


def _set_in(host: Item, line: Line, following: Line | None) -> bool:
    """Whether a paragraph is set in under an item, and not only its first line."""
    return line.indent > host.indent and (following is None or following.indent > host.indent)
