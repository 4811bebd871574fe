"""Control characters in a text: what comes of each, told; no page is refused for one that shows nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from handouts.findings import Position
from handouts.model import Loss
from handouts.readers._decode import CONTROL, as_windows_1252, damage, damaged

_SHARE, _FEW = 0.01, 5
"""A text has more of them only where it is no text, or lost much else: it is refused."""

_RUN = re.compile(f"{CONTROL.pattern}+")
_MEANT = {"\x1e": "-"}
"""What a word processor writes for a hyphen at which no line ends, when it saves a plain text."""


def mended(text: str, path: str) -> tuple[str, list[Loss]]:
    """The text of a file without control characters, and what came of them.

    Raises:
        SourceError: It has so many that it is no text, or another character was lost before it came here.
    """

    def place(offset: int) -> Position:
        return Position(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))

    return cleaned(text, place) if damage(text) else (text, [])


def cleaned(text: str, place: Callable[[int], Position]) -> tuple[str, list[Loss]]:
    """Characters without control characters, and what came of these.

    What a program meant by one is put in its place, where that is known. The others are taken out, as no
    program shows them; but where two figures would be one, a space parts them.

    Args:
        text: The characters.
        place: Where the one at an offset stands.

    Raises:
        SourceError: They are so many that it is no text, or another character was lost before it came here.
    """
    found = damage(text)
    if not found:
        return text, []
    many = len(CONTROL.findall(text)) > max(_FEW, _SHARE * len(text))
    other = damage(CONTROL.sub(" ", text))
    if other or many:
        at, character = other or found
        raise damaged(character, place(at))
    losses: list[Loss] = []

    def instead(run: re.Match[str]) -> str:
        made = "".join(as_windows_1252(one) or _MEANT.get(one, "") for one in run[0])
        names = " ".join(f"U+{ord(one):04X}" for one in run[0])
        kind, what, why = "control", f"Control character {names}", "nothing shows it"
        if made:
            what, why = f"{what}, for which “{made}” stands now", "it was probably meant to be that"
        elif text[: run.start()][-1:].isdigit() and text[run.end() : run.end() + 1].isdigit():
            kind, made = "control-in-number", " "
            why = "it may have been a point or a dash between the figures: type what was meant"
        losses.append(Loss(kind, what, why, place(run.start())))
        return made

    return _RUN.sub(instead, text), losses
