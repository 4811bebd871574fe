"""The change log of one article: what was made plainer, and what is left for a person, the hardest first."""

from __future__ import annotations

import dataclasses

from handouts.config import Config
from handouts.model import Document, plain_text, sections_of
from handouts.pipeline.flags import BY_SCORES, in_sentences
from handouts.pipeline.own_words import own_words
from handouts.pipeline.renderer import check
from handouts.pipeline.suggestions import worth_reading
from handouts.readability import prepare, score_whole, sentence_difficulty
from handouts.results import Change, ChangeLog, CheckResult


def logged(
    source: Document,
    plainer: Document,
    changes: tuple[Change, ...],
    config: Config,
    *,
    appraised: bool = False,
    named: str | None = None,
) -> tuple[CheckResult, ChangeLog]:
    """What checking the plainer article comes to, and the log of what made it so.

    Args:
        source: The article as it is written.
        plainer: The same in plainer words.
        changes: What was changed, or could be.
        config: Settings for the check.
        appraised: Also go through the published lists of questions.
        named: What a command names to read the article again; None for its path.
    """
    checked = check(plainer, config, appraised=appraised)
    changes = worth_reading(changes, checked.readability, own_words(config))
    was_changed = any(change.strength == "applied" for change in changes)
    as_written = score_whole(source) if was_changed else checked.readability.document
    result = dataclasses.replace(checked, changes=changes, as_written=as_written)
    return result, change_log(source, plainer, changes, result, named=named)


def change_log(
    source: Document,
    plainer: Document,
    changes: tuple[Change, ...],
    result: CheckResult,
    *,
    named: str | None = None,
) -> ChangeLog:
    """What making an article plainer came to.

    Args:
        source: The article as it is written.
        plainer: The same in plainer words.
        changes: What was changed, or could be, and what a person has to decide.
        result: What checking the plainer article came to; its hard sentences are left for a person too.
        named: What a command names to read the article again; None for its path.
    """
    from handouts import checks
    from handouts.plain import titles

    by_scores = [one for one in result.findings if one.rule in BY_SCORES]
    flagged = in_sentences(by_scores, prepare(plainer), changes) if by_scores else ()
    every = sorted([*changes, *flagged], key=lambda change: change.position.order)
    language = source.meta.lang
    left = [change for change in every if change.strength != "applied"]
    left.sort(key=lambda change: -sentence_difficulty(change.sentence, language))
    gate, written = result.gate, result.as_written
    before = written.values.get(gate.metric) if gate and written else None
    return ChangeLog(
        path=source.position.path,
        named=source.position.path if named is None else named,
        title=plain_text(source.title),
        language=language,
        changes=tuple(every),
        left=tuple(left),
        metric=gate.metric if gate else "",
        scores=(before, gate.value) if gate and before is not None else None,
        headings={section.id: plain_text(section.heading) for section in sections_of(source)},
        rules=titles() | checks.titles({one.rule for one in every if one.strength == "flagged"}),
    )
