"""Which suggestions are worth the time of the person who goes through them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from handouts.lexicon import OwnWords, lexicon
from handouts.model import language_root
from handouts.resources import toml
from handouts.results import Change, Readability


def worth_reading(
    changes: Iterable[Change], readability: Readability, own: OwnWords | None = None
) -> tuple[Change, ...]:
    """The changes without suggestions that would make a plain section no plainer.

    "Chance" may be the better word for "risk" where a section is hard. Where it is plain already, and most
    readers know the word, asking a clinician about it hides the questions that matter. What was made and what
    a person has to decide stays, and so does what a clinic's own lexicon suggests.

    Args:
        changes: What was changed, or could be, and what a person has to decide.
        readability: The scores of the article in plainer words.
        own: The clinic's own lexicon.
    """
    easy = _easy_sections(readability)
    if not easy:
        return tuple(changes)
    words = lexicon(language_root(readability.language), own=own)

    def is_known(original: str) -> bool:
        term = words.spellings.get(" ".join(original.lower().replace("’", "'").split()))
        return term is not None and words[term].familiar and not words[term].source

    return tuple(
        change
        for change in changes
        if not (
            change.strength == "suggested"
            and change.rule == "everyday-word"
            and change.section in easy
            and is_known(change.original)
        )
    )


def _easy_sections(readability: Readability) -> Collection[str]:
    """The ids of sections that are plain, by their own words."""
    limits = toml("suggestions.toml").get(language_root(readability.language))
    if limits is None:
        return ()
    grades = {one.id: one.scores.values.get(limits["metric"]) for one in readability.sections}
    return frozenset(name for name, grade in grades.items() if grade is not None and grade <= limits["grade"])
