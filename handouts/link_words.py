"""Whether the words of a link say where it leads when they are heard alone."""

from __future__ import annotations

import functools
import re
import unicodedata

from handouts.resources import toml


@functools.cache
def _vague() -> frozenset[str]:
    return frozenset(phrase for phrases in toml("link_words.toml").values() for phrase in phrases)


def stands_alone(text: str) -> bool:
    """Whether a link's words name its target: not "here", not "read more", not a bare sign (WCAG 2.4.9)."""
    plain = " ".join(re.sub(r"[^\w\s'’-]", " ", text).replace("’", "'").lower().split())
    if not any(unicodedata.category(character)[0] in "LN" for character in plain):
        return False
    return plain not in _vague()
