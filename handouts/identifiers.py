"""Names made from words: ids of sections, names of files."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""Characters that a made name has at most."""


def slug(text: str) -> str:
    """The words of `text` in ASCII letters, digits and hyphens, starting with a letter, 60 at most."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    made = _shortened(re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-"))
    if not made or not made[0].isalpha():
        made = f"section-{made}".rstrip("-")
    return made


def folder_name(text: str) -> str:
    """The words of `text` in small letters, digits and hyphens, 60 at most, for the name of a folder.

    Accents go, as in `slug`; letters of other scripts stay, so that two articles with Chinese names do not
    meet in one folder.
    """
    parted = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter)).lower()
    made = re.sub(r"[\W_]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    return _shortened(unicodedata.normalize("NFC", made)) or "article"


def _shortened(made: str) -> str:
    if len(made) <= LONGEST:
        return made
    return made[:LONGEST].rpartition("-")[0] or made[:LONGEST]


class Ids:
    """Gives each heading an id that no other heading of the document has."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = set(taken or ())
        self._last: dict[str, int] = {}

    def new(self, text: str) -> str:
        """An id made of the words of `text`: "who-can-have-it", then "who-can-have-it-2"."""
        return self.free(slug(text))

    def free(self, wanted: str) -> str:
        """`wanted`, or `wanted` with the first number that nobody has."""
        # Counting goes on where it stopped, so that a thousand headings of one name take a thousand steps.
        candidate, number = wanted, self._last.get(wanted, 1)
        while candidate in self._taken:
            number += 1
            candidate = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(candidate)
        return candidate


class GithubNames:
    """The names that GitHub gives to headings: small letters, hyphens, and a number if it is taken."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def new(self, words: str) -> str:
        """The name of a heading with these words; the second of one name is "when-to-call-1"."""
        base = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        times = self._times.get(base, 0)
        self._times[base] = times + 1
        return f"{base}-{times}" if times else base
