"""The change log of one article: what was made plainer, and what is left for a person, the hardest first."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable

from handouts.config import Config
from handouts.findings import Finding
from handouts.model import Document, plain_text, sections_of
from handouts.pipeline.renderer import check
from handouts.readability import prepare, score_whole, sentence_difficulty
from handouts.results import Change, ChangeLog, CheckResult, change_id

_NEAR = 50
"""How many sentences in front of a finding its own is looked for: more than a paragraph has."""


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
        changes: What was changed, or could be.
        result: What checking the plainer article came to; what it says of wording is left for a person.
        named: What a command names to read the article again; None for its path.
    """
    from handouts import checks
    from handouts.plain import ABOUT_WORDS, titles

    suggested = {(change.sentence, change.original) for change in changes if change.strength != "applied"}
    found = _flagged(plainer, (one for one in result.findings if one.rule in ABOUT_WORDS))
    flagged = [one for one in found if (one.sentence, one.original) not in suggested]
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
        rules=titles() | checks.titles({one.rule for one in flagged}),
    )


def _flagged(document: Document, findings: Iterable[Finding]) -> Iterable[Change]:
    """What checks found in the plainer words, each in its sentence; no rewrite is sure enough to mend it."""
    findings = list(findings)
    if not findings:
        return
    sentences = [sentence for part in prepare(document) for sentence in part.sentences]
    sentences.sort(key=lambda sentence: sentence.position.order)  # notes may stand anywhere in a source
    places = [sentence.position.order for sentence in sentences]
    for finding in findings:
        upto = bisect.bisect_right(places, finding.position.order)
        near = reversed(sentences[max(0, upto - _NEAR) : upto])
        around = next((one.text for one in near if finding.excerpt in one.text), finding.excerpt)
        yield Change(
            id=change_id(finding.rule, around, finding.excerpt),
            rule=finding.rule,
            strength="flagged",
            section=finding.section,
            position=finding.position,
            original=finding.excerpt,
            new="",
            reason=f"{finding.message} {finding.fix}",
            sentence=around,
        )
