"""From an article to the same article in plainer words, with a log of every change."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from handouts.lexicon import lexicon
from handouts.model import (
    Blocks,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    ListItem,
    NumberedList,
    Paragraph,
    Section,
    language_root,
)
from handouts.plain.lexicon import Finder
from handouts.plain.proposal import Tools
from handouts.plain.rewriter import Rewriter
from handouts.results import Change


@dataclass(frozen=True, slots=True)
class PlainSettings:
    """What a clinic decides about rewriting.

    Attributes:
        protected: Words and phrases that are never replaced.
        accepted: Ids of suggestions to make.
        rejected: Ids of changes not to make.
    """

    protected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()


def simplify(document: Document, settings: PlainSettings | None = None) -> tuple[Document, tuple[Change, ...]]:
    """The article in plainer words, and what was changed.

    Args:
        document: The article. One in a language that there is no lexicon for comes back as it is.
        settings: What the clinic decided; None for the defaults.

    Returns:
        The plainer document, whose parts keep the positions of the source, and every change that was made or is
        suggested, in reading order.
    """
    settings = settings or PlainSettings()
    language = language_root(document.meta.lang)
    words = lexicon(language)
    if not len(words):
        return document, ()
    protected = settings.protected | {entry.term.lower() for entry in document.meta.terms}
    rewriter = Rewriter(
        Tools(Finder(words, protected)),
        document.meta.lang,
        protected,
        settings.accepted,
        settings.rejected,
    )
    walker = _Walker(rewriter)
    plainer = dataclasses.replace(
        document,
        title=rewriter.passage(document.title, "", heading=True),
        blocks=walker.blocks(document.blocks, ""),
        sections=tuple(walker.section(section) for section in document.sections),
        notes=tuple(
            dataclasses.replace(note, blocks=walker.blocks(note.blocks, "")) for note in document.notes
        ),
    )
    return plainer, tuple(rewriter.changes)


@dataclass(frozen=True, slots=True)
class _Walker:
    rewriter: Rewriter

    def section(self, section: Section) -> Section:
        return dataclasses.replace(
            section,
            heading=self.rewriter.passage(section.heading, section.id, heading=True),
            blocks=self.blocks(section.blocks, section.id),
            sections=tuple(self.section(inner) for inner in section.sections),
        )

    def blocks(self, blocks: Blocks, section: str) -> Blocks:
        return tuple(self._block(block, section) for block in blocks)  # type: ignore[arg-type]

    def _block(self, block: object, section: str) -> object:
        """Prose is rewritten; quotations, tables, pictures and lines to fill in stay as they are."""
        if isinstance(block, Paragraph):
            return dataclasses.replace(block, children=self.rewriter.passage(block.children, section))
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
        return dataclasses.replace(item, blocks=self.blocks(item.blocks, section))

    def _definition(self, definition: Definition, section: str) -> Definition:
        """The term stays: it is what is explained."""
        return dataclasses.replace(definition, blocks=self.blocks(definition.blocks, section))
