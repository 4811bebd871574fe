"""Words that stand out of their text: in another script than its language is written in, or in capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handouts.model import language_root

SCRIPTS = {
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "ps": "ARABIC", "ru": "CYRILLIC", "uk": "CYRILLIC",
    "bg": "CYRILLIC", "sr": "CYRILLIC", "mk": "CYRILLIC", "be": "CYRILLIC", "kk": "CYRILLIC", "el": "GREEK",
    "he": "HEBREW", "yi": "HEBREW", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ne": "DEVANAGARI", "th": "THAI",
    "ko": "HANGUL", "zh": "CJK", "ja": "CJK", "hy": "ARMENIAN", "ka": "GEORGIAN", "bn": "BENGALI",
    "pa": "GURMUKHI", "gu": "GUJARATI", "ta": "TAMIL", "te": "TELUGU", "am": "ETHIOPIC", "km": "KHMER",
}  # fmt: skip
"""The script of languages that are not written in Latin letters, by its name in Unicode."""

COUNTED = 3
"""A word needs this many letters of another script; one Greek letter is a symbol."""
MIXED = {"CJK": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "BOPOMOFO"}}


def foreign_words(text: str, lang: str) -> Iterator[str]:
    """Runs of letters of a script that `lang` is not written in; Latin is at home anywhere."""
    if text.isascii():
        return
    own = SCRIPTS.get(language_root(lang), "LATIN")
    home = MIXED.get(own, {own}) | {"LATIN", "MODIFIER", "FULLWIDTH", "HALFWIDTH"} | _SIGNS
    for run in re.findall(r"[^\W\d_a-zA-Z]+", text):
        away = [letter for letter in run if unicodedata.name(letter, "LATIN").partition(" ")[0] not in home]
        script = unicodedata.name(away[0]).partition(" ")[0] if away else ""
        if len(away) >= COUNTED or script in {"CJK", "HIRAGANA", "KATAKANA"}:
            yield run


_SIGNS = {"MICRO", "FEMININE", "MASCULINE", "OHM", "KELVIN", "ANGSTROM", "SUPERSCRIPT", "SUBSCRIPT",
          "MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER", "ROMAN"}  # fmt: skip


def short_forms(text: str) -> list[str]:
    """Words of two to six capitals without "long form (SHORT)" or "SHORT (long form)" anywhere."""
    found: dict[str, None] = {}
    for match in re.finditer(r"(?<![\w-])[A-Z][A-Z&]{1,5}(?:s)?(?![\w-])", text):
        found.setdefault(match[0].removesuffix("s"))
    if len(found) > len(text.split()) // 4:
        return []  # a text in capitals has no short forms that can be told
    return [
        form
        for form in found
        if f"({form})" not in text and not re.search(rf"\b{re.escape(form)}s? \([a-z]", text)
    ]
