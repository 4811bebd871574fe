"""What a document holds that these fonts cannot draw: every such place, in one message."""

from __future__ import annotations

import unicodedata

from handouts import model
from handouts.errors import RenderError
from handouts.findings import Position
from handouts.writers.pdf.fonts import clean, covered, needs_shaping

SHOWN = 12
"""How many characters a message names."""


def refuse(document: model.Document) -> RenderError:
    """The error that names the characters that cannot be drawn, where each stands, and what to do."""
    places: dict[str, list[Position]] = {}
    for node in model.walk(document):
        for text in _drawn(node):
            for offset, char in enumerate(clean(text)):
                if not covered(char):
                    here = model.position_at((node,), offset) if model.is_inline(node) else node.position
                    places.setdefault(char, []).append(here)
    shaped = [char for char in places if needs_shaping(char)]
    if shaped:
        scripts = sorted({_script(char) for char in shaped})
        first = min((places[char][0] for char in shaped), key=str)
        return RenderError(
            f"{first}: The PDF writer cannot set {' and '.join(scripts)} text yet.",
            "Use the web page (--format html), which can be printed from a browser; PDF for such scripts "
            "needs the WeasyPrint engine, which is not in this version.",
        )
    lines = [_line(char, found) for char, found in list(places.items())[:SHOWN]]
    if len(places) > SHOWN:
        lines.append(f"  and {len(places) - SHOWN} more characters")
    many = (
        "characters that no font of handouts has"
        if len(places) != 1
        else "a character that no font of handouts has"
    )
    return RenderError(
        f"This text has {many}:\n" + "\n".join(lines),
        "Write words in place of these characters, or take them out.",
    )


def _drawn(node: model.Node) -> tuple[str, ...]:
    match node:
        case model.Text() | model.Abbreviation():
            return (node.text,)
        case model.Figure(image=None):
            return (node.alt,)
    return ()


def _line(char: str, found: list[Position]) -> str:
    name = unicodedata.name(char, "no name")
    shown = f"'{char}' " if char.isprintable() else ""
    where = ", ".join(dict.fromkeys(str(position) for position in found[:3]))
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"  {shown}U+{ord(char):04X} {name}, at {where}{more}"


def _script(char: str) -> str:
    """The script of a character, as the first word of its Unicode name: "Arabic", "Devanagari"."""
    return unicodedata.name(char, "this").split()[0].capitalize()
