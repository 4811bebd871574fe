"""From an article to the same article in plainer words, with a log of every change."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable

from handouts.findings import Position
from handouts.lexicon import OwnWords, lexicon
from handouts.model import (
    Block,
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    Inlines,
    ListItem,
    NumberedList,
    Paragraph,
    Section,
    language_root,
    position_at,
)
from handouts.plain import lists
from handouts.plain.lexicon import Finder
from handouts.plain.own import forms_of
from handouts.plain.proposal import Tools
from handouts.plain.rewriter import Rewriter
from handouts.plain.stays import left_alone
from handouts.records import dataclass
from handouts.results import Change
from handouts.settings import PlainSettings

DEEPEST = 2
"""A list stands in no more than one other: deeper ones are hard to follow."""


def simplify(
    document: Document, settings: PlainSettings | None = None
) -> tuple[Document, tuple[Change, ...]]:
    """The article in plainer words, and what was changed.

    Args:
        document: The article. One in a language that there is no lexicon for comes back as it is.
        settings: What the clinic decided; None for the defaults.

    Returns:
        The plainer document, whose parts keep the positions of the source, and every change that was made or
        is suggested, in reading order.
    """
    settings = settings or PlainSettings()
    language = language_root(document.meta.lang)
    if not len(lexicon(language)):
        return document, ()
    protected = settings.protected | {entry.term.lower() for entry in document.meta.terms}
    rewriter = Rewriter(
        Tools(_finder(language, protected, settings.own)),
        document.meta.lang,
        protected,
        settings.accepted,
        settings.rejected,
    )
    walker = _Walker(rewriter, left_alone(document))
    plainer = dataclasses.replace(
        document,
        title=walker.words(document.title, "", heading=True),
        blocks=walker.blocks(document.blocks, ""),
        sections=tuple(walker.section(section) for section in document.sections),
        notes=tuple(
            dataclasses.replace(note, blocks=walker.blocks(note.blocks, "")) for note in document.notes
        ),
    )
    return plainer, tuple(rewriter.changes)


@functools.lru_cache(maxsize=8)
def _finder(language: str, protected: frozenset[str], own: OwnWords | None) -> Finder:
    """What looks words up; articles of one clinic share it. What a clinic says for its own words stays."""
    said = {
        form
        for entry in (own.entries if own else ())
        for words in entry.plain
        for form in forms_of(words.lower(), entry.pos)
    }
    return Finder(lexicon(language, own=own), protected | said)


@dataclass(frozen=True, slots=True)
class _Walker:
    rewriter: Rewriter
    is_left: Callable[[Position], bool]
    depth: int = 0

    def words(self, inlines: Inlines, section: str, *, heading: bool = False) -> Inlines:
        """A run of words, rewritten unless its author wants it to stay."""
        if self.is_left(position_at(inlines, 0)):
            return inlines
        return self.rewriter.passage(inlines, section, heading=heading)

    def section(self, section: Section) -> Section:
        return dataclasses.replace(
            section,
            heading=self.words(section.heading, section.id, heading=True),
            blocks=self.blocks(section.blocks, section.id),
            sections=tuple(self.section(inner) for inner in section.sections),
        )

    def blocks(self, blocks: Blocks, section: str) -> Blocks:
        made: list[Block] = []
        for block in blocks:
            if isinstance(block, Paragraph) and not self.is_left(position_at(block.children, 0)):
                children = self.words(block.children, section)
                made += self._listed(dataclasses.replace(block, children=children), section)
            else:
                made.append(self._block(block, section))
        return tuple(made)

    def _listed(self, paragraph: Paragraph, section: str) -> list[Block]:
        """The paragraph with its rows of things as lists, but for an item of a list within a list."""
        done: list[Block] = []
        language, item = self.rewriter.language, self.depth > 0
        found = lists.listed(paragraph, language, item=item) if self.depth < DEEPEST else None
        while found is not None and self.rewriter.lists(found, paragraph, section):
            done += self._once_more(found, section)
            if found.after is None:
                return done
            paragraph = found.after
            found = lists.listed(paragraph, language, item=item)
        return [*done, paragraph]

    def _once_more(self, found: lists.Listed, section: str) -> tuple[Block, Block]:
        """What leads to a new list, and its items, read by themselves: an item may now be made plainer.

        What is only suggested there was suggested for the sentence.
        """
        known = len(self.rewriter.changes)
        lead = dataclasses.replace(found.before, children=self.words(found.before.children, section))
        items = self._block(found.items, section)
        self.rewriter.changes[known:] = [
            change for change in self.rewriter.changes[known:] if change.strength == "applied"
        ]
        return lead, items

    def _block(self, block: Block, section: str) -> Block:
        """Prose is rewritten; quotations, tables, pictures and lines to fill in stay as they are."""
        if isinstance(block, (BulletList, NumberedList)):
            items = tuple(self._item(item, section) for item in block.items)
            return dataclasses.replace(block, items=items)
        if isinstance(block, DefinitionList):
            return dataclasses.replace(
                block, items=tuple(self._definition(one, section) for one in block.items)
            )
        if isinstance(block, Callout):
            return dataclasses.replace(block, blocks=self.blocks(block.blocks, section))
        return block

    def _item(self, item: ListItem, section: str) -> ListItem:
        inside = dataclasses.replace(self, depth=self.depth + 1)
        return dataclasses.replace(item, blocks=inside.blocks(item.blocks, section))

    def _definition(self, definition: Definition, section: str) -> Definition:
        """The term stays: it is what is explained."""
        return dataclasses.replace(definition, blocks=self.blocks(definition.blocks, section))
