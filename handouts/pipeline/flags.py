"""What only a person can decide about the words of an article: who acts, what a long sentence is to be."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterable, Iterator

from handouts.findings import Finding
from handouts.model import Document
from handouts.readability import Part, prepare
from handouts.results import Change, change_id
from handouts.settings import CheckSettings

_NEAR = 50
"""How many sentences in front of a finding its own is looked for: more than a paragraph has."""


BY_SCORES = frozenset(("hard-sentence",))
"""Rules about wording that go by scores, which take longer than all the rest: the change log adds them."""


def flagged(document: Document, changes: Iterable[Change], settings: CheckSettings) -> tuple[Change, ...]:
    """What the rules about wording find in plainer words, as changes that a person has to decide on.

    Args:
        document: The article in plainer words.
        changes: What was changed and is suggested.
        settings: Rules that the clinic does not want, and what is passed over in this article.
    """
    from handouts import checks
    from handouts.plain import ABOUT_WORDS

    wanted = (ABOUT_WORDS - BY_SCORES) & checks.chosen(settings)
    if not wanted:
        return ()
    parts = prepare(document)
    return in_sentences(checks.findings(document, wanted, settings, parts), parts, changes)


def in_sentences(
    findings: Iterable[Finding], parts: Iterable[Part], changes: Iterable[Change]
) -> tuple[Change, ...]:
    """Each finding as a change that a person has to decide on, in its sentence.

    Args:
        findings: What rules about wording found.
        parts: The article that they found it in, as `readability.prepare` gives it.
        changes: What is suggested, or flagged already; it is left out.
    """
    known = {(one.sentence, one.original) for one in changes if one.strength == "suggested"}
    ids = {one.id for one in changes}
    flags = {one.id: one for one in _flags(findings, parts)}
    return tuple(
        one for one in flags.values() if one.id not in ids and (one.sentence, one.original) not in known
    )


def _flags(findings: Iterable[Finding], parts: Iterable[Part]) -> Iterator[Change]:
    sentences = [(sentence.position.order, sentence) for part in parts for sentence in part.sentences]
    sentences.sort(key=operator.itemgetter(0))  # notes may stand anywhere in a source
    places = [place for place, _ in sentences]
    for finding in findings:
        upto = bisect.bisect_right(places, finding.position.order)
        near = reversed(sentences[max(0, upto - _NEAR) : upto])
        around = next((one.text for _, one in near if finding.excerpt in one.text), finding.excerpt)
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
