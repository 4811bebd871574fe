"""Whether a hyphen at the end of a line is its author's or a program's."""

from __future__ import annotations

import pytest

from handouts.readers._hyphens import Hyphens

CASES = {
    "of a program": (("such as esketam\u2010", "ine"), "esketam\u2010", "ine", "esketamine", 0),
    "typed, in a text that has others": (("self\u2010care",), "esketam\u2010", "ine", "esketam\u2010ine", 1),
    "of a keyboard": (("such as",), "esketam-", "ine", "esketam-ine", 1),
    "soft": (("such as",), "esketam\u00ad", "ine", "esketamine", 0),
    "of a word to come": (("such as",), "short-", "and long-acting", "short- and long-acting", 0),
    "of a word that the text has": (("esketamine",), "esketam-", "ine", "esketamine", 0),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hyphen(name: str) -> None:
    texts, above, below, whole, told = CASES[name]
    losses: list[str] = []
    made = Hyphens(texts).joined(above, below, lambda kind, what, why: losses.append(what))
    assert (made, len(losses)) == (whole, told)
