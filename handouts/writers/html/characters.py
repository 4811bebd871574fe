"""Code points that HTML does not allow, taken out of what is otherwise finished."""

from __future__ import annotations

import re

_SPACES = "\x0b\x0c\x1c-\x1f\x85"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACE = re.compile(f"[{_SPACES}]")


def clean(written: str) -> str:
    """Markup in which every code point is one that a page may hold."""
    # The first test is quick, and most pages pass it.
    if written.replace("\n", "").replace("\xa0", "").isprintable():
        return written
    return _FORBIDDEN.sub(_allowed, written)


def _allowed(match: re.Match[str]) -> str:
    """What stands for a code point that HTML does not allow (HTML Living Standard, 13.2.3.5)."""
    return " " if _SPACE.match(match[0]) else "\ufffd"
