"""What a document holds that these fonts cannot draw: every such place, in one message."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from handouts import model
from handouts.errors import RenderError
from handouts.findings import NOWHERE, Position
from handouts.writers.pdf.fonts import REGULAR, clean, covered, needs_shaping

SHOWN = 40
"""How many characters or scripts a message names."""


def refuse(
    document: model.Document, weight: int = REGULAR, has: Callable[[str], bool] | None = None
) -> RenderError:
    """The error that names what cannot be drawn, where each stands, and what to do.

    Letters of scripts that the shipped fonts do not have, or that join or run from right to left, are named
    by their script; other characters one by one.

    Args:
        document: The handout.
        weight: Which faces were looked in (`fonts.lend`).
        has: Whether there is a font for a character, where another engine draws; then `weight` says nothing.
    """
    places: dict[str, list[Position]] = {}
    fixes: dict[str, None] = {}
    for char, position in undrawable(document, weight, has):
        written = script(char)
        fixes[(_LEND if has else _OTHER_SCRIPT) if written else _ODD_CHARACTER] = None
        places.setdefault(written or _name(char), []).append(position)
    lines = [f"  {name}, at {_where(found)}" for name, found in list(places.items())[:SHOWN]]
    if len(places) > SHOWN:
        lines.append(f"  and {len(places) - SHOWN} more")
    return RenderError(
        "This text has characters that the PDF writer cannot draw:\n" + "\n".join(lines), " ".join(fixes)
    )


def borrowing(
    document: model.Document, names: Sequence[str], has: Callable[[str], bool] | None = None
) -> str:
    """What staff are told where fonts of this computer were used: for which characters, and from where on."""
    found = dict.fromkeys(char for char, _ in undrawable(document, has=has))
    _, first = next(undrawable(document, has=has))
    shown = " ".join(list(found)[:SHOWN]) + (" …" if len(found) > SHOWN else "")
    return (
        f"{first}: {shown} drawn with a font of this computer ({', '.join(names)}), "
        "because those of handouts lack it. Another computer may draw it with another."
    )


_OTHER_SCRIPT = (
    "Leave the engine to handouts, which takes WeasyPrint for letters that join or run from right to left. "
    "For other writing name a font of this computer that has it, as output.fallback_fonts in the settings; "
    "or use the web page, which prints from any browser."
)
_LEND = (
    "Name a font of this computer that has this writing, as output.fallback_fonts in the settings; "
    "or use the web page, which prints from any browser."
)
_ODD_CHARACTER = (
    "Write words in place of these characters, or take them out. Or name a font of this computer that has "
    "them, as output.fallback_fonts in the settings."
)


def undrawable(
    document: model.Document, weight: int = REGULAR, has: Callable[[str], bool] | None = None
) -> Iterator[tuple[str, Position]]:
    """Each character, and each place where one or a stretch of one script begins; see `refuse`."""
    for node in model.walk(document):
        for text in _drawn(node):
            wanting = {char for char in clean(text) if not (has(char) if has else covered(char, weight))}
            before = ""
            for offset, char in enumerate(text):
                written = script(char) if char in wanting else ""
                if char in wanting and not (written and written == before):
                    yield char, model.position_at((node,), offset) if model.is_inline(node) else node.position
                if not char.isspace():
                    before = written
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
    known = [position for position in found if position is not NOWHERE] or found
    places = list(dict.fromkeys(str(position) for position in known))
    more = f" and {len(places) - 3} more places" if len(places) > 3 else ""
    return ", ".join(places[:3]) + more


def _name(char: str) -> str:
    shown = f"“{char}” " if char.isprintable() else ""
    return f"{shown}U+{ord(char):04X} {unicodedata.name(char, '(a character without a name)')}"


def script(char: str) -> str:
    """The script of a letter that our fonts do not have: "Arabic script". Empty for what is no such letter.

    The first word of a letter's Unicode name is its script.
    """
    first = unicodedata.name(char, "").partition(" ")[0]
    if first == "CJK":
        return "rare Chinese characters"
    if needs_shaping(char) or (unicodedata.category(char) in ("Lo", "Lm") and first not in _OURS):
        return f"{first.capitalize()} script"
    return ""


_OURS = frozenset(
    {"", "LATIN", "GREEK", "CYRILLIC", "MODIFIER", "MATHEMATICAL", "DOUBLE-STRUCK", "FEMININE", "MASCULINE"}
    | {"HIRAGANA", "KATAKANA", "HALFWIDTH", "HANGUL", "BOPOMOFO"}
)
"""First words of the names of letters in scripts that the shipped fonts have."""
