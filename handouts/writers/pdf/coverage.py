"""What a document holds that these fonts cannot draw: every such place, in one message."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from handouts import model
from handouts.errors import RenderError
from handouts.findings import Position
from handouts.writers.pdf.fonts import clean, covered, needs_shaping

SHOWN = 12
"""How many characters or scripts a message names."""


def refuse(document: model.Document) -> RenderError:
    """The error that names what cannot be drawn, where each stands, and what to do.

    Scripts whose letters join or run from right to left are named as a whole; other characters one by one.
    """
    places: dict[str, list[Position]] = {}
    fixes: dict[str, None] = {}
    for char, position in _undrawable(document):
        if needs_shaping(char):
            name = f"{_script(char)} script"
            fixes[
                "Use the web page for these scripts; it prints from any browser. PDF of them needs the "
                "WeasyPrint engine, which this version does not have."
            ] = None
        else:
            name = _name(char)
            fixes["Write words in place of these characters, or take them out."] = None
        places.setdefault(name, []).append(position)
    lines = [f"  {name}, at {_where(found)}" for name, found in list(places.items())[:SHOWN]]
    if len(places) > SHOWN:
        lines.append(f"  and {len(places) - SHOWN} more")
    return RenderError(
        "This text has characters that the PDF writer cannot draw:\n" + "\n".join(lines), " ".join(fixes)
    )


def _undrawable(document: model.Document) -> Iterator[tuple[str, Position]]:
    for node in model.walk(document):
        for text in _drawn(node):
            wanting = {char for char in clean(text) if not covered(char)}
            for offset, char in enumerate(text):
                if char in wanting:
                    yield char, model.position_at((node,), offset) if model.is_inline(node) else node.position
            for char in sorted(wanting.difference(text)):  # composed of others
                yield char, node.position


def _drawn(node: model.Node) -> tuple[str, ...]:
    match node:
        case model.Text() | model.Abbreviation():
            return (node.text,)
        case model.Figure(image=None):
            return (node.alt,)
    return ()


def _where(found: list[Position]) -> str:
    places = list(dict.fromkeys(str(position) for position in found))
    more = f" and {len(places) - 3} more places" if len(places) > 3 else ""
    return ", ".join(places[:3]) + more


def _name(char: str) -> str:
    shown = f"“{char}” " if char.isprintable() else ""
    return f"{shown}U+{ord(char):04X} {unicodedata.name(char, '(a character without a name)')}"


def _script(char: str) -> str:
    """The script of a letter, which is the first word of its Unicode name: "Arabic", "Devanagari"."""
    return unicodedata.name(char, "unknown").split()[0].capitalize()
