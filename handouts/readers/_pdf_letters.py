"""Letters of a PDF to words: symbols and ligatures."""

from __future__ import annotations

import unicodedata

from handouts.readers._account import Account
from handouts.readers._pdf_source import UNKNOWN, Piece
from handouts.readers._runs import seen
from handouts.readers._symbols import is_symbol_font, symbol

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


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
