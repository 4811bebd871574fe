"""Where an article says where its facts come from."""

from __future__ import annotations

import functools
import re

from handouts.checks._rule import Context
from handouts.resources import toml


def says_sources(text: str, language: str) -> bool | None:
    """Whether a heading or a line names sources: "Source: CDC"; None in a language with no words for it."""
    pattern = _pattern(language)
    return bool(pattern.match(text)) if pattern else None


def source_sections(context: Context) -> frozenset[str]:
    """The ids of the sections that list sources."""
    return frozenset(
        passage.section
        for passage in context.passages
        if passage.kind == "heading" and says_sources(passage.text, context.language)
    )


@functools.cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = toml("structure.toml").get(language, {}).get("sources", ())
    if not words:
        return None
    # "Sources: CDC", "Adapted from the CDC", but not "Sources of vitamin C".
    after = r"(?:(?<=from)|\s*(?:[:(]|\Z|(?-i:[A-Z])|[\"“]))"
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words))})\b{after}", re.IGNORECASE)
