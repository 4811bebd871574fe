"""Letters of a PDF to words: symbols, ligatures, and hyphens at the ends of lines."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from handouts.readers._account import Account
from handouts.readers._pdf_source import UNKNOWN, Piece
from handouts.readers._runs import seen
from handouts.readers._symbols import is_symbol_font, symbol
from handouts.resources import data

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")
HYPHENS = "-\u2010\u00ad"


def readable(piece: Piece, account: Account, page: int) -> str:
    """The letters of a piece as a person would type them. What nobody can know is put down as a loss."""
    text = piece.text.translate(_LIGATURES)
    if piece.flags & UNKNOWN or "\ufffd" in text or any(map(_is_private, text)) or is_symbol_font(piece.font):
        text = "".join(_known(character, piece.font, account, page) for character in text)
    return unicodedata.normalize("NFC", seen(text))


def _known(character: str, font: str, account: Account, page: int) -> str:
    known = character
    if _is_private(character):
        known = symbol(font, ord(character)) if is_symbol_font(font) else _guessed(ord(character))
    elif is_symbol_font(font) and not character.isspace() and ord(character) < 0x100:
        known = symbol(font, ord(character)) or character
    if not known or known == "\ufffd":
        why = "its font does not say which letter it is; look at the page and type it"
        account.lose("symbol", f"A character of page {page + 1}", why, 1)
        return ""
    return known


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def _guessed(code: int) -> str:
    """A code that symbol fonts use, in a font whose name says nothing; only bullets are sure enough."""
    return "•" if code in {0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC} else ""


class Hyphens:
    """Whether a hyphen at the end of a line belongs to its word.

    Args:
        texts: The words of the document, by lines.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for text in texts:
            if text.rstrip()[-1:] not in HYPHENS:
                self._words.update(word.casefold() for word in _WORD.findall(text))

    def joined(self, above: str, below: str, account: Account) -> str:
        """A line that ends with a hyphen and the line after it as one text.

        The hyphen goes only where that is safe: where it is a soft one, or where the document, or English,
        has the word without it, and the document does not have it with one.
        """
        left, right = re.search(r"([^\W\d_]+)[-\u2010\u00ad]\Z", above), re.match(r"[^\W\d_]+", below)
        soft = above.endswith("\u00ad")
        if not left or not right or not right[0][0].islower():
            return above + below
        before, after = left[1].casefold(), right[0].casefold()
        if not soft and self._words[f"{before}-{after}"]:
            return above + below
        if soft or self._words[before + after] or is_english(before + after):
            return above[:-1] + below
        if not (is_english(before) and is_english(after)):
            word = f"{left[1]}-{right[0]}"
            why = "whether it has a hyphen cannot be told, so it was kept; compare it with the page"
            account.lose("hyphen", f"How to write “{word[:60]}”, broken at the end of a line", why)
        return above + below


def is_english(word: str) -> bool:
    """Whether a word in lower case, or one that it is made of, is in the list of English words."""
    return any(
        len(stem := word.removesuffix(ending)) > 1 and word.endswith(ending) and stem in _listed(stem[:2])
        for ending in _ENDINGS
    )


@functools.cache
def _listed(start: str) -> frozenset[str]:
    """The English words that begin with two letters."""
    line = _lines().get(start, "")
    return frozenset(word for word in line.split() if word.isalpha())


@functools.cache
def _lines() -> dict[str, str]:
    text = data("word_rarity.txt").read_text(encoding="utf-8")
    rows = (line.partition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {start: words for start, _, words in rows}
