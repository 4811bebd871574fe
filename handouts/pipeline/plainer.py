"""Making an article plainer: rewrites, then acronyms spelled out and definitions of what is still hard."""

from __future__ import annotations

import dataclasses

from handouts.config import Config
from handouts.lexicon import lexicon
from handouts.model import Document, language_root, position_at
from handouts.pipeline.flags import flagged
from handouts.pipeline.own_words import with_own_words
from handouts.pipeline.renderer import settings_for
from handouts.results import Change
from handouts.signoff import is_signed_off


def simplify(document: Document, config: Config | None = None) -> tuple[Document, tuple[Change, ...]]:
    """The article in plainer words, and every change that was made or is suggested.

    Nothing is lost on the way: each rewritten sentence is compared with the original, and one in which a
    figure, a denial, a condition or the like is another is not used. Simplifying the outcome changes nothing.

    Args:
        document: The article, as a reader made it. One that a clinician signed off, or in a language that
            there is no lexicon for, comes back as it is.
        config: Settings; None for the defaults.

    Returns:
        The plainer document, whose parts keep the positions of the source; and the changes in reading order:
        those that were made, those that a person may make, and what a person has to decide.
        Where anything was changed nobody has reviewed it, whatever the source says.

    Raises:
        ConfigError: The clinic's own lexicon cannot be read, or has mistakes.
    """
    if not can_simplify(document):
        return document, ()
    from handouts.checks import undefined
    from handouts.plain import explain_words, left_alone, simplify

    config = with_own_words(config or Config())
    settings = config.plain
    plainer, changes = simplify(document, settings)
    is_left = left_alone(document)
    words, letters = undefined(plainer, settings.own)
    plainer, added = explain_words(
        plainer,
        document,
        [one for one in letters if not is_left(position_at(one.inlines, one.start))],
        [one for one in words if not is_left(position_at(one.inlines, one.start))],
        settings,
    )
    made = (*changes, *added)
    left = flagged(plainer, made, settings_for(document, config))
    changes = tuple(sorted((*made, *left), key=lambda change: change.position.order))
    if any(change.strength == "applied" for change in changes):
        plainer = _not_reviewed(plainer)
    return plainer, changes


def can_simplify(document: Document) -> bool:
    """Whether there are plainer words for its language, and nobody has signed the text off as it is."""
    return bool(len(lexicon(language_root(document.meta.lang)))) and not is_signed_off(document)


def _not_reviewed(document: Document) -> Document:
    """The document as one that a program has rewritten."""
    meta = document.meta
    if not meta.reviewed_text:  # with a digest it is void by itself, and a check tells whose review that was
        meta = dataclasses.replace(meta, reviewed_by="", reviewed_on=None)
    return dataclasses.replace(document, meta=meta, rewritten=True)


def rejecting(config: Config, accepted: frozenset[str], rejected: frozenset[str]) -> Config:
    """The settings with changes that a person accepted or rejected by id."""
    plain = dataclasses.replace(
        config.plain,
        accepted=config.plain.accepted | accepted,
        rejected=config.plain.rejected | rejected,
    )
    return dataclasses.replace(config, plain=plain)
