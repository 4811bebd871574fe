"""The words that the tool itself adds to a handout, in the handout's language where we have them."""

from __future__ import annotations

from collections.abc import Mapping

from handouts.model import language_root
from handouts.records import dataclass
from handouts.resources import toml


@dataclass(frozen=True, slots=True)
class Labels:
    """Words in one language.

    Attributes:
        lang: The language they are in. It is "en" where we do not have the one that was asked for; the
            writers then mark the words as English.
    """

    lang: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, with `values` put in their places.

        Raises:
            KeyError: There is no such key in `data/labels.toml`.
        """
        return self.table[key].format(**values)


def labels(lang: str) -> Labels:
    """The words for a document in `lang`, a BCP 47 tag: its language's, else English."""
    table = toml("labels.toml")
    root = language_root(lang)
    if root not in table:
        root = "en"
    return Labels(root, table[root])


def language_name(lang: str) -> str:
    """What a language is called in that language: "Español" for "es-MX"; the tag where we do not know.

    The longest beginning of the tag that is in `data/language_names.toml` is taken.
    """
    names = toml("language_names.toml")["names"]
    parts = lang.lower().split("-")
    for length in range(len(parts), 0, -1):
        name: str | None = names.get("-".join(parts[:length]))
        if name:
            return name
    return lang
