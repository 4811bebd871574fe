"""Making an article plainer: rewrites, then definitions of what is still hard."""

from __future__ import annotations

import dataclasses

from handouts.config import Config
from handouts.model import Document
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
        The plainer document, whose parts keep the positions of the source; and the changes in reading order.
    """
    from handouts.checks import undefined
    from handouts.plain import define, simplify

    settings = (config or Config()).plain
    if is_signed_off(document):
        return document, ()
    plainer, changes = simplify(document, settings)
    plainer, added = define(plainer, undefined(plainer), settings.rejected)
    return plainer, tuple(sorted((*changes, *added), key=_place))


def _place(change: Change) -> tuple[int, int]:
    return change.position.line or change.position.paragraph or 0, change.position.column or 0


def rejecting(config: Config, accepted: frozenset[str], rejected: frozenset[str]) -> Config:
    """The settings with changes that a person accepted or rejected by id."""
    plain = dataclasses.replace(
        config.plain,
        accepted=config.plain.accepted | accepted,
        rejected=config.plain.rejected | rejected,
    )
    return dataclasses.replace(config, plain=plain)
