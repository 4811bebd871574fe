"""Words that the splits know (`data/splits.toml`)."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from handouts.plain import inflect
from handouts.resources import toml


@functools.cache
def row(name: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(toml("splits.toml")["en"][name].split())


@functools.cache
def forms(name: str) -> Mapping[str, Mapping[inflect.Form, str]]:
    """Every form of the verbs of a row ("causing"), and all forms of the verb that it is one of."""
    verbs = [inflect.verb(lemma) for lemma in toml("splits.toml")["en"][name].split()]
    return {form: verb for verb in verbs for form in verb.values()}
