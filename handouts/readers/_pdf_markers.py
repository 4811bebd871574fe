"""What a line of a page starts with when it is an item of a list: a bullet, a number or a letter."""

from __future__ import annotations

import re

from handouts.model import NumberStyle
from handouts.ordinals import lettered
from handouts.readers._symbols import BULLETS, TICK_BOXES
from handouts.records import dataclass

_SIGNS = (
    re.escape("".join(sorted(BULLETS | set(TICK_BOXES) | set("✓✔➤►▶◆❖★→‣⇒"))))
    + "\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
)
_BULLET = re.compile(rf"([{_SIGNS}]|[-–—*o](?=\s))\s*(?=\S|\Z)")
_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s+(?=\S)")
_ALONE = re.compile(rf"(?:[{_SIGNS}*o–—-]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,5}})[.)])\s*")


@dataclass(frozen=True, slots=True)
class Marker:
    """The start of an item.

    Attributes:
        length: How many characters it has, with the white space after it.
        sign: The bullet; empty for a number.
        numbers: What its number may be, by style.
    """

    length: int
    sign: str = ""
    numbers: tuple[tuple[NumberStyle, int], ...] = ()

    @property
    def checked(self) -> bool | None:
        """The state of a box to tick; None where it is none."""
        return TICK_BOXES.get(self.sign)


def is_marker(text: str) -> bool:
    """Whether a text is a bullet, a number or a letter of a list, and nothing more."""
    return bool(_ALONE.fullmatch(text.strip()))


def marker(text: str) -> Marker | None:
    """What a line starts with, or None for a line that is no item."""
    match = _BULLET.match(text)
    if match and match.end() < len(text):
        return Marker(match.end(), match[1])
    match = _NUMBER.match(text)
    if not match:
        return None
    if match[1].isdigit():
        return Marker(match.end(), numbers=(("decimal", int(match[1])),))
    return Marker(match.end(), numbers=tuple(lettered(match[1])))
