"""Characters of symbol fonts, which Word stores by code, to Unicode."""

from __future__ import annotations

from handouts.resources import toml

TICK_BOXES = {"☐": False, "☑": True, "☒": True, "□": False, "❏": False, "❑": False, "❒": False, "▢": False}
"""Characters that stand for a box to tick, and whether it is ticked."""

BULLETS = frozenset("•●○◦▪■‣·∙⁃➢＊")
"""Characters that people type in front of the items of a list."""


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are pictures and not letters."""
    return font.lower() in toml("symbols.toml")


def symbol(font: str, code: int) -> str:
    """The Unicode character for a code in a symbol font; "" where it is not known.

    Word moves the codes of symbol fonts to U+F000 (ISO 29500-1, 17.3.3.30); both are understood.
    """
    table: dict[str, str] = toml("symbols.toml").get(font.lower(), {})
    if table:
        return table.get(f"{code - 0xF000 if 0xF000 <= code <= 0xF0FF else code:02X}", "")
    usable = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFD
    return chr(code) if usable and chr(code).isprintable() else ""
