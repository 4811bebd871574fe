"""Language tags and the direction of writing, for `lang` and `dir`."""

from __future__ import annotations

import re

from handouts.resources import toml

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


def is_tag(lang: str) -> bool:
    """Whether `lang` has the form of a BCP 47 tag."""
    return _TAG.match(lang) is not None


def direction(lang: str) -> str:
    """The direction in which a language is written: "rtl" or "ltr"."""
    table = toml("directions.toml")
    language, *rest = lang.lower().split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part in table["scripts"] else "ltr"
    return "rtl" if language in table["languages"] else "ltr"
