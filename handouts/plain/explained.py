"""Hard words and letters that the article leaves unexplained are explained, as far as it gets no harder."""

from __future__ import annotations

from collections.abc import Iterable

from handouts.model import Document
from handouts.plain import acronyms, definitions
from handouts.plain.additions import add
from handouts.results import Change, Undefined, Unexpanded
from handouts.settings import PlainSettings

_MOST = {module.RULE: module.MOST_IN_ONE for module in (acronyms, definitions)}


def explain_words(
    document: Document,
    source: Document,
    letters: Iterable[Unexpanded],
    words: Iterable[Undefined],
    settings: PlainSettings,
) -> tuple[Document, tuple[Change, ...]]:
    """The document with acronyms spelled out and hard words defined, and what was added or is suggested.

    Args:
        document: The article in plainer words.
        source: The article as it was.
        letters: Acronyms of the document that are not spelled out, in reading order.
        words: Its words that need a definition, in reading order.
        settings: What the clinic decided.
    """
    spelled, suggested = acronyms.expansions(document, letters, settings.accepted)
    wanted = [*spelled, *definitions.definitions(document, words)]
    wanted = [one for one in wanted if one.id not in settings.rejected]
    explained, added = add(document, source, wanted, _MOST)
    return explained, (*added, *(one for one in suggested if one.id not in settings.rejected))
