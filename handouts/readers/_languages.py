"""Whether a language tag is one (BCP 47)."""

from __future__ import annotations

import functools
import re

from handouts.resources import toml

# RFC 5646, 2.1: language, script, region, variants; extensions and private use are of no use to a handout.
_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*)"
)


def language_tag(text: str) -> str | None:
    """`text` as a language tag in its usual capitals ("pt-BR"), or None if it is none."""
    match = _TAG.fullmatch(text.strip().replace("_", "-"))
    if not match:
        return None
    language = match["language"].lower()
    if len(language) == 2 and language not in _codes():
        return None
    script = f"-{match['script'].title()}" if match["script"] else ""
    region = f"-{match['region'].upper()}" if match["region"] else ""
    return f"{language}{script}{region}{match['variants'].lower()}"


def meant_language(text: str) -> str:
    """The tag that somebody means who writes "Spanish"; empty if that is not known."""
    meant: str = toml("languages.toml")["meant"].get(text.strip().casefold(), "")
    return meant


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(toml("languages.toml")["codes"].split())
