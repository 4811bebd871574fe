"""Formulas on one line of text, so that they say what they say on two: "(a+b)/c", "√(x+1)", "2³".

A fraction or a root whose line is gone is another number. Brackets stand wherever the place of things
groups them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handouts.readers._runs import lowered, raised

_WHOLE = re.compile(r"[\w.,%°′″]*|[(\[][^()\[\]]*[)\]]|√[\w.,]*")
"""What needs no brackets: a number, a word, what has brackets of its own."""

UNSEEN = dict.fromkeys(range(0x2061, 0x2065))
"""Signs for "of", "times" and "plus" that are not shown."""


def grouped(text: str) -> str:
    """A part of a formula in brackets, unless it is one thing."""
    return text if _WHOLE.fullmatch(text) else f"({text})"


def fraction(upper: str, lower: str) -> str:
    """One over the other."""
    return f"{grouped(upper)}/{grouped(lower)}"


def root(base: str, degree: str = "") -> str:
    """A square root, or one of another degree."""
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree)
    return f"{sign}{grouped(base)}" if sign else f"root({degree}; {base})"


def power(text: str) -> str:
    """What stands raised behind something."""
    return _script(text, raised(text), "^")


def index(text: str) -> str:
    """What stands lowered behind something."""
    return _script(text, lowered(text), "_")


def over_all(sign: str, lower: str, upper: str, inside: str) -> str:
    """A sum, a product or an integral between two bounds."""
    return f"{sign}{index(lower)}{power(upper)} {inside}".strip()


def matrix(rows: Iterable[Sequence[str]]) -> str:
    """Rows under each other."""
    return "[" + "; ".join(", ".join(row) for row in rows) + "]"


def _script(text: str, shifted: str, mark: str) -> str:
    if not text.strip() or shifted != text:
        return shifted.strip()
    return f"{mark}{grouped(text)}"
