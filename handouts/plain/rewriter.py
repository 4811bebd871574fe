"""Rewrites the sentences of one passage, as far as rules are sure and the guard agrees."""

from __future__ import annotations

import dataclasses
import functools
import operator
import re
from collections.abc import Collection, Sequence
from dataclasses import field
from typing import NamedTuple

from handouts.findings import Position
from handouts.model import (
    Abbreviation,
    Inlines,
    LineBreak,
    Paragraph,
    Span,
    Text,
    language_root,
    plain_text,
    position_at,
    walk,
)
from handouts.plain import guard, lists
from handouts.plain.burden import is_harder
from handouts.plain.edit import Edit, replaced
from handouts.plain.proposal import Proposal, Tools
from handouts.plain.rules import RULES, asked
from handouts.plain.sentence import Sentence
from handouts.readability import spans
from handouts.records import dataclass
from handouts.results import Change, change_id

_NUMBERS = {rule.RULE: number for number, rule in enumerate(RULES)}

TURNS = 8
"""A sentence is gone over until no rule has anything to add; real ones take two or three turns."""


@dataclass(slots=True)
class Rewriter:
    """Goes over passages and notes what it changed.

    Attributes:
        tools: What rules share.
        language: The article's language, a BCP 47 tag.
        protected: Words that must stay as they are, for the guard.
        accepted: Ids of suggestions that somebody accepted.
        rejected: Ids of changes that somebody rejected.
        changes: What was changed and suggested so far.
    """

    tools: Tools
    language: str
    protected: Collection[str] = ()
    accepted: Collection[str] = ()
    rejected: Collection[str] = ()
    changes: list[Change] = field(default_factory=list)

    def passage(self, inlines: Inlines, section: str, *, heading: bool = False) -> Inlines:
        """A paragraph, list item or heading in plainer words."""
        found: list[Change] = []
        passage = _Passage(inlines, plain_text(inlines))
        for span in reversed(spans(passage.text, self.language)):
            work = _Work(self, passage, (span.start, span.end), section=section, heading=heading)
            passage = work.rewritten()
            found[:0] = work.changes
        self.changes += found
        return passage.inlines

    def lists(self, found: lists.Listed, paragraph: Paragraph, section: str) -> bool:
        """Note that a sentence became a list; whether it may."""
        identity = change_id(lists.RULE, found.original)
        if identity in self.rejected or self.violations(found.original, found.new):
            return False
        self.changes.append(
            Change(
                id=identity,
                rule=lists.RULE,
                strength="applied",
                section=section,
                position=position_at(paragraph.children, found.offset),
                original=found.original,
                new=found.new,
                reason=lists.REASON,
                sentence=found.original,
                becomes=found.new,
            )
        )
        return True

    def violations(self, original: str, new: str, additions: Collection[str] = ()) -> tuple[str, ...]:
        """What the guard has against a change."""
        return guard.violations(
            original,
            new,
            language=language_root(self.language),
            protected=self.protected,
            additions=tuple(additions),
            words=self.tools.finder.lexicon,
        )


class _Passage(NamedTuple):
    """A run of words with what they stand in, and their characters."""

    inlines: Inlines
    text: str

    def changed(self, edits: Sequence[Edit], at: int) -> _Passage | None:
        """The passage with edits of what starts at an offset; None where an edge is in the way."""
        inlines, text = self
        for edit in reversed(edits):
            shifted = Edit(at + edit.start, at + edit.end, edit.new)
            made = replaced(inlines, shifted)
            if made is None:
                return None
            inlines, text = made, shifted.apply(text)
        return _Passage(inlines, text)


class _Asked:
    """A sentence, and what rules propose for it: each is asked once.

    Attributes:
        sentence: The sentence.
        open: The rules that have not been asked, or proposed something: a bit for each (see `rules.asked`).
    """

    __slots__ = ("_proposals", "open", "sentence")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.open = asked(sentence.vocabulary)
        self._proposals: dict[int, list[Proposal]] = {}

    def proposals(self, number: int, tools: Tools) -> list[Proposal]:
        """What the rule of a number proposes."""
        known = self._proposals.get(number)
        if known is None:
            known = self._proposals[number] = list(RULES[number].propose(self.sentence, tools))
            if not known:
                self.open &= ~(1 << number)
        return known


class _Work:
    """One sentence of the source, and what has become of it."""

    def __init__(
        self, rewriter: Rewriter, passage: _Passage, place: tuple[int, int], *, section: str, heading: bool
    ) -> None:
        self.rewriter = rewriter
        self.passage = passage
        self.section = section
        self.start, self.end = place
        self.heading = heading
        self.source = passage.text[self.start : self.end]
        self.changes: list[Change] = []
        self._ids: set[str] = set()
        self._additions: list[str] = []
        self._judged = ("", "")
        self._now: tuple[tuple[int, _Asked], ...] | None = None
        self._last: tuple[tuple[int, _Asked], ...] = ()

    @property
    def text(self) -> str:
        """What the sentence is now; it may be several."""
        return self.passage.text[self.start : self.end]

    def rewritten(self) -> _Passage:
        before = self.passage
        for _ in range(TURNS):
            if not self._round():
                break
        done = (self.source, self.text)
        if self.changes and done != self._judged and self.rewriter.violations(*done, self._additions):
            # Each step was faithful and all of them together are not: nothing of it is kept.
            self.passage, self.end = before, self.start + len(self.source)
            self.changes = [self._as_suggested(change) for change in self.changes]
            return self.passage
        whole = self.text
        self.changes = [dataclasses.replace(one, sentence=self.source, becomes=whole) for one in self.changes]
        self._suggest()
        self.changes.sort(key=lambda change: (change.position.line or 0, change.position.column or 0))
        return self.passage

    def _sentences(self) -> tuple[tuple[int, _Asked], ...]:
        """The sentences that it is now, the last first, each with its offset in the passage."""
        if self._now is None:
            text, kept = self.text, _kept(self.passage.inlines, self.rewriter.language)
            now = []
            for span in reversed(spans(text, self.rewriter.language)):
                at = self.start + span.start
                inside = tuple((first - at, last - at) for first, last in kept)
                piece = text[span.start : span.end]
                old = next((one for _, one in self._last if _is_same(one.sentence, piece, inside)), None)
                now.append((at, old or _Asked(Sentence(piece, inside, self.heading))))
            self._now = self._last = tuple(now)
        return self._now

    def _round(self) -> bool:
        """Let every rule have its turn; whether anything was changed."""
        changed, opened = False, self._open()
        for number in range(len(RULES)):
            if opened >> number & 1 and self._turn(number):
                changed, opened = True, self._open()
        return changed

    def _open(self) -> int:
        """The rules that may have something to say of one of the sentences."""
        return functools.reduce(operator.or_, (one.open for _, one in self._sentences()), 0)

    def _turn(self, number: int) -> bool:
        """Let the rule of a number look at every sentence; whether anything was changed."""
        changed = False
        for at, one in self._sentences():
            if not one.open >> number & 1:
                continue
            free = len(one.sentence.text)  # what stands behind was changed in this turn
            for proposal in reversed(one.proposals(number, self.rewriter.tools)):
                if proposal.end > free or not self._is_wanted(proposal, one, at):
                    continue
                if self._apply(proposal, one, at):
                    changed, free = True, proposal.start
                if proposal.whole:
                    break
        return changed

    def _is_wanted(self, proposal: Proposal, one: _Asked, at: int) -> bool:
        if self.rewriter.rejected or self.rewriter.accepted:
            identity = self._identity(proposal, one, at)
            if identity in self.rewriter.rejected:
                return False
            if identity in self.rewriter.accepted:
                return True
        return proposal.strength == "apply" and (
            proposal.asked or not is_harder(proposal, one.sentence, self.rewriter.language)
        )

    def _apply(self, proposal: Proposal, one: _Asked, at: int) -> bool:
        """Make the change, if the guard agrees and no edge of a link or the like is in the way."""
        sentence, identity = one.sentence, self._identity(proposal, one, at)
        if identity in self._ids:
            return False
        new = proposal.apply(sentence.text)
        if new == sentence.text or self.rewriter.violations(sentence.text, new, proposal.additions):
            return False
        made = self.passage.changed(proposal.edits, at)
        if made is None:
            return False
        position = position_at(self.passage.inlines, at + proposal.start)
        self.passage = made
        self._judged = (sentence.text, new)
        self.end += len(new) - len(sentence.text)
        self._now = None
        self._ids.add(identity)
        self._additions += proposal.additions
        self.changes.append(self._change(identity, proposal, sentence, "applied", position))
        return True

    def _suggest(self) -> None:
        """Note what was not done: suggestions, and what the guard or an edge forbade."""
        for at, one in self._sentences():
            for number in range(len(RULES)):
                for proposal in one.proposals(number, self.rewriter.tools) if one.open >> number & 1 else ():
                    identity = self._identity(proposal, one, at)
                    if identity in self.rewriter.rejected or identity in self._ids:
                        continue
                    self._ids.add(identity)
                    position = position_at(self.passage.inlines, at + proposal.start)
                    self.changes.append(self._change(identity, proposal, one.sentence, "suggested", position))

    def _before(self, proposal: Proposal, one: _Asked, at: int) -> int:
        """How many changes that are about the same could be made before this one."""
        number, tools = _NUMBERS[proposal.rule], self.rewriter.tools
        fronts = [other for start, other in self._sentences() if start < at]
        proposed = [other for front in fronts for other in front.proposals(number, tools)]
        proposed += [other for other in one.proposals(number, tools) if other.start < proposal.start]
        return sum(other.about == proposal.about for other in proposed)

    def _change(
        self, identity: str, proposal: Proposal, sentence: Sentence, strength: str, position: Position
    ) -> Change:
        becomes = proposal.apply(sentence.text)
        if proposal.whole:
            original, new = sentence.text, becomes
        else:
            last = proposal.edits[-1]
            original, new = sentence.text[last.start : last.end], last.new
        return Change(
            id=identity,
            rule=proposal.rule,
            strength=strength,
            section=self.section,
            position=position,
            original=original,
            new=new,
            reason=proposal.reason,
            sentence=sentence.text,
            becomes=becomes,
        )

    def _as_suggested(self, change: Change) -> Change:
        return dataclasses.replace(change, strength="suggested")

    def _identity(self, proposal: Proposal, one: _Asked, at: int) -> str:
        """The id of a change: the same whatever else was changed in the sentence, or around it.

        A word of the lexicon is told by its term, so that it keeps its id where a passive is turned round.
        Where the same change could be made in several places of a sentence, those behind the first have the
        number of the place in it. What turns a whole sentence round is told by which one of the source's it
        is: its words are those that other changes left.
        """
        if proposal.whole and proposal.edits[0].start == 0 and proposal.edits[0].end > 1:
            number = sum(start < at for start, _ in self._sentences())
            return change_id(proposal.rule, self.source, str(number))
        if proposal.about:
            number = self._before(proposal, one, at)
            return change_id(proposal.rule, self.source, *proposal.about, *([str(number)] if number else ()))
        sentence = one.sentence
        olds = [sentence.text[edit.start : edit.end] for edit in proposal.edits]
        news = [edit.new for edit in proposal.edits]
        parts = (proposal.rule, self.source, *olds, *news)
        if olds[-1]:
            before = self.text[: at - self.start + proposal.edits[-1].start]
            earlier = len(re.findall(rf"\b{re.escape(olds[-1])}\b", before)) if olds[-1] in before else 0
            parts = (*parts, str(earlier)) if earlier else parts
        return change_id(*parts)


def _is_same(sentence: Sentence, text: str, kept: tuple[tuple[int, int], ...]) -> bool:
    return sentence.text == text and sentence.kept == kept


def _kept(inlines: Inlines, language: str) -> list[tuple[int, int]]:
    """Places that no word may be changed in: abbreviations, and words in another language."""
    found: list[tuple[int, int]] = []
    offset = 0
    for inline in inlines:
        if isinstance(inline, Text):
            offset += len(inline.text)
            continue
        for node in walk(inline):
            if isinstance(node, Span) and language_root(node.lang) != language_root(language):
                found.append((offset, offset + len(plain_text((node,)))))
            elif isinstance(node, Abbreviation):
                found.append((offset, offset + len(node.text)))
                offset += len(node.text)
            elif isinstance(node, Text):
                offset += len(node.text)
            elif isinstance(node, LineBreak):
                found.append((offset, offset + 1))
                offset += 1
    return found
